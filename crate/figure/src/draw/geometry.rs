//! What happens to curves before they become pixels: they are clipped, simplified and cut into dashes.

use crate::Rect;
use crate::list::ToList;

/// A point in CSS pixels.
pub(crate) type Point = (f64, f64);

/// The part of the segment from `a` to `b` that lies inside `border` (Liang and Barsky 1984).
pub(crate) fn clip_segment(a: Point, b: Point, border: &Rect) -> Option<(Point, Point)> {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    // For each side: how far inside it `a` is, and how much of that distance the segment uses up.
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

/// The pieces of a curve that lie inside `border`. A missing point breaks the curve.
pub(crate) fn clip_curve(points: impl IntoIterator<Item = Option<Point>>, border: &Rect) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    let mut before = None;
    // Whether the last piece ends at the point before: then the next segment continues that piece.
    let mut open = false;
    for point in points {
        let segment = before.zip(point);
        let inside = segment.and_then(|(a, b)| clip_segment(a, b, border));
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

/// The curve with fewer points, and nowhere further than `tolerance` from the points it had.
///
/// Backends round to whole device pixels. Between close points that makes steps on a gentle slope, so points should lie far
/// apart. From each point it keeps, the function holds a cone of directions: those that pass every dropped point closely enough.
/// A point outside the cone starts the next line.
pub(crate) fn simplify(points: &[Point], tolerance: f64) -> Vec<Point> {
    let Some((&start, rest)) = points.split_first() else {
        return Vec::new();
    };
    let mut kept = vec![start];
    let (mut anchor, mut last) = (start, start);
    let mut cone: Option<(Point, Point)> = None;
    let mut distance = 0.0;
    for &point in rest {
        let mut direction = minus(point, anchor);
        let fits = length(direction) >= distance
            && cone.is_none_or(|(low, high)| cross(low, direction) >= 0.0 && cross(direction, high) >= 0.0);
        if !fits {
            kept.push(last);
            (anchor, cone) = (last, None);
            direction = minus(point, anchor);
        }
        distance = length(direction);
        if distance > tolerance {
            cone = Some(narrow(cone, direction, tolerance / distance));
        }
        last = point;
    }
    kept.push(last);
    kept
}

/// The part of the cone that lies within an angle of `direction`; `sine` is the sine of that angle.
fn narrow(cone: Option<(Point, Point)>, direction: Point, sine: f64) -> (Point, Point) {
    let cosine = (1.0 - sine * sine).sqrt();
    let (x, y) = direction;
    let low = (x * cosine + y * sine, y * cosine - x * sine);
    let high = (x * cosine - y * sine, y * cosine + x * sine);
    let Some((old_low, old_high)) = cone else {
        return (low, high);
    };
    let low = if cross(old_low, low) > 0.0 { low } else { old_low };
    let high = if cross(old_high, high) < 0.0 { high } else { old_high };
    (low, high)
}

/// The dashes of a curve: each is `on` long, and gaps are `off` long.
pub(crate) fn dashes(points: &[Point], on: f64, off: f64) -> Vec<Vec<Point>> {
    let mut pieces = Vec::new();
    let mut piece: Vec<Point> = points.first().copied().into_iter().list();
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

pub(crate) fn minus(a: Point, b: Point) -> Point {
    (a.0 - b.0, a.1 - b.1)
}

pub(crate) fn length((x, y): Point) -> f64 {
    (x * x + y * y).sqrt()
}

fn cross(a: Point, b: Point) -> f64 {
    a.0 * b.1 - a.1 * b.0
}
