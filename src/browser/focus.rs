//! Where the keyboard is.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Moves it to the element `id` inside `parent`.
pub fn on(parent: &Element, id: &str) {
    let element = parent.query_selector(&format!("#{id}")).ok().flatten();
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take the keyboard leaves it where it is.
        let _ = element.focus();
    }
}

/// Moves it to the element `id` of the page, if that is there.
pub fn on_page(id: &str) {
    let body = web_sys::window().and_then(|window| window.document()).and_then(|it| it.body());
    if let Some(body) = body {
        on(&body, id);
    }
}

/// Moves it to `element` when it is nowhere: what had it has left the screen.
///
/// The browser notices that only when it next draws, so what has it is asked for its size.
pub fn if_lost(element: &HtmlElement) {
    let active = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.active_element())
        .and_then(|active| active.dyn_into::<HtmlElement>().ok());
    let is_seen = |active: HtmlElement| active.tag_name() != "BODY" && active.offset_width() > 0;
    if !active.is_some_and(is_seen) {
        let _ = element.focus();
    }
}
