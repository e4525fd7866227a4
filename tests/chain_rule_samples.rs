//! Several samples in the chain rule lesson: one at a time, or the mean over all, which is checked against published digits, the
//! naive twin and central differences.

use lessons::{Body, Cell, Lesson, Run, Session};
use nn::{Activation, Loss, Network, Optimizer, OptimizerKind, Parameter, backward, forward, loss, parameter_name};
use std::fmt::Write;
use tests::learner::{WIDE, Whole, number, reading, run, settled, values};
use tests::naive::Twin;
use tests::samples::Random;

/// Inputs and targets.
type Sample = (Vec<f64>, Vec<f64>);

fn lesson() -> &'static dyn Lesson {
    lessons::find("chain-rule").unwrap()
}

/// A network with its samples as the page hands them to the lesson.
fn document(network: &Network, samples: &[Sample]) -> String {
    let mut text = String::new();
    let mut line = |place: &str, value: &dyn std::fmt::Display| writeln!(text, "{place} {value}").unwrap();
    for (l, size) in network.layers().iter().enumerate() {
        line(&format!("network.layers.{l}"), size);
    }
    for l in 0..network.depth() {
        line(&format!("network.activations.{l}"), &network.activation(l).name());
    }
    line("network.loss", &network.loss().name());
    for parameter in network.parameters() {
        let place = match parameter {
            Parameter::Weight { layer, to, from } => format!("network.weights.{layer}.{to}.{from}"),
            Parameter::Bias { layer, to } => format!("network.biases.{layer}.{to}"),
        };
        line(&place, &network.get(parameter).unwrap());
    }
    for (at, (x, y)) in samples.iter().enumerate() {
        for (name, list) in [("inputs", x), ("targets", y)] {
            list.iter().enumerate().for_each(|(i, value)| line(&format!("{name}.{at}.{i}"), value));
        }
    }
    text
}

fn opened(network: &Network, samples: &[Sample], more: &[(&str, &str)]) -> Box<dyn Run> {
    let text = document(network, samples);
    run(lesson(), &[&[("document", text.as_str())], more].concat())
}

/// Logistic regression on three samples, as it is published.
fn published() -> (Network, Vec<Sample>) {
    let sigmoid = [Activation::Sigmoid];
    let network =
        Network::new(&[2, 1], &sigmoid, Loss::BinaryCrossEntropy, vec![vec![1.0, 2.0]], vec![vec![2.0]]).unwrap();
    let sample = |x: [f64; 2], y: f64| (x.to_vec(), vec![y]);
    (network, vec![sample([1.0, 3.0], 1.0), sample([2.0, 4.0], 0.0), sample([-1.0, -3.2], 1.0)])
}

#[test]
fn the_mean_over_three_samples_has_the_published_digits_before_and_after_a_hundred_updates() {
    let (network, samples) = published();
    let near = |got: f64, expected: f64, off: f64| assert!((got - expected).abs() <= off, "{got} and not {expected}");
    for (name, slope, after) in [
        ("w1", 0.99845601, 0.19033591),
        ("w2", 2.39507239, 0.12259159),
        ("b1", 0.001455578136784208, 1.9253598300845747),
    ] {
        let at = |t: &str| opened(&network, &samples, &[("mean", "yes"), ("eta", "0.009"), ("select", name), ("t", t)]);
        let backward = at("2");
        near(reading(&*backward, "loss"), 5.80154531939415, 1e-12);
        near(reading(&*backward, &format!("dL_d{name}")), slope, 5e-9);
        near(reading(&*at("300"), name), after, 5e-9);
    }
}

/// The mean of what `of` says of each sample.
fn mean(samples: &[Sample], of: impl Fn(&[f64], &[f64]) -> f64) -> f64 {
    samples.iter().map(|(x, y)| of(x, y)).sum::<f64>() / samples.len() as f64
}

#[test]
fn loss_and_every_gradient_are_the_means_of_the_naive_twin_and_of_central_differences() {
    let mut random = Random::new(31);
    let mut seen = 0;
    while seen < 60 {
        let (network, x, y) = random.sample();
        if network.layers().iter().any(|&size| size > 8) || network.depth() > 6 {
            continue;
        }
        seen += 1;
        let count = 2 + seen % 4;
        let samples: Vec<Sample> = (0..count)
            .map(|k| (x.iter().map(|x| (x * (k + 1) as f64 * 0.7).clamp(-9.0, 9.0)).collect(), y.clone()))
            .collect();
        let parameters: Vec<Parameter> = network.parameters().collect();
        let parameter = parameters[seen * 7 % parameters.len()];
        let name = parameter_name(&network, parameter);
        let run = opened(&network, &samples, &[("mean", "yes"), ("select", &name), ("t", "2")]);
        let slope = reading(&*run, &format!("dL_d{name}"));
        let twin = mean(&samples, |x, y| Twin::new(&network, x, y).gradient().get(parameter).unwrap());
        let close = |a: f64, b: f64, off: f64| (a - b).abs() <= off * (1.0 + a.abs().max(b.abs()));
        assert!(close(slope, twin, 1e-10), "{name} of {network:?}: {slope} and {twin}");
        let of_loss =
            |network: &Network| mean(&samples, |x, y| loss(network, &forward(network, x).unwrap(), y).unwrap());
        assert!(close(reading(&*run, "loss"), of_loss(&network), 1e-12), "the loss of {network:?}");
        let smooth = !network.activations().iter().any(|f| matches!(f, Activation::Relu | Activation::LeakyRelu));
        if smooth {
            let moved = |by: f64| {
                let mut moved = network.clone();
                moved.set(parameter, network.get(parameter).unwrap() + by).unwrap();
                of_loss(&moved)
            };
            let difference = (moved(1e-5) - moved(-1e-5)) / 2e-5;
            assert!(close(slope, difference, 1e-5), "{name} of {network:?}: {slope} and {difference}");
        }
        // The update goes by it.
        let after = opened(&network, &samples, &[("mean", "yes"), ("select", &name), ("t", "3"), ("eta", "0.1")]);
        let expected = network.get(parameter).unwrap() - 0.1 * twin;
        assert!(close(reading(&*after, &name), expected, 1e-10), "{name} after the update of {network:?}");
    }
}

/// The table of a fold: the texts of its cells.
fn table(run: &dyn Run, id: &str) -> Vec<Vec<String>> {
    let panels = run.whole_in(WIDE);
    let panel = panels.iter().find(|panel| panel.id == id).unwrap_or_else(|| panic!("no {id}"));
    let Body::Table { rows, .. } = &panel.body else { panic!("{id} is no table") };
    let text = |cell: &Cell| match cell {
        Cell::Label { label: figure::Label::Symbol(text) } => text.clone(),
        Cell::Input { text, .. } => text.clone(),
        _ => String::new(),
    };
    rows.iter().map(|row| row.cells.iter().map(text).collect()).collect()
}

#[test]
fn each_row_of_the_ledger_is_the_mean_of_the_samples_products() {
    let list = "0.9_-0.4_1*-0.5_1_0*0.2_0.3_0.5";
    let all = [("samples", list), ("mean", "yes"), ("t", "2")];
    let ledger = table(&*run(lesson(), &all), "ledger");
    let mut products = vec![Vec::new(); 2];
    for sample in ["1", "2", "3"] {
        let own = table(&*run(lesson(), &[("samples", list), ("sample", sample), ("t", "2")]), "ledger");
        for (path, row) in own.iter().take(2).enumerate() {
            products[path].push(number(&row[2]).unwrap());
        }
    }
    for (path, own) in products.iter().enumerate() {
        let mean = own.iter().sum::<f64>() / 3.0;
        assert!((number(&ledger[path][2]).unwrap() - mean).abs() < 1e-8, "path {path}: {ledger:?} and {own:?}");
        let written: Vec<f64> = ledger[path][1]
            .trim_end_matches(") ÷ 3")
            .trim_start_matches('(')
            .split(" + ")
            .map(|part| number(part.trim_matches(['(', ')'])).unwrap())
            .collect();
        assert_eq!(written.len(), 3, "{:?}", ledger[path]);
        let close = written.iter().zip(own).all(|(shown, own)| (shown - own).abs() < 1e-3 * own.abs());
        assert!(close, "{written:?} and {own:?}");
    }
}

#[test]
fn the_sum_of_many_paths_is_that_of_backpropagation() {
    // 4·4·4 paths of w1 are more than the ledger lists.
    let own = [("network", "own"), ("layers", "2.4tanh.4tanh.4tanh.4tanh.1tanh"), ("mean", "yes"), ("t", "2")];
    let run = run(lesson(), &[&own[..], &[("samples", "1_0.5_1*-1_0.5_0*0.3_-2_1")]].concat());
    let rows = table(&*run, "ledger");
    let value = |row: &Vec<String>| number(&row[2]).unwrap();
    let (listed, rest) = rows.split_at(24);
    let [remainder, sum, backprop, ..] = rest else { panic!("{rest:?}") };
    let shown: f64 = listed.iter().map(value).sum();
    let size: f64 = listed.iter().map(|row| value(row).abs()).sum();
    assert!((shown + value(remainder) - value(sum)).abs() < 1e-5 * size, "{shown} {remainder:?} {sum:?} {size}");
    assert_eq!(sum[2], backprop[2]);
    assert!((reading(&*run, "dL_dw1") - value(backprop)).abs() < 1e-7);
    assert!(value(remainder) != 0.0);
}

#[test]
fn one_sample_is_no_list_and_is_written_as_ever() {
    let one = values(lesson(), &[("samples", "0.5_-0.4_1")]);
    assert_eq!((one.text("samples"), one.text("numbers"), one.text("mean")), ("", "x1:0.5", "no"));
    let kept = settled(lesson(), &[("mean", "yes"), ("sample", "7")]);
    assert_eq!((kept.values.text("mean"), kept.values.text("sample")), ("no", "1"));
    // The last one but one is taken away: the one that is left is the sample.
    let old = [("samples".to_owned(), "1_2_1*3_4_0".to_owned())];
    let left = lessons::settle(lesson(), &old, &[("samples".to_owned(), "3_4_0".to_owned())], &tests::learner::read);
    assert_eq!((left.values.text("samples"), left.values.text("numbers")), ("", "x1:3,x2:4,y1:0"));
}

#[test]
fn a_number_typed_at_an_input_is_of_the_sample_in_sight() {
    let typed = values(lesson(), &[("samples", "1_2_1*3_4_0"), ("sample", "2"), ("numbers", "x1:5,w1:0.25")]);
    assert_eq!((typed.text("samples"), typed.text("numbers")), ("1_2_1*5_4_0", "w1:0.25"));
    let cell = values(lesson(), &[("samples", "1_2_1*3_4_0"), ("samples:1.3", "0.5")]);
    assert_eq!(cell.text("samples"), "1_2_0.5*3_4_0");
}

#[test]
fn another_network_has_samples_of_its_own_and_other_hidden_layers_keep_them() {
    let list = [("samples".to_owned(), "1_2_1*3_4_0".to_owned()), ("mean".to_owned(), "yes".to_owned())];
    let after = |key: &str, text: &str| {
        let settled = lessons::settle(lesson(), &list, &[(key.to_owned(), text.to_owned())], &tests::learner::read);
        assert!(settled.refusals.is_empty(), "{:?}", settled.refusals);
        (settled.values.text("samples").to_owned(), settled.values.text("mean").to_owned())
    };
    let kept = ("1_2_1*3_4_0".to_owned(), "yes".to_owned());
    assert_eq!(after("layers", "2.5tanh.1sigmoid"), kept);
    assert_eq!(after("eta", "0.5"), kept);
    assert_eq!(after("network", "xor").0, "");
    assert_eq!(after("layers", "3.2tanh.1sigmoid"), (String::new(), "no".to_owned()));
}

#[test]
fn lists_that_do_not_fit_are_refused_by_name() {
    for given in ["1_2", "1_2_3*1_2", "1_2_fish", "1_2_3_4*1_2_3_4", "1_2_1001*1_2_3", &"1_2_3*".repeat(65)] {
        let settled = settled(lesson(), &[("samples", given)]);
        let keys: Vec<&str> = settled.refusals.iter().map(|refusal| refusal.key.as_str()).collect();
        assert_eq!((keys, settled.values.text("samples")), (vec!["samples"], ""), "{given}");
    }
    let most = "1_2_3*".repeat(64);
    assert!(settled(lesson(), &[("samples", &most)]).refusals.is_empty());
    for (item, given) in [("3.1", "5"), ("1.9", "5"), ("fish", "5"), ("1.1", "1e9"), ("1.1", "")] {
        let settled = settled(lesson(), &[("samples", "1_2_1*3_4_0"), (&format!("samples:{item}"), given)]);
        assert_eq!(settled.refusals[0].key, format!("samples:{item}"));
        assert_eq!(settled.values.text("samples"), "1_2_1*3_4_0");
    }
}

#[test]
fn a_document_with_samples_without_targets_says_so() {
    let settled = settled(lesson(), &[("document", "inputs.0.0 1\ninputs.0.1 2\ninputs.1.0 1\ninputs.1.1 3\n")]);
    let field = settled.refusals[0].message.args.iter().find(|arg| arg.0 == "field").unwrap();
    assert_eq!(field.1, "targets");
    assert_eq!(settled.values.text("samples"), "");
}

#[test]
fn sixty_four_samples_are_shown_and_trained() {
    let rows: Vec<String> = (0..64).map(|k| format!("{}_{}_{}", f64::from(k) / 64.0, 1 - k % 3, k % 2)).collect();
    let values = values(lesson(), &[("samples", &rows.join("*")), ("mean", "yes"), ("sample", "64"), ("t", "30")]);
    let mut session = Session::new(lesson(), &values);
    let run = session.at(30).0;
    assert!(run.readings().iter().all(|reading| reading.value.is_finite()));
    assert_eq!(table(run, "samples").len(), 65);
}

/// Rounds of one sample after the other, by `nn` alone: the loss of each round before its update, and all parameters after it.
fn in_turn(network: &Network, samples: &[Sample], kind: OptimizerKind, rounds: usize) -> Vec<(f64, Network)> {
    let mut network = network.clone();
    let mut optimizer = Optimizer::new(kind).unwrap();
    let round = |at: usize| {
        let (x, y) = &samples[at % samples.len()];
        let trace = forward(&network, x).unwrap();
        let gradient = backward(&network, &trace, y).unwrap();
        let before = loss(&network, &trace, y).unwrap();
        optimizer.step(&mut network, &gradient.dw, &gradient.db).unwrap();
        (before, network.clone())
    };
    (0..rounds).map(round).collect()
}

#[test]
fn one_sample_after_the_other_is_what_nn_makes_of_them_in_their_order() {
    let (network, samples) = published();
    for (optimizer, kind) in [
        ("sgd", OptimizerKind::Sgd { eta: 0.1 }),
        ("momentum", OptimizerKind::Momentum { eta: 0.1, momentum: 0.9 }),
        ("adam", OptimizerKind::Adam { eta: 0.1, beta1: 0.9, beta2: 0.999 }),
    ] {
        let expected = in_turn(&network, &samples, kind, 7);
        for (pace, forward_t, length) in [("act", 1, 3), ("neuron", 2, 4)] {
            for (round, (before, after)) in expected.iter().enumerate() {
                let at = |t: usize, select: &str| {
                    let t = (length * round + t).to_string();
                    let all = [("mean", "turn"), ("eta", "0.1"), ("optimizer", optimizer), ("pace", pace)];
                    opened(&network, &samples, &[&all[..], &[("t", t.as_str()), ("select", select)]].concat())
                };
                let forward = at(forward_t, "w1");
                assert!((reading(&*forward, "loss") - before).abs() < 1e-12, "{optimizer} {pace} round {round}");
                let sight = table(&*forward, "sample");
                assert_eq!(number(&sight[0][1]).unwrap(), samples[round % 3].0[0], "x1 of the sample whose turn it is");
                for name in ["w1", "w2", "b1"] {
                    let own = after.get(nn::parameter_by_name(after, name).unwrap()).unwrap();
                    assert!((reading(&*at(length, name), name) - own).abs() < 1e-12, "{optimizer} {pace} {name}");
                }
            }
        }
    }
}

#[test]
fn whose_turn_it_is_follows_from_t_and_choosing_a_sample_ends_the_turns() {
    let list = ("samples", "1_2_1*3_4_0*5_6_1");
    let typed = |t: &str| {
        let asked = [list, ("mean", "turn"), ("t", t), ("numbers", "x1:9")];
        values(lesson(), &asked).text("samples").to_owned()
    };
    // The second round begins with step 4, and the fourth one takes the first sample again.
    assert_eq!([typed("0"), typed("3")], ["9_2_1*3_4_0*5_6_1"; 2]);
    assert_eq!([typed("4"), typed("6")], ["1_2_1*9_4_0*5_6_1"; 2]);
    assert_eq!(typed("10"), "9_2_1*3_4_0*5_6_1");
    let old = [list, ("mean", "turn"), ("t", "4")].map(|(key, text)| (key.to_owned(), text.to_owned()));
    let chosen = lessons::settle(lesson(), &old, &[("sample".to_owned(), "3".to_owned())], &tests::learner::read);
    assert_eq!((chosen.values.text("mean"), chosen.values.text("sample")), ("no", "3"));
    // One sample has no turns.
    assert_eq!(values(lesson(), &[("mean", "turn")]).text("mean"), "no");
}

#[test]
fn each_round_says_whose_turn_it_is_and_the_results_are_its_own() {
    let list = ("samples", "0.9_-0.4_1*-0.5_1_0");
    let said = |t: &str| {
        let run = run(lesson(), &[list, ("mean", "turn"), ("t", t)]);
        tests::words::Words::english().say(&run.describe())
    };
    assert!(said("0").contains("sample 1 of 2 is first"), "{}", said("0"));
    assert!(said("4").contains("sample 2 of 2 gives the loss"), "{}", said("4"));
    assert!(said("6").contains("Update by sample 2") && said("6").contains("Sample 1 is next"), "{}", said("6"));
    // The round before this one stays in sight with its own sample's numbers until they are found anew.
    let links = |t: &str| {
        let run = run(lesson(), &[list, ("mean", "turn"), ("t", t)]);
        let panels = run.whole_in(WIDE);
        let Body::Links { links, .. } = &panels.iter().find(|panel| panel.id == "train").unwrap().body else {
            panic!()
        };
        let own = links[1].values.iter().find(|(key, _)| *key == "own").unwrap();
        own.1.clone()
    };
    assert_eq!(links("2"), "exact*0.9_-0.4_1*-0.5_1_0");
    assert_eq!(links("3"), "exact*-0.5_1_0*0.9_-0.4_1", "the next update is that of the second sample");
}
