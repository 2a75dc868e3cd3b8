//! Why a text was not read: sentences with the place of what is wrong.

use std::fmt;

use super::word::Words;
use crate::domain::appointment::AppointmentError;
use crate::domain::cadence::{CadenceError, OffsetError};
use crate::domain::calendar::HoursError;
use crate::domain::contact::{EmailError, PhoneError, TextError};
use crate::domain::id::IdError;
use crate::domain::lead::LeadError;
use crate::domain::link::LinkError;
use crate::domain::money::MoneyError;
use crate::domain::pester::PesterError;
use crate::domain::problem::PainError;
use crate::domain::tag::TagError;
use crate::domain::time::InstantError;
use crate::domain::view::MOST_QUERY;

/// What was read, or why it was not.
pub type Read<T> = Result<T, ReadError>;

/// Why a text was not read.
///
/// Displayed, it is the path and the reason: `touches[3].at: a date has to lie between 1900 and 2200`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// The fields that lead to what is wrong, as the text names them; empty for the whole of it.
    pub path: String,
    /// Where in the text that stands, in bytes.
    pub at: usize,
    /// What is wrong.
    pub reason: Reason,
}

/// What is wrong with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// It is no JSON.
    #[error(transparent)]
    Broken(#[from] Broken),
    /// It never goes without this.
    #[error("this is missing")]
    Missing,
    /// Nobody can tell which of the two counts.
    #[error("this field is there twice")]
    Twice,
    /// The lead of this place in the file has the same id.
    #[error("this lead is in the file already: leads[{0}]")]
    Again(usize),
    /// It is not known here, and would be lost.
    #[error("there is no such field here")]
    Stranger,
    /// It is a number, a list, or the like.
    #[error("this has to be a text in quotation marks")]
    NotAText,
    /// It is a text, a list, or the like, or has decimals.
    #[error("this has to be a whole number")]
    NotANumber,
    /// It is neither `true` nor `false`.
    #[error("this has to be true or false")]
    NotAFlag,
    /// It is a text, an object, or the like.
    #[error("this has to be a list in brackets: [ … ]")]
    NotAList,
    /// It is a text, a list, or the like.
    #[error("this has to stand in braces: {{ … }}")]
    NotAnObject,
    /// It is none of the words that may stand there.
    #[error("this has to be one of {0}")]
    Word(Words),
    /// It is nothing that can be done, or does not say to what it was done.
    #[error("nobody here knows this deed")]
    Deed,
    /// It is no query of a view.
    #[error("a query is at most {MOST_QUERY} visible letters of ASCII, as in an address")]
    Query,
    /// It is something else than two leads.
    #[error("this has to be the ids of two leads")]
    Pair,
    /// It is no day of the calendar.
    #[error("a day looks like 2026-12-24 and lies between 1900 and 2200")]
    Day,
    /// It is no time of day.
    #[error("a time of day looks like 09:30")]
    TimeOfDay,
    /// It is no span of working hours.
    #[error(transparent)]
    Hours(#[from] HoursError),
    /// It is no id.
    #[error(transparent)]
    Id(#[from] IdError),
    /// It is a text that cannot stand there.
    #[error(transparent)]
    Text(#[from] TextError),
    /// It is no e-mail address.
    #[error(transparent)]
    Email(#[from] EmailError),
    /// It is no phone number.
    #[error(transparent)]
    Phone(#[from] PhoneError),
    /// It is no link.
    #[error(transparent)]
    Link(#[from] LinkError),
    /// It is no tag.
    #[error(transparent)]
    Tag(#[from] TagError),
    /// It is no amount of money.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// It is no date and time.
    #[error(transparent)]
    Instant(#[from] InstantError),
    /// It is no length of an appointment.
    #[error(transparent)]
    Appointment(#[from] AppointmentError),
    /// It is no measure of pain.
    #[error(transparent)]
    Pain(#[from] PainError),
    /// It is no plan.
    #[error(transparent)]
    Cadence(#[from] CadenceError),
    /// It is no offset.
    #[error(transparent)]
    Offset(#[from] OffsetError),
    /// It is no limit.
    #[error(transparent)]
    Pester(#[from] PesterError),
    /// Each field is right, but together they are no lead.
    #[error(transparent)]
    Lead(#[from] LeadError),
}

/// Where a text ceases to be JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// There is less of it than there was.
    #[error("the text ends in the middle")]
    Ended,
    /// There is a word that JSON does not have, or nothing.
    #[error("something that JSON can hold has to stand here")]
    Value,
    /// A member begins with its name.
    #[error("a name in quotation marks has to stand here")]
    Name,
    /// A name is followed by a colon.
    #[error("a colon has to stand here")]
    Colon,
    /// Two entries stand side by side.
    #[error("a comma is missing here")]
    Comma,
    /// Nothing follows a comma.
    #[error("this comma is one too many")]
    Extra,
    /// A line break or the like stands in a text as it is.
    #[error("there is a control character in this text")]
    Control,
    /// A backslash is followed by what it cannot, or by half a character.
    #[error("there is a \\ in this text that stands for no character")]
    Escape,
    /// It is no number, or none that there is room for.
    #[error("this number cannot be read")]
    Number,
    /// There are more brackets in brackets than any reader takes.
    #[error("there are too many brackets in one another here")]
    TooDeep,
    /// There is more than one value.
    #[error("nothing can follow here")]
    After,
}

impl ReadError {
    /// That what stands at byte `at` is wrong.
    pub fn new(at: usize, reason: impl Into<Reason>) -> ReadError {
        ReadError { path: String::new(), at, reason: reason.into() }
    }

    /// The same, seen from the object whose member `name` it is about.
    #[must_use]
    pub fn within(self, name: &str) -> ReadError {
        let dot = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        ReadError { path: format!("{}{dot}{}", shown(name), self.path), ..self }
    }

    /// The same, seen from the list whose entry `idx` it is about.
    #[must_use]
    pub fn within_entry(self, idx: usize) -> ReadError {
        self.within(&format!("[{idx}]"))
    }
}

/// `name` as far as a sentence has room for it.
fn shown(name: &str) -> &str {
    let end = name.char_indices().nth(40).map_or(name.len(), |(at, _)| at);
    &name[..end]
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "" => self.reason.fmt(f),
            path => write!(f, "{path}: {}", self.reason),
        }
    }
}

impl std::error::Error for ReadError {}
