//! Numbers as learners write them: plain, as in `0.25`, `−1,5` or `1e-3`, with a power of ten, as in `1.5×10⁻³`, or worked out,
//! as in `-2*0.19`, `1/3`, `(1+2)/4` or `0.25^12`.

use crate::Read;

/// Brackets inside brackets inside brackets …: nobody needs more.
const DEEPEST: usize = 16;
/// More factors than this are multiplied nowhere in the lab.
const MOST_FACTORS: f64 = 1024.0;

/// The number that `given` writes. It is `None` if the text is no number, or if any step on the way has no finite result.
/// Zero has no sign: a link writes −0 and 0 the same, so they are the same.
pub(crate) fn number(given: &str, read: Read) -> Option<f64> {
    let text = ascii(given);
    let found = read(&text).or_else(|| worked_out(&text, read))?;
    Some(if found == 0.0 { 0.0 } else { found })
}

/// Whether a text has to be worked out: a link or a box that holds the plain number says so itself.
pub(crate) fn is_plain(given: &str, read: Read) -> bool {
    read(&ascii(given)).is_some()
}

/// The signs of print as those of a keyboard, 10⁻³ as 10^-3. A comma is a decimal mark, but not beside a point: 1,000.5 can be
/// read two ways.
fn ascii(given: &str) -> String {
    let comma = if given.bytes().any(|byte| byte == b'.') { ',' } else { '.' };
    let sign = |c| match c {
        '\u{2212}' | '\u{2013}' => '-',
        '×' | '·' | '⋅' => '*',
        '÷' => '/',
        ',' => comma,
        c => c,
    };
    let mut text = String::new();
    let mut raised = false;
    for c in given.chars() {
        let small = match c {
            '⁻' => Some('-'),
            '¹' => Some('1'),
            '²' => Some('2'),
            '³' => Some('3'),
            '⁰' | '⁴'..='⁹' => Some(char::from(c as u8 - 0x70 + b'0')),
            _ => None,
        };
        if small.is_some() && !raised {
            text.push('^');
        }
        raised = small.is_some();
        text.push(small.unwrap_or_else(|| sign(c)));
    }
    text
}

fn worked_out(text: &str, read: Read) -> Option<f64> {
    let mut rest = Rest { text, at: 0, depth: 0, divides: false, read };
    rest.sum().filter(|_| rest.peek().is_none())
}

/// What is not read yet.
struct Rest<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    /// Whether what comes is a divisor.
    divides: bool,
    read: Read<'a>,
}

impl<'a> Rest<'a> {
    /// The next byte that is no blank.
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    /// Takes the next byte if it is one of the two.
    fn take(&mut self, one: u8, other: u8) -> Option<u8> {
        let next = self.peek().filter(|&next| next == one || next == other)?;
        self.at += 1;
        Some(next)
    }

    fn sum(&mut self) -> Option<f64> {
        let mut sum = self.product()?;
        while let Some(sign) = self.take(b'+', b'-') {
            let next = self.product()?;
            sum = finite(if sign == b'+' { sum + next } else { sum - next })?;
        }
        Some(sum)
    }

    fn product(&mut self) -> Option<f64> {
        self.divides = false;
        let mut product = self.signed()?;
        while let Some(sign) = self.take(b'*', b'/') {
            self.divides = sign == b'/';
            let next = self.signed()?;
            product = finite(if sign == b'*' { product * next } else { product / next })?;
        }
        Some(product)
    }

    fn signed(&mut self) -> Option<f64> {
        let mut negative = false;
        while let Some(sign) = self.take(b'+', b'-') {
            negative ^= sign == b'-';
        }
        let value = if self.take(b'(', b'(').is_some() { self.bracket() } else { self.scaled() }?;
        let value = if self.take(b'^', b'^').is_some() { self.power(value)? } else { value };
        Some(if negative { -value } else { value })
    }

    /// Whole powers, as in 0.25^12: what a product of equal factors asks for.
    fn power(&mut self, base: f64) -> Option<f64> {
        let digits = self.digits()?;
        let exponent =
            (self.read)(digits).filter(|power| power.fract() == 0.0 && (0.0..=MOST_FACTORS).contains(power))?;
        finite((0..exponent as u32).fold(1.0, |product, _| product * base))
    }

    fn bracket(&mut self) -> Option<f64> {
        self.depth += 1;
        let value = if self.depth > DEEPEST { None } else { self.sum() };
        self.depth -= 1;
        self.take(b')', b')').and(value)
    }

    /// A number with its power of ten, if it has one: 1.5*10^-3 is read as 1.5e-3, so that no digit is lost. Of 2/5*10^2 the
    /// five alone is the divisor.
    fn scaled(&mut self) -> Option<f64> {
        let digits = self.digits()?;
        let behind = self.at;
        let mantissa = if digits == "10" { "1" } else { digits };
        let ten = digits == "10" || !self.divides && self.take(b'*', b'*').is_some() && self.digits()? == "10";
        let number = (ten && self.take(b'^', b'^').is_some()).then(|| self.power_of_ten(mantissa)).flatten();
        number.filter(|_| self.peek() != Some(b'^')).or_else(|| {
            self.at = behind;
            (self.read)(digits)
        })
    }

    /// The mantissa with the power of ten that comes next, as `10^` has been taken.
    fn power_of_ten(&mut self, mantissa: &str) -> Option<f64> {
        self.peek();
        let from = self.at;
        self.take(b'-', b'-');
        self.digits()?;
        let mut number = mantissa.to_owned();
        number.push('e');
        number.push_str(self.text.get(from..self.at)?);
        (self.read)(&number)
    }

    /// Digits with a point, and a power of ten behind an e.
    fn digits(&mut self) -> Option<&'a str> {
        self.peek();
        let (from, bytes) = (self.at, self.text.as_bytes());
        let mut before = 0;
        while let Some(&byte) = bytes.get(self.at) {
            match byte {
                b'0'..=b'9' | b'.' | b'e' | b'E' => {}
                b'+' | b'-' if matches!(before, b'e' | b'E') => {}
                _ => break,
            }
            before = byte;
            self.at += 1;
        }
        self.text.get(from..self.at)
    }
}

fn finite(number: f64) -> Option<f64> {
    number.is_finite().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<f64> {
        text.parse().ok().filter(|number: &f64| number.is_finite())
    }

    /// A repeatable stream of numbers below `below`.
    struct Random(u64);

    impl Random {
        fn below(&mut self, below: u64) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) % below
        }
    }

    #[test]
    fn plain_numbers_keep_every_bit() {
        for text in ["0.1", "5e-324", "1.7976931348623157e308", "0.30000000000000004", "+7", ".5", "2.", "1e-3"] {
            assert_eq!(number(text, &read).map(f64::to_bits), text.parse().ok().map(f64::to_bits), "{text}");
        }
        assert_eq!(number("−1,5", &read), Some(-1.5));
    }

    #[test]
    fn a_power_of_ten_loses_no_digit() {
        for mantissa in ["1.5", "3.9", "0.1", "7", "-2.3", "9.007199254740993"] {
            for power in [-310, -22, -10, -3, 0, 3, 22, 300] {
                let value = format!("{mantissa}e{power}").parse().ok();
                let written = figure::digits(mantissa.parse().unwrap_or(0.0), 16);
                let raised: String = power.to_string().chars().map(raise).collect();
                for text in [
                    format!("{mantissa}*10^{power}"),
                    format!("{mantissa} * 10^{power}"),
                    format!("{written}×10{raised}"),
                    format!("{mantissa}·10{raised}"),
                ] {
                    assert_eq!(number(&text, &read), value, "{text}");
                }
            }
        }
        for (text, value) in [
            ("10^-3", 1e-3),
            ("10⁻³", 1e-3),
            ("-10^-3", -1e-3),
            ("1-10^2", -99.0),
            ("2*3*10^2", 600.0),
            ("2/5*10^2", 40.0),
            ("2/(5*10^2)", 0.004),
            ("3^2*10^2", 900.0),
            ("(1+1)*10^2", 200.0),
            ("110^2", 12100.0),
            ("2e3*10^2", 200000.0),
            ("2³", 8.0),
            ("0.25¹²", 5.960464477539063e-8),
        ] {
            assert_eq!(number(text, &read), Some(value), "{text}");
        }
        for text in ["5*10^2^2", "2*10^", "2*10^2.5", "2*10^--3", "10^", "⁻³", "10⁻", "1.5×10⁻³⁻", "5*10^400"]
        {
            assert_eq!(number(text, &read), None, "{text}");
        }
    }

    /// The small digit, or minus, for one on the line.
    fn raise(c: char) -> char {
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁻".chars().nth(c.to_digit(10).unwrap_or(10) as usize).unwrap_or(c)
    }

    #[test]
    fn small_arithmetic_is_worked_out() {
        for (text, value) in [
            ("-2*0.19", -2.0 * 0.19),
            ("1/3", 1.0 / 3.0),
            ("(1+2)/4", 0.75),
            (" 1 + 2 * 3 ", 7.0),
            ("8/4/2", 1.0),
            ("1-2-3", -4.0),
            ("−2 × 0,5 ÷ 4", -0.25),
            ("2·-3", -6.0),
            ("--1", 1.0),
            ("-(1+1)", -2.0),
            ("1e-3*2E+3", 2.0),
            ("0,5*0,5", 0.25),
            ("((((1))))", 1.0),
            ("2^3", 8.0),
            ("0.25^12", 5.960464477539063e-8),
            ("-2^2", -4.0),
            ("(-2)^3*2", -16.0),
            ("7^0", 1.0),
        ] {
            assert_eq!(number(text, &read), Some(value), "{text}");
        }
    }

    #[test]
    fn what_has_no_finite_result_is_no_number() {
        for text in [
            "",
            " ",
            "fish",
            "1/0",
            "0/0",
            "1/(1-1)",
            "1/(1e300*1e300)",
            "1e300*1e300",
            "1e308+1e308",
            "1e999",
            "1/1e999",
            "(1",
            "1)",
            "()",
            "1+",
            "*2",
            "1 2",
            "2(3)",
            "1,000.5",
            "1.000,5",
            "1,2,3",
            "1..2",
            "1e",
            "1e+",
            "e",
            "0x10",
            "2**3",
            "2^",
            "2^0.5",
            "2^-1",
            "2^2^2",
            "10^400",
            "2^1e9",
            "NaN",
            "Infinity*2",
            "1/3x",
            "é",
            "1+é",
            "½",
        ] {
            assert_eq!(number(text, &read), None, "{text}");
        }
        let nested = |depth: usize| format!("{}1{}", "(".repeat(depth), ")".repeat(depth));
        assert_eq!(number(&nested(DEEPEST), &read), Some(1.0));
        assert_eq!(number(&nested(DEEPEST + 1), &read), None);
        assert_eq!(number(&"(".repeat(1_000_000), &read), None);
        assert_eq!(number(&format!("{}1", "-".repeat(1_000_000)), &read), Some(1.0));
    }

    /// A text and what it is worth, computed beside it.
    fn written(random: &mut Random, depth: u64) -> (String, f64) {
        if depth == 0 || random.below(4) == 0 {
            let value = random.below(1 << 20) as f64 / 1000.0;
            return (format!("{value}"), value);
        }
        let ((left, a), (right, b)) = (written(random, depth - 1), written(random, depth - 1));
        match random.below(5) {
            0 => (format!("({left}+{right})"), a + b),
            1 => (format!("({left} − {right})"), a - b),
            2 => (format!("({left}×{right})"), a * b),
            3 => (format!("({left} / {right})"), a / b),
            _ => (format!("-{left}"), -a),
        }
    }

    #[test]
    fn what_is_worked_out_has_the_bits_of_the_calculation() {
        let mut random = Random(7);
        for _ in 0..20_000 {
            let (text, value) = written(&mut random, 6);
            let found = number(&text, &read);
            assert!(found.is_none_or(f64::is_finite), "{text}");
            if let Some(found) = found {
                // 0/0 inside a text is no number, whatever follows.
                assert_eq!(found.to_bits(), value.to_bits(), "{text}");
                assert_eq!(number(&figure::ascii(found), &read).map(f64::to_bits), Some(value.to_bits()), "{text}");
            }
        }
    }

    #[test]
    fn no_text_does_harm() {
        let signs: Vec<char> = "0123456789.,eE+-*/()−×÷ x½".chars().collect();
        let mut random = Random(11);
        let mut numbers = 0;
        for _ in 0..200_000 {
            let length = random.below(12);
            let text: String = (0..length).map(|_| signs[random.below(signs.len() as u64) as usize]).collect();
            if let Some(number) = number(&text, &read) {
                assert!(number.is_finite(), "{text}");
                numbers += 1;
            }
        }
        assert!(numbers > 1000, "{numbers}");
    }
}
