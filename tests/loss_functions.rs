//! The loss functions lesson: its picture fills the room, and only the held z has the learner's colour.

use figure::{Mark, Paint, Role, Stroke};
use lessons::{Body, Place, Room};
use tests::learner::{WIDE, reading, run};
use tests::scenes::readable;
use tests::words::Words;

const ROOMS: [Room; 4] = [
    WIDE,
    Room { width: 1232.0, height: 570.0, story: 340.0 },
    Room { width: 640.0, height: 448.0, story: 640.0 },
    Room { width: 328.0, height: 364.0, story: 328.0 },
];

#[test]
fn picture_and_rail_fill_their_room_and_every_label_can_be_read() {
    let (words, lesson) = (Words::english(), lessons::find("loss-functions").unwrap());
    for room in ROOMS {
        for z in ["-10", "-6", "-3", "0", "0.7", "3", "6", "10"] {
            for y in ["0", "0.3", "1"] {
                let panels = run(lesson, &[("z", z), ("y", y)]).panels(room);
                let mut high = 12.0 * (panels.len() - 1) as f64;
                for panel in &panels {
                    assert!(matches!(panel.place, Place::Stage | Place::Rail));
                    let Body::Picture { scene, .. } = &panel.body else { panic!("{} is no picture", panel.id) };
                    high += scene.height;
                    readable(scene, &words, &[], &format!("z = {z}, y = {y}, {room:?}"));
                }
                assert!((high / room.height - 1.0).abs() < 0.02, "{room:?}: {high}");
            }
        }
    }
}

/// What is drawn in the colour of the weight in hand.
fn accents(mark: &Mark) -> bool {
    let is = |paint: Paint| paint.role == Role::Accent;
    let drawn = |stroke: &Stroke| is(stroke.paint);
    match mark.bare() {
        Mark::Line { stroke, .. } | Mark::Arrow { stroke, .. } | Mark::Rule { stroke, .. } => drawn(stroke),
        Mark::Dots { fill, outline, .. } => is(*fill) || outline.as_ref().is_some_and(drawn),
        Mark::Text(text) => is(text.paint),
        _ => false,
    }
}

#[test]
fn only_the_held_z_has_the_learners_colour() {
    let lesson = lessons::find("loss-functions").unwrap();
    let shown = run(lesson, &[]);
    for panel in shown.panels(WIDE) {
        let Body::Picture { scene, .. } = panel.body else { panic!("{} is no picture", panel.id) };
        let count = scene.plots.iter().flat_map(|plot| &plot.marks).filter(|mark| accents(mark)).count();
        assert_eq!(count, if panel.place == Place::Stage { 5 } else { 0 }, "line, knob, two arrows and number of z");
    }
    let formulas = shown.folds().into_iter().flat_map(|name| shown.fold(name, WIDE));
    for panel in formulas {
        if let Body::Formula { lines } = panel.body {
            assert!(!lines.iter().any(|line| format!("{line:?}").contains("Accent")), "{lines:?}");
        }
    }
}

#[test]
fn the_table_has_three_columns_so_that_it_fits_on_a_phone() {
    let lesson = lessons::find("loss-functions").unwrap();
    let fold = run(lesson, &[]).fold("table", WIDE);
    let Body::Table { columns, rows } = &fold[0].body else { panic!("no table") };
    assert_eq!((columns.len(), rows.len()), (3, 4));
}

#[test]
fn what_the_story_says_is_what_the_lab_computes() {
    let lesson = lessons::find("loss-functions").unwrap();
    let at = |z: f64, key: &str| reading(&*run(lesson, &[("z", &z.to_string())]), key);
    let near = |a: f64, b: f64| assert!((a - b).abs() < 0.006 * b.abs(), "{a} is not {b}");
    let squared = |z: f64| at(z, "error") * at(z, "do_dz");
    // A large error, and hardly a slope: fifty times smaller than at the middle.
    near(at(6.0, "error"), 0.998);
    near(at(6.0, "do_dz"), 0.00247);
    near(squared(6.0), 0.00246);
    near(squared(0.0), 0.125);
    near(squared(0.0) / squared(6.0), 50.8);
    // The fastest place.
    let places = (-100..=100).map(|tenths| 0.1 * f64::from(tenths));
    let fastest = places.max_by(|a, b| squared(*a).total_cmp(&squared(*b))).unwrap();
    near(fastest, 0.7);
    near(at(fastest, "o"), 0.667);
    // At the other end it is right.
    near(at(-6.0, "o"), 0.00247);
    assert!(squared(-6.0) < 1e-5);
    // Under cross-entropy σ′ cancels.
    near(1.0 / (1.0 - at(6.0, "o")), 404.0);
    near(404.0 * at(6.0, "do_dz"), at(6.0, "error"));
    near(at(0.0, "error") / squared(0.0), 4.0);
}

#[test]
fn what_the_story_asks_is_neither_in_the_picture_nor_in_words() {
    let (words, lesson) = (Words::english(), lessons::find("loss-functions").unwrap());
    let lines = |values: &[(&str, &str)]| {
        let shown = run(lesson, values);
        let said = words.say(&shown.describe());
        let panels = shown.panels(WIDE);
        let Body::Picture { scene, .. } = &panels[0].body else { panic!("no picture") };
        let curves = scene.plots[0].marks.iter().filter(|mark| matches!(mark.bare(), Mark::Line { .. })).count();
        (curves, said.contains("½"), said.contains("cross-entropy"))
    };
    let first = [("step", "1"), ("alone", "yes")];
    assert_eq!(lines(&first), (0, false, false));
    assert_eq!(lines(&[&first[..], &[("said", "wrong:fast")]].concat()), (1, true, false));
    assert_eq!(lines(&[("step", "4")]), (1, true, false));
    assert_eq!(lines(&[("step", "4"), ("said", "entropy:huge")]), (2, true, true));
}
