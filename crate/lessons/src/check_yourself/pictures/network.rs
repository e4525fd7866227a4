//! Neurons and links, from left to right, or on a phone from top to bottom.

use super::super::questions::{Drawn, short};
use super::{Sight, equation, written};
use figure::{Anchor, Grip, Label, Level, Mark, Role, Stroke, Text, ToList, symbol_width};

/// A neuron: its name, and what stands below the name.
struct Unit {
    name: &'static str,
    value: String,
    /// How far it is filled.
    fill: Option<(f64, f64)>,
    lit: bool,
}

impl Unit {
    fn named(name: &'static str) -> Self {
        Self { name, value: String::new(), fill: None, lit: false }
    }

    /// With its number.
    fn holding(name: &'static str, value: f64) -> Self {
        Self { value: short(value, 3), ..Self::named(name) }
    }

    /// A sigmoid neuron, filled up to its output.
    fn output(name: &'static str, o: f64) -> Self {
        Self { fill: Some(Level::unit(o)), ..Self::holding(name, o) }
    }

    /// The loss, with the target.
    fn loss(y: f64) -> Self {
        Self { value: equation("y", y), ..Self::named("L") }
    }
}

/// A link between neighbouring columns, by the places of its ends in them.
struct Link {
    column: usize,
    ends: (usize, usize),
    label: String,
    /// Whether it is the weight that is asked about: then its label stands on it.
    held: bool,
}

/// A network: its columns of neurons, and the links between them.
struct Network {
    columns: Vec<Vec<Unit>>,
    links: Vec<Link>,
}

/// Two sigmoid neurons in a row.
pub(in super::super) fn chain(drawn: &Drawn, sight: &mut Sight) {
    let number = |name| drawn.number(name);
    let columns = vec![
        vec![Unit::holding("x", number("x"))],
        vec![Unit::output("o1", number("o1"))],
        vec![Unit::output("o2", number("o2"))],
        vec![Unit::loss(number("y"))],
    ];
    let links = vec![Link { held: true, ..link(0, "w1") }, link(1, equation("w2", number("w2"))), link(2, "")];
    Network { columns, links }.draw(sight);
}

/// One neuron before the loss.
pub(in super::super) fn neuron(drawn: &Drawn, sight: &mut Sight) {
    let columns =
        vec![vec![Unit::named("x")], vec![Unit::output("o", drawn.number("o"))], vec![Unit::loss(drawn.number("y"))]];
    Network { columns, links: vec![link(0, "w"), link(1, "")] }.draw(sight);
}

/// The same with the neuron's bias.
pub(in super::super) fn bias(drawn: &Drawn, sight: &mut Sight) {
    neuron(drawn, sight);
    let grid = Grid::new(sight, 3);
    let neuron = grid.place(1, 0, 1);
    // Below the neuron, or beside it on a phone.
    let away = 2.3 * grid.radius;
    let at = if grid.wide { (neuron.0, neuron.1 + away) } else { (neuron.0 - 1.3 * away, neuron.1) };
    let label = equation("b", 0.0);
    let stroke = Stroke::solid(Role::Accent, 2.5);
    let line = Mark::Line { points: vec![at, grid.rim(neuron, at)], stroke };
    sight.pixels(vec![line, Mark::from(Grip::new(at, Label::symbol(label), sight.letters()))]);
}

/// Sigmoid neurons in a row, with the size of each weight.
pub(in super::super) fn ceiling(drawn: &Drawn, sight: &mut Sight) {
    const NAMES: [&str; 6] = ["o1", "o2", "o3", "o4", "o5", "o6"];
    let factors = drawn.number("n") as usize;
    let columns = NAMES.iter().take(factors + 1).map(|name| vec![Unit::named(name)]).list();
    let links = (0..factors).map(|column| link(column, equation("|w|", drawn.number("w")))).list();
    Network { columns, links }.draw(sight);
}

/// Every link from a layer to the next, and the weight in question.
pub(in super::super) fn count(drawn: &Drawn, sight: &mut Sight) {
    let widths = [2, drawn.number("a") as usize, drawn.number("b") as usize, drawn.number("c") as usize, 1, 1];
    let columns = widths.iter().enumerate().map(|(at, &width)| {
        let name = if at + 1 == widths.len() { "L" } else { "" };
        (0..width).map(|_| Unit::named(name)).list()
    });
    let links = widths.windows(2).enumerate().flat_map(|(column, pair)| {
        let (from, to) = (pair[0], pair[1]);
        (0..from * to).map(move |i| {
            let held = column == 0 && i == 0;
            Link { column, ends: (i / to, i % to), label: if held { "w".to_owned() } else { String::new() }, held }
        })
    });
    Network { columns: columns.list(), links: links.list() }.draw(sight);
}

/// Two paths from o1, with the share of each link.
pub(in super::super) fn sum(drawn: &Drawn, sight: &mut Sight) {
    let columns = vec![
        vec![Unit { lit: true, ..Unit::named("o1") }],
        vec![Unit::named("o2"), Unit::named("o3")],
        vec![Unit::named("o4")],
        vec![Unit::named("L")],
    ];
    let share = |column, ends, name| Link { ends, ..link(column, short(drawn.number(name), 3)) };
    let links = vec![
        share(0, (0, 0), "up"),
        share(0, (0, 1), "low"),
        share(1, (0, 0), "up_out"),
        share(1, (1, 0), "low_out"),
        share(2, (0, 0), "end"),
    ];
    Network { columns, links }.draw(sight);
}

fn link(column: usize, label: impl Into<String>) -> Link {
    Link { column, ends: (0, 0), label: label.into(), held: false }
}

/// Where neurons stand.
struct Grid {
    wide: bool,
    columns: usize,
    size: (f64, f64),
    radius: f64,
}

impl Grid {
    fn new(sight: &Sight, columns: usize) -> Self {
        let (wide, size) = (sight.wide(), (sight.width, sight.height));
        let along = if wide { size.0 } else { size.1 } / columns as f64;
        // Between many columns a grip or a number needs the room.
        let share = match (columns, wide) {
            (..6, _) => 0.3,
            (_, true) => 0.2,
            (_, false) => 0.24,
        };
        let radius = (share * along).min(if wide { 42.0 } else { 23.0 });
        Self { wide, columns, size, radius }
    }

    /// The centre of a neuron, one of `of` in its column.
    fn place(&self, column: usize, at: usize, of: usize) -> (f64, f64) {
        let share = |at: usize, of: usize| (at as f64 + 0.5) / of as f64;
        let (along, across) = (share(column, self.columns), share(at, of));
        // Neurons of a column do not stand farther apart than they need.
        let spread = |across: f64, room: f64| 0.5 * room + (across - 0.5) * room.min(3.4 * self.radius * of as f64);
        if self.wide {
            (along * self.size.0, spread(across, self.size.1))
        } else {
            (spread(across, self.size.0), along * self.size.1)
        }
    }

    /// Where a line from elsewhere meets a neuron.
    fn rim(&self, (x, y): (f64, f64), from: (f64, f64)) -> (f64, f64) {
        let (dx, dy) = (from.0 - x, from.1 - y);
        let far = dx.hypot(dy).max(1.0);
        (x + dx / far * self.radius, y + dy / far * self.radius)
    }
}

impl Network {
    fn draw(&self, sight: &mut Sight) {
        let grid = Grid::new(sight, self.columns.len());
        let mut marks: Vec<Mark> = self.links.iter().map(|link| self.line(link, &grid)).list();
        for (column, units) in self.columns.iter().enumerate() {
            for (at, unit) in units.iter().enumerate() {
                marks.extend(unit.marks(grid.place(column, at, units.len()), &grid, sight.letters()));
            }
        }
        marks
            .extend(self.links.iter().filter(|link| !link.label.is_empty()).map(|link| self.label(link, &grid, sight)));
        sight.pixels(marks);
    }

    fn ends(&self, link: &Link, grid: &Grid) -> [(f64, f64); 2] {
        let of = |column: usize| self.columns[column].len();
        let [from, to] = [(link.column, link.ends.0), (link.column + 1, link.ends.1)]
            .map(|(column, at)| grid.place(column, at, of(column)));
        [grid.rim(from, to), grid.rim(to, from)]
    }

    fn line(&self, link: &Link, grid: &Grid) -> Mark {
        let stroke = if link.held { Stroke::solid(Role::Accent, 2.5) } else { Stroke::solid(Role::Rule, 1.75) };
        Mark::Line { points: self.ends(link, grid).to_vec(), stroke }
    }

    /// The label of a link: on it, or beside it on the side away from the middle.
    fn label(&self, link: &Link, grid: &Grid, sight: &Sight) -> Mark {
        let [from, to] = self.ends(link, grid);
        let (middle, size) = ((0.5 * (from.0 + to.0), 0.5 * (from.1 + to.1)), sight.letters());
        if link.held {
            return Mark::from(Grip::new(middle, Label::symbol(link.label.as_str()), size));
        }
        let text = |anchor, shift| {
            let text = written(middle, link.label.as_str(), anchor, size, Role::Ink);
            Mark::Text(Text { shift, ..text })
        };
        // Halfway along a slanted link the line is as far away as the letters are wide.
        let (wide, apart) = (symbol_width(&link.label, size, false), 8.0);
        if grid.wide {
            let slant = 0.5 * wide * ((to.1 - from.1) / (to.0 - from.0)).abs();
            if middle.1 > 0.5 * grid.size.1 + 1.0 {
                text(Anchor::Top, (0.0, apart + slant))
            } else {
                text(Anchor::Bottom, (0.0, -apart - slant))
            }
        } else if middle.0 < 0.5 * grid.size.0 - 1.0 {
            text(Anchor::Right, (-apart - 0.5 * size, 0.0))
        } else {
            text(Anchor::Left, (apart + 0.5 * size, 0.0))
        }
    }
}

impl Unit {
    fn marks(&self, at: (f64, f64), grid: &Grid, size: f64) -> Vec<Mark> {
        let mut marks = vec![Mark::from(Level::new(at, grid.radius, self.fill, self.lit || self.fill.is_some()))];
        let text = |text: &str, down: f64, bold| {
            Mark::Text(Text { shift: (0.0, down), bold, ..written(at, text, Anchor::Middle, size, Role::Ink) })
        };
        let lift = if self.value.is_empty() { 0.0 } else { 0.55 * size };
        if !self.name.is_empty() {
            marks.push(text(self.name, -lift, false));
        }
        if !self.value.is_empty() {
            marks.push(text(&self.value, lift, true));
        }
        marks
    }
}
