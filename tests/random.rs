//! Random values and texts against the pure parts: what settles, what a link holds, what is pasted, what is drawn. A failure is shrunk.
//! `FUZZ_CASES=1000000 FUZZ_SEED=7 cargo test -p tests --test random` tries more, and others.

use figure::{Mark, Scene, Theme, render};
use lessons::{Lesson, Room, Session, Values, controls, settle};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use reader::Present;
use tests::equations::broken;
use tests::learner::{Whole, pictures, read};
use tests::recorder::Recorder;
use tests::scenes::placed;
use tests::transcript::transcript;
use tests::words::Words;

/// So many cases for each, if nobody asks for more.
const CASES: u32 = 400;

/// Tries `check` on what `strategy` makes.
fn tried<S: Strategy>(share: u32, strategy: S, check: impl Fn(S::Value)) {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u32>().ok());
    let cases = (number("FUZZ_CASES").unwrap_or(CASES) / share).max(1);
    let seed = number("FUZZ_SEED").unwrap_or(18);
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 4000, ..Config::default() };
    let bytes: Vec<u8> = seed.to_le_bytes().into_iter().cycle().take(32).collect();
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
    let outcome = runner.run(&strategy, |given| {
        check(given);
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("FUZZ_SEED={seed} FUZZ_CASES={}: {error}", cases * share);
    }
    println!("{cases} cases of seed {seed}");
}

const SIGNS: &str = "0123456789.,;:=-+eE[](){}\"'|#/*_ \n\t&%?<>wbxyzηθ−₁é½∞";
const NASTY: &[&str] = &[
    "",
    " ",
    "-0",
    "1e300",
    "-1e300",
    "1e-300",
    "NaN",
    "inf",
    "1/0",
    "1/3",
    "0,5",
    "−2",
    "1e",
    "0x10",
    "🙂",
    "w1:",
    "w1:1e400",
    "w1:0.5,w2:,w3",
    "1_2_3*4_5",
    "2.3sigmoid.1",
    "9.9relu.9relu.9relu",
    "yes",
    "no",
    "__proto__",
    "16.16tanh.16tanh.1",
    "w1:1000",
    "sgd0:0.1,adam5:0.01,batch9:5",
    "up,up,down",
    "1,1,1,1",
    "w1/w2+w3",
    "(w1-1)^2+w2^2",
    "sin(w)/w",
    "sqrt(-w)",
    "128",
    "60",
];

/// The same text with a few letters taken out, put in or replaced.
fn spoilt(texts: Vec<String>) -> impl Strategy<Value = String> {
    let signs: Vec<char> = SIGNS.chars().collect();
    let edit = (any::<Index>(), 0..3_u8, select(signs));
    (select(texts), prop::collection::vec(edit, 0..5)).prop_map(|(text, edits)| {
        let mut letters: Vec<char> = text.chars().collect();
        for (at, how, sign) in edits {
            let at = at.index(letters.len() + 1);
            match how {
                0 if at < letters.len() => drop(letters.remove(at)),
                1 if at < letters.len() => letters[at] = sign,
                _ => letters.insert(at, sign),
            }
        }
        letters.into_iter().collect()
    })
}

/// A lesson by its name, and changes of its controls one after the other.
fn changes() -> impl Strategy<Value = (&'static str, Vec<(String, String)>)> {
    let slugs: Vec<&str> = lessons::LESSONS.iter().map(|lesson| lesson.slug()).collect();
    select(slugs).prop_flat_map(|slug| {
        let lesson = lessons::find(slug).unwrap();
        let keys: Vec<String> = controls(lesson).iter().map(|control| control.key.to_owned()).collect();
        let presets: Vec<(String, String)> =
            lesson.presets().iter().flat_map(|preset| preset.values).map(|(k, v)| ((*k).into(), (*v).into())).collect();
        let texts: Vec<String> =
            presets.iter().map(|(_, text)| text.clone()).chain(NASTY.iter().map(|&t| t.into())).collect();
        let whole = if presets.is_empty() { vec![("t".to_owned(), "1".to_owned())] } else { presets };
        let number = (-50..50_i32).prop_map(|tenths| format!("{}", f64::from(tenths) / 10.0));
        let text = prop_oneof![spoilt(texts), number];
        let one = prop_oneof![1 => select(whole), 2 => (select(keys), text)];
        (Just(slug), prop::collection::vec(one, 0..7))
    })
}

fn texts(lesson: &dyn Lesson, values: &Values) -> Vec<(String, String)> {
    controls(lesson).iter().map(|control| (control.key.to_owned(), values.text(control.key).to_owned())).collect()
}

#[test]
fn whatever_is_asked_for_what_settles_is_allowed_and_a_link_of_it_says_the_same() {
    tried(1, changes(), |(slug, changes)| {
        let lesson = lessons::find(slug).unwrap();
        let settled = settle(lesson, &[], &changes, &read);
        let link = texts(lesson, &settled.values);
        let again = settle(lesson, &[], &link, &read);
        assert_eq!(texts(lesson, &again.values), link, "{}", lesson.slug());
        assert!(again.refusals.is_empty(), "{}: {:?}", lesson.slug(), again.refusals);
        for refusal in &settled.refusals {
            assert!(format!("{:?}", refusal.message).len() < 3000, "a refusal is too long: {:?}", refusal.key);
        }
    });
}

/// What people paste: every published text, and our own.
fn pastes() -> Vec<String> {
    fn gather(value: &serde_json::Value, found: &mut Vec<String>) {
        match value {
            serde_json::Value::Object(fields) => fields.values().for_each(|part| gather(part, found)),
            serde_json::Value::Array(items) => items.iter().for_each(|part| gather(part, found)),
            serde_json::Value::String(text) if text.len() > 12 => found.push(text.clone()),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for file in ["pastes", "networks", "made-up"] {
        let path = format!("{}/tests/cases/{file}.json", env!("CARGO_MANIFEST_DIR"));
        gather(&serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap(), &mut found);
    }
    found
}

#[test]
fn whatever_is_pasted_is_read_or_refused_by_its_line_and_every_number_of_a_network_is_finite() {
    let present = Present { layers: vec![2, 3, 1], ..Present::default() };
    tried(1, (spoilt(pastes()), any::<bool>()), |(text, known)| {
        match reader::read(&text, known.then_some(&present), &[]) {
            Ok(reading) => {
                let numbers = reading.network.iter().flat_map(|network| {
                    (0..network.depth()).flat_map(|l| network.weights(l).iter().chain(network.biases(l)))
                });
                let samples = reading.samples.iter().flat_map(|sample| sample.x.iter().chain(&sample.y));
                assert!(numbers.chain(samples).all(|number| number.is_finite()), "{reading:?}");
            }
            Err(refusal) => {
                // Old machines and pages end lines by other signs.
                let ends = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'];
                assert!((1..=text.split(ends).count()).contains(&refusal.line), "{refusal}");
                assert!(refusal.to_string().len() < 1000, "{refusal}");
            }
        }
    });
}

/// Lines of documents as the page makes them of JSON.
fn documents() -> Vec<String> {
    let good = "network.layers.0 2\nnetwork.layers.1 2\nnetwork.layers.2 1\nnetwork.activations.0 tanh\nnetwork.activations.1 \
         sigmoid\nnetwork.loss half-squared-error\nnetwork.weights.0.0.0 0.5\nnetwork.weights.0.0.1 -0.25\nnetwork.weights.0.1.0 \
         1\nnetwork.weights.0.1.1 2\nnetwork.weights.1.0.0 3\nnetwork.weights.1.0.1 4\nnetwork.biases.0.0 0\nnetwork.biases.0.1 \
         0.5\nnetwork.biases.1.0 -1\ninputs.0.0 1\ninputs.0.1 2\ntargets.0.0 1";
    let parts: Vec<&str> = good.lines().collect();
    let mut all = vec![good.to_owned(), "w1 0.5".to_owned(), "w1 = 0.5\nb1 = 2\nx1 = 3\ny1 = 4".to_owned()];
    all.extend((0..parts.len()).map(|at| [&parts[..at], &parts[at + 1..]].concat().join("\n")));
    all.extend((0..parts.len()).map(|at| parts[..at].join("\n")));
    all
}

#[test]
fn whatever_document_is_given_it_is_taken_whole_or_refused_and_nothing_else_changes() {
    let lesson = lessons::find("chain-rule").unwrap();
    let untouched = settle(lesson, &[], &[], &read).values;
    tried(1, spoilt(documents()), |text| {
        let settled = settle(lesson, &[], &[("document".to_owned(), text)], &read);
        if settled.refusals.iter().any(|refusal| refusal.key == "document") {
            assert_eq!(settled.values, untouched);
        }
        let link = texts(lesson, &settled.values);
        assert_eq!(settle(lesson, &[], &link, &read).values, settled.values);
    });
}

#[test]
fn every_picture_of_a_random_state_is_finite_and_its_labels_are_inside() {
    let words = Words::english();
    let rooms = select(vec![Room::new(320.0), Room::new(640.0), Room { width: 820.0, height: 574.0, story: 340.0 }]);
    tried(8, (changes(), 0..40_usize, rooms), |((slug, changes), t, room)| {
        let lesson = lessons::find(slug).unwrap();
        let values = settle(lesson, &[], &changes, &read).values;
        let mut session = Session::new(lesson, &values);
        let run = session.at(t.min(lesson.last_t())).0;
        assert_eq!(broken(&transcript(run, &words)), [""; 0], "what {slug} tells holds as it is printed");
        for (id, scene) in pictures(&run.whole_in(room)) {
            let what = format!("{} {id}, {} wide", lesson.slug(), room.width);
            drawable(scene, &what);
            placed(scene, &what);
            inside(scene, &words, &what);
        }
    });
}

/// Every number of every mark can be drawn. In a line, a point whose x is no number lifts the pen; in a grid, such a cell is empty.
fn drawable(scene: &Scene, what: &str) {
    let sure = |x: f64, y: f64| assert!(x.is_finite() && y.is_finite(), "{what}: ({x}, {y})");
    for mark in scene.plots.iter().flat_map(|plot| &plot.marks) {
        match mark.bare() {
            Mark::Line { points, .. } => points.iter().filter(|p| !p.0.is_nan()).for_each(|p| sure(p.0, p.1)),
            Mark::Dots { points, .. } => points.iter().for_each(|p| sure(p.0, p.1)),
            Mark::Arrow { from, to, .. } => [from, to].iter().for_each(|p| sure(p.0, p.1)),
            Mark::Bars { bars, .. } => bars.iter().flat_map(|(a, b)| [a, b]).for_each(|p| sure(p.0, p.1)),
            Mark::Text(text) => sure(text.at.0, text.at.1),
            Mark::Grid { values, .. } => assert!(!values.iter().any(|value| value.is_infinite()), "{what}"),
            _ => {}
        }
    }
}

/// No label leaves the picture. Our table of widths is right to a tenth or so.
fn inside(scene: &Scene, words: &Words, what: &str) {
    let mut recorder = Recorder::default();
    render(scene, &mut recorder, 1.0, &Theme::light(), &|message| words.say(message)).unwrap();
    for (text, [left, top, right, bottom]) in recorder.texts() {
        let across = left > -6.0 && right < scene.width + 6.0;
        let down = top > -6.0 && bottom < scene.height + 6.0;
        assert!(
            across && down,
            "{what}: “{text}” at {left:.0}–{right:.0}, {top:.0}–{bottom:.0} of {} × {}",
            scene.width,
            scene.height
        );
    }
}
