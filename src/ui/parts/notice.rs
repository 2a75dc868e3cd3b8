//! What was just done, for a few seconds.

use leptos::prelude::*;

use crate::state::Desk;

/// The status line. It is always in the page, so that screen readers hear it change.
#[component]
pub fn Notice() -> impl IntoView {
    let desk = Desk::expect();
    let is_shown = move || desk.notice().is_some();

    view! {
        <p class="notice" class:is-shown=is_shown role="status">
            <bdi>{move || desk.notice()}</bdi>
        </p>
    }
}
