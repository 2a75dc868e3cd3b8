//! The *New lead* form: on every page, one key away.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::lead::Field;

use super::TextField;
use super::field::{FieldError, error_id, input_id};
use crate::browser::{clock, focus, keys, random};
use crate::state::{Desk, Progress};

/// A dialog with the fields of a lead. Escape closes it and keeps what was typed.
#[component]
pub fn NewLead() -> impl IntoView {
    let desk = Desk::expect();
    let entry = desk.entry();
    let dialog = NodeRef::<html::Dialog>::new();
    let received = NodeRef::<html::Input>::new();
    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        match entry.is_open() {
            true if !dialog.open() => drop(dialog.show_modal()),
            false if dialog.open() => dialog.close(),
            true | false => {}
        }
    });
    Effect::new(move || {
        if let Some(field) = entry.first_refused()
            && let Some(dialog) = dialog.get_untracked()
        {
            focus::on(&dialog, input_id(field));
        }
    });

    let save = move || {
        let is_half_typed =
            received.get_untracked().is_some_and(|input| input.validity().bad_input());
        if is_half_typed {
            entry
                .refuse(Field::EnquiryReceived, "Type the whole date and time, or clear the field");
        } else {
            entry.save(desk, clock::now(), random::bytes());
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
        entry.close();
    };
    let is_saving = move || entry.is_saving();
    let is_busy = move || is_saving().then_some("true");
    let failure = move || match entry.progress() {
        Progress::Failed(why) => Some(why),
        Progress::Closed | Progress::Typing | Progress::Saving(_) => None,
    };

    view! {
        <dialog
            class="new-lead"
            node_ref=dialog
            aria-labelledby="new-lead-title"
            on:cancel=on_cancel
            on:close=move |_| entry.close()
            on:keydown=on_key
        >
            <form novalidate on:submit=on_submit>
                <h2 class="new-lead__title" id="new-lead-title">"New lead"</h2>
                {move || entry.is_kept().then(|| view! {
                    <p class="new-lead__kept">
                        "This is what you typed before. "
                        <button type="button" class="link" on:click=move |_| entry.clear(desk, clock::now())>
                            "Start empty"
                        </button>
                    </p>
                })}
                <div class="new-lead__fields">
                    <TextField field=Field::Name label="Name" />
                    <TextField field=Field::Company label="Company" />
                    <TextField field=Field::Email label="Email" kind="email" />
                    <TextField field=Field::Phone label="Phone" kind="tel" />
                    <TextField field=Field::Source label="Source" />
                    <Received received />
                    <NoteField />
                </div>
                {move || failure().map(|why| view! {
                    <p class="new-lead__failure" role="alert">
                        <b>"This lead is not saved yet: "</b> {why}
                        ". What you typed is still here; try again."
                    </p>
                })}
                <div class="new-lead__actions">
                    <button type="button" class="button is-quiet" aria-disabled=is_busy on:click=move |_| entry.close()>
                        "Cancel"
                    </button>
                    <button type="submit" class="button" aria-disabled=is_busy>
                        {move || if is_saving() { "Saving …" } else { "Save lead" }}
                    </button>
                </div>
            </form>
        </dialog>
    }
}

/// When the enquiry arrived; empty for a person who asked nothing.
#[component]
fn Received(
    /// The input, so that the form can tell a half-typed date from none.
    received: NodeRef<html::Input>,
) -> impl IntoView {
    let desk = Desk::expect();
    let entry = desk.entry();
    let field = Field::EnquiryReceived;
    let id = input_id(field);
    let just_now = move || entry.received_now(desk, clock::now());
    // A date that is typed half has the value "" and would be wiped by having it
    // written back, so what the person types is never echoed.
    Effect::new(move || {
        let text = entry.text(field);
        if let Some(input) = received.get()
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
            <label for=id>"Enquiry received"</label>
            <div class="field__with-button">
                <input
                    id=id
                    type="datetime-local"
                    node_ref=received
                    readonly=move || entry.is_saving()
                    on:input:target=move |event| entry.write(desk, field, event.target().value())
                    on:keydown=on_key
                    aria-invalid=move || entry.refusal(field).map(|_| "true")
                    aria-describedby=format!("{} {id}-hint", error_id(id))
                />
                <button type="button" class="button is-quiet" on:click=move |_| just_now()>
                    "Just now"
                </button>
            </div>
            <p class="field__hint" id=format!("{id}-hint")>
                "Empty when this person asked nothing: then no clock runs"
            </p>
            <FieldError field />
        </div>
    }
}

/// Anything worth remembering, over several lines.
#[component]
fn NoteField() -> impl IntoView {
    let desk = Desk::expect();
    let entry = desk.entry();
    let field = Field::Note;
    let id = input_id(field);

    view! {
        <div class="field is-wide">
            <label for=id>"Note"</label>
            <textarea
                id=id
                rows="3"
                readonly=move || entry.is_saving()
                prop:value=move || entry.text(field)
                on:input:target=move |event| entry.write(desk, field, event.target().value())
                aria-invalid=move || entry.refusal(field).map(|_| "true")
                aria-describedby=error_id(id)
            ></textarea>
            <FieldError field />
        </div>
    }
}
