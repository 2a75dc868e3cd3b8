//! One lead in a list.

use chrono::TimeDelta;
use leptos::prelude::*;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::speed::Band;
use ninefold_core::domain::time::Instant;

use super::due_chip;
use crate::browser::clock;
use crate::route::Route;
use crate::state::{Asked, Desk, Memo};
use crate::ui::live::{Draw, given, holds, maybe, part, pressed, said};
use crate::ui::spoken;
use crate::ui::walk::{Place, row_id};
use crate::ui::words;

/// A lead's name, its company, why it stands where it stands, and how urgent it is; a click leads
/// `to` it.
pub fn lead_row(desk: Desk, id: LeadId, to: Route) -> AnyView {
    let row = desk.row(id);
    let title = move || row.read().as_ref().map(|row| row.title.clone());
    let company = move || row.read().as_ref().and_then(|row| row.company.clone());
    let source = move || row.read().as_ref().and_then(|row| row.source.clone());
    let source = move || source().map(|source| view! { <span>"from " <bdi>{source}</bdi></span> });
    let state = spoken(desk, move |speech| {
        row.read().as_ref().and_then(|row| words::state(row, running(row, speech.now), speech))
    });
    // Why it stands here comes first: on a phone there is no room for more.
    let why = move || state.get().map(|state| span(words::capital(&state)));
    let asked = spoken(desk, move |speech| {
        let asked_at = row.read().as_ref().and_then(|row| row.enquiry_at);
        asked_at.map(|at| words::asked(at, speech))
    });
    let asked = move || {
        let asked = asked.get()?;
        let is_first = state.read().is_none();
        Some(span(if is_first { asked } else { words::uncapital(&asked) }))
    };
    let noes = move || row.read().as_ref().and_then(|row| words::noes(row.n_noes));
    let is_shown = move || desk.shown_id() == Some(id);
    let current = move || is_shown().then_some("true");
    let window = move || {
        let left = row.read().as_ref().and_then(|row| share_of_window(row, desk.now()));
        left.map(|left| {
            view! {
                <progress class="lead-row__window" max="1" value=left aria-hidden="true"></progress>
            }
        })
    };

    let ways = matches!(to, Route::Today(_)).then(|| ways(desk, id, row, None));

    view! {
        <li class="lead-row" id=format!("lead-{id}") class:is-shown=holds(is_shown)>
            <a class="lead-row__name" id=row_id(id) href=desk.href(to) aria-current=given(current)>
                <bdi>{said(title)}</bdi>
            </a>
            <span class="lead-row__company"><bdi>{said(company)}</bdi></span>
            {due_chip(desk, row)}
            <p class="lead-row__why said-in-parts">
                {maybe(why)}
                {maybe(move || noes().map(span))}
                {maybe(asked)}
                {maybe(source)}
            </p>
            {maybe(window)}
            {part(ways)}
        </li>
    }
    .drawn()
}

fn span(words: String) -> AnyView {
    view! { <span>{words}</span> }.drawn()
}

/// What can be done about a lead from its row: three buttons for a mouse, and one for a finger that
/// opens a list of them. With a `tabindex` of -1 the keyboard passes them by.
pub(super) fn ways(
    desk: Desk,
    id: LeadId,
    row: Memo<Option<Projection>>,
    tabindex: Option<&'static str>,
) -> AnyView {
    let place = use_context::<Place>();
    let way = move |class, name: &'static str, words: &'static str, act: fn(Desk, LeadId)| {
        let title = move || row.read().as_ref().map(|row| format!("{name} {}", row.title));
        let press = move || {
            if let Some(place) = place {
                place.mark(desk, id);
            }
            act(desk, id);
        };
        view! {
            <button
                type="button"
                class=class
                tabindex=tabindex
                aria-label=given(title)
                on:click=pressed(press)
            >
                {words}
            </button>
        }
        .drawn()
    };
    let has_step = Memo::new(move |_| {
        let due = row.read().as_ref().and_then(|row| row.next.due().copied());
        due.is_some_and(|due| !due.is_appointment())
    });
    let about_step = move || {
        has_step.get().then(|| {
            let snooze: fn(Desk, LeadId) = |desk, id| desk.deciding().ask(desk, Asked::Snooze(id));
            view! {
                {way("lead-row__way", "Snooze", "Snooze", snooze)}
                {way("lead-row__way", "Skip the step of", "Skip", |desk, id| desk.skip(id))}
            }
        })
    };
    let log: fn(Desk, LeadId) = |desk, id| desk.start_touch(id, clock::now());
    let more: fn(Desk, LeadId) = |desk, id| desk.deciding().ask(desk, Asked::Ways(id));

    view! {
        <div class="lead-row__ways">
            {way("lead-row__way", "Log touch with", "Log touch", log)}
            {maybe(about_step)}
        </div>
        {way("lead-row__more", "What to do about", "…", more)}
    }
    .drawn()
}

/// The band of a clock that still runs: within the hour after the enquiry.
fn running(row: &Projection, now: Instant) -> Option<Band> {
    let elapsed = now - row.enquiry_at.filter(|_| row.is_waiting())?;
    match Band::of(elapsed) {
        _ if elapsed < TimeDelta::zero() => None,
        Band::Later => None,
        band @ (Band::Ideal | Band::NineTimes | Band::SevenTimes) => Some(band),
    }
}

/// How much of the five minutes has passed, from 0 to 1; `None` once they are over.
fn share_of_window(row: &Projection, now: Instant) -> Option<String> {
    let elapsed = now - row.enquiry_at.filter(|_| row.is_waiting())?;
    let window = TimeDelta::minutes(5);
    let is_inside = elapsed >= TimeDelta::zero() && elapsed <= window;
    is_inside.then(|| words::share(elapsed, window))
}
