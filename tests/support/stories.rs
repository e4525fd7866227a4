//! Stories as a learner meets them: the steps, and what is told and asked in each.

use crate::learner::read;
use crate::messages::panel_messages;
use figure::Message;
use lessons::{
    Kind, Lesson, Panel, Place, Reading, Room, Session, Sets, Step, Story, Teller, Values, ask, change, controls,
    defaults, entering,
};

/// The values after changes. A refusal is a failed test.
pub fn after(lesson: &dyn Lesson, values: &Values, sets: &Sets) -> Values {
    let changes: Vec<(String, String)> = sets.iter().map(|(key, text)| ((*key).to_owned(), text.clone())).collect();
    let settled = change(lesson, values, &changes, &read);
    assert!(settled.refusals.is_empty(), "{}: {:?}", lesson.slug(), settled.refusals);
    settled.values
}

/// The values with which a step begins, counted from 1; 0 is outside of the story.
pub fn begun(lesson: &dyn Lesson, at: usize) -> Values {
    after(lesson, &defaults(lesson), &entering(lesson, at, ""))
}

/// The values with which a step begins that is asked once more.
pub fn asked_again(lesson: &dyn Lesson, at: usize) -> Values {
    let said = format!("{}+:again", lesson.story()[at - 1].name);
    let said = vec![("said", said)];
    after(lesson, &after(lesson, &defaults(lesson), &said), &entering(lesson, at, &said[0].1))
}

/// What is told with these values, and the panel that asks.
pub fn told(lesson: &'static dyn Lesson, values: &Values) -> (Story, Option<Panel>) {
    let mut session = Session::new(lesson, values);
    let (run, _) = session.at(values.count("t"));
    Teller::new(lesson, values, &read).tell(values, run, &read)
}

/// The readings after the act of a step that begins with these values.
pub fn known(lesson: &dyn Lesson, begun: &Values, step: &Step) -> Vec<Reading> {
    let act: Sets = step.act.iter().map(|(key, text)| (*key, (*text).to_owned())).collect();
    let values = after(lesson, begun, &act);
    Session::new(lesson, &values).at(values.count("t")).0.readings()
}

/// Everything that a story says: before an answer, and to each.
pub fn sayings(lesson: &'static dyn Lesson) -> Vec<Message> {
    let mut found = Vec::new();
    for at in 0..=lesson.story().len() {
        let again = (at > 0).then(|| asked_again(lesson, at));
        for values in [begun(lesson, at)].into_iter().chain(again) {
            let step = at.checked_sub(1).map(|index| &lesson.story()[index]);
            let answers = step.map_or(Vec::new(), |step| answers(lesson, &values, step));
            for sets in [Sets::new()].into_iter().chain(answers) {
                let (story, panel) = told(lesson, &after(lesson, &values, &sets));
                found.extend([story.claim, live(lesson, story.prose)]);
                panel.iter().for_each(|panel| panel_messages(panel, &mut found));
            }
            if let Some(marked) = step.and_then(|step| marked(lesson, &values, step)) {
                panel_messages(&marked, &mut found);
            }
        }
    }
    found
}

/// The picture on which a place is marked that is asked for, as it is before the answer.
pub fn marked(lesson: &'static dyn Lesson, values: &Values, step: &Step) -> Option<Panel> {
    let Asks::Place(ask::Place { .. }) = asks(step) else { return None };
    let said = format!("{}.:1.5,{}", step.name, values.text("said"));
    let values = after(lesson, values, &vec![("said", said.trim_end_matches(',').to_owned())]);
    let mut session = Session::new(lesson, &values);
    let (run, _) = session.at(values.count("t"));
    let mut panels = run.panels(Room { width: 640.0, height: 420.0, story: 340.0 });
    Teller::new(lesson, &values, &read).draw(&mut panels, &values, run, &read);
    panels.into_iter().find(|panel| panel.place == Place::Stage)
}

/// A sentence with what the page puts into it: the numbers of controls, which can be pulled there, and what is chosen.
pub fn live(lesson: &dyn Lesson, sentence: Message) -> Message {
    let own = |kind: &Kind| matches!(kind, Kind::Number(_) | Kind::Choice { .. });
    let given = controls(lesson).into_iter().filter(|control| own(&control.kind));
    given.fold(sentence, |sentence, control| sentence.with(control.key, control.default().text().to_owned()))
}

/// Every answer to a step: right ones, each known mistake, nonsense, and places all along what may be pulled.
fn answers(lesson: &dyn Lesson, begun: &Values, step: &Step) -> Vec<Sets> {
    let others = begun.text("said");
    let said =
        |answer: String| vec![("said", format!("{}:{answer},{others}", step.name).trim_end_matches(',').to_owned())];
    let show = said("show".to_owned());
    match asks(step) {
        Asks::Nothing | Asks::Own => Vec::new(),
        Asks::Choose(ask::Choose { options, .. }) => {
            options.iter().map(|option| said((*option).to_owned())).chain([show]).collect()
        }
        Asks::Number(ask::Number { truth, mistakes, .. }) | Asks::Place(ask::Place { truth, mistakes, .. }) => {
            let known = known(lesson, begun, step);
            let truth = truth(&known);
            let wrong = mistakes.iter().map(|(_, of)| of(&known));
            let numbers =
                [truth, 1.01 * truth, 123_456.0].into_iter().chain(wrong).map(|number| said(number.to_string()));
            numbers.chain([said("word".to_owned()), show]).collect()
        }
        Asks::Build(ask::Build { right, mistakes, tiles, .. }) => {
            let rows = [*right, tiles[0]].into_iter().chain(mistakes.iter().map(|(_, rows)| *rows));
            let built = |rows: &str| {
                let draft = format!("{0}:{rows},{0}.:{rows},{others}", step.name);
                vec![("said", draft.trim_end_matches(',').to_owned())]
            };
            rows.map(built).chain([show]).collect()
        }
        // Two that are pulled together, such as the place on a map, are tried together.
        Asks::Do(ask::Do { keys: [x, y], .. }) => {
            let (xs, ys) = (places(lesson, x, 20), places(lesson, y, 20));
            xs.iter().flat_map(|x| ys.iter().map(|y| [x.as_slice(), y].concat())).collect()
        }
        Asks::Do(ask::Do { keys, .. }) => keys.iter().flat_map(|key| places(lesson, key, 100)).collect(),
    }
}

/// Places all along the slider of a control.
fn places(lesson: &dyn Lesson, key: &'static str, count: usize) -> Vec<Sets> {
    let control = controls(lesson).into_iter().find(|control| control.key == key);
    let Some(Kind::Number(number)) = control.map(|control| control.kind) else { panic!("{key} is no number") };
    let (from, to) = number.slider;
    let at = |i: usize| from + (to - from) * i as f64 / count as f64;
    (0..=count).map(|i| vec![(key, at(i).to_string())]).collect()
}

/// The kinds of questions, to look into one.
pub enum Asks<'a> {
    Nothing,
    Choose(&'a ask::Choose),
    Number(&'a ask::Number),
    Place(&'a ask::Place),
    Build(&'a ask::Build),
    Own,
    Do(&'a ask::Do),
}

/// What a step asks.
pub fn asks(step: &Step) -> Asks<'_> {
    let ask = step.ask.as_any();
    let choose = ask.downcast_ref().map(Asks::Choose);
    let number = || ask.downcast_ref().map(Asks::Number);
    let place = || ask.downcast_ref().map(Asks::Place);
    let build = || ask.downcast_ref().map(Asks::Build);
    let own = || ask.downcast_ref::<ask::Own>().map(|_| Asks::Own);
    let doing = || ask.downcast_ref().map(Asks::Do);
    choose.or_else(number).or_else(place).or_else(build).or_else(own).or_else(doing).unwrap_or(Asks::Nothing)
}
