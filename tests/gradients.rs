//! Backpropagation against two things that know nothing of it, and the proof that these checks can fail.

use nn::{Network, forward, loss};
use tests::checks::{
    GradientFn, gradient_agrees_with_differences, gradient_agrees_with_differences_on, gradient_agrees_with_twin,
    gradient_agrees_with_twin_on, gradient_agrees_with_vectors, nn_gradient, nn_train, training_agrees_with_vectors,
};
use tests::naive::Twin;
use tests::samples::Random;
use tests::wrong;

#[test]
fn gradient_agrees_with_central_differences_on_10_000_networks() {
    println!("worst error {:e}", gradient_agrees_with_differences(&nn_gradient, 10_000, 1).unwrap());
}

#[test]
fn gradient_agrees_with_naive_twin_on_10_000_networks() {
    println!("worst error {:e}", gradient_agrees_with_twin(&nn_gradient, 10_000, 2).unwrap());
}

#[test]
fn residual_and_normalised_gradients_agree_with_central_differences_on_5_000_networks() {
    let worst = gradient_agrees_with_differences_on(Random::remedied, &nn_gradient, 5_000, 21).unwrap();
    println!("worst error {worst:e}");
}

#[test]
fn residual_and_normalised_gradients_agree_with_naive_twin_on_5_000_networks() {
    println!("worst error {:e}", gradient_agrees_with_twin_on(Random::remedied, &nn_gradient, 5_000, 22).unwrap());
}

#[test]
fn checks_reject_a_shortcut_without_its_one_and_a_normalisation_taken_for_constant() {
    for wrong in [wrong::shortcut_forgotten as fn(&Network, &[f64], &[f64]) -> nn::Gradient, wrong::normal_constant] {
        println!("{}", gradient_agrees_with_differences_on(Random::remedied, &wrong, 200, 23).unwrap_err());
        println!("{}", gradient_agrees_with_twin_on(Random::remedied, &wrong, 200, 23).unwrap_err());
    }
}

#[test]
fn remedied_networks_train_as_one_step_of_gradient_descent_says() {
    let mut random = Random::new(24);
    for _ in 0..300 {
        let (network, x, y) = random.remedied();
        let gradient = nn_gradient(&network, &x, &y);
        let mut trained = network.clone();
        nn_train(&mut trained, &x, &y, nn::OptimizerKind::Sgd { eta: 0.1 }, 1);
        for parameter in network.parameters() {
            let expected = network.get(parameter).unwrap() - 0.1 * gradient.get(parameter).unwrap();
            let close = (trained.get(parameter).unwrap() - expected).abs() <= 1e-12 * (1.0 + expected.abs());
            assert!(close, "{parameter:?} of {network:?}");
        }
        assert_eq!((trained.residual(), trained.normalised()), (network.residual(), network.normalised()));
    }
}

#[test]
fn loss_agrees_with_naive_twin() {
    let mut random = Random::new(3);
    for _ in 0..5_000 {
        let (network, x, y) = random.sample();
        let ours = loss(&network, &forward(&network, &x).unwrap(), &y).unwrap();
        let twin = Twin::new(&network, &x, &y).loss();
        assert!((ours - twin).abs() <= 1e-12 * (1.0 + ours.abs()), "{ours:e} and {twin:e} on {network:?}");
    }
}

#[test]
fn checks_let_a_right_formula_pass() {
    passes_every_check(&wrong::right);
    training_agrees_with_vectors(&wrong::epsilon_outside_root).unwrap();
    training_agrees_with_vectors(&nn_train).unwrap();
}

#[test]
fn checks_reject_a_dropped_slope() {
    fails_every_check(&wrong::slope_dropped);
}

#[test]
fn checks_reject_one_path_in_place_of_their_sum() {
    fails_every_check(&wrong::one_path_only);
}

#[test]
fn checks_reject_weights_turned_on_the_way_to_the_inputs() {
    println!("{}", gradient_agrees_with_differences(&wrong::inputs_turned, 200, 4).unwrap_err());
    println!("{}", gradient_agrees_with_twin(&wrong::inputs_turned, 200, 4).unwrap_err());
}

#[test]
fn checks_reject_a_bias_moved_once_per_incoming_weight() {
    fails_every_check(&wrong::bias_once_per_weight);
}

#[test]
fn checks_reject_a_slope_taken_at_w_new() {
    let refusal = training_agrees_with_vectors(&wrong::slope_at_w_new).unwrap_err();
    println!("{refusal}");
    // Nor is it a matter of the other rules: one plain SGD run tells.
    assert!(refusal.contains("sgd"), "{refusal}");
}

#[test]
fn checks_reject_epsilon_inside_the_root() {
    let refusal = training_agrees_with_vectors(&wrong::epsilon_inside_root).unwrap_err();
    println!("{refusal}");
    assert!(["adagrad", "rmsprop", "adam"].iter().any(|rule| refusal.contains(rule)), "{refusal}");
}

#[test]
fn checks_reject_nan() {
    let nan = |network: &Network, x: &[f64], y: &[f64]| {
        let mut gradient = nn_gradient(network, x, y);
        gradient.db[0][0] = f64::NAN;
        gradient
    };
    fails_every_check(&nan);
}

fn passes_every_check(gradient: GradientFn) {
    gradient_agrees_with_vectors(gradient).unwrap();
    gradient_agrees_with_differences(gradient, 200, 4).unwrap();
    gradient_agrees_with_twin(gradient, 200, 4).unwrap();
}

fn fails_every_check(gradient: GradientFn) {
    println!("{}", gradient_agrees_with_vectors(gradient).unwrap_err());
    println!("{}", gradient_agrees_with_differences(gradient, 200, 4).unwrap_err());
    println!("{}", gradient_agrees_with_twin(gradient, 200, 4).unwrap_err());
}
