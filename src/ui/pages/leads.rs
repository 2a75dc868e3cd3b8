//! Leads: all of them, or those that a search and filters let through.

use leptos::prelude::*;

use crate::route::Route;
use crate::state::{Desk, Keeping, Memo};
use crate::ui::live::{Draw, live, maybe, said};
use crate::ui::parts::{
    filters, found_line, found_name, no_leads, nobody, page_head, rows, search_field, skeleton,
};

/// Every lead of the desk, or those that are looked for.
pub fn leads(desk: Desk) -> AnyView {
    let found = desk.found();
    let is_open = Memo::new(move |_| desk.keeping() != Keeping::Opening);
    let has_leads = Memo::new(move |_| desk.n_leads() > 0);
    let finds_some = Memo::new(move |_| !found.read().is_empty());
    let head =
        move || has_leads.get().then(|| untrack(|| view! { {search_field(desk)} {filters(desk)} }));
    let body = move || match (is_open.get(), has_leads.get(), finds_some.get()) {
        (false, ..) => skeleton(),
        (true, false, _) => no_leads(desk),
        (true, true, false) => live(move || nobody(desk)).drawn(),
        (true, true, true) => rows(desk, found, Route::to_lead, Some(found_name)),
    };
    let head = maybe(head).drawn();

    view! { {page_head("Leads", said(move || found_line(desk)), Some(head))} {live(body)} }.drawn()
}
