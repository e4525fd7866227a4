//! Two runs side by side: the present one, and one from another start that is kept.

use super::Descent;
use super::path::Path;
use crate::{Body, Buttons, Cell, Column, Press, TableRow};
use figure::{Label, Message, ascii, digits, exact};

/// The button that keeps the present run, or lets the kept one go.
pub(super) fn buttons(run: &Descent) -> Body {
    let p = run.p();
    let (question, label, value) = match &run.kept {
        None => {
            let label = Message::new("update-rule-keep").with("p", p).with("start", exact(run.path.start()));
            ("update-rule-keep-why", label, format!("w1:{}", ascii(run.path.start())))
        }
        Some(kept) => {
            let label = Message::new("update-rule-let-go").with("p", p).with("start", exact(kept.start()));
            ("update-rule-kept", label, String::new())
        }
    };
    let options = vec![Press::new(label, "kept", value)];
    Body::Buttons(Buttons { question: Some(Message::new(question)), options, verdict: None })
}

/// Both runs in numbers, while there is a kept one.
pub(super) fn table(run: &Descent) -> Option<Body> {
    let kept = run.kept.as_ref()?;
    let p = run.p();
    let column = |label, numeric| Column { label, numeric };
    let columns = vec![
        column(Label::words("update-rule-column-run"), false),
        column(Label::symbol(format!("{p}0")), true),
        column(Label::symbol(format!("{p}_old")), true),
        column(Label::symbol("L"), true),
        column(Label::words("update-rule-column-basin"), false),
    ];
    Some(Body::Table { columns, rows: vec![row(run, "this", &run.path), row(run, "kept", kept)] })
}

fn row(run: &Descent, id: &str, path: &Path) -> TableRow {
    let (start, now) = (path.start(), path.last());
    let mut cells = vec![Cell::words(Message::new(format!("update-rule-run-{id}")))];
    cells.extend([exact(start), digits(now, 6), digits(run.loss(now), 6)].map(Cell::symbol));
    let basin = run.curve.basin(now).map_or("none", |minimum| if minimum.global { "global" } else { "local" });
    cells.push(Cell::words(Message::new("update-rule-run-basin").with("basin", basin)));
    TableRow { id: id.to_owned(), choose: None, total: false, groups: Vec::new(), cells }
}
