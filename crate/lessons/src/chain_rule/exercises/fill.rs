//! Fill in the factor: a worked example of two paths, of which one number, then two, then the whole row is missing.

use super::super::Acts;
use super::super::name::{Derivative, Name};
use super::super::product::UNKNOWN;
use super::mistakes::{Gap, Mistake, Part, Sheet, Worked};
use crate::answer::{Judged, TOLERANCE_TEXT, judge, near};
use crate::symbols::bracketed;
use crate::{Blank, Exercise, Formula, Line, Piece, Press, Settings, Verdict, answer};
use figure::{Message, ascii, digits};

/// Digits of the worked factors: enough to go on with.
const DIGITS: usize = 4;

/// What the first two levels leave out, seed by seed.
const ONE: [&[usize]; 5] = [&[2], &[3], &[1], &[0], &[5]];
const TWO: [&[usize]; 4] = [&[1, 3], &[2, 5], &[0, 2], &[3, 5]];
/// `a1` to `a6`: ∂L/∂o5, ∂o5/∂o3, ∂o3/∂o1, ∂o1/∂w1, the path's product, the sum.
const ALL: &[usize] = &[0, 1, 2, 3, 4, 5];

/// An example and what was filled in.
#[derive(Clone)]
pub(in super::super) struct Fill {
    pub(in super::super) sheet: Sheet,
    blank: &'static [usize],
    seed: u64,
    level: usize,
    answers: Settings,
}

impl Fill {
    pub(super) fn new(seed: u64, level: &str, answers: Settings) -> Self {
        let at = seed.saturating_sub(1) as usize;
        let (level, blank) = match level {
            "3" => (3, ALL),
            "2" => (2, TWO[at % TWO.len()]),
            _ => (1, ONE[at % ONE.len()]),
        };
        Self { sheet: Sheet::new(seed), blank, seed, level, answers }
    }

    fn answer(&self, at: usize) -> Option<f64> {
        self.answers.get(&name_of(at)).filter(|_| self.blank.contains(&at))
    }

    /// How the answer to a blank turned out; `None` while there is none.
    fn judged(&self, at: usize) -> Option<Judged<Mistake>> {
        let gap = &self.sheet.gaps[at];
        self.answer(at).map(|answer| judge(answer, gap.truth, &gap.mistakes))
    }

    /// A number that may be shown: it was given, or found.
    fn is_known(&self, at: usize) -> bool {
        !self.blank.contains(&at) || self.judged(at) == Some(Judged::Right)
    }

    /// The products follow from the factors, so they are only shown where all factors are.
    fn factors_known(&self) -> bool {
        (0..4).all(|at| self.is_known(at))
    }

    fn shown(&self, at: usize) -> Formula {
        number(self.is_known(at).then_some(self.sheet.gaps[at].truth))
    }

    pub(super) fn exercise(&self, run: &Acts) -> Exercise {
        let gaps = &self.sheet.gaps;
        let mut lines = vec![line("sum", self.symbols(run))];
        for (at, gap) in gaps.iter().enumerate().take(4) {
            lines.push(line(&name_of(at), self.factor(run, at, gap)));
            if at == 2 {
                let [upper, lower] = &self.sheet.second;
                lines.push(line("upper", vec![Piece::Formula { formula: worked(run, upper) }]));
                lines.push(line("lower", vec![Piece::Formula { formula: worked(run, lower) }]));
            }
        }
        lines.extend([
            line("p1", self.first_path(run)),
            line("p2", self.second_path(run)),
            line("total", self.total(run)),
        ]);
        let done = self.blank.iter().all(|&at| self.is_known(at));
        let task = Message::new("chain-rule-fill-task")
            .with("level", self.level.to_string())
            .with("name", run.said(run.selected))
            .with("tolerance", TOLERANCE_TEXT);
        Exercise {
            task: vec![task],
            lines,
            verdict: done.then(|| {
                let said = Message::new("chain-rule-fill-done").with("level", self.level.to_string());
                Verdict::right(said)
            }),
            buttons: self.buttons(),
        }
    }

    fn buttons(&self) -> Vec<Press> {
        let press = |key, value: usize, label: &str| Press::new(Message::new(label), key, value.to_string());
        let next = if self.seed < 9999 { self.seed + 1 } else { 1 };
        let mut buttons = vec![press("seed", next as usize, "chain-rule-fill-another")];
        if self.level < 3 {
            buttons.push(press("level", self.level + 1, "chain-rule-fill-more"));
        }
        buttons
    }

    /// ∂L/∂w1 = p1 + p2.
    fn symbols(&self, run: &Acts) -> Vec<Piece> {
        let sum = symbol(run, &self.sheet.gaps[5]).accent();
        formula([sum, op("="), Formula::name("p1"), op("+"), Formula::name("p2")])
    }

    /// ∂o3/∂o1 = σ′(z3)·w5 = 0.2·0.6 = 0.12, or with a blank in place of all that.
    fn factor(&self, run: &Acts, at: usize, gap: &Gap) -> Vec<Piece> {
        if self.blank.contains(&at) {
            return vec![formula_piece([symbol(run, gap), op("=")]), self.blank(run, at)];
        }
        vec![Piece::Formula { formula: worked(run, gap) }]
    }

    /// p1 = ∂L/∂o5·∂o5/∂o3·∂o3/∂o1·∂o1/∂w1 = numbers = product.
    fn first_path(&self, run: &Acts) -> Vec<Piece> {
        let names: Vec<&Gap> = self.sheet.gaps.iter().take(4).collect();
        let numbers = (0..4).map(|at| self.shown(at)).collect();
        let mut items = path(run, "p1", &names, numbers);
        if self.blank.contains(&4) {
            return vec![Piece::Formula { formula: Formula::row(items) }, self.blank(run, 4)];
        }
        items.push(result(self.factors_known().then_some(self.sheet.gaps[4].truth)));
        formula(items)
    }

    fn second_path(&self, run: &Acts) -> Vec<Piece> {
        let [upper, lower] = &self.sheet.second;
        let gaps = &self.sheet.gaps;
        let numbers = vec![self.shown(0), number(Some(upper.truth)), number(Some(lower.truth)), self.shown(3)];
        let mut items = path(run, "p2", &[&gaps[0], upper, lower, &gaps[3]], numbers);
        items.push(result((self.is_known(0) && self.is_known(3)).then_some(self.sheet.p2)));
        formula(items)
    }

    /// ∂L/∂w1 = p1 + p2 = sum.
    fn total(&self, run: &Acts) -> Vec<Piece> {
        let gap = &self.sheet.gaps[5];
        let p1 = self.factors_known() && self.is_known(4);
        let p2 = self.is_known(0) && self.is_known(3);
        let mut items = vec![
            symbol(run, gap).accent(),
            op("="),
            result(p1.then_some(self.sheet.gaps[4].truth)),
            op("+"),
            number(p2.then_some(self.sheet.p2)),
            op("="),
        ];
        if self.blank.contains(&5) {
            return vec![Piece::Formula { formula: Formula::row(items) }, self.blank(run, 5)];
        }
        items.push(result((p1 && p2).then_some(gap.truth)).accent());
        formula(items)
    }

    fn blank(&self, run: &Acts, at: usize) -> Piece {
        Piece::Blank(Blank {
            key: format!("answers:{}", name_of(at)),
            text: self.answer(at).map(ascii).unwrap_or_default(),
            label: Message::new("chain-rule-fill-blank").with("name", said(run, &self.sheet.gaps[at])),
            verdict: self.verdict(run, at),
        })
    }

    fn verdict(&self, run: &Acts, at: usize) -> Option<Verdict> {
        let gap = &self.sheet.gaps[at];
        let judged = self.judged(at)?;
        let say = |id: &str| message(run, gap, id);
        if judged != Judged::Right && self.follows(at) {
            return Some(Verdict::wrong(say("chain-rule-fill-follows")));
        }
        Some(match judged {
            Judged::Right => Verdict::right(say("chain-rule-fill-right").with("exact", digits(gap.truth, 6))),
            Judged::Rounded => Verdict::wrong(say("chain-rule-fill-rounded").with("tolerance", TOLERANCE_TEXT)),
            Judged::Mistake(mistake) => Verdict::wrong(say(words_for(mistake))),
            Judged::Other => Verdict::wrong(say("chain-rule-fill-other")),
        })
    }

    /// Whether a product or sum was worked out rightly from a wrong number above it.
    fn follows(&self, at: usize) -> bool {
        let taken = |at: usize| self.answer(at).unwrap_or(self.sheet.gaps[at].truth);
        let wrong = |from: std::ops::Range<usize>| {
            from.clone()
                .any(|at| self.blank.contains(&at) && self.judged(at).is_some_and(|judged| judged != Judged::Right))
        };
        let [upper, lower] = &self.sheet.second;
        let p2 = taken(0) * upper.truth * lower.truth * taken(3);
        let product = taken(0) * taken(1) * taken(2) * taken(3);
        let p1 = if self.blank.contains(&4) { taken(4) } else { product };
        let Some(answer) = self.answer(at) else { return false };
        let close = |value: f64| near(answer, value, answer::TOLERANCE);
        match self.sheet.gaps[at].part {
            Part::Product => wrong(0..4) && close(product),
            Part::Sum => wrong(0..5) && (close(p1 + p2) || close(p1 + self.sheet.p2)),
            _ => false,
        }
    }
}

/// The catalogue's words for a mistake.
fn words_for(mistake: Mistake) -> &'static str {
    match mistake {
        Mistake::Sign => "chain-rule-fill-sign",
        Mistake::NoSlope => "chain-rule-fill-no-slope",
        Mistake::SlopeAtOutput => "chain-rule-fill-slope-at-output",
        Mistake::SlopeElsewhere => "chain-rule-fill-slope-elsewhere",
        Mistake::OnlySlope => "chain-rule-fill-only-slope",
        Mistake::TooEarly => "chain-rule-fill-too-early",
        Mistake::Loss => "chain-rule-fill-loss",
        Mistake::Updated => "chain-rule-fill-updated",
        Mistake::Neighbour => "chain-rule-fill-neighbour",
        Mistake::Itself => "chain-rule-fill-itself",
        Mistake::Added => "chain-rule-fill-added",
        Mistake::OnePath => "chain-rule-fill-one-path",
        Mistake::BothPaths => "chain-rule-fill-both-paths",
        Mistake::Multiplied => "chain-rule-fill-multiplied",
    }
}

/// What a gap stands for, in a formula.
fn symbol(run: &Acts, gap: &Gap) -> Formula {
    gap.of.map_or_else(|| Formula::name("p1"), |Derivative { of, by }| run.partial(of, by))
}

/// The same in a sentence.
fn said(run: &Acts, gap: &Gap) -> String {
    gap.of.map_or_else(|| "p1".to_owned(), |derivative| run.said_derivative(derivative))
}

/// A message with all that the words for a gap may ask for.
fn message(run: &Acts, gap: &Gap, id: &str) -> Message {
    let part = match gap.part {
        Part::Loss => "loss",
        Part::Between | Part::First => "factor",
        Part::Product => "product",
        Part::Sum => "sum",
    };
    let name = |name: Option<Name>| name.map_or_else(String::new, |name| run.said(name));
    let slope = gap.worked.map(|worked| worked.slope.0);
    let output = slope.map(|slope| match slope {
        Name::PreActivation { layer, unit } => Name::Output { layer, unit },
        output => output,
    });
    Message::new(id)
        .with("part", part)
        .with("name", said(run, gap))
        .with("z", name(slope))
        .with("o", name(output))
        .with("times", name(gap.worked.map(|worked| worked.times.0)))
        .with("under", name(gap.of.map(|derivative| derivative.by)))
}

fn name_of(at: usize) -> String {
    format!("a{}", at + 1)
}

fn op(text: &str) -> Formula {
    Formula::op(text)
}

fn number(known: Option<f64>) -> Formula {
    Formula::number(known.map_or_else(|| UNKNOWN.to_owned(), |x| bracketed(x, DIGITS)))
}

/// A number after the equals sign: it needs no brackets.
fn result(known: Option<f64>) -> Formula {
    Formula::number(known.map_or_else(|| UNKNOWN.to_owned(), |x| digits(x, DIGITS)))
}

fn formula(items: impl Into<Vec<Formula>>) -> Vec<Piece> {
    vec![formula_piece(items)]
}

fn formula_piece(items: impl Into<Vec<Formula>>) -> Piece {
    Piece::Formula { formula: Formula::row(items) }
}

fn line(id: &str, pieces: Vec<Piece>) -> Line {
    Line { id: id.to_owned(), pieces }
}

/// ∂o3/∂o1 = σ′(z3)·w5 = 0.2·0.6 = 0.12; ∂L/∂o5 = o5 − y1 = 0.7 − 1 = −0.3.
fn worked(run: &Acts, gap: &Gap) -> Formula {
    let mut items = vec![symbol(run, gap), op("=")];
    if let Some(Worked { slope, times }) = gap.worked {
        let names = (run.symbol(slope.0), run.symbol(times.0));
        if gap.part == Part::Loss {
            items.extend([names.0, op("−"), names.1, op("=")]);
            items.extend([result(Some(slope.1)), op("−"), Formula::number(figure::exact(times.1))]);
        } else {
            let sigma = Formula::Symbol { text: "σ′".to_owned() };
            items.extend([sigma, op("("), names.0, op(")"), op("·"), names.1, op("=")]);
            items.extend([number(Some(slope.1)), op("·"), number(Some(times.1))]);
        }
    }
    items.extend([op("="), result(Some(gap.truth))]);
    Formula::row(items)
}

/// p1 = ∂L/∂o5·… = numbers =
fn path(run: &Acts, name: &str, gaps: &[&Gap], numbers: Vec<Formula>) -> Vec<Formula> {
    let mut items = vec![Formula::name(name), op("=")];
    let symbols = gaps.iter().map(|gap| symbol(run, gap)).collect();
    items.extend(product(symbols));
    items.push(op("="));
    items.extend(product(numbers));
    items.push(op("="));
    items
}

fn product(factors: Vec<Formula>) -> Vec<Formula> {
    let mut items = Vec::new();
    for factor in factors {
        if !items.is_empty() {
            items.push(op("·"));
        }
        items.push(factor);
    }
    items
}
