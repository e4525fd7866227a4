//! The next steps of the selected optimizer as a program.

use super::Race;
use super::surface::{SAMPLES, Surface};
use crate::Body;
use crate::code::{self, Act, Function, Memory, Scalars, number};
use figure::ToList;

/// How many steps it makes.
const STEPS: usize = 3;

pub(super) fn body(race: &Race) -> Body {
    let (racer, track) = (race.selected(), &race.track);
    let steps = || race.steps..race.steps + STEPS;
    let noise = if track.noise == 0.0 { Vec::new() } else { steps().map(|t| track.noise_at(t).to_vec()).list() };
    let surface = &track.surface;
    let scalars = Scalars {
        function: function(surface),
        start: racer.place.to_vec(),
        rule: racer.kind,
        memory: Memory::of(&racer.optimizer),
        etas: steps().map(|t| racer.kind.eta() * track.schedule.factor(t)).list(),
        noise,
        now: now(race),
        found: race.knows_gradient().then(|| (surface.loss(racer.place), surface.gradient(racer.place).to_vec())),
    };
    let language = race.values.text("code");
    code::body(language, STEPS, true, |language| scalars.write(language))
}

fn now(race: &Race) -> Option<Act> {
    match (race.gradient, race.steps) {
        (true, _) => Some(Act::Backward),
        (false, 0) => None,
        (false, _) => Some(Act::Update),
    }
}

fn function(surface: &Surface) -> Function {
    let names = surface.names().to_vec();
    let text = |text: &str| text.to_owned();
    let (constants, loss, slopes) = match surface {
        Surface::Bowl { condition, scale } => (
            vec![("condition", *condition), ("scale", *scale)],
            text("scale * (0.5 * (w1 * w1 + condition * w2 * w2))"),
            [text("scale * w1"), text("scale * (condition * w2)")],
        ),
        Surface::Rosenbrock => (
            Vec::new(),
            text("(1.0 - w1) * (1.0 - w1) + 100.0 * (w2 - w1 * w1) * (w2 - w1 * w1)"),
            [text("-2.0 * (1.0 - w1) - 400.0 * w1 * (w2 - w1 * w1)"), text("200.0 * (w2 - w1 * w1)")],
        ),
        Surface::Himmelblau => (
            Vec::new(),
            text("pow(w1 * w1 + w2 - 11.0, 2.0) + pow(w1 + w2 * w2 - 7.0, 2.0)"),
            [
                text("4.0 * w1 * (w1 * w1 + w2 - 11.0) + 2.0 * (w1 + w2 * w2 - 7.0)"),
                text("2.0 * (w1 * w1 + w2 - 11.0) + 4.0 * w2 * (w1 + w2 * w2 - 7.0)"),
            ],
        ),
        Surface::Saddle => (
            Vec::new(),
            text("0.5 * w1 * w1 + 0.25 * (w2 * w2 - 1.0) * (w2 * w2 - 1.0)"),
            [text("w1"), text("(w2 * w2 - 1.0) * w2")],
        ),
        Surface::Wells => (
            Vec::new(),
            text("0.02 * ((((0.25 * w1 - 1.0 / 3.0) * w1 - 8.0) * w1 + 16.0) * w1 + 320.0 / 3.0) + 0.05 * w2 * w2"),
            [text("0.02 * (w1 * w1 - 16.0) * (w1 - 1.0)"), text("0.1 * w2")],
        ),
        Surface::Neuron => neuron(),
        Surface::Own(own) => {
            let [loss, first, second] = own.programs();
            (Vec::new(), loss, [first, second])
        }
        Surface::Network { .. } => (Vec::new(), text("0.0"), [text("0.0"), text("0.0")]),
    };
    Function { names, constants, loss, slopes: slopes.to_vec() }
}

type Texts = (Vec<(&'static str, f64)>, String, [String; 2]);

/// The mean over its samples, each written out.
fn neuron() -> Texts {
    let each = |write: &dyn Fn(String, f64, f64) -> String| {
        let terms = SAMPLES.map(|(x, y)| write(format!("sigmoid({} * w + b)", number(x)), x, y));
        format!("({}) / 6.0", terms.join(" + "))
    };
    let loss = each(&|o, _, y| format!("0.5 * pow({} - {o}, 2.0)", number(y)));
    let delta = |o: String, y: f64| format!("({o} - {}) * {o} * (1.0 - {o})", number(y));
    let by_weight = each(&|o, x, y| format!("{} * ({})", delta(o, y), number(x)));
    let by_bias = each(&|o, _, y| delta(o, y));
    (Vec::new(), loss, [by_weight, by_bias])
}
