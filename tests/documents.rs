//! A network that is pasted: as the reference vectors have it, as names and numbers, or with something wrong in it.

use lessons::{Lesson, Settled};
use serde_json::Value as Json;
use tests::learner::{Whole, reading, settled};
use tests::words::Words;

fn lesson() -> &'static dyn Lesson {
    lessons::find("chain-rule").unwrap()
}

/// The lines that the page makes of JSON.
fn lines(json: &Json) -> String {
    fn gather(value: &Json, path: &str, found: &mut Vec<String>) {
        let deeper = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        match value {
            Json::Object(fields) => fields.iter().for_each(|(name, part)| gather(part, &deeper(name), found)),
            Json::Array(items) => {
                items.iter().enumerate().for_each(|(at, item)| gather(item, &deeper(&at.to_string()), found));
            }
            Json::String(text) => found.push(format!("{path} {text}")),
            other => found.push(format!("{path} {other}")),
        }
    }
    let mut found = Vec::new();
    gather(json, "", &mut found);
    found.join("\n")
}

fn pasted(text: &str) -> Settled {
    settled(lesson(), &[("eta", "0.25"), ("document", text)])
}

fn refused(text: &str) -> String {
    let settled = pasted(text);
    assert_eq!(settled.refusals.len(), 1, "{text}");
    assert_eq!(settled.refusals[0].key, "document");
    let untouched = self::settled(lesson(), &[("eta", "0.25")]);
    assert_eq!(settled.values, untouched.values, "nothing was changed by {text}");
    Words::english().say(&settled.refusals[0].message)
}

#[test]
fn a_pasted_reference_vector_has_its_own_loss_and_gradient() {
    for (file, weight) in [("notes-a-3-1-1", "w4"), ("notes-b-2-2-2-1", "w1"), ("notes-c-deep-5", "w1")] {
        let path = format!("{}/tests/vectors/{file}.json", env!("CARGO_MANIFEST_DIR"));
        let vector: Json = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let document: Json =
            ["network", "inputs", "targets"].iter().map(|&key| (key.to_owned(), vector[key].clone())).collect();
        let run = tests::learner::run(lesson(), &[("document", &lines(&document)), ("select", weight), ("t", "2")]);
        let expected = vector["expect"]["first_sample"]["loss"].as_f64().unwrap();
        assert!((reading(run.as_ref(), "loss") - expected).abs() <= 1e-12 * expected, "{file}");
        let slopes = &vector["expect"]["dL_dw"];
        let expected = if weight == "w1" { &slopes[0][0][0] } else { &slopes[1][0][0] }.as_f64().unwrap();
        let found = reading(run.as_ref(), &format!("dL_d{weight}"));
        assert!((found - expected).abs() <= 1e-12 * expected.abs(), "{file}: {found} {expected}");
    }
}

#[test]
fn what_is_copied_out_and_pasted_again_is_the_same() {
    for network in ["a", "b", "c", "mazur", "xor"] {
        let values = settled(
            lesson(),
            &[("network", network), ("numbers", "w1:0.123456789,x1:-2"), ("loss", "binary-cross-entropy")],
        )
        .values;
        let text = document_of(&values);
        let again = settled(lesson(), &[("document", &lines(&serde_json::from_str(&text).unwrap()))]);
        assert!(again.refusals.is_empty(), "{network}: {:?}", again.refusals);
        assert_eq!(document_of(&again.values), text, "{network}");
    }
}

fn document_of(values: &lessons::Values) -> String {
    let panels = lesson().start(values).whole(640.0);
    let text = panels.into_iter().find_map(|panel| match panel.body {
        lessons::Body::Document { text, .. } => Some(text),
        _ => None,
    });
    text.unwrap()
}

#[test]
fn names_and_numbers_are_taken_in_columns_and_in_rows() {
    for text in [
        "w1,0.7\nx2,-3",
        "name;value\nw1;0.7\nx2;−3",
        "w1 = 0.7\n\n x2 = -3 ",
        "w1,x2\n0.7,-3",
        "\"w1\"\t\"x2\"\r\n0.7\t-3\r\n",
        "w1: 7e-1\nx2: -3.0",
    ] {
        let settled = pasted(text);
        assert!(settled.refusals.is_empty(), "{text}: {:?}", settled.refusals);
        assert_eq!(settled.values.text("numbers"), "w1:0.7,x2:-3", "{text}");
        assert_eq!((settled.values.text("network"), settled.values.text("eta")), ("b", "0.25"), "{text}");
        assert_eq!(settled.values.text("document"), "", "what was pasted is no part of the state");
    }
}

#[test]
fn what_is_wrong_is_named_and_nothing_is_changed() {
    for (text, told) in [
        ("w1,abc", "w1"),
        ("w1,0.5\nw99,1", "w99"),
        ("w1,1e9", "w1"),
        ("hello", "hello"),
        ("w1,0.5,3", "w1 0.5 3"),
        ("layers.0 2\nlayers.1 13", "2.13sigmoid"),
        ("layers.0 2.5\nlayers.1 1", "layers.0"),
        ("layers.0 2\nlayers.1 1\nactivations.0 cosine", "cosine"),
        ("layers.0 2\nlayers.1 1\nweights.0.0.0 1", "weights"),
        ("layers.0 1\nlayers.1 1\nweights.0.0.7 1", "weights.0.0.7"),
        ("weights.0.0.0 1", "layers"),
        ("loss mse", "mse"),
        ("layers.0 1\nlayers.1 1\nx.0 1\nx.1 2", "x2"),
        ("weigths.0.0.0 1", "weigths"),
        ("inputs.1.0 1", "targets"),
        ("inputs.64.0 1", "inputs.64.0"),
    ] {
        let sentence = refused(text);
        assert!(sentence.contains(told), "{text}: {sentence}");
        assert!(sentence.len() < 400, "{sentence}");
    }
}

#[test]
fn wild_text_neither_panics_nor_takes_long() {
    let long = "w1,0.5\n".repeat(20_000);
    for text in [
        "",
        "\n\n",
        "{",
        "\u{0}",
        "é,ß",
        ",,,,",
        "w1,",
        "=",
        &long,
        &"[".repeat(50_000),
        "weights.99999999999999999999 1",
    ] {
        let settled = pasted(text);
        assert!(settled.refusals.len() <= 1);
    }
}
