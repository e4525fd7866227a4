//! Fill in the factor: a worked example of all paths, of which one number, then two, then the whole row is missing.

use super::super::Acts;
use super::super::error;
use super::super::name::{Derivative, Name};
use super::super::product::UNKNOWN;
use super::hint;
use super::mistakes::{Factor, Gap, Mistake, Part, Sheet, Worked};
use super::own;
use crate::answer::{Judged, TOLERANCE_TEXT, judge, near};
use crate::symbols::bracketed;
use crate::{Blank, Exercise, Formula, Line, Piece, Press, Settings, Verdict, answer};
use figure::{Message, ToList, ascii, digits, exact};
use nn::{Activation, Parameter};

/// Digits of the worked factors: enough to go on with.
const DIGITS: usize = 4;

/// What the first two levels leave out of a drawn example, seed by seed.
const ONE: [&[usize]; 5] = [&[2], &[3], &[1], &[0], &[5]];
const TWO: [&[usize]; 4] = [&[1, 3], &[2, 5], &[0, 2], &[3, 5]];
/// `a1` to `a6`: ∂L/∂o5, ∂o5/∂o3, ∂o3/∂o1, ∂o1/∂w1, the path's product, the sum.
const ALL: &[usize] = &[0, 1, 2, 3, 4, 5];

/// An example and what was filled in.
#[derive(Clone)]
pub(in super::super) struct Fill {
    pub(in super::super) sheet: Sheet,
    blank: Vec<usize>,
    seed: u64,
    level: usize,
    answers: Settings,
    /// Whether the numbers are those of the network that was chosen.
    pub(super) own: bool,
    /// The hint that was asked for.
    pub(super) hint: String,
}

impl Fill {
    /// The example of a seed.
    pub(super) fn drawn(seed: u64, level: usize, answers: Settings) -> Self {
        let at = seed.saturating_sub(1) as usize;
        let blank = match level {
            3 => ALL,
            2 => TWO[at % TWO.len()],
            _ => ONE[at % ONE.len()],
        };
        Self { sheet: Sheet::new(seed), blank: blank.to_vec(), seed, level, answers, own: false, hint: String::new() }
    }

    /// The network that was chosen. What a wrong rule would find, too, is not asked for.
    pub(super) fn of(sheet: Sheet, seed: u64, level: usize, answers: Settings) -> Self {
        let open = sheet.askable();
        let at = seed.saturating_sub(1) as usize % open.len().max(1);
        let count = if level == 3 { open.len() } else { level.min(open.len()) };
        // Two blanks are not neighbours, where there are more.
        let step = if level == 2 && open.len() > 2 { 2 } else { 1 };
        let mut blank: Vec<usize> = open.iter().copied().cycle().skip(at).step_by(step).take(count).list();
        blank.sort_unstable();
        Self { sheet, blank, seed, level, answers, own: true, hint: String::new() }
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

    /// Whether a path's product may be shown: it follows from its factors.
    fn is_product_known(&self, path: usize) -> bool {
        let known = |factor: &Factor| if let Factor::Gap(at) = factor { self.is_known(*at) } else { true };
        self.sheet.paths[path].iter().all(known)
    }

    pub(super) fn exercise(&self, run: &Acts) -> Exercise {
        let sheet = &self.sheet;
        let several = sheet.paths.len() > 1;
        let mut lines = Vec::new();
        if several {
            lines.push(line("sum", self.symbols(run)));
        }
        for at in 0..sheet.length() {
            // Before the last factor, which all paths have, come those that only other paths have.
            if at + 1 == sheet.length() {
                let given =
                    |(at, other)| line(&format!("other{at}"), vec![Piece::Formula { formula: worked(run, other) }]);
                lines.extend(sheet.others.iter().enumerate().map(given));
            }
            lines.push(line(&name_of(at), self.factor(run, at, &sheet.gaps[at])));
        }
        lines.extend((0..sheet.paths.len()).map(|path| line(&format!("p{}", path + 1), self.path(run, path))));
        if several {
            lines.push(line("total", self.total(run)));
        }
        // A hint is for the first blank that is not right.
        let next = self.blank.iter().copied().find(|&at| !self.is_known(at));
        let level = next.map_or(0, |at| hint::level(&self.hint, &name_of(at)));
        let verdict = match next {
            Some(at) => (level > 0).then(|| Verdict::open(self.hinted(run, at, level))),
            None => {
                let whole = self.blank.len() == sheet.gaps.len();
                let said = Message::new("chain-rule-fill-done").with("level", if whole { "3" } else { "1" });
                Some(Verdict::right(said))
            }
        };
        let help = next.and_then(|at| hint::button(&name_of(at), level));
        let buttons = help.into_iter().chain(self.buttons(run)).list();
        Exercise { task: self.task(run), lines, verdict, buttons }
    }

    /// A hint for a blank. The last level has a number with it.
    fn hinted(&self, run: &Acts, at: usize, level: usize) -> Message {
        let gap = &self.sheet.gaps[at];
        let slope = gap.worked.map(|worked| worked.slope);
        let first = match (gap.part, slope) {
            (Part::First, Some((Name::PreActivation { layer, unit }, _)))
                if matches!(run.selected, Parameter::Bias { .. }) =>
            {
                run.moment().trace.o[layer][unit]
            }
            (Part::Sum, _) => self.sheet.products[0],
            (_, slope) => slope.map_or(self.sheet.gaps[0].truth, |(_, value)| value),
        };
        message(run, gap, "chain-rule-fill-hint")
            .with("level", hint::kind(level))
            .with("first", said(run, &self.sheet.gaps[0]))
            .with("value", digits(first, DIGITS))
    }

    /// What is asked, and what is not and why.
    fn task(&self, run: &Acts) -> Vec<Message> {
        let sigmoid = run.network().activations().iter().all(|activation| *activation == Activation::Sigmoid);
        let given: Vec<usize> =
            (0..self.sheet.gaps.len()).filter(|&at| self.own && !self.sheet.gaps[at].is_askable()).list();
        let level = if self.level == 3 && !given.is_empty() { "most".to_owned() } else { self.blank.len().to_string() };
        let task = Message::new("chain-rule-fill-task")
            .with("level", level)
            .with("sigmoid", if sigmoid { "yes" } else { "no" })
            .with("loss", run.network().loss().name())
            .with("name", run.said(run.selected))
            .with("tolerance", TOLERANCE_TEXT);
        let names = || given.iter().map(|&at| said(run, &self.sheet.gaps[at])).list().join(", ");
        let why = (!given.is_empty()).then(|| Message::new("chain-rule-fill-given").with("names", names()));
        [task].into_iter().chain(why).list()
    }

    fn buttons(&self, run: &Acts) -> Vec<Press> {
        let press = |key, value: usize, label: &str| Press::new(Message::new(label), key, value.to_string());
        let next = if self.seed < 9999 { self.seed + 1 } else { 1 };
        let most = if self.own { self.sheet.askable().len() } else { ALL.len() };
        let another = if self.own { "chain-rule-fill-another-blank" } else { "chain-rule-fill-another" };
        let mut buttons = Vec::new();
        if self.blank.len() < most || !self.own {
            buttons.push(press("seed", next as usize, another));
        }
        if self.blank.len() < most {
            buttons.push(press("level", self.level + 1, "chain-rule-fill-more"));
        }
        if self.own {
            buttons.extend(own::ways(run, most == self.sheet.gaps.len()));
        }
        buttons
    }

    /// ∂L/∂w1 = p1 + p2.
    fn symbols(&self, run: &Acts) -> Vec<Piece> {
        let sum = symbol(run, &self.sheet.gaps[self.sheet.gaps.len() - 1]).accent();
        let names = (1..=self.sheet.paths.len()).map(|path| Formula::name(&format!("p{path}"))).list();
        formula([vec![sum, op("=")], joined(names, "+")].concat())
    }

    /// ∂o3/∂o1 = σ′(z3)·w5 = 0.2·0.6 = 0.12, or with a blank in place of all that.
    fn factor(&self, run: &Acts, at: usize, gap: &Gap) -> Vec<Piece> {
        if self.blank.contains(&at) {
            return vec![formula_piece([symbol(run, gap), op("=")]), self.blank(run, at)];
        }
        vec![Piece::Formula { formula: worked(run, gap) }]
    }

    /// p1 = ∂L/∂o5·∂o5/∂o3·∂o3/∂o1·∂o1/∂w1 = numbers = product. A path alone is ∂L/∂w1 itself.
    fn path(&self, run: &Acts, path: usize) -> Vec<Piece> {
        let sheet = &self.sheet;
        let factors = &sheet.paths[path];
        let number = |factor: &Factor| {
            let known = if let Factor::Gap(at) = factor { self.is_known(*at) } else { true };
            number(known.then_some(sheet.factor(*factor).truth))
        };
        let own = (path == 0).then(|| sheet.length());
        let alone = own.filter(|_| sheet.paths.len() == 1).map(|at| symbol(run, &sheet.gaps[at]).accent());
        let mut items = vec![alone.unwrap_or_else(|| Formula::name(&format!("p{}", path + 1))), op("=")];
        items.extend(joined(factors.iter().map(|factor| symbol(run, sheet.factor(*factor))).list(), "·"));
        items.push(op("="));
        items.extend(joined(factors.iter().map(number).list(), "·"));
        items.push(op("="));
        match own.filter(|at| self.blank.contains(at)) {
            Some(at) => vec![Piece::Formula { formula: Formula::row(items) }, self.blank(run, at)],
            None => {
                items.push(result(self.is_product_known(path).then_some(sheet.products[path])));
                formula(items)
            }
        }
    }

    /// ∂L/∂w1 = p1 + p2 = sum.
    fn total(&self, run: &Acts) -> Vec<Piece> {
        let (sheet, last) = (&self.sheet, self.sheet.gaps.len() - 1);
        let known = |path: usize| self.is_product_known(path) && (path > 0 || self.is_known(sheet.length()));
        let product = |path: usize| {
            let shown = known(path).then_some(sheet.products[path]);
            if path == 0 { result(shown) } else { number(shown) }
        };
        let mut items = vec![symbol(run, &sheet.gaps[last]).accent(), op("=")];
        items.extend(joined((0..sheet.paths.len()).map(product).list(), "+"));
        items.push(op("="));
        if self.blank.contains(&last) {
            return vec![Piece::Formula { formula: Formula::row(items) }, self.blank(run, last)];
        }
        let all = (0..sheet.paths.len()).all(known);
        items.push(result(all.then_some(sheet.gaps[last].truth)).accent());
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
        let say = |id: &str| message(run, gap, id).with("paths", self.sheet.paths.len().to_string());
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
        let sheet = &self.sheet;
        let length = sheet.length();
        let taken = |at: usize| self.answer(at).unwrap_or(sheet.gaps[at].truth);
        let wrong = |from: std::ops::Range<usize>| {
            from.clone()
                .any(|at| self.blank.contains(&at) && self.judged(at).is_some_and(|judged| judged != Judged::Right))
        };
        let value = |factor: &Factor| match factor {
            Factor::Gap(at) => taken(*at),
            Factor::Other(at) => sheet.others[*at].truth,
        };
        let product = |path: usize| sheet.paths[path].iter().fold(1.0, |all, factor| all * value(factor));
        let p1 = if self.blank.contains(&length) { taken(length) } else { product(0) };
        let Some(answer) = self.answer(at) else { return false };
        let close = |value: f64| near(answer, value, answer::TOLERANCE);
        let others = 1..sheet.paths.len();
        let rest = |of: &dyn Fn(usize) -> f64| others.clone().fold(p1, |sum, path| sum + of(path));
        match sheet.gaps[at].part {
            Part::Product => wrong(0..length) && close(product(0)),
            Part::Sum => wrong(0..at) && (close(rest(&product)) || close(rest(&|path| sheet.products[path]))),
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
        Mistake::ExtraSlope => "chain-rule-fill-extra-slope",
        Mistake::Loss => "chain-rule-fill-loss",
        Mistake::Multiple => "chain-rule-fill-multiple",
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
    let times = gap.worked.and_then(|worked| worked.times);
    let sigmoid = slope.is_none_or(|slope| match slope {
        Name::PreActivation { layer, .. } => run.network().activation(layer) == Activation::Sigmoid,
        _ => true,
    });
    let output = slope.map(|slope| match slope {
        Name::PreActivation { layer, unit } => Name::Output { layer, unit },
        output => output,
    });
    Message::new(id)
        .with("part", part)
        .with("name", said(run, gap))
        .with("z", name(slope))
        .with("o", name(output))
        .with("times", name(times.map(|(name, _)| name)))
        .with("bias", if gap.part == Part::First && times.is_none() { "yes" } else { "no" })
        .with("sigmoid", if sigmoid { "yes" } else { "no" })
        .with("steep", if gap.worked.is_none_or(|worked| worked.steep) { "yes" } else { "no" })
        .with("loss", run.network().loss().name())
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

/// ∂o3/∂o1 = σ′(z3)·w5 = 0.2·0.6 = 0.12; ∂z3/∂o1 = w5 = 0.6; ∂L/∂o5 = o5 − y1 = 0.7 − 1 = −0.3.
fn worked(run: &Acts, gap: &Gap) -> Formula {
    let mut items = vec![symbol(run, gap), op("=")];
    if let Some(Worked { slope, times, steep }) = gap.worked {
        let name = run.symbol(slope.0);
        match times {
            Some(times) if gap.part == Part::Loss => {
                let (loss, outputs) = (run.network().loss(), run.network().output_width());
                items.extend(error::slope(loss, outputs, name, run.symbol(times.0)));
                items.push(op("="));
                let target = if times.1 < 0.0 { format!("({})", exact(times.1)) } else { exact(times.1) };
                items.extend(error::slope(loss, outputs, result(Some(slope.1)), Formula::number(target)));
            }
            // ∂L/∂o = 1 and ∂z/∂b = 1.
            None if gap.part == Part::Loss || !steep => {
                return Formula::row([items, vec![result(Some(gap.truth))]].concat());
            }
            Some(times) if !steep => items.push(run.symbol(times.0)),
            _ => {
                let sigma = Formula::Symbol { text: "σ′".to_owned() };
                items.extend([sigma, op("("), name, op(")")]);
                items.extend(times.into_iter().flat_map(|times| [op("·"), run.symbol(times.0)]));
                let product = times
                    .into_iter()
                    .flat_map(|times| [op("="), number(Some(slope.1)), op("·"), number(Some(times.1))]);
                items.extend(product);
            }
        }
    }
    items.extend([op("="), result(Some(gap.truth))]);
    Formula::row(items)
}

/// Parts with an operator between them.
fn joined(parts: Vec<Formula>, operator: &str) -> Vec<Formula> {
    let mut items = Vec::new();
    for part in parts {
        if !items.is_empty() {
            items.push(op(operator));
        }
        items.push(part);
    }
    items
}
