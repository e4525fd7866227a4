//! The interview question on cards: five numbers to be worked out, one card at a time, then the answer in full.

use super::frozen::stores;
use crate::answer::{Judged, judge};
use crate::panel::panel;
use crate::{
    Blank, Body, Buttons, Exercise, Formula, Line, Panel, Piece, Place, Press, Settings, Value, Values, Verdict,
};
use figure::{Message, ToList, digits};
use nn::Activation;

/// The example of steps 2 to 4: the number of layers, the size of each weight, and the learning rate.
const LAYERS: i32 = 12;
const ETA: f64 = 0.1;
/// The weight of step 4, where a residual connection joins each layer.
const SMALL: f64 = 0.1;

/// The number of questions. The card after them has the answer in full, or what is still open; the last has it in any case.
const QUESTIONS: usize = 5;
const FULL: usize = QUESTIONS + 1;
const SHOW: usize = QUESTIONS + 2;

/// One question: its number, and what known mistakes lead to, each with the sentence that is said to it.
struct Step {
    name: &'static str,
    symbols: Vec<Formula>,
    truth: f64,
    mistakes: Vec<(&'static str, f64)>,
    right: &'static str,
    other: &'static str,
}

fn steps() -> [Step; QUESTIONS] {
    let (op, number, name) = (Formula::op, Formula::number, Formula::name);
    let ceiling = Activation::Sigmoid.bound().supremum;
    let power = |exponent: i32| (0..exponent).fold(1.0, |product, _| product * ceiling);
    let product = power(LAYERS);
    let change = -(ETA * product);
    [
        Step {
            name: "a1",
            symbols: vec![name("max"), op("σ′(z)"), op("=")],
            truth: ceiling,
            mistakes: vec![
                ("vanishing-gradient-told-value", 1.0),
                ("vanishing-gradient-told-half", 0.5),
                ("vanishing-gradient-told-nothing", 0.0),
            ],
            right: "vanishing-gradient-told-bound",
            other: "vanishing-gradient-told-bound-other",
        },
        Step {
            name: "a2",
            symbols: vec![op("¼"), op("·"), op("¼"), op("·"), op("⋯"), op("·"), op("¼"), op("=")],
            truth: product,
            mistakes: vec![
                ("vanishing-gradient-told-added", f64::from(LAYERS) * ceiling),
                ("vanishing-gradient-told-short", power(LAYERS - 1)),
                ("vanishing-gradient-told-long", power(LAYERS + 1)),
                ("vanishing-gradient-told-divided", ceiling / f64::from(LAYERS)),
            ],
            right: "vanishing-gradient-told-product",
            other: "vanishing-gradient-told-product-other",
        },
        Step {
            name: "a3",
            symbols: vec![
                op("Δ"),
                name("w1"),
                op("="),
                op("−"),
                name("η"),
                op("·"),
                Formula::partial("L", "w1"),
                op("="),
            ],
            truth: change,
            mistakes: vec![
                ("vanishing-gradient-told-sign", -change),
                ("vanishing-gradient-told-no-eta", -product),
                ("vanishing-gradient-told-w-new", 1.0 + change),
            ],
            right: "vanishing-gradient-told-update",
            other: "vanishing-gradient-told-update-other",
        },
        Step {
            name: "a4",
            symbols: vec![
                Formula::partial("o2", "o1"),
                op("="),
                name("w2"),
                op("·"),
                op("σ′"),
                op("+"),
                number("1"),
                op("="),
            ],
            truth: SMALL * ceiling + 1.0,
            mistakes: vec![
                ("vanishing-gradient-told-no-one", SMALL * ceiling),
                ("vanishing-gradient-told-no-weight", 1.0 + ceiling),
                ("vanishing-gradient-told-no-slope", 1.0 + SMALL),
            ],
            right: "vanishing-gradient-told-remedy",
            other: "vanishing-gradient-told-remedy-other",
        },
        Step {
            name: "a5",
            symbols: vec![op("|w|"), op("=")],
            truth: 1.0 / ceiling,
            mistakes: vec![
                ("vanishing-gradient-told-reciprocal", ceiling),
                ("vanishing-gradient-told-one", 1.0),
                ("vanishing-gradient-told-twice", 2.0 / ceiling),
            ],
            right: "vanishing-gradient-told-counter",
            other: "vanishing-gradient-told-counter-other",
        },
    ]
}

/// The names of the blanks, in the order of their cards.
const BLANKS: [&str; QUESTIONS] = ["a1", "a2", "a3", "a4", "a5"];

/// Makes the values of the interview fit each other: whoever answers a question sees its card.
pub(super) fn settle(before: &Values, values: &mut Values, changed: &[&str]) {
    let mut answers = values.settings("answers");
    answers.retain(|name| BLANKS.contains(&name));
    let old = before.settings("answers");
    let mut new = (1..).zip(BLANKS).filter(|(_, name)| old.get(name) != answers.get(name)).map(|(card, _)| card);
    if let (Some(card), None, true, false) =
        (new.next(), new.next(), changed.contains(&"answers"), changed.contains(&"card"))
    {
        values.set("card", Value::word(&usize::to_string(&card)));
    }
    values.set("answers", Value::settings(answers));
}

/// Whether all questions are answered rightly.
pub(super) fn is_done(answers: &Settings) -> bool {
    open(answers).is_empty()
}

/// The cards that are not answered rightly, counted from 1.
fn open(answers: &Settings) -> Vec<usize> {
    let numbered = (1..).zip(steps());
    numbered.filter(|(_, step)| judged(step, answers) != Some(Judged::Right)).map(|(card, _)| card).list()
}

/// The card that is asked for, or the first that is open.
pub(super) fn panels(card: &str, answers: &Settings, place: Place) -> Vec<Panel> {
    let open = open(answers);
    let asked = card.parse().ok().filter(|card| (1..=SHOW).contains(card));
    let card = asked.unwrap_or_else(|| open.first().copied().unwrap_or(FULL));
    match steps().into_iter().nth(card - 1) {
        Some(step) => vec![question(card, step, answers, place)],
        None if card == FULL && !open.is_empty() => vec![still_open(&open, place)],
        None => in_full(place),
    }
}

/// A button that leads to a card: the one before, the next one, or any.
fn to(card: usize, way: &'static str) -> Press {
    let label = Message::new("vanishing-gradient-to-card").with("card", format!("c{card}")).with("way", way);
    Press::new(label, "card", card.to_string())
}

/// One question, with the ways to its neighbours.
fn question(card: usize, step: Step, answers: &Settings, place: Place) -> Panel {
    let task = with_numbers(Message::new("vanishing-gradient-question").with("step", step.name));
    let blank = Blank {
        key: format!("answers:{}", step.name),
        text: answers.get(step.name).map(figure::ascii).unwrap_or_default(),
        label: Message::new("vanishing-gradient-blank").with("step", step.name),
        verdict: verdict(&step, answers),
    };
    let pieces = vec![Piece::Formula { formula: Formula::row(step.symbols) }, Piece::Blank(blank)];
    let lines = vec![Line { id: step.name.to_owned(), pieces }];
    let title = Message::new("vanishing-gradient-interview").with("step", step.name);
    let back = (card > 1).then(|| to(card - 1, "back"));
    let buttons = back.into_iter().chain([to(card + 1, "on")]).list();
    let body = Body::Exercise(Exercise { task: vec![task], lines, verdict: None, buttons });
    Panel { id: "interview", place, title, body }
}

/// What a learner who comes to the end too early can do.
fn still_open(open: &[usize], place: Place) -> Panel {
    let question = Message::new("vanishing-gradient-still-open").with("count", open.len().to_string());
    let show = Press { label: Message::new("vanishing-gradient-show-card"), ..to(SHOW, "there") };
    let options = open.iter().map(|&card| to(card, "there")).chain([show]).list();
    let body = Body::Buttons(Buttons { question: Some(question), options, verdict: None });
    panel("open", place, "vanishing-gradient-card", body)
}

/// The answer in full, and the way back.
fn in_full(place: Place) -> Vec<Panel> {
    let ids = ["bound", "product", "update", "counter", "remedies", "print"];
    let said = ids.map(|id| with_numbers(Message::new(format!("vanishing-gradient-card-{id}"))));
    let copying = |what: &str| Message::new("vanishing-gradient-copy").with("what", what);
    let answer =
        Body::Answer { messages: said.to_vec(), copy: copying("button"), said: ["done", "refused"].map(copying) };
    let back = Buttons { question: None, options: vec![to(1, "back")], verdict: None };
    vec![
        panel("card", place, "vanishing-gradient-card", answer),
        panel("back", place, "vanishing-gradient-cards", Body::Buttons(back)),
    ]
}

fn judged(step: &Step, answers: &Settings) -> Option<Judged<&'static str>> {
    answers.get(step.name).map(|answer| judge(answer, step.truth, &step.mistakes))
}

fn verdict(step: &Step, answers: &Settings) -> Option<Verdict> {
    let said = |id: &str| with_numbers(Message::new(id));
    Some(match judged(step, answers)? {
        Judged::Right => Verdict::right(said(step.right)),
        Judged::Rounded => Verdict::open(said("vanishing-gradient-told-rounded")),
        Judged::Mistake(id) => Verdict::wrong(said(id)),
        Judged::Other => Verdict::wrong(said(step.other)),
    })
}

/// Every number of the example, computed: whichever of them a sentence needs.
fn with_numbers(message: Message) -> Message {
    let [_, product, change, factor, edge] = steps().map(|step| step.truth);
    let kept = (0..LAYERS).fold(1.0, |product, _| product * factor);
    message
        .with("n", LAYERS.to_string())
        .with("product", digits(product, 3))
        .with("change", digits(change, 3))
        .with("steps", super::sentences::steps(change))
        .with("stored", if stores(1.0, change) { "yes" } else { "no" })
        .with("factor", digits(factor, 4))
        .with("kept", digits(kept, 3))
        .with("edge", digits(edge, 1))
}
