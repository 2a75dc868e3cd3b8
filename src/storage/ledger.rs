//! What a command comes to on what is stored: the part of a change that is the
//! same in every store.

use std::collections::BTreeSet;

use ninefold_core::domain::command::{Change, Command, Known};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::{Entry, EntryId};
use ninefold_core::domain::time::Instant;

use super::record::EntryRecord;
use super::{Damage, StoreError};

/// What is stored, as far as a command has to see it.
#[derive(Debug, Default)]
pub(super) struct Stand {
    /// The desk's revision.
    pub rev: u64,
    /// What the command is run on.
    pub known: Known,
    /// The leads it wants that cannot be read, and why.
    pub damaged: Vec<(LeadId, Damage)>,
    /// Why the settings cannot be read. They are known as the default ones then.
    pub damaged_settings: Option<Damage>,
}

/// What an erasure leaves of an entry of the journal.
#[derive(Debug, PartialEq)]
pub(super) enum Left {
    /// It does not name the leads.
    AsItWas,
    /// It named other leads too.
    Less(Box<EntryRecord>),
    /// There is nothing left to undo, or it cannot be read: then nobody can tell
    /// whom it names.
    Nothing,
}

impl Stand {
    /// What `command` comes to at `stamp`. Nothing is built upon what is damaged,
    /// and nothing is put in its place.
    pub fn run(&self, command: &Command, stamp: Instant) -> Result<Change, StoreError> {
        if let Some((_, damage)) = self.damaged.first()
            && !bears_damage(command, self.known.entry.as_ref())
        {
            return Err(damage.clone().into());
        }
        let mut change = command.run(&self.known, stamp)?;
        let is_written = |id: &LeadId| change.puts.iter().any(|lead| lead.id() == *id);
        let damage = self.damaged.iter().find(|(id, _)| is_written(id)).map(|(_, damage)| damage);
        // New settings that a person gives may take the place of damaged ones.
        let settings = match command {
            Command::Set(_) => None,
            Command::Add(_)
            | Command::Change(..)
            | Command::Move(_)
            | Command::ChangeMany(_)
            | Command::Unite(_)
            | Command::Log(..)
            | Command::Decide(_)
            | Command::ChangeTouch(..)
            | Command::Delete(_)
            | Command::Restore(_)
            | Command::Erase(_)
            | Command::Import(_)
            | Command::Undo(_) => {
                self.damaged_settings.as_ref().filter(|_| change.settings.is_some())
            }
        };
        if let Some(damage) = damage.or(settings) {
            return Err(damage.clone().into());
        }
        if let Some(entry) = &mut change.entry {
            entry.id = EntryId(self.rev + 1);
        }
        Ok(change)
    }

    /// The entry that `change` takes back, marked so; `None` when it takes back none.
    pub fn undone(&self, change: &Change) -> Option<Entry> {
        let undone = self.known.entry.as_ref().filter(|entry| Some(entry.id) == change.undone)?;
        Some(Entry { undone_by: Some(EntryId(self.rev + 1)), ..undone.clone() })
    }
}

/// Whether one damaged lead among those that `command` wants leaves the others to it.
fn bears_damage(command: &Command, entry: Option<&Entry>) -> bool {
    match command {
        Command::Import(_) | Command::Decide(_) | Command::ChangeMany(_) => true,
        Command::Undo(_) => entry.is_some_and(|entry| entry.deed.brings_many()),
        Command::Add(_)
        | Command::Change(..)
        | Command::Move(_)
        | Command::Unite(_)
        | Command::Log(..)
        | Command::ChangeTouch(..)
        | Command::Delete(_)
        | Command::Restore(_)
        | Command::Erase(_)
        | Command::Set(_) => false,
    }
}

/// What is left of `record` once the leads that were `erased` are gone from it.
pub(super) fn left_of(record: &EntryRecord, erased: &BTreeSet<LeadId>) -> Left {
    /// Up to how many leads are looked for in the text, which is long after a large file.
    const FEW: usize = 10;
    let names = |id: &LeadId| record.body.contains(&id.to_string());
    if erased.len() <= FEW && record.is_whole() && !erased.iter().any(names) {
        return Left::AsItWas;
    }
    let Ok(mut entry) = record.decode() else { return Left::Nothing };
    let n_before = entry.items.len();
    entry.items.retain(|item| !erased.contains(&item.lead));
    match entry.items.len() {
        n if n == n_before => Left::AsItWas,
        0 if entry.settings.is_none() => Left::Nothing,
        _ => Left::Less(Box::new(EntryRecord::encode(&entry))),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::BTreeSet;

    use ninefold_core::domain::command::{Import, Mode};
    use ninefold_core::domain::journal::{Deed, Item};
    use ninefold_core::domain::lead::{Draft, Lead};
    use ninefold_core::domain::settings::Settings;

    use super::*;

    fn at() -> Instant {
        chrono::DateTime::from_timestamp_millis(1_760_000_000_000).unwrap()
    }

    fn lead(nth: u8) -> Lead {
        let draft = Draft { name: "Ada".to_owned(), ..Draft::default() };
        draft.parse(LeadId::new(at(), [nth; 10]), at()).unwrap()
    }

    fn import(mode: Mode, leads: Vec<Lead>, settings: Option<Settings>) -> Command {
        Command::Import(Box::new(Import { mode, leads, settings, restore: BTreeSet::new() }))
    }

    fn tokyo() -> Settings {
        Settings { zone: Some("Asia/Tokyo".to_owned()), ..Settings::default() }
    }

    /// Runs `command` where lead 1 is damaged, lead 2 is there, and the settings are damaged.
    #[track_caller]
    fn check(command: Command, is_run: bool) {
        let damage = Damage::Checksum;
        let known = Known { leads: [(lead(2).id(), lead(2))].into(), ..Known::default() };
        let stand = Stand {
            rev: 4,
            known,
            damaged: [(lead(1).id(), damage.clone())].into(),
            damaged_settings: Some(damage.clone()),
        };
        match stand.run(&command, at()) {
            Ok(change) => {
                assert!(is_run, "{command:?} came to {change:?}");
                assert_eq!(change.entry.unwrap().id, EntryId(5));
            }
            Err(error) => {
                assert!(!is_run, "{command:?} was refused: {error}");
                assert_eq!(error, damage.into());
            }
        }
    }

    #[test]
    fn nothing_is_built_upon_a_damaged_lead_or_put_in_its_place() {
        check(Command::Add(Box::new(lead(1))), false);
        check(Command::Delete(vec![lead(1).id(), lead(2).id()]), false);
        check(Command::Erase(vec![lead(1).id()]), false);
        check(import(Mode::Merge, vec![lead(1), lead(3)], None), false);
    }

    #[test]
    fn a_damaged_lead_bars_no_file_that_leaves_it_alone() {
        check(import(Mode::Merge, vec![lead(3)], None), true);
        check(import(Mode::Replace, vec![lead(3)], None), true);
    }

    #[test]
    fn damaged_settings_give_way_to_a_person_alone() {
        check(import(Mode::Merge, vec![lead(3)], Some(tokyo())), false);
        let stand = Stand { damaged_settings: Some(Damage::Shape), ..Stand::default() };
        let change = stand.run(&Command::Set(Box::new(tokyo())), at()).unwrap();
        assert_eq!(change.settings.unwrap().zone, tokyo().zone);
    }

    #[test]
    fn an_erasure_leaves_of_an_entry_what_names_others() {
        let item = |nth| Item::between(None, &lead(nth)).unwrap();
        let entry = |items| Entry {
            id: EntryId(1),
            at: at(),
            deed: Deed::Imported,
            items,
            settings: None,
            undoes: None,
            undone_by: None,
        };
        let left = |entry: &Entry, nth: u8| {
            left_of(&EntryRecord::encode(entry), &BTreeSet::from([lead(nth).id()]))
        };
        let both = entry(vec![item(1), item(2)]);
        assert_eq!(left(&both, 3), Left::AsItWas);
        let less = EntryRecord::encode(&entry(vec![item(2)]));
        assert_eq!(left(&both, 1), Left::Less(Box::new(less)));
        assert_eq!(left(&entry(vec![item(1)]), 1), Left::Nothing);
        assert_eq!(left(&entry(vec![]), 1), Left::AsItWas);

        let settings = Some(Box::new((Settings::default(), tokyo())));
        let with_settings = Entry { settings: settings.clone(), ..entry(vec![item(1)]) };
        let less = EntryRecord::encode(&Entry { settings, ..entry(vec![]) });
        assert_eq!(left(&with_settings, 1), Left::Less(Box::new(less)));

        let mut damaged = EntryRecord::encode(&both);
        damaged.sum.clear();
        assert_eq!(left_of(&damaged, &BTreeSet::from([lead(3).id()])), Left::Nothing);
    }
}
