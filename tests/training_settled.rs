//! What the training lesson makes of values that do not fit each other: it mends them, keeps what it can, and says what it refused.

use lessons::{Lesson, Settled, Values, controls, find, settle};
use tests::learner::{read, settled, values};

fn lesson() -> &'static dyn Lesson {
    find("training").unwrap()
}

/// These values, and then a change of the learner.
fn after(before: &[(&str, &str)], changes: &[(&str, &str)]) -> Settled {
    let owned =
        |list: &[(&str, &str)]| list.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect::<Vec<_>>();
    let texts: Vec<(String, String)> = {
        let before: Values = values(lesson(), before);
        controls(lesson()).iter().map(|c| (c.key.to_owned(), before.text(c.key).to_owned())).collect()
    };
    settle(lesson(), &texts, &owned(changes), &read)
}

fn refused(settled: &Settled) -> Vec<&str> {
    settled.refusals.iter().map(|refusal| refusal.message.id.as_str()).collect()
}

#[test]
fn points_of_ones_own_begin_with_a_handful_and_stay() {
    assert_eq!(values(lesson(), &[]).text("own"), "");
    let handful = values(lesson(), &[("data", "own")]).text("own").to_owned();
    assert!(handful.split('*').count() >= 4, "{handful}");
    assert_eq!(values(lesson(), &[("data", "own"), ("own", "1_2_1")]).text("own"), "1_2_1");
    let back = after(&[("data", "own"), ("own", "1_2_1")], &[("data", "xor")]);
    assert_eq!(back.values.text("own"), "1_2_1", "they are there again with the data");
}

#[test]
fn another_network_or_other_data_begin_at_update_0_and_a_look_does_not() {
    let late = [("t", "40"), ("eta", "0.5")];
    let t_after = |changes: &[(&str, &str)]| after(&late, changes).values.text("t").to_owned();
    for change in [("layers", "2.3tanh.1tanh"), ("data", "spiral"), ("init", "he-normal"), ("l2", "0.01")] {
        assert_eq!(t_after(&[change]), "0", "{change:?}");
        assert_eq!(t_after(&[change, ("t", "7")]), "7", "{change:?} with its t");
    }
    for change in [("select", "w3"), ("unit", "o2"), ("goal", "0.1"), ("saturation", "yes"), ("eta", "0.25")] {
        assert_eq!(t_after(&[change]), "40", "{change:?}");
    }
    assert_eq!(values(lesson(), &[("layers", "2.3tanh.1tanh"), ("t", "40")]).text("t"), "40", "a link has both");
}

#[test]
fn a_change_on_the_way_is_kept_until_another_network_comes() {
    let changed = after(&[("t", "40"), ("eta", "0.5")], &[("eta", "0.25")]).values;
    let plan = "sgd0:0.5,batch0:10,sgd40:0.25";
    assert_eq!(changed.text("changes"), plan);
    let owned: Vec<(String, String)> =
        controls(lesson()).iter().map(|c| (c.key.to_owned(), changed.text(c.key).to_owned())).collect();
    let next = |key: &str, text: &str| settle(lesson(), &owned, &[(key.to_owned(), text.to_owned())], &read).values;
    assert_eq!(next("t", "60").text("changes"), plan);
    let other = next("layers", "2.3tanh.1tanh");
    assert_eq!((other.text("changes"), other.text("t")), ("", "0"));
}

#[test]
fn layers_end_in_the_ticked_inputs_and_one_output() {
    let old = values(lesson(), &[]).text("layers").to_owned();
    for layers in ["2.3tanh.2tanh", "3.3tanh.1tanh"] {
        let given = settled(lesson(), &[("layers", layers)]);
        assert_eq!(refused(&given), ["training-ends"], "{layers}");
        assert_eq!(given.values.text("layers"), old, "{layers}");
    }
    let kept = after(&[("layers", "2.5relu.1tanh")], &[("layers", "2.5relu.2tanh")]);
    assert_eq!((refused(&kept), kept.values.text("layers")), (vec!["training-ends"], "2.5relu.1tanh"));
    let wider = after(&[("layers", "2.5relu.1tanh")], &[("inputs", "x.y.xy")]);
    assert_eq!((refused(&wider), wider.values.text("layers")), (vec![], "3.5relu.1tanh"));
}

#[test]
fn a_cross_entropy_that_is_asked_for_gets_its_output_and_gives_way_to_another_network() {
    let entropy = ("loss", "binary-cross-entropy");
    let asked = after(&[("layers", "2.3tanh.1tanh")], &[entropy]);
    assert_eq!(refused(&asked), Vec::<&str>::new());
    assert_eq!((asked.values.text("layers"), asked.values.text("loss")), ("2.3tanh.1sigmoid", entropy.1));
    let both = settled(lesson(), &[("layers", "2.3tanh.1tanh"), entropy]);
    assert_eq!(refused(&both), ["refusal-loss"], "a link that asks for both keeps its network");
    assert_eq!((both.values.text("layers"), both.values.text("loss")), ("2.3tanh.1tanh", "half-squared-error"));
    let other = after(&[("layers", "2.3tanh.1sigmoid"), entropy], &[("layers", "2.3tanh.1tanh")]);
    assert_eq!(refused(&other), ["refusal-loss"]);
    assert_eq!((other.values.text("layers"), other.values.text("loss")), ("2.3tanh.1tanh", "half-squared-error"));
}

#[test]
fn a_neuron_or_weight_that_is_not_there_is_not_selected() {
    // 2·3 + 3·1 weights, 3 + 1 neurons.
    for (key, text, kept) in [
        ("select", "w9", true),
        ("select", "w10", false),
        ("select", "b4", true),
        ("select", "b5", false),
        ("select", "o1", false),
        ("unit", "o4", true),
        ("unit", "o5", false),
        ("unit", "w1", false),
        ("unit", "o0", false),
    ] {
        let given = values(lesson(), &[("layers", "2.3tanh.1tanh"), (key, text)]);
        assert_eq!(given.text(key), if kept { text } else { "" }, "{key} = {text}");
    }
}

/// What a press at a place leaves of one's own points.
fn pressed(own: &str, layers: &str, brush: &str, at: (&str, &str)) -> (String, Vec<String>) {
    let before = [("data", "own"), ("own", own), ("layers", layers), ("brush", brush)];
    let settled = after(&before, &[("put", "x"), ("ax", at.0), ("ay", at.1)]);
    assert_eq!(settled.values.text("put"), "", "a press is over at once");
    (settled.values.text("own").to_owned(), settled.refusals.into_iter().map(|refusal| refusal.message.id).collect())
}

#[test]
fn a_press_puts_recolours_or_removes_a_point() {
    let tanh = "2.3tanh.1tanh";
    let sigmoid = "2.3sigmoid.1sigmoid";
    for (own, layers, brush, at, expected) in [
        ("1_2_1", tanh, "positive", ("-3", "0.5"), "1_2_1*-3_0.5_1"),
        ("1_2_1", tanh, "negative", ("-3", "0.5"), "1_2_1*-3_0.5_-1"),
        ("1_2_1", tanh, "negative", ("1.1", "2.1"), "1_2_-1"),
        ("1_2_1*-3_0.5_1", tanh, "remove", ("1.1", "2.1"), "-3_0.5_1"),
        ("1_2_1", tanh, "remove", ("-3", "0.5"), "1_2_1"),
        ("1_2_1", tanh, "look", ("-3", "0.5"), "1_2_1"),
        // Targets that are given exactly are those of the output.
        ("exact*1_2_1", sigmoid, "negative", ("1", "2"), "exact*1_2_0"),
        ("exact*1_2_1", tanh, "negative", ("1", "2"), "exact*1_2_-1"),
        ("1_2_1", sigmoid, "negative", ("1", "2"), "1_2_-1"),
    ] {
        let found = pressed(own, layers, brush, at);
        assert_eq!((found.0.as_str(), found.1.len()), (expected, 0), "{own} {layers} {brush} {at:?}");
    }
    let last = pressed("1_2_1", tanh, "remove", ("1", "2"));
    assert_eq!((last.0.as_str(), last.1), ("1_2_1", vec!["training-last-point".to_owned()]));
    // Of other data nothing is pressed away.
    let other = after(&[("data", "xor"), ("own", "1_2_1")], &[("put", "x"), ("ax", "1"), ("ay", "2")]);
    assert_eq!(other.values.text("own"), "1_2_1");
}
