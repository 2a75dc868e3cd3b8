//! One lead as the Ninefold JSON writes it (`formats.md`).

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::contact::{Company, Email, EmailError, LeadName, Phone, PhoneError, TextError};
use crate::domain::lead::{Lead, LeadError, Parts};
use crate::domain::lead_id::{LeadId, LeadIdError};
use crate::domain::note::Note;
use crate::domain::source::Source;
use crate::domain::time::{self, InstantError};

/// Why a text is no lead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// It is JSON of another kind, or none.
    #[error("a lead stands in braces: {{ … }}")]
    NotAnObject,
    /// The JSON is broken; the reason names line and column.
    #[error("this is not a lead: {0}")]
    Json(String),
    /// A field holds what it cannot hold.
    #[error("{path}: {reason}")]
    Field {
        /// The field, as the file names it.
        path: &'static str,
        /// What is wrong with it.
        reason: FieldError,
    },
    /// Each field is right, but together they are nobody.
    #[error(transparent)]
    Lead(#[from] LeadError),
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FieldError {
    /// No lead is without it.
    #[error("this is missing")]
    Missing,
    /// It is a number, a list, or the like.
    #[error("this has to be a text in quotation marks")]
    NotAText,
    /// It is no id.
    #[error(transparent)]
    Id(#[from] LeadIdError),
    /// It is a text that cannot stand there.
    #[error(transparent)]
    Text(#[from] TextError),
    /// It is no e-mail address.
    #[error(transparent)]
    Email(#[from] EmailError),
    /// It is no phone number.
    #[error(transparent)]
    Phone(#[from] PhoneError),
    /// It is no date and time.
    #[error(transparent)]
    Instant(#[from] InstantError),
}

/// A lead on one line: fields in a fixed order, absent ones left out, instants in UTC.
///
/// The same lead is always the same text.
pub fn write_lead(lead: &Lead) -> String {
    let record = Written {
        id: lead.id(),
        name: lead.name().map(LeadName::as_str),
        company: lead.company().map(Company::as_str),
        email: lead.email().map(Email::as_str),
        phone: lead.phone().map(Phone::as_str),
        source: lead.source().map(Source::as_str),
        enquiry_at: lead.enquiry_at().map(time::to_text),
        captured_at: time::to_text(lead.captured_at()),
        note: lead.note().map(Note::as_str),
    };
    serde_json::to_string(&record).expect("a record of texts is always JSON")
}

/// Reads what [`write_lead`] wrote, or a person edited: any order, `null` as absent, any offset.
///
/// Unknown fields are passed over. The first field that is wrong is told by its name.
pub fn read_lead(text: &str) -> Result<Lead, ReadError> {
    // Serde would take a list of nine for the nine fields.
    if !text.trim_start().starts_with('{') {
        return Err(ReadError::NotAnObject);
    }
    let found: Found =
        serde_json::from_str(text).map_err(|error| ReadError::Json(error.to_string()))?;
    let parts = Parts {
        id: required("id", found.id, |text| text.parse::<LeadId>())?,
        name: optional("name", found.name, LeadName::parse)?,
        company: optional("company", found.company, Company::parse)?,
        email: optional("email", found.email, Email::parse)?,
        phone: optional("phone", found.phone, Phone::parse)?,
        source: optional("source", found.source, Source::parse)?,
        enquiry_at: optional("enquiry_at", found.enquiry_at, time::parse)?,
        captured_at: required("captured_at", found.captured_at, time::parse)?,
        note: optional("note", found.note, Note::parse)?,
    };
    Ok(Lead::new(parts)?)
}

/// The fields in the order of the file.
#[derive(Serialize)]
struct Written<'a> {
    id: LeadId,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    company: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enquiry_at: Option<String>,
    captured_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

/// The fields before they are parsed; a field may be of any kind, so that the refusal can name it.
#[derive(Deserialize)]
struct Found {
    id: Option<Value>,
    name: Option<Value>,
    company: Option<Value>,
    email: Option<Value>,
    phone: Option<Value>,
    source: Option<Value>,
    enquiry_at: Option<Value>,
    captured_at: Option<Value>,
    note: Option<Value>,
}

fn required<T, E: Into<FieldError>>(
    path: &'static str,
    value: Option<Value>,
    parse: fn(&str) -> Result<T, E>,
) -> Result<T, ReadError> {
    let missing = ReadError::Field { path, reason: FieldError::Missing };
    optional(path, value, parse)?.ok_or(missing)
}

fn optional<T, E: Into<FieldError>>(
    path: &'static str,
    value: Option<Value>,
    parse: fn(&str) -> Result<T, E>,
) -> Result<Option<T>, ReadError> {
    let refuse = |reason| ReadError::Field { path, reason };
    match value {
        None => Ok(None),
        Some(Value::String(text)) => parse(&text).map(Some).map_err(|error| refuse(error.into())),
        Some(
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_),
        ) => Err(refuse(FieldError::NotAText)),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::*;
    use crate::testing::{cases, leads};

    /// What is written of the lead that `text` holds, or the sentence that refuses it.
    fn check(text: &str, expected: Expect) {
        let read = read_lead(text);
        expected.assert_eq(&read.map_or_else(|error| error.to_string(), |lead| write_lead(&lead)));
    }

    /// A lead with `fields` beside its id and its capture.
    fn with(fields: &str) -> String {
        let id = "019aa95c-3d10-7abc-8def-0123456789ab";
        format!(r#"{{"id":"{id}","captured_at":"2026-11-22T01:32:34Z"{fields}}}"#)
    }

    #[test]
    fn a_lead_is_one_line_in_a_fixed_order() {
        check(
            r#"{
                "note": "one\n\ttwo", "captured_at": "2026-11-22T02:32:34+01:00",
                "phone": "030 1234", "email": "ada@example.org", "company": "Engines \"Ltd\"",
                "name": " Ada ", "id": "019aa95c-3d10-7abc-8def-0123456789ab", "source": "Fair",
                "enquiry_at": "2026-11-22T01:30:00.1239Z", "shoe_size": {"eu": 38}
            }"#,
            expect![[
                r#"{"id":"019aa95c-3d10-7abc-8def-0123456789ab","name":"Ada","company":"Engines \"Ltd\"","email":"ada@example.org","phone":"030 1234","source":"Fair","enquiry_at":"2026-11-22T01:30:00.123Z","captured_at":"2026-11-22T01:32:34.000Z","note":"one\n\ttwo"}"#
            ]],
        );
    }

    #[test]
    fn absent_fields_are_left_out() {
        check(
            &with(r#","name":"Ada","company":null"#),
            expect![[
                r#"{"id":"019aa95c-3d10-7abc-8def-0123456789ab","name":"Ada","captured_at":"2026-11-22T01:32:34.000Z"}"#
            ]],
        );
    }

    #[test]
    fn a_wrong_field_is_told_by_its_name() {
        check(
            &with(r#","email":"ada""#),
            expect!["email: an e-mail address has one @ with something before and after it"],
        );
        check(&with(r#","name":5"#), expect!["name: this has to be a text in quotation marks"]);
        check(
            &with(r#","name":["Ada"]"#),
            expect!["name: this has to be a text in quotation marks"],
        );
        check(
            &with(r#","name":"Ada","enquiry_at":"2026-02-30T00:00:00Z""#),
            expect!["enquiry_at: a date and time looks like 2026-11-22T09:30:00.000Z"],
        );
        check(
            &with(r#","name":"Ada","enquiry_at":"1026-02-03T00:00:00Z""#),
            expect!["enquiry_at: a date has to lie between 1900 and 2200"],
        );
        check(
            &with(r#","note":"just a note""#),
            expect!["a lead has a name, a company, an e-mail or a phone"],
        );
        check(
            r#"{"id":"7","captured_at":"2026-11-22T01:32:34Z"}"#,
            expect!["id: an id looks like 019aa95c-3d10-7abc-8def-0123456789ab"],
        );
        check(r#"{"name":"Ada"}"#, expect!["id: this is missing"]);
        check(r#"{"id":null,"name":"Ada"}"#, expect!["id: this is missing"]);
    }

    #[test]
    fn what_is_no_lead_at_all_is_refused() {
        check("", expect!["a lead stands in braces: { … }"]);
        check(
            r#"["id",null,null,null,null,null,null,null,null]"#,
            expect!["a lead stands in braces: { … }"],
        );
        check("[]", expect!["a lead stands in braces: { … }"]);
        check("{} {}", expect!["this is not a lead: trailing characters at line 1 column 4"]);
        check(
            &with(r#","name":"Ada","name":"Bob""#),
            expect!["this is not a lead: duplicate field `name` at line 1 column 101"],
        );
        check(
            &with(r#","name":"\ud800""#),
            expect!["this is not a lead: unexpected end of hex escape at line 1 column 97"],
        );
        check(
            &with(r#","name":1e400"#),
            expect!["this is not a lead: number out of range at line 1 column 94"],
        );
        check(
            &with(r#","name":"Ada","#),
            expect!["this is not a lead: trailing comma at line 1 column 96"],
        );
    }

    #[test]
    fn a_hundred_thousand_brackets_are_refused_or_passed_over() {
        let brackets = "[".repeat(100_000) + &"]".repeat(100_000);
        check(
            &with(&format!(r#","name":{brackets}"#)),
            expect!["this is not a lead: recursion limit exceeded at line 1 column 216"],
        );
        check(
            &with(&format!(r#","name":"Ada","other":{brackets}"#)),
            expect![[
                r#"{"id":"019aa95c-3d10-7abc-8def-0123456789ab","name":"Ada","captured_at":"2026-11-22T01:32:34.000Z"}"#
            ]],
        );
    }

    #[test]
    fn an_enquiry_from_the_future_is_read_as_data_to_fix() {
        let text = with(r#","name":"Ada","enquiry_at":"2099-01-01T00:00:00Z""#);
        assert!(read_lead(&text).is_ok());
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn a_lead_reads_back(lead in leads()) {
            let text = write_lead(&lead);
            prop_assert!(!text.contains('\n'));
            prop_assert_eq!(read_lead(&text), Ok(lead));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,80}") {
            let _ = read_lead(&text);
            let _ = read_lead(&with(&format!(",{text}")));
        }
    }
}
