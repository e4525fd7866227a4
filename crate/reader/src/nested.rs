//! Texts with brackets: JSON, Python, NumPy and PyTorch as printed, Keras' lists, MATLAB's rows. One grammar for all, because
//! people mix them: blanks may stand for commas, quotes may be single, and a comma may be left over at the end.

use crate::assumptions::Assumptions;
use crate::bare;
use crate::draft::{self, Draft, Entry, Rows, Value, depth};
use crate::layered::{are_layers, layered, listed};
use crate::names::{Key, is_gradient, key};
use crate::tokens::{ends_sentence, number, number_length};
use crate::{Present, Refusal, refuse};

/// Brackets inside brackets: nobody needs more.
const DEEPEST: usize = 24;

/// Functions whose first argument is the value.
const WRAPPERS: [&str; 14] = [
    "array",
    "tensor",
    "parameter",
    "ordereddict",
    "dict",
    "list",
    "tuple",
    "matrix",
    "mat",
    "asarray",
    "variable",
    "float64",
    "float32",
    "float",
];

pub(crate) fn looks_nested(text: &str) -> bool {
    text.contains(['[', '{', '('])
}

#[derive(Clone, Debug, PartialEq)]
enum Token<'a> {
    Open(char),
    Close(char),
    Comma,
    Semicolon,
    /// `:` or `=`
    Is,
    Number(f64),
    Word(&'a str),
    Text(&'a str),
}

struct Place<'a> {
    token: Token<'a>,
    text: &'a str,
    line: usize,
}

fn tokens(text: &str) -> Result<Vec<Place<'_>>, Refusal> {
    let mut places = Vec::new();
    let (mut at, mut line) = (0, 1);
    while let Some(rest) = text.get(at..)
        && let Some(first) = rest.chars().next()
    {
        let mut length = first.len_utf8();
        let token = match first {
            '\n' => {
                line += 1;
                at += 1;
                continue;
            }
            c if c.is_whitespace() => {
                at += length;
                continue;
            }
            '[' | '{' | '(' => Token::Open(first),
            ']' => Token::Close('['),
            '}' => Token::Close('{'),
            ')' => Token::Close('('),
            ',' => Token::Comma,
            ';' => Token::Semicolon,
            ':' | '=' => Token::Is,
            '"' | '\'' => {
                let inside = rest.get(1..).unwrap_or("");
                let Some(end) = inside.find(first).filter(|&end| !inside.get(..end).unwrap_or("").contains('\n'))
                else {
                    return Err(refuse(line, first_line(rest), format!("a {first} at the end of the text in quotes")));
                };
                length = end + 2;
                Token::Text(inside.get(..end).unwrap_or(""))
            }
            // `0.weight` of a `Sequential`.
            c if c.is_ascii_digit() && counted_name(rest) => {
                length = word_length(rest);
                Token::Word(rest.get(..length).unwrap_or(""))
            }
            c if number_length(rest, false) > 0 || c.is_alphabetic() || c == '_' => {
                let many = number_length(rest, false);
                if many > 0 {
                    length = many;
                    let text = rest.get(..many).unwrap_or("");
                    let after = rest.get(many..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
                    let ends = ends_sentence(rest.get(many..).unwrap_or(""));
                    let alone =
                        ends || (!after.is_alphanumeric() && !matches!(after, '-' | '+' | '*' | '/' | '_' | '.' | '%'));
                    match number(text).filter(|_| alone) {
                        Some(number) => Token::Number(number),
                        None => return Err(refuse(line, piece(rest), "a plain finite number, such as 0.5")),
                    }
                } else {
                    length = word_length(rest);
                    if rest.get(length..).is_some_and(|rest| rest.starts_with('+')) {
                        return Err(refuse(line, piece(rest), "a name and a number, such as w1 = 0.5"));
                    }
                    Token::Word(rest.get(..length).unwrap_or(""))
                }
            }
            '.' if ends_sentence(rest) => {
                at += 1;
                continue;
            }
            '.' if rest.starts_with("...") => {
                return Err(refuse(line, first_line(rest), "all numbers, because … leaves some out"));
            }
            '…' => return Err(refuse(line, first_line(rest), "all numbers, because … leaves some out")),
            _ => return Err(refuse(line, piece(rest), "names, numbers and brackets, such as w1 = [[0.1, 0.2]]")),
        };
        places.push(Place { token, text: rest.get(..length).unwrap_or(""), line });
        at += length;
    }
    Ok(places)
}

fn counted_name(text: &str) -> bool {
    let name = text.trim_start_matches(|c: char| c.is_ascii_digit());
    [".weight", ".bias"]
        .iter()
        .any(|end| name.strip_prefix(end).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or("")
}

/// What stands together without a blank.
fn piece(text: &str) -> &str {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ']' | ')' | '}'))
        .find(|piece| !piece.is_empty())
        .unwrap_or(text)
}

fn word_length(text: &str) -> usize {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '/' | '-');
    text.find(|c: char| !part(c)).unwrap_or(text.len())
}

/// Named values, values without a name with their lines, and words that say nothing.
type Statements = (Vec<Entry>, Vec<(Value, usize)>, Vec<String>);

struct Parser<'a> {
    places: &'a [Place<'a>],
    at: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a Place<'a>> {
        self.places.get(self.at)
    }

    fn sees(&self, token: &Token) -> bool {
        self.peek().is_some_and(|place| place.token == *token)
    }

    fn line(&self) -> usize {
        self.peek().or(self.places.last()).map_or(1, |place| place.line)
    }

    fn refuse(&self, taken: &str) -> Refusal {
        match self.peek() {
            Some(place) => refuse(place.line, place.text, taken),
            None => refuse(self.line(), "the end of the text", taken),
        }
    }

    fn value(&mut self) -> Result<Value, Refusal> {
        if self.depth >= DEEPEST {
            return Err(self.refuse("fewer brackets inside one another"));
        }
        let Some(place) = self.peek() else { return Err(self.refuse("a value")) };
        self.at += 1;
        match &place.token {
            Token::Number(number) => Ok(Value::Number(*number)),
            Token::Text(text) => Ok(Value::Word((*text).to_owned())),
            Token::Word(word) => self.word(word),
            Token::Open(open) => {
                self.depth += 1;
                let value = if *open == '{' { self.map('{') } else { self.list(*open) };
                self.depth -= 1;
                value
            }
            _ => {
                self.at -= 1;
                Err(self.refuse("a number, a word or a bracket"))
            }
        }
    }

    /// A word, or a call such as `array([1, 2])` and `nn.ReLU()`.
    fn word(&mut self, word: &str) -> Result<Value, Refusal> {
        if !self.sees(&Token::Open('(')) {
            return Ok(Value::Word(word.to_owned()));
        }
        let line = self.line();
        let name = word.rsplit('.').next().unwrap_or("").to_lowercase();
        if name == "dict" && self.places.get(self.at + 2).is_some_and(|place| place.token == Token::Is) {
            self.at += 1;
            return self.map('(');
        }
        let called = self.value()?;
        match called {
            Value::List(items) if items.is_empty() && name != "ordereddict" => Ok(Value::Word(word.to_owned())),
            _ if !WRAPPERS.contains(&name.as_str()) => {
                Err(refuse(line, word, "a value, or array(…), tensor(…), OrderedDict(…)"))
            }
            // (1, 2) has two items; ([1, 2]) has one, which `list` takes out.
            value if name == "ordereddict" || name == "dict" => Ok(pairs(value, line)),
            value => Ok(value),
        }
    }

    /// After `[` or `(`.
    fn list(&mut self, open: char) -> Result<Value, Refusal> {
        let (mut items, mut rows) = (Vec::new(), Vec::new());
        let mut commas = 0;
        loop {
            let Some(place) = self.peek() else { return Err(self.refuse("a bracket that closes")) };
            match &place.token {
                Token::Close(closed) if *closed == open => {
                    self.at += 1;
                    break;
                }
                Token::Close(_) => return Err(self.refuse(if open == '[' { "a ]" } else { "a )" })),
                Token::Comma => {
                    commas += 1;
                    self.at += 1;
                    if items.is_empty() && rows.is_empty() {
                        return Err(refuse(place.line, place.text, "a number before the comma"));
                    }
                }
                Token::Semicolon => {
                    self.at += 1;
                    rows.push(Value::List(std::mem::take(&mut items)));
                }
                // `dtype=float32` belongs to the print, not to the numbers.
                Token::Word(_)
                    if open == '(' && self.places.get(self.at + 1).is_some_and(|next| next.token == Token::Is) =>
                {
                    self.at += 2;
                    self.value()?;
                }
                _ => items.push(self.value()?),
            }
        }
        if !rows.is_empty() {
            if !items.is_empty() {
                rows.push(Value::List(items));
            }
            return Ok(Value::List(rows));
        }
        // (0.5) is a number in brackets, (0.5,) a list.
        if open == '('
            && items.len() == 1
            && (commas == 0 || matches!(items.first(), Some(Value::List(_) | Value::Map(_))))
        {
            return Ok(items.remove(0));
        }
        Ok(Value::List(items))
    }

    /// After `{`, or after the bracket of `dict(w1=0.5)`.
    fn map(&mut self, open: char) -> Result<Value, Refusal> {
        let mut entries = Vec::new();
        loop {
            let Some(place) = self.peek() else { return Err(self.refuse("a bracket that closes")) };
            self.at += 1;
            let name = match &place.token {
                Token::Close(closed) if *closed == open => return Ok(Value::Map(entries)),
                Token::Comma | Token::Semicolon => continue,
                Token::Text(name) | Token::Word(name) => (*name).to_owned(),
                Token::Number(_) => place.text.to_owned(),
                _ => {
                    self.at -= 1;
                    return Err(self.refuse("a name, such as \"w1\""));
                }
            };
            if !self.sees(&Token::Is) {
                return Err(self.refuse(&format!("a colon after {name}")));
            }
            self.at += 1;
            let value = self.value()?;
            entries.push(Entry { name, value, line: place.line });
        }
    }

    /// The statements of the whole text: named values, and values without a name.
    fn statements(&mut self) -> Result<Statements, Refusal> {
        let (mut named, mut loose, mut ignored) = (Vec::new(), Vec::new(), Vec::new());
        while let Some(place) = self.peek() {
            match &place.token {
                Token::Comma | Token::Semicolon => self.at += 1,
                Token::Close(_) | Token::Is => return Err(self.refuse("a name or a value")),
                Token::Open(_) | Token::Number(_) => loose.push((self.value()?, place.line)),
                Token::Text(_) | Token::Word(_) if self.is_call() => loose.push((self.value()?, place.line)),
                Token::Text(_) | Token::Word(_) => {
                    let (name, before) = self.name(place.line);
                    ignored.extend(before);
                    if self.sees(&Token::Is) {
                        self.at += 1;
                    } else if !self.is_call()
                        && !matches!(self.peek(), Some(Place { token: Token::Open(_) | Token::Number(_), .. }))
                    {
                        if key(&name) != Key::Unknown {
                            return Err(refuse(
                                place.line,
                                &name,
                                format!("a value after {name}, such as {name} = 0.5"),
                            ));
                        }
                        ignored.push(name);
                        continue;
                    }
                    let mut value = self.value()?;
                    if matches!(key(&name), Key::Layers | Key::Activations) {
                        value = self.rest_of_line(value, place.line)?;
                    }
                    if name == "Parameter containing" {
                        loose.push((value, place.line));
                    } else {
                        named.push(Entry { name, value, line: place.line });
                    }
                }
            }
        }
        Ok((named, loose, ignored))
    }

    /// `layers: 2, 3, 1` and `activations: relu, sigmoid` are lists without brackets, up to the next name with a value.
    fn rest_of_line(&mut self, first: Value, line: usize) -> Result<Value, Refusal> {
        let mut items = vec![first];
        while self.sees(&Token::Comma)
            && let [_, next, rest @ ..] = self.places.get(self.at..).unwrap_or(&[])
            && next.line == line
            && matches!(next.token, Token::Number(_) | Token::Word(_) | Token::Text(_))
            && rest.first().is_none_or(|after| after.line != line || after.token == Token::Comma)
        {
            self.at += 1;
            items.push(self.value()?);
        }
        Ok(if items.len() > 1 { Value::List(items) } else { items.swap_remove(0) })
    }

    fn is_call(&self) -> bool {
        let wraps = |word: &str| WRAPPERS.contains(&word.rsplit('.').next().unwrap_or("").to_lowercase().as_str());
        let next = self.places.get(self.at + 1);
        matches!(self.peek(), Some(Place { token: Token::Word(word), .. }) if wraps(word))
            && next.is_some_and(|next| next.token == Token::Open('('))
    }

    /// The words of one line before a value.
    fn name(&mut self, line: usize) -> (String, Vec<String>) {
        let mut words = Vec::new();
        while let Some(Place { token: Token::Text(word) | Token::Word(word), line: own, .. }) = self.peek()
            && *own == line
            && (words.is_empty() || !self.is_call())
        {
            words.push((*word).to_owned());
            self.at += 1;
        }
        let joined = words.join(" ");
        match words.split_last() {
            Some((last, before))
                if key(&joined) == Key::Unknown
                    && key(last) != Key::Unknown
                    && !is_gradient(&before.iter().map(String::as_str).collect::<Vec<_>>(), last) =>
            {
                (last.clone(), before.to_vec())
            }
            _ => (joined, Vec::new()),
        }
    }
}

/// `[("w1", 0.5), …]` as a map.
fn pairs(value: Value, line: usize) -> Value {
    let Value::List(items) = value else { return value };
    // One pair alone may have lost its brackets.
    let single = matches!(items.as_slice(), [Value::Word(_), _]);
    let items = if single { vec![Value::List(items)] } else { items };
    let entry = |item: &Value| match item {
        Value::List(pair) => match pair.as_slice() {
            [Value::Word(name), value] => Some(Entry { name: name.clone(), value: value.clone(), line }),
            _ => None,
        },
        _ => None,
    };
    match items.iter().map(entry).collect::<Option<Vec<_>>>() {
        Some(entries) => Value::Map(entries),
        None => Value::List(items),
    }
}

pub(crate) fn read(text: &str, present: Option<&Present>, assumptions: &mut Assumptions) -> Result<Draft, Refusal> {
    let places = tokens(text)?;
    let mut parser = Parser { places: &places, at: 0, depth: 0 };
    let (named, loose, ignored) = parser.statements()?;
    let mut entries = Vec::new();
    layered(named).into_iter().for_each(|entry| flatten(entry, "", &mut entries));
    let mut lists = Vec::new();
    for (value, line) in loose {
        match value {
            Value::Map(map) => layered(map).into_iter().for_each(|entry| flatten(entry, "", &mut entries)),
            Value::Word(_) => {}
            value => lists.push((value, line)),
        }
    }
    let mut draft = draft::draft(entries, assumptions)?;
    draft.ignored.extend(ignored);
    match lists.len() {
        0 => {}
        1 => lists.into_iter().try_for_each(|(value, line)| unnamed(&mut draft, value, line, present, assumptions))?,
        _ => sequence(&mut draft, lists, present)?,
    }
    Ok(draft)
}

/// Maps inside maps as paths, and a list of samples as inputs and targets.
fn flatten(entry: Entry, path: &str, entries: &mut Vec<Entry>) {
    let Entry { name, value, line } = entry;
    let name = if path.is_empty() { name } else { format!("{path}.{name}") };
    match value {
        Value::Map(map) if map.len() < 10_000 => {
            layered(map).into_iter().for_each(|inner| flatten(inner, &name, entries));
        }
        Value::List(items) if are_layers(&items) => {
            listed(items, line).into_iter().for_each(|inner| flatten(inner, "", entries));
        }
        Value::List(items) if items.iter().any(has_points) => {
            let (mut xs, mut ys) = (Vec::new(), Vec::new());
            for item in items {
                let Value::Map(map) = item else { continue };
                // By their index: `x2` may stand before `x1`.
                let (mut x, mut y) = (Vec::new(), Vec::new());
                for inner in map {
                    let index = |groups: &[String]| groups.first().and_then(|group| group.parse::<usize>().ok());
                    match key(&inner.name) {
                        Key::Input(groups) => x.push((index(&groups), inner.value)),
                        Key::Target(groups) => y.push((index(&groups), inner.value)),
                        _ => entries.push(Entry {
                            name: format!("{name}.{}", inner.name),
                            value: Value::Map(Vec::new()),
                            line,
                        }),
                    }
                }
                xs.push(joined(x));
                ys.push(joined(y));
            }
            for (name, list) in [("inputs", xs), ("targets", ys)] {
                entries.push(Entry { name: name.to_owned(), value: Value::List(list), line });
            }
        }
        Value::Word(word) if matches!(word.as_str(), "null" | "None") => {}
        Value::Word(word) if is_numeric(&name) => {
            let value = crate::tokens::with_comma(&word).map_or(Value::Word(word), Value::Number);
            entries.push(Entry { name, value, line });
        }
        // Inside an optimizer `name` is its name.
        value if name.ends_with("optimizer.name") || name.ends_with("optimizer.type") => {
            entries.push(Entry { name: "optimizer".to_owned(), value, line });
        }
        value => entries.push(Entry { name, value, line }),
    }
}

/// The numbers of one sample in the order of their indices.
fn joined(mut parts: Vec<(Option<usize>, Value)>) -> Value {
    parts.sort_by_key(|(index, _)| *index);
    let listed = |(_, value)| match value {
        Value::List(list) => list,
        one => vec![one],
    };
    Value::List(parts.into_iter().flat_map(listed).collect())
}

/// `{"x": …, "y": …}`
fn has_points(value: &Value) -> bool {
    let named = |entry: &Entry| matches!(key(&entry.name), Key::Input(_) | Key::Target(_));
    matches!(value, Value::Map(map) if map.iter().any(named))
}

/// Names that may have a number in quotes.
fn is_numeric(name: &str) -> bool {
    matches!(key(name), Key::Weight(_) | Key::Bias(_) | Key::Input(_) | Key::Target(_) | Key::Eta)
}

/// One list without a name.
fn unnamed(
    draft: &mut Draft,
    value: Value,
    line: usize,
    present: Option<&Present>,
    assumptions: &mut Assumptions,
) -> Result<(), Refusal> {
    let items = match value {
        Value::List(items) => items,
        value => vec![value],
    };
    let ends = present.and_then(|present| Some((*present.layers.first()?, *present.layers.last()?)));
    let list = Value::List(items);
    let Value::List(items) = &list else { return Ok(()) };
    if items.iter().any(|item| matches!(item, Value::Map(_))) {
        let mut entries = Vec::new();
        flatten(Entry { name: "samples".to_owned(), value: list, line }, "", &mut entries);
        return entries.into_iter().try_for_each(|entry| draft.put(entry));
    }
    match depth(&list) {
        1 => {
            let row = draft::numbers("the list", items, line)?;
            *draft = merge(bare_rows(vec![(line, row)], present, assumptions)?, draft);
            Ok(())
        }
        2 if items.iter().all(|item| depth(item) == 1) => {
            let rows = draft::rows("the list", items, line)?;
            let width = rows.first().map_or(0, Vec::len);
            let even = rows.iter().all(|row| row.len() == width);
            let is_sample = even && ends.is_some_and(|(x, y)| x + y == width);
            let is_matrix = even && present.is_none_or(|present| fits_matrix(&present.layers, rows.len(), width));
            if is_sample && (!is_matrix || !assumptions.note("numbers", "rows of samples", "the network's numbers")) {
                let rows = rows.into_iter().map(|row| (line, row)).collect::<Vec<_>>();
                *draft = merge(bare::samples(&rows, present, assumptions)?, draft);
                return Ok(());
            }
            if !even {
                return Err(refuse(line, "rows of different lengths", "a matrix with rows of one length"));
            }
            draft.matrix("the matrix", &list, None, (Rows::Neurons, false), line)
        }
        _ if let Some((xs, ys)) = sample_pairs(items, ends) => {
            draft.inputs.lists.push((Value::List(xs), line));
            draft.targets.lists.push((Value::List(ys), line));
            Ok(())
        }
        _ => match items.as_slice() {
            [weights, biases] if depth(weights) == 3 && depth(biases) == 2 => {
                for (name, value) in [("weights", weights), ("biases", biases)] {
                    draft.put(Entry { name: name.to_owned(), value: value.clone(), line })?;
                }
                Ok(())
            }
            _ => sequence(draft, items.iter().map(|item| (item.clone(), line)).collect(), present),
        },
    }
}

/// What is read of the list, with what was named beside it.
fn merge(mut read: Draft, named: &mut Draft) -> Draft {
    let mut named = std::mem::take(named);
    read.weights.append(&mut named.weights);
    read.bias_numbers.append(&mut named.bias_numbers);
    read.inputs.lists.append(&mut named.inputs.lists);
    read.targets.lists.append(&mut named.targets.lists);
    named.weights = read.weights;
    named.bias_numbers = read.bias_numbers;
    named.inputs.lists = read.inputs.lists;
    named.targets.lists = read.targets.lists;
    named
}

fn bare_rows(rows: Vec<bare::Row>, present: Option<&Present>, assumptions: &mut Assumptions) -> Result<Draft, Refusal> {
    let candidates = |(line, row): bare::Row| bare::Candidates {
        line,
        text: format!("{} numbers", row.len()),
        separate: Some(row),
        decimal: None,
        merged: Box::default(),
    };
    let lines: Vec<_> = rows.into_iter().map(candidates).collect();
    bare::read(&lines, present, assumptions)
}

fn fits_matrix(layers: &[usize], rows: usize, width: usize) -> bool {
    layers
        .iter()
        .zip(layers.iter().skip(1))
        .any(|(&from, &to)| (rows, width) == (to, from) || (rows, width) == (from, to))
}

/// `[([0, 1], [1]), …]`: inputs and targets in pairs.
fn sample_pairs(items: &[Value], ends: Option<(usize, usize)>) -> Option<(Vec<Value>, Vec<Value>)> {
    let (inputs, targets) = ends.filter(|(x, y)| x != y)?;
    let length = |value: &Value| match value {
        Value::List(items) if depth(value) == 1 => items.len(),
        Value::Number(_) => 1,
        _ => 0,
    };
    let pair = |item: &Value| match item {
        Value::List(pair) => match pair.as_slice() {
            [x, y] if (length(x), length(y)) == (inputs, targets) => Some((x.clone(), y.clone())),
            _ => None,
        },
        _ => None,
    };
    let listed = |value: Value| if let Value::Number(_) = value { Value::List(vec![value]) } else { value };
    let pairs: Vec<(Value, Value)> = items.iter().map(pair).collect::<Option<_>>()?;
    Some(pairs.into_iter().map(|(x, y)| (listed(x), listed(y))).unzip())
}

/// Matrices and biases in turn, as Keras' `get_weights` and PyTorch's `parameters` have them; or matrices alone.
fn sequence(draft: &mut Draft, lists: Vec<(Value, usize)>, present: Option<&Present>) -> Result<(), Refusal> {
    let matrices = lists.iter().filter(|(value, _)| depth(value) == 2).count();
    let interleaved = matrices < lists.len();
    let usual = if interleaved { Rows::Inputs } else { Rows::Neurons };
    // A layer with one neuron may have its weights as a plain list: then vectors are weights and biases in turn.
    let layers = present.map_or(&[][..], |present| &present.layers);
    for (at, (value, line)) in lists.into_iter().enumerate() {
        let name = format!("list {}", at + 1);
        match depth(&value) {
            2 => draft.matrix(&name, &value, None, (usual, false), line)?,
            1 if matrices > 0 || layers.is_empty() => draft.bias_vector(&name, &value, None, line)?,
            _ => return Err(refuse(line, &name, "a matrix for each layer, and a list of biases after it")),
        }
    }
    Ok(())
}
