//! The whole sheet of the chain rule: each blank takes its right number, each known mistake is told as itself, and nothing of an
//! answer is seen before it is given.

use figure::{Scene, Touch, digits};
use lessons::{Body, Exercise, Grade, Lesson, Piece, Room, Run};
use nn::{Activation, Loss};
use std::collections::BTreeSet;
use tests::learner::{WIDE, Whole, run, settled, values};
use tests::whole::{Blank, Pass};
use tests::words::Words;

fn chain() -> &'static dyn Lesson {
    lessons::find("chain-rule").unwrap()
}

/// A network: the changes that lead to it, and what it is.
struct Case {
    changes: Vec<(&'static str, &'static str)>,
    pass: Pass,
}

/// The networks of the presets, and own ones up to 3-3-3 with other activations, losses and numbers.
fn cases() -> Vec<Case> {
    use Activation::{Identity, Relu, Sigmoid, Softmax, Tanh};
    let half = Loss::HalfSquaredError;
    let case = |changes: &[(&'static str, &'static str)], sizes: &[usize], activations: &[Activation], loss: Loss| {
        let changes: Vec<_> = [("task", "sheet"), ("eta", "0.5")].into_iter().chain(changes.iter().copied()).collect();
        let pass = Pass::new(&changes, sizes, activations, loss, 0.5);
        Case { changes, pass }
    };
    let moved = "w1:0.31,w2:-0.72,w3:1.4,b1:0.23,b2:-0.41,b3:0.17,b4:0.66,b5:-0.37,b6:0.29,x1:0.6,x2:-1.1,x3:1.7";
    vec![
        case(&[("network", "a")], &[3, 1, 1], &[Sigmoid; 2], half),
        case(&[("network", "b")], &[2, 2, 2, 1], &[Sigmoid; 3], half),
        case(&[("network", "c")], &[1; 6], &[Sigmoid; 5], half),
        case(&[("network", "mazur")], &[2, 2, 2], &[Sigmoid; 2], half),
        case(&[("network", "xor")], &[2, 2, 1], &[Sigmoid; 2], half),
        case(&[("layers", "3.3sigmoid.3sigmoid")], &[3, 3, 3], &[Sigmoid; 2], half),
        case(&[("layers", "3.3tanh.3sigmoid"), ("numbers", moved)], &[3, 3, 3], &[Tanh, Sigmoid], half),
        case(&[("layers", "3.3relu.3identity"), ("numbers", moved)], &[3, 3, 3], &[Relu, Identity], half),
        case(
            &[("layers", "2.3tanh.1sigmoid"), ("loss", "binary-cross-entropy")],
            &[2, 3, 1],
            &[Tanh, Sigmoid],
            Loss::BinaryCrossEntropy,
        ),
        case(
            &[("layers", "3.3sigmoid.3softmax"), ("loss", "cross-entropy")],
            &[3, 3, 3],
            &[Sigmoid, Softmax],
            Loss::CrossEntropy,
        ),
        case(&[("layers", "2.2tanh.2softmax")], &[2, 2, 2], &[Tanh, Softmax], half),
        case(&[("layers", "1.1identity")], &[1, 1], &[Identity], half),
    ]
}

/// What was taken over when an act begins.
fn before(part: usize) -> [(&'static str, String); 2] {
    [("taken", ["", "1", "1,2"][part - 1].to_owned()), ("part", part.to_string())]
}

impl Case {
    /// The run with these numbers in the blanks of an act.
    fn at(&self, part: usize, filled: &str) -> Box<dyn Run> {
        let more = before(part);
        let mut changes = self.changes.clone();
        changes.extend(more.iter().map(|(key, text)| (*key, text.as_str())));
        changes.push(("filled", filled));
        run(chain(), &changes)
    }
}

fn exercise(run: &dyn Run) -> Exercise {
    let panels = run.panels(WIDE);
    let found = panels.into_iter().find_map(|panel| match panel.body {
        Body::Exercise(exercise) => Some(exercise),
        _ => None,
    });
    found.expect("a list of blanks")
}

fn scene(run: &dyn Run, room: Room) -> Scene {
    let found = run.panels(room).into_iter().find_map(|panel| match panel.body {
        Body::Picture { scene, .. } => Some(scene),
        _ => None,
    });
    found.expect("a picture")
}

fn blanks(exercise: &Exercise) -> Vec<&lessons::Blank> {
    let pieces = exercise.lines.iter().flat_map(|line| &line.pieces);
    pieces.filter_map(|piece| if let Piece::Blank(blank) = piece { Some(blank) } else { None }).collect()
}

/// The class of what is said to each answer, by blank: `right`, `no-bias`, `other`, … All of them are blanks of one act.
fn said(case: &Case, part: usize, answers: &[(&str, f64)]) -> Vec<String> {
    let filled: Vec<String> = answers.iter().map(|(name, answer)| format!("{name}:{answer:e}")).collect();
    let exercise = exercise(case.at(part, &filled.join(",")).as_ref());
    let found = blanks(&exercise);
    let class = |(name, _): &(&str, f64)| {
        let blank = found.iter().find(|blank| blank.key == format!("filled:{name}"));
        let verdict = blank.and_then(|blank| blank.verdict.as_ref()).unwrap_or_else(|| panic!("{name} has no verdict"));
        let class = verdict.said.id.strip_prefix("chain-rule-sheet-").unwrap().to_owned();
        assert_eq!(verdict.grade == Grade::Right, class == "right", "{name}");
        class
    };
    answers.iter().map(class).collect()
}

#[test]
fn the_right_number_is_right_in_every_blank_and_then_the_sheet_is_complete() {
    for case in cases() {
        let blanks = case.pass.blanks();
        // Four digits, as a learner writes them; what is only rounding is 0.
        let written = |x: f64| if x.abs() < 1e-15 { 0.0 } else { format!("{x:.3e}").parse().unwrap() };
        for part in 1..=3 {
            let of_part = blanks.iter().filter(|blank| blank.part == part);
            let answers: Vec<(&str, f64)> = of_part.map(|blank| (blank.name.as_str(), written(blank.right))).collect();
            let said = said(&case, part, &answers);
            assert!(said.iter().all(|class| class == "right"), "{:?} {part}: {said:?}", case.changes);
        }
        let all: Vec<String> =
            blanks.iter().map(|blank| format!("{}:{:e}", blank.name, written(blank.right))).collect();
        let mut changes = case.changes.clone();
        let filled = all.join(",");
        changes.extend([("filled", filled.as_str()), ("part", "3")]);
        let verdict = exercise(run(chain(), &changes).as_ref()).verdict.unwrap();
        let count = blanks.len();
        assert_eq!(
            Words::english().say(&verdict.said),
            format!("All {count} numbers stand. Right by you: {count}, at the first try: {count}. Taken over: 0.")
        );
    }
}

/// Whether an answer can mean only this: no other mistake, and no rounding of the right number.
fn is_clear(blank: &Blank, class: &str, value: f64) -> bool {
    let near = |other: f64, share: f64| (value - other).abs() <= share * other.abs().max(value.abs());
    let apart = blank.wrong.iter().all(|(other, there)| *other == class || !near(*there, 0.0055));
    let coarse = [0, 1].iter().all(|decimals| {
        let unit = 10f64.powf(blank.right.abs().log10().floor() - f64::from(*decimals));
        let ends = [(blank.right / unit).round() * unit, (blank.right / unit).trunc() * unit];
        ends.iter().all(|end| !near(*end, 1e-6))
    });
    apart && coarse && !near(blank.right, 0.0205)
}

/// Blanks that can be answered at once: all gradients, and one by one those on which others are built.
fn groups(blanks: &[Blank]) -> Vec<Vec<&Blank>> {
    let gradients = blanks.iter().filter(|blank| blank.part == 3).collect();
    let others = blanks.iter().filter(|blank| blank.part < 3);
    others.map(|blank| vec![blank]).chain([gradients]).collect()
}

#[test]
fn each_known_mistake_is_told_as_itself_or_not_named() {
    let (mut named, mut count) = (BTreeSet::new(), 0);
    for case in cases() {
        let blanks = case.pass.blanks();
        for group in groups(&blanks) {
            let most = group.iter().map(|blank| blank.wrong.len()).max().unwrap();
            for at in 0..most {
                // A rounding that is left where terms cancel is no number of a learner.
                let number = |(class, value): &&(&str, f64)| *class == "zero" || value.abs() > 1e-12;
                let made: Vec<(&Blank, &str, f64)> = group
                    .iter()
                    .filter_map(|blank| {
                        blank.wrong.get(at).filter(number).map(|(class, value)| (*blank, *class, *value))
                    })
                    .collect();
                let answers: Vec<(&str, f64)> =
                    made.iter().map(|(blank, _, value)| (blank.name.as_str(), *value)).collect();
                for ((blank, class, value), told) in made.iter().zip(said(&case, group[0].part, &answers)) {
                    let what = format!("{:?} {} {class} {value}", case.changes, blank.name);
                    if is_clear(blank, class, *value) {
                        assert_eq!(told, *class, "{what}");
                        named.insert(*class);
                        count += 1;
                    } else {
                        assert!([*class, "right", "rounded", "other"].contains(&told.as_str()), "{what}: {told}");
                    }
                }
            }
        }
    }
    let every = "below-raw direction extra-slope itself mean new-weight no-bias no-half no-input no-slope no-slope-above \
                 no-square not-activated one-output one-path paired sign slope slope-at-output step twice updated wrong-delta \
                 wrong-input zero";
    assert_eq!(named, every.split_whitespace().collect());
    assert!(count > 1000, "{count}");
}

#[test]
fn a_number_from_a_wrong_one_is_told_to_follow_from_it() {
    let case = &cases()[3];
    // z1 without its bias, and the sigmoid of that.
    let run = case.at(1, "a1:0.0275,a2:0.506875");
    let exercise = exercise(run.as_ref());
    let said: Vec<&str> = blanks(&exercise)
        .iter()
        .filter_map(|blank| blank.verdict.as_ref())
        .map(|verdict| verdict.said.id.as_str())
        .collect();
    assert_eq!(said, ["chain-rule-sheet-no-bias", "chain-rule-sheet-follows"]);
    assert_eq!(run.describe().id, "chain-rule-sheet-no-bias", "the sentence on the page is the first reason");
}

/// Every text of a run that a learner reads or hears: all strings of its panels, and its sentence.
fn texts(run: &dyn Run) -> Vec<String> {
    let all = format!("{:?} {:?} {:?}", run.whole_in(WIDE), run.whole(328.0), run.describe());
    let texts = all.split('"').skip(1).step_by(2).map(str::to_owned);
    texts.chain(run.readings().into_iter().map(|reading| reading.text)).collect()
}

#[test]
fn nothing_of_an_answer_is_seen_before_it_is_given() {
    let written = |x: f64| (3..=6).map(move |count| digits(x, count));
    for case in cases() {
        // A number that is given, or was found in an act before, may be the answer to a blank, too.
        let mut known: BTreeSet<String> = case.pass.given().into_iter().flat_map(written).collect();
        for part in 1..=3 {
            let all = case.pass.blanks();
            let of_part = || all.iter().filter(|blank| blank.part == part);
            let texts = texts(case.at(part, "").as_ref());
            let seen: BTreeSet<String> = texts.iter().flat_map(|text| numbers(text)).collect();
            for blank in of_part().filter(|blank| blank.right.abs() > 1e-12) {
                let told = written(blank.right).find(|answer| seen.contains(answer) && !known.contains(answer));
                assert_eq!(told, None, "{:?} {}", case.changes, blank.name);
            }
            known.extend(of_part().flat_map(|blank| written(blank.right)));
        }
    }
}

fn numbers(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '−')).map(str::to_owned).collect()
}

#[test]
fn every_blank_of_a_small_network_stands_on_the_picture_as_a_handle_that_writes_it() {
    for case in cases().iter().filter(|case| case.pass.blanks().len() <= 43) {
        for room in [WIDE, Room { width: 328.0, height: 364.0, story: 328.0 }] {
            for part in 1..=3 {
                let scene = scene(case.at(part, "").as_ref(), room);
                let mut edits: Vec<&str> = Vec::new();
                for handle in &scene.handles {
                    let Touch::Number { edits: key, text, step, .. } = &handle.touch else { panic!("{handle:?}") };
                    assert_eq!((text.as_str(), *step), ("", 0.0));
                    edits.push(key);
                }
                let blanks = case.pass.blanks();
                let wanted: Vec<String> = blanks
                    .iter()
                    .filter(|blank| blank.part == part)
                    .map(|blank| format!("filled:{}", blank.name))
                    .collect();
                let missing: Vec<&String> = wanted.iter().filter(|key| !edits.contains(&key.as_str())).collect();
                // A phone has no room for ∂L/∂w beside each weight, nor for each number of a larger network: the list below
                // has them.
                let most = [31, 25, 0][part - 1];
                let free = room.width < 480.0 && blanks.len() > most;
                assert!(free || missing.is_empty(), "{:?} {} part {part}: {missing:?}", case.changes, room.width);
                assert!(edits.iter().all(|key| wanted.iter().any(|wanted| wanted == key)));
            }
        }
    }
}

#[test]
fn what_is_taken_over_counts_as_shown_and_a_second_try_is_no_first_one() {
    let wrong = [("task", "sheet"), ("network", "mazur"), ("filled", "a1:1,a2:0.593")];
    let first = values(chain(), &wrong);
    assert_eq!(first.text("tried"), "a1");
    let changes: Vec<(&str, &str)> = wrong[..2]
        .iter()
        .copied()
        .chain([("filled", "a1:0.3775,a2:0.593"), ("tried", "a1"), ("taken", "1,2,3"), ("part", "3")])
        .collect();
    let verdict = exercise(run(chain(), &changes).as_ref()).verdict.unwrap();
    assert_eq!(
        Words::english().say(&verdict.said),
        "All 25 numbers stand. Right by you: 2, at the first try: 1. Taken over: 23."
    );
}

#[test]
fn no_act_begins_early_and_another_network_has_an_empty_sheet() {
    let early = values(chain(), &[("task", "sheet"), ("network", "mazur"), ("part", "3")]);
    assert_eq!(early.text("part"), "");
    let two = values(chain(), &[("task", "sheet"), ("network", "mazur"), ("taken", "1"), ("part", "3")]);
    assert_eq!(two.text("part"), "2");
    let old: Vec<(String, String)> =
        [("task", "sheet"), ("network", "mazur"), ("filled", "a1:1"), ("taken", "1"), ("part", "2")]
            .map(|(key, text)| (key.to_owned(), text.to_owned()))
            .to_vec();
    let change = [("network".to_owned(), "b".to_owned())];
    let other = lessons::settle(chain(), &old, &change, &|text| text.parse().ok()).values;
    assert_eq!(["filled", "taken", "tried", "part"].map(|key| other.text(key).to_owned()), [""; 4]);
    let unknown = settled(chain(), &[("task", "sheet"), ("network", "mazur"), ("filled", "a1:1,a77:2")]);
    assert_eq!(unknown.values.text("filled"), "a1:1");
}

#[test]
fn a_network_with_too_many_blanks_says_so() {
    let run = run(chain(), &[("task", "sheet"), ("layers", "4.5tanh.5tanh.1tanh")]);
    let exercise = exercise(run.as_ref());
    assert_eq!(exercise.task[0].id, "chain-rule-sheet-many");
    assert!(blanks(&exercise).is_empty() && exercise.buttons.is_empty() && exercise.verdict.is_none());
}
