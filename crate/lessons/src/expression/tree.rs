//! A formula as a tree, its value at a place, and where it has none; and a tree put together so that little is left to simplify.

use std::rc::Rc;

pub(crate) type Tree = Rc<Expr>;

/// A formula as a tree.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expr {
    Number(f64),
    /// e or π.
    Constant(&'static str, f64),
    Variable(usize),
    Minus(Tree),
    Sum(Tree, Tree),
    Difference(Tree, Tree),
    Product(Tree, Tree),
    Quotient(Tree, Tree),
    Power(Tree, Tree),
    Call(Function, Tree),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    Exp,
    Ln,
    Sin,
    Cos,
    Tanh,
    Sigmoid,
    Sqrt,
    Abs,
    /// The derivative of |x|: −1 or 1, and 0 at 0.
    Sign,
}

pub(super) use Expr::{Call, Constant, Difference, Minus, Number, Power, Product, Quotient, Sum, Variable};
pub(super) use Function::{Abs, Cos, Exp, Ln, Sigmoid, Sign, Sin, Sqrt, Tanh};

/// Where a formula has no value: the function that has none there, and what it was given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Trouble {
    pub(crate) what: &'static str,
    pub(crate) given: f64,
}

impl Function {
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "exp" => Exp,
            "ln" => Ln,
            "sin" => Sin,
            "cos" => Cos,
            "tanh" => Tanh,
            "σ" | "sigmoid" => Sigmoid,
            "√" | "sqrt" => Sqrt,
            "abs" => Abs,
            "sgn" | "sign" => Sign,
            _ => return None,
        })
    }

    fn value(self, x: f64) -> f64 {
        match self {
            Exp => libm::exp(x),
            Ln => libm::log(x),
            Sin => libm::sin(x),
            Cos => libm::cos(x),
            Tanh => libm::tanh(x),
            Sigmoid => nn::Activation::Sigmoid.value(x),
            Sqrt => libm::sqrt(x),
            Abs => x.abs(),
            Sign if x == 0.0 => 0.0,
            Sign => 1.0_f64.copysign(x),
        }
    }
}

impl Expr {
    pub(crate) fn value(&self, at: &[f64]) -> f64 {
        match self {
            Number(x) | Constant(_, x) => *x,
            Variable(k) => at[*k],
            Minus(a) => -a.value(at),
            Sum(a, b) => a.value(at) + b.value(at),
            Difference(a, b) => a.value(at) - b.value(at),
            Product(a, b) => a.value(at) * b.value(at),
            Quotient(a, b) => a.value(at) / b.value(at),
            Power(a, b) => libm::pow(a.value(at), b.value(at)),
            Call(function, a) => function.value(a.value(at)),
        }
    }

    pub(super) fn parts(&self) -> (Option<&Tree>, Option<&Tree>) {
        match self {
            Number(_) | Constant(..) | Variable(_) => (None, None),
            Minus(a) | Call(_, a) => (Some(a), None),
            Sum(a, b) | Difference(a, b) | Product(a, b) | Quotient(a, b) | Power(a, b) => (Some(a), Some(b)),
        }
    }

    pub(super) fn size(&self) -> usize {
        let (a, b) = self.parts();
        1 + a.map_or(0, |a| a.size()) + b.map_or(0, |b| b.size())
    }

    /// The innermost part that has no finite value there.
    pub(crate) fn trouble(&self, at: &[f64]) -> Option<Trouble> {
        if self.value(at).is_finite() {
            return None;
        }
        let (a, b) = self.parts();
        let inner = a.and_then(|a| a.trouble(at)).or_else(|| b.and_then(|b| b.trouble(at)));
        let given = |part: Option<&Tree>| part.map_or(f64::NAN, |part| part.value(at));
        let own = || match self {
            Call(Ln, _) => Trouble { what: "ln", given: given(a) },
            Call(Sqrt, _) => Trouble { what: "sqrt", given: given(a) },
            Quotient(..) if given(b) == 0.0 => Trouble { what: "division", given: given(a) },
            Power(..) if given(a) <= 0.0 => Trouble { what: "power", given: given(a) },
            _ => Trouble { what: "large", given: f64::INFINITY },
        };
        inner.or_else(|| Some(own()))
    }

    /// Whether |…| of 0 is taken there, where the slope may jump.
    pub(crate) fn bends(&self, at: &[f64]) -> bool {
        let (a, b) = self.parts();
        matches!(self, Call(Abs | Sign, inner) if inner.value(at) == 0.0)
            || a.is_some_and(|a| a.bends(at))
            || b.is_some_and(|b| b.bends(at))
    }
}

pub(super) fn number(x: f64) -> Tree {
    Rc::new(Number(x))
}

pub(super) fn minus(a: Tree) -> Tree {
    match &*a {
        Number(x) => number(-x),
        Minus(b) => b.clone(),
        Product(x, r) if matches!(**x, Number(_)) => product(minus(x.clone()), r.clone()),
        _ => Rc::new(Minus(a)),
    }
}

/// Whether it begins with a number below 0.
pub(super) fn below_zero(tree: &Expr) -> bool {
    match tree {
        Number(x) => *x < 0.0,
        Product(a, _) => matches!(**a, Number(x) if x < 0.0),
        _ => false,
    }
}

pub(super) fn sum(a: Tree, b: Tree) -> Tree {
    match (&*a, &*b) {
        (Number(0.0), _) => b,
        (_, Number(0.0)) => a,
        (Number(x), Number(y)) => number(x + y),
        (_, Minus(c)) => difference(a, c.clone()),
        _ if below_zero(&b) => difference(a, minus(b)),
        _ if a == b => product(number(2.0), a),
        _ => Rc::new(Sum(a, b)),
    }
}

pub(super) fn difference(a: Tree, b: Tree) -> Tree {
    match (&*a, &*b) {
        (_, Number(0.0)) => a,
        (Number(0.0), _) => minus(b),
        (Number(x), Number(y)) => number(x - y),
        (_, Minus(c)) => sum(a, c.clone()),
        _ if below_zero(&b) => sum(a, minus(b)),
        _ => Rc::new(Difference(a, b)),
    }
}

/// Numbers come first and become one; signs and numbers below the line come out.
pub(super) fn product(a: Tree, b: Tree) -> Tree {
    let plain = |tree: &Tree| matches!(**tree, Number(_));
    match (&*a, &*b) {
        (Number(0.0), _) | (_, Number(1.0)) => a,
        (_, Number(0.0)) | (Number(1.0), _) => b,
        (Number(-1.0), _) => minus(b),
        (Number(x), Number(y)) => number(x * y),
        (_, Number(_)) => product(b, a),
        (Number(x), Product(y, r)) if plain(y) => product(product(number(*x), y.clone()), r.clone()),
        (Number(x), Minus(r)) => product(number(-x), r.clone()),
        (Minus(r), _) => minus(product(r.clone(), b)),
        (_, Minus(r)) => minus(product(a, r.clone())),
        (Quotient(r, y), _) if plain(y) => quotient(product(r.clone(), b), y.clone()),
        (_, Quotient(r, y)) if plain(y) => quotient(product(a, r.clone()), y.clone()),
        (Number(_), Quotient(r, y)) if plain(r) => quotient(product(a, r.clone()), y.clone()),
        (Product(x, r), _) if plain(x) => product(x.clone(), product(r.clone(), b)),
        (_, Product(y, r)) if plain(y) && !plain(&a) => product(y.clone(), product(a, r.clone())),
        _ => Rc::new(Product(a, b)),
    }
}

pub(super) fn quotient(a: Tree, b: Tree) -> Tree {
    let whole = |x: f64| x.is_finite() && x != 0.0 && x == libm::trunc(x);
    if let (Product(x, r), Number(y)) = (&*a, &*b)
        && let Number(x) = **x
    {
        if whole(x / y) {
            return product(number(x / y), r.clone());
        }
        if whole(y / x) {
            return quotient(r.clone(), number(y / x));
        }
    }
    match (&*a, &*b) {
        (Number(0.0), _) | (_, Number(1.0)) => a,
        (Number(x), Number(y)) if whole(x / y) => number(x / y),
        _ if below_zero(&a) => minus(quotient(minus(a), b)),
        (Minus(r), _) => minus(quotient(r.clone(), b)),
        _ => Rc::new(Quotient(a, b)),
    }
}

pub(super) fn power(a: Tree, b: Tree) -> Tree {
    match &*b {
        Number(1.0) => a,
        Number(0.0) => number(1.0),
        _ => Rc::new(Power(a, b)),
    }
}
