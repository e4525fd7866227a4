//! Where a round of forward, backward and update stands: in neurons, or act by act.

/// How far one step goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pace {
    /// A whole act.
    Act,
    /// One neuron.
    Neuron,
}

impl Pace {
    pub(super) fn named(name: &str) -> Self {
        if name == "neuron" { Self::Neuron } else { Self::Act }
    }
}

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// Nothing yet: parameters and inputs only.
    Ready,
    /// z and o of one neuron after the other, then the loss.
    Forward,
    /// ∂L/∂z of one neuron after the other, last to first. Nothing moves.
    Backward,
    /// The optimizer moves the parameters, neuron by neuron.
    Update,
}

impl Act {
    /// The name the catalogue selects on.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Forward => "forward",
            Self::Backward => "backward",
            Self::Update => "update",
        }
    }
}

/// How many small steps of the present round are done: one per neuron and act, and one for the loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Progress {
    /// Neurons in the network, inputs aside.
    pub(super) count: usize,
    /// Small steps done in this round.
    pub(super) done: usize,
}

/// What one small step is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Focus {
    /// A neuron, counted through all layers from 0.
    Neuron(usize),
    /// The loss.
    Loss,
}

impl Progress {
    pub(super) fn new(count: usize) -> Self {
        Self { count, done: 0 }
    }

    /// Small steps up to the end of each act.
    fn ends(self) -> [usize; 3] {
        [self.count + 1, 2 * self.count + 1, self.round_length()]
    }

    /// How many rounds are over where the t-th step has been made. A round stays in sight until the next one begins.
    pub(super) fn rounds_before(t: usize, count: usize, pace: Pace) -> usize {
        let length = match pace {
            Pace::Act => 3,
            Pace::Neuron => Self::new(count).round_length(),
        };
        t.saturating_sub(1) / length
    }

    /// The end of the forward act.
    pub(super) fn at_forward(self) -> Self {
        Self { done: self.count + 1, ..self }
    }

    /// Small steps in a round.
    pub(super) fn round_length(self) -> usize {
        3 * self.count + 1
    }

    /// The act that the latest small step belongs to.
    pub(super) fn act(self) -> Act {
        let [forward, backward, _] = self.ends();
        match self.done {
            0 => Act::Ready,
            done if done <= forward => Act::Forward,
            done if done <= backward => Act::Backward,
            _ => Act::Update,
        }
    }

    /// Whether an act has just come to its end.
    pub(super) fn act_is_complete(self) -> bool {
        self.done == 0 || self.ends().contains(&self.done)
    }

    /// After one more step at this pace. From the end of a round the next one begins.
    pub(super) fn next(self, pace: Pace) -> Self {
        let from = if self.done == self.round_length() { 0 } else { self.done };
        let done = match pace {
            Pace::Neuron => from + 1,
            Pace::Act => self.ends().into_iter().find(|&end| end > from).unwrap_or(from + 1),
        };
        Self { done, ..self }
    }

    /// What the latest small step was about.
    pub(super) fn focus(self) -> Option<Focus> {
        let [forward, backward, _] = self.ends();
        match self.act() {
            Act::Ready => None,
            Act::Forward if self.done == forward => Some(Focus::Loss),
            Act::Forward => Some(Focus::Neuron(self.done - 1)),
            Act::Backward => Some(Focus::Neuron(self.count - (self.done - forward))),
            Act::Update => Some(Focus::Neuron(self.done - backward - 1)),
        }
    }

    /// Whether z and o of a neuron are known and still belong to the parameters shown.
    pub(super) fn has_output(self, neuron: usize) -> bool {
        self.done > neuron && self.done <= 2 * self.count + 1
    }

    /// Whether the loss is known and still belongs to the parameters shown.
    pub(super) fn has_loss(self) -> bool {
        self.done > self.count && self.done <= 2 * self.count + 1
    }

    /// Whether ∂L/∂z of a neuron is known.
    pub(super) fn has_delta(self, neuron: usize) -> bool {
        self.done > self.count + (self.count - neuron)
    }

    /// Whether a neuron's parameters have moved.
    pub(super) fn has_moved(self, neuron: usize) -> bool {
        self.done > 2 * self.count + 1 + neuron
    }
}

/// The same moment at another pace: at the pace of acts, the act that was complete.
pub(super) fn convert(t: usize, count: usize, from: Pace, to: Pace) -> usize {
    let progress = Progress::new(count);
    let length = progress.round_length();
    match (from, to) {
        (Pace::Act, Pace::Neuron) => t / 3 * length + [0, count + 1, 2 * count + 1][t % 3],
        (Pace::Neuron, Pace::Act) => {
            let acts = progress.ends().iter().filter(|&&end| end <= t % length).count();
            t / length * 3 + acts
        }
        _ => t,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_goes_forward_through_the_loss_back_and_through_the_update() {
        let mut progress = Progress::new(3);
        let mut seen = Vec::new();
        for _ in 0..progress.round_length() {
            progress = progress.next(Pace::Neuron);
            seen.push((progress.act(), progress.focus()));
        }
        use Focus::{Loss, Neuron};
        let neuron = |act, n| (act, Some(Neuron(n)));
        assert_eq!(
            seen,
            [
                neuron(Act::Forward, 0),
                neuron(Act::Forward, 1),
                neuron(Act::Forward, 2),
                (Act::Forward, Some(Loss)),
                neuron(Act::Backward, 2),
                neuron(Act::Backward, 1),
                neuron(Act::Backward, 0),
                neuron(Act::Update, 0),
                neuron(Act::Update, 1),
                neuron(Act::Update, 2),
            ]
        );
        assert!(progress.has_moved(2) && !progress.has_output(0));
        assert_eq!(progress.next(Pace::Act).act(), Act::Forward);
    }

    #[test]
    fn changing_the_pace_keeps_the_moment() {
        for count in [1, 2, 5] {
            for t in 0..30 {
                let small = convert(t, count, Pace::Act, Pace::Neuron);
                assert_eq!(convert(small, count, Pace::Neuron, Pace::Act), t);
            }
        }
    }
}
