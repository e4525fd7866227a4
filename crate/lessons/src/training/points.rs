//! Points as one word of a link, `1.5_-2_1*0_0.5_-1`, or as lines of a table that was pasted: x, y and the target of each. After
//! a first `exact*`, or a first line `exact`, all targets are taken as they are written.

use super::ANNEX;
use crate::codec::{Codec, about, unread};
use crate::control::excerpt;
use crate::{Control, Read, Refusal, Value, Values, arithmetic};
use figure::{Message, ToList, ascii};

/// The most points. As many fit into a link that every server takes.
pub(super) const MOST: usize = 300;
/// The usual plane: both coordinates lie between −EDGE and EDGE.
pub(super) const EDGE: f64 = 6.0;
/// No coordinate and no target lies farther from 0. A run with larger numbers would be taken for one that diverges.
pub(super) const FARTHEST: f64 = 1e6;
/// The word before points whose targets are taken as they are written.
const EXACT: &str = "exact";
/// More lines than this are not complained of one by one.
const MOST_PROBLEMS: usize = 20;

/// A learner's own points.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Points {
    /// x, y and target of each, one after the other.
    pub(super) numbers: Vec<f64>,
    /// Whether a target is what the output should be. If not, −1 … 1 becomes 0 … 1 for a sigmoid output.
    pub(super) exact: bool,
}

/// One's own points, see [`parse`].
pub(super) static CODEC: Codec = Codec {
    parse: if ANNEX { read_points } else { unread },
    parse_item: None,
    about: about(
        "Points, each with its target: `1.5_-2_1*0_0.5_-1`; with `exact*` before them, targets are taken as they are",
    ),
};

fn read_points(control: &Control, given: &str, read: Read) -> Result<Value, Vec<Refusal>> {
    let refusal = |message| Refusal { key: control.key.to_owned(), message };
    let problems = |all: Vec<Message>| all.into_iter().map(refusal).list();
    parse(given, read).map(value).map_err(problems)
}

/// The value of points.
pub(super) fn value(points: Points) -> Value {
    let text = text(&points);
    Value::own(points, &text)
}

/// The points of settled values; none where nothing was said.
pub(super) fn of(values: &Values) -> Points {
    values.own::<Points>("own").cloned().unwrap_or_default()
}

/// Reads points. `Err` says what is wrong with which line.
///
/// Lines are separated by line breaks or `*`, numbers by `_`, commas, semicolons, tabs or blanks. A first line without any
/// number is a heading. Where all targets are 0 or 1, as in many tables, 0 is the other class: −1. But not in exact points.
pub(super) fn parse(text: &str, read: Read) -> Result<Points, Vec<Message>> {
    let (mut numbers, mut problems, mut exact) = (Vec::new(), Vec::new(), false);
    let lines = text.split(['\n', '*']).map(str::trim).enumerate().filter(|(_, line)| !line.is_empty());
    for (at, line) in lines {
        if numbers.is_empty() && line.eq_ignore_ascii_case(EXACT) {
            exact = true;
            continue;
        }
        let fields = fields(line);
        if at <= usize::from(exact) && fields.iter().all(|field| number(field, read).is_none()) && text.contains('\n') {
            continue;
        }
        match point(&fields, read) {
            Ok(point) => numbers.extend(point),
            Err(message) => {
                problems.push(message.with("line", (at + 1).to_string()).with("given", excerpt(line)));
            }
        }
    }
    let count = numbers.len() / 3;
    if problems.is_empty() && count > MOST {
        problems.push(Message::new("refusal-points-many").with("count", count.to_string()));
    }
    if !problems.is_empty() {
        problems.truncate(MOST_PROBLEMS);
        return Err(problems);
    }
    let targets = || numbers.iter().skip(2).step_by(3);
    if !exact && targets().all(|y| *y == 0.0 || *y == 1.0) && targets().any(|y| *y == 1.0) {
        numbers.iter_mut().skip(2).step_by(3).for_each(|y| *y = 2.0 * *y - 1.0);
    }
    Ok(Points { numbers, exact })
}

/// The same points as one word.
pub(super) fn text(points: &Points) -> String {
    parts(points, "_").join("*")
}

/// The same points as lines of a table.
pub(super) fn lines(points: &Points) -> String {
    parts(points, ", ").join("\n")
}

fn parts(points: &Points, by: &str) -> Vec<String> {
    let exact = points.exact.then(|| EXACT.to_owned());
    exact.into_iter().chain(points.numbers.chunks_exact(3).map(|point| joined(point, by))).list()
}

fn joined(point: &[f64], by: &str) -> String {
    point.iter().map(|number| ascii(*number)).list().join(by)
}

fn fields(line: &str) -> Vec<&str> {
    let parts: Vec<&str> = if line.contains([';', '\t']) {
        line.split([';', '\t']).list()
    } else if line.contains('_') {
        line.split('_').list()
    } else {
        line.split([',', ' ']).list()
    };
    parts.into_iter().map(|part| part.trim().trim_matches('"')).filter(|part| !part.is_empty()).list()
}

fn number(field: &str, read: Read) -> Option<f64> {
    arithmetic::number(field, read)
}

fn point(fields: &[&str], read: Read) -> Result<[f64; 3], Message> {
    let &[x, y, target] = fields else {
        return Err(Message::new("refusal-points-fields").with("count", fields.len().to_string()));
    };
    let check = |field: &str| {
        number(field, read).filter(|number| number.abs() <= FARTHEST).ok_or_else(|| {
            let allowed = format!("−{most} … {most}", most = ascii(FARTHEST));
            Message::new("refusal-points-number").with("field", excerpt(field)).with("allowed", allowed)
        })
    };
    Ok([check(x)?, check(y)?, check(target)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<f64> {
        text.parse().ok().filter(|number: &f64| number.is_finite())
    }

    #[test]
    fn tables_of_every_kind_are_read_and_written_as_one_word() {
        for text in [
            "1.5_-2_1*0_0.5_-1",
            "1.5,-2,1\n0,0.5,-1",
            "x,y,target\n1.5, -2, 1\n\n0, 0.5, -1\n",
            "1,5;-2;1\n0;0,5;\u{2212}1",
            "1.5\t-2\t1\n0\t0.5\t0",
            "\"1.5\" \"-2\" 1\n0 .5 -1",
        ] {
            let points = parse(text, &read).unwrap();
            assert_eq!(points.numbers, [1.5, -2.0, 1.0, 0.0, 0.5, -1.0], "{text}");
            assert_eq!(super::text(&points), "1.5_-2_1*0_0.5_-1");
            assert_eq!(parse(&lines(&points), &read).unwrap(), points);
        }
        assert_eq!(parse("1_1_0.5*0_0_0", &read).unwrap().numbers[5], 0.0, "heights are no classes");
    }

    #[test]
    fn exact_targets_stay_as_they_are_written() {
        for text in ["exact*1_2_0*3_4_1", "exact\n1, 2, 0\n3, 4, 1", "Exact\nx,y,target\n1;2;0\n3;4;1"] {
            let points = parse(text, &read).unwrap();
            assert_eq!((points.numbers[2], points.numbers[5], points.exact), (0.0, 1.0, true), "{text}");
            assert_eq!(super::text(&points), "exact*1_2_0*3_4_1");
            assert_eq!(parse(&lines(&points), &read).unwrap(), points);
        }
    }

    #[test]
    fn every_bad_line_is_told_by_its_number() {
        let problems =
            parse("1, 2\n1, 2, 1\nfish, 2, 1\n1, 2e6, 1\n1, 2, -1000001\n1 2 3 4\n-70, 1e6, 35", &read).unwrap_err();
        let said: Vec<(&str, &str)> = problems
            .iter()
            .map(|m| (m.id.as_str(), m.args.iter().find(|a| a.0 == "line").unwrap().1.as_str()))
            .collect();
        let (fields, number) = ("refusal-points-fields", "refusal-points-number");
        assert_eq!(said, [(fields, "1"), (number, "3"), (number, "4"), (number, "5"), (fields, "6")]);
        assert_eq!(parse(&"fish\n".repeat(1000), &read).unwrap_err().len(), MOST_PROBLEMS);
        assert_eq!(parse(&"1,1,1\n".repeat(301), &read).unwrap_err()[0].id, "refusal-points-many");
    }
}
