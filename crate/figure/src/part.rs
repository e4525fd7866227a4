//! A scene whose plots can be drawn one by one, over those of a scene before of the same size: each on a ground of its own.

use crate::{Plot, Rect, Scene, Ticks};

impl Scene {
    /// In how many parts it can be drawn: as many as it has plots if no ground touches another plot, else in one.
    pub fn parts(&self) -> usize {
        let grounds = || self.plots.iter().map(|plot| self.ground(plot));
        let meet = |i: usize, ground: &Rect| grounds().take(i).any(|other| ground.common(&other).is_some());
        if grounds().enumerate().any(|(i, ground)| meet(i, &ground)) { 1 } else { self.plots.len() }
    }

    /// What a plot covers. One without axes stays in its area; labels of axes have room up to the areas beside it.
    pub(crate) fn ground(&self, plot: &Plot) -> Rect {
        let area = plot.area;
        if is_bare(plot) {
            return area;
        }
        let (mut x, mut y, mut right, mut bottom) = (0.0_f64, 0.0_f64, self.width, self.height);
        for Plot { area: other, .. } in &self.plots {
            if other.right() <= area.x {
                x = x.max(other.right());
            } else if other.x >= area.right() {
                right = right.min(other.x);
            }
            if other.bottom() <= area.y {
                y = y.max(other.bottom());
            } else if other.y >= area.bottom() {
                bottom = bottom.min(other.y);
            }
        }
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
        assert_eq!(beside.ground(&beside.plots[0]), Rect { x: 0.0, y: 0.0, width: 120.0, height: 200.0 });
        assert_eq!(beside.ground(&beside.plots[1]), Rect { x: 120.0, y: 0.0, width: 180.0, height: 200.0 });
        let below = scene(vec![Plot::pixels(300.0, 80.0), with_axes(160.0, 100.0)]);
        assert_eq!(below.parts(), 2);
        assert_eq!(below.ground(&below.plots[1]), Rect { x: 0.0, y: 80.0, width: 300.0, height: 120.0 });
    }

    #[test]
    fn plots_whose_labels_share_their_room_are_drawn_together() {
        assert_eq!(scene(vec![with_axes(40.0, 10.0), with_axes(40.0, 120.0)]).parts(), 1);
        assert_eq!(scene(vec![Plot::pixels(300.0, 200.0), with_axes(160.0, 30.0)]).parts(), 1);
        assert_eq!(scene(vec![with_axes(40.0, 10.0)]).parts(), 1);
    }
}
