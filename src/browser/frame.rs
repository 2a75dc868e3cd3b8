//! Whether another page shows this one inside itself.

/// True when the app is framed.
///
/// `frame-ancestors` is ignored in a `<meta>` policy, so the app asks for
/// itself, and keeps its hands off the leads when a stranger frames it.
pub fn is_framed() -> bool {
    let Some(window) = web_sys::window() else { return false };
    match window.top() {
        Ok(Some(top)) => !js_sys::Object::is(&top, &window),
        // A top that cannot even be named belongs to somebody else.
        Ok(None) | Err(_) => true,
    }
}
