//! Two leads that are one: what is known of both comes together on one of them.

use super::{Change, CommandError, Known};
use crate::domain::fact::{Fact, FactKind};
use crate::domain::id::LeadId;
use crate::domain::journal::Deed;
use crate::domain::lead::Edit;
use crate::domain::time::Instant;

/// Two leads that are one.
#[derive(Debug, Clone, PartialEq)]
pub struct Unite {
    /// The lead that stays.
    pub kept: LeadId,
    /// The lead that goes into the trash.
    pub other: LeadId,
    /// The facts that the one that stays is to say as the other does; all others stay as they are.
    pub from_other: Vec<FactKind>,
    /// The leads whom the other sent: the one that stays sent them.
    pub sent: Vec<LeadId>,
}

impl Unite {
    pub(super) fn run(&self, known: &Known, stamp: Instant) -> Result<Change, CommandError> {
        let stored = |id: &LeadId| known.leads.get(id).ok_or(CommandError::Gone);
        let (kept, other) = (stored(&self.kept)?, stored(&self.other)?);
        let facts = self.from_other.iter().map(|kind| other.parts().fact(*kind)).collect();
        let touches = other.parts().touches.clone();
        let edit = Edit { facts, touches, unknown: None };
        let after = vec![kept.edit(&edit, stamp)?, other.set(Fact::DeletedAt(Some(stamp)), stamp)?];
        Ok(Change::of(Deed::United, known, after, stamp))
    }
}
