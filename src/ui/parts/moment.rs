//! A date on screen: said like speech, exact for machines and for whoever points at it.

use leptos::prelude::*;
use ninefold_core::domain::time::{Instant, to_text};

use crate::state::Desk;
use crate::ui::live::{Draw, given, said};
use crate::ui::speech::Speech;
use crate::ui::spoken;

/// A `<time>` with its exact instant, said as `say` has it.
pub fn moment(desk: Desk, at: Instant, say: fn(&Speech<'_>, Instant) -> String) -> AnyView {
    let words = spoken(desk, move |speech| say(speech, at));
    let exact = spoken(desk, move |speech| speech.exact(at));

    view! {
        <time datetime=to_text(at) title=given(move || exact.get())>
            {said(move || words.get())}
        </time>
    }
    .drawn()
}
