//! How racers are told apart: by colour, by dash, and by a shape where they stand.

use figure::{Mark, Plot, Role, Stroke, ToList};

/// Colour and dash of each optimizer, in the order of [`super::racer::NAMES`]. Where a reader chooses the colours, four of them
/// are alike: the dashes must tell them apart alone.
pub(super) fn stroke(index: usize, width: f64) -> Stroke {
    let (role, dash) = [
        (Role::Ink, None),
        (Role::Positive, Some((16.0, 4.0))),
        (Role::Bound, Some((7.0, 5.0))),
        (Role::Negative, Some((2.0, 4.0))),
        (Role::Fifth, Some((4.0, 9.0))),
        (Role::Sixth, Some((14.0, 10.0))),
    ][index];
    Stroke { dash, ..Stroke::solid(role, width) }
}

/// Where a CSS pixel of the scene is, in the plot's units.
pub(super) fn unplot(plot: &Plot, (x, y): (f64, f64)) -> (f64, f64) {
    let area = plot.area;
    let across = plot.x.range.value_at((x - area.x) / area.width);
    (across, plot.y.range.value_at(1.0 - (y - area.y) / area.height))
}

/// The shape of an optimizer at a CSS pixel of the scene: disc, triangles upwards and downwards, square, cross, diamond.
pub(super) fn shape(plot: &Plot, index: usize, (x, y): (f64, f64), radius: f64) -> Mark {
    let stroke = Stroke { dash: None, ..stroke(index, 2.5) };
    let at = |across: f64, down: f64| unplot(plot, (x + radius * across, y + radius * down));
    let line = |corners: &[(f64, f64)]| Mark::Line {
        points: corners.iter().map(|corner| at(corner.0, corner.1)).list(),
        stroke,
    };
    match index {
        0 => Mark::Dots { points: vec![at(0.0, 0.0)], radius, fill: stroke.paint, outline: None },
        1 => line(&[(0.0, -1.1), (1.05, 0.8), (-1.05, 0.8), (0.0, -1.1)]),
        2 => line(&[(0.0, 1.1), (1.05, -0.8), (-1.05, -0.8), (0.0, 1.1)]),
        3 => Mark::Bars { bars: vec![(at(-0.9, -0.9), at(0.9, 0.9))], fill: stroke.paint },
        4 => line(&[(-0.9, -0.9), (0.9, 0.9), (0.0, 0.0), (0.9, -0.9), (-0.9, 0.9)]),
        _ => line(&[(0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0), (0.0, -1.2)]),
    }
}
