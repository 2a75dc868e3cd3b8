//! Commands: everything that changes a desk, and what each does to what is stored.
//!
//! A command is run inside one transaction, on what is stored at that moment, and never on what
//! some tab remembers: so two tabs lose neither edit (promise: tabs agree).

mod decisions;
mod error;
mod import;
mod many;
mod moving;
mod unite;

use std::collections::{BTreeMap, BTreeSet};

pub use self::decisions::Decisions;
pub use self::error::CommandError;
pub use self::import::{Import, Mode};
pub use self::many::{Many, ManyChange};
pub use self::moving::Move;
pub use self::unite::{Side, Unite, UniteError};
use super::fact::Fact;
use super::id::LeadId;
use super::journal::{Deed, Entry, EntryId, Item, Kept, KeptWhat};
use super::lead::{Edit, Lead, Logged, Was};
use super::order::gathered;
use super::settings::Settings;
use super::time::Instant;
use super::touch::Touch;

/// Something that changes a desk.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Keep a new lead.
    Add(Box<Lead>),
    /// Have one fact of a lead say something else.
    Change(LeadId, Box<Fact>),
    /// Have a lead come to a stage, with what the sale is worth.
    Move(Box<Move>),
    /// Change many leads at once.
    ChangeMany(Box<Many>),
    /// Have two leads be one.
    Unite(Box<Unite>),
    /// Log a touch on a lead, with all that it leads to.
    Log(LeadId, Box<Logged>),
    /// Do what was decided about the plans of leads.
    Decide(Box<Decisions>),
    /// Put this touch in the place of the one with its id.
    ChangeTouch(LeadId, Box<Touch>),
    /// Put leads into the trash.
    Delete(Vec<LeadId>),
    /// Take leads out of the trash.
    Restore(Vec<LeadId>),
    /// Remove leads from records, history and journal. Nothing brings them back.
    Erase(Vec<LeadId>),
    /// Bring in what a file holds.
    Import(Box<Import>),
    /// Have the settings say this.
    Set(Box<Settings>),
    /// Take back what an entry of the journal did.
    Undo(EntryId),
}

/// Which stored leads a command has to see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Those of these that are stored.
    These(BTreeSet<LeadId>),
    /// Every lead.
    All,
}

/// What is stored, as far as a command has to see it.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The leads it wants, those that are stored.
    pub leads: BTreeMap<LeadId, Lead>,
    /// The entry it undoes, if that is still kept.
    pub entry: Option<Entry>,
    /// The settings.
    pub settings: Settings,
}

/// What a command does to what is stored. All of it is written at once or nothing is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Change {
    /// Leads to write, each in the place of the one with its id.
    pub puts: Vec<Lead>,
    /// Leads to remove, with every trace in the journal, the snapshot and the mirror.
    pub erased: BTreeSet<LeadId>,
    /// The settings to write.
    pub settings: Option<Settings>,
    /// The entry for the journal; its id is given by the revision that is written with it.
    pub entry: Option<Entry>,
    /// The entry that is taken back by this one.
    pub undone: Option<EntryId>,
    /// What is told about it.
    pub report: Report,
}

/// What a command came to, for the person who gave it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Leads that were not there before.
    pub n_new: usize,
    /// Leads that say something else now.
    pub n_changed: usize,
    /// Leads that were named and say what they said.
    pub n_same: usize,
    /// Leads that go into the trash.
    pub n_deleted: usize,
    /// Leads of a file that were deleted here later than the file was written, with their titles:
    /// they stay in the trash unless they are restored.
    pub deleted_here: Vec<(LeadId, String)>,
    /// Leads that were named and are never to be contacted: nothing was done to them.
    pub n_left_out: usize,
    /// Leads that were named and have as many tags as a lead can have.
    pub n_full: usize,
    /// What a later change overruled, with the title of its lead.
    pub overruled: Vec<(LeadId, String, Was)>,
    /// What an undo left as it is, because it was changed since.
    pub kept: Vec<Kept>,
    /// An undo left the settings as they are, because they were changed since.
    pub are_settings_kept: bool,
}

impl Command {
    /// The entry of the journal that it has to see.
    pub fn entry(&self) -> Option<EntryId> {
        match self {
            Command::Undo(id) => Some(*id),
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
            | Command::Set(_) => None,
        }
    }

    /// The leads that it has to see, once its `entry` is known.
    pub fn wants(&self, entry: Option<&Entry>) -> Wanted {
        let these = |ids: &[LeadId]| Wanted::These(gathered(ids.iter().copied()));
        match self {
            Command::Add(lead) => these(&[lead.id()]),
            Command::Change(id, _) | Command::Log(id, _) | Command::ChangeTouch(id, _) => {
                these(&[*id])
            }
            Command::Delete(ids) | Command::Restore(ids) | Command::Erase(ids) => these(ids),
            Command::Move(it) => these(&[it.lead]),
            Command::ChangeMany(many) => these(&many.leads),
            Command::Unite(unite) => {
                let both = [unite.kept, unite.other].into_iter();
                Wanted::These(gathered(both.chain(unite.sent.iter().copied())))
            }
            Command::Decide(decisions) => {
                Wanted::These(gathered(decisions.leads.iter().map(|(id, _)| *id)))
            }
            Command::Import(import) => import.wants(),
            Command::Set(_) => these(&[]),
            Command::Undo(_) => {
                let items = entry.map_or(&[][..], |entry| &entry.items);
                Wanted::These(gathered(items.iter().map(|item| item.lead)))
            }
        }
    }

    /// What it does to what is `known`, at `stamp` by the real clock.
    ///
    /// A command that was carried out before, such as a save that is tried again because its answer
    /// never came, changes nothing and is no error.
    pub fn run(&self, known: &Known, stamp: Instant) -> Result<Change, CommandError> {
        let stored = |id: &LeadId| known.leads.get(id).ok_or(CommandError::Gone);
        match self {
            Command::Add(lead) => match known.leads.get(&lead.id()) {
                None => Ok(Change::of(Deed::Added, known, [(**lead).clone()], stamp)),
                // It is the same lead, whatever was done to it since.
                Some(before) if before.merge(lead).lead == *before => Ok(Change::default()),
                Some(_) => Err(CommandError::Exists),
            },
            Command::Change(id, fact) => {
                let before = stored(id)?;
                let after = if let Fact::Stage(standing) = &**fact {
                    before.move_to(standing.clone(), stamp, stamp)
                } else if let Fact::EnquiryAt(at) = &**fact {
                    before.ask(*at, stamp)
                } else {
                    before.set((**fact).clone(), stamp)
                }?;
                Ok(Change::of(Deed::Changed(fact.kind()), known, [after], stamp))
            }
            Command::Move(it) => it.run(known, stamp),
            Command::ChangeMany(many) => many.run(known, stamp),
            Command::Unite(unite) => unite.run(known, stamp),
            Command::Log(id, logged) => {
                let before = stored(id)?;
                if before.touch(logged.touch.id).is_some() {
                    return Ok(Change::default());
                }
                let after = before.follow(logged, &known.settings.plans(), stamp)?;
                Ok(Change::of(Deed::Logged(logged.touch.channel), known, [after], stamp))
            }
            Command::Decide(decisions) => decisions.run(known, stamp),
            Command::ChangeTouch(id, touch) => {
                let before = stored(id)?;
                if before.touch(touch.id).is_some_and(|it| it.says_the_same(touch)) {
                    return Ok(Change::default());
                }
                let was_never = before.touch(touch.id).is_some_and(Touch::says_never);
                let never = (touch.says_never() && !was_never).then_some(Fact::NeverContact(true));
                let (facts, touches) = (never.into_iter().collect(), vec![(**touch).clone()]);
                let edit = Edit { facts, touches, ..Edit::default() };
                let after = before.edit(&edit, stamp)?;
                Ok(Change::of(Deed::ChangedTouch, known, [after], stamp))
            }
            Command::Delete(ids) => trash(Deed::Deleted, known, ids, Some(stamp), stamp),
            Command::Restore(ids) => trash(Deed::Restored, known, ids, None, stamp),
            Command::Erase(ids) => {
                let stored = ids.iter().filter(|id| known.leads.contains_key(id));
                let erased: BTreeSet<LeadId> = gathered(stored.copied());
                let entry = (!erased.is_empty()).then(|| entry(Deed::Erased, Vec::new(), stamp));
                Ok(Change { erased, entry, ..Change::default() })
            }
            Command::Import(import) => import.run(known, stamp),
            Command::Set(settings) => {
                let after = Settings { changed_at: Some(stamp), ..(**settings).clone() };
                Ok(Change::default().with_settings(Deed::Set, known, after, stamp))
            }
            Command::Undo(id) => undo(*id, known, stamp),
        }
    }
}

impl Change {
    /// Writes `after`, as far as it says something else than what is known.
    fn of(
        deed: Deed,
        known: &Known,
        after: impl IntoIterator<Item = Lead>,
        stamp: Instant,
    ) -> Change {
        let mut change = Change::default();
        let mut items = Vec::new();
        for lead in after {
            let before = known.leads.get(&lead.id());
            if before == Some(&lead) {
                change.report.n_same += 1;
                continue;
            }
            match Item::between(before, &lead) {
                Some(item) => {
                    change.report.count(before, &lead);
                    items.push(item);
                }
                None => change.report.n_same += 1,
            }
            // What is said may be the same, and a stamp or the history be news.
            change.puts.push(lead);
        }
        if !items.is_empty() {
            change.entry = Some(entry(deed, items, stamp));
        }
        change
    }

    /// Writes `after` as the settings too, if it says something else.
    fn with_settings(self, deed: Deed, known: &Known, after: Settings, stamp: Instant) -> Change {
        let before = &known.settings;
        if after.says_the_same(before) {
            return self;
        }
        let mut entry = self.entry.unwrap_or_else(|| entry(deed, Vec::new(), stamp));
        entry.settings = Some(Box::new((before.clone(), after.clone())));
        Change { settings: Some(after), entry: Some(entry), ..self }
    }

    /// True when nothing has to be written.
    pub fn is_empty(&self) -> bool {
        let Change { puts, erased, settings, entry, undone: _, report: _ } = self;
        puts.is_empty() && erased.is_empty() && settings.is_none() && entry.is_none()
    }
}

impl Report {
    fn count(&mut self, before: Option<&Lead>, after: &Lead) {
        match before {
            None => self.n_new += 1,
            Some(before) if after.is_deleted() && !before.is_deleted() => self.n_deleted += 1,
            Some(_) => self.n_changed += 1,
        }
    }
}

fn entry(deed: Deed, items: Vec<Item>, stamp: Instant) -> Entry {
    let id = EntryId(0);
    Entry { id, at: stamp, deed, items, settings: None, undoes: None, undone_by: None }
}

/// Puts those of `ids` that are stored into the trash, or takes them out of it.
fn trash(
    deed: Deed,
    known: &Known,
    ids: &[LeadId],
    deleted_at: Option<Instant>,
    stamp: Instant,
) -> Result<Change, CommandError> {
    let ids: BTreeSet<LeadId> = gathered(ids.iter().copied());
    let mut after = Vec::new();
    for lead in ids.iter().filter_map(|id| known.leads.get(id)) {
        if lead.is_deleted() != deleted_at.is_some() {
            after.push(lead.set(Fact::DeletedAt(deleted_at), stamp)?);
        }
    }
    Ok(Change::of(deed, known, after, stamp))
}

/// Takes entry `id` back. What was changed again since stays, and is named.
fn undo(id: EntryId, known: &Known, stamp: Instant) -> Result<Change, CommandError> {
    let undone = known.entry.as_ref().filter(|entry| entry.id == id && entry.can_be_undone());
    let undone = undone.ok_or(CommandError::NothingToUndo)?;
    let mut kept = Vec::new();
    let mut after = Vec::new();
    for item in &undone.items {
        let Some(lead) = known.leads.get(&item.lead) else { continue };
        let is_changed = lead.digest() != item.digest && !lead.is_deleted();
        if item.is_new && undone.deed.brings_many() && is_changed {
            let title = lead.title().to_owned();
            kept.push(Kept { lead: item.lead, title, what: KeptWhat::Lead });
        } else {
            after.push(item.take_back(lead, stamp, &mut kept));
        }
    }
    let mut change = Change::of(Deed::Undid, known, after, stamp);
    if let Some((before, after)) = undone.settings.as_deref() {
        if known.settings.says_the_same(after) {
            let back = Settings { changed_at: Some(stamp), ..before.clone() };
            change = change.with_settings(Deed::Undid, known, back, stamp);
        } else {
            change.report.are_settings_kept = !known.settings.says_the_same(before);
        }
    }
    // Also when all of it stays: it was taken back as far as it can be, and what was done before it
    // is the next to be undone.
    let entry = change.entry.take().unwrap_or_else(|| entry(Deed::Undid, Vec::new(), stamp));
    change.entry = Some(Entry { undoes: Some(id), ..entry });
    change.undone = Some(id);
    change.report.kept = kept;
    Ok(change)
}

#[cfg(test)]
mod tests;
