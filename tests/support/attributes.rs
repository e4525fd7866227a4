//! What can be set in each lesson, as the document for course pages lists it.

use crate::words::Words;
use figure::{Message, ascii};
use lessons::{Control, Kind, Lesson, controls};

/// The document: a list of attributes for each lesson, with the words of the page.
pub fn attributes(words: &Words) -> String {
    let head = "# What can be set\n\nWritten by the tests from the lessons themselves (`npm run goldens`). Each is an \
                attribute of `<backprop-lab>`,\na property, and a key of the page's link; see [embedding](embedding.md).\n";
    let around = format!("{head}\n## Around every lesson\n\n{}", around());
    lessons::LESSONS.iter().fold(around, |text, &lesson| text + &of_lesson(lesson, words))
}

/// What a page sets around a lesson. The page has these rows in `www/setup.js`, each with its texts in quotes.
fn around() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/setup.js");
    let source = std::fs::read_to_string(path).unwrap();
    let table = source.split("SETUP = [").nth(1).and_then(|rest| rest.split("];").next()).unwrap();
    let quoted: Vec<&str> = table.split('\'').skip(1).step_by(2).collect();
    quoted.chunks_exact(3).map(|row| format!("- `{}`: {}. {}\n", row[0], row[2], row[1])).collect()
}

fn of_lesson(lesson: &dyn Lesson, words: &Words) -> String {
    let slug = lesson.slug();
    let title = words.say(&Message::new(format!("{slug}-title")));
    let lasts = lesson.last_t() > 0;
    let shown = controls(lesson).into_iter().filter(|control| lasts || control.key != "t");
    let lines = shown.map(|control| of_control(&control, words)).collect::<String>();
    let presets: Vec<String> = lesson.presets().iter().map(|preset| format!("`{}`", preset.name)).collect();
    let presets = presets.join(", ");
    let groups = listed(lesson.groups().iter().map(|group| group.name));
    let (folds, catalogue) = (format!("{slug}-fold-"), lessons::words());
    let folds = catalogue.lines().filter_map(|line| line.strip_prefix(&folds)?.split(" =").next());
    let hidden = format!("For `hide`: the groups {groups}; the folds {}", listed(folds));
    format!("\n## {title}: `lesson=\"{slug}\"`\n\n{hidden}.\n\n- `preset`: One of {presets}\n{lines}")
}

fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn of_control(control: &Control, words: &Words) -> String {
    let label = words.resolve(&Message::new(format!("control-{}", control.key)));
    let label = label.unwrap_or_else(|_| "Set by hand in the lesson".to_owned());
    let default = match control.default().text() {
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
            format!("{sort} from {} to {}", ascii(least), ascii(most))
        }
        Kind::Choice { options, .. } => {
            let all: Vec<String> = options.iter().map(|option| format!("`{option}`")).collect();
            format!("One of {}", all.join(", "))
        }
        Kind::Parameter { .. } => "The name of a weight, bias or neuron of the network".to_owned(),
        Kind::Flag { .. } => "`yes` or `no`".to_owned(),
        Kind::Layers { limits, codec } => {
            format!("2 to {} layers of 1 to {} neurons, {}", limits.layers, limits.width, codec.about)
        }
        Kind::Set { options, codec, .. } => format!("Some of {}, {}", options.join(", "), codec.about),
        Kind::Hidden { codec } => codec.about.to_owned(),
    }
}
