//! Rows that are dragged to another place of their list.

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
