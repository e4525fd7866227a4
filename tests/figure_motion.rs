//! What moves: scenes mixed with the one before, and the marks of a network, as numbers and as pictures.

use figure::{
    Along, Anchor, Flow, FlowScale, Grip, Key, Label, Level, Mark, Message, Plot, Pulse, Role, Scene, Stroke, Text,
    Theme, digits, ease, mix, render, svg, symbol_width, text_width,
};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tests::goldens::{compare, no_differences};
use tests::recorder::{Call, Recorder};
use tests::samples::Random;

fn say(message: &Message) -> String {
    message.id.clone()
}

fn drawn(scene: &Scene) -> Recorder {
    let mut recorder = Recorder::default();
    render(scene, &mut recorder, 16.0, &Theme::light(), &say).unwrap();
    recorder
}

fn calls(scene: &Scene) -> String {
    format!("{:?}", drawn(scene).calls)
}

fn scene(marks: Vec<Mark>) -> Scene {
    let mut plot = Plot::pixels(640.0, 240.0);
    plot.marks = marks;
    Scene { width: 640.0, height: 240.0, plots: vec![plot], handles: Vec::new() }
}

/// A number with its name, as it stands beside a link.
fn factor(at: (f64, f64), name: &str, value: f64) -> Text {
    let label = Label::symbol(format!("{name} {}", digits(value, 3)));
    let role = if value < 0.0 { Role::Negative } else { Role::Positive };
    Text { bold: true, size: 17.0, paint: role.into(), ..Text::new(at, label) }.counting(value, |x| digits(x, 3))
}

/// The end of a small network: two links, a neuron, the weight in hand. Forward has been, backward has not or has.
fn network(w: f64, o: f64, backward: bool) -> Scene {
    let scale = FlowScale::new(640.0);
    let at = |x: f64| (x, 120.0);
    let neuron = |x: f64, name: &str, o: f64| {
        let inside = Text { size: 15.0, shift: (0.0, 9.0), ..Text::new(at(x), Label::symbol(digits(o, 3))) };
        let above = Text { size: 17.0, shift: (0.0, -8.0), ..Text::new(at(x), Label::symbol(name)) };
        [
            Mark::from(Level::new(at(x), 36.0, Some(Level::unit(o)), true)).keyed(Key::from(name)),
            Mark::Text(above),
            Mark::Text(inside.counting(o, |x| digits(x, 3))).keyed(Key::from(name).and(1)),
        ]
    };
    let mut marks = vec![Mark::Line { points: vec![at(40.0), at(560.0)], stroke: Stroke::solid(Role::Rule, 1.5) }];
    if backward {
        let band = |from: f64, to: f64, arrives, left| Mark::from(scale.flow(at(from), at(to), arrives, left));
        marks.push(band(524.0, 356.0, -0.48, -0.132).keyed("last link").during(0.0, 0.6));
        marks.push(band(284.0, 166.0, 0.132, 0.0096).keyed("first link").during(0.4, 1.0));
        marks.push(Mark::Text(factor((440.0, 90.0), "× ∂o₅/∂o₃", -0.275)).keyed("last factor").during(0.4, 0.6));
        marks.push(Mark::Text(factor((235.0, 90.0), "×", 0.149)).keyed("first factor").during(0.9, 1.0));
        let pulse = Pulse::new(at(524.0), at(356.0), Role::Negative);
        marks.push(Mark::from(pulse).keyed("pulse").during(0.0, 0.5));
    }
    marks.extend(neuron(320.0, "o₃", o));
    marks.extend(neuron(560.0, "L", 0.115));
    let label = format!("w₁ {}", digits(w, 3));
    let mut ghost = Grip::new((100.0, 120.0), Label::symbol(label.clone()), 17.0);
    let mut grip = Grip::new((100.0 + 40.0 * (w - 0.5), 120.0), Label::symbol(label), 17.0);
    ghost.ghost = true;
    grip.arrows = Some(Along::X);
    grip.text = grip.text.counting(w, |x| digits(x, 3));
    marks.extend([Mark::from(ghost), Mark::from(grip).keyed("grip")]);
    let pulled = Text { pulled: true, size: 15.0, ..Text::new((235.0, 152.0), Label::symbol("w₅ 0.600")) };
    marks.push(Mark::Text(pulled));
    marks.extend(scale.legend((20.0, 215.0), Label::words("width: what is left of the slope"), 14.0));
    scene(marks)
}

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(format!("figure-motion-{name}.svg"))
}

fn both() -> (Scene, Scene) {
    (network(0.5, 0.2, false), network(0.9, 0.8, true))
}

#[test]
fn a_movement_is_the_one_that_was_looked_at() {
    let (before, after) = both();
    let mut found = Vec::new();
    for (name, u) in [("start", 0.0), ("half", 0.5), ("end", 1.0)] {
        let drawn = svg(&mix(&before, &after, u), &Theme::light(), &say);
        found.extend(compare(&golden(name), &drawn));
    }
    found.extend(compare(&golden("dark"), &svg(&after, &Theme::dark(), &say)));
    no_differences(found);
}

#[test]
fn at_its_end_a_movement_is_the_next_scene_and_at_its_start_the_last_one() {
    let (before, after) = both();
    assert_eq!(calls(&mix(&before, &after, 1.0)), calls(&after));
    assert_eq!(calls(&mix(&before, &after, f64::NAN)), calls(&after));
    let keyed = |scene: &Scene| {
        let mut scene = scene.clone();
        scene.plots[0].marks.retain(|mark| matches!(mark, Mark::Keyed(_)));
        scene
    };
    let (first, last) = (keyed(&before), keyed(&after));
    assert_eq!(calls(&mix(&first, &last, 0.0)), calls(&first));
    assert_eq!(calls(&mix(&last, &first, 0.0)), calls(&last), "what leaves keeps its place among the others");
    assert_ne!(calls(&mix(&first, &last, 0.5)), calls(&first));
    // Scenes of different sizes have nothing in common.
    let wider = Scene { width: 700.0, ..before.clone() };
    assert_eq!(calls(&mix(&wider, &after, 0.3)), calls(&after));
}

#[test]
fn links_grow_one_after_the_other() {
    let (before, after) = both();
    let bands = |u: f64| {
        let colours = [Role::PositiveBand, Role::NegativeBand].map(|role| Theme::light().color(role));
        let calls = drawn(&mix(&before, &after, u)).calls;
        let found = calls.into_iter().filter_map(|call| match call {
            Call::Polygon { points, rgb } => {
                let band = colours.iter().any(|color| (color.0, color.1, color.2) == rgb);
                // The legend has bands, too.
                (band && points[0].1 < 190 * 16).then(|| points[1].0 / 16)
            }
            _ => None,
        });
        found.collect::<Vec<i32>>()
    };
    assert!(bands(0.0).is_empty());
    let early = bands(0.1);
    assert!(early.len() == 1 && early[0] < 524 && early[0] > 356, "{early:?}");
    assert_eq!(bands(0.3).len(), 1);
    assert_eq!(bands(0.5).len(), 2, "the next begins before the last has ended");
    let late = bands(0.7);
    assert!(late.len() == 2 && late[0] == 356 && late[1] < 284 && late[1] > 166, "{late:?}");
    assert_eq!(bands(1.0), [356, 166]);
}

#[test]
fn a_number_counts_and_a_pulse_runs_only_while_the_scene_moves() {
    let said = |u: f64| {
        let (before, after) = both();
        drawn(&mix(&before, &after, u)).texts().into_iter().map(|(text, _)| text).collect::<Vec<_>>()
    };
    let has = |u: f64, text: &str| said(u).iter().any(|said| said.trim() == text);
    assert!(has(0.0, "0.200") && has(1.0, "0.800"));
    let between = said(0.1);
    let number = |text: &String| text.trim().parse::<f64>().ok();
    assert!(between.iter().filter_map(number).any(|x| x > 0.21 && x < 0.79), "{between:?}");
    let pulse = |u: f64| {
        let (before, after) = both();
        let small = |call: &&Call| matches!(call, Call::Circle { radius: 80, .. });
        drawn(&mix(&before, &after, u)).calls.iter().filter(small).count()
    };
    assert_eq!((pulse(0.0), pulse(0.1), pulse(0.6), pulse(1.0)), (0, 1, 0, 0));
}

#[test]
fn easing_starts_at_0_and_ends_at_1_and_never_turns_back() {
    assert_eq!((ease(-1.0), ease(0.0), ease(1.0), ease(2.0)), (0.0, 0.0, 1.0, 1.0));
    let steps: Vec<f64> = (0..=1000).map(|i| ease(f64::from(i) / 1000.0)).collect();
    assert!(steps.windows(2).all(|pair| pair[0] <= pair[1] && pair[1] <= 1.0));
    // What CSS gives for cubic-bezier(0.2, 0.8, 0.2, 1).
    for t in [0.1, 0.3, 0.5, 0.8] {
        let x = 0.6 * t * (1.0 - t) * (1.0 - t) + 0.6 * t * t * (1.0 - t) + t * t * t;
        let y = 2.4 * t * (1.0 - t) * (1.0 - t) + 3.0 * t * t * (1.0 - t) + t * t * t;
        assert!((ease(x) - y).abs() < 1e-12, "{t}");
    }
}

#[test]
fn a_band_is_as_wide_as_the_logarithm_of_what_it_carries() {
    let usual = FlowScale::new(820.0);
    // The formula of the design.
    for slope in [0.48, -0.132, 0.0289, 1.0] {
        let f: f64 = slope;
        assert!((usual.width(slope) - 1.2 * (4.0 + 6.9 * (f.abs() / 1e-3).log10())).abs() < 1e-9);
    }
    assert_eq!(usual.width(1e-9), 1.2 * 4.0);
    assert_eq!(usual.width(0.0), usual.width(f64::NAN));
    assert!(usual.width(f64::INFINITY) <= 60.0);
    assert_eq!(FlowScale::covering(820.0, [0.3, -0.01]), usual);
    let deep = FlowScale::covering(820.0, [0.48, -1e-9, 1e-20, 0.0, f64::NAN]);
    assert_eq!(deep.width(1e-20), 1.0);
    assert!((deep.width(0.48) - usual.width(0.48)).abs() < 1e-9);
    assert!(deep.width(1e-9) > 10.0 && deep.width(1e-9) < 20.0);
    for slopes in [vec![], vec![0.0], vec![1e-30], vec![f64::MIN_POSITIVE, f64::MAX]] {
        let scale = FlowScale::covering(f64::NAN, slopes);
        assert!([0.0, 1e-300, 1.0, f64::MAX].iter().all(|&slope| (1.0..=100.0).contains(&scale.width(slope))));
    }
}

#[test]
fn what_is_below_zero_is_hatched_inside_of_its_band() {
    let band = |negative| {
        let flow = Flow::new((500.0, 60.0), (200.0, 180.0), (30.0, 12.0), negative);
        drawn(&scene(vec![Mark::from(flow)]))
    };
    let lines = |recorder: &Recorder, count: usize| {
        let paths = recorder.paths(Theme::light().color(Role::Surface));
        paths.into_iter().filter(|path| path.len() == count).collect::<Vec<_>>()
    };
    let (plus, minus) = (band(false), band(true));
    assert_eq!((lines(&plus, 2).len(), lines(&plus, 3).len()), (0, 9));
    let hatch = lines(&minus, 2);
    assert!(hatch.len() > 20 && lines(&minus, 3).len() == 9, "{}", hatch.len());
    let along = { (-300.0_f64 / 323.1, 120.0 / 323.1) };
    for (x, y) in hatch.into_iter().flatten() {
        let (x, y) = (f64::from(x) / 16.0 - 500.0, f64::from(y) / 16.0 - 60.0);
        let (far, side) = (x * along.0 + y * along.1, (y * along.0 - x * along.1).abs());
        let half = 15.0 + (6.0 - 15.0) * far / 323.1;
        assert!(far > -0.2 && far < 323.4 && side < half + 0.2, "{far} {side} {half}");
    }
    // Chevrons point to where it flows.
    for chevron in lines(&minus, 3) {
        assert!(chevron[1].0 < chevron[0].0.max(chevron[2].0) && chevron[1].1 > chevron[0].1.min(chevron[2].1));
    }
    let thin = Flow::new((500.0, 60.0), (200.0, 60.0), (1.0, 1.0), true);
    let recorder = drawn(&scene(vec![Mark::from(thin)]));
    assert!(lines(&recorder, 3).is_empty() && recorder.calls.iter().any(|call| matches!(call, Call::Polygon { .. })));
}

#[test]
fn bands_that_a_readers_own_colours_do_not_tell_apart_have_outlines() {
    let mut theme = Theme::light();
    let plain = theme.color(Role::Surface);
    [Role::PositiveBand, Role::NegativeBand].into_iter().for_each(|role| theme.set(role, plain));
    let count = |negative| {
        let mut recorder = Recorder::default();
        let flow = Flow::new((500.0, 60.0), (200.0, 60.0), (30.0, 12.0), negative);
        render(&scene(vec![Mark::from(flow)]), &mut recorder, 16.0, &theme, &say).unwrap();
        recorder.paths(theme.color(Role::Ink)).len()
    };
    assert_eq!(count(false), 1 + 8);
    assert!(count(true) > 25 + 8);
}

#[test]
fn a_neuron_is_filled_to_the_level_of_its_output() {
    let filled = |fill: (f64, f64)| {
        let marks = vec![Mark::from(Level::new((100.0, 100.0), 40.0, Some(fill), true))];
        let heights = drawn(&scene(marks)).calls.into_iter().find_map(|call| match call {
            Call::Polygon { points, .. } => Some(points.into_iter().map(|(_, y)| y).collect::<Vec<_>>()),
            _ => None,
        });
        heights.map(|heights| (heights.iter().max().unwrap() / 16, heights.iter().min().unwrap() / 16))
    };
    assert_eq!(filled(Level::unit(0.25)), Some((140, 120)));
    assert_eq!(filled(Level::unit(1.0)), Some((140, 60)));
    assert_eq!(filled(Level::unit(7.0)), Some((140, 60)));
    assert_eq!(filled(Level::unit(0.0)), None);
    assert_eq!(filled(Level::unit(f64::NAN)), None);
    assert_eq!(filled(Level::signed(-0.5)), Some((120, 100)));
    assert_eq!(filled(Level::unbounded(1.0)), Some((100, 80)));
    assert_eq!(filled(Level::unbounded(f64::INFINITY)), Some((100, 60)));
}

#[test]
fn labels_are_set_with_real_subscripts() {
    let set = |text: &str| {
        let text = Text { anchor: Anchor::Left, ..Text::new((20.0, 50.0), Label::symbol(text)) };
        let of = |call: &Call| match call {
            Call::Text { text, size, italic, .. } => {
                let kind = if *italic { "i" } else { "" };
                let small = if *size < 13.0 * 16.0 { "s" } else { "" };
                Some(format!(
                    "{text}{}{}",
                    if kind.is_empty() && small.is_empty() { "" } else { "|" },
                    [kind, small].concat()
                ))
            }
            _ => None,
        };
        drawn(&scene(vec![Mark::Text(text)])).calls.iter().filter_map(of).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(set("w₁ 0.500"), "w|i 1|s 0.500");
    assert_eq!(set("w12"), "w|i 12|s");
    assert_eq!(set("∂o₅/∂o₃ 0.149"), "∂o|i 5|s / ∂o|i 3|s 0.149");
    assert_eq!(set("−η·∂L/∂w₁ = 0.0005825"), "− η|i · ∂L|i / ∂w|i 1|s = 0.0005825");
    assert_eq!(set("w_new"), "w|i new|s");
    assert_eq!(set("σ′(z)"), "σ|i ′( z|i )");
    assert_eq!(set("w⁽²⁾₁₁"), "w|i (2)|s 11|s");
    assert_eq!(set("1.5×10⁻⁶"), "1.5×10 −6|s");
    assert_eq!(set("how a weight of L answers, 5 of 7"), "how a weight of  L|i answers, 5 of 7");
    assert_eq!(set("network A"), "network A");
    assert_eq!(set("tanh′(z)"), "tanh′( z|i )");
    assert_eq!(set("wᵢ"), "w|i i|is");
    // A lowered digit takes less room than a letter.
    assert!(symbol_width("w₁", 15.0, false) < text_width("w1", 15.0, false));
}

#[test]
fn an_index_above_and_one_below_stand_over_each_other() {
    let recorder = drawn(&scene(vec![Mark::Text(Text::new((200.0, 50.0), Label::symbol("w⁽²⁾₁₁")))]));
    let lefts: Vec<f64> = recorder.texts().iter().map(|(_, [left, ..])| left.round()).collect();
    assert!(lefts[0] < lefts[1] && lefts[1] == lefts[2], "{lefts:?}");
    assert!(symbol_width("w⁽²⁾₁₁", 13.0, false) < symbol_width("w₁₁₁₁₁", 13.0, false));
}

#[test]
fn runs_follow_each_other_and_dots_stand_under_numbers_only() {
    let text = Text { pulled: true, size: 15.0, ..Text::new((200.0, 50.0), Label::symbol("w₅ 0.600")) };
    let recorder = drawn(&scene(vec![Mark::Text(text)]));
    let texts = recorder.texts();
    let dots: Vec<_> = recorder.rects(Theme::light().color(Role::Ink));
    let (number, [left, ..]) = texts.last().unwrap();
    assert_eq!(number, "0.600");
    assert!(dots.len() > 5 && dots.iter().all(|dot| f64::from(dot.0) >= left - 16.0), "{dots:?}");
    let all = symbol_width("w₅ 0.600", 15.0, false) * 16.0;
    assert!((f64::from(dots[0].0) - left).abs() < 16.0 && left - (3200.0 - all / 2.0) > 100.0);
}

/// Marks of all kinds with numbers of all sizes, among them what a diverged run would hand in.
fn random_scene(random: &mut Random) -> Scene {
    let mut number = |wide: f64| match random.below(12) {
        0 => [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, -1e300, 0.0][random.below(6)],
        _ => wide * random.normals(1, 1.0)[0],
    };
    let count = 12;
    let mut marks = Vec::new();
    for i in 0..count {
        let mut point = || (number(400.0), number(200.0));
        let (a, b, c) = (point(), point(), point());
        let (x, y, z) = (number(1.0), number(20.0), number(3.0));
        let stroke = Stroke::dashed(Role::Ink.alpha(x), y);
        let text = Text::new(a, Label::symbol(format!("w₁ {}", digits(x, 3)))).counting(x, |x| digits(x, 3));
        let mark = match (i + (x > 0.5) as usize) % 10 {
            0 => Mark::Line { points: vec![a, b, c][..1 + (y > 0.0) as usize].to_vec(), stroke },
            1 => Mark::Dots { points: vec![a, b], radius: y, fill: Role::Ok.alpha(x), outline: Some(stroke) },
            2 => Mark::Arrow { from: a, to: b, stroke },
            3 => Mark::Bars { bars: vec![(a, b), (b, c)], fill: Role::Ink.into() },
            4 => Mark::Rule { along: Along::X, at: a.0, stroke },
            5 => Mark::Text(Text { size: y, ..text }),
            6 => Mark::from(Flow { alpha: x, reach: z, ..Flow::new(a, b, (y, z), x < 0.0) }),
            7 => Mark::from(Level::new(a, y, Some((x, z)), true)),
            8 => Mark::from(Grip { ghost: x > 0.0, ..Grip::new(a, Label::symbol("w₁"), y) }),
            _ => Mark::from(Pulse { on: x, ..Pulse::new(a, b, Role::Ink) }),
        };
        marks.push(if z > 2.0 { mark } else { mark.keyed(Key::from("m").and(i)).during(x * 0.4, x * 0.4 + 0.5) });
    }
    scene(marks)
}

#[test]
fn nothing_that_moves_leaves_the_picture_whatever_the_numbers() {
    let mut random = Random::new(14);
    for _ in 0..2_000 {
        let (before, after) = (random_scene(&mut random), random_scene(&mut random));
        assert_eq!(calls(&mix(&before, &after, 1.0)), calls(&after));
        for u in [0.0, 0.001, 0.3, 0.5, 0.77, 0.999, f64::NAN, -3.0, 7.0] {
            let mixed = mix(&before, &after, u);
            for (x, y) in drawn(&mixed).points() {
                // Half of the widest stroke, band or disc may stand out.
                let out = 16 * 2100;
                assert!((-out..=640 * 16 + out).contains(&x) && (-out..=240 * 16 + out).contains(&y), "{x} {y}: {u}");
            }
        }
    }
}

#[test]
fn a_plot_zooms_while_its_range_changes() {
    let with = |end: f64, scale| {
        let mut scene = scene(vec![
            Mark::Dots { points: vec![(1.0, 1.0)], radius: 4.0, fill: Role::Ink.into(), outline: None }.keyed("dot"),
        ]);
        scene.plots[0].x.range = figure::Range::new(scale, 0.1, end);
        scene
    };
    let at = |scene: &Scene| match drawn(scene).calls[1] {
        Call::Circle { centre, .. } => centre.0,
        _ => panic!("a disc"),
    };
    for scale in [figure::Scale::Linear, figure::Scale::Log] {
        let (near, far) = (with(2.0, scale), with(200.0, scale));
        let places: Vec<i32> = [0.0, 0.2, 0.5, 1.0].map(|u| at(&mix(&near, &far, u))).to_vec();
        assert_eq!((places[0], places[3]), (at(&near), at(&far)));
        assert!(places.windows(2).all(|pair| pair[0] > pair[1]), "{places:?}");
    }
}

#[test]
fn a_frame_of_a_movement_takes_a_fraction_of_its_time() {
    // As many marks as a network of 4-8-8-8-2 with all its numbers.
    let large = |shift: f64| {
        let mut marks = Vec::new();
        for i in 0..170 {
            let at = (20.0 + 3.5 * f64::from(i) + shift, 20.0 + f64::from(i % 10) * 20.0);
            let flow = Flow::new(at, (at.0 + 60.0, at.1 + 30.0), (12.0, 6.0), i % 2 == 0);
            marks.push(Mark::from(flow).keyed(Key::from("flow").and(i as usize)));
            marks.push(Mark::Text(factor(at, "w₁₂", shift)).keyed(Key::from("text").and(i as usize)));
        }
        scene(marks)
    };
    let (before, after) = (large(0.1), large(0.9));
    // The best of some tries: the tests run beside each other, and others' work takes time from any one of them.
    let tries = |u: f64| {
        (0..5).map(move |_| u).map(|u| {
            let start = Instant::now();
            std::hint::black_box(mix(&before, &after, u));
            start.elapsed()
        })
    };
    let mut times: Vec<Duration> = (0..50).filter_map(|i| tries(f64::from(i) / 50.0).min()).collect();
    times.sort();
    println!("mixing 340 marks: p95 {:?}", times[47]);
    assert!(times[47] < Duration::from_millis(2), "{:?}", times[47]);
}
