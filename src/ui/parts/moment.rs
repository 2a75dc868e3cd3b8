//! A date on screen: said like speech, exact for machines and for whoever points at it.

use leptos::prelude::*;
use ninefold_core::domain::time::{Instant, to_text};

use crate::state::Desk;
use crate::ui::speech::Speech;
use crate::ui::spoken;

/// A `<time>` with its exact instant.
#[component]
pub fn Moment(
    /// The instant.
    at: Instant,
    /// How it is said.
    say: impl Fn(&Speech<'_>) -> String + Send + Sync + 'static,
) -> impl IntoView {
    let desk = Desk::expect();
    let words = spoken(desk, say);
    let exact = spoken(desk, move |speech| speech.exact(at));

    view! {
        <time datetime=to_text(at) title=move || exact.get()>
            {move || words.get()}
        </time>
    }
}
