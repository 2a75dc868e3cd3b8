//! What the keyboard does.

use leptos::prelude::*;

/// Keys, as they are written on them, and what they do.
const SHORTCUTS: [(&[&str], &str); 7] = [
    (&["n"], "New lead, from anywhere; in a time field: just now"),
    (&["l"], "Log a touch on the lead that is open"),
    (&["/"], "Search leads"),
    (&["Ctrl", "z"], "Undo what was done last"),
    (&["Ctrl", "Shift", "z"], "Do again what was undone last"),
    (&["Enter"], "Save the field that is being edited; with Ctrl, the whole form"),
    (&["Escape"], "Put back what stood in the field; close a form and keep what was typed"),
];

/// Each key with what it does.
#[component]
pub fn Shortcuts() -> impl IntoView {
    let rows = SHORTCUTS
        .into_iter()
        .map(|(keys, what)| {
            let keys = keys.iter().map(|key| view! { <kbd>{*key}</kbd> " " }).collect_view();
            view! { <div><dt>{keys}</dt><dd>{what}</dd></div> }
        })
        .collect_view();

    view! {
        <dl class="shortcuts">{rows}</dl>
        <p class="section__hint">"On a Mac, Ctrl is ⌘."</p>
    }
}
