//! Functions for all lessons, and the only place where values from outside are checked.

use crate::codec::Item;
use crate::control::{excerpt, hidden};
use crate::story::{self, ANSWERS};
use crate::{Control, Kind, LESSONS, Lesson, Number, Read, Refusal, Run, Settled, Value, Values};
use figure::{Message, ToList};

/// The last step of most runs. A replay of so many steps takes a few milliseconds in most lessons, and a quarter of a second at
/// the greatest depth.
pub const LAST_T: usize = 10_000;

/// The words that lessons share, followed by the words of each lesson in this build.
pub fn words() -> String {
    let mut all = String::from(words!("en.ftl"));
    #[cfg(annexed)]
    all.push_str(crate::code::WORDS);
    for lesson in LESSONS {
        all.push('\n');
        all.push_str(lesson.words());
    }
    all
}

/// Why there is no further step: the run's own reason, or the end of time.
pub fn stopped(lesson: &dyn Lesson, run: &dyn Run, t: usize) -> Option<Message> {
    let end = lesson.last_t();
    run.stopped().or_else(|| (end > 0 && t >= end).then(|| Message::new("last-step").with("t", t.to_string())))
}

/// The controls without a meaning now, and `t` in a lesson without time.
pub fn idle(lesson: &dyn Lesson, run: &dyn Run) -> Vec<&'static str> {
    let mut keys = run.idle();
    if lesson.last_t() == 0 {
        keys.push("t");
    }
    keys
}

/// The lesson of that name.
pub fn find(slug: &str) -> Option<&'static dyn Lesson> {
    LESSONS.iter().copied().find(|lesson| lesson.slug() == slug)
}

/// The control that holds the step of the story, counted from 1; 0 where none is told.
pub(crate) const STEP: &str = "step";
/// The control that holds the answers to its questions.
pub(crate) const SAID: &str = "said";

/// All controls of a lesson: its own; `t`, the number of steps taken; and those of its story.
pub fn controls(lesson: &dyn Lesson) -> Vec<Control> {
    let counting = |key, symbol, greatest: usize| {
        let (slider, allowed) = ((0.0, 50.0), (0.0, greatest as f64));
        let number = Number { default: 0.0, slider, log: false, step: 1.0, allowed, whole: true, marks: &[] };
        Control { key, symbol, kind: Kind::Number(number) }
    };
    let steps = lesson.story().len();
    let story = (steps > 0).then(|| [counting(STEP, "", steps), hidden(SAID, &ANSWERS)]);
    let own = lesson.controls().iter().cloned();
    own.chain([counting("t", "t", lesson.last_t())]).chain(story.into_iter().flatten()).list()
}

/// The values of a fresh lesson.
pub fn defaults(lesson: &dyn Lesson) -> Values {
    controls(lesson).iter().map(|control| (control.key, control.default())).collect()
}

/// Takes `changes` into `old`. An allowed value is taken in canonical form. Any other is refused, and the old value stays. A key
/// that no control has is refused too. The result is always complete.
pub fn settle(lesson: &dyn Lesson, old: &[(String, String)], changes: &[(String, String)], read: Read) -> Settled {
    let controls = controls(lesson);
    let mut values = defaults(lesson);
    // A link or an attribute that asks for a step of the story means what the step begins with, as far as it says nothing else.
    let asked = changes.iter().find(|(key, _)| old.is_empty() && key == STEP);
    let step = asked.and_then(|(_, given)| given.trim().parse().ok()).filter(|step| *step <= lesson.story().len());
    let said = changes.iter().find(|(key, _)| key == SAID).map_or("", |(_, said)| said);
    for (key, text) in step.map_or(Vec::new(), |step| story::entering(lesson, step, said)) {
        let _ = take(&controls, &mut values, &(key.to_owned(), text), read);
    }
    for entry in old {
        // What is wrong in old values was reported when they were given.
        let _ = take(&controls, &mut values, entry, read);
    }
    change(lesson, &values, changes, read)
}

/// The same with old values that are settled already: only new texts are read.
pub fn change(lesson: &dyn Lesson, before: &Values, changes: &[(String, String)], read: Read) -> Settled {
    let controls = controls(lesson);
    let mut values = before.clone();
    let mut refusals: Vec<Refusal> = changes.iter().flat_map(|entry| take(&controls, &mut values, entry, read)).list();
    if let Some(act) = story::act_of(lesson, &values, changes) {
        refusals.extend(act.iter().flat_map(|entry| take(&controls, &mut values, entry, read)));
    }
    let changed: Vec<&str> = changes.iter().map(|(key, _)| key.split(':').next().unwrap_or(key)).list();
    refusals.extend(lesson.settle(before, &mut values, &changed));
    Settled { values, refusals }
}

/// Makes one change: of a control, or of one item of a control that holds several (`numbers:w1`). Returns the refusals.
fn take(controls: &[Control], values: &mut Values, (key, given): &(String, String), read: Read) -> Vec<Refusal> {
    let (name, item) = key.split_once(':').map_or((key.as_str(), None), |(name, item)| (name, Some(item)));
    let Some(control) = controls.iter().find(|control| control.key == name) else {
        return vec![unknown(key, controls)];
    };
    let parsed = match item {
        None => control.parse(given, read),
        Some(name) => {
            let item = Item { name, given };
            parse_item(control, values, item, read)
                .unwrap_or_else(|| Err(unknown(key, controls)))
                .map_err(|one| vec![one])
        }
    };
    match parsed {
        Ok(value) => {
            values.set(control.key, value);
            Vec::new()
        }
        Err(refusals) => refusals,
    }
}

/// The value of a control with one item changed; `None` if it has no items.
fn parse_item(control: &Control, values: &Values, item: Item, read: Read) -> Option<Result<Value, Refusal>> {
    let parse = control.codec()?.parse_item?;
    Some(parse(control, values.get(control.key)?, item, read))
}

fn unknown(key: &str, controls: &[Control]) -> Refusal {
    let allowed: Vec<&str> = controls.iter().map(|control| control.key).list();
    let message = Message::new("refusal-key").with("key", excerpt(key)).with("allowed", allowed.join(", "));
    Refusal { key: excerpt(key), message }
}
