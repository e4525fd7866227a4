//! Texts as people paste them: every published one, a hundred of our own, and a hundred thousand spoilt ones.

use reader::{Present, Reading, Refusal};
use serde_json::Value as Json;

fn cases(file: &str) -> Json {
    let path = format!("{}/tests/cases/{file}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn present(layers: &[usize]) -> Present {
    Present { layers: layers.to_vec(), ..Present::default() }
}

fn read(text: &str, layers: &[usize]) -> Result<Reading, Refusal> {
    reader::read(text, Some(&present(layers)), &[])
}

/// The network that most of the published texts describe.
const WEIGHTS: [&[f64]; 2] = [&[0.11, 0.21, 0.31, -0.41, 0.51, 0.61], &[0.71, 0.81, 0.91]];
const BIASES: [&[f64]; 2] = [&[0.01, 0.02, 0.03], &[0.04]];

fn all(network: &nn::Network) -> (Vec<&[f64]>, Vec<&[f64]>) {
    (0..network.depth()).map(|layer| (network.weights(layer), network.biases(layer))).unzip()
}

/// That a text is the 2-3-1 network; with a sample only if it has one.
fn is_the_network(name: &str, text: &str) -> Reading {
    let reading = read(text, &[2, 3, 1]).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
    let network = reading.network.clone().unwrap_or_else(|| panic!("{name}: no network"));
    assert_eq!(network.layers(), [2, 3, 1], "{name}");
    assert_eq!(all(&network), (WEIGHTS.to_vec(), BIASES.to_vec()), "{name}");
    for sample in &reading.samples {
        assert_eq!((sample.x.as_slice(), sample.y.as_slice()), ([1.5, -2.0].as_slice(), [0.5].as_slice()), "{name}");
    }
    reading
}

fn ids(reading: &Reading) -> Vec<&str> {
    reading.assumptions.iter().map(|assumption| assumption.id).collect()
}

/// What was read, on one line: layers, numbers, activations and loss, samples, optimizer, assumptions that are not about what was
/// not said, and what was ignored.
fn written(reading: &Reading) -> String {
    let list = |numbers: &[f64]| numbers.iter().map(f64::to_string).collect::<Vec<_>>().join(" ");
    let mut parts = Vec::new();
    if let Some(network) = &reading.network {
        let sizes: Vec<String> = network.layers().iter().map(usize::to_string).collect();
        parts.push(sizes.join("-"));
        for layer in 0..network.depth() {
            parts.push(format!("{} b {}", list(network.weights(layer)), list(network.biases(layer))));
        }
        let names: Vec<&str> = network.activations().iter().map(|activation| activation.name()).collect();
        let said = |id: &str| !ids(reading).contains(&id);
        if said("activations") {
            parts.push(names.join(" "));
        }
        if said("loss") && network.loss() != nn::Loss::HalfSquaredError {
            parts.push(network.loss().name().to_owned());
        }
    }
    for sample in &reading.samples {
        parts.push(format!("x {} y {}", list(&sample.x), list(&sample.y)));
    }
    if let Some(kind) = reading.optimizer {
        parts.push(format!("{} {}", kind.name(), kind.eta()));
    }
    let noted: Vec<&str> = ids(reading).into_iter().filter(|id| !["activations", "loss"].contains(id)).collect();
    if !noted.is_empty() {
        parts.push(format!("~ {}", noted.join(" ")));
    }
    if !reading.ignored.is_empty() {
        parts.push(format!("ignored {}", reading.ignored.join(", ")));
    }
    parts.join(" | ")
}

#[test]
fn every_published_text_of_a_network_is_read() {
    let pastes = cases("pastes");
    let texts = pastes["chain_rule"].as_array().unwrap();
    let mut whole = 0;
    for case in texts {
        let (name, text) = (case["name"].as_str().unwrap(), case["text"].as_str().unwrap());
        let expected = match name.split(' ').next().unwrap() {
            "21" => "line 1: got “x1 1,234.5”; allowed: one number after x1, such as 0.5 or 0,5",
            "23" => "line 1: got “x1\t1 234.5”; allowed: one number after x1, such as 0.5 or 0,5",
            "38" => "2-3-1 | 0.11 0.21 0.31 -0.41 0.51 0.61 b 0 0 0 | 0 0 0 b 0 | ~ missing-weights missing-biases",
            "42" => {
                "2-3-1 | 0.11 0.21 0.31 -0.41 0.51 0.61 b 0 0 0 | 0.71 0.81 0.91 b 0 | sigmoid sigmoid | x 1.5 -2 y 0.5 | ~ missing-biases"
            }
            "48" => {
                "2-3-2 | 0.11 0.21 0.31 -0.41 0.51 0.61 b 0.01 0.02 0.03 | 0.1 0.2 0.3 0.4 0.5 0.6 b 0 0 | relu softmax | cross-entropy | x 1.5 -2 y 1 0"
            }
            "55" => "x 1 2 y 0 | x 3 4 y 1",
            "59" => "2-3-1 | 0.001 0.001 0.5 5 0 0 b 0 0 0 | 0 0 0 b 0 | ~ missing-weights missing-biases",
            "63" => "2-3-1 | 0.2 0 0 0 0 0 b 0 0 0 | 0 0 0 b 0 | ~ twice missing-weights missing-biases",
            "65" => "line 1: got “w1,0.5 V”; allowed: a number without a unit, such as w1, 0.5",
            "69" => "x 5000 0 y  | ~ missing-inputs",
            _ => {
                let reading = is_the_network(name, text);
                assert_eq!(reading.ignored, Vec::<String>::new(), "{name}");
                let relu = name.starts_with("44");
                assert_eq!(reading.network.unwrap().activations()[0] == nn::Activation::Relu, relu, "{name}");
                whole += 1;
                continue;
            }
        };
        let found = read(text, &[2, 3, 1]).map_or_else(|refusal| refusal.to_string(), |reading| written(&reading));
        assert_eq!(found, expected, "{name}");
    }
    assert_eq!((texts.len(), whole), (36, 26));
}

/// Points of the training lesson are samples here. Classes by colour, and lines in which a comma is both, are refused.
#[test]
fn every_published_text_of_points_is_read_or_refused() {
    let pastes = cases("pastes");
    let texts = pastes["training"].as_array().unwrap();
    let points = "x 1.5 -2 y 1 | x 0 0.5 y 0 | x -1.25 3 y 1 | x 2 2 y 0";
    for case in texts {
        let (name, text) = (case["name"].as_str().unwrap(), case["text"].as_str().unwrap());
        let found = read(text, &[2, 3, 1]).map_or_else(|refusal| refusal.to_string(), |reading| written(&reading));
        let expected = match name.split(' ').next().unwrap() {
            "07" => "line 1: got “1,5,-2,1”; allowed: names before the numbers",
            "16" => "x 1.234 2 y 1 | ~ comma columns",
            "11" | "19" => points,
            "23" => "x 1.5 -2 y 1 | x 0 0.5 y 0 | ~ numbers columns",
            "27" | "41" => "x 1.5 -2 y 1 | x 0 0.5 y 0 | ~ columns",
            "25" => "line 1: got “1.5,-2,red”; allowed: a name before its number, such as w1, 0.5",
            "29" => "line 1: got “1.5,-2”; allowed: names before the numbers",
            "31" => "x 0.1 0.3 y 0.03 | ~ columns",
            "33" => "x 12.5 37.4 y 1 | ~ columns",
            "35" => "x 1.5 -2 y 1 | ~ columns",
            "37" => "x 1 1 y 0 | x 2 2 y 1 | x 0 0 y 0.5 | ~ numbers columns",
            _ => points,
        };
        assert!(found.starts_with(expected), "{name}: {found}");
    }
    assert_eq!(texts.len(), 22);
}

#[test]
fn every_published_network_is_read_back_from_its_document() {
    let networks = cases("networks");
    let list = networks["cases"].as_array().unwrap();
    for case in list {
        for pretty in [false, true] {
            let mut document =
                serde_json::json!({ "network": case["network"], "inputs": case["x"], "targets": case["y"] });
            if let Some(optimizer) = case["train"].get("optimizer") {
                document["optimizer"] = optimizer.clone();
            }
            let text = if pretty { serde_json::to_string_pretty(&document) } else { serde_json::to_string(&document) };
            let (text, name) = (text.unwrap(), &case["name"]);
            // Read into another network: the document says all of its own.
            let reading = read(&text, &[2, 2, 1]).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
            let network = reading.network.as_ref().unwrap();
            let own = &case["network"];
            assert_eq!(serde_json::json!(network.layers()), own["layers"], "{name}");
            let names: Vec<&str> = network.activations().iter().map(|activation| activation.name()).collect();
            assert_eq!(serde_json::json!(names), own["activations"], "{name}");
            assert_eq!(network.loss().name(), own["loss"], "{name}");
            let flat = |json: &Json| -> Vec<f64> {
                fn gather(json: &Json, found: &mut Vec<f64>) {
                    match json {
                        Json::Array(items) => items.iter().for_each(|item| gather(item, found)),
                        other => found.push(other.as_f64().unwrap()),
                    }
                }
                let mut found = Vec::new();
                gather(json, &mut found);
                found
            };
            let (weights, biases) = all(network);
            assert_eq!(weights.concat(), flat(&own["weights"]), "{name}");
            assert_eq!(biases.concat(), flat(&own["biases"]), "{name}");
            let xs: Vec<f64> = reading.samples.iter().flat_map(|sample| sample.x.clone()).collect();
            let ys: Vec<f64> = reading.samples.iter().flat_map(|sample| sample.y.clone()).collect();
            assert_eq!((xs, ys), (flat(&case["x"]), flat(&case["y"])), "{name}");
            assert_eq!(reading.samples.len(), case["x"].as_array().unwrap().len(), "{name}");
            let eta = case["train"]["optimizer"]["eta"].as_f64();
            assert_eq!(reading.optimizer.map(|kind| kind.eta()), eta, "{name}");
            assert!(ids(&reading).iter().all(|&id| id == "rows"), "{name}: {:?}", ids(&reading));
        }
    }
    assert_eq!(list.len(), 12);
}
