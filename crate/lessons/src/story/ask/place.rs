//! A question that is answered on the picture: the learner puts a mark where something will be, looks at it, and then says so.

use super::{Asked, Numbers, Question, SHOW, Truth, asking, graded};
use crate::catalogue::SAID;
use crate::story::said::{draft, with_answer};
use crate::story::short;
use crate::{Body, Buttons, Panel, Press, Read, Reading, Sets, Verdict};
use figure::{Along, Anchor, Handle, Label, Mark, Message, Plot, Role, Scene, Stroke, Text, ToList, Touch};
use std::any::Any;

/// What an arrow key adds.
const STEP: f64 = 0.1;

/// Asks for a place on the large picture: the learner puts a mark there, and then says so.
#[derive(Debug)]
pub struct Place {
    /// What is looked for: w.
    pub symbol: &'static str,
    /// Where it is.
    pub truth: fn(&[Reading]) -> f64,
    /// Where known mistakes lead to.
    pub mistakes: &'static [super::Mistake],
    /// A place farther off is another one.
    pub near: f64,
}

impl Question for Place {
    fn ask(&self, asked: &Asked) -> (Option<Panel>, Option<&'static str>) {
        let (given, at) = (asked.given(), marked(asked));
        let verdict = given.zip(asked.numbers()).map(|(given, numbers)| self.judged(asked, given, &numbers));
        let answered = graded(verdict.as_ref(), given);
        let sets = match (at, given) {
            (Some(at), None) => committing(asked, &figure::ascii(at)),
            _ => Sets::new(),
        };
        let label = match at {
            Some(at) => Message::new("story-place").with("symbol", self.symbol).with("value", short(at, 3)),
            None => Message::new("story-no-place"),
        };
        let commit = Press { label, sets, chosen: Some(verdict.is_some()) };
        let options = [commit].into_iter().chain(asked.show(answered)).list();
        (asking(Body::Buttons(Buttons { question: Some(asked.question()), options, verdict })), answered)
    }

    fn truth(&self) -> Option<Truth> {
        Some((self.truth, self.mistakes))
    }

    fn is_wrong(&self, given: &str, numbers: Option<&Numbers>, read: Read) -> bool {
        numbers.zip(read(given)).is_some_and(|((truth, _), at)| (at - truth).abs() > self.near)
    }

    fn draw(&self, asked: &Asked, scene: &mut Scene) {
        let key = asked.given().is_none().then(|| asked.draft_key());
        draw(scene, key, marked(asked), asked.question());
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Place {
    fn judged(&self, asked: &Asked, given: &str, (truth, mistakes): &Numbers) -> Verdict {
        let why = |what: &str| asked.why(what).with("truth", short(*truth, 3));
        match (asked.read)(given) {
            _ if given == SHOW => Verdict::open(why("right")),
            None => Verdict::open(Message::new("story-no-place")),
            Some(at) if (at - truth).abs() <= self.near => Verdict::right(why("right")),
            Some(at) => Verdict::wrong(why(mistake(at, mistakes, self.near).unwrap_or("other"))),
        }
    }
}

/// Where the mark is.
fn marked(asked: &Asked) -> Option<f64> {
    asked.given().or_else(|| asked.draft()).and_then(asked.read)
}

/// What saying the place sets. The mark has served then.
fn committing(asked: &Asked, text: &str) -> Sets {
    let mut sets = asked.answering(text);
    for (key, said) in &mut sets {
        if *key == SAID {
            *said = with_answer(said, &draft(asked.step), "");
        }
    }
    sets
}

/// Draws the mark. Until the answer it can be put anywhere in the first plot of the picture, and nothing else is touched there: a
/// press means the place.
fn draw(scene: &mut Scene, key: Option<String>, at: Option<f64>, ask: Message) {
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

/// The known mistake that leads to a place, if just one does.
fn mistake(at: f64, mistakes: &[(&'static str, f64)], near: f64) -> Option<&'static str> {
    let mut found = mistakes.iter().filter(|(_, value)| (at - value).abs() <= near);
    found.next().filter(|_| found.next().is_none()).map(|(name, _)| *name)
}
