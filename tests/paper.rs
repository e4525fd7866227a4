//! All gradients on paper: the sheet is read back from each form in which it is copied, and every number on it is compared with
//! those of `nn`.

use lessons::{Body, Lesson, Room, Run, Sheet};
use nn::{Activation, Gradient, Loss, Network, Parameter, Trace, backward, forward, loss, neuron_name, parameter_name};
use std::collections::BTreeMap;
use tests::documents::pasted;
use tests::equations::{BLANK, commands, evaluate, meet, numbers, of_latex, printed};
use tests::learner::{number, settled};
use tests::samples::Random;
use tests::words::Words;

fn lesson() -> &'static dyn Lesson {
    lessons::find("chain-rule").unwrap()
}

type Changes = Vec<(&'static str, String)>;

fn sheet(changes: &Changes, sheet: &str, form: &str) -> Sheet {
    let all = changes.iter().map(|(key, text)| (*key, text.as_str())).chain([("sheet", sheet), ("paper", form)]);
    let run: Box<dyn Run> = tests::learner::run(lesson(), &all.collect::<Vec<_>>());
    let panel = run.fold("paper", Room::new(640.0)).into_iter().next().unwrap();
    let Body::Sheet(sheet) = panel.body else { panic!("the fold has a sheet") };
    *sheet
}

fn text(changes: &Changes, blanks: &str, form: &str) -> String {
    let words = Words::english();
    sheet(changes, blanks, form).text.iter().map(|label| words.label(label)).collect()
}

/// The headings of the parts.
const PARTS: [&str; 6] = ["Given", "Forward", "Loss", "Backward", "Gradients", "Update"];

/// The lines below each heading, page by page.
fn parts(text: &str) -> Vec<BTreeMap<&'static str, Vec<String>>> {
    let mut pages: Vec<BTreeMap<&'static str, Vec<String>>> = Vec::new();
    let mut part = "";
    for line in text.lines().filter(|line| !line.is_empty()) {
        if let Some(name) = PARTS.into_iter().find(|name| *name == line) {
            part = name;
            if part == "Given" {
                pages.push(BTreeMap::new());
            }
            pages.last_mut().unwrap().insert(part, Vec::new());
        } else if let Some(page) = pages.last_mut().filter(|_| line.contains('=')) {
            page.get_mut(part).unwrap().push(line.to_owned());
        }
    }
    pages
}

/// A network and its sample, and what `nn` computes of them.
struct Case {
    network: Network,
    x: Vec<f64>,
    y: Vec<f64>,
    usual: bool,
    trace: Trace,
    gradient: Gradient,
}

impl Case {
    fn new(network: Network, x: Vec<f64>, y: Vec<f64>, usual: bool) -> Self {
        let trace = forward(&network, &x).unwrap();
        let gradient = backward(&network, &trace, &y).unwrap();
        Self { network, x, y, usual, trace, gradient }
    }

    /// The network that these values lead to: as the fold "your own network" writes it, read by nobody but this test.
    fn of(changes: &Changes) -> Self {
        let all: Vec<(&str, &str)> = changes.iter().map(|(key, text)| (*key, text.as_str())).collect();
        let run = lesson().start(&settled(lesson(), &all).values);
        let panel = run.fold("network", Room::new(640.0)).into_iter().next().unwrap();
        let Body::Document { text, .. } = panel.body else { panic!("the fold has a document") };
        let document: serde_json::Value = serde_json::from_str(&text).unwrap();
        let network = &document["network"];
        let list = |value: &serde_json::Value| -> Vec<f64> { serde_json::from_value(value.clone()).unwrap() };
        let layers: Vec<usize> = serde_json::from_value(network["layers"].clone()).unwrap();
        let names: Vec<String> = serde_json::from_value(network["activations"].clone()).unwrap();
        let activations: Vec<Activation> = names.iter().map(|name| Activation::from_name(name).unwrap()).collect();
        let rows = |value: &serde_json::Value| value.as_array().unwrap().iter().flat_map(list).collect();
        let weights = network["weights"].as_array().unwrap().iter().map(rows).collect();
        let biases = network["biases"].as_array().unwrap().iter().map(list).collect();
        let loss = Loss::from_name(network["loss"].as_str().unwrap()).unwrap();
        let usual = changes.contains(&("notation", "usual".to_owned()));
        let network = Network::new(&layers, &activations, loss, weights, biases).unwrap();
        Self::new(network, list(&document["inputs"][0]), list(&document["targets"][0]), usual)
    }

    fn neurons(&self) -> Vec<(usize, usize)> {
        let units = |layer: usize| (0..self.network.layers()[layer + 1]).map(move |unit| (layer, unit));
        (0..self.network.depth()).flat_map(units).collect()
    }

    /// `o₃` or `a⁽²⁾₁`, and the same with another letter.
    fn neuron(&self, letter: &str, layer: usize, unit: usize) -> String {
        if self.usual {
            let letter = if letter == "o" { "a" } else { letter };
            return format!("{letter}{}{}", raised(layer + 1), lowered(&(unit + 1).to_string()));
        }
        neuron_name(&self.network, layer, unit).replace('o', letter).chars().map(low).collect()
    }

    fn parameter(&self, parameter: Parameter) -> String {
        match parameter {
            Parameter::Weight { layer, to, from } if self.usual => {
                format!("w{}{}{}", raised(layer + 1), lowered(&(to + 1).to_string()), lowered(&(from + 1).to_string()))
            }
            Parameter::Bias { layer, to } if self.usual => self.neuron("b", layer, to),
            _ => parameter_name(&self.network, parameter).chars().map(low).collect(),
        }
    }

    fn delta(&self, layer: usize, unit: usize) -> String {
        if self.usual { self.neuron("δ", layer, unit) } else { format!("∂L/∂{}", self.neuron("z", layer, unit)) }
    }

    /// What must stand under each heading: every name once, with the value that `nn` has.
    fn expected(&self, eta: f64, freeze: bool) -> BTreeMap<&'static str, BTreeMap<String, f64>> {
        let mut all: BTreeMap<&'static str, BTreeMap<String, f64>> = BTreeMap::new();
        let mut put = |part, name: String, value: f64| {
            assert!(all.entry(part).or_default().insert(name.clone(), value).is_none(), "{name} is put down once");
        };
        self.x.iter().enumerate().for_each(|(at, &x)| put("Given", format!("x{}", lowered(&(at + 1).to_string())), x));
        for (at, &y) in self.y.iter().enumerate().filter(|_| self.network.loss() != Loss::Output) {
            put("Given", format!("y{}", lowered(&(at + 1).to_string())), y);
        }
        put("Given", "η".to_owned(), eta);
        let last = self.network.depth() - 1;
        let other_loss = [Loss::BinaryCrossEntropy, Loss::CrossEntropy].contains(&self.network.loss());
        for (layer, unit) in self.neurons() {
            put("Forward", self.neuron("z", layer, unit), self.trace.z[layer][unit]);
            put("Forward", self.neuron("o", layer, unit), self.trace.o[layer][unit]);
            put("Backward", self.delta(layer, unit), self.gradient.dz[layer][unit]);
            let f = self.network.activation(layer);
            if layer < last || !other_loss {
                put("Backward", format!("∂L/∂{}", self.neuron("o", layer, unit)), self.gradient.do_[layer][unit]);
            }
            if layer < last || !other_loss && f != Activation::Softmax {
                let name = if f == Activation::Sigmoid { "σ" } else { f.name() };
                let slope = f.derivative(self.trace.z[layer][unit]);
                put("Backward", format!("{name}′({})", self.neuron("z", layer, unit)), slope);
            }
        }
        put("Loss", "L".to_owned(), loss(&self.network, &self.trace, &self.y).unwrap());
        for parameter in self.network.parameters() {
            let (name, value) = (self.parameter(parameter), self.network.get(parameter).unwrap());
            let slope = self.gradient.get(parameter).unwrap();
            let stays = freeze && matches!(parameter, Parameter::Bias { .. });
            put("Given", name.clone(), value);
            put("Gradients", format!("∂L/∂{name}"), slope);
            put("Update", format!("{name}_new"), if stays { value } else { value - eta * slope });
        }
        all
    }
}

fn low(c: char) -> char {
    c.to_digit(10).and_then(|digit| char::from_u32(0x2080 + digit)).unwrap_or(c)
}

fn lowered(digits: &str) -> String {
    digits.chars().map(low).collect()
}

fn raised(layer: usize) -> String {
    format!("⁽{}⁾", "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(layer).unwrap())
}

/// Whether a value is printed as it should be: as everywhere in the lab, or whole if it was set and is short.
fn is_printed(text: &str, value: f64, given: bool) -> bool {
    // Where the terms of z cancel, it is 0 on paper.
    let nothing = text == "0" && value.abs() < 1e-12;
    text == figure::digits(value, 4) || nothing || given && text == figure::exact(value)
}

/// Each equation of these lines: its sides.
fn equations(lines: &[String]) -> Vec<Vec<String>> {
    let each = lines.iter().flat_map(|line| line.split(",  "));
    each.map(|equation| equation.split(" = ").map(str::to_owned).collect()).collect()
}

/// Whether this says what a function is.
fn is_definition(sides: &[String]) -> bool {
    sides[0].ends_with("(z)")
}

/// Every name once, and with the number of `nn`.
fn assert_complete(page: &BTreeMap<&'static str, Vec<String>>, case: &Case, eta: f64, freeze: bool) {
    for (part, expected) in case.expected(eta, freeze) {
        let mut found = BTreeMap::new();
        for sides in equations(&page[part]).into_iter().filter(|sides| !is_definition(sides)) {
            let result = sides.last().unwrap().clone();
            assert!(found.insert(sides[0].clone(), result).is_none(), "{part}: {} stands there once", sides[0]);
        }
        let names = |it: &mut dyn Iterator<Item = &String>| it.cloned().collect::<Vec<_>>();
        assert_eq!(names(&mut found.keys()), names(&mut expected.keys()), "{part}");
        for (name, value) in expected {
            let given = part == "Given" || freeze && part == "Update";
            assert!(is_printed(&found[&name], value, given), "{part}: {name} = {} of {value}", found[&name]);
        }
    }
}

/// The numbers put in are those that stand in the lines above, and each line holds.
fn assert_true(page: &BTreeMap<&'static str, Vec<String>>) -> usize {
    let all: Vec<Vec<String>> = PARTS.iter().flat_map(|part| equations(&page[part])).collect();
    let all: Vec<Vec<String>> = all.into_iter().filter(|sides| !is_definition(sides)).collect();
    let mut known: Vec<(&str, &str)> =
        all.iter().map(|sides| (sides[0].as_str(), sides.last().unwrap().as_str())).collect();
    known.retain(|(name, _)| *name != "L" && !name.ends_with("_new"));
    known.sort_by_key(|(name, _)| std::cmp::Reverse(name.chars().count()));
    let put_in = |side: &str| known.iter().fold(side.to_owned(), |text, (name, value)| text.replace(name, value));
    let bare = |text: &str| text.replace(['(', ')', ' '], "");
    let mut checked = 0;
    for sides in all.iter().filter(|sides| sides.len() > 2) {
        let result = sides.last().unwrap();
        match sides.as_slice() {
            [_, named, _] if bare(&put_in(named)) == bare(result) => {} // ∂L/∂b = ∂L/∂z
            [left, numeric, _] => {
                let argument = put_in(&left[left.find('(').unwrap()..]);
                assert!(numeric.ends_with(&argument), "{left} = {numeric}");
            }
            [_, named, numeric, _] => assert_eq!(bare(&put_in(named)), bare(numeric), "{sides:?}"),
            _ => panic!("a line has three or four sides: {sides:?}"),
        }
        assert_holds(&sides[sides.len() - 2], result);
        checked += 1;
    }
    checked
}

/// Whether the numbers of a side may give the result, as far as they are printed.
fn assert_holds(side: &str, result: &str) {
    if side.contains(['∂', 'δ']) || side.starts_with(char::is_alphabetic) && !side.contains(['(', '^']) {
        return; // ∂L/∂b = ∂L/∂z, or a bias that stays
    }
    assert!(meet(evaluate(side), printed(result)), "{side} = {result}: {:?}", evaluate(side));
}

/// The equations of LaTeX, in one line each: those of `align*`, or between dollars.
fn of_form(text: &str, form: &str) -> Vec<String> {
    if form == "markdown" {
        return text.split('$').skip(1).step_by(2).map(of_latex).collect();
    }
    let blocks = text.split("\\begin{align*}").skip(1).map(|block| block.split_once("\\end{align*}").unwrap().0);
    let rows = blocks.flat_map(|block| block.trim().split("\\\\\n"));
    let mut lines: Vec<String> = Vec::new();
    for row in rows {
        match (row.trim_start().strip_prefix("& ").or(row.strip_prefix("&\\quad")), lines.last_mut()) {
            (Some(more), Some(line)) => line.push_str(more),
            _ => lines.push(row.to_owned()),
        }
    }
    lines.iter().flat_map(|line| line.split(", \\quad")).map(of_latex).collect()
}

/// LaTeX and Markdown have the equations of the text, in their order, and their numbers hold.
fn assert_same_in_latex(changes: &Changes, blanks: &str) {
    let plain = text(changes, blanks, "text");
    let lines: Vec<String> = plain.lines().filter(|line| line.contains('=')).map(str::to_owned).collect();
    let expected: Vec<String> = equations(&lines).iter().map(|sides| sides.join("=")).collect();
    let bare = |text: &String| text.replace(['(', ')', ' '], "");
    for form in ["latex", "markdown"] {
        let written = text(changes, blanks, form);
        let found = of_form(&written, form);
        assert_eq!(found.iter().map(bare).collect::<Vec<_>>(), expected.iter().map(bare).collect::<Vec<_>>(), "{form}");
        for equation in found.iter().filter(|equation| blanks == "whole" && !equation.contains("(z)=")) {
            let sides: Vec<&str> = equation.split('=').collect();
            if sides.len() > 2 {
                assert_holds(sides[sides.len() - 2], sides[sides.len() - 1]);
            }
        }
        assert_wellformed(&written);
    }
}

/// What a sheet may use: LaTeX itself and amsmath.
const COMMANDS: [&str; 32] = [
    "documentclass",
    "usepackage",
    "setlength",
    "textwidth",
    "oddsidemargin",
    "topmargin",
    "textheight",
    "parindent",
    "allowdisplaybreaks",
    "begin",
    "end",
    "section",
    "subsection",
    "newpage",
    "frac",
    "partial",
    "cdot",
    "sigma",
    "delta",
    "eta",
    "Phi",
    "ln",
    "max",
    "min",
    "times",
    "infty",
    "operatorname",
    "mathrm",
    "underline",
    "hspace",
    "quad",
    "mathindent",
];

fn assert_wellformed(latex: &str) {
    let mut depth = 0_i32;
    for c in latex.chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        assert!(depth >= 0, "a brace closes that was not open");
    }
    assert_eq!(depth, 0, "all braces are closed");
    for command in commands(latex) {
        assert!(COMMANDS.contains(&command.as_str()), "\\{command} is not allowed");
    }
    let strange: Vec<char> = latex.chars().filter(|c| !c.is_ascii()).collect();
    assert!(strange.is_empty(), "LaTeX is plain ASCII: {strange:?}");
    let environments = |which: &str| latex.matches(&format!("\\{which}{{")).count();
    assert_eq!(environments("begin"), environments("end"));
    assert!(!latex.contains("}^{\\") && !latex.contains("''"), "no script stands on another");
}

/// The worksheet and its key are the whole sheet: one without the answers, one with all of them marked.
fn assert_worksheet(changes: &Changes, blanks: &str) {
    let whole = &parts(&text(changes, "whole", "text"))[0];
    let both = parts(&text(changes, blanks, "text"));
    let [work, key] = both.as_slice() else { panic!("a worksheet and its key") };
    let given = set_numbers(&whole["Given"]);
    for part in PARTS {
        assert_eq!(work[part].len(), whole[part].len());
        for ((line, answered), full) in work[part].iter().zip(&key[part]).zip(&whole[part]) {
            let (rest, answers) = answers(answered);
            assert_eq!(rest.join(BLANK), *line, "{blanks}: the key fills exactly the blanks");
            let filled: String = rest
                .iter()
                .zip(answers.iter().map(String::as_str).chain([""]))
                .map(|(a, b)| format!("{a}{b}"))
                .collect();
            assert_eq!(filled, *full, "{blanks}: with the same digits");
            if part == "Given" {
                assert!(answers.is_empty());
                continue;
            }
            let result = line.rsplit(" = ").next().unwrap();
            let inside = line.strip_suffix(result).unwrap();
            assert_eq!(result == BLANK, blanks != "factors", "{blanks}: {line}");
            let mut constants = vec!["1".to_owned(), "2".to_owned()];
            if line.contains("1/") || line.contains("2/") {
                constants.push(targets(&whole["Given"]).to_string()); // the mean over the outputs
            }
            for number in numbers(inside).iter().filter(|number| !constants.contains(number)) {
                // What was set may stand there; what is to be found, nowhere.
                assert!(blanks == "results" && given.contains(number), "{blanks}: {number} is given away by {line}");
            }
        }
    }
}

/// How many targets are given.
fn targets(lines: &[String]) -> usize {
    equations(lines).iter().filter(|sides| sides[0].starts_with('y')).count()
}

/// The numbers of the lines of what is given.
fn set_numbers(lines: &[String]) -> Vec<String> {
    let sides = equations(lines).into_iter().filter(|sides| !is_definition(sides));
    sides.flat_map(|sides| numbers(sides.last().unwrap())).collect()
}

/// A line of the key: what stands between its answers, and the answers.
fn answers(line: &str) -> (Vec<String>, Vec<String>) {
    let line = line.replace("_new", "\u{1}");
    let pieces: Vec<String> = line.split('_').map(|piece| piece.replace('\u{1}', "_new")).collect();
    let every = |from: usize| pieces.iter().skip(from).step_by(2).cloned().collect();
    (every(0), every(1))
}

fn of(values: &[(&'static str, &str)]) -> Changes {
    values.iter().map(|(key, text)| (*key, (*text).to_owned())).collect()
}

/// Every preset network, and networks of a learner's own.
fn examples() -> Vec<Changes> {
    let presets = lesson().presets().iter().filter(|preset| !preset.values.iter().any(|(key, _)| *key == "task"));
    let mut all: Vec<Changes> = presets.map(|preset| of(preset.values)).collect();
    for network in ["a", "b", "c", "mazur", "xor"] {
        all.push(of(&[("network", network), ("notation", "usual"), ("freeze", "yes"), ("eta", "0.25")]));
    }
    all.push(of(&[("layers", "3.4tanh.3relu.3sigmoid.2leaky-relu.3elu.2identity")]));
    all.push(of(&[("layers", "2.3gelu.3silu.2softplus"), ("numbers", "w1:-0.123456,x1:1e-7,y2:0.5,b1:0.333333333")]));
    all.push(of(&[("layers", "2.3tanh.3softmax"), ("loss", "cross-entropy")]));
    all.push(of(&[
        ("layers", "2.3tanh.3softmax"),
        ("loss", "cross-entropy"),
        ("numbers", "y3:0"),
        ("notation", "usual"),
    ]));
    all.push(of(&[("layers", "2.2tanh.3softmax")]));
    for name in ["squared-error", "mean-squared-error", "output"] {
        all.push(of(&[("layers", "2.3sigmoid.3tanh"), ("loss", name)]));
        all.push(of(&[("layers", "2.2tanh.1sigmoid"), ("loss", name)]));
        all.push(of(&[("layers", "2.3tanh.3softmax"), ("loss", name)]));
    }
    all.push(of(&[("layers", "2.3sigmoid.2sigmoid"), ("loss", "binary-cross-entropy"), ("numbers", "y1:0.25")]));
    all.push(of(&[("layers", "8.8sigmoid.8tanh.2sigmoid"), ("notation", "usual")]));
    // Terms that cancel, and a neuron that is saturated.
    all.push(of(&[("network", "xor"), ("numbers", "w1:0.7,w2:0.1,b1:-0.8")]));
    all.push(of(&[("network", "a"), ("numbers", "w1:900,w4:-1000")]));
    all
}

#[test]
fn every_number_on_the_sheet_is_that_of_nn_and_every_parameter_stands_there_once() {
    for changes in examples() {
        let eta = changes.iter().find(|(key, _)| *key == "eta").map_or(0.1, |(_, text)| text.parse().unwrap());
        let freeze = changes.iter().any(|(key, text)| *key == "freeze" && text == "yes");
        let pages = parts(&text(&changes, "whole", "text"));
        assert_eq!(pages.len(), 1);
        let case = Case::of(&changes);
        assert_complete(&pages[0], &case, eta, freeze);
        let lines = assert_true(&pages[0]);
        assert!(lines > 2 * case.network.parameter_count(), "{lines} lines were computed again");
    }
}

#[test]
fn after_updates_the_sheet_is_that_of_the_present_round() {
    let begin = of(&[("network", "mazur"), ("eta", "0.5")]);
    let Case { mut network, x, y, .. } = Case::of(&begin);
    for t in ["3", "6", "9"] {
        // A round ends with its update, and the sheet stays with it until the next one begins.
        let at = |t: &str| [begin.clone(), of(&[("t", t)])].concat();
        let case = Case::new(network.clone(), x.clone(), y.clone(), false);
        let page = &parts(&text(&at(t), "whole", "text"))[0];
        assert_complete(page, &case, 0.5, false);
        assert_true(page);
        for parameter in case.network.parameters() {
            let moved = network.get(parameter).unwrap() - 0.5 * case.gradient.get(parameter).unwrap();
            network.set(parameter, moved).unwrap();
        }
    }
}

#[test]
fn latex_and_markdown_are_read_back_to_the_same_equations() {
    for changes in examples() {
        for blanks in ["whole", "results", "factors", "everything"] {
            assert_same_in_latex(&changes, blanks);
        }
    }
}

#[test]
fn a_worksheet_gives_no_answer_away_and_its_key_has_exactly_the_missing_ones() {
    for changes in examples() {
        for blanks in ["results", "factors", "everything"] {
            assert_worksheet(&changes, blanks);
        }
    }
}

#[test]
fn the_same_is_true_of_random_networks() {
    let mut random = Random::new(15);
    for round in 0..60 {
        let (network, x, y) = random.sample();
        let usual = round % 2 == 0;
        let mut changes = of(&[("document", &pasted(&network, &x, &y))]);
        changes.extend(of(&[("eta", "0.3"), ("notation", if usual { "usual" } else { "notes" })]));
        let page = &parts(&text(&changes, "whole", "text"))[0];
        assert_complete(page, &Case::new(network, x, y, usual), 0.3, false);
        assert_true(page);
        let blanks = ["results", "factors", "everything"][round % 3];
        assert_worksheet(&changes, blanks);
        assert_same_in_latex(&changes, "whole");
        assert_same_in_latex(&changes, blanks);
    }
}

#[test]
fn the_first_page_of_notes_b_is_as_somebody_has_read_it() {
    let plain = text(&of(&[]), "whole", "text");
    for line in [
        "z₃ = w₅·o₁ + w₆·o₂ + b₃ = 0.6·0.6615 + (−0.9)·0.6318 + 0 = −0.1717",
        "L = 1/2·(y₁ − o₅)² = 1/2·(1 − 0.5196)² = 0.1154",
        "∂L/∂o₁ = ∂L/∂z₃·w₅ + ∂L/∂z₄·w₇ = (−0.03274)·0.6 + 0.02315·(−0.4) = −0.02890",
        "∂L/∂w₁ = ∂L/∂z₁·x₁ = (−0.006472)·0.9 = −0.005825",
        "w₂_new = w₂ − η·∂L/∂w₂ = −0.3 − 0.1·0.002589 = −0.3003",
    ] {
        assert!(plain.lines().any(|other| other == line), "{line}\n{plain}");
    }
    assert_eq!(number("−0.1717"), Some(-0.1717));
}

#[test]
fn a_picture_with_answers_is_said_to_be_one() {
    let covers = |t: &str, blanks: &str| sheet(&of(&[("t", t)]), blanks, "text").covers;
    assert!(!covers("0", "results") && !covers("2", "whole") && covers("1", "results") && covers("3", "factors"));
}

#[test]
fn an_update_that_is_to_be_predicted_is_not_told_before() {
    let has = |changes: &[(&'static str, &str)]| text(&of(changes), "whole", "text").contains("Update");
    assert!(has(&[("t", "2")]));
    for t in ["0", "2"] {
        assert!(!has(&[("predict", "yes"), ("t", t)]), "at {t}");
        assert!(has(&[("predict", "yes"), ("guess", "up"), ("t", t)]), "guessed, at {t}");
    }
    assert!(has(&[("predict", "yes"), ("guess", "up"), ("t", "3")]), "made");
    assert!(!has(&[("predict", "yes"), ("guess", "up"), ("t", "4")]), "the next round");
}

#[test]
fn an_exercise_has_no_sheet() {
    for task in ["build", "repair", "fill"] {
        let run = tests::learner::run(lesson(), &[("task", task)]);
        assert!(!run.folds().contains(&"paper"), "{task} asks for what a sheet would tell");
    }
}

/// The lines below a heading of the first page.
fn below(text: &str, heading: &str) -> Vec<String> {
    let lines = text.lines().skip_while(|line| *line != heading).skip(1).skip_while(|line| line.is_empty());
    lines.take_while(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[test]
fn the_mean_is_written_out_for_the_sample_in_sight_and_then_for_all() {
    let own = ("layers", "2.3tanh.2sigmoid");
    let list = "0.9_-0.4_1_0*-0.5_1_0_1*0.2_0.3_1_1";
    for (network, samples, tied, loss_name) in [
        (own, list, "no", "squared-error"),
        (own, list, "yes", "binary-cross-entropy"),
        (("layers", ""), "0.9_-0.4_1*-0.5_1_0*0.2_0.3_1*1_1_0*0_1_0*1_2_1*2_2_0", "no", "half-squared-error"),
    ] {
        let values =
            [network, ("samples", samples), ("sample", "2"), ("loss", loss_name), ("tied", tied), ("eta", "0.5")];
        let one = of(&values);
        let changes = of(&[&values[..], &[("mean", "yes")]].concat());
        let sheet = text(&changes, "whole", "text");
        // The middle of the sheet is that of the second sample alone.
        let alone = text(&one, "whole", "text");
        for part in ["Forward", "Loss", "Backward", "Gradients"] {
            assert_eq!(below(&sheet, &format!("{part}: sample 2")), below(&alone, part), "{part}");
        }
        let all: Vec<Changes> = (0..samples.split('*').count())
            .map(|at| of(&[&values[..], &[("sample", (at + 1).to_string().as_str())]].concat()))
            .collect();
        let each: Vec<String> = all.iter().map(|changes| text(changes, "whole", "text")).collect();
        let known = |text: &str, part: &str| -> BTreeMap<String, String> {
            equations(&below(text, part))
                .into_iter()
                .map(|sides| (sides[0].clone(), sides.last().unwrap().clone()))
                .collect()
        };
        let listed = equations(&below(&sheet, "Samples, each with its loss"));
        let means = below(&sheet, "Means over all samples");
        let update = known(&sheet, "Update");
        for (at, text) in each.iter().enumerate() {
            let name = format!("L{}", lowered(&(at + 1).to_string()));
            let loss = listed.iter().find(|sides| sides[0] == name).unwrap();
            assert_eq!(loss[1], known(text, "Loss")["L"], "{name}");
        }
        let mut parameters = 0;
        for sides in equations(&means) {
            let (name, result) = (&sides[0], sides.last().unwrap());
            let part = if name == "L" { "Loss" } else { "Gradients" };
            let numbers: Vec<f64> = each.iter().map(|text| number(&known(text, part)[name]).unwrap()).collect();
            let mean = numbers.iter().sum::<f64>() / each.len() as f64;
            // Each number has four digits.
            let off = 6e-4 * numbers.iter().map(|x| x.abs()).sum::<f64>() / each.len() as f64;
            assert!((number(result).unwrap() - mean).abs() <= off, "{name}: {result} and {mean}");
            assert_eq!(sides.len(), if each.len() > 6 { 2 } else { 4 }, "{sides:?}");
            if sides.len() == 4 {
                assert_holds(&sides[2], result);
            }
            if let Some(name) = name.strip_prefix("∂L/∂") {
                let old = number(&known(&sheet, "Given")[name]).unwrap();
                let new = number(&update[&format!("{name}_new")]).unwrap();
                assert!((new - (old - 0.5 * mean)).abs() < 1e-3 * (1.0 + new.abs()), "{name}");
                parameters += 1;
            }
        }
        assert_eq!(parameters, known(&alone, "Gradients").len());
        assert_same_in_latex(&changes, "whole");
        let blank = text(&changes, "everything", "text");
        assert!(below(&blank, "Means over all samples").iter().all(|line| line.ends_with(BLANK)), "{blank}");
        let said = self::sheet(&changes, "whole", "text").about;
        let about: Vec<String> = said.iter().map(|message| Words::english().say(message)).collect();
        assert!(about[1].contains(&format!("sample 2 of {}", each.len())), "{about:?}");
        let said = self::sheet(&one, "whole", "text").about;
        assert_eq!(Words::english().say(&said[1]), format!("It is of sample 2 of {}.", each.len()));
    }
}
