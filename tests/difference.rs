//! The check by forward passes alone: never called a disagreement where the gradient is right, and called one where it is wrong.

use nn::{Activation, Initialiser, Loss, Network, Parameter, Verdict, backward, difference, forward};
use tests::checks::{GradientFn, nn_gradient};
use tests::samples::Random;
use tests::wrong;

/// Networks that are hard on differences: weights up to `largest`, many layers, saturated and steep.
fn hard(random: &mut Random, deepest: usize, largest: f64) -> (Network, Vec<f64>, Vec<f64>) {
    let depth = 1 + random.below(deepest);
    let widest = 1 + random.below(4);
    let layers: Vec<usize> = (0..=depth).map(|_| 1 + random.below(widest)).collect();
    let loss = Loss::ALL[random.below(6)];
    let own = Activation::ALL[random.below(9)];
    let mixed = random.below(2) == 0;
    let f = |random: &mut Random| if mixed { Activation::ALL[random.below(9)] } else { own };
    let mut activations: Vec<Activation> = (0..depth).map(|_| f(random)).collect();
    activations[depth - 1] = loss.required_output().unwrap_or(Activation::ALL[random.below(10)]);
    // Whole numbers hit kinks; sizes from small to `largest`.
    let size = largest.powf(random.0.uniform()) * 10.0_f64.powf(-random.0.uniform());
    let whole = random.below(4) == 0;
    let number = |random: &mut Random| {
        let x = (2.0 * random.0.uniform() - 1.0) * size;
        if whole { x.round() } else { x }
    };
    let mut list = |count: usize| -> Vec<f64> { (0..count).map(|_| number(random)).collect() };
    let weights = layers.windows(2).map(|pair| list(pair[0] * pair[1])).collect();
    let biases = layers[1..].iter().map(|&width| list(width)).collect();
    let network = Network::new(&layers, &activations, loss, weights, biases).unwrap();
    let (x, y) = (random.normals(layers[0], 1.0), (0..layers[depth]).map(|_| random.0.uniform()).collect());
    (network, if whole { x.iter().map(|x: &f64| x.round()).collect() } else { x }, y)
}

/// How often each verdict falls, of up to three parameters of each network.
fn verdicts(seed: u64, networks: usize, deepest: usize, largest: f64) -> [usize; 4] {
    let (mut random, mut counts) = (Random::new(seed), [0; 4]);
    for _ in 0..networks {
        let (network, x, y) = hard(&mut random, deepest, largest);
        let trace = forward(&network, &x).unwrap();
        let gradient = backward(&network, &trace, &y).unwrap();
        for _ in 0..3 {
            let p = network.parameters().nth(random.below(network.parameter_count())).unwrap();
            let (slope, found) = (gradient.get(p).unwrap(), difference(&network, p, &x, &y).unwrap());
            let verdict = found.verdict(slope);
            assert_ne!(verdict, Verdict::Disagrees, "{p:?}: {slope:e} and {found:?}\n{network:?}\n{x:?} {y:?}");
            counts[verdict as usize] += 1;
        }
    }
    println!("agree, kink, unclear: {counts:?}");
    counts
}

#[test]
fn right_gradients_are_never_called_a_disagreement_with_weights_up_to_1000_and_128_layers() {
    let [agree, kink, ..] = verdicts(60, 6_000, 6, 1000.0);
    assert!(agree > 12_000 && kink > 30);
    verdicts(61, 1_500, 128, 1000.0);
    let [agree, ..] = verdicts(62, 3_000, 128, 3.0);
    assert!(agree > 6_000);
}

#[test]
fn wrong_formulas_are_called_a_disagreement() {
    let all: [GradientFn; 3] = [&wrong::slope_dropped, &wrong::one_path_only, &wrong::bias_once_per_weight];
    for formula in all {
        let (mut random, mut differ, mut called) = (Random::new(63), 0, 0);
        for _ in 0..300 {
            let (network, x, y) = random.sample_of(2..=5, 4);
            let (right, wrong) = (nn_gradient(&network, &x, &y), formula(&network, &x, &y));
            for p in network.parameters() {
                let (right, wrong) = (right.get(p).unwrap(), wrong.get(p).unwrap());
                if (right - wrong).abs() <= 1e-6 * right.abs().max(wrong.abs()) + 1e-7 {
                    continue;
                }
                let verdict = difference(&network, p, &x, &y).unwrap().verdict(wrong);
                differ += 1;
                called += usize::from(verdict == Verdict::Disagrees);
            }
        }
        println!("{called} of {differ}");
        assert!(differ > 500 && called == differ, "{called} of {differ}");
    }
}

#[test]
fn the_published_chain_of_large_weights_reads_its_published_slope() {
    let weights = vec![vec![100.0]; 4];
    let biases = vec![vec![-100.0], vec![-50.0], vec![-50.0], vec![-50.0]];
    let chain = Network::new(&[1; 5], &[Activation::Sigmoid; 4], Loss::HalfSquaredError, weights, biases).unwrap();
    for p in [Parameter::Weight { layer: 0, to: 0, from: 0 }, Parameter::Bias { layer: 0, to: 0 }] {
        let found = difference(&chain, p, &[1.0], &[-0.5]).unwrap();
        assert_eq!(format!("{:.2}", found.value), "3906.25", "{found:?}");
        assert!(found.uncertainty < 0.1 && found.verdict(3906.25) == Verdict::Agrees, "{found:?}");
        assert_eq!(found.verdict(825.558), Verdict::Disagrees);
    }
}

#[test]
fn at_a_kink_there_are_two_slopes() {
    // o = relu(w·1 + b) with z = 0, and L = −o as 0·… : slope 0 from the left, −1 from the right.
    let (f, weights) = ([Activation::Relu, Activation::Identity], vec![vec![2.0], vec![-1.0]]);
    let network = Network::new(&[1, 1, 1], &f, Loss::Output, weights, vec![vec![-2.0], vec![0.0]]).unwrap();
    let w1 = Parameter::Weight { layer: 0, to: 0, from: 0 };
    let found = difference(&network, w1, &[1.0], &[0.0]).unwrap();
    let (left, right) = found.kink.unwrap();
    assert!(left.abs() < 1e-9 && (right + 1.0).abs() < 1e-9, "{found:?}");
    assert_eq!(found.verdict(0.0), Verdict::Kink);
    // The weight above the kink moves nothing over it.
    let w2 = Parameter::Weight { layer: 1, to: 0, from: 0 };
    let found = difference(&network, w2, &[1.0], &[0.0]).unwrap();
    assert_eq!((found.kink, found.verdict(0.0)), (None, Verdict::Agrees));
    // Beside the kink there is one slope.
    let mut beside = network;
    beside.set(Parameter::Bias { layer: 0, to: 0 }, -2.0 + 1e-9).unwrap();
    let found = difference(&beside, w1, &[1.0], &[0.0]).unwrap();
    assert_eq!((found.kink, found.verdict(-1.0), found.verdict(0.0)), (None, Verdict::Agrees, Verdict::Disagrees));
}

#[test]
fn a_bend_too_sharp_for_16_digits_is_unclear() {
    let f = vec![Activation::Tanh; 40];
    let mut network = Network::initialised(&[1; 41], &f, Loss::Output, Initialiser::Constant(1000.0), 1).unwrap();
    network.set(Parameter::Weight { layer: 0, to: 0, from: 0 }, 0.0).unwrap();
    let found = difference(&network, Parameter::Weight { layer: 0, to: 0, from: 0 }, &[1.0], &[0.0]).unwrap();
    assert_eq!(found.verdict(1000.0_f64.powi(39)), Verdict::Unclear, "{found:?}");
}
