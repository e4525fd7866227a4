//! Geometry of lines before they become pixels: cut at a border, thinned out, cut into dashes.

use crate::Rect;

/// A point in CSS pixels.
pub(crate) type Point = (f64, f64);

impl Rect {
    pub(crate) fn right(&self) -> f64 {
        self.x + self.width
    }

    pub(crate) fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// What both have in common, if anything; also `None` if a number is not finite.
    pub(crate) fn common(&self, other: &Self) -> Option<Self> {
        let (x, y) = (self.x.max(other.x), self.y.max(other.y));
        let (width, height) = (self.right().min(other.right()) - x, self.bottom().min(other.bottom()) - y);
        let finite = [self.x, self.y, self.width, self.height].iter().all(|number| number.is_finite());
        (finite && width > 0.0 && height > 0.0).then_some(Self { x, y, width, height })
    }

    /// Whether the other lies inside of this one, half a pixel aside.
    pub(crate) fn holds(&self, other: &Self) -> bool {
        let near = |inner: f64, outer: f64| inner <= outer + 0.5;
        near(self.x, other.x)
            && near(self.y, other.y)
            && near(other.right(), self.right())
            && near(other.bottom(), self.bottom())
    }

    fn nearest(&self, (x, y): Point) -> Point {
        (between(x, self.x, self.right()), between(y, self.y, self.bottom()))
    }
}

/// The part of the segment from `a` to `b` inside of `border` (Liang and Barsky).
pub(crate) fn cut(a: Point, b: Point, border: &Rect) -> Option<(Point, Point)> {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    // For each side: how far `a` is inside of it, and how much of that the segment uses up.
    let sides = [(a.0 - border.x, -dx), (border.right() - a.0, dx), (a.1 - border.y, -dy), (border.bottom() - a.1, dy)];
    for (inside, used) in sides {
        if used == 0.0 && inside < 0.0 {
            return None;
        } else if used < 0.0 {
            enter = enter.max(inside / used);
        } else if used > 0.0 {
            leave = leave.min(inside / used);
        }
    }
    let at = |t: f64| border.nearest((a.0 + t * dx, a.1 + t * dy));
    let first = if enter == 0.0 { a } else { at(enter) };
    let last = if leave == 1.0 { b } else { at(leave) };
    (enter <= leave).then_some((first, last))
}

/// The pieces of a curve inside of `border`. A missing point breaks the curve.
pub(crate) fn clip(points: impl IntoIterator<Item = Option<Point>>, border: &Rect) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    let mut before = None;
    // Whether the last piece ends in the point before, so that the next segment continues it.
    let mut open = false;
    for point in points {
        let segment = before.zip(point);
        let inside = segment.and_then(|(a, b)| cut(a, b, border));
        match (inside, pieces.last_mut()) {
            (Some((_, last)), Some(piece)) if open => piece.push(last),
            (Some((first, last)), _) => pieces.push(vec![first, last]),
            (None, _) => {}
        }
        open = inside.is_some_and(|(_, last)| point == Some(last));
        before = point;
    }
    pieces
}

/// The curve with fewer points, nowhere further than `tolerance` away. Backends round to whole device pixels; far
/// apart points keep that from showing as steps on a gentle slope. From each kept point on, directions are narrowed
/// down to those that pass every dropped point closely enough.
pub(crate) fn simplify(points: &[Point], tolerance: f64) -> Vec<Point> {
    let Some((&start, rest)) = points.split_first() else {
        return Vec::new();
    };
    let mut kept = vec![start];
    let (mut anchor, mut last) = (start, start);
    let mut cone: Option<(Point, Point)> = None;
    let mut reach = 0.0;
    for &point in rest {
        let mut way = minus(point, anchor);
        let fits =
            length(way) >= reach && cone.is_none_or(|(low, high)| cross(low, way) >= 0.0 && cross(way, high) >= 0.0);
        if !fits {
            kept.push(last);
            (anchor, cone) = (last, None);
            way = minus(point, anchor);
        }
        reach = length(way);
        if reach > tolerance {
            cone = Some(narrow(cone, way, tolerance / reach));
        }
        last = point;
    }
    kept.push(last);
    kept
}

/// The cone's common part with the directions around `way` whose sine is at most `sine`.
fn narrow(cone: Option<(Point, Point)>, way: Point, sine: f64) -> (Point, Point) {
    let cosine = (1.0 - sine * sine).sqrt();
    let low = (way.0 * cosine + way.1 * sine, way.1 * cosine - way.0 * sine);
    let high = (way.0 * cosine - way.1 * sine, way.1 * cosine + way.0 * sine);
    let Some((old_low, old_high)) = cone else {
        return (low, high);
    };
    let low = if cross(old_low, low) > 0.0 { low } else { old_low };
    let high = if cross(old_high, high) < 0.0 { high } else { old_high };
    (low, high)
}

/// The curve cut into dashes `on` long and `off` apart.
pub(crate) fn dashes(points: &[Point], on: f64, off: f64) -> Vec<Vec<Point>> {
    let mut pieces = Vec::new();
    let mut piece: Vec<Point> = points.first().copied().into_iter().collect();
    let (mut drawing, mut left) = (true, on);
    for pair in points.windows(2) {
        let (mut here, there) = (pair[0], pair[1]);
        let mut rest = length(minus(there, here));
        while rest > left {
            let t = left / rest;
            here = (here.0 + t * (there.0 - here.0), here.1 + t * (there.1 - here.1));
            rest -= left;
            if drawing {
                piece.push(here);
                pieces.push(std::mem::take(&mut piece));
            } else {
                piece = vec![here];
            }
            drawing = !drawing;
            left = if drawing { on } else { off };
        }
        left -= rest;
        if drawing {
            piece.push(there);
        }
    }
    if drawing && piece.len() > 1 {
        pieces.push(piece);
    }
    pieces
}

/// `clamp`, whose complaint about limits would bring along all that it takes to write a number.
pub fn between(x: f64, least: f64, greatest: f64) -> f64 {
    if x < least {
        least
    } else if x > greatest {
        greatest
    } else {
        x
    }
}

pub(crate) fn minus(a: Point, b: Point) -> Point {
    (a.0 - b.0, a.1 - b.1)
}

pub(crate) fn length((x, y): Point) -> f64 {
    (x * x + y * y).sqrt()
}

fn cross(a: Point, b: Point) -> f64 {
    a.0 * b.1 - a.1 * b.0
}
