//! The bindings: the only crate that knows JavaScript. [`Lab`] draws lessons in a page; [`Network`] is the headless core, for
//! Node and workers.
//!
//! Two kinds of modules are built from this crate. A module with the feature `lab` serves a page's first view and is small; a
//! module with the feature `network` computes and is fast. A page that only shows lessons never loads the second.
//!
//! What `<backprop-lab>` does with a lesson's module. Values are texts by key; a view is plain data:
//!
//! ```js
//! const lab = new Lab();
//! // 1. A change is settled: `values` is complete, and each refusal is a message that says what is allowed.
//! const { values, refusals } = lab.settle('update-rule', {}, [['eta', '0.5'], ['t', '3']]);
//! // 2. The run goes to t, and `view` says what is shown there: see the methods of `Lab`.
//! const loss = view.readings.find(({ key }) => key === 'loss').text;
//! // 3. Each picture of the view is painted on a canvas. The page gives its colours and the words of a message.
//! for (const { id } of view.panels.filter(({ kind }) => kind === 'picture')) {
//!   lab.paint(canvases[id], id, devicePixelRatio, { ink: '#1a2230', family: 'Arial' }, say);
//! }
//! ```
//!
//! What a script does with the headless core. `lib/core.js` reads the caller's objects and passes plain numbers to [`Network`]:
//!
//! ```js
//! import { Network, load } from './lib/core.js';
//!
//! await load();
//! const network = new Network({
//!   layers: [1, 1],
//!   activations: ['identity'],
//!   loss: 'half-squared-error',
//!   weights: [[[2]]],
//!   biases: [[0]],
//! });
//! network.trace([3], [1]).loss; // ½(2·3 − 1)² = 12.5
//! network.free();
//! ```

mod objects;
mod panic;
mod write;

#[cfg(feature = "lab")]
mod backend;
#[cfg(feature = "lab")]
mod canvas;
#[cfg(feature = "lab")]
mod digits;
#[cfg(feature = "lab")]
mod lab;
#[cfg(feature = "network")]
mod network;
#[cfg(feature = "lab")]
mod options;
#[cfg(feature = "network")]
mod reading;
#[cfg(feature = "network")]
mod refuse;
#[cfg(feature = "types")]
mod types;
#[cfg(feature = "lab")]
mod view;

#[cfg(feature = "lab")]
pub use lab::Lab;
#[cfg(feature = "network")]
pub use network::Network;
pub use panic::start;
#[cfg(feature = "network")]
pub use reading::read;
#[cfg(feature = "types")]
pub use types::types;

/// It has a third of the code of the standard allocator and is as fast for lessons. The headless module keeps the standard one.
#[cfg(all(target_arch = "wasm32", feature = "lab", not(feature = "network")))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
