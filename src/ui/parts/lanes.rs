//! The lanes of the board side by side, and going and moving from one to the next.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::board::{self, Board};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::stage::Stage;

use super::carry::{Carry, carried};
use super::lane::{View, lane};
use super::move_to::move_to;
use crate::browser::{focus, viewport};
use crate::state::{Desk, Memo, RwSignal};
use crate::ui::live::{Draw, given, heard, holds, on_change, pressed, said};
use crate::ui::walk::row_id;
use crate::ui::words;

/// The id of what holds the lanes; without it the board has left the screen.
pub const LANES: &str = "lanes";

/// The board while it is on screen. A handle: copying it is free.
#[derive(Clone, Copy)]
pub struct Lanes {
    /// The desk.
    pub desk: Desk,
    /// Who stands where.
    pub board: Memo<Board>,
    /// The card that has the keyboard, or had it last.
    pub held: RwSignal<Option<LeadId>>,
    /// What is carried from lane to lane.
    pub carry: Carry,
    /// What scrolls sideways.
    pub all: NodeRef<html::Div>,
    /// What is seen of each lane.
    views: [View; Stage::ALL.len()],
    /// Where the card stood that is being moved, and whether the keyboard goes with it.
    start: RwSignal<Option<(Stage, usize, bool)>>,
}

impl Lanes {
    /// What is seen of the lane of `stage`.
    pub fn view(self, stage: Stage) -> View {
        self.views[place(stage)]
    }

    /// Remembers where lead `id` stands before it is moved; the keyboard goes with it where
    /// somebody `follows` it.
    pub fn start(self, id: LeadId, follows: bool) {
        let at = self.board.with_untracked(|board| board.find(id));
        self.start.set(at.map(|(stage, place)| (stage, place, follows)));
    }

    /// Moves the keyboard to card number `to` of the lane of `stage`.
    pub fn go(self, stage: Stage, to: usize) {
        if let Some(id) = self.lead_at(stage, to)
            && !focus::try_on_page(&row_id(id))
        {
            self.bring(stage, to, id);
        }
    }

    /// Moves the keyboard from the card of lead `id` to the nearest lane with cards on that side, to
    /// the card that is seen at the same height.
    pub fn go_beside(self, id: LeadId, is_forward: bool) {
        let Some((from, at)) = self.board.with_untracked(|board| board.find(id)) else { return };
        let n_leads = |stage| self.board.with_untracked(|board| board.lane(stage).leads.len());
        let mut to = board::beside(from, is_forward);
        while let Some(stage) = to {
            if n_leads(stage) > 0 {
                let height = at.saturating_sub(self.view(from).first_seen());
                let place = self.view(stage).first_seen() + height;
                return self.go(stage, place.min(n_leads(stage) - 1));
            }
            to = board::beside(stage, is_forward);
        }
    }

    fn lead_at(self, stage: Stage, place: usize) -> Option<LeadId> {
        self.board.with_untracked(|board| board.lane(stage).leads.get(place).copied())
    }

    /// Has a card be drawn that is off the screen, and moves the keyboard there.
    fn bring(self, stage: Stage, place: usize, id: LeadId) {
        self.held.set(Some(id));
        // What was just changed is not drawn yet.
        request_animation_frame(move || {
            if self.held.is_gone() || !viewport::has(LANES) {
                return;
            }
            let n_leads = self.board.with_untracked(|board| board.lane(stage).leads.len());
            self.view(stage).reveal(place, n_leads);
            focus::soon(&row_id(id));
        });
    }

    /// Tells that a lead was moved, and where the keyboard goes now.
    fn moved(self, told: RwSignal<String>) {
        let Some(moved) = untrack(|| self.desk.moving().last()) else { return };
        let place = self.board.with_untracked(|board| {
            let leads = &board.lane(moved.to).leads;
            let place = leads.iter().position(|id| *id == moved.lead)?;
            Some((place, leads.len()))
        });
        let title = untrack(|| {
            self.desk.with_rows(|rows| rows.get(&moved.lead).map(|row| row.title.clone()))
        });
        told.set(words::moved(&title.unwrap_or_default(), moved.to, place));
        let start = self.start.get_untracked();
        self.start.set(None);
        match (start, place) {
            (Some((_, _, true)), Some((place, _))) => self.bring(moved.to, place, moved.lead),
            (Some((stage, place, _)), _) => request_animation_frame(move || {
                if !self.held.is_gone() && viewport::has(LANES) && focus::is_lost() {
                    self.go_near(stage, place);
                }
            }),
            (None, _) => {}
        }
    }

    /// Moves the keyboard to the card that took the place of one that went.
    fn go_near(self, stage: Stage, place: usize) {
        match self.board.with_untracked(|board| board.lane(stage).leads.len()) {
            0 => focus::on_page("page-title"),
            n => self.go(stage, place.min(n - 1)),
        }
    }
}

/// A lane for each stage of `board`; on a phone one at a time.
pub fn lanes(desk: Desk, board: Memo<Board>) -> AnyView {
    let lanes = Lanes {
        desk,
        board,
        held: RwSignal::new(None),
        carry: Carry::new(),
        all: NodeRef::new(),
        views: Stage::ALL.map(|_| View::new()),
        start: RwSignal::new(None),
    };
    let carry = lanes.carry;
    let told = RwSignal::new(String::new());
    let last = move || {
        desk.moving().last();
    };
    on_change(last, move || lanes.moved(told));

    // A phone shows one of them.
    let seen = RwSignal::new(0);
    let look = move |_: ev::Event| {
        let nth = lanes.all.get_untracked().map(|all| viewport::beside(&all));
        if let Some(nth) = nth.filter(|nth| *nth != seen.get_untracked()) {
            seen.set(nth);
        }
    };
    let keep_still = move |event: ev::TouchEvent| {
        // Else what is carried would scroll the lane.
        if carry.is_carrying() {
            event.prevent_default();
        }
    };
    let keep_shut = move |event: ev::MouseEvent| {
        // A finger that holds a card does not ask for the menu of its link.
        if carry.is_carrying() {
            event.prevent_default();
        }
    };
    let end = move |event: ev::MouseEvent| {
        if carry.is_end(&event) {
            event.prevent_default();
        }
    };
    let all = Stage::ALL.map(|stage| lane(lanes, stage)).into_iter().collect_view();

    view! {
        <p class="lanes__told only-heard" role="status">{said(move || told.get())}</p>
        {switch(lanes, seen)}
        <div
            class="lanes"
            id=LANES
            class:is-carrying=holds(move || carry.carried().is_some())
            node_ref=lanes.all
            on:scroll=heard(look)
            on:pointerdown=heard(move |_: ev::PointerEvent| carry.forget())
            on:pointermove=heard(move |event: ev::PointerEvent| carry.pull(lanes, &event))
            on:pointerup=heard(move |event: ev::PointerEvent| carry.drop(lanes, &event))
            on:pointercancel=heard(move |_: ev::PointerEvent| carry.cancel())
            on:touchmove=heard(keep_still)
            on:contextmenu=heard(keep_shut)
            on:click=heard(end)
        >
            {all}
        </div>
        <p class="lanes__keys for-keyboards">
            <kbd>"m"</kbd> " moves the card that has the keyboard, "
            <kbd>"Shift"</kbd> " with " <kbd>"←"</kbd> " or " <kbd>"→"</kbd>
            " moves it one stage, arrows go from card to card"
        </p>
        {carried(lanes)}
        {move_to(lanes)}
    }
    .drawn()
}

/// Which lane a phone shows: lanes are swiped, or chosen here.
fn switch(lanes: Lanes, seen: RwSignal<usize>) -> AnyView {
    let choice = |stage: Stage| {
        let nth = place(stage);
        let is_seen = move || if seen.get() == nth { "true" } else { "false" };
        let go = move || {
            if let Some(all) = lanes.all.get_untracked() {
                viewport::go_beside(&all, nth as u32);
            }
        };
        let n = move || words::thousands(lanes.board.read().lane(stage).leads.len());
        view! {
            <button type="button" class="lanes__stage" aria-pressed=given(is_seen) on:click=pressed(go)>
                {words::stage(stage)} " " <small>{said(n)}</small>
            </button>
        }
        .drawn()
    };
    let choices = Stage::ALL.map(choice).into_iter().collect_view();

    view! { <div class="lanes__switch" role="group" aria-label="Stage shown">{choices}</div> }
        .drawn()
}

/// The id of the lane of `stage`.
pub fn lane_id(stage: Stage) -> String {
    format!("lane-{}", stage.name())
}

/// The stage whose lane has this id.
pub fn stage_of(id: &str) -> Option<Stage> {
    let name = id.strip_prefix("lane-")?;
    Stage::ALL.into_iter().find(|stage| stage.name() == name)
}

fn place(stage: Stage) -> usize {
    Stage::ALL.iter().position(|it| *it == stage).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lane_is_found_by_its_id() {
        for stage in Stage::ALL {
            assert_eq!(stage_of(&lane_id(stage)), Some(stage));
        }
        assert_eq!(stage_of("lane-"), None);
        assert_eq!(stage_of("won"), None);
    }
}
