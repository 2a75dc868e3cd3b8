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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::lead::Draft;
    use crate::domain::zone::Zone;
    use crate::testing::at;

    fn check(name: &str, company: &str, title: &str, expected_company: Option<&str>) {
        let now = at("2026-11-22T12:00:00Z");
        let draft = Draft {
            name: name.to_owned(),
            company: company.to_owned(),
            source: "Fair".to_owned(),
            enquiry_at: Some(now),
            ..Draft::default()
        };
        let lead = draft.parse(LeadId::new(now, [0; 10]), now).unwrap();
        let calendar = Calendar::weekdays_nine_to_five(Zone::utc());
        let row = Projection::of(&lead, &Cadence::new_enquiry(), &calendar);
        let told = (row.title.as_str(), row.company.as_deref(), row.source.as_deref());
        assert_eq!(told, (title, expected_company, Some("Fair")));
        assert_eq!(row.next, schedule::due(&lead, &Cadence::new_enquiry(), &calendar));
    }

    #[test]
    fn a_company_is_not_said_twice() {
        check("Ada", "Engines Ltd", "Ada", Some("Engines Ltd"));
        check("", "Engines Ltd", "Engines Ltd", None);
        check("Ada", "", "Ada", None);
    }
}
