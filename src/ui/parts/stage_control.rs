//! Where a lead stands, and moving it on.

use leptos::prelude::*;
use ninefold_core::domain::fact::Fact;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::stage::Stage;

use super::{button, closing};
use crate::state::{Desk, Memo, RwSignal};
use crate::ui::live::{Draw, given, maybe, pressed};
use crate::ui::words;

/// The stages to choose from, and the rarer things that end the work on a lead.
///
/// Buttons, because each choice is saved at once: a radio that the arrows pass would be one too.
/// For the stage that is `asked_for`, a reason or a value is asked.
pub fn stage_control(desk: Desk, lead: Memo<Lead>, asked_for: RwSignal<Option<Stage>>) -> AnyView {
    let id = lead.with_untracked(Lead::id);
    let stage = Memo::new(move |_| lead.read().stage());
    let may_be_contacted = Memo::new(move |_| !lead.read().parts().never_contact);
    let choose = move |chosen: Stage| match chosen {
        _ if chosen == stage.get_untracked() && !chosen.is_closed() => asked_for.set(None),
        Stage::Won | Stage::Lost => asked_for.set(Some(chosen)),
        Stage::New | Stage::Working | Stage::Nurture => {
            asked_for.set(None);
            desk.set_stage(id, chosen.into());
        }
    };
    let choice = |choice: Stage| {
        let is_chosen = move || if stage.get() == choice { "true" } else { "false" };
        view! {
            <button
                type="button"
                class="stage-control__choice"
                aria-pressed=given(is_chosen)
                on:click=pressed(move || choose(choice))
            >
                {words::stage(choice)}
            </button>
        }
        .drawn()
    };
    let choices = Stage::ALL.into_iter().map(choice).collect_view();
    let never = move || desk.set_fact(id, Fact::NeverContact(true));
    let never = move || may_be_contacted.get().then(|| button("link", "Never contact", never));
    // Of a lead that is decided, the next step says why.
    let reason = move || {
        let reason = lead.read().parts().standing.reason.as_ref().map(ToString::to_string);
        let why = reason.filter(|_| !stage.get().is_closed())?;
        Some(view! {
            <p class="stage-control__reason">{words::stage(stage.get())} ": " <bdi>{why}</bdi></p>
        })
    };
    let n_follow_ups = Memo::new(move |_| Some(lead.read().n_follow_ups()));
    let give_up = move || asked_for.set(None);
    let asked = move |wanted| untrack(|| closing(desk, id, wanted, n_follow_ups, give_up));
    let question = move || asked_for.get().map(asked);

    view! {
        <div class="stage-control">
            <div class="stage-control__choices" role="group" aria-label="Stage">{choices}</div>
            <div class="stage-control__ends">
                {maybe(never)}
                {button("link", "Delete", move || desk.delete(id))}
            </div>
            {maybe(reason)}
            {maybe(question)}
        </div>
    }
    .drawn()
}
