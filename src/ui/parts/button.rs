//! A word that does something when it is pressed.

use leptos::ev;
use leptos::prelude::*;

use crate::ui::live::{Draw, Heard, pressed};

/// A button of one of the classes in its style sheet, with what it does.
pub fn button(
    class: &'static str,
    words: impl Into<String>,
    press: impl FnMut() + 'static,
) -> AnyView {
    drawn(class, None, words.into(), pressed(press))
}

/// A button among others with the same words: its `name` says which one.
pub fn named_button(
    class: &'static str,
    name: String,
    words: &'static str,
    press: impl FnMut() + 'static,
) -> AnyView {
    drawn(class, Some(name), words.to_owned(), pressed(press))
}

fn drawn(
    class: &'static str,
    name: Option<String>,
    words: String,
    press: Heard<ev::MouseEvent>,
) -> AnyView {
    view! { <button type="button" class=class aria-label=name on:click=press>{words}</button> }
        .drawn()
}
