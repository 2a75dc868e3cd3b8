//! The first moments: the place the app is mounted in, and the word *ready*.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Empties the element `id` of its static shell and hands it over.
///
/// `None` when the page has no such element.
pub fn take_over(id: &str) -> Option<HtmlElement> {
    let element = web_sys::window()?.document()?.get_element_by_id(id)?;
    element.replace_children_with_node_0();
    element.dyn_into().ok()
}

/// Says that the page answers to input: `data-ready` on the root, and the mark `ninefold:ready`.
pub fn say_ready() {
    let Some(window) = web_sys::window() else { return };
    if let Some(performance) = window.performance() {
        // A browser without marks is only harder to measure.
        let _ = performance.mark("ninefold:ready");
    }
    let root = window.document().and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = root.set_attribute("data-ready", "true");
    }
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // A browser that refuses leaves the person where they are.
        let _ = window.location().reload();
    }
}
