//! What stands in for the store: it carries out the same commands, when the story says so.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use ninefold::state::{Desk, Request, Ticket};
use ninefold_core::domain::command::{Command, Known};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::{Entry, EntryId};
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::settings::Settings;

use super::now;

/// Everything the desk asked for, and what is stored. A clone is another handle to the same.
#[derive(Clone, Default)]
pub struct Store(Rc<RefCell<Shelf>>);

#[derive(Default)]
struct Shelf {
    asked: Vec<Request>,
    n_answered: usize,
    rev: u64,
    leads: BTreeMap<LeadId, Lead>,
    entries: BTreeMap<EntryId, Entry>,
    settings: Settings,
}

impl Store {
    pub fn note(&self, request: Request) {
        self.0.borrow_mut().asked.push(request);
    }

    /// All that was asked so far.
    pub fn asked(&self) -> Vec<Request> {
        self.0.borrow().asked.clone()
    }

    /// The lead `id` as it is stored.
    pub fn lead(&self, id: LeadId) -> Option<Lead> {
        self.0.borrow().leads.get(&id).cloned()
    }

    /// The settings as they are stored.
    pub fn settings(&self) -> Settings {
        self.0.borrow().settings.clone()
    }

    /// Carries out every command that waits, and answers it.
    pub fn answer(&self, desk: Desk) {
        while let Some((ticket, command)) = self.next() {
            self.carry_out(desk, ticket, &command);
        }
    }

    /// Refuses every command that waits.
    pub fn refuse(&self, desk: Desk, why: &str) {
        while let Some((ticket, _)) = self.next() {
            desk.failed(ticket, why.to_owned());
        }
    }

    fn next(&self) -> Option<(Ticket, Rc<Command>)> {
        let mut shelf = self.0.borrow_mut();
        while shelf.n_answered < shelf.asked.len() {
            shelf.n_answered += 1;
            if let Request::Do(ticket, command) = &shelf.asked[shelf.n_answered - 1] {
                return Some((*ticket, command.clone()));
            }
        }
        None
    }

    fn carry_out(&self, desk: Desk, ticket: Ticket, command: &Command) {
        let mut shelf = self.0.borrow_mut();
        let entry = command.entry().and_then(|id| shelf.entries.get(&id).cloned());
        let known = Known { leads: shelf.leads.clone(), entry, settings: shelf.settings.clone() };
        let answer = command.run(&known, now()).map(|mut change| {
            if !change.is_empty() {
                shelf.rev += 1;
            }
            let id = EntryId(shelf.rev);
            if let Some(entry) = &mut change.entry {
                entry.id = id;
                shelf.entries.insert(id, entry.clone());
            }
            if let Some(undone) = change.undone.and_then(|id| shelf.entries.get_mut(&id)) {
                undone.undone_by = Some(id);
            }
            shelf.leads.extend(change.puts.iter().map(|lead| (lead.id(), lead.clone())));
            shelf.leads.retain(|id, _| !change.erased.contains(id));
            if let Some(settings) = &change.settings {
                shelf.settings = settings.clone();
            }
            change
        });
        let rev = shelf.rev;
        drop(shelf);
        match answer {
            Ok(change) => desk.done(ticket, rev, change, now()),
            Err(why) => desk.failed(ticket, why.to_string()),
        }
    }
}
