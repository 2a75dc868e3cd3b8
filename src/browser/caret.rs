//! Where the next letter goes in a text that is being typed.

use web_sys::HtmlTextAreaElement;

/// Puts `text` where the caret of `area` is, or was when the keyboard left it, in the place of what
/// is selected; the keyboard goes on behind it. Answers with all that `area` holds then.
pub fn insert(area: &HtmlTextAreaElement, text: &str) -> String {
    let start = area.selection_start().ok().flatten();
    if area.set_range_text(text).is_ok() {
        // Counted as the browser counts: in units of UTF-16.
        let n_units = u32::try_from(text.encode_utf16().count()).unwrap_or_default();
        let behind = start.unwrap_or_default().saturating_add(n_units);
        let _ = area.set_selection_range(behind, behind);
    }
    let _ = area.focus();
    area.value()
}
