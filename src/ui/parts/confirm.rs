//! The one question before something that nothing brings back.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::button;
use crate::browser::focus;
use crate::state::RwSignal;
use crate::ui::live::{Draw, effect, heard, instead, maybe, pressed};
use crate::ui::words::done::Told;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The heading: what would be done.
    pub title: &'static str,
    /// What goes, by its name.
    pub told: Told,
    /// The word on the button that does it.
    pub yes: &'static str,
}

/// A dialog while there is a `question`; *yes* does `on_yes`. The keyboard begins on *Cancel*.
pub fn confirm(
    question: RwSignal<Option<Question>>,
    on_yes: impl Fn() + Copy + Send + 'static,
) -> AnyView {
    let dialog = NodeRef::<html::Dialog>::new();
    effect(move || {
        let Some(dialog) = dialog.get() else { return };
        match question.read().is_some() {
            true if !dialog.open() => {
                drop(dialog.show_modal());
                focus::on(&dialog, "confirm-cancel");
            }
            false if dialog.open() => dialog.close(),
            true | false => {}
        }
    });
    let close = move || question.set(None);
    let on_cancel = instead::<ev::Event>(close);
    let on_yes = move || {
        close();
        on_yes();
    };
    let asked = move || {
        question.get().map(|Question { title, told, yes }| {
            view! {
                <h2 class="confirm__title" id="confirm-title">{title}</h2>
                <p id="confirm-words">{told.what} <b><bdi>{told.who}</bdi></b> {told.rest}</p>
                <div class="confirm__actions">
                    <button type="button" class="button is-quiet" id="confirm-cancel" on:click=pressed(close)>
                        "Cancel"
                    </button>
                    {button("button is-final", yes, on_yes)}
                </div>
            }
        })
    };

    view! {
        <dialog
            class="dialog confirm"
            role="alertdialog"
            node_ref=dialog
            aria-labelledby="confirm-title"
            aria-describedby="confirm-words"
            on:cancel=on_cancel
            on:close=heard(move |_: ev::Event| close())
        >
            {maybe(asked)}
        </dialog>
    }
    .drawn()
}
