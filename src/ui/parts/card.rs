//! A lead on the board.

use leptos::ev;
use leptos::prelude::*;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::schedule::Next;
use ninefold_core::domain::stage::Stage;

use super::due_chip;
use super::lanes::Lanes;
use crate::browser::money::{self, SpellMoney};
use crate::route::Route;
use crate::state::Memo;
use crate::ui::live::{Draw, given, heard, holds, maybe, said};
use crate::ui::walk::row_id;
use crate::ui::words;

/// Its name, its company, what it is worth, what is due; each card is as high as the others. Of the
/// cards of a lane one is reached by Tab, the others by arrows.
pub fn card(lanes: Lanes, stage: Stage, id: LeadId) -> AnyView {
    let (desk, board, view, carry) = (lanes.desk, lanes.board, lanes.view(stage), lanes.carry);
    let spell = use_context::<SpellMoney>().unwrap_or(money::plain);
    let row = desk.row(id);
    let title = move || row.read().as_ref().map(|row| row.title.clone());
    let company = move || row.read().as_ref().and_then(|row| row.company.clone());
    let company = move || company().map(|company| view! { <bdi>{company}</bdi> });
    let value = move || row.read().as_ref().and_then(|row| row.value);
    let value = move || {
        let spelled = value().map(|value| spell(value.amount(), value.currency().code()));
        spelled.map(|value| view! { <span>{value}</span> })
    };
    let noes = move || row.read().as_ref().and_then(|row| words::noes(row.n_noes));
    let noes = move || noes().map(|noes| view! { <span class="card__noes">{noes}</span> });
    // That a lead is won or lost, its lane says already.
    let is_due = Memo::new(move |_| {
        row.read().as_ref().is_some_and(|row| row.never_contact || row.next != Next::Ended)
    });
    let chip = move || is_due.get().then(|| untrack(|| due_chip(desk, row)));

    // Its place among those that are drawn, so that no card looks through all of a long lane.
    let place = Memo::new(move |before: Option<&Option<usize>>| {
        let board = board.read();
        let leads = &board.lane(stage).leads;
        let (first, last) = view.drawn(leads.len());
        let at = leads.get(first..last)?.iter().position(|it| *it == id);
        at.map(|at| first + at).or(before.copied().flatten())
    });
    let nth = move || place.get().map(|place| (place + 1).to_string());
    let of = move || Some(board.read().lane(stage).leads.len().to_string());
    let is_stop = Memo::new(move |_| {
        let board = board.read();
        let leads = &board.lane(stage).leads;
        let (first, last) = view.drawn(leads.len());
        let drawn = leads.get(first..last).unwrap_or_default();
        let held = lanes.held.get().filter(|held| drawn.contains(held));
        held.or(drawn.first().copied()) == Some(id)
    });
    let tab = move || if is_stop.get() { "0" } else { "-1" };
    let href = move || desk.href(Route::Lead(id, Box::new(desk.query())));
    let name = move || title().map(|title| format!("Move {title}"));
    let ask = move |event: ev::MouseEvent| {
        // A key that presses a button counts no clicks; a finger stays in its lane.
        lanes.start(id, event.detail() == 0);
        desk.moving().ask(id);
    };
    let press = move |event: ev::PointerEvent| carry.press(lanes, stage, id, &event);
    let is_carried = move || carry.carried().is_some_and(|it| it.lead == id);

    view! {
        <li
            class="card"
            id=format!("lead-{id}")
            class:is-carried=holds(is_carried)
            aria-posinset=given(nth)
            aria-setsize=given(of)
        >
            <div class="card__body" on:pointerdown=heard(press)>
                <a
                    class="card__name"
                    id=row_id(id)
                    href=given(move || Some(href()))
                    tabindex=given(tab)
                    draggable="false"
                    aria-keyshortcuts="m"
                >
                    <bdi>{said(title)}</bdi>
                </a>
                <p class="card__about said-in-parts">{maybe(company)} {maybe(value)}</p>
                <p class="card__due">{maybe(chip)} {maybe(noes)}</p>
            </div>
            <button
                type="button"
                class="card__move"
                tabindex=given(tab)
                aria-label=given(name)
                on:click=heard(ask)
            >
                "Move"
            </button>
        </li>
    }
    .drawn()
}
