//! Why a run does not get on: every cause is found where it is made on purpose, and what is offered against it helps.

use lessons::{Body, Lesson, Panel, Press, Room};
use tests::learner::{reading, run};
use tests::words::Words;

fn lesson() -> &'static dyn Lesson {
    lessons::find("training").unwrap()
}

fn told(values: &[(&str, &str)]) -> Vec<Panel> {
    run(lesson(), values).fold("stall", Room::new(640.0))
}

/// What is said of the run, and each cause with its buttons.
fn causes(values: &[(&str, &str)]) -> (String, Vec<(String, Vec<Press>)>) {
    let words = Words::english();
    let mut panels = told(values).into_iter();
    let Some(Body::Text { messages }) = panels.next().map(|panel| panel.body) else { panic!("no sentence") };
    let found = panels.map(|panel| match panel.body {
        Body::Buttons(buttons) => (words.say(&buttons.question.unwrap()), buttons.options),
        other => panic!("no buttons: {other:?}"),
    });
    (words.say(&messages[0]), found.collect())
}

/// What the words of a cause begin with, and a run that has it.
const MADE: [(&str, &[(&str, &str)]); 9] = [
    ("All neurons of layer 1 have the same", &[("init", "zeros"), ("t", "600")]),
    ("η = 0.3 is too large", &[("data", "plane"), ("layers", "2.1identity"), ("eta", "0.3"), ("t", "46")]),
    ("η = 0.0001 is too small", &[("eta", "0.0001"), ("t", "2000")]),
    ("4/8 relu neurons are 0", DEAD),
    ("Hidden neurons: 1", &[("layers", "2.1tanh.1tanh"), ("t", "4000")]),
    ("The gradient vanishes", &[("layers", "2.4sigmoid.4sigmoid.4sigmoid.4sigmoid.4sigmoid.1tanh"), ("t", "3000")]),
    ("Saturated", &[("eta", "3"), ("t", "600")]),
    ("A plateau", &[("layers", "2.8relu.1tanh"), ("eta", "3"), ("t", "600")]),
    (
        "Overfitting: the test loss was least at update 32",
        &[
            ("data", "moons"),
            ("layers", "2.16relu.16relu.1tanh"),
            ("init", "he-normal"),
            ("optimizer", "adam"),
            ("eta", "0.01"),
            ("scatter", "1"),
            ("share", "20"),
            ("t", "4000"),
        ],
    ),
];

const DEAD: &[(&str, &str)] =
    &[("layers", "2.4relu.4relu.1tanh"), ("eta", "1"), ("weights", "2"), ("optimizer", "momentum"), ("t", "600")];

#[test]
fn each_cause_is_found_first_where_it_is_made_and_something_that_is_offered_helps() {
    for (begins, values) in MADE {
        let (said, causes) = causes(values);
        let Some((cause, options)) = causes.first() else { panic!("{begins}: no cause. {said}") };
        assert!(cause.starts_with(begins), "{begins}: {cause}");
        let key = if begins.starts_with("Overfitting") { "loss_test" } else { "loss" };
        let before = reading(&*run(lesson(), values), key);
        let after = options.iter().map(|press| {
            let set = |key: &str| press.sets.iter().any(|(own, _)| *own == key && key != "t");
            let others = values.iter().filter(|(key, _)| !set(key)).copied();
            let with = press.sets.iter().filter(|(key, _)| *key != "t").map(|(key, text)| (*key, text.as_str()));
            reading(&*run(lesson(), &others.chain(with).collect::<Vec<_>>()), key)
        });
        let best = after.fold(f64::INFINITY, f64::min);
        assert!(best < 0.7 * before, "{begins}: {before} and at best {best}");
        assert!(options.iter().all(|press| press.sets.contains(&("t", "0".to_owned()))), "the run begins anew");
    }
}

#[test]
fn a_run_that_learns_is_left_alone() {
    for (begins, values) in [
        ("It is too early", &[("t", "5")][..]),
        ("It gets on", &[("data", "xor"), ("layers", "2.8sigmoid.8sigmoid.8sigmoid.8sigmoid.1tanh"), ("t", "3000")]),
        ("It has learned the points for training. There is nothing to mend.", &[("t", "3000")]),
    ] {
        let (said, causes) = causes(values);
        assert!(said.starts_with(begins) && causes.is_empty(), "{said} {causes:?}");
    }
}

#[test]
fn no_preset_unlearns_when_it_runs_on() {
    for preset in lesson().presets().iter().filter(|preset| preset.name != "diverging") {
        let t: usize = preset.values.iter().find(|(key, _)| *key == "t").map_or(400, |(_, t)| t.parse().unwrap());
        let loss = |times: usize| {
            let t = (times * t).to_string();
            let others = preset.values.iter().filter(|(key, _)| *key != "t").copied();
            reading(&*run(lesson(), &others.chain([("t", t.as_str())]).collect::<Vec<_>>()), "loss")
        };
        let (now, later) = (loss(1), [2, 3, 4].map(loss));
        assert!(later.iter().all(|later| *later <= 1.3 * now + 0.01), "{}: {now}, then {later:?}", preset.name);
    }
}
