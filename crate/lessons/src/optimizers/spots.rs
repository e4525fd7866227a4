//! Finds a free place for a label on the map.

use figure::{Rect, ToList, clamp};

/// The places that are taken, in CSS pixels.
pub(super) struct Spots {
    within: Rect,
    taken: Vec<Rect>,
    /// Lines that a label crosses only if it must.
    lines: Vec<(f64, f64)>,
}

impl Spots {
    pub(super) fn new(within: Rect) -> Self {
        Self { within, taken: Vec::new(), lines: Vec::new() }
    }

    /// Takes the place around a point, whoever is there.
    pub(super) fn take(&mut self, (x, y): (f64, f64), (width, height): (f64, f64)) {
        self.taken.push(Rect { x: x - 0.5 * width, y: y - 0.5 * height, width, height });
    }

    /// A line that should stay clear, from point to point.
    pub(super) fn avoid(&mut self, points: &[(f64, f64)]) {
        /// From one point that is kept clear to the next, in CSS pixels.
        const APART: f64 = 10.0;
        for pair in points.windows(2) {
            let (across, down) = (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
            let pieces = clamp((across.abs().max(down.abs()) / APART).ceil(), 1.0, 100.0);
            let on = |i: u32| (pair[0].0 + across * f64::from(i) / pieces, pair[0].1 + down * f64::from(i) / pieces);
            self.lines.extend((0..=pieces as u32).map(on));
        }
    }

    /// The first free one of these middles, moved inside; it is then taken.
    pub(super) fn find(
        &mut self,
        middles: impl IntoIterator<Item = (f64, f64)>,
        (width, height): (f64, f64),
    ) -> Option<(f64, f64)> {
        let area = self.within;
        let inside = |(x, y): (f64, f64)| {
            let x = clamp(x, area.x + 0.5 * width, area.x + area.width - 0.5 * width);
            (x, clamp(y, area.y + 0.5 * height, area.y + area.height - 0.5 * height))
        };
        let near = |(x, y): (f64, f64), other: (f64, f64), size: (f64, f64)| {
            2.0 * (other.0 - x).abs() < width + size.0 && 2.0 * (other.1 - y).abs() < height + size.1
        };
        let meets = |at: (f64, f64), other: &Rect| {
            near(at, (other.x + 0.5 * other.width, other.y + 0.5 * other.height), (other.width, other.height))
        };
        let finite = middles.into_iter().filter(|(x, y)| x.is_finite() && y.is_finite()).map(inside);
        let free: Vec<(f64, f64)> = finite.filter(|at| !self.taken.iter().any(|other| meets(*at, other))).list();
        let clear = free.iter().find(|at| !self.lines.iter().any(|point| near(**at, *point, (0.0, 0.0))));
        let found = *clear.or(free.first())?;
        self.take(found, (width, height));
        Some(found)
    }
}
