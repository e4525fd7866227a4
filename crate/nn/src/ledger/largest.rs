//! The paths with the largest products, without looking at the others.
//!
//! A network of 20 layers of 16 has 16¹⁸ paths, too many to list. They are found best first. One sweep from the loss down
//! gives, for every neuron, the largest product that a path from there can still reach (Viterbi 1967). It tells the best
//! path of all, and the best path that leaves a known one at a given place (Lawler 1972; Eppstein 1998 for shortest paths).
//! A heap of such departures gives the paths in descending order.
//!
//! Products are compared by the sum of their factors' logarithms, which cannot underflow. A factor of 0 is −∞.

use libm::{fabs, log};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Layers of nodes, each joined to all of the next. Level 0 holds one node, the start.
pub(crate) trait Layered {
    /// The number of nodes on a level.
    fn width(&self, level: usize) -> usize;
    /// The factor on the edge that leads from node `from` of the level before to node `to` of this level.
    fn edge(&self, level: usize, to: usize, from: usize) -> f64;
    /// The factor that closes a path at a node of the last level.
    fn end(&self, node: usize) -> f64;
}

/// The `count` paths of largest |product| from `start` to the last level, the largest first: the nodes of each, level by
/// level. Equals come in a fixed order. `last` is the last level, at least 1.
pub(crate) fn largest_paths<G: Layered>(graph: &G, start: usize, last: usize, count: usize) -> Vec<Vec<usize>> {
    let mut search = Search { graph, suffix: suffixes(graph, start, last), ranking: rankings(graph, start, last) };
    let root = [start];
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut departures = BinaryHeap::from([Departure { score: 0.0, parent: 0, level: 1, rank: 0 }]);
    while found.len() < count
        && let Some(departure) = departures.pop()
    {
        let stem = found.get(departure.parent).map_or(&root[..], |path| &path[..departure.level]);
        let path = search.complete(stem, departure.rank, last);
        search.push_departures(&mut departures, &path, &departure, found.len());
        found.push(path);
    }
    found
}

/// The best path that follows the path `parent` up to before `level`, and there takes the child of this rank.
struct Departure {
    score: f64,
    parent: usize,
    level: usize,
    rank: usize,
}

impl Ord for Departure {
    fn cmp(&self, other: &Departure) -> Ordering {
        // The heap's top is the greatest: the best score, and among equals the earliest found.
        let place = |d: &Departure| (d.parent, d.level, d.rank);
        self.score.total_cmp(&other.score).then_with(|| place(other).cmp(&place(self)))
    }
}

impl PartialOrd for Departure {
    fn partial_cmp(&self, other: &Departure) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Departure {
    fn eq(&self, other: &Departure) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Departure {}

struct Search<'a, G> {
    graph: &'a G,
    /// `suffix[level][node]`: the largest log |product| from the node to the end.
    suffix: Vec<Vec<f64>>,
    /// `ranking[level][node]`: the nodes of the next level, best continuation first; empty until first asked for.
    ranking: Vec<Vec<Vec<u32>>>,
}

impl<G: Layered> Search<'_, G> {
    /// The stem, then the child of this rank, then the best all the way.
    fn complete(&mut self, stem: &[usize], rank: usize, last: usize) -> Vec<usize> {
        let mut path = Vec::with_capacity(last + 1);
        path.extend_from_slice(stem);
        path.push(self.child(stem.len() - 1, stem[stem.len() - 1], rank));
        for level in stem.len()..last {
            path.push(self.child(level, path[level], 0));
        }
        path
    }

    /// Every place at which a path not yet listed leaves this one: at its own departure the next rank, below it rank 1.
    fn push_departures(&mut self, heap: &mut BinaryHeap<Departure>, path: &[usize], own: &Departure, parent: usize) {
        let mut score_before = 0.0;
        for level in 1..path.len() {
            let rank = if level == own.level { own.rank + 1 } else { 1 };
            if level >= own.level && rank < self.graph.width(level) {
                let child = self.child(level - 1, path[level - 1], rank);
                let score = score_before + self.score(level, child, path[level - 1]);
                heap.push(Departure { score, parent, level, rank });
            }
            score_before += log_abs(self.graph.edge(level, path[level], path[level - 1]));
        }
    }

    /// log |edge · best continuation|.
    fn score(&self, level: usize, to: usize, from: usize) -> f64 {
        log_abs(self.graph.edge(level, to, from)) + self.suffix[level][to]
    }

    /// The node after `node` of this level that has the given rank.
    fn child(&mut self, level: usize, node: usize, rank: usize) -> usize {
        if self.ranking[level][node].is_empty() {
            let scores: Vec<f64> = (0..self.graph.width(level + 1)).map(|to| self.score(level + 1, to, node)).collect();
            self.ranking[level][node] = descending(&scores);
        }
        self.ranking[level][node][rank] as usize
    }
}

/// The places of `scores`, the largest score first and equal ones in their order. They go through the heap of departures:
/// a sort would bring more code into the page's first view than all of this file.
pub(crate) fn descending(scores: &[f64]) -> Vec<u32> {
    let mut heap = BinaryHeap::with_capacity(scores.len());
    for (parent, &score) in scores.iter().enumerate() {
        heap.push(Departure { score, parent, level: 0, rank: 0 });
    }
    std::iter::from_fn(|| heap.pop()).map(|next| next.parent as u32).collect()
}

fn suffixes<G: Layered>(graph: &G, start: usize, last: usize) -> Vec<Vec<f64>> {
    let mut suffix = vec![Vec::new(); last + 1];
    suffix[last] = (0..graph.width(last)).map(|node| log_abs(graph.end(node))).collect();
    for level in (1..last).rev() {
        let mut best = vec![f64::NEG_INFINITY; graph.width(level)];
        for (to, after) in suffix[level + 1].iter().enumerate() {
            for (from, best) in best.iter_mut().enumerate() {
                let score = log_abs(graph.edge(level + 1, to, from)) + after;
                if score > *best {
                    *best = score;
                }
            }
        }
        suffix[level] = best;
    }
    suffix[0] = vec![f64::NEG_INFINITY; start + 1];
    suffix
}

fn rankings<G: Layered>(graph: &G, start: usize, last: usize) -> Vec<Vec<Vec<u32>>> {
    (0..last).map(|level| vec![Vec::new(); if level == 0 { start + 1 } else { graph.width(level) }]).collect()
}

fn log_abs(factor: f64) -> f64 {
    log(fabs(factor))
}
