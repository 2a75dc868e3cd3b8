//! Bringing in what a file holds.

use std::collections::BTreeSet;

use super::{Change, CommandError, Known, Wanted};
use crate::domain::fact::Fact;
use crate::domain::id::LeadId;
use crate::domain::journal::Deed;
use crate::domain::lead::Lead;
use crate::domain::order::gathered;
use crate::domain::settings::Settings;
use crate::domain::time::Instant;

/// What a file holds, and what to do with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// Whether it joins the desk or takes its place.
    pub mode: Mode,
    /// The leads, those in its trash too; no id twice.
    pub leads: Vec<Lead>,
    /// The settings, when it holds some.
    pub settings: Option<Settings>,
    /// Leads that were deleted here and are to come back.
    pub restore: BTreeSet<LeadId>,
}

/// Whether a file joins the desk or takes its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// By id, and by fact the later change stays.
    Merge,
    /// The desk becomes what the file holds. Leads that are only here go into the trash.
    Replace,
}

impl Import {
    pub(super) fn wants(&self) -> Wanted {
        match self.mode {
            Mode::Merge => Wanted::These(gathered(self.leads.iter().map(Lead::id))),
            Mode::Replace => Wanted::All,
        }
    }

    pub(super) fn run(&self, known: &Known, stamp: Instant) -> Result<Change, CommandError> {
        match self.mode {
            Mode::Merge => self.merge(known, stamp),
            Mode::Replace => self.replace(known, stamp),
        }
    }

    fn merge(&self, known: &Known, stamp: Instant) -> Result<Change, CommandError> {
        let mut after = Vec::with_capacity(self.leads.len());
        let (mut deleted_here, mut overruled) = (Vec::new(), Vec::new());
        for theirs in &self.leads {
            let Some(ours) = known.leads.get(&theirs.id()) else {
                after.push(theirs.clone());
                continue;
            };
            let merged = ours.merge(theirs);
            let mut lead = merged.lead;
            if ours.is_deleted() && lead.is_deleted() && !theirs.is_deleted() {
                if self.restore.contains(&lead.id()) {
                    lead = lead.set(Fact::DeletedAt(None), stamp)?;
                } else {
                    deleted_here.push((lead.id(), lead.title().to_owned()));
                }
            }
            // No import ever lifts it.
            if ours.parts().never_contact {
                lead = lead.set(Fact::NeverContact(true), stamp)?;
            }
            let title = lead.title().to_owned();
            overruled
                .extend(merged.overruled.into_iter().map(|was| (lead.id(), title.clone(), was)));
            after.push(lead);
        }
        let mut change = Change::of(Deed::Imported, known, after, stamp);
        change.report.deleted_here = deleted_here;
        change.report.overruled = overruled;
        Ok(match &self.settings {
            Some(theirs) => {
                let after = known.settings.clone().merge(theirs.clone());
                change.with_settings(Deed::Imported, known, after, stamp)
            }
            None => change,
        })
    }

    fn replace(&self, known: &Known, stamp: Instant) -> Result<Change, CommandError> {
        let mut after = Vec::with_capacity(self.leads.len());
        let named: BTreeSet<LeadId> = gathered(self.leads.iter().map(Lead::id));
        for theirs in &self.leads {
            let lead = match known.leads.get(&theirs.id()) {
                Some(ours) => ours.become_like(theirs, stamp)?,
                None => theirs.clone(),
            };
            after.push(lead);
        }
        for ours in known.leads.values().filter(|lead| !named.contains(&lead.id())) {
            if !ours.is_deleted() {
                after.push(ours.set(Fact::DeletedAt(Some(stamp)), stamp)?);
            }
        }
        let change = Change::of(Deed::Replaced, known, after, stamp);
        Ok(match &self.settings {
            Some(theirs) => change.with_settings(Deed::Replaced, known, theirs.clone(), stamp),
            None => change,
        })
    }
}
