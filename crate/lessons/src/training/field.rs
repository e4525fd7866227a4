//! A map as a field of numbers over the plane: the line where it is 0, and a hatch over what is below.

use super::maps::along;
use super::points::EDGE;
use crate::order;
use figure::ToList;
use libm::{floor, sqrt};

/// The points of each piece of a boundary: always as many, so that it can move to the next one.
const POINTS: usize = 160;
/// The most pieces of a boundary.
const PIECES: usize = 12;
/// No piece.
const NONE: usize = usize::MAX;

type Point = (f64, f64);

/// Numbers in the middle of every cell, and on the edges of the plane: one more on each side.
pub(super) struct Field {
    side: usize,
    values: Vec<f64>,
}

/// A piece of the line where a field is 0.
pub(super) struct Piece {
    pub(super) points: Vec<Point>,
    /// Whether it comes back to its beginning.
    pub(super) closed: bool,
    long: f64,
}

impl Field {
    /// `values` row by row, from the top.
    pub(super) fn new(values: &[f32], cells: usize) -> Self {
        let side = cells + 2;
        let within = |i: usize| i.clamp(1, cells) - 1;
        let value = |i: usize, j: usize| f64::from(values.get(j * cells + i).copied().unwrap_or(0.0));
        // What the two nearest say of the place half a cell farther out.
        let out = |k: usize, at: &dyn Fn(usize) -> f64| {
            let near = within(k);
            let next = if k == 0 { near + 1 } else { near.saturating_sub(1) };
            if (1..=cells).contains(&k) || cells < 2 { at(near) } else { 1.5 * at(near) - 0.5 * at(next) }
        };
        let at = |k: usize| out(k / side, &|j| out(k % side, &|i| value(i, j)));
        Self { side, values: (0..side * side).map(at).list() }
    }

    fn at(&self, i: usize, j: usize) -> f64 {
        self.values[j * self.side + i]
    }

    /// Where a column or row stands, from −EDGE to EDGE.
    fn place(&self, i: usize) -> f64 {
        match i {
            0 => -EDGE,
            _ if i + 1 == self.side => EDGE,
            _ => along(i - 1, self.side - 2),
        }
    }

    /// The number at a place of the plane.
    fn sample(&self, (x, y): Point) -> f64 {
        let step = 2.0 * EDGE / (self.side - 2) as f64;
        let find = |x: f64| {
            let i = (floor((x + EDGE) / step + 0.5) as usize).min(self.side - 2);
            let (a, b) = (self.place(i), self.place(i + 1));
            (i, ((x - a) / (b - a)).clamp(0.0, 1.0))
        };
        let ((i, u), (j, v)) = (find(x), find(-y));
        let row = |j: usize| self.at(i, j) * (1.0 - u) + self.at(i + 1, j) * u;
        row(j) * (1.0 - v) + row(j + 1) * v
    }

    /// The line where it is 0, in the order in which its longest pieces begin around the plane. What is above 0 lies always on the
    /// same side.
    pub(super) fn boundary(&self) -> Vec<Piece> {
        let mut next = self.steps();
        let mut arrives = vec![false; next.len()];
        next.iter().filter(|to| **to != NONE).for_each(|&to| arrives[to] = true);
        let begins: Vec<usize> = (0..next.len()).filter(|&edge| next[edge] != NONE && !arrives[edge]).list();
        let mut pieces: Vec<Piece> = Vec::new();
        for start in begins.into_iter().chain(0..next.len()) {
            let (mut edge, mut points) = (start, Vec::new());
            while next[edge] != NONE {
                points.push(self.crossing(edge));
                edge = std::mem::replace(&mut next[edge], NONE);
            }
            if !points.is_empty() {
                points.push(self.crossing(edge));
                pieces.push(Piece::new(points, edge == start));
            }
        }
        pieces.retain(|piece| piece.long > 0.0);
        order::sort(&mut pieces, |a, b| b.long.total_cmp(&a.long));
        pieces.truncate(PIECES);
        // Between two updates this order changes less often than that of their lengths.
        order::sort(&mut pieces, |a, b| a.closed.cmp(&b.closed).then(a.turn().total_cmp(&b.turn())));
        pieces
    }

    /// From each side of a square between four numbers to the one where the line leaves that square.
    fn steps(&self) -> Vec<usize> {
        let mut next = vec![NONE; 2 * self.side * self.side];
        for (j, i) in (0..self.side - 1).flat_map(|j| (0..self.side - 1).map(move |i| (j, i))) {
            let corners = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)].map(|(i, j)| self.at(i, j));
            let above = corners.map(|value| value > 0.0);
            if above == [above[0]; 4] {
                continue;
            }
            let sides = [self.across(i, j), self.down(i + 1, j), self.across(i, j + 1), self.down(i, j)];
            let falls = |k: usize| above[k % 4] && !above[(k + 1) % 4];
            let rises = |k: usize| !above[k % 4] && above[(k + 1) % 4];
            // Where the line crosses twice, the middle says which corners belong together.
            let onwards = corners.iter().sum::<f64>() > 0.0;
            for from in (0..4).filter(|&k| falls(k)) {
                let ahead = |k: usize| if onwards { from + k } else { from + 4 - k };
                if let Some(to) = (1..4).map(ahead).find(|&k| rises(k)) {
                    next[sides[from]] = sides[to % 4];
                }
            }
        }
        next
    }

    /// The side between two numbers of a row.
    fn across(&self, i: usize, j: usize) -> usize {
        2 * (j * self.side + i)
    }

    /// The side between two numbers of a column.
    fn down(&self, i: usize, j: usize) -> usize {
        2 * (j * self.side + i) + 1
    }

    /// Where it is 0 on a side.
    fn crossing(&self, edge: usize) -> Point {
        let (i, j) = (edge / 2 % self.side, edge / 2 / self.side);
        let (k, l) = if edge.is_multiple_of(2) { (i + 1, j) } else { (i, j + 1) };
        let (a, b) = (self.at(i, j), self.at(k, l));
        let share = if a == b { 0.5 } else { a / (a - b) };
        let between = |a: f64, b: f64| a * (1.0 - share) + b * share;
        (between(self.place(i), self.place(k)), -between(self.place(j), self.place(l)))
    }

    /// Lines at 45° over all that is below 0, `apart` from each other, one after the other with a gap between.
    pub(super) fn hatch(&self, apart: f64) -> Vec<Point> {
        let step = 2.0 * EDGE / (self.side - 2) as f64;
        let apart = apart * sqrt(2.0);
        let most = floor(2.0 * EDGE / apart) as i32;
        let mut lines = Vec::new();
        for above in (-most..=most).map(|k| f64::from(k) * apart) {
            let (from, to) = ((-EDGE).max(-EDGE - above), EDGE.min(EDGE - above));
            let count = (((to - from) / step) as usize).max(1);
            let at = |k: usize| from + (to - from) * k as f64 / count as f64;
            let value = |k: usize| self.sample((at(k), at(k) + above));
            let mut before = value(0);
            let mut begun = (before < 0.0).then_some(from);
            for k in 1..=count {
                let now = value(k);
                let zero = at(k - 1) + (at(k) - at(k - 1)) * before / (before - now);
                match begun {
                    None if now < 0.0 => begun = Some(zero),
                    Some(start) if now >= 0.0 || k == count => {
                        let end = if now >= 0.0 { zero } else { to };
                        lines.extend([(start, start + above), (end, end + above), (f64::NAN, 0.0)]);
                        begun = None;
                    }
                    _ => {}
                }
                before = now;
            }
        }
        lines
    }
}

impl Piece {
    fn new(mut points: Vec<Point>, closed: bool) -> Self {
        if closed {
            // The rightmost point is a beginning that hardly moves.
            points.pop();
            let right = (0..points.len()).max_by(|&a, &b| points[a].0.total_cmp(&points[b].0));
            points.rotate_left(right.unwrap_or(0));
            points.extend(points.first().copied());
        }
        let long = points.windows(2).map(far).sum();
        Self { points: spread(&points, long), closed, long }
    }

    /// The direction in which it begins, seen from the middle of the plane: it grows with the angle.
    fn turn(&self) -> f64 {
        let (x, y) = self.points[0];
        let across = x / (x.abs() + y.abs()).max(1e-9);
        if y < 0.0 { across - 1.0 } else { 1.0 - across }
    }
}

/// How far two neighbours are apart.
fn far(pair: &[Point]) -> f64 {
    let (x, y) = (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
    sqrt(x * x + y * y)
}

/// As many points as every piece has, evenly along these.
fn spread(points: &[Point], long: f64) -> Vec<Point> {
    let mut even = Vec::with_capacity(POINTS);
    let mut passed = 0.0;
    for pair in points.windows(2) {
        let step = far(pair);
        while even.len() < POINTS && even.len() as f64 * long <= (passed + step) * (POINTS - 1) as f64 {
            let share = if step > 0.0 { (even.len() as f64 * long / (POINTS - 1) as f64 - passed) / step } else { 0.0 };
            let between = |a: f64, b: f64| a + (b - a) * share.clamp(0.0, 1.0);
            even.push((between(pair[0].0, pair[1].0), between(pair[0].1, pair[1].1)));
        }
        passed += step;
    }
    even.resize(POINTS, points.last().copied().unwrap_or_default());
    even
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A field of 48 × 48 cells.
    fn field(value: impl Fn(f64, f64) -> f64) -> Field {
        let at = |k: usize| value(along(k % 48, 48), -along(k / 48, 48)) as f32;
        Field::new(&(0..48 * 48).map(at).collect::<Vec<_>>(), 48)
    }

    #[test]
    fn the_boundary_of_a_hill_is_one_closed_ring() {
        let pieces = field(|x, y| 9.0 - x * x - y * y).boundary();
        assert!(pieces.len() == 1 && pieces[0].closed);
        assert_eq!(pieces[0].points.len(), POINTS);
        assert!(pieces[0].points.iter().all(|(x, y)| (x.hypot(*y) - 3.0).abs() < 0.01));
        assert!((pieces[0].points[0].0 - 3.0).abs() < 0.02 && pieces[0].points[0].1.abs() < 0.3, "begins at the right");
    }

    #[test]
    fn a_straight_boundary_reaches_from_edge_to_edge() {
        let pieces = field(|x, y| x - 0.5 * y - 1.0).boundary();
        assert!(pieces.len() == 1 && !pieces[0].closed);
        let ends = [pieces[0].points[0], pieces[0].points[POINTS - 1]];
        assert!(
            ends.iter().all(|(x, y)| (y.abs() - EDGE).abs() < 1e-9 && (x - 0.5 * y - 1.0).abs() < 1e-6),
            "{ends:?}"
        );
        // Above 0 is on the same side of both.
        let other = field(|x, y| 1.0 - x + 0.5 * y).boundary();
        assert!((other[0].points[0].1 + ends[0].1).abs() < 1e-9, "turned round");
    }

    #[test]
    fn two_sheets_have_two_lines_and_no_field_has_none() {
        assert_eq!(field(|x, y| x * y - 1.0).boundary().len(), 2);
        assert_eq!(field(|x, y| x * y + 1.0).boundary().len(), 2);
        assert!(field(|_, _| 1.0).boundary().is_empty());
        assert!(field(|_, _| 1.0).hatch(0.5).is_empty());
    }

    #[test]
    fn the_hatch_lies_below_0_and_ends_at_the_boundary() {
        let lines = field(|x, y| 9.0 - x * x - y * y).hatch(0.4);
        let points: Vec<_> = lines.iter().filter(|(x, _)| x.is_finite()).collect();
        assert!(points.len() > 60);
        for (x, y) in points {
            let edge = (x.abs().max(y.abs()) - EDGE).abs() < 1e-6;
            assert!(edge || (x.hypot(*y) - 3.0).abs() < 0.05, "({x}, {y})");
        }
        let all = field(|_, _| -1.0).hatch(0.4);
        assert!(all.chunks(3).all(|line| (line[1].0 - line[0].0 - (line[1].1 - line[0].1)).abs() < 1e-9));
    }
}
