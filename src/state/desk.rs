//! The desk: every lead at a glance, the one that is open, and the time.

use std::collections::BTreeMap;
use std::rc::Rc;

use chrono::TimeDelta;
use leptos::prelude::*;
use ninefold_core::domain::agenda::{Agenda, agenda};
use ninefold_core::domain::cadence::Cadence;
use ninefold_core::domain::calendar::Calendar;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::schedule::{self, Explained, PlanKind, Plans};
use ninefold_core::domain::time::Instant;
use ninefold_core::domain::zone::Zone;

use super::entry::{Entry, Form};
use crate::route::Route;

/// How long a passing notice stays.
const NOTICE: TimeDelta = TimeDelta::seconds(8);

/// What the desk asks of the store and the browser.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Store a new lead, and answer with [`Desk::added`] or [`Desk::not_added`].
    Add(Box<Lead>),
    /// Read a lead, and answer with [`Desk::show`].
    Read(LeadId),
    /// Write everything into a file, and answer with [`Desk::exported`].
    Export,
    /// Keep what stands in the *New lead* form, so that a closed tab loses nothing.
    KeepForm(Option<Box<Form>>),
}

/// Who carries commands out.
type Outbox = Rc<dyn Fn(Desk, Command)>;

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
    rows: RwSignal<BTreeMap<LeadId, Projection>>,
    agenda: Memo<Agenda>,
    agenda_at: RwSignal<Instant>,
    now: RwSignal<Instant>,
    route: RwSignal<Route>,
    shown: RwSignal<Shown>,
    keeping: RwSignal<Keeping>,
    n_unreadable: RwSignal<usize>,
    notice: RwSignal<Option<(String, Instant)>>,
    export_failure: RwSignal<Option<String>>,
    entry: Entry,
    calendar: StoredValue<Calendar>,
    plans: StoredValue<Plans>,
    outbox: StoredValue<Outbox, LocalStorage>,
}

impl Desk {
    /// An empty desk at `now`, whose commands go to `outbox`.
    pub fn new(
        calendar: Calendar,
        now: Instant,
        route: Route,
        outbox: impl Fn(Desk, Command) + 'static,
    ) -> Desk {
        let rows = RwSignal::new(BTreeMap::new());
        let agenda_at = RwSignal::new(now);
        let calendar = StoredValue::new(calendar);
        let agenda = Memo::new(move |_| {
            let (now, rows) = (agenda_at.get(), rows.read());
            calendar.with_value(|calendar| agenda(rows.values(), now, calendar.zone()))
        });
        Desk {
            rows,
            agenda,
            agenda_at,
            now: RwSignal::new(now),
            route: RwSignal::new(route),
            shown: RwSignal::new(Shown::Nothing),
            keeping: RwSignal::new(Keeping::Opening),
            n_unreadable: RwSignal::new(0),
            notice: RwSignal::new(None),
            export_failure: RwSignal::new(None),
            entry: Entry::new(),
            calendar,
            plans: StoredValue::new(Plans::default()),
            outbox: StoredValue::new_local(Rc::new(outbox)),
        }
    }

    /// The desk of the page that is being drawn.
    pub fn expect() -> Desk {
        expect_context()
    }

    // What the pages read.

    /// The time that rules go by, a second fresh.
    pub fn now(self) -> Instant {
        self.now.get()
    }

    /// The page that the address names.
    pub fn route(self) -> Route {
        self.route.get()
    }

    /// The page that the address names, for an answer that is not to be repeated when it changes.
    pub fn route_untracked(self) -> Route {
        self.route.get_untracked()
    }

    /// Today's order. It changes when a lead, or its place in the order, does.
    pub fn agenda(self) -> Agenda {
        self.agenda.get()
    }

    /// The number of leads on the desk.
    pub fn n_leads(self) -> usize {
        self.rows.read().len()
    }

    /// Every lead, the newest first.
    pub fn ids(self) -> Vec<LeadId> {
        self.rows.read().keys().rev().copied().collect()
    }

    /// What lists show of lead `id`; `None` once it is gone.
    pub fn row(self, id: LeadId) -> Memo<Option<Projection>> {
        Memo::new(move |_| self.rows.read().get(&id).cloned())
    }

    /// The lead in the pane.
    pub fn shown(self) -> Shown {
        self.shown.get()
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

    /// How many records of the store could not be read.
    pub fn n_unreadable(self) -> usize {
        self.n_unreadable.get()
    }

    /// What was just done, for a few seconds.
    pub fn notice(self) -> Option<String> {
        self.notice.get().map(|(text, _)| text)
    }

    /// Why the last export came to nothing.
    pub fn export_failure(self) -> Option<String> {
        self.export_failure.get()
    }

    /// The *New lead* form.
    pub fn entry(self) -> Entry {
        self.entry
    }

    /// The next step of `lead` and each rule that led to its date.
    pub fn explain(self, lead: &Lead) -> Option<Explained> {
        self.plans.with_value(|plans| {
            self.calendar.with_value(|calendar| schedule::explain(lead, plans, calendar))
        })
    }

    /// Reads one of the plans.
    pub fn with_plan<T>(self, kind: PlanKind, read: impl FnOnce(&Cadence) -> T) -> T {
        self.plans.with_value(|plans| read(plans.get(kind)))
    }

    /// Reads the desk's zone.
    pub fn with_zone<T>(self, read: impl FnOnce(&Zone) -> T) -> T {
        self.calendar.with_value(|calendar| read(calendar.zone()))
    }

    // What the pages and the browser tell.

    /// The address changed.
    pub fn arrive(self, route: Route) {
        self.route.set(route);
    }

    /// Time went on.
    pub fn tick(self, now: Instant) {
        self.now.set(now);
        let is_stale = self.agenda.with_untracked(|agenda| {
            agenda.changes_at.is_some_and(|at| now >= at) || now < self.agenda_at.get_untracked()
        });
        if is_stale {
            self.agenda_at.set(now);
        }
        let is_over = self.notice.with_untracked(|notice| {
            notice.as_ref().is_some_and(|(_, since)| now - *since >= NOTICE)
        });
        if is_over {
            self.notice.set(None);
        }
    }

    /// Opens lead `id` in the pane, or nothing.
    pub fn open(self, id: Option<LeadId>) {
        match id {
            None => self.shown.set(Shown::Nothing),
            Some(id) => {
                self.shown.set(Shown::Reading(id));
                self.send(Command::Read(id));
            }
        }
    }

    /// Writes everything into a file.
    pub fn export(self) {
        self.export_failure.set(None);
        self.send(Command::Export);
    }

    /// Says `text` for a few seconds.
    pub fn say(self, text: String) {
        self.notice.set(Some((text, self.now.get_untracked())));
    }

    // What the store answers.

    /// The store is open, and this is what it holds.
    pub fn opened(self, keeping: Keeping, leads: &[Lead], n_unreadable: usize) {
        let rows = leads.iter().map(|lead| (lead.id(), self.project(lead))).collect();
        self.rows.set(rows);
        self.n_unreadable.set(n_unreadable);
        self.keeping.set(keeping);
    }

    /// `lead` is stored: the transaction completed. Nothing is called *saved* that memory alone holds.
    ///
    /// Today is put in order for `now`, so that an enquiry of this second is none of the future.
    pub fn added(self, lead: &Lead, now: Instant) {
        let row = self.project(lead);
        self.now.set(now);
        self.agenda_at.set(now);
        self.rows.update(|rows| {
            rows.insert(lead.id(), row);
        });
        self.entry.saved(lead.id());
        self.send(Command::KeepForm(None));
        let done = match self.keeping.get_untracked() {
            Keeping::Browser => "Saved",
            Keeping::Opening | Keeping::ThisTab(_) => "Kept in this tab",
        };
        self.say(format!("{done} – {}", lead.title()));
    }

    /// Lead `id` could not be stored, and why.
    pub fn not_added(self, id: LeadId, why: String) {
        self.entry.not_saved(id, why);
    }

    /// What came of the export: how many leads the file holds, or why there is none.
    pub fn exported(self, answer: Result<usize, String>) {
        match answer {
            Ok(1) => self.say("Exported – 1 lead".to_owned()),
            Ok(n_leads) => self.say(format!("Exported – {n_leads} leads")),
            Err(why) => self.export_failure.set(Some(why)),
        }
    }

    /// What came of reading lead `id`. An answer that is no longer waited for changes nothing.
    pub fn show(self, id: LeadId, answer: Result<Option<Lead>, String>) {
        if self.shown.get_untracked() != Shown::Reading(id) {
            return;
        }
        self.shown.set(match answer {
            Ok(Some(lead)) => Shown::Lead(Box::new(lead)),
            Ok(None) => Shown::Missing(id),
            Err(why) => Shown::Unreadable(id, why),
        });
    }

    pub(super) fn send(self, command: Command) {
        let outbox = self.outbox.get_value();
        outbox(self, command);
    }

    fn project(self, lead: &Lead) -> Projection {
        self.plans.with_value(|plans| {
            self.calendar.with_value(|calendar| Projection::of(lead, plans, calendar))
        })
    }
}
