//! The desk: every lead at a glance, the one that is open, and the time.

mod answers;
mod later;
mod library;
mod lists;
mod meetings;
mod noes;
mod plans;
mod problems;
mod settling;
mod slow;
mod steps;
mod told;
mod undo;
mod verbs;

use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::*;
use ninefold_core::domain::agenda::{Agenda, agenda};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::Entry as Done;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::order;
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::query::Query;
use ninefold_core::domain::schedule::Rules;
use ninefold_core::domain::settings::Settings;
use ninefold_core::domain::time::Instant;

pub use self::answers::Pending;
pub use self::told::{Failure, Notice};
pub use self::undo::{first_deed, is_undone, takes_back};
use super::cadences::Cadences;
use super::deciding::Deciding;
use super::edits::Edits;
use super::entry::Entry;
use super::jotting::Jotting;
use super::later::Later;
use super::look::Look;
use super::request::Request;
use super::searching::Searching;
use super::signal::{Memo, RwSignal};
use super::templates::Templates;
use super::touching::Touching;
use super::transfer::Transfer;
use super::views::Views;
use crate::route::{Address, Route};

/// Who carries requests out.
type Outbox = Rc<dyn Fn(Desk, Request)>;

/// Where leads are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keeping {
    /// The store is being opened.
    Opening,
    /// In this browser's database.
    Browser,
    /// Nowhere but in this tab, and why.
    ThisTab(String),
}

/// The lead in the pane.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// No lead is open.
    Nothing,
    /// It is being read.
    Reading(LeadId),
    /// It was read.
    Lead(Box<Lead>),
    /// No lead has this id.
    Missing(LeadId),
    /// It could not be read, and why.
    Unreadable(LeadId, String),
}

/// What every page reads and what every action calls. A handle: copying it is free.
#[derive(Clone, Copy)]
pub struct Desk {
    is_demo: bool,
    rows: RwSignal<BTreeMap<LeadId, Projection>>,
    agenda: Memo<Agenda>,
    agenda_at: RwSignal<Instant>,
    now: RwSignal<Instant>,
    route: RwSignal<Route>,
    query: RwSignal<Query>,
    searching: Searching,
    n_leads: Memo<usize>,
    shown: RwSignal<Shown>,
    keeping: RwSignal<Keeping>,
    unreadable: RwSignal<Vec<String>>,
    notice: RwSignal<Option<Notice>>,
    failures: RwSignal<Vec<Failure>>,
    journal: RwSignal<Vec<Done>>,
    settings: RwSignal<Settings>,
    look: RwSignal<Look>,
    later: RwSignal<Later>,
    entry: Entry,
    edits: Edits,
    cadences: Cadences,
    templates: Templates,
    touching: Touching,
    deciding: Deciding,
    jotting: Jotting,
    transfer: Transfer,
    views: Views,
    rules: RwSignal<Rules>,
    /// The revision up to which all changes are in the rows.
    rev: RwSignal<u64>,
    /// In the order in which they were given.
    pending: StoredValue<Vec<Pending>, LocalStorage>,
    last_ticket: RwSignal<u64>,
    /// When the rows changed last, until a snapshot has them.
    is_stale_since: RwSignal<Option<Instant>>,
    /// When it was last looked for leads that go to Nurture by themselves.
    settled_at: RwSignal<Instant>,
    outbox: StoredValue<Outbox, LocalStorage>,
}

impl Desk {
    /// An empty desk at `now`, whose requests go to `outbox`.
    pub fn new(
        rules: Rules,
        now: Instant,
        address: Address,
        outbox: impl Fn(Desk, Request) + 'static,
    ) -> Desk {
        let rows = RwSignal::new(BTreeMap::<LeadId, Projection>::new());
        let agenda_at = RwSignal::new(now);
        let rules = RwSignal::new(rules);
        let settings = RwSignal::new(Settings::default());
        let agenda = Memo::new(move |_| {
            let (now, rows) = (agenda_at.get(), rows.read());
            agenda(rows.values(), now, rules.read().calendar.zone(), settings.read().currency)
        });
        let query = RwSignal::new(address.route.query().cloned().unwrap_or_default());
        let n_leads = Memo::new(move |_| rows.read().values().filter(is_here).count());
        Desk {
            is_demo: address.is_demo,
            rows,
            agenda,
            agenda_at,
            now: RwSignal::new(now),
            route: RwSignal::new(address.route),
            query,
            searching: Searching::new(),
            n_leads,
            shown: RwSignal::new(Shown::Nothing),
            keeping: RwSignal::new(Keeping::Opening),
            unreadable: RwSignal::default(),
            notice: RwSignal::new(None),
            failures: RwSignal::default(),
            journal: RwSignal::default(),
            settings,
            look: RwSignal::default(),
            later: RwSignal::new(Later::Unasked),
            entry: Entry::new(),
            edits: Edits::new(),
            cadences: Cadences::new(),
            templates: Templates::new(),
            touching: Touching::new(),
            deciding: Deciding::new(),
            jotting: Jotting::new(),
            transfer: Transfer::new(),
            views: Views::new(),
            rules,
            rev: RwSignal::new(0),
            pending: StoredValue::new_local(Vec::new()),
            last_ticket: RwSignal::new(0),
            is_stale_since: RwSignal::new(None),
            settled_at: RwSignal::new(now),
            outbox: StoredValue::new_local(Rc::new(outbox)),
        }
    }

    /// The desk of the page that is being drawn.
    pub fn expect() -> Desk {
        expect_context()
    }

    /// True for the desk to try things on.
    pub fn is_demo(self) -> bool {
        self.is_demo
    }

    /// The address of `route` on this desk, for a link.
    pub fn href(self, route: Route) -> String {
        Address { is_demo: self.is_demo, route }.to_string()
    }

    /// The time that rules go by, a second fresh.
    pub fn now(self) -> Instant {
        self.now.get()
    }

    /// The time that rules go by, for an answer that is not to be repeated when it goes on.
    pub fn now_untracked(self) -> Instant {
        self.now.get_untracked()
    }

    /// The page that the address names.
    pub fn route(self) -> Route {
        self.route.get()
    }

    /// The page that the address names, for an answer that is not to be repeated when it changes.
    pub fn route_untracked(self) -> Route {
        self.route.get_untracked()
    }

    /// What the list of leads shows.
    pub fn query(self) -> Query {
        self.query.get()
    }

    /// What the list of leads shows, for an answer that is not to be repeated when it changes.
    pub fn query_untracked(self) -> Query {
        self.query.get_untracked()
    }

    /// Today's order. It changes when a lead, or its place in the order, does.
    pub fn agenda(self) -> Agenda {
        self.agenda.get()
    }

    /// How much is to do, without the order.
    pub fn n_to_do(self) -> usize {
        self.agenda.read().entries.len()
    }

    /// The number of leads on the desk, without those in the trash.
    pub fn n_leads(self) -> usize {
        self.n_leads.get()
    }

    /// The leads in the trash, the latest first.
    pub fn trash(self) -> Vec<Projection> {
        let rows = self.rows.read();
        let mut trash: Vec<Projection> =
            rows.values().filter(|row| row.deleted_at.is_some()).cloned().collect();
        order::sort_by(&mut trash, |one, other| other.deleted_at.cmp(&one.deleted_at));
        trash
    }

    /// What lists show of lead `id`; `None` once it is gone.
    pub fn row(self, id: LeadId) -> Memo<Option<Projection>> {
        Memo::new(move |_| self.rows.read().get(&id).cloned())
    }

    /// Reads all rows, those in the trash too.
    pub fn with_rows<T>(self, read: impl FnOnce(&BTreeMap<LeadId, Projection>) -> T) -> T {
        self.rows.with(read)
    }

    /// Reads all rows, for an answer that is not to be repeated when they change.
    pub(in crate::state) fn with_rows_untracked<T>(
        self,
        read: impl FnOnce(&BTreeMap<LeadId, Projection>) -> T,
    ) -> T {
        self.rows.with_untracked(read)
    }

    /// Reads all rows for the snapshot, with the revision that they are of.
    pub fn with_snapshot<T>(self, read: impl FnOnce(u64, &BTreeMap<LeadId, Projection>) -> T) -> T {
        let rev = self.rev.get_untracked();
        self.rows.with_untracked(|rows| read(rev, rows))
    }

    /// The lead in the pane.
    pub fn shown(self) -> Shown {
        self.shown.get()
    }

    /// The lead in the pane, once it is read.
    pub fn lead(self) -> Option<Lead> {
        lead_of(&self.shown.read())
    }

    /// The lead in the pane, for an answer that is not to be repeated when it changes.
    pub fn lead_untracked(self) -> Option<Lead> {
        lead_of(&self.shown.read_untracked())
    }

    /// The id of the lead in the pane, also while it is being read.
    pub fn shown_id(self) -> Option<LeadId> {
        match &*self.shown.read() {
            Shown::Nothing => None,
            Shown::Lead(lead) => Some(lead.id()),
            Shown::Reading(id) | Shown::Missing(id) | Shown::Unreadable(id, _) => Some(*id),
        }
    }

    /// Where leads are kept.
    pub fn keeping(self) -> Keeping {
        self.keeping.get()
    }

    /// What the store names of the records that could not be read.
    pub fn unreadable(self) -> Vec<String> {
        self.unreadable.get()
    }

    /// What was just done, for a few seconds.
    pub fn notice(self) -> Option<Notice> {
        self.notice.get()
    }

    /// What could not be saved.
    pub fn failures(self) -> Vec<Failure> {
        self.failures.get()
    }

    /// What is set for the desk.
    pub fn settings(self) -> Settings {
        self.settings.get()
    }

    /// How this device shows things.
    pub fn look(self) -> Look {
        self.look.get()
    }

    /// The *New lead* form.
    pub fn entry(self) -> Entry {
        self.entry
    }

    /// The fields that are being edited.
    pub fn edits(self) -> Edits {
        self.edits
    }

    /// The editor of plans.
    pub fn cadences(self) -> Cadences {
        self.cadences
    }

    /// The library of templates.
    pub fn templates(self) -> Templates {
        self.templates
    }

    /// The *Log touch* form.
    pub fn touching(self) -> Touching {
        self.touching
    }

    /// What is being chosen for next steps.
    pub fn deciding(self) -> Deciding {
        self.deciding
    }

    /// The forms of appointments, promises and purchases.
    pub fn jotting(self) -> Jotting {
        self.jotting
    }

    /// Files in and out.
    pub fn transfer(self) -> Transfer {
        self.transfer
    }

    fn project(self, lead: &Lead) -> Projection {
        self.with_rules(|rules| Projection::of(lead, rules))
    }
}

/// True for a row that is not in the trash.
fn is_here(row: &&Projection) -> bool {
    row.deleted_at.is_none()
}

fn lead_of(shown: &Shown) -> Option<Lead> {
    match shown {
        Shown::Lead(lead) => Some((**lead).clone()),
        Shown::Nothing | Shown::Reading(_) | Shown::Missing(_) | Shown::Unreadable(..) => None,
    }
}
