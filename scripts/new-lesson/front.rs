//! The formula that the lesson is about, as it stands on the page where there is no JavaScript.

use crate::Formula;

/// y = x².
pub(crate) fn formula() -> Formula {
    let square = Formula::Sup { base: Box::new(Formula::name("x")), sup: Box::new(Formula::number("2")) };
    Formula::row([Formula::name("y"), Formula::op("="), square])
}
