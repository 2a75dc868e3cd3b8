//! Paper.

/// Asks the browser to print the page.
pub fn page() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print does nothing.
        let _ = window.print();
    }
}
