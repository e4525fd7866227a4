//! The part of a scene that belongs to one plot alone, so that the plot can be painted without the others.

use crate::{Plot, Rect, Scene, Ticks};

impl Scene {
    /// How many parts [`render_part`](crate::render_part) can draw one by one: one for each plot if no plot's region meets
    /// another's, else 1, which is the whole scene.
    pub fn parts(&self) -> usize {
        let regions = || self.plots.iter().map(|plot| self.region(plot));
        let meets = |i: usize, region: &Rect| regions().take(i).any(|other| region.intersection(&other).is_some());
        if regions().enumerate().any(|(i, region)| meets(i, &region)) { 1 } else { self.plots.len() }
    }

    /// The rectangle that holds a plot with its labels. Without axes it is the plot's area; with axes it reaches to the areas of
    /// the plots beside it, or to the scene's edges.
    pub(crate) fn region(&self, plot: &Plot) -> Rect {
        let area = plot.area;
        if has_no_axes(plot) {
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

fn has_no_axes(plot: &Plot) -> bool {
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
    fn a_plot_with_axes_reaches_to_the_plot_beside_it() {
        let beside = scene(vec![Plot::pixels(120.0, 200.0), with_axes(160.0, 30.0)]);
        assert_eq!(beside.parts(), 2);
        assert_eq!(beside.region(&beside.plots[0]), Rect { x: 0.0, y: 0.0, width: 120.0, height: 200.0 });
        assert_eq!(beside.region(&beside.plots[1]), Rect { x: 120.0, y: 0.0, width: 180.0, height: 200.0 });
        let below = scene(vec![Plot::pixels(300.0, 80.0), with_axes(160.0, 100.0)]);
        assert_eq!(below.parts(), 2);
        assert_eq!(below.region(&below.plots[1]), Rect { x: 0.0, y: 80.0, width: 300.0, height: 120.0 });
    }

    #[test]
    fn plots_whose_labels_may_meet_are_drawn_together() {
        assert_eq!(scene(vec![with_axes(40.0, 10.0), with_axes(40.0, 120.0)]).parts(), 1);
        assert_eq!(scene(vec![Plot::pixels(300.0, 200.0), with_axes(160.0, 30.0)]).parts(), 1);
        assert_eq!(scene(vec![with_axes(40.0, 10.0)]).parts(), 1);
    }
}
