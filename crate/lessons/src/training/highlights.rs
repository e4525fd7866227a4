//! What a learner has highlighted: a neuron, a weight, a point, a moment of the past.

use super::data::Data;
use super::settle::{number, unit};
use crate::Values;
use nn::{Network, Parameter, parameter_by_name};

/// What is lit up, and the settings of the buttons. Nothing here changes a run.
#[derive(Clone)]
pub(super) struct Highlights {
    /// The unit whose map is shown large: its weight layer and its place. The output, if none is chosen.
    unit: Option<usize>,
    /// The name of the weight or bias that is selected; empty if none is.
    pub(super) select: String,
    /// The place on the plane.
    pub(super) at: (f64, f64),
    /// The update whose losses are read off.
    pub(super) moment: Option<usize>,
    /// What a press on the plane does to one's own points.
    pub(super) brush: String,
    /// Whether it is shown who is saturated.
    pub(super) saturation: bool,
    /// A run until a goal ends below this loss, or after so many epochs.
    pub(super) goal: f64,
    pub(super) most: usize,
    /// The language of the program.
    pub(super) language: String,
}

impl Highlights {
    pub(super) fn of(values: &Values) -> Self {
        Self {
            unit: number(values.text("unit"), "o"),
            select: values.text("select").to_owned(),
            at: (values.number("ax"), values.number("ay")),
            moment: values.text("moment").parse().ok(),
            brush: values.text("brush").to_owned(),
            saturation: values.text("saturation") == "yes",
            goal: values.number("goal"),
            most: values.count("most"),
            language: values.text("code").to_owned(),
        }
    }

    /// The unit shown large: its number from 1, its weight layer and its place there.
    pub(super) fn unit(&self, network: &Network) -> (usize, usize, usize) {
        let count: usize = network.layers().iter().skip(1).sum();
        let number = self.unit.unwrap_or(count);
        let (l, j) = unit(network, number);
        (number, l, j)
    }

    /// The selected weight or bias.
    pub(super) fn parameter(&self, network: &Network) -> Option<Parameter> {
        parameter_by_name(network, &self.select)
    }

    /// The point looked at.
    pub(super) fn point(&self, data: &Data) -> usize {
        data.nearest(self.at.0, self.at.1)
    }
}
