use super::*;
use crate::Formula;
use nn::Pcg32;

const NAMES: &[&[&str]] = &[&["w", "w1", "x"], &["w2", "y"]];

fn read(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

fn parsed(text: &str) -> Tree {
    parse(text, NAMES, &read).unwrap_or_else(|problem| panic!("{text}: {problem:?}"))
}

/// A formula as a line of text.
fn said(formula: &Formula) -> String {
    match formula {
        Formula::Row { items } => items.iter().map(said).collect(),
        Formula::Symbol { text } | Formula::Number { text } => text.clone(),
        Formula::Operator { text } if "=+−·".contains(text.as_str()) => format!(" {text} "),
        Formula::Operator { text } => text.clone(),
        Formula::Fraction { over, under } => format!("[{}]/[{}]", said(over), said(under)),
        Formula::Sup { base, sup } => format!("{}^{}", said(base), said(sup)),
        Formula::Sub { base, sub } => format!("{}{}", said(base), said(sub)),
        other => panic!("{other:?} is no part of a function"),
    }
}

fn line(tree: &Tree) -> String {
    said(&shown(tree, &["w", "w2"])).replace("  ", " ").trim().to_owned()
}

#[test]
fn what_people_write_has_the_value_that_they_mean() {
    for (text, at, value) in [
        ("(w-3)^2", 5.0, 4.0),
        ("(w − 3)²", 5.0, 4.0),
        ("(w-3)**2", 5.0, 4.0),
        ("f(w) = w² · 2", 3.0, 18.0),
        ("y = x^2", 3.0, 9.0),
        ("0,5w", 3.0, 1.5),
        ("½(w−1)²", 4.0, 4.5),
        ("2w(w+1)", 2.0, 12.0),
        ("(w-1)(w+1)", 3.0, 8.0),
        ("-w^2", 3.0, -9.0),
        ("2^-w", 1.0, 0.5),
        ("2^3^w", 2.0, 512.0),
        ("w ÷ 4 × 2", 2.0, 1.0),
        ("1/2w", 4.0, 2.0),
        ("1e-3w", 2.0, 0.002),
        ("2e^w", 0.0, 2.0),
        ("2 e w", 1.0, 2.0 * std::f64::consts::E),
        ("w¹⁰", 2.0, 1024.0),
        ("cos(pi w)", 1.0, -1.0),
        ("σ(w) + sigmoid(w)", 0.0, 1.0),
        ("√(w) + sqrt(w) + abs(-w)", 4.0, 8.0),
        ("ln(exp(w)) + tanh(0)", 2.0, 2.0),
        ("w_1 + w₁", 2.0, 4.0),
        ("--w", 2.0, 2.0),
        ("  w  ", 2.0, 2.0),
    ] {
        let found = parsed(text).value(&[at, f64::NAN]);
        assert!((found - value).abs() < 1e-14 * value.abs().max(1.0), "{text} at {at}: {found}, not {value}");
    }
    assert_eq!(parsed("w1^2 + 3 w_2").value(&[2.0, 5.0]), 19.0);
}

#[test]
fn a_mistake_is_named_with_its_piece_and_its_place() {
    let deep = format!("{}w{}", "(".repeat(60), ")".repeat(60));
    for (text, kind, piece, at) in [
        ("", "end", "", 1),
        ("   ", "end", "", 4),
        ("w +", "end", "", 4),
        ("(w-3", "unclosed", "(", 1),
        ("2·(w-(3+w)", "unclosed", "(", 3),
        ("(w-3))^2", "closed", ")", 6),
        ("w*/2", "missing", "/", 3),
        ("w^", "end", "", 3),
        ("()", "missing", ")", 2),
        ("fish(w)", "name", "fish", 1),
        ("w + wexp(2)", "name", "wexp", 5),
        ("w3", "name", "w3", 1),
        ("2 + sin w", "argument", "sin", 5),
        ("log(w)", "log", "log", 1),
        ("w$2", "sign", "$", 2),
        ("w = 2 = 3", "sign", "=", 7),
        ("1.2.3w", "number", "1.2.3w", 1),
        ("1.000,5", "number", "1.000,5", 1),
        ("w 3", "apart", "3", 3),
        ("(w $ 3)", "sign", "$", 4),
        ("<img src=x>", "missing", "<", 1),
        (&deep, "deep", "(", 42),
        (&"(".repeat(10_000), "long", "(", 1),
        (&"w+".repeat(5_000), "long", "w", 1),
        (&format!("{}w", "-".repeat(200)), "deep", "-", 42),
        (&format!("{}w", "w^".repeat(100)), "deep", "w", 83),
        (&format!("{}w", "w*".repeat(140)), "large", "w", 1),
    ] {
        let problem = parse(text, NAMES, &read).expect_err(text);
        let kind = if text.starts_with('<') { "sign" } else { kind };
        assert_eq!((problem.kind, problem.piece.as_str(), problem.at), (kind, piece, at), "{text}");
    }
}

#[test]
fn derivatives_are_lightly_simplified() {
    for (text, expected) in [
        ("(w-3)^2", "2(w − 3)"),
        ("½(w−3)²", "w − 3"),
        ("w^2/2", "w"),
        ("w*w", "2w"),
        ("5", "0"),
        ("3w + 2", "3"),
        ("(2w-1)^2", "4(2w − 1)"),
        ("w^4/4 - w^2", "w^3 − 2w"),
        ("-3(w+1)^2", "− 6(w + 1)"),
        ("sin(2w)", "2cos(2w)"),
        ("cos(w)", "− sin(w)"),
        ("e^(2w)", "2e^2w"),
        ("exp(-w^2)", "− 2exp( − w^2) · w"),
        ("ln(w)", "[1]/[w]"),
        ("1/w", "− [1]/[w^2]"),
        ("sqrt(w)", "[1]/[2√(w)]"),
        ("abs(w)", "sgn(w)"),
        ("tanh(w)", "1 − tanh(w)^2"),
        ("σ(w)", "σ(w) · (1 − σ(w))"),
        ("2^w", "2^w · ln(2)"),
        ("w2^2", "0"),
    ] {
        assert_eq!(line(&derivative(&parsed(text), 0)), expected, "{text}");
    }
    assert_eq!(line(&derivative(&parsed("w1² + 10 w2²"), 1)), "20w2");
    assert_eq!(line(&parsed("2*3^(w+1) - (w - (1 - w))")), "2 · 3^w + 1 − (w − (1 − w))");
}

/// How a central difference and the number it is compared with differ, in units of what the difference loses; nothing where it
/// says nothing.
fn differs(f: &Tree, slope: f64, at: [f64; 2], k: usize) -> Option<f64> {
    let moved = |by: f64| {
        let mut place = at;
        place[k] += by;
        f.value(&place)
    };
    let central = |h: f64| (moved(h) - moved(-h)) / (2.0 * h);
    let h = 1e-4;
    let (fine, coarse) = (central(h), central(2.0 * h));
    let lost = 2.0 * (fine - coarse).abs() + 1e-10 * (1.0 + fine.abs()) + 1e-12 * moved(0.0).abs() / h;
    // Beside a kink, the end of a domain or a pole a difference says nothing.
    let smooth = slope.is_finite() && fine.is_finite() && lost < 1e-3 * (1.0 + fine.abs());
    smooth.then(|| (slope - fine).abs() / lost)
}

/// Whether a derivative is that of the formula, at many places; and how many of them said anything.
fn agrees(f: &Tree, df: &Tree, k: usize, random: &mut Pcg32) -> (bool, usize) {
    let mut counted = 0;
    let right = (0..40).all(|_| {
        let at = [4.0 * random.uniform() - 2.0, 4.0 * random.uniform() - 2.0];
        let differs = differs(f, df.value(&at), at, k);
        counted += usize::from(differs.is_some());
        differs.is_none_or(|differs| differs <= 1.0)
    });
    (right, counted)
}

fn grown(random: &mut Pcg32, depth: usize) -> Tree {
    let pick = random.next_u32() % if depth == 0 { 4 } else { 16 };
    let mut part = || grown(random, depth.saturating_sub(1));
    match pick {
        0 | 1 => Rc::new(Variable(0)),
        2 => Rc::new(Variable(1)),
        3 => number(f64::from(random.next_u32() % 9) / 2.0 - 1.5),
        4 | 5 => Rc::new(Sum(part(), part())),
        6 => Rc::new(Difference(part(), part())),
        7 | 8 => Rc::new(Product(part(), part())),
        9 => Rc::new(Quotient(part(), part())),
        10 => Rc::new(Power(part(), number(f64::from(random.next_u32() % 6) - 2.0))),
        11 => Rc::new(Power(part(), part())),
        12 => Rc::new(Minus(part())),
        _ => {
            let inner = part();
            let all = [Exp, Ln, Sin, Cos, Tanh, Sigmoid, Sqrt, Abs, Sign];
            Rc::new(Call(all[random.next_u32() as usize % all.len()], inner))
        }
    }
}

#[test]
fn the_derivatives_of_random_formulas_agree_with_central_differences() {
    let mut random = Pcg32::new(16, 5);
    let mut counted = 0;
    for _ in 0..4000 {
        let f = grown(&mut random, 4);
        for k in 0..2 {
            let df = derivative(&f, k);
            let (right, said) = agrees(&f, &df, k, &mut random);
            assert!(right, "{} by {k}: {}", line(&f), line(&df));
            counted += said;
        }
    }
    assert!(counted > 100_000, "only {counted} places said anything");
}

#[test]
fn known_wrong_rules_are_rejected_by_the_same_check() {
    let mut random = Pcg32::new(16, 6);
    for (f, wrong) in [
        ("sin(w)*exp(w)", "cos(w)*exp(w)"),
        ("sin(w)*exp(w)", "cos(w)*exp(w) - sin(w)*exp(w)"),
        ("w/exp(w)", "(w*exp(w) - exp(w))/exp(w)^2"),
        ("w/exp(w)", "(exp(w) - w*exp(w))/exp(w)"),
        ("sin(2w)", "cos(2w)"),
        ("w^3", "3w^3"),
        ("w^3", "w^2"),
        ("2^w", "2^w"),
        ("2^w", "w*2^(w-1)"),
        ("w^w", "w*w^(w-1)"),
        ("w^w", "w^w*ln(w)"),
        ("exp(-w^2)", "exp(-w^2)"),
        ("ln(2w)", "1/(2w)"),
        ("cos(w)", "sin(w)"),
        ("tanh(w)", "1 - tanh(w)"),
        ("σ(w)", "σ(w)*(1 + σ(w))"),
        ("sqrt(w)", "1/sqrt(w)"),
        ("abs(w)", "1"),
        ("abs(w)", "abs(w)/w^2"),
    ] {
        let (right, wrong_tree) = (parsed(f), parsed(wrong));
        let (same, counted) = agrees(&right, &derivative(&right, 0), 0, &mut random);
        assert!(same && counted > 5, "{f}: the rule is right");
        assert!(!agrees(&right, &wrong_tree, 0, &mut random).0, "{wrong} is not the derivative of {f}");
    }
}

#[test]
fn what_is_shown_reads_back_as_the_same_function() {
    let mut random = Pcg32::new(3, 3);
    let mut compared = 0;
    for _ in 0..3000 {
        let f = grown(&mut random, 3);
        let text = line(&f).replace('[', "(").replace(']', ")");
        if text.contains('|') || text.contains('^') {
            continue; // bars and raised parts have no parentheses of their own in a line
        }
        let again = parsed(&text);
        let at = [0.7, 1.3];
        let (one, other) = (f.value(&at), again.value(&at));
        assert!(one == other || (one - other).abs() <= 1e-9 * one.abs() || one.is_nan(), "{text}: {one} and {other}");
        compared += 1;
    }
    assert!(compared > 1000);
}

#[test]
fn where_a_formula_has_no_value_the_innermost_part_is_named() {
    for (text, at, what, given) in [
        ("2 + ln(w-1)", 0.5, "ln", -0.5),
        ("ln(w)", 0.0, "ln", 0.0),
        ("sin(sqrt(w))", -4.0, "sqrt", -4.0),
        ("exp(1/w)", 0.0, "division", 1.0),
        ("w^0.5", -1.0, "power", -1.0),
        ("w^-2", 0.0, "power", 0.0),
        ("exp(exp(w))", 10.0, "large", f64::INFINITY),
    ] {
        assert_eq!(parsed(text).trouble(&[at, 0.0]), Some(Trouble { what, given }), "{text} at {at}");
    }
    assert_eq!(parsed("abs(w)").trouble(&[0.0, 0.0]), None);
    assert!(parsed("2 + abs(w-1)").bends(&[1.0, 0.0]) && !parsed("abs(w-1)").bends(&[1.5, 0.0]));
}

#[test]
fn nothing_hangs_and_nothing_panics_on_a_random_text() {
    let mut random = Pcg32::new(9, 9);
    let signs: Vec<char> = "w123.,+-−*·/^()²½eσ√|= sincoexpln\u{1F600}".chars().collect();
    for _ in 0..50_000 {
        let length = random.next_u32() % 60;
        let text: String = (0..length).map(|_| signs[random.next_u32() as usize % signs.len()]).collect();
        match parse(&text, NAMES, &read) {
            Ok(tree) => drop((tree.value(&[1.0, 2.0]), shown(&tree, &["w", "w2"]))),
            Err(problem) => assert!(problem.at >= 1 && problem.at <= text.chars().count() + 1, "{text}: {problem:?}"),
        }
    }
}
