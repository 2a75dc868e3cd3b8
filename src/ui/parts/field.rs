//! What the fields of forms have in common: what is wrong stands beside each.

use leptos::html;
use leptos::prelude::*;

use crate::ui::live::{Draw, Live, Words, effect, given};

/// What is wrong with the input `id`, told as soon as it is; empty while nothing is.
pub fn refused(id: &str, why: Live<String>) -> AnyView {
    view! { <p class="field__error" id=error_id(id) role="alert">{why}</p> }.drawn()
}

/// Whether an input is refused, for screen readers.
pub fn is_refused<T: Words>(mut why: impl FnMut() -> T + Send + 'static) -> Live<Option<String>> {
    given(move || why().words().map(|_| "true"))
}

/// The id of the sentence that describes the input `id`.
pub fn error_id(id: &str) -> String {
    format!("{id}-error")
}

/// Writes `text` into `input` when it changes.
///
/// A date that is typed half has the value "" and would be wiped by having it
/// written back, so what the person types is never echoed.
pub fn fill(input: NodeRef<html::Input>, text: impl Fn() -> String + 'static) {
    effect(move || {
        let text = text();
        if let Some(input) = input.get()
            && input.value() != text
        {
            input.set_value(&text);
        }
    });
}

/// True for a date that is typed half, which the browser keeps to itself.
pub fn is_half_typed(input: NodeRef<html::Input>) -> bool {
    input.get_untracked().is_some_and(|input| input.validity().bad_input())
}

/// Has `dialog` on screen while it `is_open`.
pub fn open_while(dialog: NodeRef<html::Dialog>, is_open: impl Fn() -> bool + 'static) {
    effect(move || {
        let Some(dialog) = dialog.get() else { return };
        match is_open() {
            true if !dialog.open() => drop(dialog.show_modal()),
            false if dialog.open() => dialog.close(),
            true | false => {}
        }
    });
}
