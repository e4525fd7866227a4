//! The same digits on every machine: the native half. The browser half runs the same files through WebAssembly.

use tests::bits::{fingerprint, hash};
use tests::documents::{Document, json_files};

#[test]
fn ten_thousand_steps_end_in_the_expected_bits() {
    let mut wrong = Vec::new();
    let files = json_files("bits");
    let (expected, scenarios): (Vec<_>, Vec<_>) = files.iter().partition(|path| path.ends_with("expected.json"));
    let expected: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(expected[0]).unwrap()).unwrap();
    assert_eq!(scenarios.len(), 5);
    for path in scenarios {
        let document = Document::read(path);
        let (ours, theirs) = (fingerprint(&document), expected[&document.id].as_str().unwrap_or("nothing"));
        if ours != theirs {
            wrong.push(format!("{}: the parameters hash to {ours}, expected.json says {theirs}", document.id));
        }
    }
    let advice = "Some digit of training has changed. If that is meant, put the new hashes into tests/bits/expected.json and \
                  say in the release that printed digits change.";
    assert!(wrong.is_empty(), "{}\n{advice}", wrong.join("\n"));
}

#[test]
fn the_scenarios_train_and_do_not_diverge() {
    for path in json_files("bits").iter().filter(|path| !path.ends_with("expected.json")) {
        let document = Document::read(path);
        let mut network = document.network.clone();
        let kind = tests::documents::optimizer(&document.json["train"]["optimizer"]);
        let losses = tests::checks::nn_train(&mut network, &document.xs, &document.ys, kind, 2_000);
        assert!(losses[1_999] < 0.8 * losses[0], "{}: {} to {}", document.id, losses[0], losses[1_999]);
    }
}

#[test]
fn the_hash_sees_the_last_bit() {
    let document = Document::read(&json_files("bits")[0]);
    let mut network = document.network.clone();
    let before = hash(&network);
    let w = &mut network.weights_mut(1)[2];
    *w = f64::from_bits(w.to_bits() ^ 1);
    assert_ne!(hash(&network), before);
}
