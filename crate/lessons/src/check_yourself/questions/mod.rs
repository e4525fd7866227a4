//! The twelve questions. Their numbers are drawn from a seed; the right answer is computed, and what known mistakes lead to, too.

mod chain;
mod dice;
mod later;
mod neuron;
mod update;

use super::answers::Given;
use super::pictures::{self, Sight};
use crate::answer::{TOLERANCE_TEXT, clear, near};
use crate::story::judged_number;
pub(super) use crate::story::short;
use crate::{Formula, Verdict};
use dice::Dice;
use figure::Message;
pub(super) use neuron::logit;
use nn::Pcg32;

/// Numbers that stand after a multiplication sign in sentences, and how sentences name them there: in brackets when negative.
const FACTORS: [(&str, &str); 4] = [("slope", "by_slope"), ("w2", "by_w2"), ("x", "by_x"), ("last", "by_last")];

/// What is asked, whatever its numbers are. Its words are the catalogue's `check-yourself-NAME-…`: `claim`, `prose`, `ask`, `go`; to
/// answers `OPTION-why`, or `right-why`, `MISTAKE-why` and `other-why`.
pub(super) struct Kind {
    pub(super) name: &'static str,
    /// What can be chosen; nothing where a number is asked for.
    pub(super) options: &'static [&'static str],
    /// What stands before the blank.
    pub(super) left: fn(&Drawn) -> Formula,
    draw: fn(&mut Dice) -> Drawn,
    pub(super) picture: fn(&Drawn, &mut Sight),
    /// Where it is explained: the lesson, and the step of its story.
    pub(super) back: (&'static str, usize),
}

pub(super) static KINDS: [Kind; 12] = [
    Kind {
        name: "way",
        options: &["up", "down", "rate"],
        left: no_blank,
        draw: update::way,
        picture: pictures::slope,
        back: ("update-rule", 4),
    },
    Kind {
        name: "new",
        options: &[],
        left: |_| before([Formula::name("w_new")], "="),
        draw: update::new,
        picture: pictures::slope,
        back: ("update-rule", 2),
    },
    Kind {
        name: "settle",
        options: &["settle", "zigzag", "grow"],
        left: no_blank,
        draw: update::settle,
        picture: pictures::valley,
        back: ("update-rule", 6),
    },
    Kind {
        name: "slope",
        options: &[],
        left: |_| before([Formula::name("σ′"), Formula::op("("), Formula::name("z"), Formula::op(")")], "="),
        draw: neuron::slope,
        picture: pictures::sigmoid,
        back: ("vanishing-gradient", 2),
    },
    Kind {
        name: "chain",
        options: &[],
        left: |_| before([Formula::partial("L", "w1")], "="),
        draw: chain::chain,
        picture: pictures::chain,
        back: ("chain-rule", 5),
    },
    Kind {
        name: "count",
        options: &[],
        left: |_| before([Formula::name("n")], "="),
        draw: chain::count,
        picture: pictures::count,
        back: ("chain-rule", 8),
    },
    Kind {
        name: "sum",
        options: &[],
        left: |_| before([Formula::partial("L", "o1")], "="),
        draw: chain::sum,
        picture: pictures::sum,
        back: ("chain-rule", 7),
    },
    Kind {
        name: "bias",
        options: &[],
        left: |_| before([Formula::partial("L", "b")], "="),
        draw: neuron::bias,
        picture: pictures::bias,
        back: ("chain-rule", 10),
    },
    Kind {
        name: "ceiling",
        options: &[],
        left: |drawn| before([Formula::partial(&format!("o{}", drawn.number("n") + 1.0), "o1")], "≤"),
        draw: later::ceiling,
        picture: pictures::ceiling,
        back: ("vanishing-gradient", 3),
    },
    Kind {
        name: "momentum",
        options: &[],
        left: |_| before([Formula::name("Δw")], "="),
        draw: later::momentum,
        picture: pictures::momentum,
        back: ("optimizers", 5),
    },
    Kind {
        name: "updates",
        options: &[],
        left: |_| before([Formula::name("n")], "="),
        draw: later::updates,
        picture: pictures::points,
        back: ("training", 2),
    },
    Kind {
        name: "entropy",
        options: &[],
        left: |_| before([Formula::partial("L", "z")], "="),
        draw: neuron::entropy,
        picture: pictures::neuron,
        back: ("loss-functions", 4),
    },
];

fn no_blank(_: &Drawn) -> Formula {
    Formula::row([])
}

fn before<const N: usize>(symbols: [Formula; N], sign: &str) -> Formula {
    Formula::row([Formula::row(symbols), Formula::op(sign)])
}

/// Names and numbers.
pub(super) type Numbers = Vec<(&'static str, f64)>;

/// A question with its numbers.
#[derive(Clone)]
pub(super) struct Drawn {
    /// What is given, and shown.
    pub(super) given: Numbers,
    /// What the verdicts say beside it.
    pub(super) told: Numbers,
    pub(super) right: Right,
}

/// The right answer.
#[derive(Clone)]
pub(super) enum Right {
    Option(&'static str),
    Number {
        truth: f64,
        /// What known mistakes lead to.
        mistakes: Numbers,
    },
}

/// The most draws for a question. About half of them are clear.
const TRIES: u64 = 200;

/// The first clear question of this kind that a seed draws.
pub(super) fn drawn(at: usize, seed: u64) -> Drawn {
    let draw = |attempt: u64| (KINDS[at].draw)(&mut Dice(Pcg32::new(seed, at as u64 * TRIES + attempt)));
    // Even if none were clear, no mistake would be named that could be another one.
    (0..TRIES).map(draw).find(Drawn::is_clear).unwrap_or_else(|| draw(0))
}

impl Drawn {
    /// Whether no answer can mean two things, and the right one is no number that is given.
    pub(super) fn is_clear(&self) -> bool {
        match &self.right {
            Right::Option(_) => true,
            Right::Number { truth, mistakes } => {
                // A 1 stands on the pictures of slopes.
                let given = self.given.iter().map(|(_, number)| number.abs()).chain([1.0]);
                let told = |number: f64| near(number, truth.abs(), 0.02);
                // What is 0 but for rounding would match no answer.
                let tiny = |(_, number): &(_, f64)| *number != 0.0 && number.abs() < 1e-6;
                clear(*truth, mistakes) && !given.into_iter().any(told) && !mistakes.iter().any(tiny)
            }
        }
    }

    /// A number that is given.
    pub(super) fn number(&self, name: &str) -> f64 {
        self.given.iter().find(|(known, _)| *known == name).map_or(f64::NAN, |(_, number)| *number)
    }

    /// A sentence with the numbers that are given.
    pub(super) fn say(&self, at: usize, what: &str) -> Message {
        let message = Message::new(format!("check-yourself-{}-{what}", KINDS[at].name));
        self.given.iter().fold(message, |message, (name, number)| message.with(name, short(*number, 3)))
    }

    /// What is said to an answer.
    pub(super) fn verdict(&self, at: usize, given: Given) -> Verdict {
        let why = |what: &str| {
            let message = self.say(at, &format!("{what}-why"));
            // Four digits: a learner who multiplies them finds the result.
            let message =
                self.told.iter().fold(message, |message, (name, number)| message.with(name, short(*number, 4)));
            let factors = FACTORS.iter().filter_map(|(name, by)| {
                let (_, number) = self.given.iter().find(|(given, _)| given == name)?;
                let text = short(*number, 3);
                Some((*by, if *number < 0.0 { format!("({text})") } else { text }))
            });
            factors.fold(message, |message, (by, text)| message.with(by, text))
        };
        match (&self.right, given) {
            (Right::Option(right), Given::Option(option)) => {
                let said = why(option).with("right", *right);
                if option == *right { Verdict::right(said) } else { Verdict::wrong(said) }
            }
            (Right::Number { truth, mistakes }, given) => {
                let why = |what: &str| why(what).with("truth", short(*truth, 4)).with("tolerance", TOLERANCE_TEXT);
                match given {
                    Given::Number(number) => judged_number(number, *truth, mistakes, &why),
                    _ => Verdict::open(why("right")),
                }
            }
            // An option where a number is asked for: no codec reads that.
            _ => Verdict::open(Message::new("story-number")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_seed_draws_clear_questions() {
        for seed in 0..400 {
            for (at, kind) in KINDS.iter().enumerate() {
                assert!(drawn(at, seed).is_clear(), "{} {seed}", kind.name);
            }
        }
    }

    #[test]
    fn what_is_given_is_written_with_all_of_its_digits() {
        for seed in 0..400 {
            for (at, kind) in KINDS.iter().enumerate() {
                for (name, number) in drawn(at, seed).given {
                    let shown = short(number, 3);
                    let read: f64 = shown.replace('−', "-").parse().unwrap();
                    assert!((read - number).abs() < 1e-12, "{} {seed} {name}: {number}, shown {shown}", kind.name);
                }
            }
        }
    }

    #[test]
    fn each_option_is_right_for_some_seed() {
        for (at, kind) in KINDS.iter().enumerate() {
            for option in kind.options {
                let is = |seed| matches!(drawn(at, seed).right, Right::Option(right) if right == *option);
                let never = kind.name == "way" && *option == "rate";
                assert_eq!((1..60).any(is), !never, "{} {option}", kind.name);
            }
        }
    }
}
