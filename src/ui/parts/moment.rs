//! A date on screen: said like speech, exact for machines and for whoever points at it.

use leptos::prelude::*;
use ninefold_core::domain::time::Instant;

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
        <time datetime=machine(at) title=move || exact.get()>
            {move || words.get()}
        </time>
    }
}

/// The instant as `datetime` wants it: RFC 3339, UTC, milliseconds.
fn machine(at: Instant) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}
