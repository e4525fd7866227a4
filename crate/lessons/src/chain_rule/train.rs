//! The way into the training lesson: this network with its present numbers is the start there, or a sentence says why it cannot be.

use super::batch::Sample;
use super::rule::Rule;
use super::{Acts, Moment, Name};
use crate::settings::is_number;
use crate::{Architecture, Body, Link, Settings};
use figure::{Message, ToList, ascii};
use nn::{Activation, Loss};

/// The panel: what goes along, and the buttons.
pub(super) fn panel(run: &Acts, moment: &Moment) -> Body {
    match misfit(run, moment) {
        Some(what) => {
            Body::Links { said: vec![Message::new("chain-rule-train-not").with("what", what)], links: vec![] }
        }
        None => {
            let freeze = if run.freeze { "yes" } else { "no" };
            let rule = if run.rule.as_ref().is_some_and(|rule| rule.name() != "sgd") { "yes" } else { "no" };
            let about = Message::new("chain-rule-train-about").with("freeze", freeze).with("rule", rule);
            let said = vec![about];
            Body::Links { said, links: vec![circle(run, moment), samples(run, moment)].into_iter().flatten().list() }
        }
    }
}

/// What does not fit the training lesson, which learns to tell points of a plane apart.
fn misfit(run: &Acts, moment: &Moment) -> Option<&'static str> {
    let network = run.network();
    let beyond = || network.parameters().any(|parameter| !is_number("w1", run.now(moment, parameter)));
    match () {
        () if network.input_width() != 2 => Some("inputs"),
        () if network.output_width() != 1 => Some("outputs"),
        () if !network.loss().has_target() => Some("loss"),
        () if network.activations().last() == Some(&Activation::Softmax) => Some("softmax"),
        () if run.ties() => Some("tied"),
        () if beyond() => Some("large"),
        () => None,
    }
}

/// Everything but the points.
fn values(run: &Acts, moment: &Moment) -> Vec<(&'static str, String)> {
    let network = run.network();
    let layers = Architecture { sizes: network.layers().to_vec(), activations: network.activations().to_vec() };
    let mut start = Settings::default();
    for parameter in network.parameters() {
        start.set(&run.key(Name::Parameter(parameter)), run.now(moment, parameter));
    }
    vec![
        ("layers", layers.text()),
        ("loss", network.loss().name().to_owned()),
        ("init", "given".to_owned()),
        ("start", start.text()),
        ("eta", ascii(run.eta)),
        ("optimizer", run.rule.as_ref().map_or("sgd", Rule::name).to_owned()),
        ("l2", ascii(run.rule.as_ref().map_or(0.0, Rule::decay))),
    ]
}

/// The points of a fresh training lesson.
fn circle(run: &Acts, moment: &Moment) -> Option<Link> {
    let label = Message::new("chain-rule-train-points");
    Some(Link { lesson: "training", values: values(run, moment), label })
}

/// The samples as the only points: then the first update there is the next one here. More points can be put beside them.
fn samples(run: &Acts, moment: &Moment) -> Option<Link> {
    let own = (run.example.x.clone(), run.example.y.clone());
    let mut all = if run.batch.count() > 1 { run.batch.samples.to_vec() } else { vec![own] };
    if run.takes_turns() {
        // The next update takes the sample whose turn it is.
        let next = run.batch.at + usize::from(run.after.is_some());
        all.rotate_left(next % run.batch.count());
    }
    let is_share = |(_, y): &Sample| (0.0..=1.0).contains(&y[0]);
    let fits = run.network().loss() != Loss::BinaryCrossEntropy || all.iter().all(is_share);
    let points: Vec<String> = all.iter().map(|(x, y)| [x[0], x[1], y[0]].map(ascii).join("_")).list();
    let (count, batch) = (all.len().to_string(), if run.is_mean() { all.len() } else { 1 });
    let mut values = values(run, moment);
    values.extend([
        ("data", "own".to_owned()),
        ("own", format!("exact*{}", points.join("*"))),
        ("share", "100".to_owned()),
        ("batch", batch.to_string()),
        ("order", "given".to_owned()),
    ]);
    fits.then(|| Link {
        lesson: "training",
        values,
        label: Message::new("chain-rule-train-sample").with("count", count),
    })
}
