//! The bindings: the only crate that knows of JavaScript. [`Lab`] draws lessons in a page; [`Network`] is the headless
//! contract, for Node and workers.
//!
//! Two modules are built of this crate: `lab` for a page's first view, as small as can be, and `network` for computing,
//! as fast as can be. A page that only shows lessons never loads the second.

mod panic;
mod write;

#[cfg(feature = "lab")]
mod canvas;
#[cfg(feature = "lab")]
mod digits;
#[cfg(feature = "lab")]
mod lab;
#[cfg(feature = "network")]
mod network;
#[cfg(feature = "lab")]
mod paper;
#[cfg(feature = "network")]
mod refuse;
#[cfg(feature = "lab")]
mod view;

#[cfg(feature = "lab")]
pub use lab::Lab;
#[cfg(feature = "network")]
pub use network::Network;
pub use panic::start;

/// A third the code of the standard one, and as fast on what lessons allocate. Only where no network trains for its own sake.
#[cfg(all(target_arch = "wasm32", feature = "lab", not(feature = "network")))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
