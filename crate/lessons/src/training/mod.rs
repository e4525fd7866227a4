//! Training: a real network learns to tell points apart, update by update.

mod course;
mod curves;
mod data;
mod history;
mod picture;
mod plan;
mod schema;
mod settle;

use crate::{Body, Control, Lesson, Panel, Place, Preset, Press, Reading, Refusal, Run, Values};
use course::{Course, FAR};
use figure::{Message, digits, exact, whole};
use plan::Plan;

/// Changes on the way that are told in words.
const TOLD: usize = 6;

/// The lesson.
pub(crate) struct Training;

impl Lesson for Training {
    fn slug(&self) -> &'static str {
        "training"
    }

    fn words(&self) -> &'static str {
        include_str!("en.ftl")
    }

    fn controls(&self) -> &'static [Control] {
        schema::CONTROLS
    }

    fn presets(&self) -> &'static [Preset] {
        schema::PRESETS
    }

    fn last_t(&self) -> usize {
        1_000_000
    }

    fn speeds(&self) -> (&'static [usize], usize) {
        (&[1, 10, 100, 1000, 10_000, 0], 1000)
    }

    fn same_until(&self, one: &Values, other: &Values) -> usize {
        let [eta, optimizer, batch] = schema::ON_THE_WAY;
        let alike = one.same_but(other, &[eta, optimizer, batch, "changes", "t"]);
        if alike { Plan::of(one).same_until(&Plan::of(other)) } else { 0 }
    }

    fn settle(&self, before: &Values, values: &mut Values, changed: &[&str]) -> Vec<Refusal> {
        settle::settle(before, values, changed)
    }

    fn start(&self, values: &Values) -> Box<dyn Run> {
        Box::new(Course::new(values))
    }
}

impl Course {
    /// How many updates, batches and epochs, and how well it does.
    fn sentences(&self, (train, test): (f64, f64)) -> Vec<Message> {
        let data = &self.data;
        let mut sentences = vec![
            Message::new("training-clock")
                .with("updates", whole(self.updates() as f64))
                .with("epochs", whole(self.epochs() as f64))
                .with("batches", self.batches.to_string())
                .with("taken", self.taken().to_string())
                .with("count", data.training.to_string())
                .with("batch", self.manner.batch.to_string()),
            Message::new("training-losses").with("train", digits(train, 4)).with("test", digits(test, 4)),
        ];
        if data.classes {
            let (train, test) = self.right();
            let share = |share: f64| digits(100.0 * share, 3);
            sentences.push(Message::new("training-right").with("train", share(train)).with("test", share(test)));
        }
        sentences.push(Message::new(if data.classes { "training-points" } else { "training-heights" }));
        let changes: Vec<_> = self.plan.changes().collect();
        for (at, old, new) in changes.iter().skip(changes.len().saturating_sub(TOLD)) {
            let message = Message::new("training-change").with("t", whole(*at as f64));
            sentences.push(
                message
                    .with(
                        "what",
                        if old.optimizer != new.optimizer {
                            "optimizer"
                        } else if old.eta != new.eta {
                            "eta"
                        } else {
                            "batch"
                        },
                    )
                    .with("optimizer", new.name())
                    .with("eta", exact(new.eta))
                    .with("batch", new.batch.to_string()),
            );
        }
        sentences
    }
}

impl Run for Course {
    fn look(&mut self, values: &Values) {
        self.plan = Plan::of(values);
    }

    fn step(&mut self) {
        if self.lost.is_none() {
            Course::step(self);
        }
    }

    fn stopped(&self) -> Option<Message> {
        let (layer, _) = self.lost?;
        Some(
            Message::new("training-diverged")
                .with("t", whole(self.updates() as f64))
                .with("layer", (layer + 1).to_string())
                .with("far", exact(FAR))
                .with("eta", exact(self.manner.eta)),
        )
    }

    fn next(&self) -> Message {
        Message::new("training-next")
    }

    fn presses(&self) -> Vec<Press> {
        let to = |epochs: usize, id: &str| Press {
            key: "t",
            value: (self.updates() + self.updates_in(epochs)).to_string(),
            label: Message::new(id),
        };
        let another = (self.first % 9999 + 1).to_string();
        let mut presses = vec![Press { key: "first", value: another, label: Message::new("training-another") }];
        if self.lost.is_none() {
            presses.splice(0..0, [to(1, "training-epoch"), to(10, "training-ten-epochs")]);
        }
        presses
    }

    fn panels(&self, width: f64) -> Vec<Panel> {
        let losses = self.losses();
        let picture = |id, place, title: &str, scene, alt: Message| Panel {
            id,
            place,
            title: Message::new(title),
            body: Body::Picture { scene, alt },
        };
        let with = |id: &str| {
            Message::new(id)
                .with("t", whole(self.updates() as f64))
                .with("train", digits(losses.0, 4))
                .with("test", digits(losses.1, 4))
        };
        vec![
            picture(
                "network",
                Place::Main,
                "training-network",
                picture::scene(self, width),
                with("training-network-alt"),
            ),
            picture(
                "losses",
                Place::Under,
                "training-loss",
                curves::losses(self, losses, width),
                with("training-loss-alt"),
            ),
            picture(
                "gradients",
                Place::Under,
                "training-gradients",
                curves::gradients(self, width),
                with("training-gradients-alt"),
            ),
            Panel {
                id: "words",
                place: Place::Side,
                title: Message::new("training-words"),
                body: Body::Text(self.sentences(losses)),
            },
        ]
    }

    fn readings(&self) -> Vec<Reading> {
        let (train, test) = self.losses();
        let count = |key: &str, symbol: &str, count: usize| Reading {
            text: whole(count as f64),
            ..Reading::new(key, symbol, count as f64)
        };
        let mut readings = vec![
            count("updates", "t", self.updates()),
            count("epochs", "t_epoch", self.epochs()),
            Reading::new("loss", "L", train),
            Reading::new("loss_test", "L_test", test),
        ];
        if let Some(column) = self.history.columns.last() {
            readings.push(Reading::new("gradient", "‖∂L/∂w(1)‖", f64::from(column.norms[0])));
        }
        readings
    }

    fn describe(&self) -> Message {
        let (train, test) = self.losses();
        Message::new("training-describe")
            .with("t", whole(self.updates() as f64))
            .with("epochs", whole(self.epochs() as f64))
            .with("train", digits(train, 4))
            .with("test", digits(test, 4))
    }

    fn copy(&self) -> Box<dyn Run> {
        Box::new(self.clone())
    }
}
