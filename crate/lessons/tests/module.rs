//! What a module promises whatever lessons are in it: all of them, one, or one with its annex. The page has modules of one
//! lesson, so `npm test` runs this file once for each (see `scripts/test.mjs`).

use lessons::{Control, LESSONS, Lesson, Room, Settled, Value, Values, controls, settle};

fn read(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

fn settled(lesson: &dyn Lesson, changes: &[(&str, &str)]) -> Settled {
    let owned: Vec<(String, String)> = changes.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    settle(lesson, &[], &owned, &read)
}

fn texts(lesson: &dyn Lesson, values: &Values) -> Vec<(String, String)> {
    controls(lesson).iter().map(|control| (control.key.to_owned(), values.text(control.key).to_owned())).collect()
}

/// Whether this module leaves the value to the lesson's annex.
fn leaves_to_annex(control: &Control, given: &str) -> bool {
    matches!(control.parse(given, &read), Ok(Value::Unread(_)))
}

/// Every refusal can be said with the words of this module.
fn assert_has_words(settled: &Settled) {
    let words = lessons::words();
    for id in settled.refusals.iter().map(|refusal| &refusal.message.id) {
        assert!(words.lines().any(|line| line.split(" =").next() == Some(id)), "no words for {id}");
    }
}

#[test]
fn a_control_refuses_nonsense_by_name_or_leaves_it_to_the_annex_it_asks_for() {
    for &lesson in LESSONS {
        for control in controls(lesson) {
            let settled = settled(lesson, &[(control.key, "nonsense<>")]);
            let slug = lesson.slug();
            if leaves_to_annex(&control, "nonsense<>") {
                assert!(lesson.annex(&settled.values).is_some(), "{slug} {}: nobody reads it", control.key);
            } else {
                let refused: Vec<&str> = settled.refusals.iter().map(|refusal| refusal.key.as_str()).collect();
                assert_eq!(refused, [control.key], "{slug}");
                assert_has_words(&settled);
            }
        }
        let settled = settled(lesson, &[("nonsense<>", "1"), ("t:nonsense<>", "1")]);
        assert_eq!(settled.refusals.len(), 2, "{}: keys that no control has", lesson.slug());
        assert_has_words(&settled);
    }
}

#[test]
fn settled_values_are_complete_and_settle_as_they_are() {
    for &lesson in LESSONS {
        for preset in lesson.presets() {
            let once = settled(lesson, preset.values);
            let what = format!("{} {}", lesson.slug(), preset.name);
            assert!(once.refusals.is_empty(), "{what}: {:?}", once.refusals);
            let again = settle(lesson, &texts(lesson, &once.values), &[], &read);
            assert_eq!((again.values, again.refusals), (once.values, Vec::new()), "{what}");
        }
    }
}

#[test]
fn every_preset_is_shown_or_asks_for_the_annex_that_shows_it() {
    for &lesson in LESSONS {
        for preset in lesson.presets() {
            let values = settled(lesson, preset.values).values;
            if lesson.annex(&values).is_none() {
                let run = lesson.start(&values);
                let room = Room::new(640.0);
                let what = format!("{} {}", lesson.slug(), preset.name);
                assert!(!run.panels(room).is_empty(), "{what}");
                for fold in run.folds().into_iter().filter(|_| lesson.folds().is_none()) {
                    assert!(!run.fold(fold, room).is_empty(), "{what}: {fold}");
                }
            }
        }
        let fresh = settled(lesson, &[]).values;
        assert_eq!(lesson.annex(&fresh), None, "{}: its first view is in its own module", lesson.slug());
    }
}

/// The ids of all messages in what a module hands out.
fn ids(shown: &str) -> Vec<String> {
    let begun = shown.split("Message { id: ").skip(1);
    begun.filter_map(|rest| rest.strip_prefix('"')?.split('"').next()).map(str::to_owned).collect()
}

/// Everything that is shown without an annex: what is always in sight, at the start, in the first steps, and all along the story.
#[test]
fn what_a_module_shows_it_has_words_for() {
    let words = lessons::words();
    let known: std::collections::HashSet<&str> =
        words.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id).collect();
    for &lesson in LESSONS {
        let presets = lesson.presets().iter().map(|preset| settled(lesson, preset.values).values);
        let steps = (0..=lesson.story().len()).flat_map(|at| {
            let act = lesson.story().get(at.wrapping_sub(1)).map_or(&[][..], |step| step.act);
            let at = at.to_string();
            let begin = [("step", at.as_str())];
            [settled(lesson, &begin).values, settled(lesson, &[&begin, act].concat()).values]
        });
        // A run that goes too far stops, and says so.
        let has_eta = lesson.controls().iter().any(|control| control.key == "eta");
        let far = has_eta.then(|| settled(lesson, &[("eta", "1000"), ("t", "500")]).values);
        for values in presets.chain(steps).chain(far).filter(|values| lesson.annex(values).is_none()) {
            let mut session = lessons::Session::new(lesson, &values);
            let t = values.count("t").min(500);
            for t in [0, 1, 2, 3, t] {
                let (run, _) = session.at(t);
                for room in [328.0, 640.0, 1232.0].map(Room::new) {
                    let shown = format!(
                        "{:?} {:?} {:?} {:?} {:?} {:?} {:?}",
                        run.panels(room),
                        run.describe(),
                        run.next(),
                        run.stopped(),
                        run.actions(),
                        run.counters(),
                        (run.ruler(), run.gauges(), run.outcome())
                    );
                    for id in ids(&shown) {
                        assert!(known.contains(id.as_str()), "{}: no words for {id}", lesson.slug());
                    }
                }
            }
        }
    }
}
