//! What every picture must be: finite, and readable.

use crate::recorder::Recorder;
use crate::words::Words;
use figure::{Mark, Scene, Theme, Touch, render};

/// Every number of every mark is one that can be drawn.
pub fn finite(scene: &Scene, what: &str) {
    let sure = |x: f64, y: f64| assert!(x.is_finite() && y.is_finite(), "{what}: ({x}, {y})");
    for mark in scene.plots.iter().flat_map(|plot| &plot.marks) {
        match mark.bare() {
            Mark::Line { points, .. } | Mark::Dots { points, .. } => points.iter().for_each(|p| sure(p.0, p.1)),
            Mark::Arrow { from, to, .. } => [from, to].iter().for_each(|p| sure(p.0, p.1)),
            Mark::Bars { bars, .. } => bars.iter().flat_map(|(a, b)| [a, b]).for_each(|p| sure(p.0, p.1)),
            Mark::Text(text) => sure(text.at.0, text.at.1),
            Mark::Grid { values, .. } => assert!(values.iter().all(|value| value.is_finite()), "{what}"),
            _ => {}
        }
    }
}

/// Axes and handles stand at finite places. Curves may hold points that are not: the renderer leaves them out.
pub fn placed(scene: &Scene, what: &str) {
    for plot in &scene.plots {
        for range in [plot.x.range, plot.y.range] {
            assert!(range.start().is_finite() && range.end().is_finite(), "{what}: {range:?}");
        }
    }
    for handle in &scene.handles {
        let area = handle.area;
        assert!([area.x, area.y, area.width, area.height].iter().all(|x| x.is_finite()), "{what}: {handle:?}");
        if let Touch::Drag { value, .. } = handle.touch {
            assert!(value.is_finite(), "{what}: {handle:?}");
        }
    }
}

/// No text lies on another or leaves the picture, but for those that say `but`.
pub fn readable(scene: &Scene, words: &Words, but: &[&str], what: &str) {
    let mut recorder = Recorder::default();
    render(scene, &mut recorder, 1.0, &Theme::light(), &|message| words.say(message)).unwrap();
    let mut texts = recorder.texts();
    texts.retain(|(text, _)| !but.contains(&text.as_str()));
    for (i, (text, a)) in texts.iter().enumerate() {
        assert!(a[0] > -2.0 && a[2] < scene.width + 2.0, "{what}: “{text}” leaves the picture");
        for (other, b) in &texts[..i] {
            let across = a[2].min(b[2]) - a[0].max(b[0]);
            // A line's box is higher than its letters.
            let down = a[3].min(b[3]) - a[1].max(b[1]) - 3.0;
            // The runs of a label meet, and their places are rounded to whole pixels.
            assert!(across < 1.5 || down < 0.5, "{what}: “{text}” lies on “{other}”");
        }
    }
}
