//! Taking back what was done, and doing it again.

use ninefold_core::domain::command::Command;
use ninefold_core::domain::journal::{Deed, Entry, EntryId};

use super::Desk;

/// What was done in the first place, if `all` still has it, and how many times it was turned back
/// and forth since: an odd number of times it was taken back, an even number done again.
pub fn first_deed<'a>(mut entry: &'a Entry, all: &'a [Entry]) -> (Option<&'a Entry>, usize) {
    let mut n_turns = 0;
    while entry.deed == Deed::Undid {
        n_turns += 1;
        let undone = entry.undoes.and_then(|id| all.iter().find(|entry| entry.id == id));
        match undone {
            Some(undone) => entry = undone,
            None => return (None, n_turns),
        }
    }
    (Some(entry), n_turns)
}

/// True for an entry that took back what was done, and not for one that did it again.
pub fn takes_back(entry: &Entry, all: &[Entry]) -> bool {
    first_deed(entry, all).1 % 2 == 1
}

/// True for an entry that was taken back, and not done again since.
pub fn is_undone(entry: &Entry, all: &[Entry]) -> bool {
    let (mut undone_by, mut is_undone) = (entry.undone_by, false);
    while let Some(id) = undone_by {
        is_undone = !is_undone;
        undone_by = all.iter().find(|entry| entry.id == id).and_then(|entry| entry.undone_by);
    }
    is_undone
}

impl Desk {
    /// Takes back what was done last and not taken back yet. What takes something back is not
    /// itself undone here, but by [`Desk::redo`].
    pub fn undo(self) {
        let last = self.with_journal_untracked(|all| {
            let is_next = |entry: &&Entry| entry.can_be_undone() && !takes_back(entry, all);
            all.iter().find(is_next).map(|entry| entry.id)
        });
        match last {
            Some(id) => self.undo_entry(id),
            None => self.say("There is nothing left to undo".to_owned(), None),
        }
    }

    /// Does again what was taken back last, unless something else was done since.
    pub fn redo(self) {
        let last = self.with_journal_untracked(|all| {
            let turns = all.iter().take_while(|entry| entry.deed == Deed::Undid);
            let is_next = |entry: &&Entry| entry.can_be_undone() && takes_back(entry, all);
            turns.into_iter().find(is_next).map(|entry| entry.id)
        });
        match last {
            Some(id) => self.undo_entry(id),
            None => self.say("There is nothing to do again".to_owned(), None),
        }
    }

    /// Takes back what entry `id` of the journal did.
    pub fn undo_entry(self, id: EntryId) {
        self.give(Command::Undo(id));
    }

    /// What was done in the last 30 days, the latest first.
    pub fn journal(self) -> Vec<Entry> {
        self.journal.get()
    }

    /// Reads what was done in the last 30 days, the latest first.
    pub fn with_journal<T>(self, read: impl FnOnce(&[Entry]) -> T) -> T {
        self.journal.with(|journal| read(journal))
    }

    fn with_journal_untracked<T>(self, read: impl FnOnce(&[Entry]) -> T) -> T {
        self.journal.with_untracked(|journal| read(journal))
    }
}
