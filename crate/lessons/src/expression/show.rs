//! A formula as mathematics, for the page.

use super::tree::{
    Abs, Call, Constant, Cos, Difference, Exp, Expr, Function, Ln, Minus, Number, Power, Product, Quotient, Sigmoid,
    Sign, Sin, Sqrt, Sum, Tanh, Tree, Variable, below_zero, minus, product,
};
use crate::Formula;
use figure::exact;

/// How tightly a part holds together: a sum, a sign, a product, a power, and what needs no parentheses anywhere.
pub(super) fn strength(tree: &Expr) -> u8 {
    match tree {
        Sum(..) | Difference(..) => 0,
        Minus(_) => 1,
        _ if below_zero(tree) => 1,
        Product(..) => 2,
        Quotient(..) => 3,
        Power(..) => 4,
        Number(_) | Constant(..) | Variable(_) | Call(..) => 5,
    }
}

/// The formula with these names of its variables.
pub(crate) fn shown(tree: &Tree, names: &[&str]) -> Formula {
    let mut items = Vec::new();
    write(tree, 0, names, &mut items);
    Formula::row(items)
}

/// Adds the parts of a tree, in parentheses if it holds together less tightly than it must.
fn write(tree: &Tree, least: u8, names: &[&str], out: &mut Vec<Formula>) {
    let open = strength(tree) < least;
    if open {
        out.push(Formula::op("("));
    }
    bare(tree, names, out);
    if open {
        out.push(Formula::op(")"));
    }
}

fn bare(tree: &Tree, names: &[&str], out: &mut Vec<Formula>) {
    let boxed = |part: &Tree, least| {
        let mut items = Vec::new();
        write(part, least, names, &mut items);
        Box::new(Formula::row(items))
    };
    let mut both = |a: &Tree, left, sign: Option<&str>, b: &Tree, right| {
        write(a, left, names, out);
        out.extend(sign.map(Formula::op));
        write(b, right, names, out);
    };
    match &**tree {
        Number(x) if *x < 0.0 => out.extend([Formula::op("−"), Formula::number(exact(-x))]),
        Number(x) => out.push(Formula::number(exact(*x))),
        Constant(name, _) => out.push(Formula::name(name)),
        Variable(k) => out.push(Formula::name(names[*k])),
        Minus(a) => {
            out.push(Formula::op("−"));
            write(a, 2, names, out);
        }
        Sum(a, b) => both(a, 0, Some("+"), b, 2),
        Difference(a, b) => both(a, 0, Some("−"), b, 2),
        Product(a, b) if below_zero(tree) => {
            out.push(Formula::op("−"));
            bare(&product(minus(a.clone()), b.clone()), names, out);
        }
        // 2(w − 3) and 2w need no sign.
        Product(a, b) => both(a, 2, (!begins_apart(a, b)).then_some("·"), b, 2),
        Quotient(a, b) => out.push(Formula::Fraction { over: boxed(a, 0), under: boxed(b, 0) }),
        Power(a, b) => out.push(Formula::Sup { base: boxed(a, 5), sup: boxed(b, 0) }),
        Call(function, a) => call(*function, a, names, out),
    }
}

/// Whether a product is a number and what cannot be taken for its next digit.
fn begins_apart(a: &Tree, b: &Tree) -> bool {
    matches!(**a, Number(x) if x >= 0.0) && begins_with_letter(b)
}

/// Whether a factor begins with a letter or a parenthesis.
fn begins_with_letter(factor: &Tree) -> bool {
    match &**factor {
        Power(first, _) | Product(first, _) => begins_with_letter(first),
        other => matches!(other, Variable(_) | Constant(..) | Call(..) | Sum(..) | Difference(..)),
    }
}

fn call(function: Function, a: &Tree, names: &[&str], out: &mut Vec<Formula>) {
    let (name, open, close) = match function {
        Exp => ("exp", "(", ")"),
        Ln => ("ln", "(", ")"),
        Sin => ("sin", "(", ")"),
        Cos => ("cos", "(", ")"),
        Tanh => ("tanh", "(", ")"),
        Sigmoid => ("σ", "(", ")"),
        Sqrt => ("√", "(", ")"),
        Sign => ("sgn", "(", ")"),
        Abs => ("", "|", "|"),
    };
    if !name.is_empty() {
        out.push(Formula::name(name));
    }
    out.push(Formula::op(open));
    write(a, 0, names, out);
    out.push(Formula::op(close));
}
