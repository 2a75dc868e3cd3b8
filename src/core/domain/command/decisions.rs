//! What was decided about the plans of leads, all at once.

use std::collections::BTreeMap;

use super::{Change, CommandError, Known};
use crate::domain::id::LeadId;
use crate::domain::journal::{Decided, Deed};
use crate::domain::lead::Decision;
use crate::domain::order::gathered;
use crate::domain::settings::Settings;
use crate::domain::time::Instant;

/// What was decided about the plans of leads, all at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Decisions {
    /// What it is called.
    pub what: Decided,
    /// When that was decided, by the clock that rules go by.
    pub at: Instant,
    /// What about which lead; of several about one lead the last. One that is never to be contacted
    /// is left out.
    pub leads: Vec<(LeadId, Decision)>,
    /// The settings to go with it, such as those without a plan that these leads leave.
    pub settings: Option<Box<Settings>>,
}

impl Decisions {
    pub(super) fn run(&self, known: &Known, stamp: Instant) -> Result<Change, CommandError> {
        let plans = known.settings.plans();
        let last: BTreeMap<LeadId, &Decision> =
            gathered(self.leads.iter().map(|(id, it)| (*id, it)));
        let mut after = Vec::new();
        let mut n_left_out = 0;
        for (id, decision) in last {
            if let Some(lead) = known.leads.get(&id) {
                n_left_out += usize::from(lead.parts().never_contact);
                after.push(lead.decide(decision, &plans, self.at, stamp)?);
            }
        }
        let deed = Deed::Decided(self.what);
        let mut change = Change::of(deed, known, after, stamp);
        change.report.n_left_out = n_left_out;
        Ok(match self.settings.as_deref() {
            Some(settings) => {
                let after = Settings { changed_at: Some(stamp), ..settings.clone() };
                change.with_settings(deed, known, after, stamp)
            }
            None => change,
        })
    }
}
