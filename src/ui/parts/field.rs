//! A labelled field, with what is wrong beside it.

use leptos::prelude::*;
use ninefold_core::domain::lead::Field;

use crate::state::Desk;

/// One line of text in the *New lead* form.
#[component]
pub fn TextField(
    /// Which field.
    field: Field,
    /// Its label.
    label: &'static str,
    /// What kind of keyboard a phone should show: `text`, `email`, `tel`.
    #[prop(default = "text")]
    kind: &'static str,
) -> impl IntoView {
    let desk = Desk::expect();
    let entry = desk.entry();
    let id = input_id(field);

    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                autofocus=field == Field::Name
                inputmode=kind
                autocomplete="off"
                autocapitalize=if kind == "text" { "words" } else { "none" }
                readonly=move || entry.is_saving()
                prop:value=move || entry.text(field)
                on:input:target=move |event| entry.write(desk, field, event.target().value())
                aria-invalid=move || entry.refusal(field).map(|_| "true")
                aria-describedby=error_id(id)
            />
            <FieldError field />
        </div>
    }
}

/// What is wrong with `field`; empty while nothing is.
#[component]
pub fn FieldError(
    /// Which field.
    field: Field,
) -> impl IntoView {
    let entry = Desk::expect().entry();

    view! {
        <p class="field__error" id=error_id(input_id(field))>{move || entry.refusal(field)}</p>
    }
}

/// The id of the sentence that describes the input `id`.
pub fn error_id(id: &str) -> String {
    format!("{id}-error")
}

/// The id of a field's input.
pub fn input_id(field: Field) -> &'static str {
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
