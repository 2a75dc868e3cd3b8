//! One change that is made to many leads at once.

use std::collections::BTreeSet;

use super::{Change, CommandError, Known};
use crate::domain::fact::{Fact, FactKind};
use crate::domain::id::LeadId;
use crate::domain::journal::Deed;
use crate::domain::lead::{Lead, LeadError};
use crate::domain::order::gathered;
use crate::domain::source::Source;
use crate::domain::stage::Standing;
use crate::domain::tag::Tag;
use crate::domain::time::Instant;

/// One change that is made to many leads at once. Leads in the trash, and those that are never to be
/// contacted, are left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Many {
    /// The leads.
    pub leads: Vec<LeadId>,
    /// What is changed about each.
    pub change: ManyChange,
}

/// What is changed about each of many leads.
#[derive(Debug, Clone, PartialEq)]
pub enum ManyChange {
    /// They come to this stage.
    Stage(Standing),
    /// They came from there.
    Source(Option<Source>),
    /// They are sorted by this word too.
    AddTag(Tag),
    /// They are no longer sorted by this word.
    RemoveTag(Tag),
}

impl ManyChange {
    /// The fact that is changed.
    pub fn kind(&self) -> FactKind {
        match self {
            ManyChange::Stage(_) => FactKind::Stage,
            ManyChange::Source(_) => FactKind::Source,
            ManyChange::AddTag(_) | ManyChange::RemoveTag(_) => FactKind::Tags,
        }
    }
}

impl Many {
    pub(super) fn run(&self, known: &Known, stamp: Instant) -> Result<Change, CommandError> {
        let ids: BTreeSet<LeadId> = gathered(self.leads.iter().copied());
        let mut after = Vec::with_capacity(ids.len());
        let (mut n_left_out, mut n_full) = (0, 0);
        for lead in ids.iter().filter_map(|id| known.leads.get(id)) {
            if lead.parts().never_contact {
                n_left_out += 1;
            } else if !lead.is_deleted() {
                match self.change.made_to(lead, stamp) {
                    Ok(lead) => after.push(lead),
                    // One that has no room for another tag does not hold up the others.
                    Err(LeadError::TooMany { .. }) => n_full += 1,
                    Err(why) => return Err(why.into()),
                }
            }
        }
        let mut change = Change::of(Deed::Changed(self.change.kind()), known, after, stamp);
        (change.report.n_left_out, change.report.n_full) = (n_left_out, n_full);
        Ok(change)
    }
}

impl ManyChange {
    fn made_to(&self, lead: &Lead, stamp: Instant) -> Result<Lead, LeadError> {
        let fact = match self {
            ManyChange::Stage(standing) if lead.stage() == standing.stage => {
                return Ok(lead.clone());
            }
            ManyChange::Stage(standing) => {
                return lead.move_to(standing.clone(), stamp, stamp);
            }
            ManyChange::Source(source) => Fact::Source(source.clone()),
            ManyChange::AddTag(tag) => {
                let mut tags = lead.parts().tags.clone();
                tags.insert(tag.clone());
                Fact::Tags(tags)
            }
            ManyChange::RemoveTag(tag) => {
                let mut tags = lead.parts().tags.clone();
                tags.remove(tag);
                Fact::Tags(tags)
            }
        };
        lead.set(fact, stamp)
    }
}
