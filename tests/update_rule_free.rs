//! The update rule where a learner sets what textbooks set: any start, any minimum, any window, and momentum.

use lessons::{Lesson, Run, Session, settle};
use nn::{Optimizer, OptimizerKind};
use tests::learner::{WIDE, Whole, pictures, read, reading, settled, values};
use tests::scenes::{finite, readable};
use tests::transcript::transcript;
use tests::words::Words;

fn lesson() -> &'static dyn Lesson {
    lessons::find("update-rule").unwrap()
}

fn at(changes: &[(&str, &str)], t: usize) -> Box<dyn Run> {
    Session::new(lesson(), &values(lesson(), changes)).at(t).0.copy()
}

/// From where to where the axis of the large picture goes.
fn window(run: &dyn Run) -> (f64, f64) {
    let panels = run.panels(WIDE);
    let x = pictures(&panels)[0].1.plots[0].x.range;
    (x.start(), x.end())
}

#[test]
fn a_start_of_a_textbook_is_taken_and_stands_inside_of_the_window() {
    for (start, minimum, window_now) in [
        ("-3", "2", (-6.5, 6.5)),
        ("10", "2", (-6.5, 12.0)),
        ("-10", "0", (-12.0, 6.5)),
        ("100", "7", (-6.5, 120.0)),
        ("1000", "-1000", (-1200.0, 1200.0)),
        ("0.001", "40", (-6.5, 50.0)),
    ] {
        let asked = [("w0", start), ("minimum", minimum)];
        assert!(settled(lesson(), &asked).refusals.is_empty(), "{asked:?}");
        let run = at(&asked, 0);
        assert_eq!(window(run.as_ref()), window_now, "{asked:?}");
        for width in [328.0, 640.0, 900.0] {
            let panels = run.whole(width);
            let scene = pictures(&panels)[0].1;
            finite(scene, start);
            readable(scene, &Words::english(), &[], &format!("{asked:?} {width}"));
        }
    }
    let far = settled(lesson(), &[("w0", "1001")]);
    assert!(Words::english().say(&far.refusals[0].message).contains("−1000 … 1000"));
}

#[test]
fn the_window_stays_where_the_start_is_in_it_and_a_window_without_the_start_is_refused() {
    let words = Words::english();
    let narrow = settled(lesson(), &[("from", "-4"), ("to", "0.5"), ("w0", "-1")]).values;
    assert_eq!((narrow.text("from"), narrow.text("to")), ("-4", "0.5"), "the minimum need not be in sight");
    // A dragged ball does not move its window.
    let change =
        |key: &str, text: &str| lessons::change(lesson(), &narrow, &[(key.to_owned(), text.to_owned())], &read);
    assert_eq!(change("w0", "-3.5").values.text("from"), "-4");
    for (key, text, allowed) in [("from", "0", "−2000 … −1"), ("from", "3", "−2000 … −1"), ("to", "-2", "−1 … 2000")]
    {
        let wrong = change(key, text);
        assert_eq!(wrong.values.text(key), narrow.text(key));
        assert!(words.say(&wrong.refusals[0].message).contains(allowed), "{key}={text}");
    }
    // A kept run's start is a start.
    assert_eq!(settled(lesson(), &[("kept", "w1:-30")]).values.text("from"), "-40");
}

/// v = μ·v + g and w −= η·v, as PyTorch has it, by the crate that the other lessons use.
fn by_nn(eta: f64, momentum: f64, start: f64, slope: impl Fn(f64) -> f64, steps: usize) -> Vec<f64> {
    let mut optimizer = Optimizer::new(OptimizerKind::Momentum { eta, momentum }).unwrap();
    let mut w = [start];
    let mut path = vec![start];
    for _ in 0..steps {
        let g = [slope(w[0])];
        optimizer.step_numbers(&mut w, &g).unwrap();
        path.push(w[0]);
    }
    path
}

/// Known-wrong: the average of slopes takes the share 1 − μ of the new one.
fn averaged(eta: f64, mu: f64, start: f64, slope: impl Fn(f64) -> f64, steps: usize) -> Vec<f64> {
    let (mut w, mut v, mut path) = (start, 0.0, vec![start]);
    for _ in 0..steps {
        v = mu * v + (1.0 - mu) * slope(w);
        w -= eta * v;
        path.push(w);
    }
    path
}

#[test]
fn momentum_is_the_rule_of_the_other_lessons_step_by_step() {
    for (eta, mu) in [(0.1, 0.5), (0.1, 0.9), (0.02, 0.99), (1.0, 0.3)] {
        let asked = [("eta", &*eta.to_string()), ("mu", &*mu.to_string()), ("w0", "10"), ("c", "1.5")];
        let mut session = Session::new(lesson(), &values(lesson(), &asked));
        let ours: Vec<f64> = (0..=60).map(|t| reading(session.at(t).0, "w_old")).collect();
        let agrees = |path: &[f64]| ours.iter().zip(path).all(|(a, b)| (a - b).abs() <= 1e-12 * (1.0 + b.abs()));
        assert!(agrees(&by_nn(eta, mu, 10.0, |w| 1.5 * (w - 2.0), 60)), "η {eta}, μ {mu}: {ours:?}");
        assert!(!agrees(&averaged(eta, mu, 10.0, |w| 1.5 * (w - 2.0), 60)), "the check rejects the average");
        // What is read belongs together.
        let (run, _) = session.at(7);
        let at = |key: &str| reading(run, key);
        assert_eq!(at("change"), -(eta * at("v_new")));
        assert_eq!(at("w_new"), at("w_old") + at("change"));
    }
}

#[test]
fn with_momentum_the_edge_is_two_times_one_plus_mu_over_the_curvature() {
    for (c, mu) in [(1.0, 0.5), (4.0, 0.9), (0.5, 0.2)] {
        let edge = 2.0 * (1.0 + mu) / c;
        for share in [0.98, 1.02] {
            let eta = (share * edge).to_string();
            let end = at(&[("eta", &eta), ("mu", &mu.to_string()), ("c", &c.to_string()), ("w0", "3")], 3000);
            let stopped = end.stopped().map(|why| Words::english().say(&why));
            assert_eq!(stopped.is_some(), share > 1.0, "c {c}, μ {mu}, η {eta}: {stopped:?}");
            assert!(stopped.is_none_or(|why| why.contains(&figure::digits(edge, 4))));
        }
    }
}

#[test]
fn the_velocity_is_said_and_written_and_nothing_claims_the_regimes_of_the_plain_rule() {
    let words = Words::english();
    let run = at(&[("mu", "0.9"), ("eta", "0.1")], 2);
    let text = transcript(run.as_ref(), &words);
    // −3 → −2.5 → −1.6, and v = 0.9 · (0.9 · (−5) − 4.5) − 3.6.
    for part in ["0.9 · (−9.000) + (−3.600) = −11.70", "v_old", "v_new"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    for claim in ["1/c", "2/c", "monotone", "1 − ηc"] {
        let said = text.split("-- Where the picture stops").next().unwrap();
        assert!(!said.contains(claim), "{claim} does not hold with momentum: {text}");
    }
    assert!(run.gauges().is_empty());
    // A step that is predicted is the plain one.
    assert!(at(&[("mu", "0.9"), ("predict", "yes")], 0).idle().contains(&"mu"));
    let old = [("mu".to_owned(), "0.9".to_owned())];
    assert_eq!(settle(lesson(), &old, &[], &read).values.text("mu"), "0.9");
}

/// The steps of gradient descent on a function whose slope is given.
fn descent(eta: f64, start: f64, slope: impl Fn(f64) -> f64, steps: usize) -> Vec<f64> {
    let mut path = vec![start];
    for t in 0..steps {
        path.push(path[t] - eta * slope(path[t]));
    }
    path
}

/// The slope of a function.
type Slope = fn(f64) -> f64;

#[test]
fn a_function_that_is_typed_is_descended_by_its_own_slope() {
    let sigma = |w: f64| 1.0 / (1.0 + (-w).exp());
    let cases: [(&str, &str, Slope); 6] = [
        ("(w-3)^2", "0.1", |w| 2.0 * (w - 3.0)),
        ("f(w) = w⁴/4 − 2w²", "0.03", |w| w.powi(3) - 4.0 * w),
        ("0,5·w² + sin(3w)", "0.05", |w| w + 3.0 * (3.0 * w).cos()),
        ("exp(-w) + w", "0.2", |w| 1.0 - (-w).exp()),
        ("tanh(w)**2", "0.3", |w| 2.0 * w.tanh() * (1.0 - w.tanh().powi(2))),
        ("sqrt(1+w²)", "0.5", |w| w / (1.0 + w * w).sqrt()),
    ];
    for (f, eta, slope) in cases {
        for start in [-2.0, 0.4, 1.7] {
            let asked = [("f", f), ("eta", eta), ("w0", &*start.to_string())];
            let mut session = Session::new(lesson(), &values(lesson(), &asked));
            for (t, w) in descent(eta.parse().unwrap(), start, slope, 30).into_iter().enumerate() {
                let got = reading(session.at(t).0, "w_old");
                assert!((got - w).abs() < 1e-11 * (1.0 + w.abs()), "{f} from {start} at {t}: {got}, not {w}");
            }
        }
    }
    let run = at(&[("f", "σ(w)"), ("w0", "0.3")], 0);
    assert!((reading(run.as_ref(), "dL_dw") - sigma(0.3) * (1.0 - sigma(0.3))).abs() < 1e-15);
}

#[test]
fn to_type_a_function_is_to_look_at_it_and_its_slope_is_shown() {
    let values = settled(lesson(), &[("f", " (w-3)^2 ")]).values;
    assert_eq!((values.text("curve"), values.text("f")), ("own", "(w-3)^2"));
    let text = transcript(at(&[("f", "(w-3)^2")], 0).as_ref(), &Words::english());
    assert!(text.contains("= 2 ( w − 3 )"), "{text}");
    let panels = at(&[("f", "(w-3)^2")], 0).whole(900.0);
    let texts = format!("{:?}", pictures(&panels)[0].1);
    assert!(texts.contains("w* = 3.00"), "its minimum is found");
    // Another curve leaves it alone.
    let back = lessons::change(lesson(), &values, &[("curve".to_owned(), "wells".to_owned())], &read).values;
    assert_eq!((back.text("curve"), back.text("f")), ("wells", "(w-3)^2"));
    assert_eq!(settled(lesson(), &[("curve", "own")]).values.text("f"), "(w - 3)^2");
}

#[test]
fn kinks_and_the_ends_of_a_domain_stop_the_run_with_their_reason() {
    let words = Words::english();
    for (f, start, eta, reason) in [
        ("abs(w)", "1", "0.5", "a kink. The slope is −1.00 on its left and 1.00 on its right"),
        ("abs(w)", "0", "0.5", "Stopped at step 0: at w = 0"),
        ("abs(w-1) + w", "2", "0.5", "The slope is 0 on its left and 2.00 on its right"),
        ("w - ln(w)", "2", "9", "ln(−2.500) has no value: ln takes numbers above 0"),
        ("sqrt(w)", "1", "4", "sqrt(−1.000) is no real number"),
        ("1/w", "-1", "-1", ""),
        ("w^1.5", "1", "1", "This power of −0.5000 has no value"),
        ("-w^2", "1", "9", "falls without end"),
        ("1/w^2 + w", "1", "1", ""),
    ] {
        let asked = [("f", f), ("w0", start), ("eta", if eta == "-1" { "1" } else { eta })];
        let values = values(lesson(), &asked);
        let mut session = Session::new(lesson(), &values);
        for t in [0, 1, 2, 3, 50] {
            let (run, _) = session.at(t);
            for reading in run.readings() {
                assert!(reading.value.is_finite(), "{asked:?} at {t}: {reading:?}");
            }
            let shown = transcript(run, &words);
            assert!(!shown.contains("NaN") && !shown.contains("∞"), "{asked:?} at {t}: {shown}");
            for width in [328.0, 900.0] {
                pictures(&run.whole(width)).iter().for_each(|(_, scene)| finite(scene, f));
            }
        }
        if !reason.is_empty() {
            let why = words.say(&session.at(10_000).0.stopped().unwrap_or_else(|| panic!("{asked:?} did not stop")));
            assert!(why.contains(reason), "{asked:?}: {why}");
        }
    }
    // w·|w| has a slope at 0.
    assert!(at(&[("f", "w*abs(w)"), ("w0", "0")], 0).stopped().is_none());
}

#[test]
fn a_start_without_a_value_moves_or_is_refused_by_its_reason() {
    let words = Words::english();
    // The default start is −3.
    assert_eq!(settled(lesson(), &[("f", "ln(w)")]).values.text("w0"), "3");
    let old = settled(lesson(), &[("f", "ln(w)"), ("w0", "2")]).values;
    let wrong = lessons::change(lesson(), &old, &[("w0".to_owned(), "-1".to_owned())], &read);
    assert_eq!(wrong.values.text("w0"), "2");
    assert!(words.say(&wrong.refusals[0].message).starts_with("Start: −1 is not allowed. ln(−1.000)"));
    let nowhere = lessons::change(lesson(), &old, &[("f".to_owned(), "ln(-1-w^2)".to_owned())], &read);
    assert_eq!((nowhere.values.text("f"), nowhere.refusals[0].key.as_str()), ("ln(w)", "f"));
    let fresh = settled(lesson(), &[("f", "sqrt(-1-w²)")]);
    assert_eq!((fresh.values.text("curve"), fresh.refusals.len()), ("parabola", 1));
    assert_eq!(settled(lesson(), &[("f", "ln(w)"), ("kept", "w1:-2")]).values.text("kept"), "");
}

#[test]
fn a_bad_formula_is_refused_by_a_sentence_that_points_at_the_place_and_the_old_one_stays() {
    let words = Words::english();
    let old = settled(lesson(), &[("f", "w^2")]).values;
    for (text, said) in [
        ("(w-3", "The parenthesis at position 1 is not closed."),
        ("2 + fish(w)", "At position 5, “fish” is not known."),
        ("sin w", "At position 1, “sin” needs parentheses. Write sin(w)."),
        ("w*/2", "At position 3, before “/”"),
        ("<img src=x onerror=alert(1)>", "At position 1, “<”"),
        (&"(".repeat(10_000), "more than 300 characters"),
        (&"w".repeat(10_000), "more than 300 characters"),
        (&format!("{}w{}", "(".repeat(100), ")".repeat(100)), "inside more than 40 parentheses"),
        (&["w"; 150].join("*"), "The slope of f(w) becomes too long"),
    ] {
        let wrong = lessons::change(lesson(), &old, &[("f".to_owned(), text.to_owned())], &read);
        assert_eq!((wrong.values.text("f"), wrong.refusals.len()), ("w^2", 1), "{text}");
        let sentence = words.say(&wrong.refusals[0].message);
        assert!(sentence.contains(said), "{text}: {sentence}");
    }
}

#[test]
fn labels_on_ones_own_curve_can_be_read() {
    let words = Words::english();
    for f in
        ["(w-3)^2", "w^4/4-2w^2", "0.5(w-3)^2+3sin(2w)", "w-ln(w)", "1/w^2+w^2", "abs(w)", "exp(w)", "-3", "sin(w)"]
    {
        for start in ["-4", "0.7", "2", "5"] {
            for t in ["0", "2"] {
                let run = at(&[("f", f), ("w0", start), ("eta", "0.1")], t.parse().unwrap());
                for width in [328.0, 640.0, 900.0] {
                    let panels = run.whole(width);
                    readable(pictures(&panels)[0].1, &words, &[], &format!("{f} from {start} at {t}, {width} px"));
                }
            }
        }
    }
}
