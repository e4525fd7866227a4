//! What a text says, before it is known whether it fits together.

use crate::assumptions::Assumptions;
use crate::names::{Key, key};
use crate::repeated::{once, samples, thresholds};
use crate::{Refusal, refuse};

/// What stands after a name.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Number(f64),
    Word(String),
    List(Vec<Value>),
    Map(Vec<Entry>),
}

/// A name, what stands after it, and its line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) value: Value,
    pub(crate) line: usize,
}

/// Which way a matrix lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rows {
    Neurons,
    Inputs,
}

/// The weights of one layer.
#[derive(Clone, Debug)]
pub(crate) struct Matrix {
    pub(crate) name: String,
    /// One row alone is a plain list.
    pub(crate) rows: Vec<Vec<f64>>,
    pub(crate) flat: bool,
    /// The number in its name.
    pub(crate) order: Option<usize>,
    pub(crate) usual: Rows,
    /// Whether its source leaves no choice.
    pub(crate) certain: bool,
    pub(crate) line: usize,
}

/// The biases of one layer.
#[derive(Clone, Debug)]
pub(crate) struct Biases {
    pub(crate) name: String,
    pub(crate) values: Vec<f64>,
    pub(crate) order: Option<usize>,
    pub(crate) line: usize,
}

/// One number with a name such as `w11`, and the digits of its index.
#[derive(Clone, Debug)]
pub(crate) struct Scalar {
    pub(crate) name: String,
    pub(crate) groups: Vec<String>,
    pub(crate) value: f64,
    pub(crate) line: usize,
}

/// Inputs or targets.
#[derive(Clone, Debug, Default)]
pub(crate) struct Points {
    /// As lists: one sample, or several.
    pub(crate) lists: Vec<(Value, usize)>,
    /// By the number of the input: its values, sample by sample.
    pub(crate) columns: Vec<(Scalar, Vec<f64>)>,
}

/// A word and its line.
pub(crate) type Said = (String, usize);

#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    pub(crate) layers: Option<(Vec<usize>, usize)>,
    pub(crate) activations: Vec<Said>,
    pub(crate) hidden: Option<Said>,
    pub(crate) output: Option<Said>,
    pub(crate) loss: Option<Said>,
    pub(crate) matrices: Vec<Matrix>,
    pub(crate) biases: Vec<Biases>,
    pub(crate) weights: Vec<Scalar>,
    pub(crate) bias_numbers: Vec<Scalar>,
    pub(crate) inputs: Points,
    pub(crate) targets: Points,
    pub(crate) optimizer: Option<Said>,
    /// η and the other numbers of an optimizer.
    pub(crate) rates: Vec<(&'static str, f64, usize)>,
    pub(crate) residual: bool,
    pub(crate) normalised: bool,
    pub(crate) ignored: Vec<String>,
}

/// What is said of all entries: a name that stands twice counts once.
pub(crate) fn draft(entries: Vec<Entry>, assumptions: &mut Assumptions) -> Result<Draft, Refusal> {
    let mut draft = Draft::default();
    for entry in once(thresholds(samples(entries), assumptions), assumptions) {
        draft.put(entry)?;
    }
    draft.widen();
    Ok(draft)
}

impl Draft {
    pub(crate) fn put(&mut self, entry: Entry) -> Result<(), Refusal> {
        let Entry { name, value, line } = entry;
        if matches!(value, Value::Map(_)) {
            self.ignored.push(name);
            return Ok(());
        }
        match key(&name) {
            Key::Layers => self.layers = Some((sizes(&value, line)?, line)),
            Key::Activations => self.activations = words(&name, &value, line)?,
            Key::HiddenActivation => self.hidden = Some((word(&name, &value, line)?, line)),
            Key::OutputActivation => self.output = Some((word(&name, &value, line)?, line)),
            Key::Loss => self.loss = Some((phrase(&name, &value, line)?, line)),
            Key::Optimizer => self.optimizer = Some((word(&name, &value, line)?, line)),
            Key::Eta => self.rate("eta", &name, &value, line)?,
            Key::Momentum => self.rate("momentum", &name, &value, line)?,
            Key::Alpha => self.rate("alpha", &name, &value, line)?,
            Key::Beta1 => self.rate("beta1", &name, &value, line)?,
            Key::Beta2 => self.rate("beta2", &name, &value, line)?,
            Key::Residual => self.residual = is_true(&value),
            Key::Normalise => self.normalised = value == Value::Word("layer".to_owned()) || is_true(&value),
            Key::Samples | Key::Unknown => self.ignored.push(name),
            Key::Weight(groups) => self.weight(&name, groups, &value, line)?,
            Key::TorchWeight(order) => self.matrix(&name, &value, order, (Rows::Neurons, true), line)?,
            Key::Kernel(order) => self.matrix(&name, &value, order, (Rows::Inputs, true), line)?,
            Key::Bias(groups) => self.bias(&name, groups, &value, line)?,
            Key::FrameworkBias(order) => self.bias_vector(&name, &value, order, line)?,
            Key::Intercepts => self.bias(&name, Vec::new(), &value, line)?,
            Key::Input(groups) => point(&mut self.inputs, name, groups, value, line)?,
            Key::Target(groups) => point(&mut self.targets, name, groups, value, line)?,
        }
        Ok(())
    }

    /// Beside `b1 = [0.1, 0.2]`, the number of `b2 = 0.3` is a list, too: that of the second layer. So it is with matrices.
    fn widen(&mut self) {
        let layer = |scalar: &Scalar| match scalar.groups.as_slice() {
            [one] => one.parse().ok(),
            _ => None,
        };
        if self.biases.iter().any(|biases| biases.order.is_some()) {
            let lists = self.bias_numbers.drain(..).map(|scalar| Biases {
                order: layer(&scalar),
                name: scalar.name,
                values: vec![scalar.value],
                line: scalar.line,
            });
            self.biases.extend(lists);
        }
        if self.matrices.iter().any(|matrix| matrix.order.is_some()) {
            let lists = self.weights.drain(..).map(|scalar| Matrix {
                order: layer(&scalar),
                name: scalar.name,
                rows: vec![vec![scalar.value]],
                flat: true,
                usual: Rows::Neurons,
                certain: false,
                line: scalar.line,
            });
            self.matrices.extend(lists);
        }
    }

    fn rate(&mut self, kind: &'static str, name: &str, value: &Value, line: usize) -> Result<(), Refusal> {
        let number = match value {
            Value::Number(number) => *number,
            _ => return Err(refuse(line, name, format!("a number after {name}, such as 0.5"))),
        };
        self.rates.push((kind, number, line));
        Ok(())
    }

    fn weight(&mut self, name: &str, groups: Vec<String>, value: &Value, line: usize) -> Result<(), Refusal> {
        match (value, groups.first()) {
            (Value::Number(value), _) => {
                self.weights.push(Scalar { name: name.to_owned(), groups, value: *value, line });
                Ok(())
            }
            (Value::List(_), Some(group)) => self.matrix(name, value, group.parse().ok(), (Rows::Neurons, false), line),
            (Value::List(items), None) => match depth(value) {
                1 => self.counted(name, items, line, true),
                2 if even(items) => self.matrix(name, value, None, (Rows::Neurons, false), line),
                _ => items.iter().try_for_each(|item| self.matrix(name, item, None, (Rows::Neurons, false), line)),
            },
            _ => Err(refuse(line, name, format!("a number after {name}, such as 0.5"))),
        }
    }

    fn bias(&mut self, name: &str, groups: Vec<String>, value: &Value, line: usize) -> Result<(), Refusal> {
        match (value, groups.first()) {
            (Value::Number(value), _) => {
                self.bias_numbers.push(Scalar { name: name.to_owned(), groups, value: *value, line });
                Ok(())
            }
            (Value::List(_), Some(group)) => self.bias_vector(name, value, group.parse().ok(), line),
            (Value::List(items), None) if depth(value) > 1 => {
                items.iter().try_for_each(|item| self.bias_vector(name, item, None, line))
            }
            (Value::List(items), None) => self.counted(name, items, line, false),
            _ => Err(refuse(line, name, format!("a number after {name}, such as 0.5"))),
        }
    }

    /// A plain list: the first number is `w1` or `b1`.
    fn counted(&mut self, name: &str, items: &[Value], line: usize, weights: bool) -> Result<(), Refusal> {
        for (at, value) in numbers(name, items, line)?.into_iter().enumerate() {
            let name = format!("{}{}", if weights { "w" } else { "b" }, at + 1);
            let scalar = Scalar { name, groups: vec![(at + 1).to_string()], value, line };
            if weights { self.weights.push(scalar) } else { self.bias_numbers.push(scalar) }
        }
        Ok(())
    }

    /// One matrix, or (of scikit-learn) a list of them.
    pub(crate) fn matrix(
        &mut self,
        name: &str,
        value: &Value,
        order: Option<usize>,
        (usual, certain): (Rows, bool),
        line: usize,
    ) -> Result<(), Refusal> {
        let items = match value {
            Value::List(items) if !items.is_empty() => items,
            Value::Number(_) => &vec![value.clone()],
            _ => return Err(refuse(line, name, format!("a matrix after {name}, such as [[1, 2], [3, 4]]"))),
        };
        if depth(value) > 2 {
            return items.iter().try_for_each(|item| self.matrix(name, item, None, (usual, certain), line));
        }
        let flat = depth(value) < 2;
        let rows = if flat { vec![numbers(name, items, line)?] } else { rows(name, items, line)? };
        let width = rows.first().map_or(0, Vec::len);
        if let Some(at) = rows.iter().position(|row| row.len() != width) {
            return Err(refuse(line, &format!("row {} of {name}", at + 1), format!("{width} numbers, as in row 1")));
        }
        self.matrices.push(Matrix { name: name.to_owned(), rows, flat, order, usual, certain, line });
        Ok(())
    }

    pub(crate) fn bias_vector(
        &mut self,
        name: &str,
        value: &Value,
        order: Option<usize>,
        line: usize,
    ) -> Result<(), Refusal> {
        let values = match value {
            Value::List(items) if depth(value) == 2 => rows(name, items, line)?.concat(),
            Value::List(items) => numbers(name, items, line)?,
            Value::Number(number) => vec![*number],
            _ => return Err(refuse(line, name, format!("a list of numbers after {name}"))),
        };
        self.biases.push(Biases { name: name.to_owned(), values, order, line });
        Ok(())
    }
}

fn point(points: &mut Points, name: String, groups: Vec<String>, value: Value, line: usize) -> Result<(), Refusal> {
    let scalar = |value: f64| Scalar { name: name.clone(), groups: groups.clone(), value, line };
    match value {
        Value::Number(value) => points.columns.push((scalar(value), vec![value])),
        Value::List(items) if !groups.is_empty() => points.columns.push((scalar(0.0), numbers(&name, &items, line)?)),
        Value::List(_) => points.lists.push((value, line)),
        _ => return Err(refuse(line, &name, format!("a number after {name}, such as 0.5"))),
    }
    Ok(())
}

/// How many lists are inside one another.
pub(crate) fn depth(value: &Value) -> usize {
    match value {
        Value::List(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

/// Whether all rows are as long as the first one.
fn even(items: &[Value]) -> bool {
    let length = |item: &Value| match item {
        Value::List(items) => Some(items.len()),
        _ => None,
    };
    let first = items.first().and_then(length);
    first.is_some() && items.iter().all(|item| length(item) == first)
}

pub(crate) fn numbers(name: &str, items: &[Value], line: usize) -> Result<Vec<f64>, Refusal> {
    let number = |item: &Value| match item {
        Value::Number(number) => Ok(*number),
        Value::Word(word) if word.eq_ignore_ascii_case("true") => Ok(1.0),
        Value::Word(word) if word.eq_ignore_ascii_case("false") => Ok(0.0),
        Value::Word(word) => match crate::tokens::with_comma(word) {
            Some(number) => Ok(number),
            None => Err(refuse(line, word, format!("a number in {name}, such as 0.5"))),
        },
        _ => Err(refuse(line, name, format!("{name} as numbers in rows"))),
    };
    items.iter().map(number).collect()
}

pub(crate) fn rows(name: &str, items: &[Value], line: usize) -> Result<Vec<Vec<f64>>, Refusal> {
    let row = |item: &Value| match item {
        Value::List(items) => numbers(name, items, line),
        _ => Err(refuse(line, name, format!("{name} as rows of numbers"))),
    };
    items.iter().map(row).collect()
}

fn is_true(value: &Value) -> bool {
    matches!(value, Value::Word(word) if word.eq_ignore_ascii_case("true"))
}

fn sizes(value: &Value, line: usize) -> Result<Vec<usize>, Refusal> {
    let taken = "the sizes of the layers, inputs first, such as [2, 3, 1]";
    // "2-3-1"
    let word = if let Value::Word(word) = value { word.as_str() } else { "" };
    let parts = word.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let said: Vec<Value> = parts.map(|part| Value::Word(part.to_owned())).collect();
    let items = match value {
        Value::List(items) => items,
        Value::Word(_) => &said,
        _ => return Err(refuse(line, "layers", taken)),
    };
    let size = |number: f64| {
        let whole = number as usize;
        let fits = whole as f64 == number && (1..=nn::MAX_INPUTS).contains(&whole);
        if fits { Ok(whole) } else { Err(refuse(line, &format!("layers {number}"), taken)) }
    };
    let sizes: Vec<usize> = numbers("layers", items, line)?.into_iter().map(size).collect::<Result<_, _>>()?;
    if (2..=nn::MAX_DEPTH + 1).contains(&sizes.len()) { Ok(sizes) } else { Err(refuse(line, "layers", taken)) }
}

fn word(name: &str, value: &Value, line: usize) -> Result<String, Refusal> {
    match value {
        Value::Word(word) => Ok(word.clone()),
        _ => Err(refuse(line, name, format!("a word after {name}"))),
    }
}

/// `mean squared error` is one name.
fn phrase(name: &str, value: &Value, line: usize) -> Result<String, Refusal> {
    let mut words: Vec<String> = words(name, value, line)?.into_iter().map(|(word, _)| word).collect();
    if words.len() > 1 && words.last().is_some_and(|last| last.eq_ignore_ascii_case("loss")) {
        words.pop();
    }
    Ok(words.join(" "))
}

fn words(name: &str, value: &Value, line: usize) -> Result<Vec<Said>, Refusal> {
    match value {
        Value::List(items) => items.iter().map(|item| Ok((word(name, item, line)?, line))).collect(),
        value => Ok(vec![(word(name, value, line)?, line)]),
    }
}
