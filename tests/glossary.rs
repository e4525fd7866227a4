//! The places of technical terms: each link of the glossary opens a state that its lesson accepts unchanged, and there the term
//! is seen.

use figure::Message;
use tests::learner::{Whole, read, run};
use tests::messages::panel_messages;
use tests::stories::{live, told};
use tests::words::Words;

/// A term with its forms, and the link to where it is seen.
struct Term {
    forms: Vec<String>,
    link: String,
}

/// The terms of the catalogue that have a link.
fn terms() -> Vec<Term> {
    let source = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/www/words/glossary.ftl")).unwrap();
    let entry = |entry: &str| {
        let line = |what: &str| entry.lines().find_map(|line| line.trim().strip_prefix(what)).map(str::to_owned);
        let name = entry.lines().next()?.split_once(" = ")?.1.to_owned();
        let also = line(".also = ").unwrap_or_default();
        let forms = [name].into_iter().chain(also.split(", ").filter(|form| !form.is_empty()).map(str::to_owned));
        Some(Term { forms: forms.collect(), link: line(".seen = ")? })
    };
    source.split("\nterm-").filter_map(entry).collect()
}

/// The lesson of a link, and what it sets.
fn parsed(link: &str) -> (&str, Vec<(&str, &str)>) {
    let mut pairs = link.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let (key, slug) = pairs.next().unwrap();
    assert_eq!(key, "lesson", "{link}");
    (slug, pairs.collect())
}

/// What is wrong with a link.
fn complaint(link: &str) -> Option<String> {
    let (slug, pairs) = parsed(link);
    let Some(lesson) = lessons::find(slug) else { return Some(format!("{link}: there is no such lesson")) };
    let owned: Vec<(String, String)> = pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    let settled = lessons::settle(lesson, &[], &owned, &read);
    if !settled.refusals.is_empty() {
        return Some(format!("{link}: {:?}", settled.refusals));
    }
    let changed = pairs.iter().find(|(key, text)| settled.values.text(key) != *text);
    changed.map(|(key, _)| format!("{link}: {key} becomes {}", settled.values.text(key)))
}

/// Everything that is said where a link leads, folds included.
fn said(words: &Words, link: &str) -> String {
    let (slug, pairs) = parsed(link);
    let lesson = lessons::find(slug).unwrap();
    let run = run(lesson, &pairs);
    let (story, asked) = told(lesson, &tests::learner::values(lesson, &pairs));
    let mut found: Vec<Message> = vec![live(lesson, story.claim), live(lesson, story.prose), run.describe()];
    run.whole(640.0).iter().chain(&asked).for_each(|panel| panel_messages(panel, &mut found));
    found.iter().map(|message| words.say(message)).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_link_of_a_term_is_accepted_unchanged_and_the_term_is_seen_there() {
    if std::env::var_os("LESSON").is_some() {
        return; // the links lead to all lessons
    }
    let words = Words::english();
    let terms = terms();
    assert!(terms.len() >= 40, "{}", terms.len());
    let wrong: Vec<String> = terms
        .iter()
        .filter_map(|Term { forms, link }| {
            complaint(link).or_else(|| {
                let said = said(&words, link);
                let seen = forms.iter().any(|form| said.contains(form));
                (!seen).then(|| format!("{link}: nothing there says {}", forms.join(" or ")))
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_link_that_leads_nowhere_is_caught() {
    for link in
        ["lesson=nowhere", "lesson=update-rule&eta=high", "lesson=update-rule&eta=0.50", "lesson=training&setp=2"]
    {
        assert!(complaint(link).is_some(), "{link}");
    }
    assert_eq!(complaint("lesson=update-rule&eta=0.5"), None);
}
