//! What a *No* was about, asked below the outcome of a touch.

use leptos::prelude::*;
use ninefold_core::domain::objection::ObjectionKind;

use super::log_touch::text;
use crate::state::{Desk, TouchField};
use crate::ui::live::{Draw, given, heard, holds, maybe, said};
use crate::ui::words;

const ABOUT: &str = "touch-about";

/// What the no is about, and their words for it; what comes of it, where that is much.
pub fn said_no(desk: Desk) -> AnyView {
    let touching = desk.touching();
    let not_said = choice(desk, None, "Not said", None);
    let kinds = ObjectionKind::ALL.map(|kind| {
        let name = words::objection(kind);
        choice(desk, Some(kind), name, Some((letter(kind), words::objection_means(kind))))
    });
    let hint = move || {
        let about = touching.form()?.said.about;
        about.is_none().then_some("Not said yet – it can be added later")
    };
    let ends = move || {
        let is_never = touching.asked_about().is_some_and(|it| it.is_never);
        match is_never {
            true => Some(
                "Nothing will ever be due for this lead again, and nothing done in bulk reaches it"
                    .to_owned(),
            ),
            false => touching.noes_that_end(desk).map(words::noes_that_end),
        }
    };

    view! {
        <div class="said-no is-wide">
            <fieldset class="said-no__about">
                <legend>"What the no is about"</legend>
                <div class="said-no__kinds">{not_said} {kinds.into_iter().collect_view()}</div>
            </fieldset>
            <p class="field__hint" role="status">{said(hint)}</p>
            {text(desk, TouchField::Words, "In their words", "text")}
            <p class="dialog__warning" role="status">{said(ends)}</p>
        </div>
    }
    .drawn()
}

/// The key that says so. None of them is another key of the form.
pub fn letter(kind: ObjectionKind) -> char {
    match kind {
        ObjectionKind::Timing => 't',
        ObjectionKind::Price => 'p',
        ObjectionKind::Authority => 'a',
        ObjectionKind::Need => 'e',
        ObjectionKind::Never => 'v',
    }
}

fn choice(
    desk: Desk,
    about: Option<ObjectionKind>,
    name: &'static str,
    key: Option<(char, &'static str)>,
) -> AnyView {
    let touching = desk.touching();
    let is_chosen = move || touching.form().is_some_and(|form| form.said.about == about);
    let choose = move |_: leptos::ev::Event| {
        touching.change(desk, |form| form.said.about = about);
    };
    let title = key.map(|(_, means)| means);
    let key = key.map(|(key, _)| key.to_string());
    let letter = key.clone();
    let shortcut = given(move || letter.clone().filter(|_| desk.look().has_shortcuts));
    let key = move || {
        let key = key.clone();
        key.map(|key| view! { <kbd class="for-keyboards" aria-hidden="true">{key}</kbd> })
    };

    view! {
        <label class="said-no__kind" title=title>
            <input
                type="radio"
                name=ABOUT
                disabled=holds(move || touching.is_saving())
                aria-keyshortcuts=shortcut
                prop:checked=holds(is_chosen)
                on:change=heard(choose)
            />
            <span>{name}</span>
            {maybe(key)}
        </label>
    }
    .drawn()
}
