//! Rust code panics only because of a mistake of ours. Then the console says where, and the module starts afresh at the next
//! call. The page keeps the state and makes a new `Lab` from it.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console)]
    fn error(message: &str);
}

/// Runs once, when the module is loaded.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        error(&info.to_string());
        #[cfg(target_arch = "wasm32")]
        wasm_bindgen::handler::schedule_reinit();
    }));
}
