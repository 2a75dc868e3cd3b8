//! Carrying a card to another lane: a mouse or a pen pulls it, a finger holds it first, so that
//! scrolling stays what it is.

use std::time::Duration;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::stage::Stage;

use super::lanes::{LANES, Lanes, stage_of};
use crate::browser::{drag, viewport};
use crate::state::{Memo, RwSignal};
use crate::ui::live::{Draw, effect, maybe, part, said};
use crate::ui::words;

/// How long a finger rests on a card before it carries it.
const HOLD: Duration = Duration::from_millis(300);

/// How far a mouse moves before it carries, and a finger before it scrolls, in CSS pixels.
const PULL: f64 = 5.0;
const SCROLL: f64 = 10.0;

/// A card that a pointer was pressed on.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Pressed {
    lead: LeadId,
    from: Stage,
    pointer: i32,
    at: (f64, f64),
    is_touch: bool,
    /// The how manyeth press it is: a hold that began with an earlier one means nothing.
    nth: u32,
}

/// A card that is on its way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Carried {
    /// Whose card.
    pub lead: LeadId,
    /// The lane that it comes from.
    pub from: Stage,
    /// What carries it; another finger means nothing meanwhile.
    pub pointer: i32,
    /// Where it is, in CSS pixels of the window.
    pub at: (f64, f64),
    /// The lane that it is over.
    pub over: Option<Stage>,
    /// A finger carries it.
    pub is_touch: bool,
}

/// The handle to what is carried.
#[derive(Clone, Copy)]
pub struct Carry {
    pressed: RwSignal<Option<Pressed>>,
    carried: RwSignal<Option<Carried>>,
    n_presses: RwSignal<u32>,
    /// Something was carried since the last press: what the browser calls a click then is none.
    was_carried: RwSignal<bool>,
}

impl Carry {
    /// Nothing is carried.
    pub fn new() -> Carry {
        Carry {
            pressed: RwSignal::new(None),
            carried: RwSignal::new(None),
            n_presses: RwSignal::new(0),
            was_carried: RwSignal::new(false),
        }
    }

    /// What is carried.
    pub fn carried(self) -> Option<Carried> {
        self.carried.get()
    }

    /// The lane that something would come to if it was let go now; not the one that it is in.
    pub fn target(self) -> Option<Stage> {
        self.carried.read().and_then(|it| it.over.filter(|over| *over != it.from))
    }

    /// True while something is carried.
    pub fn is_carrying(self) -> bool {
        self.carried.read_untracked().is_some()
    }

    /// A pointer was pressed on the card of lead `id`, and may begin to carry it from that lane.
    pub fn press(self, lanes: Lanes, from: Stage, id: LeadId, event: &ev::PointerEvent) {
        if event.button() != 0 || !event.is_primary() {
            return;
        }
        let nth = self.n_presses.get_untracked() + 1;
        self.n_presses.set(nth);
        let is_touch = event.pointer_type() == "touch";
        let (pointer, at) = (event.pointer_id(), place(event));
        self.pressed.set(Some(Pressed { lead: id, from, pointer, at, is_touch, nth }));
        if event.pointer_type() != "mouse" {
            let hold = move || {
                if viewport::has(LANES)
                    && !self.is_carrying()
                    && self.pressed.get_untracked().is_some_and(|it| it.nth == nth)
                {
                    self.begin(lanes, at);
                }
            };
            // A browser without timers still has the menu.
            let _ = set_timeout_with_handle(hold, HOLD);
        }
    }

    /// The pointer moved.
    pub fn pull(self, lanes: Lanes, event: &ev::PointerEvent) {
        let at = place(event);
        if let Some(carried) = self.carried.get_untracked() {
            if carried.pointer == event.pointer_id() {
                event.prevent_default();
                self.carried.set(Some(Carried { at, over: over(at), ..carried }));
            }
            return;
        }
        let Some(pressed) = self.pressed.get_untracked() else { return };
        if pressed.pointer != event.pointer_id() {
            return;
        }
        if event.buttons() == 0 {
            // It was let go somewhere else.
            return self.pressed.set(None);
        }
        let far = (at.0 - pressed.at.0).hypot(at.1 - pressed.at.1);
        if pressed.is_touch && far > SCROLL {
            self.pressed.set(None);
        } else if !pressed.is_touch && far > PULL {
            self.begin(lanes, at);
        }
    }

    /// The pointer was let go: the lead comes to the stage whose lane is under it.
    pub fn drop(self, lanes: Lanes, event: &ev::PointerEvent) {
        let carried = self.carried.get_untracked();
        if carried.is_some_and(|carried| carried.pointer != event.pointer_id()) {
            return;
        }
        self.cancel();
        if let Some(Carried { lead, over: Some(stage), is_touch, .. }) = carried {
            lanes.start(lead, !is_touch);
            lanes.desk.moving().go(lanes.desk, lead, stage);
        }
    }

    /// Everything stays where it is.
    pub fn cancel(self) {
        self.pressed.set(None);
        if self.is_carrying() {
            self.carried.set(None);
        }
    }

    /// A pointer was pressed somewhere: what was carried before it is history.
    pub fn forget(self) {
        self.was_carried.set(false);
    }

    /// True for a click that only ends the carrying, and was made by no key.
    pub fn is_end(self, event: &ev::MouseEvent) -> bool {
        self.was_carried.get_untracked() && event.detail() > 0
    }

    fn begin(self, lanes: Lanes, at: (f64, f64)) {
        let Some(Pressed { lead, from, pointer, is_touch, .. }) = self.pressed.get_untracked()
        else {
            return;
        };
        let Some(all) = lanes.all.get_untracked() else { return };
        // The lanes hold the pointer: a card that scrolls away would lose it.
        drag::hold(&all, pointer);
        self.was_carried.set(true);
        self.carried.set(Some(Carried { lead, from, pointer, at, over: over(at), is_touch }));
        self.scroll(lanes.all);
    }

    /// Has the lanes behind an edge come nearer, frame by frame, while something is carried there.
    fn scroll(self, all: NodeRef<html::Div>) {
        request_animation_frame(move || {
            if self.carried.is_gone() || !viewport::has(LANES) {
                return;
            }
            let (Some(carried), Some(lanes)) = (self.carried.get_untracked(), all.get_untracked())
            else {
                return;
            };
            drag::scroll_at_edge(&lanes, carried.at.0);
            let over = over(carried.at);
            if over != carried.over {
                self.carried.set(Some(Carried { over, ..carried }));
            }
            self.scroll(all);
        });
    }
}

/// What is carried, as it is seen beside the pointer; Escape gives it up.
pub fn carried(lanes: Lanes) -> AnyView {
    let carry = lanes.carry;
    effect(move || {
        let handle = window_event_listener(ev::keydown, move |event| {
            if event.key() == "Escape" && carry.is_carrying() {
                event.prevent_default();
                carry.cancel();
            }
        });
        on_cleanup(move || handle.remove());
    });
    let is_there = Memo::new(move |_| carry.carried().map(|it| it.lead));
    let left = move || carry.carried().map(|it| format!("{}px", it.at.0));
    let top = move || carry.carried().map(|it| format!("{}px", it.at.1));
    let to = move || carry.target().map(|stage| format!("to {}", words::stage(stage)));
    let drawn = move |id| {
        let title = lanes.desk.row(id).get_untracked().map(|row| row.title);
        view! {
            <div class="carry" style:left=said(left) style:top=said(top) aria-hidden="true">
                <bdi>{part(title)}</bdi>
                <span>{said(to)}</span>
            </div>
        }
    };
    maybe(move || is_there.get().map(|id| untrack(|| drawn(id)))).drawn()
}

fn place(event: &ev::PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

fn over(at: (f64, f64)) -> Option<Stage> {
    stage_of(&drag::under(at.0, at.1, ".lane")?)
}
