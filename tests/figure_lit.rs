//! While a group is lit, marks of other groups step back, and those of none stay.

use figure::{Key, Label, Mark, Message, Plot, Role, Scene, Stroke, Text, Theme, render_part};
use tests::recorder::{Call, Recorder};

fn scene() -> Scene {
    let mut plot = Plot::pixels(100.0, 60.0);
    let line = |y: f64| Mark::Line { points: vec![(0.0, y), (100.0, y)], stroke: Stroke::solid(Role::Ink, 2.0) };
    plot.marks = vec![
        line(10.0).keyed("a").of("first"),
        line(20.0).keyed("b").of("second"),
        line(30.0).keyed("c").of("first").of("second"),
        line(40.0).keyed("d"),
        line(50.0).of("first"),
        Mark::Text(Text::new((50.0, 55.0), Label::symbol("w"))).keyed("e").of("second"),
    ];
    Scene { width: 100.0, height: 60.0, plots: vec![plot], handles: Vec::new() }
}

/// How dark each line is, from above to below.
fn lines(lit: Option<&str>) -> Vec<f64> {
    let mut recorder = Recorder::default();
    let (theme, say) = (Theme::light(), |message: &Message| message.id.clone());
    render_part(&scene(), None, lit.map(Key::from), &mut recorder, 4.0, &theme, &say).unwrap();
    let alpha = |call: &Call| if let Call::Path { alpha, .. } = call { Some(*alpha) } else { None };
    recorder.calls.iter().filter_map(alpha).collect()
}

#[test]
fn other_groups_step_back_and_what_is_in_none_stays() {
    assert_eq!(lines(None), [1.0; 5]);
    assert_eq!(lines(Some("first")), [1.0, 0.35, 1.0, 1.0, 1.0]);
    assert_eq!(lines(Some("second")), [0.35, 1.0, 1.0, 1.0, 1.0]);
}

#[test]
fn a_group_that_is_elsewhere_changes_nothing() {
    assert_eq!(lines(Some("third")), [1.0; 5]);
}
