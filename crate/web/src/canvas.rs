//! A scene on a canvas of the page.

use crate::backend::{CellCanvases, PageBackend, Widths};
use figure::{Color, Key, Message, Role, Scene, Theme};
use js_sys::{Function, Object, Reflect};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Units of the renderer to a CSS pixel.
const FINE: f64 = 16.0;

/// Draws `scene`, or a `part` of it, with a group that is `lit`, with `scale` device pixels to a CSS pixel. The page has already set the canvas's size.
pub(crate) fn paint(
    scene: &Scene,
    (part, lit): (Option<usize>, Option<Key>),
    canvas: HtmlCanvasElement,
    (cells, widths): (&mut CellCanvases, &mut Widths),
    scale: f64,
    theme: &Theme,
    say: &dyn Fn(&Message) -> String,
) -> Result<(), JsError> {
    let context = prepare(&canvas, scale / FINE, part.is_none())?;
    let backend =
        CanvasBackend::with_canvas_object(canvas).ok_or_else(|| JsError::new("canvas: it has no 2d context"))?;
    let mut page = PageBackend { backend, context, font: String::new(), colors: [None; 2], width: 0, cells, widths };
    figure::render_part(scene, part, lit, &mut page, FINE, theme, say).map_err(|error| JsError::new(&error))
}

/// Sets round joins and units of 1/16 pixel. plotters rounds every coordinate to whole units, and with whole pixels a curve
/// would show corners.
fn prepare(canvas: &HtmlCanvasElement, unit: f64, empty: bool) -> Result<CanvasRenderingContext2d, JsError> {
    let context = canvas.get_context("2d").ok().flatten().and_then(|context| context.dyn_into().ok());
    let context: CanvasRenderingContext2d = context.ok_or_else(|| JsError::new("canvas: it has no 2d context"))?;
    context.set_line_join("round");
    context.set_line_cap("round");
    let scaled = |unit: f64| {
        context.set_transform(unit, 0.0, 0.0, unit, 0.0, 0.0).map_err(|_| JsError::new("canvas: no transform"))
    };
    if empty {
        scaled(1.0)?;
        // A scene may end inside a row of pixels, and the old picture would shine through there.
        context.clear_rect(0.0, 0.0, f64::from(canvas.width()), f64::from(canvas.height()));
    }
    scaled(unit)?;
    Ok(context)
}

/// The page's colours by role name. A role that is missing, or is not a colour, keeps its light default.
pub(crate) fn theme(colors: &JsValue) -> Theme {
    let mut theme = Theme::light();
    let text = |name: &str| Reflect::get(colors, &name.into()).ok().and_then(|value| value.as_string());
    for role in Role::ALL {
        if let Some(color) = text(role.name()).as_deref().and_then(Color::from_css) {
            theme.set(role, color);
        }
    }
    theme.family = text("family").unwrap_or(theme.family);
    theme.math = text("math").unwrap_or(theme.math);
    theme
}

/// The page's way to turn a message into words.
pub(crate) fn speaker(say: &Function) -> impl Fn(&Message) -> String + '_ {
    move |message| {
        let args = Object::new();
        for (name, value) in &message.args {
            // Setting a property of a fresh object cannot fail.
            let _ = Reflect::set(&args, &(*name).into(), &value.into());
        }
        let said = say.call2(&JsValue::NULL, &message.id.as_str().into(), &args);
        said.ok().and_then(|words| words.as_string()).unwrap_or_else(|| message.id.clone())
    }
}
