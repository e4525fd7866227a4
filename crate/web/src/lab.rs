//! The lessons for the page: values in, a view out, and pictures onto canvases.
//!
//! The page calls four functions in this order: [`Lab::settle`] checks values, [`Lab::advance`] takes the run to their t,
//! [`Lab::view`] returns what is shown there, and [`Lab::paint`] draws its pictures. [`Lab::fold`] adds to a view what it left out.

use crate::backend::{CellCanvases, Widths};
use crate::canvas::{paint, speaker, theme};
use crate::options::{AdvanceOptions, ViewOptions, number, pairs, texts};
use crate::view::{Fold, FoldView, Handles, LessonView, Options, Reached, SettledView, View};
use crate::write::to_js;
use figure::{Key, Scene, ToList};
use js_sys::Function;
use lessons::{
    Body, Kind, LESSONS, Lesson, Panel, Room, Session, Settled, Teller, Values, change, controls, entering, find,
    settle, words,
};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// What one element of the page uses to show lessons. It holds nothing that the values do not determine, so the page can throw
/// it away and make a new one at any time.
#[wasm_bindgen]
#[derive(Default)]
pub struct Lab {
    /// The last settled values. A call with the same texts means these values, so each new text is read only once.
    known: Option<(&'static str, Values)>,
    session: Option<Present>,
    teller: Option<Teller>,
    scenes: Vec<(&'static str, Scene)>,
    /// Those of the view before: where a movement begins.
    before: Vec<(&'static str, Scene)>,
    cells: CellCanvases,
    widths: Widths,
}

/// The run that is shown, at its step t.
struct Present {
    lesson: &'static dyn Lesson,
    session: Session,
    values: Values,
    t: usize,
}

#[wasm_bindgen]
impl Lab {
    /// A lab that has shown nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        figure::write_numbers_by(crate::digits::exponential);
        Self::default()
    }

    /// Lets the next call begin in fresh memory, after a call ended in the middle without a panic: there was no more memory.
    pub fn restart() {
        #[cfg(target_arch = "wasm32")]
        wasm_bindgen::handler::schedule_reinit();
    }

    /// The words of all lessons: a Fluent catalogue.
    pub fn words() -> String {
        words()
    }

    /// Every lesson with its controls and presets.
    pub fn lessons() -> Result<JsValue, JsError> {
        // No lab may be open yet, and what a story begins with has numbers.
        figure::write_numbers_by(crate::digits::exponential);
        let views = LESSONS.iter().map(|&lesson| LessonView {
            slug: lesson.slug(),
            controls: controls(lesson),
            passing: [lesson.passing(), &["t"]].concat(),
            kept: lesson.kept(),
            groups: lesson.groups(),
            begin: if lesson.story().is_empty() { Vec::new() } else { entering(lesson, 1, "") },
            presets: lesson.presets(),
            folds: lesson.folds(),
            speeds: lesson.speeds().0,
            speed: lesson.speeds().1,
        });
        to_js(&views.collect::<Vec<_>>())
    }

    /// Takes `changes` (pairs of key and text) into the values `old` (an object of texts). A value that is not allowed is
    /// refused with a message, and the old value stays. If only an annex can show the result, the answer has its name; a text
    /// that only the annex can read is neither taken nor refused here.
    pub fn settle(&mut self, slug: &str, old: &JsValue, changes: &JsValue) -> Result<JsValue, JsError> {
        let lesson = lesson(slug)?;
        let Settled { values, refusals } = self.settled(lesson, &texts(old), &pairs(changes));
        let annex = lesson.annex(&values);
        to_js(&SettledView { values, refusals, annex })
    }

    /// Takes the run of settled values towards their t and returns how far it came. It stops after `patience` milliseconds, and
    /// with `until` as soon as the run has arrived at its goal.
    pub fn advance(&mut self, options: &AdvanceOptions) -> Result<JsValue, JsError> {
        let lesson = lesson(&options.lesson())?;
        // New values are settled again, so that a run never gets values that it does not expect.
        let values = self.settled(lesson, &texts(&options.values()), &[]).values;
        let (wanted, until, patience, start) = (values.count("t"), options.until(), options.patience(), now());
        let present = self.session.take().filter(|present| present.lesson.slug() == lesson.slug());
        let usable = present.map(|present| present.session).and_then(|mut session| {
            let fits = session.runs_on(&values) || session.switch_to(lesson, &values);
            fits.then_some(session)
        });
        let mut session = usable.unwrap_or_else(|| Session::new(lesson, &values));
        session.highlight(&values);
        let (run, t) = session.advance_to(wanted, until, &mut || now() - start < patience);
        run.ready();
        let reached = Reached {
            t,
            behind: t < wanted && run.stopped().is_none(),
            outcome: if until && (t == wanted || run.arrived()) { run.outcome() } else { None },
            stopped: lessons::stopped(lesson, run, t),
        };
        let teller = self.teller.take().filter(|teller| teller.tells(lesson, &values));
        self.teller = Some(teller.unwrap_or_else(|| Teller::new(lesson, &values, &number)));
        self.session = Some(Present { lesson, session, values, t });
        to_js(&reached)
    }

    /// What is shown where the run has come to. Panels that are not asked for stay as they are.
    pub fn view(&mut self, options: &ViewOptions) -> Result<JsValue, JsError> {
        let (Some(Present { lesson, session, values, t }), Some(teller)) = (&mut self.session, &self.teller) else {
            return Err(JsError::new("view: no run has been asked for; allowed: after `advance`"));
        };
        let (run, _) = session.at(*t);
        let room = room(options);
        let mut panels = if options.pictures() { run.pictures(room) } else { run.panels(room) };
        let (story, asked) = teller.tell(values, run, &number);
        panels.extend(asked);
        teller.draw(&mut panels, values, run, &number);
        let open = options.open();
        let fold = |name: &'static str| Fold {
            name,
            panels: open.iter().any(|each| each == name).then(|| run.fold(name, room)),
        };
        let folds: Vec<Fold> = run.folds().into_iter().map(fold).collect();
        let parameters = lesson.controls().iter().filter(|control| matches!(control.kind, Kind::Parameter { .. }));
        let mut all = panels.iter().list();
        folds.iter().filter_map(|fold| fold.panels.as_ref()).for_each(|panels| all.extend(panels));
        let view = View {
            t: *t,
            next: run.next(),
            describe: run.describe(),
            actions: run.actions(),
            counters: run.counters(),
            options: Options(parameters.map(|control| (control.key, run.options(control.key))).collect()),
            idle: lessons::idle(*lesson, run),
            gauges: run.gauges(),
            readings: run.readings(),
            panels: &panels,
            folds: &folds,
            motion: run.motion(),
            ruler: run.ruler(),
            story,
            handles: Handles::changed(&all, &self.scenes),
        };
        let shown = to_js(&view);
        panels.extend(folds.into_iter().filter_map(|fold| fold.panels).flatten());
        self.before = std::mem::replace(&mut self.scenes, scenes(panels));
        shown
    }

    /// What is in a fold at the moment of the latest view, which did not ask for it: all open folds at once may take too long.
    /// Of the options, only the room is read. Its pictures are pictures of the latest view from then on.
    pub fn fold(&mut self, name: &str, options: &ViewOptions) -> Result<JsValue, JsError> {
        let found = self.session.as_mut().and_then(|Present { session, t, .. }| {
            let (run, _) = session.at(*t);
            let name = run.folds().into_iter().find(|each| *each == name)?;
            Some(run.fold(name, room(options)))
        });
        let panels = found.ok_or_else(|| JsError::new("fold: allowed are those of the latest view"))?;
        let handles = Handles::changed(&panels.iter().list(), &self.scenes);
        let shown = to_js(&FoldView { panels: &panels, handles });
        self.scenes.extend(scenes(panels));
        shown
    }

    /// The number of parts in which a picture of the latest view can be drawn.
    pub fn parts(&self, picture: &str) -> usize {
        self.scenes.iter().find(|(id, _)| *id == picture).map_or(1, |(_, scene)| scene.parts())
    }

    /// Draws a picture of the latest view, or one `part` of it over an earlier picture of that size. `colors` maps role names to CSS
    /// colours, `family` and `math` to fonts; `say` turns a message id and its arguments into words. With `u`, it is the picture that
    /// share of the way from the view before. While a group is `lit`, marks of other groups step back.
    #[allow(clippy::too_many_arguments, reason = "one for each thing that the page knows")]
    pub fn paint(
        &mut self,
        canvas: HtmlCanvasElement,
        picture: &str,
        scale: f64,
        colors: &JsValue,
        say: &Function,
        part: Option<usize>,
        u: Option<f64>,
        lit: Option<String>,
    ) -> Result<(), JsError> {
        let found = self.scenes.iter().find(|(id, _)| *id == picture);
        let (_, scene) = found.ok_or_else(|| JsError::new(&format!("picture: “{picture}” is not in this view")))?;
        let before = u.zip(self.before.iter().find(|(id, _)| *id == picture));
        let moving = before.and_then(|(u, (_, before))| figure::moving(before, scene, u));
        let kept = (&mut self.cells, &mut self.widths);
        let scene = moving.as_ref().unwrap_or(scene);
        let lit = lit.as_deref().map(Key::from);
        paint(scene, (part, lit), canvas, kept, scale.clamp(1.0, 4.0), &theme(colors), &speaker(say))
    }
}

impl Lab {
    /// Settles values, and remembers them with what was read of their texts.
    fn settled(
        &mut self,
        lesson: &'static dyn Lesson,
        old: &[(String, String)],
        changes: &[(String, String)],
    ) -> Settled {
        let known = self.known.take();
        let known =
            known.filter(|(slug, values)| *slug == lesson.slug() && values.read_as(old)).map(|(_, values)| values);
        let settled = match known {
            Some(values) if changes.is_empty() => Settled { values, refusals: Vec::new() },
            Some(values) => change(lesson, &values, changes, &number),
            None => settle(lesson, old, changes, &number),
        };
        self.known = Some((lesson.slug(), settled.values.clone()));
        settled
    }
}

/// The scenes of panels, by their ids.
fn scenes(panels: Vec<Panel>) -> Vec<(&'static str, Scene)> {
    let scene = |panel: Panel| match panel.body {
        Body::Picture { scene, .. } => Some((panel.id, scene)),
        _ => None,
    };
    panels.into_iter().filter_map(scene).list()
}

/// The room that a page has. A page that measures nothing has a usual one.
fn room(options: &ViewOptions) -> Room {
    let width = |asked: f64| if asked.is_finite() { asked.clamp(240.0, 4000.0) } else { 640.0 };
    let usual = Room::new(width(options.width()));
    let height =
        options.height().filter(|height| height.is_finite()).map_or(usual.height, |height| height.clamp(200.0, 4000.0));
    Room { height, story: width(options.story()), ..usual }
}

#[wasm_bindgen]
extern "C" {
    /// Milliseconds since some moment.
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

fn lesson(slug: &str) -> Result<&'static dyn Lesson, JsError> {
    find(slug).ok_or_else(|| {
        let all: Vec<&str> = LESSONS.iter().map(|lesson| lesson.slug()).collect();
        JsError::new(&format!("lesson: got “{slug}”; allowed: {}", all.join(", ")))
    })
}
