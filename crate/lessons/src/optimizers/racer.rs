//! One optimizer on its way.

use super::surface::{Pair, Surface};
use super::trail::Trail;
use super::window::Window;
use crate::Values;
use crate::divergence::FAR;
use crate::infallible::infallible;
use nn::{Optimizer, OptimizerKind, Pcg32, Schedule};

/// The names, in the order of menus and tables.
pub(super) const NAMES: [&str; 6] = OptimizerKind::NAMES;

/// The control that holds each optimizer's η.
pub(super) const ETAS: [&str; 6] = ["eta", "eta-momentum", "eta-nesterov", "eta-adagrad", "eta-rmsprop", "eta-adam"];

/// The controls that hold each optimizer's other hyperparameters.
pub(super) const HYPERS: [&[&str]; 6] = [&[], &["mu"], &["mu-nesterov"], &[], &["alpha"], &["beta1", "beta2"]];

/// The rule of that index with the hyperparameters that settled values hold.
pub(super) fn kind(index: usize, values: &Values) -> OptimizerKind {
    let eta = values.number(ETAS[index]);
    match index {
        1 => OptimizerKind::Momentum { eta, momentum: values.number("mu") },
        2 => OptimizerKind::Nesterov { eta, momentum: values.number("mu-nesterov") },
        3 => OptimizerKind::Adagrad { eta },
        4 => OptimizerKind::Rmsprop { eta, alpha: values.number("alpha") },
        5 => OptimizerKind::Adam { eta, beta1: values.number("beta1"), beta2: values.number("beta2") },
        _ => OptimizerKind::Sgd { eta },
    }
}

/// What all racers share: the surface, the schedule, the noise.
pub(super) struct Track {
    pub(super) surface: Surface,
    /// The part of the plane that the map shows.
    pub(super) window: Window,
    pub(super) schedule: Schedule,
    /// The deviation of the noise on each part of the gradient.
    pub(super) noise: f64,
    pub(super) seed: u64,
}

impl Track {
    /// The gradient that the step from t to t + 1 uses at a place: every racer has the same noise at the same step.
    pub(super) fn gradient(&self, place: Pair, t: usize) -> Pair {
        let g = self.surface.gradient(place);
        if self.noise == 0.0 {
            return g;
        }
        let added = self.noise_at(t);
        [g[0] + added[0], g[1] + added[1]]
    }

    /// What is added to the gradient in the step from t to t + 1.
    pub(super) fn noise_at(&self, t: usize) -> Pair {
        let mut random = Pcg32::new(self.seed, t as u64);
        [(); 2].map(|()| self.noise * random.normal())
    }
}

/// An optimizer, where it is and where it has been.
#[derive(Clone)]
pub(super) struct Racer {
    /// Its index in [`NAMES`].
    pub(super) index: usize,
    /// The rule, with its own η: the schedule changes the one of `optimizer`.
    pub(super) kind: OptimizerKind,
    pub(super) optimizer: Optimizer,
    pub(super) place: Pair,
    pub(super) trail: Trail,
    /// The first step that came within the tolerance.
    pub(super) reached: Option<usize>,
    /// The step that went too far.
    pub(super) diverged: Option<usize>,
}

/// A step before it is taken: what the optimizer will remember, and where it will land.
pub(super) struct Preview {
    pub(super) g: Pair,
    pub(super) before: Optimizer,
    pub(super) after: Optimizer,
    pub(super) eta: f64,
    pub(super) landing: Pair,
}

impl Preview {
    /// Whether its numbers can be written. Of who has left, a later step may be too large: it has other noise.
    pub(super) fn is_finite(&self) -> bool {
        self.g.iter().chain(&self.landing).all(|number| number.is_finite())
    }
}

impl Racer {
    pub(super) fn new(index: usize, kind: OptimizerKind, start: Pair) -> Self {
        let mut trail = Trail::default();
        trail.push(start);
        Self {
            index,
            kind,
            optimizer: infallible(Optimizer::new(kind)),
            place: start,
            trail,
            reached: None,
            diverged: None,
        }
    }

    /// The step from t on, not taken.
    pub(super) fn preview(&self, track: &Track, t: usize) -> Preview {
        let g = track.gradient(self.place, t);
        let eta = self.kind.eta() * track.schedule.factor(t);
        let mut after = self.optimizer.clone();
        let mut landing = self.place;
        infallible(after.set_eta(eta));
        infallible(after.step_numbers(&mut landing, &g));
        Preview { g, before: self.optimizer.clone(), after, eta, landing }
    }

    /// Takes the step from t to t + 1. A step that would leave the bounds is not taken and ends the race for this optimizer.
    pub(super) fn step(&mut self, track: &Track, t: usize) {
        if self.diverged.is_some() {
            return;
        }
        let Preview { after, landing, .. } = self.preview(track, t);
        if !landing.iter().all(|part| part.abs() <= FAR)
            || !track.surface.loss(landing).is_finite()
            || !track.surface.holds(landing)
        {
            self.diverged = Some(t + 1);
            return;
        }
        self.optimizer = after;
        self.place = landing;
        self.trail.push(landing);
        self.look_ahead(track, t + 1);
    }

    /// A step from t on whose numbers are too large to be written is not shown either: the race ends before it.
    pub(super) fn look_ahead(&mut self, track: &Track, t: usize) {
        if !self.preview(track, t).is_finite() {
            self.diverged = Some(t + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::surface::tests::all;
    use super::*;

    /// The papers' formulas, written out apart from `nn`.
    fn by_hand(kind: OptimizerKind, surface: &Surface, start: Pair, steps: usize) -> Vec<Pair> {
        let (mut w, mut m, mut s, mut t) = (start, [0.0_f64; 2], [0.0_f64; 2], 0);
        let mut path = vec![w];
        while t < steps {
            t += 1;
            let g = surface.gradient(w);
            for k in 0..2 {
                w[k] -= match kind {
                    OptimizerKind::Sgd { eta } => eta * g[k],
                    OptimizerKind::Momentum { eta, momentum } => {
                        m[k] = momentum * m[k] + g[k];
                        eta * m[k]
                    }
                    OptimizerKind::Nesterov { eta, momentum } => {
                        m[k] = momentum * m[k] + g[k];
                        eta * (g[k] + momentum * m[k])
                    }
                    OptimizerKind::Adagrad { eta } => {
                        s[k] += g[k] * g[k];
                        eta * g[k] / (s[k].sqrt() + 1e-10)
                    }
                    OptimizerKind::Rmsprop { eta, alpha } => {
                        s[k] = alpha * s[k] + (1.0 - alpha) * g[k] * g[k];
                        eta * g[k] / (s[k].sqrt() + 1e-8)
                    }
                    OptimizerKind::Adam { eta, beta1, beta2 } => {
                        m[k] = beta1 * m[k] + (1.0 - beta1) * g[k];
                        s[k] = beta2 * s[k] + (1.0 - beta2) * g[k] * g[k];
                        let (m, s) = (m[k] / (1.0 - beta1.powi(t as i32)), s[k] / (1.0 - beta2.powi(t as i32)));
                        eta * m / (s.sqrt() + 1e-8)
                    }
                };
            }
            path.push(w);
        }
        path
    }

    fn kinds(etas: [f64; 6]) -> [OptimizerKind; 6] {
        [
            OptimizerKind::Sgd { eta: etas[0] },
            OptimizerKind::Momentum { eta: etas[1], momentum: 0.9 },
            OptimizerKind::Nesterov { eta: etas[2], momentum: 0.9 },
            OptimizerKind::Adagrad { eta: etas[3] },
            OptimizerKind::Rmsprop { eta: etas[4], alpha: 0.9 },
            OptimizerKind::Adam { eta: etas[5], beta1: 0.9, beta2: 0.999 },
        ]
    }

    #[test]
    fn every_path_on_every_surface_is_the_papers_formula_step_by_step() {
        for surface in all() {
            for (index, kind) in kinds(surface.etas()).into_iter().enumerate() {
                let track = Track {
                    surface: surface.clone(),
                    window: surface.window(),
                    schedule: Schedule::Constant,
                    noise: 0.0,
                    seed: 0,
                };
                let mut racer = Racer::new(index, kind, surface.start());
                // Short enough that rounding has not grown on a chaotic path.
                let expected = by_hand(kind, &surface, surface.start(), 40);
                for (t, place) in expected.iter().enumerate() {
                    if racer.diverged.is_some() {
                        break;
                    }
                    for (got, expected) in racer.place.iter().zip(place) {
                        let allowed = 1e-7 * (1.0 + expected.abs());
                        assert!((got - expected).abs() <= allowed, "{} {kind:?} at {t}", surface.name());
                    }
                    let landing = racer.preview(&track, t).landing;
                    racer.step(&track, t);
                    assert!(racer.diverged.is_some() || racer.place == landing, "the preview is the step");
                }
            }
        }
    }

    #[test]
    fn a_step_that_is_not_taken_is_not_remembered() {
        let surface = Surface::Saddle;
        let (schedule, window) = (Schedule::Constant, surface.window());
        let track = Track { window, schedule, noise: 0.3, seed: 882, surface };
        for (index, kind) in kinds([1e300; 6]).into_iter().enumerate() {
            let mut racer = Racer::new(index, kind, [1.8, 0.5]);
            let expected = racer.preview(&track, 0);
            (0..5).for_each(|t| racer.step(&track, t));
            assert_eq!(racer.diverged, Some(1), "{kind:?}");
            let shown = racer.preview(&track, 0);
            assert_eq!((shown.g, shown.landing), (expected.g, expected.landing), "{kind:?}");
        }
    }

    #[test]
    fn noise_is_the_same_for_every_racer_and_another_for_another_step_or_seed() {
        let track = |seed| Track {
            surface: Surface::Saddle,
            window: Window::usual(),
            schedule: Schedule::Constant,
            noise: 0.5,
            seed,
        };
        let quiet = Surface::Saddle.gradient([0.3, 0.4]);
        let at = |seed, t| track(seed).gradient([0.3, 0.4], t);
        assert_eq!(at(7, 3), at(7, 3));
        assert!(at(7, 3) != at(7, 4) && at(7, 3) != at(8, 3) && at(7, 3) != quiet);
        let mean = |k: usize| (0..4000).map(|t| at(7, t)[k] - quiet[k]).sum::<f64>() / 4000.0;
        assert!(mean(0).abs() < 0.03 && mean(1).abs() < 0.03, "it has no direction of its own");
    }

    #[test]
    fn a_shared_trail_is_the_list_of_its_places() {
        let mut trail = Trail::default();
        let places: Vec<Pair> = (0..300).map(|i| [f64::from(i), -f64::from(i)]).collect();
        for (t, &place) in places.iter().enumerate() {
            trail.push(place);
            assert_eq!((trail.len(), trail.at(t), trail.at(t + 1)), (t + 1, Some(place), None));
        }
        assert_eq!(trail.iter().collect::<Vec<_>>(), places);
    }
}
