//! Another enquiry of somebody who is known: what it does is said before it is done.

use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::journal::Decided;
use ninefold_core::domain::lead::{Decision, Lead};

use super::beside::day_of;
use super::button;
use super::dialog::dialog;
use crate::browser::{focus, keys};
use crate::state::{Desk, Memo, RwSignal};
use crate::ui::live::{Draw, at_key, effect, maybe, pressed};

/// A dialog while it `is_asked` whether the lead asks again.
pub fn ask_again(desk: Desk, lead: Memo<Lead>, is_asked: RwSignal<bool>) -> AnyView {
    let node = NodeRef::<html::Dialog>::new();
    let close = move || is_asked.set(false);
    let begin = move || {
        close();
        let (id, now) = (lead.with_untracked(Lead::id), desk.now_untracked());
        desk.decide(Decided::AskedAgain, vec![(id, Decision::AskAgain(now))]);
    };
    let body = move || is_asked.get().then(|| untrack(|| body(desk, lead, close, begin)));
    let on_key = at_key(keys::is_save, begin);
    let drawn =
        dialog(node, "ask-again-title", move || is_asked.get(), close, on_key, maybe(body).drawn());
    effect(move || {
        if let (Some(dialog), true) = (node.get(), is_asked.get()) {
            focus::on(&dialog, "ask-again-cancel");
        }
    });
    drawn
}

fn body(
    desk: Desk,
    lead: Memo<Lead>,
    close: impl Fn() + Copy + Send + 'static,
    begin: impl Fn() + Copy + Send + 'static,
) -> AnyView {
    let title = lead.with_untracked(|lead| lead.title().to_owned());
    let before = match lead.with_untracked(Lead::enquiry_at) {
        Some(at) => view! {
            "The enquiry of " {day_of(desk, at)} " and everything since stays in the story; "
        }
        .drawn(),
        None => "Everything that is known stays; ".drawn(),
    };

    view! {
        <h2 class="dialog__title" id="ask-again-title">"New enquiry"</h2>
        <p class="dialog__whom">"of " <bdi>{title}</bdi></p>
        <p>
            {before} "the plan for enquiries begins now, and the clock of the first answer with it."
        </p>
        <div class="dialog__actions">
            <button
                type="button"
                class="button is-quiet"
                id="ask-again-cancel"
                on:click=pressed(close)
            >
                "Cancel"
            </button>
            {button("button", "Begin a new enquiry", begin)}
        </div>
    }
    .drawn()
}
