//! What is dragged: rows to another place of their list, cards to another list.

use web_sys::Element;

/// Has `list` hear of pointer number `pointer` until it is let go, wherever it moves.
pub fn hold(list: &Element, pointer: i32) {
    // A pointer that was let go meanwhile is no longer there to be held.
    let _ = list.set_pointer_capture(pointer);
}

/// The place in `list` of its row number `from` while the pointer is at `y`, in CSS pixels from the
/// top of the window: behind all other rows whose middle lies above it.
pub fn place(list: &Element, from: usize, y: f64) -> usize {
    let rows = list.children();
    let is_above = |idx: &u32| {
        let frame = rows.item(*idx).map(|row| row.get_bounding_client_rect());
        frame.is_some_and(|frame| frame.top() + frame.height() / 2.0 < y)
    };
    let others = (0..rows.length()).filter(|idx| usize::try_from(*idx) != Ok(from));
    others.filter(is_above).count()
}

/// How near to an edge something has to be dragged for what lies behind the edge to come, and how
/// much of it comes with each frame, in CSS pixels.
const EDGE: f64 = 48.0;
const PACE: f64 = 14.0;

/// The id of the nearest element that `selector` names, around what is seen at a place of the window
/// in CSS pixels.
pub fn under(x: f64, y: f64, selector: &str) -> Option<String> {
    let document = web_sys::window().and_then(|window| window.document())?;
    let element = document.element_from_point(x as f32, y as f32)?;
    Some(element.closest(selector).ok()??.id())
}

/// Has what lies behind the left or right edge of `scroller` come nearer while something is dragged
/// there, at `x` in CSS pixels of the window.
pub fn scroll_at_edge(scroller: &Element, x: f64) {
    let frame = scroller.get_bounding_client_rect();
    let by = if x < frame.left() + EDGE {
        -PACE
    } else if x > frame.right() - EDGE {
        PACE
    } else {
        return;
    };
    scroller.set_scroll_left(scroller.scroll_left() + by as i32);
}
