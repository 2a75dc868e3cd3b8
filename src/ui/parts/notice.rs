//! What was just done, for a few seconds, with the way to take it back.

use leptos::prelude::*;

use crate::state::Desk;

/// The status line. It is always in the page, so that screen readers hear it change.
#[component]
pub fn Notice() -> impl IntoView {
    let desk = Desk::expect();
    let is_shown = move || desk.notice().is_some();
    let text = move || desk.notice().map(|notice| notice.text);
    let undo = Memo::new(move |_| desk.notice().and_then(|notice| notice.undo));

    view! {
        <div class="notice" class:is-shown=is_shown>
            <p role="status"><bdi>{text}</bdi></p>
            {move || undo.get().map(|entry| view! {
                <button type="button" class="notice__undo" aria-keyshortcuts="Control+Z" on:click=move |_| desk.undo_entry(entry)>
                    "Undo"
                </button>
            })}
        </div>
    }
}
