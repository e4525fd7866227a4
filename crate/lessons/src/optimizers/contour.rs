//! Contour lines by marching squares, and the ground they stand on.

use super::surface::{Pair, Surface};
use super::window::Window;
use crate::order;
use figure::ToList;

/// Cells across and up: they are squares, see [`super::window::SHAPE`].
const CELLS: (usize, usize) = (56, 48);
/// Nodes in a row, and rows of nodes.
const NODES: (usize, usize) = (CELLS.0 + 1, CELLS.1 + 1);
/// Shares of the window's area that lie below the contour lines: denser towards the valley.
const SHARES: [f64; 14] = [0.003, 0.012, 0.03, 0.06, 0.1, 0.16, 0.23, 0.31, 0.4, 0.5, 0.6, 0.7, 0.81, 0.92];
const NOBODY: usize = usize::MAX;

/// The losses on a grid over the window.
pub(super) struct Land {
    corner: Pair,
    size: Pair,
    /// Row by row from below.
    values: Vec<f64>,
    /// The losses of the contour lines, ascending.
    levels: Vec<f64>,
    lines: Vec<Line>,
    /// The lowest places, starred.
    pub(super) minima: Vec<Pair>,
    /// The lowest loss of the grid.
    pub(super) lowest: f64,
}

/// An open or closed line.
pub(super) type Line = Vec<(f64, f64)>;

impl Land {
    pub(super) fn of(surface: &Surface, window: Window) -> Self {
        let (corner, size) = (window.corner, window.size);
        let step = size[0] / CELLS.0 as f64;
        let place = |i: usize| [corner[0] + step * (i % NODES.0) as f64, corner[1] + step * (i / NODES.0) as f64];
        let mut values: Vec<f64> = (0..NODES.0 * NODES.1).map(|i| surface.loss(place(i))).list();
        let highest = values.iter().copied().filter(|loss| loss.is_finite()).fold(0.0, f64::max);
        // Where a function has no value the ground is as high as anywhere.
        values.iter_mut().filter(|loss| !loss.is_finite()).for_each(|loss| *loss = highest);
        let lowest = values.iter().copied().fold(highest, f64::min);
        let mut sorted = values.clone();
        order::sort_long(&mut sorted, f64::total_cmp);
        let mut levels: Vec<f64> = SHARES.iter().map(|share| sorted[(share * sorted.len() as f64) as usize]).list();
        levels.dedup();
        let mut land = Self { corner, size, values, levels, lines: Vec::new(), minima: surface.minima(window), lowest };
        let all = land
            .levels
            .iter()
            .flat_map(|&level| land.lines_at(level, surface).into_iter().map(move |line| (level, line)));
        let clear = all.filter(|(_, line)| land.is_clear(line));
        land.lines = clear.map(|(level, line)| rounded(line, level, surface)).list();
        land
    }

    /// Whether a line is more than a speck: in a valley that is narrower than a cell, a contour falls into small rings.
    fn is_clear(&self, line: &Line) -> bool {
        /// The points of the shortest line that is drawn.
        const SHORTEST: usize = 24;
        let cell = self.size[0] / CELLS.0 as f64;
        let near =
            |minimum: &Pair| line.iter().any(|(x, y)| (x - minimum[0]).abs().max((y - minimum[1]).abs()) < 4.0 * cell);
        line.len() >= SHORTEST || self.minima.iter().any(near)
    }

    /// How high each node is, from 0 in the valley to 1, as a share of the levels; row by row from above.
    pub(super) fn ground(&self) -> Vec<f32> {
        let lowest = self.values.iter().copied().fold(f64::INFINITY, f64::min);
        let highest = self.values.iter().copied().fold(lowest, f64::max);
        let high = |&value: &f64| {
            let below = self.levels.partition_point(|&level| level < value);
            let from = below.checked_sub(1).map_or(lowest, |i| self.levels[i]);
            let to = self.levels.get(below).copied().unwrap_or(highest);
            let part = if to > from { (value - from) / (to - from) } else { 0.0 };
            (below as f64 + part) as f32 / (self.levels.len() + 1) as f32
        };
        self.values.chunks(NODES.0).rev().flatten().map(high).list()
    }

    /// How many values a row of the ground has.
    pub(super) fn columns(&self) -> usize {
        NODES.0
    }

    /// Every contour line.
    pub(super) fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The contour lines of one loss.
    pub(super) fn lines_at(&self, level: f64, surface: &Surface) -> Vec<Line> {
        let mut neighbours = vec![[NOBODY; 2]; 2 * NODES.0 * NODES.1];
        for cell in 0..CELLS.0 * CELLS.1 {
            let (i, j) = (cell % CELLS.0, cell / CELLS.0);
            for (a, b) in self.segments(j * NODES.0 + i, level) {
                for (from, to) in [(a, b), (b, a)] {
                    let place = usize::from(neighbours[from][0] != NOBODY);
                    neighbours[from][place] = to;
                }
            }
        }
        // Lines that end at the border first, then rings.
        let open =
            |neighbours: &[[usize; 2]], edge: usize| neighbours[edge][0] != NOBODY && neighbours[edge][1] == NOBODY;
        let mut lines = Vec::new();
        for closed in [false, true] {
            for edge in 0..neighbours.len() {
                if open(&neighbours, edge) || closed && neighbours[edge][0] != NOBODY {
                    lines.push(self.walk(&mut neighbours, edge, level, surface));
                }
            }
        }
        lines
    }

    /// The line that begins at this edge; what has been walked is taken out of `neighbours`.
    fn walk(&self, neighbours: &mut [[usize; 2]], start: usize, level: f64, surface: &Surface) -> Line {
        let mut line = vec![self.crossing(start, level, surface)];
        let mut at = start;
        loop {
            let next = neighbours[at][0];
            if next == NOBODY {
                return line;
            }
            // Taken away on both sides.
            neighbours[at] = [neighbours[at][1], NOBODY];
            let back =
                if neighbours[next][0] == at { [neighbours[next][1], NOBODY] } else { [neighbours[next][0], NOBODY] };
            neighbours[next] = back;
            line.push(self.crossing(next, level, surface));
            at = next;
        }
    }

    /// The pieces of the contour in the cell whose lower left node this is, as pairs of edges. An edge is named after the
    /// node at its lower or left end: even numbers run to the right, odd ones upwards.
    fn segments(&self, node: usize, level: f64) -> Vec<(usize, usize)> {
        let corners = [node, node + 1, node + NODES.0 + 1, node + NODES.0];
        let edges = [2 * node, 2 * (node + 1) + 1, 2 * (node + NODES.0), 2 * node + 1];
        let above = corners.map(|corner| self.values[corner] > level);
        let cut: Vec<usize> = (0..4).filter(|&k| above[k] != above[(k + 1) % 4]).map(|k| edges[k]).list();
        match cut[..] {
            [a, b] => vec![(a, b)],
            [a, b, c, d] => {
                // A saddle: the middle decides which two corners belong together.
                let middle = 0.25 * corners.iter().map(|&corner| self.values[corner]).sum::<f64>() > level;
                if middle == above[0] { vec![(a, b), (c, d)] } else { vec![(d, a), (b, c)] }
            }
            _ => Vec::new(),
        }
    }

    /// Where the contour crosses an edge: a straight guess between its ends, and a second one from there, because the ground
    /// bends.
    fn crossing(&self, edge: usize, level: f64, surface: &Surface) -> (f64, f64) {
        let node = edge / 2;
        let across = edge.is_multiple_of(2);
        let other = if across { node + 1 } else { node + NODES.0 };
        let step = self.size[0] / CELLS.0 as f64;
        let at = |share: f64| {
            let (right, up) = if across { (share, 0.0) } else { (0.0, share) };
            let (column, row) = ((node % NODES.0) as f64, (node / NODES.0) as f64);
            [self.corner[0] + step * (column + right), self.corner[1] + step * (row + up)]
        };
        let guess = |(a, from): (f64, f64), (b, to): (f64, f64)| a + (b - a) * (level - from) / (to - from);
        let (from, to) = ((0.0, self.values[node]), (1.0, self.values[other]));
        let first = guess(from, to);
        let value = surface.loss(at(first));
        let side = if (value > level) == (to.1 > level) { from } else { to };
        let second = if value == level || !value.is_finite() { first } else { guess(side, (first, value)) };
        let [x, y] = at(second);
        (x, y)
    }
}

/// A short ring is seen to have corners: it gets more points, each put on its level.
fn rounded(line: Line, level: f64, surface: &Surface) -> Line {
    /// A line of more points has no corners that anybody sees.
    const MANY: usize = 90;
    let mut line = line;
    while line.len() < MANY && line.len() > 2 {
        let last = line.last().copied();
        let between = line.windows(2).flat_map(|pair| [pair[0], on_level(pair[0], pair[1], level, surface)]);
        line = between.chain(last).list();
    }
    line
}

/// Between two neighbours on a contour: their middle, moved along the gradient to where the loss is the contour's.
fn on_level(a: (f64, f64), b: (f64, f64), level: f64, surface: &Surface) -> (f64, f64) {
    let middle = (0.5 * (a.0 + b.0), 0.5 * (a.1 + b.1));
    let [x, y] = surface.gradient([middle.0, middle.1]);
    let by = (level - surface.loss([middle.0, middle.1])) / (x * x + y * y);
    let (right, up) = (by * x, by * y);
    // Where the ground is flat, or the line turns sharply, this would lead astray.
    let near = libm::hypot(right, up) < 0.3 * libm::hypot(b.0 - a.0, b.1 - a.1);
    if near { (middle.0 + right, middle.1 + up) } else { middle }
}

#[cfg(test)]
mod tests {
    use super::super::surface::tests::all;
    use super::*;

    #[test]
    fn contours_lie_on_their_level_and_the_gradient_is_perpendicular_to_them() {
        for surface in all() {
            let land = Land::of(&surface, surface.window());
            let cell = land.size[0] / CELLS.0 as f64;
            let node = |i: f64, j: f64| surface.loss([land.corner[0] + cell * i, land.corner[1] + cell * j]);
            for &level in &land.levels {
                let lines = land.lines_at(level, &surface);
                assert!(!lines.is_empty(), "{} has a contour at {level}", surface.name());
                for (x, y) in lines.iter().flatten() {
                    // Every point lies on an edge of the grid whose ends are on either side of the level.
                    let (i, j) = ((x - land.corner[0]) / cell, (y - land.corner[1]) / cell);
                    let near = |k: f64| {
                        if (k - k.round()).abs() < 1e-9 { (k.round(), k.round()) } else { (k.floor(), k.ceil()) }
                    };
                    let ((left, right), (low, high)) = (near(i), near(j));
                    let (a, b) = (node(left, low), node(right, high));
                    let slack = 1e-9 * (1.0 + level.abs());
                    assert!(a.min(b) <= level + slack && level <= a.max(b) + slack, "{} {level}", surface.name());
                }
                for pair in lines.iter().flat_map(|line| line.windows(2)) {
                    let long = (pair[1].0 - pair[0].0).hypot(pair[1].1 - pair[0].1);
                    assert!(long <= 1.5 * cell, "{}: neighbours", surface.name());
                }
            }
        }
        // On the round bowl every contour is a circle, and the gradient points straight away from its middle.
        let bowl = Surface::Bowl { condition: 1.0, scale: 1.0 };
        for line in Land::of(&bowl, bowl.window()).lines_at(4.5, &bowl) {
            assert_eq!(line.first(), line.last(), "a ring");
            for pair in line.windows(2) {
                assert!((pair[0].0.hypot(pair[0].1) - 3.0).abs() < 1e-4);
                let along = [pair[1].0 - pair[0].0, pair[1].1 - pair[0].1];
                let g = bowl.gradient([pair[0].0, pair[0].1]);
                let cosine = (along[0] * g[0] + along[1] * g[1]) / (along[0].hypot(along[1]) * g[0].hypot(g[1]));
                assert!(cosine.is_nan() || cosine.abs() < 0.06, "{cosine}");
            }
        }
    }
}
