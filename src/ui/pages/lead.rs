//! One lead: what is known, and its next step.

use leptos::prelude::*;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::Lead;

use super::later_part;
use crate::route::Route;
use crate::state::{Desk, Keeping, Memo, RwSignal, Shown};
use crate::ui::live::{Draw, effect, given, live, maybe, said};
use crate::ui::parts::{
    Step, beside, empty, facts, lead_head, live_clock, next_step, noes, stage_control, story,
    what_they_said,
};

/// The pane beside the list; on a phone, the page itself.
///
/// Where the address names no lead, Today shows its first.
pub fn lead_pane(desk: Desk) -> AnyView {
    let first = first_on_today(desk);
    let id = Memo::new(move |_| match desk.route() {
        Route::Today(None) | Route::New(_) => first.get(),
        route @ (Route::Today(Some(_))
        | Route::Lead(..)
        | Route::Duplicates
        | Route::Board(_)
        | Route::Sheet(_)
        | Route::Leads(_)
        | Route::Cadences(_)
        | Route::Data
        | Route::Settings
        | Route::NotFound(_)) => route.lead(),
    });
    let is_open = Memo::new(move |_| desk.keeping() != Keeping::Opening);
    effect(move || {
        if is_open.get() {
            desk.open(id.get());
        }
    });
    let back = move || desk.route().back();
    let back_words = move || match back() {
        Route::Today(_) => "Back to Today",
        Route::Leads(_)
        | Route::Lead(..)
        | Route::Duplicates
        | Route::Board(_)
        | Route::New(_)
        | Route::Sheet(_)
        | Route::Cadences(_)
        | Route::Data
        | Route::Settings
        | Route::NotFound(_) => "Back to Leads",
    };
    let pane = Memo::new(move |_| match desk.route() {
        // There the lead is shown on the page itself, and once.
        Route::Sheet(_) => Pane::Reading,
        Route::Today(_)
        | Route::Leads(_)
        | Route::Lead(..)
        | Route::Duplicates
        | Route::Board(_)
        | Route::New(_)
        | Route::Cadences(_)
        | Route::Data
        | Route::Settings
        | Route::NotFound(_) => Pane::of(&desk.shown()),
    });

    view! {
        <div class="pane">
            <a class="pane__back" href=given(move || desk.href(back()))>{said(back_words)}</a>
            {later_part(desk, move |pages| (pages.pager)(desk))}
            {live(move || drawn(desk, pane.get()))}
        </div>
    }
    .drawn()
}

fn drawn(desk: Desk, pane: Pane) -> AnyView {
    match pane {
        Pane::Nothing => nothing_open(desk),
        Pane::Reading => ().drawn(),
        // The page follows its lead: what is saved changes on it, and nothing else does.
        Pane::Lead(_) => match desk.lead_untracked() {
            Some(lead) => later_part(desk, move |pages| (pages.lead)(desk, lead.clone())),
            None => ().drawn(),
        },
        Pane::Missing => missing(),
        Pane::Unreadable(why) => unreadable(why),
    }
}

/// Instead of a lead that is not there.
pub(super) fn missing() -> AnyView {
    let why = "No lead on this desk has the address that was opened.";
    empty("This lead is not here", why.drawn())
}

/// Instead of a lead that cannot be read, and why.
pub(super) fn unreadable(why: String) -> AnyView {
    let why = view! { {why} ". What is stored was not changed." };
    empty("This lead could not be read", why.drawn())
}

/// What stands in the pane, whatever is saved on the lead in it.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Pane {
    Nothing,
    Reading,
    Lead(LeadId),
    Missing,
    Unreadable(String),
}

impl Pane {
    pub(super) fn of(shown: &Shown) -> Pane {
        match shown {
            Shown::Nothing => Pane::Nothing,
            Shown::Reading(_) => Pane::Reading,
            Shown::Lead(lead) => Pane::Lead(lead.id()),
            Shown::Missing(_) => Pane::Missing,
            Shown::Unreadable(_, why) => Pane::Unreadable(why.clone()),
        }
    }
}

/// The lead that Today shows when the address names none: its first. While the
/// page is looked at it stays, though the order below it may change, until it
/// leaves Today; nobody is to dial a number that was somebody else's a second ago.
fn first_on_today(desk: Desk) -> Memo<Option<LeadId>> {
    Memo::new(move |before: Option<&Option<LeadId>>| {
        if desk.route() != Route::Today(None) {
            return None;
        }
        let entries = desk.agenda().entries;
        let stays = before.copied().flatten().filter(|id| entries.iter().any(|at| at.id == *id));
        stays.or_else(|| entries.first().map(|entry| entry.id))
    })
}

/// Everything known about one lead, which is `first` when the page is drawn.
pub fn lead_page(desk: Desk, first: Lead) -> AnyView {
    let lead = followed(desk, first);
    let next = Memo::new(move |_| lead.with(|lead| Step::of(desk, lead)));
    let asked_for = RwSignal::new(None);
    let id = lead.with_untracked(Lead::id);
    effect(move || {
        if let Some((_, stage)) = desk.palette().stage_asked().filter(|(it, _)| *it == id) {
            asked_for.set(Some(stage));
            desk.palette().ask_stage(None);
        }
    });
    let is_deleted = Memo::new(move |_| lead.read().is_deleted());
    let what_to_do = move || {
        let draw = || {
            view! {
                {stage_control(desk, lead, asked_for)}
                {live_clock(desk, lead)}
                {noes(desk, lead, next)}
                {next_step(desk, lead, next, asked_for)}
                {beside(desk, lead)}
            }
        };
        (!is_deleted.get()).then(|| untrack(draw))
    };

    view! {
        <article class="lead">
            {lead_head(desk, lead, next)}
            {maybe(what_to_do)}
            {what_they_said(desk, lead)}
            {facts(desk, lead)}
            {story(desk, lead)}
        </article>
    }
    .drawn()
}

/// The lead that is `first` when the page is drawn, as it is after each change.
pub(super) fn followed(desk: Desk, first: Lead) -> Memo<Lead> {
    let id = first.id();
    Memo::new(move |before: Option<&Lead>| {
        let now = desk.lead().filter(|lead| lead.id() == id);
        now.or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
    })
}

fn nothing_open(desk: Desk) -> AnyView {
    let hint = || view! { <p class="pane__hint">"Open a lead to see its next step, and why."</p> };
    maybe(move || (desk.n_leads() > 0).then(hint)).drawn()
}
