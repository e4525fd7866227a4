//! The cross-entropies where the output saturates.

use nn::{Activation, Gradient, Loss, Network, backward, forward, loss};

/// Logits straight from the bias: z = b.
fn at(activation: Activation, kind: Loss, z: &[f64], y: &[f64]) -> (f64, Gradient) {
    let n = z.len();
    let network = Network::new(&[1, n], &[activation], kind, vec![vec![1.0; n]], vec![z.to_vec()]).unwrap();
    let trace = forward(&network, &[0.0]).unwrap();
    let gradient = backward(&network, &trace, y).unwrap();
    assert!(gradient.dz[0].iter().chain(&gradient.do_[0]).all(|g| g.is_finite()), "z = {z:?}, y = {y:?}: {gradient:?}");
    (loss(&network, &trace, y).unwrap(), gradient)
}

fn binary(z: f64, y: f64) -> (f64, Gradient) {
    at(Activation::Sigmoid, Loss::BinaryCrossEntropy, &[z], &[y])
}

fn classes(z: &[f64], y: &[f64]) -> (f64, Gradient) {
    at(Activation::Softmax, Loss::CrossEntropy, z, y)
}

#[test]
fn binary_cross_entropy_grows_with_the_logit_when_wrong() {
    for z in [1e3, 1e300] {
        assert_eq!(binary(z, 0.0).0, z);
        assert_eq!(binary(-z, 1.0).0, z);
        assert_eq!(binary(z, 0.0).1.dz[0], [1.0]);
        assert_eq!(binary(-z, 1.0).1.dz[0], [-1.0]);
        assert_eq!(binary(-z, 1.0).1.do_[0], [-f64::MAX]);
        assert_eq!(binary(z, 0.0).1.do_[0], [f64::MAX]);
        assert_eq!(binary(z, 0.25).0, 0.75 * z);
    }
}

#[test]
fn binary_cross_entropy_vanishes_when_right_but_not_before_it_must() {
    for z in [1e3, 1e300] {
        assert_eq!(binary(z, 1.0).0, 0.0);
        assert_eq!(binary(-z, 0.0).0, 0.0);
        assert_eq!(binary(z, 1.0).1.dz[0], [0.0]);
    }
    // Here o has rounded to 1, and o − y would be 0. e⁻⁵⁰ is 1.93e-22.
    let (loss, gradient) = binary(50.0, 1.0);
    let exact = 1.928_749_847_963_918e-22;
    assert!((loss / exact - 1.0).abs() < 1e-14);
    assert!((gradient.dz[0][0] / -exact - 1.0).abs() < 1e-14);
    assert_eq!(gradient.do_[0], [-1.0]);
}

#[test]
fn cross_entropy_is_the_distance_to_the_largest_logit_when_wrong() {
    for z in [1e3, 1e300] {
        let (loss, gradient) = classes(&[z, 0.0, -z], &[0.0, 0.0, 1.0]);
        assert_eq!(loss, 2.0 * z);
        assert_eq!(gradient.dz[0], [1.0, 0.0, -1.0]);
        assert_eq!(gradient.do_[0], [0.0, 0.0, -f64::MAX]);
        assert_eq!(classes(&[z, 0.0, -z], &[0.25, 0.5, 0.25]).0, z);
    }
}

#[test]
fn the_order_of_the_classes_does_not_matter() {
    for z in [3.0, 1e3, 1e300] {
        let (first, _) = classes(&[z, 0.0, -z], &[0.0, 0.0, 1.0]);
        let (last, gradient) = classes(&[-z, 0.0, z], &[1.0, 0.0, 0.0]);
        assert_eq!(last, first);
        assert_eq!(gradient.dz[0][1] + gradient.dz[0][2], -gradient.dz[0][0]);
    }
}

#[test]
fn cross_entropy_keeps_the_digits_of_a_small_loss() {
    let (loss, gradient) = classes(&[50.0, 0.0], &[1.0, 0.0]);
    let exact = 1.928_749_847_963_918e-22;
    assert!((loss / exact - 1.0).abs() < 1e-14);
    assert!((gradient.dz[0][0] / -exact - 1.0).abs() < 1e-14);
    assert!((gradient.dz[0][1] / exact - 1.0).abs() < 1e-14);
}

#[test]
fn equal_logits_are_equal_chances_wherever_they_lie() {
    for z in [-1e300, -1e3, 0.0, 1e3, 1e300] {
        let (loss, gradient) = classes(&[z; 4], &[0.0, 1.0, 0.0, 0.0]);
        assert!((loss - 4.0_f64.ln()).abs() < 1e-15);
        assert_eq!(gradient.dz[0], [0.25, -0.75, 0.25, 0.25]);
    }
}

#[test]
fn soft_labels_need_not_sum_to_1() {
    // dz = o·Σy − y
    let (loss, gradient) = classes(&[0.0, 0.0], &[2.0, -0.5]);
    assert!((loss - 1.5 * 2.0_f64.ln()).abs() < 1e-15);
    assert_eq!(gradient.dz[0], [0.75 - 2.0, 0.75 + 0.5]);
}
