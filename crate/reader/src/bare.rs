//! Numbers without names: all parameters of the present network in the order of its table, or samples row by row.

use crate::assumptions::Assumptions;
use crate::draft::{Draft, Scalar, Value};
use crate::{Present, Refusal, refuse};

/// A line and its numbers.
pub(crate) type Row = (usize, Vec<f64>);

/// A line of numbers whose commas may be decimal marks.
pub(crate) struct Candidates {
    pub(crate) line: usize,
    pub(crate) text: String,
    /// Commas stand between numbers.
    pub(crate) separate: Option<Vec<f64>>,
    /// Commas are decimal marks.
    pub(crate) decimal: Option<Vec<f64>>,
    /// Some are one and some the other: the only way to have 2, 3, … 9 numbers.
    pub(crate) merged: Box<[Option<Vec<f64>>; 8]>,
}

/// How many numbers a present network takes.
struct Counts {
    inputs: usize,
    targets: usize,
    weights: usize,
    biases: usize,
}

fn counts(layers: &[usize]) -> Option<Counts> {
    let pairs = || layers.iter().zip(layers.iter().skip(1));
    Some(Counts {
        inputs: *layers.first()?,
        targets: *layers.last()?,
        weights: pairs().map(|(from, to)| from * to).sum(),
        biases: pairs().map(|(_, to)| to).sum(),
    })
}

impl Counts {
    /// Whether so many are all parameters, with or without biases and a sample.
    fn fits(&self, many: usize) -> bool {
        let all = self.weights + self.biases;
        many == all || many == all + self.inputs + self.targets || many == self.weights
    }

    fn taken(&self) -> String {
        let all = self.weights + self.biases;
        let sample = self.inputs + self.targets;
        format!(
            "names before the numbers, or {all} numbers (weights and biases, layer by layer), {} with a sample, or rows of {sample}",
            all + sample
        )
    }
}

pub(crate) fn read(
    lines: &[Candidates],
    present: Option<&Present>,
    assumptions: &mut Assumptions,
) -> Result<Draft, Refusal> {
    let (first_line, first_text) = lines.first().map_or((1, ""), |first| (first.line, first.text.as_str()));
    let Some(counts) = present.and_then(|present| counts(&present.layers)) else {
        return Err(refuse(first_line, first_text, "a name before each number, such as w1, 0.5"));
    };
    let pick = |choose: &dyn Fn(&Candidates) -> Option<Vec<f64>>| -> Option<Vec<Row>> {
        lines.iter().map(|line| choose(line).map(|row| (line.line, row))).collect()
    };
    let sample = counts.inputs + counts.targets;
    let fits = |rows: &Vec<Row>| {
        let many: usize = rows.iter().map(|(_, row)| row.len()).sum();
        counts.fits(many) || rows.iter().all(|(_, row)| row.len() == sample)
    };
    let separate = pick(&|line| line.separate.clone()).filter(fits);
    let decimal = pick(&|line| line.decimal.clone()).filter(fits);
    let merged = pick(&|line| line.merged.get(sample.wrapping_sub(2)).cloned().flatten()).filter(fits);
    let rows = match (separate, decimal) {
        (Some(separate), Some(decimal)) if separate != decimal => {
            let turned = assumptions.note("comma", "commas stand between numbers", "commas are decimal marks");
            Some(if turned { decimal } else { separate })
        }
        (separate, decimal) => separate.or(decimal).or(merged),
    };
    match rows {
        Some(rows) => settled(&rows, &counts, present, assumptions),
        None => {
            let odd = lines.iter().find(|line| line.separate.as_ref().is_none_or(|row| row.len() != sample));
            let (line, text) = odd
                .filter(|_| sample > 1 && lines.len() > 1 && first_is_row(lines, sample))
                .map_or((first_line, first_text), |odd| (odd.line, odd.text.as_str()));
            Err(refuse(line, text, counts.taken()))
        }
    }
}

fn first_is_row(lines: &[Candidates], sample: usize) -> bool {
    lines.first().and_then(|line| line.separate.as_ref()).is_some_and(|row| row.len() == sample)
}

/// Parameters or samples.
fn settled(
    rows: &[Row],
    counts: &Counts,
    present: Option<&Present>,
    assumptions: &mut Assumptions,
) -> Result<Draft, Refusal> {
    let all: Vec<f64> = rows.iter().flat_map(|(_, row)| row.iter().copied()).collect();
    let sample = counts.inputs + counts.targets;
    let as_rows = rows.iter().all(|(_, row)| row.len() == sample);
    let use_rows = match (counts.fits(all.len()), as_rows) {
        (true, true) if rows.len() > 1 || sample == 1 => {
            !assumptions.note("numbers", "rows of samples", "the network's numbers")
        }
        (true, true) => assumptions.note("numbers", "the network's numbers", "a sample"),
        (parameters, _) => !parameters,
    };
    if use_rows {
        return samples(rows, present, assumptions);
    }
    let layers = present.map_or(&[][..], |present| &present.layers);
    Ok(parameters(&all, rows.first().map_or(1, |(line, _)| *line), layers, counts, assumptions))
}

/// All parameters in the order of the table.
fn parameters(all: &[f64], line: usize, layers: &[usize], counts: &Counts, assumptions: &mut Assumptions) -> Draft {
    let mut draft = Draft::default();
    let with_biases = all.len() != counts.weights;
    let grouped = with_biases
        && layers.len() > 2
        && assumptions.note(
            "bare-order",
            "layer by layer: its weights, then its biases",
            "all weights, then all biases",
        );
    let mut numbers = all.iter().copied();
    let mut take = |list: &mut Vec<Scalar>, letter: &str, many: usize| {
        for value in numbers.by_ref().take(many) {
            let index = list.len() + 1;
            list.push(Scalar { name: format!("{letter}{index}"), groups: vec![index.to_string()], value, line });
        }
    };
    if grouped || !with_biases {
        take(&mut draft.weights, "w", counts.weights);
        take(&mut draft.bias_numbers, "b", if with_biases { counts.biases } else { 0 });
    } else {
        for (from, to) in layers.iter().zip(layers.iter().skip(1)) {
            take(&mut draft.weights, "w", from * to);
            take(&mut draft.bias_numbers, "b", *to);
        }
    }
    if all.len() > counts.weights + counts.biases {
        let list = |numbers: Vec<f64>| vec![(Value::List(numbers.into_iter().map(Value::Number).collect()), line)];
        draft.inputs.lists = list(numbers.by_ref().take(counts.inputs).collect());
        draft.targets.lists = list(numbers.collect());
    }
    draft
}

/// Rows of inputs and targets.
pub(crate) fn samples(
    rows: &[Row],
    present: Option<&Present>,
    assumptions: &mut Assumptions,
) -> Result<Draft, Refusal> {
    let Some(counts) = present.and_then(|present| counts(&present.layers)) else { return Ok(Draft::default()) };
    let plural = |many: usize, what: &str| if many == 1 { format!("1 {what}") } else { format!("{many} {what}s") };
    let (inputs, targets) = (plural(counts.inputs, "input"), plural(counts.targets, "target"));
    let turned = assumptions.note(
        "columns",
        format!("columns are {inputs}, then {targets}"),
        format!("columns are {targets}, then {inputs}"),
    );
    let mut draft = Draft::default();
    let (mut xs, mut ys) = (Vec::new(), Vec::new());
    let line = rows.first().map_or(1, |(line, _)| *line);
    for (_, row) in rows {
        let (first, second) = row.split_at(row.len().min(if turned { counts.targets } else { counts.inputs }));
        let (x, y) = if turned { (second, first) } else { (first, second) };
        let list = |numbers: &[f64]| Value::List(numbers.iter().map(|&number| Value::Number(number)).collect());
        xs.push(list(x));
        ys.push(list(y));
    }
    draft.inputs.lists.push((Value::List(xs), line));
    draft.targets.lists.push((Value::List(ys), line));
    Ok(draft)
}
