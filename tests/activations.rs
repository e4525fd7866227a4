//! Activations: their digits, and the ceilings of their slopes.

use nn::{Activation, Pcg32};
use std::path::Path;
use tests::documents::numbers;

/// Room for the rounding of f′ where it comes close to its ceiling.
const ROUNDING: f64 = 4.0 * f64::EPSILON;

fn scalar() -> impl Iterator<Item = Activation> {
    Activation::ALL.into_iter().filter(|&f| f != Activation::Softmax)
}

#[test]
fn values_and_slopes_have_their_digits_far_into_both_tails() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/activations.json");
    let table: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    for f in scalar() {
        for row in table["rows"][f.name()].as_array().unwrap() {
            let &[z, value, derivative] = numbers(row).as_slice() else { panic!("{row}") };
            // σ′ is o(1 − o), in which 1 − o may be off by half a unit in the last place of 1.
            let lost = if f == Activation::Sigmoid { f64::EPSILON / 2.0 } else { 1e-300 };
            let close = |ours: f64, exact: f64, lost: f64| (ours - exact).abs() <= 1e-12 * exact.abs() + lost;
            assert!(close(f.value(z), value, 1e-300), "{f:?}({z}) is {value:e}, not {:e}", f.value(z));
            assert!(
                close(f.derivative(z), derivative, lost),
                "{f:?}'({z}) is {derivative:e}, not {:e}",
                f.derivative(z)
            );
        }
    }
}

#[test]
fn no_slope_exceeds_its_ceiling_at_a_million_points() {
    let mut random = Pcg32::new(5, 0);
    for k in 0..1_000_000 {
        let z = match k % 4 {
            0 => random.normal(),
            1 => 10.0 * random.normal(),
            2 => 1e3 * random.normal(),
            // Any float64 at all: 64 random bits.
            _ => f64::from_bits(u64::from(random.next_u32()) << 32 | u64::from(random.next_u32())),
        };
        if z.is_finite() {
            scalar().for_each(|f| stays_below_ceiling(f, z));
        }
    }
}

#[test]
fn no_slope_exceeds_its_ceiling_at_the_extremes() {
    let tiny = [0.0, f64::MIN_POSITIVE, 5e-324, f64::EPSILON];
    let huge = [36.0, 37.0, 709.0, 710.0, 745.0, 746.0, 1e16, 1e154, 1e155, 1e300, f64::MAX];
    for z in tiny.into_iter().chain(huge).flat_map(|z| [z, -z]) {
        scalar().for_each(|f| stays_below_ceiling(f, z));
    }
}

fn stays_below_ceiling(f: Activation, z: f64) {
    let (slope, ceiling) = (f.derivative(z), f.bound().supremum);
    assert!(slope.abs() <= ceiling * (1.0 + ROUNDING), "{f:?}'({z:e}) = {slope:e} exceeds {ceiling}");
    assert!(!f.value(z).is_nan(), "{f:?}({z:e}) is not a number");
}

#[test]
fn ceilings_are_attained_where_they_say() {
    for f in scalar() {
        let bound = f.bound();
        // Softplus alone only comes near: σ(z) < 1.
        let at = bound.at.unwrap_or(40.0);
        let slope = f.derivative(at).abs();
        assert!((slope - bound.supremum).abs() <= ROUNDING, "{f:?}'({at}) = {slope}, not {}", bound.supremum);
        assert_eq!(bound.at.is_none(), f == Activation::Softplus);
    }
}

#[test]
fn softmax_slopes_stay_below_their_ceiling() {
    // ∂oᵢ/∂zⱼ = oᵢ(δᵢⱼ − oⱼ), read from a softmax layer whose ∂L/∂o has a single 1.
    let ceiling = Activation::Softmax.bound().supremum;
    let mut random = tests::samples::Random::new(6);
    for _ in 0..10_000 {
        let width = 2 + random.below(5);
        let identity = (0..width * width).map(|k| f64::from(u8::from(k % (width + 1) == 0))).collect();
        let loss = nn::Loss::HalfSquaredError;
        let network =
            nn::Network::new(&[width, width], &[Activation::Softmax], loss, vec![identity], vec![vec![0.0; width]])
                .unwrap();
        let trace = nn::forward(&network, &random.normals(width, 3.0)).unwrap();
        let mut y = trace.output().to_vec();
        y[0] -= 1.0;
        for slope in &nn::backward(&network, &trace, &y).unwrap().dz[0] {
            assert!(slope.abs() <= ceiling * (1.0 + ROUNDING), "{slope}");
        }
    }
}

#[test]
fn slopes_at_the_kink_are_pytorchs() {
    for zero in [0.0, -0.0] {
        assert_eq!(Activation::Relu.derivative(zero), 0.0);
        assert_eq!(Activation::LeakyRelu.derivative(zero), 0.01);
        assert_eq!(Activation::Elu.derivative(zero), 1.0);
    }
}

#[test]
fn every_name_leads_back_to_its_value() {
    for f in Activation::ALL {
        assert_eq!(Activation::from_name(f.name()), Some(f));
    }
    for loss in nn::Loss::ALL {
        assert_eq!(nn::Loss::from_name(loss.name()), Some(loss));
    }
    for name in nn::OptimizerKind::NAMES {
        assert_eq!(nn::OptimizerKind::from_name(name).unwrap().name(), name);
    }
    assert_eq!(Activation::from_name("Sigmoid"), None);
}

#[test]
fn the_slope_of_the_sigmoid_is_o_times_1_minus_o_to_the_last_bit() {
    let mut random = Pcg32::new(6, 0);
    for z in (0..10_000).map(|_| 15.0 * random.normal()).chain([0.0, -0.0, 40.0, -40.0, 800.0, -800.0]) {
        let o = Activation::Sigmoid.value(z);
        assert_eq!(Activation::Sigmoid.derivative(z).to_bits(), (o * (1.0 - o)).to_bits(), "z = {z}");
    }
}
