//! The weight in hand to the last digit, at first and now: the digits that never moved are grey.

use super::across::is_small;
use super::digits17::compared;
use super::sentences::steps;
use super::{Bench, Shown};
use crate::symbols::lowered;
use figure::{Anchor, Label, Mark, Message, Plot, Rect, Role, Scene, Text, digits, seventeen, text_width};
use nn::{Parameter, parameter_name};

/// The height below the large picture.
pub(super) const HEIGHT: f64 = 64.0;

/// From this width on, words have room beside the digits.
const TOLD: f64 = 600.0;
/// The height within the picture of a phone: two rows, or of two set-ups one each.
pub(super) const SMALL: f64 = 44.0;

pub(super) fn scene(run: &Bench, shown: &[Shown], width: f64) -> Scene {
    let mut plot = Plot::pixels(width, HEIGHT);
    draw(&mut plot.marks, run, shown, Rect { x: 0.0, y: 0.0, width, height: HEIGHT });
    Scene { width, height: HEIGHT, plots: vec![plot], handles: Vec::new() }
}

/// Two set-ups stand side by side; on a phone one below the other.
pub(super) fn draw(marks: &mut Vec<Mark>, run: &Bench, shown: &[Shown], area: Rect) {
    let small = is_small(area.width);
    let count = shown.len() as f64;
    let (wide, tall) = if small { (area.width, area.height / count) } else { (area.width / count, area.height) };
    for (i, one) in shown.iter().enumerate() {
        let (column, row) = if small { (0.0, i as f64) } else { (i as f64, 0.0) };
        let area = Rect { x: area.x + column * wide, y: area.y + row * tall, width: wide, height: tall };
        if small && shown.len() > 1 {
            row_of(marks, run, one, (area, area.y + 0.5 * tall), (13.0, 13.0), Row::Now);
            continue;
        }
        let size = match (small, shown.len()) {
            (true, _) => 13.0,
            (false, 1) => 19.0,
            _ => {
                if wide < 300.0 {
                    13.0
                } else {
                    14.0
                }
            }
        };
        two_rows(marks, run, one, area, size);
    }
}

/// What a row shows.
#[derive(Clone, Copy, PartialEq)]
enum Row {
    /// The weight before the first step.
    Old,
    /// After the last one; before the first, a question mark.
    New,
    /// The weight as it is.
    Now,
}

fn two_rows(marks: &mut Vec<Mark>, run: &Bench, shown: &Shown, area: Rect, size: f64) {
    let words = size.clamp(13.0, 15.0);
    row_of(marks, run, shown, (area, line(area, 0)), (size, words), Row::Old);
    let (x, moved) = row_of(marks, run, shown, (area, line(area, 1)), (size, words), Row::New);
    if run.tracks.len() == 1 && area.width >= TOLD {
        told(marks, run, moved, (x, area), words);
    }
}

/// The height of a row in the middle of its letters.
fn line(area: Rect, row: usize) -> f64 {
    area.y + area.height * (0.27 + 0.5 * row as f64)
}

/// Writes a row; tells where the digits end, and how far the weight has moved.
fn row_of(
    marks: &mut Vec<Mark>,
    run: &Bench,
    shown: &Shown,
    (area, y): (Rect, f64),
    (size, words): (f64, f64),
    row: Row,
) -> (f64, f64) {
    let (at, l) = (in_hand(run, shown), run.layer - 1);
    let [old, new] = [&shown.track.first, &shown.track.network].map(|network| network.weights(l)[at]);
    let (same, moved) = compared(old, new);
    let whole = seventeen(old);
    let lettered = run.tracks.len() > 1;
    let left = area.x + 4.0;
    let first = left + if lettered { 6.6 } else { 6.0 } * words;
    let id = match row {
        Row::Old => "old",
        Row::New => "new",
        Row::Now => "now",
    };
    let letter = if lettered { format!("{}: ", shown.letter) } else { String::new() };
    let name = lowered(&weight_name(shown, l, at));
    let label = Message::new(format!("vanishing-gradient-rail-{id}")).with("letter", letter).with("name", name);
    let text = |x: f64, anchor, label: Label| Text { anchor, size, ..Text::new((x, y), label) };
    marks.push(Mark::Text(Text { size: words, ..text(left, Anchor::Left, label.into()) }));
    if row == Row::New && run.updates == 0 {
        let ask = text(first, Anchor::Left, Label::symbol("?"));
        marks.push(Mark::Text(Text { paint: Role::Muted.into(), ..ask }));
    } else {
        // Both rows are cut at the same digit, and so aligned in any font.
        let split = first + text_width(&same, size, false);
        let grey = text(split, Anchor::Right, Label::symbol(same.clone()));
        marks.push(Mark::Text(Text { paint: Role::Muted.into(), ..grey }));
        let rest = if row == Row::Old { whole.get(same.len()..).unwrap_or("") } else { &moved };
        if !rest.is_empty() {
            let ink = text(split, Anchor::Left, Label::symbol(rest));
            marks.push(Mark::Text(Text { bold: row != Row::Old, ..ink }));
        }
    }
    (first + 1.15 * text_width(&whole, size, true) + 36.0, new - old)
}

/// What the steps have come to, and how long this pace takes; before the first one, a question.
fn told(marks: &mut Vec<Mark>, run: &Bench, moved: f64, (x, area): (f64, Rect), size: f64) {
    let told = |id: &str| {
        Message::new(format!("vanishing-gradient-rail-{id}"))
            .with("t", run.updates.to_string())
            .with("moved", digits(moved, 3))
            .with("steps", steps(moved / run.updates.max(1) as f64))
    };
    let lines = if run.updates == 0 {
        [None, Some("ask")]
    } else if moved == 0.0 {
        [Some("still"), None]
    } else {
        [Some("moved"), Some("pace")]
    };
    for (row, id) in lines.into_iter().enumerate() {
        let y = line(area, row);
        let text =
            |id| Text { anchor: Anchor::Left, size, paint: Role::Muted.into(), ..Text::new((x, y), told(id).into()) };
        marks.extend(id.map(|id| Mark::Text(text(id))));
    }
}

/// Of the weights of the lit layer the one that has moved furthest, or that the first step will move furthest.
fn in_hand(run: &Bench, shown: &Shown) -> usize {
    let l = run.layer - 1;
    let (old, new) = (shown.track.first.weights(l), shown.track.network.weights(l));
    let far = |at: usize| if run.updates > 0 { (new[at] - old[at]).abs() } else { shown.step.dw[l][at].abs() };
    (1..old.len()).fold(0, |best, at| if far(at) > far(best) { at } else { best })
}

/// The name of the weight in hand.
pub(super) fn name_in_hand(run: &Bench, shown: &Shown) -> String {
    weight_name(shown, run.layer - 1, in_hand(run, shown))
}

fn weight_name(shown: &Shown, l: usize, at: usize) -> String {
    let network = &shown.track.network;
    let from = network.layers()[l];
    parameter_name(network, Parameter::Weight { layer: l, to: at / from, from: at % from })
}
