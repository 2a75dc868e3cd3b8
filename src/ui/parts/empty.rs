//! What a list says when it has nothing to show.

use leptos::prelude::*;

/// A short word, and what to do about it.
#[component]
pub fn Empty(
    /// The short word.
    title: &'static str,
    /// What to do.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="empty">
            <h2 class="empty__title">{title}</h2>
            <p>{children()}</p>
        </div>
    }
}
