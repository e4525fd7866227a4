//! Settled values need not be read again: reading their texts gives the same values.

use lessons::{LESSONS, Lesson, Values, change, controls, settle};
use tests::learner::{read, settled};

fn texts(lesson: &dyn Lesson, values: &Values) -> Vec<(String, String)> {
    controls(lesson).iter().map(|control| (control.key.to_owned(), values.text(control.key).to_owned())).collect()
}

#[test]
fn a_change_of_settled_values_is_the_change_of_their_texts() {
    for &lesson in LESSONS {
        for preset in lesson.presets() {
            let before = settled(lesson, preset.values).values;
            let old = texts(lesson, &before);
            assert!(before.read_as(&old) && !before.read_as(&old[1..]), "{} {}", lesson.slug(), preset.name);
            assert_eq!(settle(lesson, &old, &[], &read).values, before, "{} {}", lesson.slug(), preset.name);
            let others = lesson.presets().iter().flat_map(|other| other.values).chain(&[("eta", "0.3"), ("t", "7")]);
            for &(key, text) in others.chain(&[("eta", "fish"), ("nothing", "1")]) {
                let changes = [(key.to_owned(), text.to_owned())];
                let (short, long) = (change(lesson, &before, &changes, &read), settle(lesson, &old, &changes, &read));
                assert_eq!(short.values, long.values, "{} {} {key}={text}", lesson.slug(), preset.name);
                assert_eq!(short.refusals, long.refusals, "{} {} {key}={text}", lesson.slug(), preset.name);
                // And the next one begins with values whose texts say all.
                let read_again = settle(lesson, &texts(lesson, &short.values), &[], &read);
                assert_eq!(read_again.values, short.values, "{} {} {key}={text}", lesson.slug(), preset.name);
            }
        }
    }
}
