//! The formula that the lesson is about, as it stands on the page where there is no JavaScript.

use crate::Formula;

/// ∂L/∂z = ∂L/∂o · ∂o/∂z.
pub(crate) fn formula() -> Formula {
    let (by_z, by_o, slope) = (Formula::partial("L", "z"), Formula::partial("L", "o"), Formula::partial("o", "z"));
    Formula::row([by_z, Formula::op("="), by_o, Formula::op("·"), slope])
}
