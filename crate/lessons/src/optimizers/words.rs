//! What is said about the present moment.

use super::surface::Surface;
use super::{Race, memory};
use crate::Body;
use crate::divergence::FAR;
use figure::{Message, ToList, digits, exact};

/// The last lines of the lesson.
pub(super) fn limits() -> Vec<Message> {
    ["minimum", "two", "race"].map(|id| Message::new(format!("optimizers-limits-{id}"))).to_vec()
}

impl Race {
    pub(super) fn sentences(&self) -> Vec<Message> {
        let mut all = vec![self.act()];
        all.extend(self.led_by());
        all.push(Message::new("optimizers-surface").with("surface", self.track.surface.name()));
        all.push(Message::new("optimizers-rule").with("optimizer", self.selected().kind.name()));
        if self.track.noise > 0.0 {
            all.push(Message::new("optimizers-noise").with("noise", exact(self.track.noise)));
        }
        all.extend(self.astray());
        all
    }

    /// Gradient and step are two acts.
    fn act(&self) -> Message {
        let act = if self.waits() {
            "asked"
        } else if !self.knows_gradient() {
            "place"
        } else if self.two_acts {
            "gradient"
        } else {
            "both"
        };
        self.located("optimizers-act").with("act", act)
    }

    /// A message with the selected racer's place, gradient and landing.
    fn located(&self, id: &str) -> Message {
        let racer = self.selected();
        let [x, y] = self.track.surface.names();
        let g = self.track.surface.gradient(racer.place);
        let landing = self.preview().landing;
        let hidden = |known: bool, text: String| if known { text } else { "?".to_owned() };
        let gradient = |k: usize| hidden(self.knows_gradient(), digits(g[k], 4));
        let new = |k: usize| hidden(self.tells_step(), digits(landing[k], 4));
        Message::new(id)
            .with("optimizer", racer.kind.name())
            .with("t", self.steps.to_string())
            .with("x", x)
            .with("y", y)
            .with("atx", digits(racer.place[0], 4))
            .with("aty", digits(racer.place[1], 4))
            .with("loss", digits(self.loss(racer.place), 4))
            .with("gx", gradient(0))
            .with("gy", gradient(1))
            .with("newx", new(0))
            .with("newy", new(1))
    }

    /// Who stands lowest, and whether that is the lowest place there is.
    fn led_by(&self) -> Option<Message> {
        let running = self.racers.iter().filter(|racer| racer.diverged.is_none());
        let first = running.min_by(|a, b| self.loss(a.place).total_cmp(&self.loss(b.place)))?;
        (self.racers.len() > 1 && self.steps > 0).then(|| {
            Message::new("optimizers-leader")
                .with("optimizer", first.kind.name())
                .with("loss", digits(self.loss(first.place), 4))
                .with("t", self.steps.to_string())
        })
    }

    /// Whose η was too large, and what it would take on the bowl.
    fn astray(&self) -> Option<Message> {
        let racer = self.racers.iter().find(|racer| racer.diverged.is_some())?;
        let message = Message::new("optimizers-diverged")
            .with("optimizer", racer.kind.name())
            .with("t", racer.diverged.unwrap_or(0).to_string())
            .with("far", exact(FAR))
            .with("eta", exact(racer.kind.eta()));
        Some(match &self.track.surface {
            Surface::Bowl { condition, scale } => {
                message.with("bowl", "yes").with("two", digits(2.0 / (scale * condition), 3))
            }
            Surface::Own(_) => message.with("bowl", "own").with("two", ""),
            _ => message.with("bowl", "no").with("two", ""),
        })
    }

    pub(super) fn all_diverged(&self) -> Message {
        Message::new("optimizers-all-diverged").with("t", (self.steps).to_string()).with("far", exact(FAR))
    }

    /// The large picture, for those who cannot see it.
    pub(super) fn picture_in_words(&self) -> Message {
        let stars = self.land.minima.len();
        self.located("optimizers-picture").with("stars", stars.to_string())
    }

    /// What the latest press has done, in one sentence.
    pub(super) fn happened(&self) -> Message {
        let racer = self.selected();
        let before = self.steps.checked_sub(1).and_then(|t| racer.trail.at(t)).unwrap_or(racer.place);
        let (old, new) = (self.loss(before), self.loss(racer.place));
        let act = if self.two_acts && self.gradient {
            "gradient"
        } else if self.steps == 0 {
            if self.two_acts { "place" } else { "start" }
        } else if racer.diverged.is_some() {
            "diverged"
        } else if racer.reached.is_some() {
            "reached"
        } else if new > old {
            "rose"
        } else {
            "fell"
        };
        let step = match act {
            "diverged" => racer.diverged,
            "reached" => racer.reached,
            _ => None,
        };
        Message::new("optimizers-describe")
            .with("act", act)
            .with("t", step.unwrap_or(self.steps).to_string())
            .with("now", self.steps.to_string())
            .with("optimizer", racer.kind.name())
            .with("racers", self.racers.len().to_string())
            .with("old", digits(old, 3))
            .with("loss", digits(new, 3))
            .with("goal", digits(self.goal, 3))
    }

    /// What the selected optimizer makes of the gradient.
    pub(super) fn memory(&self, width: f64) -> Body {
        Body::Picture { scene: memory::scene(self, width), alt: self.memory_in_words() }
    }

    /// The bars, for those who cannot see them.
    fn memory_in_words(&self) -> Message {
        let [x, y] = self.track.surface.names();
        let rows = memory::quantities(self).into_iter().map(|(symbol, values)| {
            let number = |k: usize| values.map_or_else(|| "?".to_owned(), |values| digits(values[k], 4));
            format!("{symbol} = ({}, {})", number(0), number(1))
        });
        Message::new("optimizers-memory-words")
            .with("optimizer", self.selected().kind.name())
            .with("x", x)
            .with("y", y)
            .with("rows", rows.list().join("; "))
    }
}
