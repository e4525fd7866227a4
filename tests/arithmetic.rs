//! Wherever a number is read, it may be worked out. What is kept is the plain number.

use lessons::{find, settle};
use tests::learner::{read, settled, values};

fn text(slug: &str, key: &str, given: &str) -> String {
    let changed = key.split(':').next().unwrap();
    values(find(slug).unwrap(), &[(key, given)]).text(changed).to_owned()
}

#[test]
fn the_plain_number_is_kept_to_its_last_digit() {
    assert_eq!(text("update-rule", "eta", "1/3"), "0.3333333333333333");
    assert_eq!(text("update-rule", "w0", "−2×0,19"), "-0.38");
    assert_eq!(text("optimizers", "t", "2*3"), "6");
    assert_eq!(text("chain-rule", "numbers:w1", "(1+2)/4"), "w1:0.75");
    assert_eq!(text("chain-rule", "numbers", "w1:-2*0.19,x1:1/4"), "w1:-0.38,x1:0.25");
    assert_eq!(text("chain-rule", "answers:a1", "0.5*-2"), "a1:-1");
    assert_eq!(text("chain-rule", "answers:a1", "1/3"), "a1:0.3333333333333333");
    assert_eq!(text("training", "own", "1/2_-2_1*0_(1-3)/2_-1"), "0.5_-2_1*0_-1_-1");
    // The kept text means the same number, bit by bit.
    let third = text("update-rule", "eta", "1/3");
    assert_eq!(third.parse::<f64>().unwrap().to_bits(), (1.0_f64 / 3.0).to_bits());
    assert_eq!(text("update-rule", "eta", &third), third);
}

#[test]
fn zero_has_no_sign() {
    for given in ["-0", "−0", "-0.0", "0*-1", "-1e-400"] {
        let read = values(find("update-rule").unwrap(), &[("w0", given)]);
        assert_eq!(read.number("w0").to_bits(), 0.0_f64.to_bits(), "{given}: the link says {}", read.text("w0"));
    }
    assert_eq!(text("chain-rule", "numbers:w1", "-0"), "w1:0");
}

#[test]
fn a_refusal_names_the_field_what_came_out_and_what_is_allowed() {
    let said = |slug: &str, key: &str, given: &str| {
        let lesson = find(slug).unwrap();
        let settled = settled(lesson, &[(key, given)]);
        assert_eq!(settled.values, settle(lesson, &[], &[], &read).values, "{key} {given}");
        let [refusal] = settled.refusals.as_slice() else { panic!("{key} {given}: {:?}", settled.refusals) };
        (refusal.key.clone(), refusal.message.args.iter().find(|(name, _)| *name == "given").unwrap().1.clone())
    };
    assert_eq!(said("update-rule", "eta", "1/0"), ("eta".into(), "1/0".into()));
    assert_eq!(said("update-rule", "eta", "0.1-0.4"), ("eta".into(), "0.1-0.4 = −0.300000".into()));
    assert_eq!(said("update-rule", "eta", "-0.3"), ("eta".into(), "-0.3".into()));
    assert_eq!(said("optimizers", "t", "7/2"), ("t".into(), "7/2 = 3.50000".into()));
    assert_eq!(said("chain-rule", "numbers:w1", "1e300*1e300"), ("numbers:w1".into(), "1e300*1e300".into()));
    assert_eq!(said("chain-rule", "answers:a1", "((1)"), ("answers:a1".into(), "((1)".into()));
    assert_eq!(said("chain-rule", "answers", "a1:1/0"), ("answers".into(), "a1:1/0".into()));
}
