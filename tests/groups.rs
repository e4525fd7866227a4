//! Whoever points at a row, a number or a part of a picture sees what belongs to it: a group is lit in more than one place.

use figure::{Mark, Scene};
use lessons::{Body, LESSONS, Lesson, Panel};
use std::collections::HashMap;
use tests::learner::{WIDE, Whole, run};

/// The places of each group: marks, handles, rows.
fn places(panels: &[Panel]) -> HashMap<String, [usize; 3]> {
    let mut found: HashMap<String, [usize; 3]> = HashMap::new();
    for panel in panels {
        match &panel.body {
            Body::Picture { scene, .. } => {
                let named = scene.handles.iter().filter_map(|handle| handle.group.clone());
                named.for_each(|group| found.entry(group).or_default()[1] += 1);
            }
            Body::Table { rows, .. } => {
                let named = rows.iter().flat_map(|row| row.groups.iter().take(1).cloned());
                named.for_each(|group| found.entry(group).or_default()[2] += 1);
            }
            _ => {}
        }
    }
    for (group, places) in &mut found {
        places[0] = panels.iter().filter(|panel| is_drawn(panel, group)).count();
    }
    found
}

fn is_drawn(panel: &Panel, group: &str) -> bool {
    let of = |mark: &Mark| if let Mark::Keyed(keyed) = mark { keyed.groups.contains(&group.into()) } else { false };
    let scene = |scene: &Scene| scene.plots.iter().flat_map(|plot| &plot.marks).any(of);
    if let Body::Picture { scene: picture, .. } = &panel.body { scene(picture) } else { false }
}

fn lit(slug: &str, changes: &[(&str, &str)]) -> HashMap<String, [usize; 3]> {
    let lesson: &dyn Lesson = *LESSONS.iter().find(|lesson| lesson.slug() == slug).unwrap();
    places(&run(lesson, changes).whole_in(WIDE))
}

#[test]
fn pointing_at_a_layer_lights_its_link_and_its_neuron() {
    let found = lit("vanishing-gradient", &[]);
    for layer in 1..=5 {
        let [drawn, _, rows] = found[&format!("layer-{layer}")];
        assert!(drawn > 0 && rows > 0, "layer {layer}: {found:?}");
    }
}

#[test]
fn pointing_at_an_optimizer_lights_its_way_and_its_line() {
    let found = lit("optimizers", &[("t", "5")]);
    for name in ["sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam"] {
        let [drawn, handles, rows] = found[name];
        assert!(drawn > 0 && handles > 0 && rows > 0, "{name}: {found:?}");
    }
}

#[test]
fn pointing_at_a_neuron_or_a_weight_lights_what_leads_into_it() {
    let found = lit("training", &[("unit", "o2")]);
    for name in ["o1", "o2", "w3", "w4"] {
        assert!(found[name][0] > 0 && found[name][1] + found[name][2] > 0, "{name}: {found:?}");
    }
}
