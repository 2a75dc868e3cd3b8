//! What a list says when it has nothing to show.

use leptos::prelude::*;

use crate::state::{Desk, Keeping};

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

/// A desk without leads: how to begin, or that what is saved is out of reach.
#[component]
pub fn NoLeads() -> impl IntoView {
    let desk = Desk::expect();
    move || match desk.keeping() {
        Keeping::Opening | Keeping::Browser => view! {
            <Empty title="No leads yet">
                "Type the first one: " <span class="for-keyboards">"press " <kbd>"n"</kbd> ", or "</span>
                <b>"New lead"</b> ". A name is enough. Ninefold then says what to do next, and when."
            </Empty>
        },
        Keeping::ThisTab(_) => view! {
            <Empty title="No leads in this tab">
                "What you saved before, if anything, cannot be reached from here. It was not changed."
            </Empty>
        },
    }
}
