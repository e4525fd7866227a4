//! The large picture: the plane, and beside it the network. On a phone the losses stand below the plane, and the network has a
//! picture of its own in a fold.

use super::course::Course;
use super::highlights::Highlights;
use super::maps::Maps;
use super::{graph, losses, plane};
use crate::Room;
use figure::{Axis, Plot, Range, Rect, Scene, ToList};

/// Below this width everything stands in one picture.
const BROAD: f64 = 480.0;
/// Between the large picture and the losses below it.
const GAP: f64 = 12.0;
/// Between the plane and the network.
const BESIDE: f64 = 20.0;
/// The plane takes no more of the width.
const MOST: f64 = 0.6;
/// The losses of a phone, and the gap above them.
const STRIP: f64 = 60.0;
const STRIP_GAP: f64 = 4.0;
/// The network in its fold, as a share of the width.
const GRAPH: f64 = 0.8;

pub(super) fn is_narrow(room: Room) -> bool {
    room.width < BROAD
}

/// The height of the losses below the large picture.
pub(super) fn rail_height(room: Room) -> f64 {
    libm::round(0.165 * room.height).clamp(76.0, 110.0)
}

pub(super) fn stage(course: &Course, pinned: Option<&Course>, highlights: &Highlights, room: Room) -> Scene {
    let maps = Maps::new(course);
    if is_narrow(room) {
        return phone(course, pinned, highlights, &maps, room);
    }
    let height = room.height - GAP - rail_height(room);
    let left = plane::left(course);
    let side = libm::round((height - plane::ABOVE - plane::BELOW).min(MOST * room.width - left));
    let area = Rect { x: left, y: plane::ABOVE, width: side, height: side };
    let from = left + side + BESIDE;
    let (graph, handles) =
        graph::plot(course, highlights, &maps, Rect { x: from, y: 0.0, width: room.width - from, height });
    let plane = plane::plot(course, highlights, &maps, area);
    let handles = [plane::handle(course, highlights, area)].into_iter().chain(handles).list();
    Scene { width: room.width, height, plots: vec![plane, graph], handles }
}

/// The plane with the losses below it.
fn phone(course: &Course, pinned: Option<&Course>, highlights: &Highlights, maps: &Maps, room: Room) -> Scene {
    let (width, height) = (room.width, room.height);
    let around = plane::ABOVE + plane::BELOW + STRIP_GAP + STRIP;
    let labels = plane::left(course);
    let side = libm::round((height - around).min(width - labels - 10.0));
    let left = libm::round(labels + 0.5 * (width - labels - 10.0 - side));
    let area = Rect { x: left, y: plane::ABOVE, width: side, height: side };
    let ground = Rect { x: 0.0, y: height - STRIP, width, height: STRIP };
    let (losses, moment) = losses::strip(course, pinned, highlights, ground);
    let plots = vec![plane::plot(course, highlights, maps, area), losses];
    let handles = [plane::handle(course, highlights, area)].into_iter().chain(moment).list();
    Scene { width, height, plots, handles }
}

/// The network alone.
pub(super) fn network(course: &Course, highlights: &Highlights, width: f64) -> Scene {
    let height = libm::round(GRAPH * width);
    let area = Rect { x: 0.0, y: 0.0, width, height };
    let (plot, handles) = graph::plot(course, highlights, &Maps::new(course), area);
    Scene { width, height, plots: vec![plot], handles }
}

/// A part of a scene without axes. Its units are the scene's CSS pixels.
pub(super) fn sheet(area: Rect) -> Plot {
    let (right, bottom) = (area.x + area.width, area.y + area.height);
    Plot {
        area,
        x: Axis::hidden(Range::linear(area.x, right)),
        y: Axis::hidden(Range::linear(area.y, bottom).flipped()),
        marks: Vec::new(),
    }
}
