//! Above the network, where there are several samples: which one is in sight, and whether the ledger, the loss and the update are
//! its own or the mean over all.

use super::picture::Drawing;
use figure::{Handle, Key, Label, Mark, Message, Rect, Role, Stroke, Text, Touch, text_width};

/// What a finger hits.
const BUTTON: f64 = 28.0;
const GAP: f64 = 14.0;

impl Drawing<'_> {
    pub(super) fn stepper(&mut self) {
        let batch = &self.run.batch;
        let (at, count) = (batch.at, batch.count());
        if count < 2 || !self.run.explores() {
            return;
        }
        let size = if self.layout.upright { 13.0 } else { 15.0 };
        let middle = 0.5 * BUTTON;
        let word = |id: &str| Message::new(id).with("number", (at + 1).to_string()).with("count", count.to_string());
        let step = |to: usize| Touch::Select { value: (to + 1).to_string(), selected: false };
        let mut x = 0.0;
        let mut put = |drawing: &mut Self, label: Label, wide: f64, paint: Role| {
            let text = Text { size, paint: paint.into(), ..Text::new((x + 0.5 * wide, middle), label) };
            let area = Rect { x, y: 0.0, width: wide, height: BUTTON };
            drawing.write(Key::from("stepper").and(x as usize), (0.0, 1.0), text);
            x += wide;
            area
        };
        let pick = |id: &str, key: &str, area: Rect, label: Message, touch: Touch| Handle {
            id: id.to_owned(),
            area,
            segment: None,
            key: key.to_owned(),
            touch,
            label,
            restart: None,
            group: None,
        };
        // Wide enough for every number, so that nothing moves.
        let words = |sample: &str| text_width(sample, size, false);
        let turns = self.run.takes_turns();
        // Where the samples take turns, no press changes whose turn it is.
        let arrow = |sign: &str| Label::symbol(if turns { "" } else { sign });
        let back = put(self, arrow("‹"), BUTTON, Role::Ink);
        let wide = words(&format!("sample {count} of {count}")) + 8.0;
        put(self, word("chain-rule-sample-at").into(), wide, Role::Ink);
        let on = put(self, arrow("›"), BUTTON, Role::Ink);
        let (gap, padding) = if self.layout.upright { (2.0, 14.0) } else { (GAP, 26.0) };
        put(self, Label::symbol(""), gap, Role::Ink);
        let mean = self.run.is_mean();
        let shade = |chosen: bool| if chosen { Role::Ink } else { Role::Muted };
        let room = if self.layout.upright { "little" } else { "much" };
        let mut view = |drawing: &mut Self, id: &str, widest: [&str; 2], chosen: bool| {
            let wide = words(widest[usize::from(room == "little")]) + padding;
            let area = put(drawing, word(id).with("room", room).into(), wide, shade(chosen));
            if chosen {
                drawing.underline(area);
            }
            area
        };
        let own = view(self, "chain-rule-sample-this", ["this sample", "this"], !mean && !turns);
        let all = view(self, "chain-rule-sample-mean", [&format!("mean of {count}"), "mean"], mean);
        let each = view(self, "chain-rule-sample-turn", ["one after the other", "in turn"], turns);
        let (before, after) = ((at + count - 1) % count, (at + 1) % count);
        let said = |to: usize| {
            Message::new("chain-rule-sample-go").with("number", (to + 1).to_string()).with("count", count.to_string())
        };
        let choose = |value: &str, selected: bool| Touch::Select { value: value.to_owned(), selected };
        let label = |id: &str| word(id).with("room", "much");
        if !turns {
            self.handles.extend([
                pick("sample-back", "sample", back, said(before), step(before)),
                pick("sample-on", "sample", on, said(after), step(after)),
            ]);
        }
        self.handles.extend([
            pick("sample-this", "mean", own, label("chain-rule-sample-this"), choose("no", !mean && !turns)),
            pick("sample-mean", "mean", all, label("chain-rule-sample-mean"), choose("yes", mean)),
            pick("sample-turn", "mean", each, label("chain-rule-sample-turn"), choose("turn", turns)),
        ]);
    }

    /// What is chosen has a line below it.
    fn underline(&mut self, area: Rect) {
        let y = area.y + area.height - 3.0;
        let points = vec![(area.x + 6.0, y), (area.x + area.width - 6.0, y)];
        self.lines.push(Mark::Line { points, stroke: Stroke::solid(Role::Ink, 1.5) }.keyed("view"));
    }
}
