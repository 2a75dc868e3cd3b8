//! Whom a lead sent to us.

use leptos::prelude::*;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::stage::Stage;

use super::beside::region;
use super::more;
use crate::route::Route;
use crate::state::{Desk, Memo, RwSignal};
use crate::ui::live::{Draw, Row, list, maybe, part, said};
use crate::ui::words;

/// How many are named at first, and with each *Show more*.
const STEP: usize = 20;

/// Somebody whom the lead sent.
#[derive(Clone, PartialEq, Eq)]
struct Sent {
    id: LeadId,
    title: String,
    is_won: bool,
}

/// A region with the leads that this one sent, the newest first, while there are any.
pub fn sent_us(desk: Desk, lead: Memo<Lead>) -> AnyView {
    let id = lead.with_untracked(Lead::id);
    let sent = Memo::new(move |_| {
        desk.with_rows(|rows| {
            let is_sent = |row: &&Projection| row.came_from == Some(id) && row.deleted_at.is_none();
            rows.values().rev().filter(is_sent).map(Sent::of).collect::<Vec<_>>()
        })
    });
    let is_any = Memo::new(move |_| !sent.read().is_empty());
    let n_sent = Memo::new(move |_| sent.read().len());
    let told = move || {
        let sent = sent.read();
        words::sent_counts(sent.len(), sent.iter().filter(|it| it.is_won).count())
    };
    let draw = move || {
        let n_shown = RwSignal::new(STEP);
        let names = move || {
            let row = |it: &Sent| {
                let it = it.clone();
                let key = format!("{} {} {}", it.id, it.is_won, it.title);
                Row::new(key, move || name(desk, it))
            };
            sent.read().iter().take(n_shown.get()).map(row).collect()
        };
        let body = view! {
            <p class="beside__total">{said(told)}</p>
            <ul class="beside__names">{list(names)}</ul>
            {more(n_shown, n_sent, STEP)}
        };
        region("sent-us", "Sent us", body.drawn())
    };
    maybe(move || is_any.get().then(|| untrack(draw))).drawn()
}

impl Sent {
    fn of(row: &Projection) -> Sent {
        Sent { id: row.id, title: row.title.clone(), is_won: row.stage == Stage::Won }
    }
}

fn name(desk: Desk, sent: Sent) -> AnyView {
    let won = sent.is_won.then(|| view! { <span>" bought"</span> });
    view! { <li><a href=desk.href(Route::to_lead(sent.id))><bdi>{sent.title}</bdi></a> {part(won)}</li> }
        .drawn()
}
