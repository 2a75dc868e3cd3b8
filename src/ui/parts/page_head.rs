//! The head of a page.

use leptos::prelude::*;

/// A page's name, and one line about what stands below.
#[component]
pub fn PageHead(
    /// The name, as the rail says it.
    title: &'static str,
    /// The line: how much there is, and of when.
    line: impl Fn() -> String + Send + 'static,
) -> impl IntoView {
    view! {
        <header class="page-head">
            <h1 class="page-head__title">{title}</h1>
            <p class="page-head__line">{line}</p>
        </header>
    }
}
