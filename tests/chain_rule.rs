//! The chain rule lesson: its numbers are those of the reference, and its pictures show what is computed.

use figure::{Anchor, Label, Mark, Scene};
use lessons::{Body, Lesson, Place, Room, Session};
use tests::learner::{Whole, pictures, reading, run, settled, values};
use tests::transcript::{formula_text, transcript};
use tests::words::Words;

fn lesson() -> &'static dyn Lesson {
    lessons::find("chain-rule").unwrap()
}

/// The room of a window in which the stage is so wide.
fn room(width: f64) -> Room {
    let height = match width as usize {
        820 => 574.0,
        1232 => 570.0,
        _ => return Room::new(width),
    };
    Room { width, height, story: 340.0 }
}

#[test]
fn a_selected_weight_that_is_not_there_is_told_when_asked_for_and_passed_over_when_the_network_changed() {
    let lesson = lesson();
    let asked = settled(lesson, &[("network", "c"), ("select", "w9")]);
    assert_eq!((asked.values.text("select"), asked.refusals.len()), ("w1", 1));
    let old = [("network".to_owned(), "b".to_owned()), ("select".to_owned(), "w9".to_owned())];
    let changed = lessons::settle(lesson, &old, &[("network".to_owned(), "c".to_owned())], &tests::learner::read);
    assert_eq!((changed.values.text("select"), changed.refusals.len()), ("w1", 0));
}

#[test]
fn no_label_of_a_network_lies_on_another() {
    let lesson = lesson();
    for (network, last) in [("a", 6), ("b", 15), ("c", 10), ("mazur", 12), ("xor", 9)] {
        let parameters: Vec<String> =
            (1..=last).flat_map(|at| ["w", "b", "x"].map(|letter| format!("{letter}{at}"))).collect();
        for (notation, select) in ["notes", "usual"].into_iter().flat_map(|n| parameters.iter().map(move |p| (n, p))) {
            for (t, nudge) in [("0", "no"), ("2", "no"), ("3", "no"), ("1", "yes")] {
                let asked =
                    [("network", network), ("notation", notation), ("select", select), ("t", t), ("nudge", nudge)];
                let settled = settled(lesson, &asked);
                if !settled.refusals.is_empty() {
                    continue;
                }
                let mut session = Session::new(lesson, &settled.values);
                for width in [296.0, 328.0, 400.0, 640.0, 820.0, 1232.0] {
                    let panels = session.at(settled.values.count("t")).0.panels(room(width));
                    for (id, scene) in pictures(&panels) {
                        apart(scene, &format!("{network} {notation} {select} t={t} nudge={nudge} {id} at {width} px"));
                    }
                }
            }
        }
    }
}

#[test]
fn no_label_lies_on_another_where_there_are_several_samples_or_one_bias_for_each_layer() {
    let list = |network: &str| match network {
        "a" => "1_0.5_-1_1*0.2_-0.7_0.4_0*1_1_1_1",
        "c" => "1_1*-0.5_0*0.3_1",
        "mazur" => "0.05_0.1_0.01_0.99*0.3_-0.2_0.9_0.1*1_1_0_0",
        _ => "0.9_-0.4_1*-0.5_1_0*0.2_0.3_0.5",
    };
    for network in ["a", "b", "c", "mazur", "xor"] {
        for (select, mean, tied) in
            [("w1", "no", "no"), ("w1", "yes", "no"), ("w4", "yes", "no"), ("b2", "no", "yes"), ("b2", "yes", "yes")]
        {
            for t in ["0", "2", "3"] {
                let asked = [("network", network), ("samples", list(network)), ("select", select), ("mean", mean)];
                let run = run(lesson(), &[&asked[..], &[("tied", tied), ("t", t)]].concat());
                for width in [296.0, 328.0, 640.0, 820.0, 1232.0] {
                    for (id, scene) in pictures(&run.panels(room(width))) {
                        apart(scene, &format!("{network} {select} mean={mean} tied={tied} t={t} {id} at {width} px"));
                    }
                }
            }
        }
    }
}

/// A text and the rectangle that it takes, with its letters as high as digits are.
fn texts(scene: &Scene) -> Vec<(String, [f64; 4])> {
    let text = |mark: &Mark| {
        let Mark::Text(text) = mark.bare() else { return None };
        let Label::Symbol(label) = &text.label else { return None };
        let width = figure::symbol_width(label, text.size, text.bold);
        let (x, y) = (text.at.0 + text.shift.0, text.at.1 + text.shift.1);
        let left = match text.anchor {
            Anchor::Left => x,
            Anchor::Right => x - width,
            _ => x - 0.5 * width,
        };
        let half = 0.36 * text.size;
        Some((label.clone(), [left, y - half, left + width, y + half]))
    };
    scene.plots[0].marks.iter().filter_map(text).collect()
}

/// Texts may touch, but they may not overlap or leave the picture.
fn apart(scene: &Scene, what: &str) {
    let texts = texts(scene);
    for (i, (label, [left, top, right, bottom])) in texts.iter().enumerate() {
        let inside = *left > -2.0 && *right < scene.width + 2.0 && *top > -1.0 && *bottom < scene.height + 1.0;
        assert!(inside, "{what}: “{label}” leaves the picture");
        for (other, old) in &texts[..i] {
            let across = right.min(old[2]) - left.max(old[0]);
            let down = bottom.min(old[3]) - top.max(old[1]);
            assert!(across < 1.5 || down < 1.5, "{what}: “{other}” lies on “{label}”");
        }
    }
}

#[test]
fn backward_moves_nothing_and_the_update_moves_every_parameter_by_its_gradient() {
    let lesson = lesson();
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
        let path = format!("{}/tests/vectors/{file}.json", env!("CARGO_MANIFEST_DIR"));
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
                let run = run(lesson(), &[("network", network), ("select", &name), ("t", "2")]);
                let got = reading(run.as_ref(), &format!("dL_d{name}"));
                assert!((got - expected).abs() <= 1e-12 * expected.abs(), "{file} {name}: {got} is not {expected}");
            }
        }
    }
}

#[test]
fn matt_mazurs_published_numbers_come_out_after_one_update_with_frozen_biases() {
    let lesson = lesson();
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
fn a_bias_that_stays_is_not_said_to_move_by_any_rule() {
    for rule in ["sgd", "momentum", "adam"] {
        let run = run(lesson(), &[("freeze", "yes"), ("select", "b2"), ("optimizer", rule), ("t", "3")]);
        let panels = run.whole(640.0);
        let Body::Formula { lines } = &panels.iter().find(|panel| panel.id == "update").unwrap().body else { panic!() };
        let lines: Vec<String> = lines.iter().map(|line| formula_text(line, &Words::english())).collect();
        assert_eq!(lines, ["b_2_new = b_2_old = −0.100000"], "{rule}");
    }
}

#[test]
fn where_biases_stay_nothing_says_that_they_move_or_asks_where_to() {
    let words = Words::english();
    let told = |changes: &[(&str, &str)]| transcript(run(lesson(), changes).as_ref(), &words);
    for rule in ["sgd", "adam"] {
        let frozen = [("freeze", "yes"), ("select", "b2"), ("optimizer", rule), ("predict", "yes")];
        let backward = told(&[&frozen[..], &[("t", "2")]].concat());
        assert!(backward.contains("But biases stay as they are, so the update will leave b2 alone."), "{backward}");
        assert!(!backward.contains("Which way"), "{backward}");
        let update = told(&[&frozen[..], &[("t", "3")]].concat());
        assert!(update.contains("Update: b2 stays −0.1000, as all biases do. The weights moved"), "{update}");
    }
    let weight = told(&[("freeze", "yes"), ("select", "w1"), ("t", "3")]);
    assert!(weight.contains("the other weights moved too"), "{weight}");
    let small = told(&[("freeze", "yes"), ("select", "w1"), ("pace", "neuron"), ("t", "12")]);
    assert!(small.contains("The optimizer has moved the weights into"), "{small}");
}

#[test]
fn walking_neuron_by_neuron_ends_where_whole_acts_end() {
    let lesson = lesson();
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
    let lesson = lesson();
    let words = Words::english();
    let at = |changes: &[(&str, &str)]| {
        let values = values(lesson, changes);
        let mut session = Session::new(lesson, &values);
        let (run, t) = session.at(values.count("t"));
        (t, run.stopped().is_some(), tests::transcript::transcript(run, &words))
    };
    let (t, waits, text) = at(&[("predict", "yes"), ("t", "9")]);
    assert!((t, waits) == (2, true) && text.contains("which way will w1 go?"), "{text}");
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
    let lesson = lesson();
    for changes in [
        &[("network", "a")][..],
        &[("network", "b")],
        &[("network", "mazur")],
        &[("network", "xor")],
        &[("layers", "3.4tanh.3softplus.2softmax"), ("loss", "cross-entropy")],
        &[("layers", "2.5silu.4gelu.1sigmoid"), ("loss", "binary-cross-entropy")],
        &[("layers", "2.3tanh.2sigmoid"), ("loss", "squared-error")],
        &[("layers", "2.3tanh.2sigmoid"), ("loss", "mean-squared-error")],
        &[("layers", "2.3tanh.2sigmoid"), ("loss", "output")],
    ] {
        let changes: Vec<(&str, &str)> = changes.iter().copied().chain([("check", "yes"), ("t", "2")]).collect();
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
fn large_weights_and_kinks_are_no_disagreement() {
    let (lesson, words) = (lesson(), Words::english());
    let table = |changes: &[(&str, &str)]| {
        tests::transcript::transcript(
            run(lesson, &[changes, &[("check", "yes"), ("t", "2")]].concat()).as_ref(),
            &words,
        )
    };
    let numbers = "w1:100,w2:100,w3:100,w4:100,b1:-100,b2:-50,b3:-50,b4:-50,x1:1,y1:-0.5";
    let steep = table(&[("layers", "1.1sigmoid.1sigmoid.1sigmoid.1sigmoid"), ("numbers", numbers)]);
    assert!(steep.contains("3906.25 ± "), "{steep}");
    let numbers = "w1:2,b1:-2,w2:-1,b2:0,x1:1";
    let kink = table(&[("layers", "1.1relu.1identity"), ("loss", "output"), ("numbers", numbers)]);
    assert!(kink.contains("at a kink: 0 from the left, −1 from the right"), "{kink}");
    for text in [steep, kink] {
        assert!(!text.contains("disagree"), "{text}");
    }
}

#[test]
fn an_inputs_slope_stands_beside_it_once_backward_has_come_down_to_it() {
    let (lesson, words) = (lesson(), Words::english());
    let sample = |t: &str| {
        let text = tests::transcript::transcript(run(lesson, &[("network", "a"), ("t", t)]).as_ref(), &words);
        let part = text.split("-- The sample").nth(1).unwrap().to_owned();
        part.lines().find(|row| row.starts_with("x₁")).unwrap().to_owned()
    };
    assert!(sample("1").ends_with('?'), "{}", sample("1"));
    // ∂L/∂x1 = ∂L/∂z1·w1, and ∂L/∂w1 = ∂L/∂z1·x1.
    let slope = tests::learner::number(sample("2").rsplit(" | ").next().unwrap()).unwrap();
    let run = run(lesson, &[("network", "a"), ("select", "w1"), ("t", "2")]);
    let (by_weight, w, x) = (reading(run.as_ref(), "dL_dw1"), 0.4, 1.0);
    assert!((slope * x - by_weight * w).abs() < 1e-6, "{slope} {by_weight}");
}

#[test]
fn numbers_set_by_hand_move_the_gradient_and_a_row_switched_off_breaks_the_sum() {
    let lesson = lesson();
    let words = Words::english();
    let after_backward = |changes: &[(&str, &str)]| run(lesson, &[changes, &[("t", "2")]].concat());
    let ledger = |changes: &[(&str, &str)]| tests::transcript::transcript(after_backward(changes).as_ref(), &words);
    let gradient = |changes: &[(&str, &str)]| reading(after_backward(changes).as_ref(), "dL_dw1");
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
fn picture_and_rail_fill_the_room_whatever_is_in_hand() {
    for (width, select) in [820.0, 640.0, 1232.0].into_iter().flat_map(|w| ["w1", "w5", "w9", "b5"].map(|s| (w, s))) {
        let room = room(width);
        for t in ["0", "2", "3", "4"] {
            let panels = run(lesson(), &[("select", select), ("t", t)]).panels(room);
            let heights: Vec<f64> = panels
                .iter()
                .filter(|panel| matches!(panel.place, Place::Stage | Place::Rail))
                .map(|panel| match &panel.body {
                    Body::Picture { scene, .. } => scene.height,
                    _ => panic!("{} is no picture", panel.id),
                })
                .collect();
            assert_eq!((heights.len(), heights[0] + heights[1] + 12.0), (2, room.height), "{select} {t} {width}");
        }
    }
    let phone = run(lesson(), &[("t", "2")]).panels(Room::new(328.0));
    assert!(phone.iter().all(|panel| panel.place != Place::Rail), "on a phone all is one picture");
    let tall = pictures(&phone)[0].1.height;
    assert_eq!(tall, Room::new(328.0).height);
}

/// The middle of the one text that says this.
fn middle(scene: &Scene, wanted: &str) -> (f64, f64) {
    let found: Vec<[f64; 4]> = texts(scene).into_iter().filter(|(text, _)| text == wanted).map(|(_, at)| at).collect();
    assert!(!found.is_empty(), "no “{wanted}” among {:?}", texts(scene));
    (0.5 * (found[0][0] + found[0][2]), 0.5 * (found[0][1] + found[0][3]))
}

#[test]
fn every_factor_of_the_rail_stands_under_its_link_and_the_product_under_the_weight() {
    let panels = run(lesson(), &[("t", "2")]).panels(room(820.0));
    let (stage, rail) = (pictures(&panels)[0].1, pictures(&panels)[1].1);
    let x = |name: &str| middle(stage, name).0;
    for (factor, from, to) in
        [("0.1489", "o₁", "o₃"), ("−0.09652", "o₁", "o₄"), ("0.2746", "o₃", "o₅"), ("−0.4804", "o₅", "L")]
    {
        let between = 0.5 * (x(from) + x(to));
        assert!((middle(rail, factor).0 - between).abs() < 1.0, "{factor} is not between {from} and {to}");
    }
    let (first, product) = (middle(rail, "0.2015").0, middle(rail, "−0.003959").0);
    assert!(x("x₁") < product && product < first && first < x("o₁"), "{product} {first}");
}

#[test]
fn on_a_phone_every_factor_stands_beside_its_link() {
    let panels = run(lesson(), &[("t", "2")]).panels(Room::new(328.0));
    let scene = pictures(&panels)[0].1;
    let y = |name: &str| middle(scene, name).1;
    for (factor, from, to) in [("0.149", "o₁", "o₃"), ("0.275", "o₃", "o₅"), ("−0.480", "o₅", "L")] {
        let between = 0.5 * (y(from) + y(to));
        assert!((y(factor) - between).abs() < 8.0, "{factor} is not beside the link from {from} to {to}");
    }
}

#[test]
fn nothing_is_given_away_before_its_act_and_nothing_is_lost_after_it() {
    let written = |t: &str, width: f64| {
        let panels = run(lesson(), &[("t", t)]).panels(room(width));
        let both = pictures(&panels).into_iter().flat_map(|(_, scene)| texts(scene));
        both.map(|(text, _)| text).collect::<Vec<_>>()
    };
    for width in [328.0, 820.0] {
        let has = |t: &str, part: &str| written(t, width).iter().any(|text| text.contains(part));
        for (part, from) in [("0.457", 1), ("−0.480", 2), ("−0.005825", 2), ("0.202", 2)] {
            for t in 0..from {
                assert!(!has(&t.to_string(), part), "{part} is told at {t}, {width} px");
            }
            // An update changes an output: a new number stands in its place.
            let old = if from == 1 { vec![1, 2] } else { vec![2, 3, 4] };
            for t in old {
                assert!(has(&t.to_string(), part), "{part} is gone at {t}, {width} px");
            }
        }
        assert!(has("3", "0.459") && has("4", "0.459"), "the outputs of the new weights at {width} px");
        let numbers = |t: usize| written(&t.to_string(), width).iter().filter(|text| text.contains('0')).count();
        for t in 0..7 {
            assert!(numbers(t + 1) + 2 >= numbers(t), "{} numbers at {}, {} before", numbers(t + 1), t + 1, numbers(t));
        }
    }
}

#[test]
fn every_weight_can_be_pressed_along_its_line_and_in_every_network_each_parameter_once() {
    for network in ["a", "b", "c", "mazur", "xor"] {
        let run = run(lesson(), &[("network", network), ("t", "2")]);
        let names: Vec<String> = run.options("select").into_iter().map(|(key, _)| key).collect();
        for width in [328.0, 640.0, 820.0] {
            let panels = run.panels(room(width));
            let handles = &pictures(&panels)[0].1.handles;
            for name in &names {
                let own: Vec<_> = handles.iter().filter(|handle| handle.id == *name).collect();
                let what = format!("{network} {name} at {width} px");
                if name.starts_with('b') {
                    assert!(own.len() <= 1, "{what}");
                    continue;
                }
                assert_eq!(own.len(), 1, "{what}");
                if name.starts_with('x') {
                    assert!(own[0].segment.is_none(), "{what}: an input is a disc");
                    continue;
                }
                let in_hand = name == "w1";
                assert_eq!(own[0].segment.is_none(), in_hand, "{what}: the weight in hand is a grip, all others lines");
                assert!(in_hand || own[0].segment.is_some_and(|line| line.reach >= 5.0), "{what}");
            }
        }
    }
}

#[test]
fn the_rail_has_four_rows_at_most_and_they_add_up() {
    let changes = [("layers", "2.8tanh.8tanh.8tanh.8tanh.8tanh.8tanh.1sigmoid"), ("t", "2"), ("numbers", "x1:0.7")];
    let run = run(lesson(), &changes);
    let panels = run.panels(room(820.0));
    let rail = pictures(&panels)[1].1;
    let rows = rail.handles.iter().filter(|handle| handle.id.starts_with("row-") && handle.id != "row-all").count();
    assert_eq!(rows, 3);
    let sum = figure::digits(reading(run.as_ref(), "dL_dw1"), 4);
    let shown = texts(rail)
        .into_iter()
        .any(|(text, _)| text == sum || figure::digits(reading(run.as_ref(), "dL_dw1"), 3) == text);
    assert!(shown, "{sum} is not among {:?}", texts(rail));
    let marks = &rail.plots[0].marks;
    let said = |id: &str| {
        marks.iter().any(|mark| matches!(mark.bare(), Mark::Text(text) if matches!(&text.label, Label::Words(message) if message.id == id)))
    };
    assert!(said("chain-rule-more") && said("chain-rule-compared"));
}

#[test]
fn round_off_reads_zero_and_small_numbers_stay() {
    let words = Words::english();
    let text = |numbers: &str| {
        let changes = [("network", "a"), ("pace", "neuron"), ("t", "1"), ("numbers", numbers)];
        tests::transcript::transcript(run(lesson(), &changes).as_ref(), &words)
    };
    let line = |text: &str| text.lines().find(|line| line.starts_with("z_1 =")).unwrap().to_owned();
    assert!(line(&text("")).ends_with(" = 0"), "{}", line(&text("")));
    assert!(line(&text("b1:0.1000000000001")).contains("10⁻¹³"), "{}", line(&text("b1:0.1000000000001")));
}

#[test]
fn one_sweep_is_cheaper_than_the_paths_of_all_parameters() {
    let words = Words::english();
    for (changes, products, sweep) in [
        (&[("network", "a")][..], "10", "7"),
        (&[("network", "b")], "51", "21"),
        (&[("network", "c")], "30", "14"),
        (&[("network", "mazur")], "30", "16"),
    ] {
        let text = tests::transcript::transcript(run(lesson(), changes).as_ref(), &words);
        assert!(text.contains(&format!("{products} multiplications. One backward sweep")), "{changes:?} {text}");
        assert!(text.contains(&format!("gradients with {sweep},")), "{changes:?} {text}");
    }
}

#[test]
fn a_step_beyond_all_numbers_is_shown_in_the_middle_of_an_update_too() {
    let lesson = lesson();
    let far = [
        ("layers", "2.1identity.1identity"),
        ("numbers", "w1:1000,w2:1000,w3:1000,x1:1000,y1:-1000"),
        ("eta", "1e308"),
        ("pace", "neuron"),
    ];
    for t in ["4", "5", "6", "7", "8"] {
        let shown = run(lesson, &[&far[..], &[("t", t)]].concat());
        for width in [328.0, 820.0] {
            let panels = shown.panels(room(width));
            let (_, scene) = *pictures(&panels).last().unwrap();
            let marks = &scene.plots[0].marks;
            let balls = marks
                .iter()
                .filter_map(|mark| if let Mark::Dots { points, .. } = mark.bare() { Some(points) } else { None });
            balls.flatten().for_each(|(x, _)| assert!(x.is_finite(), "t = {t}: {x}"));
        }
    }
}

#[test]
fn a_factor_opens_into_numbers_that_make_it() {
    let (lesson, words) = (lesson(), Words::english());
    let number = |text: &str| tests::learner::number(text.trim().trim_matches(['(', ')'])).unwrap();
    let own = [("layers", "2.3tanh.2relu.1sigmoid"), ("loss", "binary-cross-entropy")];
    let softmax = [("layers", "2.3tanh.2softmax"), ("loss", "cross-entropy")];
    let networks: [&[(&str, &str)]; 6] =
        [&[], &[("network", "a")], &[("network", "c")], &[("network", "mazur"), ("select", "b1")], &own, &softmax];
    let mut kinds = std::collections::BTreeSet::new();
    for network in networks {
        let panels = run(lesson, &[network, &[("t", "2")]].concat()).panels(room(820.0));
        let pictures = pictures(&panels);
        let cells = pictures[1].1.handles.iter().filter(|handle| handle.id.starts_with("cell-"));
        for said in cells.map(|handle| words.say(&handle.label)) {
            let equation = said.split(", ").next().unwrap();
            let mut sides: Vec<&str> = equation.split(" = ").collect();
            let value = number(sides.pop().unwrap());
            let made = match sides.last().unwrap() {
                side if side.contains(" · ") => side.split(" · ").map(number).product(),
                side if side.contains(" − ") && !side.starts_with('o') => {
                    let (o, y) = side.split_once(" − ").unwrap();
                    number(o) - number(y)
                }
                _ => value,
            };
            kinds.insert(sides.len());
            assert!((made - value).abs() <= 1e-3 * value.abs().max(0.1), "{network:?}: {said}");
        }
    }
    // A softmax whose targets do not add up to 1, or with another loss, has no o − y.
    let three = [("layers", "2.3tanh.3softmax"), ("loss", "cross-entropy"), ("numbers", "y1:1,y2:1,y3:0"), ("t", "2")];
    let half = [("layers", "2.3tanh.2softmax"), ("t", "2")];
    for values in [&three[..], &half] {
        let shown = run(lesson, values);
        let panels = shown.panels(room(820.0));
        let said: Vec<String> =
            tests::learner::pictures(&panels)[1].1.handles.iter().map(|handle| words.say(&handle.label)).collect();
        assert!(said.iter().any(|one| one.starts_with("∂L/∂z4 = ")), "{said:?}");
        assert!(said.iter().all(|one| !one.contains("− y")), "{said:?}");
        let formulas = format!("{:?}", shown.fold("shares", room(820.0)));
        assert!(formulas.contains("∂"), "{formulas}");
        let written = formulas.replace(|c: char| !c.is_alphanumeric() && c != '−', "");
        assert!(!written.contains("Operatortext−SubbaseSymboltexty"), "{written}");
    }
    assert!(kinds.len() > 2, "sums, products and single numbers were seen: {kinds:?}");
    // Other squared errors have a multiple of o − y, and where the output is the loss there is none.
    for (loss, text) in [
        ("squared-error", "∂L/∂o2 = 2.000 · (o2 − y1) = 2.000 · (0.5374 − 1.000) = −0.925"),
        ("mean-squared-error", "∂L/∂o2 = 2.000 · (o2 − y1) = 2.000 · (0.5374 − 1.000) = −0.925"),
        ("output", "∂L/∂o2 = 1"),
    ] {
        let panels = run(lesson, &[("network", "a"), ("loss", loss), ("t", "2")]).panels(room(820.0));
        let said: Vec<String> = pictures(&panels)[1].1.handles.iter().map(|handle| words.say(&handle.label)).collect();
        assert!(said.iter().any(|one| one.starts_with(text)), "{text} in {said:?}");
    }
    // The notes’ share, and the error at the loss.
    let panels = run(lesson, &[("network", "a"), ("t", "2")]).panels(room(820.0));
    let said: Vec<String> = pictures(&panels)[1].1.handles.iter().map(|handle| words.say(&handle.label)).collect();
    let has = |text: &str| assert!(said.iter().any(|one| one.starts_with(text)), "{text} in {said:?}");
    has("∂o2/∂o1 = σ′(z2) · w4 = o2(1 − o2) · w4 = 0.2486 · 0.7000 = 0.174");
    has("∂L/∂o2 = o2 − y1 = 0.5374 − 1.000 = −0.462");
    has("∂o1/∂w1 = σ′(z1) · x1 = o1(1 − o1) · x1 = 0.2500 · 1.000 = 0.25");
}

#[test]
fn a_nudge_moves_every_neuron_as_a_moved_weight_does_and_its_paths_add_up_to_the_loss() {
    let lesson = lesson();
    for (network, weights, biases) in [("a", 4, 2), ("b", 10, 5), ("c", 5, 5), ("mazur", 8, 4), ("xor", 6, 3)] {
        let of = |letter: &str, last: usize| (1..=last).map(|at| format!("{letter}{at}")).collect::<Vec<_>>();
        for name in [of("w", weights), of("b", biases)].concat() {
            let what = format!("{network} {name}");
            let at = |more: &[(&'static str, &str)]| {
                let asked: Vec<(&str, &str)> =
                    [("network", network), ("select", name.as_str())].into_iter().chain(more.iter().copied()).collect();
                run(lesson, &asked)
            };
            let plain = at(&[("t", "2")]);
            let (old, slope) = (reading(&*plain, &name), reading(&*plain, &format!("dL_d{name}")));
            let moved = at(&[("numbers", &format!("{name}:{}", old + 0.01)), ("t", "1")]);
            let nudged = at(&[("nudge", "yes"), ("t", "1")]);
            // In millionths.
            let change = 1e6 * (reading(&*moved, "loss") - reading(&*plain, "loss"));
            assert!((reading(&*nudged, "nudge") - change).abs() < 1e-8, "{what}");
            assert_eq!(reading(&*nudged, &name), old, "{what}: only a thought, nothing moves");
            let panels = nudged.panels(room(820.0));
            let shown: Vec<String> =
                pictures(&panels).iter().flat_map(|(_, scene)| texts(scene)).map(|(label, _)| label).collect();
            let has = |text: &str| shown.iter().any(|label| label == text);
            assert!(has(&figure::digits(1e4 * slope, 4)), "{what}: the sum {} in {shown:?}", 1e4 * slope);
            assert!(has(&format!("ΔL {}", figure::digits(change, 3))), "{what}: {shown:?}");
        }
    }
    // The outputs as forward has them with w1 = 0.51, and o2, which does not feel w1.
    let panels = run(lesson, &[("nudge", "yes"), ("t", "1")]).panels(room(820.0));
    let network: Vec<String> = texts(pictures(&panels)[0].1).into_iter().map(|(label, _)| label).collect();
    let beside = |name: &str| {
        let at = network.iter().position(|label| label == name).unwrap_or_else(|| panic!("{name} in {network:?}"));
        network[at + 1].clone()
    };
    let sigmoid = |z: f64| 1.0 / (1.0 + (-z).exp());
    let [w, x] = [0.5, 0.9];
    let z1 = w * x + -0.3 * -0.4 + 0.1;
    let change = sigmoid(z1 + 0.01 * x) - sigmoid(z1);
    assert_eq!([beside("Δo₁"), beside("Δo₂")], [figure::digits(1e6 * change, 3), "0".to_owned()]);
    // Before Forward there is nothing to nudge, and after the update it is gone.
    for t in ["0", "3"] {
        let all = run(lesson, &[("nudge", "yes"), ("t", t)]).readings();
        assert!(all.iter().all(|reading| reading.key != "nudge"), "t = {t}");
    }
}

#[test]
fn a_movement_takes_as_long_as_the_design_says() {
    let motion = |changes: &[(&str, &str)]| run(lesson(), changes).motion();
    assert_eq!(motion(&[("t", "1")]), 3.0 * 120.0 + 160.0);
    assert_eq!(motion(&[("t", "2")]), 3.0 * 200.0 + 240.0);
    assert_eq!(motion(&[("t", "3")]), 420.0);
    let five = motion(&[("network", "c"), ("t", "2")]);
    assert!((1000.0..1300.0).contains(&five), "{five}");
    let deep = motion(&[("layers", "2.8tanh.8tanh.8tanh.8tanh.8tanh.8tanh.1sigmoid"), ("t", "2")]);
    assert!(deep <= 1500.0, "{deep}");
}

#[test]
fn what_the_story_says_is_what_the_lab_computes() {
    let lesson = lesson();
    let at = |changes: &[(&str, &str)], key: &str| reading(&*run(lesson, changes), key);
    let near = |a: f64, b: f64, by: f64| assert!((a - b).abs() < by, "{a} is not {b}");
    // A weight far from the loss.
    near(at(&[("t", "1")], "loss"), 0.1154, 5e-5);
    near(at(&[("numbers", "w1:1.5"), ("t", "1")], "loss"), 0.1106, 5e-5);
    // Which outputs feel w1: o2 alone keeps its number.
    let outputs = |numbers: &str| -> Vec<String> {
        let panels = run(lesson, &[("numbers", numbers), ("t", "1")]).panels(room(820.0));
        texts(pictures(&panels)[0].1).into_iter().map(|(label, _)| label).collect()
    };
    let (before, after) = (outputs("w1:0.5"), outputs("w1:3"));
    let stays = |number: &str| [&before, &after].map(|all| all.iter().any(|label| label.contains(number)));
    assert_eq!(stays("0.632"), [true, true], "o2: {before:?}");
    ["0.662", "0.457", "0.593", "0.520"].iter().for_each(|o| assert_eq!(stays(o), [true, false], "{o}: {after:?}"));
    // The share has the sign of its weight, and along one path the shares multiply.
    let a =
        |more: &[(&'static str, &'static str)], key: &str| at(&[&[("network", "a"), ("t", "2")], more].concat(), key);
    assert!(a(&[], "dL_dw1") < 0.0 && a(&[("numbers", "w4:-0.7")], "dL_dw1") > 0.0);
    assert!(a(&[("numbers", "b2:-3")], "dL_dw1") < 0.0, "z2 is below 0");
    near(a(&[], "dL_dw1"), 0.25 * 0.174 * -0.4626, 5e-6);
    near(a(&[("select", "w2")], "dL_dw2"), 0.125 * 0.174 * -0.4626, 5e-6);
    // A nudge of w1: what comes over either path, and what L does.
    near(1e4 * at(&[("t", "2")], "dL_dw1"), -39.59 - 18.66, 5e-3);
    near(at(&[("nudge", "yes"), ("t", "1")], "nudge"), -58.25, 0.5);
    // The weight right before the output: ∂L/∂o2 · σ′(z2) · o1.
    near(a(&[("select", "w4")], "dL_dw4"), -0.4626 * 0.249 * 0.5, 2e-4);
    near(-(2.0 * a(&[], "loss")).sqrt(), -0.4626, 5e-5);
    // Paths add, and the sum behind o1 serves all that leads into o1.
    let b = |more: &[(&'static str, &'static str)], key: &str| at(&[&[("t", "2")], more].concat(), key);
    near(b(&[], "dL_dw1"), -0.003959 - 0.001866, 1e-6);
    near(b(&[("numbers", "w5:0")], "dL_dw1"), -0.001971, 1e-6);
    near(b(&[("select", "b1")], "dL_db1"), (-0.0196 - 0.00926) * 0.2239, 2e-5);
    near(b(&[("select", "w2")], "dL_dw2"), -0.4 * b(&[("select", "b1")], "dL_db1"), 1e-12);
    // All move, and L falls much farther than by w1 alone.
    let then = at(&[("t", "4")], "loss");
    near(then, 0.1129, 5e-5);
    let moved = format!("w1:{}", at(&[("t", "3")], "w1"));
    near(at(&[("t", "1")], "loss") - at(&[("numbers", &moved), ("t", "1")], "loss"), 3.4e-6, 5e-8);
    // The slope of a bias of 0.
    near(b(&[("select", "b3")], "dL_db3"), -0.132 * 0.248, 5e-5);
}
