//! What the Rust tests share.

pub mod attributes;
pub mod bits;
pub mod checks;
pub mod documents;
pub mod equations;
pub mod exercises;
pub mod goldens;
pub mod mathml;
pub mod messages;
pub mod moments;
pub mod naive;
pub mod programs;
pub mod recorder;
pub mod samples;
pub mod scenes;
pub mod stories;
pub mod transcript;
pub mod whole;
pub mod wrong;

pub mod learner;
pub mod words;
