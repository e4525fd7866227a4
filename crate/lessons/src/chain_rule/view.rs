//! Which panels stand where.

use super::shown::Shown;
use super::{Acts, Moment, check, document, picture, product, rail, slice, softmax, steps, tables, train};
#[cfg(feature = "chain-rule-more")]
use super::{matrices, operations};
use crate::panel::panel;
use crate::{Body, Formula, Panel, Place, Room, Run};
use figure::{Message, ToList};

/// Between the large picture and the rail, in CSS pixels.
const BETWEEN: f64 = 12.0;
/// A room narrower than this has no rail: its numbers stand beside the network.
const NARROW: f64 = 480.0;
/// The height of the small picture.
const SMALL: f64 = 150.0;

impl Acts {
    /// What is shown where there is no exercise.
    pub(super) fn explored(&self, room: Room) -> Vec<Panel> {
        let shown = Shown::new(self);
        let rail = if room.width < NARROW { 0.0 } else { rail::height(room.height) };
        let stage = (room.width, if rail > 0.0 { room.height - rail - BETWEEN } else { room.height });
        let picture = |scene, alt| Body::Picture { scene, alt };
        let network = picture(picture::scene(self, &shown, stage), self.describe());
        let mut panels = vec![panel("network", Place::Stage, "chain-rule-network", network)];
        if rail > 0.0 {
            let rows = picture(rail::scene(self, &shown, stage, rail), self.said_rows(&shown));
            panels.push(panel("rows", Place::Rail, "chain-rule-gradient", rows));
        }
        #[cfg(feature = "chain-rule-more")]
        if self.matrix && !self.is_mean() {
            panels.push(panel("layer", Place::Rail, "chain-rule-matrices-layer", matrices::layer(self, &shown.now)));
        }
        let asked = self.prediction(&shown.now).map(|body| panel("predict", Place::Story, "chain-rule-predict", body));
        panels.extend(asked);
        let small = slice::small(self, &shown, (room.story, SMALL));
        let slice = picture(small, slice::words(self, &shown.now, "chain-rule-slice-words"));
        let title = Message::new("chain-rule-answers").with("name", self.said(self.held()));
        panels.push(Panel { id: "slice", place: Place::Companion, title, body: slice });
        panels
    }

    /// The panels of one fold, where there is no exercise.
    pub(super) fn deeper(&self, name: &str, room: Room) -> Vec<Panel> {
        let moment = self.moment();
        let panel = |id, title, body| panel(id, Place::Fold, title, body);
        match name {
            "paths" => {
                let softmax = self.opened_softmax(&moment);
                let softmax = softmax.map(|lines| panel("softmax", "chain-rule-softmax", Body::Formula { lines }));
                [panel("gradient", "chain-rule-formula", Body::Formula { lines: product::formula(self, &moment) })]
                    .into_iter()
                    .chain(softmax)
                    .chain([
                        panel("ledger", "chain-rule-ledger", tables::ledger(self, &moment)),
                        panel("cost", "chain-rule-cost", Body::Text { messages: tables::cost(self, &moment) }),
                    ])
                    .list()
            }
            // What differs in length from act to act stands last, so that nothing here moves.
            "shares" => vec![
                panel("curve", "chain-rule-slice", self.curve(&moment, room)),
                panel("steps", "chain-rule-steps", Body::Formula { lines: steps::formulas(self, &moment) }),
                panel("update", "chain-rule-update", Body::Formula { lines: self.update_formula(&moment) }),
                panel("act", "chain-rule-now", Body::Text { messages: self.happened(&moment) }),
            ],
            "memory" => self.rule.as_ref().map_or_else(Vec::new, |rule| {
                let lines = rule.formulas(self, &moment);
                let inputs = rule.inputs().map(|body| panel("memory", "chain-rule-memory", body));
                let past = rule.history().map(|body| panel("past", "chain-rule-past", body));
                let rule = panel("rule", "chain-rule-rule", Body::Formula { lines });
                [rule].into_iter().chain(inputs).chain(past).list()
            }),
            "parameters" => vec![
                panel("parameters", "chain-rule-parameters", tables::parameters(self, &moment)),
                panel("sample", "chain-rule-the-sample", tables::sample(self, &moment)),
                panel("train", "chain-rule-train", train::panel(self, &moment)),
            ]
            .into_iter()
            .chain(self.list(&moment))
            .list(),
            "check" => {
                let alt = Message::new("chain-rule-check-words").with("name", self.said(self.held()));
                let body = Body::Picture { scene: check::scene(self, &moment, room.width), alt };
                vec![panel("check", "chain-rule-check", body)]
            }
            #[cfg(feature = "chain-rule-more")]
            "neuron" => {
                let alt = operations::words(self, &moment, "-words");
                let graph = Body::Picture { scene: operations::scene(self, &moment, room.width), alt };
                let about = Body::Text { messages: vec![operations::words(self, &moment, "-about")] };
                let title = operations::words(self, &moment, "");
                vec![
                    Panel { id: "operations", place: Place::Fold, title, body: graph },
                    panel("forks", "chain-rule-forks", about),
                ]
            }
            #[cfg(feature = "chain-rule-more")]
            "matrices" => vec![panel("matrices", "chain-rule-matrices", matrices::body(self, &moment))],
            #[cfg(feature = "chain-rule-more")]
            "code" => vec![panel("code", "chain-rule-code", super::code::body(self, &moment))],
            #[cfg(feature = "chain-rule-more")]
            "paper" => {
                vec![panel("paper", "chain-rule-paper", Body::Sheet(Box::new(super::paper::sheet(self, &moment))))]
            }
            _ => {
                let document = panel("document", "chain-rule-document", self.document());
                [document].into_iter().chain(self.results(&moment)).list()
            }
        }
    }

    /// What ∂L/∂z is the sum of, at the softmax that the lit path comes through, or else the first: once it is known.
    fn opened_softmax(&self, moment: &Moment) -> Option<Vec<Formula>> {
        let path = moment.ledger.paths.get(self.lit.unwrap_or(0)).or(moment.ledger.paths.first())?;
        let unit = softmax::unit(path).filter(|_| self.has_gradient() && softmax::is_open(self, moment))?;
        Some(softmax::lines(self, moment, unit))
    }

    /// The samples, where there are several, and the buttons that add one or take one away.
    #[cfg(feature = "chain-rule-more")]
    fn list(&self, moment: &Moment) -> Vec<Panel> {
        let panel = |id, title, body| panel(id, Place::Fold, title, body);
        let table = panel("samples", "chain-rule-samples", super::list::table(self, moment));
        let buttons = panel("more-samples", "chain-rule-list", super::list::buttons(self));
        let several = self.batch.count() > 1;
        several.then_some(table).into_iter().chain([buttons]).list()
    }

    #[cfg(not(feature = "chain-rule-more"))]
    fn list(&self, _moment: &Moment) -> Vec<Panel> {
        Vec::new()
    }

    /// All numbers with what was computed of them, where nothing is asked of the learner.
    #[cfg(feature = "chain-rule-more")]
    fn results(&self, moment: &Moment) -> Option<Panel> {
        let body = || super::results::body(self, moment);
        (!self.waits()).then(|| panel("results", Place::Fold, "chain-rule-results", body()))
    }

    #[cfg(not(feature = "chain-rule-more"))]
    fn results(&self, _moment: &Moment) -> Option<Panel> {
        None
    }

    fn document(&self) -> Body {
        let about = Message::new("chain-rule-document-about");
        Body::Document { key: document::KEY, text: document::text(self), about, one_line: false }
    }

    /// The loss over the selected parameter, large, with the notes' parabola.
    fn curve(&self, moment: &Moment, room: Room) -> Body {
        Body::Picture {
            scene: slice::scene(self, moment, room.width),
            alt: slice::words(self, moment, "chain-rule-curve-words"),
        }
    }
}
