//! The optimizers on what a learner sets: any start, the scale of the bowl, and a landscape that is typed.

use lessons::{Body, Lesson, Session};
use tests::learner::{WIDE, Whole, pictures, read, reading, settled, values};
use tests::scenes::finite;
use tests::transcript::transcript;
use tests::words::Words;

fn lesson() -> &'static dyn Lesson {
    lessons::find("optimizers").unwrap()
}

#[test]
fn every_start_stands_in_its_window() {
    let surfaces = ["bowl", "rosenbrock", "himmelblau", "saddle", "wells", "neuron", "network", "own"];
    for surface in surfaces {
        for (x, y) in [("10", "10"), ("-6", "6"), ("0.5", "-100"), ("1000", "-1000")] {
            let asked = [("surface", surface), ("x0", x), ("y0", y)];
            let settled = settled(lesson(), &asked);
            assert!(settled.refusals.is_empty(), "{asked:?}: {:?}", settled.refusals);
            let mut session = Session::new(lesson(), &settled.values);
            let panels = session.at(0).0.panels(WIDE);
            let map = &pictures(&panels)[0].1.plots[0];
            let at: (f64, f64) = (x.parse().unwrap(), y.parse().unwrap());
            let inside = |range: figure::Range, v: f64| range.start() <= v && v <= range.end();
            assert!(inside(map.x.range, at.0) && inside(map.y.range, at.1), "{asked:?}");
            finite(pictures(&panels)[0].1, surface);
        }
    }
    let small = settled(lesson(), &[("zoom", "0.1")]);
    assert!(Words::english().say(&small.refusals[0].message).contains("zoom: “0.1” is not allowed"));
    assert_eq!(settled(lesson(), &[("zoom", "0.1"), ("x0", "0.1"), ("y0", "0.2")]).values.text("zoom"), "0.1");
}

#[test]
fn the_scale_multiplies_loss_and_slopes_of_the_bowl() {
    let run = |scale: &str| tests::learner::run(lesson(), &[("scale", scale), ("x0", "2"), ("y0", "1")]);
    let (one, four) = (run("1"), run("4"));
    for key in ["loss", "dL_dx", "dL_dy"] {
        assert_eq!(reading(four.as_ref(), key), 4.0 * reading(one.as_ref(), key), "{key}");
    }
    // x² + y², as many courses have it.
    let course = tests::learner::run(lesson(), &[("scale", "2"), ("condition", "1"), ("x0", "3"), ("y0", "4")]);
    assert_eq!((reading(course.as_ref(), "loss"), reading(course.as_ref(), "dL_dy")), (25.0, 8.0));
}

#[test]
fn a_typed_landscape_is_the_same_as_the_one_that_is_built_in() {
    for (surface, f) in [
        ("rosenbrock", "(1-w1)^2 + 100(w2-w1^2)^2"),
        ("himmelblau", "f(x, y) = (x² + y − 11)² + (x + y² − 7)²"),
        ("saddle", "½w1² + (w2²-1)²/4"),
        ("bowl", "0,5·(w_1**2 + 15·w_2**2)"),
    ] {
        let known = values(lesson(), &[("surface", surface)]);
        let mut same: Vec<(&str, &str)> = lesson()
            .controls()
            .iter()
            .map(|control| control.key)
            .filter(|key| ["x0", "y0"].contains(key) || key.starts_with("eta"))
            .map(|key| (key, known.text(key)))
            .collect();
        same.extend([("surface", "own"), ("f", f)]);
        let typed = values(lesson(), &same);
        let (mut one, mut other) = (Session::new(lesson(), &known), Session::new(lesson(), &typed));
        for t in [0, 1, 2, 5, 20] {
            for key in ["x", "y", "loss", "dL_dx", "dL_dy"] {
                let (a, b) = (reading(one.at(t).0, key), reading(other.at(t).0, key));
                assert!((a - b).abs() <= 1e-9 * (1.0 + a.abs()), "{f} at {t}, {key}: {a} and {b}");
            }
        }
    }
}

#[test]
fn both_partial_derivatives_are_shown_and_what_has_no_value_stops() {
    let words = Words::english();
    let run = tests::learner::run(lesson(), &[("f", "w1^2 + 10 w2^2 + w1 w2")]);
    let text = transcript(run.as_ref(), &words);
    for part in ["= 2 w_1 + w_2", "= 20 w_2 + w_1"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(run.panels(WIDE).iter().any(|panel| matches!(panel.body, Body::Document { key: "f", .. })));
    let ln = values(lesson(), &[("f", "w1 - ln(w1) + w2^2"), ("eta", "3")]);
    assert_eq!((ln.text("surface"), ln.text("x0")), ("own", "2"));
    let mut session = Session::new(lesson(), &ln);
    for t in [0, 1, 2, 3, 30] {
        let (run, _) = session.at(t);
        assert!(run.readings().iter().all(|reading| reading.value.is_finite()), "at {t}: {:?}", run.readings());
        assert!(!transcript(run, &words).contains("NaN"));
        pictures(&run.whole(640.0)).iter().for_each(|(_, scene)| finite(scene, "ln"));
    }
    assert!(transcript(session.at(30).0, &words).contains("where the function has no value"));
}

#[test]
fn what_cannot_be_a_landscape_is_refused_and_the_old_one_stays() {
    let words = Words::english();
    let old = values(lesson(), &[("f", "w1^2 + w2^2"), ("x0", "2"), ("y0", "1")]);
    for (key, text, said) in [
        ("f", "w1^2 + fish", "At position 8, “fish” is not known."),
        ("f", "ln(-1-w1^2)", "has no value with a slope anywhere"),
        ("f", "(w1", "The parenthesis at position 1 is not closed."),
    ] {
        let wrong = lessons::change(lesson(), &old, &[(key.to_owned(), text.to_owned())], &read);
        assert_eq!((wrong.values.text("f"), wrong.values.text("surface")), ("w1^2 + w2^2", "own"), "{text}");
        let sentence = words.say(&wrong.refusals[0].message);
        assert!(sentence.contains(said), "{text}: {sentence}");
    }
    let ln = values(lesson(), &[("f", "ln(w1) + w2"), ("x0", "2"), ("y0", "1")]);
    let wrong = lessons::change(lesson(), &ln, &[("x0".to_owned(), "-1".to_owned())], &read);
    assert_eq!((wrong.values.text("x0"), wrong.refusals[0].key.as_str()), ("2", "x0"));
}
