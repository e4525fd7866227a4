//! Contour lines by marching squares, and the ground they stand on.

use super::surface::{Pair, Surface};

/// Cells across and up.
const CELLS: usize = 48;
const NODES: usize = CELLS + 1;
/// Shares of the window's area that lie below the contour lines: denser towards the valley.
const SHARES: [f64; 14] = [0.003, 0.012, 0.03, 0.06, 0.1, 0.16, 0.23, 0.31, 0.4, 0.5, 0.6, 0.7, 0.81, 0.92];
const NOBODY: usize = usize::MAX;

/// The losses on a grid over the window.
pub(super) struct Land {
    corner: Pair,
    side: f64,
    /// Row by row from below.
    values: Vec<f64>,
    /// The losses of the contour lines, ascending.
    levels: Vec<f64>,
    /// The lowest places, starred.
    pub(super) minima: Vec<Pair>,
}

/// An open or closed line.
pub(super) type Line = Vec<(f64, f64)>;

impl Land {
    pub(super) fn of(surface: &Surface) -> Self {
        let (corner, side) = surface.window();
        let step = side / CELLS as f64;
        let place = |i: usize| [corner[0] + step * (i % NODES) as f64, corner[1] + step * (i / NODES) as f64];
        let values: Vec<f64> = (0..NODES * NODES).map(|i| surface.loss(place(i))).collect();
        let mut sorted = values.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        let mut levels: Vec<f64> = SHARES.iter().map(|share| sorted[(share * sorted.len() as f64) as usize]).collect();
        levels.dedup();
        Self { corner, side, values, levels, minima: surface.minima() }
    }

    /// How high each node is, from 0 in the valley to 1, as a share of the levels; row by row from above.
    pub(super) fn ground(&self) -> Vec<f32> {
        let high = |value: &f64| self.levels.partition_point(|level| level < value) as f32 / self.levels.len() as f32;
        self.values.chunks(NODES).rev().flatten().map(high).collect()
    }

    /// How many values a row of the ground has.
    pub(super) fn columns(&self) -> usize {
        NODES
    }

    /// Every contour line.
    pub(super) fn lines(&self) -> Vec<Line> {
        self.levels.iter().flat_map(|&level| self.lines_at(level)).collect()
    }

    /// The contour lines of one loss.
    pub(super) fn lines_at(&self, level: f64) -> Vec<Line> {
        let mut links = vec![[NOBODY; 2]; 2 * NODES * NODES];
        for cell in 0..CELLS * CELLS {
            let (i, j) = (cell % CELLS, cell / CELLS);
            for (a, b) in self.segments(j * NODES + i, level) {
                for (from, to) in [(a, b), (b, a)] {
                    let place = usize::from(links[from][0] != NOBODY);
                    links[from][place] = to;
                }
            }
        }
        // Lines that end at the border first, then rings.
        let open = |links: &[[usize; 2]], edge: usize| links[edge][0] != NOBODY && links[edge][1] == NOBODY;
        let mut lines = Vec::new();
        for closed in [false, true] {
            for edge in 0..links.len() {
                if open(&links, edge) || closed && links[edge][0] != NOBODY {
                    lines.push(self.walk(&mut links, edge, level));
                }
            }
        }
        lines
    }

    /// The line that begins at this edge; what has been walked is taken out of `links`.
    fn walk(&self, links: &mut [[usize; 2]], start: usize, level: f64) -> Line {
        let mut line = vec![self.crossing(start, level)];
        let mut at = start;
        loop {
            let next = links[at][0];
            if next == NOBODY {
                return line;
            }
            // Taken away on both sides.
            links[at] = [links[at][1], NOBODY];
            let back = if links[next][0] == at { [links[next][1], NOBODY] } else { [links[next][0], NOBODY] };
            links[next] = back;
            line.push(self.crossing(next, level));
            at = next;
        }
    }

    /// The pieces of the contour in the cell whose lower left node this is, as pairs of edges. An edge is named after the
    /// node at its lower or left end: even numbers run to the right, odd ones upwards.
    fn segments(&self, node: usize, level: f64) -> Vec<(usize, usize)> {
        let corners = [node, node + 1, node + NODES + 1, node + NODES];
        let edges = [2 * node, 2 * (node + 1) + 1, 2 * (node + NODES), 2 * node + 1];
        let above = corners.map(|corner| self.values[corner] > level);
        let cut: Vec<usize> = (0..4).filter(|&k| above[k] != above[(k + 1) % 4]).map(|k| edges[k]).collect();
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

    /// Where the contour crosses an edge.
    fn crossing(&self, edge: usize, level: f64) -> (f64, f64) {
        let node = edge / 2;
        let other = if edge.is_multiple_of(2) { node + 1 } else { node + NODES };
        let (from, to) = (self.values[node], self.values[other]);
        let share = (level - from) / (to - from);
        let step = self.side / CELLS as f64;
        let (right, up) = if edge.is_multiple_of(2) { (share, 0.0) } else { (0.0, share) };
        (self.corner[0] + step * ((node % NODES) as f64 + right), self.corner[1] + step * ((node / NODES) as f64 + up))
    }
}

#[cfg(test)]
mod tests {
    use super::super::surface::tests::all;
    use super::*;

    #[test]
    fn contours_lie_on_their_level_and_the_gradient_is_perpendicular_to_them() {
        for surface in all() {
            let land = Land::of(&surface);
            let cell = land.side / CELLS as f64;
            let node = |i: f64, j: f64| surface.loss([land.corner[0] + cell * i, land.corner[1] + cell * j]);
            for &level in &land.levels {
                let lines = land.lines_at(level);
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
        let bowl = Surface::Bowl { condition: 1.0 };
        for line in Land::of(&bowl).lines_at(4.5) {
            assert_eq!(line.first(), line.last(), "a ring");
            for pair in line.windows(2) {
                assert!((pair[0].0.hypot(pair[0].1) - 3.0).abs() < 0.01);
                let along = [pair[1].0 - pair[0].0, pair[1].1 - pair[0].1];
                let g = bowl.gradient([pair[0].0, pair[0].1]);
                let cosine = (along[0] * g[0] + along[1] * g[1]) / (along[0].hypot(along[1]) * g[0].hypot(g[1]));
                assert!(cosine.is_nan() || cosine.abs() < 0.06, "{cosine}");
            }
        }
    }
}
