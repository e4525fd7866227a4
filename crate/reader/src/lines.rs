//! Lines and tables: a name and a number in each line, many in one line, names over numbers, Markdown, or numbers alone.

use crate::assumptions::Assumptions;
use crate::bare::{self, Row};
use crate::draft::{self, Draft, Entry, Value};
use crate::names::{Key, is_gradient, key};
use crate::settings::is_activation;
use crate::tokens::{ends_sentence, maybe_thousands, number, number_length, with_comma};
use crate::{Present, Refusal, refuse};

/// A word or a number of a line, and what stands before it.
struct Item<'a> {
    text: &'a str,
    is_number: bool,
    gap: &'a str,
}

struct Line<'a> {
    number: usize,
    text: &'a str,
    items: Vec<Item<'a>>,
    /// Whether `1,234` is 1234.
    thousands: bool,
}

impl Line<'_> {
    /// Whether more than commas stands between the numbers, so that a comma is a decimal mark.
    fn marked(&self) -> bool {
        self.items.iter().skip(1).any(|item| item.gap.chars().any(|c| c != ','))
    }

    fn value(&self, text: &str) -> Option<f64> {
        if self.thousands && maybe_thousands(text) { value(&text.replace(',', "")) } else { value(text) }
    }

    fn only_numbers(&self) -> bool {
        let truth = |item: &Item| item.text.eq_ignore_ascii_case("true") || item.text.eq_ignore_ascii_case("false");
        self.items.iter().any(|item| item.is_number) && self.items.iter().all(|item| item.is_number || truth(item))
    }
}

pub(crate) fn read(text: &str, present: Option<&Present>, assumptions: &mut Assumptions) -> Result<Draft, Refusal> {
    let mut lines = Vec::new();
    for (at, text) in text.lines().enumerate() {
        let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '\\'));
        // The rule between the head and the body of a table.
        if text.chars().all(|c| matches!(c, '-' | ':' | '|' | '=' | '+' | ' ' | ',' | ';' | '"' | '\'')) {
            continue;
        }
        lines.push(items(at + 1, text)?);
    }
    without_counts(&mut lines);
    let doubtful = |line: &&Line| line.only_numbers() && line.marked();
    let mut doubts =
        lines.iter().filter(doubtful).flat_map(|line| &line.items).filter(|item| maybe_thousands(item.text));
    if let Some(text) = doubts.next().map(|item| item.text) {
        let (point, none) = (text.replace(',', "."), text.replace(',', ""));
        if assumptions.note("comma", format!("{text} is {point}"), format!("{text} is {none}")) {
            lines.iter_mut().filter(|line| line.marked()).for_each(|line| line.thousands = true);
        }
    }
    let Some(first) = lines.first() else { return Err(refuse(1, text, "names and numbers, such as w1, 0.5")) };
    let words = first.items.iter().map(|item| item.text.to_lowercase()).collect::<Vec<_>>();
    if ["from", "to", "weight"].iter().all(|column| words.iter().any(|word| word == column)) {
        return Err(refuse(first.number, first.text, "a name for each weight, such as w1, 0.5"));
    }
    if lines.iter().all(Line::only_numbers) {
        return bare::read(&plain_rows(&lines), present, assumptions);
    }
    if let Some(names) = headings(first.text)
        && lines.len() > 1
        && lines.iter().skip(1).all(Line::only_numbers)
    {
        return columns(&names, &lines, present, assumptions);
    }
    let mut reader = Reader { present, entries: Vec::new(), ignored: Vec::new() };
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        let next = lines.get(at).filter(|next| next.only_numbers());
        if let (Some(names), Some(below)) = (headings(line.text), next) {
            reader.block(&names, below)?;
            at += 1;
        } else if at == 1 && lines.len() > 1 && is_head(line) && !line.items.iter().any(|item| is_activation(item.text))
        {
            // The headings of two columns: no number follows.
        } else if line.only_numbers() {
            return Err(refuse(line.number, line.text, "a name before its number, such as w1, 0.5"));
        } else {
            reader.line(line, assumptions)?;
        }
    }
    let Reader { entries, ignored, .. } = reader;
    let mut draft = draft::draft(entries, assumptions)?;
    draft.ignored.extend(ignored);
    Ok(draft)
}

/// Drops the column that counts the lines, as in `1. w1 = 0.5`.
fn without_counts(lines: &mut [Line]) {
    let named = |line: &Line| line.items.get(1).is_some_and(|item| !item.is_number);
    let count = |line: &Line| line.items.first().filter(|_| named(line)).and_then(|item| number(item.text));
    let counted: Vec<Option<f64>> = lines.iter().skip_while(|line| count(line).is_none()).map(count).collect();
    let start = counted.first().copied().flatten().unwrap_or(-1.0);
    let in_order = counted.iter().enumerate().all(|(at, count)| *count == Some(start + at as f64));
    if counted.len() > 1 && in_order && (start == 0.0 || start == 1.0) && lines.len() - counted.len() < 2 {
        let many = counted.len();
        lines.iter_mut().rev().take(many).for_each(|line| {
            line.items.drain(..1);
        });
    }
}

fn items(number: usize, text: &str) -> Result<Line<'_>, Refusal> {
    let mut items: Vec<Item> = Vec::new();
    let (mut gap, mut at) = (0, 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let first = rest.chars().next().unwrap_or(' ');
        let is_number = number_length(rest, true) > 0;
        let length = if is_number {
            number_length(rest, true)
        } else if first.is_alphabetic() || first == '_' || first == '\\' {
            word_length(rest)
        } else if matches!(first, ',' | ';' | '=' | ':' | '|' | '"' | '\'' | '*' | '&' | '>' | '-' | '\t' | ' ')
            || first.is_whitespace()
            || ends_sentence(rest)
        {
            at += first.len_utf8();
            continue;
        } else {
            return Err(refuse(number, text, "a name and a number, such as w1, 0.5"));
        };
        let before = text.get(gap..at).unwrap_or("");
        let end = at + length;
        // `-w1 = 0.5`; a blank behind the hyphen would make it the mark of a list.
        if !is_number
            && before.trim_start().ends_with('-')
            && !before.contains('>')
            && is_indexed(text.get(at..end).unwrap_or(""))
        {
            return Err(refuse(number, text, "a name without a sign, such as w1, −0.5"));
        }
        // The hyphens of `layers: 2-3-1` are no signs.
        let sizes = items.first().is_some_and(|first| key(first.text) == Key::Layers)
            && items.iter().skip(1).all(|size| size.is_number);
        let glued = before.is_empty() && !items.is_empty() && !(sizes && rest.starts_with('-'));
        // `1-2`, `5x`: no plain number. A sign alone before a number, or `*` between two, is arithmetic.
        let sum = is_number && before.trim().ends_with(['-', '*']) && !bold(before);
        if glued || sum {
            return Err(refuse(number, text, "plain numbers, such as 0.5 or −1.5"));
        }
        if matches!(text.get(at..end + 1), Some("and " | "und " | "is " | "are " | "the " | "The ")) {
            at = end;
            continue;
        }
        items.push(Item { text: text.get(at..end).unwrap_or(""), is_number, gap: before });
        (gap, at) = (end, end);
    }
    Ok(Line { number, text, items, thousands: false })
}

/// `**w1**` in a Markdown table.
fn bold(gap: &str) -> bool {
    gap.contains('|') && gap.contains("**")
}

/// A word may have points, digits and, before a letter, a hyphen.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let after = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        let part =
            c.is_alphanumeric() || matches!(c, '_' | '\\') || (matches!(c, '-' | '.' | '/') && after.is_alphabetic());
        if !part {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// The names of a line that has only names.
fn headings(text: &str) -> Option<Vec<String>> {
    let text = text.trim_end_matches(':');
    if text.contains(['=', ':']) {
        return None;
    }
    let mark = ['\t', ';', '|', '&', ','].into_iter().find(|&mark| text.contains(mark));
    let fields: Vec<String> = match mark {
        Some(mark) => text.split(mark).map(bare_name).collect(),
        None => text.split_whitespace().map(bare_name).collect(),
    };
    let fields: Vec<String> = fields.into_iter().filter(|field| !field.is_empty()).collect();
    let named = fields.iter().all(|field| field.chars().next().is_some_and(char::is_alphabetic));
    (named && !fields.is_empty()).then_some(fields)
}

fn bare_name(field: &str) -> String {
    field.trim().trim_matches(['"', '\'', '*', ' ']).to_owned()
}

fn is_head(line: &Line) -> bool {
    let takes_word = |item: &Item| wants_word(&key(item.text));
    line.items.iter().all(|item| !item.is_number)
        && !line.items.first().is_some_and(takes_word)
        && !line.items.get(1).is_some_and(takes_word)
        && !line.items.iter().any(|item| is_indexed(item.text))
}

fn wants_word(key: &Key) -> bool {
    matches!(
        key,
        Key::Loss
            | Key::Activations
            | Key::HiddenActivation
            | Key::OutputActivation
            | Key::Optimizer
            | Key::Residual
            | Key::Normalise
    )
}

/// `w1`, but not `weight`.
fn is_indexed(name: &str) -> bool {
    match key(name) {
        Key::Weight(groups) | Key::Bias(groups) | Key::Input(groups) | Key::Target(groups) => !groups.is_empty(),
        _ => false,
    }
}

/// The activation of a sentence such as `It uses a sigmoid activation`, and whose it is.
fn spoken_activation(words: &[&str]) -> Option<(&'static str, String)> {
    let begins = |beginning: &str| words.iter().any(|word| word.to_lowercase().starts_with(beginning));
    let mut found = words.iter().filter(|word| is_activation(word));
    let (one, more) = (found.next()?, found.next());
    let speaks = ["activation", "function", "neuron", "unit", "node"].into_iter().any(begins);
    let name = match (begins("hidden"), begins("output")) {
        (true, false) => "hidden activation",
        (false, true) => "output activation",
        (false, false) => "activation",
        (true, true) => return None,
    };
    (words.len() > 2 && speaks && more.is_none()).then(|| (name, (*one).to_owned()))
}

/// Names over one or more rows of numbers.
fn columns(
    names: &[String],
    lines: &[Line],
    present: Option<&Present>,
    assumptions: &mut Assumptions,
) -> Result<Draft, Refusal> {
    let below: Vec<&Line> = lines.iter().skip(1).collect();
    let rows = numbered(&below, names.len())?;
    let ends = present.and_then(|present| Some((*present.layers.first()?, *present.layers.last()?)));
    let count = |is: fn(&Key) -> bool| names.iter().filter(|name| is(&key(name))).count();
    let (inputs, targets) = (count(|key| matches!(key, Key::Input(_))), count(|key| matches!(key, Key::Target(_))));
    // `x,y,label` are two inputs and a target: the names do not say it.
    if ends.is_some_and(|(x, y)| {
        names.len() == x + y
            && (inputs, targets) != (x, y)
            && !names.iter().any(|name| is_parameter(name) && is_indexed(name))
    }) {
        return bare::samples(&rows, present, assumptions);
    }
    if let Some(name) = names.iter().find(|name| is_parameter(name))
        && let Some(second) = below.get(1)
    {
        return Err(refuse(second.number, second.text, format!("one row of numbers below {name}")));
    }
    let mut entries = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let column: Vec<f64> = rows.iter().filter_map(|(_, row)| row.get(at).copied()).collect();
        let value = match column.as_slice() {
            [one] => Value::Number(*one),
            many => Value::List(many.iter().map(|&number| Value::Number(number)).collect()),
        };
        let many = rows.len() > 1;
        let name = match key(name) {
            Key::Input(groups) if many && groups.is_empty() => "x1".to_owned(),
            Key::Target(groups) if many && groups.is_empty() => "y1".to_owned(),
            _ => name.clone(),
        };
        entries.push(Entry { name, value, line: rows.first().map_or(1, |(line, _)| *line) });
    }
    draft::draft(entries, assumptions)
}

fn is_parameter(name: &str) -> bool {
    matches!(key(name), Key::Weight(_) | Key::Bias(_) | Key::Eta)
}

/// Rows of `width` numbers. A row may begin with its own count, as pandas prints it.
fn numbered(lines: &[&Line], width: usize) -> Result<Vec<Row>, Refusal> {
    let counted = |at: usize, row: &Vec<f64>| row.first() == Some(&(at as f64)) && row.len() == width + 1;
    let all: Vec<Option<Vec<f64>>> = lines.iter().map(|line| fields(line, None)).collect();
    if all.iter().enumerate().all(|(at, row)| row.as_ref().is_some_and(|row| counted(at, row))) {
        let rows = all.into_iter().flatten().map(|row| row.into_iter().skip(1).collect::<Vec<_>>());
        return Ok(lines.iter().map(|line| line.number).zip(rows).collect());
    }
    let row = |line: &&Line| {
        let taken = format!(
            "{width} numbers, as many as there are names; semicolons between them if a comma is a decimal mark"
        );
        fields(line, Some(width)).map(|row| (line.number, row)).ok_or_else(|| refuse(line.number, line.text, taken))
    };
    lines.iter().map(row).collect()
}

/// The numbers of a line, both ways if commas could be decimal marks.
fn plain_rows(lines: &[Line]) -> Vec<bare::Candidates> {
    let candidates = |line: &Line| bare::Candidates {
        line: line.number,
        text: line.text.to_owned(),
        separate: fields(line, None),
        decimal: line.items.iter().map(|item| line.value(item.text)).collect(),
        merged: Box::new(
            [2, 3, 4, 5, 6, 7, 8, 9].map(|width| if line.items.len() < 64 { fields(line, Some(width)) } else { None }),
        ),
    };
    lines.iter().map(candidates).collect()
}

fn value(text: &str) -> Option<f64> {
    match text {
        _ if text.eq_ignore_ascii_case("true") => Some(1.0),
        _ if text.eq_ignore_ascii_case("false") => Some(0.0),
        text => with_comma(text),
    }
}

/// The numbers of a line; `None` if there are not `width`, or if commas can be read in two ways.
fn fields(line: &Line, width: Option<usize>) -> Option<Vec<f64>> {
    let fits = |row: &Vec<f64>| width.is_none_or(|width| row.len() == width);
    if line.marked() || line.items.iter().all(|item| !item.text.contains(',')) {
        return line.items.iter().map(|item| line.value(item.text)).collect::<Option<Vec<f64>>>().filter(fits);
    }
    let cells = line.items.iter().map(|item| item.text.split(',').collect::<Vec<_>>());
    let pieces: Vec<(&str, bool)> = cells
        .flat_map(|cells| cells.iter().enumerate().map(|(at, &cell)| (cell, at + 1 < cells.len())).collect::<Vec<_>>())
        .collect();
    let plain: Option<Vec<f64>> = pieces.iter().map(|(piece, _)| value(piece)).collect();
    if plain.as_ref().is_some_and(fits) {
        return plain;
    }
    merged(&pieces, width?).filter(fits)
}

/// Decimal commas between commas, if there is exactly one way to have `width` numbers. Each piece tells whether nothing but one comma
/// stands before the next one.
fn merged(pieces: &[(&str, bool)], width: usize) -> Option<Vec<f64>> {
    if pieces.len() > 64 || pieces.len() <= width {
        return None;
    }
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let pair = |at: usize| {
        let (&(whole, close), (part, _)) = (pieces.get(at)?, pieces.get(at + 1)?);
        (close && digits(whole.trim_start_matches(['-', '+'])) && digits(part)).then(|| format!("{whole},{part}"))
    };
    // ways[at][left]: how many ways lead from piece `at` to the end with `left` numbers.
    let mut ways = vec![vec![0_u64; width + 1]; pieces.len() + 2];
    *ways.get_mut(pieces.len())?.get_mut(0)? = 1;
    for at in (0..pieces.len()).rev() {
        for left in 1..=width {
            let one = *ways.get(at + 1)?.get(left - 1)?;
            let two = if pair(at).is_some() { *ways.get(at + 2)?.get(left - 1)? } else { 0 };
            *ways.get_mut(at)?.get_mut(left)? = one.saturating_add(two);
        }
    }
    if *ways.first()?.get(width)? != 1 {
        return None;
    }
    let (mut at, mut row) = (0, Vec::new());
    for left in (1..=width).rev() {
        let alone = *ways.get(at + 1)?.get(left - 1)? > 0;
        row.push(if alone { value(pieces.get(at)?.0)? } else { with_comma(&pair(at)?)? });
        at += if alone { 1 } else { 2 };
    }
    Some(row)
}

/// Names and numbers in turn.
struct Reader<'a> {
    present: Option<&'a Present>,
    entries: Vec<Entry>,
    ignored: Vec<String>,
}

impl Reader<'_> {
    /// A line of names over a line of numbers.
    fn block(&mut self, names: &[String], below: &Line) -> Result<(), Refusal> {
        let rows = numbered(&[below], names.len())?;
        let numbers = rows.into_iter().flat_map(|(_, row)| row);
        let entries = names.iter().zip(numbers).map(|(name, number)| Entry {
            name: name.clone(),
            value: Value::Number(number),
            line: below.number,
        });
        self.entries.extend(entries);
        Ok(())
    }

    fn line(&mut self, line: &Line, assumptions: &mut Assumptions) -> Result<(), Refusal> {
        let mut rest = line.items.as_slice();
        let mut is_first = true;
        while !rest.is_empty() {
            let goes_on = |at: usize, item: &Item| !item.is_number && (at == 0 || !item.gap.contains(['.', '?', '!']));
            let words = rest.iter().enumerate().take_while(|(at, item)| goes_on(*at, item)).count();
            let (names, after) = rest.split_at(words);
            let many = after.iter().take_while(|item| item.is_number).count();
            let (numbers, after) = after.split_at(many);
            self.group(line, names, numbers, is_first, assumptions)?;
            is_first = false;
            rest = after;
        }
        Ok(())
    }

    /// Words, and the numbers after them.
    fn group(
        &mut self,
        line: &Line,
        names: &[Item],
        numbers: &[Item],
        is_first: bool,
        assumptions: &mut Assumptions,
    ) -> Result<(), Refusal> {
        if names.is_empty() {
            return Err(refuse(line.number, line.text, "a name before its number, such as w1, 0.5"));
        }
        let mut names = names;
        // `loss = mse, w1 = 0.1`: the word after the name is its value.
        while let Some(first) = names.first() {
            let two: Vec<&str> = names.iter().take(2).map(|item| item.text).collect();
            let two = two.join(" ");
            let (name, words) = if wants_word(&key(&two)) { (two.as_str(), 2) } else { (first.text, 1) };
            if !wants_word(&key(name)) || names.len() <= words {
                break;
            }
            let value = names.get(words..).unwrap_or(&[]);
            // `Cross Entropy Loss` ends with a word that is a name elsewhere.
            let of_value = |item: &&Item| key(item.text) == Key::Unknown || item.text.eq_ignore_ascii_case("loss");
            let more = value.iter().skip(1).take_while(of_value).count();
            let most = if numbers.is_empty() { value.len() } else { value.len().saturating_sub(1) };
            let (said, rest) = value.split_at((1 + more).min(most));
            if said.is_empty() {
                break;
            }
            let said: Vec<Value> = said.iter().map(|item| Value::Word(item.text.to_owned())).collect();
            let value = if let [word] = said.as_slice() { word.clone() } else { Value::List(said) };
            self.entries.push(Entry { name: name.to_owned(), value, line: line.number });
            names = rest;
        }
        if names.is_empty() {
            return Ok(());
        }
        // `hidden layer: relu` and `f = sigmoid`.
        if let [before @ .., last] = names
            && numbers.is_empty()
            && is_activation(last.text)
            && !before.iter().any(|item| key(item.text) != Key::Unknown)
        {
            let before: Vec<String> = before.iter().map(|item| item.text.to_lowercase()).collect();
            let name = match before.first().map_or("", String::as_str) {
                name if name.starts_with("hidden") => Some("hidden activation"),
                name if name.starts_with("out") => Some("output activation"),
                // `f = tanh`, or the word alone. `Title: Linear` says nothing of the network.
                "phi" | "sigma" => Some("activation"),
                name if before.len() < 2 && name.chars().count() < 2 => Some("activation"),
                _ => None,
            };
            if let Some(name) = name {
                let value = Value::Word(last.text.to_owned());
                self.entries.push(Entry { name: name.to_owned(), value, line: line.number });
                return Ok(());
            }
        }
        let mut texts: Vec<&str> = names.iter().map(|item| item.text).collect();
        // `a learning rate of 0.5`
        while texts.len() > 1 && texts.last() == Some(&"of") {
            texts.pop();
        }
        // `target o1 = 0.01, o2 = 0.99`
        let target = |last: &Entry| last.line == line.number && last.name.to_lowercase().starts_with("target o");
        let of_list =
            texts.len() == 1 && self.entries.last().is_some_and(target) && key(&texts.join(" ")) == Key::Unknown;
        let mut joined = if of_list { format!("target {}", texts.join(" ")) } else { texts.join(" ") };
        if numbers.is_empty() {
            if let Some((name, word)) = spoken_activation(&texts) {
                self.entries.push(Entry { name: name.to_owned(), value: Value::Word(word), line: line.number });
                return Ok(());
            }
            // `Compute the loss and the outputs.` is a task.
            let task = texts.len() > 2 && !texts.iter().any(|name| is_indexed(name));
            if let Some(name) = texts.iter().find(|name| !task && key(name) != Key::Unknown) {
                return Err(refuse(line.number, line.text, format!("a number after {name}, such as 0.5")));
            }
            let new_sentence = names.first().is_some_and(|item| item.gap.contains(['.', '?', '!']));
            if !is_first && !new_sentence && !task {
                return Err(refuse(line.number, line.text, "a number without a unit, such as w1, 0.5"));
            }
            self.ignored.push(joined);
            return Ok(());
        }
        if let [before @ .., last] = texts.as_slice()
            && is_gradient(before, last)
        {
            self.ignored.push(joined);
            return Ok(());
        }
        let (name, others) = match texts.split_last() {
            _ if key(&joined) != Key::Unknown => (joined.as_str(), &[][..]),
            Some((name, others)) if key(name) != Key::Unknown => (*name, others),
            // `with a learning rate of 0.5`
            _ => match texts.len().checked_sub(2).and_then(|at| Some((at, texts.get(at..)?.join(" ")))) {
                Some((at, two)) if key(&two) != Key::Unknown => {
                    joined = two;
                    (joined.as_str(), texts.get(..at).unwrap_or(&[]))
                }
                _ => (joined.as_str(), &[][..]),
            },
        };
        if let Some((name, word)) = spoken_activation(others) {
            self.entries.push(Entry { name: name.to_owned(), value: Value::Word(word), line: line.number });
        }
        if let Some(other) = others.iter().find(|other| is_indexed(other)) {
            return Err(refuse(line.number, line.text, format!("a number after {other}, such as 0.5")));
        }
        self.ignored.extend(others.iter().map(|&other| other.to_owned()));
        self.named(line, name, numbers, assumptions)
    }

    fn named(
        &mut self,
        line: &Line,
        name: &str,
        numbers: &[Item],
        assumptions: &mut Assumptions,
    ) -> Result<(), Refusal> {
        let key = key(name);
        let mut push = |name: String, value: Value| self.entries.push(Entry { name, value, line: line.number });
        // `w 1 = 0.5`
        if let [index, number] = numbers
            && index.gap.trim().is_empty()
            && number.gap.contains(['=', ':', ';', '\t', '|'])
            && index.text.bytes().all(|byte| byte.is_ascii_digit())
            && let Some(number) = one(number.text, assumptions)
        {
            push(format!("{name}{}", index.text), Value::Number(number));
            return Ok(());
        }
        let ends = self.present.map(|present| (present.layers.first().copied(), present.layers.last().copied()));
        let (is_list, width) = match &key {
            Key::Layers => (true, None),
            Key::Input(groups) if groups.is_empty() => (true, ends.and_then(|(first, _)| first)),
            Key::Target(groups) if groups.is_empty() => (true, ends.and_then(|(_, last)| last)),
            Key::Weight(groups) | Key::Bias(groups) if groups.is_empty() => (true, None),
            _ => (false, None),
        };
        if let [only] = numbers
            && is_list
            && key != Key::Layers
            && width.is_some_and(|width| only.text.split(',').count() == width)
            && let Some(decimal) = with_comma(only.text)
            && only.text.contains(',')
        {
            let text = only.text;
            if assumptions.note("comma", format!("{text} is two numbers"), format!("{text} is {decimal}")) {
                push(name.to_owned(), Value::Number(decimal));
                return Ok(());
            }
        }
        if let [only] = numbers
            && !(is_list && only.text.contains(',') && (width.is_some_and(|width| width > 1) || key == Key::Layers))
        {
            let number = one(only.text, assumptions);
            let taken = format!("one number after {name}, such as 0.5 or 0,5");
            let number = number.ok_or_else(|| refuse(line.number, &format!("{name} {}", only.text), taken))?;
            let value =
                if key == Key::Layers { Value::List(vec![Value::Number(number)]) } else { Value::Number(number) };
            push(name.to_owned(), value);
            return Ok(());
        }
        if !is_list {
            if key == Key::Unknown {
                self.ignored.push(name.to_owned());
                return Ok(());
            }
            return Err(refuse(line.number, line.text, format!("one number after {name}, such as 0.5 or 0,5")));
        }
        let marked = numbers.iter().skip(1).any(|item| item.gap.chars().any(|c| c != ','));
        let split = |item: &Item| -> Option<Vec<f64>> {
            if marked && key != Key::Layers {
                return value(item.text).map(|number| vec![number]);
            }
            item.text.split(',').map(value).collect()
        };
        let row: Option<Vec<Vec<f64>>> = numbers.iter().map(split).collect();
        let taken = format!("numbers after {name}, with blanks or semicolons between them");
        let row = row.ok_or_else(|| refuse(line.number, line.text, taken))?.concat();
        // The hyphens of 2-3-1 are no signs.
        let sign = |number: f64| Value::Number(if key == Key::Layers { number.abs() } else { number });
        push(name.to_owned(), Value::List(row.into_iter().map(sign).collect()));
        Ok(())
    }
}

/// One number, whose comma is a decimal mark unless the caller wants thousands.
fn one(text: &str, assumptions: &mut Assumptions) -> Option<f64> {
    let decimal = with_comma(text)?;
    if maybe_thousands(text) {
        let without = text.replace(',', "");
        if assumptions.note("comma", format!("{text} is {decimal}"), format!("{text} is {without}")) {
            return with_comma(&without);
        }
    }
    Some(decimal)
}
