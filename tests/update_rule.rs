//! What the update rule claims: the regimes of η, the two basins, what would have settled, and guesses scored by the truth.

use figure::{Mark, Touch};
use lessons::{Body, Lesson, Run, Session};
use tests::learner::{pictures, reading, run, values};
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
    let panels = run.panels(640.0);
    let body = &panels.iter().find(|panel| panel.id == "rescue")?.body;
    let Body::Table { rows, .. } = body else { panic!("the rescue is a table") };
    let choose = rows[0].choose.as_ref().unwrap();
    assert_eq!(choose.key, "eta");
    Some(choose.value.clone())
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
                for (_, scene) in pictures(&moment.panels(640.0)) {
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
    for eta in ["2.5", "1000", "1e300"] {
        let end = at(&[("eta", eta)], 10_000);
        let panels = end.panels(640.0);
        let scene = pictures(&panels)[0].1;
        let texts: Vec<String> = (scene.plots[0].marks.iter())
            .filter_map(|mark| if let Mark::Text(text) = mark { Some(words.label(&text.label)) } else { None })
            .collect();
        assert!(texts.iter().any(|text| text.contains("has left the picture")), "η = {eta}: {texts:?}");
        assert!(scene.plots[0].y.range.end() < 50.0, "the curve keeps its height: {:?}", scene.plots[0].y.range);
    }
}

#[test]
fn a_guess_is_asked_for_and_scored_against_the_truth_with_its_reason() {
    let words = Words::english();
    let asked = at(&[("predict", "yes")], 5);
    assert!(words.say(&asked.stopped().unwrap()).contains("which way"));
    let text = transcript(asked.as_ref(), &words);
    for told in ["increases", "0.500000", "−2.50000", "change −η"] {
        assert!(!text.contains(told), "“{told}” gives the answer away: {text}");
    }
    let half = at(&[("predict", "yes"), ("guess", "up")], 5);
    assert!(words.say(&half.stopped().unwrap()).contains("where it will land"));
    let panels = half.panels(640.0);
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
        let after = at(&[("predict", "yes"), ("guess", guess), ("landing", &format!("w1:{place}"))], 1);
        let text = transcript(after.as_ref(), &words);
        assert_eq!(text.contains("Direction: right."), way, "{text}");
        assert_eq!(text.contains("Landing: right."), near, "{text}");
        assert!(text.contains("minus a negative raises w") && text.contains("−3.000 − 0.1 · (−5.000) = −2.500"));
        let score = format!("So far {} of 1 directions and {} of 1 landings", u8::from(way), u8::from(near));
        assert!(text.contains(&score), "{text}");
    }
    let second = at(&[("predict", "yes"), ("guess", "up,up"), ("landing", "w1:-2.5,w2:-2")], 9);
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
                    let panels = run(lesson(), &changes).panels(width);
                    let scene = pictures(&panels)[0].1;
                    readable(scene, &words, &[], &format!("{curve} from {start}, η {eta}, {width} px"));
                }
            }
        }
    }
}
