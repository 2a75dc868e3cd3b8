//! What a key press means, and where the keyboard is.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// True for a key without Ctrl, Meta or Alt, and not in the middle of composing a letter.
pub fn is_plain(event: &KeyboardEvent) -> bool {
    !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing())
}

/// True for a plain key that was not typed into a field, with no dialog on screen.
pub fn is_command(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_busy = target.is_some_and(|element| {
        let field = element.closest("input, textarea, select, [contenteditable], dialog");
        !matches!(field, Ok(None))
    });
    is_plain(event) && !event.default_prevented() && !is_busy
}

/// Moves the keyboard to the element `id` inside `parent`.
pub fn focus_in(parent: &Element, id: &str) {
    let element = parent.query_selector(&format!("#{id}")).ok().flatten();
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take the keyboard leaves it where it is.
        let _ = element.focus();
    }
}
