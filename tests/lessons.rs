//! What every lesson must hold: exact replay, correct refusals, finite pictures, and words for everything.

use figure::{Mark, Message, Scene, Theme, render, render_part, smallest_text};
use lessons::{Lesson, Place, Room, Run, Session};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;
use std::thread;
use tests::learner::{
    WIDE, Whole, all, every_preset, first_steps, has, home, keys, pictures, reading, run, settled, values,
};
use tests::messages::messages;
use tests::moments::{said_at, sayings};
use tests::recorder::{Call, Recorder};
use tests::scenes::placed;
use tests::words::Words;

/// Everything that a run shows, as one text: two moments are the same if these are.
fn shown(run: &dyn Run) -> String {
    format!("{:?} {:?} {:?}", run.whole(640.0), run.readings(), run.describe())
}

#[test]
fn stepping_back_and_scrubbing_restore_the_exact_moment() {
    for (lesson, preset) in every_preset() {
        let values = values(lesson, preset.values);
        let mut session = Session::new(lesson, &values);
        let steps = first_steps(lesson, 150);
        let moments: Vec<String> = steps.clone().map(|t| shown(session.at(t).0)).collect();
        for t in [149, 0, 77, 76, 128, 64, 63, 149, 1].into_iter().filter(|t| steps.contains(t)) {
            assert_eq!(shown(session.at(t).0), moments[t], "{} {} at {t}", lesson.slug(), preset.name);
        }
    }
}

#[test]
fn a_value_out_of_range_is_refused_by_name_and_the_rest_survives() {
    for lesson in all() {
        for key in keys(lesson) {
            let controls = lessons::controls(lesson);
            let kind = &controls.iter().find(|control| control.key == key).unwrap().kind;
            use lessons::Kind::{Choice, Flag, Number, Parameter};
            // What goes through a neuron may be asked of any.
            let word = key == "through" || !matches!(kind, Number(_) | Choice { .. } | Flag { .. } | Parameter { .. });
            // Nothing is what such a control holds at first, and letters may be a name.
            let given = if word {
                &["<b>", "a b", "w1:"][..]
            } else {
                &["", "abc", "NaN", "inf", "-1e400", "<b>", "0x10", "1,5,2", "1e"][..]
            };
            // Another control, which must take its value all the same.
            let other = controls.iter().find(|control| matches!(control.kind, Number(_)) && control.key != key);
            let good = other.map(|control| (control.key, control.default().text().to_owned()));
            for given in given {
                let taken = good.iter().map(|(key, text)| (*key, text.as_str()));
                let settled = settled(lesson, &taken.chain([(key, *given)]).collect::<Vec<_>>());
                assert_eq!(settled.refusals.len(), 1, "{} {key}={given}", lesson.slug());
                assert_eq!(settled.refusals[0].key, key);
                if let Some((key, text)) = &good {
                    assert_eq!(settled.values.text(key), text);
                }
                Words::english().say(&settled.refusals[0].message);
            }
        }
        let settled = settled(lesson, &[("nonsense", "1")]);
        assert_eq!(settled.refusals.len(), 1, "{}: an unknown key is told", lesson.slug());
    }
}

#[test]
fn the_new_weight_is_the_old_one_minus_eta_times_the_slope() {
    for (slug, slope, old, new) in
        [("update-rule", "dL_dw", "w_old", "w_new"), ("vanishing-gradient", "dL_dw1", "w_old", "w_new")]
    {
        for t in ["0", "1", "7", "30"] {
            let run = run(lessons::find(slug).unwrap(), &[("eta", "0.3"), ("t", t)]);
            let at = |key: &str| reading(run.as_ref(), key);
            assert_eq!(at(new), at(old) - 0.3 * at(slope), "{slug} at {t}");
            assert_eq!(at("change"), -(0.3 * at(slope)), "{slug} at {t}");
        }
    }
    for t in ["2", "5", "8"] {
        let run = run(lessons::find("chain-rule").unwrap(), &[("eta", "0.3"), ("t", t)]);
        assert_eq!(reading(run.as_ref(), "change"), -(0.3 * reading(run.as_ref(), "dL_dw1")), "chain rule at {t}");
    }
}

/// On a laptop, a tablet, a course's page and a phone, at the start and later.
#[test]
fn no_text_of_a_picture_is_smaller_than_can_be_read() {
    let mut small = BTreeSet::new();
    let rooms = [WIDE, Room::new(704.0), Room::new(640.0), Room { width: 328.0, height: 364.0, story: 328.0 }];
    for (lesson, preset) in every_preset() {
        let mut session = Session::new(lesson, &values(lesson, preset.values));
        for t in 0..3 {
            let (run, _) = session.at(t);
            for room in rooms {
                let panels = run.whole_in(room);
                for (id, scene) in pictures(&panels) {
                    let least = smallest_text(scene.width);
                    for mark in scene.plots.iter().flat_map(|plot| &plot.marks) {
                        let Mark::Text(text) = mark.bare() else { continue };
                        if text.size < least - 0.01 {
                            small.insert(format!(
                                "{} {id}, {}: {:?} {}",
                                lesson.slug(),
                                room.width,
                                text.label,
                                text.size
                            ));
                        }
                    }
                }
            }
        }
    }
    assert!(small.is_empty(), "{small:#?}");
}

/// Learning rates from harmless to absurd.
const ETAS: [&str; 7] = ["1e-300", "0.1", "2.5", "1000", "1e15", "1e300", "1.7976931348623157e308"];

#[test]
fn a_picture_painted_part_by_part_is_the_same_and_no_part_leaves_its_ground() {
    let mut split = Vec::new();
    for (lesson, preset) in every_preset() {
        let mut session = Session::new(lesson, &values(lesson, preset.values));
        let (run, _) = session.at(0);
        for width in [328.0, 640.0, 1000.0] {
            let mut panels = run.whole(width);
            panels.retain(|panel| panel.place == Place::Stage);
            for (id, scene) in pictures(&panels).into_iter().filter(|(_, scene)| scene.parts() > 1) {
                let what = format!("{} {} {id} {width}", lesson.slug(), preset.name);
                assert_same_in_parts(scene, &what);
                split.push((lesson.slug(), id));
            }
        }
    }
    let trained = all().iter().any(|lesson| lesson.slug() == "training");
    assert!(!trained || split.contains(&("training", "network")), "what takes longest must not come in one piece");
}

fn assert_same_in_parts(scene: &Scene, what: &str) {
    let (theme, say) = (Theme::light(), |message: &Message| Words::english().say(message));
    let mut whole = Recorder::default();
    render(scene, &mut whole, 4.0, &theme, &say).unwrap();
    let mut calls = Vec::new();
    for part in 0..scene.parts() {
        let mut recorder = Recorder::default();
        render_part(scene, Some(part), None, &mut recorder, 4.0, &theme, &say).unwrap();
        let ground = recorder.calls.remove(0);
        let Call::Rect { from, to, .. } = ground else { panic!("{what}: no ground but {ground:?}") };
        // Half of a stroke, or of a disc at the border.
        let inside = |(x, y): (i32, i32)| x >= from.0 - 16 && x <= to.0 + 16 && y >= from.1 - 16 && y <= to.1 + 16;
        assert!(recorder.points().into_iter().all(inside), "{what}: part {part} leaves its ground");
        for (text, [left, top, right, bottom]) in recorder.texts() {
            let corners = [(left, top), (right, bottom)].map(|(x, y)| (x as i32, y as i32));
            assert!(corners.into_iter().all(inside), "{what}: “{text}” leaves its ground");
        }
        calls.extend(recorder.calls);
    }
    assert_eq!(format!("{calls:?}"), format!("{:?}", &whole.calls[1..]), "{what}");
}

#[test]
fn no_learning_rate_puts_a_number_into_a_scene_that_is_not_finite() {
    for lesson in all() {
        let etas = if has(lesson, "eta") { &ETAS[..] } else { &[] };
        for &eta in etas {
            for t in [0, 1, 2, 3, 5, 40].into_iter().filter(|t| *t <= lesson.last_t()) {
                let run = run(lesson, &[("eta", eta), ("t", &t.to_string())]);
                for (id, scene) in pictures(&run.whole(640.0)) {
                    placed(scene, &format!("{} {id} η={eta} t={t}", lesson.slug()));
                }
            }
        }
    }
}

#[test]
fn a_run_that_diverges_stops_and_says_at_which_step() {
    let words = Words::english();
    for (slug, eta) in
        [("update-rule", "3"), ("update-rule", "1e308"), ("chain-rule", "1e12"), ("vanishing-gradient", "1e12")]
    {
        let lesson = lessons::find(slug).unwrap();
        let values = values(lesson, &[("eta", eta), ("t", "10000")]);
        let mut session = Session::new(lesson, &values);
        let (run, t) = session.at(10_000);
        let stopped = run.stopped().unwrap_or_else(|| panic!("{slug} with η = {eta} did not stop"));
        assert!(t < 10_000 && words.say(&stopped).contains("Stopped"), "{slug}: {stopped:?}");
    }
}

/// What all lessons say that are tested, each message once. To find it takes a minute, so it is found once, by all processors.
fn every_message() -> &'static [Message] {
    static SAID: OnceLock<Vec<Message>> = OnceLock::new();
    SAID.get_or_init(|| {
        let own = |slug: &str| all().into_iter().find(|lesson| lesson.slug() == slug);
        let mut jobs: Vec<Job> = Vec::new();
        for lesson in all() {
            jobs.push(Box::new(move || sayings(lesson)));
            jobs.push(Box::new(move || tests::stories::sayings(lesson)));
        }
        if let Some(chain) = own("chain-rule") {
            jobs.push(Box::new(move || at_each(chain, tests::exercises::sayings())));
            jobs.push(Box::new(move || at_each(chain, tests::whole::sayings())));
        }
        if let Some(training) = own("training") {
            jobs.push(Box::new(move || of_many_points(training)));
        }
        let found = thread::scope(|scope| {
            let running: Vec<_> = jobs.into_iter().map(|job| scope.spawn(job)).collect();
            running.into_iter().flat_map(|job| job.join().unwrap()).collect::<Vec<_>>()
        });
        let once: BTreeMap<String, Message> = found.into_iter().map(|said| (format!("{said:?}"), said)).collect();
        once.into_values().collect()
    })
}

type Job = Box<dyn FnOnce() -> Vec<Message> + Send>;

/// What a lesson says at each of these values.
fn at_each(lesson: &'static dyn Lesson, all: Vec<Vec<(&'static str, String)>>) -> Vec<Message> {
    let owned = |changes: Vec<(&'static str, String)>| -> Vec<(String, String)> {
        changes.into_iter().map(|(key, text)| (key.to_owned(), text)).collect()
    };
    all.into_iter().flat_map(|changes| said_at(lesson, &owned(changes))).collect()
}

/// What is said of more points than a line of its moments.txt has room for.
fn of_many_points(training: &'static dyn Lesson) -> Vec<Message> {
    let points = |count: usize| ("own".to_owned(), vec!["1_1_1"; count].join("*"));
    let put = [("data", "own"), ("put", "yes")].map(|(key, text)| (key.to_owned(), text.to_owned()));
    let mut said = said_at(training, &[points(301)]);
    said.extend(said_at(training, &[put.as_slice(), &[points(300)]].concat()));
    said
}

#[test]
fn every_message_has_its_text_and_every_argument_the_text_asks_for() {
    let words = Words::english();
    let wrong: Vec<String> = every_message().iter().filter_map(|message| words.resolve(message).err()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_sentence_breaks_off_where_a_list_is_empty() {
    let words = Words::english();
    let sentences = every_message().iter().map(|message| words.say(message));
    let broken: Vec<String> = sentences
        .filter(|sentence| [": .", ":.", ", .", "  ", "– %"].iter().any(|hole| sentence.contains(hole)))
        .collect();
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn every_text_of_the_catalogue_is_used() {
    let used: BTreeSet<String> = every_message().iter().map(|message| message.id.clone()).collect();
    for lesson in all() {
        let unused: Vec<&str> = ids(lesson.words()).filter(|id| !used.contains(*id)).collect();
        let folder = home(lesson);
        assert!(
            unused.is_empty(),
            "{}/en.ftl: no moment shows {unused:?}; take it out, or write values that show it into moments.txt beside it",
            folder.display()
        );
    }
    let shared: Vec<&str> = ids(SHARED).chain(ids(OF_CODE)).filter(|id| !used.contains(*id)).collect();
    let alone = std::env::var_os("LESSON").is_some();
    assert!(alone || shared.is_empty(), "crate/lessons/src/en.ftl: no lesson shows {shared:?}");
}

/// The words that all modules have.
const SHARED: &str = include_str!("../crate/lessons/src/en.ftl");

/// The words that all annexes have.
const OF_CODE: &str = include_str!("../crate/lessons/src/code/en.ftl");

/// The ids of a catalogue.
fn ids(catalogue: &str) -> impl Iterator<Item = &str> {
    let lines = catalogue.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id);
    lines.filter(|id| !id.starts_with([' ', '#']))
}

/// Each lesson is a module of its own: what it asks for stands among the shared words or its own.
#[test]
fn every_lesson_has_its_words_without_the_others() {
    for lesson in all() {
        let defined: BTreeSet<&str> = [SHARED, OF_CODE, lesson.words()].into_iter().flat_map(ids).collect();
        let mut asked: Vec<Message> = messages(run(lesson, &[]).as_ref(), lesson);
        for key in keys(lesson) {
            asked.extend(settled(lesson, &[(key, "?")]).refusals.into_iter().map(|refusal| refusal.message));
        }
        let missing: BTreeSet<String> =
            asked.into_iter().map(|message| message.id).filter(|id| !defined.contains(id.as_str())).collect();
        assert!(missing.is_empty(), "{}/en.ftl: write a text for each of {missing:?}", home(lesson).display());
    }
}
