//! Matt Mazur's worked example, which half the courses on backpropagation retell.
//! <https://mattmazur.com/2015/03/17/a-step-by-step-backpropagation-example/>

use nn::{Activation, Loss, Network, Optimizer, OptimizerKind, forward, loss, parameter_by_name, train};

fn network() -> Network {
    let weights = vec![vec![0.15, 0.20, 0.25, 0.30], vec![0.40, 0.45, 0.50, 0.55]];
    let biases = vec![vec![0.35, 0.35], vec![0.60, 0.60]];
    Network::new(&[2, 2, 2], &[Activation::Sigmoid; 2], Loss::HalfSquaredError, weights, biases).unwrap()
}

const X: [f64; 2] = [0.05, 0.10];
const Y: [f64; 2] = [0.01, 0.99];

#[test]
fn forward_pass_is_the_published_one() {
    let trace = forward(&network(), &X).unwrap();
    assert!((trace.o[0][0] - 0.593269992).abs() < 1e-9);
    assert!((trace.o[0][1] - 0.596884378).abs() < 1e-9);
    assert!((trace.output()[0] - 0.75136507).abs() < 1e-8);
    assert!((trace.output()[1] - 0.772928465).abs() < 1e-9);
    assert!((loss(&network(), &trace, &Y).unwrap() - 0.298371109).abs() < 1e-9);
}

#[test]
fn weights_after_one_step_are_the_published_ones() {
    let mut network = network();
    let mut optimizer = Optimizer::new(OptimizerKind::Sgd { eta: 0.5 }).unwrap();
    let losses = train(&mut network, &X, &Y, &mut optimizer, 1, 1).unwrap();
    assert!((losses[0] - 0.298371109).abs() < 1e-9);
    let published = [
        ("w1", 0.149780716),
        ("w2", 0.19956143),
        ("w3", 0.24975114),
        ("w4", 0.29950229),
        ("w5", 0.35891648),
        ("w6", 0.408666186),
        ("w7", 0.511301270),
        ("w8", 0.561370121),
    ];
    for (name, value) in published {
        let ours = network.get(parameter_by_name(&network, name).unwrap()).unwrap();
        assert!((ours - value).abs() < 1e-8, "{name}: {ours}, published {value}");
    }
}

#[test]
fn loss_after_10_000_steps_is_the_published_one() {
    // He keeps the biases where they are; the optimizer moves them, so they are put back after each step. What he prints is
    // the loss a step or two earlier, which differs in the fourth digit.
    let mut network = network();
    let mut optimizer = Optimizer::new(OptimizerKind::Sgd { eta: 0.5 }).unwrap();
    for _ in 0..10_000 {
        train(&mut network, &X, &Y, &mut optimizer, 1, 1).unwrap();
        network.biases_mut(0).fill(0.35);
        network.biases_mut(1).fill(0.60);
    }
    let after = loss(&network, &forward(&network, &X).unwrap(), &Y).unwrap();
    assert!((after - 0.0000351085).abs() < 1e-8, "{after}");
}
