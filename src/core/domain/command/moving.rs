//! Having a lead come to a stage, with what is said of it at the same time.

use super::{Change, CommandError, Known};
use crate::domain::fact::{Fact, FactKind};
use crate::domain::id::LeadId;
use crate::domain::journal::Deed;
use crate::domain::stage::Standing;
use crate::domain::time::Instant;

/// Has a lead come to a stage. One that is never to be contacted comes there too: it is moved by
/// hand.
#[derive(Debug, Clone, PartialEq)]
pub struct Move {
    /// The lead.
    pub lead: LeadId,
    /// The stage, and why it is there.
    pub standing: Standing,
    /// What is said with it, such as what the sale is worth: one change, which is taken back at
    /// once.
    pub with: Option<Fact>,
}

impl Move {
    pub(super) fn run(&self, known: &Known, stamp: Instant) -> Result<Change, CommandError> {
        let before = known.leads.get(&self.lead).ok_or(CommandError::Gone)?;
        let moved = before.move_to(self.standing.clone(), stamp, stamp)?;
        let after = match &self.with {
            Some(fact) => moved.set(fact.clone(), stamp)?,
            None => moved,
        };
        Ok(Change::of(Deed::Changed(FactKind::Stage), known, [after], stamp))
    }
}
