//! What lists and Today keep of each lead in memory.

mod fold;

use chrono::TimeDelta;

use self::fold::numbers;
pub use self::fold::{fold, words};
pub(in crate::domain) use self::fold::{fold_into, is_number};
use super::appointment::Appointment;
use super::cadence::CadenceId;
use super::contact::{Company, Email, Phone};
use super::duplicates::{self, Mark};
use super::fact::Kind;
use super::id::LeadId;
use super::lead::Lead;
use super::meeting::Meeting;
use super::money::Money;
use super::replies::{Sent, sent};
use super::response;
use super::schedule::{self, Next, Rules};
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
    /// The best address that mail reaches it at.
    pub email: Option<String>,
    /// The best number that a call reaches it at.
    pub phone: Option<String>,
    /// Where it came from.
    pub source: Option<String>,
    /// Whose lead it is, for a consultant.
    pub client: Option<String>,
    /// Words to sort it by.
    pub tags: Vec<String>,
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
    /// When the promise that is due first has to be kept; `None` without an open one.
    pub promise_at: Option<Instant>,
    /// The noes since it asked, as [`Lead::noes`].
    pub n_noes: usize,
    /// The times to meet of which nobody has said how they went.
    pub meetings: Vec<Meeting>,
    /// Who sent it to us.
    pub came_from: Option<LeadId>,
    /// The letters of the library that it was sent.
    pub sent: Vec<Sent>,
    /// When a cooled enquiry may go into the nurturing pile by itself: an hour of working time after
    /// our first touch, when they have not replied. `None` where it may not.
    pub settles_at: Option<Instant>,
    /// The plan that it follows, also while something else comes next.
    pub cadence: Option<CadenceId>,
    /// By what its doubles are found.
    pub marks: Vec<Mark>,
    /// What it is found by, folded, a line for each: see [`fold`]. The first is its title.
    pub search: String,
    /// What else is told of it: notes, problems, what was said; folded, a line for each.
    pub told: String,
    /// Its next step.
    pub next: Next,
}

impl Projection {
    /// What `lead` looks like in a list by these `rules`.
    pub fn of(lead: &Lead, rules: &Rules) -> Projection {
        let company = lead.company().filter(|_| lead.name().is_some());
        let parts = lead.parts();
        Projection {
            id: lead.id(),
            title: lead.title().to_owned(),
            company: company.map(Company::to_string),
            email: lead.email().map(Email::to_string),
            phone: lead.phone().map(Phone::to_string),
            source: lead.source().map(Source::to_string),
            client: parts.client.as_ref().map(ToString::to_string),
            tags: parts.tags.iter().map(ToString::to_string).collect(),
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
            promise_at: lead.open_promise().map(|promise| promise.due_at),
            n_noes: lead.noes().count(),
            meetings: meetings(lead),
            came_from: parts.came_from,
            sent: sent(lead),
            settles_at: settles_at(lead, rules),
            cadence: schedule::follows(lead),
            marks: duplicates::marks(lead),
            search: search_text(lead),
            told: told_text(lead),
            next: schedule::next(lead, rules),
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
}

/// The open appointments of `lead`; none of one with whom nothing is ever done again.
fn meetings(lead: &Lead) -> Vec<Meeting> {
    let parts = lead.parts();
    if parts.never_contact || lead.is_deleted() {
        return Vec::new();
    }
    let open = parts.appointments.iter().filter(|it| it.went.is_none());
    open.map(Appointment::meeting).collect()
}

/// When the enquiry of `lead`, which cooled before we answered it, may go into the nurturing pile by
/// itself.
fn settles_at(lead: &Lead, rules: &Rules) -> Option<Instant> {
    match lead.stage() {
        Stage::New | Stage::Working => {}
        Stage::Nurture | Stage::Won | Stage::Lost => return None,
    }
    let asked_at = lead.enquiry_at()?;
    let answered_at = lead.answered_at()?;
    // An answer within an hour is always one within an hour of working time.
    if answered_at - asked_at <= TimeDelta::hours(1)
        || answered_at <= response::cools_at(asked_at, &rules.calendar)?
    {
        return None;
    }
    let replied = |touch: &Touch| touch.at >= asked_at && touch.they_said_something();
    let is_silent = !lead.touches().any(replied);
    response::cools_at(answered_at, &rules.calendar).filter(|_| is_silent)
}

/// Name, company, e-mails, phones (also as bare digits) and tags, folded once per lead and not per
/// keystroke.
fn search_text(lead: &Lead) -> String {
    let parts = lead.parts();
    let mut text = String::with_capacity(128);
    let mut add = |part: &str| {
        let from = text.len();
        fold_into(&mut text, part);
        // What is looked for by its digits is found by them, wherever it stands.
        for number in numbers(&text[from..]).collect::<Vec<_>>() {
            text.push(' ');
            text.push_str(&number);
        }
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

/// Notes, problems, the story and what was said at touches, folded likewise.
fn told_text(lead: &Lead) -> String {
    let parts = lead.parts();
    let mut text = String::new();
    let mut add = |part: &str| {
        fold_into(&mut text, part);
        text.push('\n');
    };
    for problem in &parts.problems {
        add(problem.words.as_str());
        problem.solution.iter().for_each(|words| add(words.as_str()));
    }
    for note in [&parts.note, &parts.story, &parts.personal].into_iter().flatten() {
        add(note.as_str());
    }
    for line in [&parts.role, &parts.source_detail, &parts.decision_maker].into_iter().flatten() {
        add(line.as_str());
    }
    parts.links.iter().for_each(|link| add(link.short()));
    for touch in lead.touches() {
        touch.note.iter().for_each(|note| add(note.as_str()));
        let words = touch.objection.as_ref().and_then(|it| it.words.as_ref());
        words.iter().for_each(|words| add(words.as_str()));
    }
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
    use crate::domain::search::Search;
    use crate::domain::tag::Tag;
    use crate::testing::{ada, at, cases, leads, utc_rules};

    const ASKED_AT: &str = "2026-11-23T12:00:00Z";

    fn row(lead: &Lead) -> Projection {
        Projection::of(lead, &utc_rules())
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
        assert_eq!(Search::parse(search).finds(&row), is_found, "{search} in {:?}", row.search);
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
        let row = row(&lead);
        let told = (row.title.as_str(), row.company.as_deref(), row.source.as_deref());
        assert_eq!(told, (title, expected_company, Some("Fair")));
        assert_eq!(row.next, schedule::next(&lead, &utc_rules()));
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
            prop_assert!(Search::parse(lead.title()).finds(&row));
            for number in lead.parts().phones.iter().filter_map(Phone::number) {
                prop_assert!(Search::parse(&number).finds(&row), "{}", number);
            }
            prop_assert!(!row.is_waiting() || row.next != Next::Ended);
        }
    }
}
