//! A neuron opened into its operations: every wire has the value and the slope of L that `nn` has, forks add up, and all can be read.

use figure::{Label, Mark, Scene};
use lessons::{Body, Lesson, Room};
use nn::{Network, Parameter, backward, forward, neuron_name};
use tests::documents::pasted;
use tests::learner::run;
use tests::samples::Random;
use tests::scenes::{finite, readable};
use tests::words::Words;

fn lesson() -> &'static dyn Lesson {
    lessons::find("chain-rule").unwrap()
}

/// The layer in a usual name stands right above its index.
const RAISED: [&str; 3] = ["(1)", "(2)", "(3)"];

/// The picture of the neuron that these values open.
fn scene(changes: &[(&str, &str)], width: f64) -> Scene {
    let panels = run(lesson(), changes).fold("neuron", Room::new(width));
    let scene = panels.into_iter().find_map(|panel| match panel.body {
        Body::Picture { scene, .. } => Some(scene),
        _ => None,
    });
    scene.expect("the fold has a picture")
}

/// The numbers on the wires: values, which are plain, and slopes, which are bold. Names and signs are none.
fn numbers(scene: &Scene) -> [Vec<String>; 2] {
    let mut found = [Vec::new(), Vec::new()];
    for mark in scene.plots.iter().flat_map(|plot| &plot.marks) {
        let Mark::Text(text) = mark.bare() else { continue };
        let Label::Symbol(label) = &text.label else { continue };
        if label.trim_start_matches('−').starts_with(|c: char| c.is_ascii_digit()) {
            found[usize::from(text.bold)].push(label.clone());
        }
    }
    found.iter_mut().for_each(|all| all.sort());
    found
}

fn three(x: f64) -> String {
    figure::digits(x, 3)
}

/// What must stand on the wires of a neuron.
fn expected(network: &Network, x: &[f64], y: &[f64], layer: usize, unit: usize) -> [Vec<String>; 2] {
    let trace = forward(network, x).unwrap();
    let gradient = backward(network, &trace, y).unwrap();
    let delta = gradient.dz[layer][unit];
    let input = |from: usize| if layer == 0 { x[from] } else { trace.o[layer - 1][from] };
    let (mut values, mut slopes) = (Vec::new(), Vec::new());
    for from in 0..network.layers()[layer] {
        let parameter = Parameter::Weight { layer, to: unit, from };
        let w = network.get(parameter).unwrap();
        values.extend([input(from), w, w * input(from)]);
        slopes.extend([delta * w, gradient.get(parameter).unwrap(), delta]);
    }
    let bias = Parameter::Bias { layer, to: unit };
    values.extend([network.get(bias).unwrap(), trace.z[layer][unit], trace.o[layer][unit]]);
    slopes.extend([gradient.get(bias).unwrap(), delta, gradient.do_[layer][unit]]);
    if let Some(&above) = network.layers().get(layer + 2).filter(|&&above| above > 1) {
        let share = |to: usize| {
            network.get(Parameter::Weight { layer: layer + 1, to, from: unit }).unwrap() * gradient.dz[layer + 1][to]
        };
        slopes.extend((0..above).map(share));
    }
    [values, slopes].map(|all| {
        let mut all: Vec<String> = all.into_iter().map(three).collect();
        all.sort();
        all
    })
}

#[test]
fn every_wire_has_the_value_and_the_slope_of_nn() {
    let mut random = Random::new(41);
    let mut checked = 0;
    for _ in 0..40 {
        let (network, x, y) = random.sample();
        let text = pasted(&network, &x, &y);
        for layer in 0..network.depth() {
            for unit in 0..network.layers()[layer + 1] {
                let name = neuron_name(&network, layer, unit);
                let found = scene(&[("document", &text), ("t", "2"), ("through", &name)], 640.0);
                finite(&found, &name);
                assert_eq!(numbers(&found), expected(&network, &x, &y, layer, unit), "{name} of {network:?}");
                checked += 1;
            }
        }
    }
    assert!(checked > 200);
}

#[test]
fn what_comes_back_along_the_branches_of_a_fork_adds_up_as_it_is_printed() {
    // o1 of the notes' B goes to o3 and to o4: −0.0196 − 0.00926 = −0.0289.
    let [_, slopes] = numbers(&scene(&[("t", "2"), ("through", "o1")], 640.0));
    // Half a unit of the last digit, for each of them.
    let value = |text: &str, unit: f64| {
        assert!(slopes.contains(&text.to_owned()), "{text} among {slopes:?}");
        (text.replace('−', "-").parse::<f64>().unwrap(), unit)
    };
    let all = [value("−0.0196", 1e-4), value("−0.00926", 1e-5), value("−0.0289", 1e-4)];
    let left_over = all[0].0 + all[1].0 - all[2].0;
    assert!(left_over.abs() <= all.iter().map(|(_, unit)| 0.5 * unit).sum::<f64>(), "{left_over}");
}

#[test]
fn nothing_is_told_that_no_act_has_computed() {
    let count = |t: &str| numbers(&scene(&[("t", t), ("through", "o3")], 640.0)).map(|all| all.len());
    // The weights and the bias; the outputs below, both products, z and o; then every slope.
    assert_eq!(count("0"), [3, 0]);
    assert_eq!(count("1"), [9, 0]);
    assert_eq!(count("2"), [9, 9]);
}

#[test]
fn every_neuron_can_be_read_at_every_width() {
    let words = Words::english();
    let cases: [&[(&str, &str)]; 6] = [
        &[("network", "b")],
        &[("network", "mazur"), ("notation", "usual")],
        &[("network", "xor"), ("select", "w5")],
        &[("layers", "8.8tanh.8leaky-relu.3softmax"), ("loss", "cross-entropy")],
        &[("layers", "1.1softplus.1identity"), ("numbers", "w1:-0.000012345,x1:123.4")],
        &[("layers", "3.8elu.8gelu.2sigmoid"), ("notation", "usual")],
    ];
    for changes in cases {
        for t in ["0", "2"] {
            for through in ["o1", "o2", "o9", "o10"] {
                let known = run(lesson(), changes).options("through").iter().any(|(name, _)| name == through);
                let all: Vec<(&str, &str)> =
                    changes.iter().copied().chain([("t", t), ("through", if known { through } else { "" })]).collect();
                for width in [328.0, 640.0, 1160.0] {
                    let what = format!("{all:?} at {width}");
                    readable(&scene(&all, width), &words, &RAISED, &what);
                }
            }
        }
    }
}
