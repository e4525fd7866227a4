//! Why a run does not get on: what can be seen of it, the likeliest cause first, each with buttons that may help.

use super::course::Course;
use super::history::turn;
use super::saturation::{is_flat, sums};
use super::{loss_text, words};
use crate::norm::norm;
use crate::panel::panel;
use crate::{Architecture, Body, Buttons, Panel, Place, Press};
use figure::{Message, ToList, ascii, digits, exact, integer};
use nn::Activation;

/// Nothing is said before so many records of the losses.
const FEWEST: usize = 12;
/// A run gets on if a quarter of its records lowers the loss by this share.
const GETS_ON: f64 = 0.05;
/// So many points on their side are enough, and so small a loss where there are no sides.
const LEARNED: f64 = 0.97;
const SMALL: f64 = 0.01;
/// Shares from which on something is a cause: records in which the loss rose, while it stands so much above its least; dead
/// neurons; flat places.
const RISES: f64 = 0.3;
const ABOVE: f64 = 1.2;
const DEAD: f64 = 0.5;
const FLAT: f64 = 0.6;
/// A step that moves the weights of every layer by less than this share of their length is too small.
const CREEPS: f64 = 2e-4;
/// The first layer's gradient is so much shorter than the last one's: it has vanished on the way.
const VANISHED: f64 = 1e-2;
/// So few hidden neurons draw few lines.
const FEW: usize = 3;
/// A gradient so small moves nothing.
const TINY: f64 = 1e-3;
/// The most causes that are told.
const TOLD: usize = 3;
const IDS: [&str; TOLD] = ["cause-1", "cause-2", "cause-3"];

/// A cause that was found: its name, a number that shows it, and what may help.
struct Cause {
    name: &'static str,
    seen: String,
    help: Vec<(&'static str, Vec<(&'static str, String)>)>,
}

/// How the run gets on, and for each cause that is found the buttons that may help.
pub(super) fn panels(course: &Course) -> Vec<Panel> {
    let run = Record::of(course);
    let causes = if run.state == "stuck" || run.state == "learned" { run.causes() } else { Vec::new() };
    let found = if causes.is_empty() { "no" } else { "yes" };
    let said = words(
        "training-stall-state",
        &[
            ("state", run.state.to_owned()),
            ("found", found.to_owned()),
            ("t", integer(course.updates() as f64)),
            ("loss", loss_text(course.losses().0, 3)),
            ("share", digits(100.0 * run.progress, 2)),
        ],
    );
    let text = panel("stall", Place::Fold, "training-stall", Body::Text { messages: vec![said] });
    let cause = |(id, cause): (&'static str, Cause)| {
        let question = words("training-stall-cause", &[("cause", cause.name.to_owned()), ("seen", cause.seen)]);
        let press = |(name, sets): (&str, Vec<(&'static str, String)>)| {
            let value = sets.first().map_or(String::new(), |(_, value)| value.clone());
            let label = words("training-stall-help", &[("help", name.to_owned()), ("value", value)]);
            Press { label, sets: [sets, vec![("t", "0".to_owned())]].concat(), chosen: None }
        };
        let options = cause.help.into_iter().map(press).list();
        let title = Message::new("training-stall-likely");
        let body = Body::Buttons(Buttons { question: Some(question), options, verdict: None });
        Panel { id, place: Place::Fold, title, body }
    };
    std::iter::once(text).chain(IDS.into_iter().zip(causes).map(cause)).list()
}

/// What the losses so far tell.
struct Record<'a> {
    course: &'a Course,
    /// Too early to tell, getting on, learned, or stuck.
    state: &'static str,
    /// By which share the last quarter of the records has lowered the loss.
    progress: f64,
    /// In which share of the later records the loss rose.
    rises: f64,
    /// How many times the least loss the late ones are.
    above: f64,
}

impl<'a> Record<'a> {
    fn of(course: &'a Course) -> Self {
        let losses: Vec<f64> = course.series.rows().map(|(_, row)| row[0]).filter(|loss| loss.is_finite()).list();
        let quarter = losses.len() / 4;
        let mean = |part: &[f64]| part.iter().sum::<f64>() / part.len().max(1) as f64;
        let (before, late) = (
            mean(&losses[losses.len() - 2 * quarter..losses.len() - quarter]),
            mean(&losses[losses.len() - quarter..]),
        );
        let half = &losses[losses.len() / 2..];
        let rises = half.windows(2).filter(|pair| pair[1] > pair[0]).count() as f64 / half.len().max(1) as f64;
        let progress = if before > 0.0 { 1.0 - late / before } else { 0.0 };
        let now = course.losses().0;
        let least = losses.iter().copied().fold(f64::INFINITY, f64::min);
        let above = if least > 0.0 { late / least } else { 1.0 };
        let learned = if course.data.classes {
            course.right().0 >= LEARNED
        } else {
            now < SMALL * course.data.top * course.data.top
        };
        let state = match () {
            _ if losses.len() < FEWEST => "early",
            _ if course.lost.is_some() => "stuck",
            _ if learned => "learned",
            _ if progress > GETS_ON => "falling",
            _ => "stuck",
        };
        Self { course, state, progress, rises, above }
    }

    /// The likeliest first.
    fn causes(&self) -> Vec<Cause> {
        let learned = self.state == "learned";
        let stuck = [
            Self::bounded,
            Self::large,
            Self::small,
            Self::dead,
            Self::few,
            Self::vanishing,
            Self::saturated,
            Self::plateau,
        ];
        // Where neurons are alike, all else follows from that.
        let alike = self.alike().filter(|_| !learned);
        let others = stuck.into_iter().filter(|_| !learned && alike.is_none()).filter_map(|cause| cause(self));
        let others: Vec<Cause> = others.list();
        alike.into_iter().chain(others).chain(self.by_heart()).take(TOLD).list()
    }

    fn smaller(&self) -> (&'static str, Vec<(&'static str, String)>) {
        ("smaller", vec![("eta", ascii(self.course.manner.eta / 10.0))])
    }

    /// Other layers of the same sizes.
    fn layers(&self, old: &str, new: &str) -> Vec<(&'static str, String)> {
        vec![("layers", self.course.layers().split('.').map(|layer| layer.replace(old, new)).list().join("."))]
    }

    /// All neurons of a hidden layer have the same weights: then they get the same gradient, and stay alike.
    fn alike(&self) -> Option<Cause> {
        let network = self.course.network();
        let same = |l: usize| {
            let mut rows = network.weights(l).chunks_exact(network.layers()[l]);
            let first = rows.next();
            network.layers()[l + 1] > 1 && rows.all(|row| Some(row) == first)
        };
        let layer = (0..network.depth() - 1).find(|&l| same(l))?;
        let help = vec![("init", vec![("init", "xavier-uniform".to_owned())])];
        Some(Cause { name: "alike", seen: (layer + 1).to_string(), help })
    }

    /// Targets that the output cannot reach.
    fn bounded(&self) -> Option<Cause> {
        let (network, top) = (self.course.network(), self.course.data.top);
        let last = network.activation(network.depth() - 1);
        let bounded = top > 1.0 && matches!(last, Activation::Sigmoid | Activation::Tanh);
        bounded.then(|| {
            let mut layers = self.course.layers();
            layers.truncate(layers.len() - last.name().len());
            let help = vec![("identity", vec![("layers", layers + Activation::Identity.name())])];
            Cause { name: "bounded", seen: exact(top), help }
        })
    }

    /// Steps that jump over the valley: the loss rises about as often as it falls, or the run has diverged.
    fn large(&self) -> Option<Cause> {
        let batch = (5 * self.course.manner.batch).min(self.course.data.training);
        let lost = self.course.lost.is_some();
        let noisy = || (!lost).then(|| ("batch", vec![("batch", batch.to_string())]));
        let help = || [self.smaller()].into_iter().chain(noisy()).list();
        let seen = exact(self.course.manner.eta);
        let jumps = lost || self.rises > RISES && self.above > ABOVE;
        jumps.then(|| Cause { name: "large", seen, help: help() })
    }

    /// Relu neurons that are 0 for every point: their slope is 0, too.
    fn dead(&self) -> Option<Cause> {
        let network = self.course.network();
        let z = sums(network, self.course.data.train().0.to_vec());
        let (mut dead, mut all) = (0, 0);
        for (l, layer) in z.iter().enumerate().filter(|(l, _)| network.activation(*l) == Activation::Relu) {
            let count = network.layers()[l + 1];
            all += count;
            dead += (0..count).filter(|&j| layer.iter().skip(j).step_by(count).all(|z| *z <= 0.0)).count();
        }
        let help = || vec![("leaky", self.layers("relu", "leaky-relu")), self.smaller()];
        (all > 0 && dead as f64 >= DEAD * all as f64).then(|| Cause {
            name: "dead",
            seen: format!("{dead}/{all}"),
            help: help(),
        })
    }

    /// A hidden layer of sigmoid or tanh neurons whose z are so far out that hardly any gradient gets through.
    fn saturated(&self) -> Option<Cause> {
        let network = self.course.network();
        let z = sums(network, self.course.data.train().0.to_vec());
        let flat = |l: usize| {
            let activation = network.activation(l);
            let flat = z[l].iter().filter(|z| is_flat(activation, **z)).count() as f64 / z[l].len().max(1) as f64;
            let bounded = matches!(activation, Activation::Sigmoid | Activation::Tanh);
            (bounded && flat >= FLAT).then_some((l, flat))
        };
        let (layer, share) = (0..network.depth() - 1).find_map(flat)?;
        let xavier = (!self.course.xavier).then(|| ("init", vec![("init", "xavier-uniform".to_owned())]));
        let help = xavier.into_iter().chain([self.smaller()]).list();
        let seen = format!("{} %, {}", digits(100.0 * share, 2), layer + 1);
        Some(Cause { name: "saturated", seen, help })
    }

    /// Steps that are too small: beside the weights they are nothing, though there is a slope.
    fn small(&self) -> Option<Cause> {
        let (course, eta) = (self.course, self.course.manner.eta);
        let sgd = course.manner.name() == "sgd";
        let creeps = (0..course.network().depth()).all(|l| {
            let step = if sgd { eta * course.norm(l) } else { eta };
            step < CREEPS * norm(course.network().weights(l)) && (course.norm(l) > TINY || !sgd)
        });
        let seen = exact(eta);
        let help = || vec![("larger", vec![("eta", ascii(eta * 100.0))]), ("larger", vec![("eta", ascii(eta * 10.0))])];
        creeps.then(|| Cause { name: "small", seen, help: help() })
    }

    /// Few hidden neurons draw few lines.
    fn few(&self) -> Option<Cause> {
        let sizes = self.course.network().layers();
        let hidden: usize = sizes[1..sizes.len() - 1].iter().sum();
        let output = self.course.network().activation(self.course.network().depth() - 1);
        let architecture = Architecture { sizes: vec![sizes[0], 8, 1], activations: vec![Activation::Tanh, output] };
        let help = || vec![("more", vec![("layers", architecture.text())])];
        (hidden <= FEW && self.course.lost.is_none()).then(|| Cause {
            name: "few",
            seen: hidden.to_string(),
            help: help(),
        })
    }

    /// Slopes of sigmoids multiply: little comes to the first layer.
    fn vanishing(&self) -> Option<Cause> {
        let last = self.course.network().depth() - 1;
        let share = self.course.norm(0) / self.course.norm(last);
        let has = self.course.layers().contains("sigmoid");
        let help = || vec![("tanh", self.layers("sigmoid", "tanh")), ("relu", self.layers("sigmoid", "relu"))];
        (has && last > 1 && share < VANISHED).then(|| Cause { name: "vanishing", seen: digits(share, 2), help: help() })
    }

    /// Flat ground: the gradient is tiny everywhere, and the loss is not.
    fn plateau(&self) -> Option<Cause> {
        let length = (0..self.course.network().depth()).map(|l| self.course.norm(l)).fold(0.0, f64::max);
        let help = || {
            vec![
                ("adam", vec![("optimizer", "adam".to_owned())]),
                ("another", vec![("weights", (self.course.seed % 9999 + 1).to_string())]),
            ]
        };
        (length < TINY).then(|| Cause { name: "plateau", seen: digits(length, 2), help: help() })
    }

    /// The test loss has turned: the network learns its points by heart.
    fn by_heart(&self) -> Option<Cause> {
        let (t, _) = turn(self.course)?;
        let data = &self.course.data;
        let share = 100 * data.training / data.ys.len().max(1);
        let mut help = vec![("penalty", vec![("l2", "0.01".to_owned())]), ("lasso", vec![("l1", "0.003".to_owned())])];
        let sizes = self.course.network().layers();
        if sizes.iter().skip(1).any(|width| *width > 4) {
            let activations = (0..self.course.network().depth()).map(|l| self.course.network().activation(l)).list();
            let sizes = sizes.iter().enumerate().map(|(l, width)| if l == 0 { *width } else { (*width).min(3) }).list();
            help.push(("fewer", vec![("layers", Architecture { sizes, activations }.text())]));
        }
        if share < 80 {
            help.push(("points", vec![("share", (share + 40).min(80).to_string())]));
        }
        Some(Cause { name: "heart", seen: integer(t as f64), help })
    }
}
