//! The present state and the next steps as a program: the same in NumPy, PyTorch, JAX and Rust, with the names of courses.

mod network;
mod pen;
mod python;
mod python_backward;
mod rust;
mod rust_parts;
mod scalars;

pub(crate) use network::{Act, Memory, Now, Program};
pub(crate) use pen::number;
pub(crate) use scalars::{Function, Scalars};

use crate::{Body, CodeLine, Listing, Press, control};
use figure::{Message, ToList};

/// The words of this folder.
pub(crate) const WORDS: &str = words!("code/en.ftl");

/// A language, and a library where it needs one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    NumPy,
    PyTorch,
    Jax,
    Rust,
}

impl Language {
    pub(crate) fn named(name: &str) -> Self {
        match name {
            "pytorch" => Self::PyTorch,
            "jax" => Self::Jax,
            "rust" => Self::Rust,
            _ => Self::NumPy,
        }
    }

    /// The mathematics of a Python library: `np.exp`.
    fn module(self) -> &'static str {
        match self {
            Self::PyTorch => "torch",
            Self::Jax => "jnp",
            _ => "np",
        }
    }
}

/// The panel of a program. `name` is the present value of the control, `steps` says how far it goes on, and `acts` whether it marks
/// the present act.
pub(crate) fn body(name: &str, steps: usize, acts: bool, write: impl Fn(Language) -> Vec<CodeLine>) -> Body {
    let language = Language::named(name);
    let said = |id: &str| Message::new(format!("code-{id}"));
    let press = |option: &&str| Press {
        chosen: Some(*option == name),
        ..Press::new(Message::new(format!("code-{option}")), control::CODE.key, (*option).to_owned())
    };
    let rust = language == Language::Rust;
    let lines = write(language);
    // Before the first act nothing is marked yet, and the sentence keeps its room.
    let marked = acts.then(|| said("marked"));
    Body::Code(Box::new(Listing {
        about: [said("about").with("steps", steps.to_string())].into_iter().chain(marked).list(),
        languages: control::LANGUAGES.iter().map(press).list(),
        comment: if rust { "//" } else { "#" },
        extension: if rust { "rs" } else { "py" },
        lines,
        takes: [said("copy"), said("save")],
        said: [said("copied"), said("refused")],
    }))
}
