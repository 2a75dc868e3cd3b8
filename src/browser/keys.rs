//! What a key press means.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

/// True for a key without Ctrl, Meta or Alt, and not in the middle of composing a letter.
pub fn is_plain(event: &KeyboardEvent) -> bool {
    !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing())
}

/// True for what saves a form from any of its fields: Enter with Ctrl or Cmd.
pub fn is_save(event: &KeyboardEvent) -> bool {
    event.key() == "Enter" && (event.ctrl_key() || event.meta_key())
}

/// True for Enter where something is chosen: some browsers save a form at it, and some do nothing.
pub fn is_enter_on_choice(event: &KeyboardEvent) -> bool {
    event.key() == "Enter" && is_plain(event) && comes_from(event, "select")
}

/// The digit of a plain key that was not typed into a text or a date.
pub fn digit(event: &KeyboardEvent) -> Option<usize> {
    if !is_plain(event) || is_typed(event) {
        return None;
    }
    event.key().parse().ok().filter(|digit| (1..=9).contains(digit))
}

/// The small letter of a plain key that was not typed into a text or a date; one that is held down
/// counts once.
pub fn letter(event: &KeyboardEvent) -> Option<char> {
    if !is_plain(event) || is_typed(event) || event.repeat() {
        return None;
    }
    event.key().to_lowercase().parse().ok().filter(|letter: &char| letter.is_alphabetic())
}

/// True for a key that went into a text or a date.
fn is_typed(event: &KeyboardEvent) -> bool {
    let fields = "input:not([type=checkbox]):not([type=radio]), textarea, [contenteditable]";
    comes_from(event, fields)
}

/// True for what fills in the present moment: `n`, which no date has in it.
pub fn is_just_now(event: &KeyboardEvent) -> bool {
    event.key() == "n" && is_plain(event)
}

/// True for what gives up what is typed: Escape, unless it ends the composing of a letter.
pub fn is_give_up(event: &KeyboardEvent) -> bool {
    event.key() == "Escape" && !event.is_composing()
}

/// True for what opens the command palette, also from a field: Ctrl or Cmd with `k`.
pub fn is_palette(event: &KeyboardEvent) -> bool {
    let has_modifier = event.ctrl_key() || event.meta_key();
    let is_bare = !(event.alt_key() || event.shift_key() || event.is_composing());
    has_modifier && is_bare && event.key().eq_ignore_ascii_case("k")
}

/// True while a dialog is on screen.
pub fn has_dialog() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|it| !matches!(it.query_selector("dialog[open]"), Ok(None)))
}

/// True for a key with Ctrl or Cmd that was not typed into a field: fields undo for themselves.
pub fn is_undo(event: &KeyboardEvent) -> bool {
    (event.ctrl_key() || event.meta_key()) && !event.alt_key() && is_free(event)
}

/// True for a plain key that was not typed into a field, with no dialog on screen.
pub fn is_command(event: &KeyboardEvent) -> bool {
    is_plain(event) && is_free(event)
}

/// True for a plain key that was not typed into a field of the dialog that hears of it.
pub fn is_command_of_dialog(event: &KeyboardEvent) -> bool {
    let fields = "input, textarea, select, [contenteditable]";
    is_plain(event) && !event.default_prevented() && !comes_from(event, fields)
}

fn is_free(event: &KeyboardEvent) -> bool {
    !event.default_prevented()
        && !comes_from(event, "input, textarea, select, [contenteditable], dialog")
}

/// True for an event of an element that `selector` names, or of one inside such.
pub(super) fn comes_from(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| !matches!(element.closest(selector), Ok(None)))
}
