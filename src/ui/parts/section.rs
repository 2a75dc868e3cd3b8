//! A part of a page with a heading of its own.

use leptos::prelude::*;

/// A heading, and what it is about beside it; below it where there is no room.
#[component]
pub fn Section(
    /// The id of the heading.
    id: &'static str,
    /// The heading.
    title: &'static str,
    /// What it is about.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="section" aria-labelledby=id>
            <h2 class="section__title" id=id tabindex="-1">{title}</h2>
            <div class="section__body">{children()}</div>
        </section>
    }
}
