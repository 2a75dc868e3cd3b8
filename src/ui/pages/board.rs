//! Board: leads by how far they have come.

use leptos::prelude::*;
use ninefold_core::domain::board::Board;

use crate::state::{Desk, Keeping, Memo};
use crate::ui::live::{Draw, live, said};
use crate::ui::parts::{lanes, list_head, no_leads, nobody, page_head, skeleton};
use crate::ui::words;

/// The leads by how far they have come, those that a search and filters let through.
pub fn board(desk: Desk) -> AnyView {
    let found = desk.found();
    let board = Memo::new(move |_| {
        let currency = desk.settings().currency;
        let found = found.read();
        desk.with_rows(|rows| Board::of(rows, &found, currency))
    });
    let line = move || match (desk.keeping(), desk.n_leads(), found.read().len()) {
        (Keeping::Opening, ..) => "Opening your desk …".to_owned(),
        (Keeping::Browser | Keeping::ThisTab(_), 0, _) => "Nobody is here yet".to_owned(),
        (Keeping::Browser | Keeping::ThisTab(_), n, n_found) if n == n_found => {
            format!("{} by stage", words::leads(n))
        }
        (Keeping::Browser | Keeping::ThisTab(_), n, n_found) => {
            format!("{} of {} by stage", words::thousands(n_found), words::leads(n))
        }
    };
    let is_open = Memo::new(move |_| desk.keeping() != Keeping::Opening);
    let has_leads = Memo::new(move |_| desk.n_leads() > 0);
    let finds_some = Memo::new(move |_| !found.read().is_empty());
    let body = move || match (is_open.get(), has_leads.get(), finds_some.get()) {
        (false, ..) => skeleton(),
        (true, false, _) => no_leads(desk),
        (true, true, false) => live(move || nobody(desk)).drawn(),
        (true, true, true) => untrack(|| lanes(desk, board)),
    };

    view! {
        <div class="board">{page_head("Board", said(line), Some(list_head(desk)))} {live(body)}</div>
    }
    .drawn()
}
