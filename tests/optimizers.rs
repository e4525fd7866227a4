//! What the optimizers' lesson claims: paths by the rule, two acts, arrivals and divergences told, guesses scored.

use figure::{Mark, Touch};
use lessons::{Body, Cell, Lesson, Run, Session};
use tests::learner::{pictures, reading, run, settled, values};
use tests::scenes::{finite, readable};
use tests::transcript::transcript;
use tests::words::Words;

const SURFACES: [&str; 7] = ["bowl", "rosenbrock", "himmelblau", "saddle", "wells", "neuron", "network"];
const NAMES: [&str; 6] = ["sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam"];

fn lesson() -> &'static dyn Lesson {
    lessons::find("optimizers").unwrap()
}

fn at(changes: &[(&str, &str)], t: usize) -> Box<dyn Run> {
    let values = values(lesson(), changes);
    Session::new(lesson(), &values).at(t).0.copy()
}

/// A cell of the race's table.
fn cell(run: &dyn Run, optimizer: &str, column: usize) -> String {
    let panels = run.panels(640.0);
    let body = &panels.iter().find(|panel| panel.id == "race").unwrap().body;
    let Body::Table { rows, .. } = body else { panic!("the race is a table") };
    let row = rows.iter().find(|row| row.id == optimizer).unwrap();
    match &row.cells[column] {
        Cell::Label { label } => Words::english().label(label),
        other => panic!("{other:?}"),
    }
}

const REACHED: usize = 4;
const DIVERGED: usize = 6;

#[test]
fn plain_descent_on_the_bowl_settles_exactly_below_two_over_the_condition_number() {
    for condition in ["1", "15", "300"] {
        let curvature: f64 = condition.parse().unwrap();
        for share in [0.5, 0.99, 1.5, 1.99, 2.01, 3.0] {
            let eta = (share / curvature).to_string();
            let end = at(&[("condition", condition), ("eta", &eta)], 10_000);
            let diverged = cell(end.as_ref(), "sgd", DIVERGED);
            assert_eq!(diverged == "—", share < 2.0, "κ = {condition}, η = {eta}: diverged at {diverged}");
            if share < 2.0 {
                assert_ne!(cell(end.as_ref(), "sgd", REACHED), "—", "κ = {condition}, η = {eta}");
            }
        }
    }
}

#[test]
fn the_table_says_the_first_step_within_the_tolerance() {
    for name in NAMES {
        let changes = [("optimizer", name), ("tolerance", "0.05")];
        let end = at(&changes, 400);
        let reached: usize = cell(end.as_ref(), name, REACHED).parse().unwrap_or_else(|_| panic!("{name} arrives"));
        assert!(reading(at(&changes, reached).as_ref(), "loss") <= 0.05, "{name} at {reached}");
        assert!(reading(at(&changes, reached - 1).as_ref(), "loss") > 0.05, "{name} before {reached}");
    }
}

#[test]
fn the_gradient_moves_nothing_and_the_step_is_a_second_act() {
    for surface in SURFACES {
        let two = |t| at(&[("surface", surface), ("acts", "two")], t);
        let one = |t| at(&[("surface", surface)], t);
        for step in [0, 1, 5] {
            let (place, gradient, moved) = (two(2 * step), two(2 * step + 1), two(2 * step + 2));
            for key in ["x", "y"] {
                assert_eq!(reading(place.as_ref(), key), reading(gradient.as_ref(), key), "{surface}");
                assert_eq!(
                    reading(moved.as_ref(), key),
                    reading(gradient.as_ref(), &format!("{key}_new")),
                    "{surface}"
                );
                assert_eq!(reading(moved.as_ref(), key), reading(one(step + 1).as_ref(), key), "{surface}");
            }
            let known = |run: &dyn Run| run.readings().iter().any(|reading| reading.key == "dL_dx");
            assert_eq!((known(place.as_ref()), known(gradient.as_ref())), (false, true), "{surface}");
        }
    }
    let settled = settled(lesson(), &[("t", "7")]);
    assert_eq!(settled.values.text("t"), "7");
    let old = [("t".to_owned(), "7".to_owned())];
    let two = lessons::settle(lesson(), &old, &[("acts".to_owned(), "two".to_owned())], &tests::learner::read);
    assert_eq!(two.values.text("t"), "14", "the same moment in acts");
}

#[test]
fn plain_descent_takes_the_gradient_at_the_old_place() {
    for surface in SURFACES {
        let moment = at(&[("surface", surface)], 3);
        let values = values(lesson(), &[("surface", surface)]);
        for key in ["x", "y"] {
            let of = |name: String| reading(moment.as_ref(), &name);
            let expected = of(key.to_owned()) - values.number("eta") * of(format!("dL_d{key}"));
            assert_eq!(of(format!("{key}_new")), expected, "{surface} {key}");
        }
    }
}

#[test]
fn two_starts_end_in_two_basins_and_only_one_is_global() {
    for (x, y, loss) in
        [("-1", "4", 0.0), ("-5", "-3", 0.0), ("2", "4", 1.7066666666666666), ("5", "-1", 1.7066666666666666)]
    {
        let end = at(&[("surface", "wells"), ("x0", x), ("y0", y)], 3000);
        assert!((reading(end.as_ref(), "loss") - loss).abs() < 1e-6, "from ({x}, {y})");
    }
    let stuck = at(&[("surface", "saddle"), ("y0", "0")], 3000);
    assert!((reading(stuck.as_ref(), "loss") - 0.25).abs() < 1e-9, "on the ridge it stays at the saddle");
    let off = at(&[("surface", "saddle"), ("y0", "0"), ("noise", "0.1")], 3000);
    assert!(reading(off.as_ref(), "loss") < 0.1, "noise gets it off");
}

#[test]
fn a_new_surface_brings_its_start_and_learning_rates_but_not_over_what_is_asked_for() {
    let fresh = settled(lesson(), &[("surface", "rosenbrock")]).values;
    assert_eq!((fresh.text("x0"), fresh.text("eta"), fresh.text("eta-adam")), ("-1.5", "0.001", "0.1"));
    let asked = settled(lesson(), &[("surface", "rosenbrock"), ("x0", "0.5"), ("eta", "0.0002")]).values;
    assert_eq!((asked.text("x0"), asked.text("eta"), asked.text("y0")), ("0.5", "0.0002", "2"));
}

#[test]
fn any_two_parameters_of_a_network_span_the_map_and_one_twice_is_refused() {
    let pair = |first, second| {
        settled(lesson(), &[("surface", "network"), ("net", "mazur"), ("first", first), ("second", second)])
    };
    let fine = pair("w5", "b3");
    assert!(fine.refusals.is_empty());
    let moment = Session::new(lesson(), &fine.values).at(0).0.copy();
    let options: Vec<String> = moment.options("first").into_iter().map(|(name, _)| name).collect();
    assert_eq!(options.len(), 12, "{options:?}");
    assert!(transcript(moment.as_ref(), &Words::english()).contains("∂L/∂w5"));
    for (first, second, wrong) in [("w5", "w5", "second"), ("w77", "w1", "first"), ("w1", "b9", "second")] {
        let refused = pair(first, second);
        assert_eq!(refused.refusals.len(), 1, "{first} {second}");
        assert_eq!(refused.refusals[0].key, wrong);
        assert_ne!(refused.values.text("first"), refused.values.text("second"));
    }
    // Another network is no mistake of the learner's.
    let old = [("surface", "network"), ("net", "b"), ("second", "w9")];
    let old = old.map(|(key, value)| (key.to_owned(), value.to_owned()));
    let other = lessons::settle(lesson(), &old, &[("net".to_owned(), "c".to_owned())], &tests::learner::read);
    assert_eq!((other.refusals.len(), other.values.text("second")), (0, "w2"));
}

#[test]
fn schedules_change_the_steps_and_noise_is_repeated_by_its_seed() {
    let end = |changes: &[(&str, &str)]| reading(at(changes, 40).as_ref(), "x");
    let plain = end(&[]);
    for schedule in ["halving", "cosine", "warm-up"] {
        assert_ne!(end(&[("schedule", schedule)]), plain, "{schedule}");
    }
    let (a, b) = (end(&[("noise", "1"), ("noise-seed", "4")]), end(&[("noise", "1"), ("noise-seed", "5")]));
    assert!(a != b && a != plain);
    assert_eq!(a, end(&[("noise", "1"), ("noise-seed", "4")]));
    let halted = [("schedule", "cosine"), ("span", "20")];
    assert_eq!(reading(at(&halted, 20).as_ref(), "x"), reading(at(&halted, 500).as_ref(), "x"), "no η, no step");
}

#[test]
fn every_number_of_every_scene_is_finite_on_every_surface_up_to_the_greatest_learning_rate() {
    for surface in SURFACES {
        for eta in ["1e-300", "1", "1e4", "1e150", "1e308"] {
            let mut changes = vec![("surface", surface)];
            changes.extend(
                ["eta", "eta-momentum", "eta-nesterov", "eta-adagrad", "eta-rmsprop", "eta-adam"].map(|key| (key, eta)),
            );
            for name in NAMES {
                changes.push(("optimizer", name));
                for t in [0, 1, 2, 30] {
                    let moment = at(&changes, t);
                    for (id, scene) in pictures(&moment.panels(640.0)) {
                        finite(scene, &format!("{surface} {name} η = {eta} t = {t}: {id}"));
                    }
                }
                changes.pop();
            }
        }
    }
}

#[test]
fn when_all_have_diverged_the_run_stops_and_the_map_is_still_there() {
    let all =
        ["eta", "eta-momentum", "eta-nesterov", "eta-adagrad", "eta-rmsprop", "eta-adam"].map(|key| (key, "1e308"));
    let end = at(&all, 10_000);
    let text = Words::english().say(&end.stopped().unwrap());
    assert!(text.contains("Stopped after step"), "{text}");
    for name in NAMES {
        assert_eq!(cell(end.as_ref(), name, DIVERGED), "1", "{name}");
    }
    let panels = end.panels(640.0);
    let (_, scene) = pictures(&panels)[0];
    let lines = scene.plots[1].marks.iter().filter(|mark| matches!(mark, Mark::Line { .. })).count();
    assert!(lines >= 14, "the contours are drawn");
}

#[test]
fn the_map_has_right_angles_and_the_gradient_stands_on_the_contour() {
    for surface in SURFACES {
        for width in [296.0, 640.0, 900.0] {
            let panels = at(&[("surface", surface)], 5).panels(width);
            let plot = &pictures(&panels)[0].1.plots[1];
            let unit = |a: f64, b: f64, from: f64| (b - a).abs() / from;
            let (x, y) = (&plot.x.range, &plot.y.range);
            let across = unit(x.start(), x.end(), plot.area.width);
            assert!((across - unit(y.start(), y.end(), plot.area.height)).abs() < 1e-12, "{surface} at {width}");
        }
    }
}

#[test]
fn the_start_is_dragged_over_the_map_by_both_of_its_numbers() {
    for surface in SURFACES {
        let panels = run(lesson(), &[("surface", surface)]).panels(640.0);
        let handles = &pictures(&panels)[0].1.handles;
        let Touch::Plane { x, y, .. } = &handles[0].touch else { panic!("{surface}: {handles:?}") };
        assert_eq!((x.key.as_str(), y.key.as_str(), handles[0].restart), ("x0", "y0", None), "all paths follow");
        assert!(x.from.0 < x.to.0 && y.from.0 > y.to.0, "{surface}: y grows upwards");
    }
}

#[test]
fn a_landing_is_asked_for_and_scored_with_its_reason() {
    let words = Words::english();
    let asked = at(&[("predict", "yes")], 5);
    assert!(words.say(&asked.stopped().unwrap()).contains("where it will land"));
    let text = transcript(asked.as_ref(), &words);
    assert!(!text.contains("x_new"), "{text}");
    let panels = asked.panels(640.0);
    let handle = &pictures(&panels)[0].1.handles[0];
    assert!(handle.area.width > 200.0 && handle.key == "landing:x1", "the whole map takes it: {handle:?}");
    // From (−4, 3) with the gradient (−4, 45): to (−3.52, −2.4).
    for (landing, ways, place) in
        [("x1:-3.5,y1:-2.3", true, true), ("x1:-3.9,y1:2", true, false), ("x1:-4.5,y1:-2.4", false, false)]
    {
        let text = transcript(at(&[("predict", "yes"), ("landing", landing)], 1).as_ref(), &words);
        assert_eq!(text.contains("Directions: right."), ways, "{text}");
        assert_eq!(text.contains("Landing: right."), place, "{text}");
        assert!(text.contains("against the sign of each slope"), "{text}");
        let score = format!("So far {} of 1 directions and {} of 1 landings", u8::from(ways), u8::from(place));
        assert!(text.contains(&score), "{text}");
    }
}

#[test]
fn bias_correction_makes_the_first_step_of_adam_as_long_as_eta() {
    let text = transcript(at(&[("optimizer", "adam")], 0).as_ref(), &Words::english());
    assert!(text.contains("Δ = (0.3000, −0.3000)"), "{text}");
    assert!(text.contains("m̂ = (−4.000, 45.00)") && text.contains("√ŝ = (4.000, 45.00)"), "{text}");
}

#[test]
fn no_label_of_the_map_lies_on_another() {
    let words = Words::english();
    for width in [240.0, 296.0, 328.0, 400.0, 640.0, 900.0] {
        for surface in SURFACES {
            for id in [0, 1] {
                let panels = at(&[("surface", surface), ("optimizer", "adam")], 20).panels(width);
                let scene = pictures(&panels)[id].1;
                // The arrow’s name moves with the arrow, over the map’s stars too.
                readable(scene, &words, &["∇L", "★"], &format!("{surface} at {width} px"));
            }
        }
    }
}
