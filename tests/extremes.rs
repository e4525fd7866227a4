//! The page answers at once: no view of any lesson takes long, for any values.

use figure::{Mark, Theme, render};
use lessons::{Control, Kind, Lesson, Session, controls, settle};
use std::fs;
use std::sync::OnceLock;
use std::time::{Duration, Instant};
use tests::equations::{broken, equations};
use tests::learner::{Whole, all, pictures, read};
use tests::recorder::Recorder;
use tests::samples::Random;
use tests::transcript::transcript;
use tests::words::Words;

/// The most time of a view. A learner would notice more. In the optimised build no view takes a tenth of it.
const LIMIT: Duration = Duration::from_millis(250);
/// A busy machine may slow down some attempts, but hardly all of them.
const ATTEMPTS: usize = 5;
/// No run of this test goes further: later moments show no more than this one.
const FARTHEST: usize = 10_000;
/// So many steps are taken in one go.
const STRIDE: usize = 8;
/// What goes beyond all bounds does so by then, and later moments are written like this one.
const LATER: usize = 3;
/// How many mixtures of extreme values each lesson shows.
const MIXTURES: usize = 200;

/// Offered to every control: a control refuses what it does not allow.
const EXTREMES: [&str; 16] = [
    "0",
    "1",
    "-1",
    "5e-324",
    "-5e-324",
    "2.2250738585072014e-308",
    "1e-300",
    "1e-15",
    "0.999999",
    "1e15",
    "1e300",
    "1.7976931348623157e308",
    "-1.7976931348623157e308",
    "yes",
    "no",
    "w1:1000,w2:-1000,w3:5e-324,b1:-1000,x1:1000,y1:-1000",
];

/// Keys and texts, as a link has them.
type Changes = Vec<(&'static str, String)>;

/// The extreme values that a control allows: the ends of its slider and of its range, every option, the largest network.
fn extremes(control: &Control) -> Vec<String> {
    let mut texts: Vec<String> = EXTREMES.map(str::to_owned).to_vec();
    match &control.kind {
        Kind::Number(number) => {
            let (slider, allowed) = (number.slider, number.allowed);
            texts.extend([slider.0, slider.1, allowed.0, allowed.1].map(figure::ascii));
        }
        Kind::Choice { options, .. } => texts.extend(options.iter().map(|&option| option.to_owned())),
        Kind::Set { options, .. } => texts.push(options.join(".")),
        Kind::Layers { limits, .. } => texts.extend(limits.activations.iter().map(|name| {
            let hidden = format!("{}{name}.", limits.width).repeat(limits.layers - 2);
            format!("2.{hidden}1{name}")
        })),
        _ => {}
    }
    texts.retain(|text| control.parse(text, &read).is_ok());
    texts
}

/// Every preset with each extreme value of each control, every preset at its last step, and mixtures of extreme values.
fn views(lesson: &dyn Lesson) -> Vec<Changes> {
    let offered: Vec<(&'static str, Vec<String>)> =
        controls(lesson).iter().map(|control| (control.key, extremes(control))).collect();
    let presets: Vec<Changes> = lesson
        .presets()
        .iter()
        .map(|preset| preset.values.iter().map(|&(key, text)| (key, text.to_owned())).collect())
        .collect();
    let mut found = Vec::new();
    for preset in &presets {
        let with = |key, text| [&preset[..], &[("t", "8".to_owned()), (key, text)]].concat();
        let single = offered.iter().flat_map(|(key, texts)| texts.iter().map(move |text| (*key, text.clone())));
        // A run of many steps is replayed once for each preset only.
        found.extend(single.filter(|(key, _)| *key != "t").map(|(key, text)| with(key, text)));
        found.push(with("t", FARTHEST.min(lesson.last_t()).to_string()));
        found.push(with("t", "0".to_owned()));
    }
    let mut random = Random::new(7);
    for _ in 0..MIXTURES {
        let mut mixture = presets[random.below(presets.len())].clone();
        for (key, texts) in offered.iter().filter(|(_, texts)| !texts.is_empty()) {
            if random.below(2) == 0 {
                mixture.push((key, texts[random.below(texts.len())].clone()));
            }
        }
        mixture.push(("t", ["0", "1", "3", "70"][random.below(4)].to_owned()));
        found.push(mixture);
    }
    found
}

/// How long this thread has worked. Linux tells it, whatever else the machine does; elsewhere it is the time that has passed.
fn worked() -> Duration {
    static BEGUN: OnceLock<Instant> = OnceLock::new();
    let begun = BEGUN.get_or_init(Instant::now);
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|text| text.split(' ').next()?.parse().ok()).filter(|&spent| spent > 0);
    nanoseconds.map_or_else(|| begun.elapsed(), Duration::from_nanos)
}

/// For how long the page is busy with this view: the start, a few steps, everything that it asks for, and all pictures. On the
/// way to a later t it can do something else every few steps.
fn busy(lesson: &dyn Lesson, changes: &Changes, words: &Words) -> Duration {
    let owned: Vec<(String, String)> = changes.iter().map(|(key, text)| ((*key).to_owned(), text.clone())).collect();
    let start = worked();
    let values = settle(lesson, &[], &owned, &read).values;
    let t = values.count("t").min(FARTHEST);
    let mut session = Session::new(lesson, &values);
    session.at(t.min(STRIDE));
    let starting = worked().saturating_sub(start);
    let (run, _) = session.at(t);
    let start = worked();
    run.ready();
    let panels = run.whole(640.0);
    let _ = (run.stopped(), run.next(), run.describe(), run.actions(), run.counters(), run.readings());
    let _ = (run.idle(), run.gauges());
    controls(lesson).iter().for_each(|control| drop(run.options(control.key)));
    for (_, scene) in pictures(&panels) {
        render(scene, &mut Recorder::default(), 16.0, &Theme::light(), &|message| words.say(message)).unwrap();
    }
    starting + worked().saturating_sub(start)
}

/// What a learner reads of a view: every sentence, table, formula and live number.
fn told(lesson: &dyn Lesson, changes: &Changes, words: &Words) -> String {
    let owned: Vec<(String, String)> = changes.iter().map(|(key, text)| ((*key).to_owned(), text.clone())).collect();
    let values = settle(lesson, &[], &owned, &read).values;
    let mut session = Session::new(lesson, &values);
    let (run, _) = session.at(values.count("t").min(LATER));
    run.ready();
    let stopped = run.stopped().map_or_else(String::new, |why| words.say(&why));
    let panels = run.whole(640.0);
    let scenes = pictures(&panels);
    let marks = scenes.iter().flat_map(|(_, scene)| &scene.plots).flat_map(|plot| &plot.marks);
    let painted: Vec<String> = marks
        .filter_map(|mark| if let Mark::Text(text) = mark { Some(words.label(&text.label)) } else { None })
        .collect();
    format!("{}{stopped}\n{}", transcript(run, words), painted.join("\n"))
}

#[test]
fn no_view_of_any_lesson_shows_something_that_is_no_number() {
    let words = Words::english();
    let mut read_back = 0;
    for lesson in all() {
        for changes in views(lesson) {
            let text = told(lesson, &changes, &words);
            let bad =
                text.lines().find(|line| ["NaN", "Infinity", "undefined", "∞"].iter().any(|word| line.contains(word)));
            assert_eq!(bad, None, "{} with {changes:?}", lesson.slug());
            assert_eq!(broken(&text), [""; 0], "{} with {changes:?}", lesson.slug());
            read_back += equations(&text).len();
        }
    }
    println!("{read_back} equations");
    assert!(read_back > 10_000 || std::env::var_os("LESSON").is_some(), "{read_back} equations were read back");
}

#[test]
fn no_view_of_any_lesson_keeps_a_learner_waiting() {
    let words = Words::english();
    for lesson in all() {
        for changes in views(lesson) {
            let mut least = Duration::MAX;
            let answered = (0..ATTEMPTS).any(|_| {
                least = least.min(busy(lesson, &changes, &words));
                least <= LIMIT
            });
            assert!(answered, "{} is busy for {least:?} with {changes:?}", lesson.slug());
        }
    }
}
