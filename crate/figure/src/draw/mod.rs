//! From a scene to a backend's pixels.
//!
//! [`render`] goes through the plots; `marks` draws what a plot shows and `axes` its axes. Both work in CSS pixels and
//! hand everything to the pen (`pen`), which alone calls the backend. `network` has the marks of a kind of their own, which get
//! a brush (`brush`).

mod axes;
mod band;
mod brush;
mod canvas;
mod geometry;
mod marks;
mod network;
mod pen;
mod region;
mod round;
mod svg;
mod text_line;

pub use canvas::Canvas;
pub use svg::svg;

use crate::{Key, Mark, Rect, Role, Scene, Theme, Translate};
use axes::axes;
use marks::MarkPainter;
use pen::{FontCorrection, Pen};

pub(crate) use brush::Brush;
pub(crate) use pen::Drawn;

/// What is left of the colours of marks while others are lit.
pub(crate) const DIM: f64 = 0.35;
/// No scene and no plot is larger, in CSS pixels.
const LARGEST: f64 = 20_000.0;

/// Draws a scene on any backend of plotters, `scale` of the backend's units to a CSS pixel.
///
/// Backends round to whole units, so curves are smooth only if `scale` is 8 or more. A canvas gets such units by a transform of
/// its context. The backend should join and end strokes round.
///
/// # Errors
/// The text of the backend's error.
///
/// ```
/// use figure::{Mark, Message, Plot, Role, Scene, Stroke, Theme, render};
/// use plotters_svg::SVGBackend;
///
/// let mut plot = Plot::pixels(200.0, 100.0);
/// plot.marks.push(Mark::Line { points: vec![(0.0, 0.0), (200.0, 100.0)], stroke: Stroke::solid(Role::Ink, 2.0) });
/// let scene = Scene { width: 200.0, height: 100.0, plots: vec![plot], handles: Vec::new() };
///
/// let translate = |message: &Message| message.id.clone();
/// let mut text = String::new();
/// render(&scene, &mut SVGBackend::with_string(&mut text, (1600, 800)), 8.0, &Theme::light(), &translate)?;
/// assert!(text.contains(r#"points="0,0 1600,800"#));
/// # Ok::<(), String>(())
/// ```
pub fn render<B: Canvas>(scene: &Scene, backend: &mut B, scale: f64, theme: &Theme, translate: Translate) -> Drawn {
    render_part(scene, None, None, backend, scale, theme, translate)
}

/// Draws one of the [`parts`](Scene::parts) of a scene over an earlier picture of the same size, or the whole scene if `part` is
/// `None`. While a group is `lit`, marks of other groups step back; those of none stay. For `scale` see [`render`].
///
/// # Errors
/// The text of the backend's error.
pub fn render_part<B: Canvas>(
    scene: &Scene,
    part: Option<usize>,
    lit: Option<Key>,
    backend: &mut B,
    scale: f64,
    theme: &Theme,
    translate: Translate,
) -> Drawn {
    let bounds = bounds_of(scene);
    let pen = &mut Pen { backend, theme, bounds, scale, font: FontCorrection::CANVAS, fade: 1.0 };
    draw(scene, part, lit.filter(|lit| scene.has(*lit)), pen, translate)
}

/// The scene as a rectangle; it is empty if the scene's size makes no sense.
fn bounds_of(scene: &Scene) -> Rect {
    let side = |length: f64| if (0.0..=LARGEST).contains(&length) { length } else { 0.0 };
    Rect { x: 0.0, y: 0.0, width: side(scene.width), height: side(scene.height) }
}

/// Draws a scene, or a part of it, with a pen that is made for it.
fn draw<B: Canvas>(
    scene: &Scene,
    part: Option<usize>,
    lit: Option<Key>,
    pen: &mut Pen<B>,
    translate: Translate,
) -> Drawn {
    let bounds = pen.bounds;
    pen.backend.ensure_prepared().map_err(|error| error.to_string())?;
    let cleared = part.and_then(|part| scene.plots.get(part)).map_or(bounds, |plot| scene.region(plot));
    pen.rect(&cleared, Role::Surface.into())?;
    for (_, plot) in scene.plots.iter().enumerate().filter(|(i, _)| part.is_none_or(|part| part == *i)) {
        // Nothing has a place in a plot without area, or in one that is too large.
        let fits = plot.area.width.max(plot.area.height) <= LARGEST;
        let Some(area) = plot.area.intersection(&bounds).filter(|_| fits) else {
            continue;
        };
        let mut painter = MarkPainter { pen, plot, area, scene: bounds, translate };
        let (below, above): (Vec<&Mark>, Vec<&Mark>) = plot.marks.iter().partition(|mark| is_below_grid(mark));
        below.into_iter().try_for_each(|mark| painter.lit(mark, lit))?;
        axes(painter.pen, plot, &bounds, translate)?;
        above.into_iter().try_for_each(|mark| painter.lit(mark, lit))?;
    }
    pen.backend.present().map_err(|error| error.to_string())
}

impl Scene {
    /// Whether any mark belongs to a group.
    pub fn has(&self, group: Key) -> bool {
        self.plots.iter().flat_map(|plot| &plot.marks).any(|mark| mark.groups().contains(&group))
    }
}

/// Whether a mark is painted below the axes and their grid lines.
fn is_below_grid(mark: &Mark) -> bool {
    matches!(mark.bare(), Mark::Band { .. } | Mark::Grid { .. })
}
