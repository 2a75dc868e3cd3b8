//! What the keyboard does.

use leptos::prelude::*;

use crate::ui::live::Draw;

/// Keys, as they are written on them, and what they do.
const SHORTCUTS: [(&[&str], &str); 12] = [
    (&["n"], "New lead, from anywhere; in a time field: just now"),
    (&["j"], "Next row of Today; on a row, the arrows go on too, and Enter opens it"),
    (&["k"], "The row before"),
    (&["l"], "Log a touch on the lead of the row, or on the one that is open"),
    (&["c"], "Its call sheet"),
    (&["s"], "Put its next step off; then 1 to 4 choose until when"),
    (&["Shift", "s"], "Skip its next step"),
    (&["/"], "Search leads"),
    (&["Ctrl", "z"], "Undo what was done last"),
    (&["Ctrl", "Shift", "z"], "Do again what was undone last"),
    (&["Enter"], "Save the field that is being edited; with Ctrl, the whole form"),
    (&["Escape"], "Put back what stood in the field; close a form and keep what was typed"),
];

/// Each key with what it does.
pub fn shortcuts() -> AnyView {
    let key = |key: &&'static str| view! { <kbd>{*key}</kbd> " " }.drawn();
    let row = |(keys, what): (&[&'static str], &'static str)| {
        let keys = keys.iter().map(key).collect_view();
        view! { <div><dt>{keys}</dt><dd>{what}</dd></div> }.drawn()
    };
    let rows = SHORTCUTS.into_iter().map(row).collect_view();

    view! {
        <dl class="shortcuts">{rows}</dl>
        <p class="section__hint">"On a Mac, Ctrl is ⌘."</p>
    }
    .drawn()
}
