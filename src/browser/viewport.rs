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

/// Has row number `row` of `list` be on screen, in the nearest ancestor that `scroller` selects.
pub fn reveal_row(list: &Element, scroller: &str, row: usize) {
    let Some(seen) = seen(list, scroller) else { return };
    let (Some(height), Ok(Some(scroller))) = (seen.row, list.closest(scroller)) else { return };
    let (top, bottom) = (height * row as f64, height * (row + 1) as f64);
    let by =
        if top < seen.top { top - seen.top } else { (bottom - seen.top - seen.height).max(0.0) };
    scroller.set_scroll_top(scroller.scroll_top() + by.round() as i32);
}

/// Scrolls `scroller` sideways to where its child number `nth` begins.
pub fn go_beside(scroller: &Element, nth: u32) {
    let Some(child) = scroller.children().item(nth) else { return };
    let by = child.get_bounding_client_rect().left() - scroller.get_bounding_client_rect().left();
    scroller.set_scroll_left(scroller.scroll_left() + by.round() as i32);
}

/// Which child of `scroller` is seen where each is as wide as it; the nearest one.
pub fn beside(scroller: &Element) -> usize {
    let width = f64::from(scroller.client_width());
    if width > 0.0 { (f64::from(scroller.scroll_left()) / width).round() as usize } else { 0 }
}

/// True while the element `id` is on the page: what comes a frame later may find it gone.
pub fn has(id: &str) -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.get_element_by_id(id).is_some())
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
