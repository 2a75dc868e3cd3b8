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

/// Shows `element`, which scrolls, from its top.
pub fn to_top(element: &Element) {
    element.set_scroll_top(0);
}

/// How far `element`, which scrolls, is scrolled; `None` while it is not on screen.
pub fn top(element: &Element) -> Option<f64> {
    (element.client_height() > 0).then(|| f64::from(element.scroll_top()))
}

/// Scrolls `element` so far.
pub fn scroll_to(element: &Element, top: f64) {
    element.set_scroll_top(top.round() as i32);
}

/// Scrolls `scroller` as little as it takes until row number `idx` of `list` is seen in it, below
/// what stands above the list and stays there.
pub fn show_row(scroller: &Element, list: &Element, idx: usize) {
    let row = list.first_element_child().map(|row| row.get_bounding_client_rect().height());
    let Some(row) = row.filter(|height| *height > 0.0) else { return };
    let top = f64::from(scroller.scroll_top());
    let head = list.get_bounding_client_rect().top() - scroller.get_bounding_client_rect().top();
    // Seen from where the list begins below the head.
    let (row_top, head) = (idx as f64 * row, head + top);
    let seen = f64::from(scroller.client_height()) - head;
    if row_top < top {
        scroll_to(scroller, row_top);
    } else if row_top + row > top + seen {
        scroller.set_scroll_top((row_top + row - seen).ceil() as i32);
    }
}

/// True for the element `id` of the page that takes up room on it.
pub fn is_drawn(id: &str) -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.get_element_by_id(id));
    let element = element.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| element.offset_width() > 0)
}
