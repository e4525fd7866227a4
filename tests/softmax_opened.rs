//! Softmax in the chain rule, opened: ∂o_j/∂z_i = o_j([i = j] − o_i). Each path then begins at ∂L/∂o, the rows add up to
//! backpropagation's number, and with a cross-entropy the shortcut o − y is what the sum gives.

use lessons::{Body, Lesson, Panel, Run, find};
use nn::{Network, Parameter, forward};
use tests::documents;
use tests::learner::{Whole, number, reading, run};
use tests::transcript::{cell_text, formula_text};
use tests::words::Words;

fn lesson() -> &'static dyn Lesson {
    find("chain-rule").unwrap()
}

fn panel(run: &dyn Run, id: &str) -> Option<Panel> {
    run.whole(640.0).into_iter().find(|panel| panel.id == id)
}

/// The rows of the ledger: way, factors, product.
fn rows(run: &dyn Run) -> Vec<[String; 3]> {
    let words = Words::english();
    let Body::Table { rows, .. } = panel(run, "ledger").unwrap().body else { panic!("no table") };
    let paths = rows.into_iter().filter(|row| row.id.starts_with("path-"));
    paths.map(|row| [0, 1, 2].map(|at| cell_text(&row.cells[at], &words))).collect()
}

fn lines(run: &dyn Run) -> Vec<String> {
    let words = Words::english();
    let Some(Panel { body: Body::Formula { lines }, .. }) = panel(run, "softmax") else { return Vec::new() };
    lines.iter().map(|line| formula_text(line, &words)).collect()
}

/// The number of a factor, as it is written: 0.25 or (−0.25).
fn factors(text: &str) -> Vec<f64> {
    text.split(" · ")
        .map(|factor| number(factor.split_once('=').unwrap().1.trim_matches(['(', ')'])).unwrap())
        .collect()
}

/// The vector with a softmax, its first sample, as values of the lesson.
fn vector() -> (Network, Vec<f64>, Vec<f64>, serde_json::Value, String) {
    let document = documents::vectors().into_iter().find(|document| document.id == "softmax-ce").unwrap();
    let network = document.network.clone();
    let (x, y) = (document.sample(0).0.to_vec(), document.sample(0).1.to_vec());
    let named = network.parameters().map(|p| (nn::parameter_name(&network, p), network.get(p).unwrap()));
    let inputs = x.iter().enumerate().map(|(i, x)| (format!("x{}", i + 1), *x));
    let targets = y.iter().enumerate().map(|(i, y)| (format!("y{}", i + 1), *y));
    let all: Vec<String> = named.chain(inputs).chain(targets).map(|(name, value)| format!("{name}:{value}")).collect();
    (network, x, y, document.json, all.join(","))
}

fn layers(network: &Network) -> String {
    let names = network.activations().iter().map(|activation| activation.name());
    let sizes = network.layers().iter().zip([""].into_iter().chain(names));
    sizes.map(|(size, name)| format!("{size}{name}")).collect::<Vec<_>>().join(".")
}

#[test]
fn the_rows_over_all_outputs_add_up_to_the_reference_and_each_slope_is_that_of_forward_passes() {
    let (network, x, y, json, numbers) = vector();
    let layers = layers(&network);
    let last = network.depth() - 1;
    let expected = documents::by_layer(&json["expect"]["first_sample"]["dL_dz"])[last].clone();
    let o = forward(&network, &x).unwrap().o[last].clone();
    for i in 0..o.len() {
        let bias = nn::parameter_name(&network, Parameter::Bias { layer: last, to: i });
        let changes = [
            ("network", "own"),
            ("layers", layers.as_str()),
            ("loss", "cross-entropy"),
            ("numbers", numbers.as_str()),
            ("select", bias.as_str()),
            ("t", "2"),
        ];
        assert_eq!(rows(run(lesson(), &changes).as_ref()).len(), 1, "closed, it is one row");
        let open = run(lesson(), &[&changes[..], &[("open", "yes")]].concat());
        let rows = rows(open.as_ref());
        assert_eq!(rows.len(), o.len());
        let sum: f64 = rows.iter().map(|row| number(&row[2]).unwrap()).sum();
        assert!(
            (sum - expected[i]).abs() < 2e-6
                && (reading(open.as_ref(), &format!("dL_d{bias}")) - expected[i]).abs() < 1e-12
        );
        for (j, row) in rows.iter().enumerate() {
            let factors = factors(&row[1]);
            // ∂o_j/∂z_i by forward passes: the bias moves z and nothing else.
            let at = |step: f64| {
                let mut moved = network.clone();
                let parameter = Parameter::Bias { layer: last, to: i };
                moved.set(parameter, network.get(parameter).unwrap() + step).unwrap();
                forward(&moved, &x).unwrap().o[last][j]
            };
            let difference = (at(1e-5) - at(-1e-5)) / 2e-5;
            let formula = o[j] * (if i == j { 1.0 } else { 0.0 } - o[i]);
            assert!((factors[1] - difference).abs() < 1e-6 && (factors[1] - formula).abs() < 1e-6, "{i} {j}: {row:?}");
            assert!((factors[0] + y[j] / o[j]).abs() < 1e-4 * (1.0 + y[j] / o[j]), "∂L/∂o: {row:?}");
        }
    }
}

#[test]
fn every_weight_of_a_deep_network_has_rows_that_add_up_with_any_loss() {
    for name in ["cross-entropy", "half-squared-error", "mean-squared-error"] {
        let changes = [("network", "own"), ("layers", "2.3tanh.3softmax"), ("loss", name), ("open", "yes"), ("t", "2")];
        for select in ["w1", "w6", "b2", "w7", "w15", "b6"] {
            let run = run(lesson(), &[&changes[..], &[("select", select)]].concat());
            let rows = rows(run.as_ref());
            let deep = ["w1", "w6", "b2"].contains(&select);
            assert_eq!(rows.len(), if deep { 9 } else { 3 }, "{select}");
            let sum: f64 = rows.iter().map(|row| number(&row[2]).unwrap()).sum();
            let truth = reading(run.as_ref(), &format!("dL_d{select}"));
            assert!((sum - truth).abs() < 1e-5 * (1.0 + truth.abs()), "{name} {select}: {sum} and {truth}");
            for row in &rows {
                let product: f64 = factors(&row[1]).into_iter().product();
                let written = number(&row[2]).unwrap();
                assert!((product - written).abs() < 1e-4 * (1.0 + written.abs()), "{row:?}");
            }
        }
    }
}

#[test]
fn the_shortcut_is_what_the_sum_gives_and_only_a_cross_entropy_has_it() {
    let changes = [("network", "own"), ("layers", "2.2softmax"), ("open", "yes"), ("select", "b1"), ("t", "2")];
    let entropy = run(lesson(), &[&changes[..], &[("loss", "cross-entropy")]].concat());
    let lines_of = lines(entropy.as_ref());
    assert_eq!(lines_of.len(), 4, "{lines_of:?}");
    assert!(lines_of[0].contains("o_1 · ( 1 − o_1 )") && lines_of[1].contains("o_2 · ( 0 − o_1 )"), "{lines_of:?}");
    assert!(lines_of[3].contains("o_1 − y_1"));
    let end = |line: &str| number(line.rsplit(" = ").next().unwrap()).unwrap();
    assert_eq!(end(&lines_of[2]), end(&lines_of[3]));
    let squares = run(lesson(), &[&changes[..], &[("loss", "half-squared-error")]].concat());
    assert!(lines(squares.as_ref()).len() == 3 && !lines(squares.as_ref()).concat().contains('y'));
    // Without the switch nothing is open, and before backward nothing is known.
    for other in [[("open", "no"), ("t", "2")], [("open", "yes"), ("t", "1")]] {
        let closed = run(lesson(), &[&changes[..2], &[("loss", "cross-entropy")], &other].concat());
        assert!(lines(closed.as_ref()).is_empty());
    }
}

#[test]
fn a_factor_says_what_it_is_made_of() {
    let run = run(lesson(), &[("network", "own"), ("layers", "2.2softmax"), ("loss", "cross-entropy"), ("t", "2")]);
    let words = Words::english();
    let panels = run.panels(tests::learner::WIDE);
    let labels: Vec<String> = tests::learner::pictures(&panels)
        .into_iter()
        .flat_map(|(_, scene)| scene.handles.iter().map(|handle| words.say(&handle.label)).collect::<Vec<_>>())
        .collect();
    let label = labels.iter().find(|label| label.contains("∂o2/∂z1")).unwrap_or_else(|| panic!("{labels:?}"));
    assert!(
        label.starts_with("∂L/∂z1 = ∂L/∂o1·∂o1/∂z1 + ∂L/∂o2·∂o2/∂z1 = ") && label.ends_with("which is o1 − y1"),
        "{label}"
    );
}

#[test]
fn a_certain_softmax_stays_closed_where_a_slope_has_no_number() {
    let numbers = "w1:1000,w2:0,w3:-1000,w4:0,b1:0,b2:0,x1:1,x2:0,y1:0,y2:1";
    let changes = [
        ("network", "own"),
        ("layers", "2.2softmax"),
        ("loss", "cross-entropy"),
        ("numbers", numbers),
        ("open", "yes"),
        ("t", "2"),
    ];
    let rows = rows(run(lesson(), &changes).as_ref());
    assert_eq!(rows.len(), 1);
    assert_eq!(number(&rows[0][2]), Some(1.0));
}
