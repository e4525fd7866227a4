//! Reads printed equations back: what a line of plain text or of LaTeX says, and whether its numbers hold.

use crate::learner::number;
use nn::Activation;

/// The least and the greatest value that a printed expression may stand for.
pub type Interval = (f64, f64);

/// A blank of a worksheet.
pub const BLANK: &str = "____________";

/// The value of an expression of numbers, each of which may have been rounded: `0.6·0.6615 + (−0.9)·0.6318 + 0`.
pub fn evaluate(text: &str) -> Interval {
    tried(text, printed).unwrap_or_else(|| panic!("“{text}” is an expression of numbers"))
}

/// The same, or nothing if this is no expression, or if it divides by what may be 0.
fn tried(text: &str, number: fn(&str) -> Interval) -> Option<Interval> {
    let mut reader = Reader { rest: text.chars().filter(|c| *c != ' ').collect(), at: 0, number, fails: false };
    let value = reader.sum();
    (!reader.fails && reader.at == reader.rest.len()).then_some(value)
}

/// The equations between numbers in a text that do not hold as they are printed: `0.5 − 0.1 · 2 = 0.4`. Sides with letters are
/// not read.
pub fn broken(text: &str) -> Vec<String> {
    equations(text).into_iter().filter(|(_, [a, b])| a.1 < b.0 || b.1 < a.0).map(|(equation, _)| equation).collect()
}

/// Every equation between numbers in a text, with the values of its sides.
pub fn equations(text: &str) -> Vec<(String, [Interval; 2])> {
    let mut found = Vec::new();
    for span in spans(text) {
        let sides: Vec<&str> = span.split('=').map(str::trim).collect();
        for (&left, &right) in sides.iter().zip(&sides[1..]) {
            if let (Some(a), Some(b)) = (side(left), side(right)) {
                found.push((format!("{left} = {right}"), [a, b]));
            }
        }
    }
    found
}

/// The parts of each line that have signs and numbers only. What stands close to a letter belongs to it: it is taken away.
fn spans(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines() {
        let belongs = |c: char| is_of_number(c) || " +−·/()[]=²^".contains(c);
        let mut span = String::new();
        let mut close = false;
        for c in line.replace(". ", "|").chars().chain(['|']) {
            if belongs(c) {
                span.push(if close && c != ' ' && c != '=' { '?' } else { c });
                close = close && c != ' ' && c != '=';
                continue;
            }
            // The end of a sentence ends an expression, and a word after a space does, too.
            let ends = " .|,;:".contains(c) || span.ends_with(' ');
            found.push(if ends { span } else { format!("{span}?") });
            // A sign that is not read here, such as √, takes what follows with it.
            let word = c.is_alphanumeric() || " |,;:“”".contains(c);
            span = if word { String::new() } else { "?".to_owned() };
            close = !" |,;:“”\n".contains(c);
        }
    }
    found.into_iter().filter(|span| span.contains('=')).collect()
}

/// The value of one side. A lone sign before it belongs to what stands before it.
fn side(text: &str) -> Option<Interval> {
    let text = text.trim_end_matches(['.', ' ', '(', '[']).trim_end();
    let halved = text.starts_with("− ") || text.chars().filter(|&c| c == '(').count() != text.matches(')').count();
    if text.is_empty() || halved { None } else { tried(text, rounded) }
}

/// Whether two intervals have a number in common. The arithmetic here rounds, too, and more where terms cancel.
pub fn meet(a: Interval, b: Interval) -> bool {
    let hair = 1e-13
        + 1e-9
            * [a.0, a.1, b.0, b.1].iter().fold(0.0_f64, |most, x| if x.is_finite() { most.max(x.abs()) } else { most });
    a.0 <= b.1 + hair && b.0 <= a.1 + hair
}

struct Reader {
    rest: Vec<char>,
    at: usize,
    /// What a printed number may have been.
    number: fn(&str) -> Interval,
    /// Whether this is no expression.
    fails: bool,
}

/// The value of what cannot be read.
const NOTHING: Interval = (0.0, 0.0);

impl Reader {
    fn fail(&mut self) -> Interval {
        self.fails = true;
        self.at = self.rest.len();
        NOTHING
    }

    fn peek(&self) -> char {
        self.rest.get(self.at).copied().unwrap_or('\0')
    }

    fn takes(&mut self, c: char) -> bool {
        let found = self.peek() == c;
        self.at += usize::from(found);
        found
    }

    fn sum(&mut self) -> Interval {
        let negative = self.takes('−');
        let first = self.product();
        let mut total = if negative { (-first.1, -first.0) } else { first };
        loop {
            if self.takes('+') {
                let next = self.product();
                total = widened((total.0 + next.0, total.1 + next.1), (total, next));
            } else if self.takes('−') {
                let next = self.product();
                total = widened((total.0 - next.1, total.1 - next.0), (total, next));
            } else {
                return total;
            }
        }
    }

    fn product(&mut self) -> Interval {
        let mut total = self.power();
        loop {
            if self.takes('·') {
                total = times(total, self.power());
            } else if self.takes('/') {
                let under = self.power();
                if under.0 <= 0.0 && under.1 >= 0.0 {
                    return self.fail();
                }
                total = times(total, (1.0 / under.1, 1.0 / under.0));
            } else if self.peek() == '(' {
                // o(1 − o)
                total = times(total, self.power());
            } else {
                return total;
            }
        }
    }

    fn power(&mut self) -> Interval {
        if self.peek() == 'e' && self.rest.get(self.at + 1) == Some(&'^') {
            self.at += 2;
            let of = self.atom();
            return (of.0.exp(), of.1.exp());
        }
        let base = self.atom();
        let squared = self.peek() == '^'
            && self
                .rest
                .get(self.at + 1..)
                .is_some_and(|rest| rest.first() == Some(&'2') && !rest.get(1).copied().is_some_and(is_of_number));
        if squared {
            self.at += 2;
        }
        if squared || self.takes('²') {
            let [a, b] = [base.0 * base.0, base.1 * base.1];
            return (if base.0 < 0.0 && base.1 > 0.0 { 0.0 } else { a.min(b) }, a.max(b));
        }
        base
    }

    fn atom(&mut self) -> Interval {
        for (open, close) in [('(', ')'), ('[', ']')] {
            if self.takes(open) {
                let value = self.sum();
                return if self.takes(close) { value } else { self.fail() };
            }
        }
        let from = self.at;
        let digits = self.peek().is_ascii_digit() || self.peek() == '∞';
        let belongs = |c: char| if digits { is_of_number(c) } else { c.is_alphabetic() || "-′".contains(c) };
        // 3² is a number with a square; 10² in 2×10² is one number.
        while belongs(self.peek()) && (self.peek() != '²' || self.rest[from..self.at].contains(&'×')) {
            self.at += 1;
        }
        let word: String = self.rest[from..self.at].iter().collect();
        if digits {
            return if number(&word).is_some() || word == "∞" { (self.number)(&word) } else { self.fail() };
        }
        if word.is_empty() {
            return self.fail();
        }
        let of = self.atom();
        if self.fails { NOTHING } else { applied(&word, of) }
    }
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || ".×⁻⁰¹²³⁴⁵⁶⁷⁸⁹∞".contains(c)
}

/// Every number of a text, without its sign.
pub fn numbers(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !is_of_number(c));
    let begins = |part: &&str| part.starts_with(|c: char| c.is_ascii_digit() || c == '∞');
    parts.filter(begins).map(str::to_owned).collect()
}

/// What a printed number may have been: half a unit of its last digit on both sides. Numbers with fewer than four digits
/// were not rounded.
pub fn printed(text: &str) -> Interval {
    if text == "∞" {
        return (f64::MAX / 2.0, f64::INFINITY);
    }
    let value = number(text).unwrap_or_else(|| panic!("“{text}” is no number"));
    let half = if digits_of(text) < 4 { 0.0 } else { half_of_last(text, value) };
    (value - half, value + half)
}

/// The same for numbers that may have been rounded to three digits or more, and have lost zeros at their end: 0.5 was 0.500.
fn rounded(text: &str) -> Interval {
    let value = number(text).unwrap();
    let missing = 3_usize.saturating_sub(digits_of(text)) as i32;
    let half = if value == 0.0 { 0.0 } else { half_of_last(text, value) * 10_f64.powi(-missing) };
    (value - half, value + half)
}

/// The count of significant digits.
fn digits_of(text: &str) -> usize {
    let (mantissa, _) = text.split_once('×').unwrap_or((text, ""));
    mantissa.trim_start_matches(['−', '0', '.']).chars().filter(char::is_ascii_digit).count()
}

/// Half a unit of the last digit.
fn half_of_last(text: &str, value: f64) -> f64 {
    let (mantissa, _) = text.split_once('×').unwrap_or((text, ""));
    let plain: f64 = number(mantissa).unwrap();
    let places = mantissa.split_once('.').map_or(0, |(_, after)| after.len());
    0.5 * 10_f64.powi(-(places as i32)) * if plain == 0.0 { 1.0 } else { (value / plain).abs() }
}

/// A sum of these two, which may be wrong by the rounding of the larger one.
fn widened((from, to): Interval, (a, b): (Interval, Interval)) -> Interval {
    let hair = f64::EPSILON * [a.0, a.1, b.0, b.1].iter().fold(0.0_f64, |most, x| most.max(x.abs()));
    (from - hair, to + hair)
}

fn times(a: Interval, b: Interval) -> Interval {
    let product = |x: f64, y: f64| if x == 0.0 || y == 0.0 { 0.0 } else { x * y };
    let all = [product(a.0, b.0), product(a.0, b.1), product(a.1, b.0), product(a.1, b.1)];
    let (from, to) =
        (all.iter().copied().fold(f64::INFINITY, f64::min), all.iter().copied().fold(f64::NEG_INFINITY, f64::max));
    (from - f64::EPSILON * from.abs(), to + f64::EPSILON * to.abs())
}

/// A function of an interval. Some are not monotone, so it is asked in between, too.
fn applied(name: &str, (from, to): Interval) -> Interval {
    if name == "ln" {
        return (from.max(0.0).ln(), to.max(0.0).ln());
    }
    let (base, slope) = name.strip_suffix('′').map_or((name, false), |base| (base, true));
    let known = Activation::from_name(if base == "σ" { "sigmoid" } else { base });
    let known = known.unwrap_or_else(|| panic!("there is no function “{name}”"));
    let at = |step: i32| {
        let z = from + (to - from) * f64::from(step) / 64.0;
        if slope { known.derivative(z) } else { known.value(z) }
    };
    let all = (0..=64).map(at);
    all.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), x| (least.min(x), most.max(x)))
}

/// The mathematics of LaTeX as plain text, without spaces. Both parts of a fraction are in brackets.
pub fn of_latex(latex: &str) -> String {
    let mut reader = Latex { rest: latex.chars().collect(), at: 0 };
    let text = reader.group();
    assert_eq!(reader.at, reader.rest.len(), "the braces of “{latex}” balance");
    text
}

/// Every command of a text.
pub fn commands(latex: &str) -> Vec<String> {
    let ends = |part: &str| part.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(part.len());
    latex.split('\\').skip(1).map(|part| part[..ends(part)].to_owned()).filter(|name| !name.is_empty()).collect()
}

struct Latex {
    rest: Vec<char>,
    at: usize,
}

impl Latex {
    /// Everything up to the closing brace.
    fn group(&mut self) -> String {
        let mut text = String::new();
        while let Some(&c) = self.rest.get(self.at) {
            self.at += 1;
            match c {
                '}' => {
                    self.at -= 1;
                    return text;
                }
                ' ' | '&' | '\n' => {}
                '-' => text.push('−'),
                '\'' => text.push('′'),
                '_' => text.push_str(&lowered(&self.braced())),
                '^' => {
                    let raised = self.braced();
                    text.push_str(&exponent(&text, &raised));
                }
                '\\' => text.push_str(&self.command()),
                other => text.push(other),
            }
        }
        text
    }

    fn braced(&mut self) -> String {
        assert_eq!(
            self.rest.get(self.at),
            Some(&'{'),
            "a brace opens at {}",
            self.rest[self.at..].iter().collect::<String>()
        );
        self.at += 1;
        let text = self.group();
        assert_eq!(self.rest.get(self.at), Some(&'}'), "and closes behind “{text}”");
        self.at += 1;
        text
    }

    fn command(&mut self) -> String {
        if self.rest.get(self.at) == Some(&'\\') {
            self.at += 1;
            return String::new();
        }
        let from = self.at;
        while self.rest.get(self.at).is_some_and(char::is_ascii_alphabetic) {
            self.at += 1;
        }
        let name: String = self.rest[from..self.at].iter().collect();
        match name.as_str() {
            "frac" => format!("({})/({})", self.braced(), self.braced()),
            "operatorname" => self.braced().replace('−', "-"),
            "mathrm" => self.braced(),
            "hspace" => {
                assert_eq!(self.braced(), "2cm");
                BLANK.to_owned()
            }
            "underline" => {
                let inside = self.braced();
                if inside == BLANK { inside } else { format!("_{inside}_") }
            }
            "quad" => String::new(),
            "ln" | "max" | "min" => name,
            _ => {
                let signs = [
                    ("sigma", "σ"),
                    ("delta", "δ"),
                    ("eta", "η"),
                    ("Phi", "Φ"),
                    ("partial", "∂"),
                    ("cdot", "·"),
                    ("times", "×"),
                    ("infty", "∞"),
                ];
                let found = signs.iter().find(|(command, _)| *command == name);
                found.unwrap_or_else(|| panic!("\\{name} is no command of a sheet")).1.to_owned()
            }
        }
    }
}

/// `5,new` is ₅_new.
fn lowered(index: &str) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(0x2080 + digit)).unwrap_or(c);
    index.replace(',', "_").chars().map(digit).collect()
}

/// A layer, a power of ten, a square, or another power.
fn exponent(before: &str, raised: &str) -> String {
    let layer = raised.starts_with('(') && raised.len() < 5;
    if !layer && !before.ends_with("×10") {
        return if raised == "2" { "²".to_owned() } else { format!("^({raised})") };
    }
    let signs = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁽⁾";
    let place = |c: char| "0123456789−()".chars().position(|plain| plain == c).unwrap();
    raised.chars().map(|c| signs.chars().nth(place(c)).unwrap()).collect()
}
