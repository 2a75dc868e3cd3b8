//! What the pages and the browser tell the desk.

use std::rc::Rc;

use chrono::TimeDelta;
use leptos::prelude::*;
use ninefold_core::domain::command::{Command, Decisions};
use ninefold_core::domain::fact::Fact;
use ninefold_core::domain::id::{LeadId, TouchId};
use ninefold_core::domain::journal::{Decided, EntryId};
use ninefold_core::domain::lead::Decision;
use ninefold_core::domain::query::Query;
use ninefold_core::domain::settings::Settings;
use ninefold_core::domain::stage::Standing;
use ninefold_core::domain::time::Instant;
use ninefold_core::domain::touch::Touch;

use super::{Desk, Notice, Shown};
use crate::route::{Address, Route};
use crate::state::look::Look;
use crate::state::request::{Request, Ticket};

/// How long a passing notice stays.
const NOTICE: TimeDelta = TimeDelta::seconds(8);

/// How long the rows rest before a snapshot of them is kept.
const REST: TimeDelta = TimeDelta::seconds(5);

impl Desk {
    /// The address changed.
    pub fn arrive(self, address: Address) {
        if address.is_demo != self.is_demo {
            return self.send(Request::Reload);
        }
        if let Some(query) = address.route.query()
            && *self.query.read_untracked() != *query
        {
            self.query.set(query.clone());
        }
        self.route.set(address.route);
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
            notice.as_ref().is_some_and(|notice| now - notice.since >= NOTICE)
        });
        if is_over {
            self.notice.set(None);
        }
        self.settle(now);
        self.cadences.tick(self, now);
        if self.is_stale_since.get_untracked().is_some_and(|since| now - since >= REST) {
            self.is_stale_since.set(None);
            self.send(Request::KeepSnapshot);
        }
    }

    /// The tab is looked at again: others may have written meanwhile.
    pub fn look_again(self) {
        self.send(Request::CatchUp(self.rev.get_untracked()));
    }

    /// Opens lead `id` in the pane, or nothing.
    pub fn open(self, id: Option<LeadId>) {
        match id {
            None => self.shown.set(Shown::Nothing),
            Some(id) => {
                self.shown.set(Shown::Reading(id));
                self.send(Request::Read(id));
            }
        }
    }

    /// Says `text` for a few seconds, with the entry of the journal that takes it back.
    pub fn say(self, text: String, undo: Option<EntryId>) {
        let since = self.now.get_untracked();
        self.notice.set(Some(Notice { text, undo, next: None, since }));
    }

    /// Has the list of leads show this, with the lead beside it that is open there, and answers the
    /// address that says so.
    pub fn list(self, query: Query) -> Route {
        let route = self.route.with_untracked(|route| route.showing(query.clone()));
        self.query.set(query);
        self.route.set(route.clone());
        route
    }

    /// Moves lead `id` to `standing`.
    pub fn set_stage(self, id: LeadId, standing: Standing) {
        self.give(Command::Change(id, Box::new(Fact::Stage(standing))));
    }

    /// Has one fact of lead `id` say something else.
    pub fn set_fact(self, id: LeadId, fact: Fact) {
        self.give(Command::Change(id, Box::new(fact)));
    }

    /// Does what was decided about the plans of leads, now and all at once.
    pub fn decide(self, what: Decided, leads: Vec<(LeadId, Decision)>) {
        let at = self.now.get_untracked();
        self.give(Command::Decide(Box::new(Decisions { what, at, leads, settings: None })));
    }

    /// Takes `touch` of lead `id` back.
    pub fn remove_touch(self, id: LeadId, touch: TouchId) {
        let stored = self.lead_untracked().filter(|lead| lead.id() == id);
        if let Some(touch) = stored.and_then(|lead| lead.touch(touch).cloned()) {
            let removed = Touch { is_removed: true, ..touch };
            self.give(Command::ChangeTouch(id, Box::new(removed)));
        }
    }

    /// Puts lead `id` into the trash.
    pub fn delete(self, id: LeadId) {
        self.give(Command::Delete(vec![id]));
    }

    /// Takes leads out of the trash.
    pub fn restore(self, ids: Vec<LeadId>) {
        self.give(Command::Restore(ids));
    }

    /// Removes leads for good.
    pub fn erase(self, ids: Vec<LeadId>) {
        self.give(Command::Erase(ids));
    }

    /// Changes what is set for the desk.
    pub fn set_settings(self, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.settings_to_be();
        change(&mut settings);
        self.give(Command::Set(Box::new(settings)));
    }

    /// What will be set for the desk: a change that is still on its way counts too, and shall not be
    /// taken back by the next.
    pub(in crate::state) fn settings_to_be(self) -> Settings {
        let on_its_way = self.pending.with_value(|pending| {
            pending.iter().rev().find_map(|it| match &*it.command {
                Command::Set(settings) => Some((**settings).clone()),
                Command::Decide(decisions) => decisions.settings.as_deref().cloned(),
                Command::Add(_)
                | Command::Change(..)
                | Command::Move(_)
                | Command::ChangeMany(_)
                | Command::Unite(_)
                | Command::Log(..)
                | Command::ChangeTouch(..)
                | Command::Delete(_)
                | Command::Restore(_)
                | Command::Erase(_)
                | Command::Import(_)
                | Command::Undo(_) => None,
            })
        });
        on_its_way.unwrap_or_else(|| self.settings.get_untracked())
    }

    /// Changes how this device shows things.
    pub fn set_look(self, look: Look) {
        self.look.set(look);
        self.send(Request::KeepLook(look));
    }

    /// Shows things as they were shown before.
    pub fn restore_look(self, look: Look) {
        self.look.set(look);
    }

    /// Tries again to save what could not be saved.
    pub fn retry(self, ticket: Ticket) {
        self.failures.update(|failures| failures.retain(|failure| failure.ticket != ticket));
        if let Some(failed) = self.take_pending(ticket) {
            self.give_again(failed.command);
        }
    }

    /// Gives up what could not be saved.
    pub fn give_up(self, ticket: Ticket) {
        self.failures.update(|failures| failures.retain(|failure| failure.ticket != ticket));
        self.take_pending(ticket);
    }

    /// Has `command` carried out.
    pub fn give(self, command: Command) {
        self.give_again(Rc::new(command));
    }

    /// The number that the next command gets.
    pub(in crate::state) fn next_ticket(self) -> Ticket {
        Ticket(self.last_ticket.get_untracked() + 1)
    }

    pub(in crate::state) fn send(self, request: Request) {
        let outbox = self.outbox.get_value();
        outbox(self, request);
    }
}
