//! Chain rule (notes N6–N13): any small network, one weight, its paths to the loss, and three acts that can be walked
//! neuron by neuron.

mod acts;
mod bands;
mod batch;
mod check;
#[cfg(feature = "chain-rule-more")]
mod code;
mod document;
mod edges;
mod entries;
mod error;
#[cfg_attr(not(feature = "chain-rule-more"), path = "no_exercises.rs")]
mod exercises;
mod front;
mod grip;
mod groups;
mod held;
mod labels;
mod layout;
#[cfg(feature = "chain-rule-more")]
mod list;
#[cfg(feature = "chain-rule-more")]
mod matrices;
#[cfg(feature = "chain-rule-more")]
mod mean;
mod moved;
mod name;
mod neurons;
mod notation;
mod nudge;
#[cfg(feature = "chain-rule-more")]
mod of_samples;
mod opened;
#[cfg(feature = "chain-rule-more")]
mod operations;
#[cfg(feature = "chain-rule-more")]
mod paper;
mod paths;
mod picture;
mod predict;
mod product;
mod progress;
mod rail;
#[cfg(feature = "chain-rule-more")]
mod results;
mod rows;
#[cfg_attr(not(feature = "chain-rule-more"), path = "no_rule.rs")]
mod rule;
mod run;
mod samples;
mod schema;
mod sentences;
mod settle;
mod shown;
mod slice;
mod softmax;
#[cfg(feature = "chain-rule-more")]
mod stepper;
mod steps;
mod story;
mod sum;
mod tables;
mod tall;
mod tasks;
mod train;
mod view;

use crate::networks;
use crate::prediction::Directions;
use crate::{Control, Group, Lesson, Preset, Refusal, Run, Step, Values};
use acts::{Acts, Moment};
use batch::Batch;
use exercises::Task;
use figure::ToList;
use name::{Derivative, Name};
use nn::{Network, Parameter};
use paths::path_count;
use progress::{Act, Focus, Pace, Progress};
use schema::{CONTROLS, GROUPS, PRESETS};

/// Whether this module is the annex. It has more than the first view needs: folds, the sheet on paper, exercises, the usual
/// names, the gradient check, predictions and pasting.
const ANNEX: bool = cfg!(feature = "chain-rule-more");

pub(crate) use front::formula;

/// The lesson, as the list names it.
pub(crate) static LESSON: ChainRule = ChainRule;

pub(crate) struct ChainRule;

impl Lesson for ChainRule {
    fn slug(&self) -> &'static str {
        "chain-rule"
    }

    fn words(&self) -> &'static str {
        if ANNEX {
            concat!(
                words!("chain_rule/en.ftl"),
                "\n",
                words!("chain_rule/more.ftl"),
                "\n",
                words!("chain_rule/exercises/en.ftl"),
                "\n",
                words!("chain_rule/paper/en.ftl")
            )
        } else {
            words!("chain_rule/en.ftl")
        }
    }

    fn annex(&self, values: &Values) -> Option<&'static str> {
        let plain = ["check", "predict", "open", "nudge", "mean", "tied"].iter().all(|key| values.text(key) == "no");
        let plain = plain && input(values).is_none();
        let first = [("task", "explore"), ("notation", "notes"), ("optimizer", "sgd"), ("decay", "0")];
        let all = plain && first.iter().all(|(key, text)| values.text(key) == *text) && !values.have_unread();
        let later = crate::story::is_later(story::STEPS, values);
        (!ANNEX && (later || !all)).then_some("chain-rule-more")
    }

    fn folds(&self) -> Option<&'static str> {
        (!ANNEX).then_some("chain-rule-more")
    }

    fn controls(&self) -> &'static [Control] {
        CONTROLS
    }

    fn groups(&self) -> &'static [Group] {
        GROUPS
    }

    fn presets(&self) -> &'static [Preset] {
        PRESETS
    }

    fn story(&self) -> &'static [Step] {
        story::STEPS
    }

    fn passing(&self) -> &'static [&'static str] {
        &["path"]
    }

    fn settle(&self, before: &Values, values: &mut Values, changed: &[&str]) -> Vec<Refusal> {
        settle::settle(before, values, changed)
    }

    fn start(&self, values: &Values) -> Box<dyn Run> {
        Box::new(acts(values))
    }
}

/// The run of settled values.
fn acts(values: &Values) -> Acts {
    let architecture = settle::architecture(values);
    let settings = values.settings("numbers");
    let mut example =
        networks::example(values.text("network"), &architecture, networks::loss(values.text("loss")), &settings);
    if ANNEX && values.text("tied") == "yes" {
        for layer in 0..architecture.sizes.len() - 1 {
            let biases = example.network.biases_mut(layer);
            biases.fill(biases[0]);
        }
    }
    let batch = Batch::of(values, &mut example);
    let first = Parameter::Weight { layer: 0, to: 0, from: 0 };
    // What only the annex shows is off in the first module, which then carries no code for it.
    let is = |key: &str, text: &str| ANNEX && values.text(key) == text;
    let own = |key: &str| if ANNEX { values.text(key).to_owned() } else { String::new() };
    let mut run = Acts {
        usual: is("notation", "usual") || is("notation", "matrix"),
        matrix: is("notation", "matrix"),
        task: Task::Explore,
        selected: if ANNEX && input(values).is_some() {
            Parameter::Bias { layer: 0, to: 0 }
        } else {
            nn::parameter_by_name(&example.network, values.text("select")).unwrap_or(first)
        },
        progress: Progress::new(architecture.sizes[1..].iter().sum()),
        pace: Pace::named(values.text("pace")),
        eta: values.number("eta"),
        freeze: values.text("freeze") == "yes",
        open: is("open", "yes"),
        check: is("check", "yes"),
        nudge: is("nudge", "yes"),
        predict: is("predict", "yes"),
        guesses: if ANNEX { Directions::of(values) } else { Directions::default() },
        lit: values.text("path").parse().ok(),
        off: values.text("off").split(',').filter_map(|index| index.parse().ok()).list(),
        through: values.text("through").to_owned(),
        sheet: own("sheet"),
        paper: own("paper"),
        language: own("code"),
        results: own("results"),
        batch,
        input: input(values),
        tied: values.text("tied") == "yes",
        start: example.clone(),
        example,
        updates: 0,
        after: None,
        before: None,
        far: None,
        rule: rule::Rule::of(values),
    };
    exercises::prepare(&mut run, values);
    run
}

/// The input that is selected, if it is one.
fn input(values: &Values) -> Option<usize> {
    values.text("select").strip_prefix('x')?.parse::<usize>().ok()?.checked_sub(1)
}

/// Every parameter's name, in the order of the network.
fn names(network: &Network) -> Vec<String> {
    network.parameters().map(|parameter| nn::parameter_name(network, parameter)).list()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_rule_needs_the_annex_and_plain_gradient_descent_does_not() {
        let annex = |key: &str, text: &str| {
            let changes = [(key.to_owned(), text.to_owned())];
            ChainRule.annex(&crate::settle(&ChainRule, &[], &changes, &|text| text.parse().ok()).values)
        };
        for (key, text) in [("optimizer", "adam"), ("decay", "0.1"), ("memory", "mu:0.5")] {
            assert_eq!(annex(key, text).is_some(), !ANNEX, "{key}");
        }
        assert_eq!(annex("eta", "0.2"), None);
    }
}
