//! The registry of lessons, and the one place where values from outside are checked.

use crate::control::excerpt;
use crate::{Control, Kind, Lesson, Number, Read, Refusal, Run, Settled, Value, Values, points};
use figure::Message;

/// Every lesson, in the order of the lecture notes. A page loads each as a module of its own, which has no other lesson:
/// to have all features on is for tests.
pub static LESSONS: &[&dyn Lesson] = &[
    #[cfg(feature = "update-rule")]
    &crate::update_rule::UpdateRule,
    #[cfg(feature = "optimizers")]
    &crate::optimizers::Optimizers,
    #[cfg(feature = "chain-rule")]
    &crate::chain_rule::ChainRule,
    #[cfg(feature = "vanishing-gradient")]
    &crate::vanishing_gradient::VanishingGradient,
    #[cfg(feature = "training")]
    &crate::training::Training,
];

/// The last step of most runs. Replaying so many takes a quarter of a second at the greatest depth, and a few
/// milliseconds in most lessons.
pub const LAST_T: usize = 10_000;

/// The words shared by all lessons, followed by the own ones of each lesson that is here.
pub fn words() -> String {
    let mut all = String::from(include_str!("en.ftl"));
    for lesson in LESSONS {
        all.push('\n');
        all.push_str(lesson.words());
    }
    all
}

/// Why there is no further step: the run's own reason, or the end of time.
pub fn stopped(lesson: &dyn Lesson, run: &dyn Run, t: usize) -> Option<Message> {
    run.stopped().or_else(|| (t >= lesson.last_t()).then(|| Message::new("last-step").with("t", t.to_string())))
}

/// The lesson of that name.
pub fn find(slug: &str) -> Option<&'static dyn Lesson> {
    LESSONS.iter().copied().find(|lesson| lesson.slug() == slug)
}

/// All controls of a lesson: its own, and `t`, the number of steps taken.
pub fn controls(lesson: &dyn Lesson) -> Vec<Control> {
    let t = Number {
        default: lesson.first_t() as f64,
        slider: (0.0, 50.0),
        log: false,
        step: 1.0,
        allowed: (0.0, lesson.last_t() as f64),
        whole: true,
        marks: &[],
    };
    let t = Control { key: "t", symbol: "t", kind: Kind::Number(t) };
    lesson.controls().iter().cloned().chain([t]).collect()
}

/// The values of a fresh lesson.
pub fn defaults(lesson: &dyn Lesson) -> Values {
    let mut values = Values::default();
    for control in controls(lesson) {
        values.set(control.key, control.default());
    }
    values
}

/// Takes `changes` into `old`: what is allowed is taken in canonical form, what is not keeps its old value and is
/// told. Keys nobody knows are told too. The result is complete whatever was given.
pub fn settle(lesson: &dyn Lesson, old: &[(String, String)], changes: &[(String, String)], read: Read) -> Settled {
    let controls = controls(lesson);
    let mut values = defaults(lesson);
    for entry in old {
        // What is wrong here was told when it was given.
        let _ = take(lesson, &controls, &mut values, entry, read);
    }
    let before = values.clone();
    let mut refusals: Vec<Refusal> =
        changes.iter().flat_map(|entry| take(lesson, &controls, &mut values, entry, read)).collect();
    let changed: Vec<&str> = changes.iter().map(|(key, _)| key.split(':').next().unwrap_or(key)).collect();
    refusals.extend(lesson.settle(&before, &mut values, &changed));
    Settled { values, refusals }
}

/// One change: of a control, or of one number of a control that holds several (`numbers:w1`). Gives back what is refused.
fn take(
    lesson: &dyn Lesson,
    controls: &[Control],
    values: &mut Values,
    entry: &(String, String),
    read: Read,
) -> Vec<Refusal> {
    let (key, given) = entry;
    let (name, item) = key.split_once(':').map_or((key.as_str(), None), |(name, item)| (name, Some(item)));
    let Some(control) = controls.iter().find(|control| control.key == name) else {
        return vec![unknown(key, controls)];
    };
    let value = match (&control.kind, item) {
        (Kind::Numbers | Kind::Answers, Some(item)) => control.parse_item(values.settings(name), item, given, read),
        // A module that does not show them keeps them for the one that does.
        (Kind::Points | Kind::Kept, None) if !cfg!(feature = "training-more") => control.parse(given, read),
        (Kind::Points, None) => match points::parse(given, read) {
            Ok(numbers) => Ok(Value { numbers: numbers.clone(), ..Value::word(&points::text(&numbers)) }),
            Err(problems) => {
                return problems.into_iter().map(|message| Refusal { key: key.clone(), message }).collect();
            }
        },
        (Kind::Kept, None) => kept(lesson, control, given, read),
        (_, None) => control.parse(given, read),
        (_, Some(_)) => Err(unknown(key, controls)),
    };
    match value {
        Ok(value) => values.set(control.key, value),
        Err(refusal) => return vec![refusal],
    }
    Vec::new()
}

/// The values of a run that is kept: `eta_0.1*batch_5`.
fn kept(lesson: &dyn Lesson, control: &Control, given: &str, read: Read) -> Result<Value, Refusal> {
    if given.is_empty() {
        return Ok(Value::word(""));
    }
    let refuse = |part: &str| control.refuse("refusal-kept", part, "eta_0.1*batch_5");
    let mut changes = Vec::new();
    for part in given.split('*') {
        let (key, text) = part.split_once('_').filter(|(key, _)| *key != control.key).ok_or_else(|| refuse(part))?;
        changes.push((key.to_owned(), text.to_owned()));
    }
    let settled = settle(lesson, &[], &changes, read);
    match settled.refusals.first() {
        Some(refusal) => Err(refuse(&refusal.key)),
        None => Ok(Value { kept: Some(Box::new(settled.values)), ..Value::word(given) }),
    }
}

fn unknown(key: &str, controls: &[Control]) -> Refusal {
    let allowed: Vec<&str> = controls.iter().map(|control| control.key).collect();
    let message = Message::new("refusal-key").with("key", excerpt(key)).with("allowed", allowed.join(", "));
    Refusal { key: excerpt(key), message }
}
