//! The rule of the selected optimizer with its numbers: each symbol above its column, a row for either parameter.

use super::Race;
use super::layout::RAIL;
use super::racer::{ETAS, NAMES, Preview};
use crate::symbols::{bracketed, lowered};
use figure::{
    Anchor, Handle, Key, Label, Mark, Message, Plot, Rect, Role, Scene, Text, ToList, Touch, digits, exact,
    power_of_ten, roomy_width, symbol_width,
};
use nn::OptimizerKind;

/// Middles of the symbols and of the two rows.
const HEAD: f64 = 16.0;
const ROWS: [f64; 2] = [45.0, 76.0];
/// Sizes of symbols and numbers where there is room for the whole rule.
const SIZES: (f64, f64) = (17.0, 19.0);
/// From one part to the next, and from the names of the rows to the rule.
const SPACE: f64 = 9.0;
/// What is not known yet.
const UNKNOWN: &str = "?";

/// A part of the rule.
enum Part {
    /// An operator, the same in both rows.
    Sign(&'static str),
    /// A symbol and its numbers.
    Column(&'static str, [String; 2]),
    /// η, which can be pulled.
    Rate(String),
}

pub(super) fn scene(race: &Race, width: f64) -> Scene {
    let parts = parts(race);
    let names = race.track.surface.names().map(|name| lowered(&name));
    let left = 1.1 * names.iter().map(|name| symbol_width(name, SIZES.1, true)).fold(0.0, f64::max) + 2.0 * SPACE;
    let whole: f64 = parts.iter().map(|part| part.width() + SPACE).sum();
    let share = ((width - left) / whole).min(1.0);
    let mut plot = Plot::pixels(width, RAIL);
    let mut handles = Vec::new();
    for (k, name) in names.iter().enumerate() {
        let text = Text::new((0.0, ROWS[k]), Label::symbol(name.clone()));
        plot.marks.push(Mark::Text(Text { anchor: Anchor::Left, size: SIZES.1 * share, bold: true, ..text }));
    }
    let mut x = left;
    for (i, part) in parts.iter().enumerate() {
        let wide = part.width() * share;
        let middle = x + 0.5 * wide;
        let write = |y: f64, size: f64, label: &str| Text {
            size: size * share,
            ..Text::new((middle, y), Label::symbol(label))
        };
        let muted = |text: Text| Mark::Text(Text { paint: Role::Muted.into(), ..text });
        match part {
            Part::Sign(sign) => plot.marks.extend(ROWS.map(|y| muted(write(y, SIZES.1, sign)))),
            Part::Column(symbol, numbers) => {
                plot.marks.push(muted(write(HEAD, SIZES.0, symbol)));
                for (k, number) in numbers.iter().enumerate() {
                    let text = Text { bold: i == 0, ..write(ROWS[k], SIZES.1, number) };
                    plot.marks.push(Mark::Text(text).keyed(Key::from("number").and(i).and(k)));
                }
            }
            Part::Rate(eta) => {
                plot.marks.push(muted(write(HEAD, SIZES.0, "η")));
                plot.marks.push(Mark::Text(Text { pulled: true, ..write(ROWS[0], SIZES.1, eta) }));
                plot.marks.push(Mark::Text(write(ROWS[1], SIZES.1, eta)));
                handles.push(rate(race, Rect { x: x - 6.0, y: ROWS[0] - 15.0, width: wide + 12.0, height: 30.0 }));
            }
        }
        x += wide + SPACE * share;
    }
    plot.marks.extend(losses(race, (x, width)).into_iter().flatten());
    Scene { width, height: RAIL, plots: vec![plot], handles }
}

/// What the step is for: the loss here, and where it lands. `None` where the rule leaves no room for it.
fn losses(race: &Race, (left, right): (f64, f64)) -> Option<Vec<Mark>> {
    let size = 15.0;
    let numbers = roomy_width("0.000000", SIZES.1, true) + SPACE;
    if right - left < numbers + 12.0 * size {
        return None;
    }
    let (here, there) = (race.selected().place, race.preview().landing);
    let there = Some(there).filter(|_| race.shows_step()).map(|there| race.loss(there)).filter(|loss| loss.is_finite());
    let there = there.map_or_else(|| UNKNOWN.to_owned(), |loss| digits(loss, 4));
    let rows = [("here", digits(race.loss(here), 4)), ("there", there)].into_iter().zip(ROWS);
    let marks = rows.flat_map(|((place, number), y)| {
        let words = Message::new("optimizers-rail-loss").with("place", place);
        let name = Text::new((right - numbers, y), words.into());
        let number = Text::new((right - 2.0, y), Label::symbol(number));
        [
            Mark::Text(Text { anchor: Anchor::Right, size, paint: Role::Muted.into(), ..name }),
            Mark::Text(Text { anchor: Anchor::Right, size: SIZES.1, bold: place == "there", ..number })
                .keyed(Key::from("loss").and(usize::from(place == "there"))),
        ]
    });
    Some(marks.list())
}

/// The selected optimizer's own η, typed or pulled.
fn rate(race: &Race, area: Rect) -> Handle {
    let racer = race.selected();
    let (key, eta) = (ETAS[racer.index], racer.kind.eta());
    Handle {
        segment: None,
        group: Some(NAMES[racer.index].to_owned()),
        id: "eta".to_owned(),
        area,
        key: key.to_owned(),
        touch: Touch::Number {
            select: None,
            edits: key.to_owned(),
            text: race.values.text(key).to_owned(),
            // A unit of its second digit.
            step: power_of_ten(libm::floor(libm::log10(eta)) - 1.0),
            restart: None,
        },
        label: Message::new("optimizers-eta").with("optimizer", racer.kind.name()),
        restart: None,
    }
}

/// Both rows, for those who cannot see them.
pub(super) fn in_words(race: &Race) -> Message {
    let parts = parts(race);
    let row = |k: usize| -> String {
        let word = |part: &Part| match part {
            Part::Sign(sign) => (*sign).to_owned(),
            Part::Column(symbol, numbers) => format!("{symbol} {}", numbers[k]),
            Part::Rate(eta) => format!("η {eta}"),
        };
        parts.iter().map(word).list().join(" ")
    };
    let [x, y] = race.track.surface.names();
    Message::new("optimizers-rail").with("x", x).with("y", y).with("first", row(0)).with("second", row(1))
}

impl Part {
    /// Browsers' own fonts are up to a fifth wider than our table.
    fn width(&self) -> f64 {
        let number = |text: &str, bold| roomy_width(text, SIZES.1, bold);
        match self {
            Self::Sign(sign) => number(sign, false),
            Self::Column(symbol, numbers) => {
                // What changes is as wide as a usual number, so that little moves from step to step.
                let least = if matches!(*symbol, "μ" | "η") { "" } else { "−0.00000" };
                let symbol = 1.1 * symbol_width(symbol, SIZES.0, false);
                numbers.iter().map(|text| number(text, true)).fold(symbol.max(number(least, false)), f64::max)
            }
            Self::Rate(eta) => number(eta, false).max(1.5 * SIZES.1),
        }
    }
}

fn parts(race: &Race) -> Vec<Part> {
    let preview = race.preview();
    let told = |text: String| if race.shows_step() { text } else { UNKNOWN.to_owned() };
    let both = |write: &dyn Fn(usize) -> String| [write(0), write(1)];
    let g = |k: usize| if race.knows_gradient() { bracketed(preview.g[k], 4) } else { UNKNOWN.to_owned() };
    let new = both(&|k| told(digits(preview.landing[k], 4)));
    let old = both(&|k| digits(race.selected().place[k], 4));
    let rate = || {
        let scheduled = preview.eta != race.selected().kind.eta();
        if scheduled { Part::Column("η", both(&|_| digits(preview.eta, 4))) } else { Part::Rate(exact(preview.eta)) }
    };
    let mut parts = vec![
        Part::Column("w_new", new),
        Part::Sign("="),
        Part::Column("w_old", old),
        Part::Sign("−"),
        rate(),
        Part::Sign("·"),
    ];
    parts.extend(taken(race, &preview, &g, &told));
    parts
}

/// What each rule multiplies by η.
fn taken(race: &Race, preview: &Preview, g: &dyn Fn(usize) -> String, told: &dyn Fn(String) -> String) -> Vec<Part> {
    let at = |values: &[f64], k: usize| values.get(k).copied().unwrap_or(0.0);
    let both = |write: &dyn Fn(usize) -> String| [write(0), write(1)];
    let slope = || Part::Column("g", both(g));
    let share = |value: f64| Part::Column("μ", both(&|_| exact(value)));
    let (first, second) = preview.after.corrections();
    let root = |scale: f64| both(&|k| told(digits((at(preview.after.square(), k) / scale).sqrt(), 4)));
    match race.selected().kind {
        OptimizerKind::Sgd { .. } => vec![slope()],
        OptimizerKind::Momentum { momentum, .. } => vec![
            Part::Sign("("),
            share(momentum),
            Part::Sign("·"),
            Part::Column("v_old", both(&|k| bracketed(at(preview.before.mean(), k), 4))),
            Part::Sign("+"),
            slope(),
            Part::Sign(")"),
        ],
        OptimizerKind::Nesterov { momentum, .. } => vec![
            Part::Sign("("),
            share(momentum),
            Part::Sign("·"),
            Part::Column("v_new", both(&|k| told(bracketed(at(preview.after.mean(), k), 4)))),
            Part::Sign("+"),
            slope(),
            Part::Sign(")"),
        ],
        OptimizerKind::Adagrad { .. } | OptimizerKind::Rmsprop { .. } => {
            vec![slope(), Part::Sign("/"), Part::Column("√s", root(1.0))]
        }
        OptimizerKind::Adam { .. } => vec![
            Part::Column("m̂", both(&|k| told(bracketed(at(preview.after.mean(), k) / first, 4)))),
            Part::Sign("/"),
            Part::Column("√ŝ", root(second)),
        ],
    }
}
