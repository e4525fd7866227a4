//! The lessons of Backprop Lab: values in, panels and readings out. Nothing here knows of a browser.
//!
//! [`LESSONS`] lists the lessons. [`settle`] takes texts from outside (a link, a slider, a preset) and returns a complete set of
//! allowed [`Values`], with a [`Refusal`] for each text that it cannot take. A [`Session`] holds the run of these values and goes
//! to any step t, forwards or back. The [`Run`] then gives what the page shows.
//!
//! ```
//! use lessons::{Session, find, settle};
//!
//! // The preset at the edge of divergence: L = ½(w − 2)², η = 2.
//! let lesson = find("update-rule").expect("the lesson is in this build");
//! let preset = lesson.presets().iter().find(|preset| preset.name == "edge").unwrap();
//!
//! // Values from outside are texts. The page reads numbers by JavaScript, so the function that reads them is an argument.
//! let read = |text: &str| text.parse().ok().filter(|number: &f64| number.is_finite());
//! let changes: Vec<_> = preset.values.iter().map(|(key, text)| (key.to_string(), text.to_string())).collect();
//! let settled = settle(lesson, &[], &changes, &read);
//! assert!(settled.refusals.is_empty());
//!
//! // Each step jumps over the minimum at w = 2: from −1 to 5, and back.
//! let mut session = Session::new(lesson, &settled.values);
//! let mut w_at = |t| {
//!     let (run, _) = session.at(t);
//!     run.readings().iter().find(|reading| reading.key == "w_old").unwrap().value
//! };
//! assert_eq!([w_at(0), w_at(1), w_at(2)], [-1.0, 5.0, -1.0]);
//! assert_eq!(w_at(1), 5.0); // backwards it replays the run
//! ```

// A module of one lesson uses only a part of what lessons share.
#![cfg_attr(not(every_lesson), allow(unused))]

/// A catalogue of this crate as pages load it: without its comments.
macro_rules! words {
    ($path:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/words/", $path))
    };
}

mod answer;
mod architecture;
mod arithmetic;
mod blanks;
mod buttons;
mod catalogue;
#[cfg(annexed)]
mod code;
mod codec;
mod control;
mod divergence;
mod exercise;
// Formulas that are typed: only the annexes read them.
#[cfg(any(feature = "update-rule-more", feature = "optimizers-more"))]
mod expression;
mod formula;
mod gradient_strips;
mod infallible;
mod lesson;
mod listing;
mod matrices;
mod networks;
mod norm;
mod order;
mod panel;
mod prediction;
mod room;
mod rule_formula;
mod series;
mod session;
mod settings;
mod sgd;
mod sheet;
mod story;
mod symbols;
mod values;
mod wells;

pub use architecture::Architecture;
pub use buttons::{Buttons, Press};
pub use catalogue::{LAST_T, change, controls, defaults, find, idle, settle, stopped, words};
pub use codec::{Codec, Item, Parse, ParseItem};
pub use control::{Control, Kind, Limits, Number, Read, Refusal, Settled};
pub use exercise::{Blank, Board, BoardRow, Exercise, Grade, Line, Piece, Tile, Verdict};
pub use formula::Formula;
pub use lesson::{Action, Gauge, Group, Lesson, Preset, Run, Stretch};
pub use listing::{CodeLine, Listing};
pub use matrices::{Matrices, MatrixCell, MatrixLine, MatrixTerm};
pub use panel::{Body, Cell, Choose, Column, Link, Panel, Place, Reading, TableRow};
pub use room::Room;
pub use session::Session;
pub use settings::Settings;
pub use sheet::{Sheet, SheetPage, SheetSection};
pub use story::{Facts, Given, Sets, Step, Story, Teller, ask, entering};
pub use values::{Value, Values};

// A module for each lesson, `LESSONS` and `FORMULAS`: build.rs writes them from the list in Cargo.toml.
include!(concat!(env!("OUT_DIR"), "/registry.rs"));
