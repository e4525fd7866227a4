//! A whole network with its sample, pasted at once: as the JSON document of the headless core or of the reference vectors, or
//! as names and numbers. And the present one, in the same form.

use super::batch::Sample;
use super::entries::{self, Document, Entry};
use super::networks::{self, LIMITS};
use super::samples::Rows;
use super::{ANNEX, Acts, samples};
use crate::codec::{Codec, about, unread};
use crate::settings::is_number;
use crate::{Architecture, Control, Read, Refusal, Settings, Value, Values};
use figure::{Message, ToList, ascii};
use nn::Loss;

pub(super) const KEY: &str = "document";

/// Many numbers at once, as they are pasted: [`take`] puts them into the other values, and nothing is kept here.
pub(super) static CODEC: Codec =
    Codec { parse: if ANNEX { parse } else { unread }, parse_item: None, about: about("All numbers at once, as text") };

fn parse(control: &Control, given: &str, read: Read) -> Result<Value, Vec<Refusal>> {
    let document = entries::parse(given.trim(), read);
    let document = document.map_err(|part| vec![control.refuse("refusal-document-line", &part, "w1, 0.5")])?;
    Ok(if document.is_empty() { Value::word("") } else { Value::own(document, given) })
}

/// Takes what was pasted into the values it is about. If anything in it is wrong, nothing changes.
pub(super) fn take(values: &mut Values) -> Option<Refusal> {
    let document = if ANNEX { values.own::<Document>(KEY)?.clone() } else { return None };
    values.set(KEY, Value::word(""));
    let mut pasted = Pasted::default();
    let read = document.iter().try_for_each(|(place, entry)| pasted.read(place, entry));
    match read.and_then(|()| pasted.settings(values)) {
        Ok((architecture, settings, samples)) => {
            if let Some(architecture) = architecture {
                values.set("network", Value::word("own"));
                values.set("layers", Value::word(&architecture.text()));
            }
            if let Some(loss) = pasted.loss {
                values.set("loss", Value::word(loss.name()));
            }
            values.set("numbers", Value::settings(settings));
            let tied = pasted.tied.unwrap_or(values.text("tied") == "yes" && even_biases(values));
            values.set("tied", Value::word(if tied { "yes" } else { "no" }));
            if let Some(samples) = samples {
                values.set("sample", Value::number(1.0));
                values.set(samples::KEY, samples::value(samples));
            }
            None
        }
        Err(Wrong { field, given, allowed }) => {
            let message = Message::new("refusal-document");
            let message = message.with("field", field).with("given", given).with("allowed", allowed);
            Some(Refusal { key: KEY.to_owned(), message })
        }
    }
}

/// Whether the biases of each layer are equal, so that they can be one.
fn even_biases(values: &Values) -> bool {
    let (name, architecture) = (values.text("network"), super::settle::architecture(values));
    let network = networks::example(name, &architecture, Loss::HalfSquaredError, &values.settings("numbers")).network;
    (0..network.depth()).all(|layer| network.biases(layer).windows(2).all(|pair| pair[0] == pair[1]))
}

/// A field that cannot be taken.
struct Wrong {
    field: String,
    given: String,
    allowed: String,
}

fn wrong(field: &str, given: impl Into<String>, allowed: impl Into<String>) -> Wrong {
    let given = crate::control::excerpt(&given.into());
    Wrong { field: crate::control::excerpt(field), given, allowed: allowed.into() }
}

/// What a document says, before it is known whether it fits together.
#[derive(Default)]
struct Pasted {
    sizes: Vec<usize>,
    activations: Vec<String>,
    loss: Option<Loss>,
    /// Whether the biases of each layer are one.
    tied: Option<bool>,
    /// (layer, neuron, input) and the number.
    weights: Vec<([usize; 3], f64)>,
    biases: Vec<([usize; 3], f64)>,
    /// Sample by sample.
    x: Vec<Vec<f64>>,
    y: Vec<Vec<f64>>,
    named: Vec<(String, f64)>,
}

impl Pasted {
    fn read(&mut self, place: &str, entry: &Entry) -> Result<(), Wrong> {
        let place = place.strip_prefix("network.").unwrap_or(place);
        let mut parts = place.split('.');
        let root = parts.next().unwrap_or("");
        let indices: Option<Vec<usize>> = parts.map(|part| part.parse().ok().filter(|&index| index < 1000)).collect();
        let indices = indices.ok_or_else(|| wrong(place, said(entry), "weights.0.1.0"))?;
        let number = || match entry {
            Entry::Number(number) => Ok(*number),
            Entry::Word(word) => Err(wrong(place, word.as_str(), "−1000 … 1000")),
        };
        match (root, indices.as_slice(), entry) {
            ("layers", [_], _) => {
                let size = number()?;
                let allowed = || wrong(place, ascii(size), format!("1 … {}", LIMITS.width));
                self.sizes
                    .push(Some(size as usize).filter(|&whole| whole as f64 == size && whole > 0).ok_or_else(allowed)?);
            }
            ("activations", [_], Entry::Word(name)) => self.activations.push(name.clone()),
            ("loss", [], Entry::Word(name)) => {
                let loss = Loss::from_name(name);
                self.loss = Some(loss.ok_or_else(|| wrong(place, name.as_str(), losses()))?);
            }
            ("tied", [], Entry::Word(word)) if ["yes", "no"].contains(&word.as_str()) => {
                self.tied = Some(word == "yes")
            }
            ("weights", &[layer, to, from], _) => self.weights.push(([layer, to, from], number()?)),
            ("biases", &[layer, to], _) => self.biases.push(([layer, to, 0], number()?)),
            ("x" | "inputs", [_], _) => put(&mut self.x, 0, number()?),
            ("y" | "targets", [_], _) => put(&mut self.y, 0, number()?),
            ("x" | "inputs", &[sample, _], _) if sample < samples::MOST => put(&mut self.x, sample, number()?),
            ("y" | "targets", &[sample, _], _) if sample < samples::MOST => put(&mut self.y, sample, number()?),
            ("x" | "inputs" | "y" | "targets", ..) => {
                return Err(wrong(place, said(entry), format!("x.0.0 … x.{}.0", samples::MOST - 1)));
            }
            (_, [], _) if root.starts_with(['w', 'b', 'x', 'y']) => self.named.push((root.to_owned(), number()?)),
            _ => {
                return Err(wrong(
                    place,
                    said(entry),
                    "layers, activations, loss, weights, biases, inputs, targets, w1, b1, x1, y1",
                ));
            }
        }
        Ok(())
    }

    /// The architecture, if the document has one, and all hand-set numbers.
    fn settings(&self, values: &Values) -> Result<(Option<Architecture>, Settings, Option<Rows>), Wrong> {
        let architecture = self.architecture()?;
        let network = if architecture.is_some() { "own" } else { values.text("network") };
        let before = if architecture.is_some() { Settings::default() } else { values.settings("numbers") };
        let current = architecture.clone().unwrap_or_else(|| super::settle::architecture(values));
        let example = networks::example(network, &current, Loss::HalfSquaredError, &before);
        let mut settings = before;
        let mut set = |name: &str, number: f64| {
            if example.has(name) && is_number(name, number) {
                settings.set(name, number);
                return Ok(());
            }
            let allowed =
                if example.has(name) { "−1000 … 1000".to_owned() } else { super::settle::all_names(&example) };
            Err(wrong(name, ascii(number), allowed))
        };
        for (name, number) in self.numbers(&current)? {
            set(&name, number)?;
        }
        Ok((architecture, settings, self.samples(&current)?))
    }

    fn architecture(&self) -> Result<Option<Architecture>, Wrong> {
        if self.sizes.is_empty() {
            let stray = !(self.weights.is_empty() && self.biases.is_empty() && self.activations.is_empty());
            return if stray { Err(wrong("layers", "", "[2, 3, 1]")) } else { Ok(None) };
        }
        let names = self.sizes.iter().enumerate().map(|(layer, size)| match layer.checked_sub(1) {
            None => size.to_string(),
            Some(at) => format!("{size}{}", self.activations.get(at).map_or("sigmoid", |name| name)),
        });
        let text = names.list().join(".");
        let architecture = Architecture::parse(&text, &LIMITS);
        let allowed = || {
            let names = LIMITS.activations.join(", ");
            format!("2 … {} × 1 … {}, {names}", LIMITS.layers, LIMITS.width)
        };
        architecture.map(Some).ok_or_else(|| wrong("layers, activations", text, allowed()))
    }

    /// All samples, if the document has inputs and targets; a list of one is one sample alone.
    fn samples(&self, architecture: &Architecture) -> Result<Option<Rows>, Wrong> {
        if self.x.len() < 2 && self.y.len() < 2 {
            return Ok((!self.x.is_empty() || !self.y.is_empty()).then(Vec::new));
        }
        if self.x.len() != self.y.len() {
            return Err(wrong("targets", self.y.len().to_string(), self.x.len().to_string()));
        }
        let ends = [architecture.sizes.first(), architecture.sizes.last()].map(|size| size.copied().unwrap_or(0));
        for (field, list, size) in [("inputs", &self.x, ends[0]), ("targets", &self.y, ends[1])] {
            if let Some((at, row)) = list.iter().enumerate().find(|(_, row)| row.len() != size) {
                return Err(wrong(&format!("{field}.{at}"), row.len().to_string(), size.to_string()));
            }
        }
        let rows: Rows = self.x.iter().zip(&self.y).map(|(x, y)| [x.as_slice(), y].concat()).list();
        match rows.iter().flatten().find(|number| !is_number("x1", **number)) {
            Some(number) => Err(wrong("inputs, targets", ascii(*number), "−1000 … 1000")),
            None => Ok(Some(rows)),
        }
    }

    /// Every number by its name. Those of several samples stand elsewhere.
    fn numbers(&self, architecture: &Architecture) -> Result<Vec<(String, f64)>, Wrong> {
        let mut all = self.named.clone();
        let pairs: Vec<(usize, usize)> = architecture.sizes.windows(2).map(|pair| (pair[0], pair[1])).list();
        for (field, letter, entries, width) in
            [("weights", 'w', &self.weights, None), ("biases", 'b', &self.biases, Some(1))]
        {
            let count: usize = pairs.iter().map(|&(below, size)| width.unwrap_or(below) * size).sum();
            if !entries.is_empty() && entries.len() != count {
                return Err(wrong(field, entries.len().to_string(), count.to_string()));
            }
            for &([layer, to, from], number) in entries {
                let fits = pairs.get(layer).is_some_and(|&(below, size)| to < size && from < width.unwrap_or(below));
                if !fits {
                    return Err(wrong(&format!("{field}.{layer}.{to}.{from}"), ascii(number), architecture.text()));
                }
                let before: usize = pairs[..layer].iter().map(|&(below, size)| width.unwrap_or(below) * size).sum();
                let below = width.unwrap_or(pairs[layer].0);
                all.push((format!("{letter}{}", before + to * below + from + 1), number));
            }
        }
        let alone = self.x.len() < 2 && self.y.len() < 2;
        for (letter, list) in [('x', &self.x), ('y', &self.y)].into_iter().filter(|_| alone) {
            all.extend(list.iter().flatten().enumerate().map(|(at, &number)| (format!("{letter}{}", at + 1), number)));
        }
        Ok(all)
    }
}

/// Puts a number behind those of its sample.
fn put(list: &mut Vec<Vec<f64>>, sample: usize, number: f64) {
    if list.len() <= sample {
        list.resize(sample + 1, Vec::new());
    }
    list[sample].push(number);
}

fn said(entry: &Entry) -> String {
    match entry {
        Entry::Number(number) => ascii(*number),
        Entry::Word(word) => word.clone(),
    }
}

fn losses() -> String {
    Loss::ALL.map(Loss::name).join(", ")
}

/// The network and the sample as the reference vectors write them.
pub(super) fn text(run: &Acts) -> String {
    let example = &run.start;
    let network = &example.network;
    let list = |items: Vec<String>| format!("[{}]", items.join(", "));
    let numbers = |numbers: &[f64]| list(numbers.iter().map(|&number| ascii(number)).list());
    let lists = |side: &dyn Fn(&Sample) -> &Vec<f64>, alone: &Vec<f64>| {
        let all: Vec<String> = run.batch.samples.iter().map(|sample| numbers(side(sample))).list();
        if all.is_empty() { numbers(alone) } else { all.join(", ") }
    };
    let quoted = |name: &str| format!("\"{name}\"");
    let depth = 0..network.depth();
    let rows = |layer: usize| network.weights(layer).chunks(network.layers()[layer]).map(&numbers).list();
    let weights = list(depth.clone().map(|layer| list(rows(layer))).list());
    let biases = list(depth.map(|layer| numbers(network.biases(layer))).list());
    let layers = list(network.layers().iter().map(usize::to_string).list());
    let activations = list(network.activations().iter().map(|activation| quoted(activation.name())).list());
    let fields = [
        ("layers", layers),
        ("activations", activations),
        ("loss", quoted(network.loss().name())),
        ("weights", weights),
        ("biases", biases),
    ];
    let fields: Vec<String> = fields.into_iter().map(|(name, value)| format!("    \"{name}\": {value}")).list();
    format!(
        "{{\n  \"network\": {{\n{}\n  }},\n  \"inputs\": [{}],\n  \"targets\": [{}]\n}}",
        fields.join(",\n"),
        lists(&|(x, _)| x, &example.x),
        lists(&|(_, y)| y, &example.y)
    )
}
