//! The training lesson with what a learner brings: points of any size, targets of any height, the order in which they are given,
//! and a start that comes from the chain rule and goes back there, digit by digit.

use figure::{Label, Mark, Plot, Ticks};
use lessons::{Body, Lesson, Link, Run, find};
use tests::learner::{WIDE, Whole, pictures, reading, run, settled, values};

fn lesson() -> &'static dyn Lesson {
    find("training").unwrap()
}

fn links(run: &dyn Run) -> Vec<Link> {
    let panels = run.whole(640.0);
    panels
        .into_iter()
        .flat_map(|panel| if let Body::Links { links, .. } = panel.body { links } else { vec![] })
        .collect()
}

/// The run that a link opens, at some t.
fn open(link: &Link, t: &str) -> Box<dyn Run> {
    let changes: Vec<(&str, &str)> = link.values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    run(find(link.lesson).unwrap(), &[&changes[..], &[("t", t)]].concat())
}

fn value<'a>(link: &'a Link, key: &str) -> &'a str {
    &link.values.iter().find(|(known, _)| *known == key).unwrap_or_else(|| panic!("no {key}")).1
}

/// The numbers that a run would take into the chain rule: the bits of every weight, bias, input and target.
fn number(run: &dyn Run, name: &str) -> f64 {
    let link = links(run).into_iter().next().expect("no way into the chain rule");
    let all = value(&link, "numbers").to_owned();
    all.split(',').find_map(|part| part.strip_prefix(&format!("{name}:"))).unwrap().parse().unwrap()
}

fn plane(changes: &[(&str, &str)]) -> Plot {
    let panels = run(lesson(), changes).panels(WIDE);
    pictures(&panels)[0].1.plots[0].clone()
}

const FAR: [(&str, &str); 5] = [
    ("data", "own"),
    ("own", "150_-1_-40*190_2_35*170_0_0"),
    ("share", "100"),
    ("layers", "2.1identity"),
    ("eta", "1e-6"),
];

#[test]
fn points_far_away_are_all_in_sight_and_the_axes_say_where_they_are() {
    let plot = plane(&FAR);
    let dots = plot.marks.iter().filter_map(|mark| match mark.bare() {
        Mark::Dots { points, radius, .. } if *radius < 6.0 => Some(points.clone()),
        _ => None,
    });
    let mut dots: Vec<(f64, f64)> = dots.flatten().collect();
    dots.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert_eq!(dots, [(150.0, -1.0), (170.0, 0.0), (190.0, 2.0)]);
    let (x, y) = (&plot.x.range, &plot.y.range);
    assert!(x.start() < 150.0 && x.start() > 100.0 && x.end() > 190.0 && x.end() < 240.0, "{x:?}");
    assert_eq!((y.start(), y.end()), (-6.0, 6.0), "an axis without far numbers stays as it is");
    let Ticks::At(ticks) = &plot.x.ticks else { panic!("no ticks") };
    let (numbers, name) = ticks.split_at(ticks.len() - 1);
    assert!(numbers.len() >= 3);
    for (at, label) in numbers {
        assert_eq!(*label, Label::symbol(figure::exact(*at)));
    }
    assert_eq!(name[0].0, x.end());
    // The map covers what the axes say, and so does the place that can be pressed.
    let Mark::Grid { from, to, .. } = plot.marks[0].bare() else { panic!("no map") };
    assert_eq!((*from, *to), ((x.start(), y.end()), (x.end(), y.start())));
}

#[test]
fn the_boundary_far_away_is_where_the_output_is_0() {
    let start = ("start", "w1:1,w2:-3,b1:-170");
    let plot = plane(&[&FAR[..], &[start]].concat());
    let keyed = plot.marks.iter().filter(|mark| matches!(mark, Mark::Keyed(_)));
    let points: Vec<(f64, f64)> = keyed
        .filter_map(|mark| if let Mark::Line { points, .. } = mark.bare() { Some(points.clone()) } else { None })
        .flatten()
        .collect();
    assert!(points.len() > 100);
    for (x, y) in points {
        assert!((x - 3.0 * y - 170.0).abs() < 0.05, "({x}, {y})");
    }
}

#[test]
fn the_usual_data_have_the_usual_window() {
    for data in ["circle", "spiral", "gaussians", "moons", "own"] {
        let plot = plane(&[("data", data), ("scatter", "2")]);
        assert_eq!((plot.x.range.start(), plot.x.range.end()), (-6.0, 6.0), "{data}");
        let Ticks::At(ticks) = &plot.y.ticks else { panic!("no ticks") };
        assert_eq!(ticks.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [-4.0, -2.0, 0.0, 2.0, 4.0, 6.0]);
    }
}

#[test]
fn what_is_too_far_is_refused_by_its_line_and_a_cross_entropy_refuses_targets_beyond_its_own() {
    for own in ["1_2_1*1e7_0_0", "1_2_-1000001"] {
        let refusals = settled(lesson(), &[("data", "own"), ("own", own)]).refusals;
        assert_eq!(refusals[0].message.id, "refusal-points-number", "{own}");
    }
    let entropy = [("layers", "2.1sigmoid"), ("loss", "binary-cross-entropy"), ("data", "own")];
    for (own, taken) in [("1_2_0.5*3_4_-1", true), ("1_2_3", false), ("exact*1_2_0.3", true), ("exact*1_2_-0.3", false)]
    {
        let settled = settled(lesson(), &[&entropy[..], &[("own", own)]].concat());
        assert_eq!(settled.refusals.is_empty(), taken, "{own}");
        assert_eq!(settled.values.text("loss") == "binary-cross-entropy", taken, "{own}");
    }
}

#[test]
fn a_target_is_what_the_output_is_compared_with() {
    for (own, output, x1, expected) in [
        ("1_1_1*2_1_-1", "sigmoid", "2", 0.0),
        ("1_1_0.5*2_1_0", "sigmoid", "2", 0.5),
        ("exact*1_1_0.25*2_1_0.01", "sigmoid", "2", 0.01),
        ("exact*1_1_0*2_1_1", "tanh", "1", 0.0),
        ("1_1_0*2_1_1", "tanh", "1", -1.0),
        ("1_1_-70*2_1_35", "identity", "1", -70.0),
        ("1_1_-70*2_1_35", "sigmoid", "2", 35.0),
    ] {
        let layers = format!("2.1{output}");
        let changes = [("data", "own"), ("own", own), ("layers", &layers), ("ax", x1), ("ay", "1"), ("share", "100")];
        assert_eq!(number(run(lesson(), &changes).as_ref(), "y1"), expected, "{own} {output}");
    }
}

/// Plain updates of o = w1·x1 + w2·x2 + b with L = ½(y − o)², written out: the mean of each batch's gradients.
fn by_hand(points: &[[f64; 3]], batch: usize, eta: f64, updates: usize) -> [f64; 3] {
    let mut w = [0.5, -0.25, 0.1];
    let batches = points.chunks(batch).cycle().take(updates);
    for batch in batches {
        let mut g = [0.0; 3];
        for [x1, x2, y] in batch {
            let error = w[0] * x1 + w[1] * x2 + w[2] - y;
            for (g, x) in g.iter_mut().zip([*x1, *x2, 1.0]) {
                *g += error * x / batch.len() as f64;
            }
        }
        w.iter_mut().zip(g).for_each(|(w, g)| *w -= eta * g);
    }
    w
}

#[test]
fn the_given_order_is_that_of_a_computation_by_hand_and_the_drawn_order_is_another() {
    let points = [[1.0, 2.0, 3.0], [-1.0, 0.5, -2.0], [0.25, -8.0, 1.5], [2.0, 2.0, -1.0], [0.0, 1.0, 4.0]];
    let own = points.map(|[x, y, t]| format!("{x}_{y}_{t}")).join("*");
    for (batch, updates) in [(1, 1), (1, 7), (2, 3), (2, 8), (5, 4), (3, 11)] {
        let (size, t) = (batch.to_string(), updates.to_string());
        let changes = |order| {
            [
                ("data", "own"),
                ("own", own.as_str()),
                ("share", "100"),
                ("layers", "2.1identity"),
                ("start", "w1:0.5,w2:-0.25,b1:0.1"),
                ("eta", "0.01"),
                ("order", order),
                ("batch", size.as_str()),
                ("t", t.as_str()),
            ]
        };
        let given = run(lesson(), &changes("given"));
        let expected = by_hand(&points, batch, 0.01, updates);
        for (name, expected) in ["w1", "w2", "b1"].into_iter().zip(expected) {
            let ours = number(given.as_ref(), name);
            assert!((ours - expected).abs() <= 1e-14 * expected.abs().max(1.0), "{name}: {ours} and {expected}");
        }
        let drawn = run(lesson(), &changes("drawn"));
        if batch < 5 {
            assert_ne!(number(drawn.as_ref(), "w1"), number(given.as_ref(), "w1"), "batch {batch}, update {updates}");
        }
    }
}

#[test]
fn the_chain_rule_s_network_trains_from_its_very_digits_and_its_next_update_is_the_first_there() {
    let chain = find("chain-rule").unwrap();
    for changes in [
        &[("t", "0")][..],
        &[("network", "xor"), ("t", "5")],
        &[("network", "own"), ("layers", "2.3tanh.1sigmoid"), ("loss", "binary-cross-entropy"), ("t", "0")],
        &[
            ("network", "own"),
            ("layers", "2.2relu.1identity"),
            ("loss", "squared-error"),
            ("numbers", "x1:30,y1:-7.3"),
            ("eta", "0.001"),
            ("t", "3"),
        ],
    ] {
        let here = run(chain, changes);
        let [circle, sample] = &links(here.as_ref())[..] else { panic!("two ways: {:?}", links(here.as_ref())) };
        let there = open(sample, "0");
        for part in value(sample, "start").split(',') {
            let (name, text) = part.split_once(':').unwrap();
            assert_eq!(number(there.as_ref(), name), text.parse::<f64>().unwrap(), "{name}");
            assert_eq!(number(open(circle, "0").as_ref(), name), text.parse::<f64>().unwrap(), "{name}");
        }
        // A round later here, and an update later there.
        let t: usize = changes.iter().find(|(key, _)| *key == "t").unwrap().1.parse().unwrap();
        let later = ((t / 3 + 1) * 3).to_string();
        let next = run(chain, &[changes, &[("t", later.as_str())]].concat());
        let after = links(next.as_ref());
        let after = &after[0];
        let first = open(sample, "1");
        for part in value(after, "start").split(',') {
            let (name, text) = part.split_once(':').unwrap();
            let (ours, expected) = (number(first.as_ref(), name), text.parse::<f64>().unwrap());
            assert!((ours - expected).abs() <= 1e-14 * expected.abs().max(1.0), "{name}: {ours} and {expected}");
        }
        // And back: the chain rule opens at the weights of the training run, with that sample.
        let back = &links(first.as_ref())[0];
        let opened = values(chain, &back.values.iter().map(|(key, text)| (*key, text.as_str())).collect::<Vec<_>>());
        assert_eq!(opened.text("numbers"), value(back, "numbers"));
        assert_eq!(opened.text("loss"), value(sample, "loss"));
    }
}

#[test]
fn a_network_that_does_not_fit_says_why() {
    let chain = find("chain-rule").unwrap();
    for (changes, what) in [
        (&[("network", "a")][..], "inputs"),
        (&[("network", "mazur")], "outputs"),
        (&[("network", "xor"), ("loss", "output")], "loss"),
        (&[("network", "own"), ("layers", "2.1softmax")], "softmax"),
    ] {
        let run = run(chain, changes);
        assert!(links(run.as_ref()).is_empty());
        let said = run.whole(640.0).into_iter().find_map(|panel| match panel.body {
            Body::Links { said, .. } => said.into_iter().next(),
            _ => None,
        });
        assert!(said.unwrap().args.iter().any(|(name, value)| *name == "what" && *value == what), "{what}");
    }
}

#[test]
fn a_start_that_does_not_fit_gives_way_and_says_what_is_needed() {
    for start in ["w1:1", "w1:1,w2:1,b1:0,x1:3", "w1:1,w2:2,b1:0,w3:1"] {
        let settled = settled(lesson(), &[("layers", "2.1tanh"), ("start", start)]);
        assert_eq!(settled.refusals[0].message.id, "training-start-needs", "{start}");
        assert_eq!((settled.values.text("init"), settled.values.text("start")), ("xavier-uniform", ""));
    }
    assert_eq!(settled(lesson(), &[("init", "given")]).refusals[0].message.id, "training-start-needs");
    // Other layers are another network: its weights are drawn.
    let given = values(lesson(), &[("layers", "2.1tanh"), ("start", "w1:1,w2:2,b1:0")]);
    assert_eq!(given.text("init"), "given");
    let old: Vec<(String, String)> = lessons::controls(lesson())
        .iter()
        .map(|control| (control.key.to_owned(), given.text(control.key).to_owned()))
        .collect();
    let other =
        lessons::settle(lesson(), &old, &[("layers".to_owned(), "2.2tanh.1tanh".to_owned())], &tests::learner::read);
    assert!(other.refusals.is_empty(), "{:?}", other.refusals);
    assert_eq!((other.values.text("init"), other.values.text("start")), ("xavier-uniform", ""));
}

#[test]
fn another_start_leaves_the_given_one() {
    let run = run(lesson(), &[("layers", "2.1tanh"), ("start", "w1:1,w2:2,b1:0"), ("t", "4")]);
    let another = run.actions().into_iter().find(|action| action.id == "another").unwrap();
    assert!(another.sets.contains(&("init", "xavier-uniform".to_owned())));
}

#[test]
fn targets_that_the_output_cannot_reach_are_told_as_the_cause() {
    let run =
        run(lesson(), &[("data", "own"), ("own", "1_1_-70*2_1_35"), ("share", "100"), ("eta", "0.01"), ("t", "400")]);
    assert!(reading(run.as_ref(), "loss") > 100.0);
    let panels = run.whole(640.0);
    let press = panels.iter().find_map(|panel| match &panel.body {
        Body::Buttons(buttons) if panel.id == "cause-1" => buttons.options.first(),
        _ => None,
    });
    assert_eq!(press.unwrap().sets[0], ("layers", "2.4tanh.2tanh.1identity".to_owned()));
}
