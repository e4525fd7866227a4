//! The training lesson: every way to a moment gives the same moment, counters are right, own points, runs until a goal, pinned
//! runs, links to the chain rule, and pictures whose labels do not overlap.

use lessons::{Action, Body, Lesson, Link, Run, Session, Values};
use nn::Trainer;
use tests::learner::{Whole, pictures, read, reading, run, settled, values};
use tests::scenes::readable;
use tests::words::Words;

fn lesson() -> &'static dyn Lesson {
    lessons::find("training").unwrap()
}

fn show(changes: &[(&str, &str)]) -> Box<dyn Run> {
    run(lesson(), changes)
}

fn text_of(run: &dyn Run) -> String {
    tests::transcript::transcript(run, &Words::english())
}

fn text(changes: &[(&str, &str)]) -> String {
    text_of(show(changes).as_ref())
}

/// Values, then some changed as a learner changes them.
fn change(values: &Values, changes: &[(&str, &str)]) -> lessons::Settled {
    let old: Vec<(String, String)> =
        tests::learner::keys(lesson()).into_iter().map(|key| (key.to_owned(), values.text(key).to_owned())).collect();
    let changes: Vec<(String, String)> = changes.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    lessons::settle(lesson(), &old, &changes, &read)
}

fn changed(values: &Values, changes: &[(&str, &str)]) -> Values {
    let settled = change(values, changes);
    assert!(settled.refusals.is_empty(), "{:?}", settled.refusals);
    settled.values
}

/// The way into the chain rule, with every number of the network to the last digit.
fn door(run: &dyn Run) -> Option<Link> {
    run.whole(640.0).into_iter().find_map(|panel| match panel.body {
        Body::Links { links, .. } => links.into_iter().next(),
        _ => None,
    })
}

/// All weights and biases, digit by digit. The values must have a weight selected.
fn numbers(run: &dyn Run) -> String {
    let link = door(run).expect("no weight is selected");
    link.values.iter().find(|(key, _)| *key == "numbers").unwrap().1.clone()
}

fn action(run: &dyn Run, id: &str) -> Action {
    run.actions().into_iter().find(|action| action.id == id).unwrap_or_else(|| panic!("no button {id}"))
}

fn sets<'a>(action: &'a Action, key: &str) -> &'a str {
    &action.sets.iter().find(|(known, _)| *known == key).unwrap().1
}

#[test]
fn a_moment_is_the_same_whichever_way_it_is_reached() {
    for changes in [
        &[("select", "w3")][..],
        &[("select", "w3"), ("optimizer", "adam"), ("eta", "0.01"), ("batch", "7"), ("l1", "0.001"), ("l2", "0.01")],
        &[("select", "w3"), ("layers", "2.8relu.8gelu.1sigmoid"), ("loss", "binary-cross-entropy")],
        &[("select", "w3"), ("data", "own"), ("inputs", "x.xy.sinx"), ("layers", "3.5elu.1tanh"), ("share", "90")],
    ] {
        let values = values(lesson(), changes);
        let expected = text_of(Session::new(lesson(), &values).at(2500).0);
        let mut session = Session::new(lesson(), &values);
        for t in [1, 900, 100, 2600, 64, 2499, 2500] {
            session.at(t);
        }
        assert_eq!(text_of(session.at(2500).0), expected, "{changes:?}");
        // A frame at a time, as while it plays.
        let mut session = Session::new(lesson(), &values);
        let mut frames = 0;
        while session.advance_to(2500, false, &mut || false).1 < 2500 {
            frames += 1;
        }
        assert!(frames > 100);
        assert_eq!(text_of(session.at(2500).0), expected, "{changes:?}");
    }
}

#[test]
fn eta_batch_and_optimizer_change_in_the_middle_and_the_link_tells_it_all() {
    let mut values = values(lesson(), &[("select", "w1"), ("t", "500")]);
    let mut session = Session::new(lesson(), &values);
    for (t, key, given) in
        [(500, "eta", "0.02"), (700, "batch", "25"), (900, "optimizer", "adam"), (950, "eta", "0.001")]
    {
        values = changed(&values, &[("t", &t.to_string())]);
        session.at(t);
        values = changed(&values, &[(key, given)]);
        assert!(session.switch_to(lesson(), &values), "{key} makes it another run");
        session.highlight(&values);
        assert_eq!(values.text("t"), t.to_string(), "no reset");
    }
    assert_eq!(values.text("changes"), "sgd0:0.1,batch0:10,sgd500:0.02,batch700:25,adam900:0.02,adam950:0.001");
    let live = numbers(session.at(1500).0);
    assert_eq!(live, numbers(Session::new(lesson(), &values).at(1500).0), "the link's run");
    let link: Vec<(&str, &str)> = ["changes", "select"].map(|key| (key, values.text(key))).into();
    assert_eq!(live, numbers(show(&[&link[..], &[("t", "1500")]].concat()).as_ref()), "the link alone");

    // Back before a change, the controls show what held then; there again, what was set.
    let back = changed(&values, &[("t", "600")]);
    assert_eq!((back.text("eta"), back.text("batch"), back.text("optimizer")), ("0.02", "10", "sgd"));
    let told = text_of(Session::new(lesson(), &back).at(600).0);
    for said in ["From update 500 on: η = 0.02.", "Still to come, at update 700: 25 points in a batch."] {
        assert!(told.contains(said), "{told}");
    }
    let again = changed(&back, &[("t", "1000")]);
    assert_eq!((again.text("eta"), again.text("batch"), again.text("optimizer")), ("0.001", "25", "adam"));
    // Something else set there: what came later is another future now.
    let other = changed(&back, &[("eta", "0.3")]);
    assert_eq!(other.text("changes"), "sgd0:0.1,batch0:10,sgd500:0.02,sgd600:0.3");
}

#[test]
fn a_change_in_the_middle_has_the_bits_of_the_trainer() {
    let changes = [("select", "w1"), ("changes", "sgd0:0.1,batch0:10,sgd40:0.02,batch60:25,adam90:0.01"), ("t", "0")];
    let start = numbers(show(&changes).as_ref());
    let mut network = network_of(&start);
    let (xs, ys) = points();
    let kind = |eta| nn::OptimizerKind::Sgd { eta };
    let mut trainer = Trainer::new(network.clone(), &xs, &ys, kind(0.1), 10).unwrap().shuffled(1);
    for t in 0..150 {
        match t {
            40 => trainer.set_eta(0.02).unwrap(),
            60 => trainer.set_batch(25).unwrap(),
            90 => trainer.set_optimizer(nn::OptimizerKind::Adam { eta: 0.01, beta1: 0.9, beta2: 0.999 }).unwrap(),
            _ => {}
        }
        trainer.update();
    }
    network.clone_from(trainer.network());
    let at: Vec<(&str, &str)> = changes.into_iter().filter(|(key, _)| *key != "t").chain([("t", "150")]).collect();
    let shown = network_of(&numbers(show(&at).as_ref()));
    for l in 0..network.depth() {
        assert_eq!((shown.weights(l), shown.biases(l)), (network.weights(l), network.biases(l)), "layer {l}");
    }
}

/// The network of the default layers with these numbers.
fn network_of(numbers: &str) -> nn::Network {
    let tanh = [nn::Activation::Tanh; 3];
    let mut network =
        nn::Network::initialised(&[2, 4, 2, 1], &tanh, nn::Loss::HalfSquaredError, nn::Initialiser::Zeros, 0).unwrap();
    for part in numbers.split(',') {
        let (name, number) = part.split_once(':').unwrap();
        if let Some(parameter) = nn::parameter_by_name(&network, name) {
            network.set(parameter, number.parse().unwrap()).unwrap();
        }
    }
    network
}

/// The points for training of the default data, drawn once more.
fn points() -> (Vec<f64>, Vec<f64>) {
    let mut random = nn::Pcg32::new(1, 3);
    let mut all: Vec<[f64; 3]> = (0..300)
        .map(|i| {
            let inside = i % 2 == 0;
            let mut spread = |a: f64, b: f64| a + (b - a) * random.uniform();
            let (radius, angle) =
                (if inside { spread(0.0, 2.3) } else { spread(3.3, 5.0) }, spread(0.0, 2.0 * std::f64::consts::PI));
            [radius * libm::cos(angle), radius * libm::sin(angle), if inside { 1.0 } else { -1.0 }]
        })
        .collect();
    for point in &mut all {
        point[0] += 0.3 * random.normal();
        point[1] += 0.3 * random.normal();
    }
    for last in (1..300).rev() {
        all.swap(last, (random.uniform() * (last + 1) as f64) as usize);
    }
    (all[..150].iter().flat_map(|p| [p[0], p[1]]).collect(), all[..150].iter().map(|p| p[2]).collect())
}

#[test]
fn ten_thousand_updates_end_in_the_expected_digits() {
    // The browser's half of this test is in browser/training.spec.js.
    let expected = include_str!("bits/training-lesson.txt").trim();
    assert_eq!(numbers(show(&[("select", "w1"), ("t", "10000")]).as_ref()), expected);
}

#[test]
fn a_million_updates_keep_little_more_than_ten_thousand() {
    let values = values(lesson(), &[("select", "w1"), ("t", "0")]);
    let mut session = Session::new(lesson(), &values);
    let mut kept = Vec::new();
    for t in [10_000, 100_000, 1_000_000] {
        session.at(t);
        kept.push(session.checkpoint_count());
    }
    // Moments lie the farther apart the farther back they are: some more for each doubling.
    assert!(kept[2] < 120 && kept[2] < kept[0] + 60, "{kept:?}");
    let end = text_of(session.at(1_000_000).0);
    let pictures = session.at(1_000_000).0.whole(640.0);
    let losses = &pictures.iter().find(|panel| panel.id == "losses").unwrap().body;
    let Body::Picture { scene, .. } = losses else { panic!("the losses are a picture") };
    let longest = scene.plots.iter().flat_map(|plot| &plot.marks).map(|mark| match mark.bare() {
        figure::Mark::Line { points, .. } => points.len(),
        _ => 0,
    });
    assert!(longest.max() <= Some(401), "the history thins out");
    session.at(999_000);
    assert_eq!(text_of(session.at(1_000_000).0), end, "and the way back is exact");
}

#[test]
fn counters_count_updates_batches_and_epochs_and_a_last_batch_is_what_is_left() {
    let words = Words::english();
    let said = |run: &dyn Run| -> Vec<String> { run.counters().iter().map(|message| words.say(message)).collect() };
    for (t, batches, epoch) in [("0", 0, 0), ("4", 4, 0), ("5", 0, 1), ("13", 3, 2)] {
        // 45 points in batches of 10: four of 10 and one of 5.
        let run = show(&[("share", "15"), ("batch", "10"), ("t", t)]);
        assert_eq!(said(run.as_ref()), [format!("update {t}"), format!("epoch {epoch}")]);
        let told = text_of(run.as_ref());
        assert!(told.contains(&format!("had their turn: {batches} of 5 batches.")), "{told}");
    }
    let usual = said(show(&[("t", "9999")]).as_ref()).join(" · ");
    assert!(usual.chars().count() <= 24, "{usual}");
    for (t, batch, epoch) in [("0", "1", "5"), ("4", "5", "5"), ("5", "6", "10"), ("13", "14", "15")] {
        let run = show(&[("share", "15"), ("batch", "10"), ("t", t)]);
        assert_eq!(sets(&action(run.as_ref(), "batch"), "t"), batch);
        assert_eq!(sets(&action(run.as_ref(), "epoch"), "t"), epoch);
    }
    // A batch size that changes in the middle of an epoch: what is left of it is in the larger batches.
    let run = show(&[("share", "15"), ("changes", "sgd0:0.1,batch0:10,batch2:20"), ("t", "1")]);
    assert_eq!(sets(&action(run.as_ref(), "epoch"), "t"), "4");
    assert_eq!(sets(&action(run.as_ref(), "until"), "t"), (4 + 199 * 3).to_string());
}

#[test]
fn reset_is_the_same_start_and_another_start_has_other_weights_and_the_same_points() {
    let values = values(lesson(), &[("select", "w1"), ("t", "400")]);
    let mut session = Session::new(lesson(), &values);
    let start = numbers(session.at(0).0);
    session.at(400);
    assert_eq!(numbers(session.at(0).0), start);
    let another = action(session.at(400).0, "another");
    let sets: Vec<(&str, &str)> = another.sets.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let other = changed(&values, &sets);
    assert_eq!((other.text("t"), other.text("weights"), other.text("points")), ("0", "2", "1"));
    let elsewhere = numbers(Session::new(lesson(), &other).at(0).0);
    assert_ne!(start, elsewhere);
    let point = |numbers: &str| numbers.split(',').filter(|n| n.starts_with(['x', 'y'])).collect::<Vec<_>>().join(",");
    assert_eq!(point(&start), point(&elsewhere), "the same points");
}

#[test]
fn every_kind_of_data_can_be_learned() {
    for (data, more) in [
        ("circle", &[][..]),
        ("xor", &[("layers", "2.6tanh.1tanh")]),
        ("gaussians", &[("layers", "2.1tanh")]),
        ("moons", &[("layers", "2.8tanh.1tanh")]),
        ("plane", &[("layers", "2.1identity"), ("eta", "0.02")]),
        ("sine", &[("layers", "2.8tanh.8tanh.1identity"), ("eta", "0.03")]),
        ("spiral", &[("layers", "2.8tanh.8tanh.1tanh"), ("optimizer", "adam"), ("eta", "0.01"), ("scatter", "0")]),
        ("own", &[("share", "90")]),
    ] {
        let at = |t: &str| show(&[&[("data", data), ("t", t)], more].concat());
        let (first, last) = (reading(at("0").as_ref(), "loss"), reading(at("6000").as_ref(), "loss"));
        assert!(last < 0.25 * first, "{data}: {first} to {last}");
    }
}

#[test]
fn inputs_set_the_width_of_the_first_layer() {
    let start = values(lesson(), &[]);
    let squares = changed(&start, &[("inputs", "siny.xx.yy")]);
    assert_eq!((squares.text("inputs"), squares.text("layers")), ("xx.yy.siny", "3.4tanh.2tanh.1tanh"));
    let refused = change(&squares, &[("layers", "2.4tanh.1tanh")]);
    assert_eq!((refused.refusals.len(), refused.values.text("layers")), (1, "3.4tanh.2tanh.1tanh"));
    for wrong in ["", "z", "x.", "x,y"] {
        let refused = change(&start, &[("inputs", wrong)]);
        assert_eq!((refused.refusals.len(), refused.values.text("inputs")), (1, "x.y"), "{wrong}");
    }
    let seven = values(lesson(), &[("inputs", "x.y.xx.yy.xy.sinx.siny"), ("layers", "7.1tanh"), ("eta", "0.001")]);
    assert_eq!(seven.text("layers"), "7.1tanh");
    // A circle is a line in the squares: one neuron is enough.
    let easy = show(&[("inputs", "xx.yy"), ("layers", "2.1tanh"), ("eta", "0.01"), ("weights", "2"), ("t", "3000")]);
    assert!(text_of(easy.as_ref()).contains("100 % of the points for training"), "{}", text_of(easy.as_ref()));
}

#[test]
fn own_points_come_from_a_press_or_a_table_and_every_bad_line_is_told() {
    let own = values(lesson(), &[("data", "own"), ("t", "20")]);
    assert_eq!(own.text("own").split('*').count(), 10, "something to begin with");
    let put = changed(&own, &[("ax", "0.5"), ("ay", "-1"), ("put", "yes")]);
    assert_eq!(put.text("own"), format!("{}*0.5_-1_1", own.text("own")));
    assert_eq!((put.text("put"), put.text("t")), ("", "20"), "learned anew at once, up to the same update");
    let orange = changed(&put, &[("brush", "negative"), ("put", "yes")]);
    assert!(orange.text("own").ends_with("*0.5_-1_-1"), "a point that is there changes its colour");
    let gone = changed(&orange, &[("brush", "remove"), ("put", "yes")]);
    assert_eq!(gone.text("own"), own.text("own"));
    let looked = changed(&gone, &[("brush", "look"), ("put", "yes")]);
    assert_eq!(looked.text("own"), own.text("own"));

    let pasted = changed(&own, &[("own", "x,y,target\n1,2,1\n-1;-2;0\n")]);
    assert_eq!(pasted.text("own"), "1_2_1*-1_-2_-1");
    let wrong = change(&pasted, &[("own", "1,2,1\nhello\n3,4,5e9\n1,2\n-7e6,0,1")]);
    let words = Words::english();
    let said: Vec<String> = wrong.refusals.iter().map(|refusal| words.say(&refusal.message)).collect();
    assert_eq!(
        said,
        [
            "Line 2: “hello” has 1 number. Write three: x₁, x₂ and the target.",
            "Line 3, “3,4,5e9”: “5e9” is no number from −1000000 … 1000000.",
            "Line 4: “1,2” has 2 numbers. Write three: x₁, x₂ and the target.",
            "Line 5, “-7e6,0,1”: “-7e6” is no number from −1000000 … 1000000.",
        ]
    );
    assert_eq!(wrong.values.text("own"), "1_2_1*-1_-2_-1", "nothing was changed");
    let one = changed(&pasted, &[("own", "1_2_1"), ("ax", "1"), ("ay", "2"), ("brush", "remove")]);
    let refused = change(&one, &[("put", "yes")]);
    assert_eq!((refused.refusals.len(), refused.values.text("own")), (1, "1_2_1"), "the last point stays");
    assert!(text_of(Session::new(lesson(), &one).at(50).0).contains("No point is left for a test."));
    let full = changed(&own, &[("own", &vec!["1_2_1"; 300].join("*")), ("ax", "-5")]);
    assert_eq!(change(&full, &[("put", "yes")]).refusals.len(), 1);
}

#[test]
fn a_run_until_a_goal_ends_at_the_first_epoch_that_reaches_it_however_it_is_cut_into_frames() {
    let values = values(lesson(), &[("goal", "0.05"), ("t", "0")]);
    let mut session = Session::new(lesson(), &values);
    let to: usize = sets(&action(session.at(0).0, "until"), "t").parse().unwrap();
    assert_eq!(to, 200 * 15);
    let (run, t) = session.advance_to(to, true, &mut || true);
    assert!(run.arrived() && t < to && t.is_multiple_of(15), "{t}");
    assert!(reading(run, "loss") < 0.05);
    let mut frames = Session::new(lesson(), &values);
    while !frames.advance_to(to, true, &mut || false).0.arrived() {}
    assert_eq!(frames.advance_to(t, true, &mut || false).1, t);
    let told = Words::english().say(&run.outcome().unwrap());
    assert!(
        told.starts_with(&format!("Update {t}, epoch {}: ", t / 15)) && told.ends_with(" is below 0.05."),
        "{told}"
    );
    // Where it has arrived it stays, and does not train on.
    assert_eq!(session.advance_to(to, true, &mut || true).1, t);
    for before in (15..t).step_by(15) {
        assert!(!session.at(before).0.arrived(), "it was there at {before} already");
    }
    // Out of reach: it goes through all its epochs.
    let values = changed(&values, &[("goal", "1e-9"), ("most", "30")]);
    let mut session = Session::new(lesson(), &values);
    let to: usize = sets(&action(session.at(0).0, "until"), "t").parse().unwrap();
    let (run, t) = session.advance_to(to, true, &mut || true);
    assert_eq!(t, 30 * 15);
    let missed = Words::english().say(&run.outcome().unwrap());
    assert!(missed.starts_with("Update 450, epoch 30: ") && missed.contains(" is not below "), "{missed}");
    // The last update of all lies within an epoch: what has been reached is reached there, too.
    let mut session = Session::new(lesson(), &changed(&values, &[("goal", "10")]));
    let within = Words::english().say(&session.at(7).0.outcome().unwrap());
    assert!(within.starts_with("Update 7, epoch 0: ") && within.ends_with(" is below 10."), "{within}");
}

#[test]
fn a_divergence_names_its_update_and_one_press_leads_out_of_it() {
    let changes = [("data", "plane"), ("layers", "2.1identity"), ("eta", "0.3"), ("t", "5000")];
    let values = values(lesson(), &changes);
    let mut session = Session::new(lesson(), &values);
    let (run, t) = session.at(5000);
    let said = Words::english().say(&run.stopped().unwrap());
    assert!(said.contains(&format!("at update {t} ")) && said.contains("η = 0.3,"), "{said}");
    assert!(t < 5000);
    let rescue = action(run, "rescue");
    let sets: Vec<(&str, &str)> = rescue.sets.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let saved = changed(&values, &sets);
    assert_eq!((saved.text("eta"), saved.text("t"), saved.text("changes")), ("0.03", "0", ""));
    let mut session = Session::new(lesson(), &saved);
    assert!(session.at(2000).0.stopped().is_none());
}

#[test]
fn a_pinned_run_goes_on_beside_the_present_one_as_it_would_alone() {
    let alone = show(&[("eta", "0.3"), ("batch", "5"), ("t", "1000")]);
    let pin = sets(&action(alone.as_ref(), "pin"), "pin").to_owned();
    let both = show(&[("pin", &pin), ("optimizer", "adam"), ("eta", "0.01"), ("t", "1000")]);
    let loss = figure::digits(reading(alone.as_ref(), "loss"), 4);
    let said = text_of(both.as_ref());
    assert!(said.contains(&format!("Its training loss is {loss}.")), "{loss}: {said}");
    let adam = show(&[("optimizer", "adam"), ("eta", "0.01"), ("t", "1000")]);
    assert_eq!(reading(both.as_ref(), "loss"), reading(adam.as_ref(), "loss"));
    assert_eq!(sets(&action(both.as_ref(), "unpin"), "pin"), "");
    // One's own points are those of both.
    let own = [("data", "own"), ("own", "1_2_1*-1_-2_-1*2_1_1"), ("share", "90"), ("t", "100")];
    let pin = sets(&action(show(&own).as_ref(), "pin"), "pin").to_owned();
    let both = show(&[&own[..], &[("pin", &pin)]].concat());
    let loss = figure::digits(reading(both.as_ref(), "loss"), 4);
    assert!(text_of(both.as_ref()).contains(&format!("Its training loss is {loss}.")));
    for wrong in ["eta", "eta_fish", "nonsense_1", "pin_eta_1", "eta_0.1*"] {
        assert_eq!(settled(lesson(), &[("pin", wrong)]).refusals.len(), 1, "{wrong}");
    }
}

#[test]
fn a_selected_weight_opens_in_the_chain_rule_with_these_very_numbers() {
    let run = show(&[("unit", "o5"), ("select", "w10"), ("ax", "2"), ("ay", "-1"), ("t", "700")]);
    let link = door(run.as_ref()).unwrap();
    let chain = lessons::find(link.lesson).unwrap();
    let values: Vec<(&str, &str)> = link.values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let there = tests::learner::run(chain, &[&values[..], &[("t", "2")]].concat());
    // The same gradient, from the reference.
    let network = network_of(&numbers(run.as_ref()));
    let number = |name: &str| -> f64 {
        let all = numbers(run.as_ref());
        all.split(',').find_map(|part| part.strip_prefix(&format!("{name}:"))).unwrap().parse().unwrap()
    };
    let trace = nn::forward(&network, &[number("x1"), number("x2")]).unwrap();
    let gradient = nn::backward(&network, &trace, &[number("y1")]).unwrap();
    let w10 = nn::parameter_by_name(&network, "w10").unwrap();
    assert_eq!(reading(there.as_ref(), "dL_dw10"), gradient.get(w10).unwrap());
    // The paths listed here are those of the same point.
    let (_, results) = paths(run.as_ref());
    let expected = tests::learner::number(&figure::digits(gradient.get(w10).unwrap(), 6)).unwrap();
    assert_eq!(results[1], expected);
    // Too large a network says so.
    let large = text(&[("layers", "2.16tanh.1tanh"), ("select", "w1")]);
    assert!(large.contains("this one is beyond") && !large.contains("→ chain-rule"), "{large}");
    assert!(text(&[]).contains("This network in the chain rule"), "no weight need be selected");
}

/// The numbers in the last column of the paths' table: the products, and the results by their row.
fn paths(run: &dyn Run) -> (Vec<f64>, [f64; 3]) {
    let panel = run.whole(640.0).into_iter().find(|panel| panel.id == "ledger").unwrap();
    let Body::Table { rows, .. } = panel.body else { panic!("no table") };
    let number = |row: &lessons::TableRow| match row.cells.last() {
        Some(lessons::Cell::Label { label: figure::Label::Symbol(text) }) => {
            tests::learner::number(text).unwrap_or_else(|| panic!("{text}"))
        }
        _ => panic!("{}", row.id),
    };
    let of = |id: &str| rows.iter().find(|row| row.id == id).map(number).unwrap();
    let products = rows.iter().filter(|row| row.id.starts_with("path-") || row.id == "remainder").map(number);
    (products.collect(), ["sum", "backprop", "difference"].map(of))
}

#[test]
fn a_selected_weight_of_any_network_has_its_paths_and_its_curve_at_hand() {
    let deep = format!("2{}.1sigmoid", ".16tanh".repeat(8));
    let cases: &[&[(&str, &str)]] = &[
        &[("select", "w1")],
        &[("select", "b7"), ("ax", "3")],
        &[("layers", &deep), ("loss", "binary-cross-entropy"), ("eta", "0.01"), ("select", "w40"), ("t", "20")],
        &[
            ("layers", "3.16gelu.1identity"),
            ("inputs", "x.xy.siny"),
            ("data", "sine"),
            ("select", "w9"),
            ("eta", "0.01"),
        ],
        &[("data", "own"), ("select", "w3"), ("l2", "0.1")],
    ];
    for case in cases {
        let run = show(case);
        let (products, [sum, backprop, difference]) = paths(run.as_ref());
        let near = |a: f64, b: f64, within: f64| (a - b).abs() <= within * a.abs().max(b.abs()).max(1e-9);
        assert!(backprop != 0.0 && near(sum, backprop, 1e-5), "{case:?}: {sum} {backprop}");
        assert!(near(products.iter().sum(), sum, 1e-4), "{case:?}: {products:?} {sum}");
        assert!((difference - backprop).abs() < 1e-7 + 1e-4 * backprop.abs(), "{case:?}: {difference} {backprop}");
        let panels = run.whole(640.0);
        let slice = panels.iter().find(|panel| panel.id == "slice").unwrap();
        let Body::Picture { scene, .. } = &slice.body else { panic!("no picture") };
        let Some(figure::Mark::Line { points, .. }) = scene.plots[0].marks.first() else { panic!("no curve") };
        // Five points of the curve give its slope in the middle to the fourth order.
        let (i, h) = (points.len() / 2, points[1].0 - points[0].0);
        let y = |at: usize| points[at].1;
        let slope = (8.0 * (y(i + 1) - y(i - 1)) - (y(i + 2) - y(i - 2))) / (12.0 * h);
        assert!(near(slope, backprop, 0.02) || (slope - backprop).abs() < 1e-5, "{case:?}: {slope} {backprop}");
    }
}

#[test]
fn names_of_neurons_and_weights_that_are_not_there_are_forgotten() {
    let start = values(lesson(), &[("unit", "o6"), ("select", "w18")]);
    assert_eq!((start.text("unit"), start.text("select")), ("o6", "w18"));
    let small = changed(&start, &[("layers", "2.1tanh")]);
    assert_eq!((small.text("unit"), small.text("select")), ("", ""));
    for name in ["x1", "o0", "w0", "o99999999999999999999", "w", "b8"] {
        assert_eq!(changed(&start, &[("select", name)]).text("select"), "", "{name}");
    }
    assert_eq!(changed(&start, &[("select", "b7")]).text("select"), "b7");
}

#[test]
fn the_largest_network_trains_and_is_drawn() {
    let layers = format!("2{}.1sigmoid", ".16tanh".repeat(8));
    let run = show(&[("layers", &layers), ("loss", "binary-cross-entropy"), ("eta", "0.01"), ("t", "50")]);
    assert_eq!(pictures(&run.whole(640.0))[0].1.handles.len(), 130);
    assert!(reading(run.as_ref(), "loss").is_finite());
    assert!(settled(lesson(), &[("layers", &format!("2{}.1tanh", ".16tanh".repeat(9)))]).refusals.len() == 1);
    assert!(settled(lesson(), &[("layers", "2.17tanh.1tanh")]).refusals.len() == 1);
}

#[test]
fn no_label_lies_on_another() {
    let words = Words::english();
    let mut checked = 0;
    for width in [240.0, 296.0, 360.0, 520.0, 640.0, 900.0] {
        for changes in [
            &[("t", "0")][..],
            &[],
            &[("t", "10000"), ("moment", "0")],
            &[("moment", "120"), ("unit", "o1"), ("select", "w1")],
            &[("unit", "o5"), ("select", "w10"), ("t", "700")],
            &[("layers", "2.16tanh.16tanh.1tanh"), ("select", "w40"), ("t", "700")],
            &[("eta", "0.003"), ("t", "3")],
            &[("inputs", "x.y.xx.yy.xy.sinx.siny"), ("layers", "7.16relu.16gelu.1identity"), ("eta", "0.001")],
            &[("layers", "2.16tanh.16tanh.16tanh.16tanh.16tanh.16tanh.16tanh.16tanh.1tanh"), ("t", "20")],
            &[("layers", "2.1sigmoid"), ("loss", "binary-cross-entropy")],
            &[("layers", "2.8sigmoid.8sigmoid.8sigmoid.1sigmoid"), ("init", "zeros"), ("t", "40")],
            &[("pin", "eta_0.3"), ("t", "2500"), ("moment", "1700")],
            &[("data", "own"), ("own", "1_2_1"), ("moment", "5"), ("t", "100000")],
            &[("data", "plane"), ("layers", "2.1identity"), ("eta", "0.3"), ("t", "5000")],
            &[("eta", "1e300"), ("t", "3")],
        ] {
            let all = [changes, &[("saturation", "yes")]].concat();
            for (id, scene) in pictures(&show(&all).whole(width)) {
                // The square of x₁ has one index above the other.
                let but: &[&str] = if changes.iter().any(|(key, _)| *key == "inputs") { &["1", "2"] } else { &[] };
                readable(scene, &words, but, &format!("{id} at {width} px, {changes:?}"));
                checked += 1;
            }
        }
    }
    assert!(checked > 300, "{checked}");
}

#[test]
fn what_the_story_says_is_what_the_lab_computes() {
    let at = |changes: &[(&str, &str)], key: &str| reading(run(lesson(), changes).as_ref(), key);
    let near = |a: f64, b: f64, by: f64| assert!((a - b).abs() < by, "{a} is not {b}");
    assert!(at(&[("t", "400")], "loss") < 0.2 * at(&[], "loss"), "the line bends around the points");
    // 15 updates are an epoch.
    assert!(at(&[("t", "14")], "epochs") == 0.0 && at(&[("t", "15")], "epochs") == 1.0);
    // One neuron draws no ring, however it starts; four and two of them do.
    for eta in ["0.01", "0.1", "0.3"] {
        let one = [("layers", "2.1tanh.1tanh"), ("eta", eta), ("t", "3000")];
        assert!(at(&one, "loss") > 0.35, "η = {eta}");
    }
    assert!(at(&[("t", "1500")], "loss") < 0.01);
    // The start decides.
    let start =
        |weights: &'static str| [("data", "xor"), ("layers", "2.2tanh.1tanh"), ("weights", weights), ("t", "1500")];
    near(at(&start("6"), "loss"), 0.129, 5e-4);
    assert!(at(&start("2"), "loss") > 0.5);
    // A lower η on the way.
    let constant = [("eta", "0.2"), ("batch", "1"), ("changes", "sgd0:0.2,batch0:1"), ("t", "3000")];
    let lowered = [("changes", "sgd0:0.2,batch0:1,sgd1500:0.02"), ("t", "3000")];
    assert!(at(&lowered, "loss") < 0.2 * at(&constant, "loss"));
    // By heart: the one loss falls, the other rises.
    let heart = [
        ("data", "moons"),
        ("layers", "2.16relu.16relu.1tanh"),
        ("init", "he-normal"),
        ("optimizer", "adam"),
        ("eta", "0.01"),
        ("scatter", "1"),
        ("share", "20"),
    ];
    let at_update = |t: &'static str, key: &str| at(&[&heart[..], &[("t", t)]].concat(), key);
    assert!(at_update("4000", "loss") < 0.3 * at_update("30", "loss"));
    assert!(at_update("4000", "loss_test") > 1.3 * at_update("30", "loss_test"));
    // From zeros no weight moves, and the loss stays.
    let zeros = [("init", "zeros"), ("t", "1500")];
    assert!(at(&zeros, "gradient") == 0.0 && at(&zeros, "loss") > 0.49);
}
