//! What can be set in each lesson, as the document for course pages lists it.

use crate::words::Words;
use figure::{Message, plain};
use lessons::{Control, Kind, Lesson, controls};

/// The document: a list of attributes for each lesson, with the words of the page.
pub fn attributes(words: &Words) -> String {
    let head = "# What can be set\n\nWritten by the tests from the lessons themselves (`npm run goldens`). Each is an \
                attribute of `<backprop-lab>`,\na property, and a key of the page's link; see [embedding](embedding.md).\n";
    lessons::LESSONS.iter().fold(head.to_owned(), |text, &lesson| text + &of_lesson(lesson, words))
}

fn of_lesson(lesson: &dyn Lesson, words: &Words) -> String {
    let slug = lesson.slug();
    let title = words.say(&Message::new(format!("{slug}-title")));
    let lines = controls(lesson).iter().map(|control| of_control(control, words)).collect::<String>();
    format!("\n## {title}: `lesson=\"{slug}\"`\n\n{lines}")
}

fn of_control(control: &Control, words: &Words) -> String {
    let label = words.resolve(&Message::new(format!("control-{}", control.key)));
    let label = label.unwrap_or_else(|_| "Set by hand in the lesson".to_owned());
    let default = match control.default().text.as_str() {
        "" => String::new(),
        text => format!("; `{text}` unless said otherwise"),
    };
    format!("- `{}`: {label}. {}{default}\n", control.key, allowed(&control.kind))
}

fn allowed(kind: &Kind) -> String {
    match kind {
        Kind::Number(number) if number.allowed == (f64::MIN_POSITIVE, f64::MAX) => "A number above 0".to_owned(),
        Kind::Number(number) => {
            let (least, most) = number.allowed;
            let sort = if number.whole { "A whole number" } else { "A number" };
            format!("{sort} from {} to {}", plain(least), plain(most))
        }
        Kind::Choice { options, .. } => {
            let all: Vec<String> = options.iter().map(|option| format!("`{option}`")).collect();
            format!("One of {}", all.join(", "))
        }
        Kind::Parameter { .. } => "The name of a weight, bias or neuron of the network".to_owned(),
        Kind::Flag { .. } => "`yes` or `no`".to_owned(),
        Kind::Layers(limits) => format!(
            "2 to {} layers of 1 to {} neurons, with their activations: `2.3tanh.1sigmoid`",
            limits.layers, limits.width
        ),
        Kind::Word => "A short word".to_owned(),
        Kind::Document => "All numbers at once, as text".to_owned(),
        Kind::Numbers => "Names and numbers: `w1:0.5,x2:-1`".to_owned(),
        Kind::Answers => "Blanks and numbers: `a1:0.25,a2:-1.5e-7`".to_owned(),
        Kind::Schedule => "Settings with the update from which they hold: `sgd0:0.1,sgd120:0.03`".to_owned(),
        Kind::Set { options, .. } => format!("Some of {}, joined by dots", options.join(", ")),
        Kind::Points => "Points, each with its target: `1.5_-2_1*0_0.5_-1`".to_owned(),
        Kind::Kept => "What tells a pinned run from a fresh one: `eta_0.1*batch_5`".to_owned(),
        Kind::Rows => "Tiles joined by `-`, rows by `_`: `L.o5-o5.o3_L.o5`".to_owned(),
    }
}
