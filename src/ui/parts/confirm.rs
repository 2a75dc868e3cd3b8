//! The one question before something that nothing brings back.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use crate::browser::focus;
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

/// A dialog while there is a `question`. The keyboard begins on *Cancel*.
#[component]
pub fn Confirm(
    /// What is asked; `None` while nothing is.
    question: RwSignal<Option<Question>>,
    /// Does it.
    on_yes: impl Fn() + Copy + Send + 'static,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
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
    let on_cancel = move |event: ev::Event| {
        event.prevent_default();
        question.set(None);
    };
    let on_yes = move |_| {
        question.set(None);
        on_yes();
    };

    view! {
        <dialog
            class="confirm"
            role="alertdialog"
            node_ref=dialog
            aria-labelledby="confirm-title"
            aria-describedby="confirm-words"
            on:cancel=on_cancel
            on:close=move |_| question.set(None)
        >
            {move || question.get().map(|Question { title, told, yes }| view! {
                <h2 class="confirm__title" id="confirm-title">{title}</h2>
                <p id="confirm-words">{told.what} <b><bdi>{told.who}</bdi></b> {told.rest}</p>
                <div class="confirm__actions">
                    <button
                        type="button"
                        class="button is-quiet"
                        id="confirm-cancel"
                        on:click=move |_| question.set(None)
                    >
                        "Cancel"
                    </button>
                    <button type="button" class="button is-final" on:click=on_yes>{yes}</button>
                </div>
            })}
        </dialog>
    }
}
