//! How the map, the losses and the rail share the room.

use super::window::SHAPE;
use crate::Room;
use figure::{Rect, clamp};

/// From this width on, the losses stand beside the map and the rule below both.
const BESIDE: f64 = 480.0;
/// From this width on, letters are those of a wide page.
const WIDE: f64 = 700.0;
/// Height of the rail, and the space above it.
pub(super) const RAIL: f64 = 92.0;
const GAP: f64 = 12.0;
/// The height of the losses below a map: six names stand there, one below the other. A low picture has room for fewer.
const STRIP: f64 = 80.0;
const LOW: f64 = 0.24;

/// The places of a room. Areas are whole pixels: half a row would keep a trace of what was painted before.
pub(super) struct Layout {
    pub(super) width: f64,
    /// Height of the large picture.
    pub(super) height: f64,
    /// Whether there is a rail.
    pub(super) rail: bool,
    pub(super) map: Rect,
    /// The losses with the names at their ends.
    pub(super) losses: Rect,
    /// So much of its width is for the names.
    pub(super) names: f64,
    /// From one name to the next.
    pub(super) line: f64,
    /// Size of letters.
    pub(super) size: f64,
}

impl Layout {
    pub(super) fn of(room: Room) -> Self {
        let (wide, rail) = (room.width >= WIDE, room.width >= BESIDE);
        let size = if wide { 15.0 } else { figure::smallest_text(room.width).max(13.0) };
        let height = if rail { room.height - GAP - RAIL } else { room.height };
        // Tick labels take this much at the left, below, and left of the losses.
        let (left, below, ticks) = if wide { (40.0, 30.0, 64.0) } else { (34.0, 26.0, if rail { 50.0 } else { 46.0 }) };
        let names = 1.2 * figure::text_width("momentum", size, true) + 20.0;
        let (top, right) = (8.0, if wide { 4.0 } else { 2.0 });
        let (across, up) = if rail {
            (0.64 * room.width - left, height - top - below)
        } else {
            (room.width - left - right - 6.0, height - 2.0 * below - 2.0 * top - (LOW * room.height).min(STRIP))
        };
        let unit = clamp((across / SHAPE.0).min(up / SHAPE.1), 10.0, 200.0).floor();
        let map = Rect { x: left, y: top, width: SHAPE.0 * unit, height: SHAPE.1 * unit };
        let losses = if rail {
            let x = left + map.width + ticks;
            Rect { x, y: top, width: (room.width - x - right).floor(), height: map.height }
        } else {
            let (x, y) = (ticks, top + map.height + below + top);
            Rect { x, y, width: (room.width - x - right).floor(), height: (height - y - below).floor() }
        };
        Self { width: room.width, height, rail, map, losses, names, line: if rail { 24.0 } else { size }, size }
    }
}
