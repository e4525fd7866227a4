//! The pass between matrices: every product is multiplied again from the numbers that stand there, and what is one number is one
//! group.

use lessons::{Body, Lesson, Matrices, MatrixCell, MatrixTerm, Panel, Room, TableRow};
use nn::{Network, backward, forward};
use tests::documents::pasted;
use tests::equations::{meet, printed};
use tests::learner::run;
use tests::samples::Random;

fn lesson() -> &'static dyn Lesson {
    lessons::find("chain-rule").unwrap()
}

type Rows = Vec<Vec<MatrixCell>>;

fn fold(changes: &[(&str, &str)], name: &str) -> Vec<Panel> {
    run(lesson(), changes).fold(name, Room::new(640.0))
}

fn matrices(changes: &[(&str, &str)]) -> Matrices {
    let panel = fold(changes, "matrices").into_iter().next().unwrap();
    let Body::Matrices(matrices) = panel.body else { panic!("the fold has matrices") };
    matrices
}

/// The matrices of a line, and its signs.
fn line(terms: &[MatrixTerm]) -> (Vec<Rows>, Vec<String>) {
    let rows = terms.iter().filter_map(|term| match term {
        MatrixTerm::Matrix { rows, .. } => Some(rows.clone()),
        _ => None,
    });
    let signs = terms.iter().filter_map(|term| match term {
        MatrixTerm::Sign { text } => Some(text.clone()),
        _ => None,
    });
    (rows.collect(), signs.collect())
}

type Interval = (f64, f64);

fn value(cell: &MatrixCell) -> Interval {
    printed_signed(&cell.text)
}

fn printed_signed(text: &str) -> Interval {
    match text.strip_prefix('−') {
        Some(rest) => {
            let (from, to) = printed(rest);
            (-to, -from)
        }
        None => printed(text),
    }
}

fn times(a: Interval, b: Interval) -> Interval {
    let all = [a.0 * b.0, a.0 * b.1, a.1 * b.0, a.1 * b.1];
    (all.iter().copied().fold(f64::INFINITY, f64::min), all.iter().copied().fold(f64::NEG_INFINITY, f64::max))
}

fn plus(a: Interval, b: Interval) -> Interval {
    (a.0 + b.0, a.1 + b.1)
}

/// A·B, from what is printed.
fn product(a: &Rows, b: &Rows) -> Vec<Vec<Interval>> {
    assert_eq!(a[0].len(), b.len(), "the shapes fit");
    let cell = |row: &Vec<MatrixCell>, column: usize| {
        row.iter().zip(b).map(|(x, y)| times(value(x), value(&y[column]))).fold((0.0, 0.0), plus)
    };
    a.iter().map(|row| (0..b[0].len()).map(|column| cell(row, column)).collect()).collect()
}

fn assert_meets(what: &str, found: &Rows, wanted: &[Vec<Interval>]) {
    assert_eq!((found.len(), found[0].len()), (wanted.len(), wanted[0].len()), "{what}");
    for (row, wanted) in found.iter().zip(wanted) {
        for (cell, wanted) in row.iter().zip(wanted) {
            assert!(meet(value(cell), *wanted), "{what}: {} and {wanted:?}", cell.text);
        }
    }
}

fn texts(rows: &Rows) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(|cell| cell.text.clone()).collect()).collect()
}

/// Every equation of a network, multiplied again, and its numbers compared with those of `nn`.
fn assert_holds(network: &Network, x: &[f64], y: &[f64], shown: &Matrices) {
    let trace = forward(network, x).unwrap();
    let gradient = backward(network, &trace, y).unwrap();
    let lines: Vec<_> = shown.lines.iter().map(|each| line(&each.terms)).collect();
    let depth = network.depth();
    assert_eq!(lines.len(), 5 * depth);
    let column =
        |numbers: &[f64]| -> Vec<Vec<String>> { numbers.iter().map(|&x| vec![figure::digits(x, 4)]).collect() };
    for l in 0..depth {
        let (sum, signs) = &lines[2 * l];
        assert_eq!(*signs, ["=", "·", "+"]);
        let [z, w, a, b] = &sum[..] else { panic!("Z = W·A + b") };
        let expected: Vec<Vec<Interval>> =
            product(w, a).iter().zip(b).map(|(row, b)| row.iter().map(|z| plus(*z, value(&b[0]))).collect()).collect();
        assert_meets("Z = W·A + b", z, &expected);
        assert_eq!(texts(&lines[2 * l + 1].0[0]), column(&trace.o[l]), "A");
        let at = 2 * depth + 3 * (depth - 1 - l);
        let (delta, _) = &lines[at];
        assert_eq!(texts(&delta[0]), column(&gradient.dz[l]), "δ");
        let (slopes, signs) = &lines[at + 1];
        assert_eq!(*signs, ["=", "·"]);
        let [dw, d, turned] = &slopes[..] else { panic!("∂L/∂W = δ·Aᵀ") };
        assert_eq!((dw.len(), dw[0].len()), (w.len(), w[0].len()), "∂L/∂W has the shape of W");
        assert_meets("∂L/∂W = δ·Aᵀ", dw, &product(d, turned));
        if l + 1 < depth {
            let [found, turned, above, slope] = &delta[..] else { panic!("δ = (Wᵀ·δ) ⊙ f′") };
            let above = product(turned, above);
            let expected: Vec<Vec<Interval>> =
                above.iter().zip(slope).map(|(row, f)| vec![times(row[0], value(&f[0]))]).collect();
            assert_meets("δ = (Wᵀ·δ) ⊙ f′", found, &expected);
            // Wᵀ is W, turned, cell by cell.
            let w = &lines[2 * (l + 1)].0[1];
            for (i, row) in turned.iter().enumerate() {
                for (j, cell) in row.iter().enumerate() {
                    assert_eq!((&cell.text, &cell.groups), (&w[j][i].text, &w[j][i].groups));
                }
            }
        }
    }
}

#[test]
fn every_equation_between_matrices_holds_with_the_numbers_that_stand_there() {
    let mut random = Random::new(29);
    let mut checked = 0;
    while checked < 60 {
        let (network, x, y) = random.sample();
        if network.parameter_count() > 100 {
            continue;
        }
        let text = pasted(&network, &x, &y);
        assert_holds(&network, &x, &y, &matrices(&[("document", text.as_str()), ("t", "2")]));
        checked += 1;
    }
}

#[test]
fn a_cell_its_edge_its_path_in_the_ledger_and_its_row_are_one_group() {
    let changes = [("select", "w2"), ("t", "2")];
    let shown = matrices(&changes);
    let run = run(lesson(), &changes);
    let scene = run.panels(Room::new(1000.0)).into_iter().find_map(|panel| match panel.body {
        Body::Picture { scene, .. } if panel.id == "network" => Some(scene),
        _ => None,
    });
    let scene = scene.unwrap();
    let rows = |fold_name: &str, id: &str| -> Vec<TableRow> {
        let panel = fold(&changes, fold_name).into_iter().find(|panel| panel.id == id).unwrap();
        let Body::Table { rows, .. } = panel.body else { panic!("{id} is a table") };
        rows
    };
    let (ledger, parameters) = (rows("paths", "ledger"), rows("parameters", "parameters"));
    let mut checked = 0;
    for (layer, name) in [(0, "w2"), (1, "w5"), (1, "w8"), (2, "w10")] {
        let (matrices, _) = line(&shown.lines[2 * layer].terms);
        let cell = matrices[1].iter().flatten().find(|cell| cell.choose.as_ref().unwrap().value == name).unwrap();
        let group = &cell.groups[0];
        assert!(scene.has(figure::Key::from(group.as_str())), "{name}: its edge is {group}");
        assert!(ledger.iter().any(|row| row.groups.contains(group)) == (name != "w8"), "{name} in the ledger");
        assert_eq!(&parameters.iter().find(|row| row.id == name).unwrap().groups, &vec![group.clone()]);
        checked += 1;
    }
    assert_eq!(checked, 4);
}

#[test]
fn what_no_act_has_computed_is_not_told() {
    let unknown = |t: &str| {
        let shown = matrices(&[("t", t)]);
        let all = shown.lines.iter().flat_map(|each| line(&each.terms).0).flatten().flatten();
        all.filter(|cell| cell.text == "?").count()
    };
    // z and a of five neurons, each a again where it enters the next layer or Aᵀ; then δ, slopes and gradients.
    assert!(unknown("0") > unknown("1") && unknown("1") > 0 && unknown("2") == 0);
}

#[test]
fn a_large_network_is_shown_where_the_weight_in_hand_is() {
    let shown = matrices(&[("layers", "8.8tanh.8tanh.8tanh.2sigmoid"), ("select", "w70"), ("t", "2")]);
    assert_eq!(shown.lines.len(), 10, "two layers of four");
    let all = matrices(&[("t", "2")]);
    assert_eq!(all.lines.len(), 15);
}

#[test]
fn as_a_notation_they_are_in_sight_and_names_are_the_usual_ones() {
    let changes = [("notation", "matrix"), ("t", "2")];
    let run = run(lesson(), &changes);
    let panels = run.panels(Room::new(1000.0));
    let layer = panels.iter().find_map(|panel| match &panel.body {
        Body::Matrices(matrices) => Some(matrices),
        _ => None,
    });
    // The layer in hand: the same lines as among all, but for their headings.
    let all = matrices(&changes).lines;
    let terms = |at: usize| &all[at].terms;
    let shown: Vec<_> = layer.unwrap().lines.iter().map(|line| &line.terms).collect();
    assert_eq!(shown, [terms(0), terms(12), terms(13)]);
    assert!(format!("{:?}", run.readings()).contains("w⁽¹⁾₁₁"));
}

#[test]
fn several_samples_are_columns_and_their_mean_is_a_share_of_the_product() {
    let samples = ("samples", "0.9_-0.4_1*-0.5_1_0*0.2_0.3_1");
    let shown = matrices(&[samples, ("mean", "yes"), ("t", "2")]);
    let lines: Vec<_> = shown.lines.iter().map(|each| line(&each.terms)).collect();
    let depth = 3;
    for l in 0..depth {
        let [z, w, a, b] = &lines[2 * l].0[..] else { panic!("Z = W·A + b") };
        assert_eq!(z[0].len(), 3);
        let expected: Vec<Vec<Interval>> =
            product(w, a).iter().zip(b).map(|(row, b)| row.iter().map(|z| plus(*z, value(&b[0]))).collect()).collect();
        assert_meets("Z = W·A + b", z, &expected);
        let [dw, d, turned] = &lines[2 * depth + 3 * (depth - 1 - l) + 1].0[..] else {
            panic!("∂L/∂W = ⅓·δ·Aᵀ")
        };
        let third = |cell: &Interval| (cell.0 / 3.0, cell.1 / 3.0);
        let mean: Vec<Vec<Interval>> = product(d, turned).iter().map(|row| row.iter().map(third).collect()).collect();
        assert_meets("∂L/∂W = ⅓·δ·Aᵀ", dw, &mean);
    }
    assert!(format!("{:?}", shown.lines).contains("1/3"));
}
