//! The *New lead* form: on every page, one key away.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::lead::Field;

use super::button;
use super::field::{error_id, fill, is_half_typed, is_refused, open_while};
use crate::browser::{clock, focus, keys, random};
use crate::state::{Desk, Progress};
use crate::ui::live::{
    Draw, at_key, effect, given, heard, holds, instead, maybe, pressed, said, typed,
};
use crate::ui::pages::later_part;

/// A dialog with the fields of a lead, and a `hint` about what is typed. Escape closes it and keeps
/// what was typed.
pub fn new_lead(desk: Desk, hint: AnyView) -> AnyView {
    let entry = desk.entry();
    let dialog = NodeRef::<html::Dialog>::new();
    let received = NodeRef::<html::Input>::new();
    open_while(dialog, move || entry.is_open());
    effect(move || {
        if let Some(field) = entry.first_refused()
            && let Some(dialog) = dialog.get_untracked()
        {
            focus::on(&dialog, input_id(field));
        }
    });

    let save = move || {
        if is_half_typed(received) {
            entry
                .refuse(Field::EnquiryReceived, "Type the whole date and time, or clear the field");
        } else {
            entry.save(desk, clock::now(), random::bytes());
        }
    };
    let close = move || entry.close();
    let on_cancel = instead::<ev::Event>(close);
    let is_busy = move || entry.is_saving().then_some("true");
    let save_words = move || if entry.is_saving() { "Saving …" } else { "Save lead" };
    let kept = move || {
        let empty = move || entry.clear(desk, clock::now());
        entry.is_kept().then(|| {
            view! {
                <p class="dialog__kept">
                    "This is what you typed before. " {button("link", "Start empty", empty)}
                </p>
            }
        })
    };
    let sender = move || {
        let title = entry.came_from().map(|id| desk.row(id).get().map(|row| row.title));
        title.map(|title| {
            let who = title.unwrap_or_else(|| "somebody who is not on this desk".to_owned());
            let remove = move || entry.came_by_themselves(desk);
            view! {
                <p class="dialog__kept">
                    "Sent by " <bdi>{who}</bdi> " " {button("link", "Remove", remove)}
                </p>
            }
        })
    };
    let failure = move || match entry.progress() {
        Progress::Failed(why) => Some(view! {
            <p class="dialog__failure" role="alert">
                <b>"This lead is not saved yet: "</b> {why}
                ". What you typed is still here; try again."
            </p>
        }),
        Progress::Closed | Progress::Typing | Progress::Saving(_) => None,
    };

    view! {
        <dialog
            class="dialog new-lead"
            node_ref=dialog
            aria-labelledby="new-lead-title"
            on:cancel=on_cancel
            on:close=heard(move |_: ev::Event| close())
            on:keydown=at_key(keys::is_save, save)
        >
            <form novalidate on:submit=instead(save)>
                <h2 class="dialog__title" id="new-lead-title">"New lead"</h2>
                {maybe(kept)}
                {maybe(sender)}
                {later_part(desk, move |pages| (pages.capture)(desk))}
                <div class="new-lead__fields">
                    {text_field(desk, Field::Name, "Name", "text")}
                    {text_field(desk, Field::Company, "Company", "text")}
                    {text_field(desk, Field::Email, "Email", "email")}
                    {text_field(desk, Field::Phone, "Phone", "tel")}
                    {text_field(desk, Field::Source, "Source", "text")}
                    {received_field(desk, received)}
                    {note_field(desk)}
                </div>
                {hint}
                {maybe(failure)}
                <div class="dialog__actions">
                    <button type="button" class="button is-quiet" aria-disabled=given(is_busy) on:click=pressed(close)>
                        "Cancel"
                    </button>
                    <button type="submit" class="button" aria-disabled=given(is_busy)>{said(save_words)}</button>
                </div>
            </form>
        </dialog>
    }
    .drawn()
}

/// One line of text; `keyboard` is what a phone should show: `text`, `email`, `tel`.
fn text_field(desk: Desk, field: Field, label: &'static str, keyboard: &'static str) -> AnyView {
    let entry = desk.entry();
    let id = input_id(field);

    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                autofocus=field == Field::Name
                inputmode=keyboard
                autocomplete="off"
                autocapitalize=if keyboard == "text" { "words" } else { "none" }
                readonly=holds(move || entry.is_saving())
                prop:value=said(move || entry.text(field))
                on:input=typed(move |text| entry.write(desk, field, text))
                aria-invalid=is_refused(move || entry.refusal(field))
                aria-describedby=error_id(id)
            />
            {refusal(desk, field)}
        </div>
    }
    .drawn()
}

/// When the enquiry arrived; empty for a person who asked nothing. The form asks `received`
/// whether a date is typed half.
fn received_field(desk: Desk, received: NodeRef<html::Input>) -> AnyView {
    let entry = desk.entry();
    let field = Field::EnquiryReceived;
    let id = input_id(field);
    let just_now = move || entry.received_now(desk, clock::now());
    let at_n = move || _ = desk.has_shortcuts().then(just_now);
    fill(received, move || entry.text(field));

    view! {
        <div class="field is-wide">
            <label for=id>"Enquiry received"</label>
            <div class="field__with-button">
                <input
                    id=id
                    type="datetime-local"
                    node_ref=received
                    readonly=holds(move || entry.is_saving())
                    on:input=typed(move |text| entry.write(desk, field, text))
                    on:keydown=at_key(keys::is_just_now, at_n)
                    aria-invalid=is_refused(move || entry.refusal(field))
                    aria-describedby=format!("{} {id}-hint", error_id(id))
                />
                {button("button is-quiet", "Just now", just_now)}
            </div>
            <p class="field__hint" id=format!("{id}-hint")>
                "Empty when this person asked nothing: then no clock runs"
            </p>
            {refusal(desk, field)}
        </div>
    }
    .drawn()
}

/// Anything worth remembering, over several lines.
fn note_field(desk: Desk) -> AnyView {
    let entry = desk.entry();
    let field = Field::Note;
    let id = input_id(field);

    view! {
        <div class="field is-wide">
            <label for=id>"Note"</label>
            <textarea
                id=id
                rows="3"
                readonly=holds(move || entry.is_saving())
                prop:value=said(move || entry.text(field))
                on:input=typed(move |text| entry.write(desk, field, text))
                aria-invalid=is_refused(move || entry.refusal(field))
                aria-describedby=error_id(id)
            ></textarea>
            {refusal(desk, field)}
        </div>
    }
    .drawn()
}

/// What is wrong with `field`; empty while nothing is. It is read with the field, which has the
/// keyboard then.
fn refusal(desk: Desk, field: Field) -> AnyView {
    let why = move || desk.entry().refusal(field);
    view! { <p class="field__error" id=error_id(input_id(field))>{said(why)}</p> }.drawn()
}

/// The id of a field's input.
fn input_id(field: Field) -> &'static str {
    match field {
        Field::Name => "new-lead-name",
        Field::Company => "new-lead-company",
        Field::Email => "new-lead-email",
        Field::Phone => "new-lead-phone",
        Field::Source => "new-lead-source",
        Field::EnquiryReceived => "new-lead-received",
        Field::Note => "new-lead-note",
    }
}
