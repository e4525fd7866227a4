//! The update rule lesson: the regimes of η, the two basins, the learning rate that would settle, and scores of guesses.

use figure::{Key, Mark, Paint, Role, Text, Touch, mix};
use lessons::{Body, Lesson, Place, Room, Run, Session};
use tests::learner::{WIDE, Whole, pictures, reading, run, values};
use tests::scenes::{finite, readable};
use tests::transcript::transcript;
use tests::words::Words;

fn lesson() -> &'static dyn Lesson {
    lessons::find("update-rule").unwrap()
}

fn at(changes: &[(&str, &str)], t: usize) -> Box<dyn Run> {
    let values = values(lesson(), changes);
    Session::new(lesson(), &values).at(t).0.copy()
}

/// The distances to the minimum at 2, from the start until a step no longer changes anything.
fn distances(c: &str, eta: f64, steps: usize) -> Vec<f64> {
    let values = values(lesson(), &[("c", c), ("eta", &eta.to_string())]);
    let mut session = Session::new(lesson(), &values);
    (0..=steps).map(|t| reading(session.at(t).0, "w_old") - 2.0).collect()
}

#[test]
fn descent_is_monotone_exactly_below_one_over_the_curvature_and_settles_exactly_below_two() {
    for c in ["0.1", "0.7", "1", "3", "10"] {
        let curvature: f64 = c.parse().unwrap();
        for share in [0.01, 0.3, 0.9, 0.999, 1.001, 1.3, 1.9, 1.999, 2.001, 2.5, 7.0] {
            let eta = share / curvature;
            let d = distances(c, eta, 40);
            // As long as there is a distance that rounding does not spoil.
            let same_side = d.windows(2).filter(|d| d[0].abs() > 1e-9).all(|d| d[1] * d[0] >= 0.0);
            assert_eq!(same_side, share < 1.0, "c = {c}, η = {eta}: monotone");
            assert_eq!(d[40].abs() < d[0].abs(), share < 2.0, "c = {c}, η = {eta}: settles");
            for pair in d.windows(2).filter(|d| d[0].abs() > 1e-3 && d[0].abs() < 1e6) {
                let factor = (1.0 - eta * curvature).abs();
                assert!((pair[1].abs() / pair[0].abs() - factor).abs() < 1e-9, "c = {c}, η = {eta}: the factor");
            }
            let moment = at(&[("c", c), ("eta", &eta.to_string())], 1);
            assert!((reading(moment.as_ref(), "factor") - (1.0 - eta * curvature).abs()).abs() < 1e-12);
        }
    }
}

#[test]
fn the_sliders_thresholds_are_where_the_regimes_change_and_say_which_one_holds() {
    let words = Words::english();
    for (c, eta, now) in [
        ("1", "0.1", "monotone"),
        ("4", "0.3", "oscillating"),
        ("4", "0.5", "on the edge"),
        ("0.5", "2", "one step"),
        ("10", "1", "diverging"),
    ] {
        let gauges = run(lesson(), &[("c", c), ("eta", eta)]).gauges();
        let curvature: f64 = c.parse().unwrap();
        let places: Vec<f64> = gauges[0].marks.iter().map(|mark| mark.0).collect();
        assert_eq!((gauges[0].key, places), ("eta", vec![1.0 / curvature, 2.0 / curvature]));
        assert_eq!(gauges[0].zones.len(), 3);
        assert!(words.say(&gauges[0].now).contains(now), "c = {c}, η = {eta}: {}", words.say(&gauges[0].now));
    }
    assert!(run(lesson(), &[("curve", "wells")]).gauges().is_empty(), "there is no one 2/c on another curve");
}

#[test]
fn two_starts_end_in_different_basins_and_both_runs_are_kept() {
    let both = [("curve", "wells"), ("eta", "0.4"), ("w0", "1.1"), ("kept", "w1:0.9")];
    let end = at(&both, 300);
    assert!((reading(end.as_ref(), "w_old") - 4.0).abs() < 1e-9, "the local minimum");
    let text = transcript(end.as_ref(), &Words::english());
    assert!(text.contains("this run ● | 1.1 | 4.00000"), "{text}");
    assert!(text.contains("kept run ○ | 0.9 | −4.00000"), "{text}");
    assert!(text.contains("lead to the local minimum"), "{text}");
    for (start, minimum) in [("-6", -4.0), ("-1", -4.0), ("0.99", -4.0), ("1.01", 4.0), ("3", 4.0), ("6", 4.0)] {
        let end = at(&[("curve", "wells"), ("eta", "0.1"), ("w0", start)], 2000);
        assert!((reading(end.as_ref(), "w_old") - minimum).abs() < 1e-6, "from {start}");
    }
}

/// What the button after a divergence sets.
fn rescue(run: &dyn Run) -> Option<String> {
    let panels = run.whole(640.0);
    let body = &panels.iter().find(|panel| panel.id == "rescue")?.body;
    let Body::Buttons(buttons) = body else { panic!("the rescue is a button") };
    let (key, value) = &buttons.options[0].sets[0];
    assert_eq!(*key, "eta");
    Some(value.clone())
}

#[test]
fn after_a_divergence_one_press_leads_to_a_learning_rate_that_settles() {
    let words = Words::english();
    for curve in ["parabola", "neuron", "wells"] {
        for start in ["-6", "-2.3", "0", "1.7", "3.1", "6"] {
            for c in ["0.1", "1", "10"] {
                let eta = if curve == "neuron" { "1e12" } else { "35" };
                let astray = [("curve", curve), ("w0", start), ("c", c), ("eta", eta)];
                let end = at(&astray, 10_000);
                let stopped = words.say(&end.stopped().unwrap_or_else(|| panic!("{astray:?} did not stop")));
                assert!(stopped.contains("Stopped at step") && stopped.contains("would have"), "{stopped}");
                let eta = rescue(end.as_ref()).unwrap();
                let settled = [("curve", curve), ("w0", start), ("c", c), ("eta", eta.as_str())];
                let losses: Vec<f64> = {
                    let values = values(lesson(), &settled);
                    let mut session = Session::new(lesson(), &values);
                    (0..200).map(|t| reading(session.at(t).0, "loss")).collect()
                };
                assert!(losses.windows(2).all(|l| l[1] <= l[0] + 1e-13), "{settled:?}: no step raises the loss");
                let end = at(&settled, 10_000);
                assert!(end.stopped().is_none() && rescue(end.as_ref()).is_none(), "{settled:?}");
                if curve != "neuron" {
                    assert!(reading(end.as_ref(), "dL_dw").abs() < 1e-9, "{settled:?} has settled");
                }
            }
        }
    }
}

#[test]
fn every_number_of_every_scene_is_finite_up_to_the_greatest_learning_rate() {
    for curve in ["parabola", "neuron", "wells"] {
        for eta in ["1e-300", "0.1", "3", "1e4", "1e150", "1e308", "1.7976931348623157e308"] {
            for t in [0, 1, 2, 3, 10, 10_000] {
                let moment =
                    at(&[("curve", curve), ("eta", eta), ("kept", "w1:5"), ("x", "-3"), ("w0", "-2"), ("c", "10")], t);
                let what = format!("{curve} η = {eta} t = {t}");
                for (_, scene) in pictures(&moment.whole(640.0)) {
                    finite(scene, &what);
                }
                for reading in moment.readings() {
                    assert!(!reading.value.is_nan(), "{what}: {reading:?}");
                }
            }
        }
    }
}

#[test]
fn a_diverged_run_still_shows_its_curve_and_where_the_weight_went() {
    let words = Words::english();
    for eta in ["2.5", "1000", "1e150"] {
        let end = at(&[("eta", eta)], 10_000);
        let panels = end.whole(640.0);
        let scene = pictures(&panels)[0].1;
        let texts: Vec<String> = (scene.plots[0].marks.iter())
            .filter_map(|mark| if let Mark::Text(text) = mark { Some(words.label(&text.label)) } else { None })
            .collect();
        assert!(texts.iter().any(|text| text.contains("left at step")), "η = {eta}: {texts:?}");
        assert!(scene.plots[0].y.range.end() < 50.0, "the curve keeps its height: {:?}", scene.plots[0].y.range);
    }
}

#[test]
fn a_run_stops_one_step_before_its_numbers_are_too_large_and_says_why() {
    let words = Words::english();
    for (eta, t) in [("1e200", 0), ("1e308", 0), ("1e150", 1)] {
        let end = at(&[("eta", eta)], 10_000);
        assert_eq!(
            end.readings().iter().find(|reading| reading.key == "loss").map(|loss| loss.value.is_finite()),
            Some(true)
        );
        let why = words.say(&end.stopped().unwrap());
        let told = if t == 0 { "Stopped before step 1: it would take w so far away" } else { "Stopped at step 1" };
        assert!(why.starts_with(told), "η = {eta}: {why}");
        let text = transcript(end.as_ref(), &words);
        assert!(!text.contains('∞'), "η = {eta}: {text}");
    }
}

#[test]
fn a_guess_is_asked_for_and_scored_against_the_truth_with_its_reason() {
    let words = Words::english();
    let asked = at(&[("predict", "yes"), ("eta", "0.1")], 5);
    assert!(words.say(&asked.stopped().unwrap()).contains("which way"));
    let text = transcript(asked.as_ref(), &words);
    for told in ["increases", "0.500000", "−2.50000", "change −η"] {
        assert!(!text.contains(told), "“{told}” gives the answer away: {text}");
    }
    let half = at(&[("predict", "yes"), ("eta", "0.1"), ("guess", "up")], 5);
    assert!(words.say(&half.stopped().unwrap()).contains("where w will land"));
    let panels = half.whole(640.0);
    let landing = pictures(&panels)[0].1.handles.iter().find(|handle| handle.id == "landing").unwrap().clone();
    assert_eq!((landing.key.as_str(), landing.restart), ("landing:w1", None));
    assert!(matches!(landing.touch, Touch::Drag { from: (_, -6.0), to: (_, 6.0), .. }));
    assert!(landing.area.width > 300.0, "the whole axis can be clicked");

    for (guess, place, way, near) in [
        ("up", "-2.4", true, true),
        ("up", "0", true, false),
        ("down", "-2.5", false, true),
        ("none", "-3", false, false),
    ] {
        let after = at(&[("predict", "yes"), ("eta", "0.1"), ("guess", guess), ("landing", &format!("w1:{place}"))], 1);
        let text = transcript(after.as_ref(), &words);
        assert_eq!(text.contains("Direction: right."), way, "{text}");
        assert_eq!(text.contains("Landing: right."), near, "{text}");
        assert!(text.contains("minus a negative raises w") && text.contains("−3.000 − 0.1 · (−5.000) = −2.500"));
        let score = format!("So far {} of 1 directions and {} of 1 landings", u8::from(way), u8::from(near));
        assert!(text.contains(&score), "{text}");
    }
    let second = at(&[("predict", "yes"), ("eta", "0.1"), ("guess", "up,up"), ("landing", "w1:-2.5,w2:-2")], 9);
    assert_eq!(reading(second.as_ref(), "w_old"), -2.05, "the third step waits");
}

#[test]
fn guesses_are_forgotten_when_the_run_becomes_another() {
    let old = [("predict", "yes"), ("guess", "up"), ("landing", "w1:-2.5")];
    let old: Vec<(String, String)> = old.map(|(key, value)| (key.to_owned(), value.to_owned())).to_vec();
    let after = |key: &str, value: &str| {
        let change = [(key.to_owned(), value.to_owned())];
        lessons::settle(lesson(), &old, &change, &tests::learner::read).values.text("guess").to_owned()
    };
    assert_eq!(after("t", "1"), "up");
    assert_eq!(after("kept", "w1:1"), "up");
    for (key, value) in [("eta", "0.2"), ("w0", "1"), ("curve", "wells")] {
        assert_eq!(after(key, value), "", "{key}");
    }
}

#[test]
fn a_bias_is_moved_as_a_weight_is() {
    let bias = [("curve", "neuron"), ("parameter", "bias"), ("x", "2"), ("other", "-1"), ("w0", "0.5"), ("eta", "3")];
    let moment = at(&bias, 0);
    let o = 1.0 / (1.0 + (1.5_f64).exp());
    let expected = (o - 0.7) * o * (1.0 - o);
    assert!((reading(moment.as_ref(), "dL_dw") - expected).abs() < 1e-15, "∂L/∂b has no factor x");
    assert_eq!(reading(moment.as_ref(), "w_new"), 0.5 - 3.0 * reading(moment.as_ref(), "dL_dw"));
    let text = transcript(moment.as_ref(), &Words::english());
    assert!(text.contains("b_new") && text.contains("b increases") && !text.contains("w_new ("), "{text}");
}

#[test]
fn no_label_of_the_curve_lies_on_another() {
    let words = Words::english();
    for width in [240.0, 296.0, 328.0, 400.0, 640.0, 900.0] {
        for curve in ["parabola", "neuron", "wells"] {
            for start in (-12..=12).map(|i| f64::from(i) / 2.0) {
                for eta in ["0.01", "0.5", "1.9"] {
                    let changes =
                        [("curve", curve), ("eta", eta), ("w0", &start.to_string()), ("kept", "w1:2.2"), ("t", "2")];
                    let panels = run(lesson(), &changes).whole(width);
                    let scene = pictures(&panels)[0].1;
                    readable(scene, &words, &[], &format!("{curve} from {start}, η {eta}, {width} px"));
                }
            }
        }
    }
}

/// The large picture and the rail below it, if it has one of its own.
fn stage_and_rail(run: &dyn Run, room: Room) -> Vec<figure::Scene> {
    let panels = run.panels(room);
    let shown = panels.iter().filter(|panel| matches!(panel.place, Place::Stage | Place::Rail));
    shown
        .filter_map(|panel| if let Body::Picture { scene, .. } = &panel.body { Some(scene.clone()) } else { None })
        .collect()
}

const ROOMS: [Room; 4] = [
    WIDE,
    Room { width: 1232.0, height: 570.0, story: 340.0 },
    Room { width: 640.0, height: 448.0, story: 640.0 },
    Room { width: 328.0, height: 364.0, story: 328.0 },
];

#[test]
fn picture_and_rail_fill_their_room_and_every_label_can_be_read() {
    let words = Words::english();
    for room in ROOMS {
        for preset in lesson().presets() {
            let run = run(lesson(), preset.values);
            let scenes = stage_and_rail(run.as_ref(), room);
            let high: f64 = scenes.iter().map(|scene| scene.height).sum::<f64>() + 12.0 * (scenes.len() - 1) as f64;
            assert!((high / room.height - 1.0).abs() < 0.02, "{} {room:?}: {high}", preset.name);
            assert_eq!(scenes.len(), if room.width < 480.0 { 1 } else { 2 }, "a phone has one picture");
            for scene in &scenes {
                readable(scene, &words, &[], &format!("{} {room:?}", preset.name));
            }
        }
    }
}

/// What a text says.
fn said(mark: &Mark, words: &Words) -> Option<String> {
    if let Mark::Text(text) = mark.bare() { Some(words.label(&text.label)) } else { None }
}

/// The middle of a disc that moves under this key, in units of the curve.
fn disc(scene: &figure::Scene, key: &str) -> Option<(f64, f64)> {
    scene.plots[0].marks.iter().find_map(|mark| match mark {
        Mark::Keyed(keyed) if keyed.key == Key::from(key) => {
            if let Mark::Dots { points, .. } = &keyed.mark {
                points.first().copied()
            } else {
                None
            }
        }
        _ => None,
    })
}

#[test]
fn the_step_is_drawn_at_true_scale_and_is_seen_in_a_fresh_lesson() {
    let fresh = run(lesson(), &[]);
    let scene = &stage_and_rail(fresh.as_ref(), WIDE)[0];
    let [ball, landing] = ["ball", "landing"].map(|key| disc(scene, key).unwrap());
    assert_eq!((ball.0, landing.0), (-3.0, reading(fresh.as_ref(), "w_new")));
    assert!((ball.1 - 12.5).abs() < 1e-12 && (landing.1 - 6.125).abs() < 1e-12, "both lie on the curve");
    let [from, to] = [ball, landing].map(|place| scene.plots[0].px(place).unwrap());
    assert!((to.0 - from.0).hypot(to.1 - from.1) > 80.0, "from {from:?} to {to:?}");
}

#[test]
fn the_ball_travels_along_its_arrow_and_leaves_a_ghost() {
    let [before, after] = ["0", "1"].map(|t| stage_and_rail(run(lesson(), &[("t", t)]).as_ref(), WIDE).remove(0));
    let [from, to] = [disc(&before, "ball"), disc(&before, "landing")].map(Option::unwrap);
    assert_eq!(disc(&after, "ball"), Some(to));
    let full = |mark: &Mark| match mark {
        Mark::Dots { points, fill, .. } if *fill == Paint::from(Role::Accent) => points.first().copied(),
        _ => None,
    };
    // Marks on their way have no keys: the ball is the one in full colour.
    let between = mix(&before, &after, 0.1).plots[0].marks.iter().find_map(full).unwrap();
    let share = (between.0 - from.0) / (to.0 - from.0);
    assert!(share > 0.05 && share < 0.95, "it is under way: {share}");
    assert!((between.1 - (from.1 + share * (to.1 - from.1))).abs() < 1e-9, "on the straight line of the arrow");
    let ghost = Key::from("ghost").and(0);
    let stays = |mark: &Mark| matches!(mark, Mark::Keyed(keyed) if keyed.key == ghost);
    assert!(after.plots[0].marks.iter().any(stays) && !before.plots[0].marks.iter().any(stays));
}

#[test]
fn nothing_gives_a_landing_away_before_its_step() {
    let words = Words::english();
    for answers in [&[][..], &[("guess", "up")], &[("guess", "up"), ("landing", "w1:0")]] {
        for room in ROOMS {
            let values: Vec<(&str, &str)> = [&[("predict", "yes")], answers].concat();
            let moment = run(lesson(), &values);
            let landing = -3.0 + 0.3 * 5.0;
            assert!(!words.say(&moment.describe()).contains("1.5"), "{answers:?}");
            for panel in moment.panels(room) {
                if let Body::Picture { alt, .. } = &panel.body {
                    assert!(!words.say(alt).contains("1.5"), "{answers:?}: {}", words.say(alt));
                }
            }
            for scene in stage_and_rail(moment.as_ref(), room) {
                assert!(disc(&scene, "landing").is_none());
                let texts = scene.plots.iter().flat_map(|plot| &plot.marks).filter_map(|mark| said(mark, &words));
                assert!(
                    texts.clone().all(|text| !text.contains("1.5")),
                    "{answers:?}: {:?}",
                    texts.collect::<Vec<_>>()
                );
                for mark in &scene.plots[0].marks {
                    if let Mark::Arrow { to, .. } | Mark::Text(Text { at: to, .. }) = mark.bare() {
                        assert!((to.0 - landing).abs() > 0.01, "{answers:?}: {mark:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_small_picture_of_losses_comes_with_the_first_step() {
    let has = |t: &str| run(lesson(), &[("t", t)]).panels(WIDE).iter().any(|panel| panel.place == Place::Companion);
    assert!(!has("0") && has("1"));
}

#[test]
fn a_triangle_that_would_leave_the_picture_is_smaller_and_says_so() {
    let words = Words::english();
    let steep = run(lesson(), &[("curve", "neuron"), ("x", "4"), ("w0", "-0.2")]);
    let scene = &stage_and_rail(steep.as_ref(), WIDE)[0];
    let said: Vec<String> = scene.plots[0].marks.iter().filter_map(|mark| said(mark, &words)).collect();
    assert!(said.iter().any(|text| text.contains("· slope −")), "{said:?}");
}

#[test]
fn eta_is_pulled_on_the_rail_by_steps_that_do_not_leap() {
    for (c, step) in [("1", 0.02), ("10", 0.002), ("0.1", 0.2)] {
        let scenes = stage_and_rail(run(lesson(), &[("c", c)]).as_ref(), WIDE);
        let touch = |id: &str| scenes[1].handles.iter().find(|handle| handle.id == id).unwrap().touch.clone();
        assert!(matches!(touch("number eta"), Touch::Number { step: each, .. } if each == step), "c = {c}");
        assert!(matches!(touch("scale"), Touch::Drag { to: (_, end), .. } if end == 2.5 / c.parse::<f64>().unwrap()));
    }
}

#[test]
fn every_preset_stands_in_the_picture_with_its_next_step_and_two_basins_end_in_both() {
    for preset in lesson().presets() {
        let run = run(lesson(), preset.values);
        for key in ["w_old", "w_new"] {
            let readings = run.readings();
            let inside = readings.iter().filter(|reading| reading.key == key).all(|w| w.value.abs() <= 6.5);
            assert!(inside, "{}: {key}", preset.name);
        }
    }
    let both = lesson().presets().iter().find(|preset| preset.name == "two-basins").unwrap();
    let text = transcript(run(lesson(), both.values).as_ref(), &Words::english());
    assert!(text.contains("the global minimum") && text.contains("the local minimum"), "{text}");
}

#[test]
fn a_refused_value_keeps_the_old_one() {
    let lesson = lesson();
    let old = [("eta".to_owned(), "0.05".to_owned())];
    let settled = lessons::settle(lesson, &old, &[("eta".to_owned(), "-3".to_owned())], &tests::learner::read);
    assert_eq!(settled.values.text("eta"), "0.05");
    assert_eq!(settled.refusals.len(), 1);
}

#[test]
fn a_number_copied_from_a_picture_with_its_true_minus_is_taken() {
    let lesson = lesson();
    assert_eq!(values(lesson, &[("w0", "\u{2212}2.5")]).text("w0"), "-2.5");
}

#[test]
fn what_the_story_says_of_a_sum_that_is_not_reset_is_what_the_lab_computes() {
    let slope = |t| reading(&*at(&[("eta", "0.5")], t), "dL_dw");
    let (first, own) = (slope(0), slope(1));
    assert_eq!((first, own, first + own), (-5.0, -2.5, -7.5));
    let place = |t| reading(&*at(&[("eta", "0.5")], t), "w_old");
    assert_eq!(place(2), 0.75, "the sum was set back");
    assert_eq!(place(1) - 0.5 * (first + own), 3.25, "it was not");
    assert!(place(1) < 2.0 && 2.0 < 3.25, "over the valley at 2");
}

#[test]
fn the_update_rule_converges_exactly_below_two_over_the_curvature() {
    let lesson = lesson();
    for (c, eta) in [
        ("1", 0.3),
        ("1", 0.99),
        ("1", 1.5),
        ("1", 1.99),
        ("1", 2.01),
        ("1", 2.6),
        ("4", 0.24),
        ("4", 0.49),
        ("4", 0.51),
        ("0.5", 3.9),
        ("0.5", 4.1),
    ] {
        let curvature: f64 = c.parse().unwrap();
        let text = eta.to_string();
        let distance = |t: &str| {
            let run = run(lesson, &[("c", c), ("eta", &text), ("t", t)]);
            (reading(run.as_ref(), "w_old") - 2.0).abs()
        };
        assert_eq!(distance("40") < distance("0"), eta < 2.0 / curvature, "c = {c}, η = {eta}");
        let factor = (1.0 - eta * curvature).abs();
        let expected = 5.0 * factor.powi(5);
        assert!(
            (distance("5") - expected).abs() < 1e-9 * expected + 1e-14,
            "five steps scale by the factor to the fifth"
        );
    }
}

#[test]
fn a_negative_slope_raises_the_weight_and_a_positive_one_lowers_it() {
    let lesson = lesson();
    for start in ["-6", "-1", "1.9", "2.1", "6"] {
        let run = run(lesson, &[("w0", start)]);
        let (slope, old, new) =
            (reading(run.as_ref(), "dL_dw"), reading(run.as_ref(), "w_old"), reading(run.as_ref(), "w_new"));
        assert_eq!(slope < 0.0, new > old, "from {start}");
    }
}

#[test]
fn a_long_run_has_every_place_and_going_back_in_it_shows_what_a_fresh_run_shows() {
    let words = Words::english();
    let lesson = lessons::find("update-rule").unwrap();
    let start = values(lesson, &[("eta", "0.003"), ("kept", "w1:4")]);
    let mut session = Session::new(lesson, &start);
    session.at(700);
    for t in [127, 128, 129, 256, 257, 600] {
        let (again, _) = session.at(t);
        let again = transcript(again, &words);
        let (w, gone) = (-5.0, 1.0 - 0.003_f64);
        let w = 2.0 + w * gone.powi(t as i32);
        let fresh = run(lesson, &[("eta", "0.003"), ("kept", "w1:4"), ("t", &t.to_string())]);
        assert!((reading(fresh.as_ref(), "w_old") - w).abs() < 1e-9, "t = {t}");
        assert_eq!(again, transcript(fresh.as_ref(), &words), "t = {t}");
    }
}
