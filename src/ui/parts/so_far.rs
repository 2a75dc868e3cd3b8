//! How far a change of many leads got, while it is being saved.

use leptos::prelude::*;

use crate::state::{Desk, Memo};
use crate::ui::live::{Draw, given, maybe, said};

/// Says how far it got, where the notice that it is saved will stand. A change of few leads is over
/// before anybody could read it, and says nothing.
pub fn so_far(desk: Desk) -> AnyView {
    let is_there = Memo::new(move |_| desk.so_far().is_some());
    let percent = move || desk.so_far().unwrap_or_default();

    maybe(move || {
        is_there.get().then(|| {
            view! {
                <div
                    class="notice so-far is-shown"
                    role="progressbar"
                    aria-label="Saving"
                    aria-valuemin="0"
                    aria-valuemax="100"
                    aria-valuenow=given(move || percent().to_string())
                >
                    "Saving … "
                    {said(move || format!("{}\u{a0}%", percent()))}
                    <progress max="100" value=given(move || percent().to_string()) aria-hidden="true"></progress>
                </div>
            }
        })
    })
    .drawn()
}
