//! The part of the plane that is shown: the usual one, or as much as a learner's own points need.

use super::points::EDGE;
use figure::{Range, Scale, ToList};

/// Around points beyond the usual plane, as a share of their width.
const MARGIN: f64 = 0.1;

/// From where to where, along both axes. Maps and boundaries are computed on the usual plane and put into this one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Window {
    pub(super) x: (f64, f64),
    pub(super) y: (f64, f64),
}

/// −EDGE … EDGE along both.
pub(super) const USUAL: Window = Window { x: (-EDGE, EDGE), y: (-EDGE, EDGE) };

impl Window {
    /// All of these places are in it. An axis with no number beyond the usual ones stays as it is.
    pub(super) fn around(places: &[(f64, f64)]) -> Self {
        let along = |all: &dyn Fn() -> Vec<f64>| {
            let numbers = all();
            if numbers.iter().all(|number| number.abs() <= EDGE) {
                return (-EDGE, EDGE);
            }
            let range = Range::covering(Scale::Linear, numbers, MARGIN);
            (range.start(), range.end())
        };
        Self {
            x: along(&|| places.iter().map(|place| place.0).list()),
            y: along(&|| places.iter().map(|place| place.1).list()),
        }
    }

    /// Where a place of the usual plane is here.
    pub(super) fn place(&self, (u, v): (f64, f64)) -> (f64, f64) {
        (along(self.x, u), along(self.y, v))
    }

    /// The place of the usual plane that is shown here.
    pub(super) fn usual(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let back = |(from, to): (f64, f64), at: f64| (at - 0.5 * (from + to)) / (0.5 * (to - from) / EDGE);
        (back(self.x, x), back(self.y, y))
    }

    /// The same place, but along an axis that does not show it the middle.
    pub(super) fn within(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let shown = |(from, to): (f64, f64), at: f64| if (from..=to).contains(&at) { at } else { 0.5 * (from + to) };
        (shown(self.x, x), shown(self.y, y))
    }

    /// Whether a place is shown.
    pub(super) fn has(&self, place: (f64, f64)) -> bool {
        self.within(place) == place
    }

    /// The largest size of a number along each axis.
    pub(super) fn most(&self) -> (f64, f64) {
        let most = |(from, to): (f64, f64)| from.abs().max(to.abs());
        (most(self.x), most(self.y))
    }
}

/// For the usual axis this is the number itself, to the last bit.
fn along((from, to): (f64, f64), u: f64) -> f64 {
    0.5 * (from + to) + 0.5 * (to - from) / EDGE * u
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_plane_is_kept_to_the_last_bit_and_others_hold_every_point() {
        assert_eq!(Window::around(&[(6.0, -6.0), (0.1, 0.2)]), USUAL);
        assert_eq!(USUAL.place((0.1, -1.7)), (0.1, -1.7));
        assert_eq!(USUAL.usual((0.1, -1.7)), (0.1, -1.7));
        let places = [(150.0, 1.0), (190.0, -2.0), (1e6, 0.0)];
        let window = Window::around(&places);
        assert_eq!(window.y, USUAL.y, "an axis of its own");
        assert!(places.iter().all(|place| window.has(*place)) && !window.has((0.0, 7.0)));
        let (u, v) = window.usual(window.place((2.5, -3.5)));
        assert!((u - 2.5).abs() < 1e-9 && (v + 3.5).abs() < 1e-9);
        let narrow = Window::around(&[(1e6, 7.0), (1e6, 7.0)]);
        assert!(narrow.x.0 < 1e6 && narrow.x.1 > 1e6 && narrow.y.0 < 7.0 && narrow.y.1 > 7.0);
    }
}
