//! What the desk says of a command that is carried out.

use ninefold_core::domain::command::{Change, Command};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::{Entry, KeptWhat};

use super::{Desk, Keeping};
use crate::state::request::Ticket;

impl Desk {
    /// Tells whoever waits for it, and the person, that `command` is carried out.
    pub(super) fn tell_done(self, ticket: Ticket, command: &Command, change: &Change) {
        match command {
            Command::Add(lead) => self.entry.saved(self, lead.id()),
            Command::Log(..) | Command::ChangeTouch(..) => self.touching.saved(self, ticket),
            Command::Change(id, fact) => self.edits.saved(self, *id, fact.kind()),
            Command::Import(_) => self.transfer.saved(),
            Command::Delete(_)
            | Command::Restore(_)
            | Command::Erase(_)
            | Command::Set(_)
            | Command::Undo(_) => {}
        }
        // Tried twice, it was done and told the first time.
        let is_again = match command {
            Command::Change(..) | Command::ChangeTouch(..) | Command::Set(_) => change.is_empty(),
            Command::Add(_)
            | Command::Log(..)
            | Command::Delete(_)
            | Command::Restore(_)
            | Command::Erase(_)
            | Command::Import(_)
            | Command::Undo(_) => false,
        };
        if is_again {
            return;
        }
        let entry = change.entry.as_ref().filter(|entry| entry.can_be_undone());
        self.say(self.told(command, change), entry.map(|entry| entry.id));
    }

    /// What is told of a command that is carried out.
    fn told(self, command: &Command, change: &Change) -> String {
        let saved = match self.keeping.get_untracked() {
            Keeping::Browser => "Saved",
            Keeping::Opening | Keeping::ThisTab(_) => "Kept in this tab",
        };
        let what = self.what(command);
        match command {
            Command::Add(_)
            | Command::Change(..)
            | Command::Log(..)
            | Command::ChangeTouch(..)
            | Command::Set(_) => format!("{saved} – {what}"),
            Command::Delete(_) => format!("Deleted – {what}"),
            Command::Restore(_) => format!("Restored – {what}"),
            Command::Erase(_) => format!("Erased for good – {}", leads(change.erased.len())),
            Command::Import(_) => format!("{saved} – {}", imported(change)),
            Command::Undo(_) => {
                let does_something =
                    |entry: &&Entry| !entry.items.is_empty() || entry.settings.is_some();
                let entry = change.entry.as_ref().filter(does_something);
                let undone = entry.map_or("nothing was left to do".to_owned(), named);
                let mut text = format!("Undone – {undone}");
                for kept in &change.report.kept {
                    let what = match kept.what {
                        KeptWhat::Fact(kind) => kind.name().replace('_', " "),
                        KeptWhat::Touch => "a touch".to_owned(),
                        KeptWhat::Lead => "all".to_owned(),
                    };
                    text += &format!("; {what} of {} was changed since and stays", kept.title);
                }
                text
            }
        }
    }

    /// What a command is about: a name, or how many.
    pub(super) fn what(self, command: &Command) -> String {
        match command {
            Command::Add(lead) => lead.title().to_owned(),
            Command::Change(id, _) | Command::Log(id, _) | Command::ChangeTouch(id, _) => {
                self.title(*id)
            }
            Command::Delete(ids) | Command::Restore(ids) | Command::Erase(ids) => match &ids[..] {
                [id] => self.title(*id),
                ids => leads(ids.len()),
            },
            Command::Import(import) => leads(import.leads.len()),
            Command::Set(_) => "settings".to_owned(),
            Command::Undo(id) => self.journal.with_untracked(|journal| {
                let entry = journal.iter().find(|entry| entry.id == *id);
                entry.map_or("the last change".to_owned(), named)
            }),
        }
    }

    fn title(self, id: LeadId) -> String {
        let rows = self.rows.read_untracked();
        rows.get(&id).map_or("this lead".to_owned(), |row| row.title.clone())
    }
}

/// Whom an entry of the journal was about.
fn named(entry: &Entry) -> String {
    match &entry.items[..] {
        [] => "settings".to_owned(),
        [item] => item.title.clone(),
        items => leads(items.len()),
    }
}

fn imported(change: &Change) -> String {
    let report = &change.report;
    let counts = [
        (report.n_new, "new"),
        (report.n_changed, "changed"),
        (report.n_deleted, "moved to the trash"),
    ];
    let told = counts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}"));
    let settings = change.settings.is_some().then(|| "the settings".to_owned());
    let told = told.chain(settings).collect::<Vec<_>>().join(", ");
    if told.is_empty() { "nothing in the file was new".to_owned() } else { told }
}

fn leads(n: usize) -> String {
    if n == 1 { "1 lead".to_owned() } else { format!("{n} leads") }
}
