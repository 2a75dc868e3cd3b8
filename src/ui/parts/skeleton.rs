//! The place of a list that is still being read.

use leptos::prelude::*;

use crate::ui::live::Draw;

/// Three rows without words, as high as the rows to come: nothing jumps when they arrive.
pub fn skeleton() -> AnyView {
    view! {
        <div class="skeleton" role="img" aria-label="Opening your desk">
            <span></span>
            <span></span>
            <span></span>
        </div>
    }
    .drawn()
}
