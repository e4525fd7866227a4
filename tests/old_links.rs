//! Links that somebody may have kept: `old-links.txt` was written by the page as it was before it had a frame. Each of them has to
//! open the same state for good.

use tests::learner::{read, run};

/// A link's lesson, and its keys and values.
fn parsed(link: &str) -> (&str, Vec<(String, String)>) {
    let pairs = link.split('&').map(|pair| pair.split_once('=').unwrap());
    let mut pairs = pairs.map(|(key, value)| (key.to_owned(), value.to_owned()));
    let slug = link.strip_prefix("lesson=").unwrap().split('&').next().unwrap();
    pairs.next();
    (slug, pairs.collect())
}

#[test]
fn a_hundred_old_links_open_the_same_state() {
    let links: Vec<&str> = include_str!("old-links.txt").lines().collect();
    assert!(links.len() >= 100);
    for link in links {
        let (slug, pairs) = parsed(link);
        let Some(lesson) = lessons::find(slug) else { panic!("{link}: there is no such lesson any more") };
        let settled = lessons::settle(lesson, &[], &pairs, &read);
        assert!(settled.refusals.is_empty(), "{link}: {:?}", settled.refusals);
        for (key, text) in &pairs {
            assert_eq!(settled.values.text(key), text, "{key} of {link}");
        }
        let changes: Vec<(&str, &str)> = pairs.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect();
        assert!(!run(lesson, &changes).readings().is_empty(), "{link}");
    }
}

/// A link says what differs from a fresh lesson, and nothing of the rest. So the fresh lessons are part of every link: whoever changes
/// a default here makes a new version of links (`VERSION` of www/query.js), which gives links of the old one the old default.
#[test]
fn links_of_version_1_leave_out_what_a_fresh_lesson_still_has() {
    let text = include_str!("defaults-1.json");
    let all: serde_json::Map<String, serde_json::Value> = serde_json::from_str(text).unwrap();
    for (slug, values) in all {
        let settled = lessons::settle(lessons::find(&slug).unwrap(), &[], &[], &read);
        for (key, value) in values.as_object().unwrap() {
            assert_eq!(settled.values.text(key), value, "the default of {key} in {slug}");
        }
    }
}
