//! Light or dark, and larger for a room: what the style sheets read from the root of the page.

/// Shows the page in `theme`, `light` or `dark`, or as the device is set when it is neither; larger
/// and with more contrast for a projector; without the keys beside the words where they do nothing.
pub fn apply(theme: &str, is_projector: bool, has_shortcuts: bool) {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    let Some(root) = root else { return };
    let set = |name: &str, value: Option<&str>| {
        // Neither name is one that an element could refuse.
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    };
    set("data-theme", Some(theme).filter(|theme| matches!(*theme, "light" | "dark")));
    set("data-projector", is_projector.then_some(""));
    set("data-keyless", (!has_shortcuts).then_some(""));
}
