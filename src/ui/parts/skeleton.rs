//! The place of a list that is still being read.

use leptos::prelude::*;

/// Three rows without words, as high as the rows to come: nothing jumps when they arrive.
#[component]
pub fn Skeleton() -> impl IntoView {
    view! {
        <div class="skeleton" role="img" aria-label="Opening your desk">
            <span></span>
            <span></span>
            <span></span>
        </div>
    }
}
