//! The lessons of Backprop Lab: values in, panels and readings out. Nothing here knows of a browser.

// A module of one lesson uses only a part of what lessons share.
#![cfg_attr(not(feature = "every"), allow(dead_code))]

mod answer;
mod board;
mod catalogue;
#[cfg(feature = "chain-rule")]
mod chain_rule;
mod control;
mod document;
mod exercise;
mod formula;
mod lesson;
#[cfg(any(feature = "chain-rule", feature = "optimizers"))]
mod networks;
#[cfg(feature = "optimizers")]
mod optimizers;
mod panel;
mod points;
mod session;
mod settings;
mod sgd;
mod shape;
mod symbols;
#[cfg(feature = "training")]
mod training;
#[cfg(feature = "update-rule")]
mod update_rule;
mod values;
#[cfg(feature = "vanishing-gradient")]
mod vanishing_gradient;
#[cfg(any(feature = "update-rule", feature = "optimizers"))]
mod wells;

pub use catalogue::{LAST_T, LESSONS, controls, defaults, find, settle, stopped, words};
pub use control::{Control, Kind, Limits, Number, Read, Refusal, Settled};
pub use document::{Document, Entry};
pub use exercise::{Blank, Board, BoardRow, Exercise, Grade, Line, Piece, Press, Tile, Verdict};
pub use formula::Formula;
pub use lesson::{Action, Gauge, Lesson, Preset, Run};
pub use panel::{Body, Cell, Choose, Column, Link, Panel, Place, Reading, Row};
pub use session::Session;
pub use settings::Settings;
pub use shape::Shape;
pub use values::{Value, Values};
