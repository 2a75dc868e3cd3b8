//! A part of a page with a heading of its own.

use leptos::prelude::*;

use crate::ui::live::Draw;

/// A heading with an `id`, and what it is about beside it; below it where there is no room.
pub fn section(id: &'static str, title: &'static str, body: AnyView) -> AnyView {
    view! {
        <section class="section" aria-labelledby=id>
            <h2 class="section__title" id=id tabindex="-1">{title}</h2>
            <div class="section__body">{body}</div>
        </section>
    }
    .drawn()
}
