//! The update act of the chain rule with weight decay and with the optimizers that remember: the digits are those of the reference
//! vectors, of the core, and of the papers' formulas written out here over slopes that forward passes alone give.

use lessons::{Body, Lesson, Run, find};
use nn::{Hold, Network, Optimizer, OptimizerKind, Parameter, forward, loss, train_held};
use tests::documents;
use tests::learner::{Whole, reading, run, settled};
use tests::transcript::{cell_text, formula_text};
use tests::words::Words;

const NAMES: [&str; 6] = OptimizerKind::NAMES;

fn lesson() -> &'static dyn Lesson {
    find("chain-rule").unwrap()
}

/// Every weight and bias after so many updates.
fn after(network: &Network, changes: &[(&str, &str)], updates: usize) -> Vec<f64> {
    let t = (3 * updates).to_string();
    let names = network.parameters().map(|parameter| nn::parameter_name(network, parameter));
    names
        .map(|name| reading(run(lesson(), &[changes, &[("select", &name), ("t", &t)]].concat()).as_ref(), &name))
        .collect()
}

fn parameters(network: &Network) -> Vec<f64> {
    network.parameters().map(|parameter| network.get(parameter).unwrap()).collect()
}

fn kind(name: &str, eta: f64) -> OptimizerKind {
    match OptimizerKind::from_name(name).unwrap() {
        OptimizerKind::Sgd { .. } => OptimizerKind::Sgd { eta },
        OptimizerKind::Momentum { .. } => OptimizerKind::Momentum { eta, momentum: 0.9 },
        OptimizerKind::Nesterov { .. } => OptimizerKind::Nesterov { eta, momentum: 0.9 },
        OptimizerKind::Adagrad { .. } => OptimizerKind::Adagrad { eta },
        OptimizerKind::Rmsprop { alpha, .. } => OptimizerKind::Rmsprop { eta, alpha },
        OptimizerKind::Adam { beta1, beta2, .. } => OptimizerKind::Adam { eta, beta1, beta2 },
    }
}

#[test]
fn the_notes_networks_move_as_the_reference_vectors_say() {
    for (id, name) in [("notes-a-3-1-1", "a"), ("notes-b-2-2-2-1", "b"), ("notes-c-deep-5", "c")] {
        let document = documents::vectors().into_iter().find(|document| document.id == id).unwrap();
        for expected in document.json["expect"]["after_full_batch_steps"].as_array().unwrap() {
            let rule = &expected["optimizer"];
            let (optimizer, eta) = (rule["name"].as_str().unwrap(), rule["eta"].to_string());
            let shares = [("momentum", "mu"), ("alpha", "alpha"), ("beta1", "beta1"), ("beta2", "beta2")];
            let given = shares.iter().filter_map(|(field, key)| Some(format!("{key}:{}", rule.get(field)?)));
            let memory = given.collect::<Vec<_>>().join(",");
            let changes =
                [("network", name), ("optimizer", optimizer), ("eta", eta.as_str()), ("memory", memory.as_str())];
            let steps = expected["steps"].as_u64().unwrap() as usize;
            let ours = after(&document.network, &changes, steps);
            let mut theirs = document.network.clone();
            for layer in 0..theirs.depth() {
                let weights = documents::by_layer(&expected["weights"])[layer].clone();
                let biases = documents::by_layer(&expected["biases"])[layer].clone();
                theirs.weights_mut(layer).copy_from_slice(&weights);
                theirs.biases_mut(layer).copy_from_slice(&biases);
            }
            for (ours, theirs) in ours.iter().zip(parameters(&theirs)) {
                assert!((ours - theirs).abs() <= 1e-9 * theirs.abs().max(1.0), "{id} {optimizer}: {ours} and {theirs}");
            }
        }
    }
}

#[test]
fn every_rule_has_the_bits_of_the_core_with_weight_decay_and_frozen_biases() {
    let document = documents::vectors().into_iter().find(|document| document.id == "notes-b-2-2-2-1").unwrap();
    for name in NAMES {
        for (decay, freeze) in [("0", "no"), ("0.03", "no"), ("0", "yes"), ("0.03", "yes")] {
            let changes = [("optimizer", name), ("eta", "0.07"), ("decay", decay), ("freeze", freeze)];
            let mut core = document.network.clone();
            let hold = Hold { weight_decay: decay.parse().unwrap(), freeze_biases: freeze == "yes" };
            let (x, y) = document.sample(0);
            train_held(&mut core, x, y, &mut Optimizer::new(kind(name, 0.07)).unwrap(), 9, 1, hold).unwrap();
            let ours = after(&document.network, &changes, 9);
            for (ours, core) in ours.iter().zip(parameters(&core)) {
                assert!((ours - core).abs() <= 1e-14, "{name} λ {decay}, freeze {freeze}: {ours} and {core}");
            }
        }
    }
}

/// The slopes by central differences: forward passes alone.
fn slopes(network: &Network, x: &[f64], y: &[f64]) -> Vec<f64> {
    let at = |parameter: Parameter, step: f64| {
        let mut moved = network.clone();
        moved.set(parameter, network.get(parameter).unwrap() + step).unwrap();
        loss(&moved, &forward(&moved, x).unwrap(), y).unwrap()
    };
    network.parameters().map(|p| (at(p, 1e-5) - at(p, -1e-5)) / 2e-5).collect()
}

/// What the papers say, for one parameter after the other: no code of `nn`'s optimizers.
fn naive(network: &Network, x: &[f64], y: &[f64], name: &str, eta: f64, decay: f64, updates: i32) -> Vec<f64> {
    let mut network = network.clone();
    let all: Vec<Parameter> = network.parameters().collect();
    let (mut m, mut s) = (vec![0.0; all.len()], vec![0.0; all.len()]);
    for t in 1..=updates {
        let g = slopes(&network, x, y);
        for (i, &parameter) in all.iter().enumerate() {
            let w = network.get(parameter).unwrap();
            let g = if matches!(parameter, Parameter::Weight { .. }) { g[i] + decay * w } else { g[i] };
            let step: f64 = match name {
                "momentum" => {
                    m[i] = 0.9 * m[i] + g;
                    m[i]
                }
                "nesterov" => {
                    m[i] = 0.9 * m[i] + g;
                    g + 0.9 * m[i]
                }
                "adagrad" => {
                    s[i] += g * g;
                    g / (s[i].sqrt() + 1e-10)
                }
                "rmsprop" => {
                    s[i] = 0.99 * s[i] + 0.01 * g * g;
                    g / (s[i].sqrt() + 1e-8)
                }
                "adam" => {
                    m[i] = 0.9 * m[i] + 0.1 * g;
                    s[i] = 0.999 * s[i] + 0.001 * g * g;
                    let (mean, square) = (m[i] / (1.0 - 0.9_f64.powi(t)), s[i] / (1.0 - 0.999_f64.powi(t)));
                    mean / (square.sqrt() + 1e-8)
                }
                _ => g,
            };
            network.set(parameter, w - eta * step).unwrap();
        }
    }
    parameters(&network)
}

#[test]
fn every_rule_is_that_of_its_paper_over_slopes_from_forward_passes() {
    let document = documents::vectors().into_iter().find(|document| document.id == "notes-b-2-2-2-1").unwrap();
    let (x, y) = document.sample(0);
    for name in NAMES {
        for decay in [0.0, 0.05] {
            let text = decay.to_string();
            let ours = after(&document.network, &[("optimizer", name), ("eta", "0.05"), ("decay", &text)], 5);
            let theirs = naive(&document.network, x, y, name, 0.05, decay, 5);
            for (ours, theirs) in ours.iter().zip(theirs) {
                // Adaptive rules magnify what a central difference misses of a small slope.
                assert!((ours - theirs).abs() <= 2e-5, "{name} λ {decay}: {ours} and {theirs}");
            }
        }
    }
}

/// The lines of the fold about the rule, and the rows of its tables.
fn fold(run: &dyn Run) -> (Vec<String>, Vec<Vec<String>>) {
    let (words, mut lines, mut rows) = (Words::english(), Vec::new(), Vec::new());
    for panel in run.fold("memory", lessons::Room::new(640.0)) {
        match panel.body {
            Body::Formula { lines: all } => lines.extend(all.iter().map(|line| formula_text(line, &words))),
            Body::Table { rows: all, .. } if panel.id == "past" => {
                rows.extend(all.into_iter().map(|row| row.cells.iter().map(|cell| cell_text(cell, &words)).collect()));
            }
            _ => {}
        }
    }
    (lines, rows)
}

#[test]
fn what_adam_remembers_stands_in_its_formula_and_in_the_list_of_updates() {
    let document = documents::vectors().into_iter().find(|document| document.id == "notes-b-2-2-2-1").unwrap();
    let (x, y) = document.sample(0);
    let (lines, rows) = fold(run(lesson(), &[("optimizer", "adam"), ("eta", "0.05"), ("t", "9")]).as_ref());
    assert_eq!(rows.len(), 3);
    // By hand, for w1.
    let (mut network, mut m, mut s) = (document.network.clone(), 0.0, 0.0);
    for (t, row) in (1..).zip(&rows) {
        let trace = forward(&network, x).unwrap();
        let first = network.parameters().next().unwrap();
        let g = nn::backward(&network, &trace, y).unwrap().get(first).unwrap();
        (m, s) = (0.9 * m + 0.1 * g, 0.999 * s + 0.001 * g * g);
        let numbers: Vec<String> = [g, m, s].iter().map(|number| figure::digits(*number, 6)).collect();
        assert_eq!(row[0], t.to_string());
        assert_eq!(row[1..4], numbers, "update {t}");
        let moved = after(&document.network, &[("optimizer", "adam"), ("eta", "0.05")], t);
        assert_eq!(row[5], figure::digits(moved[0], 6));
        for (parameter, value) in document.network.parameters().zip(moved) {
            network.set(parameter, value).unwrap();
        }
        if t == 3 {
            let (mean, square) = (m / (1.0 - 0.9_f64.powi(3)), s / (1.0 - 0.999_f64.powi(3)));
            let all = lines.join("\n");
            for number in [g, m, s, mean, square] {
                assert!(all.contains(&figure::digits(number, 4)), "{number} in {all}");
            }
            assert!(all.contains('ε') && all.contains("10⁻⁸"), "{all}");
        }
    }
}

#[test]
fn weight_decay_stands_in_the_slope_of_a_weight_and_not_in_that_of_a_bias() {
    let lines = |select| fold(run(lesson(), &[("decay", "0.5"), ("select", select), ("t", "2")]).as_ref()).0.join("\n");
    assert!(lines("w1").contains("λ · w_1") && lines("w1").contains("0.5 · 0.50000"), "{}", lines("w1"));
    assert!(!lines("b1").contains('λ'), "{}", lines("b1"));
}

#[test]
fn nothing_is_known_before_backward_has_come() {
    let (lines, rows) = fold(run(lesson(), &[("optimizer", "momentum"), ("t", "1")]).as_ref());
    assert!(rows.is_empty() && lines.last().unwrap().ends_with("· ? = ?"), "{lines:?}");
}

#[test]
fn plain_gradient_descent_is_as_it_was_and_exercises_keep_to_it() {
    for t in ["0", "2", "3"] {
        let plain = run(lesson(), &[("t", t)]);
        assert!(!plain.folds().contains(&"memory"));
        let kept = run(lesson(), &[("t", t), ("memory", "mu:0.5")]);
        assert_eq!(
            format!("{:?}", plain.panels(tests::learner::WIDE)),
            format!("{:?}", kept.panels(tests::learner::WIDE))
        );
    }
    let sheet = |optimizer| run(lesson(), &[("task", "sheet"), ("optimizer", optimizer)]).whole(640.0);
    assert_eq!(format!("{:?}", sheet("sgd")), format!("{:?}", sheet("adam")));
}

#[test]
fn sentences_say_which_way_the_rule_goes_not_the_slope() {
    // A large velocity carries the weight on, though the slope has turned.
    let changes = |t: &'static str| {
        [
            ("network", "own"),
            ("layers", "1.1identity"),
            ("numbers", "w1:3,b1:0,x1:1,y1:0"),
            ("freeze", "yes"),
            ("optimizer", "momentum"),
            ("eta", "0.5"),
            ("t", t),
        ]
    };
    // w: 3, 1.5, −0.6, …: at −0.6 the slope is below 0, and the update lowers w all the same.
    let run = run(lesson(), &changes("8"));
    assert!(reading(run.as_ref(), "dL_dw1") < 0.0 && reading(run.as_ref(), "change") < 0.0);
    let said = Words::english().say(&run.describe());
    assert!(said.contains("momentum") && said.contains("will lower w1"), "{said}");
}

#[test]
fn what_is_no_share_is_refused() {
    for memory in ["mu:1", "mu:-0.1", "fish:0.5", "beta1"] {
        assert_eq!(settled(lesson(), &[("memory", memory)]).refusals[0].message.id, "refusal-memory", "{memory}");
    }
    assert_eq!(settled(lesson(), &[("memory:mu", "1.5")]).refusals[0].message.id, "refusal-share");
    assert_eq!(settled(lesson(), &[("memory:mu", "1/2")]).values.text("memory"), "mu:0.5");
    assert_eq!(settled(lesson(), &[("decay", "11")]).refusals.len(), 1);
}
