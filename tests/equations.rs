//! What reads printed equations sees those that do not hold.

use tests::equations::{broken, equations};

#[test]
fn an_equation_between_numbers_holds_within_the_rounding_of_its_numbers() {
    for right in [
        "w_new = 0.5 − 0.1 · 2 = 0.3.",
        "σ′(z) = o(1 − o) = 0.7311(1 − 0.7311) = 0.1966",
        "0.3333 · 3 = 1",
        "1/3 = 0.3333, so 0.3333 = 0.3333",
        "½(0.6 − 0.5)² is 0.005",
        "(0.6 − 0.5)^2 = 0.01",
        "−0.2 · (−3) = 0.6",
        "1×10⁻³ · 2 = 0.002",
        "w1 = 3 and 2c = 5",
    ] {
        assert_eq!(broken(right), [""; 0], "{right}");
    }
}

#[test]
fn an_equation_that_does_not_hold_as_printed_is_seen() {
    for wrong in
        ["0.5 − 0.1 · 2 = 0.4", "it is 2 · 3 = 7.", "w = 2 + 2 = 5, as it is", "0.333 · 3 = 1.05", "0 · 2 = 4×10⁻¹⁸"]
    {
        assert_eq!(broken(wrong).len(), 1, "{wrong}");
    }
}

#[test]
fn letters_belong_to_what_is_close_to_them() {
    assert_eq!(equations("x1 − 0.3 = 5, η − 2 = 3, 3 = 0.5w, σ(2) = 9, 2 · y = 5 · 3 + z").len(), 0);
}
