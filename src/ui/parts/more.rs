//! The way to the rest of a list that is drawn in steps.

use leptos::prelude::*;

use crate::ui::words;

/// A button while rows are left to draw.
#[component]
pub fn More(
    /// How many are drawn.
    n_shown: RwSignal<usize>,
    /// How many there are.
    n_rows: Memo<usize>,
    /// How many more a press draws.
    step: usize,
) -> impl IntoView {
    let n_left = move || n_rows.get().saturating_sub(n_shown.get());

    move || match n_left() {
        0 => None,
        n => Some(view! {
            <button type="button" class="button is-quiet" on:click=move |_| n_shown.update(|shown| *shown += step)>
                {format!("Show more ({} left)", words::thousands(n))}
            </button>
        }),
    }
}
