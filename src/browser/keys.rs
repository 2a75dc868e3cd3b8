//! What a key press means.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// True for a key without Ctrl, Meta or Alt, and not in the middle of composing a letter.
pub fn is_plain(event: &KeyboardEvent) -> bool {
    !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing())
}

/// True for a key with Ctrl or Cmd that was not typed into a field: fields undo for themselves.
pub fn is_undo(event: &KeyboardEvent) -> bool {
    (event.ctrl_key() || event.meta_key()) && !event.alt_key() && is_free(event)
}

/// True for a plain key that was not typed into a field, with no dialog on screen.
pub fn is_command(event: &KeyboardEvent) -> bool {
    is_plain(event) && is_free(event)
}

fn is_free(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_busy = target.is_some_and(|element| {
        let field = element.closest("input, textarea, select, [contenteditable], dialog");
        !matches!(field, Ok(None))
    });
    !event.default_prevented() && !is_busy
}
