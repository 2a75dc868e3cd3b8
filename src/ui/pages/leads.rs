//! Leads: all of them, and those that a search and filters find, in a table.

use leptos::prelude::*;
use ninefold_core::domain::query::Query;

use crate::browser::{focus, hash};
use crate::state::{Desk, Keeping, Memo};
use crate::ui::live::{Draw, live, maybe, on_change, said, typed};
use crate::ui::parts::{
    bulk_bar, button, empty, no_leads, page_head, skeleton, table, table_tools,
};
use crate::ui::words;

/// Every lead of the desk, or those that are found.
pub fn leads(desk: Desk) -> AnyView {
    let found = desk.found();
    let line = move || match (desk.keeping(), desk.n_leads()) {
        (Keeping::Opening, _) => "Opening your desk …".to_owned(),
        (Keeping::Browser | Keeping::ThisTab(_), 0) => "Nobody is here yet".to_owned(),
        (Keeping::Browser | Keeping::ThisTab(_), n) => {
            words::list_line(n, found.read().len(), desk.query().sort)
        }
    };
    let is_open = Memo::new(move |_| desk.keeping() != Keeping::Opening);
    let has_leads = Memo::new(move |_| desk.n_leads() > 0);
    let finds_some = Memo::new(move |_| !found.read().is_empty());
    // The last row takes the table with it, and the keyboard that it had.
    on_change(move || finds_some.track(), || focus::soon_if_lost("page-title"));
    let search = maybe(move || has_leads.get().then(|| search(desk)));
    let tools = maybe(move || has_leads.get().then(|| table_tools(desk)));
    let body = move || match (is_open.get(), has_leads.get(), finds_some.get()) {
        (false, ..) => skeleton(),
        (true, false, _) => no_leads(desk),
        (true, true, false) => nobody_found(desk),
        (true, true, true) => untrack(|| table(desk)),
    };

    view! {
        <div class="leads">
            {page_head("Leads", said(line), Some(search.drawn()))}
            {tools}
            {live(body)}
            {bulk_bar(desk)}
        </div>
    }
    .drawn()
}

fn nobody_found(desk: Desk) -> AnyView {
    let clear = move || {
        let sort = desk.query_untracked().sort;
        let route = desk.list(Query { sort, ..Query::default() });
        hash::replace(&desk.href(route));
        focus::soon("search");
    };
    let fields = "Search for part of a name, a company, an e-mail, a phone number or a tag. ";
    let what_to_do = view! {
        {fields}
        <br/>
        {button("button is-quiet leads__clear", "Clear search and filters", clear)}
    };
    empty("Nobody is found", what_to_do.drawn())
}

/// The field that narrows the list while it is typed into.
fn search(desk: Desk) -> AnyView {
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
            aria-keyshortcuts="/"
            prop:value=said(move || desk.query().words)
            on:input=typed(search)
        />
    }
    .drawn()
}
