//! No number, however wild, makes a range, its ticks or a picture run away: plotters' own never return on some.

use figure::{
    Along, Anchor, Axis, Label, Mark, Plot, Ramp, Range, Rect, Role, Scale, Scene, Stroke, Text, Theme, Ticks, render,
    ticks,
};
use std::time::{Duration, Instant};
use tests::recorder::{Call, Recorder};

/// SplitMix64: a few lines, and the same numbers everywhere.
struct Random(u64);

impl Random {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let a = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let b = (a ^ (a >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        b ^ (b >> 31)
    }

    fn below(&mut self, end: u64) -> usize {
        (self.bits() % end) as usize
    }

    fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Anything an f64 can be, with a liking for what breaks things.
    fn wild(&mut self) -> f64 {
        const EDGES: [f64; 14] = [
            0.0,
            -0.0,
            1.0,
            -1.0,
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::MAX,
            f64::MIN,
            f64::MIN_POSITIVE,
            5e-324,
            -5e-324,
            1e300,
            1e-300,
        ];
        match self.below(8) {
            0 | 1 => f64::from_bits(self.bits()),
            2 | 3 => EDGES[self.below(EDGES.len() as u64)],
            4 => self.unit() * 2.0 - 1.0,
            5 => (self.unit() - 0.5) * 1e4,
            6 => 10_f64.powi(self.below(616) as i32 - 308),
            _ => (self.below(201) as f64) - 100.0,
        }
    }

    /// Two ends: independent, equal, or as close as f64 allows.
    fn ends(&mut self) -> (f64, f64) {
        let from = self.wild();
        match self.below(4) {
            0 => (from, from),
            1 => (from, f64::from_bits(from.to_bits().wrapping_add(self.below(1000) as u64))),
            _ => (from, self.wild()),
        }
    }

    fn range(&mut self) -> Range {
        let (from, to) = self.ends();
        if self.below(2) == 0 { Range::linear(from, to) } else { Range::log(from, to) }
    }
}

fn check(range: &Range, pixels: f64, at_least: f64, probe: f64) {
    let (start, end) = (range.start(), range.end());
    let wide = match range.scale() {
        Scale::Linear => start < end && (end - start).is_finite(),
        Scale::Log => start > 0.0 && end / start >= 9.99,
    };
    assert!(start.is_finite() && end.is_finite() && wide, "{range:?}");
    assert!(range.fraction(probe).is_none_or(f64::is_finite), "{range:?} {probe}");
    assert!(range.value_at(probe).is_finite(), "{range:?} {probe}");

    let found = ticks(range, pixels, at_least);
    assert!((1..=50).contains(&found.len()), "{} ticks: {range:?}", found.len());
    for (value, label) in &found {
        let at = range.fraction(*value).unwrap();
        assert!((-1e-9..=1.0 + 1e-9).contains(&at), "{value} in {range:?}");
        assert!(!label.is_empty() && label.chars().count() <= 16, "{label} in {range:?}");
    }
    for pair in found.windows(2) {
        assert!(pair[0].0 < pair[1].0 && pair[0].1 != pair[1].1, "{pair:?} in {range:?}");
    }
}

#[test]
fn a_million_ranges_stay_finite_and_quick() {
    let mut random = Random(1);
    let mut slow = Vec::new();
    for _ in 0..1_000_000 {
        let (from, to) = random.ends();
        let log = random.below(2) == 0;
        let (pixels, at_least, probe) = (random.unit() * 900.0, 20.0 + random.unit() * 80.0, random.wild());
        let run = || {
            let begin = Instant::now();
            let range = if log { Range::log(from, to) } else { Range::linear(from, to) };
            check(&range, pixels, at_least, probe);
            begin.elapsed()
        };
        if run() > Duration::from_millis(1) {
            slow.push((from, to, (0..3).filter(|_| run() > Duration::from_millis(1)).count()));
        }
    }
    // Another process may take the core away for a while, but not again and again for the same range.
    let slow: Vec<_> = slow.into_iter().filter(|(_, _, again)| *again >= 2).collect();
    assert!(slow.is_empty(), "slower than a millisecond: {slow:?}");
}

#[test]
fn wild_sizes_of_an_axis_are_harmless() {
    let mut random = Random(2);
    for _ in 0..100_000 {
        check(&random.range(), random.wild(), random.wild(), random.wild());
    }
}

#[test]
fn known_ranges() {
    let ends = |range: Range| (range.start(), range.end());
    assert_eq!(ends(Range::linear(2.0, -1.0)), (-1.0, 2.0));
    assert_eq!(ends(Range::linear(4.0, 4.0)), (2.0, 6.0));
    assert_eq!(ends(Range::linear(0.0, 0.0)), (-1.0, 1.0));
    assert_eq!(ends(Range::linear(f64::NAN, f64::NAN)), (0.0, 1.0));
    assert_eq!(ends(Range::linear(0.0, f64::INFINITY)), (0.0, 1e300));
    assert_eq!(ends(Range::log(1e-6, f64::INFINITY)), (1e-6, 1e300));
    assert_eq!(ends(Range::log(0.0, 1.0)), (1e-6, 1.0));
    assert_eq!(ends(Range::log(0.0, 0.0)), (1e-3, 1.0));
    let range = Range::log(1e-3, 10.0);
    assert!((range.fraction(0.1).unwrap() - 0.5).abs() < 1e-12);
    assert!((range.value_at(0.5) - 0.1).abs() < 1e-12);
    assert_eq!(range.fraction(0.0), None);
    assert_eq!(range.flipped().value_at(0.0), 10.0);
    let padded = Range::covering(Scale::Linear, [3.0, f64::NAN, 1.0, f64::INFINITY], 0.5);
    assert_eq!(ends(padded), (0.0, 4.0));
}

#[test]
fn a_fraction_and_its_value_are_inverse() {
    let mut random = Random(3);
    for _ in 0..100_000 {
        let (range, fraction) = (random.range(), random.unit());
        let back = range.fraction(range.value_at(fraction)).unwrap();
        assert!((back - fraction).abs() < 1e-9, "{range:?} {fraction} {back}");
        let flipped = range.flipped();
        let back = flipped.fraction(flipped.value_at(fraction)).unwrap();
        assert!((back - fraction).abs() < 1e-9, "{flipped:?} {fraction} {back}");
    }
}

fn labels(range: Range, pixels: f64, at_least: f64) -> Vec<String> {
    ticks(&range, pixels, at_least).into_iter().map(|(_, label)| label).collect()
}

#[test]
fn known_ticks() {
    assert_eq!(labels(Range::linear(0.0, 1.0), 300.0, 60.0), ["0", "0.2", "0.4", "0.6", "0.8", "1"]);
    assert_eq!(labels(Range::linear(-1.0, 1.0), 300.0, 60.0), ["−1", "−0.5", "0", "0.5", "1"]);
    assert_eq!(labels(Range::linear(0.0, 0.3), 300.0, 90.0), ["0", "0.1", "0.2", "0.3"]);
    assert_eq!(labels(Range::linear(0.24, 0.27), 300.0, 90.0), ["0.24", "0.25", "0.26", "0.27"]);
    assert_eq!(labels(Range::linear(0.0, 4e-7), 300.0, 120.0), ["0", "2×10⁻⁷", "4×10⁻⁷"]);
    assert_eq!(labels(Range::linear(0.0, 3e6), 300.0, 90.0), ["0", "1×10⁶", "2×10⁶", "3×10⁶"]);
    assert_eq!(labels(Range::linear(0.0, 2000.0), 300.0, 90.0), ["0", "1000", "2000"]);
    assert_eq!(labels(Range::log(1e-3, 10.0), 300.0, 60.0), ["0.001", "0.01", "0.1", "1", "10"]);
    assert_eq!(labels(Range::log(1e-9, 1.0), 240.0, 60.0), ["10⁻⁹", "10⁻⁶", "10⁻³", "1"]);
    assert_eq!(labels(Range::log(1.0, 10.0), 400.0, 60.0), ["1", "2", "5", "10"]);
}

/// A scene of wild numbers in every place that takes numbers from a run.
fn wild_scene(random: &mut Random) -> Scene {
    let points: Vec<(f64, f64)> = (0..40).map(|_| (random.wild(), random.wild())).collect();
    let axis = |random: &mut Random| {
        let given = (0..10).map(|_| (random.wild(), Label::symbol("0.125"))).collect();
        let ticks = if random.below(2) == 0 { Ticks::Every(random.wild()) } else { Ticks::At(given) };
        Axis { range: random.range(), ticks, grid: random.below(2) == 0, label: Some(Label::symbol("w4")) }
    };
    let (x, y) = (axis(random), axis(random));
    let stroke = Stroke { dash: Some((random.wild(), random.wild())), ..Stroke::dashed(Role::Curve, 2.0) };
    let bars = points.windows(2).map(|pair| (pair[0], pair[1])).collect();
    let mut marks = vec![
        Mark::Line { points: points.clone(), stroke },
        Mark::Line { points: points.clone(), stroke: Stroke::dashed(Role::Curve, 2.0) },
        Mark::Dots { points: points.clone(), radius: 5.0, fill: Role::Accent.into(), outline: Some(stroke) },
        Mark::Bars { bars, fill: Role::Positive.alpha(random.wild()) },
    ];
    for pair in points.windows(2).take(10) {
        let ((a, b), (c, d)) = (pair[0], pair[1]);
        marks.push(Mark::Arrow { from: (a, b), to: (c, d), stroke });
        marks.push(Mark::Rule { along: Along::X, at: a, stroke });
        marks.push(Mark::Band { along: Along::Y, from: b, to: d, fill: Role::Raised.into() });
        let values = points.iter().map(|point| point.0 as f32).collect();
        let (from, to) = ((a, b), (c, d));
        marks.push(Mark::Grid { from, to, columns: 8, values, ramp: Ramp::Diverging, smooth: true });
        let shift = (random.wild(), random.wild());
        let text = Text::new((a, b), Label::symbol("−0.1372"));
        marks.push(Mark::Text(Text { shift, plate: true, anchor: Anchor::Left, ..text }));
    }
    let area = match random.below(4) {
        0 => Rect { x: random.wild(), y: random.wild(), width: random.wild(), height: random.wild() },
        _ => Rect { x: 50.0, y: 30.0, width: 520.0, height: 320.0 },
    };
    Scene { width: 600.0, height: 400.0, plots: vec![Plot { area, x, y, marks }], handles: Vec::new() }
}

#[test]
fn nothing_is_drawn_outside_of_the_canvas() {
    let mut random = Random(4);
    for round in 0..5_000 {
        let scene = wild_scene(&mut random);
        let mut recorder = Recorder::default();
        render(&scene, &mut recorder, 2.0, &Theme::light(), &|message| message.id.clone()).unwrap();
        for (x, y) in recorder.points() {
            // A disc or an arrowhead may reach over the border.
            let inside = (-20..=1220).contains(&x) && (-20..=820).contains(&y);
            assert!(inside, "({x}, {y}) in round {round}: {scene:#?}");
        }
    }
}

#[test]
fn a_point_that_is_not_a_number_draws_nothing() {
    for wrong in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        for point in [(wrong, 0.5), (0.5, wrong), (wrong, wrong)] {
            let stroke = Stroke::solid(Role::Accent, 2.0);
            let marks = vec![
                Mark::Line { points: vec![(0.0, 0.0), point, (1.0, 1.0)], stroke },
                Mark::Dots { points: vec![point], radius: 4.0, fill: Role::Accent.into(), outline: Some(stroke) },
                Mark::Arrow { from: (0.5, 0.5), to: point, stroke },
                Mark::Bars { bars: vec![((0.0, 0.0), point)], fill: Role::Accent.into() },
                Mark::Text(Text::new(point, Label::symbol("?"))),
                Mark::Grid {
                    from: (0.0, 1.0),
                    to: point,
                    columns: 1,
                    values: vec![1.0],
                    ramp: Ramp::Diverging,
                    smooth: false,
                },
            ];
            let mut plot = Plot::pixels(600.0, 400.0);
            plot.marks = marks;
            let scene = Scene { width: 600.0, height: 400.0, plots: vec![plot], handles: Vec::new() };
            let mut recorder = Recorder::default();
            render(&scene, &mut recorder, 2.0, &Theme::light(), &|message| message.id.clone()).unwrap();
            assert!(matches!(recorder.calls[..], [Call::Rect { .. }]), "{point:?}: {:?}", recorder.calls);
        }
    }
}
