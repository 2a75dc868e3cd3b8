//! Going through Today's rows by keys, and staying among them after something was done to one.

use leptos::prelude::*;
use ninefold_core::domain::id::LeadId;

use super::live::on_change;
use crate::browser::focus;
use crate::route::Route;
use crate::state::{Desk, RwSignal};

/// The id of the table of leads, which has the keyboard for all of its rows.
pub const TABLE: &str = "leads-table";

/// The row that something is being done to, and its place in Today's order; in the context of every
/// page.
#[derive(Clone, Copy)]
pub struct Place(RwSignal<Option<(usize, LeadId)>>);

impl Place {
    /// Remembers where lead `id` stands before something is done to it.
    pub fn mark(self, desk: Desk, id: LeadId) {
        let ids = order(desk);
        self.0.set(ids.iter().position(|it| *it == id).map(|at| (at, id)));
    }
}

/// The id of the link of lead `id` in a list.
pub fn row_id(id: LeadId) -> String {
    format!("row-{id}")
}

/// The lead whose row has the keyboard, be it on its link or on one of its buttons.
pub fn focused() -> Option<LeadId> {
    focused_in(".lead-row, .card")
}

/// The same in rows that `selector` names.
pub fn focused_in(selector: &str) -> Option<LeadId> {
    focus::holder(selector)?.strip_prefix("lead-")?.parse().ok()
}

/// The lead that a key is about: whose row has the keyboard, else the one in the pane.
pub fn meant(desk: Desk) -> Option<LeadId> {
    if focus::holder(".table").as_deref() == Some(TABLE) {
        return desk.table().active(desk);
    }
    focused().or_else(|| desk.lead_untracked().map(|lead| lead.id()))
}

/// Moves the keyboard to the next row of Today, or to the one before, and elsewhere into the table of
/// leads, which goes on by itself; answers whether there is one.
pub fn go(desk: Desk, is_forward: bool) -> bool {
    if !matches!(desk.route_untracked(), Route::Today(_)) {
        return focus::try_on_page(TABLE);
    }
    let ids = order(desk);
    let place = |id: LeadId| ids.iter().position(|it| *it == id);
    let target = match focused().and_then(place) {
        Some(at) if is_forward => ids.get(at + 1).or(ids.last()),
        Some(at) => ids.get(at.saturating_sub(1)),
        // Nobody has it yet: it begins on the row of the lead that is open.
        None => untrack(|| desk.shown_id()).and_then(place).map_or(ids.first(), |at| ids.get(at)),
    };
    let is_there = |id: &LeadId| focus::try_on_page(&row_id(*id));
    // Of a long list a row that is far from the screen is not drawn.
    target.is_some_and(is_there) || ids.iter().any(is_there)
}

/// Puts its [`Place`] into the context, and keeps the keyboard on Today once the row that had it has
/// gone: it goes to the row that took its place.
///
/// A dialog may close before the row goes or after it, so both are followed.
pub fn keep_focus(desk: Desk) -> Place {
    let place = Place(RwSignal::new(None));
    provide_context(place);
    let follow = move || {
        desk.agenda();
        is_asking(desk);
    };
    on_change(follow, move || {
        if place.0.get_untracked().is_some() {
            // The rows are not drawn anew yet.
            request_animation_frame(move || regain(desk, place));
        }
    });
    place
}

/// True while a dialog asks something about a lead.
fn is_asking(desk: Desk) -> bool {
    let is_deciding = desk.deciding().asked().is_some();
    desk.touching().is_open() || is_deciding
}

/// The place is remembered as long as the keyboard is on its row: the row may still go.
fn regain(desk: Desk, place: Place) {
    let Some((at, id)) = place.0.get_untracked() else { return };
    if untrack(|| is_asking(desk)) {
        return;
    }
    if !focus::is_lost() {
        if focused() != Some(id) {
            place.0.set(None);
        }
        return;
    }
    place.0.set(None);
    let ids = order(desk);
    let took_its_place = ids.get(at).or(ids.last());
    if !took_its_place.is_some_and(|id| focus::try_on_page(&row_id(*id))) {
        focus::on_page("page-title");
    }
}

fn order(desk: Desk) -> Vec<LeadId> {
    untrack(|| desk.agenda()).entries.iter().map(|entry| entry.id).collect()
}
