//! A run that is drawn beside the present one. One word of a link has all of its values that differ from a fresh run:
//! `eta_0.1*batch_5`.

use super::{ANNEX, Training};
use crate::codec::{Codec, about, unread};
use crate::{Control, Read, Refusal, Value, settle};

/// A pinned run. The value is its values.
pub(super) static CODEC: Codec = Codec {
    parse: if ANNEX { parse } else { unread },
    parse_item: None,
    about: about("What tells a pinned run from a fresh one: `eta_0.1*batch_5`"),
};

fn parse(control: &Control, given: &str, read: Read) -> Result<Value, Vec<Refusal>> {
    if given.is_empty() {
        return Ok(Value::word(""));
    }
    let refuse = |part: &str| vec![control.refuse("refusal-kept", part, "eta_0.1*batch_5")];
    let mut changes = Vec::new();
    for part in given.split('*') {
        let (key, text) = part.split_once('_').filter(|(key, _)| *key != control.key).ok_or_else(|| refuse(part))?;
        changes.push((key.to_owned(), text.to_owned()));
    }
    let settled = settle(&Training, &[], &changes, read);
    match settled.refusals.first() {
        Some(refusal) => Err(refuse(&refusal.key)),
        None => Ok(Value::own(settled.values, given)),
    }
}
