//! What narrows the list: a button a filter, and what is chosen as chips that can be taken away.

mod form;

use leptos::prelude::*;
use ninefold_core::domain::query::{Choice, Filter, Query};

use self::form::filter_form;
use super::search_field::go;
use super::{button, view_bar};
use crate::browser::focus;
use crate::browser::money::{self, SpellMoney};
use crate::state::{Desk, RwSignal};
use crate::ui::live::{Draw, Row, given, list, maybe, pressed, said};
use crate::ui::words;

/// Which filters the dialog shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    /// One.
    One(Filter),
    /// All, where there is no room for a button each.
    All,
}

/// The filters of the list, the chips of what is chosen, and the views.
pub fn filters(desk: Desk) -> AnyView {
    let open = RwSignal::new(None::<Which>);
    let ask = move |filter: Filter| {
        let is_used = move || desk.query().is_filtered_by(filter).then_some("true");
        view! {
            <button
                type="button"
                class="filters__one"
                id=format!("filter-{}", id(filter))
                aria-haspopup="dialog"
                data-used=given(is_used)
                on:click=pressed(move || open.set(Some(Which::One(filter))))
            >
                {words::filter(filter)}
            </button>
        }
        .drawn()
    };
    let each: Vec<AnyView> = Filter::ALL.map(ask).into_iter().collect();
    let used = move || {
        let query = desk.query();
        Filter::ALL.into_iter().filter(|it| query.is_filtered_by(*it)).collect::<Vec<_>>()
    };
    let n_used = move || match used().len() {
        0 => "Filters".to_owned(),
        n => format!("Filters ({n})"),
    };
    let chips = move || {
        let query = desk.query();
        let chip = |filter: Filter| {
            let told = told(desk, &query, filter);
            // What it says is a part of its key: it is drawn anew when that changes.
            Row::new(format!("{} {told}", id(filter)), move || chip(desk, filter, told))
        };
        used().into_iter().map(chip).collect()
    };
    let clear = move || {
        go(desk, desk.query_untracked().without_filters());
        focus::soon_if_lost("page-title");
    };
    let clear = move || (!used().is_empty()).then(|| button("link", "Clear all", clear));

    view! {
        <div class="filters">
            <div class="filters__each" role="group" aria-label="Filters">{each}</div>
            <div class="filters__chosen">
                <button
                    type="button"
                    class="filters__one filters__all"
                    id="filters-all"
                    aria-haspopup="dialog"
                    on:click=pressed(move || open.set(Some(Which::All)))
                >
                    {said(n_used)}
                </button>
                <ul class="filters__chips" aria-label="Chosen filters">{list(chips)}</ul>
                {maybe(clear)}
            </div>
            {view_bar(desk)}
        </div>
        {filter_form(desk, open)}
    }
    .drawn()
}

/// One filter that is used, with the way to take it away.
fn chip(desk: Desk, filter: Filter, told: String) -> AnyView {
    let remove = move || {
        go(desk, desk.query_untracked().without(filter));
        focus::soon_if_lost("page-title");
    };
    view! {
        <li>
            <button
                type="button"
                class="filters__chip"
                aria-label=format!("Remove the filter {told}")
                on:click=pressed(remove)
            >
                <bdi>{told.clone()}</bdi>
                <span class="filters__cross" aria-hidden="true">"×"</span>
            </button>
        </li>
    }
    .drawn()
}

/// What a filter lets through: "Stage: Won or Lost".
fn told(desk: Desk, query: &Query, filter: Filter) -> String {
    let spell = use_context::<SpellMoney>().unwrap_or(money::plain);
    let amount = |n: u32| spell(n.into(), desk.settings().currency.code());
    let what = match (filter, query.value_from, query.value_to) {
        (Filter::Value, Some(from), Some(to)) => format!("{} to {}", amount(from), amount(to)),
        (Filter::Value, Some(from), None) => format!("from {}", amount(from)),
        (Filter::Value, None, Some(to)) => format!("up to {}", amount(to)),
        (
            Filter::Value
            | Filter::Stage
            | Filter::Due
            | Filter::Source
            | Filter::Tag
            | Filter::Client
            | Filter::Response
            | Filter::Touched
            | Filter::Kind
            | Filter::Cadence,
            ..,
        ) => {
            let names = query.chosen(filter).into_iter().map(|choice| choice_name(desk, &choice));
            words::any_of(&names.collect::<Vec<_>>())
        }
    };
    format!("{}: {what}", words::filter(filter))
}

/// What a choice is called.
fn choice_name(desk: Desk, choice: &Choice) -> String {
    match choice {
        Choice::Stage(stage) => words::stage(*stage).to_owned(),
        Choice::Source(text) | Choice::Tag(text) | Choice::Client(text) => text.clone(),
        Choice::Due(due) => words::due_in(*due).to_owned(),
        Choice::Response(response) => words::response(*response).to_owned(),
        Choice::Touched(touched) => words::touched(*touched).to_owned(),
        Choice::Kind(kind) => words::kind(*kind).to_owned(),
        Choice::Cadence(id) => desk.with_plan(*id, |plan| {
            plan.map_or("A plan that was deleted".to_owned(), |plan| plan.name().to_owned())
        }),
    }
}

/// How a filter is named in ids.
fn id(filter: Filter) -> &'static str {
    match filter {
        Filter::Stage => "stage",
        Filter::Due => "due",
        Filter::Source => "source",
        Filter::Tag => "tag",
        Filter::Client => "client",
        Filter::Response => "answered",
        Filter::Touched => "touched",
        Filter::Value => "value",
        Filter::Kind => "kind",
        Filter::Cadence => "plan",
    }
}
