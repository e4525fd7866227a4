//! The network: neurons filled to the level of their output, the weight in hand as a grip on its edge, and what backward has
//! found as bands from the loss to that grip.

use super::bands::Band;
use super::grip::Place;
use super::labels::Labels;
use super::layout::Layout;
use super::moved::Movement;
use super::rows::{Rows, THREE};
use super::shown::Shown;
use super::{Acts, Name, exercises, tall};
use figure::{
    FlowScale, Handle, Key, Label, Mark, Message, Pick, Plot, Rect, Scene, Text, ToList, Touch, ascii, digits, exact,
};

/// More paths than this are no picture: only those that have a row are drawn.
const DRAWN: usize = 8;
/// All else steps back while one path is lit.
pub(super) const DIM: f64 = 0.35;

/// The large picture in this much room. On a phone the rail's numbers stand beside the network.
pub(super) fn scene(run: &Acts, shown: &Shown, size: (f64, f64)) -> Scene {
    let (width, height) = size;
    let mut drawing = Drawing::new(run, shown, size);
    drawing.everything();
    exercises::draw(&mut drawing);
    let beside = (drawing.layout.upright && run.explores()).then(|| tall::ledger(&drawing));
    let mut plot = Plot::pixels(width, height);
    let Drawing { lines, bands, discs, texts, mut handles, .. } = drawing;
    plot.marks = [lines, bands, discs, texts].into_iter().flatten().list();
    if let Some((marks, rows)) = beside {
        plot.marks.extend(marks);
        handles.extend(rows);
    }
    Scene { width, height, plots: vec![plot], handles }
}

/// What is drawn, from below to above.
pub(super) struct Drawing<'a> {
    pub(super) run: &'a Acts,
    pub(super) shown: &'a Shown,
    pub(super) rows: Rows<'a>,
    pub(super) layout: Layout,
    pub(super) movement: Movement,
    pub(super) labels: Labels,
    pub(super) scale: FlowScale,
    pub(super) grip: Place,
    pub(super) lines: Vec<Mark>,
    pub(super) bands: Vec<Mark>,
    pub(super) discs: Vec<Mark>,
    pub(super) texts: Vec<Mark>,
    pub(super) handles: Vec<Handle>,
}

impl<'a> Drawing<'a> {
    pub(super) fn new(run: &'a Acts, shown: &'a Shown, size: (f64, f64)) -> Self {
        let layout = layout(run, size);
        Self {
            rows: Rows::new(run, shown, THREE),
            movement: run.movement(),
            labels: Labels::new(size.0, size.1),
            scale: FlowScale::new(0.0),
            grip: Place::new(run, &layout),
            layout,
            run,
            shown,
            lines: Vec::new(),
            bands: Vec::new(),
            discs: Vec::new(),
            texts: Vec::new(),
            handles: Vec::new(),
        }
    }

    fn everything(&mut self) {
        let bands = self.found_bands();
        let slopes = bands.iter().filter(|band| band.found.is_some()).flat_map(|band| [band.arrives, band.left]);
        // A smaller picture has thinner bands.
        self.scale = FlowScale::covering(820.0 * self.layout.radius / 36.0, slopes);
        self.keep_free(&bands);
        self.edges(&bands);
        self.draw_bands(&bands);
        self.shares(&bands);
        self.neurons();
        self.legend(&bands);
        self.draw_grip();
        #[cfg(feature = "chain-rule-more")]
        self.stepper();
    }

    /// Labels stand beside all this.
    fn keep_free(&mut self, bands: &[Band]) {
        let radius = self.layout.radius;
        let discs = self.layout.units.iter().flatten().chain([&self.layout.loss]).copied();
        discs.for_each(|at| self.labels.keep_disc(at, radius + 2.0));
        self.labels.keep(self.grip.area());
        if top(self.run) > 0.0 {
            self.labels.keep(Rect { x: 0.0, y: 0.0, width: self.layout.width, height: LINE });
        }
        for band in bands {
            self.labels.keep_line(band.from, band.to, self.half());
        }
    }

    /// Room for half the width of a band, whatever it will carry.
    pub(super) fn half(&self) -> f64 {
        0.5 * self.scale.width(0.1)
    }

    /// Which paths have bands: the rows of the rail, or all where there are few.
    pub(super) fn drawn_paths(&self) -> Vec<(usize, &'a nn::Path)> {
        let all = self.run.shown_paths(self.shown.paths(self.run));
        if all.len() <= DRAWN && self.shown.paths(self.run).ledger.remainder == 0.0 {
            all
        } else {
            self.rows.paths.clone()
        }
    }

    /// The size of letters: of what matters, of names, of all else.
    pub(super) fn letters(&self) -> [f64; 3] {
        match (self.layout.upright, self.layout.radius) {
            (false, radius) if radius >= 30.0 => [17.0, 16.0, 15.0],
            (false, radius) if radius >= 22.0 => [16.0, 14.0, 14.0],
            (false, _) => [15.0, 14.0, 14.0],
            (true, _) => [14.0, 13.0, 13.0],
        }
    }

    pub(super) fn write(&mut self, key: Key, during: (f64, f64), text: Text) {
        self.texts.push(Mark::Text(text).keyed(key).during(during.0, during.1));
    }

    /// The number that stands at a handle: it can be typed there, or pulled.
    pub(super) fn number(&self, name: &str, value: f64, select: Option<Pick>) -> Touch {
        Touch::Number {
            select,
            edits: format!("numbers:{name}"),
            text: ascii(value),
            step: 0.05,
            restart: (self.run.updates > 0).then(|| self.run.backward_t()),
        }
    }

    /// What touching a place does that filters the paths: they go through it, or again through all.
    pub(super) fn filter(&self, id: String, name: Name, area: Rect) -> Handle {
        let key = self.run.key(name);
        let selected = self.run.through == key;
        let (value, z) = match name {
            Name::Output { layer, unit } if self.run.has_value(self.run.neuron(layer, unit)) => {
                (Some(self.shown.trace().o[layer][unit]), digits(self.shown.z(self.run, layer, unit), 4))
            }
            _ => (None, String::new()),
        };
        Handle {
            segment: None,
            group: None,
            id,
            area,
            key: "through".to_owned(),
            label: Message::new("chain-rule-through")
                .with("name", self.run.said(name))
                .with("z", z)
                .with("value", value.map_or("none".to_owned(), exact)),
            touch: Touch::Select { value: if selected { String::new() } else { key }, selected },
            restart: None,
        }
    }

    /// What widths and colours mean.
    fn legend(&mut self, bands: &[Band]) {
        if self.layout.upright || bands.iter().all(|band| band.found.is_none()) {
            return;
        }
        let at = (MARGIN, self.layout.height - 14.0);
        let marks = self.scale.legend(at, Label::words("chain-rule-legend"), 14.0);
        let key = |i: usize| Key::from("legend").and(i);
        self.texts.extend(marks.into_iter().enumerate().map(|(i, mark)| mark.keyed(key(i))));
    }
}

const MARGIN: f64 = 4.0;
/// The height of the line that steps through samples.
pub(super) const LINE: f64 = 30.0;

/// Where everything stands. The rail stands below the same links.
pub(super) fn layout(run: &Acts, size: (f64, f64)) -> Layout {
    let sample = format!("{} −0.500", run.shown(run.held()));
    Layout::new(run.network(), run.selected, &sample, size, (!run.explores(), top(run)))
}

/// What is kept free above the network: the line that steps through several samples.
pub(super) fn top(run: &Acts) -> f64 {
    if run.batch.count() > 1 && run.explores() { LINE } else { 0.0 }
}
