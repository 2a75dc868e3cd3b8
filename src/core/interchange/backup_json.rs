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
    /// It is no JSON object, or not one alone; the reason names line and column.
    #[error("this is not a lead: {0}")]
    NotAnObject(String),
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
    let found: Found =
        serde_json::from_str(text).map_err(|error| ReadError::NotAnObject(error.to_string()))?;
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
