//! The optimizers lesson: paths follow the rules, the two acts, messages about arrival and divergence, and scores of guesses.

use figure::{Mark, Role, Scene, Touch};
use lessons::{Body, Cell, Lesson, Place, Room, Run, Session};
use tests::learner::{WIDE, Whole, keys, pictures, reading, run, settled, values};
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
    let panels = run.whole(640.0);
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
fn who_does_not_race_is_said_by_name_and_another_name_is_refused() {
    assert_eq!(values(lesson(), &[("off", "momentum,adam")]).text("off"), "momentum,adam");
    for given in ["momentun", "momentum,", "momentum adam", "NaN"] {
        let settled = settled(lesson(), &[("off", given), ("eta", "0.5")]);
        assert_eq!((settled.values.text("off"), settled.values.text("eta")), ("", "0.5"), "{given}");
        let [refusal] = settled.refusals.as_slice() else { panic!("{given}: {:?}", settled.refusals) };
        assert_eq!((refusal.key.as_str(), refusal.message.id.as_str()), ("off", "refusal-choice"));
    }
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
                    for (id, scene) in pictures(&moment.whole(640.0)) {
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
    let panels = end.whole(640.0);
    let (_, scene) = pictures(&panels)[0];
    let lines = scene.plots[0].marks.iter().filter(|mark| matches!(mark, Mark::Line { .. })).count();
    assert!(lines >= 14, "the contours are drawn");
}

#[test]
fn the_map_has_right_angles_and_the_gradient_stands_on_the_contour() {
    for surface in SURFACES {
        for width in [296.0, 640.0, 900.0] {
            let panels = at(&[("surface", surface)], 5).whole(width);
            let plot = &pictures(&panels)[0].1.plots[0];
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
        let panels = run(lesson(), &[("surface", surface)]).whole(640.0);
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
    let panels = asked.whole(640.0);
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
fn no_label_of_the_pictures_lies_on_another() {
    let words = Words::english();
    for room in ROOMS {
        for surface in SURFACES {
            for (optimizer, t) in [("sgd", 0), ("momentum", 3), ("adam", 20)] {
                let panels = at(&[("surface", surface), ("optimizer", optimizer)], t).panels(room);
                for (id, scene) in pictures(&panels) {
                    readable(scene, &words, &["★"], &format!("{surface} {optimizer} {t} at {room:?}: {id}"));
                }
            }
        }
    }
}

/// A wide page, an embedded one, a lecture hall, a phone, and less.
const ROOMS: [Room; 6] = [
    WIDE,
    Room { width: 640.0, height: 448.0, story: 640.0 },
    Room { width: 1232.0, height: 570.0, story: 1232.0 },
    Room { width: 480.0, height: 336.0, story: 480.0 },
    Room { width: 328.0, height: 364.0, story: 328.0 },
    Room { width: 240.0, height: 266.0, story: 240.0 },
];

#[test]
fn picture_and_rail_fill_the_room_and_a_phone_has_no_rail() {
    for room in ROOMS {
        let mut panels = at(&[], 5).panels(room);
        panels.retain(|panel| matches!(panel.place, Place::Stage | Place::Rail));
        let scenes = pictures(&panels);
        let heights: f64 = scenes.iter().map(|(_, scene)| scene.height).sum();
        let space = 12.0 * (scenes.len() - 1) as f64;
        assert_eq!(heights + space, room.height, "{room:?}");
        assert_eq!(scenes.len(), if room.width < 480.0 { 1 } else { 2 }, "{room:?}");
        for (id, scene) in scenes {
            assert_eq!(scene.width, room.width, "{id} in {room:?}");
            for plot in &scene.plots {
                let area = plot.area;
                assert!(area.x >= 0.0 && area.x + area.width <= room.width, "{id} in {room:?}: {area:?}");
                assert!(area.y >= 0.0 && area.y + area.height <= scene.height, "{id} in {room:?}: {area:?}");
            }
        }
    }
}

/// What the page sets for a preset: all that it does not name takes its default.
fn preset(name: &str) -> Vec<(&'static str, String)> {
    let fresh = values(lesson(), &[]);
    let preset = lesson().presets().iter().find(|preset| preset.name == name).unwrap();
    let named = |key| preset.values.iter().find(|(other, _)| *other == key).map(|(_, value)| (*value).to_owned());
    let value = |key: &'static str| (key, named(key).unwrap_or_else(|| fresh.text(key).to_owned()));
    keys(lesson()).into_iter().map(value).collect()
}

fn moment(preset: &[(&'static str, String)], t: usize) -> Box<dyn Run> {
    let changes: Vec<(&str, &str)> = preset.iter().map(|(key, value)| (*key, value.as_str())).collect();
    at(&changes, t)
}

#[test]
fn every_preset_starts_inside_of_its_map_at_the_place_of_its_landscape() {
    for name in lesson().presets().iter().map(|preset| preset.name) {
        let values = preset(name);
        let start = moment(&values, 0);
        let (x, y) = (reading(start.as_ref(), "x"), reading(start.as_ref(), "y"));
        let panels = start.panels(WIDE);
        let map = &pictures(&panels)[0].1.plots[0];
        let inside = |range: &figure::Range, at| (0.03..=0.97).contains(&range.fraction(at).unwrap());
        assert!(inside(&map.x.range, x) && inside(&map.y.range, y), "{name} starts at ({x}, {y})");
        // A learner who chooses the landscape by hand meets the same start and learning rates.
        let surface = values.iter().find(|(key, _)| *key == "surface").unwrap().1.as_str();
        let chosen = settled(lesson(), &[("surface", surface)]).values;
        for (key, value) in &values {
            // Exactly on its ridge, the saddle shows what noise does.
            let ridge = (name, *key) == ("saddle", "y0");
            if (key.starts_with("eta") || ["x0", "y0"].contains(key)) && !ridge {
                assert_eq!(chosen.text(key), value, "{name}: {key}");
            }
        }
    }
}

#[test]
fn in_every_preset_that_races_somebody_arrives_by_its_step_and_nobody_leaves() {
    for (name, first) in [("bowl", 30), ("rosenbrock", 150), ("saddle", 60), ("neuron", 30), ("network", 30)] {
        let end = moment(&preset(name), first);
        let arrived = NAMES.iter().filter(|name| !["—", ""].contains(&cell(end.as_ref(), name, REACHED).as_str()));
        assert!(arrived.count() > 0, "{name}");
        let text = transcript(end.as_ref(), &Words::english());
        let panels = end.panels(WIDE);
        let (_, scene) = pictures(&panels)[0];
        assert!(labels(scene).iter().all(|label| !label.contains(" left ")), "{name}: {text}");
    }
}

#[test]
fn in_the_double_well_the_racers_meet_both_wells() {
    let values = preset("wells");
    let place = |name: &'static str, t| {
        let mut values = values.clone();
        values.iter_mut().filter(|(key, _)| *key == "optimizer").for_each(|(_, value)| *value = name.to_owned());
        reading(moment(&values, t).as_ref(), "x")
    };
    for name in NAMES {
        let well = if name == "momentum" { -4.0 } else { 4.0 };
        assert!((place(name, 100) - well).abs() < 0.2, "{name} ends at {}", place(name, 100));
        assert_eq!(place(name, 30) < 1.0, name == "momentum", "{name}: which well it is can be seen at step 30");
    }
}

/// What is written in the first plot of a picture.
fn labels(scene: &Scene) -> Vec<String> {
    let words = Words::english();
    let marks = &scene.plots[0].marks;
    let text = |mark: &Mark| match mark.bare() {
        Mark::Text(text) => Some(words.label(&text.label)),
        _ => None,
    };
    marks.iter().filter_map(text).collect()
}

#[test]
fn the_axis_of_losses_ends_at_ten_times_the_first_and_who_leaves_is_an_arrow_at_the_rim() {
    for (changes, left) in [
        (&[("eta", "0.14")][..], "sgd left at step 4"),
        (&[("eta", "1")], "sgd left at step 1"),
        (&[("eta", "1e308")], "sgd left at step 1"),
        (&[("surface", "rosenbrock"), ("x0", "-4")], "sgd left at step 1"),
    ] {
        let end = at(changes, 40);
        let panels = end.panels(WIDE);
        let (_, scene) = pictures(&panels)[0];
        let losses = &scene.plots[1];
        let first = reading(at(changes, 0).as_ref(), "loss");
        assert!(losses.y.range.end() <= 10.0 * first * (1.0 + 1e-12), "{changes:?}");
        let said = labels(scene);
        assert!(said.iter().any(|label| label.starts_with(left)), "{changes:?}: {said:?}");
        let arrows = scene.plots[0].marks.iter().filter(|mark| matches!(mark.bare(), Mark::Arrow { .. }));
        assert!(arrows.count() > 0, "{changes:?}");
        assert!(matches!(scene.handles[0].touch, Touch::Plane { .. }), "the start can be pulled back in");
    }
}

#[test]
fn before_the_first_step_the_picture_shows_the_slope_and_not_the_landing() {
    let start = at(&[("optimizer", "momentum")], 0);
    let panels = start.panels(WIDE);
    let [(_, stage), (_, rail), _] = pictures(&panels)[..] else { panic!("picture and rail") };
    assert!(labels(stage).contains(&"−∇L".to_owned()));
    assert!(!labels(stage).contains(&"step".to_owned()));
    assert!(labels(rail).contains(&"?".to_owned()));
    let next = at(&[("optimizer", "momentum")], 1);
    let panels = next.panels(WIDE);
    let [(_, stage), (_, rail), _] = pictures(&panels)[..] else { panic!("picture and rail") };
    for name in ["step", "memory", "gradient"] {
        assert!(labels(stage).contains(&name.to_owned()), "{name}: {:?}", labels(stage));
    }
    assert!(!labels(rail).contains(&"?".to_owned()));
    assert!(labels(rail).contains(&figure::digits(reading(next.as_ref(), "x_new"), 4)));
}

#[test]
fn memory_and_gradient_put_tip_to_tail_are_the_step() {
    for optimizer in ["momentum", "nesterov", "adam"] {
        for t in 1..12 {
            let moment = at(&[("optimizer", optimizer)], t);
            let panels = moment.panels(WIDE);
            let arrows: Vec<_> = pictures(&panels)[0].1.plots[0]
                .marks
                .iter()
                .filter_map(|mark| match mark.bare() {
                    Mark::Arrow { from, to, stroke } => Some((*from, *to, stroke.dash)),
                    _ => None,
                })
                .collect();
            let [.., step, memory, gradient] = arrows[..] else { panic!("{optimizer} {t}: {arrows:?}") };
            let near = |a: (f64, f64), b: (f64, f64)| (a.0 - b.0).abs() + (a.1 - b.1).abs() < 1e-9;
            assert!(near(step.0, memory.0) && memory.1 == gradient.0 && gradient.1 == step.1, "{optimizer} {t}");
            // The gradient's part alone: what the step would be without what is remembered.
            let of = |key: &str| reading(moment.as_ref(), key);
            let way = (gradient.1.0 - gradient.0.0, gradient.1.1 - gradient.0.1);
            assert!(way.0 * of("dL_dx") <= 0.0 && way.1 * of("dL_dy") <= 0.0, "{optimizer} {t}: downhill");
            let landing = (of("x_new") - of("x"), of("y_new") - of("y"));
            let drawn = (step.1.0 - step.0.0, step.1.1 - step.0.1);
            let turned = landing.0 * drawn.1 - landing.1 * drawn.0;
            assert!(turned.abs() < 1e-9 && landing.0 * drawn.0 >= 0.0, "{optimizer} {t}: the way to the landing");
        }
    }
}

#[test]
fn nothing_but_the_ball_in_hand_is_magenta() {
    for surface in SURFACES {
        let panels = at(&[("surface", surface), ("optimizer", "adam")], 7).panels(WIDE);
        let marks = pictures(&panels).into_iter().flat_map(|(_, scene)| &scene.plots).flat_map(|plot| &plot.marks);
        for mark in marks {
            let role = match mark.bare() {
                Mark::Line { stroke, .. } | Mark::Arrow { stroke, .. } | Mark::Rule { stroke, .. } => stroke.paint.role,
                Mark::Text(text) => text.paint.role,
                Mark::Bars { fill, .. } => fill.role,
                _ => continue,
            };
            assert_ne!(role, Role::Accent, "{surface}: {mark:?}");
        }
    }
}

#[test]
fn what_the_story_says_is_what_the_lab_computes() {
    let reads = |changes: &[(&str, &str)], t: usize, key: &str| reading(at(changes, t).as_ref(), key);
    let near = |a: f64, b: f64, by: f64| assert!((a - b).abs() < by, "{a} is not {b}");
    // The first act moves nothing.
    let two = [("acts", "two")];
    assert!(reads(&two, 1, "x") == -4.0 && reads(&two, 1, "y") == 3.0);
    near(reads(&two, 1, "dL_dy"), 45.0, 1e-12);
    // sgd goes from side to side below 2/15, and climbs above.
    let side = |t| reads(&[], t, "y");
    assert!((0..10).all(|t| side(t) * side(t + 1) < 0.0 && side(t + 1).abs() < side(t).abs()));
    let climbs = |t| reads(&[("eta", "0.14")], t, "y").abs();
    assert!((0..20).all(|t| climbs(t + 1) > climbs(t)));
    // Momentum's ninth step along the valley.
    let momentum = |t| reads(&[("optimizer", "momentum")], t, "x");
    near(momentum(1) - momentum(0), 0.08, 1e-12);
    near(momentum(9) - momentum(8), 0.365, 5e-4);
    assert!(momentum(20) > 0.0, "it runs past the star");
    // adam's first step is η in both.
    let adam = [("optimizer", "adam")];
    near(reads(&adam, 1, "x"), -4.0 + 0.3, 1e-6);
    near(reads(&adam, 1, "y"), 3.0 - 0.3, 1e-6);
    // Who reaches the star of the deeper valley.
    for name in NAMES {
        let wells = [("surface", "wells"), ("x0", "6"), ("y0", "3"), ("eta", "0.4"), ("eta-momentum", "0.5")];
        let more = [("eta-nesterov", "0.5"), ("eta-adagrad", "0.8"), ("eta-rmsprop", "0.1"), ("eta-adam", "0.3")];
        let all = [&wells[..], &more, &[("optimizer", name)]].concat();
        let loss = reads(&all, 60, "loss");
        assert_eq!(loss < 0.01, name == "momentum", "{name}: {loss}");
    }
}

#[test]
fn who_has_left_never_shows_a_step_that_no_number_can_hold() {
    let words = Words::english();
    for optimizer in ["sgd", "momentum", "nesterov"] {
        for t in 0..40 {
            let (t, big) = (t.to_string(), "8.7e307");
            let link = [("surface", "saddle"), ("x0", "1.8"), ("y0", "0"), ("noise", "0.3"), ("noise-seed", "882")];
            let rates =
                [("eta", big), ("eta-momentum", big), ("eta-nesterov", big), ("optimizer", optimizer), ("t", &t)];
            let run = run(lesson(), &[&link[..], &rates].concat());
            assert!(run.readings().iter().all(|reading| reading.value.is_finite()), "{optimizer} at {t}");
            let text = transcript(run.as_ref(), &words);
            assert!(!text.contains('∞') && !text.contains("NaN"), "{optimizer} at {t}: {text}");
        }
    }
}
