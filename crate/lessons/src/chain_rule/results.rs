//! The numbers with all that was computed of them, to take out of the lab: as JSON, as a table, and in the order of PyTorch and Keras.

use super::{Acts, Moment, Name};
use crate::code::number;
use crate::control::{RESULT_FORMS, RESULTS};
use crate::{Body, CodeLine, Listing, Press};
use figure::{Message, ToList};
use nn::{Gradient, Network, Parameter};

/// The panel.
pub(super) fn body(run: &Acts, moment: &Moment) -> Body {
    let said = |id: &str| Message::new(format!("code-{id}"));
    let press = |option: &&str| Press {
        chosen: Some(*option == run.results),
        ..Press::new(Message::new(format!("results-{option}")), RESULTS.key, (*option).to_owned())
    };
    let book = Book::new(run, moment);
    let (lines, comment, extension) = match run.results.as_str() {
        "csv" => (book.table(), "#", "csv"),
        "pytorch" => (book.pytorch(), "#", "py"),
        "keras" => (book.keras(), "#", "py"),
        // JSON has no comments.
        _ => (book.json(), "", "json"),
    };
    Body::Code(Box::new(Listing {
        about: vec![Message::new("chain-rule-results-about")],
        languages: RESULT_FORMS.iter().map(press).list(),
        comment,
        extension,
        lines: lines.into_iter().map(|text| CodeLine { text, ..CodeLine::default() }).list(),
        takes: [said("copy"), said("save")],
        said: [said("copied"), said("refused")],
    }))
}

/// A round, and the moments of its samples.
struct Book<'a> {
    run: &'a Acts,
    whole: &'a Moment,
    each: Vec<Moment>,
    after: Network,
}

/// `[0.1, 0.2]`
fn row(numbers: &[f64]) -> String {
    list(numbers.iter().copied().map(number))
}

fn list(texts: impl Iterator<Item = String>) -> String {
    format!("[{}]", texts.list().join(", "))
}

/// A row for each neuron.
fn rows(numbers: &[f64], width: usize) -> String {
    list(numbers.chunks(width).map(row))
}

/// A row for each input, as Keras has it.
fn turned(numbers: &[f64], width: usize) -> String {
    let column = |from: usize| row(&numbers.iter().skip(from).step_by(width).copied().list());
    list((0..width).map(column))
}

impl<'a> Book<'a> {
    fn new(run: &'a Acts, whole: &'a Moment) -> Self {
        let mut after = run.network().clone();
        for parameter in run.network().parameters() {
            let new = run.old(parameter) + run.change(whole, parameter);
            crate::infallible::infallible(after.set(parameter, new));
        }
        Self { run, whole, each: if run.is_mean() { run.of_each() } else { Vec::new() }, after }
    }

    fn network(&self) -> &Network {
        self.run.network()
    }

    /// The moment of each sample that counts.
    fn samples(&self) -> Vec<&Moment> {
        if self.each.is_empty() { vec![self.whole] } else { self.each.iter().list() }
    }

    fn targets(&self) -> Vec<&[f64]> {
        if self.each.is_empty() {
            return vec![&self.run.example.y];
        }
        self.run.batch.samples.iter().map(|(_, y)| y.as_slice()).list()
    }

    /// Every layer's numbers, as one list.
    fn layers(&self, of: impl Fn(usize) -> String) -> String {
        list((0..self.network().depth()).map(of))
    }

    fn weights(&self, network: &Network) -> String {
        self.layers(|l| rows(network.weights(l), network.layers()[l]))
    }

    fn biases(&self, network: &Network) -> String {
        self.layers(|l| row(network.biases(l)))
    }

    /// What core.js takes, and below `results` what the lab has computed of it.
    fn json(&self) -> Vec<String> {
        let (network, gradient) = (self.network(), &self.whole.gradient);
        let names = |texts: &[String]| list(texts.iter().map(|text| format!("\"{text}\"")));
        let sizes: Vec<String> = network.layers().iter().map(ToString::to_string).list();
        let activations: Vec<String> = network.activations().iter().map(|f| f.name().to_owned()).list();
        let samples = self.samples();
        let each = |of: &dyn Fn(&Moment) -> String| list(samples.iter().map(|moment| of(moment)));
        let layered = |of: &dyn Fn(&Moment) -> &Vec<Vec<f64>>| {
            each(&|moment| list(of(moment).iter().map(|numbers| row(numbers))))
        };
        let (rule, decay) = self.run.rule.as_ref().map_or(("sgd", 0.0), |rule| (rule.name(), rule.decay()));
        let width = |l: usize| network.layers()[l];
        let all = [
            ("layers", list(sizes.into_iter())),
            ("activations", names(&activations)),
            ("loss", format!("\"{}\"", network.loss().name())),
            ("weights", self.weights(network)),
            ("biases", self.biases(network)),
            ("inputs", each(&|moment| row(&moment.trace.x))),
            ("targets", list(self.targets().into_iter().map(row))),
        ];
        let results = [
            ("loss", number(self.whole.loss)),
            ("z", layered(&|moment| &moment.trace.z)),
            ("o", layered(&|moment| &moment.trace.o)),
            ("dL_do", layered(&|moment| &moment.gradient.do_)),
            ("dL_dz", layered(&|moment| &moment.gradient.dz)),
            ("dL_dw", self.layers(|l| rows(&gradient.dw[l], width(l)))),
            ("dL_db", self.layers(|l| row(&gradient.db[l]))),
            ("eta", number(self.run.eta)),
            ("optimizer", format!("\"{rule}\"")),
            ("weight_decay", number(decay)),
            ("weights_after", self.weights(&self.after)),
            ("biases_after", self.biases(&self.after)),
        ];
        let entry = |indent: &str, (name, text): &(&str, String)| format!("{indent}\"{name}\": {text},");
        let mut lines = vec!["{".to_owned()];
        lines.extend(all.iter().map(|one| entry("  ", one)));
        lines.push("  \"results\": {".to_owned());
        lines.extend(results.iter().map(|one| entry("    ", one)));
        // The last entry has no comma.
        if let Some(last) = lines.last_mut() {
            last.pop();
        }
        lines.extend(["  }".to_owned(), "}".to_owned()]);
        lines
    }

    /// A line for each number: its name, its value, ∂L/∂ of it, and what the update makes of it.
    fn table(&self) -> Vec<String> {
        let (run, network) = (self.run, self.network());
        let mut lines = vec!["name,value,dL_d,after".to_owned()];
        let mut put = |name: String, value: f64, slope: f64, after: Option<f64>| {
            let after = after.map(number).unwrap_or_default();
            lines.push(format!("{name},{},{},{after}", number(value), number(slope)));
        };
        for parameter in network.parameters() {
            let after = self.after.get(parameter).unwrap_or(0.0);
            put(run.key(parameter), run.old(parameter), self.slope(parameter), Some(after));
        }
        let several = !self.each.is_empty();
        for (k, moment) in self.samples().into_iter().enumerate() {
            let of = if several { format!(" of sample {}", k + 1) } else { String::new() };
            let Gradient { dz, do_, dx, .. } = &moment.gradient;
            for (i, (x, slope)) in moment.trace.x.iter().zip(dx).enumerate() {
                put(run.key(Name::Input(i)) + &of, *x, *slope, None);
            }
            let mut neuron = 0;
            for l in 0..network.depth() {
                for j in 0..network.layers()[l + 1] {
                    neuron += 1;
                    put(format!("z{neuron}{of}"), moment.trace.z[l][j], dz[l][j], None);
                    put(format!("o{neuron}{of}"), moment.trace.o[l][j], do_[l][j], None);
                }
            }
        }
        lines.push(format!("L,{},1.0,", number(self.whole.loss)));
        lines
    }

    fn slope(&self, parameter: Parameter) -> f64 {
        self.whole.gradient.get(parameter).unwrap_or(0.0)
    }

    /// As the `state_dict` of an `nn.Sequential` of Linear layers, each with its activation behind it.
    fn pytorch(&self) -> Vec<String> {
        let width = |l: usize| self.network().layers()[l];
        let dict = |name: &str, w: &dyn Fn(usize) -> Vec<f64>, b: &dyn Fn(usize) -> Vec<f64>| {
            let layer = |l: usize| {
                let (weights, biases) = (rows(&w(l), width(l)), row(&b(l)));
                [format!("    \"{}.weight\": {weights},", 2 * l), format!("    \"{}.bias\": {biases},", 2 * l)]
            };
            let inside = (0..self.network().depth()).flat_map(layer);
            [format!("{name} = {{")].into_iter().chain(inside).chain(["}".to_owned()]).list()
        };
        self.thrice(&dict, "state_dict", "grad", "state_dict_after")
    }

    /// As `get_weights()`: for each layer a matrix of inputs × neurons, then its biases.
    fn keras(&self) -> Vec<String> {
        let width = |l: usize| self.network().layers()[l];
        let lists = |name: &str, w: &dyn Fn(usize) -> Vec<f64>, b: &dyn Fn(usize) -> Vec<f64>| {
            let layer = |l: usize| [format!("    {},", turned(&w(l), width(l))), format!("    {},", row(&b(l)))];
            let inside = (0..self.network().depth()).flat_map(layer);
            [format!("{name} = [")].into_iter().chain(inside).chain(["]".to_owned()]).list()
        };
        self.thrice(&lists, "weights", "gradients", "weights_after")
    }

    /// The numbers, their slopes, and what the update makes of them.
    fn thrice(&self, write: &Write, now: &str, slopes: &str, after: &str) -> Vec<String> {
        let gradient = &self.whole.gradient;
        let of = |network: &Network, name: &str| {
            write(name, &|l| network.weights(l).to_vec(), &|l| network.biases(l).to_vec())
        };
        let loss = format!("loss = {}", number(self.whole.loss));
        let slopes = write(slopes, &|l| gradient.dw[l].clone(), &|l| gradient.db[l].clone());
        of(self.network(), now).into_iter().chain([loss]).chain(slopes).chain(of(&self.after, after)).list()
    }
}

type Write<'a> = dyn Fn(&str, &dyn Fn(usize) -> Vec<f64>, &dyn Fn(usize) -> Vec<f64>) -> Vec<String> + 'a;
