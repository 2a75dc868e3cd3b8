//! The form a lead is typed into.

use std::fmt;

use super::contact::{Company, Email, EmailError, LeadName, Phone, PhoneError, TextError};
use super::id::LeadId;
use super::lead::{Lead, Parts};
use super::note::Note;
use super::source::Source;
use super::text::seen;
use super::time::{self, Instant, InstantError};

/// What stands in the *New lead* form: anything a person may have typed so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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
        if enquiry_at.is_some_and(|at| at > captured_at + time::CLOCK_SLACK) {
            refusals.push(Field::EnquiryReceived, RefusalReason::FutureEnquiry);
        }
        let captured_at = refusals.keep(Field::EnquiryReceived, time::accept(captured_at));
        let note = refusals.text(Field::Note, &self.note, Note::parse);

        match captured_at {
            Some(captured_at) if refusals.0.is_empty() => {
                let parts = Parts {
                    name,
                    company,
                    emails: email.into_iter().collect(),
                    phones: phone.into_iter().collect(),
                    source,
                    enquiry_at,
                    note,
                    ..Parts::new(id, captured_at)
                };
                Ok(Lead::new(parts).expect("a draft without refusals is a lead"))
            }
            Some(_) | None => Err(refusals.0),
        }
    }

    /// True while none of name, company, e-mail and phone is filled in: there is nobody to save.
    pub fn is_nobody(&self) -> bool {
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
        if text.trim().is_empty() {
            return None;
        }
        self.keep(field, seen(text))?;
        self.keep(field, parse(text))
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reason.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
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
    fn bad_input_is_refused_beside_its_field() {
        let huge = "A".repeat(65_536);
        check(
            Draft {
                name: huge.clone(),
                company: "\u{200b}\u{feff}".to_owned(),
                email: "javascript:alert(1)".to_owned(),
                phone: "FLOWERS".to_owned(),
                source: huge.clone(),
                note: huge,
                enquiry_at: None,
            },
            expect![[r#"
                Name: at most 200 characters fit here
                Company: there is nothing but blanks here
                Email: an e-mail address has one @ with something before and after it
                Phone: a phone number has at least three digits
                Source: at most 200 characters fit here
                Note: at most 20000 characters fit here
            "#]],
        );
        check(
            draft(|it| it.name = "\u{200b}".to_owned()),
            expect![[r#"
            Name: there is nothing but blanks here
        "#]],
        );
        for name in ["🦀", "يوسف", "<script>alert(1)</script>", "javascript:alert(1)", "=1+1"]
        {
            let lead = draft(|it| it.name = name.to_owned())
                .parse(LeadId::new(at(CAPTURED_AT), [0; 10]), at(CAPTURED_AT));
            assert_eq!(lead.map(|lead| lead.title().to_owned()), Ok(name.to_owned()));
        }
        check(draft(|it| it.phone = "0800 FLOWERS".to_owned()), expect!["0800 FLOWERS"]);
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
}
