//! Where a lead stands, and moving it on.

use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::fact::{Fact, FactKind};
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::stage::{Stage, Standing};
use ninefold_core::domain::text::Line;

use super::button;
use super::field::{is_refused, refused};
use crate::browser::keys;
use crate::state::{Desk, Memo, RwSignal};
use crate::ui::live::{Draw, at_key, effect, given, instead, maybe, part, pressed, said, typed};
use crate::ui::words;

/// The id of the field that asks for a reason or a value.
const ASKED: &str = "stage-asked";

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
    let question =
        move || asked_for.get().map(|wanted| untrack(|| asked(desk, lead, wanted, asked_for)));

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

/// What a lead is asked before it is closed: why it is lost, or what the sale is worth.
///
/// The stage is `wanted`; none that is `asked_for` takes the question away.
fn asked(
    desk: Desk,
    lead: Memo<Lead>,
    wanted: Stage,
    asked_for: RwSignal<Option<Stage>>,
) -> AnyView {
    let id = lead.with_untracked(Lead::id);
    let is_won = wanted == Stage::Won;
    let n_follow_ups = lead.with_untracked(|lead| {
        lead.touches().filter(|touch| touch.is_ours()).count().saturating_sub(1)
    });
    let stored_value = lead.with_untracked(|lead| lead.parts().fact(FactKind::Value));
    let first = desk.with_reading(|reading| stored_value.typed(reading));
    let text = RwSignal::new(if is_won { first.clone() } else { String::new() });
    let refusal = RwSignal::new(None::<String>);
    let hint = if is_won { None } else { words::follow_ups(n_follow_ups) };
    let is_early = hint.is_some();
    let (label, save_words) = match wanted {
        Stage::Won => ("What is the sale worth?", "Save as won"),
        Stage::Lost | Stage::New | Stage::Working | Stage::Nurture => {
            ("Why is it lost?", "Save as lost")
        }
    };
    let input = NodeRef::<html::Input>::new();
    effect(move || {
        if let Some(input) = input.get() {
            // An input that cannot take the keyboard leaves it where it is.
            let _ = input.focus();
        }
    });

    let save = move || {
        let typed = text.get_untracked();
        let answer = match wanted {
            Stage::Won => desk
                .with_reading(|reading| Fact::read(FactKind::Value, &typed, reading))
                .map(|value| (Some(value), Standing::from(Stage::Won))),
            Stage::Lost | Stage::New | Stage::Working | Stage::Nurture => {
                standing(wanted, &typed, is_early).map(|standing| (None, standing))
            }
        };
        match answer {
            Ok((value, standing)) => {
                if let Some(value) = value.filter(|value| *value != stored_value) {
                    desk.set_fact(id, value);
                }
                desk.set_stage(id, standing);
                asked_for.set(None);
            }
            Err(why) => refusal.set(Some(why)),
        }
    };

    let write = move |typed| {
        text.set(typed);
        refusal.set(None);
    };

    view! {
        <form
            class="stage-control__asked field"
            novalidate
            on:submit=instead(save)
            on:keydown=at_key(keys::is_give_up, move || asked_for.set(None))
        >
            <label for=ASKED>{label}</label>
            <div class="field__with-button">
                <input
                    id=ASKED
                    node_ref=input
                    autocomplete="off"
                    inputmode=if is_won { "decimal" } else { "text" }
                    value=if is_won { first } else { String::new() }
                    on:input=typed(write)
                    aria-invalid=is_refused(move || refusal.get())
                    aria-describedby="stage-asked-error stage-asked-hint"
                />
                <button type="submit" class="button">{save_words}</button>
                {button("button is-quiet", "Cancel", move || asked_for.set(None))}
            </div>
            <p class="field__hint" id="stage-asked-hint">{part(hint)}</p>
            {refused(ASKED, said(move || refusal.get()))}
        </form>
    }
    .drawn()
}

/// The standing with the typed reason. Before five follow-ups there has to be one
/// (`due rule: Giving up early`).
fn standing(stage: Stage, typed: &str, is_early: bool) -> Result<Standing, String> {
    match typed.trim() {
        "" if is_early => Err("Type why, in a few words".to_owned()),
        "" => Ok(stage.into()),
        why => {
            let reason = Line::parse(why).map_err(|error| error.to_string())?;
            Ok(Standing { stage, reason: Some(reason) })
        }
    }
}
