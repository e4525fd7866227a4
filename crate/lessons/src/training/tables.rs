//! The weights of the chosen neuron, and the way from one of them into the chain rule.

use super::show::Show;
use super::words;
use crate::settings::is_number;
use crate::symbols::lowered;
use crate::{Body, Cell, Choose, Column, Link, Panel, Place, Settings, TableRow};
use figure::{Label, Message, ToList, ascii, digits};
use nn::{Parameter, parameter_name};

/// How large a network the chain rule shows.
const LAYERS: usize = 8;
const WIDTH: usize = 12;

impl Show {
    /// Every weight into the chosen neuron and its bias, each to be selected.
    pub(super) fn neuron(&self) -> Panel {
        let network = self.course.network();
        let (number, l, j) = self.highlights.unit(network);
        let from = network.layers()[l];
        let below: usize = network.layers()[1..=l].iter().sum();
        let (dw, db) = self.course.gradient(l);
        let row = |parameter: Parameter, input: String, g: f64| {
            let name = parameter_name(network, parameter);
            let choose = Choose { key: "select", selected: self.highlights.select == name, value: name.clone() };
            let number = network.get(parameter).unwrap_or(0.0);
            let cells = [lowered(&name), input, digits(number, 4), digits(g, 4)].map(Cell::symbol);
            TableRow { id: name.clone(), choose: Some(choose), total: false, groups: vec![name], cells: cells.into() }
        };
        let weights = (0..from).map(|i| {
            let input = if l == 0 {
                self.course.data.features.symbol(i).to_owned()
            } else {
                lowered(&format!("o{}", below - from + i + 1))
            };
            row(Parameter::Weight { layer: l, to: j, from: i }, input, dw[j * from + i])
        });
        let rows = weights.chain([row(Parameter::Bias { layer: l, to: j }, "1".to_owned(), db[j])]).list();
        let column = |label: Label, numeric| Column { label, numeric };
        let columns = vec![
            column(Label::words("training-column-weight"), false),
            column(Label::words("training-column-from"), false),
            column(Label::words("training-column-value"), true),
            column(Label::words("training-column-gradient"), true),
        ];
        let title = words("training-neuron", &[("name", lowered(&format!("o{number}")))]);
        Panel { id: "neuron", place: Place::Fold, title, body: Body::Table { columns, rows } }
    }

    /// The network in the chain rule, with the point looked at; the selected weight is selected there, too.
    pub(super) fn door(&self) -> Panel {
        let mut said = vec![self.point_words()];
        let mut links = Vec::new();
        match self.chain_rule() {
            Some(link) => {
                links.push(link);
                said.extend((self.course.penalty.l1 > 0.0).then(|| Message::new("training-door-l1")));
            }
            None => said.push(Message::new("training-door-large")),
        }
        Panel {
            id: "door",
            place: Place::Fold,
            title: Message::new("training-door"),
            body: Body::Links { said, links },
        }
    }

    fn chain_rule(&self) -> Option<Link> {
        let network = self.course.network();
        let data = &self.course.data;
        let fits = network.layers().len() <= LAYERS && network.layers().iter().all(|&width| width <= WIDTH);
        let at = self.highlights.point(data);
        let (count, mut numbers) = (data.features.count(), Settings::default());
        let parameters = network
            .parameters()
            .map(|parameter| (parameter_name(network, parameter), network.get(parameter).unwrap_or(f64::INFINITY)));
        let inputs = data.xs[at * count..][..count].iter().enumerate().map(|(i, x)| (format!("x{}", i + 1), *x));
        let target = ("y1".to_owned(), data.ys[at]);
        let small = parameters
            .chain(inputs)
            .chain([target])
            .inspect(|(name, number)| numbers.set(name, *number))
            .all(|(name, number)| is_number(&name, number));
        let mut values = vec![
            ("network", "own".to_owned()),
            ("layers", self.course.layers()),
            ("loss", network.loss().name().to_owned()),
            ("numbers", numbers.text()),
            ("eta", ascii(self.course.manner.eta)),
            ("optimizer", self.course.manner.name().to_owned()),
            ("decay", ascii(self.course.penalty.l2)),
        ];
        let select = &self.highlights.select;
        if !select.is_empty() {
            values.push(("select", select.clone()));
        }
        let name = if select.is_empty() { "none".to_owned() } else { lowered(select) };
        let label = words("training-door-open", &[("name", name)]);
        (fits && small).then_some(Link { lesson: "chain-rule", values, label })
    }
}
