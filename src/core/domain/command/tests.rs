//! What commands do to a desk, and that every one of them can be taken back.

mod examples;
mod laws;
mod many;
mod unite;

use chrono::TimeDelta;

use super::*;
use crate::domain::note::Note;
use crate::testing::at;

/// What a store keeps, in memory: it carries commands out as the real ones do.
#[derive(Debug, Clone, Default)]
struct Desk {
    leads: BTreeMap<LeadId, Lead>,
    settings: Settings,
    journal: Vec<Entry>,
}

impl Desk {
    fn of(leads: impl IntoIterator<Item = Lead>) -> Desk {
        let leads = leads.into_iter().map(|lead| (lead.id(), lead)).collect();
        Desk { leads, ..Desk::default() }
    }

    /// What `command` would change.
    fn try_out(&self, command: &Command, stamp: Instant) -> Result<Change, CommandError> {
        let is_it = |entry: &&Entry| Some(entry.id) == command.entry();
        let entry = self.journal.iter().find(is_it).cloned();
        let leads = match command.wants(entry.as_ref()) {
            Wanted::All => self.leads.clone(),
            Wanted::These(ids) => {
                let is_wanted = |(id, _): &(&LeadId, &Lead)| ids.contains(id);
                let wanted = self.leads.iter().filter(is_wanted);
                wanted.map(|(id, lead)| (*id, lead.clone())).collect()
            }
        };
        command.run(&Known { leads, entry, settings: self.settings.clone() }, stamp)
    }

    fn run(&mut self, command: &Command, stamp: Instant) -> Result<Change, CommandError> {
        let change = self.try_out(command, stamp)?;
        for lead in &change.puts {
            self.leads.insert(lead.id(), lead.clone());
        }
        for id in &change.erased {
            self.leads.remove(id);
            self.journal.iter_mut().for_each(|entry| entry.items.retain(|it| it.lead != *id));
        }
        if let Some(settings) = &change.settings {
            self.settings = settings.clone();
        }
        if let Some(entry) = &change.entry {
            let id = EntryId(self.journal.len() as u64 + 1);
            let undone = self.journal.iter_mut().find(|it| Some(it.id) == change.undone);
            if let Some(undone) = undone {
                undone.undone_by = Some(id);
            }
            self.journal.push(Entry { id, ..entry.clone() });
        }
        Ok(change)
    }

    /// Takes back what was done last.
    fn undo(&mut self, stamp: Instant) -> Report {
        let last = self.journal.last().map(|entry| entry.id).unwrap();
        self.run(&Command::Undo(last), stamp).unwrap().report
    }

    fn lead(&self, lead: &Lead) -> &Lead {
        &self.leads[&lead.id()]
    }

    /// True when each lead that was there `before` says what it said, and all others are in the
    /// trash.
    fn is_as(&self, before: &Desk) -> bool {
        let is_as_before = |lead: &Lead| match before.leads.get(&lead.id()) {
            Some(before) => lead.says_the_same(before),
            None => lead.is_deleted(),
        };
        self.leads.len() >= before.leads.len()
            && self.leads.values().all(is_as_before)
            && self.settings.says_the_same(&before.settings)
    }
}

/// So many minutes after Ada asked.
fn minute(n: i64) -> Instant {
    at("2026-11-22T12:00:00Z") + TimeDelta::minutes(n)
}

fn note(text: &str) -> Fact {
    Fact::Note(Note::parse(text).ok())
}
