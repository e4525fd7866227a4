//! What can be touched: the start, the place where a step is foretold, and the names of the racers.

use super::layout::Layout;
use super::racer::NAMES;
use super::surface::Pair;
use super::{Race, predict};
use figure::{Handle, Message, PlaneAxis, Plot, Rect, ToList, Touch};

/// The start can be dragged over the map; while a landing is asked for, the whole map takes it.
pub(super) fn of(race: &Race, map: &Plot) -> Vec<Handle> {
    let window = race.track.window;
    if race.waits() {
        let keys = predict::keys(race.steps + 1).map(|key| format!("landing:{key}"));
        return vec![plane(race, map, "landing", map.area, keys, race.selected().place)];
    }
    // A start outside of the map is taken hold of at its rim.
    let start = race.selected().trail.at(0).unwrap_or_default();
    let seen = window.nearest(start);
    let (x, y) = map.px((seen[0], seen[1])).unwrap_or_default();
    let area = Rect { x: x - 22.0, y: y - 22.0, width: 44.0, height: 44.0 };
    vec![plane(race, map, "start", area, ["x0", "y0"].map(str::to_owned), start)]
}

fn plane(race: &Race, map: &Plot, id: &str, area: Rect, keys: [String; 2], at: Pair) -> Handle {
    let window = race.track.window;
    let names = race.track.surface.names();
    let pixel = |k: usize, value: f64| if k == 0 { map.x_px(value) } else { map.y_px(value) }.unwrap_or(0.0);
    let axis = |k: usize, key: String| {
        let (from, to) = window.ends(k);
        PlaneAxis {
            key,
            symbol: names[k].clone(),
            from: (pixel(k, from), from),
            to: (pixel(k, to), to),
            value: figure::clamp(at[k], from, to),
            step: window.size[0] / 100.0,
        }
    };
    let [x, y] = keys;
    Handle {
        segment: None,
        group: None,
        id: id.to_owned(),
        area,
        key: x.clone(),
        touch: Touch::Plane { x: axis(0, x), y: axis(1, y), press: None },
        label: Message::new(format!("optimizers-drag-{id}")).with("x", names[0].clone()).with("y", names[1].clone()),
        restart: None,
    }
}

/// On a wide page a press on a racer's name looks at it.
pub(super) fn names(race: &Race, named: &[(usize, (f64, f64))], layout: &Layout) -> Vec<Handle> {
    if !layout.rail || race.racers.len() < 2 || race.waits() {
        return Vec::new();
    }
    let handle = |&(index, (x, y)): &(usize, (f64, f64))| Handle {
        segment: None,
        group: Some(NAMES[index].to_owned()),
        id: format!("look-{}", NAMES[index]),
        area: Rect { x: x - 4.0, y: y - 0.5 * layout.line, width: layout.names - 4.0, height: layout.line },
        key: "optimizer".to_owned(),
        touch: Touch::Select { value: NAMES[index].to_owned(), selected: index == race.selected().index },
        label: Message::new("optimizers-look").with("optimizer", NAMES[index]),
        restart: None,
    };
    named.iter().map(handle).list()
}
