//! The interview question in five short steps, each a number to be worked out, and the answer in full once all are right.

use super::frozen::stores;
use crate::answer::{Judged, judge};
use crate::{Blank, Body, Exercise, Formula, Line, Panel, Piece, Place, Settings, Verdict};
use figure::{Message, digits};
use nn::Activation;

/// The example of steps 2 to 4: the number of layers, the size of each weight, and the learning rate.
const LAYERS: i32 = 12;
const ETA: f64 = 0.1;
/// The weight of step 4, where a residual connection joins each layer.
const SMALL: f64 = 0.1;

/// One step: its panel, its number, and what known mistakes lead to, each with the sentence that is said to it.
struct Step {
    panel: &'static str,
    name: &'static str,
    symbols: Vec<Formula>,
    truth: f64,
    mistakes: Vec<(&'static str, f64)>,
    right: &'static str,
    other: &'static str,
}

fn steps() -> [Step; 5] {
    let (op, number, name) = (Formula::op, Formula::number, Formula::name);
    let ceiling = Activation::Sigmoid.bound().supremum;
    let power = |exponent: i32| (0..exponent).fold(1.0, |product, _| product * ceiling);
    let product = power(LAYERS);
    let change = -(ETA * product);
    [
        Step {
            panel: "interview1",
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
            panel: "interview2",
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
            panel: "interview3",
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
            panel: "interview4",
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
            panel: "interview5",
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

/// Whether there is a blank of that name.
pub(super) fn is_blank(name: &str) -> bool {
    steps().iter().any(|step| step.name == name)
}

/// The five steps, and once all are right the answer in full.
pub(super) fn panels(answers: &Settings) -> Vec<Panel> {
    let steps = steps();
    let verdicts: Vec<Option<Verdict>> = steps.iter().map(|step| verdict(step, answers)).collect();
    let done = steps.iter().all(|step| judged(step, answers) == Some(Judged::Right));
    let mut panels: Vec<Panel> =
        steps.into_iter().zip(verdicts).map(|(step, verdict)| panel(step, verdict, answers)).collect();
    if done {
        let ids = ["bound", "product", "update", "counter", "remedies", "print"];
        let said = ids.map(|id| with_numbers(Message::new(format!("vanishing-gradient-card-{id}"))));
        let title = Message::new("vanishing-gradient-card");
        panels.push(Panel { id: "card", place: Place::Fold, title, body: Body::Text { messages: said.to_vec() } });
    }
    panels
}

fn panel(step: Step, verdict: Option<Verdict>, answers: &Settings) -> Panel {
    let task = with_numbers(Message::new("vanishing-gradient-question").with("step", step.name));
    let blank = Blank {
        key: format!("answers:{}", step.name),
        text: answers.get(step.name).map(figure::ascii).unwrap_or_default(),
        label: Message::new("vanishing-gradient-blank").with("step", step.name),
        verdict,
    };
    let pieces = vec![Piece::Formula { formula: Formula::row(step.symbols) }, Piece::Blank(blank)];
    let lines = vec![Line { id: step.name.to_owned(), pieces }];
    let title = Message::new("vanishing-gradient-interview").with("step", step.name);
    let body = Body::Exercise(Exercise { task: vec![task], lines, verdict: None, buttons: Vec::new() });
    Panel { id: step.panel, place: Place::Fold, title, body }
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
