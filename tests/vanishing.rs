//! Vanishing gradient: the bound on random chains, 32-bit floats for real, two set-ups on the same axes, and pictures whose
//! labels never lie on each other.

use figure::{Key, Level, Mark, Scene, Touch};
use lessons::{Body, Lesson, Room, Run};
use nn::{Activation, Loss, Network, Parameter, backward, forward};
use tests::learner::{WIDE, Whole, pictures, reading, run, settled, values};
use tests::samples::Random;
use tests::scenes::readable;
use tests::words::Words;

fn lesson() -> &'static dyn Lesson {
    lessons::find("vanishing-gradient").unwrap()
}

fn show(changes: &[(&str, &str)]) -> Box<dyn Run> {
    run(lesson(), changes)
}

/// All sentences, tables and readings.
fn text(changes: &[(&str, &str)]) -> String {
    tests::transcript::transcript(show(changes).as_ref(), &Words::english())
}

#[test]
fn on_10_000_random_chains_no_delta_exceeds_the_product_of_its_bounds() {
    let mut random = Random::new(41);
    let mut near = 0;
    for _ in 0..10_000 {
        let depth = 2 + random.below(12);
        // All but softmax; identity and relu among them attain their bound as they are.
        let activations: Vec<Activation> = (0..depth).map(|_| Activation::ALL[random.below(9)]).collect();
        let spread = [0.3, 1.0, 3.0][random.below(3)];
        let one = |numbers: Vec<f64>| numbers.into_iter().map(|n| vec![n]).collect::<Vec<_>>();
        let (weights, biases) = (one(random.normals(depth, spread)), one(random.normals(depth, 0.5)));
        let network = Network::new(&vec![1; depth + 1], &activations, Loss::HalfSquaredError, weights, biases).unwrap();
        let trace = forward(&network, &random.normals(1, 1.0)).unwrap();
        let gradient = backward(&network, &trace, &random.normals(1, 1.0)).unwrap();
        let mut bound = gradient.dz[depth - 1][0].abs();
        for l in (0..depth - 1).rev() {
            bound *= network.activation(l).bound().supremum * network.weights(l + 1)[0].abs();
            let delta = gradient.dz[l][0].abs();
            assert!(delta <= bound * (1.0 + 1e-12) + 1e-300, "layer {l} of {network:?}: {delta:e} > {bound:e}");
            near += usize::from(delta > 0.5 * bound);
        }
    }
    assert!(near > 1_000, "a bound that nothing comes near to is none: {near}");
}

#[test]
fn the_bound_is_attained_where_every_z_is_zero() {
    for depth in [2, 5, 30, 128] {
        // b = −w·o keeps every z at 0, where σ is ½ and σ′ is ¼.
        let weights: Vec<Vec<f64>> = (0..depth).map(|l| vec![if l % 2 == 0 { 1.5 } else { -0.75 }]).collect();
        let biases = weights.iter().map(|w| vec![-0.5 * w[0]]).collect();
        let f = vec![Activation::Sigmoid; depth];
        let network = Network::new(&vec![1; depth + 1], &f, Loss::HalfSquaredError, weights.clone(), biases).unwrap();
        let gradient = backward(&network, &forward(&network, &[0.5]).unwrap(), &[1.0]).unwrap();
        let product = weights[1..].iter().fold(gradient.dz[depth - 1][0].abs(), |p, w| p * 0.25 * w[0].abs());
        assert!((gradient.dz[0][0].abs() - product).abs() <= 1e-14 * product, "depth {depth}");
    }
}

#[test]
fn the_notes_product_ends_on_the_very_number_3_75e_6() {
    let values = [("y", "-0.5"), ("numbers", lesson().presets()[1].values[1].1)];
    assert_eq!(lesson().presets()[1].name, "notes");
    assert_eq!(reading(show(&values).as_ref(), "product"), 3.75e-6);
    let text = text(&values);
    for factor in ["0.250000 | 0.250000", "0.150000", "0.100000", "0.0500000", "0.0200000"] {
        assert!(text.contains(factor), "{factor} is missing:\n{text}");
    }
    assert!(text.contains("3.75000×10⁻⁶"), "{text}");
}

/// The chain of these values, by nn alone.
fn chain(depth: usize, f: Activation, w: f64, b: f64, residual: bool) -> Network {
    let mut activations = vec![f; depth];
    activations[depth - 1] = Activation::Sigmoid;
    let (weights, biases) = (vec![vec![w]; depth], vec![vec![b]; depth]);
    let layers = vec![1; depth + 1];
    Network::new(&layers, &activations, Loss::HalfSquaredError, weights, biases).unwrap().with_residual(residual)
}

#[test]
fn the_depth_at_which_32_bits_freeze_is_the_one_that_32_bit_arithmetic_finds() {
    let mut found = 0;
    for (name, f) in [("sigmoid", Activation::Sigmoid), ("tanh", Activation::Tanh), ("gelu", Activation::Gelu)] {
        for (w, b) in [("1", "0"), ("0.3", "0.5"), ("-2", "1"), ("4", "-2"), ("8", "-4")] {
            for (residual, joined) in [("no", false), ("yes", true)] {
                for eta in ["0.1", "10"] {
                    let [w64, b64, eta64] = [w, b, eta].map(|text| text.parse::<f64>().unwrap());
                    let frozen = |depth: &usize| {
                        let network = chain(*depth, f, w64, b64, joined);
                        let gradient = backward(&network, &forward(&network, &[1.0]).unwrap(), &[1.0]).unwrap();
                        let (old, change) = (w64 as f32, -(eta64 * gradient.dw[0][0]) as f32);
                        // Stored to memory and read again: a 32-bit float and nothing wider.
                        f32::from_bits((old + change).to_bits()) == old
                    };
                    let expected = (1..=128).find(frozen);
                    let changes = [
                        ("activation", name),
                        ("w", w),
                        ("b", b),
                        ("residual", residual),
                        ("eta", eta),
                        ("depth", "3"),
                    ];
                    let shown = show(&changes);
                    let told = shown.readings().iter().find(|r| r.key == "frozen_from").map(|r| r.value as usize);
                    assert_eq!(told, expected, "{changes:?}");
                    found += usize::from(expected.is_some());
                }
            }
        }
    }
    assert!((10..60).contains(&found), "both cases are met: {found} of 60");
}

#[test]
fn the_table_says_of_every_weight_whether_32_bits_store_its_step() {
    let text = text(&[("depth", "20")]);
    let table = text.split("to the last digit").nth(1).unwrap();
    let rows: Vec<&str> = table.lines().skip(2).take(20).collect();
    let network = chain(20, Activation::Sigmoid, 1.0, 0.0, false);
    let gradient = backward(&network, &forward(&network, &[1.0]).unwrap(), &[1.0]).unwrap();
    let mut frozen = 0;
    for (l, row) in rows.iter().enumerate() {
        let stays = 1.0_f32 + (-(0.1 * gradient.dw[l][0])) as f32 == 1.0_f32;
        assert_eq!(row.ends_with("no, w + Δw is w"), stays, "{row}");
        frozen += usize::from(stays);
    }
    assert!((1..20).contains(&frozen));
}

#[test]
fn decades_by_slopes_weights_and_input_sum_to_the_product() {
    for changes in [
        &[("depth", "12")][..],
        &[("depth", "12"), ("w", "-3"), ("x", "0.4")],
        &[("depth", "9"), ("w", "0.5"), ("residual", "yes")],
        &[("depth", "9"), ("width", "6"), ("start", "xavier"), ("residual", "yes"), ("normalise", "yes")],
    ] {
        let text = text(changes);
        let table = text.split("Where the size went").nth(1).unwrap().split("\n-- ").next().unwrap();
        let decades: Vec<f64> = table
            .lines()
            .skip(2)
            .map(|row| row.split(" | ").nth(1).unwrap().replace('−', "-").replace('+', "").parse().unwrap())
            .collect();
        let (total, parts) = decades.split_last().unwrap();
        assert!((parts.iter().sum::<f64>() - total).abs() < 0.02 * total.abs().max(1.0), "{changes:?}: {table}");
        let run = show(changes);
        let whole = reading(run.as_ref(), "product").abs();
        assert!(whole > 0.0 && total.is_finite());
    }
}

#[test]
fn an_underflow_is_a_zero_with_its_exponent_lost_and_no_error() {
    let changes = [("depth", "128"), ("w", "0.01")];
    let run = show(&changes);
    assert_eq!(reading(run.as_ref(), "product"), 0.0);
    assert!(run.stopped().is_none());
    let text = text(&changes);
    assert!(text.contains("has become 0: the product, about 10⁻³³"), "{text}");
    assert!(text.contains("Its exponent is lost"));
}

#[test]
fn remedies_keep_what_a_sigmoid_chain_loses() {
    let first = |changes: &[(&str, &str)], key: &str| reading(show(changes).as_ref(), key).abs();
    for beside in ["relu", "tanh"] {
        let changes = [("depth", "30"), ("beside", beside)];
        let (plain, other) = (first(&changes, "product"), first(&changes, "product_beside"));
        assert!(plain < 1e-15 && other > 1e-5, "{beside}: {plain:e} and {other:e}");
    }
    let changes = [("depth", "20"), ("w", "0.2"), ("b", "-1"), ("beside", "residual")];
    assert!(first(&changes, "product") < 1e-20 && first(&changes, "product_beside") > 1e-3);
    let explodes = [("depth", "12"), ("w", "8"), ("b", "-4"), ("x", "0.5")];
    let run = show(&explodes);
    assert!(text(&explodes).contains("Sigmoid alone does not make a gradient vanish"));
    assert!(reading(run.as_ref(), "product").abs() > 1.0);
}

/// The pages that the lesson is drawn for: wide, embedded, a phone, a lecture hall.
const ROOMS: [Room; 4] = [
    WIDE,
    Room { width: 640.0, height: 448.0, story: 640.0 },
    Room { width: 328.0, height: 364.0, story: 328.0 },
    Room { width: 1232.0, height: 570.0, story: 340.0 },
];

/// The picture of this name.
fn picture(changes: &[(&str, &str)], room: Room, id: &str) -> Option<Scene> {
    let panels = show(changes).whole_in(room);
    pictures(&panels).into_iter().find(|(name, _)| *name == id).map(|(_, scene)| scene.clone())
}

/// The mark under this key.
fn keyed(scene: &Scene, key: Key) -> Option<&Mark> {
    scene.plots.iter().flat_map(|plot| &plot.marks).find_map(|mark| match mark {
        Mark::Keyed(keyed) if keyed.key == key => Some(mark.bare()),
        _ => None,
    })
}

fn line(scene: &Scene, name: &str, of: usize) -> Vec<(f64, f64)> {
    match keyed(scene, Key::from(name).and(of)) {
        Some(Mark::Line { points, .. }) => points.clone(),
        other => panic!("{name} {of}: {other:?}"),
    }
}

#[test]
fn two_set_ups_stand_on_the_same_axes() {
    for room in ROOMS {
        for beside in ["relu", "xavier", "residual", "small"] {
            let changes = [("depth", "14"), ("w", "0.7"), ("beside", beside), ("t", "3")];
            let strips = picture(&changes, room, "strips").unwrap();
            let axes = |plot: &figure::Plot| (plot.x.range, plot.y.range);
            assert_eq!(axes(&strips.plots[1]), axes(&strips.plots[2]), "beside {beside}");
            let stage = picture(&changes, room, "product").unwrap();
            let (a, b) = (line(&stage, "product", 0), line(&stage, "product", 1));
            assert!(a.iter().zip(&b).all(|(a, b)| a.0 == b.0), "{beside}: layers stand at other places");
            let run = show(&changes);
            let [of_a, of_b] = ["product", "product_beside"].map(|key| reading(run.as_ref(), key).abs());
            assert_eq!(a.last().unwrap().1 > b.last().unwrap().1, of_a < of_b, "{beside}: the smaller one is lower");
        }
    }
}

#[test]
fn picture_and_rail_fill_the_room_and_nothing_leaves_it() {
    for room in ROOMS {
        for preset in lesson().presets() {
            let panels = show(preset.values).panels(room);
            let tall: Vec<f64> = pictures(&panels)
                .into_iter()
                .filter(|(id, _)| ["product", "rail"].contains(id))
                .map(|(_, scene)| scene.height)
                .collect();
            let between = if tall.len() > 1 { 12.0 } else { 0.0 };
            assert_eq!(tall.iter().sum::<f64>() + between, room.height, "{} at {}", preset.name, room.width);
            let (_, stage) = pictures(&panels)[0];
            let lowest = line(stage, "product", 0).iter().fold(0.0_f64, |low, point| low.max(point.1));
            assert!(lowest > 0.0 && lowest < stage.height, "{} at {}", preset.name, room.width);
        }
    }
}

#[test]
fn bars_stand_under_their_links_and_the_curve_under_the_neurons() {
    let stage = picture(&[("depth", "6")], WIDE, "product").unwrap();
    // From the loss to the first weight.
    let curve = line(&stage, "product", 0);
    assert_eq!(curve.len(), 8);
    let Some(Mark::Bars { bars, .. }) = keyed(&stage, Key::from("bars").and(0).and(0)) else { panic!("no bars") };
    for (l, ((left, _), (right, _))) in bars.iter().enumerate() {
        let (from, to) = (curve[7 - l].0, curve[6 - l].0);
        assert!(
            (0.5 * (left + right) - 0.5 * (from + to)).abs() < 1e-9 && *left > from && *right < to,
            "layer {}",
            l + 1
        );
    }
    for l in 1..=6 {
        let Some(Mark::Shape(neuron)) = keyed(&stage, Key::from("neuron").and(0).and(l)) else {
            panic!("no neuron {l}")
        };
        assert_eq!(neuron.get::<Level>().unwrap().at.0, curve[7 - l].0, "neuron {l}");
    }
}

#[test]
fn at_the_ceiling_every_bar_is_as_high_as_its_box() {
    let preset = lesson().presets().iter().find(|preset| preset.name == "ceiling").unwrap();
    let stage = picture(preset.values, WIDE, "product").unwrap();
    let heights = |key| match keyed(&stage, key) {
        Some(Mark::Bars { bars, .. }) => bars.iter().map(|bar| bar.1.1).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let (bars, boxes) = (heights(Key::from("bars").and(0).and(0)), heights(Key::from("ceilings").and(0)));
    // The first one is cut by the input, as is its ceiling.
    assert!(bars.iter().zip(&boxes).all(|(bar, box_)| (bar - box_).abs() < 1e-6), "{bars:?} {boxes:?}");
}

#[test]
fn before_the_first_step_no_digit_of_the_new_weight_is_written() {
    for room in [WIDE, ROOMS[2]] {
        let id = if room.width < 480.0 { "product" } else { "rail" };
        let written = |t: &str| format!("{:?}", picture(&[("t", t)], room, id).unwrap());
        assert!(written("0").contains("\"?\"") && !written("0").contains("165664329175"));
        assert!(written("1").contains("165664329175") && !written("1").contains("\"?\""), "{}", written("1"));
    }
}

#[test]
fn magenta_is_what_the_learner_holds_and_nothing_else() {
    for changes in [&[][..], &[("depth", "20"), ("beside", "relu"), ("layer", "7"), ("t", "2")]] {
        let panels = show(changes).whole_in(WIDE);
        for (id, scene) in pictures(&panels) {
            let magenta =
                scene.plots.iter().flat_map(|plot| &plot.marks).filter(|mark| format!("{mark:?}").contains("Accent"));
            // The grip and its stem; the mark of its z, with two arrows and a name.
            let most = match id {
                "product" => 2,
                "sigmoid" => 4,
                _ => 0,
            };
            assert!(magenta.count() <= most, "{id}");
        }
    }
}

#[test]
fn pulling_a_z_moves_the_bias_so_that_z_is_there() {
    let changes = [("layer", "3")];
    let scene = picture(&changes, WIDE, "sigmoid").unwrap();
    let handle = scene.handles.iter().find(|handle| handle.key == "numbers:b3").unwrap();
    let Touch::Drag { from, to, value, .. } = handle.touch else { panic!("{handle:?}") };
    assert_eq!((value, handle.restart), (0.0, Some(0)));
    // A quarter of the way from the left z is −3.
    let bias = from.1 + 0.25 * (to.1 - from.1);
    let moved = picture(&[("layer", "3"), ("numbers", &format!("b3:{bias}"))], WIDE, "sigmoid").unwrap();
    let at = moved.handles.iter().find(|handle| handle.key == "numbers:b3").unwrap().area;
    assert!((at.x + 0.5 * at.width - (from.0 + 0.25 * (to.0 - from.0))).abs() < 1e-6, "{at:?}");
    // Nothing is chosen by pointing alone.
    let all = format!("{:?}", show(&changes).whole_in(WIDE));
    assert!(!all.contains("Point {") && !all.contains("hover: true"));
}

#[test]
fn the_deepest_chain_is_drawn_with_few_marks_and_texts() {
    for beside in ["none", "relu"] {
        let stage = picture(&[("depth", "128"), ("beside", beside)], WIDE, "product").unwrap();
        let marks: Vec<&Mark> = stage.plots.iter().flat_map(|plot| &plot.marks).map(Mark::bare).collect();
        let texts = marks.iter().filter(|mark| matches!(mark, Mark::Text(_))).count();
        assert!(marks.len() <= 120 && texts <= 40, "{} marks, {texts} texts", marks.len());
    }
}

#[test]
fn a_count_is_written_as_a_whole_number() {
    let run = show(&[]);
    let readings = run.readings();
    let frozen = readings.iter().find(|reading| reading.key == "frozen_from").unwrap();
    assert_eq!(frozen.text, frozen.value.to_string());
}

#[test]
fn the_first_loss_is_that_of_the_task_and_a_remedy_learns_what_the_chain_does_not() {
    let at = |t: &str, key: &str| {
        reading(show(&[("depth", "8"), ("data", "points"), ("beside", "tanh"), ("eta", "1"), ("t", t)]).as_ref(), key)
    };
    let network = chain(8, Activation::Sigmoid, 1.0, 0.0, false);
    let losses = [(-1.0, 0.0), (-0.5, 0.0), (0.5, 1.0), (1.0, 1.0)]
        .map(|(x, y)| nn::loss(&network, &forward(&network, &[x]).unwrap(), &[y]).unwrap());
    let mean = losses.iter().sum::<f64>() / 4.0;
    assert!((at("0", "loss") - mean).abs() < 1e-15);
    assert!(at("400", "loss") > 0.12, "the sigmoid chain stands still: {}", at("400", "loss"));
    assert!(at("400", "loss_beside") < 0.02, "tanh learns: {}", at("400", "loss_beside"));
}

#[test]
fn the_record_of_a_long_run_is_thinned_out_and_the_same_however_one_came_there() {
    let values = tests::learner::values(lesson(), &[("data", "points"), ("beside", "tanh"), ("t", "1000")]);
    let mut session = lessons::Session::new(lesson(), &values);
    let straight = format!("{:?}", session.at(1000).0.whole(640.0));
    session.at(1300);
    session.at(17);
    assert_eq!(format!("{:?}", session.at(1000).0.whole(640.0)), straight);
    let scenes = session.at(1000).0.whole(640.0);
    let strip = pictures(&scenes).into_iter().find(|(id, _)| *id == "strips").unwrap().1.plots[1].clone();
    let figure::Mark::Grid { columns, values, .. } = &strip.marks[0] else { panic!("{strip:?}") };
    assert!((60..=121).contains(columns) && values.len() == columns * 5, "{columns}");
}

#[test]
fn lighting_a_layer_is_no_other_run_and_shows_in_every_picture_and_table() {
    let values = |layer: &str| tests::learner::values(lesson(), &[("layer", layer), ("t", "70")]);
    let mut session = lessons::Session::new(lesson(), &values("2"));
    session.at(70);
    assert!(session.runs_on(&values("4")));
    session.highlight(&values("4"));
    // Back and forth: the light stays where it is now.
    session.at(3);
    let panels = session.at(70).0.whole(640.0);
    assert_eq!(format!("{panels:?}"), format!("{:?}", show(&[("layer", "4"), ("t", "70")]).whole(640.0)));
    for panel in &panels {
        match &panel.body {
            Body::Table { rows, .. } if panel.id != "shares" => {
                let lit: Vec<&str> =
                    rows.iter().filter(|r| r.choose.as_ref().unwrap().selected).map(|r| &*r.id).collect();
                assert_eq!(lit, ["4"], "{}", panel.id);
            }
            Body::Picture { scene, .. } if ["product", "sigmoid"].contains(&panel.id) => {
                let lit = format!("{:?}", scene.plots).contains("Accent");
                assert!(lit && !scene.handles.is_empty(), "{}", panel.id);
            }
            _ => {}
        }
    }
}

#[test]
fn what_does_not_fit_is_told_and_the_rest_survives() {
    let words = Words::english();
    for (changes, told) in [
        (&[("normalise", "yes")][..], "Take 2 or more neurons"),
        (&[("beside", "normalise"), ("depth", "9")], "Take 2 or more neurons"),
        (&[("numbers", "w200:1")], "one by one"),
        (&[("numbers", "w1:1"), ("width", "3")], "one by one"),
        (&[("layer", "9")], "whole number"),
    ] {
        let settled = settled(lesson(), changes);
        assert_eq!(settled.refusals.len(), 1, "{changes:?}");
        assert!(words.say(&settled.refusals[0].message).contains(told), "{:?}", settled.refusals);
    }
    assert!(settled(lesson(), &[("normalise", "yes"), ("width", "2")]).refusals.is_empty());
    // A shorter chain takes the light along without a word.
    let old = [("depth".to_owned(), "9".to_owned()), ("layer".to_owned(), "8".to_owned())];
    let shorter = lessons::settle(lesson(), &old, &[("depth".to_owned(), "4".to_owned())], &tests::learner::read);
    assert_eq!((shorter.values.text("layer"), shorter.refusals.len()), ("", 0));
}

#[test]
fn the_largest_network_stops_before_it_keeps_anyone_waiting() {
    let changes = [
        ("depth", "128"),
        ("width", "16"),
        ("start", "xavier"),
        ("activation", "tanh"),
        ("data", "points"),
        ("beside", "residual"),
        ("t", "10000"),
    ];
    let run = show(&changes);
    let stopped = Words::english().say(&run.stopped().unwrap());
    assert!(stopped.contains("longer run would keep you waiting"), "{stopped}");
}

#[test]
fn no_label_lies_on_another_at_any_depth_and_width() {
    let words = Words::english();
    let mut checked = 0;
    for width in [240.0, 296.0, 360.0, 520.0, 640.0, 900.0] {
        for depth in ["1", "2", "3", "5", "12", "30", "64", "128"] {
            for changes in [
                &[][..],
                &[("w", "0.3")],
                &[("w", "-10")],
                &[("w", "8"), ("b", "-4"), ("x", "0.5"), ("beside", "small")],
                &[("beside", "relu")],
                &[("activation", "tanh"), ("w", "2"), ("b", "1"), ("beside", "sigmoid"), ("t", "40")],
                &[("activation", "gelu"), ("beside", "residual")],
                &[("activation", "silu"), ("w", "-1.5"), ("b", "0.7"), ("data", "points"), ("t", "3")],
                &[("width", "8"), ("start", "xavier"), ("activation", "tanh"), ("beside", "he"), ("t", "2")],
                &[("width", "16"), ("start", "normal"), ("w", "2"), ("beside", "normalise"), ("residual", "yes")],
                &[("start", "xavier"), ("activation", "elu")],
            ] {
                for layer in ["1", depth] {
                    let all: Vec<_> = changes.iter().copied().chain([("depth", depth), ("layer", layer)]).collect();
                    for (id, scene) in pictures(&show(&all).whole(width)) {
                        readable(scene, &words, &[], &format!("{id} at {width} px, {all:?}"));
                        checked += 1;
                    }
                }
            }
        }
    }
    assert!(checked > 5_000);
}

/// Whichever parameter: the lesson's own networks agree with central differences.
#[test]
fn the_set_ups_gradients_agree_with_central_differences() {
    let network = chain(6, Activation::Tanh, 0.8, 0.2, true);
    let loss = |network: &Network| nn::loss(network, &forward(network, &[1.0]).unwrap(), &[1.0]).unwrap();
    let mut moved = network.clone();
    let w1 = Parameter::Weight { layer: 0, to: 0, from: 0 };
    moved.set(w1, 0.8 + 1e-5).unwrap();
    let high = loss(&moved);
    moved.set(w1, 0.8 - 1e-5).unwrap();
    let difference = (high - loss(&moved)) / 2e-5;
    let changes = [("depth", "6"), ("activation", "tanh"), ("w", "0.8"), ("b", "0.2"), ("residual", "yes")];
    let shown = reading(show(&changes).as_ref(), "dL_dw1");
    assert!((shown - difference).abs() < 1e-8, "{shown} and {difference}");
}

/// What is said to an answer, and how it is graded. Whoever answers sees the card of the question.
fn told(answer: &str) -> (lessons::Grade, String) {
    let words = Words::english();
    let panels = show(&[("answers", answer)]).whole(640.0);
    let blank = blanks(&panels).pop().unwrap();
    assert_eq!(Some(blank.key.as_str()), answer.split(':').next().map(|name| format!("answers:{name}")).as_deref());
    let verdict = blank.verdict.unwrap();
    (verdict.grade, words.say(&verdict.said))
}

/// The blanks of the interview.
fn blanks(panels: &[lessons::Panel]) -> Vec<lessons::Blank> {
    let exercises =
        panels.iter().filter_map(|panel| if let Body::Exercise(it) = &panel.body { Some(it) } else { None });
    let pieces = exercises.flat_map(|exercise| &exercise.lines).flat_map(|line| line.pieces.clone());
    pieces.filter_map(|piece| if let lessons::Piece::Blank(blank) = piece { Some(blank) } else { None }).collect()
}

#[test]
fn one_card_at_a_time_is_shown_and_the_way_on_is_never_locked() {
    for (card, key) in [("", "a1"), ("1", "a1"), ("3", "a3"), ("5", "a5"), ("99", "a1")] {
        let found = blanks(&show(&[("card", card)]).whole(640.0));
        let keys: Vec<&str> = found.iter().map(|blank| blank.key.as_str()).collect();
        assert_eq!(keys, [format!("answers:{key}")], "card {card}");
    }
    // The first that is not right, where no card is named.
    let found = blanks(&show(&[("answers", "a1:0.25,a2:5.96e-8,a3:7")]).whole(640.0));
    assert_eq!(found[0].key, "answers:a3");
    let mut card = String::new();
    for expected in ["2", "3", "4", "5", "6"] {
        let panels = show(&[("card", &card)]).whole(640.0);
        let exercise =
            panels.iter().find_map(|panel| if let Body::Exercise(it) = &panel.body { Some(it) } else { None });
        card = exercise.unwrap().buttons.last().unwrap().sets[0].1.clone();
        assert_eq!(card, expected);
    }
    let panels = show(&[("card", "6"), ("answers", "a2:5.96e-8")]).whole(640.0);
    let open = panels.iter().find(|panel| panel.id == "open").unwrap();
    let Body::Buttons(buttons) = &open.body else { panic!("no buttons") };
    let ways: Vec<&str> = buttons.options.iter().map(|press| press.sets[0].1.as_str()).collect();
    assert_eq!(ways, ["1", "3", "4", "5", "7"]);
    assert!(show(&[("card", "7")]).whole(640.0).iter().any(|panel| panel.id == "card"), "no learner is locked");
}

#[test]
fn answering_keeps_the_card_and_examples_keep_the_answers() {
    let (lesson, read) = (lesson(), &tests::learner::read);
    let texts = |values: &lessons::Values| -> Vec<(String, String)> {
        lessons::controls(lesson).iter().map(|c| (c.key.to_owned(), values.text(c.key).to_owned())).collect()
    };
    let after = |old: &[(String, String)], key: &str, text: &str| {
        texts(&lessons::settle(lesson, old, &[(key.to_owned(), text.to_owned())], read).values)
    };
    let text =
        |values: &[(String, String)], key: &str| values.iter().find(|(known, _)| known == key).unwrap().1.clone();
    let answered = after(&texts(&values(lesson, &[])), "answers:a1", "0.25");
    assert_eq!(text(&answered, "card"), "1", "the verdict stays in sight");
    let moved = after(&after(&answered, "card", "2"), "answers:a2", "7");
    assert_eq!((text(&moved, "card").as_str(), text(&moved, "answers").as_str()), ("2", "a1:0.25,a2:7"));
    for at in 0..=lesson.story().len() {
        let keys: Vec<&str> = lessons::entering(lesson, at, "").iter().map(|(key, _)| *key).collect();
        assert!(!keys.contains(&"answers") && !keys.contains(&"card") && keys.contains(&"depth"), "step {at}");
    }
    assert_eq!(lesson.kept(), ["answers", "card"]);
}

#[test]
fn the_interview_is_the_last_step_of_the_story_and_a_fold_elsewhere() {
    let lesson = lesson();
    let last = lesson.story().len().to_string();
    assert_eq!(lesson.story().last().unwrap().name, "interview");
    for (step, in_story) in [("0", false), ("1", false), (last.as_str(), true)] {
        let run = show(&[("step", step)]);
        assert_eq!(run.folds().contains(&"interview"), !in_story, "step {step}");
        let panels = run.panels(tests::learner::WIDE);
        let place = panels.iter().find(|panel| panel.id == "interview").map(|panel| panel.place);
        assert_eq!(place, in_story.then_some(lessons::Place::Story), "step {step}");
        let all = format!("{panels:?}");
        let tells = ["0.25", "¼"].iter().any(|answer| all.contains(&format!("\"{answer}")));
        assert_eq!(tells, !in_story, "step {step}: the picture tells the first answer");
    }
}

/// Each of the five answers, worked out here.
const ANSWERS: &str = "a1:0.25,a2:5.96e-8,a3:-5.96e-9,a4:1.025,a5:4";

#[test]
fn each_step_of_the_interview_question_tells_right_from_each_mistake() {
    use lessons::Grade::{Open, Right, Wrong};
    for right in ANSWERS.split(',') {
        let (grade, said) = told(right);
        assert!(grade == Right && said.starts_with("Right"), "{right}: {said}");
    }
    assert!(told("a3:-5.96e-9").1.contains("does not change at all"), "1 − 6·10⁻⁹ is 1 in 32 bits");
    for (answer, grade, part) in [
        ("a1:1", Wrong, "ceiling of σ itself"),
        ("a1:0.5", Wrong, "σ(0)"),
        ("a1:0", Wrong, "floor"),
        ("a1:7", Wrong, "When is their product largest"),
        ("a2:3", Wrong, "added up"),
        ("a2:2.384e-7", Wrong, "too few"),
        ("a2:1.49e-8", Wrong, "too many"),
        ("a2:0.0208", Wrong, "divided"),
        ("a2:6e-8", Open, "rounded too early"),
        ("a2:5", Wrong, "Multiply"),
        ("a3:5.96e-9", Wrong, "sign"),
        ("a3:-5.96e-8", Wrong, "learning rate"),
        ("a3:0.99999999404", Wrong, "w_new"),
        ("a3:2", Wrong, "with a minus"),
        ("a4:0.025", Wrong, "adds"),
        ("a4:1.25", Wrong, "multiplied by w2"),
        ("a4:1.1", Wrong, "multiplied by σ′"),
        ("a4:9", Wrong, "by o1"),
        ("a5:0.25", Wrong, "other way round"),
        ("a5:1", Wrong, "shrinks"),
        ("a5:8", Wrong, "explodes"),
        ("a5:3", Wrong, "must be 1"),
    ] {
        let (graded, said) = told(answer);
        assert!(graded == grade && said.contains(part), "{answer}: {graded:?}, {said}");
    }
}

#[test]
fn the_answer_in_full_comes_with_the_last_right_answer_and_is_in_the_link() {
    let card = |answers: &str| text(&[("answers", answers)]).contains("-- The answer in full");
    assert!(!card(&ANSWERS.replace("a5:4", "a5:3")));
    assert!(card(ANSWERS));
    let values = tests::learner::values(lesson(), &[("answers", ANSWERS)]);
    assert!(values.text("answers").contains("a4:1.025"), "{}", values.text("answers"));
}

#[test]
fn whole_numbers_ranges_and_decimal_commas_are_checked() {
    let vanishing = lesson();
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
fn the_product_never_exceeds_its_bound_and_meets_it_where_every_z_is_zero() {
    let lesson = lesson();
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

#[test]
fn what_the_story_says_is_what_the_lab_computes() {
    let at = |changes: &[(&str, &str)], key: &str| reading(show(changes).as_ref(), key);
    let near = |a: f64, b: f64, by: f64| assert!((a - b).abs() < by, "{a} is not {b}");
    // A longer chain leaves less, for each factor is below ¼.
    near(at(&[("depth", "2")], "product"), -0.0140, 5e-5);
    near(at(&[], "product"), -0.000166, 5e-7);
    assert!(at(&[], "product").abs() < at(&[], "bound"));
    // Each factor is at its ceiling where z is 0.
    let top = [("numbers", "b1:-1,b2:-0.5,b3:-0.5,b4:-0.5,b5:-0.5")];
    near(at(&top, "product").abs() / at(&top, "bound"), 1.0, 1e-12);
    // The five factors of the notes.
    near(0.25 * 0.15 * 0.10 * 0.05 * 0.02, 3.75e-6, 1e-18);
    near(0.25 + 0.15 + 0.10 + 0.05 + 0.02, 0.57, 1e-12);
    near(0.25 * 0.15 + 0.10 * 0.05 + 0.02, 0.0625, 1e-12);
    // Thirty layers, and 100 steps that move no digit of w1.
    assert!(at(&[("depth", "30")], "product").abs() < 1e-15);
    let still = [("depth", "30"), ("t", "100")];
    assert!(at(&still, "w_old") == 1.0 && at(&still, "change").abs() < 1e-20);
    assert!(at(&still, "loss") < 0.5 * at(&still[..1], "loss"), "the last layers learn");
    // w = 4 keeps the slope: what is left is half of it for x = ½, and a quarter for the first layer's own σ′.
    let large =
        |w: &'static str, b: &'static str| at(&[("depth", "12"), ("x", "0.5"), ("w", w), ("b", b)], "product").abs();
    near(large("4", "-2"), 0.5 * 0.5 * 0.25, 1e-12);
    assert!(large("1", "-0.5") < large("2", "-1") && large("2", "-1") < large("4", "-2"));
    near(large("8", "-4"), 2048.0 * large("4", "-2"), 1e-6);
    // relu lets w1 learn.
    let deep = [("depth", "20"), ("data", "points"), ("eta", "1"), ("beside", "relu"), ("t", "300")];
    near(at(&deep[..4], "dL_dw1"), -4e-14, 1e-15);
    near(at(&deep, "loss"), 0.125, 5e-4);
    near(at(&deep, "loss_beside"), 0.00108, 5e-6);
    assert!(0.1 / at(&deep, "dL_dw1").abs() > 1e12);
}
