//! A formula as a text that is right in Python and in Rust.

use super::show::strength;
use super::tree::{
    Abs, Call, Constant, Cos, Difference, Exp, Ln, Minus, Number, Power, Product, Quotient, Sigmoid, Sign, Sin, Sqrt,
    Sum, Tanh, Tree, Variable,
};
use crate::code::number;

/// The formula with these names of its variables. A power is a call, `pow(x, 2.0)`.
pub(crate) fn program(tree: &Tree, names: &[&str]) -> String {
    let part = |part: &Tree, least: u8| {
        let text = program(part, names);
        if strength(part) < least || text.starts_with('-') { format!("({text})") } else { text }
    };
    // The functions of some libraries take no plain numbers.
    if matches!(&**tree, Power(..) | Call(..)) && !has_variable(tree) {
        return number(tree.value(&[]));
    }
    match &**tree {
        Number(x) | Constant(_, x) => number(*x),
        Variable(at) => names[*at].to_owned(),
        Minus(a) => format!("-{}", part(a, 5)),
        Sum(a, b) => format!("{} + {}", part(a, 0), part(b, 0)),
        Difference(a, b) => format!("{} - {}", part(a, 0), part(b, 2)),
        Product(a, b) => format!("{} * {}", part(a, 2), part(b, 4)),
        Quotient(a, b) => format!("{} / {}", part(a, 2), part(b, 4)),
        Power(a, b) => format!("pow({}, {})", program(a, names), program(b, names)),
        Call(function, a) => {
            let name = match function {
                Exp => "exp",
                Ln => "log",
                Sin => "sin",
                Cos => "cos",
                Tanh => "tanh",
                Sigmoid => "sigmoid",
                Sqrt => "sqrt",
                Abs => "abs",
                Sign => "sign",
            };
            format!("{name}({})", program(a, names))
        }
    }
}

fn has_variable(tree: &Tree) -> bool {
    let (a, b) = tree.parts();
    matches!(**tree, Variable(_)) || a.is_some_and(has_variable) || b.is_some_and(has_variable)
}
