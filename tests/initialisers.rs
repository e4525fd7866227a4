//! Random numbers and first weights.

use nn::{Activation, Initialiser, Loss, Network, Pcg32};

#[test]
fn pcg32_gives_the_numbers_of_its_authors_demo() {
    let mut random = Pcg32::new(42, 54);
    let first: Vec<u32> = (0..6).map(|_| random.next_u32()).collect();
    assert_eq!(first, [0xa15c_02b7, 0x7b47_f409, 0xba1d_3330, 0x83d2_f293, 0xbfa4_784b, 0xcbed_606e]);
}

#[test]
fn uniform_numbers_fill_the_unit_interval_evenly() {
    let mut random = Pcg32::new(1, 0);
    let (n, mut cells, mut sum) = (1_000_000, [0; 100], 0.0);
    for _ in 0..n {
        let u = random.uniform();
        assert!((0.0..1.0).contains(&u));
        cells[(u * 100.0) as usize] += 1;
        sum += u;
    }
    // χ² with 99 degrees of freedom: 149 is passed once in a thousand seeds.
    let chi2: f64 = cells.iter().map(|&c| (f64::from(c) - 1e4).powi(2) / 1e4).sum();
    assert!(chi2 < 149.0, "{chi2}");
    assert!((sum / f64::from(n) - 0.5).abs() < 1e-3);
}

#[test]
fn normal_numbers_have_the_normal_moments() {
    let mut random = Pcg32::new(2, 0);
    let numbers: Vec<f64> = (0..1_000_000).map(|_| random.normal()).collect();
    let moment = |power: i32| numbers.iter().map(|z| z.powi(power)).sum::<f64>() / numbers.len() as f64;
    for (power, expected, tolerance) in [(1, 0.0, 0.005), (2, 1.0, 0.01), (3, 0.0, 0.02), (4, 3.0, 0.05)] {
        assert!((moment(power) - expected).abs() < tolerance, "moment {power} is {}", moment(power));
    }
}

fn weights(initialiser: Initialiser, fan_in: usize, fan_out: usize) -> Vec<f64> {
    let network =
        Network::initialised(&[fan_in, fan_out], &[Activation::Tanh], Loss::HalfSquaredError, initialiser, 3).unwrap();
    assert!(network.biases(0).iter().all(|&b| b == 0.0));
    network.weights(0).to_vec()
}

#[test]
fn initialisers_have_their_spread() {
    let (fan_in, fan_out) = (200.0, 100.0);
    let uniform = |half_width: f64| (half_width * half_width / 3.0, half_width);
    let normal = |variance: f64| (variance, f64::INFINITY);
    let cases = [
        (Initialiser::Uniform(0.3), uniform(0.3)),
        (Initialiser::Normal(0.3), normal(0.09)),
        (Initialiser::XavierUniform, uniform((6.0_f64 / (fan_in + fan_out)).sqrt())),
        (Initialiser::XavierNormal, normal(2.0 / (fan_in + fan_out))),
        (Initialiser::HeUniform, uniform((6.0_f64 / fan_in).sqrt())),
        (Initialiser::HeNormal, normal(2.0 / fan_in)),
    ];
    for (initialiser, (variance, limit)) in cases {
        let w = weights(initialiser, 200, 100);
        let measured = w.iter().map(|w| w * w).sum::<f64>() / w.len() as f64;
        let mean = w.iter().sum::<f64>() / w.len() as f64;
        assert!((measured / variance - 1.0).abs() < 0.04, "{initialiser:?}: variance {measured}, not {variance}");
        assert!(mean.abs() < 4.0 * (variance / w.len() as f64).sqrt(), "{initialiser:?}: mean {mean}");
        let largest = w.iter().fold(0.0_f64, |a, w| a.max(w.abs()));
        assert!(largest <= limit, "{initialiser:?}: {largest} is beyond {limit}");
        assert!(limit.is_infinite() || largest > 0.99 * limit, "{initialiser:?} does not fill its range");
    }
    assert!(weights(Initialiser::Zeros, 5, 4).iter().all(|&w| w == 0.0));
    assert!(weights(Initialiser::Constant(-2.5), 5, 4).iter().all(|&w| w == -2.5));
}

#[test]
fn a_seed_names_one_network() {
    let make = |seed| {
        let f = [Activation::Tanh; 3];
        Network::initialised(&[3, 4, 5, 2], &f, Loss::HalfSquaredError, Initialiser::HeNormal, seed).unwrap()
    };
    assert_eq!(make(7), make(7));
    assert_ne!(make(7), make(8));
    // Shared links name seeds: these digits must not change.
    let first =
        Network::initialised(&[1, 1], &[Activation::Tanh], Loss::HalfSquaredError, Initialiser::Uniform(1.0), 1)
            .unwrap();
    assert_eq!(first.weights(0)[0], 0.7673702538634606);
}
