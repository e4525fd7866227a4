//! Reads the text of a control that is neither a number nor one of a few words. A lesson gives such a control a codec: its own,
//! or one that lessons share.

use crate::{Control, Read, Refusal, Value};

/// Reads the values of a control.
#[derive(Clone, Debug)]
pub struct Codec {
    /// Reads a text.
    pub parse: Parse,
    /// Sets one item, if the value has named items (`KEY:ITEM`).
    pub parse_item: Option<ParseItem>,
    /// What the documents say about the text.
    pub about: &'static str,
}

/// The value that a text writes, or everything that is wrong with the text.
pub type Parse = fn(&Control, &str, Read) -> Result<Value, Vec<Refusal>>;

/// An old value with one item changed.
pub type ParseItem = fn(&Control, &Value, Item, Read) -> Result<Value, Refusal>;

/// An item and its new text. An empty text removes it.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    /// Its name.
    pub name: &'a str,
    /// The text.
    pub given: &'a str,
}

/// What the documents say about a codec. No page shows it, so its module does without.
pub(crate) const fn about(text: &'static str) -> &'static str {
    if cfg!(target_arch = "wasm32") { "" } else { text }
}

/// A short word: letters, digits and commas.
pub(crate) static WORD: Codec = Codec {
    parse: |control, given, _| {
        let given = given.trim();
        let allowed = given.len() <= 300 && given.bytes().all(|b| b.is_ascii_alphanumeric() || b == b',');
        if allowed { Ok(Value::word(given)) } else { Err(vec![control.refuse("refusal-word", given, "a–z, 0–9")]) }
    },
    parse_item: None,
    about: about("A short word"),
};

/// For a module that cannot read a value. It keeps the text as it is, and the values then need the annex that reads it
/// (`Values::have_unread`).
pub(crate) fn unread(_: &Control, given: &str, _: Read) -> Result<Value, Vec<Refusal>> {
    Ok(Value::Unread(given.trim().to_owned()))
}
