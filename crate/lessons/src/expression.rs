//! Formulas that a learner types, such as (w − 3)² + 2·sin(w): read from text, and differentiated by the rules of a textbook.

#[cfg(annexed)]
mod program;
mod show;
#[cfg(test)]
mod tests;
mod tree;
mod typed;

use crate::Read;
use std::rc::Rc;
use tree::{
    Abs, Call, Constant, Cos, Difference, Exp, Function, Ln, Minus, Number, Power, Product, Quotient, Sigmoid, Sign,
    Sin, Sqrt, Sum, Tanh, Variable, difference, minus, number, power, product, quotient, sum,
};

#[cfg(annexed)]
pub(crate) use program::program;
pub(crate) use show::shown;
pub(crate) use tree::Tree;
#[cfg(test)]
pub(crate) use tree::Trouble;
pub(crate) use typed::{Typed, known, typed};

/// A longer text is refused, and so are deeper parentheses, and a derivative with more parts.
const LONGEST: usize = 300;
const DEEPEST: usize = 40;
const LARGEST: usize = 800;

/// What is wrong with a text: the kind of mistake, the piece, and the place of its first character, counted from 1.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) kind: &'static str,
    pub(crate) piece: String,
    pub(crate) at: usize,
}

/// Reads a formula; `names` has what each variable may be called. What it takes is not simplified.
pub(crate) fn parse(text: &str, names: &[&[&str]], read: Read) -> Result<Tree, Problem> {
    let text: Vec<char> = text.chars().take(LONGEST + 1).collect();
    let mut parser = Parser { at: 0, depth: 0, names, read, text };
    if parser.text.len() > LONGEST {
        return Err(parser.problem("long", 0));
    }
    // What stands before “=” is the formula's name.
    let name = |c: &char| c.is_ascii_alphanumeric() || " (),_".contains(*c);
    parser.at = parser
        .text
        .iter()
        .position(|c| *c == '=')
        .filter(|&end| parser.text[..end].iter().all(name))
        .map_or(0, |end| end + 1);
    let tree = parser.sum()?;
    match parser.peek() {
        None => {}
        Some(')') => return Err(parser.problem("closed", parser.at)),
        Some(c) if c.is_ascii_digit() => return Err(parser.problem("apart", parser.at)),
        Some(_) => return Err(parser.problem("sign", parser.at)),
    }
    let large = (0..names.len()).any(|k| derivative(&tree, k).size() > LARGEST);
    if large { Err(parser.problem("large", 0)) } else { Ok(tree) }
}

struct Parser<'a> {
    text: Vec<char>,
    at: usize,
    depth: usize,
    names: &'a [&'a [&'a str]],
    read: Read<'a>,
}

impl Parser<'_> {
    /// A mistake at this place. Its piece is a word, or one sign.
    fn problem(&self, kind: &'static str, at: usize) -> Problem {
        let rest = &self.text[at.min(self.text.len())..];
        let word = rest.iter().take_while(|c| is_letter(**c) || c.is_ascii_digit() || ".,".contains(**c)).count();
        Problem { kind, piece: rest.iter().take(word.clamp(1, 20)).collect(), at: at + 1 }
    }

    /// The next sign that is no blank, as it stands on a keyboard.
    fn peek(&mut self) -> Option<char> {
        while self.text.get(self.at).is_some_and(|c| [' ', '\t', '\n', '\r', '\u{a0}'].contains(c)) {
            self.at += 1;
        }
        self.text.get(self.at).map(|c| match c {
            '−' | '–' => '-',
            '×' | '·' | '⋅' | '∙' => '*',
            '÷' | '∕' => '/',
            c => *c,
        })
    }

    fn take(&mut self, sign: char) -> bool {
        let found = self.peek() == Some(sign);
        self.at += usize::from(found);
        found
    }

    /// Reads a part that may have parts of its own kind.
    fn inner(&mut self, part: fn(&mut Self) -> Result<Tree, Problem>) -> Result<Tree, Problem> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.problem("deep", self.at));
        }
        let tree = part(self);
        self.depth -= 1;
        tree
    }

    fn sum(&mut self) -> Result<Tree, Problem> {
        let mut all = self.product()?;
        loop {
            all = match self.peek() {
                Some('+') if self.take('+') => Rc::new(Sum(all, self.product()?)),
                Some('-') if self.take('-') => Rc::new(Difference(all, self.product()?)),
                _ => return Ok(all),
            }
        }
    }

    /// Factors, with a sign between them or none: 2w is 2·w.
    fn product(&mut self) -> Result<Tree, Problem> {
        let mut all = self.signed()?;
        loop {
            all = match self.peek() {
                Some('*') if self.take('*') => Rc::new(Product(all, self.signed()?)),
                Some('/') if self.take('/') => Rc::new(Quotient(all, self.signed()?)),
                Some(c) if c == '(' || is_letter(c) => Rc::new(Product(all, self.power()?)),
                _ => return Ok(all),
            }
        }
    }

    fn signed(&mut self) -> Result<Tree, Problem> {
        if self.take('-') {
            return Ok(minus(self.inner(Self::signed)?));
        }
        if self.take('+') { self.inner(Self::signed) } else { self.power() }
    }

    /// w^2, w**2 or w²; a power of a power begins at the right.
    fn power(&mut self) -> Result<Tree, Problem> {
        let mut base = self.atom()?;
        let mut raised = None;
        while let Some(digit) = self.peek().and_then(|c| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|other| other == c))
        {
            self.at += 1;
            raised = Some(10.0 * raised.unwrap_or(0.0) + digit as f64);
        }
        if let Some(n) = raised {
            base = Rc::new(Power(base, number(n)));
        }
        let stars = self.peek() == Some('*') && self.text.get(self.at + 1) == Some(&'*');
        self.at += if stars { 2 } else { 0 };
        if stars || self.take('^') { Ok(Rc::new(Power(base, self.inner(Self::signed)?))) } else { Ok(base) }
    }

    fn atom(&mut self) -> Result<Tree, Problem> {
        let next = self.peek();
        let at = self.at;
        match next {
            Some('(') => {
                self.at += 1;
                let tree = self.inner(Self::sum)?;
                if self.take(')') { Ok(tree) } else { Err(self.unclosed(at)) }
            }
            Some('½') if self.take('½') => Ok(Rc::new(Quotient(number(1.0), number(2.0)))),
            Some(c) if c.is_ascii_digit() || c == '.' || c == ',' => self.number(),
            Some(c) if is_letter(c) => self.name(),
            None => Err(self.problem("end", at)),
            Some(c) => Err(self.problem(if "+-*/^)".contains(c) { "missing" } else { "sign" }, at)),
        }
    }

    /// A parenthesis that is closed nowhere, or what stands where it would be closed.
    fn unclosed(&mut self, at: usize) -> Problem {
        if self.peek().is_none() { self.problem("unclosed", at) } else { self.problem("sign", self.at) }
    }

    /// 0.5, 0,5 or 1e-3. In 2e^w the e is no part of the number.
    fn number(&mut self) -> Result<Tree, Problem> {
        let from = self.at;
        let digit = |at: usize| self.text.get(at).is_some_and(char::is_ascii_digit);
        let mut end = from;
        while digit(end) || self.text.get(end).is_some_and(|c| ".,".contains(*c)) {
            end += 1;
        }
        let sign = usize::from(self.text.get(end + 1).is_some_and(|c| "+-−".contains(*c)));
        if self.text.get(end).is_some_and(|c| "eE".contains(*c)) && digit(end + 1 + sign) {
            end += 2 + sign;
            while digit(end) {
                end += 1;
            }
        }
        let plain = |c: &char| {
            if *c == ',' {
                '.'
            } else if *c == '−' {
                '-'
            } else {
                *c
            }
        };
        let found = (self.read)(&self.text[from..end].iter().map(plain).collect::<String>());
        self.at = end;
        found.filter(|x| x.is_finite()).map(number).ok_or_else(|| self.problem("number", from))
    }

    /// A variable, a constant, or a function with its argument.
    fn name(&mut self) -> Result<Tree, Problem> {
        let from = self.at;
        let part = |c: char| is_letter(c) || c.is_ascii_digit() || "_₁₂".contains(c);
        let length = self.text[from..].iter().take_while(|c| part(**c)).count();
        let plain = |c: &char| match c {
            '_' => None,
            '₁' => Some('1'),
            '₂' => Some('2'),
            c => Some(c.to_ascii_lowercase()),
        };
        let name: String = self.text[from..from + length].iter().filter_map(plain).collect();
        self.at += length;
        if let Some(k) = self.names.iter().position(|names| names.contains(&name.as_str())) {
            return Ok(Rc::new(Variable(k)));
        }
        match (name.as_str(), Function::named(&name)) {
            (_, Some(function)) if self.peek() == Some('(') => Ok(Rc::new(Call(function, self.atom()?))),
            (_, Some(_)) => Err(self.problem("argument", from)),
            ("e", _) => Ok(Rc::new(Constant("e", std::f64::consts::E))),
            ("π" | "pi", _) => Ok(Rc::new(Constant("π", std::f64::consts::PI))),
            ("log", _) => Err(self.problem("log", from)),
            _ => Err(self.problem("name", from)),
        }
    }
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || "σπ√".contains(c)
}

/// The partial derivative with respect to a variable, lightly simplified.
pub(crate) fn derivative(tree: &Tree, k: usize) -> Tree {
    let d = |part: &Tree| derivative(part, k);
    match &**tree {
        Number(_) | Constant(..) => number(0.0),
        Variable(other) => number(if *other == k { 1.0 } else { 0.0 }),
        Minus(u) => minus(d(u)),
        Sum(u, v) => sum(d(u), d(v)),
        Difference(u, v) => difference(d(u), d(v)),
        Product(u, v) => sum(product(d(u), v.clone()), product(u.clone(), d(v))),
        Quotient(u, v) => match d(v) {
            dv if *dv == Number(0.0) => quotient(d(u), v.clone()),
            dv => {
                let over = difference(product(d(u), v.clone()), product(u.clone(), dv));
                quotient(over, power(v.clone(), number(2.0)))
            }
        },
        Power(u, v) => match (d(u), d(v)) {
            // n·uⁿ⁻¹·u′
            (du, dv) if *dv == Number(0.0) => {
                product(product(v.clone(), power(u.clone(), difference(v.clone(), number(1.0)))), du)
            }
            // eᵛ·v′
            (_, dv) if matches!(**u, Constant("e", _)) => product(tree.clone(), dv),
            // uᵛ·(v′·ln u + v·u′/u)
            (du, dv) => {
                let ln = Rc::new(Call(Ln, u.clone()));
                product(tree.clone(), sum(product(dv, ln), quotient(product(v.clone(), du), u.clone())))
            }
        },
        Call(function, u) => {
            let of = |function| Rc::new(Call(function, u.clone()));
            let one = || number(1.0);
            match function {
                Exp => product(tree.clone(), d(u)),
                Ln => quotient(d(u), u.clone()),
                Sin => product(of(Cos), d(u)),
                Cos => minus(product(of(Sin), d(u))),
                Tanh => product(difference(one(), power(tree.clone(), number(2.0))), d(u)),
                Sigmoid => product(product(tree.clone(), difference(one(), tree.clone())), d(u)),
                Sqrt => quotient(d(u), product(number(2.0), tree.clone())),
                Abs => product(of(Sign), d(u)),
                Sign => number(0.0),
            }
        }
    }
}
