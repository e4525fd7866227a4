//! The formula that the lesson is about, as it stands on the page where there is no JavaScript.

use crate::Formula;

/// ∂L/∂w1 as the sum of its two paths, with what they share before and behind the bracket.
pub(crate) fn formula() -> Formula {
    let d = Formula::partial;
    let (equals, times, plus) = (Formula::op("="), Formula::op("·"), Formula::op("+"));
    let over = |o: &str| Formula::row([d("o5", o), times.clone(), d(o, "o1")]);
    let paths = Formula::row([Formula::op("("), over("o3"), plus, over("o4"), Formula::op(")")]);
    Formula::row([d("L", "w1"), equals, d("L", "o5"), times.clone(), paths, times.clone(), d("o1", "w1")])
}
