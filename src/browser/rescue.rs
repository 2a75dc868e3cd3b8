//! The way from a dying program to the plain-HTML panel of the boot script.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Shows the panel of `index.html` that says the program stopped.
    #[wasm_bindgen(js_namespace = ninefold, js_name = died)]
    fn died(reason: &str);
}

/// Sends every panic to the rescue panel, which needs no wasm to stay on screen.
pub fn watch_panics() {
    std::panic::set_hook(Box::new(|panic| died(&panic.to_string())));
}
