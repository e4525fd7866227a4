//! Judges a number that a learner worked out: it is right, rounded too early, or the result of a known mistake, which is
//! computed too.

/// An answer is right within this share of the exact number: three significant digits are enough.
pub(crate) const TOLERANCE: f64 = 0.005;

/// The tolerance in words.
pub(crate) const TOLERANCE_TEXT: &str = "0.5 %";

/// An answer within this share was worked out correctly but rounded too early.
const NEARLY: f64 = 0.02;

/// 0.2 may stand for 0.2345, but 10 is no 15 with fewer digits, and 1 is no 1.85.
const COARSEST: f64 = 0.25;

/// The least distance between numbers that must not be confused.
const MARGIN: f64 = 0.001;

/// How an answer turned out. `K` names the mistakes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Judged<K> {
    /// Within the tolerance.
    Right,
    /// The right number with too few digits.
    Rounded,
    /// Exactly one known mistake leads to it.
    Mistake(K),
    /// No known mistake leads to it, or several do; then none may be named.
    Other,
}

/// Judges an answer against the exact number and against what known mistakes lead to.
pub(crate) fn judge<K: Copy + PartialEq>(answer: f64, truth: f64, mistakes: &[(K, f64)]) -> Judged<K> {
    if near(answer, truth, TOLERANCE) {
        return Judged::Right;
    }
    let mut found = mistakes.iter().filter(|(_, value)| near(answer, *value, TOLERANCE)).map(|(kind, _)| *kind);
    let first = found.next();
    // The same mistake may be made in several places.
    let one = found.all(|kind| Some(kind) == first);
    match (first, rounded(answer, truth)) {
        (Some(kind), false) if one => Judged::Mistake(kind),
        (None, true) => Judged::Rounded,
        _ => Judged::Other,
    }
}

/// Whether an example is clear: the right number, its roundings and the results of mistakes are all apart, so that no answer
/// can mean two things. Other examples are not used.
pub(crate) fn clear<K: Copy + PartialEq>(truth: f64, mistakes: &[(K, f64)]) -> bool {
    let apart = |a: f64, b: f64, by: f64| (a - b).abs() > by * a.abs().max(b.abs());
    let (one, both) = (TOLERANCE + MARGIN, 2.0 * TOLERANCE + MARGIN);
    truth != 0.0
        && mistakes.iter().enumerate().all(|(at, (kind, value))| {
            apart(*value, truth, NEARLY + one)
                && coarse(truth).iter().all(|rough| apart(*value, *rough, one))
                && mistakes[..at].iter().all(|(other, there)| kind == other || apart(*value, *there, both))
        })
}

/// Whether an answer lies within this share of a value.
pub(crate) fn near(answer: f64, value: f64, share: f64) -> bool {
    (answer - value).abs() <= share * value.abs()
}

fn rounded(answer: f64, truth: f64) -> bool {
    let told = |rough: &&f64| near(**rough, truth, COARSEST);
    near(answer, truth, NEARLY) || coarse(truth).iter().filter(told).any(|rough| near(answer, *rough, 1e-9))
}

/// A number rounded and cut off to one and to two significant digits.
fn coarse(x: f64) -> [f64; 4] {
    let mut unit = 1.0;
    while x.abs() >= 10.0 * unit && unit < 1e300 {
        unit *= 10.0;
    }
    while x.abs() < unit && unit > 1e-300 {
        unit /= 10.0;
    }
    let (one, two) = (x / unit, 10.0 * (x / unit));
    // 0.3 / 0.1 is a little less than 3, and 3 is not cut off to 2.
    let cut = |digits: f64| (digits * (1.0 + 1e-12)).trunc();
    [one.round() * unit, cut(one) * unit, two.round() / 10.0 * unit, cut(two) / 10.0 * unit]
}

#[cfg(test)]
mod tests {
    use super::*;

    const MISTAKES: &[(char, f64)] = &[('s', -0.2345), ('w', 0.5), ('w', 0.7)];

    #[test]
    fn an_answer_is_right_within_half_a_percent() {
        for answer in [0.2345, 0.234, 0.235, 0.2335, 0.2356] {
            assert_eq!(judge(answer, 0.2345, MISTAKES), Judged::Right, "{answer}");
        }
        assert_ne!(judge(0.2358, 0.2345, MISTAKES), Judged::Right);
    }

    #[test]
    fn too_few_digits_are_told_as_such() {
        for answer in [0.2, 0.23, 0.237] {
            assert_eq!(judge(answer, 0.2345, MISTAKES), Judged::Rounded, "{answer}");
        }
        assert_eq!(judge(-0.0000012, -0.00000127, MISTAKES), Judged::Rounded);
        assert_eq!(judge(0.25, 0.2345, MISTAKES), Judged::Other);
        for (answer, truth) in [(300.0, 345.6), (340.0, 345.6), (350.0, 345.6), (30.0, 34.56), (1e9, 1.2e9)] {
            assert_eq!(judge(answer, truth, MISTAKES), Judged::Rounded, "{answer} for {truth}");
        }
        assert_eq!(judge(0.3, 345.6, MISTAKES), Judged::Other);
        assert_eq!(judge(1e308, 1.4e308, MISTAKES), Judged::Other);
        for (answer, truth) in [(10.0, 15.0), (20.0, 15.0), (-1.0, -1.85)] {
            assert_eq!(judge(answer, truth, MISTAKES), Judged::Other, "{answer} for {truth}");
        }
        // 0.3 and 0.7 are whole tenths: no digit of them is cut off.
        for (answer, truth) in [(0.2, 0.3), (0.6, 0.7), (0.28, 0.29), (-0.2, -0.3)] {
            assert_eq!(judge(answer, truth, MISTAKES), Judged::Other, "{answer} for {truth}");
        }
    }

    #[test]
    fn a_mistake_is_named_only_if_it_is_the_only_one() {
        assert_eq!(judge(-0.2344, 0.2345, MISTAKES), Judged::Mistake('s'));
        assert_eq!(judge(0.7, 0.2345, MISTAKES), Judged::Mistake('w'));
        assert_eq!(judge(0.5, 0.2345, &[('a', 0.5), ('b', 0.501)]), Judged::Other);
        assert_eq!(judge(0.2, 0.2345, &[('a', 0.2)]), Judged::Other, "a rounding or a mistake: nobody can tell");
    }

    #[test]
    fn what_could_be_taken_for_two_things_is_not_clear() {
        assert!(clear(0.2345, MISTAKES));
        assert!(!clear(0.2345, &[('a', 0.239)]));
        assert!(!clear(0.2345, &[('a', 0.2)]));
        assert!(!clear(0.2345, &[('a', 0.5), ('b', 0.505)]));
        assert!(!clear(0.0, &MISTAKES[..0]));
        // What is not told as rounded is told apart from it by the tolerance and a margin.
        assert!(!clear(1.0, &[('a', 1.0255)]) && clear(1.0, &[('a', 1.0275)]));
        assert!(!clear(0.5, &[('a', 1.0), ('b', 0.9895)]) && clear(0.5, &[('a', 1.0), ('b', 0.9885)]));
        // 1.04 is 1 with one digit, and 0.994 is near to it.
        assert!(!clear(1.04, &[('a', 0.995)]) && clear(1.04, &[('a', 0.993)]));
    }
}
