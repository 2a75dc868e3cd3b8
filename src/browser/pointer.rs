//! What a click, or what the keyboard goes to, is on.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

/// The id of the nearest element that `selector` names, around what `event` is on.
pub fn within(event: &Event, selector: &str) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    Some(target.closest(selector).ok()??.id())
}

/// True for a click with Shift: it means all from the last one to here.
pub fn is_through(event: &MouseEvent) -> bool {
    event.shift_key()
}

/// True for a click with Ctrl or Cmd: it means one more.
pub fn is_one_more(event: &MouseEvent) -> bool {
    event.ctrl_key() || event.meta_key()
}

/// The id of what `event` is on.
pub fn id(event: &Event) -> Option<String> {
    Some(event.target()?.dyn_into::<Element>().ok()?.id())
}
