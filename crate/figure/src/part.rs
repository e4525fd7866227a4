//! A scene whose plots can be drawn one by one, over those of a scene before of the same size: each on a ground of its own.

use crate::{Plot, Rect, Scene, Ticks};

impl Scene {
    /// In how many parts it can be drawn: as many as it has plots if no ground touches another plot, else in one.
    pub fn parts(&self) -> usize {
        let grounds: Vec<Rect> = (0..self.plots.len()).map(|part| self.ground(part)).collect();
        let apart = |i: usize, ground: &Rect| grounds[..i].iter().all(|other| ground.common(other).is_none());
        let all = grounds.iter().enumerate().all(|(i, ground)| apart(i, ground));
        if all { grounds.len().max(1) } else { 1 }
    }

    /// What a plot covers. One without axes stays in its area; labels of axes have room up to the areas beside it.
    pub(crate) fn ground(&self, part: usize) -> Rect {
        let plot = &self.plots[part];
        let area = plot.area;
        if is_bare(plot) {
            return area;
        }
        let others = || self.plots.iter().enumerate().filter(|(i, _)| *i != part).map(|(_, other)| other.area);
        let before = |ends: f64, start: f64| if ends <= start { ends } else { 0.0 };
        let after = |starts: f64, end: f64, edge: f64| if starts >= end { starts } else { edge };
        let x = others().map(|other| before(other.right(), area.x)).fold(0.0, f64::max);
        let y = others().map(|other| before(other.bottom(), area.y)).fold(0.0, f64::max);
        let right = others().map(|other| after(other.x, area.right(), self.width)).fold(self.width, f64::min);
        let bottom = others().map(|other| after(other.y, area.bottom(), self.height)).fold(self.height, f64::min);
        Rect { x, y, width: right - x, height: bottom - y }
    }
}

fn is_bare(plot: &Plot) -> bool {
    [&plot.x, &plot.y].iter().all(|axis| matches!(axis.ticks, Ticks::None) && axis.label.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Axis, Range};

    fn axis() -> Axis {
        Axis { ticks: Ticks::Every(40.0), ..Axis::hidden(Range::linear(0.0, 1.0)) }
    }

    fn with_axes(x: f64, y: f64) -> Plot {
        Plot { area: Rect { x, y, width: 100.0, height: 50.0 }, x: axis(), y: axis(), marks: Vec::new() }
    }

    fn scene(plots: Vec<Plot>) -> Scene {
        Scene { width: 300.0, height: 200.0, plots, handles: Vec::new() }
    }

    #[test]
    fn a_plot_beside_a_bare_one_has_all_that_is_left() {
        let beside = scene(vec![Plot::pixels(120.0, 200.0), with_axes(160.0, 30.0)]);
        assert_eq!(beside.parts(), 2);
        assert_eq!(beside.ground(0), Rect { x: 0.0, y: 0.0, width: 120.0, height: 200.0 });
        assert_eq!(beside.ground(1), Rect { x: 120.0, y: 0.0, width: 180.0, height: 200.0 });
        let below = scene(vec![Plot::pixels(300.0, 80.0), with_axes(160.0, 100.0)]);
        assert_eq!(below.parts(), 2);
        assert_eq!(below.ground(1), Rect { x: 0.0, y: 80.0, width: 300.0, height: 120.0 });
    }

    #[test]
    fn plots_whose_labels_share_their_room_are_drawn_together() {
        assert_eq!(scene(vec![with_axes(40.0, 10.0), with_axes(40.0, 120.0)]).parts(), 1);
        assert_eq!(scene(vec![Plot::pixels(300.0, 200.0), with_axes(160.0, 30.0)]).parts(), 1);
        assert_eq!(scene(vec![with_axes(40.0, 10.0)]).parts(), 1);
    }
}
