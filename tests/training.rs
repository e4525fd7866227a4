//! How training walks its samples.

use nn::{Activation, Initialiser, Loss, Network, Optimizer, OptimizerKind, backward, batch_gradient, forward, train};
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
fn a_batch_of_one_is_backward_to_the_last_bit() {
    let mut random = Random::new(22);
    for _ in 0..500 {
        let (network, x, y) = random.sample();
        let one = backward(&network, &forward(&network, &x).unwrap(), &y).unwrap();
        let batch = batch_gradient(&network, &x, &y).unwrap();
        assert_eq!((one.dw, one.db), (batch.dw, batch.db));
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
