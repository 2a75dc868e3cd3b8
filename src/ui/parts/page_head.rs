//! The head of a page.

use leptos::prelude::*;

use crate::ui::live::{Draw, Live, part};

/// A page's name as the rail says it, one line about what stands below, and what narrows it.
pub fn page_head(title: &'static str, line: Live<String>, search: Option<AnyView>) -> AnyView {
    view! {
        <header class="page-head">
            <h1 class="page-head__title" id="page-title" tabindex="-1">{title}</h1>
            <p class="page-head__line">{line}</p>
            {part(search)}
        </header>
    }
    .drawn()
}
