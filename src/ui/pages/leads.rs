//! Leads: all of them, or those that a search and filters let through, in a table.

use leptos::prelude::*;

use crate::browser::focus;
use crate::state::{Desk, Keeping, Memo};
use crate::ui::live::{Draw, live, maybe, on_change, said};
use crate::ui::parts::{
    bulk_bar, found_line, list_head, no_leads, nobody, page_head, skeleton, table, table_tools,
};

/// Every lead of the desk, or those that are looked for.
pub fn leads(desk: Desk) -> AnyView {
    let found = desk.found();
    let is_open = Memo::new(move |_| desk.keeping() != Keeping::Opening);
    let has_leads = Memo::new(move |_| desk.n_leads() > 0);
    let finds_some = Memo::new(move |_| !found.read().is_empty());
    // The last row takes the table with it, and the keyboard that it had.
    on_change(move || finds_some.track(), || focus::soon_if_lost("page-title"));
    let tools = maybe(move || has_leads.get().then(|| untrack(|| table_tools(desk))));
    let body = move || match (is_open.get(), has_leads.get(), finds_some.get()) {
        (false, ..) => skeleton(),
        (true, false, _) => no_leads(desk),
        (true, true, false) => live(move || nobody(desk)).drawn(),
        (true, true, true) => untrack(|| table(desk)),
    };

    view! {
        <div class="leads">
            {page_head("Leads", said(move || found_line(desk)), Some(list_head(desk)))}
            {tools}
            {live(body)}
            {bulk_bar(desk)}
        </div>
    }
    .drawn()
}
