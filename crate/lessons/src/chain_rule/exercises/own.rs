//! Filling in numbers on the network that was chosen: whether that can be asked, and what to take instead.

use super::super::Acts;
use super::super::networks::Example;
use super::mistakes::Sheet;
use crate::Press;
use figure::{Message, ToList};
use nn::{Loss, Network, Parameter};

/// The most paths that are written out.
const MOST_PATHS: usize = 4;

/// The sheet of a parameter, or why there is none: its first factor is none, too many paths, or nothing that a wrong rule would not find, too.
pub(super) fn sheet(example: &Example, selected: Parameter) -> Result<Sheet, &'static str> {
    let network = &example.network;
    if network.fuses_output() && !network.loss().is_cross_entropy() {
        return Err("softmax");
    }
    if network.loss() == Loss::CrossEntropy && (example.y.iter().sum::<f64>() - 1.0).abs() > 1e-12 {
        return Err("targets");
    }
    if paths(network, selected) > MOST_PATHS {
        return Err("paths");
    }
    Some(Sheet::of(example.clone(), selected)).filter(|sheet| !sheet.askable().is_empty()).ok_or("unclear")
}

fn paths(network: &Network, selected: Parameter) -> usize {
    network.layers()[selected.layer() + 2..].iter().product()
}

/// What else can be taken: a weight of which more can be asked, where there is one, and a drawn example.
pub(super) fn ways(run: &Acts, whole: bool) -> Vec<Press> {
    let better = if whole { None } else { better(run) };
    let select = |weight: Parameter| {
        let label = Message::new("chain-rule-fill-select").with("name", run.said(weight));
        Press::new(label, "select", run.key(weight))
    };
    let drawn = Press::new(Message::new("chain-rule-fill-drawn"), "example", "seed".to_owned());
    better.map(select).into_iter().chain([drawn]).list()
}

/// The weight of which most can be asked, if that is more than of the selected one.
fn better(run: &Acts) -> Option<Parameter> {
    let share = |parameter: Parameter| {
        let sheet = sheet(&run.example, parameter).ok()?;
        let asked = sheet.askable().len();
        Some((asked == sheet.gaps.len(), asked))
    };
    let weights = run.network().parameters().filter(|parameter| matches!(parameter, Parameter::Weight { .. }));
    let mut best = (None, share(run.selected).unwrap_or((false, 0)));
    for weight in weights {
        if let Some(found) = share(weight).filter(|found| *found > best.1) {
            best = (Some(weight), found);
        }
    }
    best.0
}
