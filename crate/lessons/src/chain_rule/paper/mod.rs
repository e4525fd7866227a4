//! All gradients on paper, step by step: the whole pass of the network at hand, with blanks if a teacher wants them.

mod backward;
mod blanks;
mod forward;
mod latex;
mod mean;
mod text;

use super::schema::{FORMS, SHEETS};
use super::{Acts, Moment};
use crate::{Formula, Press, Sheet, SheetPage, SheetSection};
use blanks::{Blanks, Pen};
use figure::{Label, Message, ToList};

/// The form in which the sheet is copied.
enum Form {
    Text,
    Markdown,
    Latex,
}

impl Form {
    fn named(name: &str) -> Self {
        match name {
            "markdown" => Self::Markdown,
            "latex" => Self::Latex,
            _ => Self::Text,
        }
    }

    /// The whole text, and what stands before the link at its end.
    fn write(self, pages: &[SheetPage]) -> (Vec<Label>, &'static str) {
        match self {
            Self::Text => (text::plain(pages), ""),
            Self::Markdown => (latex::markdown(pages), ""),
            Self::Latex => (latex::document(pages), "% "),
        }
    }
}

pub(super) fn sheet(run: &Acts, moment: &Moment) -> Sheet {
    let (blanks, form) = (Blanks::named(&run.sheet), Form::named(&run.paper));
    let said = |id: &str| Message::new(format!("chain-rule-paper-{id}"));
    let has_blanks = blanks != Blanks::None;
    let covers = has_blanks && run.shows_numbers();
    let hint = has_blanks.then(|| said("blank").with("covers", if covers { "yes" } else { "no" }));
    let of = if run.is_mean() { "mean" } else { "one" };
    let sample = (run.batch.count() > 1 && run.explores()).then(|| run.batch.told(said("sample")).with("of", of));
    let secret = run.is_secret().then(|| said("secret"));
    let page = |title: Message, key: bool| SheetPage { title, sections: sections(&Pen { run, moment, blanks, key }) };
    let key = has_blanks.then(|| page(said("key"), true));
    let pages: Vec<SheetPage> = [page(Message::new("chain-rule-paper"), false)].into_iter().chain(key).list();
    let (text, cite) = form.write(&pages);
    Sheet {
        about: [Some(said("about")), sample, secret, hint].into_iter().flatten().list(),
        question: Message::new("control-sheet"),
        blanks: presses("sheet", SHEETS, &run.sheet),
        covers,
        pages,
        copies: presses("paper", FORMS, &run.paper),
        text,
        cite,
        copied: said("copied"),
        refused: said("refused"),
    }
}

impl Acts {
    /// Whether an output was ever computed, so that the picture shows it.
    fn shows_numbers(&self) -> bool {
        self.has_value(0)
    }
}

/// A button for each option of a control.
fn presses(key: &'static str, options: &[&str], now: &str) -> Vec<Press> {
    let press = |option: &str| Press {
        chosen: Some(option == now),
        ..Press::new(Message::new(format!("{key}-{option}")), key, option.to_owned())
    };
    options.iter().map(|option| press(option)).list()
}

fn section(name: &str, lines: Vec<Vec<Formula>>) -> SheetSection {
    SheetSection { title: Message::new(format!("chain-rule-paper-{name}")), lines }
}

/// The parts of a pass, in the order in which they are computed.
fn sections(pen: &Pen) -> Vec<SheetSection> {
    let alone = |lines: Vec<Formula>| lines.into_iter().map(|line| vec![line]).list();
    let mut all = if pen.run.is_mean() {
        mean::sections(pen)
    } else {
        vec![
            section("given", forward::given(pen, true)),
            section("forward", alone(forward::neurons(pen))),
            section("loss", alone(vec![forward::loss(pen)])),
            section("backward", alone(backward::deltas(pen))),
            section("gradients", alone(backward::gradients(pen))),
        ]
    };
    if !pen.run.is_secret() {
        all.push(section("update", alone(backward::updates(pen))));
    }
    all
}
