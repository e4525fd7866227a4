//! The rule with its numbers, each in the colour of what it measures on the picture, and below it the scale of η. On a wide page
//! it stands under the picture, on a phone in it.

use super::window::Look;
use super::{Descent, scale};
use figure::{
    Axis, Handle, Key, Label, Mark, Message, Plot, Range, Rect, Role, Scene, Stroke, Text, Touch, ascii, clamp, digits,
    exact, roomy_width, text_width,
};

/// What is not known yet.
const UNKNOWN: &str = "?";
/// η is written in full up to this length.
const LONGEST: usize = 7;

/// Its height in a room of this width.
pub(super) fn height(run: &Descent, width: f64) -> f64 {
    let scale = if scale::of(run).is_some() { scale::HEIGHT } else { 0.0 };
    rows(Look::of(width)).2 + scale
}

pub(super) fn scene(run: &Descent, width: f64) -> Scene {
    let height = height(run, width);
    let (plot, handles) = plot(run, Rect { x: 0.0, y: 0.0, width, height });
    Scene { width, height, plots: vec![plot], handles }
}

/// Where the numbers stand, where their names, and where both end.
fn rows(look: Look) -> (f64, f64, f64) {
    if look.wide { (16.0, 42.0, 56.0) } else { (12.0, 32.0, 44.0) }
}

/// A number of the rule.
struct Term {
    /// Where its middle is, as a share of the width.
    at: f64,
    text: String,
    name: Label,
    role: Role,
    key: &'static str,
    /// The control that it sets, the number as it is typed, the step of a pull, and the step to which the run returns.
    sets: Option<(&'static str, f64, f64, Option<usize>)>,
}

/// The middles of the numbers and of the signs between them, as shares of the width.
fn columns(look: Look) -> ([f64; 5], [f64; 3]) {
    if look.wide {
        ([0.09, 0.29, 0.45, 0.63, 0.885], [0.183, 0.378, 0.522])
    } else {
        ([0.135, 0.4, 0.595, 0.84, f64::NAN], [0.243, 0.508, 0.682])
    }
}

fn terms(run: &Descent, look: Look) -> Vec<Term> {
    let (w, p, slope) = (run.w(), run.p(), run.slope(run.w()));
    // A picture narrower than any phone has room for two.
    let significant = if look.wide {
        4
    } else if look.small < 13.0 {
        2
    } else {
        3
    };
    let write = |x: f64| digits(x, significant);
    let known = |x: f64| if run.hides() { UNKNOWN.to_owned() } else { write(x) };
    let full = exact(run.eta);
    let eta = if full.chars().count() > LONGEST { write(run.eta) } else { full };
    let bracketed = if slope < 0.0 { format!("({})", write(slope)) } else { write(slope) };
    let symbol = |name: &str| Label::symbol(format!("{p}_{name}"));
    let sign = if slope < 0.0 { Role::Negative } else { Role::Positive };
    let term = |i: usize, key, text, name, role| Term { at: columns(look).0[i], text, name, role, key, sets: None };
    let mut all = vec![
        term(0, "new", known(run.landing()), symbol("new"), Role::Accent),
        Term { sets: Some(("w0", w, 0.1, Some(0))), ..term(1, "old", write(w), symbol("old"), Role::Accent) },
        Term {
            sets: Some(("eta", run.eta, scale::pull(run), None)),
            ..term(2, "eta", eta, Label::symbol("η"), Role::Ink)
        },
        term(3, "slope", bracketed, Message::new("update-rule-rail-slope").with("p", p).into(), sign),
    ];
    if run.rolls() {
        let v = run.pull_at(run.path.steps());
        let text = if v < 0.0 { format!("({})", write(v)) } else { write(v) };
        all[3] = term(3, "velocity", text, Label::words("update-rule-rail-velocity"), Role::Accent);
    }
    if look.wide {
        let change = run.change();
        let signed = if change > 0.0 { format!("+{}", write(change)) } else { write(change) };
        let text = if run.hides() { UNKNOWN.to_owned() } else { signed };
        let name = if run.rolls() { "update-rule-rail-step-momentum" } else { "update-rule-rail-step" };
        let name = Label::words(name);
        all.push(term(4, "step", text, name, Role::Accent));
    }
    all
}

/// The rule in this part of a scene, and what can be touched.
pub(super) fn plot(run: &Descent, room: Rect) -> (Plot, Vec<Handle>) {
    let look = Look::of(room.width);
    let (numbers, names, end) = rows(look);
    let mut plot = Plot {
        area: room,
        x: Axis::hidden(Range::linear(0.0, room.width)),
        y: Axis::hidden(Range::linear(0.0, room.height).flipped()),
        marks: Vec::new(),
    };
    let mut handles = Vec::new();
    for term in terms(run, look) {
        let middle = term.at * room.width;
        let size = fitting(&term.text, if look.wide { look.usual + 3.0 } else { 16.0 }, 0.18 * room.width, look);
        let number = Text {
            size,
            bold: true,
            paint: term.role.into(),
            pulled: term.sets.is_some(),
            ..Text::new((middle, numbers), Label::symbol(term.text.as_str()))
        };
        plot.marks.push(Mark::Text(number).keyed(term.key).during(0.5, 1.0).of(term.key));
        let paint = if term.role == Role::Ink { Role::Muted } else { term.role };
        let name = text((middle, names), term.name.clone(), look.small + 1.0, paint);
        plot.marks.push(name.keyed(Key::from(term.key).and(1)).of(term.key));
        let icon = icon(&term, (middle, numbers), size);
        plot.marks.extend(icon.map(|icon| icon.keyed(Key::from(term.key).and(2)).of(term.key)));
        handles.extend(handle(run, &term, (room.x + middle, room.y + numbers), size));
    }
    for (at, sign) in columns(look).1.into_iter().zip(["=", "−", "·"]) {
        plot.marks.push(text((at * room.width, numbers), Label::symbol(sign), look.usual + 2.0, Role::Ink));
    }
    if let Some(scale) = scale::of(run) {
        let line = Rect { x: room.x + 12.0, y: room.y + end, width: room.width - 24.0, height: scale::HEIGHT };
        plot.marks.extend(scale.marks(&line, (room.x, room.y), look));
        handles.push(scale.handle(&line));
    }
    (plot, handles)
}

fn text(at: (f64, f64), label: Label, size: f64, role: Role) -> Mark {
    Mark::Text(Text { size, paint: role.into(), ..Text::new(at, label) })
}

/// The size at which a text is no wider than this, and still legible.
fn fitting(text: &str, size: f64, wide: f64, look: Look) -> f64 {
    clamp(size * wide / roomy_width(text, size, true).max(1.0), look.small, size)
}

/// What the number measures on the picture, small: the ball, the hollow ball, the arrow.
fn icon(term: &Term, (x, y): (f64, f64), size: f64) -> Option<Mark> {
    let left = (x - 0.5 * roomy_width(&term.text, size, true) - 9.0).max(6.0);
    let disc = |fill: Role| Mark::Dots {
        points: vec![(left, y)],
        radius: 4.5,
        fill: fill.into(),
        outline: Some(Stroke::solid(Role::Accent, 2.0)),
    };
    match term.key {
        "new" => Some(disc(Role::Surface)),
        "old" => Some(disc(Role::Accent)),
        "step" if term.text.starts_with(['+', '−']) => {
            let (from, to) = ((left - 19.0, y), (left + 3.0, y));
            let (from, to) = if term.text.starts_with('+') { (from, to) } else { (to, from) };
            Some(Mark::Arrow { from, to, stroke: Stroke::solid(Role::Accent, 3.0) })
        }
        _ => None,
    }
}

/// The number can be pulled or typed; one that follows from others is only looked at.
fn handle(run: &Descent, term: &Term, (x, y): (f64, f64), size: f64) -> Option<Handle> {
    let (wide, high) = ((text_width(&term.text, size, true) + 16.0).max(44.0), 32.0);
    let area = Rect { x: x - 0.5 * wide, y: y - 0.5 * high, width: wide, height: high };
    let Some((key, value, step, restart)) = term.sets else {
        return looked_at(run, term.key, area).map(|handle| Handle { id: format!("term {}", term.key), ..handle });
    };
    Some(Handle {
        id: format!("number {key}"),
        area,
        segment: None,
        group: Some(term.key.to_owned()),
        key: key.to_owned(),
        touch: Touch::Number { select: None, edits: key.to_owned(), text: ascii(value), step, restart },
        label: Message::new("update-rule-number").with("key", key).with("p", run.p()).with("value", exact(value)),
        restart,
    })
}

/// A number of the rule that follows from others, or what shows it on the picture, as long as the answer may be seen.
pub(super) fn looked_at(run: &Descent, what: &'static str, area: Rect) -> Option<Handle> {
    let w = run.w();
    let value = match what {
        "slope" => run.slope(w),
        _ if run.hides() => return None,
        "new" => run.landing(),
        "velocity" => run.pull_at(run.path.steps()),
        _ => run.change(),
    };
    let label = Message::new("update-rule-look").with("what", what).with("p", run.p()).with("value", exact(value));
    Some(Handle {
        id: format!("look {what}"),
        area,
        segment: None,
        group: Some(what.to_owned()),
        key: String::new(),
        touch: Touch::Look,
        label,
        restart: None,
    })
}
