//! The picture of the training lesson: it fills its room, the two sides and stuck neurons are told apart by more than colour, the
//! turn of the test loss is seen, every preset shows what it claims, and an update moves what it changes.

use figure::{Mark, Plot, Role, Scene, Stroke};
use lessons::{Lesson, Place, Room, Run};
use tests::learner::{WIDE, pictures, reading, run};

const ROOMS: [Room; 6] = [
    WIDE,
    Room { width: 640.0, height: 448.0, story: 640.0 },
    Room { width: 328.0, height: 364.0, story: 328.0 },
    Room { width: 296.0, height: 329.0, story: 296.0 },
    Room { width: 500.0, height: 350.0, story: 500.0 },
    Room { width: 1232.0, height: 570.0, story: 1232.0 },
];

fn lesson() -> &'static dyn Lesson {
    lessons::find("training").unwrap()
}

fn show(changes: &[(&str, &str)]) -> Box<dyn Run> {
    run(lesson(), changes)
}

fn preset(name: &str) -> Vec<(&'static str, &'static str)> {
    lesson().presets().iter().find(|preset| preset.name == name).unwrap().values.to_vec()
}

fn picture(run: &dyn Run, id: &str, room: Room) -> Scene {
    let panels = run.panels(room);
    pictures(&panels).into_iter().find(|(known, _)| *known == id).unwrap_or_else(|| panic!("no picture {id}")).1.clone()
}

/// The plane and the network.
fn stage(changes: &[(&str, &str)]) -> (Plot, Plot) {
    let mut plots = picture(show(changes).as_ref(), "network", WIDE).plots.into_iter();
    (plots.next().unwrap(), plots.next().unwrap())
}

fn lines(plot: &Plot) -> Vec<(Vec<(f64, f64)>, Stroke)> {
    let line = |mark: &Mark| match mark.bare() {
        Mark::Line { points, stroke } => Some((points.clone(), *stroke)),
        _ => None,
    };
    plot.marks.iter().filter_map(line).collect()
}

/// The pieces of the boundary.
fn boundary(plot: &Plot) -> Vec<Vec<(f64, f64)>> {
    let keyed = |mark: &&Mark| matches!(mark, Mark::Keyed(_));
    let marks = plot.marks.iter().filter(keyed);
    marks
        .map(|mark| if let Mark::Line { points, .. } = mark.bare() { points.clone() } else { panic!("{mark:?}") })
        .collect()
}

/// The value of the map at a place of the plane.
fn map_at(plot: &Plot, (x, y): (f64, f64)) -> f32 {
    let Mark::Grid { values, columns, .. } = &plot.marks[0] else { panic!("no map") };
    let cell = |x: f64| (((x + 6.0) / 12.0 * *columns as f64) as usize).min(columns - 1);
    values[cell(-y) * columns + cell(x)]
}

#[test]
fn picture_and_losses_fill_their_room_and_nothing_leaves_them() {
    for room in ROOMS {
        for changes in [vec![], vec![("t", "300")], preset("compared"), preset("saturated")] {
            let panels = show(&changes).panels(room);
            let height: f64 = pictures(&panels).iter().map(|(_, scene)| scene.height).sum();
            let gaps = 12.0 * (panels.len() - 1) as f64;
            assert!((height + gaps - room.height).abs() <= 0.02 * room.height, "{room:?}: {height}");
            assert_eq!(panels.iter().filter(|panel| panel.place == Place::Stage).count(), 1);
            for (id, scene) in pictures(&panels) {
                assert_eq!(scene.width, room.width, "{id}");
                assert!(scene.handles.iter().all(|handle| {
                    let area = handle.area;
                    area.x >= 0.0 && area.x + area.width <= scene.width && area.y + area.height <= scene.height
                }));
            }
        }
    }
}

#[test]
fn the_plane_is_a_square_and_the_largest_thing_there_is() {
    for room in ROOMS {
        let plane = &picture(show(&[]).as_ref(), "network", room).plots[0];
        assert_eq!(plane.area.width, plane.area.height);
        assert!(plane.area.width * plane.area.height > 0.24 * room.width * room.height, "{room:?}: {:?}", plane.area);
    }
}

#[test]
fn the_boundary_is_drawn_where_the_map_is_0_and_the_hatch_where_it_is_below() {
    for changes in [&[][..], &[("t", "300")], &[("t", "300"), ("unit", "o2")], &preset("sine"), &preset("gaussians")] {
        let (plane, _) = stage(changes);
        let pieces = boundary(&plane);
        assert!(!pieces.is_empty(), "{changes:?}");
        let steps = |points: &[(f64, f64)]| points.iter().map(|at| map_at(&plane, *at).abs()).sum::<f32>();
        let all: Vec<(f64, f64)> = pieces.concat();
        assert!(steps(&all) / (all.len() as f32) < 0.12, "{changes:?}: {}", steps(&all) / all.len() as f32);
        let hatch = &lines(&plane)[0];
        assert_eq!(hatch.1.paint.role, Role::Surface);
        let middles = hatch.0.chunks(3).map(|line| (0.5 * (line[0].0 + line[1].0), 0.5 * (line[0].1 + line[1].1)));
        for middle in middles {
            assert!(map_at(&plane, middle) < 0.1, "{changes:?}: {middle:?} {}", map_at(&plane, middle));
        }
    }
}

#[test]
fn stuck_neurons_are_hatched_in_the_network_only_where_that_is_asked_for() {
    let hatch = |changes: &[(&str, &str)]| lines(&stage(changes).1).into_iter().find(|line| line.1.width == 1.5);
    let asked = preset("saturated");
    let calm = [("saturation", "yes"), ("init", "xavier-uniform"), ("layers", "2.16tanh.16tanh.16tanh.1tanh")];
    let length = |changes: &[(&str, &str)]| hatch(changes).map_or(0, |line| line.0.len());
    assert!(length(&asked) > 3 * length(&calm), "{} {}", length(&asked), length(&calm));
    let without: Vec<_> = asked.into_iter().filter(|(key, _)| *key != "saturation").collect();
    assert!(hatch(&without).is_none());
}

#[test]
fn only_the_weight_in_hand_is_magenta() {
    let magenta = |changes: &[(&str, &str)]| {
        let (plane, graph) = stage(changes);
        let all = [lines(&plane), lines(&graph)].concat();
        all.into_iter().filter(|line| line.1.paint.role == Role::Accent).count()
    };
    assert_eq!((magenta(&[("t", "20"), ("unit", "o2")]), magenta(&[("t", "20"), ("select", "w3")])), (0, 1));
}

#[test]
fn an_update_moves_the_weights_and_the_boundary() {
    let at = |t: &str| picture(show(&[("t", t)]).as_ref(), "network", WIDE);
    let (before, after) = (at("300"), at("301"));
    let halfway = figure::mix(&before, &after, 0.5);
    let widths = |scene: &Scene| -> Vec<f64> { lines(&scene.plots[1]).iter().map(|line| line.1.width).collect() };
    let (a, b, c) = (widths(&before), widths(&after), widths(&halfway));
    // Two sheets of four, four and two weights, the frames and the frame of the chosen neuron.
    assert_eq!((a.len(), c.len()), (2 * 4 + 4 * 2 + 2 + 2, a.len()));
    let between = |k: usize| (a[k].min(b[k])..=a[k].max(b[k])).contains(&c[k]);
    assert!((0..a.len()).all(between) && (0..a.len()).any(|k| c[k] != a[k] && c[k] != b[k]));
    let ring = |scene: &Scene| boundary(&scene.plots[0])[0].clone();
    let (a, b) = (ring(&before), ring(&after));
    assert_eq!(a.len(), b.len());
    let far = a.iter().zip(&b).map(|(a, b)| (a.0 - b.0).hypot(a.1 - b.1)).fold(0.0, f64::max);
    assert!(far > 0.0 && far < 1.0, "a small step: {far}");
}

#[test]
fn a_large_network_has_few_marks() {
    let layers = format!("2.{}1tanh", "16tanh.".repeat(8));
    let scene = picture(show(&[("layers", &layers)]).as_ref(), "network", WIDE);
    assert_eq!(scene.parts(), 2);
    assert!(scene.plots[1].marks.len() < 24, "{}", scene.plots[1].marks.len());
}

/// The ring on the test loss, and the number below it.
fn turned(changes: &[(&str, &str)]) -> bool {
    let strip = picture(show(changes).as_ref(), "losses", WIDE);
    let ring = |mark: &Mark| matches!(mark.bare(), Mark::Dots { outline: Some(stroke), .. } if stroke.paint.role == Role::Bound);
    strip.plots[0].marks.iter().any(ring)
}

#[test]
fn every_preset_shows_what_it_claims() {
    let share = |run: &dyn Run, test: bool| {
        let told = tests::transcript::transcript(run, &tests::words::Words::english());
        let line = told.lines().find(|line| line.contains("On their side of the boundary:")).unwrap().to_owned();
        let numbers: Vec<f64> =
            line.split([':', ',']).filter_map(|part| part.trim().split(' ').next()?.parse().ok()).collect();
        numbers[usize::from(test)]
    };
    for name in ["xor", "gaussians", "spiral", "squares", "lowered", "compared"] {
        let run = show(&preset(name));
        assert!(share(run.as_ref(), false) >= 93.0 && share(run.as_ref(), true) >= 90.0, "{name}");
        assert!(!turned(&preset(name)), "{name}");
    }
    // By heart: the training loss falls, the test loss has turned.
    let heart = show(&preset("overfitting"));
    assert!(turned(&preset("overfitting")));
    assert!(reading(heart.as_ref(), "loss_test") > 5.0 * reading(heart.as_ref(), "loss"));
    assert!(!turned(&preset("diverging")) && show(&preset("diverging")).stopped().is_some());
    // One neuron draws one straight line, and with squares as inputs a ring.
    let (line, ring) = (boundary(&stage(&preset("gaussians")).0), boundary(&stage(&preset("squares")).0));
    assert_eq!((line.len(), ring.len()), (1, 1));
    assert!(line[0].first() != line[0].last() && ring[0].first() == ring[0].last());
    // Both runs of the comparison are there, and the lower η is named where it begins.
    let strip = |name: &str| picture(show(&preset(name)).as_ref(), "losses", WIDE).plots.remove(0);
    assert_eq!(lines(&strip("compared")).iter().filter(|line| line.0.len() > 100).count(), 3);
    let named =
        |mark: &Mark| matches!(mark.bare(), Mark::Text(text) if text.label == figure::Label::symbol("η = 0.02"));
    assert!(strip("lowered").marks.iter().any(named));
    // Nothing is learned at the start of any.
    for preset in lesson().presets() {
        let fresh: Vec<_> = preset.values.iter().copied().filter(|(key, _)| *key != "t").collect();
        let (plane, _) = stage(&fresh);
        assert!(plane.marks.len() >= 6, "{}", preset.name);
        assert!(!turned(&fresh), "{}", preset.name);
    }
}

#[test]
fn a_selected_weight_has_bands_to_it_and_no_other_line_has_their_colours() {
    // w3 leads to o2, and from there two paths to the loss: the link to the weight, two to o2 and two to the output.
    let chosen = [("t", "40"), ("select", "w3"), ("ax", "3"), ("ay", "2")];
    let (_, graph) = stage(&chosen);
    let bands = graph.marks.iter().filter(|mark| matches!(mark.bare(), Mark::Shape(_))).count();
    assert_eq!(bands, 5);
    assert!(lines(&graph).iter().all(|line| ![Role::Positive, Role::Negative].contains(&line.1.paint.role)));
    let without = stage(&[("t", "40")]).1;
    assert!(without.marks.iter().all(|mark| !matches!(mark.bare(), Mark::Shape(_))));
    // The number below it is that of the table of paths.
    let said = |mark: &Mark| match mark.bare() {
        Mark::Text(figure::Text { label: figure::Label::Symbol(text), .. }) if text.contains('∂') => {
            Some(text.clone())
        }
        _ => None,
    };
    let shown = graph.marks.iter().find_map(said).unwrap();
    let told = tests::transcript::transcript(show(&chosen).as_ref(), &tests::words::Words::english());
    let exact =
        told.lines().find_map(|line| line.strip_prefix("backpropagation |")).unwrap().rsplit('|').next().unwrap();
    let number = |text: &str| tests::learner::number(text.trim()).unwrap();
    assert!((number(shown.rsplit('=').next().unwrap()) / number(exact) - 1.0).abs() < 0.006, "{shown}, {exact}");
}
