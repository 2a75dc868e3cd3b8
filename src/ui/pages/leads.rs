//! Leads: all of them, the newest first, and those that a search finds.

use leptos::prelude::*;
use ninefold_core::domain::query::Query;

use crate::browser::hash;
use crate::route::Route;
use crate::state::{Desk, Keeping, Memo};
use crate::ui::live::{Draw, live, maybe, said, typed};
use crate::ui::parts::{empty, no_leads, page_head, rows, skeleton};
use crate::ui::{shortcut, words};

/// Every lead of the desk, or those in which what is searched for is found.
pub fn leads(desk: Desk) -> AnyView {
    let found = desk.found();
    let line = move || match (desk.keeping(), desk.n_leads(), found.read().len()) {
        (Keeping::Opening, ..) => "Opening your desk …".to_owned(),
        (Keeping::Browser | Keeping::ThisTab(_), 0, _) => "Nobody is here yet".to_owned(),
        (Keeping::Browser | Keeping::ThisTab(_), n, n_found) if n == n_found => {
            format!("{}, newest first", words::leads(n))
        }
        (Keeping::Browser | Keeping::ThisTab(_), n, n_found) => {
            format!("{} of {} found, newest first", words::thousands(n_found), words::leads(n))
        }
    };
    let is_open = Memo::new(move |_| desk.keeping() != Keeping::Opening);
    let has_leads = Memo::new(move |_| desk.n_leads() > 0);
    let finds_some = Memo::new(move |_| !found.read().is_empty());
    let search = maybe(move || has_leads.get().then(|| search(desk)));
    let body = move || match (is_open.get(), has_leads.get(), finds_some.get()) {
        (false, ..) => skeleton(),
        (true, false, _) => no_leads(desk),
        (true, true, false) => {
            let fields =
                "Search for part of a name, a company, an e-mail, a phone number or a tag.";
            empty("Nobody is found", fields.drawn())
        }
        (true, true, true) => rows(desk, found, Route::to_lead),
    };

    view! { {page_head("Leads", said(line), Some(search.drawn()))} {live(body)} }.drawn()
}

/// The field that narrows the list while it is typed into.
pub(super) fn search(desk: Desk) -> AnyView {
    let search = move |words: String| {
        let route = desk.list(Query { words, ..desk.query_untracked() });
        // The address follows, so that a link or the back button finds the same list.
        hash::replace(&desk.href(route));
    };

    view! {
        <input
            id="search"
            class="page-head__search"
            type="search"
            aria-label="Search leads"
            placeholder="Search leads"
            autocomplete="off"
            aria-keyshortcuts=shortcut(desk, "/")
            prop:value=said(move || desk.query().words)
            on:input=typed(search)
        />
    }
    .drawn()
}
