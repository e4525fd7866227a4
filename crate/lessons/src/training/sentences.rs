//! The run in words.

use super::show::Show;
use super::{ANNEX, loss_text, words};
use figure::{Message, ToList, digits, exact, integer};

/// Changes on the way that are told in words.
const TOLD: usize = 6;

impl Show {
    /// How many updates, batches and epochs, and how well it does.
    pub(super) fn sentences(&self) -> Vec<Message> {
        let course = &self.course;
        let data = &course.data;
        let (train, test) = course.losses();
        let rest = data.training % course.manner.batch.min(data.training);
        let clock = words(
            "training-clock",
            &[
                ("order", if course.shuffles { "drawn" } else { "given" }.to_owned()),
                ("count", data.training.to_string()),
                ("taken", course.taken().to_string()),
                ("batch-now", course.batches.to_string()),
                ("batch-of", course.batches_in_epoch().to_string()),
                ("batch", course.manner.batch.min(data.training).to_string()),
                ("batches", data.training.div_ceil(course.manner.batch).to_string()),
                ("rest", if rest == 0 { "none".to_owned() } else { rest.to_string() }),
            ],
        );
        let alone = test.is_nan();
        let means = if alone { "training-means-alone" } else { "training-means" };
        let losses = words(means, &[("train", loss_text(train, 4)), ("test", loss_text(test, 4))]);
        let mut sentences = vec![clock, losses];
        if data.classes {
            let (train, test) = course.right();
            let share = |share: f64| loss_text(100.0 * share, 3);
            let right = if alone { "training-right-alone" } else { "training-right" };
            sentences.push(words(right, &[("train", share(train)), ("test", share(test))]));
        }
        sentences.push(Message::new(if data.classes { "training-points" } else { "training-heights" }));
        if super::edges::is_crowded(course.network()) {
            sentences.push(Message::new("training-crowd"));
        }
        if let Some(pinned) = self.pinned.as_ref().filter(|_| ANNEX) {
            sentences.push(words(
                "training-kept",
                &[
                    ("optimizer", pinned.manner.name().to_owned()),
                    ("eta", exact(pinned.manner.eta)),
                    ("batch", pinned.manner.batch.to_string()),
                    ("loss", loss_text(pinned.losses().0, 4)),
                ],
            ));
        }
        let changes: Vec<_> = course.plan.changes().list();
        for (at, old, new) in changes.iter().skip(changes.len().saturating_sub(TOLD)) {
            let what = if old.optimizer != new.optimizer {
                "optimizer"
            } else if old.eta != new.eta {
                "eta"
            } else {
                "batch"
            };
            sentences.push(words(
                "training-change",
                &[
                    ("t", integer(*at as f64)),
                    ("ahead", if *at > course.updates() { "yes" } else { "no" }.to_owned()),
                    ("what", what.to_owned()),
                    ("optimizer", new.name().to_owned()),
                    ("eta", exact(new.eta)),
                    ("batch", new.batch.to_string()),
                ],
            ));
        }
        sentences
    }

    /// What the network says to the point looked at.
    pub(super) fn point_words(&self) -> Message {
        let data = &self.course.data;
        let at = self.highlights.point(data);
        let (x, y) = data.places.get(at).copied().unwrap_or_default();
        let o = self.course.output(at);
        let target = data.ys.get(at).copied().unwrap_or(0.0);
        words(
            "training-point",
            &[
                ("x", digits(x, 3)),
                ("y", digits(y, 3)),
                ("target", if data.classes { exact(target) } else { digits(target, 4) }),
                ("o", digits(o, 4)),
                ("test", if at < data.training { "no" } else { "yes" }.to_owned()),
            ],
        )
    }
}
