//! The head of a page.

use leptos::prelude::*;

/// A page's name, one line about what stands below, and what narrows it.
#[component]
pub fn PageHead(
    /// The name, as the rail says it.
    title: &'static str,
    /// The line: how much there is, and of when.
    line: impl Fn() -> String + Send + 'static,
    /// What narrows the page, such as a search.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="page-head">
            <h1 class="page-head__title">{title}</h1>
            <p class="page-head__line">{line}</p>
            {children.map(|children| children())}
        </header>
    }
}
