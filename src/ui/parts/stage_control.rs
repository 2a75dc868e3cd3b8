//! Where a lead stands, and moving it on.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::fact::{Fact, FactKind};
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::stage::{Stage, Standing};
use ninefold_core::domain::text::Line;

use crate::state::Desk;
use crate::ui::words;

/// The id of the field that asks for a reason or a value.
const ASKED: &str = "stage-asked";

/// The stages to choose from, and the rarer things that end the work on a lead.
///
/// Buttons, because each choice is saved at once: a radio that the arrows pass would be one too.
#[component]
pub fn StageControl(
    /// The lead.
    lead: Memo<Lead>,
    /// The stage that a reason or a value is asked for.
    asked_for: RwSignal<Option<Stage>>,
) -> impl IntoView {
    let desk = Desk::expect();
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
    let choices = Stage::ALL.map(|choice| {
        view! {
            <button
                type="button"
                class="stage-control__choice"
                aria-pressed=move || if stage.get() == choice { "true" } else { "false" }
                on:click=move |_| choose(choice)
            >
                {words::stage(choice)}
            </button>
        }
    });
    // Of a lead that is decided, the next step says why.
    let reason = move || {
        let reason = lead.read().parts().standing.reason.as_ref().map(ToString::to_string);
        reason.filter(|_| !stage.get().is_closed())
    };

    view! {
        <div class="stage-control">
            <div class="stage-control__choices" role="group" aria-label="Stage">{choices}</div>
            <div class="stage-control__ends">
                {move || may_be_contacted.get().then(|| view! {
                    <button type="button" class="link" on:click=move |_| desk.set_fact(id, Fact::NeverContact(true))>
                        "Never contact"
                    </button>
                })}
                <button type="button" class="link" on:click=move |_| desk.delete(id)>"Delete"</button>
            </div>
            {move || reason().map(|why| view! {
                <p class="stage-control__reason">{move || words::stage(stage.get())} ": " <bdi>{why}</bdi></p>
            })}
            {move || asked_for.get().map(|wanted| view! { <Asked lead wanted asked_for /> })}
        </div>
    }
    .into_any()
}

/// What a lead is asked before it is closed: why it is lost, or what the sale is worth.
#[component]
fn Asked(
    /// The lead.
    lead: Memo<Lead>,
    /// The stage that is wanted.
    wanted: Stage,
    /// The stage that is asked for; `None` takes the question away.
    asked_for: RwSignal<Option<Stage>>,
) -> impl IntoView {
    let desk = Desk::expect();
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
    Effect::new(move || {
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
    let on_submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            event.prevent_default();
            asked_for.set(None);
        }
    };

    view! {
        <form class="stage-control__asked field" novalidate on:submit=on_submit on:keydown=on_key>
            <label for=ASKED>{label}</label>
            <div class="field__with-button">
                <input
                    id=ASKED
                    node_ref=input
                    autocomplete="off"
                    inputmode=if is_won { "decimal" } else { "text" }
                    value=first_text(is_won, first)
                    on:input:target=move |event| {
                        text.set(event.target().value());
                        refusal.set(None);
                    }
                    aria-invalid=move || refusal.read().is_some().then_some("true")
                    aria-describedby="stage-asked-error stage-asked-hint"
                />
                <button type="submit" class="button">{save_words}</button>
                <button type="button" class="button is-quiet" on:click=move |_| asked_for.set(None)>
                    "Cancel"
                </button>
            </div>
            <p class="field__hint" id="stage-asked-hint">{hint}</p>
            <p class="field__error" id="stage-asked-error" role="alert">{move || refusal.get()}</p>
        </form>
    }
    .into_any()
}

fn first_text(is_won: bool, value: String) -> String {
    if is_won { value } else { String::new() }
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
