//! Networks that are told neuron by neuron, as books do it: `Hidden neuron 1: weights 0.15 and 0.2, bias 0.35`. They become names that
//! count: `w1 = 0.15, w2 = 0.2, b1 = 0.35`.

use crate::assumptions::Assumptions;
use crate::names::{Key, key};
use crate::scalars::sizes;
use crate::tokens::number_length;
use crate::{Present, Refusal, refuse};

/// The output layer comes last, however many there are.
const OUTPUT: usize = usize::MAX;

/// Words that only lead from a neuron to its numbers.
const FILLERS: [&str; 18] = [
    "has", "have", "with", "the", "a", "an", "and", "its", "is", "are", "of", "weight", "weights", "vector", "value",
    "values", "hat", "und",
];
const NEURONS: [&str; 6] = ["neuron", "unit", "node", "perceptron", "cell", "knoten"];

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Number,
    Word,
    Mark,
    Newline,
}

struct Token<'a> {
    kind: Kind,
    text: &'a str,
    at: usize,
    line: usize,
}

/// What is said of one neuron.
pub(crate) struct Neuron {
    /// Its layer, if it is said.
    layer: Option<usize>,
    weights: Vec<String>,
    bias: Option<(bool, String)>,
    /// What it is called, and where.
    name: String,
    line: usize,
    /// What of the text says it.
    from: usize,
    to: usize,
}

impl Neuron {
    /// One of plain numbers.
    pub(crate) fn of(weights: Vec<f64>, bias: f64) -> Self {
        let weights = weights.into_iter().map(|weight| format!("{weight:e}")).collect();
        let bias = Some((false, format!("{bias:e}")));
        Self { layer: None, weights, bias, name: String::new(), line: 1, from: 0, to: 0 }
    }
}

/// The same text with names that count, and the line to which they belong; `None` if it does not go neuron by neuron.
pub(crate) fn counted(
    text: &str,
    present: Option<&Present>,
    assumptions: &mut Assumptions,
) -> Result<Option<(String, usize)>, Refusal> {
    let tokens = tokens(text);
    let points = tokens.iter().any(|token| token.kind == Kind::Number && token.text.contains('.'));
    let scanner = Scanner { tokens: &tokens, points };
    let (mut found, mut headings) = (Vec::new(), Vec::new());
    let (mut at, mut layer) = (0, None);
    while at < tokens.len() {
        if let Some((named, next)) = scanner.layer(at) {
            headings.push((scanner.place(at), scanner.place(next)));
            (layer, at) = (Some(named), next);
        } else if let Some((neuron, next)) = scanner.neuron(at, layer) {
            found.push(neuron);
            at = next;
        } else {
            at += 1;
        }
    }
    let Some(first) = found.first() else { return Ok(None) };
    let line = first.line;
    let sized = text.to_lowercase().contains("layers");
    let layers = in_layers(found, present, assumptions)?;
    let mut said: Vec<(usize, usize)> = layers.iter().flatten().map(|neuron| (neuron.from, neuron.to)).collect();
    said.extend(headings);
    let rest = without(text, said);
    Ok(Some((format!("{}\n{}", rest.trim_end(), names(&layers, sized, rest.contains(['[', '{', '(']), false)), line)))
}

/// The text without these parts of it. Its lines stay.
pub(crate) fn without(text: &str, mut parts: Vec<(usize, usize)>) -> String {
    parts.sort_unstable();
    let (mut rest, mut at) = (String::with_capacity(text.len()), 0);
    for (from, to) in parts {
        rest.push_str(text.get(at..from).unwrap_or(""));
        rest.push(' ');
        rest.extend(text.get(from..to).unwrap_or("").chars().filter(|c| *c == '\n'));
        at = to.max(at);
    }
    rest.push_str(text.get(at..).unwrap_or(""));
    rest
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let first = rest.chars().next().unwrap_or(' ');
        let number = number_length(rest, true);
        let word = || rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        // `weights0.1`, `0.2x` and `1-2` hold no plain number.
        let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '^' | '%' | '/');
        let glued = text.get(..at).is_some_and(|before| before.ends_with(part) || before.ends_with(['.', '-', '+']))
            || rest.get(number..).is_some_and(|after| after.starts_with(part));
        let (kind, length) = match first {
            '\n' => (Kind::Newline, 1),
            _ if number > 0 => (if glued { Kind::Mark } else { Kind::Number }, number),
            _ if first.is_alphabetic() => (Kind::Word, word()),
            _ => (Kind::Mark, first.len_utf8()),
        };
        if !first.is_whitespace() || kind == Kind::Newline {
            tokens.push(Token { kind, text: text.get(at..at + length).unwrap_or(""), at, line });
        }
        line += usize::from(kind == Kind::Newline);
        at += length;
    }
    tokens
}

struct Scanner<'a> {
    tokens: &'a [Token<'a>],
    /// Whether numbers have points, so that commas stand between them.
    points: bool,
}

impl Scanner<'_> {
    fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// The word there, in small letters.
    fn word(&self, at: usize) -> String {
        let word = self.tokens.get(at).filter(|token| token.kind == Kind::Word);
        word.map_or_else(String::new, |token| token.text.to_lowercase())
    }

    fn is_mark(&self, at: usize, marks: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == Kind::Mark && marks.contains(token.text))
    }

    fn place(&self, at: usize) -> usize {
        self.tokens
            .get(at)
            .map_or_else(|| self.tokens.last().map_or(0, |last| last.at + last.text.len()), |token| token.at)
    }

    /// Whether a sentence or a line begins there; marks of lists may stand before.
    fn begins(&self, at: usize) -> bool {
        /// So many marks of a list may stand before a name.
        const MARKS: usize = 3;
        let marks = (0..MARKS).take_while(|back| at > *back && self.is_mark(at - back - 1, "-*•#")).count();
        let Some(before) = (at - marks).checked_sub(1) else { return true };
        self.kind(before) == Some(Kind::Newline) || self.is_mark(before, ".;:|")
    }

    fn index(&self, at: usize) -> Option<usize> {
        let token = self.tokens.get(at)?;
        token.text.trim_start_matches(char::is_alphabetic).parse().ok().filter(|number| (1..1000).contains(number))
    }

    /// `Hidden layer`, `layer 2:`: the neurons below are in it.
    fn layer(&self, at: usize) -> Option<(usize, usize)> {
        if !self.begins(at) {
            return None;
        }
        let (layer, next) = self.layer_name(at)?;
        let next = if self.is_mark(next, ":.") { next + 1 } else { next };
        let ends = self.kind(next).is_none_or(|kind| kind == Kind::Newline) || self.is_mark(next - 1, ":");
        (ends && !matches!(self.kind(next), Some(Kind::Number))).then_some((layer, next))
    }

    /// A layer by its name, and what follows.
    fn layer_name(&self, at: usize) -> Option<(usize, usize)> {
        let first = self.word(at);
        let (layer, next) = match first.as_str() {
            "hidden" => (1, at + 1),
            "output" | "out" => (OUTPUT, at + 1),
            "layer" => (0, at),
            _ => return None,
        };
        if self.word(next) != "layer" {
            return None;
        }
        match self.index(next + 1).filter(|_| self.kind(next + 1) == Some(Kind::Number)) {
            Some(number) if layer != OUTPUT => Some((number, next + 2)),
            _ if layer == 0 => None,
            _ => Some((layer, next + 1)),
        }
    }

    /// The name of a neuron: its layer, if that is said, and what follows.
    fn head(&self, at: usize, layer: Option<usize>) -> Option<(Option<usize>, usize)> {
        if !self.begins(at) {
            return None;
        }
        let mut next = at;
        while ["the", "a", "an", "and"].contains(&self.word(next).as_str()) {
            next += 1;
        }
        let mut layer = layer;
        if let Some((named, after)) = self.layer_name(next) {
            (layer, next) = (Some(named), if self.is_mark(after, ",") { after + 1 } else { after });
        } else if let "hidden" | "output" = self.word(next).as_str() {
            layer = Some(if self.word(next) == "hidden" { 1 } else { OUTPUT });
            next += 1;
        }
        let name = self.word(next);
        if NEURONS.contains(&name.as_str()) {
            next += 1;
            let label = self.word(next);
            let lettered = label.len() < 4 && self.index(next).is_some();
            let alone =
                label.chars().count() == 1 && label != "a" && !matches!(key(&label), Key::Weight(_) | Key::Bias(_));
            if lettered || alone || (self.kind(next) == Some(Kind::Number) && self.index(next).is_some()) {
                layer = layer.or(of_label(&label));
                next += 1;
            }
        } else {
            // `h1:` alone, with a colon.
            layer = Some(of_label(&name).filter(|_| self.index(next).is_some() && self.is_mark(next + 1, ":"))?);
            next += 1;
        }
        Some((layer, next))
    }

    /// A neuron with its weights and its bias.
    fn neuron(&self, at: usize, layer: Option<usize>) -> Option<(Neuron, usize)> {
        let (layer, mut next) = self.head(at, layer)?;
        let (mut weights, mut bias) = (Vec::new(), None);
        let name = self.tokens.get(at..next)?.iter().map(|token| token.text).collect::<Vec<_>>().join(" ");
        /// What the next number is.
        #[derive(PartialEq)]
        enum Of {
            Nothing,
            Weights,
            Bias(bool),
        }
        let mut of = Of::Nothing;
        let mut end = next;
        loop {
            if next > end && (self.head(next, None).is_some() || self.layer(next).is_some()) {
                break;
            }
            let word = self.word(next);
            match self.kind(next) {
                Some(Kind::Word) if word == "threshold" => of = Of::Bias(true),
                Some(Kind::Word) => match key(&word) {
                    Key::Weight(_) => of = Of::Weights,
                    Key::Bias(_) => of = Of::Bias(word.starts_with(['θ', 't'])),
                    _ if FILLERS.contains(&word.as_str()) => {}
                    _ => break,
                },
                Some(Kind::Number) => {
                    let numbers = self.numbers(next)?;
                    match of {
                        Of::Weights => weights.extend(numbers),
                        Of::Bias(threshold) if bias.is_none() && numbers.len() == 1 => {
                            bias = numbers.into_iter().next().map(|number| (threshold, number));
                            of = Of::Nothing;
                        }
                        _ => break,
                    }
                }
                // `neuron 1: [0.1, 0.2]`
                Some(Kind::Mark) if self.is_mark(next, "[(") => {
                    if of == Of::Nothing && weights.is_empty() {
                        of = Of::Weights;
                    }
                }
                Some(Kind::Mark) if self.is_mark(next, "=:,;)]|.-") => {}
                Some(Kind::Newline) => {}
                _ => break,
            }
            next += 1;
            // A sentence that follows keeps its first words: what was said ends with a number or its bracket.
            if self.kind(next - 1) == Some(Kind::Number) || self.is_mark(next - 1, ")]") {
                end = next;
            }
        }
        let (from, to) =
            (self.place(at), self.tokens.get(end.checked_sub(1)?).map(|token| token.at + token.text.len())?);
        let line = self.tokens.get(at)?.line;
        (!weights.is_empty()).then_some((Neuron { layer, weights, bias, name, line, from, to }, end))
    }

    /// The numbers of a piece such as `0.15,0.2` or `0,15`.
    fn numbers(&self, at: usize) -> Option<Vec<String>> {
        let text = self.tokens.get(at)?.text.trim_end_matches('.');
        match text.matches(',').count() {
            0 => Some(vec![text.to_owned()]),
            _ if self.points => Some(text.split(',').map(str::to_owned).collect()),
            1 => Some(vec![text.replace(',', ".")]),
            _ => None,
        }
    }
}

/// `h1` is hidden, `o1` an output.
fn of_label(label: &str) -> Option<usize> {
    match label.chars().next()? {
        'h' => Some(1),
        'o' => Some(OUTPUT),
        _ => None,
    }
}

/// The neurons layer by layer, each with as many weights as the layer before it has neurons.
fn in_layers(
    found: Vec<Neuron>,
    present: Option<&Present>,
    assumptions: &mut Assumptions,
) -> Result<Vec<Vec<Neuron>>, Refusal> {
    let line = found.first().map_or(1, |neuron| neuron.line);
    let name = found.first().map_or_else(String::new, |neuron| neuron.name.clone());
    let unnamed = found.iter().filter(|neuron| neuron.layer.is_none()).count();
    let widths: Vec<usize> = found.iter().map(|neuron| neuron.weights.len()).collect();
    let layers: Vec<Vec<Neuron>> = if unnamed == found.len() && unnamed > 1 {
        let sizes = guessed(&widths, present, assumptions);
        let taken = "the layer of each neuron, such as hidden neuron 1";
        let sizes = sizes.ok_or_else(|| refuse(line, &name, taken))?;
        let mut found = found.into_iter();
        sizes.into_iter().map(|size| found.by_ref().take(size).collect()).collect()
    } else {
        let mut found = found;
        found.sort_by_key(|neuron| neuron.layer.unwrap_or(1));
        let mut layers: Vec<Vec<Neuron>> = Vec::new();
        for neuron in found {
            match layers.last_mut().filter(|layer| {
                layer.first().is_some_and(|first| first.layer.unwrap_or(1) == neuron.layer.unwrap_or(1))
            }) {
                Some(layer) => layer.push(neuron),
                None => layers.push(vec![neuron]),
            }
        }
        layers
    };
    let mut before = layers.first().and_then(|layer| layer.first()).map_or(0, |first| first.weights.len());
    for layer in &layers {
        for neuron in layer {
            if neuron.weights.len() != before {
                let taken = format!("{before} weights, one from each input or neuron before it");
                return Err(refuse(neuron.line, &neuron.name, taken));
            }
            if neuron.bias.is_none() && layer.iter().any(|other| other.bias.is_some()) {
                return Err(refuse(neuron.line, &neuron.name, "a bias, too, such as bias 0"));
            }
        }
        before = layer.len();
    }
    Ok(layers)
}

/// The sizes of the layers where no word is said of them: as they are now, or new ones where the number of weights changes.
fn guessed(widths: &[usize], present: Option<&Present>, assumptions: &mut Assumptions) -> Option<Vec<usize>> {
    let now = present.map(|present| present.layers.iter().skip(1).copied().collect()).unwrap_or_default();
    let changes = widths.chunk_by(|one, other| one == other).map(<[usize]>::len).collect();
    let mut found: Vec<Vec<usize>> = vec![now, changes];
    found.retain(|sizes| fits(sizes, widths));
    found.dedup();
    let said = |layers: &[usize]| format!("layers {}", sizes(&[widths.get(..1).unwrap_or(&[]), layers].concat()));
    match found.as_slice() {
        [one, other] if assumptions.note("layers", said(one), said(other)) => Some(other.clone()),
        [one, ..] => Some(one.clone()),
        [] => None,
    }
}

/// Whether layers of these sizes have neurons with so many weights each.
fn fits(sizes: &[usize], widths: &[usize]) -> bool {
    if sizes.iter().sum::<usize>() != widths.len() {
        return false;
    }
    let mut before = widths.first().copied();
    let mut widths = widths.iter();
    sizes.iter().all(|&size| {
        let same = widths.by_ref().take(size).all(|width| Some(*width) == before);
        before = Some(size);
        same
    })
}

/// `layers: 2 2 1`, and then every weight and bias by its number; where neurons share it, one bias for each layer.
pub(crate) fn names(layers: &[Vec<Neuron>], sized: bool, nested: bool, shared: bool) -> String {
    let inputs = layers.first().and_then(|layer| layer.first()).map_or(0, |first| first.weights.len());
    let sizes: Vec<String> =
        [inputs].into_iter().chain(layers.iter().map(Vec::len)).map(|size| size.to_string()).collect();
    let mut lines = if sized {
        Vec::new()
    } else {
        vec![if nested { format!("layers: [{}]", sizes.join(", ")) } else { format!("layers: {}", sizes.join(" ")) }]
    };
    let all = || layers.iter().flatten();
    let weights = all().flat_map(|neuron| &neuron.weights).enumerate();
    lines.push(weights.map(|(at, number)| format!("w{} = {number}", at + 1)).collect::<Vec<_>>().join(", "));
    let each: Vec<&Neuron> =
        if shared { layers.iter().filter_map(|layer| layer.first()).collect() } else { all().collect() };
    let biases = each.into_iter().enumerate().filter_map(|(at, neuron)| {
        let (threshold, number) = neuron.bias.as_ref()?;
        Some(format!("{}{} = {number}", if *threshold { "theta" } else { "b" }, at + 1))
    });
    let biases = biases.collect::<Vec<_>>().join(", ");
    lines.extend((!biases.is_empty()).then_some(biases));
    lines.join("\n")
}
