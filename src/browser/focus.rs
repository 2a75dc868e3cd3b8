//! Where the keyboard is.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
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

/// Moves it to the element `id` of the page; answers whether that took it.
pub fn try_on_page(id: &str) -> bool {
    on_page(id);
    active().is_some_and(|active| active.id() == id)
}

/// The id of the nearest element that `selector` names, around what has it.
pub fn holder(selector: &str) -> Option<String> {
    Some(active()?.closest(selector).ok()??.id())
}

/// True when it is nowhere: what had it has left the screen.
pub fn is_lost() -> bool {
    !active().is_some_and(|active| is_seen(&active))
}

/// Moves it to the element `id` of the page once the page is drawn anew: what was just changed moves
/// elements, and the keyboard leaves one that is moved.
pub fn soon(id: &str) {
    let id = id.to_owned();
    let focus = Closure::once_into_js(move || on_page(&id));
    if let Some(window) = web_sys::window() {
        // A page that is not drawn any more has no keyboard on it either.
        let _ = window.request_animation_frame(focus.unchecked_ref());
    }
}

/// The same where the keyboard is nowhere then: what had it was drawn anew.
pub fn soon_if_lost(id: &str) {
    let id = id.to_owned();
    let focus = Closure::once_into_js(move || {
        if is_lost() {
            on_page(&id);
        }
    });
    if let Some(window) = web_sys::window() {
        let _ = window.request_animation_frame(focus.unchecked_ref());
    }
}

/// Moves it from one of the elements right inside `parent` to the next, or to the one before; from
/// none of them, to the first.
pub fn step(parent: &Element, is_forward: bool) {
    let (all, active) = (parent.children(), active());
    let is_active = |at: &u32| {
        let element = all.item(*at);
        element
            .is_some_and(|it| active.as_ref().is_some_and(|active| active.is_same_node(Some(&it))))
    };
    let to = match (0..all.length()).find(is_active) {
        Some(at) if is_forward => at + 1,
        Some(at) => at.saturating_sub(1),
        None => 0,
    };
    if let Some(element) = all.item(to).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take the keyboard leaves it where it is.
        let _ = element.focus();
    }
}

/// The id of an input inside `parent` that holds half a date, which the browser keeps to itself.
pub fn half_typed(parent: &Element) -> Option<String> {
    parent.query_selector("input:invalid").ok().flatten().map(|input| input.id())
}

/// Moves it to `element` when it is nowhere: what had it has left the screen.
///
/// The browser notices that only when it next draws, so what has it is asked for its size.
pub fn if_lost(element: &HtmlElement) {
    if is_lost() {
        let _ = element.focus();
    }
}

fn active() -> Option<HtmlElement> {
    let document = web_sys::window().and_then(|window| window.document())?;
    document.active_element()?.dyn_into().ok()
}

fn is_seen(active: &HtmlElement) -> bool {
    active.tag_name() != "BODY" && active.offset_width() > 0
}
