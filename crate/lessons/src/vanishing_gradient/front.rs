//! The formula that the lesson is about, as it stands on the page where there is no JavaScript.

use crate::Formula;
use figure::ToList;

/// ∂L/∂w1 as the product of one factor w·σ′(z) for each layer.
pub(crate) fn formula() -> Formula {
    let d = Formula::partial;
    let times = || Formula::op("·");
    let factor = |layer: &str| Formula::row([Formula::name(&format!("w_{layer}")), slope(layer)]);
    let first = Formula::row([slope("1"), Formula::name("x")]);
    let (equals, between) = (Formula::op("="), Formula::op("…"));
    let start = [d("L", "w1"), equals, d("L", "o_n"), times(), factor("n"), times(), between];
    let end = [times(), factor("2"), times(), first];
    Formula::row(start.into_iter().chain(end).list())
}

/// σ′(z) of a layer.
fn slope(layer: &str) -> Formula {
    let sigma = Formula::Sup { base: Box::new(Formula::name("σ")), sup: Box::new(Formula::op("′")) };
    Formula::row([sigma, Formula::op("("), Formula::name(&format!("z_{layer}")), Formula::op(")")])
}
