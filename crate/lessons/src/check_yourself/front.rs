//! The formula that the questions are about, as it stands on the page where there is no JavaScript.

use crate::Formula;
use figure::ToList;

/// w_new = w_old − η · ∂L/∂w.
pub(crate) fn formula() -> Formula {
    let step = [Formula::op("−"), Formula::name("η"), Formula::op("·"), Formula::partial("L", "w")];
    let all = [Formula::name("w_new"), Formula::op("="), Formula::name("w_old")].into_iter().chain(step);
    Formula::row(all.list())
}
