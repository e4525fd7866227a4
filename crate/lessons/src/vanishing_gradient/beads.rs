//! The chain of neurons of one set-up, and on it the band: as wide as what is left of the slope on its way from the loss back
//! to the first weight.

use super::across::{Across, group, is_small};
use super::stage::head;
use super::{Bench, Shown, rail};
use crate::symbols::lowered;
use figure::{
    Anchor, FlowScale, Grip, Handle, Key, Label, Level, Mark, Message, Rect, Role, Stroke, Text, ToList, Touch, ascii,
    digits, symbol_width,
};
use nn::Activation;

/// Neurons smaller than this have no name, and those smaller than that no level.
const NAMED: f64 = 12.0;
const LEVELLED: f64 = 4.0;
/// The loss is no smaller.
const LOSS: f64 = 10.0;
/// Neurons nearer to each other than this are not drawn at all: the band alone is.
const APART: f64 = 9.0;
/// Shorter bands are joined to longer ones.
const SHORTEST: f64 = 24.0;
/// The weight in hand shows its number where a link has this room.
const ROOMY: f64 = 92.0;
/// The size of its letters.
const HAND: f64 = 13.0;

/// Three significant digits.
pub(super) fn three(x: f64) -> String {
    digits(x, 3)
}

/// Where one chain stands.
struct Place<'a> {
    across: &'a Across,
    /// The height of the chain, and the neurons' radius.
    y: f64,
    radius: f64,
    /// The radius of neurons that have all the room they want.
    most: f64,
    area: Rect,
    /// The set-up, 0 or 1, in keys.
    of: usize,
}

impl Place<'_> {
    fn key(&self, what: &str) -> Key {
        Key::from(what).and(self.of)
    }

    /// Neuron `l`, the loss behind the last one.
    fn at(&self, l: usize) -> (f64, f64) {
        (self.across.neuron(l), self.y)
    }

    /// Beside neuron `l`, where a link begins or ends; the first weight has no radius. Under crowded neurons the band runs on.
    fn beside(&self, l: usize, side: f64) -> (f64, f64) {
        let radius = if l == 0 || self.across.step < SHORTEST { 0.0 } else { self.radius };
        (self.across.neuron(l) + side * radius, self.y)
    }
}

/// Draws the chain. The weight in hand can be pulled.
pub(super) fn draw(
    marks: &mut Vec<Mark>,
    run: &Bench,
    shown: &Shown,
    (across, scale): (&Across, &FlowScale),
    (area, most): (Rect, f64),
) -> Option<Handle> {
    let of = usize::from(shown.letter == "B");
    let y = area.y + head(of == 0, run.tracks.len() > 1, area.width) + most;
    let place = Place { across, y, radius: (0.25 * across.step).min(most), most, area, of };
    let idle = vec![place.at(0), place.at(across.depth + 1)];
    marks.push(Mark::Line { points: idle, stroke: Stroke::solid(Role::Rule, 1.5) });
    marks.extend(shortcuts(shown, &place));
    bands(marks, shown, &place, scale);
    neurons(marks, shown, &place, run);
    if area.y + area.height > y + most + 16.0 {
        numbers(marks, shown, &place);
    }
    if run.tracks.len() > 1 {
        marks.push(name(shown, &place, run.layer));
    }
    if of == 0 { in_hand(marks, run, shown, &place) } else { end(marks, &place) }
}

/// The bands from the loss to the first weight. In a deep chain several links share one.
fn bands(marks: &mut Vec<Mark>, shown: &Shown, place: &Place, scale: &FlowScale) {
    let chain = &shown.chain;
    let depth = chain.depth();
    let left = |l: usize| if l == depth { chain.loss_slope } else { chain.layers[l].running };
    let mut band = |from: usize, to: usize| {
        let (arrives, left) = (left(from.min(depth)), left(to));
        if arrives != 0.0 {
            let flow = scale.flow(place.beside(from, -1.0), place.beside(to, 1.0), arrives, left);
            // Of nothing left there is no sign: it stays what it was.
            let negative = if left == 0.0 { arrives < 0.0 } else { left < 0.0 };
            let band = Mark::from(figure::Flow { negative, ..flow }).keyed(place.key("band").and(from));
            marks.push((to + 1..=from.min(depth)).fold(band, |band, l| band.of(group(l).as_str())));
        }
    };
    band(depth + 1, depth);
    let alike = (1..=depth).all(|l| left(l) * left(l - 1) >= 0.0 || left(l) > 0.0 && left(l - 1) > 0.0);
    let joined = if alike { (SHORTEST / place.across.step).ceil().max(1.0) as usize } else { 1 };
    let mut from = depth;
    while from > 0 {
        let to = from.saturating_sub(joined);
        band(from, to);
        from = to;
    }
}

/// Neurons filled to the level of what they pass on, those of B open; a layer of several is a bar.
fn neurons(marks: &mut Vec<Mark>, shown: &Shown, place: &Place, run: &Bench) {
    let (depth, radius) = (place.across.depth, place.radius);
    let wide = |l: usize| run.width > 1 && l < depth;
    let f = shown.track.network.activation(0);
    let fill = |l: usize| {
        let o = shown.chain.layers[l - 1].o;
        match f {
            Activation::Sigmoid => Level::unit(o),
            Activation::Tanh => Level::signed(o),
            _ if l == depth => Level::unit(o),
            _ => Level::unbounded(o),
        }
    };
    let half = (0.22 * place.across.step).min(8.0);
    let tall = (4.0 + run.width as f64).min(place.most);
    let bar = |l: usize| {
        let (x, y) = place.at(l);
        ((x - half, y - tall), (x + half, y + tall))
    };
    let bars: Vec<_> = (1..=depth).filter(|l| wide(*l)).map(bar).list();
    let around = |((a, b), (c, d)): &((f64, f64), (f64, f64))| {
        [(*a, *b), (*c, *b), (*c, *d), (*a, *d), (*a, *b), (f64::NAN, 0.0)]
    };
    let outline = bars.iter().flat_map(around).list();
    marks.push(Mark::Bars { bars, fill: if place.of == 0 { Role::Level } else { Role::Surface }.into() });
    marks.push(Mark::Line { points: outline, stroke: Stroke::solid(Role::Ink, 1.5) });
    let drawn = if place.across.step < APART { depth + 1 } else { 1 };
    for l in (drawn..=depth + 1).filter(|l| !wide(*l)) {
        let (at, lit) = (place.at(l), l == run.layer);
        if l > depth {
            // The loss has its letter, however near its neighbours are.
            let more = (LOSS - radius).max(0.0);
            let loss = Level::new((at.0 + more, at.1), radius + more, None, false);
            marks.push(Mark::from(loss).keyed(place.key("loss")));
        } else if radius >= LEVELLED {
            let fill = (place.of == 0).then(|| fill(l));
            marks.push(
                Mark::from(Level::new(at, radius, fill, lit)).keyed(place.key("neuron").and(l)).of(group(l).as_str()),
            );
        } else {
            let (fill, outline) = (Role::Surface.into(), Some(Stroke::solid(Role::Ink, 1.0)));
            marks.push(Mark::Dots { points: vec![at], radius, fill, outline });
        }
    }
    let size = if radius > 15.0 { 15.0 } else { place.across.size };
    let mut named = |at, text: String| {
        marks.push(Mark::Text(Text { size, ..Text::new(at, Label::symbol(text)) }));
    };
    if radius >= NAMED && run.width == 1 {
        (1..=depth).for_each(|l| named(place.at(l), lowered(&format!("o{l}"))));
    }
    let (x, y) = place.at(depth + 1);
    named((x + (LOSS - radius).max(0.0), y), "L".to_owned());
}

/// ∂L/∂o at each neuron, if there is room for all.
fn numbers(marks: &mut Vec<Mark>, shown: &Shown, place: &Place) {
    let chain = &shown.chain;
    let depth = chain.depth();
    let value = |l: usize| if l == depth { chain.loss_slope } else { chain.layers[l].running };
    let (open, close) = if chain.layers.iter().any(|layer| layer.at.len() > 1) { ("‖", "‖") } else { ("", "") };
    let name = |l: usize| {
        let by = if l == 0 { "w₁".to_owned() } else { lowered(&format!("o{l}")) };
        format!("{open}∂L/∂{by}{close} ")
    };
    let size = place.across.size;
    let room = place.across.step - 8.0;
    let widest = |named: bool| {
        let text = |l: usize| if named { name(l) + &three(value(l)) } else { three(value(l)) };
        (0..=depth).map(|l| symbol_width(&text(l), size, true)).fold(0.0, f64::max)
    };
    let short = room > 24.0;
    let named = short && widest(true) <= room;
    if !(named || short && widest(false) <= room) {
        return;
    }
    let y = place.area.y + place.area.height - 9.0;
    for l in 0..=depth {
        let number = value(l);
        let label = Label::symbol(if named { name(l) } else { String::new() } + &three(number));
        let role = if number < 0.0 { Role::Negative } else { Role::Positive };
        // The first one has the room on its left.
        let x = if l == 0 { 0.5 * place.across.neuron(1) - 0.25 * room } else { place.across.neuron(l) };
        let text = place.across.text((x, y), Anchor::Middle, role, label).counting(number, three);
        marks.push(
            Mark::Text(Text { bold: true, ..text }).keyed(place.key("slope").and(l)).of(group(l.max(1)).as_str()),
        );
    }
    if !named {
        let label = Label::symbol(format!("{open}∂L/∂o{close}"));
        let at = (place.across.neuron(depth + 1), y);
        marks.push(Mark::Text(place.across.text(at, Anchor::Middle, Role::Muted, label)));
    }
}

/// The name of a set-up, over the half of the chain where the weight in hand is not.
fn name(shown: &Shown, place: &Place, lit: usize) -> Mark {
    let left = place.of == 1 || 2 * lit > place.across.depth;
    let (x, anchor) = if left { (2.0, Anchor::Left) } else { (place.area.width - 4.0, Anchor::Right) };
    let text = place.across.text((x, place.area.y + 11.0), anchor, Role::Ink, shown.name().into());
    Mark::Text(Text { bold: true, ..text })
}

/// The first weight, where the way back ends.
fn end(marks: &mut Vec<Mark>, place: &Place) -> Option<Handle> {
    let at = (place.across.neuron(0) - 4.0, place.y);
    marks.push(Mark::Text(Text {
        size: 15.0, ..place.across.text(at, Anchor::Right, Role::Ink, Label::symbol("w₁"))
    }));
    None
}

/// The weight in hand: the first one at the end of the way, every other over its link. Alone in its layer it can be pulled.
fn in_hand(marks: &mut Vec<Mark>, run: &Bench, a: &Shown, place: &Place) -> Option<Handle> {
    let (track, l) = (a.track, run.layer);
    let weight = track.network.weights(l - 1)[0];
    let alone = run.width == 1;
    let name = lowered(&rail::name_in_hand(run, a));
    let numbered = alone && place.across.step >= ROOMY && !is_small(place.area.width);
    let label = if numbered { format!("{name} {}", three(weight)) } else { name.clone() };
    let (width, height) = Grip::size(&label, HAND);
    let x = if l == 1 { place.across.neuron(0) - 0.5 * width } else { place.across.link(l) };
    let x = x.max(0.5 * width + 2.0);
    let at = (x, if l == 1 { place.y } else { place.y - place.most - 0.5 * height - 1.0 });
    if l > 1 {
        end(marks, place);
        let stem = vec![(x, at.1), (x, place.y)];
        marks.push(Mark::Line { points: stem, stroke: Stroke::solid(Role::Accent, 1.5) }.keyed("stem"));
    }
    let grip = Grip::new(at, Label::symbol(label), HAND);
    let text = if numbered { grip.text.clone().counting(weight, three) } else { grip.text.clone() };
    marks.push(Mark::from(Grip { text, ..grip }).keyed("grip"));
    let number = Touch::Number {
        select: None,
        edits: format!("numbers:w{l}"),
        text: ascii(track.first.weights(l - 1)[0]),
        step: 0.1,
        restart: Some(0),
    };
    alone.then(|| Handle {
        segment: None,
        group: Some(group(l)),
        id: "weight".to_owned(),
        area: Rect { x: at.0 - 0.5 * width, y: at.1 - 0.5 * height, width, height },
        key: "numbers".to_owned(),
        touch: number,
        label: Message::new("vanishing-gradient-in-hand")
            .with("name", format!("w{l}"))
            .with("value", digits(weight, 4)),
        restart: None,
    })
}

/// Residual connections: over each layer that adds the one below, a bridge; in a deep network one rail over them all.
fn shortcuts(shown: &Shown, place: &Place) -> Option<Mark> {
    let network = &shown.track.network;
    let joined = (1..network.depth()).filter(|l| network.adds_below(*l));
    let top = place.y - place.radius.max(6.0) - 7.0;
    let (step, y) = (place.across.step, place.y);
    let bridge = |l: usize| {
        let (from, to) = (place.across.neuron(l), place.across.neuron(l + 1));
        let slant = 0.18 * step;
        [(from, y), (from + slant, top), (to - slant, top), (to, y), (f64::NAN, 0.0)]
    };
    let rail = |l: usize| [(place.across.neuron(l), top), (place.across.neuron(l + 1), top)];
    let points: Vec<(f64, f64)> =
        if step < 12.0 { joined.flat_map(rail).list() } else { joined.flat_map(bridge).list() };
    (!points.is_empty()).then(|| Mark::Line { points, stroke: Stroke::solid(Role::Muted, 1.5) })
}
