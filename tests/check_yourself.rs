//! Twelve questions: the right answer is found here once more, in another way, and each known mistake leads to its own sentence.

use figure::Grip;
use lessons::{Body, Grade, Lesson, Link, Panel, Place, Values, Verdict, entering};
use nn::{Activation, Loss, Network, Parameter, forward, ledger, loss};
use std::collections::BTreeSet;
use tests::learner::{WIDE, read, run, settled, values};
use tests::messages::panel_messages;
use tests::naive::Twin;
use tests::stories::{after, told};
use tests::words::Words;

const SEEDS: std::ops::RangeInclusive<usize> = 1..=300;
const NAMES: [&str; 12] =
    ["way", "new", "settle", "slope", "chain", "count", "sum", "bias", "ceiling", "momentum", "updates", "entropy"];

fn lesson() -> &'static dyn Lesson {
    lessons::find("check-yourself").unwrap()
}

/// The numbers that a question gives.
struct Given(Vec<(String, f64)>);

impl Given {
    fn of(seed: usize, at: usize) -> Self {
        let run = run(lesson(), &[("seed", &seed.to_string()), ("step", &(at + 1).to_string())]);
        Self(run.readings().into_iter().map(|reading| (reading.key, reading.value)).collect())
    }

    fn at(&self, name: &str) -> f64 {
        self.0.iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("no {name} in {:?}", self.0)).1
    }
}

/// A right answer as it is given, and what known mistakes lead to, by their names.
struct Expected {
    right: String,
    wrong: Vec<(&'static str, String)>,
}

fn number(truth: f64, mistakes: &[(&'static str, f64)]) -> Expected {
    let wrong = mistakes.iter().map(|(name, value)| (*name, value.to_string())).collect();
    Expected { right: truth.to_string(), wrong }
}

fn option(right: &'static str, all: [&'static str; 3]) -> Expected {
    let wrong = all.into_iter().filter(|name| *name != right).map(|name| (name, name.to_owned())).collect();
    Expected { right: right.to_owned(), wrong }
}

/// The slope of a function, by a central difference.
fn difference(f: impl Fn(f64) -> f64, at: f64) -> f64 {
    let h = 1e-5;
    (f(at + h) - f(at - h)) / (2.0 * h)
}

fn sigma(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

fn logit(o: f64) -> f64 {
    (o / (1.0 - o)).ln()
}

/// The answers to a question, from its numbers alone.
fn expected(name: &str, given: &Given) -> Expected {
    let g = |name: &str| given.at(name);
    match name {
        "way" => option(if g("slope") > 0.0 { "down" } else { "up" }, ["up", "down", "rate"]),
        "new" => {
            let change = g("eta") * g("slope");
            let mistakes = [("plus", g("w") + change), ("rate", g("w") - g("slope")), ("step", -change)];
            number(g("w") - change, &mistakes)
        }
        "settle" => option(played(g("c"), g("eta")), ["settle", "zigzag", "grow"]),
        "slope" => {
            let o = g("o");
            number(difference(sigma, logit(o)), &[("output", o), ("rest", 1.0 - o), ("again", difference(sigma, o))])
        }
        "chain" => chain(given),
        "count" => {
            let [a, b, c] = ["a", "b", "c"].map(|name| g(name) as usize);
            let paths = |layers: &[usize]| paths(layers) as f64;
            let all = a as f64 * paths(&[2, a, b, c, 1]);
            number(paths(&[2, a, b, c, 1]), &[("added", (b + c) as f64), ("start", all), ("layers", 4.0)])
        }
        "sum" => {
            let upper = |o1: f64| g("end") * g("up_out") * (g("up") * o1);
            let lower = |o1: f64| g("end") * g("low_out") * (g("low") * o1);
            let [one, two] = [difference(upper, 1.0), difference(lower, 1.0)];
            let mistakes =
                [("one", one), ("one", two), ("product", one * two / g("end")), ("start", (one + two) / g("end"))];
            number(difference(|o1| upper(o1) + lower(o1), 1.0), &mistakes)
        }
        "bias" => {
            let (o, y) = (g("o"), g("y"));
            let network = single(Loss::HalfSquaredError);
            let slope = Twin::new(&network, &[logit(o)], &[y]).gradient().db[0][0];
            number(slope, &[("zero", 0.0), ("flat", o - y), ("sign", -slope)])
        }
        "ceiling" => {
            let (w, n) = (g("w"), g("n") as i32);
            let most = (-600..=600).map(|i| difference(|z| w * sigma(z), f64::from(i) / 100.0)).fold(0.0, f64::max);
            let mistakes = [
                ("added", f64::from(n) * most),
                ("single", most),
                ("quarter", 0.25_f64.powi(n)),
                ("weights", w.powi(n)),
            ];
            number(most.powi(n), &mistakes)
        }
        "momentum" => {
            let (kept, change) = (g("keep") * g("last"), g("eta") * g("slope"));
            let mistakes =
                [("forgot", -change), ("whole", g("last") - change), ("memory", kept), ("plus", kept + change)];
            number(kept - change, &mistakes)
        }
        "updates" => {
            let (points, batch) = (g("points") as usize, g("batch") as usize);
            let updates = vec![0; points].chunks(batch).count() as f64;
            number(updates, &[("points", points as f64), ("one", 1.0), ("batch", batch as f64)])
        }
        "entropy" => {
            let (o, y) = (g("o"), g("y"));
            let loss = |o: f64| -y * o.ln() - (1.0 - y) * (1.0 - o).ln();
            let slope = difference(|z| loss(sigma(z)), logit(o));
            number(slope, &[("factor", slope * o * (1.0 - o)), ("sign", -slope), ("output", difference(loss, o))])
        }
        _ => panic!("{name}"),
    }
}

/// What happens to w on ½cw², played out.
fn played(c: f64, eta: f64) -> &'static str {
    let after: Vec<f64> = std::iter::successors(Some(1.0), |w| Some(w - eta * c * w)).take(30).collect();
    match (after[1] > 0.0, after[29].abs() < 1.0) {
        (true, true) => "settle",
        (false, true) => "zigzag",
        (false, false) => "grow",
        _ => panic!("η = {eta}, c = {c}"),
    }
}

/// One sigmoid neuron with weight 1 and bias 0.
fn single(loss: Loss) -> Network {
    Network::new(&[1, 1], &[Activation::Sigmoid], loss, vec![vec![1.0]], vec![vec![0.0]]).unwrap()
}

/// Two sigmoid neurons in a row: ∂L/∂w1 is the slope of the loss, found by two forward passes.
fn chain(given: &Given) -> Expected {
    let g = |name: &str| given.at(name);
    let (x, o1, w2, o2, y) = (g("x"), g("o1"), g("w2"), g("o2"), g("y"));
    let network = |w1: f64| {
        let biases = vec![vec![logit(o1) - 0.7 * x], vec![logit(o2) - w2 * o1]];
        let activations = [Activation::Sigmoid; 2];
        Network::new(&[1, 1, 1], &activations, Loss::HalfSquaredError, vec![vec![w1], vec![w2]], biases).unwrap()
    };
    let loss_at = |w1: f64| {
        let network = network(w1);
        loss(&network, &forward(&network, &[x]).unwrap(), &[y]).unwrap()
    };
    let slope = difference(loss_at, 0.7);
    let (error, s1, s2) = (o2 - y, o1 * (1.0 - o1), o2 * (1.0 - o2));
    let mistakes = [
        ("flat", error * w2 * x),
        ("once", error * s2 * w2 * x),
        ("added", error + s2 * w2 + s1 * x),
        ("sign", -slope),
    ];
    number(slope, &mistakes)
}

/// The number of paths of the first weight, as the ledger lists them.
fn paths(layers: &[usize]) -> usize {
    let activations = vec![Activation::Sigmoid; layers.len() - 1];
    let start = nn::Initialiser::Normal(1.0);
    let network = Network::initialised(layers, &activations, Loss::HalfSquaredError, start, 1).unwrap();
    let first = Parameter::Weight { layer: 0, to: 0, from: 0 };
    ledger(&network, first, &[0.3, 0.4], &[1.0], 1000).unwrap().paths.len()
}

/// The values of a question of a seed, with an answer to it.
fn answering(seed: usize, at: usize, answer: &str) -> Values {
    let begun = values(lesson(), &[("seed", &seed.to_string()), ("step", &(at + 1).to_string())]);
    lessons::change(lesson(), &begun, &[(format!("answers:{}", NAMES[at]), answer.to_owned())], &read).values
}

fn panels(values: &Values) -> Vec<Panel> {
    lesson().start(values).panels(WIDE)
}

fn verdict(values: &Values) -> Option<Verdict> {
    let asked = panels(values).into_iter().find(|panel| panel.id == "ask").unwrap();
    match asked.body {
        Body::Buttons(buttons) => buttons.verdict,
        Body::Exercise(exercise) => exercise
            .lines
            .into_iter()
            .flat_map(|line| line.pieces)
            .find_map(|piece| if let lessons::Piece::Blank(blank) = piece { blank.verdict } else { None }),
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_right_answer_is_right_and_each_known_mistake_is_told_its_own_reason() {
    let words = Words::english();
    let mut said = BTreeSet::new();
    for seed in SEEDS {
        for (at, name) in NAMES.into_iter().enumerate() {
            let expected = expected(name, &Given::of(seed, at));
            let judged = |answer: &str| {
                let values = answering(seed, at, answer);
                let Verdict { grade, said } = verdict(&values).unwrap_or_else(|| panic!("{seed} {name} {answer}"));
                assert_eq!(told(lesson(), &values).0.answered, answered(grade), "{seed} {name} {answer}");
                let text = words.say(&said);
                assert!(text.chars().count() <= 240 && !text.contains('?'), "{seed} {name} {answer}: {text}");
                (grade, said.id)
            };
            let why = |what: &str| format!("check-yourself-{name}-{what}-why");
            let is_number = expected.right.parse::<f64>().is_ok();
            let right = if is_number { "right" } else { expected.right.as_str() };
            assert_eq!(judged(&expected.right), (Grade::Right, why(right)), "{seed} {name} {}", expected.right);
            for (mistake, answer) in &expected.wrong {
                assert_eq!(judged(answer), (Grade::Wrong, why(mistake)), "{seed} {name} {answer}");
            }
            if is_number {
                assert_eq!(judged("123456"), (Grade::Wrong, why("other")), "{seed} {name}");
                assert_eq!(verdict(&answering(seed, at, "show")).unwrap().grade, Grade::Open, "{seed} {name}");
            }
            said.extend(expected.wrong.iter().map(|(mistake, _)| why(mistake)));
            assert_eq!(verdict(&answering(seed, at, "")), None, "{seed} {name}: nothing is judged");
        }
    }
    assert_eq!(said.len(), 3 + 3 + 3 + 3 + 4 + 3 + 3 + 3 + 4 + 4 + 3 + 3, "{said:?}");
}

#[test]
fn who_multiplies_the_factors_of_an_explanation_finds_its_result() {
    let words = Words::english();
    for seed in SEEDS {
        for name in ["new", "chain", "bias", "momentum"] {
            let at = NAMES.iter().position(|known| *known == name).unwrap();
            let said = words.say(&verdict(&answering(seed, at, "show")).unwrap().said);
            let mut sides = said.split(" = ").skip_while(|side| side.contains(char::is_alphabetic)).take(2);
            let (factors, result) = (sides.next().unwrap(), numbers(sides.next().unwrap())[0]);
            let product = |term: &str| numbers(term).iter().product::<f64>();
            let found: f64 = match factors.split_once(" − ") {
                Some((one, other)) => product(one) - product(other),
                None => product(factors),
            };
            assert!((found - result).abs() <= 0.0005 * result.abs(), "{seed} {name}: {said} gives {found}");
            let needless = factors.split('(').skip(1).any(|bracket| !bracket.starts_with('−'));
            assert!(!needless, "{seed} {name}: {said}");
        }
    }
}

fn answered(grade: Grade) -> Option<&'static str> {
    match grade {
        Grade::Right => Some("right"),
        Grade::Wrong => Some("wrong"),
        Grade::Open => None,
    }
}

/// All numbers that stand in a text, as they are read.
fn numbers(text: &str) -> Vec<f64> {
    let sign = |c: char| if c == '−' { '-' } else { c };
    let plain: String = text.chars().map(sign).collect();
    let parts = plain.split(|c: char| !c.is_ascii_digit() && c != '.' && c != '-');
    parts.filter_map(|part| part.trim_end_matches('.').parse().ok()).collect()
}

#[test]
fn no_answer_stands_there_before_it_is_given() {
    let words = Words::english();
    for seed in SEEDS {
        for (at, name) in NAMES.into_iter().enumerate() {
            let values = values(lesson(), &[("seed", &seed.to_string()), ("step", &(at + 1).to_string())]);
            let Ok(truth) = expected(name, &Given::of(seed, at)).right.parse::<f64>() else { continue };
            let mut messages = Vec::new();
            let mut texts = Vec::new();
            for panel in panels(&values).iter().filter(|panel| panel.place != Place::Rail) {
                panel_messages(panel, &mut messages);
                if let Body::Picture { scene, .. } = &panel.body {
                    let marks = scene.plots.iter().flat_map(|plot| &plot.marks);
                    texts.extend(marks.filter_map(|mark| match mark.bare() {
                        figure::Mark::Text(text) => Some(words.label(&text.label)),
                        figure::Mark::Shape(shape) => shape.get::<Grip>().map(|grip| words.label(&grip.text.label)),
                        _ => None,
                    }));
                }
            }
            let story = told(lesson(), &values).0;
            messages.extend([story.claim, story.prose]);
            texts.extend(messages.iter().map(|message| words.say(message)));
            assert!(texts.len() > 5, "{texts:?}");
            for text in texts {
                let found = numbers(&text).into_iter().any(|x| (x.abs() - truth.abs()).abs() <= 0.005 * truth.abs());
                assert!(!found, "{seed} {name}: {truth} stands in “{text}”");
            }
        }
    }
}

/// The values of the result, with every answer right but for those to some questions.
fn result(seed: usize, wrong: &[&str], open: &[&str]) -> Values {
    let answers = NAMES.into_iter().enumerate().filter(|(_, name)| !open.contains(name)).map(|(at, name)| {
        let Expected { right, wrong: mistakes } = expected(name, &Given::of(seed, at));
        (format!("answers:{name}"), if wrong.contains(&name) { mistakes[0].1.clone() } else { right })
    });
    let begun = values(lesson(), &[("seed", &seed.to_string()), ("step", "13")]);
    lessons::change(lesson(), &begun, &answers.collect::<Vec<_>>(), &read).values
}

fn links(values: &Values) -> (String, Vec<Link>) {
    let back = panels(values).into_iter().find(|panel| panel.id == "back").unwrap();
    let Body::Links { said, links } = back.body else { panic!("{back:?}") };
    (said[0].id.clone(), links)
}

#[test]
fn the_result_counts_and_leads_to_a_step_for_each_answer_that_is_not_right() {
    let words = Words::english();
    for seed in [1, 2, 77] {
        let all = result(seed, &[], &[]);
        assert_eq!(words.say(&told(lesson(), &all).0.claim), "12 of 12 are right.");
        assert_eq!(links(&all), ("check-yourself-can".to_owned(), Vec::new()));
        let some = result(seed, &["bias"], &["momentum"]);
        let story = told(lesson(), &some).0;
        assert_eq!(words.say(&story.claim), "10 of 12 are right.");
        assert_eq!(words.say(&story.prose), "1 wrong, 1 open. The last answer to each question counts.");
        let known = NAMES.map(|name| match name {
            "bias" => Some("wrong"),
            "momentum" => None,
            _ => Some("right"),
        });
        assert_eq!(story.known, known.into_iter().chain([None]).collect::<Vec<_>>());
        let (said, links) = links(&some);
        assert_eq!(said, "check-yourself-missing");
        let places: Vec<(&str, &str)> = links.iter().map(|link| (link.lesson, link.values[0].1.as_str())).collect();
        assert_eq!(places, [("chain-rule", "10"), ("optimizers", "5")]);
    }
}

#[test]
fn each_link_leads_to_the_step_that_its_words_say() {
    let words = Words::english();
    let begun = values(lesson(), &[("step", "13")]);
    let steps: Vec<String> = links(&begun)
        .1
        .into_iter()
        .map(|link| {
            let there = lessons::find(link.lesson).unwrap();
            let at: usize = link.values[0].1.parse().unwrap();
            let title = words.say(&figure::Message::new(format!("{}-title", link.lesson)));
            assert!(words.say(&link.label).ends_with(&format!(": {title}, step {at}")), "{:?}", link.label);
            // A link that names a step alone enters it, with the values that the step needs.
            let arrived = settled(there, &[("step", &link.values[0].1)]).values;
            assert_eq!(arrived, after(there, &lessons::defaults(there), &entering(there, at, "")));
            assert!(!told(there, &arrived).0.away, "{link:?}");
            format!("{} {}", link.lesson, there.story()[at - 1].name)
        })
        .collect();
    assert_eq!(
        steps,
        [
            "update-rule side",
            "update-rule way",
            "update-rule far",
            "vanishing-gradient ceiling",
            "chain-rule product",
            "chain-rule sweep",
            "chain-rule paths",
            "chain-rule bias",
            "vanishing-gradient five",
            "optimizers momentum",
            "training epochs",
            "loss-functions entropy",
        ]
    );
}

#[test]
fn a_seed_asks_everybody_the_same_and_another_one_something_else() {
    let asked = |seed: usize| NAMES.iter().enumerate().map(|(at, _)| Given::of(seed, at).0).collect::<Vec<_>>();
    assert_eq!(asked(5), asked(5));
    for seed in SEEDS {
        let (one, other) = (asked(seed), asked(seed + 1));
        assert!(one[0] != other[0], "{seed}: a slider that moves shows it");
        assert!(one.iter().zip(&other).filter(|(one, other)| one != other).count() > 8, "{seed}");
    }
}

#[test]
fn steps_keep_the_seed_and_the_answers_and_a_new_start_clears_them() {
    let values = answering(7, 1, "1/4");
    assert_eq!((values.text("seed"), values.text("answers")), ("7", "new:0.25"));
    let next = after(lesson(), &values, &told(lesson(), &values).0.next.unwrap());
    assert_eq!((next.text("step"), next.text("seed"), next.text("answers")), ("3", "7", "new:0.25"));
    let sets = |id: &str| {
        let actions = lesson().start(&next).actions();
        actions.into_iter().find(|action| action.id == id).unwrap().sets
    };
    let again = after(lesson(), &next, &sets("again"));
    assert_eq!((again.text("step"), again.text("seed"), again.text("answers")), ("1", "7", ""));
    let other = after(lesson(), &next, &sets("other"));
    assert_eq!((other.text("step"), other.text("seed"), other.text("answers")), ("1", "8", ""));
}

#[test]
fn an_answer_that_nobody_can_give_is_refused_by_name() {
    for (key, given, at) in [
        ("answers", "way:left", "answers"),
        ("answers", "new:much", "answers"),
        ("answers", "nothing:1", "answers"),
        ("answers:new", "much", "answers:new"),
        ("answers:way", "1", "answers:way"),
        ("answers:nothing", "1", "answers"),
    ] {
        let settled = settled(lesson(), &[("answers", "chain:1"), (key, given)]);
        let refused: Vec<&str> = settled.refusals.iter().map(|refusal| refusal.key.as_str()).collect();
        assert_eq!(refused, [at], "{key}={given}");
        assert_eq!(settled.values.text("answers"), "chain:1", "{key}={given}");
        Words::english().say(&settled.refusals[0].message);
    }
}
