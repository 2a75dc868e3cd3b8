//! What was just done, for a few seconds, with the way to take it back.

use leptos::prelude::*;

use crate::state::{Desk, Memo};
use crate::ui::live::{Draw, holds, maybe, pressed, said};
use crate::ui::spoken;
use crate::ui::words;

/// The status line. It is always in the page, so that screen readers hear it change.
pub fn notice(desk: Desk) -> AnyView {
    let is_shown = move || desk.notice().is_some();
    let text = spoken(desk, move |speech| {
        let notice = desk.notice()?;
        Some(match notice.next {
            Some(next) => format!("{}: {}", notice.text, words::ahead(&next, speech)),
            None => notice.text,
        })
    });
    let undo = Memo::new(move |_| desk.notice().and_then(|notice| notice.undo));
    let undo = move || {
        undo.get().map(|entry| {
            let undo = move || desk.undo_entry(entry);
            view! {
                <button type="button" class="notice__undo" aria-keyshortcuts="Control+Z" on:click=pressed(undo)>
                    "Undo"
                </button>
            }
        })
    };

    view! {
        <div class="notice" class:is-shown=holds(is_shown)>
            <p role="status"><bdi>{said(move || text.get())}</bdi></p>
            {maybe(undo)}
        </div>
    }
    .drawn()
}
