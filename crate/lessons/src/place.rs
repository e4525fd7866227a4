//! A question that is answered on the picture: the learner puts a mark where something will be, looks at it, and then says so.

use crate::{Buttons, Press, Sets, Verdict};
use figure::{Along, Anchor, Handle, Label, Mark, Message, Plot, Role, Scene, Stroke, Text, Touch};

/// What an arrow key adds.
const STEP: f64 = 0.1;

/// Draws the mark. Until the answer it can be put anywhere in the first plot of the picture, and nothing else is touched there: a
/// press means the place.
pub(crate) fn draw(scene: &mut Scene, key: Option<String>, at: Option<f64>, ask: Message) {
    let Some(plot) = scene.plots.first_mut() else { return };
    if let Some(key) = key {
        scene.handles = vec![handle(plot, key, at, ask)];
    }
    if let Some(at) = at {
        let [line, name] = mark(plot, at);
        // What is written there before stays readable.
        plot.marks.insert(0, line);
        plot.marks.push(name);
    }
}

/// A line through the place, with its name at the top.
fn mark(plot: &Plot, at: f64) -> [Mark; 2] {
    let (bottom, top) = (plot.y.range.start(), plot.y.range.end());
    let line = Mark::Line { points: vec![(at, bottom), (at, top)], stroke: Stroke::dashed(Role::Bound, 2.0) };
    let name = Text {
        anchor: Anchor::Top,
        shift: (0.0, 2.0),
        paint: Role::Bound.into(),
        bold: true,
        plate: true,
        ..Text::new((at, top), Label::words("story-your-place"))
    };
    [line, Mark::Text(name)]
}

/// The whole plot is its place to press.
fn handle(plot: &Plot, key: String, at: Option<f64>, label: Message) -> Handle {
    let (from, to) = (plot.x.range.start(), plot.x.range.end());
    let pixel = |value: f64| plot.x_px(value).unwrap_or(0.0);
    let drag = Touch::Drag {
        along: Along::X,
        from: (pixel(from), from),
        to: (pixel(to), to),
        value: at.unwrap_or(0.5 * (from + to)),
        step: STEP,
    };
    Handle {
        id: "place".to_owned(),
        area: plot.area,
        segment: None,
        key,
        touch: drag,
        label,
        restart: None,
        group: None,
    }
}

/// What is asked, the button that says where, and the verdict.
pub(crate) fn asked(
    ask: Message,
    (symbol, at): (&'static str, Option<f64>),
    sets: Sets,
    show: Vec<Press>,
    verdict: Option<Verdict>,
) -> Buttons {
    let label = match at {
        Some(at) => Message::new("story-place").with("symbol", symbol).with("value", crate::story::short(at, 3)),
        None => Message::new("story-no-place"),
    };
    let commit = Press { label, sets, chosen: Some(verdict.is_some()) };
    Buttons { question: Some(ask), options: [commit].into_iter().chain(show).collect(), verdict }
}

/// The known mistake that leads to a place, if just one does.
pub(crate) fn mistake(at: f64, mistakes: &[(&'static str, f64)], near: f64) -> Option<&'static str> {
    let mut found = mistakes.iter().filter(|(_, value)| (at - value).abs() <= near);
    found.next().filter(|_| found.next().is_none()).map(|(name, _)| *name)
}
