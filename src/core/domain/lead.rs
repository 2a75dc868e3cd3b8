//! A lead, and the form it is typed into.

use std::fmt;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::contact::{Company, Email, EmailError, LeadName, Phone, PhoneError, TextError};
use super::lead_id::LeadId;
use super::note::Note;
use super::source::Source;
use super::time::{self, Instant, InstantError};

/// Somebody who may buy. There is always a name, a company, an e-mail or a phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead(Parts);

/// All fields of a lead, parsed each for itself: what [`Lead::new`] checks together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The name it keeps for ever.
    pub id: LeadId,
    /// Who it is.
    pub name: Option<LeadName>,
    /// Whom they work for.
    pub company: Option<Company>,
    /// Where mail reaches them.
    pub email: Option<Email>,
    /// Where a call reaches them.
    pub phone: Option<Phone>,
    /// Where they came from.
    pub source: Option<Source>,
    /// When the buyer asked; `None` for a mere contact, for whom no clock runs.
    pub enquiry_at: Option<Instant>,
    /// When the lead was written down, by the real clock.
    pub captured_at: Instant,
    /// What is worth remembering.
    pub note: Option<Note>,
}

/// Why parts do not make a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LeadError {
    /// Neither name, company, e-mail nor phone.
    #[error("a lead has a name, a company, an e-mail or a phone")]
    Nobody,
    /// `enquiry_at` is no acceptable instant.
    #[error(transparent)]
    EnquiryAt(InstantError),
    /// `captured_at` is no acceptable instant.
    #[error(transparent)]
    CapturedAt(InstantError),
}

/// What stands in the *New lead* form: anything a person may have typed so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The name as typed.
    pub name: String,
    /// The company as typed.
    pub company: String,
    /// The e-mail as typed.
    pub email: String,
    /// The phone as typed.
    pub phone: String,
    /// The source as typed.
    pub source: String,
    /// The note as typed.
    pub note: String,
    /// When the enquiry came; `None` when there was none.
    pub enquiry_at: Option<Instant>,
}

/// A field of the *New lead* form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `Name`.
    Name,
    /// `Company`.
    Company,
    /// `Email`.
    Email,
    /// `Phone`.
    Phone,
    /// `Source`.
    Source,
    /// `Enquiry received`.
    EnquiryReceived,
    /// `Note`.
    Note,
}

/// A field that keeps a draft from being saved; displayed, it is the sentence to put beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// Where to put the sentence.
    pub field: Field,
    /// What is wrong.
    pub reason: RefusalReason,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RefusalReason {
    /// There is nobody to save.
    #[error("Type a name, a company, an e-mail or a phone")]
    Nobody,
    /// The text cannot stand there.
    #[error(transparent)]
    Text(#[from] TextError),
    /// It is no e-mail address.
    #[error(transparent)]
    Email(#[from] EmailError),
    /// It is no phone number.
    #[error(transparent)]
    Phone(#[from] PhoneError),
    /// The enquiry, or the clock of the device, is out of range.
    #[error(transparent)]
    Instant(#[from] InstantError),
    /// The enquiry lies more than a minute after its capture.
    #[error("an enquiry cannot come from the future")]
    FutureEnquiry,
}

/// How far the clock of whoever noted the enquiry may be ahead of ours.
const CLOCK_SLACK: TimeDelta = TimeDelta::minutes(1);

impl Lead {
    /// Takes `parts` as a lead, its instants cut to whole milliseconds.
    ///
    /// An enquiry from the future is taken: a file may hold one, and it is listed as data to fix
    /// (`due rule: Today's order`). Only [`Draft::parse`] refuses it.
    pub fn new(parts: Parts) -> Result<Lead, LeadError> {
        let Parts { name, company, email, phone, .. } = &parts;
        if name.is_none() && company.is_none() && email.is_none() && phone.is_none() {
            return Err(LeadError::Nobody);
        }
        Ok(Lead(Parts {
            enquiry_at: (parts.enquiry_at.map(time::accept).transpose())
                .map_err(LeadError::EnquiryAt)?,
            captured_at: time::accept(parts.captured_at).map_err(LeadError::CapturedAt)?,
            ..parts
        }))
    }

    /// The name it keeps for ever.
    pub fn id(&self) -> LeadId {
        self.0.id
    }

    /// What a list calls it: its name, else its company, else its e-mail, else its phone.
    pub fn title(&self) -> &str {
        let Parts { name, company, email, phone, .. } = &self.0;
        (name.as_ref().map(LeadName::as_str))
            .or(company.as_ref().map(Company::as_str))
            .or(email.as_ref().map(Email::as_str))
            .or(phone.as_ref().map(Phone::as_str))
            .expect("a lead has one of the four: Lead::new checks it")
    }

    /// Who it is.
    pub fn name(&self) -> Option<&LeadName> {
        self.0.name.as_ref()
    }

    /// Whom they work for.
    pub fn company(&self) -> Option<&Company> {
        self.0.company.as_ref()
    }

    /// Where mail reaches them.
    pub fn email(&self) -> Option<&Email> {
        self.0.email.as_ref()
    }

    /// Where a call reaches them.
    pub fn phone(&self) -> Option<&Phone> {
        self.0.phone.as_ref()
    }

    /// Where they came from.
    pub fn source(&self) -> Option<&Source> {
        self.0.source.as_ref()
    }

    /// When the buyer asked; `None` for a mere contact, for whom no clock runs.
    pub fn enquiry_at(&self) -> Option<Instant> {
        self.0.enquiry_at
    }

    /// When the lead was written down, by the real clock.
    pub fn captured_at(&self) -> Instant {
        self.0.captured_at
    }

    /// What is worth remembering.
    pub fn note(&self) -> Option<&Note> {
        self.0.note.as_ref()
    }
}

impl Draft {
    /// Makes a lead of what was typed, or tells every field that is wrong, in the form's order.
    ///
    /// A field with nothing but blanks is left out. `captured_at` is now, by the real clock.
    pub fn parse(&self, id: LeadId, captured_at: Instant) -> Result<Lead, Vec<Refusal>> {
        let mut refusals = Refusals::default();
        if self.is_nobody() {
            refusals.push(Field::Name, RefusalReason::Nobody);
        }
        let name = refusals.text(Field::Name, &self.name, LeadName::parse);
        let company = refusals.text(Field::Company, &self.company, Company::parse);
        let email = refusals.text(Field::Email, &self.email, Email::parse);
        let phone = refusals.text(Field::Phone, &self.phone, Phone::parse);
        let source = refusals.text(Field::Source, &self.source, Source::parse);
        let enquiry_at = self.enquiry_at.map(time::accept).transpose();
        let enquiry_at = refusals.keep(Field::EnquiryReceived, enquiry_at).flatten();
        if enquiry_at.is_some_and(|at| at > captured_at + CLOCK_SLACK) {
            refusals.push(Field::EnquiryReceived, RefusalReason::FutureEnquiry);
        }
        let captured_at = refusals.keep(Field::EnquiryReceived, time::accept(captured_at));
        let note = refusals.text(Field::Note, &self.note, Note::parse);

        match captured_at {
            Some(captured_at) if refusals.0.is_empty() => Ok(Lead(Parts {
                id,
                name,
                company,
                email,
                phone,
                source,
                enquiry_at,
                captured_at,
                note,
            })),
            Some(_) | None => Err(refusals.0),
        }
    }

    fn is_nobody(&self) -> bool {
        let texts = [&self.name, &self.company, &self.email, &self.phone];
        texts.iter().all(|text| text.trim().is_empty())
    }
}

/// What was wrong so far, so that all of it can be told at once.
#[derive(Default)]
struct Refusals(Vec<Refusal>);

impl Refusals {
    fn push(&mut self, field: Field, reason: RefusalReason) {
        self.0.push(Refusal { field, reason });
    }

    fn keep<T, E: Into<RefusalReason>>(&mut self, field: Field, parsed: Result<T, E>) -> Option<T> {
        parsed.map_err(|error| self.push(field, error.into())).ok()
    }

    fn text<T, E: Into<RefusalReason>>(
        &mut self,
        field: Field,
        text: &str,
        parse: fn(&str) -> Result<T, E>,
    ) -> Option<T> {
        if text.trim().is_empty() { None } else { self.keep(field, parse(text)) }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reason.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::testing::at;

    const CAPTURED_AT: &str = "2026-11-22T12:00:00.000Z";

    /// The title of the lead that `draft` makes, or each field with its sentence.
    fn check(draft: Draft, expected: Expect) {
        let captured_at = at(CAPTURED_AT);
        let told = match draft.parse(LeadId::new(captured_at, [0; 10]), captured_at) {
            Ok(lead) => lead.title().to_owned(),
            Err(refusals) => refusals.iter().map(|it| format!("{:?}: {it}\n", it.field)).collect(),
        };
        expected.assert_eq(&told);
    }

    fn draft(edit: impl FnOnce(&mut Draft)) -> Draft {
        let mut draft = Draft::default();
        edit(&mut draft);
        draft
    }

    fn asked(enquiry_at: &str) -> Draft {
        Draft { name: "Ada".to_owned(), enquiry_at: Some(at(enquiry_at)), ..Draft::default() }
    }

    #[test]
    fn any_one_of_four_is_enough_and_titles_the_lead() {
        check(draft(|it| it.phone = "030 1234".to_owned()), expect!["030 1234"]);
        check(draft(|it| it.email = "ada@example.org".to_owned()), expect!["ada@example.org"]);
        check(draft(|it| it.company = " Engines Ltd ".to_owned()), expect!["Engines Ltd"]);
        let all = Draft {
            name: "Ada".to_owned(),
            company: "Engines Ltd".to_owned(),
            email: "ada@example.org".to_owned(),
            phone: "030 1234".to_owned(),
            source: "Fair".to_owned(),
            note: "Met at\nthe bar".to_owned(),
            enquiry_at: None,
        };
        check(all, expect!["Ada"]);
    }

    #[test]
    fn nobody_cannot_be_saved() {
        check(
            Draft::default(),
            expect![[r#"
            Name: Type a name, a company, an e-mail or a phone
        "#]],
        );
        let blank = draft(|it| {
            it.name = " ".to_owned();
            it.note = "Who was it?".to_owned();
        });
        check(
            blank,
            expect![[r#"
            Name: Type a name, a company, an e-mail or a phone
        "#]],
        );
    }

    #[test]
    fn all_wrong_fields_are_told_at_once() {
        let wrong = Draft {
            name: "A\0da".to_owned(),
            company: "C".repeat(201),
            email: "ada".to_owned(),
            phone: "12".to_owned(),
            source: "\u{7}".to_owned(),
            note: "N".repeat(20_001),
            enquiry_at: Some(at("2026-11-22T12:01:00.001Z")),
        };
        check(
            wrong,
            expect![[r#"
            Name: there is a hidden control character in this text
            Company: at most 200 characters fit here
            Email: an e-mail address has one @ with something before and after it
            Phone: a phone number has at least three digits
            Source: there is a hidden control character in this text
            EnquiryReceived: an enquiry cannot come from the future
            Note: at most 20000 characters fit here
        "#]],
        );
    }

    #[test]
    fn a_wrong_email_alone_is_one_refusal() {
        check(
            draft(|it| it.email = "ada".to_owned()),
            expect![[r#"
            Email: an e-mail address has one @ with something before and after it
        "#]],
        );
    }

    #[test]
    fn an_enquiry_may_be_a_minute_ahead_of_our_clock() {
        check(asked("2026-11-22T12:01:00.000Z"), expect!["Ada"]);
        check(
            asked("2026-11-22T12:01:00.001Z"),
            expect![[r#"
            EnquiryReceived: an enquiry cannot come from the future
        "#]],
        );
        check(asked("1999-01-01T00:00:00.000Z"), expect!["Ada"]);
    }

    #[test]
    fn an_enquiry_from_long_before_is_a_mistake() {
        let mut draft = asked(CAPTURED_AT);
        draft.enquiry_at = draft.enquiry_at.map(|at| at - TimeDelta::days(60_000));
        check(
            draft,
            expect![[r#"
            EnquiryReceived: a date has to lie between 1900 and 2200
        "#]],
        );
    }

    #[test]
    fn a_draft_reads_back() {
        let draft = asked(CAPTURED_AT);
        let json = serde_json::to_string(&draft).unwrap();
        assert_eq!(serde_json::from_str::<Draft>(&json).unwrap(), draft);
        assert_eq!(serde_json::from_str::<Draft>("{}").unwrap(), Draft::default());
    }
}
