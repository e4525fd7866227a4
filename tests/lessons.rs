//! What a learner relies on in every lesson: exact replay, honest refusals, finite pictures, and words for everything.

use figure::{Label, Mark, Message, Scene, Theme, Touch, render, render_part};
use lessons::{Body, Cell, Formula, LESSONS, Lesson, Panel, Piece, Place, Run, Session, Verdict};
use tests::learner::{every_preset, keys, pictures, reading, run, settled, values};
use tests::recorder::{Call, Recorder};
use tests::words::Words;

/// Everything that a run shows, as one text: two moments are the same if these are.
fn shown(run: &dyn Run) -> String {
    format!("{:?} {:?} {:?}", run.panels(640.0), run.readings(), run.describe())
}

#[test]
fn stepping_back_and_scrubbing_restore_the_exact_moment() {
    for (lesson, preset) in every_preset() {
        let values = values(lesson, preset.values);
        let mut session = Session::new(lesson, &values);
        let moments: Vec<String> = (0..150).map(|t| shown(session.at(t).0)).collect();
        for t in [149, 0, 77, 76, 128, 64, 63, 149, 1] {
            assert_eq!(shown(session.at(t).0), moments[t], "{} {} at {t}", lesson.slug(), preset.name);
        }
    }
}

#[test]
fn a_value_out_of_range_is_refused_by_name_and_the_rest_survives() {
    for &lesson in LESSONS {
        for key in keys(lesson) {
            let controls = lessons::controls(lesson);
            let kind = &controls.iter().find(|control| control.key == key).unwrap().kind;
            use lessons::Kind::{Choice, Flag, Number, Parameter};
            // What goes through a neuron may be asked of any.
            let word = key == "through" || !matches!(kind, Number(_) | Choice { .. } | Flag { .. } | Parameter { .. });
            // Nothing is what such a control holds at first, and letters may be a name.
            let given = if word {
                &["<b>", "a b", "w1:"][..]
            } else {
                &["", "abc", "NaN", "inf", "-1e400", "<b>", "0x10", "1,5,2", "1e"][..]
            };
            for given in given {
                let settled = settled(lesson, &[("eta", "0.05"), (key, given)]);
                assert_eq!(settled.refusals.len(), 1, "{} {key}={given}", lesson.slug());
                assert_eq!(settled.refusals[0].key, key);
                let eta = if key == "eta" || key == "t" { settled.values.text("eta") } else { "0.05" };
                assert_eq!(settled.values.text("eta"), eta);
                Words::english().say(&settled.refusals[0].message);
            }
        }
        let settled = settled(lesson, &[("nonsense", "1")]);
        assert_eq!(settled.refusals.len(), 1, "{}: an unknown key is told", lesson.slug());
    }
}

#[test]
fn a_refused_value_keeps_the_old_one() {
    let lesson = lessons::find("update-rule").unwrap();
    let old = [("eta".to_owned(), "0.05".to_owned())];
    let settled = lessons::settle(lesson, &old, &[("eta".to_owned(), "-3".to_owned())], &tests::learner::read);
    assert_eq!(settled.values.text("eta"), "0.05");
    assert_eq!(settled.refusals.len(), 1);
}

#[test]
fn a_number_copied_from_a_picture_with_its_true_minus_is_taken() {
    let lesson = lessons::find("update-rule").unwrap();
    assert_eq!(values(lesson, &[("w0", "\u{2212}2.5")]).text("w0"), "-2.5");
}

#[test]
fn a_selected_weight_that_is_not_there_is_told_when_asked_for_and_passed_over_when_the_network_changed() {
    let lesson = lessons::find("chain-rule").unwrap();
    let asked = settled(lesson, &[("network", "c"), ("select", "w9")]);
    assert_eq!((asked.values.text("select"), asked.refusals.len()), ("w1", 1));
    let old = [("network".to_owned(), "b".to_owned()), ("select".to_owned(), "w9".to_owned())];
    let changed = lessons::settle(lesson, &old, &[("network".to_owned(), "c".to_owned())], &tests::learner::read);
    assert_eq!((changed.values.text("select"), changed.refusals.len()), ("w1", 0));
}

#[test]
fn whole_numbers_ranges_and_decimal_commas_are_checked() {
    let vanishing = lessons::find("vanishing-gradient").unwrap();
    for (key, given) in
        [("depth", "1.5"), ("depth", "129"), ("t", "1.5"), ("t", "10001"), ("t", "-1"), ("eta", "0"), ("eta", "1e-320")]
    {
        assert_eq!(settled(vanishing, &[(key, given)]).refusals.len(), 1, "{key}={given}");
    }
    assert_eq!(values(vanishing, &[("eta", "0,05")]).text("eta"), "0.05");
    let long = settled(vanishing, &[("eta", &"x".repeat(10_000))]);
    assert!(format!("{:?}", long.refusals).len() < 400, "a pasted book does not become a message");
}

#[test]
fn the_new_weight_is_the_old_one_minus_eta_times_the_slope() {
    for (slug, slope, old, new) in
        [("update-rule", "dL_dw", "w_old", "w_new"), ("vanishing-gradient", "dL_dw1", "w_old", "w_new")]
    {
        for t in ["0", "1", "7", "30"] {
            let run = run(lessons::find(slug).unwrap(), &[("eta", "0.3"), ("t", t)]);
            let at = |key: &str| reading(run.as_ref(), key);
            assert_eq!(at(new), at(old) - 0.3 * at(slope), "{slug} at {t}");
            assert_eq!(at("change"), -(0.3 * at(slope)), "{slug} at {t}");
        }
    }
    for t in ["2", "5", "8"] {
        let run = run(lessons::find("chain-rule").unwrap(), &[("eta", "0.3"), ("t", t)]);
        assert_eq!(reading(run.as_ref(), "change"), -(0.3 * reading(run.as_ref(), "dL_dw1")), "chain rule at {t}");
    }
}

#[test]
fn no_label_of_a_network_lies_on_another() {
    let lesson = lessons::find("chain-rule").unwrap();
    for (network, last) in [("a", 6), ("b", 15), ("c", 10), ("mazur", 12), ("xor", 9)] {
        let parameters: Vec<String> =
            (1..=last).flat_map(|at| ["w", "b"].map(|letter| format!("{letter}{at}"))).collect();
        for (notation, select) in ["notes", "usual"].into_iter().flat_map(|n| parameters.iter().map(move |p| (n, p))) {
            for t in ["0", "2", "3"] {
                let asked = [("network", network), ("notation", notation), ("select", select), ("t", t)];
                let settled = settled(lesson, &asked);
                if !settled.refusals.is_empty() {
                    continue;
                }
                let mut session = Session::new(lesson, &settled.values);
                for width in [296.0, 328.0, 400.0, 700.0, 850.0] {
                    let panels = session.at(settled.values.whole("t")).0.panels(width);
                    apart(pictures(&panels)[0].1, &format!("{network} {notation} {select} t={t} at {width} px"));
                }
            }
        }
    }
}

/// Plates are what labels on edges have; they may touch, but not overlap, nor leave the picture.
fn apart(scene: &Scene, what: &str) {
    let mut boxes: Vec<(f64, f64, f64, f64, String)> = Vec::new();
    for mark in &scene.plots[0].marks {
        let Mark::Text(text) = mark else { continue };
        let Label::Symbol(label) = &text.label else { continue };
        if !text.plate {
            continue;
        }
        let width = figure::text_width(label, text.size, text.bold);
        let (x, y) = (text.at.0 + text.shift.0, text.at.1 + text.shift.1);
        let new = (x - 0.5 * width, y - 6.0, x + 0.5 * width, y + 6.0, label.clone());
        assert!(new.0 > -2.0 && new.2 < scene.width + 2.0, "{what}: “{label}” leaves the picture");
        for old in &boxes {
            let across = new.2.min(old.2) - new.0.max(old.0);
            let down = new.3.min(old.3) - new.1.max(old.1);
            assert!(across < 1.0 || down < 1.0, "{what}: “{}” lies on “{label}”", old.4);
        }
        boxes.push(new);
    }
}

/// Learning rates from harmless to absurd.
const ETAS: [&str; 7] = ["1e-300", "0.1", "2.5", "1000", "1e15", "1e300", "1.7976931348623157e308"];

#[test]
fn a_picture_painted_part_by_part_is_the_same_and_no_part_leaves_its_ground() {
    let mut split = Vec::new();
    for (lesson, preset) in every_preset() {
        let mut session = Session::new(lesson, &values(lesson, preset.values));
        let (run, _) = session.at(lesson.first_t());
        for width in [328.0, 640.0, 1000.0] {
            let mut panels = run.panels(width);
            panels.retain(|panel| panel.place == Place::Main);
            for (id, scene) in pictures(&panels).into_iter().filter(|(_, scene)| scene.parts() > 1) {
                let what = format!("{} {} {id} {width}", lesson.slug(), preset.name);
                assert_same_in_parts(scene, &what);
                split.push((lesson.slug(), id));
            }
        }
    }
    assert!(split.contains(&("training", "network")), "what takes longest must not come in one piece");
}

fn assert_same_in_parts(scene: &Scene, what: &str) {
    let (theme, say) = (Theme::light(), |message: &Message| Words::english().say(message));
    let mut whole = Recorder::default();
    render(scene, &mut whole, 4.0, &theme, &say).unwrap();
    let mut calls = Vec::new();
    for part in 0..scene.parts() {
        let mut recorder = Recorder::default();
        render_part(scene, Some(part), &mut recorder, 4.0, &theme, &say).unwrap();
        let ground = recorder.calls.remove(0);
        let Call::Rect { from, to, .. } = ground else { panic!("{what}: no ground but {ground:?}") };
        // Half of a stroke, or of a disc at the border.
        let inside = |(x, y): (i32, i32)| x >= from.0 - 16 && x <= to.0 + 16 && y >= from.1 - 16 && y <= to.1 + 16;
        assert!(recorder.points().into_iter().all(inside), "{what}: part {part} leaves its ground");
        for (text, [left, top, right, bottom]) in recorder.texts() {
            let corners = [(left, top), (right, bottom)].map(|(x, y)| (x as i32, y as i32));
            assert!(corners.into_iter().all(inside), "{what}: “{text}” leaves its ground");
        }
        calls.extend(recorder.calls);
    }
    assert_eq!(format!("{calls:?}"), format!("{:?}", &whole.calls[1..]), "{what}");
}

#[test]
fn no_learning_rate_puts_a_number_into_a_scene_that_is_not_finite() {
    for &lesson in LESSONS {
        for eta in ETAS {
            for t in ["0", "1", "2", "3", "5", "40"] {
                let run = run(lesson, &[("eta", eta), ("t", t)]);
                for (id, scene) in pictures(&run.panels(640.0)) {
                    assert_finite(scene, &format!("{} {id} η={eta} t={t}", lesson.slug()));
                }
            }
        }
    }
}

/// Texts, handles and axes stand at finite places. Curves may hold points that are not: the renderer leaves them out.
fn assert_finite(scene: &Scene, what: &str) {
    for plot in &scene.plots {
        for range in [plot.x.range, plot.y.range] {
            assert!(range.start().is_finite() && range.end().is_finite(), "{what}: {range:?}");
        }
    }
    for handle in &scene.handles {
        let area = handle.area;
        assert!([area.x, area.y, area.width, area.height].iter().all(|x| x.is_finite()), "{what}: {handle:?}");
        if let Touch::Drag { value, .. } = handle.touch {
            assert!(value.is_finite(), "{what}: {handle:?}");
        }
    }
}

#[test]
fn a_run_that_diverges_stops_and_says_at_which_step() {
    let words = Words::english();
    for (slug, eta) in
        [("update-rule", "3"), ("update-rule", "1e308"), ("chain-rule", "1e12"), ("vanishing-gradient", "1e12")]
    {
        let lesson = lessons::find(slug).unwrap();
        let values = values(lesson, &[("eta", eta), ("t", "10000")]);
        let mut session = Session::new(lesson, &values);
        let (run, t) = session.at(10_000);
        let stopped = run.stopped().unwrap_or_else(|| panic!("{slug} with η = {eta} did not stop"));
        assert!(t < 10_000 && words.say(&stopped).contains("Stopped"), "{slug}: {stopped:?}");
    }
}

#[test]
fn the_update_rule_converges_exactly_below_two_over_the_curvature() {
    let lesson = lessons::find("update-rule").unwrap();
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
    let lesson = lessons::find("update-rule").unwrap();
    for start in ["-6", "-1", "1.9", "2.1", "6"] {
        let run = run(lesson, &[("w0", start)]);
        let (slope, old, new) =
            (reading(run.as_ref(), "dL_dw"), reading(run.as_ref(), "w_old"), reading(run.as_ref(), "w_new"));
        assert_eq!(slope < 0.0, new > old, "from {start}");
    }
}

#[test]
fn backward_moves_nothing_and_the_update_moves_every_parameter_by_its_gradient() {
    let lesson = lessons::find("chain-rule").unwrap();
    for select in ["w1", "w9", "b5"] {
        let at = |t: &str| reading(run(lesson, &[("select", select), ("eta", "0.5"), ("t", t)]).as_ref(), select);
        assert_eq!(at("0").to_bits(), at("1").to_bits());
        assert_eq!(at("1").to_bits(), at("2").to_bits());
        let moment = run(lesson, &[("select", select), ("eta", "0.5"), ("t", "2")]);
        let gradient = reading(moment.as_ref(), &format!("dL_d{select}"));
        assert_eq!(at("3").to_bits(), (at("2") - 0.5 * gradient).to_bits());
    }
}

#[test]
fn the_chain_rule_shows_the_reference_gradient_of_every_parameter_of_the_notes_networks() {
    for (network, file) in [("a", "notes-a-3-1-1"), ("b", "notes-b-2-2-2-1"), ("c", "notes-c-deep-5")] {
        let path = format!("{}/vectors/{file}.json", env!("CARGO_MANIFEST_DIR"));
        let vector: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let flat = |value: &serde_json::Value| {
            fn walk(value: &serde_json::Value, into: &mut Vec<f64>) {
                match value.as_array() {
                    Some(items) => items.iter().for_each(|item| walk(item, into)),
                    None => into.push(value.as_f64().unwrap()),
                }
            }
            let mut numbers = Vec::new();
            walk(value, &mut numbers);
            numbers
        };
        let expected = [("w", flat(&vector["expect"]["dL_dw"])), ("b", flat(&vector["expect"]["dL_db"]))];
        for (letter, numbers) in expected {
            for (i, expected) in numbers.iter().enumerate() {
                let name = format!("{letter}{}", i + 1);
                let run = run(lessons::find("chain-rule").unwrap(), &[("network", network), ("select", &name)]);
                let got = reading(run.as_ref(), &format!("dL_d{name}"));
                assert!((got - expected).abs() <= 1e-12 * expected.abs(), "{file} {name}: {got} is not {expected}");
            }
        }
    }
}

#[test]
fn matt_mazurs_published_numbers_come_out_after_one_update_with_frozen_biases() {
    let lesson = lessons::find("chain-rule").unwrap();
    let after = |select: &str, t: &str| {
        run(lesson, &[("network", "mazur"), ("eta", "0.5"), ("freeze", "yes"), ("select", select), ("t", t)])
    };
    assert!((reading(after("w1", "2").as_ref(), "loss") - 0.298371109).abs() < 5e-10);
    for (name, published) in [
        ("w5", 0.35891648),
        ("w6", 0.408666186),
        ("w7", 0.511301270),
        ("w8", 0.561370121),
        ("w1", 0.149780716),
        ("w2", 0.19956143),
        ("w3", 0.24975114),
        ("w4", 0.29950229),
        ("b1", 0.35),
        ("b4", 0.60),
    ] {
        let value = reading(after(name, "3").as_ref(), name);
        assert!((value - published).abs() < 5e-9, "{name}: {value} is not {published}");
    }
}

#[test]
fn walking_neuron_by_neuron_ends_where_whole_acts_end() {
    let lesson = lessons::find("chain-rule").unwrap();
    for (network, count) in [("a", 2), ("b", 5), ("mazur", 4)] {
        let round = (3 * count + 1).to_string();
        for select in ["w1", "b1"] {
            let whole = run(lesson, &[("network", network), ("select", select), ("t", "3")]);
            let small = run(lesson, &[("network", network), ("select", select), ("pace", "neuron"), ("t", &round)]);
            assert_eq!(whole.readings()[0].value.to_bits(), small.readings()[0].value.to_bits(), "{network} {select}");
            assert_eq!(format!("{:?}", whole.describe()), format!("{:?}", small.describe()));
        }
    }
}

#[test]
fn an_update_waits_for_the_guess_and_the_verdict_has_its_reason() {
    let lesson = lessons::find("chain-rule").unwrap();
    let words = Words::english();
    let at = |changes: &[(&str, &str)]| {
        let values = values(lesson, changes);
        let mut session = Session::new(lesson, &values);
        let (run, t) = session.at(values.whole("t"));
        (t, run.stopped().is_some(), tests::transcript::transcript(run, &words))
    };
    let (t, waits, text) = at(&[("predict", "yes"), ("t", "9")]);
    assert!((t, waits) == (2, true) && text.contains("which way will it go?"), "{text}");
    for told in ["will raise", "0.500582", "change −η"] {
        assert!(!text.contains(told), "“{told}” gives the answer away: {text}");
    }
    for (select, guess, right) in
        [("w1", "up", true), ("w1", "down", false), ("w1", "none", false), ("w2", "down", true)]
    {
        let (t, waits, text) = at(&[("predict", "yes"), ("guess", guess), ("select", select), ("t", "3")]);
        assert!(t == 3 && !waits, "{text}");
        assert_eq!(text.contains("Right."), right, "{select} {guess}: {text}");
    }
    let (t, waits, _) = at(&[("predict", "yes"), ("guess", "up"), ("t", "9")]);
    assert_eq!((t, waits), (5, true), "the second update waits for the second guess");
    assert_eq!(at(&[("predict", "yes"), ("guess", "up,up"), ("t", "6"), ("pace", "act")]).0, 6);
}

#[test]
fn every_gradient_of_every_network_passes_its_check() {
    let lesson = lessons::find("chain-rule").unwrap();
    for changes in [
        &[("network", "a")][..],
        &[("network", "b")],
        &[("network", "mazur")],
        &[("network", "xor")],
        &[("layers", "3.4tanh.3softplus.2softmax"), ("loss", "cross-entropy")],
        &[("layers", "2.5silu.4gelu.1sigmoid"), ("loss", "binary-cross-entropy")],
    ] {
        let changes: Vec<(&str, &str)> = changes.iter().copied().chain([("check", "yes")]).collect();
        let text = tests::transcript::transcript(run(lesson, &changes).as_ref(), &Words::english());
        let table = text.split("-- Every weight and bias").nth(1).unwrap().split("-- The sample").next().unwrap();
        let errors: Vec<&str> = table.lines().skip(2).map(|row| row.split(" | ").nth(5).unwrap()).collect();
        assert!(errors.len() > 4);
        for error in errors {
            let small = error == "0" || error.contains("×10⁻⁸") || error.contains("×10⁻⁹") || error.contains("×10⁻¹");
            assert!(small, "{changes:?}: relative error {error}");
        }
    }
}

#[test]
fn numbers_set_by_hand_move_the_gradient_and_a_row_switched_off_breaks_the_sum() {
    let lesson = lessons::find("chain-rule").unwrap();
    let words = Words::english();
    let ledger = |changes: &[(&str, &str)]| tests::transcript::transcript(run(lesson, changes).as_ref(), &words);
    let gradient = |changes: &[(&str, &str)]| reading(run(lesson, changes).as_ref(), "dL_dw1");
    assert_eq!(gradient(&[("numbers", "x1:0")]), 0.0, "w1 has no effect without its input");
    assert_eq!(gradient(&[("numbers", "x1:1.8")]), {
        let by_item =
            lessons::settle(lesson, &[], &[("numbers:x1".to_owned(), "1.8".to_owned())], &tests::learner::read);
        reading(Session::new(lesson, &by_item.values).at(2).0, "dL_dw1")
    });
    assert!(ledger(&[]).contains("sum of the paths, as backpropagation has it"));
    assert!(ledger(&[("off", "1")]).contains("not the gradient"));
    assert!(ledger(&[("through", "o3")]).contains("not the gradient"));
    assert_eq!(ledger(&[("through", "o3")]).matches("→ L").count(), 1, "one path goes through o3");
}

#[test]
fn the_product_never_exceeds_its_bound_and_meets_it_where_every_z_is_zero() {
    let lesson = lessons::find("vanishing-gradient").unwrap();
    for depth in ["1", "2", "5", "30", "64"] {
        for w in ["-9.5", "-1", "0", "0.3", "4", "10"] {
            for b in ["-6", "0", "2.5"] {
                let run = run(lesson, &[("depth", depth), ("w", w), ("b", b)]);
                let (gradient, bound) = (reading(run.as_ref(), "dL_dw1").abs(), reading(run.as_ref(), "bound"));
                assert!(gradient <= bound * (1.0 + 1e-12), "depth {depth}, w {w}, b {b}: {gradient} > {bound}");
            }
        }
        let run = run(lesson, &[("depth", depth), ("b", "-0.5"), ("x", "0.5")]);
        assert_eq!(reading(run.as_ref(), "dL_dw1").abs(), reading(run.as_ref(), "bound"), "depth {depth}, z = 0");
    }
}

/// Every message a run hands out.
fn messages(run: &dyn Run, lesson: &dyn Lesson) -> Vec<Message> {
    let mut found = vec![run.next(), run.describe()];
    found.extend(run.stopped());
    found.extend(run.outcome());
    found.extend(run.counters());
    found.extend(run.actions().into_iter().map(|action| action.label));
    for gauge in run.gauges() {
        found.extend(gauge.zones);
        found.push(gauge.now);
    }
    for panel in run.panels(640.0) {
        panel_messages(&panel, &mut found);
    }
    for control in lessons::controls(lesson) {
        // What panels set has no label of its own.
        use lessons::Kind::{Answers, Document, Kept, Numbers, Points, Rows, Schedule, Word};
        if matches!(control.kind, Word | Numbers | Answers | Rows | Document | Schedule | Points | Kept) {
            continue;
        }
        found.push(Message::new(format!("control-{}", control.key)));
        if let lessons::Kind::Choice { options, .. } | lessons::Kind::Set { options, .. } = control.kind {
            found.extend(options.iter().map(|option| Message::new(format!("{}-{option}", control.key))));
        }
    }
    for preset in lesson.presets() {
        found.push(Message::new(format!("{}-preset-{}", lesson.slug(), preset.name)));
    }
    found.extend(["title", "text", "try"].map(|part| Message::new(format!("{}-{part}", lesson.slug()))));
    found
}

fn panel_messages(panel: &Panel, found: &mut Vec<Message>) {
    found.push(panel.title.clone());
    let mut label = |label: &Label| match label {
        Label::Words(message) => found.push(message.clone()),
        Label::Symbol(text) => assert_symbol(text),
    };
    match &panel.body {
        Body::Picture { scene, alt } => {
            scene.handles.iter().for_each(|handle| label(&Label::Words(handle.label.clone())));
            for plot in &scene.plots {
                [&plot.x, &plot.y].iter().filter_map(|axis| axis.label.as_ref()).for_each(&mut label);
                for mark in &plot.marks {
                    if let Mark::Text(text) = mark {
                        label(&text.label);
                    }
                }
            }
            label(&Label::Words(alt.clone()));
        }
        Body::Table { columns, rows } => {
            columns.iter().for_each(|column| label(&column.label));
            for cell in rows.iter().flat_map(|row| &row.cells) {
                match cell {
                    Cell::Label { label: text } => label(text),
                    Cell::Input { label: message, .. } | Cell::Toggle { label: message, .. } => {
                        label(&Label::Words(message.clone()));
                    }
                    Cell::Product { .. } | Cell::Digits { .. } => {}
                }
            }
        }
        Body::Text(texts) => found.extend(texts.iter().cloned()),
        Body::Links { said, links } => {
            found.extend(said.iter().cloned());
            found.extend(links.iter().map(|link| link.label.clone()));
        }
        Body::Formula(lines) => lines.iter().for_each(|line| formula_messages(line, found)),
        Body::Document { about, .. } => found.push(about.clone()),
        Body::Exercise(exercise) => {
            found.extend(exercise.task.iter().cloned());
            for piece in exercise.lines.iter().flat_map(|line| &line.pieces) {
                match piece {
                    Piece::Formula { formula } => formula_messages(formula, found),
                    Piece::Blank(blank) => {
                        found.push(blank.label.clone());
                        found.extend(said(&blank.verdict));
                    }
                }
            }
            found.extend(said(&exercise.verdict));
            found.extend(exercise.buttons.iter().map(|press| press.label.clone()));
        }
        Body::Board(board) => {
            found.extend(board.task.iter().cloned());
            found.extend(board.tiles.iter().map(|tile| tile.label.clone()));
            found.extend(board.rows.iter().filter_map(|row| said(&row.verdict)));
            board.sums.iter().chain([&board.left]).for_each(|line| formula_messages(line, found));
            found.extend(said(&board.verdict));
            found.extend(board.buttons.iter().map(|press| press.label.clone()));
        }
    }
}

fn said(verdict: &Option<Verdict>) -> Option<Message> {
    verdict.as_ref().map(|verdict| verdict.said.clone())
}

fn formula_messages(formula: &Formula, found: &mut Vec<Message>) {
    match formula {
        Formula::Row { items } => items.iter().for_each(|item| formula_messages(item, found)),
        Formula::Fraction { over, under } => [over, under].iter().for_each(|part| formula_messages(part, found)),
        Formula::Sub { base, sub } | Formula::Sup { base, sup: sub } => {
            [base, sub].iter().for_each(|part| formula_messages(part, found))
        }
        Formula::Both { base, sub, sup } => {
            [base, sub, sup].iter().for_each(|part| formula_messages(part, found));
        }
        Formula::Accent { base } => formula_messages(base, found),
        Formula::Note { base, note } => {
            formula_messages(base, found);
            found.push(note.clone());
        }
        Formula::Symbol { .. } | Formula::Operator { .. } | Formula::Number { .. } => {}
    }
}

/// Symbols are the same in every language: no three letters in a row, `old`, `new` and `NaN` aside.
fn assert_symbol(text: &str) {
    let words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 2);
    let left: Vec<&str> = words.filter(|word| !["old", "new", "NaN"].contains(word)).collect();
    assert!(left.is_empty(), "“{text}” holds words; they belong into the catalogue: {left:?}");
}

fn every_message() -> Vec<Message> {
    let mut all = Vec::new();
    for (lesson, preset) in every_preset() {
        for t in ["0", "1", "2", "3"] {
            let mut changes: Vec<(&str, &str)> = preset.values.iter().copied().filter(|(key, _)| *key != "t").collect();
            changes.push(("t", t));
            all.extend(messages(run(lesson, &changes).as_ref(), lesson));
            changes.push(("eta", "1e300"));
            all.extend(messages(run(lesson, &changes).as_ref(), lesson));
        }
        for t in ["400", "10000"] {
            all.extend(messages(run(lesson, &[("t", t)]).as_ref(), lesson));
        }
        all.extend(lessons::stopped(lesson, run(lesson, &[]).as_ref(), lesson.last_t()));
        for key in keys(lesson) {
            all.extend(settled(lesson, &[(key, "?")]).refusals.into_iter().map(|refusal| refusal.message));
        }
        all.extend(settled(lesson, &[("?", "?")]).refusals.into_iter().map(|refusal| refusal.message));
    }
    let rule = lessons::find("update-rule").unwrap();
    for changes in [
        &[("predict", "yes")][..],
        &[("predict", "yes"), ("guess", "up")],
        &[("predict", "yes"), ("guess", "up"), ("landing", "w1:-2")],
        &[("predict", "yes"), ("guess", "up"), ("landing", "w1:-2"), ("t", "1")],
        &[("predict", "yes"), ("guess", "up,up"), ("landing", "w1:-2"), ("t", "1")],
        &[("curve", "neuron"), ("w0", "-6"), ("x", "4")],
    ] {
        all.extend(messages(run(rule, changes).as_ref(), rule));
    }
    let race = lessons::find("optimizers").unwrap();
    for changes in [
        &[("predict", "yes"), ("t", "0")][..],
        &[("predict", "yes"), ("landing", "x1:0,y1:0"), ("t", "1")],
        &[("predict", "yes"), ("acts", "two"), ("t", "0")],
        &[("acts", "two"), ("t", "0")],
        &[("acts", "two"), ("t", "1")],
        &[("eta", "9"), ("t", "300")],
        &[("surface", "rosenbrock"), ("eta", "9"), ("t", "300")],
        &[("eta", "9"), ("off", "momentum,nesterov,adagrad,rmsprop,adam"), ("t", "300")],
    ] {
        all.extend(messages(run(race, changes).as_ref(), race));
    }
    for name in ["momentum", "nesterov", "adagrad", "rmsprop", "adam"] {
        all.extend(messages(run(race, &[("optimizer", name)]).as_ref(), race));
    }
    let chain = lessons::find("chain-rule").unwrap();
    for changes in [
        &[("layers", "2.3tanh.2softmax"), ("loss", "cross-entropy"), ("pace", "neuron"), ("t", "3")][..],
        &[("layers", "4.8tanh.8tanh.8tanh.2identity"), ("select", "w1")],
        &[("off", "0"), ("through", "o3")],
        &[("check", "yes")],
        &[("notation", "usual"), ("t", "2")],
        &[("predict", "yes"), ("t", "1")],
        &[("predict", "yes"), ("t", "3")],
        &[("predict", "yes"), ("guess", "up"), ("t", "3")],
    ] {
        all.extend(messages(run(chain, changes).as_ref(), chain));
    }
    for changes in tests::exercises::sayings() {
        let changes: Vec<(&str, &str)> = changes.iter().map(|(key, text)| (*key, text.as_str())).collect();
        all.extend(messages(run(chain, &changes).as_ref(), chain));
    }
    for changes in [
        &[("numbers:w1", "x")][..],
        &[("answers:a1", "x")],
        &[("layers", "2.2softmax.1sigmoid")],
        &[("layers", "2.2tanh"), ("loss", "cross-entropy")],
        &[("select", "w77")],
        &[("document", "w77 1")],
    ] {
        all.extend(settled(chain, changes).refusals.into_iter().map(|refusal| refusal.message));
    }
    let training = lessons::find("training").unwrap();
    for changes in [
        &[("moment", "20")][..],
        &[("select", "w1")],
        &[("select", "w1"), ("layers", "2.16tanh.16tanh.1tanh")],
        &[("data", "own"), ("own", "0_0_1")],
    ] {
        all.extend(messages(run(training, changes).as_ref(), training));
    }
    let many = vec!["1_1_1"; 301].join("*");
    let full = vec!["1_1_1"; 300].join("*");
    for changes in [
        &[("own", many.as_str())][..],
        &[("own", "1_1_7")],
        &[("own", "1_1")],
        &[("layers", "3.1tanh")],
        &[("data", "own"), ("own", full.as_str()), ("put", "yes")],
        &[("data", "own"), ("own", "0_0_1"), ("brush", "remove"), ("put", "yes")],
    ] {
        all.extend(settled(training, changes).refusals.into_iter().map(|refusal| refusal.message));
    }
    let deep = lessons::find("vanishing-gradient").unwrap();
    for changes in [
        &[("x", "0")][..],
        &[("depth", "128"), ("width", "16"), ("data", "points"), ("beside", "residual"), ("t", "10000")],
        &[("depth", "128"), ("w", "0.01"), ("beside", "he")],
        &[("answers", "a1:0.25,a2:5.96e-8,a3:-5.96e-9,a4:1.025,a5:4")],
        &[("answers", "a1:1,a2:3,a3:5.96e-9,a4:0.025,a5:0.25")],
        &[("answers", "a1:0.5,a2:2.384e-7,a3:-5.96e-8,a4:1.25,a5:1")],
        &[("answers", "a1:0,a2:1.49e-8,a3:0.99999999404,a4:1.1,a5:8")],
        &[("answers", "a1:7,a2:0.0208,a3:2,a4:9,a5:3")],
        &[("answers", "a2:5,a3:-6e-9")],
    ] {
        all.extend(messages(run(deep, changes).as_ref(), deep));
    }
    for changes in [&[("normalise", "yes")][..], &[("numbers", "w200:1")]] {
        all.extend(settled(deep, changes).refusals.into_iter().map(|refusal| refusal.message));
    }
    all
}

#[test]
fn every_message_has_its_text_and_every_argument_the_text_asks_for() {
    let words = Words::english();
    let wrong: Vec<String> = every_message().iter().filter_map(|message| words.resolve(message).err()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_sentence_breaks_off_where_a_list_is_empty() {
    let words = Words::english();
    let sentences = every_message().into_iter().map(|message| words.say(&message));
    let broken: Vec<String> = sentences
        .filter(|sentence| [": .", ":.", ", .", "  ", "– %"].iter().any(|hole| sentence.contains(hole)))
        .collect();
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn every_text_of_the_catalogue_is_used() {
    let used: std::collections::BTreeSet<String> = every_message().into_iter().map(|message| message.id).collect();
    let source = lessons::words();
    let ids = source.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id);
    let unused: Vec<&str> = ids.filter(|id| !id.starts_with([' ', '#'])).filter(|id| !used.contains(*id)).collect();
    assert!(unused.is_empty(), "texts that nothing shows: {unused:?}");
}

/// Each lesson is a module of its own: what it asks for stands among the shared words or its own.
#[test]
fn every_lesson_has_its_words_without_the_others() {
    let shared = include_str!("../crate/lessons/src/en.ftl");
    for &lesson in LESSONS {
        let own = [shared, lesson.words()].concat();
        let defined: std::collections::BTreeSet<&str> =
            own.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id).collect();
        let mut asked: Vec<Message> = messages(run(lesson, &[]).as_ref(), lesson);
        for key in keys(lesson) {
            asked.extend(settled(lesson, &[(key, "?")]).refusals.into_iter().map(|refusal| refusal.message));
        }
        let missing: Vec<String> =
            asked.into_iter().map(|message| message.id).filter(|id| !defined.contains(id.as_str())).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", lesson.slug());
    }
}
