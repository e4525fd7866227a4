//! The lessons for the page: values in, a view out, and pictures onto canvases.

use crate::canvas::{paint, speaker, theme};
use crate::paper::Cells;
use crate::view::{Elsewhere, LessonView, PanelView, View};
use crate::write::to_js;
use figure::Scene;
use js_sys::{Array, Function, Object};
use lessons::{Body, Kind, LESSONS, Lesson, Session, Values, controls, find, settle, words};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// One lesson element's window on the lessons. It holds nothing that the values do not determine: it can be thrown away
/// and made anew at any time.
#[wasm_bindgen]
#[derive(Default)]
pub struct Lab {
    session: Option<(&'static str, Session)>,
    scenes: Vec<(&'static str, Scene)>,
    cells: Cells,
}

#[wasm_bindgen]
impl Lab {
    /// A lab that has shown nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        figure::write_numbers_by(crate::digits::exponential);
        Self::default()
    }

    /// The words of all lessons: a Fluent catalogue.
    pub fn words() -> String {
        words()
    }

    /// Every lesson with its controls and presets.
    pub fn lessons() -> Result<JsValue, JsError> {
        let views = LESSONS.iter().map(|&lesson| LessonView {
            slug: lesson.slug(),
            controls: controls(lesson),
            presets: lesson.presets(),
            speeds: lesson.speeds().0,
            speed: lesson.speeds().1,
        });
        to_js(&views.collect::<Vec<_>>())
    }

    /// Takes `changes` (pairs of key and text) into the values `old` (an object of texts): what is allowed holds, what
    /// is not is refused with a message and keeps its old value.
    pub fn settle(&self, slug: &str, old: &JsValue, changes: &JsValue) -> Result<JsValue, JsError> {
        to_js(&settle(lesson(slug)?, &texts(old), &pairs(changes), &number))
    }

    /// The view of settled `values`, or the name of the module that can show it, for a main column of `width` CSS pixels. Of its
    /// `parts`, `near` leaves out the wide panels below, and `pictures` all panels but pictures, too: they are to stay as they
    /// were; `none` is no view but the t reached, after what can be worked out for a view beforehand. Where the steps to their t
    /// take longer than `patience` milliseconds, the view is of a moment on the way; with `until` the way ends where the run has
    /// arrived.
    pub fn show(
        &mut self,
        slug: &str,
        values: &JsValue,
        width: f64,
        parts: &str,
        patience: f64,
        until: bool,
    ) -> Result<JsValue, JsError> {
        let lesson = lesson(slug)?;
        // Settled again, so that no caller can hand a run what it does not expect.
        let values = settle(lesson, &texts(values), &[], &number).values;
        if let Some(annex) = lesson.annex(&values) {
            return to_js(&Elsewhere { annex });
        }
        let wanted = values.whole("t");
        let start = now();
        let before = if parts == "none" { Vec::new() } else { std::mem::take(&mut self.scenes) };
        let (run, t) = self.session(lesson, &values).toward(wanted, until, &mut || now() - start < patience);
        if parts == "none" {
            run.ready();
            return Ok(JsValue::from(t as f64));
        }
        let width = if width.is_finite() { width.clamp(240.0, 4000.0) } else { 640.0 };
        let panels = match parts {
            "near" => run.panels_in_sight(width),
            "pictures" => run.pictures(width),
            _ => run.panels(width),
        };
        let parameters = lesson.controls().iter().filter(|control| matches!(control.kind, Kind::Parameter { .. }));
        let view = View {
            t,
            behind: t < wanted && run.stopped().is_none(),
            outcome: if until && (t == wanted || run.arrived()) { run.outcome() } else { None },
            stopped: lessons::stopped(lesson, run, t),
            next: run.next(),
            describe: run.describe(),
            actions: run.actions(),
            counters: run.counters(),
            options: parameters.map(|control| (control.key, run.options(control.key))).collect(),
            idle: run.idle(),
            gauges: run.gauges(),
            readings: run.readings(),
            panels: panels.iter().map(|panel| PanelView::new(panel, &before)).collect(),
        };
        let shown = to_js(&view);
        self.scenes = panels
            .into_iter()
            .filter_map(|panel| match panel.body {
                Body::Picture { scene, .. } => Some((panel.id, scene)),
                _ => None,
            })
            .collect();
        shown
    }

    fn session(&mut self, lesson: &'static dyn Lesson, values: &Values) -> &mut Session {
        let kept = self.session.take().and_then(|(slug, mut session)| {
            let fits = slug == lesson.slug() && (session.runs_on(values) || session.bend(lesson, values));
            fits.then_some((slug, session))
        });
        let (_, session) = self.session.insert(kept.unwrap_or_else(|| (lesson.slug(), Session::new(lesson, values))));
        session.look(values);
        session
    }

    /// Draws a picture of the latest view, or one `part` of it over an earlier picture of that size. `colors` maps role names to CSS
    /// colours, and `family` to a font; `say` turns a message id and its arguments into words.
    pub fn paint(
        &mut self,
        canvas: HtmlCanvasElement,
        picture: &str,
        scale: f64,
        colors: &JsValue,
        say: &Function,
        part: Option<usize>,
    ) -> Result<(), JsError> {
        let found = self.scenes.iter().find(|(id, _)| *id == picture);
        let (_, scene) = found.ok_or_else(|| JsError::new(&format!("picture: “{picture}” is not in this view")))?;
        paint(scene, part, canvas, &mut self.cells, scale.clamp(1.0, 4.0), &theme(colors), &speaker(say))
    }
}

/// The own properties of an object that are texts.
fn texts(object: &JsValue) -> Vec<(String, String)> {
    object.dyn_ref::<Object>().map(|object| pairs(&Object::entries(object))).unwrap_or_default()
}

/// The pairs of texts in an array; anything else is left out.
fn pairs(array: &JsValue) -> Vec<(String, String)> {
    let pair = |item: JsValue| {
        let pair = item.dyn_into::<Array>().ok()?;
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    };
    array.dyn_ref::<Array>().map(|array| array.iter().filter_map(pair).collect()).unwrap_or_default()
}

#[wasm_bindgen]
extern "C" {
    /// JavaScript's own reading of a whole text: what is no number through and through is NaN.
    #[wasm_bindgen(js_name = Number)]
    fn read_number(text: &str) -> f64;
    /// Milliseconds since some moment.
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

/// A decimal number as JavaScript reads it, but nothing else that JavaScript would read: no "", no 0x10, no Infinity.
fn number(text: &str) -> Option<f64> {
    let decimal = !text.is_empty() && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E'));
    decimal.then(|| read_number(text)).filter(|value| value.is_finite())
}

fn lesson(slug: &str) -> Result<&'static dyn Lesson, JsError> {
    find(slug).ok_or_else(|| {
        let all: Vec<&str> = LESSONS.iter().map(|lesson| lesson.slug()).collect();
        JsError::new(&format!("lesson: got “{slug}”; allowed: {}", all.join(", ")))
    })
}
