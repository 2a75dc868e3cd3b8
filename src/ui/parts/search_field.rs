//! The field that narrows the list while it is typed into, and what it found.

use leptos::prelude::*;
use ninefold_core::domain::query::Query;

use super::{button, empty, filters};
use crate::browser::{focus, hash};
use crate::state::{Desk, Keeping, Memo};
use crate::ui::live::{Draw, effect, maybe, said, typed};
use crate::ui::{shortcut, words};

/// The field that narrows the list while it is typed into. What is found slower follows by itself.
fn search_field(desk: Desk) -> AnyView {
    effect(move || desk.look_further());
    let search = move |words: String| show(desk, Query { words, ..desk.query_untracked() });

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

/// Has the list show this, and the address say so: a link or a reload finds the same list.
pub(super) fn show(desk: Desk, query: Query) {
    let route = desk.list(query);
    hash::replace(&desk.href(route));
}

/// The same as a step of its own, which the back button undoes.
pub(super) fn go(desk: Desk, query: Query) {
    let route = desk.list(query);
    hash::go(&desk.href(route));
}

/// What stands at the head of a list of leads, once there are some: what narrows it.
pub fn list_head(desk: Desk) -> AnyView {
    let has_leads = Memo::new(move |_| desk.n_leads() > 0);
    let head =
        move || has_leads.get().then(|| untrack(|| view! { {search_field(desk)} {filters(desk)} }));
    maybe(head).drawn()
}

/// One line about the list: how many are found, in which order, what is still looked through.
pub fn found_line(desk: Desk) -> String {
    let (n, n_found) = (desk.n_leads(), desk.found().read().len());
    match desk.keeping() {
        Keeping::Opening => return "Opening your desk …".to_owned(),
        Keeping::Browser | Keeping::ThisTab(_) if n == 0 => return "Nobody is here yet".to_owned(),
        Keeping::Browser | Keeping::ThisTab(_) => {}
    }
    let query = desk.query();
    let is_all = query.words.trim().is_empty() && !query.has_filters();
    let found = match is_all {
        true => words::leads(n),
        false => format!("{} of {} found", words::thousands(n_found), words::leads(n)),
    };
    let looking = desk.looks_through().map(|it| format!(", {}", words::looking(it)));
    format!("{found}, {}{}", words::sorted(query.sort), looking.unwrap_or_default())
}

/// What stands in the place of the list when nobody is found.
pub fn nobody(desk: Desk) -> AnyView {
    if let Some(looking) = desk.looks_through() {
        let what = "Nobody is called that, or can be reached so. It may be told of somebody.";
        return empty(words::capital(words::looking(looking)), what.drawn());
    }
    let query = desk.query();
    let words = (!query.words.trim().is_empty()).then_some(
        "Search for part of a name, a company, an e-mail, a phone number, a tag or a note.",
    );
    let clear = move || {
        go(desk, desk.query_untracked().without_filters());
        focus::soon_if_lost("page-title");
    };
    let filters = query.has_filters().then(|| {
        view! { <span>"The filters hold others back. "</span> {button("link", "Clear all filters", clear)} }
    });
    empty("Nobody is found", view! { {words} " " {filters} }.drawn())
}
