//! The *Log touch* form: what passed between us and a lead, in a few keys.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::fact::WALL;
use ninefold_core::domain::touch::{Channel, Outcome};

use super::field::error_id;
use crate::browser::{clock, focus, keys, random};
use crate::state::{Desk, TouchField, TouchForm, TouchProgress};
use crate::ui::words;

const CHANNEL: &str = "touch-channel";
const OUTCOME: &str = "touch-outcome";
const WHEN: &str = "touch-when";
const NOTE: &str = "touch-note";

/// A dialog for a new touch, or to correct one. Escape closes it and keeps the note.
#[component]
pub fn LogTouch() -> impl IntoView {
    let desk = Desk::expect();
    let touching = desk.touching();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        match touching.is_open() {
            true if !dialog.open() => drop(dialog.show_modal()),
            false if dialog.open() => dialog.close(),
            true | false => {}
        }
    });
    let save = move || {
        touching.save(desk, clock::now(), random::bytes());
        let refused = [(TouchField::When, WHEN), (TouchField::Note, NOTE)];
        let first = refused.into_iter().find(|(field, _)| touching.refusal(*field).is_some());
        if let (Some(dialog), Some((_, id))) = (dialog.get_untracked(), first) {
            focus::on(&dialog, id);
        }
    };
    let on_submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            save();
        }
    };
    let on_cancel = move |event: ev::Event| {
        event.prevent_default();
        touching.close();
    };
    let title = move || match of(desk, |form| form.corrects.is_some()) {
        true => "Correct touch",
        false => "Log touch",
    };
    let whom = move || {
        let lead = touching.form().map(|form| form.lead)?;
        desk.with_rows(|rows| rows.get(&lead).map(|row| row.title.clone()))
    };
    let is_busy = move || touching.is_saving().then_some("true");
    let failure = move || match touching.progress() {
        TouchProgress::Failed(why) => Some(why),
        TouchProgress::Closed | TouchProgress::Typing | TouchProgress::Saving(_) => None,
    };
    let channels = Channel::ALL.map(words::channel_name);
    let outcomes = Outcome::ALL.map(words::outcome);

    view! {
        <dialog
            class="log-touch"
            node_ref=dialog
            aria-labelledby="log-touch-title"
            on:cancel=on_cancel
            on:close=move |_| touching.close()
            on:keydown=on_key
        >
            <form novalidate on:submit=on_submit>
                <h2 class="log-touch__title" id="log-touch-title">{title}</h2>
                <p class="log-touch__whom">{move || whom().map(|whom| view! { "with " <bdi>{whom}</bdi> })}</p>
                <div class="log-touch__fields">
                    <Choice id=CHANNEL label="Channel" names=channels.to_vec() place=|form| &mut form.channel />
                    <Choice id=OUTCOME label="Outcome" names=outcomes.to_vec() place=|form| &mut form.outcome />
                    <When />
                    <div class="field is-wide">
                        <label for=NOTE>"Note"</label>
                        <textarea
                            id=NOTE
                            rows="3"
                            readonly=move || touching.is_saving()
                            prop:value=move || touching.form().map(|form| form.note).unwrap_or_default()
                            on:input:target=move |event| {
                                let note = event.target().value();
                                touching.change(desk, |form| form.note = note);
                            }
                            aria-invalid=move || is_refused(desk, TouchField::Note)
                            aria-describedby=error_id(NOTE)
                        ></textarea>
                        <Refusal field=TouchField::Note id=NOTE />
                    </div>
                    <div class="log-touch__ticks is-wide">
                        <Tick label="They contacted us" of=|form| &mut form.is_inbound />
                        <Tick label="Automatic, such as a reply by a program" of=|form| &mut form.is_automatic />
                    </div>
                </div>
                {move || failure().map(|why| view! {
                    <p class="log-touch__failure" role="alert">
                        <b>"This touch is not saved yet: "</b> {why}
                        ". What you typed is still here; try again."
                    </p>
                })}
                <div class="log-touch__actions">
                    <button type="button" class="button is-quiet" aria-disabled=is_busy on:click=move |_| touching.close()>
                        "Cancel"
                    </button>
                    <button type="submit" class="button" aria-disabled=is_busy>
                        {move || if touching.is_saving() { "Saving …" } else { "Save touch" }}
                    </button>
                </div>
            </form>
        </dialog>
    }
    .into_any()
}

/// What `read` finds in the form; `false` before it was ever opened.
fn of(desk: Desk, read: fn(&TouchForm) -> bool) -> bool {
    desk.touching().form().is_some_and(|form| read(&form))
}

fn is_refused(desk: Desk, field: TouchField) -> Option<&'static str> {
    desk.touching().refusal(field).map(|_| "true")
}

/// One of a few, by its place among them.
#[component]
fn Choice(
    /// The id of the field.
    id: &'static str,
    /// Its label.
    label: &'static str,
    /// What there is to choose from.
    names: Vec<&'static str>,
    /// Where the form has the place.
    place: fn(&mut TouchForm) -> &mut usize,
) -> impl IntoView {
    let desk = Desk::expect();
    let touching = desk.touching();
    let chosen = move || touching.form().map(|mut form| *place(&mut form)).unwrap_or_default();
    let options = names
        .into_iter()
        .enumerate()
        .map(|(idx, name)| {
            view! { <option prop:selected=move || chosen() == idx>{name}</option> }
        })
        .collect_view();
    let choose = move |idx: i32| {
        touching.change(desk, |form| *place(form) = usize::try_from(idx).unwrap_or_default());
    };

    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select
                id=id
                disabled=move || touching.is_saving()
                autofocus=id == CHANNEL
                on:change:target=move |event| choose(event.target().selected_index())
            >
                {options}
            </select>
        </div>
    }
}

/// A yes or no.
#[component]
fn Tick(
    /// Its label.
    label: &'static str,
    /// Where the form has it.
    of: fn(&mut TouchForm) -> &mut bool,
) -> impl IntoView {
    let desk = Desk::expect();
    let touching = desk.touching();
    let is_set = move || touching.form().is_some_and(|mut form| *of(&mut form));

    view! {
        <label class="log-touch__tick">
            <input
                type="checkbox"
                disabled=move || touching.is_saving()
                prop:checked=is_set
                on:change:target=move |event| {
                    let is_set = event.target().checked();
                    touching.change(desk, |form| *of(form) = is_set);
                }
            />
            <span>{label}</span>
        </label>
    }
}

/// When it happened: now, unless it is changed.
#[component]
fn When() -> impl IntoView {
    let desk = Desk::expect();
    let touching = desk.touching();
    let input = NodeRef::<html::Input>::new();
    let just_now = move || {
        let now = clock::now();
        let when = desk.with_zone(|zone| zone.local(now).format(WALL).to_string());
        touching.change(desk, |form| (form.now, form.when) = (now, when));
    };
    // What is typed is never echoed: see the same field of *New lead*.
    Effect::new(move || {
        let text = touching.form().map(|form| form.when).unwrap_or_default();
        if let Some(input) = input.get()
            && input.value() != text
        {
            input.set_value(&text);
        }
    });
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "n" && keys::is_plain(&event) {
            event.prevent_default();
            just_now();
        }
    };

    view! {
        <div class="field is-wide">
            <label for=WHEN>"When"</label>
            <div class="field__with-button">
                <input
                    id=WHEN
                    type="datetime-local"
                    node_ref=input
                    readonly=move || touching.is_saving()
                    on:input:target=move |event| {
                        let when = event.target().value();
                        touching.change(desk, |form| form.when = when);
                    }
                    on:keydown=on_key
                    aria-invalid=move || is_refused(desk, TouchField::When)
                    aria-describedby=error_id(WHEN)
                />
                <button type="button" class="button is-quiet" on:click=move |_| just_now()>
                    "Just now"
                </button>
            </div>
            <Refusal field=TouchField::When id=WHEN />
        </div>
    }
}

/// What is wrong with a field; empty while nothing is.
#[component]
fn Refusal(
    /// Which field.
    field: TouchField,
    /// The id of its input.
    id: &'static str,
) -> impl IntoView {
    let touching = Desk::expect().touching();

    view! {
        <p class="field__error" id=error_id(id) role="alert">{move || touching.refusal(field)}</p>
    }
}
