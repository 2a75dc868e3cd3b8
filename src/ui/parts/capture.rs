//! What fills *New lead*: one field for everything at once, and the link that was opened.

use leptos::ev;
use leptos::prelude::*;
use ninefold_core::domain::lead::Draft;

use super::button;
use crate::browser::{clock, files, focus, hash};
use crate::route::{Address, Route};
use crate::state::{Desk, Keeping, Memo};
use crate::ui::live::{Draw, effect, given, holds, maybe, on_change, said, typed};
use crate::ui::words;

const INPUT: &str = "new-lead-capture";

/// How many lines the field grows to.
const MOST_LINES: usize = 8;

/// The field for everything at once, what was read of it, and what was typed before a link.
pub fn capture(desk: Desk) -> AnyView {
    let entry = desk.entry();
    let capturing = entry.capturing();
    follow_link(desk);
    take_pasted(desk);
    let n_lines = move || capturing.typed().lines().count().clamp(1, MOST_LINES).to_string();
    let told = move || capturing.told().map(|told| words::captured(&told));
    let before = move || {
        entry.before().map(|before| {
            view! {
                <p class="dialog__kept" role="status">
                    "What you typed before is kept: " <bdi>{before}</bdi> ". "
                    {button("link", "Go back to it", move || entry.go_back(desk))}
                </p>
            }
        })
    };

    view! {
        {maybe(before)}
        <div class="field capture">
            <label for=INPUT>"Type or paste all in one"</label>
            <textarea
                id=INPUT
                rows=given(n_lines)
                autocomplete="off"
                placeholder="Ana Costa, Alder & Finch, +34 600 100 200, from fair"
                readonly=holds(move || entry.is_saving())
                prop:value=said(move || capturing.typed())
                on:input=typed(move |text| capturing.write(desk, text))
                aria-describedby="new-lead-captured"
            ></textarea>
            <p class="field__hint" id="new-lead-captured" role="status">{said(told)}</p>
        </div>
    }
    .drawn()
}

/// Opens the form that the address fills, and leaves that address with the form.
fn follow_link(desk: Desk) {
    let entry = desk.entry();
    let link = Memo::new(move |_| match desk.route() {
        Route::New(draft) if desk.keeping() != Keeping::Opening => Some(*draft),
        Route::New(_)
        | Route::Today(_)
        | Route::Leads(_)
        | Route::Lead(..)
        | Route::Duplicates
        | Route::Board(_)
        | Route::Sheet(_)
        | Route::Cadences(_)
        | Route::Data
        | Route::Settings
        | Route::NotFound(_) => None::<Draft>,
    });
    effect(move || {
        if let Some(draft) = link.get() {
            untrack(|| entry.start_filled(desk, &draft, clock::now()));
        }
    });
    let is_open = Memo::new(move |_| entry.is_open());
    let saved = StoredValue::new(untrack(|| entry.last_saved()));
    on_change(
        move || {
            is_open.get();
        },
        move || {
            let last_saved = entry.last_saved();
            let is_saved = saved.get_value() != last_saved;
            saved.set_value(last_saved);
            // Who was saved is shown instead.
            let is_left = !is_open.get() && !is_saved;
            if is_left && matches!(desk.route_untracked(), Route::New(_)) {
                let route = Route::Today(None);
                hash::replace(&desk.href(route.clone()));
                desk.arrive(Address { is_demo: desk.is_demo(), route });
            }
        },
    );
}

/// Several lines that are pasted into the name are more than a name.
fn take_pasted(desk: Desk) {
    effect(move || {
        let handle = window_event_listener(ev::paste, move |event| {
            if let Some(text) = files::pasted_lines(&event, "new-lead-name") {
                event.prevent_default();
                desk.entry().capturing().write(desk, text);
                focus::on_page(INPUT);
            }
        });
        on_cleanup(move || handle.remove());
    });
}
