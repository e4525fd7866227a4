//! Vanishing gradient: the bound on random chains, 32-bit floats for real, two set-ups on the same axes, and pictures whose
//! labels never lie on each other.

use lessons::{Body, Lesson, Run};
use nn::{Activation, Loss, Network, Parameter, backward, forward};
use tests::learner::{pictures, reading, run, settled};
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

#[test]
fn two_set_ups_stand_on_the_same_axes() {
    for width in [320.0, 700.0] {
        for beside in ["relu", "xavier", "residual", "small"] {
            let panels = show(&[("depth", "14"), ("w", "0.7"), ("beside", beside), ("t", "3")]).panels(width);
            for (id, scene) in pictures(&panels).into_iter().filter(|(id, _)| !["loss", "sigmoid"].contains(id)) {
                let axes = |plot: &figure::Plot| (plot.x.range, plot.y.range);
                // The names, then for each set-up the same plots in the same order (and a legend).
                let plots = &scene.plots[1..];
                let each = if id == "product" { 2 } else { 1 };
                for i in 0..each {
                    assert_eq!(axes(&plots[i]), axes(&plots[i + each]), "{id} at {width} px beside {beside}");
                }
            }
        }
    }
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
    let straight = format!("{:?}", session.at(1000).0.panels(640.0));
    session.at(1300);
    session.at(17);
    assert_eq!(format!("{:?}", session.at(1000).0.panels(640.0)), straight);
    let scenes = session.at(1000).0.panels(640.0);
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
    session.look(&values("4"));
    // Back and forth: the light stays where it is now.
    session.at(3);
    let panels = session.at(70).0.panels(640.0);
    assert_eq!(format!("{panels:?}"), format!("{:?}", show(&[("layer", "4"), ("t", "70")]).panels(640.0)));
    for panel in &panels {
        match &panel.body {
            Body::Table { rows, .. } if panel.id != "shares" => {
                let lit: Vec<&str> =
                    rows.iter().filter(|r| r.choose.as_ref().unwrap().selected).map(|r| &*r.id).collect();
                assert_eq!(lit, ["4"], "{}", panel.id);
            }
            Body::Picture { scene, .. } if panel.id != "loss" => {
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
                    for (id, scene) in pictures(&show(&all).panels(width)) {
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

/// What is said to an answer, and how it is graded.
fn told(answer: &str) -> (lessons::Grade, String) {
    let words = Words::english();
    let panels = show(&[("answers", answer)]).panels(640.0);
    let name = answer.split(':').next().unwrap();
    let blanks = panels.iter().filter_map(|panel| if let Body::Exercise(it) = &panel.body { Some(it) } else { None });
    let mut pieces = blanks.flat_map(|exercise| &exercise.lines).flat_map(|line| &line.pieces);
    let blank = pieces.find_map(|piece| match piece {
        lessons::Piece::Blank(blank) if blank.key == format!("answers:{name}") => Some(blank),
        _ => None,
    });
    let verdict = blank.unwrap().verdict.clone().unwrap();
    (verdict.grade, words.say(&verdict.said))
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
