//! What is taken out of the chain rule is what the lab has computed, and comes in again.

use lessons::{Lesson, Room};
use nn::{Network, Optimizer, OptimizerKind, backward, forward, loss};
use serde_json::Value;
use tests::documents::pasted;
use tests::learner::run;
use tests::programs;
use tests::samples::Random;

fn lesson() -> &'static dyn Lesson {
    lessons::find("chain-rule").unwrap()
}

fn taken(changes: &[(&str, &str)], form: &str) -> String {
    let changes: Vec<(&str, &str)> = changes.iter().copied().chain([("results", form)]).collect();
    let panels = run(lesson(), &changes).fold("network", Room::new(640.0));
    programs::text(&programs::listing(&panels))
}

fn flat(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(list) => list.iter().flat_map(flat).collect(),
        number => vec![number.as_f64().unwrap()],
    }
}

fn all(layers: &[Vec<f64>]) -> Vec<f64> {
    layers.iter().flatten().copied().collect()
}

/// The layers of a network after an update.
fn after(network: &Network, dw: &[Vec<f64>], db: &[Vec<f64>]) -> Network {
    let mut network = network.clone();
    let mut optimizer = Optimizer::new(OptimizerKind::Sgd { eta: 0.3 }).unwrap();
    optimizer.step(&mut network, dw, db).unwrap();
    network
}

fn weights(network: &Network) -> Vec<f64> {
    (0..network.depth()).flat_map(|l| network.weights(l).to_vec()).collect()
}

#[test]
fn every_result_is_there_with_all_its_digits() {
    let mut random = Random::new(83);
    for _ in 0..60 {
        let (network, x, y) = random.sample();
        let text = pasted(&network, &x, &y);
        let json: Value = serde_json::from_str(&taken(&[("document", &text), ("eta", "0.3")], "json")).unwrap();
        let trace = forward(&network, &x).unwrap();
        let gradient = backward(&network, &trace, &y).unwrap();
        let results = &json["results"];
        assert_eq!(flat(&json["weights"]), weights(&network));
        assert_eq!(results["loss"].as_f64().unwrap(), loss(&network, &trace, &y).unwrap());
        for (name, expected) in [
            ("z", all(&trace.z)),
            ("o", all(&trace.o)),
            ("dL_dz", all(&gradient.dz)),
            ("dL_do", all(&gradient.do_)),
            ("dL_dw", all(&gradient.dw)),
            ("dL_db", all(&gradient.db)),
            ("weights_after", weights(&after(&network, &gradient.dw, &gradient.db))),
        ] {
            assert_eq!(flat(&results[name]), expected, "{name}");
        }
    }
}

/// What stands behind `name = ` in a program, as JSON.
fn literal(program: &str, name: &str) -> Value {
    let begin = program.find(&format!("{name} = ")).unwrap() + name.len() + 3;
    let close = if program.as_bytes()[begin] == b'{' { "\n}" } else { "\n]" };
    let end = begin + program[begin..].find(close).unwrap() + 2;
    let text = program[begin..end].replace(",\n}", "\n}").replace(",\n]", "\n]");
    serde_json::from_str(&text).unwrap()
}

#[test]
fn pytorch_has_a_row_for_each_neuron_and_keras_one_for_each_input() {
    let mut random = Random::new(84);
    for _ in 0..40 {
        let (network, x, y) = random.sample();
        let text = pasted(&network, &x, &y);
        let gradient = backward(&network, &forward(&network, &x).unwrap(), &y).unwrap();
        let [torch, keras] = ["pytorch", "keras"].map(|form| taken(&[("document", &text)], form));
        let (state, grad) = (literal(&torch, "state_dict"), literal(&torch, "grad"));
        let (lists, slopes) = (literal(&keras, "weights"), literal(&keras, "gradients"));
        for l in 0..network.depth() {
            assert_eq!(flat(&state[format!("{}.weight", 2 * l)]), network.weights(l));
            assert_eq!(flat(&grad[format!("{}.bias", 2 * l)]), gradient.db[l]);
            let (to, from) = (network.layers()[l + 1], network.layers()[l]);
            for i in 0..from {
                for j in 0..to {
                    assert_eq!(lists[2 * l][i][j].as_f64().unwrap(), network.weights(l)[j * from + i]);
                    assert_eq!(slopes[2 * l][i][j].as_f64().unwrap(), gradient.dw[l][j * from + i]);
                }
            }
            assert_eq!(flat(&lists[2 * l + 1]), network.biases(l));
        }
    }
}

#[test]
fn a_table_has_a_line_for_each_number_and_the_mean_of_samples_has_all_of_them() {
    let samples = ("samples", "0.9_-0.4_1*-0.5_1_0");
    let table = taken(&[samples, ("mean", "yes"), ("t", "2")], "csv");
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines[0], "name,value,dL_d,after");
    // 15 parameters; for each of two samples 2 inputs and z and o of five neurons; L.
    assert_eq!(lines.len(), 1 + 15 + 2 * (2 + 10) + 1);
    let json: Value = serde_json::from_str(&taken(&[samples, ("mean", "yes"), ("t", "2")], "json")).unwrap();
    let w1: Vec<f64> = lines[1].split(',').skip(1).map(|number| number.parse().unwrap()).collect();
    assert!(lines[1].starts_with("w1,0.5,"));
    assert_eq!(w1[1], flat(&json["results"]["dL_dw"])[0]);
    assert_eq!(w1[2], flat(&json["results"]["weights_after"])[0]);
    assert_eq!(flat(&json["inputs"]), [0.9, -0.4, -0.5, 1.0]);
    assert!(lines.iter().any(|line| line.starts_with("o5 of sample 2,")));
}

#[test]
fn what_was_taken_out_comes_in_again_as_the_same_network() {
    let mut random = Random::new(85);
    for _ in 0..40 {
        let (network, x, y) = random.sample();
        let text = taken(&[("document", &pasted(&network, &x, &y))], "json");
        let found = reader::read(&text, None, &[]).unwrap();
        assert_eq!(found.network.as_ref(), Some(&network), "{text}");
        assert_eq!((found.samples[0].x.clone(), found.samples[0].y.clone()), (x, y));
    }
}

#[test]
fn where_a_direction_is_to_be_predicted_nothing_is_told() {
    let panels = run(lesson(), &[("predict", "yes"), ("t", "2")]).fold("network", Room::new(640.0));
    assert!(panels.iter().all(|panel| panel.id != "results"));
}
