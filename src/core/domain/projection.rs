//! What lists and Today keep of each lead in memory.

mod fold;

use self::fold::fold_into;
pub use self::fold::{fold, words};
use super::calendar::Calendar;
use super::contact::Company;
use super::fact::Kind;
use super::id::LeadId;
use super::lead::Lead;
use super::money::Money;
use super::schedule::{self, Next, Plans};
use super::source::Source;
use super::stage::Stage;
use super::time::Instant;
use super::touch::Touch;

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
    /// When whoever asked was answered, as [`Lead::answered_at`].
    pub answered_at: Option<Instant>,
    /// When it was written down.
    pub captured_at: Instant,
    /// How far it has come.
    pub stage: Stage,
    /// What the sale would be worth.
    pub value: Option<Money>,
    /// Who buys.
    pub kind: Option<Kind>,
    /// Nothing is ever due again.
    pub never_contact: bool,
    /// When it was put into the trash; such a row stands in no list but that one.
    pub deleted_at: Option<Instant>,
    /// How often it was touched, either way.
    pub n_touches: usize,
    /// When it was touched last, either way.
    pub touched_at: Option<Instant>,
    /// What it is found by, folded: see [`fold`].
    pub search: String,
    /// Its next step.
    pub next: Next,
}

impl Projection {
    /// What `lead` looks like in a list while it follows `plans` by `calendar`.
    pub fn of(lead: &Lead, plans: &Plans, calendar: &Calendar) -> Projection {
        let company = lead.company().filter(|_| lead.name().is_some());
        let parts = lead.parts();
        Projection {
            id: lead.id(),
            title: lead.title().to_owned(),
            company: company.map(Company::to_string),
            source: lead.source().map(Source::to_string),
            enquiry_at: lead.enquiry_at(),
            answered_at: lead.answered_at(),
            captured_at: lead.captured_at(),
            stage: lead.stage(),
            value: parts.value,
            kind: parts.kind,
            never_contact: parts.never_contact,
            deleted_at: parts.deleted_at,
            n_touches: lead.touches().count(),
            touched_at: lead.touches().next_back().map(|touch: &Touch| touch.at),
            search: search_text(lead),
            next: schedule::next(lead, plans, calendar),
        }
    }

    /// True while whoever asked waits for an answer: nobody answered, and nothing is decided.
    pub fn is_waiting(&self) -> bool {
        self.enquiry_at.is_some()
            && self.answered_at.is_none()
            && !self.stage.is_closed()
            && !self.never_contact
            && self.deleted_at.is_none()
    }

    /// True when every one of the [`words`] of a search is found in it, in whatever order.
    pub fn is_found_by(&self, words: &[String]) -> bool {
        words.iter().all(|word| self.search.contains(word.as_str()))
    }
}

/// Name, company, e-mails, phones (also as bare digits) and tags, folded once per lead and not per
/// keystroke.
fn search_text(lead: &Lead) -> String {
    let parts = lead.parts();
    let mut text = String::with_capacity(128);
    let mut add = |part: &str| {
        fold_into(&mut text, part);
        text.push('\n');
    };
    parts.name.iter().for_each(|name| add(name.as_str()));
    parts.company.iter().for_each(|company| add(company.as_str()));
    parts.emails.iter().for_each(|email| add(email.as_str()));
    for phone in &parts.phones {
        add(phone.as_str());
        phone.number().iter().for_each(|number| add(number));
    }
    parts.tags.iter().for_each(|tag| add(tag.as_str()));
    text.shrink_to_fit();
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::contact::{Email, LeadName, Phone};
    use crate::domain::fact::Fact;
    use crate::domain::lead::{Draft, Parts};
    use crate::domain::tag::Tag;
    use crate::domain::zone::Zone;
    use crate::testing::{ada, at, cases, leads};

    const ASKED_AT: &str = "2026-11-23T12:00:00Z";

    fn row(lead: &Lead) -> Projection {
        Projection::of(lead, &Plans::default(), &Calendar::weekdays_nine_to_five(Zone::utc()))
    }

    /// Whether Zoë is found by what is typed into the search.
    fn check_found(search: &str, is_found: bool) {
        let parts = Parts {
            name: LeadName::parse("Zoë Müller").ok(),
            company: Company::parse("Bäckerei Groß").ok(),
            emails: vec![Email::parse("zoe@example.org").unwrap()],
            phones: vec![Phone::parse("+49 (0)30 / 12-34").unwrap()],
            tags: [Tag::parse("Fair 2026").unwrap()].into(),
            ..ada(None).into_parts()
        };
        let row = row(&Lead::new(parts).unwrap());
        assert_eq!(row.is_found_by(&words(search)), is_found, "{search} in {:?}", row.search);
    }

    /// Whether Ada, who asked, waits for an answer after `facts`.
    fn check_waiting(facts: &[Fact], is_waiting: bool) {
        let set = |lead: Lead, fact: &Fact| lead.set(fact.clone(), at(ASKED_AT)).unwrap();
        let lead = facts.iter().fold(ada(Some(at(ASKED_AT))), set);
        assert_eq!(row(&lead).is_waiting(), is_waiting, "{facts:?}");
    }

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
        let row = Projection::of(&lead, &Plans::default(), &calendar);
        let told = (row.title.as_str(), row.company.as_deref(), row.source.as_deref());
        assert_eq!(told, (title, expected_company, Some("Fair")));
        assert_eq!(row.next, schedule::next(&lead, &Plans::default(), &calendar));
    }

    #[test]
    fn a_company_is_not_said_twice() {
        check("Ada", "Engines Ltd", "Ada", Some("Engines Ltd"));
        check("", "Engines Ltd", "Engines Ltd", None);
        check("Ada", "", "Ada", None);
    }

    #[test]
    fn words_are_found_in_any_order_and_spelling() {
        check_found("muller zoe", true);
        check_found("ZOË mül", true);
        check_found("gross backerei", true);
        check_found("example fair", true);
        check_found("zoe schmidt", false);
        check_found("", true);
    }

    #[test]
    fn a_phone_is_found_by_its_digits() {
        check_found("49301234", true);
        check_found("+49 30 1234", true);
        check_found("30/12-34", true);
        check_found("12-34", true);
        check_found("5678", false);
    }

    #[test]
    fn who_asked_waits_until_somebody_answers_or_it_is_decided() {
        check_waiting(&[], true);
        check_waiting(&[Fact::Stage(Stage::Nurture.into())], true);
        check_waiting(&[Fact::Stage(Stage::Won.into())], false);
        check_waiting(&[Fact::Stage(Stage::Lost.into())], false);
        check_waiting(&[Fact::NeverContact(true)], false);
        check_waiting(&[Fact::DeletedAt(Some(at(ASKED_AT)))], false);
        check_waiting(&[Fact::EnquiryAt(None)], false);
    }

    proptest! {
        #![proptest_config(cases(128))]

        #[test]
        fn a_row_tells_what_the_lead_is(lead in leads()) {
            let row = row(&lead);
            prop_assert_eq!(row.title.as_str(), lead.title());
            prop_assert_eq!(row.n_touches, lead.touches().count());
            prop_assert_eq!(row.touched_at, lead.touches().map(|touch| touch.at).max());
            prop_assert_eq!(row.answered_at, lead.answered_at());
            prop_assert!(row.is_found_by(&words(lead.title())));
            let numbers: Vec<String> = lead.parts().phones.iter().filter_map(Phone::number).collect();
            prop_assert!(row.is_found_by(&numbers));
            prop_assert!(!row.is_waiting() || row.next != Next::Ended);
        }
    }
}
