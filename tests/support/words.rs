//! The lessons' words natively, resolved as the page resolves them.

use figure::{Label, Message};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

/// What can be a count is a number, as in www/words.js: the texts choose between one and many.
fn countable(value: &str) -> FluentValue<'_> {
    let short = (1..=3).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_digit());
    if short { FluentValue::try_number(value) } else { value.into() }
}

/// The English catalogue of all lessons.
pub struct Words(FluentBundle<FluentResource>);

impl Words {
    /// Reads the catalogue; a mistake in it is a failed test.
    pub fn english() -> Self {
        let resource = FluentResource::try_new(lessons::words()).expect("the catalogue is well-formed");
        let mut bundle = FluentBundle::new(vec!["en".parse().unwrap()]);
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).expect("no text stands twice");
        Self(bundle)
    }

    /// The text of a message, or what is wrong with it.
    pub fn resolve(&self, message: &Message) -> Result<String, String> {
        let pattern = self.0.get_message(&message.id).and_then(|found| found.value());
        let pattern = pattern.ok_or_else(|| format!("no text for {}", message.id))?;
        let args: FluentArgs = message.args.iter().map(|(name, value)| (*name, countable(value))).collect();
        let mut errors = Vec::new();
        let text = self.0.format_pattern(pattern, Some(&args), &mut errors);
        if errors.is_empty() { Ok(text.into_owned()) } else { Err(format!("{}: {errors:?}", message.id)) }
    }

    /// The text of a message. A missing one is a failed test.
    pub fn say(&self, message: &Message) -> String {
        self.resolve(message).unwrap_or_else(|error| panic!("{error}"))
    }

    /// A label's text.
    pub fn label(&self, label: &Label) -> String {
        match label {
            Label::Symbol(text) => text.clone(),
            Label::Words(message) => self.say(message),
        }
    }

    /// Whether the catalogue has this id.
    pub fn has(&self, id: &str) -> bool {
        self.0.has_message(id)
    }
}
