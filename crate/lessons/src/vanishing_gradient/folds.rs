//! What a learner opens below the picture.

use super::across::Across;
use super::stage::Rows;
use super::{Bench, Shown, factors, interview, product, sentences, shares, stage_size, tables, training};
use crate::panel::panel;
use crate::{Body, Panel, Place, Room};
use figure::{Message, ToList};

pub(super) fn panels(run: &Bench, name: &str, room: Room) -> Vec<Panel> {
    let shown = run.shown();
    let picture = |id, scene| run.picture(&shown, id, Place::Fold, scene);
    match name {
        "factors" => {
            let bars = || picture("factors", factors::scene(&shown, run.layer, room.width));
            let shares = panel("shares", Place::Fold, "vanishing-gradient-shares", shares::table(&shown));
            let hidden =
                !Rows::new(shown.len(), &Across::new(run.depth(), room.width), stage_size(room)).with_factors();
            hidden.then(bars).into_iter().chain([shares]).list()
        }
        "learning" => vec![
            picture("loss", training::loss(run, &shown, room.width)),
            picture("strips", training::strips(run, &shown, room.width)),
        ],
        "words" => in_words(run, &shown),
        "tables" => layer_by_layer(run, &shown),
        _ => interview::panels(&run.card, &run.answers, Place::Fold),
    }
}

/// What each set-up says in words, and the product with its numbers.
fn in_words(run: &Bench, shown: &[Shown]) -> Vec<Panel> {
    let fold = |id, title, body| Panel { id, place: Place::Fold, title, body };
    let sentences = |shown| Body::Text { messages: sentences::sentences(run, shown) };
    let ids = ["words", "words-beside"];
    let mut panels: Vec<Panel> =
        shown.iter().zip(ids).map(|(shown, id)| fold(id, shown.name(), sentences(shown))).list();
    if run.width == 1 {
        let lines = product::formula(run, &shown[0]);
        panels.push(fold("formula", Message::new("vanishing-gradient-formula"), Body::Formula { lines }));
    }
    panels
}

fn layer_by_layer(run: &Bench, shown: &[Shown]) -> Vec<Panel> {
    let ids = [("weights", "layers"), ("weights-beside", "layers-beside")];
    let panel = |id, title: &str, shown: &Shown, body| {
        let title = Message::new(title).with("setup", shown.letter);
        Panel { id, place: Place::Fold, title, body }
    };
    let both = shown.iter().zip(ids).flat_map(|(shown, (weights, layers))| {
        [
            panel(weights, "vanishing-gradient-weights", shown, tables::weights(run, shown)),
            panel(layers, "vanishing-gradient-layers", shown, tables::layers(run, shown)),
        ]
    });
    both.list()
}
