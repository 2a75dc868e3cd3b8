//! Today: what to do now, in order.

use leptos::prelude::*;
use ninefold_core::domain::agenda::{Agenda, Group};
use ninefold_core::domain::lead_id::LeadId;

use crate::route::Route;
use crate::state::{Desk, Keeping};
use crate::ui::parts::{Empty, LeadRow, PageHead, Skeleton};
use crate::ui::speech::count;
use crate::ui::spoken;
use crate::ui::words;

/// What to do now, in Today's order, group by group.
#[component]
pub fn Today() -> impl IntoView {
    let desk = Desk::expect();
    let day = spoken(desk, |speech| speech.today());
    let groups = Memo::new(move |_| groups(&desk.agenda()));

    view! {
        <PageHead title="Today" line=move || summary(&day.get(), &desk.agenda()) />
        {move || match () {
            () if desk.keeping() == Keeping::Opening => Skeleton().into_any(),
            () if desk.n_leads() == 0 => first_run().into_any(),
            () if groups.read().is_empty() => nothing_due(desk).into_any(),
            () => view! {
                <For each=move || groups.get() key=|group| group.0 let((group, _))>
                    <TodayGroup group groups />
                </For>
            }
            .into_any(),
        }}
    }
}

/// A group's leads, in order.
type Grouped = (Group, Vec<LeadId>);

/// One group, under its name.
#[component]
fn TodayGroup(
    /// Which group.
    group: Group,
    /// All of them, in order.
    groups: Memo<Vec<Grouped>>,
) -> impl IntoView {
    let (name, order) = words::group(group);
    let ids = move || {
        let groups = groups.read();
        groups.iter().find(|(at, _)| *at == group).map(|(_, ids)| ids.clone()).unwrap_or_default()
    };

    view! {
        <section class="group" aria-label=name>
            <h2 class="group__head">{name} <span>{order}</span></h2>
            <ul class="rows">
                <For each=ids key=|id| *id let(id)>
                    <LeadRow id to=Route::Today(Some(id)) />
                </For>
            </ul>
        </section>
    }
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

fn first_run() -> impl IntoView {
    view! {
        <Empty title="No leads yet">
            "Type the first one: press " <kbd>"n"</kbd>
            ", or " <b>"New lead"</b> ". A name is enough. Ninefold then says what to do next, and when."
        </Empty>
    }
}

fn nothing_due(desk: Desk) -> impl IntoView {
    let waiting = move || {
        let agenda = desk.agenda();
        let later = (agenda.n_later > 0).then(|| count_leads(agenda.n_later, "due later"));
        let no_plan =
            (agenda.n_no_plan_yet > 0).then(|| count_leads(agenda.n_no_plan_yet, "without a plan yet"));
        [later, no_plan].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    view! {
        <Empty title="Nothing to do now">
            {waiting} ". They are all in " <a href=Route::Leads.to_string()>"Leads"</a> "."
        </Empty>
    }
}

fn count_leads(n: usize, what: &str) -> String {
    format!("{} {what}", count(i64::try_from(n).unwrap_or(i64::MAX), "lead"))
}
