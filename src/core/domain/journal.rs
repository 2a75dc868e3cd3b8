//! The undo journal: what was done, and what stood there before.

use chrono::TimeDelta;

use super::fact::{Fact, FactKind};
use super::id::LeadId;
use super::lead::{Edit, Lead, LeadError};
use super::settings::Settings;
use super::time::Instant;
use super::touch::{Channel, Touch};
use super::unknown::Unknown;

/// One thing that was done, with what it takes to undo it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The desk's revision that it made: entries stand in the order of their ids.
    pub id: EntryId,
    /// When it was done, by the real clock.
    pub at: Instant,
    /// What was done.
    pub deed: Deed,
    /// What it did to each lead.
    pub items: Vec<Item>,
    /// The settings before and after, when it changed them.
    pub settings: Option<Box<(Settings, Settings)>>,
    /// The entry that this one took back.
    pub undoes: Option<EntryId>,
    /// The entry that took this one back.
    pub undone_by: Option<EntryId>,
}

/// The name of an entry: the desk's revision that it made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub u64);

/// What was done, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deed {
    /// A lead was typed.
    Added,
    /// A fact was changed.
    Changed(FactKind),
    /// A touch was logged.
    Logged(Channel),
    /// Two leads became one.
    United,
    /// Something was decided about the plan of a lead, or of many.
    Decided(Decided),
    /// A touch was corrected or taken back.
    ChangedTouch,
    /// Leads were put into the trash.
    Deleted,
    /// Leads were taken out of the trash.
    Restored,
    /// Leads were erased for good: there is nothing left to undo.
    Erased,
    /// A file was merged in.
    Imported,
    /// A file took the place of the desk.
    Replaced,
    /// The settings were changed.
    Set,
    /// Another entry was taken back.
    Undid,
}

/// What was decided about the plans of leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decided {
    /// They follow another plan.
    Enrolled,
    /// Their plan ended.
    Ended,
    /// A step was left out.
    Skipped,
    /// A step was put off.
    Snoozed,
    /// A step is no longer put off.
    Woken,
    /// The plan rests.
    Paused,
    /// The plan goes on.
    Resumed,
    /// A next step was agreed on.
    Agreed,
    /// It was said how an appointment went.
    Met,
    /// Steps that were late were spread over days to come.
    SpreadOut,
    /// Steps that were late count anew.
    Restarted,
    /// Steps that were late were left out.
    Dropped,
    /// Leads that cooled went into the nurturing pile by themselves.
    Cooled,
    /// A time to meet was agreed, or moved.
    Meeting,
    /// Something was promised, or otherwise than before.
    Promised,
    /// A promise was kept.
    Kept,
    /// Nobody waits for a promise any more.
    Released,
    /// Something was bought, or otherwise than before.
    Bought,
    /// It was not bought after all.
    Unbought,
    /// A lead asked again.
    AskedAgain,
}

/// What was done to one lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The lead.
    pub lead: LeadId,
    /// What a list called it then.
    pub title: String,
    /// It was not there before.
    pub is_new: bool,
    /// What it said afterwards, as [`Lead::digest`] has it: so an undo knows whether a lead that
    /// came with a file was touched since.
    pub digest: u32,
    /// Facts that came to say something else: before and after.
    pub facts: Vec<(Fact, Fact)>,
    /// Touches that came or changed: before, if there was one, and after.
    pub touches: Vec<(Option<Touch>, Touch)>,
    /// What a later version of Ninefold wrote on the lead, before and after, when that changed.
    pub unknown: Option<Box<(Unknown, Unknown)>>,
}

/// Something that was changed again since, and that an undo leaves as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The lead.
    pub lead: LeadId,
    /// What a list calls it.
    pub title: String,
    /// What stays.
    pub what: KeptWhat,
}

/// What an undo leaves as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeptWhat {
    /// A fact.
    Fact(FactKind),
    /// A touch.
    Touch,
    /// The whole lead.
    Lead,
}

/// How long an entry is kept, so that it can be undone.
pub const KEPT_FOR: TimeDelta = TimeDelta::days(30);

impl Entry {
    /// True when there is something left to undo.
    pub fn can_be_undone(&self) -> bool {
        let does_something = !self.items.is_empty() || self.settings.is_some();
        self.undone_by.is_none() && does_something && self.deed != Deed::Erased
    }

    /// True for an entry that [`KEPT_FOR`] is over for.
    pub fn is_past(&self, now: Instant) -> bool {
        now - self.at > KEPT_FOR
    }
}

impl Deed {
    /// True for what brings in whole files.
    pub fn brings_many(self) -> bool {
        match self {
            Deed::Imported | Deed::Replaced => true,
            Deed::Added
            | Deed::Changed(_)
            | Deed::United
            | Deed::Logged(_)
            | Deed::Decided(_)
            | Deed::ChangedTouch
            | Deed::Deleted
            | Deed::Restored
            | Deed::Erased
            | Deed::Set
            | Deed::Undid => false,
        }
    }
}

impl Item {
    /// What led from `before` to `after`; `None` when both say the same.
    pub fn between(before: Option<&Lead>, after: &Lead) -> Option<Item> {
        let item = Item {
            lead: after.id(),
            title: after.title().to_owned(),
            is_new: before.is_none(),
            digest: after.digest(),
            facts: Vec::new(),
            touches: Vec::new(),
            unknown: None,
        };
        let Some(before) = before else { return Some(item) };
        let (old, new) = (before.parts(), after.parts());
        let facts: Vec<_> = FactKind::ALL
            .into_iter()
            .filter(|kind| !old.agrees_on(*kind, new))
            .map(|kind| (old.fact(kind), new.fact(kind)))
            .collect();
        let touches: Vec<_> = (new.touches.iter())
            .map(|touch| (before.touch(touch.id), touch))
            .filter(|(old, new)| old.map_or(!new.is_removed, |old| !old.shows_the_same(new)))
            .map(|(old, new)| (old.cloned(), new.clone()))
            .collect();
        let unknown = (old.unknown != new.unknown)
            .then(|| Box::new((old.unknown.clone(), new.unknown.clone())));
        let says_something = !facts.is_empty() || !touches.is_empty() || unknown.is_some();
        says_something.then_some(Item { facts, touches, unknown, ..item })
    }

    /// Takes back what was done to `lead`, as it is now, at `stamp`. What was changed again since
    /// stays and is named in `kept`, and so does what no longer goes together with the rest.
    pub fn take_back(&self, lead: &Lead, stamp: Instant, kept: &mut Vec<Kept>) -> Lead {
        let mut keep =
            |what| kept.push(Kept { lead: lead.id(), title: lead.title().to_owned(), what });
        let mut edit = Edit::default();
        if self.is_new {
            let deleted_at = lead.parts().deleted_at.unwrap_or(stamp);
            edit.facts.push(Fact::DeletedAt(Some(deleted_at)));
        }
        for (before, after) in &self.facts {
            let now = lead.parts().fact(after.kind());
            if now == *after {
                edit.facts.push(before.clone());
            } else if now != *before {
                keep(KeptWhat::Fact(after.kind()));
            }
        }
        for (before, after) in &self.touches {
            let removed = || Touch { is_removed: true, ..after.clone() };
            let before = before.clone().unwrap_or_else(removed);
            match lead.touch(after.id) {
                Some(now) if now.shows_the_same(after) => edit.touches.push(before),
                Some(now) if now.shows_the_same(&before) => {}
                Some(_) | None => keep(KeptWhat::Touch),
            }
        }
        if let Some((before, after)) = self.unknown.as_deref()
            && lead.parts().unknown == *after
        {
            edit.unknown = Some(before.clone());
        }
        loop {
            let error = match lead.edit(&edit, stamp) {
                Ok(lead) => return lead,
                Err(error) => error,
            };
            let left_out = edit.leave_out(error);
            if left_out.is_empty() {
                keep(KeptWhat::Lead);
                return lead.clone();
            }
            left_out.into_iter().for_each(&mut keep);
        }
    }
}

impl Edit {
    /// Leaves out what `error` complains of, and answers what that was.
    fn leave_out(&mut self, error: LeadError) -> Vec<KeptWhat> {
        let is_left_out = |kind: FactKind| match error {
            LeadError::Nobody => kind.tells_who(),
            LeadError::Touch { .. } => kind == FactKind::EnquiryAt,
            LeadError::CapturedAt(_) | LeadError::At { .. } | LeadError::TooMany { .. } => true,
        };
        let n_touches = if error == LeadError::Nobody { 0 } else { self.touches.len() };
        let touches = self.touches.drain(..n_touches).map(|_| KeptWhat::Touch);
        let facts = self.facts.extract_if(.., |fact| is_left_out(fact.kind()));
        facts.map(|fact| KeptWhat::Fact(fact.kind())).chain(touches).collect()
    }
}
