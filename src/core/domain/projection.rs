//! What lists and Today keep of each lead in memory.

use super::cadence::Cadence;
use super::calendar::Calendar;
use super::contact::Company;
use super::lead::Lead;
use super::lead_id::LeadId;
use super::schedule::{self, Due};
use super::source::Source;
use super::time::Instant;

/// A lead as lists need it; the lead itself stays stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Projection {
    /// The lead it was made from.
    pub id: LeadId,
    /// What a list calls it, as [`Lead::title`].
    pub title: String,
    /// Its company; `None` when it has none, or when that is the title already.
    pub company: Option<String>,
    /// Where it came from.
    pub source: Option<String>,
    /// When the buyer asked; `None` when no clock runs.
    pub enquiry_at: Option<Instant>,
    /// When it was written down.
    pub captured_at: Instant,
    /// Its next step; `None` when there is no plan yet.
    pub next: Option<Due>,
}

impl Projection {
    /// What `lead` looks like in a list while it follows `cadence` by `calendar`.
    pub fn of(lead: &Lead, cadence: &Cadence, calendar: &Calendar) -> Projection {
        let company = lead.company().filter(|_| lead.name().is_some());
        Projection {
            id: lead.id(),
            title: lead.title().to_owned(),
            company: company.map(Company::to_string),
            source: lead.source().map(Source::to_string),
            enquiry_at: lead.enquiry_at(),
            captured_at: lead.captured_at(),
            next: schedule::due(lead, cadence, calendar),
        }
    }
}
