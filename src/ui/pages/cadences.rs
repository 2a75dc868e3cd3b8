//! Cadences: the plans to follow up, the editor of one, and the library of templates.

use leptos::prelude::*;

use crate::route::Route;
use crate::state::{Desk, Keeping, Memo};
use crate::ui::live::{Draw, holds, live, said};
use crate::ui::parts::{cadence_editor, cadence_list, empty, page_head, skeleton, template_list};
use crate::ui::speech::count;

/// The plans to follow up, with the one that the address names open beside them.
pub fn cadences(desk: Desk) -> AnyView {
    let line = move || match desk.keeping() {
        Keeping::Opening => "Opening your desk …".to_owned(),
        Keeping::Browser | Keeping::ThisTab(_) => {
            let n = desk.settings().plans().iter().count();
            format!("{}: what to do with a lead, step by step", count(n, "plan"))
        }
    };
    let is_open = Memo::new(move |_| desk.keeping() != Keeping::Opening);
    let body = move || match is_open.get() {
        false => skeleton(),
        true => untrack(|| plans(desk)),
    };

    view! { {page_head("Cadences", said(line), None)} {live(body)} }.drawn()
}

fn plans(desk: Desk) -> AnyView {
    let open = Memo::new(move |_| match desk.route() {
        Route::Cadences(id) => id,
        Route::Today(_)
        | Route::Leads(_)
        | Route::Lead(..)
        | Route::Duplicates
        | Route::Board(_)
        | Route::New(_)
        | Route::Sheet(_)
        | Route::Data
        | Route::Settings
        | Route::NotFound(_) => None,
    });
    let editor = move || match open.get() {
        Some(id) => untrack(|| cadence_editor(desk, id)),
        None => empty(
            "Open a plan to change it",
            "Its steps say what to do, how, and how long after what. Due dates follow them."
                .drawn(),
        ),
    };

    view! {
        <div class="cadences" class:has-plan=holds(move || open.get().is_some())>
            {cadence_list(desk, open)}
            <div class="cadences__editor">{live(editor)}</div>
        </div>
        {template_list(desk)}
    }
    .drawn()
}
