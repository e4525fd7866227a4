//! Claims at their edge: each of these lines was once broken on purpose and no other test saw it (mutants/named.mjs has the list).

use lessons::{Body, Lesson, Run, Session, Settled, Values};
use tests::learner::{Whole, reading, settled, values};
use tests::transcript::transcript;
use tests::words::Words;

fn lesson(slug: &str) -> &'static dyn Lesson {
    lessons::find(slug).unwrap()
}

fn at(slug: &str, changes: &[(&str, &str)], t: usize) -> Box<dyn Run> {
    Session::new(lesson(slug), &values(lesson(slug), changes)).at(t).0.copy()
}

/// Everything that a run says.
fn told(run: &dyn Run) -> String {
    transcript(run, &Words::english())
}

/// What holds after a change of settled values.
fn changed(slug: &str, before: &Values, changes: &[(&str, &str)]) -> Settled {
    let changes: Vec<(String, String)> = changes.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    lessons::change(lesson(slug), before, &changes, &tests::learner::read)
}

#[test]
fn a_goal_is_reached_just_where_the_training_loss_falls_below_it_and_the_test_loss_does_not_count() {
    for t in [15, 30, 300] {
        let run = at("training", &[], t);
        let (train, test) = (reading(run.as_ref(), "loss"), reading(run.as_ref(), "loss_test"));
        assert!((train - test).abs() > 0.001 * train, "they differ: {train} {test}");
        let between = 0.5 * (train + test);
        for (goal, reached) in [(train * 0.99, false), (train * 1.01, true), (between, train < between)] {
            let run = at("training", &[("goal", &goal.to_string())], t);
            assert_eq!(run.arrived(), reached, "update {t}: {goal} of {train} and {test}");
            let said = Words::english().say(&run.outcome().unwrap());
            assert_eq!(said.contains(" is below "), reached, "{said}");
        }
    }
    // In the middle of an epoch it goes on.
    assert!(!at("training", &[("goal", "10")], 7).arrived());
}

#[test]
fn a_press_touches_a_point_up_to_0_35_away() {
    let own = values(lesson("training"), &[("data", "own"), ("own", "0_0_1*3_3_1"), ("brush", "remove")]);
    for (away, touched) in [("0.34", true), ("0.36", false), ("-0.34", true), ("-0.36", false)] {
        let pressed = changed("training", &own, &[("ax", away), ("ay", "0"), ("put", "yes")]);
        let left = if touched { "3_3_1" } else { "0_0_1*3_3_1" };
        assert_eq!(pressed.values.text("own"), left, "{away} away");
        let put = changed("training", &own, &[("brush", "positive"), ("ax", away), ("ay", "0"), ("put", "yes")]);
        assert_eq!(put.values.text("own").split('*').count(), if touched { 2 } else { 3 }, "{away} away");
    }
}

#[test]
fn paths_can_be_asked_to_go_through_any_neuron_and_any_weight_on_their_way() {
    let rows = |through: &str| {
        let changes = [("network", "b"), ("select", "w1"), ("through", through), ("t", "2")];
        let panels = at("chain-rule", &changes, 2).whole(640.0);
        let ledger = panels.iter().find(|panel| panel.id == "ledger").unwrap();
        let Body::Table { rows, .. } = &ledger.body else { panic!("the ledger is a table") };
        rows.iter().filter(|row| !row.total).count()
    };
    // From w1 through o1, then o3 or o4, to o5.
    assert_eq!((rows(""), rows("o3"), rows("o4")), (2, 1, 1));
    assert_eq!((rows("w5"), rows("w7"), rows("w9"), rows("w10")), (1, 1, 1, 1), "from o1 on, and into o5");
}

#[test]
fn a_number_set_by_hand_goes_up_to_1000_and_no_further() {
    for (given, taken) in [("1000", true), ("-1000", true), ("1000.001", false), ("-1000.001", false), ("1001", false)]
    {
        let numbers = format!("w1:{given}");
        let settled = settled(lesson("chain-rule"), &[("numbers", &numbers)]);
        assert_eq!(settled.refusals.is_empty(), taken, "{given}");
        assert_eq!(settled.values.text("numbers"), if taken { numbers.as_str() } else { "" });
    }
}

#[test]
fn a_step_is_called_too_small_just_where_the_weight_stays_although_it_has_a_slope() {
    let small = "too small for the last digit";
    // At the minimum of ½c(w − 2)² there is no slope.
    for (w, eta, lost) in [("2", "0.1", false), ("1", "1e-300", true), ("1", "1e-13", false), ("1", "0.1", false)] {
        let text = told(at("update-rule", &[("w0", w), ("eta", eta)], 0).as_ref());
        assert_eq!(text.contains(small), lost, "w = {w}, η = {eta}: {text}");
    }
    let little = "too little for its last digit";
    for (eta, lost) in [("1e-300", true), ("1e-9", false), ("0.5", false)] {
        let text = told(at("vanishing-gradient", &[("eta", eta)], 0).as_ref());
        assert_eq!(text.contains(little), lost, "η = {eta}: {text}");
    }
}

#[test]
fn a_landing_is_right_within_0_2_or_a_tenth_of_the_step() {
    // From −3 with the slope −5: to −2.5, or with η = 2 to 7, which is beyond the axis; with η = 1 to 2.
    for (eta, place, right) in [
        ("0.1", -2.31, true),
        ("0.1", -2.29, false),
        ("0.1", -2.69, true),
        ("0.1", -2.71, false),
        ("1", 2.49, true),
        ("1", 2.51, false),
    ] {
        let landing = format!("w1:{place}");
        let changes = [("predict", "yes"), ("eta", eta), ("guess", "up"), ("landing", &landing)];
        let text = told(at("update-rule", &changes, 1).as_ref());
        assert_eq!(text.contains("Landing: right."), right, "η = {eta}, {place}: {text}");
    }
}

#[test]
fn on_the_map_a_landing_is_right_within_3_of_100_of_its_width_or_15_of_100_of_the_step() {
    // From (−4, 3) with the gradient (−4, 45): to (−3.52, −2.4), a step of 5.42; 15 of 100 of it are 0.813.
    for (y, right) in [(-2.4 + 0.80, true), (-2.4 + 0.83, false), (-2.4 - 0.80, true), (-2.4 - 0.83, false)] {
        let landing = format!("x1:-3.52,y1:{y}");
        let text = told(at("optimizers", &[("predict", "yes"), ("landing", &landing)], 1).as_ref());
        assert_eq!(text.contains("Landing: right."), right, "{y}: {text}");
    }
    // A hundredth of that step: 3 of 100 of the map's width count.
    let width = {
        let panels = at("optimizers", &[], 0).whole(640.0);
        let range = tests::learner::pictures(&panels)[0].1.plots[0].x.range;
        range.end() - range.start()
    };
    for (off, right) in [(0.029, true), (0.031, false)] {
        let landing = format!("x1:{},y1:2.946", -3.9952 - off * width);
        let text = told(at("optimizers", &[("predict", "yes"), ("eta", "0.0012"), ("landing", &landing)], 1).as_ref());
        assert_eq!(text.contains("Landing: right."), right, "{off} of {width}: {text}");
    }
}

#[test]
fn numbers_set_by_hand_go_with_another_network_and_stay_with_other_layers_as_far_as_there_are_such() {
    let given = values(lesson("chain-rule"), &[("network", "b"), ("numbers", "w1:0.5,w9:0.25")]);
    assert_eq!(given.text("numbers"), "w1:0.5,w9:0.25", "numbers that come with their network hold");
    let other = changed("chain-rule", &given, &[("network", "a")]);
    assert_eq!((other.values.text("numbers"), other.refusals.len()), ("", 0));
    let both = changed("chain-rule", &given, &[("network", "a"), ("numbers", "w2:2")]);
    assert_eq!((both.values.text("numbers"), both.refusals.len()), ("w2:2", 0));
    let fewer = changed("chain-rule", &given, &[("layers", "2.2sigmoid.1sigmoid")]);
    assert_eq!((fewer.values.text("numbers"), fewer.refusals.len()), ("w1:0.5", 0), "w9 is gone, w1 is not");
}

#[test]
fn every_change_of_a_plan_is_told_the_first_too_and_holds_from_its_very_update() {
    let plan = [("changes", "sgd0:0.1,batch0:10,sgd40:0.02,batch60:25")];
    let told = told(at("training", &plan, 100).as_ref());
    for said in ["From update 40 on: η = 0.02.", "From update 60 on: 25 points in a batch."] {
        assert!(told.contains(said), "{said}: {told}");
    }
    // The update after 40 is the first with the new rate: of a rate of 1e-12 nothing is left of a step.
    let loss = |t| reading(at("training", &[("changes", "sgd0:0.1,batch0:10,sgd40:1e-12")], t).as_ref(), "loss");
    assert!((loss(39) - loss(40)).abs() > 1e-6, "{} {}", loss(39), loss(40));
    assert!((loss(40) - loss(41)).abs() < 1e-9, "{} {}", loss(40), loss(41));
}

#[test]
fn a_change_to_what_holds_already_is_none_and_the_link_of_it_says_the_same() {
    for (given, kept) in [
        ("sgd0:0.2,batch0:1,sgd1500:0.2", ""),
        ("sgd0:0.2,batch0:1,batch7:1,sgd9:0.2", ""),
        ("sgd0:0.2,batch0:1,sgd7:0.2,sgd9:0.1", "sgd0:0.2,batch0:1,sgd9:0.1"),
        ("adam3:0.01", "sgd0:0.1,batch0:10,adam3:0.01"),
    ] {
        let once = values(lesson("training"), &[("changes", given)]);
        assert_eq!(once.text("changes"), kept, "{given}");
        let again =
            values(lesson("training"), &[("changes", kept), ("eta", once.text("eta")), ("batch", once.text("batch"))]);
        assert_eq!(again.text("changes"), kept, "{given}, from its link");
    }
}

#[test]
fn from_a_change_on_an_epoch_ends_where_the_new_batches_end_it() {
    // Of 150 points 100 are taken when batches become 25: two more updates.
    let run = at("training", &[("changes", "sgd0:0.1,batch0:10,batch40:25")], 40);
    let epoch = run.actions().into_iter().find(|action| action.id == "epoch").unwrap();
    assert_eq!(epoch.sets.iter().find(|(key, _)| *key == "t").unwrap().1, "42");
    let before = at("training", &[("changes", "sgd0:0.1,batch0:10,batch40:25")], 39);
    let epoch = before.actions().into_iter().find(|action| action.id == "epoch").unwrap();
    assert_eq!(epoch.sets.iter().find(|(key, _)| *key == "t").unwrap().1, "42", "one of 10, and two of 25");
}

#[test]
fn after_a_change_no_checkpoint_of_the_other_run_is_left() {
    let before = values(lesson("training"), &[("t", "300")]);
    let mut session = Session::new(lesson("training"), &before);
    session.at(300);
    let back = changed("training", &before, &[("t", "100")]).values;
    session.at(100);
    let after = changed("training", &back, &[("eta", "0.02")]).values;
    assert!(session.switch_to(lesson("training"), &after));
    session.highlight(&after);
    // Forward over all old checkpoints, and back to beside each.
    for t in [300, 260, 200, 140, 130, 101, 65] {
        let fresh = reading(Session::new(lesson("training"), &after).at(t).0, "loss");
        assert_eq!(reading(session.at(t).0, "loss"), fresh, "update {t}");
    }
}

#[test]
fn a_long_run_keeps_some_checkpoints_and_not_all() {
    let mut session = Session::new(lesson("update-rule"), &values(lesson("update-rule"), &[]));
    session.at(10_000);
    // The way back is never long: each 64 steps near the present, and fewer the farther away.
    assert!((16..=64).contains(&session.checkpoint_count()), "{}", session.checkpoint_count());
}

#[test]
fn the_rate_that_is_offered_after_a_divergence_depends_on_the_start_alone() {
    let offered = |start: &str, eta: &str| {
        let run = at("update-rule", &[("curve", "wells"), ("w0", start), ("eta", eta)], 10_000);
        let panels = run.whole(640.0);
        let body = &panels.iter().find(|panel| panel.id == "rescue").unwrap().body;
        let Body::Buttons(buttons) = body else { panic!("the rescue is a button") };
        buttons.options[0].sets[0].1.clone()
    };
    for start in ["-6", "0.5", "5"] {
        let first = offered(start, "35");
        for eta in ["50", "300", "1e6"] {
            assert_eq!(offered(start, eta), first, "from {start} with η = {eta}");
        }
    }
    assert_ne!(offered("-6", "35"), offered("0.5", "35"), "another start may bear another rate");
}

#[test]
fn the_way_out_of_a_diverged_training_is_a_tenth_of_its_rate() {
    let run = at("training", &[("eta", "100"), ("layers", "2.4relu.1identity")], 4000);
    let action = run.actions().into_iter().find(|action| action.id == "rescue").unwrap();
    assert_eq!(action.sets[0].1.parse::<f64>().unwrap(), 10.0);
}
