//! Build the formula yourself: ∂L/∂w as a sum of rows, each a product of factors.
//!
//! A tile means the total derivative, so a factor that jumps over a neuron is not wrong, only short. A row stands for all paths
//! that pass its neurons in its order. The sum is right when each path belongs to exactly one row.

use super::super::{Acts, Moment, Name, tables};
use super::board;
use super::graph::{Node, Relation, name, node, relation};
use super::hint;
use super::row::{self, Row};
use crate::{Board, BoardRow, Formula, Press, Tile, Verdict};
use figure::{Message, ToList, digits};
use nn::{Network, Parameter, Path};

/// What the learner has built.
#[derive(Clone)]
pub(in super::super) struct Build {
    rows: Vec<Vec<String>>,
    /// Whether it began as the notes' formula.
    pub(super) repair: bool,
    /// Whether the learner asks which terms are wrong.
    asked: bool,
    /// The hint that was asked for.
    hint: String,
}

/// A row with what it is and the paths it stands for, by their place in the ledger.
struct Judged {
    row: Row,
    paths: Vec<usize>,
    value: f64,
    /// The earlier row that has one of its paths already.
    twin: Option<usize>,
}

impl Build {
    pub(super) fn new(text: &str, repair: bool, asked: bool, hint: &str) -> Self {
        let owned = |row: Vec<&str>| row.into_iter().map(str::to_owned).list();
        Self { rows: board::rows(text).into_iter().map(owned).list(), repair, asked, hint: hint.to_owned() }
    }

    fn tiles(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().flatten().map(String::as_str)
    }

    /// Whether a row has a factor that is a step between these.
    fn has(&self, network: &Network, over: Node, under: Node) -> bool {
        let wanted = (name(network, over).key(network), name(network, under).key(network));
        self.tiles().filter_map(board::names).any(|(over, under)| (over, under) == (&wanted.0, &wanted.1))
    }

    pub(super) fn lights_edge(&self, run: &Acts, layer: usize, to: usize, from: usize) -> bool {
        let over = Node::Neuron { layer, unit: to };
        layer
            .checked_sub(1)
            .is_some_and(|below| self.has(run.network(), over, Node::Neuron { layer: below, unit: from }))
    }

    /// A neuron is lit by the steps to and from it; an output by its step to the loss, which is lit with it.
    pub(super) fn lights_neuron(&self, run: &Acts, layer: usize, unit: usize) -> bool {
        let network = run.network();
        let own = Node::Neuron { layer, unit };
        if layer + 1 == network.depth() {
            return self.has(network, Node::Loss, own);
        }
        let is_step = |tile: &str| {
            let (over, under) = board::names(tile)?;
            let (over, under) = (node(network, over)?, node(network, under)?);
            let touches = over == own || under == own;
            (touches && relation(network, over, under) == Relation::Step).then_some(())
        };
        self.tiles().any(|tile| is_step(tile).is_some())
    }

    pub(super) fn board(&self, run: &Acts, moment: &Moment) -> Board {
        let listed = moment.ledger.remainder == 0.0;
        let judged = self.judge(run, moment);
        let told = self.is_told();
        let rows = self.rows.iter().zip(&judged).map(|(tiles, judged)| board_row(run, tiles, judged, told)).list();
        // What is said to the whole tells more than a hint.
        let said = if told { verdict(run, moment, &judged) } else { self.too_early() };
        let hintable = said.is_none() && !self.repair && listed;
        let level = if hintable { hint::level(&self.hint, &self.place()) } else { 0 };
        let hint = || Verdict::open(self.hinted(run, moment, &judged, level));
        let help = hintable.then(|| hint::button(&self.place(), level)).flatten();
        let message = Message::new(if listed { "chain-rule-build-task" } else { "chain-rule-build-many" })
            .with("name", run.said(run.selected))
            .with("repair", if self.repair { "yes" } else { "no" })
            .with("paths", super::super::path_count(&moment.ledger));
        let left = Formula::row([run.partial(Name::Loss, run.selected).accent(), Formula::op("=")]);
        Board {
            task: vec![message, Message::new("chain-rule-build-how")],
            key: "rows".to_owned(),
            tiles: if listed { self.bank(run, moment) } else { Vec::new() },
            rows,
            most_rows: board::ROWS,
            most_tiles: board::TILES,
            left,
            sums: sums(moment, &judged).into_iter().filter(|_| told).list(),
            verdict: said.or_else(|| (level > 0).then(hint)),
            buttons: help.into_iter().chain(self.buttons()).list(),
        }
    }

    /// Where a learner is, for a hint: after so many factors.
    fn place(&self) -> String {
        format!("r{}", self.tiles().count())
    }

    /// A hint. The last level names a factor: that which comes next in a row that is under way, or the first one.
    fn hinted(&self, run: &Acts, moment: &Moment, judged: &[Judged], level: usize) -> Message {
        let covered = |at: usize| judged.iter().any(|judged| judged.paths.contains(&at));
        let paths = moment.ledger.paths.iter().enumerate().filter(|(at, _)| !covered(*at));
        let open: Vec<_> = paths.map(|(_, path)| steps_of(run, path)).list();
        let begun = self.rows.iter().zip(judged).rfind(|(_, judged)| judged.row == Row::Unfinished);
        let tiles: Vec<&str> = begun.into_iter().flat_map(|(tiles, _)| tiles.iter().map(String::as_str)).list();
        let steps = row::steps(run.network(), &tiles).unwrap_or_default();
        let next = open.iter().find(|path| path.starts_with(&steps)).and_then(|path| path.get(steps.len()));
        let next = next.or_else(|| open.first()?.first());
        let said = |node: Option<Node>| node.map_or_else(String::new, |node| run.said(name(run.network(), node)));
        Message::new("chain-rule-build-hint")
            .with("level", hint::kind(level))
            .with("name", run.said(run.selected))
            .with("over", said(next.map(|step| step.0)))
            .with("under", said(next.map(|step| step.1)))
    }

    /// How many rows have something in them.
    fn written(&self) -> usize {
        self.rows.iter().filter(|row| !row.is_empty()).count()
    }

    /// Whether the learner may see what is wrong: of the notes' four terms, two must have been taken out before.
    fn is_told(&self) -> bool {
        !self.repair || (self.asked && self.written() <= RIGHT_TERMS)
    }

    /// What is said to a learner who asks before two terms are taken out.
    fn too_early(&self) -> Option<Verdict> {
        let more = self.written().saturating_sub(RIGHT_TERMS).to_string();
        self.asked.then(|| Verdict::open(Message::new("chain-rule-repair-first").with("more", more)))
    }

    fn buttons(&self) -> Vec<Press> {
        let press = |key, value: &str, label: &str| Press::new(Message::new(label), key, value.to_owned());
        let here = vec![("task", "fill".to_owned()), ("example", "network".to_owned())];
        let fill = Press { label: Message::new("chain-rule-go-fill"), sets: here, chosen: None };
        if !self.is_told() {
            return vec![press("asked", "yes", "chain-rule-repair-check")];
        }
        let afresh = || press("task", "repair", "chain-rule-repair-afresh");
        self.repair.then(afresh).into_iter().chain([fill]).list()
    }

    fn judge(&self, run: &Acts, moment: &Moment) -> Vec<Judged> {
        let paths = &moment.ledger.paths;
        let mut all: Vec<Judged> = Vec::new();
        for tiles in &self.rows {
            let tiles: Vec<&str> = tiles.iter().map(String::as_str).list();
            let row = row::judge(run.network(), run.selected, &tiles);
            let whole = matches!(row, Row::Path | Row::Short { .. });
            let covered: Vec<usize> = (0..paths.len()).filter(|&at| whole && passes(run, &tiles, &paths[at])).list();
            let value = covered.iter().map(|&at| paths[at].product).sum();
            let twin = all.iter().position(|other| covered.iter().any(|path| other.paths.contains(path)));
            all.push(Judged { row, paths: covered, value, twin });
        }
        all
    }

    /// The factors of every path, and wrong ones that look plausible. They are sorted, so that the order reveals nothing.
    fn bank(&self, run: &Acts, moment: &Moment) -> Vec<Tile> {
        let network = run.network();
        let mut names: Vec<(Node, Node)> = Vec::new();
        let mut add = |over: Node, under: Node| {
            if !names.contains(&(over, under)) {
                names.push((over, under));
            }
        };
        for path in &moment.ledger.paths {
            for (over, under) in steps_of(run, path) {
                add(over, under);
            }
        }
        for (over, under) in distractors(run) {
            add(over, under);
        }
        for tile in self.tiles() {
            if let Some((over, under)) =
                board::names(tile).and_then(|(o, u)| Some((node(network, o)?, node(network, u)?)))
            {
                add(over, under);
            }
        }
        names.sort_by_key(|&(over, under)| (order(network, over), order(network, under)));
        names.into_iter().map(|(over, under)| tile(run, over, under)).list()
    }
}

/// L first, then the neurons from the last to the first, then parameters.
fn order(network: &Network, node: Node) -> (usize, usize) {
    match node {
        Node::Loss => (0, 0),
        Node::Neuron { layer, unit } => (network.depth() - layer, unit),
        Node::Parameter(parameter) => (1 + network.depth(), parameter.to() * 100 + from(parameter)),
    }
}

fn from(parameter: Parameter) -> usize {
    match parameter {
        Parameter::Weight { from, .. } => from,
        Parameter::Bias { .. } => 99,
    }
}

/// The nodes of a path in the order of its factors, as steps.
fn steps_of(run: &Acts, path: &Path) -> Vec<(Node, Node)> {
    let first = run.selected.layer();
    let neurons = path.units.iter().enumerate().rev().map(|(at, &unit)| Node::Neuron { layer: first + at, unit });
    let stations: Vec<Node> = std::iter::once(Node::Loss).chain(neurons).chain([Node::Parameter(run.selected)]).list();
    stations.windows(2).map(|pair| (pair[0], pair[1])).list()
}

/// Whether a path passes every neuron of a row.
fn passes(run: &Acts, tiles: &[&str], path: &Path) -> bool {
    let stations = |tile: &&str| board::names(tile).and_then(|(_, under)| node(run.network(), under));
    tiles.iter().filter_map(stations).all(|station| match station {
        Node::Neuron { layer, unit } => {
            layer.checked_sub(run.selected.layer()).and_then(|at| path.units.get(at)) == Some(&unit)
        }
        _ => true,
    })
}

/// Plausible factors that belong to no path: upside down, from a neuron beside the path, of a neuron that the parameter does not
/// feed, by another parameter, or over two steps.
fn distractors(run: &Acts) -> Vec<(Node, Node)> {
    let network = run.network();
    let (layer, to) = (run.selected.layer(), run.selected.to());
    let width = |layer: usize| network.layers()[layer + 1];
    let own = Node::Neuron { layer, unit: to };
    let target = Node::Parameter(run.selected);
    let beside = (to + 1) % width(layer);
    let sibling = Node::Neuron { layer, unit: beside };
    let mut found = Vec::new();
    if beside != to {
        found.push((sibling, target));
    }
    found.push((own, Node::Parameter(neighbour(network, run.selected))));
    for above in layer + 1..network.depth() {
        for unit in 0..width(above).min(2) {
            let upper = Node::Neuron { layer: above, unit };
            if above == layer + 1 {
                if beside != to {
                    found.push((upper, sibling));
                }
                found.push((if unit == 0 { own } else { sibling }, upper));
            } else if unit == 0 {
                found.push((upper, own));
            }
        }
    }
    if layer > 0 {
        found.push((own, Node::Neuron { layer: layer - 1, unit: 0 }));
    }
    if layer + 1 < network.depth() {
        found.push((Node::Loss, Node::Neuron { layer: network.depth() - 2, unit: 0 }));
    }
    found
}

/// Another parameter of the same neuron.
fn neighbour(network: &Network, parameter: Parameter) -> Parameter {
    match parameter {
        Parameter::Weight { layer, to, from } if network.layers()[layer] > 1 => {
            Parameter::Weight { layer, to, from: (from + 1) % network.layers()[layer] }
        }
        Parameter::Weight { layer, to, .. } => Parameter::Bias { layer, to },
        Parameter::Bias { layer, to } => Parameter::Weight { layer, to, from: 0 },
    }
}

/// The tile ∂over/∂under.
fn tile(run: &Acts, over: Node, under: Node) -> Tile {
    let [over, under] = [over, under].map(|node| name(run.network(), node));
    let label = Message::new("chain-rule-tile").with("over", run.said(over)).with("under", run.said(under));
    let key = format!("{}.{}", run.key(over), run.key(under));
    Tile { name: key, formula: run.partial(over, under), label }
}

/// A tile as it was written: of names that this network may not have.
fn written_tile(run: &Acts, text: &str) -> Option<Tile> {
    let (over, under) = board::names(text)?;
    let known = [over, under].map(|text| Name::parse(text, run.network()));
    let symbol = |text: &str, name: Option<Name>| name.map_or_else(|| Formula::name(text), |name| run.symbol(name));
    let formula = match known {
        [Some(over), Some(under)] => run.partial(over, under),
        [of, by] => Formula::derivative(symbol(over, of), symbol(under, by)),
    };
    let label = Message::new("chain-rule-tile").with("over", said(run, over)).with("under", said(run, under));
    Some(Tile { name: text.to_owned(), formula, label })
}

/// A name as it was written, in a sentence.
fn said(run: &Acts, text: &str) -> String {
    Name::parse(text, run.network()).map_or_else(|| text.to_owned(), |name| run.said(name))
}

/// So many of the notes' terms are right.
const RIGHT_TERMS: usize = 2;

/// Two sums count as the same within this share: rounding.
const ROUNDING: f64 = 1e-9;

/// The sum of the rows as they stand, set against backpropagation's number. That number would tell the answer to a learner who has
/// no path yet, and a row that is no product of derivatives has no number that could be added.
fn sums(moment: &Moment, judged: &[Judged]) -> Option<Formula> {
    let has_number = |row: Row| matches!(row, Row::Path | Row::Short { .. } | Row::Zero { .. });
    let under_way = |row: Row| matches!(row, Row::Empty | Row::Unfinished);
    let one_path = judged.iter().any(|judged| !judged.paths.is_empty());
    if !one_path || !judged.iter().all(|judged| has_number(judged.row) || under_way(judged.row)) {
        return None;
    }
    let truth = moment.ledger.backprop;
    let sum = judged.iter().fold(0.0, |sum, judged| sum + judged.value);
    let same = (sum - truth).abs() <= ROUNDING * truth.abs();
    let left = Formula::number(digits(sum, 6)).note(Message::new("chain-rule-build-sum"));
    let right = Formula::number(digits(truth, 6)).accent();
    let right = right.note(Message::new("chain-rule-backprop"));
    Some(Formula::row([left, Formula::op(if same { "=" } else { "≠" }), right]))
}

/// A row as it is shown; `told` is whether its verdict may be seen.
fn board_row(run: &Acts, tiles: &[String], judged: &Judged, told: bool) -> BoardRow {
    let marked = match judged.row {
        Row::Short { at }
        | Row::Aside { at }
        | Row::Unknown { at }
        | Row::Zero { at }
        | Row::Backwards { at }
        | Row::End { at }
        | Row::Extra { at }
        | Row::Missing { at }
        | Row::Order { at }
        | Row::Apart { at } => Some(at),
        Row::Start => Some(0),
        Row::Empty | Row::Path | Row::Unfinished => None,
    };
    BoardRow {
        tiles: tiles.iter().filter_map(|text| written_tile(run, text)).list(),
        marked: marked.filter(|_| told),
        value: (told && !judged.paths.is_empty()).then(|| digits(judged.value, 4)),
        verdict: row_verdict(run, tiles, judged).filter(|_| told),
    }
}

/// What is said to a row.
fn row_verdict(run: &Acts, tiles: &[String], judged: &Judged) -> Option<Verdict> {
    let names = |at: usize| {
        let (over, under) = tiles.get(at).and_then(|tile| board::names(tile)).unwrap_or(("", ""));
        (said(run, over), said(run, under))
    };
    let say = |id: &str, at: usize| {
        let ((over, under), (next, _)) = (names(at), names(at + 1));
        Message::new(id)
            .with("over", over)
            .with("under", under)
            .with("next", next)
            .with("after", names(at + 1).1)
            .with("name", run.said(run.selected))
    };
    let last = tiles.len().saturating_sub(1);
    let wrong = |id, at| Some(Verdict::wrong(say(id, at)));
    if let Some(twin) = judged.twin {
        let said = say("chain-rule-row-duplicate", 0).with("row", (twin + 1).to_string());
        return Some(Verdict::wrong(said));
    }
    match judged.row {
        Row::Empty => None,
        Row::Path => Some(Verdict::right(say("chain-rule-row-path", last))),
        Row::Short { at } => Some(Verdict::open(say("chain-rule-row-short", at))),
        Row::Unfinished => Some(Verdict::open(say("chain-rule-row-unfinished", last))),
        Row::Aside { at } => wrong("chain-rule-row-aside", at),
        Row::Unknown { at } => wrong("chain-rule-row-unknown", at),
        Row::Zero { at } => wrong("chain-rule-row-zero", at),
        Row::Backwards { at } => wrong("chain-rule-row-backwards", at),
        Row::Start => wrong("chain-rule-row-start", 0),
        Row::End { at } => wrong("chain-rule-row-end", at),
        Row::Extra { at } => wrong("chain-rule-row-extra", at),
        Row::Missing { at } => wrong("chain-rule-row-missing", at),
        Row::Order { at } => wrong("chain-rule-row-order", at),
        Row::Apart { at } => wrong("chain-rule-row-apart", at),
    }
}

/// What is said to the whole, once no row is wrong: which path is missing, or that nothing is.
fn verdict(run: &Acts, moment: &Moment, judged: &[Judged]) -> Option<Verdict> {
    let rows = || judged.iter().filter(|judged| judged.row != Row::Empty);
    let fine = rows().all(|judged| !judged.paths.is_empty() && judged.twin.is_none());
    if !fine || rows().next().is_none() {
        return None;
    }
    let total = moment.ledger.paths.len();
    let covered = |at: &usize| judged.iter().any(|judged| judged.paths.contains(at));
    let missing: Vec<usize> = (0..total).filter(|at| !covered(at)).list();
    if let Some(&first) = missing.first() {
        let said = Message::new("chain-rule-build-missing")
            .with("count", missing.len().to_string())
            .with("route", tables::route(run, &moment.ledger.paths[first]));
        return Some(Verdict::open(said));
    }
    if rows().any(|judged| judged.row != Row::Path) {
        return Some(Verdict::open(Message::new("chain-rule-build-short")));
    }
    Some(Verdict::right(
        Message::new("chain-rule-build-done").with("count", total.to_string()).with("name", run.said(run.selected)),
    ))
}
