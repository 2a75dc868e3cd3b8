//! A labelled field for a text: what is typed goes where it is kept, what is wrong stands beside it.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::field::{error_id, is_refused, refused};
use crate::state::Memo;
use crate::ui::live::{Draw, Live, heard, part, said, typed};

/// A field for a text.
pub struct TextInput {
    /// The id of its input.
    pub id: String,
    /// What stands above it.
    pub label: &'static str,
    /// How it is typed.
    pub control: Control,
    /// What stands below it.
    pub hint: Option<String>,
    /// What it shows.
    pub value: Live<String>,
    /// What is wrong with it.
    pub why: Memo<Option<String>>,
    /// Its input, for [`Control::Lines`].
    pub area: NodeRef<html::Textarea>,
}

/// How a field is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// One line.
    Line,
    /// A whole number.
    Number,
    /// Several lines.
    Lines,
}

/// The field. `write` hears what is typed, `leave` that it is left with something else in it.
pub fn text_input(
    it: TextInput,
    write: impl FnMut(String) + 'static,
    mut leave: impl FnMut() + 'static,
) -> AnyView {
    let TextInput { id, label, control, hint, value, why, area } = it;
    let described = match hint {
        Some(_) => format!("{} {id}-hint", error_id(&id)),
        None => error_id(&id),
    };
    let keyboard = match control {
        Control::Number => "numeric",
        Control::Line | Control::Lines => "text",
    };
    let (write, leave) = (typed(write), heard(move |_: ev::Event| leave()));
    let input = match control {
        Control::Line | Control::Number => view! {
            <input
                id=id.clone()
                inputmode=keyboard
                autocomplete="off"
                prop:value=value
                on:input=write
                on:change=leave
                aria-invalid=is_refused(move || why.get())
                aria-describedby=described
            />
        }
        .drawn(),
        Control::Lines => view! {
            <textarea
                id=id.clone()
                node_ref=area
                rows="5"
                prop:value=value
                on:input=write
                on:change=leave
                aria-invalid=is_refused(move || why.get())
                aria-describedby=described
            ></textarea>
        }
        .drawn(),
    };
    let hint = hint.map(|hint| {
        view! { <p class="field__hint" id=format!("{id}-hint")>{hint}</p> }
    });

    view! {
        <div class="field cadence-field">
            <label for=id.clone()>{label}</label>
            {input}
            {part(hint)}
            {refused(&id, said(move || why.get()))}
        </div>
    }
    .drawn()
}
