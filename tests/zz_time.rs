use lessons::Session;
use std::time::Instant;
use tests::learner::values;
#[test]
fn time() {
    let lesson = lessons::find("training").unwrap();
    for (name, changes) in [
        ("default", vec![]),
        ("l8", vec![("layers", "2.16tanh.16tanh.16tanh.16tanh.16tanh.16tanh.16tanh.16tanh.1tanh")]),
    ] {
        let v = values(lesson, &changes);
        let mut s = Session::new(lesson, &v);
        let t0 = Instant::now();
        s.at(2000);
        eprintln!("{name} update {:?}", t0.elapsed() / 2000);
        let (run, _) = s.at(2000);
        let time = |what: &str, f: &dyn Fn()| {
            let t = Instant::now();
            for _ in 0..200 {
                f()
            }
            eprintln!("{name} {what} {:?}", t.elapsed() / 200);
        };
        time("panels_in_sight", &|| {
            std::hint::black_box(run.panels_in_sight(690.0));
        });
        time("panels", &|| {
            std::hint::black_box(run.panels(690.0));
        });
        time("readings", &|| {
            std::hint::black_box(run.readings());
        });
        time("copy", &|| {
            std::hint::black_box(run.copy());
        });
        time("actions", &|| {
            std::hint::black_box(run.actions());
        });
        let panels = run.panels(690.0);
        for (id, scene) in tests::learner::pictures(&panels) {
            time(id, &|| {
                let mut r = tests::recorder::Recorder::default();
                figure::render(scene, &mut r, 16.0, &figure::Theme::light(), &|m| m.id.clone()).unwrap();
            });
        }
        time("settle", &|| {
            std::hint::black_box(lessons::settle(
                lesson,
                &[("t".into(), "100".into())],
                &[("t".into(), "101".into())],
                &tests::learner::read,
            ));
        });
    }
}
