//! What is shown as code is run, and reproduces the lab's numbers.

use lessons::{Lesson, Room};
use nn::{Network, Optimizer, OptimizerKind, backward, forward, loss};
use tests::documents::pasted;
use tests::learner::{reading, run};
use tests::programs::{self, Printed, assert_same};
use tests::samples::Random;

const LANGUAGES: [(&str, &str); 3] = [("numpy", "numpy"), ("pytorch", "torch"), ("jax", "jax")];

fn lesson(name: &str) -> &'static dyn Lesson {
    lessons::find(name).unwrap()
}

/// The program of these values, as it is copied.
fn program(slug: &str, changes: &[(&str, &str)], language: &str) -> String {
    let changes: Vec<(&str, &str)> = changes.iter().copied().chain([("code", language)]).collect();
    let panels = run(lesson(slug), &changes).fold("code", Room::new(640.0));
    programs::text(&programs::listing(&panels))
}

/// A run of every case in every language that is here.
fn assert_reproduced(name: &str, slug: &str, cases: &[(Vec<(&str, &str)>, Printed)]) {
    let written =
        |language: &str| -> Vec<String> { cases.iter().map(|(changes, _)| program(slug, changes, language)).collect() };
    let compare = |language: &str, all: &[Printed]| {
        assert_eq!(all.len(), cases.len());
        for (printed, (changes, expected)) in all.iter().zip(cases) {
            assert_same(&format!("{language}: {changes:?}"), printed, expected);
        }
    };
    compare("rust", &programs::rust(&format!("{name}-rust"), &written("rust")));
    for (language, library) in LANGUAGES {
        if let Some(all) = programs::python(&format!("{name}-{language}"), library, &written(language)) {
            compare(language, &all);
        }
    }
}

/// Every parameter by its name in courses.
fn parameters(network: &Network) -> Printed {
    let layer = |l: usize| {
        [(format!("W{}", l + 1), network.weights(l).to_vec()), (format!("b{}", l + 1), network.biases(l).to_vec())]
    };
    (0..network.depth()).flat_map(layer).collect()
}

/// Plain rounds on one sample.
fn rounds(mut network: Network, x: &[f64], y: &[f64], eta: f64, freeze: bool) -> Printed {
    let mut optimizer = Optimizer::new(OptimizerKind::Sgd { eta }).unwrap();
    let mut all = Printed::new();
    for _ in 0..3 {
        let trace = forward(&network, x).unwrap();
        let mut gradient = backward(&network, &trace, y).unwrap();
        all.push(("L".to_owned(), vec![loss(&network, &trace, y).unwrap()]));
        if freeze {
            gradient.db.iter_mut().flatten().for_each(|slope| *slope = 0.0);
        }
        optimizer.step(&mut network, &gradient.dw, &gradient.db).unwrap();
    }
    all.extend(parameters(&network));
    all
}

#[test]
fn a_network_of_the_chain_rule_goes_on_in_every_language_as_in_the_lab() {
    let mut random = Random::new(61);
    let samples: Vec<_> = (0..60).map(|_| random.sample()).collect();
    let texts: Vec<String> = samples.iter().map(|(network, x, y)| pasted(network, x, y)).collect();
    let cases = samples.into_iter().zip(&texts).enumerate().map(|(at, ((network, x, y), text))| {
        let freeze = at % 5 == 0;
        let changes = vec![("document", text.as_str()), ("eta", "0.3"), ("freeze", if freeze { "yes" } else { "no" })];
        (changes, rounds(network, &x, &y, 0.3, freeze))
    });
    assert_reproduced("chain-rule", "chain-rule", &cases.collect::<Vec<_>>());
}

/// A program begins with its round. What it prints is what the program of the round begins with that comes after its own three.
#[test]
fn the_mean_of_samples_and_every_rule_go_on_in_every_language_as_in_the_lab() {
    let samples = ("samples", "0.9_-0.4_1*-0.5_1_0*0.2_0.3_1");
    type Case<'a> = (Vec<(&'a str, &'a str)>, &'a str, &'a str);
    let tied = ("tied", "yes");
    let cases: [Case; 13] = [
        (vec![samples, ("mean", "yes")], "0", "10"),
        // One sample after the other: three rounds are of three samples.
        (vec![samples, ("mean", "turn"), ("eta", "0.5")], "0", "10"),
        (vec![samples, ("mean", "turn"), ("eta", "0.5"), ("optimizer", "momentum")], "6", "13"),
        (vec![tied, ("network", "mazur"), ("eta", "0.5")], "0", "10"),
        (vec![tied, ("freeze", "yes"), ("eta", "0.5")], "0", "10"),
        (vec![tied, samples, ("mean", "yes"), ("optimizer", "adam")], "6", "13"),
        (vec![tied, samples, ("mean", "turn"), ("optimizer", "adagrad")], "3", "10"),
        (
            vec![tied, ("optimizer", "momentum"), ("layers", "2.3softplus.2softmax"), ("loss", "cross-entropy")],
            "3",
            "10",
        ),
        (vec![tied, ("layers", "3.1tanh.2identity"), ("loss", "output"), ("eta", "0.2")], "0", "10"),
        (vec![samples, ("sample", "2"), ("eta", "0.5")], "0", "10"),
        (vec![samples, ("mean", "yes"), ("optimizer", "adam"), ("decay", "0.01")], "6", "13"),
        (vec![("optimizer", "nesterov"), ("eta", "0.3")], "12", "19"),
        (vec![("optimizer", "rmsprop"), ("decay", "0.1")], "3", "10"),
    ];
    let written = |language: &str| -> Vec<String> {
        cases.iter().map(|(changes, now, _)| program("chain-rule", &at(changes, now), language)).collect()
    };
    let compare = |language: &str, all: &[Printed]| {
        assert_eq!(all.len(), cases.len());
        for (printed, (changes, now, then)) in all.iter().zip(&cases) {
            let (losses, printed): (Printed, Printed) = printed.iter().cloned().partition(|(name, _)| name == "L");
            // A round has its loss once forward has come to an end.
            let forward = if *now == "0" { "1" } else { now };
            let lab = reading(run(lesson("chain-rule"), &at(changes, forward)).as_ref(), "loss");
            assert!((losses[0].1[0] - lab).abs() < 1e-12, "{language}: {changes:?}: {losses:?} and {lab}");
            let expected = begin(&program("chain-rule", &at(changes, then), "rust"));
            assert_same(&format!("{language}: {changes:?}"), &printed, &expected);
        }
    };
    compare("rust", &programs::rust("chain-rule-batch-rust", &written("rust")));
    for (language, library) in LANGUAGES {
        if let Some(all) = programs::python(&format!("chain-rule-batch-{language}"), library, &written(language)) {
            compare(language, &all);
        }
    }
}

/// The parameters with which a program begins, as its text in Rust has them.
fn begin(program: &str) -> Printed {
    let mut all = Printed::new();
    for part in program.split("let ").skip(1) {
        let Some((name, rest)) = part.trim_start_matches("mut ").split_once(" = ") else { continue };
        let kind = name.as_bytes();
        if !(kind[0] == b'W' || kind[0] == b'b') || !name[1..].bytes().all(|c| c.is_ascii_digit()) {
            continue;
        }
        let text = rest.split(';').next().unwrap();
        let numbers = text.lines().flat_map(|line| line.split("//").next().unwrap().split(['[', ']', ',', ' ']));
        let numbers = numbers.filter(|part| !part.is_empty()).map(|part| part.parse().unwrap());
        all.push((name.to_owned(), numbers.collect()));
    }
    all
}

/// The same values at another step.
fn at<'a>(changes: &[(&'a str, &'a str)], t: &'a str) -> Vec<(&'a str, &'a str)> {
    changes.iter().copied().filter(|(key, _)| *key != "t").chain([("t", t)]).collect()
}

/// Values, the step now, and the step after the updates that the program makes.
type Case<'a> = (&'a [(&'a str, &'a str)], &'a str, &'a str);

#[test]
fn a_training_run_goes_on_in_every_language_as_in_the_lab() {
    let cases: [Case; 9] = [
        (&[], "0", "5"),
        (&[("optimizer", "momentum"), ("eta", "0.02")], "37", "42"),
        (&[("optimizer", "adam"), ("eta", "0.01"), ("batch", "7"), ("l2", "0.01")], "40", "45"),
        (&[("optimizer", "nesterov"), ("batch", "1"), ("layers", "2.3sigmoid.1sigmoid"), ("data", "xor")], "13", "18"),
        (&[("optimizer", "rmsprop"), ("eta", "0.01"), ("inputs", "x.xx.sinx"), ("l1", "0.001")], "5", "10"),
        (&[("optimizer", "adagrad"), ("layers", "2.5gelu.1sigmoid"), ("loss", "binary-cross-entropy")], "30", "35"),
        (&[("batch", "300"), ("share", "10"), ("layers", "2.4softplus.3silu.1identity"), ("eta", "0.01")], "2", "7"),
        (&[("data", "own"), ("share", "90"), ("batch", "4"), ("layers", "2.4elu.4leaky-relu.1tanh")], "6", "11"),
        // The batch size changes before the fourth update from here.
        (&[("changes", "sgd0:0.1,batch0:10,adam8:0.01,batch11:3")], "8", "11"),
    ];
    let written = |language: &str| -> Vec<String> {
        cases.iter().map(|(changes, now, _)| program("training", &at(changes, now), language)).collect()
    };
    let compare = |language: &str, all: &[Printed]| {
        assert_eq!(all.len(), cases.len());
        for (printed, (changes, now, then)) in all.iter().zip(&cases) {
            let (losses, printed): (Printed, Printed) = printed.iter().cloned().partition(|(name, _)| name == "L");
            let steps: usize = then.parse::<usize>().unwrap() - now.parse::<usize>().unwrap();
            assert_eq!(losses.len(), steps, "{language}: {changes:?}");
            let expected = begin(&program("training", &at(changes, then), "rust"));
            assert_same(&format!("{language}: {changes:?}"), &printed, &expected);
            if changes.contains(&("batch", "300")) {
                let lab = reading(run(lesson("training"), &at(changes, now)).as_ref(), "loss");
                assert!((losses[0].1[0] - lab).abs() < 1e-12, "a batch of all points has the loss that is shown");
            }
        }
    };
    compare("rust", &programs::rust("training-rust", &written("rust")));
    for (language, library) in LANGUAGES {
        if let Some(all) = programs::python(&format!("training-{language}"), library, &written(language)) {
            compare(language, &all);
        }
    }
}

/// The next steps of descent on one or two numbers, with the readings of the lab's own run three steps later.
fn assert_descends(slug: &str, readings: &[(&str, &str)], cases: &[Vec<(&str, &str)>]) {
    let here =
        |language: &str| -> Vec<String> { cases.iter().map(|changes| program(slug, changes, language)).collect() };
    let compare = |language: &str, all: &[Printed]| {
        assert_eq!(all.len(), cases.len());
        for (printed, changes) in all.iter().zip(cases) {
            let now: usize = changes.iter().find(|(key, _)| *key == "t").map_or(0, |(_, t)| t.parse().unwrap());
            let step = |more: usize| {
                let t = (now + more * if changes.contains(&("acts", "two")) { 2 } else { 1 }).to_string();
                run(lesson(slug), &at(changes, &t))
            };
            let losses = (0..3).map(|more| ("L".to_owned(), vec![reading(step(more).as_ref(), "loss")]));
            let places = readings.iter().map(|(key, _)| vec![reading(step(3).as_ref(), key)]);
            let names = printed[3..].iter().map(|(name, _)| name.clone());
            let expected: Printed = losses.chain(names.zip(places)).collect();
            assert_same(&format!("{language}: {changes:?}"), printed, &expected);
        }
    };
    compare("rust", &programs::rust(&format!("{slug}-rust"), &here("rust")));
    for (language, library) in LANGUAGES {
        if let Some(all) = programs::python(&format!("{slug}-{language}"), library, &here(language)) {
            compare(language, &all);
        }
    }
}

/// Functions that a learner may type, of w1 and w2.
const TYPED: [&str; 6] = [
    "w1^2 + 2w2^2 + 3sin(w1)sin(w2)",
    "exp(-w1) + sqrt(w1^2 + 4) + w2^4/10",
    "-(w1 - 1)^3 + w1^4/(1 + w2^2) - 2/(3 - w1 - w2)",
    "tanh(w1) - sigmoid(2w1 - w2) + cos(pi w1) * abs(w2 + 7)",
    "2^w1 + ln(w1^2 + 1)*ln(2) - e^-w2",
    "w1^2 - -w1 + 3",
];

#[test]
fn the_update_rule_goes_on_in_every_language_as_in_the_lab() {
    let one: Vec<String> = TYPED.iter().map(|text| text.replace("w1", "w").replace("w2", "w")).collect();
    let mut cases: Vec<Vec<(&str, &str)>> = vec![
        vec![],
        vec![("t", "4"), ("mu", "0.9"), ("eta", "0.1"), ("c", "2.5")],
        vec![("curve", "wells"), ("eta", "0.4"), ("w0", "1.4"), ("t", "3")],
        vec![("curve", "neuron"), ("eta", "20"), ("w0", "-4"), ("x", "0.7"), ("t", "2")],
        vec![("curve", "neuron"), ("parameter", "bias"), ("eta", "40"), ("w0", "4"), ("other", "-1")],
    ];
    cases.extend(one.iter().map(|f| vec![("curve", "own"), ("f", f.as_str()), ("eta", "0.01"), ("w0", "0.5")]));
    assert_descends("update-rule", &[("w_old", "w")], &cases);
}

#[test]
fn every_optimizer_goes_on_in_every_language_as_in_the_lab() {
    let mut cases: Vec<Vec<(&str, &str)>> = Vec::new();
    for optimizer in OptimizerKind::NAMES {
        cases.push(vec![("optimizer", optimizer)]);
        cases.push(vec![("optimizer", optimizer), ("t", "7")]);
        cases.push(vec![("optimizer", optimizer), ("t", "2"), ("noise", "0.3"), ("schedule", "cosine"), ("span", "9")]);
    }
    for surface in ["rosenbrock", "himmelblau", "saddle", "wells", "neuron"] {
        cases.push(vec![("surface", surface), ("eta", "0.001"), ("t", "3"), ("x0", "0.5"), ("y0", "-0.25")]);
    }
    cases.push(vec![("acts", "two"), ("t", "4")]);
    let typed = TYPED.map(|f| vec![("surface", "own"), ("f", f), ("eta", "0.01"), ("x0", "0.5"), ("y0", "0.25")]);
    cases.extend(typed);
    assert_descends("optimizers", &[("x", "w1"), ("y", "w2")], &cases);
}

#[test]
fn no_program_tells_what_is_asked() {
    let has = |slug: &str, changes: &[(&str, &str)]| run(lesson(slug), changes).folds().contains(&"code");
    assert!(has("update-rule", &[]) && !has("update-rule", &[("predict", "yes")]));
    assert!(has("optimizers", &[]) && !has("optimizers", &[("predict", "yes")]));
    for task in ["build", "repair", "fill"] {
        assert!(!has("chain-rule", &[("task", task)]), "{task}");
    }
}
