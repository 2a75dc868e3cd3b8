//! Which part of a long list is on screen.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// A part of a list, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// How far the first visible pixel is below the top of the list; below zero before it.
    pub top: f64,
    /// How much is visible at most.
    pub height: f64,
    /// How high a row is; `None` while there is none.
    pub row: Option<f64>,
}

/// What is seen of `list` in the nearest ancestor that `scroller` selects.
pub fn seen(list: &Element, scroller: &str) -> Option<Seen> {
    let scroller = list.closest(scroller).ok().flatten()?;
    let (frame, whole) = (scroller.get_bounding_client_rect(), list.get_bounding_client_rect());
    let row = list.first_element_child().and_then(|row| row.dyn_into::<HtmlElement>().ok());
    let row = row.map(|row| row.get_bounding_client_rect().height()).filter(|height| *height > 0.0);
    Some(Seen { top: frame.top() - whole.top(), height: frame.height(), row })
}

/// Scrolls `list` just as far that the element `id` in it is seen.
pub fn reveal(list: &Element, id: &str) {
    let found = list.query_selector(&format!("#{id}")).ok().flatten();
    let Some(found) = found else { return };
    let (frame, found) = (list.get_bounding_client_rect(), found.get_bounding_client_rect());
    let (above, below) = (frame.top() - found.top(), found.bottom() - frame.bottom());
    let by = if above > 0.0 { -above.ceil() } else { below.ceil().max(0.0) };
    list.set_scroll_top(list.scroll_top() + by as i32);
}

/// Shows `element`, which scrolls, from its top.
pub fn to_top(element: &Element) {
    element.set_scroll_top(0);
}
