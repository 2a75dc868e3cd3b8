//! Having a lead come to a stage, with what the sale is worth.

use super::{Change, CommandError, Known};
use crate::domain::fact::{Fact, FactKind};
use crate::domain::id::LeadId;
use crate::domain::journal::Deed;
use crate::domain::money::Money;
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
    /// What the sale is worth, if anything; `None` leaves that as it is. It is one change with the
    /// stage, and both are taken back at once.
    pub value: Option<Option<Money>>,
}

impl Move {
    pub(super) fn run(&self, known: &Known, stamp: Instant) -> Result<Change, CommandError> {
        let before = known.leads.get(&self.lead).ok_or(CommandError::Gone)?;
        let moved = before.move_to(self.standing.clone(), stamp, stamp)?;
        let after = match self.value {
            Some(value) => moved.set(Fact::Value(value), stamp)?,
            None => moved,
        };
        Ok(Change::of(Deed::Changed(FactKind::Stage), known, [after], stamp))
    }
}
