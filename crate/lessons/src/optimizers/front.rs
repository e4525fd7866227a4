//! The formula that the lesson is about, as it stands on the page where there is no JavaScript.

use crate::Formula;

/// w_new = w_old − η·∇L.
pub(crate) fn formula() -> Formula {
    let gradient = Formula::row([Formula::op("∇"), Formula::name("L")]);
    let (new, old) = (Formula::name("w_new"), Formula::name("w_old"));
    Formula::row([new, Formula::op("="), old, Formula::op("−"), Formula::name("η"), Formula::op("·"), gradient])
}
