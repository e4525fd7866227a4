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

/// Points of the training lesson are samples here. Lines in which a comma is both are refused, and points without a target.
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
            "25" => "x 1.5 -2 y 1 | x 0 0.5 y 0 | ~ classes columns",
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
fn a_class_may_be_a_word() {
    let read = |text: &str| read(text, &[2, 3, 1]);
    let text = |text: &str| written(&read(text).unwrap());
    assert_eq!(
        text("x;y;colour\n1,5;-2;blue\n0;0,5;orange\n3;4;blue"),
        "x 1.5 -2 y 1 | x 0 0.5 y 0 | x 3 4 y 1 | ~ classes columns"
    );
    let turned = reader::read("1 2 cat\n3 4 dog", Some(&present(&[2, 1])), &["classes"]).unwrap();
    assert_eq!(turned.samples.iter().map(|sample| sample.y[0]).collect::<Vec<_>>(), [0.0, 1.0]);
    let refusal = read("1,2,red\n3,4,blue\n5,6,green").unwrap_err();
    assert_eq!(refusal.to_string(), "line 3: got “green”; allowed: two classes: red or blue");
    // A word in another place is no class.
    assert!(read("1,2,red\nfish\n3,4,blue").is_err());
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

/// Ways to write the same network: each number of each is compared.
#[test]
fn one_network_is_read_however_it_is_written() {
    let texts = cases("made-up");
    let mut wrong = Vec::new();
    for case in texts.as_array().unwrap() {
        let (name, text) = (case[0].as_str().unwrap(), case[1].as_str().unwrap());
        match std::panic::catch_unwind(|| is_the_network(name, text)) {
            Ok(reading) => println!("{name}: {}", written(&reading)),
            Err(error) => wrong.push(format!("{name}: {:?}", error.downcast_ref::<String>())),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A text, the present network, and what is read or why not.
const TEXTS: &[(&str, &[usize], &str)] = &[
    // Matrix indices and other names of weights.
    ("w11=1\nw12=2\nw21=3\nw22=4", &[2, 2], "2-2 | 1 2 3 4 b 0 0 | ~ index-order missing-biases"),
    ("w₁₁=1\nw₁₂=2\nw₂₁=3\nw₂₂=4\nb=5", &[2, 2], "2-2 | 1 2 3 4 b 5 5 | ~ index-order bias-names"),
    ("w_1_1=1\nw_1_2=2\nb=5", &[2, 1], "2-1 | 1 2 b 5"),
    ("w(1,1)=1, w(1,2)=2, b=5", &[2, 1], "2-1 | 1 2 b 5"),
    ("w_{1,1}=1\nw_{1,2}=2\nb=5", &[2, 1], "2-1 | 1 2 b 5"),
    ("w11=1\nw21=2\nb1=5", &[2, 1], "2-1 | 1 2 b 5"),
    ("w13=1\nw23=2\nb3=5", &[2, 1], "2-1 | 1 2 b 5"),
    ("w31=1\nw32=2\nθ3=5", &[2, 1], "2-1 | 1 2 b 5"),
    (
        "w11 = 7",
        &[4, 4, 1],
        "4-4-1 | 7 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 b 0 0 0 0 | 0 0 0 0 b 0 | ~ weight-names missing-weights missing-biases",
    ),
    ("w10=1\nw11=2\nw12=3", &[3, 4], "3-4 | 0 0 0 0 0 0 0 0 0 1 2 3 b 0 0 0 0 | ~ missing-weights missing-biases"),
    ("w=0.5\nb=0.25\nx=2\ny=1", &[1, 1], "1-1 | 0.5 b 0.25 | x 2 y 1"),
    ("w₁₂⁽²⁾ = 7\nw₁₁⁽²⁾ = 6", &[2, 2, 2], "2-2-2 | 0 0 0 0 b 0 0 | 6 7 0 0 b 0 0 | ~ missing-weights missing-biases"),
    ("w⁽²⁾₁₂ = 7\nb⁽¹⁾₂ = 6", &[2, 2, 2], "2-2-2 | 0 0 0 0 b 0 6 | 0 7 0 0 b 0 0 | ~ missing-weights missing-biases"),
    (
        "$w^{(2)}_{12}$ = 7\n$w_{11}^{(2)}$ = 6",
        &[2, 2, 2],
        "2-2-2 | 0 0 0 0 b 0 0 | 6 7 0 0 b 0 0 | ~ missing-weights missing-biases",
    ),
    ("w1 (first), 1\nb1 (bias), 2", &[1, 1], "1-1 | 1 b 2 | ignored (first), (bias)"),
    ("name (symbol),value\nw1,1\nb1,2", &[1, 1], "1-1 | 1 b 2 | ignored (symbol)"),
    ("w1 = 1 (2)", &[1, 1], "line 1: got “w1”; allowed: one number for each weight"),
    (
        "{\"layers\": \"1-1\", \"activations\": {\"output\": \"tanh\"}, \"w1\": 1, \"b1\": 2}",
        &[2, 1],
        "1-1 | 1 b 2 | tanh",
    ),
    // One bias for each layer.
    (
        "w1 0.15 w2 0.2 w3 0.25 w4 0.3 w5 0.4 w6 0.45 w7 0.5 w8 0.55 b1 0.35 b2 0.6 i1 0.05 i2 0.1 t1 0.01 t2 0.99",
        &[2, 2, 2],
        "2-2-2 | 0.15 0.2 0.25 0.3 b 0.35 0.35 | 0.4 0.45 0.5 0.55 b 0.6 0.6 | x 0.05 0.1 y 0.01 0.99 | ~ bias-names",
    ),
    (
        "W1 = [[1, 2], [3, 4]]\nb1 = 5\nW2 = [[6, 7]]\nb2 = 8",
        &[2, 2, 1],
        "2-2-1 | 1 2 3 4 b 5 5 | 6 7 b 8 | ~ bias-names",
    ),
    ("w1=1, w2=2, b1=3, b2=4", &[1, 1, 1], "1-1-1 | 1 b 3 | 2 b 4"),
    (
        "weights: [[[1, 2], [3, 4]], [[5, 6]]]\nbiases: [7, 8]",
        &[2, 2, 1],
        "2-2-1 | 1 2 3 4 b 7 7 | 5 6 b 8 | ~ bias-names",
    ),
    ("weights: [[[1, 2], [3, 4]], [[5, 6]]]\nbiases: [7, 8, 9]", &[2, 2, 1], "2-2-1 | 1 2 3 4 b 7 8 | 5 6 b 9"),
    // Square matrices, and sizes that the matrices have themselves.
    ("[[1, 2], [3, 4]]", &[2, 2], "2-2 | 1 2 3 4 b 0 0 | ~ rows missing-biases"),
    ("W = [[1, 2], [2, 4]]\nb = [5, 6]", &[2, 2], "2-2 | 1 2 2 4 b 5 6"),
    ("W = [[1, 2], [3, 4]]\nb = [5, 6]", &[2, 2], "2-2 | 1 2 3 4 b 5 6 | ~ rows"),
    ("[[[1, 2], [3, 4]], [5, 6]]", &[2, 2], "2-2 | 1 3 2 4 b 5 6 | ~ rows"),
    ("{\"fc.weight\": [[1, 2], [3, 4]], \"fc.bias\": [5, 6]}", &[2, 2], "2-2 | 1 2 3 4 b 5 6"),
    ("{\"dense/kernel\": [[1, 2], [3, 4]], \"dense/bias\": [5, 6]}", &[2, 2], "2-2 | 1 3 2 4 b 5 6"),
    ("{\"a.weight\": [[1, 2, 3]], \"a.bias\": [4]}", &[2, 3, 1], "3-1 | 1 2 3 b 4"),
    ("W1 = [[1, 2, 3], [4, 5, 6]]\nb1 = [7, 8]", &[5, 1], "3-2 | 1 2 3 4 5 6 b 7 8"),
    ("W1 = [[1, 2, 3], [4, 5, 6]]\nb1 = [7, 8, 9]", &[5, 1], "2-3 | 1 4 2 5 3 6 b 7 8 9"),
    ("W2 = [[1, 2, 3]]", &[2, 3, 1], "2-3-1 | 0 0 0 0 0 0 b 0 0 0 | 1 2 3 b 0 | ~ missing-weights missing-biases"),
    // Sizes, activations, losses.
    ("layers: 2, 3, 1\nw1 = 1", &[1, 1], "2-3-1 | 1 0 0 0 0 0 b 0 0 0 | 0 0 0 b 0 | ~ missing-weights missing-biases"),
    ("layers b2-1\nw1 1", &[1, 1], "line 1: got “layers b2-1”; allowed: plain numbers"),
    ("layers 2-1\nw1 1\nw2 2\nb1 3", &[9, 9], "2-1 | 1 2 b 3"),
    ("layers = [2, 1]\nw1 = 1\nw2 = 2\nb1 = 3", &[9, 9], "2-1 | 1 2 b 3"),
    ("activation: ReLU\nw1 1\nw2 2\nb1 3\nb2 4", &[1, 1, 1], "1-1-1 | 1 b 3 | 2 b 4 | relu relu"),
    (
        "hidden activation = tanh\noutput activation = linear\nw1 1\nw2 2\nb1 3\nb2 4",
        &[1, 1, 1],
        "1-1-1 | 1 b 3 | 2 b 4 | tanh identity",
    ),
    ("activations: relu, linear\nw1 1\nw2 2\nb1 3\nb2 4", &[1, 1, 1], "1-1-1 | 1 b 3 | 2 b 4 | relu identity"),
    (
        "{activations: [nn.ReLU(), nn.Sigmoid()], w1: 1, w2: 2, b1: 3, b2: 4}",
        &[1, 1, 1],
        "1-1-1 | 1 b 3 | 2 b 4 | relu sigmoid",
    ),
    (
        "{activations: ['LeakyReLU', 'None'], w1: 1, w2: 2, b1: 3, b2: 4}",
        &[1, 1, 1],
        "1-1-1 | 1 b 3 | 2 b 4 | leaky-relu identity",
    ),
    ("loss = mse, w1 = 1, b1 = 2", &[1, 1], "1-1 | 1 b 2 | mean-squared-error | ~ half"),
    ("w1 = 1, b1 = 2, loss = MSELoss", &[1, 1], "1-1 | 1 b 2 | mean-squared-error | ~ half"),
    ("w1 1\nw2 2\nb1 3\nb2 4\nloss: mean_squared_error", &[1, 2], "1-2 | 1 2 b 3 4 | mean-squared-error | ~ half mean"),
    ("w1 1\nb1 2\nloss: SSE", &[1, 1], "1-1 | 1 b 2 | squared-error | ~ half"),
    ("w1 1\nb1 2\nloss: sum_of_squares", &[1, 1], "1-1 | 1 b 2 | squared-error | ~ half"),
    ("w1 1\nb1 2\nloss: mean-squared-error", &[1, 1], "1-1 | 1 b 2 | mean-squared-error"),
    ("w1 1\nb1 2\nloss: squared-error", &[1, 1], "1-1 | 1 b 2 | squared-error"),
    ("w1 1\nb1 2\nloss: output", &[1, 1], "1-1 | 1 b 2 | output"),
    ("loss: half-squared-error\nw1 = 1, b1 = 2", &[1, 1], "1-1 | 1 b 2"),
    ("loss: BCELoss\nw1 = 1, b1 = 2", &[1, 1], "1-1 | 1 b 2 | binary-cross-entropy"),
    ("loss: cross-entropy\nw1 = 1, b1 = 2", &[1, 1], "1-1 | 1 b 2 | binary-cross-entropy | ~ cross-entropy"),
    ("loss: categorical_crossentropy\nw1 1\nw2 2\nb1 3\nb2 4", &[1, 2], "1-2 | 1 2 b 3 4 | cross-entropy"),
    // Layers that are named one by one.
    (
        "{\"layer1\": {\"W\": [[1,2],[3,4]], \"b\": [5,6]}, \"layer2\": {\"W\": [[7,8],[9,10]], \"b\": [11,12]}}",
        &[2, 2, 2],
        "2-2-2 | 1 2 3 4 b 5 6 | 7 8 9 10 b 11 12 | ~ rows",
    ),
    (
        "layer1 = {'W': [[1,2],[3,4]], 'b': [5,6]}\nlayer2 = {'W': [[7,8]], 'b': 9}",
        &[2, 2, 1],
        "2-2-1 | 1 2 3 4 b 5 6 | 7 8 b 9",
    ),
    (
        "{\"output\": {\"weights\": [[7,8]], \"bias\": [9]}, \"hidden\": {\"weights\": [[1,2],[3,4]], \"bias\": [5,6]}}",
        &[2, 2, 1],
        "2-2-1 | 1 2 3 4 b 5 6 | 7 8 b 9",
    ),
    (
        "[{\"W\": [[1,2],[3,4]], \"b\": [5,6], \"activation\": \"relu\"}, {\"W\": [[7,8]], \"b\": [9], \"activation\": \"tanh\"}]",
        &[2, 2, 1],
        "2-2-1 | 1 2 3 4 b 5 6 | 7 8 b 9 | relu tanh",
    ),
    ("W = [[1, 2], [3, 4]]\nb = [5, 6]\nW = [[7, 8]]\nb = [9]", &[2, 2, 1], "2-2-1 | 1 2 3 4 b 5 6 | 7 8 b 9"),
    (
        "0.weight tensor([[1, 2], [3, 4]])\n0.bias tensor([5, 6])\n2.weight tensor([[7, 8]])\n2.bias tensor([9])",
        &[2, 2, 1],
        "2-2-1 | 1 2 3 4 b 5 6 | 7 8 b 9",
    ),
    ("W1 = [[0.1, 0.2], [0.3]]\nb1 = [1, 2]", &[2, 2], "line 1: got “row 2 of W1”; allowed: 2 numbers, as in row 1"),
    // Sentences of a sheet.
    (
        "Given: w1=0.1, w2=0.2, b1=0, x1=0.5, x2=1, y=1, eta=0.1. Compute one update step.",
        &[2, 1],
        "2-1 | 0.1 0.2 b 0 | x 0.5 1 y 1 | sgd 0.1 | ignored Given, Compute one update step",
    ),
    ("w1 = 1.\nb1 = 2.", &[1, 1], "1-1 | 1 b 2"),
    ("w1 = 1.2.3", &[1, 1], "line 1: got “w1 1.2.3”; allowed: one number after w1"),
    // Samples line by line.
    ("x1=0,x2=0,y=0\nx1=0,x2=1,y=1\nx1=1,x2=1,y=0", &[2, 1], "x 0 0 y 0 | x 0 1 y 1 | x 1 1 y 0"),
    (
        "Sample 1: x1 = 0, x2 = 3, y = 0\nSample 2: x1 = 0, x2 = 1, y = 1",
        &[2, 1],
        "x 0 3 y 0 | x 0 1 y 1 | ignored Sample",
    ),
    // Neuron by neuron, as books tell it.
    (
        "Hidden layer:\nNeuron 1: w1 = 0.15, w2 = 0.20, b = 0.35\nNeuron 2: w1 = 0.25, w2 = 0.30, b = 0.36\nOutput layer:\nNeuron 1: \
         w1 = 0.40, w2 = 0.45, b = 0.60\nx1 = 0.05, x2 = 0.10, y1 = 0.01",
        &[1, 1],
        "2-2-1 | 0.15 0.2 0.25 0.3 b 0.35 0.36 | 0.4 0.45 b 0.6 | x 0.05 0.1 y 0.01",
    ),
    (
        "h1: w = [0.1, 0.2], b = 0.3\nh2: w = [0.4, 0.5], b = 0.6\no1: w = [0.7, 0.8], b = 0.9\ninputs 1 2\ntarget 1",
        &[2, 1],
        "2-2-1 | 0.1 0.2 0.4 0.5 b 0.3 0.6 | 0.7 0.8 b 0.9 | x 1 2 y 1",
    ),
    (
        "Hidden neuron 1: weights 0.1 and 0.2, bias 0.3\nHidden neuron 2: weights 0.4 and 0.5, bias 0.6\nOutput neuron: weights 0.7 \
         and 0.8, bias 0.9\nInput: (1, 2)\nTarget: 1",
        &[2, 1],
        "2-2-1 | 0.1 0.2 0.4 0.5 b 0.3 0.6 | 0.7 0.8 b 0.9 | x 1 2 y 1",
    ),
    (
        "A neuron has weights 0.2, -0.4 and bias 0.1. The inputs are 1 and 2. It uses a tanh activation with a learning rate of 0.5. \
         The target output is 1.",
        &[2, 1],
        "2-1 | 0.2 -0.4 b 0.1 | tanh | x 1 2 y 1 | sgd 0.5 | ignored It, uses, a, tanh, activation, with, a",
    ),
    (
        "- Neuron A: weights 0,1; 0,2; bias 0,3\n- Neuron B: weights 0,4; 0,5; bias 0,6\n- Neuron C: weights 0,7; 0,8; bias 0,9",
        &[2, 2, 1],
        "2-2-1 | 0.1 0.2 0.4 0.5 b 0.3 0.6 | 0.7 0.8 b 0.9 | ~ layers",
    ),
    (
        "Neuron 1: w = (1, 1), threshold 1.5\nNeuron 2: w = (1, 1), threshold 0.5\nOutput neuron: w = (-1, 1), threshold 0.5",
        &[2, 1],
        "2-2-1 | 1 1 1 1 b -1.5 -0.5 | -1 1 b -0.5 | ~ threshold",
    ),
    (
        "Hidden unit 1 has weights 0.1 and 0.2.\nHidden unit 2 has weights 0.3 and 0.4.\nThe output unit has weights 0.5 and 0.6.\nThe \
         learning rate is 0.5. The input is (1, 0) and the target is 1.",
        &[2, 1],
        "2-2-1 | 0.1 0.2 0.3 0.4 b 0 0 | 0.5 0.6 b 0 | x 1 0 y 1 | sgd 0.5 | ~ missing-biases",
    ),
    (
        "Neuron 1: w1 = 1, w2 = 2\nNeuron 2: w1 = 3, w2 = 4\nNeuron 3: w1 = 3, w2 = 4, w3 = 5",
        &[2, 2],
        "line 1: got “Neuron 1”",
    ),
    (
        "Hidden neuron 1: weights 1 and 2, bias 3\nHidden neuron 2: weights 1\nOutput: w = 1",
        &[2, 1],
        "line 2: got “Hidden neuron 2”; allowed: 2 weights",
    ),
    (
        "hidden neurons: 1\nw1 = 1\nw2 = 2",
        &[1, 1, 1],
        "1-1-1 | 1 b 0 | 2 b 0 | ~ missing-biases | ignored hidden neurons",
    ),
    // Equation by equation.
    (
        "z1 = 0.15*x1 + 0.20*x2 + 0.35\nz2 = 0.25*x1 - 0.30*x2 + 0.36\na1 = sigmoid(z1)\na2 = sigmoid(z2)\nz3 = 0.4*a1 + 0.45*a2 + 0.6\n\
         y_hat = sigmoid(z3)\nx1 = 0.05, x2 = 0.1, y = 0.01",
        &[1, 1],
        "2-2-1 | 0.15 0.2 0.25 -0.3 b 0.35 0.36 | 0.4 0.45 b 0.6 | sigmoid sigmoid | x 0.05 0.1 y 0.01",
    ),
    (
        "h₁ = tanh(0,5·x₁ − 0,25·x₂ + 1)\no₁ = 2h₁ − 3\nx₁ = 1; x₂ = 2; y₁ = 3",
        &[1, 1],
        "2-1-1 | 0.5 -0.25 b 1 | 2 b -3 | tanh identity | x 1 2 y 3",
    ),
    ("h1 = relu(x1 - x2)\nh2 = relu(2*x2)\no = h1 + 3*h2", &[1, 1], "2-2-1 | 1 -1 0 2 b 0 0 | 1 3 b 0 | relu identity"),
    ("z1 = 0.5*x1 + 0.25\no = relu(z1)", &[1, 1], "1-1 | 0.5 b 0.25 | relu"),
    (
        "w1=.15 w2=.20 w3=.25 w4=.30 w5=.40 w6=.45 w7=.50 w8=.55 b1=.35 b2=.60\nnet_h1 = w1*i1 + w2*i2 + b1\nout_h1 = sigmoid(net_h1)\n\
         net_h2 = w3*i1 + w4*i2 + b1\nout_h2 = sigmoid(net_h2)\nnet_o1 = w5*out_h1 + w6*out_h2 + b2\nnet_o2 = w7*out_h1 + w8*out_h2 + \
         b2\ni1=0.05, i2=0.10, T1=0.01, T2=0.99",
        &[1, 1],
        "2-2-2 | 0.15 0.2 0.25 0.3 b 0.35 0.35 | 0.4 0.45 0.5 0.55 b 0.6 0.6 | sigmoid sigmoid | x 0.05 0.1 y 0.01 0.99 | ~ bias-names",
    ),
    (
        "h1 = w1 x1 + w3 x2 + b1\nh2 = w2 x1 + w4 x2 + b2\ny = w5 h1 - w6 h2 + b3\nw1 = 1, w2 = 2, w3 = 3, w4 = 4, w5 = 5, w6 = 6\n\
         b1 = 7, b2 = 8, b3 = 9\nx1 = 1, x2 = 2, target = 3",
        &[1, 1],
        "2-2-1 | 1 3 2 4 b 7 8 | 5 -6 b 9 | identity identity | x 1 2 y 3",
    ),
    ("z = w1*x1 + w2*x2 + b\nw1 = 1, w2 = 2", &[2, 1], "line 1: got “z = w1*x1"),
    ("h1 = w1*x1 + b\nh2 = w2*x1 + b\nw1 = 1, w2 = 2, b = 3", &[1, 2], "1-2 | 1 2 b 3 3 | identity"),
    ("h1 = w1*0.5*x1 + b1\nw1 = 2, b1 = 3", &[1, 1], "line 1: got "),
    (
        "z1 = w1*x + b1\nz2 = w2*x - b1\ny = w3*z1 + w4*z2 + b2\nw1 = 1, w2 = 2, w3 = 3, w4 = 4, b1 = 5, b2 = 6",
        &[1, 1],
        "1-2-1 | 1 2 b 5 -5 | 3 4 b 6 | identity identity",
    ),
    ("z1 = 2*x1 + 1\na1 = tanh(z1)\ny = 3*z1 + 1", &[1, 1], "line 1: got "),
    ("y = x1 + x2\nw1 = 0.5\nw2 = 0.25\nb1 = 0", &[2, 1], "line 1: got "),
    ("w1 = w1 - 0.5*dw1", &[1, 1], "line 1: got "),
    ("z1 = 0.1*x1 + 0.2*x2\nz2 = 0.3*z1 + 0.4*x1", &[1, 1], "line 1: got "),
    ("z1 = 0.15*0.05 + 0.35 = 0.3575", &[1, 1], "line 1: got "),
    ("z1 = 0.1*x1*x1 + 0.2", &[1, 1], "line 1: got "),
    ("z1 = 0.1*q1 + 0.2", &[1, 1], "line 1: got "),
    // Two letters for two layers, and sentences around the numbers.
    (
        "W = [[1, 2], [3, 4]]\nV = [5, 6]\nb = [7, 8]\nc = 9\nx = [1, 2]\nt = 1",
        &[2, 1],
        "2-2-1 | 1 2 3 4 b 7 8 | 5 6 b 9 | x 1 2 y 1 | ~ rows",
    ),
    (
        "V = [[1, 2], [3, 4], [5, 6]]\nW = [[7, 8, 9]]",
        &[2, 1],
        "2-3-1 | 1 2 3 4 5 6 b 0 0 0 | 7 8 9 b 0 | ~ missing-biases",
    ),
    (
        "Consider a neuron with w = (2, -3), b = 1, x = (1, 2), y = 0 and learning rate 0.5.",
        &[2, 1],
        "2-1 | 2 -3 b 1 | x 1 2 y 0 | sgd 0.5 | ignored Consider, a, neuron, with",
    ),
    (
        "Compute the loss and the gradients.\nw1 = 0.5, b1 = 0\nThe activation function is the sigmoid.",
        &[1, 1],
        "1-1 | 0.5 b 0 | sigmoid | ignored Compute loss gradients",
    ),
    // A gradient is no weight, a threshold is no bias, and o1 may be a target.
    ("w1 = 0.5\nb1 = 0\ngradient of w1 = 0.03", &[1, 1], "1-1 | 0.5 b 0 | ignored gradient of w1"),
    ("W1 = [[1, 2]]\nb1 = [0]\ngrad W1 = [[3, 4]]", &[2, 1], "2-1 | 1 2 b 0 | ignored grad W1"),
    (
        "Gradient descent with η = 0.1\nw1 = 1\nb1 = 0",
        &[1, 1],
        "1-1 | 1 b 0 | sgd 0.1 | ignored Gradient, descent, with",
    ),
    ("Title: Linear\nw1 = 1\nb1 = 0", &[1, 1], "1-1 | 1 b 0 | ignored Title Linear"),
    ("x1=1,x2=2,y=0\nx1=1,x2=2,y=0", &[2, 1], "x 1 2 y 0"),
    ("W1 = [0,1 0,2; 0,3 0,4]\nb1 = [0,5; 0,6]", &[2, 2], "2-2 | 0.1 0.2 0.3 0.4 b 0.5 0.6 | ~ comma rows"),
    ("w1 = 1\nw2 = 2\nThresholds: θ1 = 0.8", &[2, 1], "2-1 | 1 2 b -0.8 | ~ threshold | ignored Thresholds"),
    ("w1 = 1\nw2 = 2\nthreshold = 0.5\nb1 = 0", &[2, 1], "2-1 | 1 2 b 0 | ignored threshold"),
    ("x1 = 1, x2 = 2, target o1 = 0.25, target o2 = 0.75", &[2, 2], "x 1 2 y 0.25 0.75"),
    ("x1 = 1, x2 = 2\ntarget o1 = 0.25, o2 = 0.75", &[2, 2], "x 1 2 y 0.25 0.75"),
    ("x1 = 1, x2 = 2\ntarget o1 = 0.25, target o2 = 0.75\no1 = 0.5", &[2, 2], "x 1 2 y 0.25 0.75 | ignored o1"),
    // Activations and losses in words.
    ("hidden: relu\noutput: tanh\nw1 1\nw2 2\nb1 3\nb2 4", &[1, 1, 1], "1-1-1 | 1 b 3 | 2 b 4 | relu tanh"),
    (
        "hidden layer: relu\noutput layer: sigmoid\nw1 1\nw2 2\nb1 3\nb2 4",
        &[1, 1, 1],
        "1-1-1 | 1 b 3 | 2 b 4 | relu sigmoid",
    ),
    ("f = tanh\nw1=0.1\nb1=0", &[1, 1], "1-1 | 0.1 b 0 | tanh"),
    ("relu\nw1=0.1\nb1=0", &[1, 1], "1-1 | 0.1 b 0 | relu"),
    ("loss = mean squared error\nw1 = 1\nb1 = 2", &[1, 1], "1-1 | 1 b 2 | mean-squared-error | ~ half"),
    ("loss: Binary Cross Entropy Loss\nw1 = 1\nb1 = 2", &[1, 1], "1-1 | 1 b 2 | binary-cross-entropy"),
    // No weights can be read of edges, nor of a sign before a name.
    (
        "from to weight\nx1 h1 0.1\nx2 h1 0.2\nh1 y 0.5",
        &[2, 1, 1],
        "line 1: got “from to weight”; allowed: a name for each weight",
    ),
    ("-w1 = 0.5\nb1 = 1", &[1, 1], "line 1: got “-w1 = 0.5”; allowed: a name without a sign"),
    ("- w1 = 0.5\n- b1 = 1", &[1, 1], "1-1 | 0.5 b 1"),
    // Decimal commas in brackets.
    ("x = (0,05; 0,10)\ny = (0,01; 0,99)", &[2, 2], "x 0.05 0.1 y 0.01 0.99 | ~ comma"),
    (
        "W1 = ((0,15; 0,20); (0,25; 0,30))\nW2 = ((0,40; 0,45); (0,50; 0,55))\nb1 = (0,35; 0,35)\nb2 = (0,60; 0,60)",
        &[2, 2, 2],
        "2-2-2 | 0.15 0.2 0.25 0.3 b 0.35 0.35 | 0.4 0.45 0.5 0.55 b 0.6 0.6 | ~ comma rows",
    ),
    ("W1 = [0,15 0,20; 0,25 0,30]\nb1 = [0,5; -0,75]", &[2, 2], "2-2 | 0.15 0.2 0.25 0.3 b 0.5 -0.75 | ~ comma rows"),
    ("W1 = [1,2;3,4]\nb1 = [5;6]", &[2, 2], "2-2 | 1 2 3 4 b 5 6 | ~ comma rows"),
    ("lr = 0,5\nW1 = [[1,2],[3,4]]\nb1 = [5, 6]", &[2, 2], "2-2 | 1 2 3 4 b 5 6 | sgd 0.5 | ~ rows"),
    ("w1 = 0,5\nb1 = -1\nx = (2)", &[1, 1], "1-1 | 0.5 b -1 | x 2 y "),
    // Fractions, where they are numbers.
    ("w1 = 1/2\nb1 = -1/4", &[1, 1], "1-1 | 0.5 b -0.25"),
    ("w1 1/2 w2 −3/4 b1 ½", &[2, 1], "2-1 | 0.5 -0.75 b 0.5"),
    ("w_1 = $\\frac{1}{3}$\nb_1 = -\\frac{2}{3}", &[1, 1], "1-1 | 0.3333333333333333 b -0.6666666666666666"),
    ("W1 = [[1/3, 2/3]]\nb1 = (1/4)", &[2, 1], "2-1 | 0.3333333333333333 0.6666666666666666 b 0.25"),
    ("| w1 | w2 | b1 |\n|---|---|---|\n| 1/3 | 3/2 | 1/5 |", &[2, 1], "2-1 | 0.3333333333333333 1.5 b 0.2"),
    ("x1;x2;y\n1/4;0,5;3/4", &[2, 1], "x 0.25 0.5 y 0.75"),
    ("{\"w1\": \"1/8\", \"b1\": 1/8}", &[1, 1], "1-1 | 0.125 b 0.125"),
    ("x1,x2,y\n1/4,1/2,3/4", &[2, 1], "x 0.25 0.5 y 0.75"),
    ("w1,1/3\nb1, 1/4", &[1, 1], "1-1 | 0.3333333333333333 b 0.25"),
    ("w1 = 1/1,4", &[1, 1], "line 1: got “w1 = 1/1,4”; allowed: a name and a number"),
    ("w1 = 1,1/2", &[1, 1], "line 1: got “w1 = 1,1/2”; allowed: a name and a number"),
    ("eta = 1/10", &[1, 1], "sgd 0.1"),
    // What could be something else is refused: two numbers, a date, two classes, a part of a formula.
    ("w1 = 1 1/2", &[1, 1], "line 1: got “w1 = 1 1/2”; allowed: a name and a number"),
    ("w1 = 1/2/2026", &[1, 1], "line 1: got “w1 = 1/2/2026”; allowed: a name and a number"),
    ("w1 = 01/02", &[1, 1], "line 1: got “w1 = 01/02”; allowed: a name and a number"),
    ("w1 = 0/1", &[1, 1], "line 1: got “w1 = 0/1”; allowed: a name and a number"),
    ("w1 = 1/0", &[1, 1], "line 1: got “w1 = 1/0”; allowed: a name and a number"),
    ("w1 = 1/2 (y - o)^2", &[1, 1], "line 1: got “1/2”; allowed: a plain finite number"),
    ("w1 = 1/2 * 3", &[1, 1], "line 1: got “w1 = 1/2 * 3”; allowed: a name and a number"),
    ("w1 = x^{1/2}", &[1, 1], "line 1: got “^{1/2”; allowed: names, numbers and brackets"),
    ("w1 = 1/2 V", &[1, 1], "line 1: got “w1 = 1/2 V”; allowed: a name and a number"),
    ("Epoch 1/10 loss 0.3", &[1, 1], "line 1: got “Epoch 1/10 loss 0.3”; allowed: a name and a number"),
    // The loss as a formula. A mean is over outputs or over samples: nobody knows.
    ("L = ½ (y − o)²\nw1 = 1\nb1 = 2", &[1, 1], "1-1 | 1 b 2"),
    ("w1 = 1\nb1 = 2\nE = (t − o)²", &[1, 1], "1-1 | 1 b 2 | squared-error"),
    ("Loss function: L = 1/2 * (target - output)^2\nw1 = 1\nb1 = 2", &[1, 1], "1-1 | 1 b 2"),
    ("$E_{total} = \\sum \\frac{1}{2}(t - o)^2$\nw1 = 1\nb1 = 2", &[1, 1], "1-1 | 1 b 2"),
    ("$E = \\frac{1}{2} \\sum_{k=1}^{n} \\left(t_k - o_k\\right)^{2}$\nw1 = 1\nb1 = 2", &[1, 1], "1-1 | 1 b 2"),
    ("C = ||y - ŷ||²/2\nw1 = 1\nb1 = 2", &[1, 1], "1-1 | 1 b 2"),
    ("W1 = [[1]]\nb1 = [2]\nloss = (y - o)**2", &[1, 1], "1-1 | 1 b 2 | squared-error"),
    ("L = 1/3 Σ (y − o)²\nw1 = 1\nb1 = 2", &[1, 1], "line 1: got “1/3”; allowed: a plain finite number"),
    ("L = (y − 2o)²\nw1 = 1\nb1 = 2", &[1, 1], "line 1: got “-”; allowed: names, numbers and brackets"),
    ("L = ½ (y − o)²/2\nw1 = 1\nb1 = 2", &[1, 1], "line 1: got “½”; allowed: names, numbers and brackets"),
    ("L = (y − o)³\nw1 = 1\nb1 = 2", &[1, 1], "line 1: got “-”; allowed: names, numbers and brackets"),
    // Optimizers.
    ("eta = 0.5", &[1, 1], "sgd 0.5"),
    ("η = 0,5", &[1, 1], "sgd 0.5"),
    ("lr: 1e-2", &[1, 1], "sgd 0.01"),
    ("learning_rate,0.1", &[1, 1], "sgd 0.1"),
    ("learning rate = 0.1", &[1, 1], "sgd 0.1"),
    ("{'learning_rate': 0.1, 'momentum': 0.9}", &[1, 1], "momentum 0.1"),
    ("{\"optimizer\": {\"name\": \"adam\", \"eta\": 0.002, \"beta1\": 0.8}}", &[1, 1], "adam 0.002"),
    ("optimizer: RMSprop\nlr: 0.03", &[1, 1], "rmsprop 0.03"),
    // Samples.
    ("x1,x2,y1\n0,0,0\n0,1,1\n1,0,1\n1,1,0", &[2, 2, 1], "x 0 0 y 0 | x 0 1 y 1 | x 1 0 y 1 | x 1 1 y 0"),
    ("x,y,label\n1,3,,2,2,0", &[2, 1], "line 2: got “1,3,,2,2,0”; allowed: 3 numbers, as many as there are names"),
    ("y1,x1,x2\n9,1,2", &[2, 1], "x 1 2 y 9"),
    ("a;b;class\n1,5;2,5;1\n0,5;0,25;0", &[2, 1], "x 1.5 2.5 y 1 | x 0.5 0.25 y 0 | ~ columns"),
    ("X = [[0, 1], [1, 0]]\ny = [1, 0]", &[2, 1], "x 0 1 y 1 | x 1 0 y 0"),
    ("x = [1, 2, 3]\ny = [4, 5, 6]", &[1, 1], "x 1 y 4 | x 2 y 5 | x 3 y 6"),
    ("x: 1.5, -2\ny: 0.5", &[2, 1], "x 1.5 -2 y 0.5"),
    ("x = (1, 2); y = (3,)", &[2, 1], "x 1 2 y 3"),
    ("x1 = [1, 2]\nx2 = [3, 4]\ny = [5, 6]", &[2, 1], "x 1 3 y 5 | x 2 4 y 6"),
    ("[([0, 1], [1]), ([1, 0], 0)]", &[2, 1], "x 0 1 y 1 | x 1 0 y 0"),
    ("[{\"x\": [0, 1], \"y\": [1]}, {\"x\": [1, 0], \"y\": [0]}]", &[2, 1], "x 0 1 y 1 | x 1 0 y 0"),
    ("x1,2\nx2,3", &[2, 1], "x 2 3 y "),
    ("y1,2", &[2, 1], "x  y 2"),
    // Numbers alone.
    (
        "1 2 3",
        &[1, 1, 1],
        "line 1: got “1 2 3”; allowed: names before the numbers, or 4 numbers (weights and biases, layer by layer), 6 with a sample, or rows of 2",
    ),
    ("1 2 3 4", &[1, 1, 1], "1-1-1 | 1 b 2 | 3 b 4 | ~ bare-order"),
    ("1 2", &[2, 1], "2-1 | 1 2 b 0 | ~ missing-biases"),
    ("1 2 3", &[2, 1], "2-1 | 1 2 b 3 | ~ numbers"),
    ("1,5 2,5 3,5", &[2, 1], "2-1 | 1.5 2.5 b 3.5 | ~ numbers"),
    ("[1, 2, 3]", &[2, 1], "2-1 | 1 2 b 3 | ~ numbers"),
    ("1,2\n3,4", &[1, 1], "x 1 y 2 | x 3 y 4 | ~ comma numbers columns"),
    // Thousands, names twice, what is ignored.
    ("w1,1,234\nb1,0", &[1, 1], "1-1 | 1.234 b 0 | ~ comma"),
    ("w1,0,234\nb1,0", &[1, 1], "1-1 | 0.234 b 0"),
    ("w1 = 1\nw_1 = 2\nb = 0", &[1, 1], "1-1 | 2 b 0 | ~ twice"),
    ("w1 = 1\nW1 = 1\nb = 0", &[1, 1], "1-1 | 1 b 0"),
    ("{\"w1\": 1, \"w1\": 2, \"b1\": 0}", &[1, 1], "1-1 | 2 b 0 | ~ twice"),
    ("w1 = 1, b1 = 2, temperature = 3", &[1, 1], "1-1 | 1 b 2 | ignored temperature"),
    ("{\"w1\": 1, \"b1\": 2, \"epochs\": 100, \"note\": \"mine\"}", &[1, 1], "1-1 | 1 b 2 | ignored epochs, note"),
    ("w1 = 1\nb1 = 2\nGood luck!", &[1, 1], "1-1 | 1 b 2 | ignored Good luck"),
    ("The network of sheet three\nw1 = 1\nb1 = 2", &[1, 1], "1-1 | 1 b 2"),
    ("{\"residual\": true, \"layers\": [1, 1], \"w1\": 1, \"b1\": 2}", &[1, 1], "1-1 | 1 b 2"),
    ("[{\"x2\": 1, \"x1\": 2, \"y\": 3, \"id\": 7}]", &[2, 1], "x 2 1 y 3 | ignored samples.id"),
    ("{\"w1\": 1, \"b1\": 2, \"parts\": [{\"a\": 1}]}", &[1, 1], "1-1 | 1 b 2 | ignored parts"),
    ("x = 1,5\ny = 1", &[2, 1], "x 1 5 y 1 | ~ comma"),
    ("x = 1,5\ny = 1", &[1, 1], "x 1.5 y 1"),
    ("Inputs: 1.5 and -2\nTarget: 0.5", &[2, 1], "x 1.5 -2 y 0.5"),
    (
        "w1 = 1 b = 2 lr = 3 loss = MSE activation = tanh",
        &[1, 1],
        "1-1 | 1 b 2 | tanh | mean-squared-error | sgd 3 | ~ half",
    ),
    ("optimizer: momentum\nlr: 3", &[1, 1], "momentum 3"),
    ("• w1 = 1\n• b1 = 2", &[1, 1], "1-1 | 1 b 2"),
    ("- w1 → 1\n- b1 -> 2", &[1, 1], "1-1 | 1 b 2"),
    ("1. w1 = 4\n2. b1 = 5", &[1, 1], "1-1 | 4 b 5"),
    ("id,name,value\n0,w1,4\n1,b1,5", &[1, 1], "1-1 | 4 b 5"),
    (
        "id,name,value\n7,w1,4\n9,b1,5",
        &[1, 1],
        "line 2: got “7,w1,4”; allowed: a name before its number, such as w1, 0.5",
    ),
    ("w1 & b1 \\\\\n1 & 2 \\\\", &[1, 1], "1-1 | 1 b 2"),
    ("w1:\n1\nb1:\n2", &[1, 1], "1-1 | 1 b 2"),
    ("fc.weight tensor([[1, 2]])\nfc.bias tensor([3])", &[2, 1], "2-1 | 1 2 b 3"),
    // Powers of ten.
    ("w1 = 10⁻³\nb1 = −10^2", &[1, 1], "1-1 | 0.001 b -100"),
    ("w1 = 1.5×10⁻³\nb1 = 2,5 · 10^{-2}", &[1, 1], "1-1 | 0.0015 b 0.025"),
    ("w1 = 1.5 x 10^-3, b1 = -3*10^+2", &[1, 1], "1-1 | 0.0015 b -300"),
    ("$w_1 = 1.5 \\times 10^{-3}$, $b_1 = 2 \\cdot 10^{2}$", &[1, 1], "1-1 | 0.0015 b 200"),
    ("w1,7.25x10^-2\nb1,10^(-1)", &[1, 1], "1-1 | 0.0725 b 0.1"),
    ("{\"w1\": 1.5×10⁻³, \"b1\": 10⁰}", &[1, 1], "1-1 | 0.0015 b 1"),
    ("[1×10⁻¹, 2×10⁻¹, 3×10¹]", &[2, 1], "2-1 | 0.1 0.2 b 30 | ~ numbers"),
    ("10 10 110", &[2, 1], "2-1 | 10 10 b 110 | ~ numbers"),
    // Refusals: the piece, its line, and what would be taken.
    ("w1=1\nb=1\nb1=2", &[1, 1], "line 2: got “b”; allowed: b1 to b1, the biases of a network of 1-1"),
    ("w13=1\nw31=2", &[2, 1], "line 1: got “w13”; allowed: w1 to w2, the weights of a network of 2-1"),
    ("x=1\nx1=2", &[1, 1], "line 2: got “x1”; allowed: one name for each of x1 to x1"),
    ("w1 = 0.1²", &[1, 1], "line 1: got “w1 = 0.1²”; allowed: a name and a number, such as w1, 0.5"),
    ("w1 ×10⁻³ = 5", &[1, 1], "line 1: got “w1 ×10⁻³ = 5”; allowed: a name and a number, such as w1, 0.5"),
    ("w1 = 10^2.5", &[1, 1], "line 1: got “w1 = 10^2.5”; allowed: a name and a number, such as w1, 0.5"),
    ("w1 = 2^10", &[1, 1], "line 1: got “w1 = 2^10”; allowed: a name and a number, such as w1, 0.5"),
    ("w1,0.1\nw2,fish", &[2, 1], "line 2: got “w2,fish”; allowed: a number after w2, such as 0.5"),
    ("w1,0.1\nw2,", &[2, 1], "line 2: got “w2,”; allowed: a number after w2, such as 0.5"),
    ("w1,0.1\nw7,1", &[2, 1], "line 2: got “w7”; allowed: w1 to w2, the weights of a network of 2-1"),
    ("w1,0.1\nb2,1", &[2, 1], "line 2: got “b2”; allowed: b1 to b1, the biases of a network of 2-1"),
    ("x1,0.1\nx3,1", &[2, 1], "line 2: got “x3”; allowed: x1 to x2"),
    ("activation: SELU\nw1 1\nb1 1", &[1, 1], "line 1: got “SELU”; allowed: an activation: sigmoid, tanh, relu"),
    ("w1 1\nb1 1\nloss: hinge", &[1, 1], "line 3: got “hinge”; allowed: a loss: half-squared-error"),
    ("w1 = 1e999", &[1, 1], "line 1: got “w1 1e999”; allowed: one number after w1"),
    ("{\n\"w1\": NaN}", &[1, 1], "line 2: got “w1”; allowed: a number after w1, such as 0.5"),
    ("{\n\"w1\": 1e999}", &[1, 1], "line 2: got “1e999”; allowed: a plain finite number, such as 0.5"),
    ("w1 = 2*3", &[1, 1], "line 1: got “w1 = 2*3”; allowed: plain numbers"),
    ("w1 = 1 - 2", &[1, 1], "line 1: got “w1 = 1 - 2”; allowed: plain numbers"),
    ("w1 = 1 2", &[1, 1], "line 1: got “w1 = 1 2”; allowed: one number after w1"),
    ("W1 = [[1, 2],\n[3]]", &[2, 2], "line 1: got “row 2 of W1”; allowed: 2 numbers, as in row 1"),
    ("W1 = [[1, 2, 3]]\nb1 = [1, 2]", &[2, 2], "line 2: got “b1 with 2 numbers”; allowed: lists of biases"),
    ("W1 = [[0.1, 0.2], ..., [0.3, 0.4]]", &[2, 2], "line 1: got “..., [0.3, 0.4]]”; allowed: all numbers"),
    ("W1 = [[1, 2]\n", &[2, 1], "line 1: got “the end of the text”; allowed: a bracket that closes"),
    ("{\"w1\": \"0.5 V\"}", &[1, 1], "line 1: got “w1”; allowed: a number after w1, such as 0.5"),
    ("1 2 3 4 5 6 7", &[2, 1], "line 1: got “1 2 3 4 5 6 7”; allowed: names before the numbers, or 3 numbers"),
    ("x1,x2,y1\n1,2", &[2, 1], "line 2: got “1,2”; allowed: 3 numbers, as many as there are names"),
    ("layers: 0, 3\nw1 = 1", &[1, 1], "line 1: got “layers 0”; allowed: the sizes of the layers"),
    ("hello", &[1, 1], "line 1: got “hello”; allowed: names and numbers, such as w1, 0.5"),
    ("", &[1, 1], "line 1: got “”; allowed: names and numbers, such as w1, 0.5"),
    ("eta = -1", &[1, 1], "line 1: got “eta -1”; allowed: "),
    // Lists without brackets beside lists with them, and comments of LaTeX and MATLAB.
    (
        "layers: 2, 1\nactivations: tanh\nw1=0.5 w2=0.25 b=0\nx=[1, 2] y=1",
        &[1, 1],
        "2-1 | 0.5 0.25 b 0 | tanh | x 1 2 y 1",
    ),
    (
        "layers: 2, 1, 1, w1=0.5, w2=0.25, w3=1\nactivations: relu, tanh\nb=[0, 0]",
        &[1, 1],
        "2-1-1 | 0.5 0.25 b 0 | 1 b 0 | relu tanh",
    ),
    ("% my net\nw1 = 0.5\n  % more\nb = 0", &[1, 1], "1-1 | 0.5 b 0"),
    ("w1 = 5 %\nb = 0", &[1, 1], "line 1: got "),
];

#[test]
fn texts_of_our_own_are_read_number_by_number_or_refused() {
    let mut wrong = Vec::new();
    for (text, layers, expected) in TEXTS {
        let found = read(text, layers).map_or_else(|refusal| refusal.to_string(), |reading| written(&reading));
        let same = if expected.starts_with("line ") { found.starts_with(expected) } else { found == *expected };
        if !same {
            wrong.push(format!("{text:?}\n  found    {found}\n  expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A sheet seldom says the sizes: its inputs, targets and weights count them.
#[test]
fn layers_that_are_not_said_are_counted() {
    let mazur = "x1 = 0.05, x2 = 0.10\nTargets: y1 = 0.01, y2 = 0.99\nw1 = .15 w2 = .20 w3 = .25 w4 = .30 b1 = .35\n\
                 w5 = .40 w6 = .45 w7 = .50 w8 = .55 b2 = .60";
    let sheet = "2-2-2 | 0.15 0.2 0.25 0.3 b 0.35 0.35 | 0.4 0.45 0.5 0.55 b 0.6 0.6 | x 0.05 0.1 y 0.01 0.99";
    let neuron = "x1=1, x2=0, y=1, w1=0.3, w2=-0.1, b=0.2";
    let notes = "x1=0.9 x2=-0.4 y=1 w1=1 w2=2 w3=3 w4=4 w5=5 w6=6 w7=7 w8=8 w9=9 w10=10";
    for (text, present, choices, expected) in [
        (mazur, &[][..], &[][..], sheet),
        (mazur, &[2, 2, 2, 1], &[], sheet),
        (neuron, &[], &[], "2-1 | 0.3 -0.1 b 0.2 | x 1 0 y 1"),
        (neuron, &[2, 2, 1], &[], "2-1 | 0.3 -0.1 b 0.2 | x 1 0 y 1 | ~ layers"),
        (neuron, &[2, 2, 1], &["layers"], "2-2-1 | 0.3 -0.1 0 0 b 0.2 0 | 0 0 b 0 | x 1 0 y 1 | ~ layers"),
        (notes, &[], &[], "2-2-2-1 | 1 2 3 4 b 0 0 | 5 6 7 8 b 0 0 | 9 10 b 0 | x 0.9 -0.4 y 1"),
        // The present network has as many weights, and this text leaves an input out.
        (
            "x1=1, y=1, w1=1, w2=2, w3=3, w4=4, w5=5, w6=6",
            &[2, 2, 1],
            &[],
            "2-2-1 | 1 2 3 4 b 0 0 | 5 6 b 0 | x 1 0 y 1",
        ),
        // A part of the present network says no sizes.
        ("w1=1, w2=2", &[2, 2, 1], &[], "2-2-1 | 1 2 0 0 b 0 0 | 0 0 b 0"),
    ] {
        let present = Some(present).filter(|layers| !layers.is_empty()).map(self::present);
        let reading =
            reader::read(text, present.as_ref(), choices).unwrap_or_else(|refusal| panic!("{text}: {refusal}"));
        let found = written(&reading);
        let only_layers = |part: &str| if part.contains("layers") { " | ~ layers" } else { "" };
        let (numbers, ways) = found.split_once(" | ~").unwrap_or((&found, ""));
        assert_eq!(format!("{numbers}{}", only_layers(ways)), expected, "{text}");
    }
    let column = reader::read(
        "W1 = [0.1 0.2; 0.3 0.4]\nb1 = [0.1; 0.2]\nW2 = [0.5 0.6]\nb2 = 0.3\nx = [1; 0]\ny = 1",
        None,
        &[],
    );
    assert_eq!(column.unwrap().samples, [reader::Sample { x: vec![1.0, 0.0], y: vec![1.0] }]);
}

/// Each assumption the other way: what is read now changes places with what could be read.
#[test]
fn every_assumption_can_be_turned() {
    let turned = [
        ("rows", "W = [[1, 2], [3, 4]]\nb = [5, 6]", &[2, 2][..], "2-2 | 1 3 2 4 b 5 6 | ~ rows"),
        ("bias-names", "w1=1, w2=2, b1=3", &[1, 2], "1-2 | 1 2 b 3 0 | ~ bias-names missing-biases"),
        (
            "weight-names",
            "w11 = 7\nb = 0",
            &[4, 4],
            "4-4 | 0 0 0 0 0 0 0 0 0 0 7 0 0 0 0 0 b 0 0 0 0 | ~ weight-names bias-names missing-weights",
        ),
        ("index-order", "w11=1\nw12=2\nw21=3\nw22=4\nb=5", &[2, 2], "2-2 | 1 3 2 4 b 5 5 | ~ index-order bias-names"),
        ("twice", "w1=1\nw1=2\nb=0", &[1, 1], "1-1 | 1 b 0 | ~ twice"),
        ("comma", "w1,1,234\nb=0", &[1, 1], "1-1 | 1234 b 0 | ~ comma"),
        ("comma", "1,234;2;1", &[2, 1], "2-1 | 1234 2 b 1 | ~ comma numbers"),
        ("numbers", "1 2 3", &[2, 1], "x 1 2 y 3 | ~ numbers columns"),
        ("bare-order", "1 2 3 4", &[1, 1, 1], "1-1-1 | 1 b 3 | 2 b 4 | ~ bare-order"),
        ("columns", "1 2 3\n4 5 6", &[2, 1], "x 2 3 y 1 | x 5 6 y 4 | ~ numbers columns"),
        ("cross-entropy", "loss: cross-entropy\nw1=1\nb=0", &[1, 1], "1-1 | 1 b 0 | cross-entropy | ~ cross-entropy"),
        ("half", "loss: mse\nw1=1\nb=0", &[1, 1], "1-1 | 1 b 0 | ~ half"),
        ("half", "loss: sse\nw1=1\nb=0", &[1, 1], "1-1 | 1 b 0 | ~ half"),
        ("half", "loss: mse\nw1=1\nw2=1\nb=0", &[1, 2], "1-2 | 1 1 b 0 0 | ~ bias-names half"),
        ("mean", "loss: mse\nw1=1\nw2=1\nb=0", &[1, 2], "1-2 | 1 1 b 0 0 | squared-error | ~ bias-names half mean"),
        ("missing-weights", "w1=2\nb=0", &[2, 1], "2-1 | 2 1 b 0 | ~ missing-weights"),
        ("missing-biases", "w1=2", &[1, 1], "1-1 | 2 b 1 | ~ missing-biases"),
        ("missing-inputs", "x1=2", &[2, 1], "x 2 1 y  | ~ missing-inputs"),
        ("missing-targets", "y1=2", &[1, 2], "x  y 2 1 | ~ missing-targets"),
    ];
    for (id, text, layers, expected) in turned {
        let present = present(layers);
        let usual = reader::read(text, Some(&present), &[]).unwrap();
        let other = reader::read(text, Some(&present), &[id]).unwrap();
        assert_eq!(written(&other), expected, "{id}");
        let find = |reading: &Reading| reading.assumptions.iter().find(|one| one.id == id).cloned().unwrap();
        let (one, two) = (find(&usual), find(&other));
        assert_eq!((&one.now, &one.other), (&two.other, &two.now), "{id}");
    }
    // What nobody said.
    let both = reader::read("w1=1\nb=0", Some(&present(&[1, 1])), &["activations"]).unwrap().network.unwrap();
    assert_eq!(both.activations(), [nn::Activation::Identity]);
    let both = reader::read("w1=1\nb=0", Some(&present(&[1, 1])), &["loss"]).unwrap().network.unwrap();
    assert_eq!(both.loss(), nn::Loss::BinaryCrossEntropy);
    // What is present is no assumption.
    let known = Present {
        layers: vec![1, 1],
        activations: Some(vec![nn::Activation::Sigmoid]),
        loss: Some(nn::Loss::BinaryCrossEntropy),
        ..Present::default()
    };
    let reading = reader::read("w1=1\nb=0", Some(&known), &[]).unwrap();
    assert_eq!((ids(&reading).len(), reading.network.unwrap().loss()), (0, nn::Loss::BinaryCrossEntropy));
}

/// A repeatable stream of numbers below `below`.
struct Random(u64);

impl Random {
    fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

/// The exponents of ten that stand in a text.
fn powers_in(text: &str) -> Vec<i32> {
    let small = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺";
    let line = |c: char| small.chars().position(|each| each == c).map_or(c, |at| char::from(b"0123456789-+"[at]));
    text.match_indices("10")
        .filter_map(|(at, _)| {
            let behind = text[at + 2..].trim_start_matches(['^', '{', '(', '[']);
            let sign = |at: usize, c: char| at == 0 && matches!(c, '-' | '+');
            let on_line = behind.chars().map(line).enumerate();
            let written = on_line.take_while(|&(at, c)| c.is_ascii_digit() || sign(at, c)).map(|(_, c)| c);
            written.collect::<String>().parse().ok()
        })
        .collect()
}

/// Every fraction of a text: two whole numbers with `/` or `}{` between them, or one sign.
fn fractions_in(text: &str) -> Vec<f64> {
    let mut found = Vec::new();
    let text = ["½ 1/2", "⅓ 1/3", "⅔ 2/3", "¼ 1/4", "¾ 3/4"].iter().fold(text.replace("}{", "/"), |text, both| {
        let (sign, written) = both.split_once(' ').unwrap();
        text.replace(sign, &format!(" {written} ")).replace("-  ", "-").replace("- ", "-")
    });
    for (at, _) in text.match_indices('/') {
        let (before, after) = (&text[..at], &text[at + 1..]);
        let below: String = after.chars().take_while(char::is_ascii_digit).collect();
        let above = before.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = before[above.len()..].parse::<f64>().ok().zip(below.parse::<f64>().ok());
        let minus = above.trim_end_matches("\\frac{").ends_with('-');
        found.extend(number.map(|(above, below)| if minus { -above / below } else { above / below }));
    }
    found
}

/// Every piece of a text that could be a number, with commas as people use them.
fn numbers_in(text: &str) -> std::collections::BTreeSet<u64> {
    let plain: String = text
        .chars()
        .map(|c| match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            '₀'..='₉' => char::from_u32(u32::from(c) - 0x2080 + 0x30).unwrap(),
            '\u{feff}' | '$' | '`' => ' ',
            c => c,
        })
        .collect();
    let powers = powers_in(&plain);
    let mut found = std::collections::BTreeSet::new();
    let mut keep = |text: &str| {
        for text in [text.to_owned(), text.replace(',', "."), text.replace(',', "")] {
            let scaled = powers.iter().map(|power| format!("{text}e{power}"));
            found.extend(
                scaled.chain([text.clone()]).filter_map(|text| Some((text.parse::<f64>().ok()? + 0.0).to_bits())),
            );
        }
    };
    powers.iter().for_each(|power| [format!("1e{power}"), format!("-1e{power}")].iter().for_each(|text| keep(text)));
    let bytes = plain.as_bytes();
    let part = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-' | b'+' | b'e' | b'E');
    for from in 0..bytes.len() {
        if !part(&bytes[from]) {
            continue;
        }
        // A part of a number is none: 0.1 does not stand in 0.11, nor 0.5 in −0.5 or w0.5.
        let before = if from > 0 { bytes[from - 1] } else { b' ' };
        if before.is_ascii_alphanumeric() || matches!(before, b'_' | b'.' | b'-' | b'+') {
            continue;
        }
        let run = bytes[from..].iter().take_while(|&byte| part(byte)).count().min(24);
        for length in 1..=run {
            let after = bytes.get(from + length).copied().unwrap_or(b' ');
            let rest = plain[from + length..].strip_prefix(['x', 'X']);
            let scaled =
                rest.is_some_and(|rest| rest.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with("10"));
            let sentence =
                after == b'.' && bytes.get(from + length + 1).is_none_or(|next| !next.is_ascii_alphanumeric());
            if !scaled && !sentence && (after.is_ascii_alphanumeric() || matches!(after, b'_' | b'.')) {
                continue;
            }
            keep(&plain[from..from + length]);
        }
    }
    found.extend(fractions_in(&plain).into_iter().map(|number| (number + 0.0).to_bits()));
    for (word, number) in [("true", 1.0_f64), ("false", 0.0)] {
        if text.to_lowercase().contains(word) {
            found.insert(number.to_bits());
        }
    }
    found
}

/// Nothing is taken that does not stand in the text: each number of a network and a sample does, or it is a default that an
/// assumption tells of.
fn nothing_is_invented(text: &str, reading: &Reading) {
    let said = numbers_in(text);
    // In an equation, `x1 - 0.5*x2` has the factors 1 and −0.5, and what is not there is 0.
    let sums = text.contains(['*', '·', '+']) || text.contains("(x") || text.contains("- x");
    let apart = |c: char| {
        if c.is_alphabetic() || matches!(c, '*' | '+' | '-' | '−' | '–') { format!(" {c} ") } else { c.to_string() }
    };
    let glued = if sums { numbers_in(&text.chars().map(apart).collect::<String>()) } else { Default::default() };
    let missing = |ids: &[&str]| reading.assumptions.iter().any(|one| ids.contains(&one.id));
    let holds = |number: f64, ids: &[&str]| {
        let is_said = |number: f64| [&said, &glued].iter().any(|all| all.contains(&(number + 0.0).to_bits()));
        let of_sum = || sums && (is_said(-number) || [-1.0, 0.0, 1.0].contains(&number));
        number.is_finite() && (is_said(number) || of_sum() || number == 0.0 && missing(ids))
    };
    if let Some(network) = &reading.network {
        for layer in 0..network.depth() {
            for &number in network.weights(layer) {
                assert!(holds(number, &["missing-weights"]), "{number} of {text:?}");
            }
            for &number in network.biases(layer) {
                // A threshold is the other way round.
                let turned = missing(&["threshold"]) && holds(-number, &[]);
                assert!(turned || holds(number, &["missing-biases"]), "{number} of {text:?}");
            }
        }
    }
    for sample in &reading.samples {
        for &number in sample.x.iter().chain(&sample.y) {
            // A class that is a word is 1 or 0.
            let class = [0.0, 1.0].contains(&number) && missing(&["classes"]);
            assert!(class || holds(number, &["missing-inputs", "missing-targets"]), "{number} of {text:?}");
        }
    }
}

#[test]
fn spoilt_texts_do_no_harm() {
    let (pastes, own) = (cases("pastes"), cases("made-up"));
    let published = ["chain_rule", "training"].map(|kind| pastes[kind].as_array().unwrap().clone()).concat();
    let mut texts: Vec<String> = published.iter().map(|case| case["text"].as_str().unwrap().to_owned()).collect();
    texts.extend(own.as_array().unwrap().iter().map(|case| case[1].as_str().unwrap().to_owned()));
    texts.extend(TEXTS.iter().map(|(text, ..)| (*text).to_owned()));
    let signs: Vec<char> = "0123456789.,;:=-+eE[](){}\"'|#/*_ \n\twbxyηθ−–₁é½∞\u{feff}\u{a0}".chars().collect();
    let shapes: [&[usize]; 5] = [&[2, 3, 1], &[2, 2], &[1, 1], &[2, 2, 1], &[3, 4, 2]];
    let mut random = Random(16);
    let (mut taken, mut spent, mut slow) = (0, std::time::Duration::ZERO, 0);
    for turn in 0..100_000 {
        let mut chars: Vec<char> = texts[random.below(texts.len())].chars().collect();
        for _ in 0..=random.below(3) {
            let at = random.below(chars.len() + 1);
            match random.below(12) {
                0..3 if at < chars.len() => drop(chars.remove(at)),
                3..6 if at < chars.len() => chars[at] = signs[random.below(signs.len())],
                0..9 => chars.insert(at, signs[random.below(signs.len())]),
                9 => chars.truncate(at),
                _ => {
                    let other: Vec<char> = texts[random.below(texts.len())].chars().collect();
                    let from = random.below(other.len() + 1);
                    let piece: Vec<char> = other[from..].iter().take(random.below(40)).copied().collect();
                    chars.splice(at..at, piece);
                }
            }
        }
        let text: String = chars.into_iter().collect();
        let present = present(shapes[random.below(2 * shapes.len()).saturating_sub(shapes.len())]);
        let present = (turn % 9 != 0).then_some(&present);
        let started = std::time::Instant::now();
        let reading = reader::read(&text, present, &[]);
        spent += started.elapsed();
        // The machine may pause, even for a while; what is slow itself is slow each time.
        let is_slow = |_: usize| {
            let started = std::time::Instant::now();
            drop(reader::read(&text, present, &[]));
            started.elapsed().as_millis() >= 5
        };
        slow += usize::from(started.elapsed().as_millis() >= 5 && (0..20).all(is_slow));
        match reading {
            Ok(reading) => {
                taken += 1;
                nothing_is_invented(&text, &reading);
            }
            Err(refusal) => {
                assert!(
                    refusal.line >= 1
                        && refusal.line
                            <= text.chars().filter(|&c| "\n\r\u{85}\u{b}\u{c}\u{2028}".contains(c)).count() + 1
                );
                assert!(!refusal.taken.is_empty(), "{text:?}");
            }
        }
    }
    println!("{taken} taken, {spent:?} in all, {slow} of 5 ms and more");
    assert!((10_000..90_000).contains(&taken), "{taken}");
    // On average a fiftieth of what each may take.
    assert!(spent < std::time::Duration::from_secs(10), "{spent:?}");
    assert_eq!(slow, 0);
}

/// Long texts and deep ones: a sentence, soon.
#[test]
fn texts_that_are_made_to_hurt_are_answered_soon() {
    let long = |piece: &str| piece.repeat(reader::LONGEST / piece.len());
    let pieces = [
        "[",
        "(",
        "{",
        "{a:",
        "w1,",
        "w1=1\n",
        "1,",
        "1 ",
        "-",
        "w",
        "1,2,3;",
        "[1,2],",
        "\"",
        "'",
        "/*",
        "w_{",
        "w(1",
        "w(1)",
        "é",
        "₁",
        "a b ",
        "w1 1 ",
        "[[[[[[[[[[1]",
        "x",
        "loss ",
        "1e9",
        "1,1",
        "|",
        "array(",
        "w1=[1]\n",
        "a=b\n",
        "a:{",
        "0 0 0\n",
    ];
    let present = present(&[2, 3, 1]);
    for piece in pieces {
        let text = long(piece);
        let mut result = Ok(None);
        // A tenth of a second on a free machine. What a busy one delays is quicker in another turn; what grows with the square of
        // the text never is.
        let is_soon = (0..3).any(|_| {
            let started = std::time::Instant::now();
            result = reader::read(&text, Some(&present), &[]).map(Some);
            started.elapsed().as_millis() < 1000
        });
        assert!(is_soon, "{piece}");
        if let Err(refusal) = result {
            assert!(refusal.to_string().len() < 600, "{piece}");
        }
    }
    let refusal = reader::read(&"1 ".repeat(reader::LONGEST), Some(&present), &[]).unwrap_err();
    assert_eq!(refusal.to_string(), "line 1: got “400000 bytes”; allowed: a text of 200000 bytes at most");
}

/// Where the present numbers are known, a text changes what it names, and nothing else.
#[test]
fn what_a_text_does_not_give_stays_as_it_is() {
    let numbers = Some([vec![0.1, 0.2, 0.3], vec![0.4, 0.5]]);
    let sample = Some(reader::Sample { x: vec![5.0, 6.0], y: vec![7.0] });
    let known = Present { layers: vec![2, 1, 1], numbers, sample, ..Present::default() };
    let one = reader::read("w2 = 9\nx1 = 8", Some(&known), &[]).unwrap();
    let network = one.network.as_ref().unwrap();
    assert_eq!((network.weights(0), network.weights(1)), ([0.1, 9.0].as_slice(), [0.3].as_slice()));
    assert_eq!((network.biases(0), network.biases(1)), ([0.4].as_slice(), [0.5].as_slice()));
    assert_eq!(one.samples, [reader::Sample { x: vec![8.0, 6.0], y: vec![] }]);
    assert_eq!(ids(&one), ["missing-inputs", "missing-weights", "missing-biases", "activations", "loss"]);
    let zero = reader::read("w2 = 9\nx1 = 8", Some(&known), &["missing-weights", "missing-inputs"]).unwrap();
    assert_eq!((zero.network.unwrap().weights(0), &zero.samples[0].x), ([0.0, 9.0].as_slice(), &vec![8.0, 0.0]));
    // Another network has no such numbers.
    let other = reader::read("layers: 1, 1, 1, 1\nw2 = 9", Some(&known), &[]).unwrap();
    assert_eq!(other.network.unwrap().weights(0), [0.0]);
}
