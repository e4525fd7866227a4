//! The batch kernel against the readable reference, `forward` and `backward` on one sample after the other.

use nn::{
    Activation, BatchGradient, Loss, Network, Optimizer, OptimizerKind, backward, batch_gradient, batch_loss, forward,
    loss, train,
};
use tests::checks::Worst;
use tests::samples::Random;

/// The mean loss and gradient, one sample at a time.
fn reference(network: &Network, xs: &[f64], ys: &[f64]) -> BatchGradient {
    let rows = xs.chunks_exact(network.input_width()).zip(ys.chunks_exact(network.output_width()));
    let count = rows.len() as f64;
    let mut sum: Option<BatchGradient> = None;
    for (x, y) in rows {
        let trace = forward(network, x).unwrap();
        let (loss, gradient) = (loss(network, &trace, y).unwrap() / count, backward(network, &trace, y).unwrap());
        let sum = sum.get_or_insert_with(|| BatchGradient {
            loss: 0.0,
            dw: gradient.dw.iter().map(|layer| vec![0.0; layer.len()]).collect(),
            db: gradient.db.iter().map(|layer| vec![0.0; layer.len()]).collect(),
        });
        sum.loss += loss;
        let own = gradient.dw.iter().chain(&gradient.db).flatten();
        for (sum, g) in sum.dw.iter_mut().chain(&mut sum.db).flatten().zip(own) {
            *sum += g / count;
        }
    }
    sum.unwrap()
}

fn agrees(worst: &mut Worst, name: &str, network: &Network, xs: &[f64], ys: &[f64]) {
    let (ours, theirs) = (batch_gradient(network, xs, ys).unwrap(), reference(network, xs, ys));
    worst.layers(&format!("{name}: loss"), &[vec![ours.loss]], &[vec![theirs.loss]]).unwrap();
    worst.layers(&format!("{name}: dw"), &ours.dw, &theirs.dw).unwrap();
    worst.layers(&format!("{name}: db"), &ours.db, &theirs.db).unwrap();
    assert_eq!(batch_loss(network, xs, ys).unwrap(), ours.loss, "{name}: the loss alone");
}

/// Relative to the layer's largest entry; sums over samples may cancel, and then only what they sum up keeps its digits.
fn within() -> Worst {
    Worst { floor: 1e-3, ..Worst::new(2e-13) }
}

/// Networks of this shape with every activation below and every loss (and output) it may have.
fn every_kind(layers: &[usize], random: &mut Random) -> Vec<(String, Network)> {
    let mut all = Vec::new();
    for hidden in Activation::ALL.into_iter().take(9) {
        for loss in Loss::ALL {
            for output in Activation::ALL {
                if loss.required_output().is_some_and(|required| required != output) {
                    continue;
                }
                let mut activations = vec![hidden; layers.len() - 1];
                activations[layers.len() - 2] = output;
                let weights =
                    layers.windows(2).map(|pair| random.normals(pair[0] * pair[1], 1.5 / (pair[0] as f64).sqrt()));
                let weights = weights.collect();
                let biases = layers[1..].iter().map(|&width| random.normals(width, 0.5)).collect();
                let network = Network::new(layers, &activations, loss, weights, biases).unwrap();
                all.push((format!("{hidden:?} {output:?} {loss:?} {layers:?}"), network));
            }
        }
    }
    all
}

/// Targets that every loss can take.
fn samples(network: &Network, count: usize, random: &mut Random) -> (Vec<f64>, Vec<f64>) {
    let ys = (0..count * network.output_width()).map(|_| random.0.uniform()).collect();
    (random.normals(count * network.input_width(), 1.0), ys)
}

#[test]
fn every_activation_and_loss_agrees_with_the_reference_at_every_batch_size() {
    let (mut random, mut worst) = (Random::new(40), within());
    for layers in [&[2, 3, 1][..], &[1, 1, 1], &[3, 8, 5, 4], &[5, 9, 17, 6], &[11, 12, 3]] {
        for (name, network) in every_kind(layers, &mut random) {
            for count in [1, 2, 3, 4, 5, 10, 63, 64, 65, 131] {
                let (xs, ys) = samples(&network, count, &mut random);
                agrees(&mut worst, &format!("{name}, {count} samples"), &network, &xs, &ys);
            }
        }
    }
    println!("worst error {:e}", worst.error);
}

#[test]
fn random_networks_agree_with_the_reference() {
    let (mut random, mut worst) = (Random::new(41), within());
    for k in 0..3_000 {
        let (network, x, y) = random.sample();
        agrees(&mut worst, &format!("network {k}"), &network, &x, &y);
    }
    println!("worst error {:e}", worst.error);
}

#[test]
fn saturated_neurons_agree_with_the_reference() {
    let (mut random, mut worst) = (Random::new(42), within());
    worst.floor = 1e-300;
    for f in Activation::ALL.into_iter().take(9) {
        for x in [0.0, -0.0, 1e-300, 1e-9, 0.3, 5.0, 18.0, 25.0, 36.0, 40.0, 200.0, 340.0] {
            for x in [x, -x] {
                let network = Network::new(&[1, 1], &[f], Loss::HalfSquaredError, vec![vec![1.0]], vec![vec![0.0]]);
                // The tail of gelu's slope is a difference; in the reference, z² in its exponential is rounded.
                if f == Activation::Gelu && x < -5.0 {
                    continue;
                }
                agrees(&mut worst, &format!("{f:?} at {x}"), &network.unwrap(), &[x, x, x], &[0.3, 0.3, 0.3]);
            }
        }
    }
    for loss in [Loss::BinaryCrossEntropy, Loss::CrossEntropy] {
        let output = loss.required_output().unwrap();
        for size in [1.0, 30.0, 100.0, 700.0] {
            let network = Network::new(&[3, 3], &[output], loss, vec![random.normals(9, size)], vec![vec![0.0; 3]]);
            let xs = random.normals(15, 1.0);
            agrees(&mut worst, &format!("{loss:?} at {size}"), &network.unwrap(), &xs, &[1.0, 0.0, 0.0].repeat(5));
        }
    }
    println!("worst error {:e}", worst.error);
}

#[test]
fn a_diverged_network_stays_so_and_no_sample_that_is_not_there_shows() {
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        for f in Activation::ALL.into_iter().take(9) {
            for count in [1, 3, 5] {
                let mut network =
                    Network::initialised(&[2, 9, 2], &[f; 2], Loss::HalfSquaredError, nn::Initialiser::HeNormal, 5)
                        .unwrap();
                network.weights_mut(1)[3] = bad;
                let xs: Vec<f64> = (0..2 * count).map(|k| 0.1 * k as f64 + 0.2).collect();
                let ys = vec![0.5; 2 * count];
                let (ours, theirs) = (batch_gradient(&network, &xs, &ys).unwrap(), reference(&network, &xs, &ys));
                let name = format!("{bad} {f:?} {count}");
                assert_eq!(ours.loss.is_finite(), theirs.loss.is_finite(), "{name}: {} {}", ours.loss, theirs.loss);
                let all = |g: &BatchGradient| g.dw.iter().chain(&g.db).flatten().copied().collect::<Vec<f64>>();
                for (ours, theirs) in all(&ours).into_iter().zip(all(&theirs)) {
                    assert_eq!(ours.is_finite(), theirs.is_finite(), "{name}: {ours} {theirs}");
                }
            }
        }
    }
}

#[test]
fn every_optimizer_agrees_with_the_reference_over_a_run() {
    let mut random = Random::new(43);
    let mut worst = Worst::new(1e-9);
    for name in OptimizerKind::NAMES {
        for layers in [&[2, 4, 2, 1][..], &[3, 16, 10, 2]] {
            let mut kind = OptimizerKind::from_name(name).unwrap();
            if let OptimizerKind::Momentum { momentum, .. } | OptimizerKind::Nesterov { momentum, .. } = &mut kind {
                *momentum = 0.9;
            }
            let activations = vec![Activation::Tanh; layers.len() - 1];
            let start = Network::initialised(
                layers,
                &activations,
                Loss::HalfSquaredError,
                nn::Initialiser::XavierNormal,
                random.below(1000) as u64,
            )
            .unwrap();
            let (xs, ys) = samples(&start, 23, &mut random);
            let (mut ours, mut theirs) = (start.clone(), start);
            let losses = train(&mut ours, &xs, &ys, &mut Optimizer::new(kind).unwrap(), 60, 5).unwrap();
            let mut optimizer = Optimizer::new(kind).unwrap();
            let (inputs, outputs) = (layers[0], layers[layers.len() - 1]);
            let expected: Vec<f64> = (0..60)
                .map(|k| {
                    let (from, to) = (5 * (k % 5), 23.min(5 * (k % 5) + 5)); // 5, 5, 5, 5 and the 3 that are left
                    let (xs, ys) = (&xs[from * inputs..to * inputs], &ys[from * outputs..to * outputs]);
                    let gradient = reference(&theirs, xs, ys);
                    optimizer.step(&mut theirs, &gradient.dw, &gradient.db).unwrap();
                    gradient.loss
                })
                .collect();
            worst.layers(name, &[losses], &[expected]).unwrap();
            for l in 0..ours.depth() {
                worst.layers(name, &[ours.weights(l).to_vec()], &[theirs.weights(l).to_vec()]).unwrap();
                worst.layers(name, &[ours.biases(l).to_vec()], &[theirs.biases(l).to_vec()]).unwrap();
            }
        }
    }
    println!("worst error {:e}", worst.error);
}

/// The bounds that `nn::maps` promises. Weights are of size 1.5/√fan-in, as `every_kind` draws them.
#[test]
fn maps_show_what_forward_computes() {
    let mut random = Random::new(44);
    for (layers, bound) in [(&[2, 5, 3][..], 1e-6), (&[2, 8, 8, 8, 8, 8, 8, 8, 8, 1], 3e-5)] {
        let mut worst = 0.0_f64;
        for (name, network) in every_kind(layers, &mut random) {
            for (width, height) in [(1, 1), (7, 3), (13, 11)] {
                let error = map_error(&network, width, height);
                assert!(error < bound, "{name}: off by {error:e}");
                worst = worst.max(error);
            }
        }
        println!("worst error {worst:e} in {layers:?}");
    }
}

/// The largest error of the maps, relative to 1 + |o|.
fn map_error(network: &Network, width: usize, height: usize) -> f64 {
    let grid = nn::Grid { width, height, x: (-3.0, 2.0), y: (1.0, -1.5) };
    let maps = nn::maps(network, &grid).unwrap();
    let neurons: usize = network.layers()[1..].iter().sum();
    assert_eq!(maps.len(), neurons * width * height);
    let of = nn::maps_of(network, &grid, |x, y, inputs| inputs.copy_from_slice(&[x, y])).unwrap();
    assert_eq!(of, maps);
    let mut worst = 0.0_f64;
    for k in 0..width * height {
        let x = -3.0 + 5.0 * ((k % width) as f64 + 0.5) / width as f64;
        let y = 1.0 - 2.5 * ((k / width) as f64 + 0.5) / height as f64;
        let trace = forward(network, &[x, y]).unwrap();
        for (map, &o) in maps.chunks_exact(width * height).zip(trace.o.iter().flatten()) {
            let error = (f64::from(map[k]) - o).abs() / (1.0 + o.abs());
            assert!(!error.is_nan());
            worst = worst.max(error);
        }
    }
    worst
}

#[test]
fn maps_refuse_by_name() {
    let network = |inputs| {
        Network::initialised(&[inputs, 1], &[Activation::Tanh], Loss::HalfSquaredError, nn::Initialiser::HeNormal, 1)
            .unwrap()
    };
    let grid = nn::Grid { width: 10, height: 10, x: (-1.0, 1.0), y: (-1.0, 1.0) };
    let field = |inputs, grid| nn::maps(&network(inputs), &grid).unwrap_err().field;
    assert_eq!(field(3, grid), "network");
    assert_eq!(field(2, nn::Grid { width: 0, ..grid }), "width");
    assert_eq!(field(2, nn::Grid { height: 5000, ..grid }), "height");
    assert_eq!(field(2, nn::Grid { x: (0.0, f64::NAN), ..grid }), "x[1]");
    assert_eq!(field(2, nn::Grid { y: (f64::INFINITY, 0.0), ..grid }), "y[0]");
}

#[test]
fn a_chain_of_single_neurons_agrees_with_the_reference() {
    // Errors of the slopes add up over 32 factors.
    let (mut random, mut worst) = (Random::new(45), Worst { floor: 1e-9, ..Worst::new(2e-12) });
    for layers in [vec![1; 33], vec![2, 1, 1, 1, 3], vec![1, 1, 1, 4, 1, 1]] {
        for (name, network) in every_kind(&layers, &mut random) {
            for count in [1, 2, 3] {
                let (xs, ys) = samples(&network, count, &mut random);
                agrees(&mut worst, &format!("{name}, {count} samples"), &network, &xs, &ys);
            }
        }
    }
}
