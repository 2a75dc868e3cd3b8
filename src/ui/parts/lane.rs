//! One lane of the board: its stage, what it is worth, and the cards that are on screen.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::board::beside;
use ninefold_core::domain::stage::Stage;

use super::card::card;
use super::lanes::{Lanes, lane_id};
use super::rows::{FIRST, part};
use crate::browser::money::{self, SpellMoney};
use crate::browser::{keys, viewport};
use crate::state::{Memo, RwSignal};
use crate::ui::live::{Draw, Row, effect, given, heard, holds, list, maybe, said};
use crate::ui::walk::focused;
use crate::ui::words;

/// What scrolls around the cards of a lane.
const SCROLLER: &str = ".lane__cards";

/// What is seen of a lane. A handle: copying it is free.
#[derive(Clone, Copy)]
pub struct View {
    list: NodeRef<html::Ul>,
    /// The first card that is drawn, and the one after the last.
    drawn: RwSignal<(usize, usize)>,
}

impl View {
    /// The beginning of a lane.
    pub fn new() -> View {
        View { list: NodeRef::new(), drawn: RwSignal::new((0, FIRST)) }
    }

    /// The cards that are drawn, of so many.
    pub fn drawn(self, n_leads: usize) -> (usize, usize) {
        let (first, last) = self.drawn.get();
        (first.min(n_leads), last.min(n_leads))
    }

    /// The first card that is on screen.
    pub fn first_seen(self) -> usize {
        let seen = self.list.get_untracked().and_then(|list| viewport::seen(&list, SCROLLER));
        let place = seen.and_then(|seen| Some((seen.top / seen.row?).ceil()));
        place.map_or(0, |place| place.max(0.0) as usize)
    }

    /// Draws what is on screen of so many cards.
    pub fn measure(self, n_leads: usize) {
        let seen = self.list.get_untracked().and_then(|list| viewport::seen(&list, SCROLLER));
        if let Some(drawn) = seen.and_then(|seen| part(seen, n_leads))
            && self.drawn.get_untracked() != drawn
        {
            self.drawn.set(drawn);
        }
    }

    /// Scrolls to card number `place` of so many, and draws it.
    pub fn reveal(self, place: usize, n_leads: usize) {
        if let Some(list) = self.list.get_untracked() {
            viewport::reveal_row(&list, SCROLLER, place);
            self.measure(n_leads);
        }
    }
}

/// The lane of `stage`.
pub fn lane(lanes: Lanes, stage: Stage) -> AnyView {
    let (desk, board, view) = (lanes.desk, lanes.board, lanes.view(stage));
    let spell = use_context::<SpellMoney>().unwrap_or(money::plain);
    let n_leads = Memo::new(move |_| board.read().lane(stage).leads.len());
    let measure = move || view.measure(n_leads.get_untracked());
    effect(move || {
        view.list.track();
        n_leads.track();
        measure();
    });
    effect(move || {
        let handle = window_event_listener(ev::resize, move |_| measure());
        on_cleanup(move || handle.remove());
    });
    let line = move || words::lane(board.read().lane(stage), spell);
    let left = move || words::lane_in_full(board.read().lane(stage), spell);
    let cards = move || {
        let board = board.read();
        let leads = &board.lane(stage).leads;
        let (first, last) = view.drawn(leads.len());
        let row = |id: &_| {
            let id = *id;
            Row::new(format!("{id}"), move || card(lanes, stage, id))
        };
        leads.get(first..last).unwrap_or_default().iter().map(row).collect()
    };
    let above = move || format!("calc(var(--card) * {})", view.drawn(n_leads.get()).0);
    let height = move || format!("calc(var(--card) * {})", n_leads.get());
    let is_empty = Memo::new(move |_| n_leads.get() == 0);
    let is_narrowed = move || {
        let query = desk.query();
        query.has_filters() || !query.words.trim().is_empty()
    };
    let nobody = move || {
        is_empty.get().then(|| {
            view! { <p class="lane__empty">{words::empty_lane(stage, is_narrowed())}</p> }
        })
    };
    let is_target = move || lanes.carry.target() == Some(stage);
    let hold = move |_: ev::FocusEvent| {
        if let Some(id) = focused() {
            lanes.held.set(Some(id));
        }
    };
    let title = format!("{}-title", lane_id(stage));
    let labelled_by = title.clone();

    view! {
        <section
            class="lane"
            id=lane_id(stage)
            aria-labelledby=labelled_by
            class:is-target=holds(is_target)
        >
            <header class="lane__head">
                <h2 class="lane__title" id=title>{words::stage(stage)}</h2>
                <p class="lane__line" title=given(left)>{said(line)}</p>
            </header>
            <div class="lane__cards" on:scroll=heard(move |_: ev::Event| measure())>
                <ul
                    node_ref=view.list
                    style:padding-top=said(above)
                    style:height=said(height)
                    on:focusin=heard(hold)
                    on:keydown=heard(move |event: ev::KeyboardEvent| on_key(lanes, stage, &event))
                >
                    {list(cards)}
                </ul>
                {maybe(nobody)}
            </div>
        </section>
    }
    .drawn()
}

/// Arrows go from card to card, Home and End to the first and the last; with Shift, left and right
/// move the card, and `m` asks where to.
fn on_key(lanes: Lanes, stage: Stage, event: &ev::KeyboardEvent) {
    if !keys::is_command(event) {
        return;
    }
    let Some(id) = focused() else { return };
    let (at, n_leads) = lanes.board.with_untracked(|board| {
        let leads = &board.lane(stage).leads;
        (leads.iter().position(|it| *it == id).unwrap_or_default(), leads.len())
    });
    let last = n_leads.saturating_sub(1);
    let moving = lanes.desk.moving();
    match (event.key().as_str(), event.shift_key()) {
        ("ArrowUp", false) => lanes.go(stage, at.saturating_sub(1)),
        ("ArrowDown", false) => lanes.go(stage, (at + 1).min(last)),
        ("Home", false) => lanes.go(stage, 0),
        ("End", false) => lanes.go(stage, last),
        ("ArrowLeft", false) => lanes.go_beside(id, false),
        ("ArrowRight", false) => lanes.go_beside(id, true),
        (key @ ("ArrowLeft" | "ArrowRight"), true) => {
            if let Some(to) = beside(stage, key == "ArrowRight") {
                lanes.start(id, true);
                moving.go(lanes.desk, id, to);
            }
        }
        ("m" | "M", _) => {
            lanes.start(id, true);
            moving.ask(id);
        }
        _ => return,
    }
    event.prevent_default();
}
