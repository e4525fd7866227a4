//! The exercises of the chain rule: right answers are accepted, and every mistake gets its own sentence and no other.

use lessons::{Blank, Board, Body, Exercise, Grade, Piece, Verdict};
use nn::{Network, Parameter, Path};
use std::collections::{BTreeMap, BTreeSet};
use tests::exercises::{RIGHT, ROWS, sheet};
use tests::learner::{Whole, run, settled};
use tests::samples::Random;
use tests::words::Words;

fn chain() -> &'static dyn lessons::Lesson {
    lessons::find("chain-rule").unwrap()
}

fn body(changes: &[(&str, &str)]) -> Body {
    let panels = run(chain(), changes).whole(640.0);
    let found = panels.into_iter().find(|panel| matches!(panel.body, Body::Board(_) | Body::Exercise(_)));
    found.expect("an exercise").body
}

fn board(changes: &[(&str, &str)]) -> Board {
    match body(changes) {
        Body::Board(board) => board,
        _ => panic!("no board"),
    }
}

/// The board of network B, or another, with these rows.
fn built(network: &str, select: &str, rows: &str) -> Board {
    board(&[("task", "build"), ("network", network), ("select", select), ("rows", rows)])
}

fn exercise(changes: &[(&str, &str)]) -> Exercise {
    let changes: Vec<(&str, &str)> = [("task", "fill")].into_iter().chain(changes.iter().copied()).collect();
    match body(&changes) {
        Body::Exercise(exercise) => exercise,
        _ => panic!("no exercise"),
    }
}

fn blanks(exercise: &Exercise) -> Vec<&Blank> {
    let pieces = exercise.lines.iter().flat_map(|line| &line.pieces);
    pieces
        .filter_map(|piece| match piece {
            Piece::Blank(blank) => Some(blank),
            Piece::Formula { .. } => None,
        })
        .collect()
}

fn class(verdict: &Option<Verdict>) -> (&str, Option<Grade>) {
    verdict.as_ref().map_or(("", None), |verdict| (verdict.said.id.as_str(), Some(verdict.grade)))
}

// --- Build the formula ------------------------------------------------------------------------------------------------

#[test]
fn every_mistake_in_a_row_is_told_by_its_own_sentence() {
    for (rows, expected, grade) in ROWS {
        let board = built("b", "w1", rows);
        let (said, given) = class(&board.rows[0].verdict);
        assert_eq!((said, given), (format!("chain-rule-row-{expected}").as_str(), Some(*grade)), "{rows}");
    }
    let twice = built("b", "w1", "L.o5-o5.o3-o3.o1-o1.w1_L.o5-o5.o3-o3.o1-o1.w1");
    assert_eq!(class(&twice.rows[0].verdict).0, "chain-rule-row-path");
    assert_eq!(class(&twice.rows[1].verdict).0, "chain-rule-row-duplicate");
    let covered = built("b", "w1", "L.o5-o5.o3-o3.o1-o1.w1_L.o3-o3.o1-o1.w1");
    assert_eq!(class(&covered.rows[1].verdict).0, "chain-rule-row-duplicate", "a short row counts, too");
}

#[test]
fn the_sentences_name_what_they_are_about() {
    let words = Words::english();
    let said = |rows: &str| words.say(&built("b", "w1", rows).rows[0].verdict.as_ref().unwrap().said);
    assert!(said("L.o5-o5.o3-o3.o2-o2.w1").starts_with("w1 does not feed o2, so ∂o2/∂w1 = 0"));
    assert!(said("L.o3-o3.o2-o2.o4-o4.w1").starts_with("∂o2/∂o4 is the wrong way round: o2 feeds o4"));
    assert!(said("L.o5-o5.o3-o1.w1").starts_with("Between o3 and o1 a factor is missing"));
    assert!(said("L.o5-o5.o4-o3.o1-o1.w1").contains("ends at o4, but the next factor begins at o3"));
}

#[test]
fn a_missing_path_is_named_once_no_row_is_wrong() {
    let words = Words::english();
    let whole = |rows: &str| built("b", "w1", rows).verdict.map(|verdict| (verdict.grade, words.say(&verdict.said)));
    assert_eq!(whole(""), None);
    assert_eq!(whole("L.o5-o5.o3"), None, "not while a row is under way");
    let (grade, said) = whole("L.o5-o5.o3-o3.o1-o1.w1_").unwrap();
    assert!(grade == Grade::Open && said.contains("w₁ → o₁ → o₄ → o₅ → L"), "{said}");
    let (grade, said) = whole(RIGHT).unwrap();
    assert!(grade == Grade::Right && said.contains("all 2 paths"), "{said}");
    let (grade, said) = whole("L.o3-o3.o1-o1.w1_L.o5-o5.o4-o4.w1").unwrap();
    assert!(grade == Grade::Open && said.contains("write out"), "{said}");
}

/// The notes' four terms as they stand in the exercise.
const TERMS: [&str; 4] = ["L.o3-o3.o1-o1.w1", "L.o5-o5.o2-o2.w1", "L.o3-o3.o2-o2.o4-o4.w1", "L.o5-o5.o4-o4.w1"];

/// The repair exercise with these of the notes' terms.
fn repaired(left: &[usize], asked: &str) -> Board {
    let rows = left.iter().map(|&at| TERMS[at]).collect::<Vec<_>>().join("_");
    board(&[("task", "repair"), ("asked", asked), ("rows", &rows)])
}

/// Whether nothing on a board tells which terms are wrong.
fn reveals_nothing(board: &Board) -> bool {
    let row = |row: &lessons::BoardRow| (&row.verdict, row.marked, &row.value) == (&None, None, &None);
    board.sums.is_empty() && board.rows.iter().all(row)
}

#[test]
fn nothing_of_the_notes_terms_is_told_before_two_are_taken_out() {
    let first = board(&[("task", "repair")]);
    let tiles = |row: &lessons::BoardRow| row.tiles.iter().map(|tile| tile.name.clone()).collect::<Vec<_>>().join("-");
    assert_eq!(first.rows.iter().map(tiles).collect::<Vec<_>>(), TERMS);
    assert!(reveals_nothing(&first) && first.verdict.is_none());
    for left in [&[0, 1, 2, 3][..], &[0, 1, 2], &[0, 2, 3], &[1, 2, 3]] {
        assert!(reveals_nothing(&repaired(left, "")));
        let asked = repaired(left, "yes");
        assert!(reveals_nothing(&asked), "{left:?}");
        assert_eq!(class(&asked.verdict), ("chain-rule-repair-first", Some(Grade::Open)), "{left:?}");
        // Every tile of theirs is offered, so that what was taken out can be put back.
        let offered: Vec<&str> = asked.tiles.iter().map(|tile| tile.name.as_str()).collect();
        assert!(asked.rows.iter().flat_map(|row| &row.tiles).all(|tile| offered.contains(&tile.name.as_str())));
    }
}

#[test]
fn of_the_notes_four_terms_exactly_two_are_wrong_and_the_other_two_have_the_right_sum() {
    let expected = [
        ("chain-rule-row-short", Some(Grade::Open)),
        ("chain-rule-row-zero", Some(Grade::Wrong)),
        ("chain-rule-row-backwards", Some(Grade::Wrong)),
        ("chain-rule-row-short", Some(Grade::Open)),
    ];
    for left in [[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]] {
        assert!(reveals_nothing(&repaired(&left, "")), "not before it is checked");
        let told = repaired(&left, "yes");
        for (row, &at) in told.rows.iter().zip(&left) {
            assert_eq!(class(&row.verdict), expected[at], "{left:?}");
        }
        let mended = left == [0, 3];
        assert_eq!(class(&told.verdict).0 == "chain-rule-build-short", mended, "{left:?}");
        let sums = format!("{:?}", told.sums);
        let equal = sums.contains("text: \"=\"");
        assert_eq!(equal, mended, "the sum is that of the rows as they stand: {left:?} {sums}");
    }
}

/// Sizes of a small random network, its text, and a parameter with no more paths than the ledger lists.
fn random_network(random: &mut Random) -> (Network, String, String, Parameter) {
    loop {
        let (network, ..) = random.sample_of(1..=5, 4);
        let names = network.activations().iter().map(|activation| activation.name());
        let sizes = network.layers().iter().zip(std::iter::once("").chain(names));
        let layers: Vec<String> = sizes.map(|(size, name)| format!("{size}{name}")).collect();
        let parameters: Vec<Parameter> = network.parameters().collect();
        let parameter = parameters[random.below(parameters.len())];
        let ledger = paths(&network, parameter);
        if ledger.len() <= 24 {
            let loss = network.loss().name().to_owned();
            return (network, layers.join("."), loss, parameter);
        }
    }
}

/// The paths of a parameter as rows of tiles.
fn paths(network: &Network, parameter: Parameter) -> Vec<Vec<String>> {
    let (x, y) = (vec![0.3; network.input_width()], vec![0.2; network.output_width()]);
    let tiles = |path: &Path| -> Vec<String> {
        let tile = |name: String| name.replace('∂', "").replace('/', ".");
        path.factors.iter().map(|factor| tile(factor.name(network))).collect()
    };
    nn::ledger(network, parameter, &x, &y, 100_000).unwrap().paths.iter().map(tiles).collect()
}

fn joined(rows: &[Vec<String>]) -> String {
    rows.iter().map(|row| row.join("-")).collect::<Vec<_>>().join("_")
}

/// The name of another neuron of the same layer, if there is one.
fn sibling(network: &Network, name: &str) -> Option<String> {
    let number: usize = name[1..].parse().ok()?;
    let mut first = 1;
    for &width in &network.layers()[1..] {
        if number < first + width {
            let other = first + (number - first + 1) % width;
            return (other != number).then(|| format!("{}{other}", &name[..1]));
        }
        first += width;
    }
    None
}

/// One mistake each, at place `at` of a right row, and what has to be said to it.
fn mutations(network: &Network, parameter: Parameter, row: &[String], at: usize) -> Vec<(Vec<String>, &'static str)> {
    let last = row.len() - 1;
    let (over, under) = row[at].split_once('.').unwrap();
    let with = |tile: String| {
        let mut changed = row.to_vec();
        changed[at] = tile;
        changed
    };
    let mut all = vec![(with(format!("{under}.{over}")), "backwards")];
    let mut without = row.to_vec();
    without.remove(at);
    let missing = match at {
        0 => "start",
        at if at == last => "unfinished",
        _ => "missing",
    };
    all.push((without, missing));
    let mut twice = row.to_vec();
    twice.insert(at, row[at].clone());
    all.push((twice, "extra"));
    if at < last {
        let mut swapped = row.to_vec();
        swapped.swap(at, at + 1);
        all.push((swapped, "order"));
        if let Some(other) = sibling(network, under) {
            all.push((with(format!("{over}.{other}")), "apart"));
        }
    } else {
        if let Some(other) = sibling(network, over) {
            all.push((with(format!("{other}.{under}")), "zero"));
        }
        let other = network
            .parameters()
            .find(|other| *other != parameter && (other.layer(), other.to()) == (parameter.layer(), parameter.to()));
        if let Some(other) = other {
            all.push((with(format!("{over}.{}", nn::parameter_name(network, other))), "end"));
        }
    }
    all
}

#[test]
fn the_ledgers_paths_are_accepted_in_every_network_and_every_single_mistake_is_told() {
    let mut random = Random::new(11);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..300 {
        let (network, layers, loss, parameter) = random_network(&mut random);
        let select = nn::parameter_name(&network, parameter);
        let base = [("task", "build"), ("layers", layers.as_str()), ("loss", &loss), ("select", &select)];
        let with = |rows: &[Vec<String>]| {
            let text = joined(rows);
            board(&base.iter().copied().chain([("rows", text.as_str())]).collect::<Vec<_>>())
        };
        let right = paths(&network, parameter);
        let whole = with(&right);
        let what = format!("{layers} {loss} {select}");
        assert_eq!(class(&whole.verdict), ("chain-rule-build-done", Some(Grade::Right)), "{what}");
        assert!(whole.rows.iter().all(|row| class(&row.verdict).0 == "chain-rule-row-path"), "{what}");
        let offered: BTreeSet<&str> = whole.tiles.iter().map(|tile| tile.name.as_str()).collect();
        assert!(right.iter().flatten().all(|tile| offered.contains(tile.as_str())), "{what}: all that is needed");
        assert!(offered.len() > right.iter().flatten().collect::<BTreeSet<_>>().len(), "{what}: and something else");

        let (r, mut rows) = (random.below(right.len()), right.clone());
        let at = random.below(right[r].len());
        for (row, expected) in mutations(&network, parameter, &right[r], at) {
            if row.is_empty() || row.len() > 12 {
                continue;
            }
            rows[r] = row;
            let board = with(&rows);
            let said = class(&board.rows[r].verdict).0;
            assert_eq!(said, format!("chain-rule-row-{expected}"), "{what}: {}", rows[r].join("-"));
            assert_eq!(board.verdict, None, "{what}: nothing is said to the whole");
            *seen.entry(expected).or_default() += 1;
        }
        rows = right.clone();
        rows.push(right[r].clone());
        if rows.len() <= 24 {
            assert_eq!(class(&with(&rows).rows[rows.len() - 1].verdict).0, "chain-rule-row-duplicate", "{what}");
        }
        if right.len() > 1 {
            rows = right.clone();
            rows.remove(r);
            assert_eq!(class(&with(&rows).verdict).0, "chain-rule-build-missing", "{what}");
        }
    }
    let all = ["backwards", "start", "unfinished", "missing", "extra", "order", "apart", "zero", "end"];
    assert!(all.iter().all(|class| seen.get(class).is_some_and(|count| *count > 20)), "{seen:?}");
}

#[test]
fn the_sum_of_the_rows_is_set_against_backpropagation() {
    let sums = |rows: &str| format!("{:?}", built("b", "w1", rows).sums);
    let number =
        |text: &str, at: usize| text.split("Number { text: \"").nth(at).unwrap().split('"').next().unwrap().to_owned();
    let whole = sums(RIGHT);
    let (sum, truth) = (number(&whole, 1), number(&whole, 2));
    assert_eq!(sum, truth, "the right rows have the right sum");
    assert_ne!(number(&sums("L.o5-o5.o3-o3.o1-o1.w1"), 1), truth);
    assert_eq!(number(&sums("L.o3-o3.o1-o1.w1_L.o5-o5.o4-o4.w1"), 1), truth, "short rows count as what they stand for");
    let one = "L.o5-o5.o3-o3.o1-o1.w1";
    let zero = sums(&format!("{one}_L.o5-o5.o3-o3.o2-o2.w1"));
    assert_eq!(number(&zero, 1), number(&sums(one), 1), "a row with a factor 0 adds nothing");
}

#[test]
fn the_true_number_is_not_shown_before_a_row_is_complete() {
    let backprop = tests::learner::reading(run(chain(), &[("t", "2")]).as_ref(), "dL_dw1");
    assert!(format!("{:?}", built("b", "w1", RIGHT).sums).contains(&figure::digits(backprop, 6)));
    for (rows, said, _) in ROWS {
        let board = built("b", "w1", rows);
        let complete = ["path", "short"].contains(said);
        assert_eq!(!board.sums.is_empty(), complete, "{rows}");
        // A path that stands beside what has no number has no sum with it.
        let beside = built("b", "w1", &format!("L.o5-o5.o3-o3.o1-o1.w1_{rows}"));
        let counts = complete || ["unfinished", "zero"].contains(said);
        assert_eq!(!beside.sums.is_empty(), counts, "{rows}");
    }
    assert!(built("b", "w1", "").sums.is_empty());
}

#[test]
fn no_text_of_rows_and_answers_brings_the_lesson_down() {
    let mut random = Random::new(3);
    let letters: Vec<char> = "Lowzbx.-_0123456789 :,;é".chars().collect();
    let mut accepted = 0;
    for _ in 0..3000 {
        let text: String = (0..random.below(30)).map(|_| letters[random.below(letters.len())]).collect();
        for key in ["rows", "answers"] {
            let task = if key == "rows" { "build" } else { "fill" };
            let settled = settled(chain(), &[("task", task), (key, &text)]);
            let (values, refused) = (settled.values, settled.refusals.len());
            assert!(refused <= 1, "{text}");
            accepted += usize::from(refused == 0 && !text.trim().is_empty());
            let run = lessons::Session::new(chain(), &values).at(0).0.copy();
            assert!(!run.whole(640.0).is_empty());
        }
    }
    assert!(accepted > 10, "{accepted}");
    for (key, text) in [
        ("rows", "L.o5-".repeat(1_000_000)),
        ("rows", "_".repeat(1_000_000)),
        ("answers", "a1:1,".repeat(1_000_000) + "x"),
    ] {
        assert_eq!(settled(chain(), &[(key, &text)]).refusals.len(), 1, "{key}");
    }
    // Tiles of names that exist, in any order, are judged, whatever they are.
    let names = ["L", "o1", "o2", "o3", "o4", "o5", "w1", "w2", "b1", "w9", "z5", "x1"];
    for _ in 0..3000 {
        let mut rows = Vec::new();
        for _ in 0..=random.below(4) {
            let count = random.below(6);
            let mut name = || names[random.below(names.len())];
            rows.push((0..count).map(|_| format!("{}.{}", name(), name())).collect::<Vec<_>>().join("-"));
        }
        let board = built("b", "w1", &rows.join("_"));
        assert!(board.rows.iter().all(|row| row.verdict.is_some() != row.tiles.is_empty()), "{rows:?}");
    }
}

#[test]
fn another_network_or_parameter_begins_another_formula() {
    let old: Vec<(String, String)> =
        [("task", "build"), ("rows", RIGHT)].map(|(k, v)| (k.to_owned(), v.to_owned())).to_vec();
    let after = |old: &[(String, String)], changes: &[(&str, &str)]| {
        let changes: Vec<(String, String)> = changes.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        lessons::settle(chain(), old, &changes, &tests::learner::read).values
    };
    assert_eq!(after(&old, &[("eta", "0.5")]).text("rows"), RIGHT);
    assert_eq!(after(&old, &[("numbers:w1", "0.7")]).text("rows"), RIGHT, "other numbers, same formula");
    assert_eq!(after(&old, &[("select", "w2")]).text("rows"), "");
    assert_eq!(after(&old, &[("network", "a")]).text("rows"), "");
    let repair = after(&[], &[("network", "a"), ("select", "w4"), ("task", "repair")]);
    assert_eq!((repair.text("network"), repair.text("select")), ("b", "w1"));
    assert_eq!(repair.text("rows").matches('_').count(), 3);
    let texts = |values: &lessons::Values| -> Vec<(String, String)> {
        lessons::controls(chain()).iter().map(|c| (c.key.to_owned(), values.text(c.key).to_owned())).collect()
    };
    let mended = after(&texts(&repair), &[("rows", "")]);
    assert_eq!((mended.text("task"), mended.text("rows")), ("repair", "-"), "an emptied board stays empty");
    let linked = lessons::settle(chain(), &[], &texts(&mended), &tests::learner::read).values;
    assert_eq!(linked, mended, "its link opens it");
    let emptied = board(&[("task", "repair"), ("rows", "-")]);
    assert_eq!(emptied.rows.iter().map(|row| row.tiles.len()).collect::<Vec<_>>(), [0]);
    assert_eq!(after(&texts(&mended), &[("select", "w2")]).text("rows"), "");
    assert_eq!(after(&texts(&repair), &[("task", "repair")]).text("rows"), repair.text("rows"));
    assert_eq!(after(&texts(&repair), &[("task", "build")]).text("rows"), "");
    assert_eq!(after(&old, &[("task", "repair")]).text("rows"), repair.text("rows"), "the notes' terms come afresh");
    assert_eq!(after(&[], &[("task", "repair"), ("rows", "")]).text("rows"), repair.text("rows"));
    assert_eq!(after(&[], &[("task", "repair"), ("rows", "L.o5")]).text("rows"), "L.o5", "a link keeps its own");
}

// --- Fill in numbers --------------------------------------------------------------------------------------------------

/// What is said to an answer in a blank of the whole row.
fn said_to(seed: &str, answers: &str, blank: &str) -> String {
    let exercise = exercise(&[("level", "3"), ("seed", seed), ("answers", answers)]);
    let key = format!("answers:{blank}");
    let found = blanks(&exercise).into_iter().find(|each| each.key == key).unwrap();
    class(&found.verdict).0.trim_start_matches("chain-rule-fill-").to_owned()
}

#[test]
fn every_mistake_with_a_number_is_told_by_its_own_sentence() {
    for seed in 1..=40 {
        let seed = seed.to_string();
        let sheet = sheet(&seed);
        for (blank, expected, value) in sheet.answers() {
            let said = said_to(&seed, &format!("{blank}:{value:e}"), blank);
            assert_eq!(said, expected, "seed {seed}, {blank} = {value}");
        }
    }
}

#[test]
fn too_few_digits_nonsense_and_what_follows_from_a_mistake_are_told_apart() {
    let mut rounded = 0;
    for seed in 1..=40 {
        let seed = seed.to_string();
        let answers = sheet(&seed).answers();
        let truth = |blank: &str| answers.iter().find(|(at, class, _)| *at == blank && *class == "right").unwrap().2;
        for blank in ["a1", "a2", "a3", "a4", "a5", "a6"] {
            let two: f64 = format!("{:.1e}", truth(blank)).parse().unwrap();
            if (two - truth(blank)).abs() > 0.0052 * truth(blank).abs() {
                assert_eq!(
                    said_to(&seed, &format!("{blank}:{two:e}"), blank),
                    "rounded",
                    "seed {seed}, {blank} = {two}"
                );
                rounded += 1;
            }
            assert_eq!(said_to(&seed, &format!("{blank}:12345"), blank), "other");
            let three: f64 = format!("{:.2e}", truth(blank)).parse().unwrap();
            assert_eq!(said_to(&seed, &format!("{blank}:{three:e}"), blank), "right", "three digits are enough");
        }
        let (wrong, p1, p2) = (-truth("a2"), truth("a5"), truth("a6") - truth("a5"));
        assert_eq!(said_to(&seed, &format!("a2:{wrong:e},a5:{:e}", -p1), "a5"), "follows", "seed {seed}");
        assert_eq!(said_to(&seed, &format!("a2:{wrong:e},a5:{:e},a6:{:e}", -p1, p2 - p1), "a6"), "follows");
        assert_eq!(
            said_to(&seed, &format!("a2:{:e},a5:{:e}", truth("a2"), -p1), "a5"),
            "sign",
            "not if they are right"
        );
    }
    assert!(rounded > 100, "{rounded}");
    for given in ["abc", "1/0", "1//4", "NaN", "1e999"] {
        let settled = settled(chain(), &[("task", "fill"), ("answers:a3", given)]);
        assert_eq!(settled.refusals[0].message.id, "refusal-answer", "{given}");
        assert_eq!(settled.refusals[0].key, "answers:a3");
    }
    assert_eq!(settled(chain(), &[("task", "fill"), ("answers:a3", "0,25")]).values.text("answers"), "a3:0.25");
}

#[test]
fn blanks_fade_from_one_to_the_whole_row_and_nothing_shown_tells_their_numbers() {
    for seed in 1..=20 {
        let text = seed.to_string();
        let answers = sheet(&text).answers();
        for (level, count) in [("1", 1), ("2", 2), ("3", 6)] {
            let exercise = exercise(&[("level", level), ("seed", &text)]);
            let open = blanks(&exercise);
            assert_eq!(open.len(), count, "level {level}");
            let shown = format!("{:?}", exercise.lines);
            for blank in open {
                let name = blank.key.trim_start_matches("answers:");
                let truth = answers.iter().find(|(at, class, _)| *at == name && *class == "right").unwrap().2;
                let digits = figure::digits(truth, 4);
                assert!(!shown.contains(&format!("\"{digits}\"")), "seed {seed}, level {level}: {name} = {digits}");
            }
        }
        let right = answers.iter().filter(|(_, class, _)| *class == "right");
        let all: Vec<String> = right.map(|(blank, _, value)| format!("{blank}:{value:e}")).collect();
        let done = exercise(&[("level", "3"), ("seed", &text), ("answers", &all.join(","))]);
        assert_eq!(class(&done.verdict), ("chain-rule-fill-done", Some(Grade::Right)));
        assert!(!format!("{:?}", done.lines).contains("\"?\""), "found numbers are shown where they are used");
    }
}

#[test]
fn another_example_or_level_takes_the_answers_back() {
    let old = [("task", "fill"), ("answers", "a3:0.5")].map(|(k, v)| (k.to_owned(), v.to_owned()));
    for (key, value, kept) in
        [("seed", "2", ""), ("level", "2", ""), ("eta", "0.3", "a3:0.5"), ("task", "explore", "a3:0.5")]
    {
        let change = [(key.to_owned(), value.to_owned())];
        assert_eq!(
            lessons::settle(chain(), &old, &change, &tests::learner::read).values.text("answers"),
            kept,
            "{key}"
        );
    }
}

// --- Fill in numbers on the chosen network ------------------------------------------------------------------------------

/// A network with its numbers, as far as a learner sees them: sigmoid everywhere, or softmax with its cross-entropy.
struct Chosen {
    sizes: Vec<usize>,
    loss: &'static str,
    numbers: BTreeMap<String, f64>,
    moved: BTreeMap<String, f64>,
}

impl Chosen {
    fn at(&self, name: &str) -> f64 {
        self.numbers[name]
    }

    fn neuron(&self, layer: usize, unit: usize) -> usize {
        self.sizes[1..=layer].iter().sum::<usize>() + unit + 1
    }

    /// Whether the loss has cancelled the slope of this layer.
    fn is_fused(&self, layer: usize) -> bool {
        layer + 2 == self.sizes.len() && self.loss.ends_with("cross-entropy")
    }

    fn slope(&self, layer: usize, unit: usize) -> f64 {
        if self.is_fused(layer) { 1.0 } else { self.sigmoid_slope(layer, unit) }
    }

    fn sigmoid_slope(&self, layer: usize, unit: usize) -> f64 {
        let o = self.at(&format!("o{}", self.neuron(layer, unit)));
        o * (1.0 - o)
    }

    fn weight(&self, layer: usize, to: usize, from: usize) -> String {
        let below: usize = self.sizes.windows(2).take(layer).map(|pair| pair[0] * pair[1]).sum();
        format!("w{}", below + to * self.sizes[layer] + from + 1)
    }

    /// The layer, unit and input of a weight; the layer and unit of a bias.
    fn place(&self, name: &str) -> (usize, usize, Option<usize>) {
        for layer in 0..self.sizes.len() - 1 {
            for to in 0..self.sizes[layer + 1] {
                let from = (0..self.sizes[layer]).find(|&from| self.weight(layer, to, from) == name);
                if from.is_some() || format!("b{}", self.neuron(layer, to)) == name {
                    return (layer, to, from);
                }
            }
        }
        panic!("no {name}")
    }

    /// Each path's factors from L down: slope, what it is multiplied with, and that after the update.
    fn paths(&self, name: &str) -> Vec<Vec<(f64, f64, f64)>> {
        let (layer, to, from) = self.place(name);
        let source = from.map_or(1.0, |from| match layer {
            0 => self.at(&format!("x{}", from + 1)),
            _ => self.at(&format!("o{}", self.neuron(layer - 1, from))),
        });
        let mut paths = vec![(to, vec![(self.slope(layer, to), source, source)])];
        for above in layer + 1..self.sizes.len() - 1 {
            let longer = |(from, path): &(usize, Vec<(f64, f64, f64)>), unit: usize| {
                let weight = self.weight(above, unit, *from);
                let step = (self.slope(above, unit), self.at(&weight), self.moved[&weight]);
                (unit, [vec![step], path.clone()].concat())
            };
            let units = 0..self.sizes[above + 1];
            paths = paths.iter().flat_map(|path| units.clone().map(move |unit| longer(path, unit))).collect();
        }
        let last = self.sizes.len() - 2;
        let factor = match self.loss {
            "squared-error" => 2.0,
            "mean-squared-error" => 2.0 / self.sizes[last + 1] as f64,
            _ => 1.0,
        };
        let error = |unit| {
            if self.loss == "output" {
                return 1.0;
            }
            factor * (self.at(&format!("o{}", self.neuron(last, unit))) - self.at(&format!("y{}", unit + 1)))
        };
        paths.into_iter().map(|(unit, path)| [vec![(1.0, error(unit), error(unit))], path].concat()).collect()
    }
}

const HALF: &str = "half-squared-error";

/// The networks of the presets, and some that a learner made: one for each loss.
const CHOSEN: [(&str, &str, &[usize], &str); 13] = [
    ("a", "", &[3, 1, 1], HALF),
    ("b", "", &[2, 2, 2, 1], HALF),
    ("c", "", &[1, 1, 1, 1, 1, 1], HALF),
    ("mazur", "", &[2, 2, 2], HALF),
    ("xor", "", &[2, 2, 1], HALF),
    ("own", "2.3sigmoid.1sigmoid", &[2, 3, 1], HALF),
    ("own", "3.3sigmoid.3sigmoid", &[3, 3, 3], HALF),
    ("mazur", "", &[2, 2, 2], "squared-error"),
    ("mazur", "", &[2, 2, 2], "mean-squared-error"),
    ("b", "", &[2, 2, 2, 1], "output"),
    ("b", "", &[2, 2, 2, 1], "binary-cross-entropy"),
    ("mazur", "", &[2, 2, 2], "binary-cross-entropy"),
    ("own", "3.3sigmoid.3softmax", &[3, 3, 3], "cross-entropy"),
];

/// The values with which the numbers of a chosen network are filled in.
fn filling<'a>(network: &'a str, layers: &'a str, select: &'a str, level: &'a str) -> Vec<(&'a str, &'a str)> {
    let own = (!layers.is_empty()).then_some(("layers", layers));
    let all = [("task", "fill"), ("example", "network"), ("network", network), ("select", select), ("level", level)];
    all.into_iter().chain(own).collect()
}

#[test]
fn numbers_of_every_network_are_filled_in_and_each_known_mistake_is_told() {
    let product = |path: &[(f64, f64, f64)]| path.iter().map(|(slope, times, _)| slope * times).product::<f64>();
    for (network, layers, sizes, loss) in CHOSEN {
        let weights: usize = sizes.windows(2).map(|pair| pair[0] * pair[1]).sum();
        let biases: usize = sizes[1..].iter().sum();
        let names = (1..=weights).map(|at| format!("w{at}")).chain((1..=biases).map(|at| format!("b{at}")));
        // The rules below the loss are those of the half squares: every second name is enough.
        let step = if loss == HALF { 1 } else { 2 };
        let (mut asked, mut told) = (0, BTreeMap::<&str, usize>::new());
        for name in names.step_by(step) {
            // The targets of a softmax add up to 1.
            let numbers = if loss == "cross-entropy" { "y1:1,y2:0,y3:0" } else { "" };
            let base = [filling(network, layers, &name, "3"), vec![("loss", loss), ("numbers", numbers)]].concat();
            let exercise = exercise(&base);
            let open: Vec<String> = blanks(&exercise).iter().map(|blank| blank.key[8..].to_owned()).collect();
            println!("{network} {layers} {name}: {}", open.join(" "));
            if open.is_empty() {
                continue;
            }
            asked += open.len();
            let (numbers, moved) = tests::exercises::tables(run(chain(), &base).as_ref());
            let chosen = Chosen { sizes: sizes.to_vec(), loss, numbers, moved };
            let paths = chosen.paths(&name);
            let products: Vec<f64> = paths.iter().map(|path| product(path)).collect();
            let all: Vec<f64> = products.clone();
            let without = |path: &Vec<(f64, f64, f64)>| path.iter().map(|(_, times, _)| times).product::<f64>();
            let later = |path: &Vec<(f64, f64, f64)>| path.iter().map(|(slope, _, new)| slope * new).product::<f64>();
            let factors = &paths[0];
            let mut expected: BTreeMap<String, Vec<(&str, f64)>> = BTreeMap::new();
            for (at, (slope, times, new)) in factors.iter().enumerate() {
                let truth = slope * times;
                let mut answers = vec![("right", truth), ("sign", -truth)];
                if at == 0 && loss.ends_with("squared-error") && loss != HALF {
                    let outputs = if loss == "squared-error" { 1.0 } else { sizes[sizes.len() - 1] as f64 };
                    let multiples = [0.5 * truth * outputs, truth * outputs].into_iter();
                    answers.extend(multiples.filter(|multiple| *multiple != truth).map(|value| ("multiple", value)));
                }
                // Of ∂z/∂o and ∂z/∂w no slope is a part.
                let (last, end) = (sizes.len() - 2, chosen.place(&name));
                if chosen.is_fused(last) && (at == 0 || at == 1) {
                    let unit = if end.0 == last { end.1 } else { 0 };
                    answers.push(("extra-slope", truth * chosen.sigmoid_slope(last, unit)));
                }
                if at > 0 && *slope != 1.0 {
                    answers.push(("no-slope", *times));
                }
                if at > 0 {
                    let between = at + 1 < factors.len();
                    answers.extend(between.then_some(("updated", slope * new)));
                    let product = (between || name.starts_with('w')) && *times != 1.0;
                    answers.extend((product && *slope != 1.0).then_some(("only-slope", *slope)));
                }
                expected.insert(format!("a{}", at + 1), answers);
            }
            let added = factors.iter().map(|(slope, times, _)| slope * times).sum::<f64>();
            let mut of_product = vec![("right", all[0]), ("sign", -all[0]), ("added", added)];
            let sloped = factors[1..].iter().any(|(slope, ..)| *slope != 1.0);
            of_product.extend(sloped.then(|| ("no-slope", without(factors))));
            of_product.extend((factors.len() > 2).then_some(("updated", later(factors))));
            let several = all.len() > 1;
            of_product.extend(several.then_some(("both-paths", all.iter().sum())));
            expected.insert(format!("a{}", factors.len() + 1), of_product);
            if several {
                let mut of_sum = vec![("right", all.iter().sum::<f64>()), ("sign", -all.iter().sum::<f64>())];
                of_sum.extend(all.iter().map(|product| ("one-path", *product)));
                of_sum.push(("multiplied", all.iter().product()));
                of_sum.extend(sloped.then(|| ("no-slope", paths.iter().map(without).sum())));
                of_sum.push(("updated", paths.iter().map(later).sum()));
                expected.insert(format!("a{}", factors.len() + 2), of_sum);
            }
            for blank in &open {
                let truth = expected[blank][0].1;
                for (class_of, value) in &expected[blank] {
                    let answers = format!("{blank}:{value:e}");
                    let with: Vec<(&str, &str)> = base.iter().copied().chain([("answers", answers.as_str())]).collect();
                    let exercise = self::exercise(&with);
                    let key = format!("answers:{blank}");
                    let found = blanks(&exercise).into_iter().find(|each| each.key == key).unwrap();
                    let said = class(&found.verdict).0.trim_start_matches("chain-rule-fill-").to_owned();
                    let what = format!("{network} {layers} {name}: {blank} = {value}: {said}");
                    // Two mistakes with one number: then none is named. An updated weight may be nearly the old one.
                    let close = (value - truth).abs() < 0.03 * truth.abs();
                    let unnamed = said == "other" && *class_of != "right";
                    assert!(said == *class_of || unnamed || *class_of == "updated" && close, "{what}");
                    *told.entry(*class_of).or_insert(0) += usize::from(said == *class_of);
                }
            }
        }
        println!("{network} {layers} {loss}: {asked} {told:?}");
        assert!(
            asked * step > 2 * (weights + biases),
            "{network} {layers} {loss}: nearly every number is asked for: {asked}"
        );
        let least = asked / 2;
        assert!(["right", "sign"].iter().all(|class| told[class] > least), "{network} {layers}: {told:?}");
    }
}

#[test]
fn on_to_numbers_stays_with_the_network_and_the_weight_that_was_built() {
    for (network, select) in [("a", "w2"), ("b", "w1"), ("xor", "w1")] {
        let old = tests::learner::values(chain(), &[("task", "build"), ("network", network), ("select", select)]);
        let texts = |values: &lessons::Values| -> Vec<(String, String)> {
            lessons::controls(chain()).iter().map(|c| (c.key.to_owned(), values.text(c.key).to_owned())).collect()
        };
        let board = built(network, select, "");
        let press = board.buttons.iter().find(|press| press.label.id == "chain-rule-go-fill").unwrap();
        let sets: Vec<(String, String)> = press.sets.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect();
        let after = lessons::settle(chain(), &texts(&old), &sets, &tests::learner::read).values;
        assert_eq!([after.text("network"), after.text("select"), after.text("task")], [network, select, "fill"]);
        let run = lessons::Session::new(chain(), &after).at(0).0.copy();
        let shown = tests::exercises::tables(run.as_ref());
        let asked = tests::exercises::tables(self::run(chain(), &filling(network, "", select, "1")).as_ref());
        assert_eq!(shown, asked, "the numbers are those of network {network}");
        let name = run.describe().args.iter().find(|(key, _)| *key == "name").unwrap().1.clone();
        assert_eq!(name, select);
    }
}

#[test]
fn what_cannot_be_asked_is_said_and_another_weight_is_offered() {
    let said = |changes: &[(&str, &str)]| {
        let all: Vec<(&str, &str)> = [("example", "network")].into_iter().chain(changes.iter().copied()).collect();
        let exercise = exercise(&all);
        let ids: Vec<String> = exercise.buttons.iter().map(|press| press.label.id.clone()).collect();
        (Words::english().say(&exercise.task[exercise.task.len() - 1]), blanks(&exercise).len(), ids)
    };
    let (many, none, ids) = said(&[("layers", "2.8sigmoid.8sigmoid.1sigmoid")]);
    assert!(many.contains("w1 has too many paths") && none == 0, "{many}");
    assert!(ids.contains(&"chain-rule-fill-select".to_owned()), "{ids:?}");
    let (softmax, none, _) = said(&[("layers", "2.2tanh.2softmax"), ("loss", "squared-error")]);
    assert!(softmax.contains("sum over all outputs") && none == 0, "{softmax}");
    let own = [("layers", "2.2tanh.2softmax"), ("loss", "cross-entropy"), ("numbers", "y1:1,y2:1")];
    let (targets, none, _) = said(&own);
    assert!(targets.contains("do not add up to 1") && none == 0, "{targets}");
    // Nothing comes through a relu that is off.
    let (dead, _, _) = said(&[("layers", "1.1relu.1identity"), ("numbers", "w1:-1,x1:1,y1:0,b2:0"), ("level", "3")]);
    assert!(dead.contains("∂L/∂w1"), "{dead}");
    // Whoever takes w2 for x2 finds the right number, if both are 0.5.
    let (given, some, _) = said(&[("network", "a"), ("select", "w2"), ("level", "3"), ("numbers", "w2:0.5")]);
    assert!(given.starts_with("Not asked here: ∂o1/∂w2. ") && some == 3, "{some}: {given}");
}

// --- Hints ------------------------------------------------------------------------------------------------------------

/// The sentence of a hint and what its button sets.
fn hint(verdict: &Option<Verdict>, buttons: &[lessons::Press]) -> (String, Option<String>) {
    let said = verdict.as_ref().map_or(String::new(), |verdict| Words::english().say(&verdict.said));
    let button = buttons.iter().find(|press| press.label.id == "chain-rule-hint");
    (said, button.map(|press| press.sets[0].1.clone()))
}

#[test]
fn hints_for_a_blank_come_in_three_levels_and_tell_no_number_before_the_last() {
    for seed in 1..=20 {
        let seed = seed.to_string();
        let answers = sheet(&seed).answers();
        let right: Vec<_> = answers.iter().filter(|(_, class, _)| *class == "right").collect();
        for (at, (blank, ..)) in right.iter().enumerate() {
            let before: Vec<String> =
                right[..at].iter().map(|(blank, _, value)| format!("{blank}:{value:e}")).collect();
            let before = before.join(",");
            let with = |asked: &str| {
                let exercise = exercise(&[("level", "3"), ("seed", &seed), ("answers", &before), ("hint", asked)]);
                hint(&exercise.verdict, &exercise.buttons)
            };
            let (mut said, mut next) = with("");
            assert_eq!(said, "");
            for level in 1..=3 {
                assert_eq!(next, Some(format!("{blank},{level}")));
                (said, next) = with(&next.unwrap());
                // Names have digits: a number has a point.
                let tells = said.chars().zip(said.chars().skip(1)).any(|(a, b)| a == '.' && b.is_ascii_digit());
                assert_eq!(tells, level == 3, "seed {seed}, {blank}, {level}: {said}");
                for (other, _, value) in &right {
                    let whole = said.contains(&figure::digits(*value, 4));
                    // The last hint gives a number that was found before; with the target 0, o5 − y1 is the given o5.
                    assert!(
                        !whole || level == 3 && (other != blank || *blank == "a1"),
                        "seed {seed}, {blank}, {level}: {said}"
                    );
                }
            }
            assert_eq!(next, None, "three levels");
            assert_eq!(with("a9,2").0, "", "a hint for another blank is not shown here");
        }
    }
}

#[test]
fn hints_for_a_formula_name_a_factor_at_the_last_level_only() {
    let with = |rows: &str, asked: &str| {
        let board = board(&[("task", "build"), ("rows", rows), ("hint", asked)]);
        hint(&board.verdict, &board.buttons)
    };
    for (rows, place, factor) in [
        ("", "r0", "∂L/∂o5"),
        ("L.o5", "r1", "∂o5/∂o3"),
        ("L.o5-o5.o4", "r2", "∂o4/∂o1"),
        ("L.o5-o5.o3-o3.o1-o1.w1_L.o5", "r5", "∂o5/∂o4"),
        ("L.o5-o5.o4-o3.o1-o1.w1", "r4", "∂L/∂o5"),
    ] {
        assert_eq!(with(rows, "").1, Some(format!("{place},1")), "{rows}");
        for level in 1..=3 {
            let (said, _) = with(rows, &format!("{place},{level}"));
            assert_eq!(said.contains(&format!("{factor}.")), level == 3, "{rows} {level}: {said}");
            let named = said.matches("∂o").count();
            assert!(level == 3 || named == 0, "{rows} {level}: {said}");
        }
        assert_eq!(with(rows, "r9,3").0, "", "{rows}: not the hint of another place");
    }
    assert_eq!(with(RIGHT, "r8,1").1, None, "nothing is left to hint at");
    assert!(board(&[("task", "repair"), ("hint", "r13,3")]).verdict.is_none());
}

#[test]
fn an_answer_to_no_blank_is_dropped() {
    let given = settled(chain(), &[("task", "fill"), ("answers", "a0:3,a1:0.5,a10:2,a11:1,a99:2")]);
    assert!(given.refusals.is_empty(), "{:?}", given.refusals);
    assert_eq!(given.values.text("answers"), "a1:0.5,a10:2");
}

#[test]
fn a_hint_goes_with_its_exercise() {
    let old = [("task", "fill"), ("hint", "a3,2")].map(|(k, v)| (k.to_owned(), v.to_owned()));
    for (key, value, kept) in [
        ("seed", "2", ""),
        ("level", "2", ""),
        ("task", "build", ""),
        ("answers", "a3:1", "a3,2"),
        ("eta", "1", "a3,2"),
    ] {
        let changes = [(key.to_owned(), value.to_owned())];
        let values = lessons::settle(chain(), &old, &changes, &tests::learner::read).values;
        assert_eq!(values.text("hint"), kept, "{key}");
    }
}

// --- What an exercise hides -------------------------------------------------------------------------------------------

/// The controls of the drawer that have a meaning with these values.
fn shown(changes: &[(&str, &str)]) -> Vec<&'static str> {
    let idle = run(chain(), changes).idle();
    let groups = chain().groups().iter().flat_map(|group| group.keys.iter().copied());
    groups.filter(|key| !idle.contains(key)).collect()
}

#[test]
fn each_exercise_offers_the_controls_that_it_uses_and_no_others() {
    let set = |changes: &[(&str, &str)]| shown(changes).into_iter().collect::<BTreeSet<_>>();
    let named = |keys: &[&'static str]| keys.iter().copied().collect::<BTreeSet<_>>();
    let explore = set(&[]);
    for key in ["eta", "optimizer", "network", "select", "layers", "check", "nudge", "predict", "task", "notation"] {
        assert!(explore.contains(key), "{key}: {explore:?}");
    }
    for key in ["level", "seed", "example"] {
        assert!(!explore.contains(key), "{key} is of exercises");
    }
    let network = ["network", "select", "layers", "loss"];
    let both = ["task", "notation"];
    assert_eq!(set(&[("task", "build")]), named(&[&network[..], &both].concat()));
    assert_eq!(set(&[("task", "repair")]), named(&both));
    assert_eq!(set(&[("task", "fill")]), named(&[&["level", "seed", "example"][..], &both].concat()));
    let own = [("task", "fill"), ("example", "network")];
    assert_eq!(set(&own), named(&[&["level", "example"][..], &network, &both].concat()));
    let sheet = set(&[("task", "sheet")]);
    assert!(sheet.is_superset(&named(&["network", "layers", "loss", "task"])), "{sheet:?}");
    assert!(sheet.is_disjoint(&named(&["eta", "optimizer", "level", "seed", "nudge"])), "{sheet:?}");
}

#[test]
fn an_exercise_shows_no_gradient_and_stands_still() {
    for task in ["build", "repair", "fill"] {
        for t in ["0", "2", "7"] {
            let run = run(chain(), &[("task", task), ("t", t)]);
            assert!(run.stopped().is_some() && run.idle().contains(&"t"));
            assert!(run.readings().iter().all(|reading| !reading.key.starts_with("dL_d")), "{task}");
            let ids: Vec<&str> = run.whole(640.0).iter().map(|panel| panel.id).collect();
            assert!(
                !ids.iter().any(|id| ["ledger", "gradient", "update", "parameters", "slice"].contains(id)),
                "{ids:?}"
            );
        }
    }
}

#[test]
fn too_many_paths_are_told_instead_of_being_asked_for() {
    let board = board(&[("task", "build"), ("layers", "2.8tanh.8tanh.8tanh.2sigmoid"), ("select", "w1")]);
    assert!(board.tiles.is_empty());
    assert!(Words::english().say(&board.task[0]).contains("128 paths"));
}
