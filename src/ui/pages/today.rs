//! Today: what to do now, in order.

use leptos::prelude::*;
use ninefold_core::domain::agenda::{Agenda, Group};
use ninefold_core::domain::id::LeadId;

use super::later_part;
use crate::route::Route;
use crate::state::{Desk, Keeping, LaterPages, Memo};
use crate::ui::live::{Draw, Row, list, live, maybe, said};
use crate::ui::parts::{day, no_leads, page_head, rows, skeleton};
use crate::ui::spoken;
use crate::ui::words;

/// What to do now, in Today's order, group by group.
pub fn today(desk: Desk) -> AnyView {
    let day = spoken(desk, |speech| speech.today());
    let date = Memo::new(move |_| {
        let now = desk.now();
        desk.with_zone(|zone| zone.day(now))
    });
    let n_done = Memo::new(move |_| {
        date.track();
        desk.n_done_today()
    });
    let n_to_do = Memo::new(move |_| desk.n_to_do());
    let groups = Memo::new(move |_| groups(&desk.agenda()));
    // A memo, so that the rows stay, and the keyboard on them, when only their order changes.
    let body_of = Memo::new(move |_| match () {
        () if desk.keeping() == Keeping::Opening => Body::Opening,
        () if desk.n_leads() == 0 => Body::NoLeads,
        () if groups.read().is_empty() => Body::NothingDue,
        () => Body::Groups,
    });
    let line = move || match desk.keeping() {
        Keeping::Opening => "Opening your desk …".to_owned(),
        Keeping::Browser | Keeping::ThisTab(_) => {
            summary(&day.get().unwrap_or_default(), n_done.get(), n_to_do.get())
        }
    };
    let sections = move || {
        let row = |(group, _): &Grouped| {
            let group = *group;
            Row::new(words::group(group).0.to_owned(), move || section(desk, group, groups))
        };
        groups.read().iter().map(row).collect()
    };
    let body = move || match body_of.get() {
        Body::Opening => skeleton(),
        Body::NoLeads => no_leads(desk),
        Body::NothingDue => day::nothing_due(desk),
        Body::Groups => list(sections),
    };
    let is_in_use = Memo::new(move |_| matches!(body_of.get(), Body::NothingDue | Body::Groups));
    let end = move |pages: LaterPages| (pages.end_of_today)(desk, date);
    let rest = move || is_in_use.get().then(|| untrack(|| later_part(desk, end)));

    view! {
        {page_head("Today", said(line), None)}
        {day::progress(n_done, n_to_do)}
        {later_part(desk, move |pages| (pages.start_of_today)(desk))}
        {live(body)}
        {maybe(rest)}
    }
    .drawn()
}

/// What stands below the head.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Body {
    Opening,
    NoLeads,
    NothingDue,
    Groups,
}

/// A group's leads, in order.
type Grouped = (Group, Vec<LeadId>);

/// One of the `groups`, under its name.
fn section(desk: Desk, group: Group, groups: Memo<Vec<Grouped>>) -> AnyView {
    let (name, order) = words::group(group);
    let ids = Memo::new(move |_| {
        let groups = groups.read();
        groups.iter().find(|(at, _)| *at == group).map(|(_, ids)| ids.clone()).unwrap_or_default()
    });

    view! {
        <section class="group" aria-label=name>
            <h2 class="group__head">{name} <span>{order}</span></h2>
            {rows(desk, ids, |id| Route::Today(Some(id)))}
        </section>
    }
    .drawn()
}

/// Cuts the ordered entries into their groups.
fn groups(agenda: &Agenda) -> Vec<Grouped> {
    agenda
        .entries
        .chunk_by(|one, next| one.group == next.group)
        .map(|entries| (entries[0].group, entries.iter().map(|entry| entry.id).collect()))
        .collect()
}

fn summary(day: &str, n_done: usize, n_to_do: usize) -> String {
    let (done, to_do) = (words::thousands(n_done), words::thousands(n_to_do));
    match (n_done, n_to_do) {
        (0, 0) => format!("{day} · nothing due"),
        (0, _) => format!("{day} · {to_do} to do"),
        (_, 0) => format!("{day} · {done} done · nothing to do now"),
        (_, _) => format!("{day} · {done} done · {to_do} to do"),
    }
}
