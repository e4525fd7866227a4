//! What is said to the numbers that were filled in.

use super::super::super::{Acts, Name};
use super::gaps::{Ask, Mistake};
use super::{State, Whole};
use crate::Verdict;
use crate::answer::{Judged, TOLERANCE_TEXT};
use figure::{Message, digits};

impl Whole {
    /// The verdict on a blank; `None` while nothing stands in it.
    pub(super) fn verdict(&self, run: &Acts, at: usize) -> Option<Verdict> {
        let judged = self.judged(at)?;
        let gap = &self.gaps[at];
        let say = |id: &str| message(run, gap.ask, id);
        if judged != Judged::Right && self.follows(run, at) {
            return Some(Verdict::wrong(say("chain-rule-sheet-follows")));
        }
        Some(match judged {
            Judged::Right => Verdict::right(say("chain-rule-sheet-right").with("exact", digits(gap.truth, 6))),
            Judged::Rounded => Verdict::wrong(say("chain-rule-sheet-rounded").with("tolerance", TOLERANCE_TEXT)),
            Judged::Mistake(mistake) => Verdict::wrong(say(words_for(mistake))),
            Judged::Other => Verdict::wrong(say("chain-rule-sheet-other")),
        })
    }

    /// The sentence about the whole: the reason of the first wrong number, or how far the sheet is.
    pub(in super::super) fn said(&self, run: &Acts) -> Message {
        let wrong = self.in_part(self.part).find(|&at| matches!(self.state(at), State::Wrong(_)));
        if let Some(verdict) = wrong.and_then(|at| self.verdict(run, at)) {
            return verdict.said;
        }
        let all = self.in_part(self.part).count();
        let stand = self.in_part(self.part).filter(|&at| self.state(at) != State::Empty).count();
        Message::new("chain-rule-sheet-said")
            .with("part", self.part.to_string())
            .with("stand", stand.to_string())
            .with("all", all.to_string())
    }

    /// What is said at the end of an act, and at the end of the sheet.
    pub(super) fn end(&self) -> Option<Verdict> {
        if self.gaps.is_empty() || !self.is_complete(self.part) {
            return None;
        }
        if self.part < super::PARTS {
            return Some(Verdict::right(Message::new("chain-rule-sheet-act").with("part", self.part.to_string())));
        }
        let right = |at: usize| self.state(at) == State::Right;
        let first = self.count(|at| right(at) && !self.was_tried(at));
        let said = Message::new("chain-rule-sheet-done")
            .with("all", self.gaps.len().to_string())
            .with("right", self.count(right).to_string())
            .with("first", first.to_string())
            .with("shown", self.count(|at| self.state(at) == State::Shown).to_string());
        Some(Verdict::right(said))
    }
}

/// A sentence with the names that it may need.
fn message(run: &Acts, ask: Ask, id: &str) -> Message {
    let kind = match ask {
        Ask::Z(..) => "z",
        Ask::O(..) => "o",
        Ask::Loss => "loss",
        Ask::Delta(layer, _) if layer + 1 == run.network().depth() && run.network().loss().has_target() => "output",
        Ask::Delta(layer, _) if layer + 1 == run.network().depth() => "end",
        Ask::Delta(..) => "delta",
        Ask::Gradient(_) => "gradient",
    };
    let neuron = |name: fn(usize, usize) -> Name| {
        ask.neuron().map_or_else(String::new, |(layer, unit)| run.said(name(layer, unit)))
    };
    let own = match ask {
        Ask::Gradient(parameter) => run.said(parameter),
        _ => String::new(),
    };
    Message::new(id)
        .with("kind", kind)
        .with("name", said(run, ask))
        .with("o", neuron(|layer, unit| Name::Output { layer, unit }))
        .with("z", neuron(|layer, unit| Name::PreActivation { layer, unit }))
        .with("own", own)
        .with("loss", run.network().loss().name())
        .with("bias", if matches!(ask, Ask::Gradient(nn::Parameter::Bias { .. })) { "yes" } else { "no" })
}

/// The name of a blank in a sentence.
pub(super) fn said(run: &Acts, ask: Ask) -> String {
    ask.name().map_or_else(|derivative| run.said_derivative(derivative), |name| run.said(name))
}

/// The catalogue's words for a mistake.
fn words_for(mistake: Mistake) -> &'static str {
    match mistake {
        Mistake::Sign => "chain-rule-sheet-sign",
        Mistake::NoBias => "chain-rule-sheet-no-bias",
        Mistake::Paired => "chain-rule-sheet-paired",
        Mistake::Direction => "chain-rule-sheet-direction",
        Mistake::BelowRaw => "chain-rule-sheet-below-raw",
        Mistake::NotActivated => "chain-rule-sheet-not-activated",
        Mistake::Twice => "chain-rule-sheet-twice",
        Mistake::Slope => "chain-rule-sheet-slope",
        Mistake::NoHalf => "chain-rule-sheet-no-half",
        Mistake::NoSquare => "chain-rule-sheet-no-square",
        Mistake::Mean => "chain-rule-sheet-mean",
        Mistake::OneOutput => "chain-rule-sheet-one-output",
        Mistake::NoSlope => "chain-rule-sheet-no-slope",
        Mistake::SlopeAtOutput => "chain-rule-sheet-slope-at-output",
        Mistake::ExtraSlope => "chain-rule-sheet-extra-slope",
        Mistake::NoSlopeAbove => "chain-rule-sheet-no-slope-above",
        Mistake::OnePath => "chain-rule-sheet-one-path",
        Mistake::Updated => "chain-rule-sheet-updated",
        Mistake::WrongInput => "chain-rule-sheet-wrong-input",
        Mistake::WrongDelta => "chain-rule-sheet-wrong-delta",
        Mistake::Itself => "chain-rule-sheet-itself",
        Mistake::NoInput => "chain-rule-sheet-no-input",
        Mistake::NewWeight => "chain-rule-sheet-new-weight",
        Mistake::Step => "chain-rule-sheet-step",
        Mistake::Zero => "chain-rule-sheet-zero",
    }
}
