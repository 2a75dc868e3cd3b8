//! A lead: somebody who may buy.

use super::contact::{Company, Email, LeadName, Phone};
pub use super::draft::{Draft, Field, Refusal, RefusalReason};
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
