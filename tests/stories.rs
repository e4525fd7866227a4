//! Stories lead, ask and answer: every step can be entered, every answer has its sentence, and no answer stands there before.

use lessons::{Body, Buttons, Grade, Kind, Lesson, Panel, Sets, Step, ask, controls};
use tests::learner::{all, values};
use tests::stories::{Asks, after, asked_again, asks, begun, known, live, marked, told};
use tests::words::Words;

/// The rows of the lecture notes are N1 to N17.
const NOTES: usize = 17;

/// What learners usually get wrong.
const MISTAKES: &[&str] = &[
    "a gradient follows one path",
    "the loss is a parabola",
    "descent always ends in the global minimum",
    "∂L/∂b is 0 where b is 0",
    "the bias does not matter",
    "σ′ can be forgotten",
    "backpropagation is the optimizer",
    "NaN is a bug of the program",
    "vanishing is only about σ′",
    "sigmoid always vanishes",
    "gradients reset themselves between passes",
    "update, batch, epoch and example are one thing",
];

/// More words make no headline.
const CLAIM: usize = 9;
/// More letters make no four lines beside the stage.
const PROSE: usize = 190;
/// More letters make no verdict that is read in one gaze.
const WHY: usize = 240;

/// The lessons that have a story, with each of its steps, counted from 1.
fn steps() -> Vec<(&'static dyn Lesson, usize, &'static Step)> {
    let numbered =
        |lesson: &'static dyn Lesson| lesson.story().iter().enumerate().map(move |(i, step)| (lesson, i + 1, step));
    all().into_iter().flat_map(numbered).collect()
}

fn buttons(panel: Option<Panel>) -> Buttons {
    match panel.map(|panel| panel.body) {
        Some(Body::Buttons(buttons)) => buttons,
        other => panic!("no buttons: {other:?}"),
    }
}

#[test]
fn every_step_is_entered_as_it_says_and_has_its_words() {
    let words = Words::english();
    for (lesson, at, step) in steps() {
        let name = format!("{} {}", lesson.slug(), step.name);
        let (story, _) = told(lesson, &begun(lesson, at));
        assert!(!story.away && story.at == at && story.answered.is_none(), "{name}: {story:?}");
        let claim = words.say(&story.claim);
        assert!(claim.split_whitespace().count() <= CLAIM, "{name}: {claim}");
        for (argument, text) in &story.prose.args {
            // A picture has three significant digits, and so has the sentence beside it.
            let digits =
                text.split('×').next().unwrap_or(text).chars().filter(char::is_ascii_digit).collect::<String>();
            let short = !text.contains('.') || digits.trim_start_matches('0').len() <= 3;
            assert!(short, "{name}: {argument} is {text}");
        }
        let prose = words.say(&live(lesson, story.prose));
        assert!(prose.chars().count() <= PROSE, "{name}: {} letters in {prose}", prose.chars().count());
        assert!(!prose.contains('?'), "{name}: prose tells, the question asks: {prose}");
        assert!(lesson.story().iter().filter(|other| other.name == step.name).count() == 1, "{name} stands twice");
    }
}

/// A sentence whose number is not there says NaN, or a question mark.
#[test]
fn every_number_of_a_sentence_is_there_before_and_after_the_answer() {
    for (lesson, at, step) in steps() {
        for fresh in [false, true] {
            let said = if fresh { format!("{}+:again", step.name) } else { String::new() };
            let entered = lessons::entering(lesson, at, &said);
            let mut changes: Vec<(&str, String)> = entered.into_iter().chain([("said", said.clone())]).collect();
            let before = format!("{:?}", told(lesson, &settled_texts(lesson, &changes)));
            assert!(!before.contains("NaN"), "{} {}, fresh: {fresh}: {before}", lesson.slug(), step.name);
            changes.retain(|(key, _)| !step.act(fresh).iter().any(|(own, _)| own == key) && *key != "said");
            changes.push(("said", format!("{}:show,{said}", step.name).trim_end_matches(',').to_owned()));
            changes.extend(step.act(fresh).iter().map(|(key, text)| (*key, (*text).to_owned())));
            let after = format!("{:?}", told(lesson, &settled_texts(lesson, &changes)));
            assert!(!after.contains("NaN"), "{} {}, fresh: {fresh}: {after}", lesson.slug(), step.name);
        }
    }
}

/// The numbers of a question are those that it was asked with: after the answer its sentence would be wrong with others.
#[test]
fn what_leads_to_a_question_says_the_same_after_the_answer() {
    let words = Words::english();
    let mut changed = Vec::new();
    for (lesson, at, step) in steps() {
        let entered = lessons::entering(lesson, at, "");
        let mut changes: Vec<(&str, String)> = entered.into_iter().collect();
        let prose =
            |changes: &[(&str, String)]| {
                let values = settled_texts(lesson, changes);
                // The page puts the numbers of controls into it.
                let numbers = controls(lesson).into_iter().filter(|control| matches!(control.kind, Kind::Number(_)));
                let sentence = told(lesson, &values).0.prose;
                words.say(&numbers.fold(sentence, |sentence, control| {
                    sentence.with(control.key, values.number(control.key).to_string())
                }))
            };
        let before = prose(&changes);
        changes.retain(|(key, _)| !step.act(false).iter().any(|(own, _)| own == key) && *key != "said");
        changes.push(("said", format!("{}:show", step.name)));
        changes.extend(step.act(false).iter().map(|(key, text)| (*key, (*text).to_owned())));
        let after = prose(&changes);
        if before != after {
            changed.push(format!("{} {}:\n  {before}\n  {after}", lesson.slug(), step.name));
        }
    }
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}

/// Where do they end? In their valleys, at −4 and near 4, and not on the crest between them.
#[test]
fn both_balls_of_the_two_valleys_reach_the_bottom_when_the_answer_is_shown() {
    let lesson = all().into_iter().find(|lesson| lesson.slug() == "update-rule").unwrap();
    let (at, step) = lesson.story().iter().enumerate().find(|(_, step)| step.name == "wells").unwrap();
    for (w0, bottom) in [("1.4", 4.0), ("0.6", -4.0)] {
        let moved = after(lesson, &begun(lesson, at + 1), &vec![("w0", w0.to_owned())]);
        let w = known(lesson, &moved, step).into_iter().find(|reading| reading.key == "w_old").unwrap().value;
        assert!((w - bottom).abs() < 0.2, "from {w0} to {w}");
    }
}

#[test]
fn weights_that_begin_at_0_are_not_drawn_by_chance() {
    let lesson = all().into_iter().find(|lesson| lesson.slug() == "training").unwrap();
    let said = |init: &str| Words::english().say(&tests::learner::run(lesson, &[("init", init)]).describe());
    assert!(said("xavier-uniform").contains("drawn by chance"), "{}", said("xavier-uniform"));
    assert!(said("zeros").contains("each weight and bias is 0"), "{}", said("zeros"));
}

fn settled_texts(lesson: &'static dyn Lesson, changes: &[(&str, String)]) -> lessons::Values {
    let changes: Vec<(&str, &str)> = changes.iter().map(|(key, text)| (*key, text.as_str())).collect();
    values(lesson, &changes)
}

#[test]
fn every_answer_is_judged_and_told_why_and_the_story_goes_on() {
    let words = Words::english();
    for (lesson, at, step) in steps() {
        let Asks::Choose(ask::Choose { options, right }) = asks(step) else { continue };
        let name = format!("{} {}", lesson.slug(), step.name);
        assert!(options.len() > 1 && options.contains(right), "{name}");
        let values = begun(lesson, at);
        let asked = buttons(told(lesson, &values).1);
        assert_eq!(asked.options.len(), options.len(), "{name}");
        assert!(asked.verdict.is_none(), "{name}");
        for (option, press) in options.iter().zip(&asked.options) {
            let answered = after(lesson, &values, &press.sets);
            let (story, panel) = told(lesson, &answered);
            let verdict = buttons(panel).verdict.unwrap_or_else(|| panic!("{name} {option}: no verdict"));
            let grade = if option == right { Grade::Right } else { Grade::Wrong };
            assert_eq!(verdict.grade, grade, "{name} {option}");
            assert_eq!(story.answered, Some(if option == right { "right" } else { "wrong" }), "{name} {option}");
            let said = words.say(&verdict.said);
            assert!(said.chars().count() <= WHY, "{name} {option}: {} letters in {said}", said.chars().count());
            assert!(!said.contains('?'), "{name} {option}: {said}");
            assert!(story.next.is_some() || at == lesson.story().len(), "{name}");
        }
    }
}

#[test]
fn a_number_or_a_place_is_judged_as_it_is_given_also_with_fresh_numbers() {
    for (lesson, at, step) in steps() {
        let (Asks::Number(ask::Number { truth, mistakes, .. }) | Asks::Place(ask::Place { truth, mistakes, .. })) =
            asks(step)
        else {
            continue;
        };
        for values in [begun(lesson, at), asked_again(lesson, at)] {
            let name = format!("{} {} {}", lesson.slug(), step.name, values.text("said"));
            let known = known(lesson, &values, step);
            let grade = |number: f64| {
                let said = format!("{},{}:{number}", values.text("said"), step.name);
                let typed = vec![("said", said.trim_start_matches(',').to_owned())];
                told(lesson, &after(lesson, &values, &typed)).0.answered
            };
            assert_eq!(grade(truth(&known)), Some("right"), "{name}: {}", truth(&known));
            for (mistake, of) in *mistakes {
                assert_eq!(grade(of(&known)), Some("wrong"), "{name} {mistake}: {}", of(&known));
            }
            assert_eq!(grade(123_456.0), Some("wrong"), "{name}");
        }
    }
}

/// What is said to an answer, as the catalogue calls it.
fn verdict(lesson: &'static dyn Lesson, values: &lessons::Values) -> Option<(Grade, String)> {
    let verdict = match told(lesson, values).1?.body {
        Body::Buttons(buttons) => buttons.verdict,
        Body::Board(board) => board.verdict,
        Body::Exercise(exercise) => exercise.lines.into_iter().find_map(|line| {
            line.pieces.into_iter().find_map(|piece| match piece {
                lessons::Piece::Blank(blank) => blank.verdict,
                lessons::Piece::Formula { .. } => None,
            })
        }),
        _ => None,
    }?;
    Some((verdict.grade, verdict.said.id))
}

#[test]
fn each_known_mistake_has_its_own_sentence_and_no_other_answer_has_it() {
    for (lesson, at, step) in steps() {
        let given: Vec<(&str, String)> = match asks(step) {
            Asks::Number(ask::Number { truth, mistakes, .. }) | Asks::Place(ask::Place { truth, mistakes, .. }) => {
                let known = known(lesson, &begun(lesson, at), step);
                let of = |of: fn(&[lessons::Reading]) -> f64| of(&known).to_string();
                let mistakes = mistakes.iter().map(|(name, number)| (*name, of(*number)));
                [("right", of(*truth)), ("other", "123456".to_owned())].into_iter().chain(mistakes).collect()
            }
            Asks::Build(ask::Build { right, mistakes, tiles, .. }) => {
                let mistakes = mistakes.iter().map(|(name, rows)| (*name, (*rows).to_owned()));
                let other = tiles.join("-");
                [("right", (*right).to_owned()), ("other", other)].into_iter().chain(mistakes).collect()
            }
            _ => continue,
        };
        for (name, answer) in given {
            let said = format!("{0}:{answer},{0}.:{answer}", step.name);
            let found = verdict(lesson, &after(lesson, &begun(lesson, at), &vec![("said", said)]));
            let grade = if name == "right" { Grade::Right } else { Grade::Wrong };
            let wanted = format!("{}-{}-{name}-why", lesson.slug(), step.name);
            assert_eq!(found, Some((grade, wanted)), "{} {}: {answer}", lesson.slug(), step.name);
        }
    }
}

#[test]
fn what_is_placed_or_put_together_is_no_answer_before_it_is_said() {
    let mut met = [0; 2];
    for (lesson, at, step) in steps() {
        let (text, kind) = match asks(step) {
            Asks::Place(ask::Place { truth, .. }) => (truth(&known(lesson, &begun(lesson, at), step)).to_string(), 0),
            Asks::Build(ask::Build { right, .. }) => ((*right).to_owned(), 1),
            _ => continue,
        };
        met[kind] += 1;
        let name = format!("{} {}", lesson.slug(), step.name);
        let key = format!("said:{}.", step.name);
        let drawn = lessons::change(lesson, &begun(lesson, at), &[(key, text)], &tests::learner::read).values;
        let (story, panel) = told(lesson, &drawn);
        assert_eq!((story.answered, story.away), (None, false), "{name}");
        assert_eq!(verdict(lesson, &drawn), None, "{name}");
        assert_eq!(drawn.text("t"), begun(lesson, at).text("t"), "{name}: the act waits");
        let buttons = match panel.map(|panel| panel.body) {
            Some(Body::Buttons(buttons)) => buttons.options,
            Some(Body::Board(board)) => board.buttons,
            other => panic!("{name}: {other:?}"),
        };
        let said = after(lesson, &drawn, &buttons[0].sets);
        assert_eq!(told(lesson, &said).0.answered, Some("right"), "{name}");
        let shown = after(lesson, &begun(lesson, at), &buttons[1].sets);
        assert_eq!(told(lesson, &shown).0.answered, Some("shown"), "{name}");
    }
    if std::env::var_os("LESSON").is_none() {
        assert!(met.iter().all(|count| *count > 0), "{met:?}: each kind is asked somewhere");
    }
}

#[test]
fn a_place_is_put_anywhere_on_its_picture_and_nothing_else_is_touched_there() {
    for (lesson, at, step) in steps() {
        let Some(panel) = marked(lesson, &begun(lesson, at), step) else { continue };
        let Body::Picture { scene, .. } = &panel.body else { panic!("{}: no picture", step.name) };
        let [place] = scene.handles.as_slice() else { panic!("{}: {:?}", step.name, scene.handles) };
        assert_eq!(place.key, format!("said:{}.", step.name));
        assert_eq!(place.area, scene.plots[0].area);
        let figure::Touch::Drag { value, .. } = place.touch else { panic!("{:?}", place.touch) };
        assert_eq!(value, 1.5);
    }
}

#[test]
fn what_is_asked_once_more_has_fresh_numbers() {
    for (lesson, at, step) in steps() {
        let name = format!("{} {}", lesson.slug(), step.name);
        let (one, again) = (begun(lesson, at), asked_again(lesson, at));
        assert!(!told(lesson, &again).0.away, "{name}");
        let comes_back = !matches!(asks(step), Asks::Nothing | Asks::Own | Asks::Do(ask::Do { .. }));
        assert!(!comes_back || !step.fresh.is_empty(), "{name} is asked once more: it needs fresh numbers");
        for (key, text) in step.fresh {
            assert_eq!(again.text(key), *text, "{name}");
            assert_ne!(one.text(key), again.text(key), "{name}");
        }
        if let Asks::Number(ask::Number { truth, .. }) | Asks::Place(ask::Place { truth, .. }) = asks(step) {
            let [one, again] = [one, again].map(|values| truth(&known(lesson, &values, step)));
            assert!((one - again).abs() > 0.02 * one.abs(), "{name}: {one} and {again}");
        }
        // A link leads to the same.
        let said = format!("{}+:again", step.name);
        let linked = values(lesson, &[("step", &at.to_string()), ("said", &said)]);
        assert_eq!(linked, asked_again(lesson, at), "{name}");
    }
}

#[test]
fn who_explores_leaves_the_story_and_comes_back_to_the_step() {
    for (lesson, at, step) in steps() {
        let values = begun(lesson, at);
        let away = lesson.presets().iter().map(|preset| {
            let sets: Sets = preset.values.iter().map(|(key, text)| (*key, (*text).to_owned())).collect();
            after(lesson, &values, &sets)
        });
        let Some(away) = away.into_iter().find(|values| told(lesson, values).0.away) else {
            let kept = lesson.controls().iter().all(|control| lesson.kept().contains(&control.key));
            assert!(kept, "{} {}: no preset leaves it", lesson.slug(), step.name);
            continue;
        };
        let (story, asked) = told(lesson, &away);
        assert!(asked.is_none(), "{}: nothing is asked of another state", step.name);
        assert_eq!(after(lesson, &away, &story.again), values, "{} {}", lesson.slug(), step.name);
    }
}

#[test]
fn answers_survive_the_way_through_the_story() {
    for (lesson, at, step) in steps() {
        let answered = after(lesson, &begun(lesson, at), &vec![("said", format!("{}:show", step.name))]);
        let (story, _) = told(lesson, &answered);
        for sets in [story.next, story.back].into_iter().flatten() {
            let there = after(lesson, &answered, &sets);
            assert_eq!(there.text("said"), format!("{}:show", step.name));
        }
    }
}

#[test]
fn a_link_that_names_a_step_and_nothing_else_enters_it() {
    for (lesson, at, step) in steps() {
        let name = format!("{} {}", lesson.slug(), step.name);
        let linked = values(lesson, &[("step", &at.to_string())]);
        assert_eq!(linked, begun(lesson, at), "{name}");
        assert!(!told(lesson, &linked).0.away, "{name}");
    }
}

#[test]
fn a_step_among_other_values_is_a_value_like_them() {
    let Some(lesson) = all().into_iter().find(|lesson| lesson.slug() == "update-rule") else { return };
    let none = tests::learner::settled(lesson, &[("step", "99")]);
    assert_eq!((none.values.text("step"), none.refusals.len()), ("0", 1));
    let both = values(lesson, &[("step", "4"), ("w0", "-3")]);
    assert_eq!((both.text("step"), both.text("w0"), told(lesson, &both).0.away), ("4", "-3", true));
    let later = after(lesson, &begun(lesson, 2), &vec![("step", "4".to_owned())]);
    assert_eq!((later.text("step"), later.text("w0")), ("4", "-3"));
}

/// The rows of the tables of docs/model.md that name steps: what is met, and each `lesson/step` or `lesson/step/answer` that meets it.
fn met() -> Vec<(String, Vec<String>)> {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/model.md")).unwrap();
    let section = text.split("## Where the notes and the usual mistakes are met").nth(1).expect("the section");
    let rows = section.split("\n## ").next().unwrap_or("").lines().filter(|line| line.starts_with("| "));
    rows.filter(|row| row.contains('`'))
        .map(|row| {
            let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
            let steps = cells.last().unwrap().split('`').skip(1).step_by(2).map(str::to_owned);
            (cells[0].to_owned(), steps.collect())
        })
        .collect()
}

/// What is wrong with a reference to a step, or to a wrong answer of a step.
fn unmet(reference: &str, answers: bool) -> Option<String> {
    let parts: Vec<&str> = reference.split('/').collect();
    let step =
        lessons::find(parts[0]).and_then(|lesson| lesson.story().iter().find(|step| Some(&step.name) == parts.get(1)));
    let Some(step) = step else { return Some(format!("there is no step {reference}")) };
    let wrong: Vec<&str> = match asks(step) {
        Asks::Choose(ask::Choose { options, right }) => {
            options.iter().copied().filter(|option| option != right).collect()
        }
        Asks::Number(ask::Number { mistakes, .. }) | Asks::Place(ask::Place { mistakes, .. }) => {
            mistakes.iter().map(|(name, _)| *name).collect()
        }
        Asks::Build(ask::Build { mistakes, .. }) => mistakes.iter().map(|(name, _)| *name).collect(),
        _ => Vec::new(),
    };
    let fits = if answers { parts.len() == 3 && wrong.contains(&parts[2]) } else { parts.len() == 2 };
    (!fits).then(|| format!("{reference} names no {}", if answers { "wrong answer" } else { "step alone" }))
}

#[test]
fn every_row_of_the_notes_and_every_usual_mistake_is_met_by_a_step() {
    if std::env::var_os("LESSON").is_some() {
        return; // the tables are about all lessons
    }
    let met = met();
    let wanted: Vec<String> =
        (1..=NOTES).map(|row| format!("N{row}")).chain(MISTAKES.iter().map(|one| (*one).to_owned())).collect();
    assert_eq!(met.iter().map(|(what, _)| what.clone()).collect::<Vec<_>>(), wanted);
    let wrong: Vec<String> = met
        .iter()
        .enumerate()
        .flat_map(|(row, (what, steps))| {
            let none = steps.is_empty().then(|| format!("{what} is met by no step"));
            steps.iter().filter_map(move |step| unmet(step, row >= NOTES)).chain(none)
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_reference_to_a_step_or_an_answer_that_is_not_there_is_caught() {
    assert_eq!(unmet("chain-rule/bias", false), None);
    assert_eq!(unmet("chain-rule/bias/zero", true), None);
    for (reference, answers) in [
        ("chain-rule/nowhere", false),
        ("no-lesson/bias", false),
        ("chain-rule/bias/zero", false),
        ("chain-rule/bias", true),
        ("chain-rule/bias/steepness", true), // the right answer is no mistake
        ("chain-rule/bias/nothing", true),
    ] {
        assert!(unmet(reference, answers).is_some(), "{reference}");
    }
}

/// More steps are no lesson but a course.
const STEPS: usize = 10;

#[test]
fn no_story_is_too_long() {
    // The twelve questions of the last lesson are no story.
    for lesson in all().into_iter().filter(|lesson| lesson.slug() != "check-yourself") {
        assert!(lesson.story().len() <= STEPS, "{} has {} steps", lesson.slug(), lesson.story().len());
    }
}

/// The answers to all steps of a lesson that hold theirs in `said`: right or wrong ones.
fn answers(lesson: &'static dyn Lesson, right: bool) -> Vec<(usize, &'static str, String)> {
    let given = |(at, step): (usize, &'static Step)| {
        let text = match asks(step) {
            Asks::Choose(ask::Choose { options, right: truth }) => {
                options.iter().find(|option| (*option == truth) == right).unwrap().to_string()
            }
            Asks::Number(ask::Number { truth, .. }) | Asks::Place(ask::Place { truth, .. }) if right => {
                truth(&known(lesson, &begun(lesson, at), step)).to_string()
            }
            Asks::Number(ask::Number { .. }) | Asks::Place(ask::Place { .. }) => "123456".to_owned(),
            Asks::Build(ask::Build { right: rows, tiles, .. }) => if right { *rows } else { tiles[0] }.to_owned(),
            Asks::Nothing | Asks::Own | Asks::Do(ask::Do { .. }) => return None,
        };
        Some((at, step.name, text))
    };
    (1..).zip(lesson.story()).filter_map(given).collect()
}

/// The last step of a lesson with these answers.
fn at_the_end(lesson: &'static dyn Lesson, said: &str) -> lessons::Values {
    after(lesson, &begun(lesson, lesson.story().len()), &vec![("said", said.to_owned())])
}

#[test]
fn what_was_answered_wrongly_comes_back_once_and_in_order() {
    for lesson in all().into_iter().filter(|lesson| lesson.slug() != "check-yourself") {
        let (slug, last) = (lesson.slug(), lesson.story().len());
        let joined = |answers: &[(usize, &str, String)]| -> String {
            answers.iter().map(|(_, name, text)| format!("{name}:{text}")).collect::<Vec<_>>().join(",")
        };
        let (right, wrong) = (answers(lesson, true), answers(lesson, false));
        assert!(wrong.len() > 1, "{slug}");
        let shown: Vec<_> = wrong.iter().map(|(at, name, _)| (*at, *name, "show".to_owned())).collect();
        for fine in ["".to_owned(), joined(&right), joined(&shown)] {
            let (story, _) = told(lesson, &at_the_end(lesson, &fine));
            assert!(story.once_more.is_none() && story.next.is_none(), "{slug}: {fine}");
        }
        // One that is wrong comes back alone.
        for (one, (at, name, text)) in wrong.iter().enumerate() {
            let mut mixed = right.clone();
            mixed[one] = (*at, name, text.clone());
            assert_eq!(told(lesson, &at_the_end(lesson, &joined(&mixed))).0.once_more, Some(*at), "{slug} {name}");
        }
        // All come back, whatever is answered then: nothing, wrong, right.
        let mut values = at_the_end(lesson, &joined(&wrong));
        for (turn, (at, name, text)) in wrong.iter().enumerate() {
            let (story, _) = told(lesson, &values);
            assert_eq!(story.once_more, Some(*at), "{slug} {name}");
            values = after(lesson, &values, &story.next.unwrap());
            let (story, asked) = told(lesson, &values);
            assert_eq!(
                (story.at, story.answered, story.once_more, story.away),
                (*at, None, None, false),
                "{slug} {name}"
            );
            assert!(asked.is_some(), "{slug} {name}: it is asked again");
            assert_eq!(values.text("step"), at.to_string());
            let fresh = &lesson.story()[*at - 1].fresh;
            assert!(fresh.iter().all(|(key, text)| values.text(key) == *text), "{slug} {name}: with fresh numbers");
            let again = [None, Some(text.clone()), Some(right[turn].2.clone())][turn % 3].clone();
            if let Some(text) = again.filter(|_| *at < last) {
                let step = &lesson.story()[*at - 1];
                let act = step.act(true).iter().map(|(key, text)| (*key, (*text).to_owned()));
                let said = format!("{},{name}:{text}", values.text("said"));
                values = after(lesson, &values, &[("said", said)].into_iter().chain(act).collect());
            }
            if *at < last {
                let (story, _) = told(lesson, &values);
                values = after(lesson, &values, &story.next.unwrap());
                assert_eq!(values.text("step"), last.to_string(), "{slug} {name}: back to the end");
            }
        }
        let (story, _) = told(lesson, &values);
        assert!(story.once_more.is_none() && story.next.is_none(), "{slug}: only once");
        // Later, the story goes on from such a step as from any other.
        let later = after(lesson, &begun(lesson, 1), &vec![("said", values.text("said").to_owned())]);
        assert_eq!(after(lesson, &later, &told(lesson, &later).0.next.unwrap()).text("step"), "2", "{slug}");
    }
}

/// Where fresh numbers need another act, that act shows what is told: all factors at their ceilings, and the product of five.
#[test]
fn an_answer_to_fresh_numbers_brings_the_act_that_shows_them() {
    let Some(lesson) = all().into_iter().find(|lesson| lesson.slug() == "vanishing-gradient") else { return };
    for (name, expected) in [("ceiling", [None, None]), ("five", [Some(3.75e-6), Some(1e-5)])] {
        let at = lesson.story().iter().position(|step| step.name == name).unwrap() + 1;
        for (values, expected) in [begun(lesson, at), asked_again(lesson, at)].into_iter().zip(expected) {
            let Some(Panel { body: Body::Buttons(Buttons { options, .. }), .. }) = told(lesson, &values).1 else {
                panic!("{name} asks")
            };
            let answered = after(lesson, &values, &options[0].sets);
            let run = lessons::Session::new(lesson, &answered).at(0).0.readings();
            let reading = |key: &str| run.iter().find(|reading| reading.key == key).unwrap().value.abs();
            let expected = expected.unwrap_or(reading("bound"));
            assert!((reading("product") / expected - 1.0).abs() < 1e-9, "{name}: {run:?}");
        }
    }
}
