//! The path ledger against backpropagation, differences, a naive walk over all paths, and brute force.

use nn::{
    Activation, Initialiser, Ledger, Loss, MAX_FACTORS, Network, Parameter, Verdict, difference, ledger,
    parameter_by_name, parameter_name,
};
use tests::naive::Twin;
use tests::samples::Random;

/// |a − b| ≤ 1e-12 of the sum of the magnitudes that were added.
fn close(a: f64, b: f64, scale: f64) -> bool {
    (a - b).abs() <= 1e-12 * scale + 1e-300
}

/// Where a difference may straddle a kink.
const KINKED: [Activation; 3] = [Activation::Relu, Activation::LeakyRelu, Activation::Elu];

fn magnitude(ledger: &Ledger) -> f64 {
    ledger.paths.iter().map(|path| path.product.abs()).sum()
}

fn any_parameter(random: &mut Random, network: &Network) -> Parameter {
    let k = random.below(network.parameter_count());
    network.parameters().nth(k).unwrap()
}

#[test]
fn sum_over_all_paths_is_what_backpropagation_and_differences_give() {
    let mut random = Random::new(10);
    for _ in 0..3_000 {
        let (network, x, y) = random.sample_of(1..=5, 5);
        let p = any_parameter(&mut random, &network);
        let ledger = ledger(&network, p, &x, &y, 1_000_000).unwrap();
        assert_eq!(ledger.total_paths(), Some(ledger.paths.len() as u128));
        assert_eq!((ledger.shown_sum, ledger.remainder), (ledger.sum, 0.0));
        assert!(close(ledger.sum, ledger.backprop, magnitude(&ledger)), "{network:?} {ledger:?}");
        let kinked = network.activations().iter().any(|&f| KINKED.contains(&f));
        let found = difference(&network, p, &x, &y).unwrap();
        let difference = (found.value - ledger.backprop).abs();
        assert!(kinked || difference <= 1e-8 * (10.0 + ledger.backprop.abs()), "{network:?} {ledger:?}");
        assert!(kinked || found.uncertainty <= 1e-7 * (10.0 + ledger.backprop.abs()), "{network:?} {ledger:?}");
        let verdict = found.verdict(ledger.backprop);
        assert!(verdict == Verdict::Agrees || kinked && verdict == Verdict::Kink, "{network:?} {ledger:?}");
    }
}

#[test]
fn every_path_is_the_naive_walks() {
    let mut random = Random::new(11);
    for _ in 0..3_000 {
        let (network, x, y) = random.sample_of(1..=5, 4);
        let p = any_parameter(&mut random, &network);
        let ledger = ledger(&network, p, &x, &y, 1_000_000).unwrap();
        let naive = Twin::new(&network, &x, &y).products(&network, p);
        assert_eq!(ledger.paths.len(), naive.len());
        let scale = magnitude(&ledger);
        // How often o − y stands in ∂L/∂o, with what the twin loses there.
        let times = network.loss().square_factor(network.output_width()).map_or(1.0, |factor| 2.0 * factor);
        for (path, product) in ledger.paths.iter().zip(&naive) {
            // The twin loses digits in saturated outputs, and 1e-16 where the truth is 0.
            assert!(
                (path.product - product).abs() <= 1e-9 * scale + 1e-15 * times.max(1.0),
                "{network:?} {path:?} {product:e}"
            );
            let factors: f64 = path.factors.iter().map(|factor| factor.value).product();
            assert_eq!(factors, path.product);
            assert_eq!((path.factors.len(), path.units[0]), (network.depth() - p.layer() + 1, p.to()));
        }
    }
}

#[test]
fn paths_through_residual_connections_sum_to_the_gradient_too() {
    let mut random = Random::new(14);
    let mut joined = 0;
    for _ in 0..1_000 {
        let (network, x, y) = random.remedied();
        let p = any_parameter(&mut random, &network);
        if network.normalised() {
            let error = ledger(&network, p, &x, &y, 1_000_000).unwrap_err();
            assert_eq!((error.field.as_str(), error.given.as_str()), ("network", "one with normalise"));
            continue;
        }
        joined += 1;
        let all = ledger(&network, p, &x, &y, 1_000_000).unwrap();
        assert!(close(all.sum, all.backprop, magnitude(&all)), "{network:?} {all:?}");
        // Forward mode gives the same where not all are listed.
        let some = ledger(&network, p, &x, &y, 1).unwrap();
        assert!(close(some.sum, all.backprop, magnitude(&all)), "{network:?} {some:?}");
    }
    assert!(joined > 200);
}

#[test]
fn below_the_limit_the_largest_paths_are_shown_in_descending_order() {
    let mut random = Random::new(12);
    let mut cut = 0;
    for _ in 0..3_000 {
        let (network, x, y) = random.sample_of(3..=5, 5);
        let p = any_parameter(&mut random, &network);
        let all = ledger(&network, p, &x, &y, 1_000_000).unwrap();
        let limit = 1 + random.below(all.paths.len().min(60));
        let some = ledger(&network, p, &x, &y, limit).unwrap();
        if limit >= all.paths.len() {
            continue;
        }
        cut += 1;
        let mut brute: Vec<f64> = all.paths.iter().map(|path| path.product.abs()).collect();
        brute.sort_by(|a, b| b.total_cmp(a));
        assert_eq!(some.paths.len(), limit);
        assert_eq!(some.total_paths(), Some(all.paths.len() as u128));
        for (path, expected) in some.paths.iter().zip(&brute) {
            assert!(
                close(path.product.abs(), *expected, *expected),
                "{network:?} limit {limit}: {path:?} for {expected:e}"
            );
        }
        assert!(some.paths.windows(2).all(|pair| pair[0].product.abs() >= pair[1].product.abs()));
        let mut units: Vec<_> = some.paths.iter().map(|path| &path.units).collect();
        units.sort();
        units.dedup();
        assert_eq!(units.len(), limit, "a path is listed twice");
        let scale = magnitude(&all);
        assert!(close(some.sum, all.sum, scale) && close(some.shown_sum + some.remainder, all.sum, scale));
        assert_eq!(some.backprop, all.backprop);
    }
    assert!(cut > 1_500, "only {cut} cases had more paths than the limit");
}

#[test]
fn paths_through_dead_neurons_come_last_and_are_still_counted() {
    // One of three relu neurons is dead in each of the two middle layers: 2 × 2 of 3 × 3 paths are alive.
    let weights = vec![vec![1.0], vec![1.0, -1.0, 2.0], vec![0.5; 9], vec![1.0, 2.0, 3.0]];
    let biases = vec![vec![0.0], vec![0.0; 3], vec![0.0, -100.0, 0.0], vec![0.0]];
    let network =
        Network::new(&[1, 1, 3, 3, 1], &[Activation::Relu; 4], Loss::HalfSquaredError, weights, biases).unwrap();
    let w1 = parameter_by_name(&network, "w1").unwrap();
    let all = ledger(&network, w1, &[1.0], &[0.0], 100).unwrap();
    let alive = all.paths.iter().filter(|path| path.product != 0.0).count();
    assert_eq!((all.paths.len(), alive), (9, 4));
    for limit in 1..9 {
        let some = ledger(&network, w1, &[1.0], &[0.0], limit).unwrap();
        assert_eq!(some.paths.len(), limit);
        assert_eq!(some.paths.iter().filter(|path| path.product != 0.0).count(), limit.min(4));
    }
}

#[test]
fn seventy_sextillion_paths_are_not_walked() {
    // 16¹⁹ paths: this test finishes only if they are not.
    let layers = [16; 21];
    let network =
        Network::initialised(&layers, &[Activation::Tanh; 20], Loss::HalfSquaredError, Initialiser::XavierNormal, 1)
            .unwrap();
    let p = Parameter::Weight { layer: 0, to: 3, from: 2 };
    let ledger = ledger(&network, p, &[0.3; 16], &[0.5; 16], 1000).unwrap();
    assert_eq!(ledger.paths.len(), 1000);
    assert_eq!(ledger.total_paths(), Some(16_u128.pow(19)));
    assert!((ledger.sum - ledger.backprop).abs() <= 1e-10 * ledger.backprop.abs());
    assert_eq!(ledger.remainder, ledger.sum - ledger.shown_sum);
}

#[test]
fn the_deepest_and_widest_network_answers_too() {
    let layers = [256; 129];
    let f = [Activation::Tanh; 128];
    let network = Network::initialised(&layers, &f, Loss::HalfSquaredError, Initialiser::XavierNormal, 1).unwrap();
    let p = Parameter::Bias { layer: 0, to: 255 };
    let ledger = ledger(&network, p, &[0.1; 256], &[0.5; 256], 10).unwrap();
    assert_eq!((ledger.paths.len(), ledger.total_paths()), (10, None));
    assert_eq!(ledger.branching, [256; 127]);
    // Forward and reverse mode, each through 127 layers: their rounding adds up.
    assert!((ledger.sum - ledger.backprop).abs() <= 1e-9 * ledger.backprop.abs(), "{} {}", ledger.sum, ledger.backprop);
}

#[test]
fn factors_are_named_as_in_the_notes() {
    let sigmoid = [Activation::Sigmoid; 3];
    let make = |layers: &[usize], loss, f: &[Activation]| {
        Network::initialised(layers, f, loss, Initialiser::Normal(1.0), 1).unwrap()
    };
    let names = |network: &Network, name: &str, y: &[f64]| -> Vec<String> {
        let x = vec![0.5; network.input_width()];
        let rows = ledger(network, parameter_by_name(network, name).unwrap(), &x, y, 100).unwrap().paths;
        rows.iter().map(|row| row.factors.iter().map(|f| f.name(network)).collect::<Vec<_>>().join(" · ")).collect()
    };

    let b = make(&[2, 2, 2, 1], Loss::HalfSquaredError, &sigmoid);
    assert_eq!(
        names(&b, "w1", &[1.0]),
        ["∂L/∂o5 · ∂o5/∂o3 · ∂o3/∂o1 · ∂o1/∂w1", "∂L/∂o5 · ∂o5/∂o4 · ∂o4/∂o1 · ∂o1/∂w1"]
    );
    assert_eq!(names(&b, "w9", &[1.0]), ["∂L/∂o5 · ∂o5/∂w9"]);
    assert_eq!(names(&b, "b4", &[1.0]), ["∂L/∂o5 · ∂o5/∂o4 · ∂o4/∂b4"]);

    let fused = make(&[2, 2, 2, 1], Loss::BinaryCrossEntropy, &sigmoid);
    assert_eq!(names(&fused, "b3", &[1.0]), ["∂L/∂z5 · ∂z5/∂o3 · ∂o3/∂b3"]);
    assert_eq!(names(&fused, "w9", &[1.0]), ["∂L/∂z5 · ∂z5/∂w9"]);

    let softmax = make(&[2, 2], Loss::HalfSquaredError, &[Activation::Softmax]);
    assert_eq!(names(&softmax, "w3", &[1.0, 0.0]), ["∂L/∂z2 · ∂z2/∂w3"]);
}

#[test]
fn names_and_parameters_lead_to_each_other() {
    let mut random = Random::new(13);
    for _ in 0..100 {
        let (network, _, _) = random.sample();
        let (mut w, mut b) = (0, 0);
        for p in network.parameters() {
            let name = parameter_name(&network, p);
            assert_eq!(parameter_by_name(&network, &name), Some(p));
            let number = if matches!(p, Parameter::Bias { .. }) { &mut b } else { &mut w };
            *number += 1;
            assert_eq!(name[1..], number.to_string());
        }
        for absent in [format!("w{}", w + 1), format!("b{}", b + 1)] {
            assert_eq!(parameter_by_name(&network, &absent), None);
        }
    }
    let (network, _, _) = random.sample();
    for odd in ["", "w", "b", "w0", "w01", "w+1", "w-1", "o1", "W1", "w1 ", "ŵ1", "w99999999999999999999999"] {
        assert_eq!(parameter_by_name(&network, odd), None, "{odd:?}");
    }
}

#[test]
fn a_limit_that_cannot_be_served_is_refused_with_the_largest_that_can() {
    let layers = [16; 21];
    let network =
        Network::initialised(&layers, &[Activation::Tanh; 20], Loss::HalfSquaredError, Initialiser::Zeros, 1).unwrap();
    let p = Parameter::Weight { layer: 0, to: 0, from: 0 };
    let ask = |limit| ledger(&network, p, &[0.0; 16], &[0.0; 16], limit);
    let largest = MAX_FACTORS / 21;
    for refused in [0, largest + 1, usize::MAX] {
        let error = ask(refused).unwrap_err();
        assert_eq!((error.field.as_str(), error.given), ("limit", refused.to_string()));
        assert!(error.allowed.contains(&largest.to_string()), "{}", error.allowed);
    }
    // Where there are few paths, any limit will do.
    let p = Parameter::Bias { layer: 19, to: 0 };
    assert_eq!(ledger(&network, p, &[0.0; 16], &[0.0; 16], usize::MAX).unwrap().paths.len(), 1);
}

#[test]
fn equal_paths_come_in_a_fixed_order() {
    let f = [Activation::Identity; 4];
    let network =
        Network::initialised(&[1, 4, 4, 4, 4], &f, Loss::HalfSquaredError, Initialiser::Constant(0.5), 1).unwrap();
    let p = Parameter::Weight { layer: 0, to: 2, from: 0 };
    let ask = || ledger(&network, p, &[1.0], &[0.0; 4], 10).unwrap();
    assert_eq!(ask(), ask());
    assert_eq!(ask().paths[0].units, [2, 0, 0, 0]);
}
