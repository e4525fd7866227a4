//! Answers of learners in the exercises of the chain rule, with the expected verdict on each.

use crate::learner::{Whole, run};
use lessons::{Body, Grade};
use std::collections::BTreeMap;

/// Both paths of w1 in network B.
pub const RIGHT: &str = "L.o5-o5.o3-o3.o1-o1.w1_L.o5-o5.o4-o4.o1-o1.w1";

/// A row of ∂L/∂w1 in network B, and what is said to it.
pub const ROWS: &[(&str, &str, Grade)] = &[
    ("L.o5-o5.o3-o3.o1-o1.w1", "path", Grade::Right),
    ("L.o5-o5.o4-o4.o1-o1.w1", "path", Grade::Right),
    ("L.o5", "unfinished", Grade::Open),
    ("L.o5-o5.o3-o3.o1", "unfinished", Grade::Open),
    ("L.o3-o3.o1-o1.w1", "short", Grade::Open),
    ("L.o5-o5.o1-o1.w1", "short", Grade::Open),
    ("L.o5-o5.o4-o4.w1", "short", Grade::Open),
    ("L.o5-o5.o3-o3.o2", "aside", Grade::Wrong),
    ("L.o5-o5.o3-o3.o2-o2.w1", "zero", Grade::Wrong),
    ("L.o5-o5.o3-o3.o4-o4.o1-o1.w1", "zero", Grade::Wrong),
    ("L.o5-o5.o3-o1.o3-o1.w1", "backwards", Grade::Wrong),
    ("L.o3-o3.o2-o2.o4-o4.w1", "backwards", Grade::Wrong),
    ("L.o5-o5.o3-o3.o1-w1.o1", "backwards", Grade::Wrong),
    ("o5.L-o5.o3-o3.o1-o1.w1", "backwards", Grade::Wrong),
    ("o5.o3-o3.o1-o1.w1", "start", Grade::Wrong),
    ("o1.w1", "start", Grade::Wrong),
    ("L.o5-o5.o3-o3.o1-o1.w2", "end", Grade::Wrong),
    ("L.o5-o5.o3-o3.o1-o1.b1", "end", Grade::Wrong),
    ("L.o5-o3.o1-o1.w1", "missing", Grade::Wrong),
    ("L.o5-o5.o3-o1.w1", "missing", Grade::Wrong),
    ("L.o5-o5.o3-o5.o3-o3.o1-o1.w1", "extra", Grade::Wrong),
    ("L.o5-o5.o3-o4.o1-o3.o1-o1.w1", "extra", Grade::Wrong),
    ("L.o5-o5.o3-o3.o1-o1.w1-o1.w1", "extra", Grade::Wrong),
    ("L.o5-o3.o1-o5.o3-o1.w1", "order", Grade::Wrong),
    ("o1.w1-o3.o1-o5.o3-L.o5", "order", Grade::Wrong),
    ("L.o5-o5.o4-o3.o1-o1.w1", "apart", Grade::Wrong),
    ("L.o5-o5.o9-o3.o1-o1.w1", "unknown", Grade::Wrong),
    ("L.z5-z5.o3-o3.o1-o1.w1", "unknown", Grade::Wrong),
];

/// What a learner reads on the page of an example: numbers by name.
pub struct Sheet {
    numbers: BTreeMap<String, f64>,
    moved: BTreeMap<String, f64>,
    /// Unit and input of the selected weight, from 0.
    j: usize,
    i: usize,
    name: String,
}

/// The example of a seed, from its tables.
pub fn sheet(seed: &str) -> Sheet {
    let run = run(lessons::find("chain-rule").unwrap(), &[("task", "fill"), ("level", "3"), ("seed", seed)]);
    let (numbers, moved) = tables(run.as_ref());
    let describe = run.describe();
    let name = describe.args.iter().find(|(key, _)| *key == "name").unwrap().1.clone();
    let at: usize = name[1..].parse::<usize>().unwrap() - 1;
    Sheet { numbers, moved, j: at / 2, i: at % 2, name }
}

fn slope(z: f64) -> f64 {
    let o = 1.0 / (1.0 + (-z).exp());
    o * (1.0 - o)
}

impl Sheet {
    fn at(&self, name: &str) -> f64 {
        self.numbers[name]
    }

    /// The weight from unit `from` of a layer to unit `to` of the next: w1–w4, w5–w8, w9–w10.
    fn w(&self, layer: usize, to: usize, from: usize) -> String {
        format!("w{}", 4 * layer + 2 * to + from + 1)
    }

    /// Every answer that has a name, by blank: its class and the number, worked out from what the page shows.
    pub fn answers(&self) -> Vec<(&'static str, &'static str, f64)> {
        let (o5, y, z5) = (self.at("o5"), self.at("y1"), self.at("z5"));
        let (zj, oj) = (self.at(&format!("z{}", self.j + 1)), self.at(&format!("o{}", self.j + 1)));
        let beside = self.at(&format!("z{}", 2 - self.j));
        let (z3, o3, z4, o4) = (self.at("z3"), self.at("o3"), self.at("z4"), self.at("o4"));
        let (w9, w10) = (self.at("w9"), self.at("w10"));
        let lower = [self.w(1, 0, self.j), self.w(1, 1, self.j)];
        let (to3, to4) = (self.at(&lower[0]), self.at(&lower[1]));
        let other = self.at(&self.w(1, 0, 1 - self.j));
        let (x, x_other) = (self.at(&format!("x{}", self.i + 1)), self.at(&format!("x{}", 2 - self.i)));
        let (a1, a2, a3, a4) = (o5 - y, slope(z5) * w9, slope(z3) * to3, slope(zj) * x);
        let p1 = a1 * a2 * a3 * a4;
        let p2 = a1 * slope(z5) * w10 * slope(z4) * to4 * a4;
        let without = [a1 * w9 * to3 * x, a1 * w10 * to4 * x];
        let at_o = [
            a1 * slope(o5) * w9 * slope(o3) * to3 * slope(oj) * x,
            a1 * slope(o5) * w10 * slope(o4) * to4 * slope(oj) * x,
        ];
        let new = |name: &str| self.moved[name];
        let updated = [
            a1 * slope(z5) * new("w9") * slope(z3) * new(&lower[0]) * a4,
            a1 * slope(z5) * new("w10") * slope(z4) * new(&lower[1]) * a4,
        ];
        vec![
            ("a1", "right", a1),
            ("a1", "sign", y - o5),
            ("a1", "too-early", a1 * slope(z5)),
            ("a1", "loss", 0.5 * a1 * a1),
            ("a2", "right", a2),
            ("a2", "sign", -a2),
            ("a2", "no-slope", w9),
            ("a2", "slope-at-output", slope(o5) * w9),
            ("a2", "slope-elsewhere", slope(z3) * w9),
            ("a2", "only-slope", slope(z5)),
            ("a2", "updated", slope(z5) * new("w9")),
            ("a2", "neighbour", slope(z5) * w10),
            ("a3", "right", a3),
            ("a3", "sign", -a3),
            ("a3", "no-slope", to3),
            ("a3", "slope-at-output", slope(o3) * to3),
            ("a3", "slope-elsewhere", slope(zj) * to3),
            ("a3", "slope-elsewhere", slope(z4) * to3),
            ("a3", "only-slope", slope(z3)),
            ("a3", "updated", slope(z3) * new(&lower[0])),
            ("a3", "neighbour", slope(z3) * other),
            ("a3", "neighbour", slope(z3) * to4),
            ("a4", "right", a4),
            ("a4", "sign", -a4),
            ("a4", "no-slope", x),
            ("a4", "slope-at-output", slope(oj) * x),
            ("a4", "slope-elsewhere", slope(beside) * x),
            ("a4", "slope-elsewhere", slope(z3) * x),
            ("a4", "only-slope", slope(zj)),
            ("a4", "neighbour", slope(zj) * x_other),
            ("a4", "itself", slope(zj) * self.at(&self.name)),
            ("a5", "right", p1),
            ("a5", "sign", -p1),
            ("a5", "added", a1 + a2 + a3 + a4),
            ("a5", "both-paths", p1 + p2),
            ("a5", "no-slope", without[0]),
            ("a5", "slope-at-output", at_o[0]),
            ("a5", "updated", updated[0]),
            ("a6", "right", p1 + p2),
            ("a6", "sign", -p1 - p2),
            ("a6", "one-path", p1),
            ("a6", "one-path", p2),
            ("a6", "multiplied", p1 * p2),
            ("a6", "no-slope", without[0] + without[1]),
            ("a6", "slope-at-output", at_o[0] + at_o[1]),
            ("a6", "updated", updated[0] + updated[1]),
        ]
    }
}

/// What a learner reads on the page of a fill-in exercise: numbers by name, and weights after the update.
pub type Read = (BTreeMap<String, f64>, BTreeMap<String, f64>);

/// The numbers of the tables below an exercise.
pub fn tables(run: &dyn lessons::Run) -> Read {
    let (mut numbers, mut moved) = (BTreeMap::new(), BTreeMap::new());
    for panel in run.whole(640.0) {
        let Body::Table { rows, .. } = &panel.body else { continue };
        for row in rows {
            let number = |at: usize| match &row.cells[at] {
                lessons::Cell::Label { label: figure::Label::Symbol(text) } => crate::learner::number(text),
                other => panic!("{other:?}"),
            };
            if panel.id == "known" {
                numbers.insert(row.id.replace('o', "z"), number(1).unwrap());
                numbers.insert(row.id.clone(), number(2).unwrap());
            } else {
                numbers.insert(row.id.clone(), number(1).unwrap());
                moved.extend(number(2).map(|new| (row.id.clone(), new)));
            }
        }
    }
    (numbers, moved)
}

/// Changes that bring every sentence of the exercises.
pub fn sayings() -> Vec<Vec<(&'static str, String)>> {
    let build = |rows: &str| vec![("task", "build".to_owned()), ("rows", rows.to_owned())];
    let fill = |level: &str, answers: String| {
        vec![("task", "fill".to_owned()), ("level", level.to_owned()), ("answers", answers)]
    };
    let first = ROWS[0].0;
    let mut all: Vec<_> = ROWS.iter().map(|(rows, ..)| build(rows)).collect();
    all.extend([build(RIGHT), build(&format!("{first}_{first}")), build("L.o3-o3.o1-o1.w1_L.o5-o5.o4-o4.w1")]);
    let repair =
        |rows: &str| vec![("task", "repair".to_owned()), ("asked", "yes".to_owned()), ("rows", rows.to_owned())];
    all.extend([vec![("task", "repair".to_owned()), ("asked", "yes".to_owned())], repair("L.o5-o5.o2-o2.w1")]);
    all.push(vec![("task", "build".to_owned()), ("layers", "2.8tanh.8tanh.2tanh".to_owned())]);
    all.push(vec![("task", "build".to_owned()), ("layers", "2.8tanh.8tanh.8tanh.2tanh".to_owned())]);
    let answers = sheet("1").answers();
    all.extend(answers.iter().map(|(blank, _, value)| fill("3", format!("{blank}:{value:e}"))));
    let right: Vec<_> = answers.iter().filter(|(_, class, _)| *class == "right").collect();
    let [_, a2, a3, _, p1, _] = right[..] else { panic!("six blanks") };
    all.push(fill(
        "3",
        right.iter().map(|(blank, _, value)| format!("{blank}:{value:e}")).collect::<Vec<_>>().join(","),
    ));
    all.push(fill("1", format!("a3:{:e}", a3.2)));
    all.push(fill("3", format!("a2:{:e},a5:{:e}", -a2.2, -p1.2)));
    all.extend(["a1:77", "a4:77", "a5:77", "a6:77"].map(|nonsense| fill("3", nonsense.to_owned())));
    let own = |more: &[(&'static str, &str)]| {
        let all = [("task", "fill"), ("example", "network"), ("level", "2")].into_iter().chain(more.iter().copied());
        all.map(|(key, text)| (key, text.to_owned())).collect()
    };
    all.extend([
        own(&[("network", "a"), ("select", "w2"), ("numbers", "w2:0.5")]),
        own(&[("network", "a"), ("select", "b1"), ("level", "3"), ("answers", "a3:0.025,a2:77")]),
        own(&[("layers", "2.8sigmoid.8sigmoid.1sigmoid")]),
        own(&[("layers", "2.2tanh.1sigmoid"), ("loss", "binary-cross-entropy")]),
        own(&[("layers", "2.2tanh.2softmax")]),
        own(&[("layers", "2.2tanh.2softmax"), ("loss", "cross-entropy"), ("numbers", "y1:1,y2:1")]),
        own(&[("layers", "2.2tanh.1tanh"), ("level", "3"), ("answers", "a2:77,a3:77")]),
        own(&[("layers", "1.1relu.1identity"), ("numbers", "w1:-1,x1:1,y1:0,b2:0,w2:0")]),
    ]);
    // z is 0, so o is one half.
    let half = [("layers", "1.1sigmoid"), ("level", "3"), ("numbers", "w1:2,x1:0.5,b1:-1,y1:1")];
    let wrong = [
        ("binary-cross-entropy", "a1:-0.125,a2:0.125"),
        ("binary-cross-entropy", "a1:77,a2:77"),
        ("squared-error", "a1:-0.5"),
        ("mean-squared-error", "a1:-0.5"),
        ("output", "a1:77"),
    ];
    all.extend(wrong.map(|(loss, answers)| own(&[&half[..], &[("loss", loss), ("answers", answers)]].concat())));
    let hinted = |mut values: Vec<(&'static str, String)>, hint: &str| {
        values.push(("hint", hint.to_owned()));
        values
    };
    all.extend(["r0,1", "r0,2", "r0,3"].map(|hint| hinted(build(""), hint)));
    all.extend(["a1,1", "a1,2", "a1,3"].map(|hint| hinted(fill("3", String::new()), hint)));
    all.push(fill("3", format!("a5:77,a3:{:e}", a3.2 * 1.015)));
    all
}
