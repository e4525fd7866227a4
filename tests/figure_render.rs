//! What the renderer draws, as numbers.

use figure::{
    Along, Anchor, Axis, Color, Label, Mark, Message, Plot, Ramp, Range, Rect, Role, Scene, Stroke, Text, Theme, Ticks,
    ascii, digits, exact, render, seventeen, svg, text_width,
};
use std::time::{Duration, Instant};
use tests::recorder::{Call, Recorder};

const SCALE: i32 = 4;

/// 0 to 1 along both axes, in 200 × 100 pixels that begin at (100, 50).
fn plot(marks: Vec<Mark>) -> Plot {
    let axis = || Axis::hidden(Range::linear(0.0, 1.0));
    Plot { area: Rect { x: 100.0, y: 50.0, width: 200.0, height: 100.0 }, x: axis(), y: axis(), marks }
}

fn scene(plot: Plot) -> Scene {
    Scene { width: 400.0, height: 200.0, plots: vec![plot], handles: Vec::new() }
}

fn say(message: &Message) -> String {
    message.id.clone()
}

fn drawn(scene: &Scene) -> Recorder {
    let mut recorder = Recorder::default();
    render(scene, &mut recorder, f64::from(SCALE), &Theme::light(), &say).unwrap();
    recorder
}

fn ink() -> Color {
    Theme::light().color(Role::Ink)
}

fn line(points: &[(f64, f64)]) -> Mark {
    Mark::Line { points: points.to_vec(), stroke: Stroke::solid(Role::Ink, 2.0) }
}

fn paths(marks: Vec<Mark>) -> Vec<Vec<(i32, i32)>> {
    let css = |(x, y): (i32, i32)| (x / SCALE, y / SCALE);
    drawn(&scene(plot(marks))).paths(ink()).into_iter().map(|path| path.into_iter().map(css).collect()).collect()
}

#[test]
fn a_curve_is_cut_at_the_border() {
    // Twice as high as the plot: it leaves at half of the way, it is not pressed against the edge.
    assert_eq!(paths(vec![line(&[(0.0, 0.0), (1.0, 2.0)])]), [[(100, 150), (200, 50)]]);
    // In and out again on both sides.
    assert_eq!(paths(vec![line(&[(-1.0, 0.5), (2.0, 0.5)])]), [[(100, 100), (300, 100)]]);
    // Beyond: nothing at all.
    assert!(paths(vec![line(&[(-1.0, 2.0), (2.0, 3.0)])]).is_empty());
    // Out at the top and back: two pieces.
    let roof = [(0.0, 0.5), (0.5, 1.5), (1.0, 0.5)];
    assert_eq!(paths(vec![line(&roof)]), [[(100, 100), (150, 50)], [(250, 50), (300, 100)]]);
    // A gap where a number is missing.
    let gap = [(0.0, 0.5), (0.2, 0.5), (f64::NAN, 0.5), (0.8, 0.5), (1.0, 0.5)];
    assert_eq!(paths(vec![line(&gap)]), [[(100, 100), (140, 100)], [(260, 100), (300, 100)]]);
    // So steep that f64 could not hold the way.
    let steep = line(&[(0.5, -f64::MAX), (0.5, f64::MAX)]);
    assert_eq!(paths(vec![steep]), [[(200, 150), (200, 50)]]);
}

#[test]
fn straight_runs_of_points_become_one_line() {
    let points: Vec<_> = (0..=300).map(|i| (f64::from(i) / 300.0, f64::from(i) / 300.0)).collect();
    assert_eq!(paths(vec![line(&points)]), [[(100, 150), (300, 50)]]);
    let corner = [(0.0, 0.0), (0.25, 0.0), (0.5, 0.0), (0.5, 0.5), (0.5, 1.0)];
    assert_eq!(paths(vec![line(&corner)]), [[(100, 150), (200, 150), (200, 50)]]);
}

#[test]
fn dashes_are_as_long_as_asked_for() {
    let stroke = Stroke { dash: Some((10.0, 6.0)), ..Stroke::solid(Role::Ink, 2.0) };
    let marks = vec![Mark::Line { points: vec![(0.0, 0.5), (1.0, 0.5)], stroke }];
    let found = paths(marks);
    assert_eq!(found.len(), 13);
    // Two pixels less than asked for: round ends give them back.
    assert!(found.iter().all(|dash| dash[1].0 - dash[0].0 == 8), "{found:?}");
    assert!(found.windows(2).all(|pair| pair[1][0].0 - pair[0][0].0 == 16), "{found:?}");

    let rule = Mark::Rule { along: Along::Y, at: 0.5, stroke };
    let rects = drawn(&scene(plot(vec![rule]))).rects(ink());
    assert_eq!(rects.len(), 13);
    assert_eq!(rects[0], (100 * SCALE, 99 * SCALE, 110 * SCALE, 101 * SCALE));
}

#[test]
fn an_arrow_has_its_head_where_it_ends_or_leaves() {
    let arrow = |from, to| {
        let stroke = Stroke::solid(Role::Ink, 2.0);
        let recorder = drawn(&scene(plot(vec![Mark::Arrow { from, to, stroke }])));
        recorder.calls.into_iter().find_map(|call| match call {
            Call::Polygon { points, .. } => Some(points[0]),
            _ => None,
        })
    };
    assert_eq!(arrow((0.0, 0.5), (0.5, 0.5)), Some((200 * SCALE, 100 * SCALE)));
    assert_eq!(arrow((0.5, 0.5), (5.0, 0.5)), Some((300 * SCALE, 100 * SCALE)));
    assert_eq!(arrow((0.5, 0.5), (0.5, 0.5)), None);
    assert_eq!(arrow((2.0, 0.5), (5.0, 0.5)), None);
}

#[test]
fn dots_rules_bands_and_bars_end_at_the_border() {
    let dots = |x| {
        let marks = vec![Mark::Dots { points: vec![(x, 0.5)], radius: 5.0, fill: Role::Ink.into(), outline: None }];
        drawn(&scene(plot(marks))).calls.len() - 1
    };
    assert_eq!((dots(0.5), dots(1.02), dots(1.1)), (1, 1, 0));

    let rects = |mark| drawn(&scene(plot(vec![mark]))).rects(ink());
    let stroke = Stroke::solid(Role::Ink, 1.0);
    assert_eq!(rects(Mark::Rule { along: Along::X, at: 1.1, stroke }).len(), 0);
    assert_eq!(rects(Mark::Rule { along: Along::X, at: 1.0, stroke }).len(), 1);
    let band = Mark::Band { along: Along::X, from: 0.5, to: 9.0, fill: Role::Ink.into() };
    assert_eq!(rects(band), [(200 * SCALE, 50 * SCALE, 300 * SCALE, 150 * SCALE)]);
    let bars = Mark::Bars { bars: vec![((0.25, -3.0), (0.5, 0.5)), ((2.0, 0.0), (3.0, 1.0))], fill: Role::Ink.into() };
    assert_eq!(rects(bars), [(150 * SCALE, 100 * SCALE, 200 * SCALE, 150 * SCALE)]);
}

#[test]
fn texts_stay_in_the_scene() {
    for anchor in [Anchor::Middle, Anchor::Left, Anchor::Right, Anchor::Top, Anchor::Bottom] {
        for at in [(-5.0, -5.0), (-0.5, 1.5), (0.5, 0.5), (1.5, -0.5), (9.0, 9.0)] {
            for words in ["w4", "a sentence that is far longer than the scene could ever hold"] {
                let text = Text { anchor, plate: true, ..Text::new(at, Label::symbol(words)) };
                let recorder = drawn(&scene(plot(vec![Mark::Text(text)])));
                let (_, [left, top, right, bottom]) = recorder.texts().remove(0);
                let (width, height) = (f64::from(400 * SCALE), f64::from(200 * SCALE));
                let inside = left >= -1.0 && top >= -1.0 && right <= width + 1.0 && bottom <= height + 1.0;
                assert!(inside, "{words} {anchor:?} {at:?}: {left} {top} {right} {bottom}");
            }
        }
    }
}

fn axes(width: f64, range: Range, ticks: Ticks) -> Recorder {
    let axis = |range, ticks| Axis { range, ticks, grid: true, label: None };
    let x = axis(range, ticks.clone());
    let y = axis(range, ticks);
    let area = Rect { x: 60.0, y: 30.0, width: width - 80.0, height: 150.0 };
    drawn(&Scene { width, height: 220.0, plots: vec![Plot { area, x, y, marks: Vec::new() }], handles: Vec::new() })
}

#[test]
fn tick_labels_never_overlap_and_stay_inside() {
    let ranges = [
        Range::linear(0.0, 1.0),
        Range::linear(-1.0, 1.0),
        Range::linear(1.000_001, 1.000_003),
        Range::linear(-3e7, 4e8),
        Range::linear(1.0, 60.0),
        Range::log(1e-9, 1.0),
        Range::log(1e-300, 1e300),
        Range::log(1.0, 60.0),
    ];
    let given = |every| (1..=60).step_by(every).map(|i| (f64::from(i as u32), Label::symbol(i.to_string()))).collect();
    for range in ranges {
        for width in (100..=1000).step_by(37).map(f64::from) {
            for ticks in [Ticks::Every(5.0), Ticks::Every(40.0), Ticks::At(given(1)), Ticks::At(given(7))] {
                let texts = axes(width, range, ticks.clone()).texts();
                for (i, (text, a)) in texts.iter().enumerate() {
                    let right = width * f64::from(SCALE) + 1.0;
                    assert!(a[0] >= -1.0 && a[2] <= right, "{text} leaves the scene: {range:?} {width}");
                    for (other, b) in &texts[..i] {
                        let apart =
                            a[2] <= b[0] + 1.0 || b[2] <= a[0] + 1.0 || a[3] <= b[1] + 1.0 || b[3] <= a[1] + 1.0;
                        assert!(apart, "{text} on {other}: {range:?} {width} {ticks:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn crowded_labels_are_thinned_evenly_from_the_first_to_the_last() {
    let given = (1..=29).map(|i| (f64::from(i), Label::symbol(i.to_string()))).collect();
    let x = Axis { range: Range::linear(1.0, 29.0), ticks: Ticks::At(given), grid: false, label: None };
    let mut plot = plot(Vec::new());
    plot.x = x;
    let found: Vec<String> = drawn(&scene(plot)).texts().into_iter().map(|(text, _)| text).collect();
    assert_eq!(found, ["1", "5", "9", "13", "17", "21", "25", "29"]);
}

#[test]
fn pixels_of_the_scene_are_counted_from_the_top_left() {
    let plot = Plot::pixels(400.0, 200.0);
    for (x, y) in [(0.0, 0.0), (10.0, 20.0), (400.0, 200.0), (133.0, 77.0)] {
        let (a, b) = plot.px((x, y)).unwrap();
        assert!((a - x).abs() < 1e-9 && (b - y).abs() < 1e-9, "{x} {y} {a} {b}");
    }
}

#[test]
fn digits_are_rounded_right() {
    let known = [
        (0.137_249, 4, "0.1372"),
        (12.5, 4, "12.50"),
        (-0.5, 3, "−0.500"),
        (0.0, 4, "0"),
        (-0.0, 4, "0"),
        (1e-4, 4, "0.0001000"),
        (0.000_099_999_9, 4, "0.0001000"),
        (0.000_012_34, 4, "1.234×10⁻⁵"),
        (-1.234e-7, 4, "−1.234×10⁻⁷"),
        (123_456.7, 4, "123457"),
        (999_999.9, 4, "1.000×10⁶"),
        (6.022e23, 3, "6.02×10²³"),
        (1234.0, 4, "1234"),
        (1234.0, 1, "1234"),
        (5e-324, 2, "4.9×10⁻³²⁴"),
        (1.0, 1, "1"),
        (1.0, 0, "1"),
        (f64::NAN, 4, "NaN"),
        (f64::INFINITY, 4, "∞"),
        (f64::NEG_INFINITY, 4, "−∞"),
    ];
    for (x, significant, text) in known {
        assert_eq!(digits(x, significant), text, "{x:e}");
    }
    assert_eq!(exact(0.1), "0.1");
    assert_eq!(exact(-1e-6), "−1×10⁻⁶");
    assert_eq!(exact(1e17), "1×10¹⁷");
    assert_eq!(exact(-2.5e-17), "−2.5×10⁻¹⁷");
    assert_eq!(exact(1e16), "10000000000000000");
    assert_eq!(seventeen(0.1), "0.10000000000000001");
    assert_eq!(seventeen(1.0 / 3.0), "0.33333333333333331");
    assert_eq!(ascii(-0.25), "-0.25");
    assert_eq!(ascii(1e-7), "1e-7");
    assert_eq!(ascii(-0.0), "0");
    assert_eq!(ascii(1e21), "1e21");
}

/// What a reader of our text would type.
fn read(text: &str) -> f64 {
    let ascii: String = text
        .replace("×10", "e")
        .chars()
        .map(|c| match c {
            '−' | '⁻' => '-',
            c => "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|raised| raised == c).map_or(c, |i| char::from(b'0' + i as u8)),
        })
        .collect();
    ascii.parse().unwrap()
}

#[test]
fn exact_digits_read_back_as_the_same_number() {
    let mut bits = 1_u64;
    for _ in 0..200_000 {
        bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let anything = f64::from_bits(bits);
        let ordinary = (bits >> 11) as f64 / (1_u64 << 53) as f64 * 20.0 - 10.0;
        for x in [anything, ordinary].into_iter().filter(|x| x.is_finite()) {
            for text in [exact(x), seventeen(x), ascii(x)] {
                assert_eq!(read(&text), x, "{text}");
            }
            assert!(ascii(x).is_ascii());
        }
    }
}

/// Widths of Liberation Sans, read from its font file, in thousandths.
#[test]
fn text_widths_are_about_right() {
    let known = [
        ("0.1372", 3058.0),
        ("Loss", 2112.0),
        ("The quick brown fox", 8558.0),
        ("−1.5", 1974.0),
        ("σ", 617.0),
        ("ηα∂π", 556.0 + 578.0 + 494.0 + 690.0),
        ("w·σ′(z)", 722.0 + 278.0 + 617.0 + 188.0 + 333.0 + 500.0 + 333.0),
        ("1.5×10²³", 556.0 + 278.0 + 556.0 + 584.0 + 1112.0 + 666.0),
    ];
    for (text, width) in known {
        let ours = text_width(text, 1000.0, false);
        assert!((ours / width - 1.0).abs() < 0.05, "{text}: {ours}, not {width}");
    }
    for (text, width) in [("0.1372", 3058.0), ("Loss", 2334.0), ("sigmoid, ", 4390.0), ("−7.9×10", 3670.0)] {
        let ours = text_width(text, 1000.0, true);
        assert!((ours / width - 1.0).abs() < 0.05, "{text}: {ours} in bold, not {width}");
    }
}

#[test]
fn colours_have_names_and_are_read_from_css() {
    for role in Role::ALL {
        assert_eq!(Role::named(role.name()), Some(role));
    }
    let mut theme = Theme::light();
    for (i, role) in Role::ALL.into_iter().enumerate() {
        theme.set(role, Color(i as u8, 0, 0));
    }
    assert!(Role::ALL.iter().enumerate().all(|(i, role)| theme.color(*role) == Color(i as u8, 0, 0)));
    assert_eq!(Color::from_css(" #1a2B3c "), Some(Color(0x1a, 0x2b, 0x3c)));
    assert_eq!(Color::from_css("#fa0"), Some(Color(0xff, 0xaa, 0)));
    assert_eq!(Color::from_css("rgb(1, 2, 3)"), Some(Color(1, 2, 3)));
    assert_eq!(Color::from_css("rgb(1 2 3)"), Some(Color(1, 2, 3)));
    for wrong in ["", "#", "#12345", "rgb(1,2)", "rgb(1,2,3,4)", "rgb(256,0,0)", "red", "#éé", "#+12345"] {
        assert_eq!(Color::from_css(wrong), None, "{wrong}");
    }
}

#[test]
fn an_svg_is_well_formed_and_escapes_what_it_writes() {
    let wild = Text::new((0.5, 0.5), Label::symbol("one < two & three > \"four\""));
    let words = Text::new((0.5, 0.2), Label::words("loss-of-sample"));
    let scene = scene(plot(vec![line(&[(0.0, 0.0), (1.0, 1.0)]), Mark::Text(wild), Mark::Text(words)]));
    let found = svg(&scene, &Theme::light(), &say);
    assert_eq!(found, svg(&scene, &Theme::light(), &say));
    assert!(found.starts_with(r#"<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200" "#));
    assert!(found.contains("one &lt; two &amp; three &gt; &quot;four&quot;"), "{found}");
    assert!(found.contains("loss-of-sample") && found.contains("#FDFCF9"));
    assert_eq!((found.matches("<svg").count(), found.matches("</svg>").count()), (1, 1));
    assert_eq!(found.matches("<text").count(), found.matches("</text>").count());
    // Every tag closes before the next opens, and quotes come in pairs.
    for tag in found.split('<').skip(1) {
        let (inside, _) = tag.split_once('>').unwrap();
        assert_eq!(inside.matches('"').count() % 2, 0, "{inside}");
    }
}

#[test]
fn a_scene_without_size_is_an_empty_picture() {
    for side in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e300] {
        let scene = Scene { width: side, height: side, plots: vec![plot(Vec::new())], handles: Vec::new() };
        assert!(drawn(&scene).calls.is_empty());
        assert!(svg(&scene, &Theme::light(), &say).ends_with("</svg>\n"));
    }
}

#[test]
fn five_curves_are_drawn_in_less_than_a_millisecond() {
    let curve =
        |k: f64| (0..300).map(|i| (f64::from(i) / 299.0, 0.5 + 0.4 * (f64::from(i) / 40.0 * k).sin())).collect();
    let marks =
        (1..=5).map(|k| Mark::Line { points: curve(f64::from(k)), stroke: Stroke::solid(Role::Curve, 2.0) }).collect();
    let axis = || Axis { range: Range::linear(0.0, 1.0), ticks: Ticks::Every(50.0), grid: true, label: None };
    let scene = scene(Plot { x: axis(), y: axis(), ..plot(marks) });
    let run = || {
        let begin = Instant::now();
        std::hint::black_box(drawn(&scene));
        begin.elapsed()
    };
    let best = (0..20).map(|_| run()).min().unwrap();
    assert!(best < Duration::from_millis(1), "{best:?}");
}

#[test]
fn a_grid_is_one_image_that_begins_at_its_first_corner() {
    let grid = |from, to, values: &[f32]| Mark::Grid {
        from,
        to,
        columns: 2,
        values: values.to_vec(),
        ramp: Ramp::Diverging,
        smooth: false,
    };
    let images = |mark: Mark| -> Vec<_> {
        let calls = drawn(&scene(plot(vec![mark]))).calls;
        calls
            .into_iter()
            .filter_map(|call| match call {
                Call::Image { from, to, columns, pixels } => Some((from, to, columns, pixels)),
                _ => None,
            })
            .collect()
    };
    let color = |role: Role| {
        let Color(r, g, b) = Theme::light().color(role);
        [r, g, b, 255]
    };
    let (minus, none, plus) = (color(Role::Negative), color(Role::Surface), color(Role::Positive));
    // The upper left corner of the plot first; beyond ±1 there is no stronger colour, and no number has none.
    let upright = images(grid((0.0, 1.0), (1.0, 0.0), &[-1.0, 0.0, 9.0, f32::NAN]));
    assert_eq!(upright, [((400, 200), (1200, 600), 2, vec![minus, none, plus, [0; 4]])]);
    // From the lower right corner: the same image, turned round.
    let turned = images(grid((1.0, 0.0), (0.0, 1.0), &[f32::NAN, 9.0, 0.0, -1.0]));
    assert_eq!(turned, upright);
    // Cells that would lie outside of the plot have no place; nor has a grid without cells.
    assert!(images(grid((0.0, 1.0), (2.0, 0.0), &[0.0; 4])).is_empty());
    assert!(images(grid((0.0, 1.0), (1.0, 0.0), &[])).is_empty());
    assert!(images(grid((0.0, f64::INFINITY), (1.0, 0.0), &[0.0; 4])).is_empty());
}

#[test]
fn cells_of_much_the_same_colour_are_one_rectangle_of_an_svg() {
    let values: Vec<f32> = (0..60).map(|cell| if cell % 20 < 10 { 0.0 } else { 0.9 }).collect();
    let ramp = Ramp::Sequential(Role::Curve);
    let mark = Mark::Grid { from: (0.0, 1.0), to: (1.0, 0.0), columns: 20, values, ramp, smooth: true };
    let picture = svg(&scene(plot(vec![mark])), &Theme::light(), &say);
    assert_eq!(picture.matches("<rect").count(), 1 + 3 * 2, "{picture}");
}
