//! The part of the address behind `#`.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// What the address says now, with its `#`; empty when it says nothing.
pub fn read() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Goes to `hash`, as a link would: the back button returns.
pub fn go(hash: &str) {
    if let Some(window) = web_sys::window() {
        // A browser that refuses to navigate leaves the person where they are.
        let _ = window.location().set_hash(hash);
    }
}

/// Calls `arrive` with the new hash each time the address changes, for as long as the tab lives.
pub fn watch(arrive: impl Fn(String) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let closure = Closure::<dyn Fn()>::new(move || arrive(read()));
    let listener = closure.into_js_value();
    let _ = window.add_event_listener_with_callback("hashchange", listener.unchecked_ref());
}

/// Writes `hash` into the address in place of what stands there: the back button does not stop
/// here, and nobody is told.
pub fn replace(hash: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(hash));
    }
}
