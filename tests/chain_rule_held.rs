//! What enters several neurons at once in the chain rule lesson: an input, and the one bias of a layer.

use lessons::{Body, Cell, Lesson, Run};
use nn::{Activation, Loss, Network, Parameter, forward, loss, parameter_name};
use std::fmt::Write;
use tests::learner::{WIDE, Whole, number, reading, run, settled, values};
use tests::naive::Twin;
use tests::samples::Random;

fn lesson() -> &'static dyn Lesson {
    lessons::find("chain-rule").unwrap()
}

/// A network with its sample as it is pasted.
fn document(network: &Network, x: &[f64], y: &[f64]) -> String {
    let mut text = String::new();
    let mut line = |place: String, value: &dyn std::fmt::Display| writeln!(text, "{place} {value}").unwrap();
    network.layers().iter().enumerate().for_each(|(l, size)| line(format!("layers.{l}"), size));
    (0..network.depth()).for_each(|l| line(format!("activations.{l}"), &network.activation(l).name()));
    line("loss".to_owned(), &network.loss().name());
    for parameter in network.parameters() {
        line(parameter_name(network, parameter), &network.get(parameter).unwrap());
    }
    x.iter().enumerate().for_each(|(at, x)| line(format!("x{}", at + 1), x));
    y.iter().enumerate().for_each(|(at, y)| line(format!("y{}", at + 1), y));
    text
}

fn loss_of(network: &Network, x: &[f64], y: &[f64]) -> f64 {
    loss(network, &forward(network, x).unwrap(), y).unwrap()
}

fn close(a: f64, b: f64, off: f64) -> bool {
    (a - b).abs() <= off * (1.0 + a.abs().max(b.abs()))
}

/// Networks that the lesson can hold, smooth ones, with a sample.
fn smooth(seed: u64, count: usize) -> Vec<(Network, Vec<f64>, Vec<f64>)> {
    let mut random = Random::new(seed);
    let kinked = |f: &Activation| matches!(f, Activation::Relu | Activation::LeakyRelu);
    std::iter::repeat_with(|| random.sample())
        .filter(|(network, ..)| !network.activations().iter().any(kinked))
        .take(count)
        .collect()
}

/// The numbers in the third column of the ledger, and the names of the factors of its first row.
fn ledger(run: &dyn Run) -> (Vec<f64>, Vec<String>) {
    let panels = run.whole_in(WIDE);
    let panel = panels.iter().find(|panel| panel.id == "ledger").unwrap();
    let Body::Table { rows, .. } = &panel.body else { panic!("no table") };
    let shown = |row: &lessons::TableRow| match &row.cells[2] {
        Cell::Label { label: figure::Label::Symbol(text) } => number(text),
        _ => None,
    };
    let paths = rows.iter().filter(|row| row.id.starts_with("path-"));
    let Cell::Product { factors } = &rows[0].cells[1] else { panic!("no factors") };
    (paths.map(|row| shown(row).unwrap()).collect(), factors.iter().map(|factor| factor.0.clone()).collect())
}

#[test]
fn the_slope_by_an_input_is_that_of_the_naive_twin_of_a_central_difference_and_of_all_paths() {
    for (at, (network, x, y)) in smooth(41, 60).into_iter().enumerate() {
        let input = at % x.len();
        let (name, text) = (format!("x{}", input + 1), document(&network, &x, &y));
        let run = run(lesson(), &[("document", &text), ("select", &name), ("t", "2")]);
        let slope = reading(&*run, &format!("dL_d{name}"));
        let twin = Twin::new(&network, &x, &y).gradient().dx[input];
        assert!(close(slope, twin, 1e-10), "{name} of {network:?}: {slope} and {twin}");
        let moved = |by: f64| {
            let mut x = x.clone();
            x[input] += by;
            loss_of(&network, &x, &y)
        };
        let difference = (moved(1e-5) - moved(-1e-5)) / 2e-5;
        assert!(close(slope, difference, 1e-5), "{name} of {network:?}: {slope} and {difference}");
        let (products, _) = ledger(&*run);
        let all: usize = network.layers()[1..].iter().product();
        assert_eq!(products.len(), all.min(24), "{network:?}");
        if all <= 24 {
            let size: f64 = products.iter().map(|product| product.abs()).sum();
            assert!((products.iter().sum::<f64>() - slope).abs() <= 1e-5 * size, "{products:?} and {slope}");
        }
        assert_eq!(reading(&*run, &name), x[input]);
    }
}

#[test]
fn the_paths_of_an_input_begin_with_the_neurons_that_it_enters_and_no_update_moves_it() {
    let at = |t: &str| run(lesson(), &[("network", "b"), ("select", "x2"), ("t", t)]);
    let (products, names) = ledger(&*at("2"));
    assert_eq!((products.len(), names.join(" ")), (4, "∂L/∂o₅ ∂o₅/∂o₃ ∂o₃/∂o₁ ∂o₁/∂x₂".to_owned()));
    for t in ["0", "2", "3", "6"] {
        let run = at(t);
        assert_eq!(reading(&*run, "x2"), -0.4, "t = {t}");
        assert!(run.readings().iter().all(|reading| reading.key != "change"), "t = {t}");
    }
}

#[test]
fn an_input_is_selected_as_any_weight_as_long_as_the_network_has_it() {
    assert_eq!(values(lesson(), &[("network", "a"), ("select", "x3")]).text("select"), "x3");
    for (network, name) in [("b", "x3"), ("b", "x0"), ("b", "x"), ("b", "y1"), ("b", "x01")] {
        let settled = settled(lesson(), &[("network", network), ("select", name)]);
        assert_eq!((settled.values.text("select"), settled.refusals.len()), ("w1", 1), "{name}");
        let allowed = settled.refusals[0].message.args.iter().find(|arg| arg.0 == "allowed").unwrap();
        assert!(allowed.1.contains("x1–x2"), "{allowed:?}");
    }
    // An exercise asks for weights and biases, and the mean has no slope by an input of one sample.
    assert_eq!(settled(lesson(), &[("task", "build"), ("select", "x1")]).values.text("select"), "w1");
    let list = ("samples", "1_2_1*3_4_0");
    assert_eq!(values(lesson(), &[list, ("mean", "yes"), ("select", "x1")]).text("mean"), "no");
    let old = [list, ("select", "x1")].map(|(key, text)| (key.to_owned(), text.to_owned()));
    let mean = lessons::settle(lesson(), &old, &[("mean".to_owned(), "yes".to_owned())], &tests::learner::read);
    assert_eq!((mean.values.text("mean"), mean.values.text("select")), ("yes", "w1"));
}

/// The same with the first bias of each layer for all of its neurons.
fn tied(network: &Network) -> Network {
    let mut tied = network.clone();
    for layer in 0..network.depth() {
        let first = tied.biases(layer)[0];
        tied.biases_mut(layer).fill(first);
    }
    tied
}

#[test]
fn the_slope_by_the_one_bias_of_a_layer_is_the_sum_of_the_twins_and_a_central_difference_of_all_at_once() {
    for (at, (network, x, y)) in smooth(42, 60).into_iter().enumerate() {
        let text = document(&tied(&network), &x, &y);
        let network = tied(&network);
        let layer = at % network.depth();
        let name = parameter_name(&network, Parameter::Bias { layer, to: 0 });
        let all = |t: &'static str| {
            run(lesson(), &[("document", &text), ("tied", "yes"), ("select", &name), ("eta", "0.1"), ("t", t)])
        };
        let slope = reading(&*all("2"), &format!("dL_d{name}"));
        let twin: f64 = Twin::new(&network, &x, &y).gradient().db[layer].iter().sum();
        assert!(close(slope, twin, 1e-10), "{name} of {network:?}: {slope} and {twin}");
        let moved = |by: f64| {
            let mut moved = network.clone();
            moved.biases_mut(layer).iter_mut().for_each(|bias| *bias += by);
            loss_of(&moved, &x, &y)
        };
        let difference = (moved(1e-5) - moved(-1e-5)) / 2e-5;
        assert!(close(slope, difference, 1e-5), "{name} of {network:?}: {slope} and {difference}");
        let expected = network.biases(layer)[0] - 0.1 * twin;
        assert!(close(reading(&*all("3"), &name), expected, 1e-10), "{name} after the update of {network:?}");
        let paths: usize = network.layers()[layer + 1..].iter().product();
        assert_eq!(ledger(&*all("2")).0.len(), paths.min(24));
    }
}

#[test]
fn the_sheet_with_one_bias_for_each_layer_trains_it_as_the_sum_over_its_neurons() {
    // ∂E/∂b1 and ∂E/∂b2 of Mazur's network by hand: the sums of its published deltas.
    let at = |select: &str, t: &str| {
        run(lesson(), &[("network", "mazur"), ("tied", "yes"), ("eta", "0.5"), ("select", select), ("t", t)])
    };
    let deltas = [0.138498562, -0.038098236];
    let b2 = deltas.iter().sum::<f64>();
    assert!((reading(&*at("b3", "2"), "dL_db3") - b2).abs() < 1e-8);
    assert!((reading(&*at("b3", "3"), "b3") - (0.6 - 0.5 * b2)).abs() < 1e-8);
    // They are called b1 and b2, and each has one row.
    let run = at("b3", "2");
    let options: Vec<String> = run.options("select").into_iter().map(|(key, shown)| format!("{key} {shown}")).collect();
    assert!(options.contains(&"b1 b₁".to_owned()) && options.contains(&"b3 b₂".to_owned()), "{options:?}");
    assert!(!options.iter().any(|option| option.starts_with("b2") || option.starts_with("b4")), "{options:?}");
    assert_eq!(ledger(&*run).1.join(" "), "∂L/∂o₃ ∂o₃/∂b₂");
    // One of several neurons' keys is that of all.
    assert_eq!(values(lesson(), &[("network", "mazur"), ("tied", "yes"), ("select", "b4")]).text("select"), "b3");
    // Biases that stay, stay.
    let frozen =
        values(lesson(), &[("network", "mazur"), ("tied", "yes"), ("freeze", "yes"), ("select", "b1"), ("t", "3")]);
    assert_eq!(reading(&*lessons::Session::new(lesson(), &frozen).at(3).0.copy(), "b1"), 0.35);
}

#[test]
fn one_bias_for_each_layer_is_also_that_of_the_mean() {
    let list = ("samples", "0.05_0.1_0.01_0.99*0.3_-0.2_0.9_0.1");
    let all = [("network", "mazur"), ("tied", "yes"), ("mean", "yes"), ("select", "b1"), ("t", "2"), list];
    let slope = reading(&*run(lesson(), &all), "dL_db1");
    let weights = vec![vec![0.15, 0.2, 0.25, 0.3], vec![0.4, 0.45, 0.5, 0.55]];
    let biases = vec![vec![0.35; 2], vec![0.6; 2]];
    let network = Network::new(&[2, 2, 2], &[Activation::Sigmoid; 2], Loss::HalfSquaredError, weights, biases).unwrap();
    let twin = |x: [f64; 2], y: [f64; 2]| Twin::new(&network, &x, &y).gradient().db[0].iter().sum::<f64>();
    let expected = 0.5 * (twin([0.05, 0.1], [0.01, 0.99]) + twin([0.3, -0.2], [0.9, 0.1]));
    assert!((slope - expected).abs() < 1e-13, "{slope} and {expected}");
}

#[test]
fn pasted_biases_that_differ_within_a_layer_are_not_made_one() {
    let paste = |text: &str| {
        let old = [("network".to_owned(), "mazur".to_owned()), ("tied".to_owned(), "yes".to_owned())];
        let settled =
            lessons::settle(lesson(), &old, &[("document".to_owned(), text.to_owned())], &tests::learner::read);
        assert!(settled.refusals.is_empty(), "{:?}", settled.refusals);
        settled.values.text("tied").to_owned()
    };
    assert_eq!(paste("b1 0.1\nb2 0.2\nb3 0.3\nb4 0.3"), "no");
    assert_eq!(paste("b1 0.1\nb2 0.1\nb3 0.3\nb4 0.3"), "yes");
    assert_eq!(paste("w1 0.5"), "yes");
    assert_eq!(paste("tied no\nw1 0.5"), "no");
}

#[test]
fn the_sheet_on_paper_has_one_line_for_the_one_bias_of_a_layer() {
    let run = run(lesson(), &[("network", "mazur"), ("tied", "yes"), ("t", "2")]);
    let panels = run.fold("paper", WIDE);
    let Body::Sheet(sheet) = &panels[0].body else { panic!("no sheet") };
    let text: String = sheet
        .text
        .iter()
        .map(|label| match label {
            figure::Label::Symbol(text) => text.clone(),
            figure::Label::Words(_) => "\n".to_owned(),
        })
        .collect();
    let lines = |begin: &str| text.lines().filter(|line| line.starts_with(begin)).count();
    assert_eq!(lines("∂L/∂b₁ ="), 1, "{text}");
    assert_eq!(lines("b₂_new ="), 1, "{text}");
    assert!(text.contains("∂L/∂b₂ = ∂L/∂z₃ + ∂L/∂z₄ = 0.1385 + (−0.03810) = 0.1004"), "{text}");
    assert!(!text.contains("b₃") && !text.contains("b₄"), "{text}");
}
