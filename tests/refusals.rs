//! Bad values are refused by name, and leave everything as it was.

use nn::{
    Activation, Error, Initialiser, Loss, Network, Optimizer, OptimizerKind, Parameter, backward, batch_gradient,
    batch_loss, forward, ledger, loss, train,
};

fn network() -> Network {
    Network::initialised(&[2, 3, 1], &[Activation::Tanh; 2], Loss::HalfSquaredError, Initialiser::Normal(1.0), 1)
        .unwrap()
}

fn sgd() -> Optimizer {
    Optimizer::new(OptimizerKind::Sgd { eta: 0.1 }).unwrap()
}

#[track_caller]
fn refused<T>(result: Result<T, Error>, field: &str) {
    let error = result.err().expect("this should have been refused");
    assert_eq!(error.field, field, "{error}");
    assert!(!error.given.is_empty() && !error.allowed.is_empty());
}

#[test]
fn a_network_of_impossible_shape() {
    let make = |layers: &[usize], activations: &[Activation], loss| {
        Network::initialised(layers, activations, loss, Initialiser::Zeros, 0)
    };
    let (tanh, half) = (Activation::Tanh, Loss::HalfSquaredError);
    refused(make(&[], &[], half), "layers");
    refused(make(&[2], &[], half), "layers");
    refused(make(&[1; 130], &[tanh; 129], half), "layers");
    refused(make(&[0, 1], &[tanh], half), "layers[0]");
    refused(make(&[1025, 1], &[tanh], half), "layers[0]");
    refused(make(&[1, 257, 1], &[tanh; 2], half), "layers[1]");
    refused(make(&[1, 1, 257], &[tanh; 2], half), "layers[2]");
    refused(make(&[1, 1, 1], &[tanh], half), "activations");
    refused(make(&[1, 1, 1], &[Activation::Softmax, tanh], half), "activations[0]");
    refused(make(&[1, 1], &[tanh], Loss::BinaryCrossEntropy), "loss");
    refused(make(&[1, 1], &[Activation::Sigmoid], Loss::CrossEntropy), "loss");
    make(&[1024, 256], &[Activation::Softmax], Loss::CrossEntropy).unwrap();
    make(&[1; 129], &[tanh; 128], half).unwrap();
}

#[test]
fn parameters_that_do_not_fit() {
    let make =
        |weights, biases| Network::new(&[2, 1, 1], &[Activation::Tanh; 2], Loss::HalfSquaredError, weights, biases);
    let (w, b) = (vec![vec![1.0, 2.0], vec![3.0]], vec![vec![1.0], vec![2.0]]);
    make(w.clone(), b.clone()).unwrap();
    refused(make(vec![vec![1.0, 2.0]], b.clone()), "weights");
    refused(make(vec![vec![1.0], vec![3.0]], b.clone()), "weights[0]");
    refused(make(vec![vec![1.0, f64::INFINITY], vec![3.0]], b.clone()), "weights[0][0][1]");
    refused(make(w.clone(), vec![vec![1.0]]), "biases");
    refused(make(w.clone(), vec![vec![1.0], vec![]]), "biases[1]");
    refused(make(w, vec![vec![1.0], vec![f64::NAN]]), "biases[1][0]");
}

#[test]
fn a_hidden_layer_of_one_neuron_is_not_normalised() {
    let make = |layers: &[usize]| {
        let f = vec![Activation::Tanh; layers.len() - 1];
        Network::initialised(layers, &f, Loss::HalfSquaredError, Initialiser::Zeros, 0).unwrap().with_normalised(true)
    };
    refused(make(&[3, 2, 1, 2]), "normalise");
    make(&[3, 2, 2, 1]).unwrap();
    make(&[1, 1]).unwrap();
}

#[test]
fn initialisers_out_of_range() {
    let make = |initialiser| Network::initialised(&[1, 1], &[Activation::Tanh], Loss::HalfSquaredError, initialiser, 0);
    refused(make(Initialiser::Constant(f64::NAN)), "initialiser");
    refused(make(Initialiser::Uniform(-1.0)), "initialiser");
    refused(make(Initialiser::Normal(f64::INFINITY)), "initialiser");
}

#[test]
fn a_parameter_the_network_does_not_have() {
    let mut network = network();
    let before = network.clone();
    let weight = |layer, to, from| Parameter::Weight { layer, to, from };
    let cases = [
        (weight(2, 0, 0), "parameter.layer"),
        (weight(0, 3, 0), "parameter.to"),
        (weight(0, 0, 2), "parameter.from"),
        (Parameter::Bias { layer: 1, to: 1 }, "parameter.to"),
        (Parameter::Bias { layer: usize::MAX, to: 0 }, "parameter.layer"),
    ];
    let gradient = backward(&network, &forward(&network, &[0.0; 2]).unwrap(), &[0.0]).unwrap();
    for (parameter, field) in cases {
        assert_eq!((network.get(parameter), gradient.get(parameter)), (None, None));
        refused(network.set(parameter, 1.0), field);
        refused(ledger(&network, parameter, &[0.0; 2], &[0.0], 10), field);
    }
    refused(network.set(weight(0, 0, 0), f64::NAN), "value");
    assert_eq!(network, before);
}

#[test]
fn samples_that_do_not_fit() {
    let network = network();
    refused(forward(&network, &[1.0]), "x");
    refused(forward(&network, &[1.0, f64::NAN]), "x[1]");
    let trace = forward(&network, &[1.0, 2.0]).unwrap();
    refused(loss(&network, &trace, &[]), "y");
    refused(backward(&network, &trace, &[f64::INFINITY]), "y[0]");
    let mut short = trace.clone();
    short.z[0].pop();
    refused(backward(&network, &short, &[1.0]), "trace");
    short = trace;
    short.o.pop();
    refused(loss(&network, &short, &[1.0]), "trace");
    refused(batch_gradient(&network, &[], &[]), "xs");
    refused(batch_gradient(&network, &[1.0; 3], &[1.0]), "xs");
    refused(batch_gradient(&network, &[1.0; 4], &[1.0]), "ys");
    refused(batch_gradient(&network, &[1.0, 1.0, 1.0, f64::NAN], &[1.0; 2]), "xs[1][1]");
    refused(batch_gradient(&network, &[1.0; 4], &[1.0, f64::NAN]), "ys[1][0]");
}

#[test]
fn a_number_that_is_not_finite_is_named_wherever_it_stands_among_many() {
    let mut network = network();
    let before = network.clone();
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        for k in 0..42 {
            let (mut xs, mut ys) = ([-f64::MAX; 42], [0.0; 21]);
            xs[k] = bad;
            refused(train(&mut network, &xs, &ys, &mut sgd(), 1, 3), &format!("xs[{}][{}]", k / 2, k % 2));
            ys[k / 2] = bad;
            refused(batch_loss(&network, &[-0.0; 42], &ys), &format!("ys[{}][0]", k / 2));
        }
    }
    assert_eq!(network, before);
    assert!(batch_loss(&network, &[f64::MAX; 42], &[5e-324; 21]).is_ok(), "large and small ones are numbers");
}

/// Layers that the kernel moves as it goes.
fn wide() -> Network {
    Network::initialised(&[1, 12, 1], &[Activation::Tanh; 2], Loss::HalfSquaredError, Initialiser::Zeros, 0).unwrap()
}

#[test]
fn training_that_cannot_begin_moves_nothing() {
    let mut network = network();
    let before = network.clone();
    let (xs, ys) = ([1.0; 4], [1.0; 2]);
    refused(train(&mut network, &xs, &ys, &mut sgd(), 10, 0), "batch");
    refused(train(&mut network, &xs, &ys, &mut sgd(), usize::MAX, 1), "steps");
    refused(train(&mut network, &xs, &ys[..1], &mut sgd(), 10, 1), "ys");
    let mut used = sgd();
    let mut other =
        Network::initialised(&[1, 1], &[Activation::Tanh], Loss::HalfSquaredError, Initialiser::Zeros, 0).unwrap();
    used.step(&mut other, &[vec![0.0]], &[vec![0.0]]).unwrap();
    refused(train(&mut network, &xs, &ys, &mut used, 10, 1), "network");
    let (mut used, mut wide) = (sgd(), wide());
    train(&mut wide, &[1.0; 9], &[1.0; 9], &mut used, 1, 9).unwrap();
    refused(train(&mut network, &xs, &ys, &mut used, 10, 1), "network");
    refused(sgd().step(&mut network, &[vec![0.0]], &[vec![0.0]]), "dw");
    refused(sgd().step(&mut network, &[vec![0.0; 6], vec![0.0; 3]], &[vec![0.0; 3]]), "db");
    assert_eq!(network, before);
}

#[test]
fn optimizers_out_of_range() {
    let nan = f64::NAN;
    for eta in [-0.1, nan, f64::INFINITY] {
        refused(Optimizer::new(OptimizerKind::Sgd { eta }), "optimizer.eta");
        refused(sgd().set_eta(eta), "optimizer.eta");
    }
    for share in [-0.1, 1.0, nan] {
        refused(Optimizer::new(OptimizerKind::Momentum { eta: 0.1, momentum: share }), "optimizer.momentum");
        refused(Optimizer::new(OptimizerKind::Nesterov { eta: 0.1, momentum: share }), "optimizer.momentum");
        refused(Optimizer::new(OptimizerKind::Rmsprop { eta: 0.1, alpha: share }), "optimizer.alpha");
        refused(Optimizer::new(OptimizerKind::Adam { eta: 0.1, beta1: share, beta2: 0.9 }), "optimizer.beta1");
        refused(Optimizer::new(OptimizerKind::Adam { eta: 0.1, beta1: 0.9, beta2: share }), "optimizer.beta2");
    }
    for name in OptimizerKind::NAMES {
        Optimizer::new(OptimizerKind::from_name(name).unwrap()).unwrap();
    }
}
