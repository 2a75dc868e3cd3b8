//! The dialog in which one filter, or all of them, are chosen. Each choice counts at once.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::money::Money;
use ninefold_core::domain::query::{Choice, Filter, Query};

use super::{Which, choice_name, go, id, told};
use crate::state::{Desk, Memo, RwSignal};
use crate::ui::live::{Draw, Row, at_key, given, instead, list, maybe, pressed, said, typed};
use crate::ui::parts::dialog::dialog;
use crate::ui::parts::field::{error_id, is_refused, refused};
use crate::ui::parts::{button, more};
use crate::ui::words;

/// How many choices are drawn at once.
const STEP: usize = 50;

/// The dialog of what is `open`.
pub fn filter_form(desk: Desk, open: RwSignal<Option<Which>>) -> AnyView {
    let close = move || open.set(None);
    let body = move || open.get().map(|which| untrack(|| body(desk, which, close)));
    let on_key = at_key(|_: &ev::KeyboardEvent| false, || {});
    let node = NodeRef::<html::Dialog>::new();
    let is_open = move || open.get().is_some();
    dialog(node, "filters-title", is_open, close, on_key, maybe(body).drawn())
}

fn body(desk: Desk, which: Which, close: impl Fn() + Copy + Send + 'static) -> AnyView {
    let (title, filters) = match which {
        Which::One(filter) => {
            (format!("Filter by {}", words::filter(filter).to_lowercase()), vec![filter])
        }
        Which::All => ("Filters".to_owned(), Filter::ALL.to_vec()),
    };
    let shown = filters.clone();
    let clear = move || {
        let query =
            shown.iter().fold(desk.query_untracked(), |query, filter| query.without(*filter));
        go(desk, query);
    };
    let group = |filter: &Filter| match which {
        Which::One(_) => group(desk, *filter),
        Which::All => folded(desk, *filter),
    };
    let groups: Vec<AnyView> = filters.iter().map(group).collect();
    let n_found = move || match desk.found().read().len() {
        1 => "Show 1 lead".to_owned(),
        n => format!("Show {} leads", words::thousands(n)),
    };

    view! {
        <h2 class="dialog__title" id="filters-title">{title}</h2>
        <div class="filters__groups">{groups}</div>
        <div class="dialog__actions">
            {button("button is-quiet", "Clear", clear)}
            <button type="button" class="button" on:click=pressed(close)>{said(n_found)}</button>
        </div>
    }
    .drawn()
}

/// One filter of many: its choices are counted once somebody asks for them.
fn folded(desk: Desk, filter: Filter) -> AnyView {
    let is_open = RwSignal::new(false);
    let body_id = format!("filters-{}", id(filter));
    let unfold = move || is_open.update(|is_open| *is_open = !*is_open);
    let chosen = move || {
        let query = desk.query();
        query.is_filtered_by(filter).then(|| told(desk, &query, filter))
    };
    let name = move || chosen().unwrap_or_else(|| words::filter(filter).to_owned());
    let body = move || is_open.get().then(|| untrack(|| group(desk, filter)));

    view! {
        <div class="filters__folded">
            <button
                type="button"
                class="filters__unfold"
                aria-expanded=given(move || is_open.get().to_string())
                aria-controls=body_id.clone()
                on:click=pressed(unfold)
            >
                <bdi>{said(name)}</bdi>
            </button>
            <div id=body_id>{maybe(body)}</div>
        </div>
    }
    .drawn()
}

fn group(desk: Desk, filter: Filter) -> AnyView {
    let body = match filter {
        Filter::Value => value(desk),
        Filter::Stage
        | Filter::Due
        | Filter::Source
        | Filter::Tag
        | Filter::Client
        | Filter::Response
        | Filter::Touched
        | Filter::Kind
        | Filter::Cadence => choices(desk, filter),
    };
    view! {
        <div class="filters__group" role="group" aria-label=words::filter(filter)>{body}</div>
    }
    .drawn()
}

/// What can be chosen, each with how many leads it would show.
fn choices(desk: Desk, filter: Filter) -> AnyView {
    let all = Memo::new(move |_| desk.choices(filter));
    let n_rows = Memo::new(move |_| all.read().len());
    let n_shown = RwSignal::new(STEP);
    let shown = move || {
        let row = |(choice, _): &(Choice, usize)| {
            let choice = choice.clone();
            Row::new(format!("{choice:?}"), move || row(desk, all, choice))
        };
        all.read().iter().take(n_shown.get()).map(row).collect()
    };
    let nothing = move || (n_rows.get() == 0).then(|| words::nothing_to_choose(filter));
    let nothing = move || nothing().map(|why| view! { <p class="filters__none">{why}</p> });

    view! {
        {maybe(nothing)}
        <ul class="filters__choices">{list(shown)}</ul>
        {more(n_shown, n_rows, STEP)}
    }
    .drawn()
}

fn row(desk: Desk, all: Memo<Vec<(Choice, usize)>>, choice: Choice) -> AnyView {
    let (of_count, of_state, chosen) = (choice.clone(), choice.clone(), choice.clone());
    let n = Memo::new(move |_| all.read().iter().find(|it| it.0 == of_count).map_or(0, |it| it.1));
    let name = choice_name(desk, &choice);
    // What the number counts is only heard: it is plain to see.
    let leads = move || if n.get() == 1 { " lead" } else { " leads" };
    let is_chosen = move || {
        let query = desk.query();
        // What is let through is no more once it is chosen again.
        let is_chosen = Filter::ALL.iter().any(|it| query.chosen(*it).contains(&of_state));
        if is_chosen { "true" } else { "false" }
    };
    let toggle = move || go(desk, desk.query_untracked().toggled(chosen.clone()));

    view! {
        <li>
            <button type="button" class="filters__choice" aria-pressed=given(is_chosen) on:click=pressed(toggle)>
                <span class="filters__tick" aria-hidden="true"></span>
                <bdi class="filters__name">{name}</bdi>
                " "
                <span class="filters__count">
                    {said(move || words::thousands(n.get()))}
                    <span class="only-heard">{said(leads)}</span>
                </span>
            </button>
        </li>
    }
    .drawn()
}

/// From how much to how much. An empty end is open.
fn value(desk: Desk) -> AnyView {
    let currency = desk.settings().currency;
    let end = move |id: &'static str,
                    label: &'static str,
                    get: fn(&Query) -> Option<u32>,
                    set: fn(&mut Query, Option<u32>)| {
        let refusal = RwSignal::new(None::<String>);
        let text = move || get(&desk.query()).map(|n| n.to_string());
        let take = move |typed: String| {
            let read = whole(&typed, desk);
            refusal.set(read.as_ref().err().cloned());
            if let Ok(n) = read {
                let mut query = desk.query_untracked();
                set(&mut query, n);
                if query != desk.query_untracked() {
                    go(desk, query);
                }
            }
        };
        view! {
            <div class="field">
                <label for=id>{label} " (" {currency.to_string()} ")"</label>
                <input
                    id=id
                    inputmode="decimal"
                    autocomplete="off"
                    prop:value=said(text)
                    on:change=typed(take)
                    aria-invalid=is_refused(move || refusal.get())
                    aria-describedby=error_id(id)
                />
                {refused(id, said(move || refusal.get()))}
            </div>
        }
        .drawn()
    };
    let from = end("value-from", "From", |query| query.value_from, |query, n| query.value_from = n);
    let to = end("value-to", "To", |query| query.value_to, |query, n| query.value_to = n);
    view! { <form class="filters__value" novalidate on:submit=instead(|| {})>{from} {to}</form> }
        .drawn()
}

/// The whole amount that is typed; `None` for an empty field.
fn whole(text: &str, desk: Desk) -> Result<Option<u32>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let currency = untrack(|| desk.settings().currency);
    let value = Money::parse(text, currency).map_err(|why| why.to_string())?;
    if value.currency() != currency {
        return Err(format!("values are compared in {currency}"));
    }
    let amount = value.amount().round();
    if amount > f64::from(u32::MAX) {
        Err("this is too much for an amount".to_owned())
    } else {
        Ok(Some(amount as u32))
    }
}
