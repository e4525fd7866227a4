//! How training walks its samples.

use nn::{
    Activation, Hold, Initialiser, Loss, Network, Optimizer, OptimizerKind, Penalty, Trainer, backward, batch_gradient,
    forward, train, train_held,
};
use tests::naive::Twin;
use tests::samples::Random;

fn network() -> Network {
    Network::initialised(&[2, 4, 1], &[Activation::Tanh; 2], Loss::HalfSquaredError, Initialiser::XavierUniform, 1)
        .unwrap()
}

fn adam() -> Optimizer {
    Optimizer::new(OptimizerKind::Adam { eta: 0.01, beta1: 0.9, beta2: 0.999 }).unwrap()
}

#[test]
fn batches_follow_the_samples_order_and_the_last_of_an_epoch_is_what_is_left() {
    let mut random = Random::new(20);
    let (xs, ys) = (random.normals(14, 1.0), random.normals(7, 1.0));
    let (mut ours, mut by_hand) = (network(), network());
    let losses = train(&mut ours, &xs, &ys, &mut adam(), 6, 3).unwrap();
    let mut optimizer = adam();
    for (k, samples) in [0..3, 3..6, 6..7, 0..3, 3..6, 6..7].into_iter().enumerate() {
        let batch = batch_gradient(&by_hand, &xs[2 * samples.start..2 * samples.end], &ys[samples]).unwrap();
        assert_eq!(losses[k], batch.loss);
        optimizer.step(&mut by_hand, &batch.dw, &batch.db).unwrap();
    }
    assert_eq!(ours, by_hand);
}

#[test]
fn a_batch_larger_than_the_data_is_all_of_it() {
    let (mut a, mut b) = (network(), network());
    let (xs, ys) = ([0.1, 0.2, 0.3, 0.4], [1.0, -1.0]);
    assert_eq!(train(&mut a, &xs, &ys, &mut adam(), 5, usize::MAX), train(&mut b, &xs, &ys, &mut adam(), 5, 2));
    assert_eq!(a, b);
}

#[test]
fn training_in_two_halves_is_training_at_once() {
    let mut random = Random::new(21);
    let (xs, ys) = (random.normals(8, 1.0), random.normals(4, 1.0));
    let (mut whole, mut halves, mut optimizer) = (network(), network(), adam());
    train(&mut whole, &xs, &ys, &mut adam(), 20, 4).unwrap();
    train(&mut halves, &xs, &ys, &mut optimizer, 8, 4).unwrap();
    train(&mut halves, &xs, &ys, &mut optimizer, 12, 4).unwrap();
    assert_eq!(whole, halves);
}

#[test]
fn weight_decay_adds_to_the_gradient_of_weights_and_frozen_biases_stay_under_every_rule() {
    let mut random = Random::new(23);
    let (xs, ys) = (random.normals(14, 1.0), random.normals(7, 1.0));
    for name in OptimizerKind::NAMES {
        let kind = OptimizerKind::from_name(name).unwrap();
        for hold in [(0.0, false), (0.3, false), (0.0, true), (0.3, true)] {
            let hold = Hold { weight_decay: hold.0, freeze_biases: hold.1 };
            let (mut ours, mut by_hand) = (network(), network());
            let losses = train_held(&mut ours, &xs, &ys, &mut Optimizer::new(kind).unwrap(), 30, 3, hold).unwrap();
            let mut optimizer = Optimizer::new(kind).unwrap();
            for (k, samples) in [0..3, 3..6, 6..7].into_iter().cycle().take(30).enumerate() {
                let (xs, ys) = (&xs[2 * samples.start..2 * samples.end], &ys[samples]);
                let mut batch = batch_gradient(&by_hand, xs, ys).unwrap();
                assert_eq!(losses[k], batch.loss, "{name}");
                for l in 0..by_hand.depth() {
                    let decay = by_hand.weights(l).iter().map(|w| hold.weight_decay * w);
                    batch.dw[l].iter_mut().zip(decay).for_each(|(g, decay)| *g += decay);
                }
                let biases: Vec<_> = (0..by_hand.depth()).map(|l| by_hand.biases(l).to_vec()).collect();
                optimizer.step(&mut by_hand, &batch.dw, &batch.db).unwrap();
                for (l, before) in biases.iter().enumerate().filter(|_| hold.freeze_biases) {
                    by_hand.biases_mut(l).copy_from_slice(before);
                }
            }
            assert_eq!(ours, by_hand, "{name} {hold:?}");
            // Without anything held it is plain training.
            let mut plain = network();
            train(&mut plain, &xs, &ys, &mut Optimizer::new(kind).unwrap(), 30, 3).unwrap();
            assert_eq!(plain == ours, hold == Hold::default(), "{name} {hold:?}");
        }
    }
    for bad in [-1.0, f64::NAN, f64::INFINITY] {
        let hold = Hold { weight_decay: bad, freeze_biases: false };
        let mut still = network();
        let error = train_held(&mut still, &xs, &ys, &mut adam(), 1, 1, hold).unwrap_err();
        assert_eq!((error.field.as_str(), still == network()), ("weight_decay", true));
    }
}

#[test]
fn a_learning_rate_of_0_moves_nothing() {
    for name in OptimizerKind::NAMES {
        let mut still = network();
        let mut optimizer = Optimizer::new(OptimizerKind::from_name(name).unwrap()).unwrap();
        optimizer.set_eta(0.0).unwrap();
        train(&mut still, &[1.0, 2.0], &[3.0], &mut optimizer, 10, 1).unwrap();
        assert_eq!(still, network());
    }
}

#[test]
fn a_run_that_diverges_ends_and_shows_it() {
    let mut network =
        Network::new(&[1, 1], &[Activation::Identity], Loss::HalfSquaredError, vec![vec![1.0]], vec![vec![0.0]])
            .unwrap();
    let mut optimizer = Optimizer::new(OptimizerKind::Sgd { eta: 10.0 }).unwrap();
    let losses = train(&mut network, &[1.0], &[0.0], &mut optimizer, 1000, 1).unwrap();
    assert_eq!(losses.len(), 1000);
    assert!(losses[10] > losses[0] && !losses[999].is_finite());
}

#[test]
fn plain_numbers_move_as_the_same_numbers_in_a_network() {
    for name in OptimizerKind::NAMES {
        let kind = OptimizerKind::from_name(name).unwrap();
        let (mut network, mut plain) = (network(), Vec::new());
        for l in 0..network.depth() {
            plain.extend_from_slice(network.weights(l));
            plain.extend_from_slice(network.biases(l));
        }
        let (mut by_network, mut by_numbers) = (Optimizer::new(kind).unwrap(), Optimizer::new(kind).unwrap());
        for _ in 0..30 {
            let g = backward(&network, &forward(&network, &[0.3, -0.7]).unwrap(), &[1.0]).unwrap();
            let flat: Vec<f64> = g.dw.iter().zip(&g.db).flat_map(|(dw, db)| dw.iter().chain(db).copied()).collect();
            by_network.step(&mut network, &g.dw, &g.db).unwrap();
            by_numbers.step_numbers(&mut plain, &flat).unwrap();
        }
        let ours: Vec<f64> = (0..network.depth())
            .flat_map(|l| network.weights(l).iter().chain(network.biases(l)).copied().collect::<Vec<_>>())
            .collect();
        assert_eq!(ours, plain, "{name}");
        assert!(by_numbers.step_numbers(&mut plain[1..], &[0.0]).is_err());
    }
}

/// Seven samples for `network`.
fn seven() -> (Vec<f64>, Vec<f64>) {
    let mut random = Random::new(24);
    (random.normals(14, 1.0), random.normals(7, 1.0))
}

fn trainer(kind: OptimizerKind, batch: usize) -> Trainer {
    let (xs, ys) = seven();
    Trainer::new(network(), &xs, &ys, kind, batch).unwrap()
}

/// So many updates, and their losses.
fn updates(trainer: &mut Trainer, count: usize) -> Vec<f64> {
    (0..count).map(|_| trainer.update()).collect()
}

#[test]
fn a_trainer_stopped_anywhere_is_train_to_the_last_bit() {
    let (xs, ys) = seven();
    for name in OptimizerKind::NAMES {
        let kind = OptimizerKind::from_name(name).unwrap();
        for batch in [1, 3, 7, 100] {
            let mut whole = network();
            let expected = train(&mut whole, &xs, &ys, &mut Optimizer::new(kind).unwrap(), 50, batch).unwrap();
            let mut parts = trainer(kind, batch);
            let losses: Vec<f64> = [1, 0, 12, 37].into_iter().flat_map(|count| updates(&mut parts, count)).collect();
            assert_eq!(losses, expected, "{name} {batch}");
            assert_eq!(parts.network(), &whole, "{name} {batch}");
            assert_eq!(parts.updates(), 50);
        }
    }
}

/// In wide layers plain SGD follows the gradient as it comes, and nobody ever sees a gradient.
#[test]
fn sgd_has_the_bits_of_a_gradient_and_then_a_step_at_every_width_and_batch() {
    let mut random = Random::new(25);
    let kind = OptimizerKind::Sgd { eta: 0.3 };
    for layers in [&[2, 4, 1][..], &[3, 16, 10, 2], &[9, 11, 3], &[150, 12, 140, 1], &[1, 1, 12, 1, 1, 1]] {
        for (residual, batch) in
            [1, 2, 3, 5, 32, 64, 65, 131].map(|batch| (false, batch)).into_iter().chain([(true, 5)])
        {
            let activations = vec![Activation::Sigmoid; layers.len() - 1];
            let start =
                Network::initialised(layers, &activations, Loss::HalfSquaredError, Initialiser::XavierNormal, 7)
                    .unwrap()
                    .with_residual(residual);
            let (inputs, outputs, count) = (start.input_width(), start.output_width(), 131);
            let (xs, ys) = (random.normals(count * inputs, 1.0), random.normals(count * outputs, 1.0));
            let (mut ours, mut theirs) = (start.clone(), start);
            let losses = train(&mut ours, &xs, &ys, &mut Optimizer::new(kind).unwrap(), 6, batch).unwrap();
            let mut optimizer = Optimizer::new(kind).unwrap();
            for (k, loss) in losses.into_iter().enumerate() {
                let from = k % count.div_ceil(batch) * batch;
                let to = count.min(from + batch);
                let (xs, ys) = (&xs[from * inputs..to * inputs], &ys[from * outputs..to * outputs]);
                let gradient = batch_gradient(&theirs, xs, ys).unwrap();
                optimizer.step(&mut theirs, &gradient.dw, &gradient.db).unwrap();
                assert_eq!(loss, gradient.loss, "{layers:?} {batch} {k}");
            }
            assert_eq!(ours, theirs, "{layers:?} {batch} {residual}");
        }
    }
}

#[test]
fn a_clone_is_a_checkpoint() {
    let kind = OptimizerKind::Adam { eta: 0.01, beta1: 0.9, beta2: 0.999 };
    let mut trainer = trainer(kind, 3).shuffled(5);
    updates(&mut trainer, 10);
    let mut checkpoint = trainer.clone();
    assert_eq!(updates(&mut trainer, 40), updates(&mut checkpoint, 40));
    assert_eq!(trainer.network(), checkpoint.network());
}

#[test]
fn a_change_in_the_middle_is_exact_and_keeps_what_is_remembered() {
    let (xs, ys) = seven();
    let kind = |eta| OptimizerKind::Momentum { eta, momentum: 0.9 };
    let mut ours = trainer(kind(0.1), 7);
    updates(&mut ours, 5);
    ours.set_eta(0.02).unwrap();
    updates(&mut ours, 5);
    let (mut theirs, mut optimizer) = (network(), Optimizer::new(kind(0.1)).unwrap());
    train(&mut theirs, &xs, &ys, &mut optimizer, 5, 7).unwrap();
    optimizer.set_eta(0.02).unwrap();
    train(&mut theirs, &xs, &ys, &mut optimizer, 5, 7).unwrap();
    assert_eq!(ours.network(), &theirs);
    // Another rule begins afresh.
    ours.set_optimizer(kind(0.02)).unwrap();
    updates(&mut ours, 1);
    train(&mut theirs, &xs, &ys, &mut Optimizer::new(kind(0.02)).unwrap(), 1, 7).unwrap();
    assert_eq!(ours.network(), &theirs);
}

#[test]
fn another_batch_size_goes_on_where_the_epoch_is() {
    let mut trainer = trainer(OptimizerKind::Sgd { eta: 0.1 }, 2);
    updates(&mut trainer, 2);
    assert_eq!((trainer.taken(), trainer.epochs()), (4, 0));
    trainer.set_batch(5).unwrap();
    trainer.update(); // the three that are left
    assert_eq!((trainer.taken(), trainer.epochs()), (0, 1));
    trainer.update();
    assert_eq!((trainer.taken(), trainer.samples()), (5, 7));
    assert!(trainer.set_batch(0).is_err());
}

#[test]
fn a_shuffled_epoch_takes_every_sample_once_in_an_order_of_its_own() {
    // With η = 0 the loss of a batch of one tells which sample it was.
    let still = OptimizerKind::Sgd { eta: 0.0 };
    let sorted = |mut losses: Vec<f64>| {
        losses.sort_by(f64::total_cmp);
        losses
    };
    let plain = updates(&mut trainer(still, 1), 7);
    let mut shuffled = trainer(still, 1).shuffled(9);
    let (first, second) = (updates(&mut shuffled, 7), updates(&mut shuffled, 7));
    assert!(first != plain && second != first);
    assert_eq!(sorted(first.clone()), sorted(plain.clone()));
    assert_eq!(sorted(second), sorted(plain));
    assert_eq!(updates(&mut trainer(still, 1).shuffled(9), 7), first, "the same seed, the same order");
}

#[test]
fn every_order_of_an_epoch_is_equally_likely() {
    // The 24 orders of four samples, one epoch of each seed: 500 of each order, give or take five standard deviations.
    let mut seen = std::collections::BTreeMap::<Vec<usize>, i32>::new();
    for seed in 0..12_000 {
        let still = OptimizerKind::Sgd { eta: 0.0 };
        let trainer = Trainer::new(network(), &[0.0; 8], &[0.0; 4], still, 4).unwrap().shuffled(seed);
        *seen.entry(trainer.upcoming()).or_default() += 1;
    }
    assert_eq!(seen.len(), 24, "{seen:?}");
    assert!(seen.values().all(|times| (times - 500).abs() < 110), "{seen:?}");
}

#[test]
fn the_gradient_is_that_of_the_samples_which_were_upcoming() {
    let mut random = Random::new(31);
    let (xs, ys) = (random.normals(14, 1.0), random.normals(21, 1.0));
    let kinds = [Activation::Tanh; 2];
    let three = Network::initialised(&[2, 4, 3], &kinds, Loss::HalfSquaredError, Initialiser::XavierUniform, 1);
    let plain = Trainer::new(three.unwrap(), &xs, &ys, OptimizerKind::Sgd { eta: 0.3 }, 3).unwrap();
    for mut trainer in [plain.clone(), plain.shuffled(5)] {
        for update in 0..9 {
            let (network, batch) = (trainer.network().clone(), trainer.upcoming());
            assert_eq!(batch.len(), if update % 3 == 2 { 1 } else { 3 });
            trainer.update();
            let twins: Vec<_> = batch
                .iter()
                .map(|&k| Twin::new(&network, &xs[2 * k..2 * k + 2], &ys[3 * k..3 * k + 3]).gradient())
                .collect();
            for l in 0..network.depth() {
                let mean = |i: usize, part: fn(&nn::Gradient, usize) -> &Vec<f64>| {
                    twins.iter().map(|twin| part(twin, l)[i]).sum::<f64>() / batch.len() as f64
                };
                let (dw, db) = trainer.gradient(l);
                assert_eq!((dw.len(), db.len()), (network.weights(l).len(), network.biases(l).len()));
                for (i, g) in dw.iter().enumerate() {
                    assert!((g - mean(i, |twin, l| &twin.dw[l])).abs() < 1e-14, "update {update}, {batch:?}");
                }
                for (i, g) in db.iter().enumerate() {
                    assert!((g - mean(i, |twin, l| &twin.db[l])).abs() < 1e-14, "update {update}, {batch:?}");
                }
            }
        }
    }
}

#[test]
fn penalties_are_the_slopes_they_say_and_leave_biases_alone() {
    let penalty = Penalty { l1: 0.25, l2: 0.5 };
    let mut trainer = trainer(OptimizerKind::Sgd { eta: 0.0 }, 7);
    let loss = trainer.update();
    let plain: Vec<_> = (0..2).map(|l| (trainer.gradient(l).0.to_vec(), trainer.gradient(l).1.to_vec())).collect();
    trainer.set_penalty(penalty).unwrap();
    assert_eq!(trainer.penalty(), penalty);
    assert_eq!(trainer.update(), loss, "the loss is told without it");
    for (l, (dw, db)) in plain.iter().enumerate() {
        assert_eq!((trainer.gradient(l).0.len(), trainer.gradient(l).1), (dw.len(), db.as_slice()));
        for ((ours, g), w) in trainer.gradient(l).0.iter().zip(dw).zip(network().weights(l)) {
            assert_eq!(*ours, g + (0.5 * w + 0.25 * w.signum()));
        }
    }
    for wrong in [-1.0, f64::NAN, f64::INFINITY] {
        let refused = trainer.set_penalty(Penalty { l1: 0.0, l2: wrong }).unwrap_err();
        assert_eq!(refused.field, "penalty.l2");
    }
}

#[test]
fn l1_leaves_a_weight_of_0_where_it_is_and_pulls_its_neighbours_towards_it() {
    let (weights, biases) = (vec![vec![0.0, 0.5, -0.5]], vec![vec![0.0]]);
    let network = Network::new(&[3, 1], &[Activation::Identity], Loss::HalfSquaredError, weights, biases).unwrap();
    // Where the inputs are 0, the loss has no slope by a weight.
    let mut trainer = Trainer::new(network, &[0.0; 3], &[0.0], OptimizerKind::Sgd { eta: 0.5 }, 1).unwrap();
    trainer.set_penalty(Penalty { l1: 0.25, l2: 0.0 }).unwrap();
    trainer.update();
    assert_eq!(trainer.network().weights(0), [0.0, 0.375, -0.375]);
}

#[test]
fn the_trainers_loss_is_that_of_all_samples_now() {
    let (xs, ys) = seven();
    let mut trainer = trainer(OptimizerKind::Sgd { eta: 0.1 }, 3);
    updates(&mut trainer, 4);
    assert_eq!(trainer.loss(), batch_gradient(trainer.network(), &xs, &ys).unwrap().loss);
}
