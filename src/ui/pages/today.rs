//! Today: what to do now, in order.

use leptos::prelude::*;
use ninefold_core::domain::agenda::{Agenda, Group};
use ninefold_core::domain::id::LeadId;

use crate::route::Route;
use crate::state::{Desk, Keeping, Memo};
use crate::ui::live::{Draw, Row, list, live, said};
use crate::ui::parts::{empty, no_leads, page_head, rows, skeleton};
use crate::ui::speech::count;
use crate::ui::spoken;
use crate::ui::words;

/// What to do now, in Today's order, group by group.
pub fn today(desk: Desk) -> AnyView {
    let day = spoken(desk, |speech| speech.today());
    let groups = Memo::new(move |_| groups(&desk.agenda()));
    // A memo, so that the rows stay, and the keyboard on them, when only their order changes.
    let body = Memo::new(move |_| match () {
        () if desk.keeping() == Keeping::Opening => Body::Opening,
        () if desk.n_leads() == 0 => Body::NoLeads,
        () if groups.read().is_empty() => Body::NothingDue,
        () => Body::Groups,
    });
    let line = move || match desk.keeping() {
        Keeping::Opening => "Opening your desk …".to_owned(),
        Keeping::Browser | Keeping::ThisTab(_) => {
            summary(&day.get().unwrap_or_default(), &desk.agenda())
        }
    };
    let sections = move || {
        let row = |(group, _): &Grouped| {
            let group = *group;
            Row::new(words::group(group).0.to_owned(), move || section(desk, group, groups))
        };
        groups.read().iter().map(row).collect()
    };
    let body = move || match body.get() {
        Body::Opening => skeleton(),
        Body::NoLeads => no_leads(desk),
        Body::NothingDue => nothing_due(desk),
        Body::Groups => list(sections),
    };

    view! { {page_head("Today", said(line), None)} {live(body)} }.drawn()
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

fn summary(day: &str, agenda: &Agenda) -> String {
    match agenda.entries.len() {
        0 => format!("{day} · nothing due"),
        n => format!("{day} · {n} to do"),
    }
}

fn nothing_due(desk: Desk) -> AnyView {
    let waiting = move || {
        let agenda = desk.agenda();
        let later =
            (agenda.n_later > 0).then(|| format!("{} due later", count(agenda.n_later, "lead")));
        let no_plan = (agenda.n_no_plan_yet > 0)
            .then(|| format!("{} without a plan yet", count(agenda.n_no_plan_yet, "lead")));
        [later, no_plan].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    let where_they_are = view! {
        {said(waiting)} ". They are all in " <a href=desk.href(Route::Leads(String::new()))>"Leads"</a> "."
    };
    empty("Nothing to do now", where_they_are.drawn())
}
