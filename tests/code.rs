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

/// The parameters with which a program begins, as its text in Rust has them.
fn begin(program: &str) -> Printed {
    let mut all = Printed::new();
    for part in program.split("let mut ").skip(1) {
        let Some((name, rest)) = part.split_once(" = ") else { continue };
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

#[test]
fn a_training_run_goes_on_in_every_language_as_in_the_lab() {
    // The values, the step now, the step after the updates that the program makes.
    let cases: [(&[(&str, &str)], &str, &str); 9] = [
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
