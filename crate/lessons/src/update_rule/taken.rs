//! What stands on the picture already, so that the triangle's labels find a free place.

use super::Descent;
use super::window::Look;
use figure::{Plot, Rect, ToList};

/// From where to where a text reaches, and the height of its middle.
pub(super) type Reach = (f64, f64, f64);

pub(super) struct Taken {
    /// Where labels may stand.
    room: Rect,
    /// The curve in CSS pixels.
    curve: Vec<(f64, f64)>,
    /// Other labels, and the hollow ball.
    boxes: Vec<Rect>,
}

pub(super) fn taken(run: &Descent, plot: &Plot, look: Look) -> Taken {
    let area = plot.area;
    let mut boxes = Vec::new();
    let mut take = |middle: (f64, f64), half: (f64, f64)| {
        let (x, y) = (middle.0 - half.0, middle.1 - half.1);
        boxes.push(Rect { x, y, width: 2.0 * half.0, height: 2.0 * half.1 });
    };
    let on_curve = |w: f64| plot.px((w, run.loss(w)));
    for minimum in run.curve.minima() {
        let Some((x, y)) = on_curve(minimum.at) else { continue };
        let half = 4.2 * look.small;
        let right = past_lines(run, plot, minimum.at, look).map_or(0.0, |right| right + half);
        take((x + right, y + 9.0 + 0.6 * look.small), (half, 0.6 * look.small));
    }
    if let Some((x, y)) = on_curve(run.landing()).filter(|_| !run.hides() && run.window().contains(run.landing())) {
        take((x, y), (look.ball, look.ball));
        // The dotted line from there to the axis.
        let half = 0.5 * (area.y + area.height - y).max(0.0);
        take((x, y + half), (4.0, half));
    }
    let curve = (0..=130).filter_map(|i| on_curve(plot.x.range.value_at(f64::from(i) / 130.0))).list();
    let room = Rect { x: area.x + 4.0, y: area.y - 2.0, width: area.width, height: area.height + 2.0 - look.row() };
    Taken { room, curve, boxes }
}

/// Where a dotted line from a ball to the axis would cross the name of a minimum, the name begins so far to the right of it.
pub(super) fn past_lines(run: &Descent, plot: &Plot, minimum: f64, look: Look) -> Option<f64> {
    let x = plot.x_px(minimum)?;
    let landing = Some(run.landing()).filter(|_| !run.hides());
    let lines = [Some(run.w()), landing].into_iter().flatten().filter_map(|w| Some(plot.x_px(w)? - x));
    let furthest = lines.filter(|right| right.abs() < 3.0 * look.small).fold(f64::NEG_INFINITY, f64::max);
    furthest.is_finite().then_some(furthest + 8.0)
}

impl Taken {
    /// One more text takes its place.
    pub(super) fn add(&mut self, (from, to, middle): Reach, size: f64) {
        self.boxes.push(Rect { x: from, y: middle - 0.6 * size, width: to - from, height: 1.2 * size });
    }

    /// The first of these places beside a point at which a text is free; or, where there is none, the first that only the curve
    /// crosses.
    pub(super) fn place(
        &self,
        places: &[(f64, f64)],
        reach: impl Fn((f64, f64)) -> Reach,
        size: f64,
    ) -> Option<(f64, f64)> {
        let find = |crossing| places.iter().copied().find(|&place| self.leaves(reach(place), size, crossing));
        find(false).or_else(|| find(true))
    }

    /// Whether a text of this size lies in the room and on nothing else; `crossing` says whether the curve may cross it.
    pub(super) fn leaves(&self, (from, to, middle): Reach, size: f64, crossing: bool) -> bool {
        let (top, bottom) = (middle - 0.55 * size, middle + 0.55 * size);
        let inside = from >= self.room.x
            && to <= self.room.x + self.room.width
            && top >= self.room.y
            && bottom <= self.room.y + self.room.height;
        let apart = |other: &Rect| {
            to < other.x || other.x + other.width < from || bottom < other.y || other.y + other.height < top
        };
        // A steep curve may pass between two of its points.
        let crossed = self.curve.windows(2).any(|pair| {
            let [a, b] = [pair[0], pair[1]];
            b.0 > from && a.0 < to && a.1.max(b.1) > top && a.1.min(b.1) < bottom
        });
        inside && (crossing || !crossed) && self.boxes.iter().all(apart)
    }
}
