//! What a lead is asked before it is closed: why it is lost, or what the sale is worth.

use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::fact::Fact;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::stage::Stage;

use super::button;
use super::field::{is_refused, refused};
use crate::browser::keys;
use crate::state::{Desk, Memo, RwSignal, gives_up_early};
use crate::ui::live::{Draw, at_key, effect, given, instead, said, typed};
use crate::ui::words;

/// The id of the field that asks for a reason or a value.
const ASKED: &str = "stage-asked";

/// The form that asks it of lead `id`, which is to come to the stage `wanted`; `n_follow_ups` is
/// `None` while nobody knows. Saved or given up, it does `close`.
pub fn closing(
    desk: Desk,
    id: LeadId,
    wanted: Stage,
    n_follow_ups: Memo<Option<usize>>,
    close: impl Fn() + Copy + Send + 'static,
) -> AnyView {
    let is_won = wanted == Stage::Won;
    let value = Fact::Value(desk.row(id).get_untracked().and_then(|row| row.value));
    let first = if is_won { desk.with_reading(|it| value.typed(it)) } else { String::new() };
    let text = RwSignal::new(first.clone());
    let refusal = RwSignal::new(None::<String>);
    let hint = move || match n_follow_ups.get() {
        _ if is_won => Some("May be left empty".to_owned()),
        Some(n) => words::follow_ups(n),
        None => None,
    };
    let (label, save_words) = match wanted {
        Stage::Won => ("What is the sale worth?", "Save as won"),
        Stage::Lost | Stage::New | Stage::Working | Stage::Nurture => {
            ("Why is it lost?", "Save as lost")
        }
    };
    let needs_why = move || (!is_won && gives_up_early(n_follow_ups.get())).then_some("true");
    let input = NodeRef::<html::Input>::new();
    effect(move || {
        if let Some(input) = input.get() {
            // An input that cannot take the keyboard leaves it where it is.
            let _ = input.focus();
        }
    });
    let save = move || {
        let n_follow_ups = n_follow_ups.get_untracked();
        match desk.close_lead(id, wanted, &text.get_untracked(), n_follow_ups) {
            Ok(()) => close(),
            Err(why) => refusal.set(Some(why)),
        }
    };
    let write = move |typed| {
        text.set(typed);
        refusal.set(None);
    };

    view! {
        <form
            class="closing field"
            novalidate
            on:submit=instead(save)
            on:keydown=at_key(keys::is_give_up, close)
        >
            <label for=ASKED>{label}</label>
            <div class="field__with-button">
                <input
                    id=ASKED
                    node_ref=input
                    autocomplete="off"
                    inputmode=if is_won { "decimal" } else { "text" }
                    value=first
                    on:input=typed(write)
                    aria-required=given(needs_why)
                    aria-invalid=is_refused(move || refusal.get())
                    aria-describedby="stage-asked-error stage-asked-hint"
                />
                <button type="submit" class="button">{save_words}</button>
                {button("button is-quiet", "Cancel", close)}
            </div>
            <p class="field__hint" id="stage-asked-hint">{said(hint)}</p>
            {refused(ASKED, said(move || refusal.get()))}
        </form>
    }
    .drawn()
}
