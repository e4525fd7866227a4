//! Rows of the mean: in place of the factors stand the products of the samples, whose mean the row is.

use super::bands::three;
use super::picture::DIM;
use super::rail::{Columns, NAMED, PRODUCT, Rail, SIGN, number};
use super::tall::{Tall, two};
use super::{Acts, Moment};
use figure::{Anchor, Handle, Key, Label, Message, Rect, Role, Text, ToList, Touch, digits, roomy_width};

/// The height of a product on a phone, with its number, at least.
const CLOSE: f64 = 19.0;

/// A product, or the sum of those for which there is no room.
struct Share {
    /// Which sample; none where it is a sum of several.
    sample: Option<usize>,
    value: f64,
    name: Message,
}

/// The products of a path, as many as there is room for. The sample in sight is among them.
fn shares(run: &Acts, moment: &Moment, path: usize, room: usize) -> Vec<Share> {
    let (count, at) = (moment.each.len(), run.batch.at);
    let single = if count <= room { count } else { room.saturating_sub(1).max(1) };
    let first = (at + 1).saturating_sub(single.div_ceil(2)).min(count - single);
    let value = |sample: usize| moment.each[sample].products[path];
    let mut shares: Vec<Share> = (first..first + single)
        .map(|sample| Share {
            sample: Some(sample),
            value: value(sample),
            name: Message::new("chain-rule-sample").with("number", (sample + 1).to_string()),
        })
        .list();
    if single < count {
        let rest = (0..count).filter(|sample| !(first..first + single).contains(sample));
        shares.push(Share {
            sample: None,
            value: rest.fold(0.0, |sum, sample| sum + value(sample)),
            name: Message::new("chain-rule-samples-more").with("count", (count - single).to_string()),
        });
    }
    shares
}

/// A press shows the sample.
fn handle(id: String, area: Rect, sample: usize, run: &Acts) -> Handle {
    let number = (sample + 1).to_string();
    Handle {
        id,
        area,
        segment: None,
        key: "sample".to_owned(),
        label: Message::new("chain-rule-sample-go")
            .with("number", number.clone())
            .with("count", run.batch.count().to_string()),
        touch: Touch::Select { value: number, selected: sample == run.batch.at },
        restart: None,
        group: None,
    }
}

fn shade(run: &Acts, share: &Share) -> Role {
    if share.sample == Some(run.batch.at) { Role::Ink } else { Role::Muted }
}

impl Rail<'_> {
    /// = (first + second + …) ÷ n
    pub(super) fn of_samples(&mut self, at: usize, top: f64, path: usize, columns: &Columns, alpha: f64) {
        let (run, moment) = (self.run, self.rows.moment);
        let (row, size) = (self.row_height(), columns.size.min(17.0));
        let y = top + self.line(row);
        let start = columns.product + 0.5 * roomy_width(PRODUCT, columns.size, true);
        let end = format!(") ÷ {}", moment.each.len());
        let wide = roomy_width("−0.000000", size, false);
        let room = self.width - start - roomy_width(&end, size, false) - SIGN;
        let known = self.rows.is_known();
        let all = shares(run, moment, path, ((room / (wide + SIGN)) as usize).max(2));
        let pitch = (room / all.len() as f64).min(wide + SIGN + 28.0);
        let mut x = start + SIGN;
        let mut sign = "= (";
        for (i, share) in all.into_iter().enumerate() {
            let key = |what: &str| Key::from(what).and(at).and(i);
            let signs =
                Text { size: size - 2.0, paint: Role::Muted.alpha(alpha), ..Text::new((x, y), Label::symbol(sign)) };
            self.write(key("share sign"), (0.0, 1.0), signs);
            sign = "+";
            let middle = x + 0.5 * pitch;
            let value = self.rows.scale() * share.value;
            let text = number(known.then_some(value), (middle, y), size, false, alpha, self.rows.is_old());
            self.write(key("share"), (0.0, 1.0), text);
            if row >= NAMED {
                let paint = shade(run, &share).alpha(alpha);
                let name = Text { size: 14.0, paint, ..Text::new((middle, y + 0.4 * row), share.name.into()) };
                self.write(key("share name"), (0.0, 1.0), name);
            }
            if let Some(sample) = share.sample {
                let area = Rect { x: middle - 0.5 * wide, y: top, width: wide, height: row };
                self.handles.push(handle(format!("share-{path}-{sample}"), area, sample, run));
            }
            x += pitch;
        }
        let place = (x - 4.0, y);
        let end = Text {
            anchor: Anchor::Left,
            size: size - 2.0,
            paint: Role::Muted.alpha(alpha),
            ..Text::new(place, Label::symbol(end))
        };
        self.write(Key::from("share end").and(at), (0.0, 1.0), end);
    }
}

impl Tall<'_, '_> {
    /// The products of the samples below their mean.
    pub(super) fn of_samples(&mut self, at: usize, x: f64, path: usize) {
        let (run, moment) = (self.drawing.run, self.rows.moment);
        let (top, bottom) = (self.top + 46.0, self.drawing.layout.loss.1 - 8.0);
        let room = (((bottom - top) / (2.0 * CLOSE)) as usize + 1).max(2);
        let all = shares(run, moment, path, room);
        let apart = ((bottom - top) / all.len().max(2) as f64).min(46.0);
        let alpha = if self.rows.lit.is_some_and(|lit| lit != path) { DIM } else { 1.0 };
        for (i, share) in all.into_iter().enumerate() {
            let y = top + apart * i as f64;
            let key = |what: &str| Key::from(what).and(at).and(i);
            let value = self.rows.scale() * share.value;
            let fits = |write: &fn(f64) -> String, size| roomy_width(&write(value), size, false) < self.wide() - 6.0;
            let size = if fits(&(three as fn(f64) -> String), 15.0) { 15.0 } else { 13.0 };
            let all: [fn(f64) -> String; 3] = [three, two, |x| digits(x, 1)];
            let write = all.into_iter().find(|write| fits(write, size)).unwrap_or(two);
            let known = self.rows.is_known().then_some(value);
            let mut text = number(known, (x, y), size, false, alpha, self.rows.is_old());
            if let Some(value) = known {
                text.label = Label::symbol(write(value));
                text = text.counting(value, write);
            }
            self.write(key("share"), (0.0, 1.0), text);
            let paint = shade(run, &share).alpha(alpha);
            let name = Text { size: 13.0, paint, ..Text::new((x, y + 16.0), share.name.into()) };
            self.write(key("share name"), (0.0, 1.0), name);
            if let Some(sample) = share.sample {
                let half = 0.5 * self.wide() - 2.0;
                let area = Rect { x: x - half, y: y - 9.0, width: 2.0 * half, height: apart.min(36.0) };
                self.handles.push(handle(format!("share-{path}-{sample}"), area, sample, run));
            }
        }
        if at == 0 {
            let words = Message::new("chain-rule-mean-of").with("count", moment.each.len().to_string());
            let place = (self.middle(), self.top + if self.rows.rest.is_some() { 34.0 } else { 20.0 });
            let text = Text { size: 13.0, paint: Role::Muted.into(), ..Text::new(place, words.into()) };
            self.write(Key::from("mean of"), (0.0, 1.0), text);
        }
    }
}
