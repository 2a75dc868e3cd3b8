//! A lead: somebody who may buy.

mod check;
mod decide;
mod follow;
mod merge;
mod moved;
mod owed;
mod parts;
mod stamps;
mod verbs;

pub use self::decide::Decision;
pub use self::follow::{ENOUGH_FOLLOW_UPS, Logged, Then};
pub use self::merge::Merged;
pub use self::parts::Parts;
pub use self::stamps::Stamps;
pub use self::verbs::Edit;
use super::appointment::Appointment;
use super::contact::{Company, Email, LeadName, Phone};
pub use super::draft::{Draft, Field, Refusal, RefusalReason};
use super::fact::{Fact, FactKind};
use super::id::LeadId;
use super::note::Note;
use super::promise::Promise;
use super::source::Source;
use super::stage::Stage;
use super::time::{CLOCK_SLACK, Instant, InstantError};
use super::touch::{Touch, TouchError};

/// Somebody who may buy. There is always a name, a company, an e-mail or a phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead(Parts);

/// What a fact said before it was changed, and since when.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Was {
    /// When it came to say so, by the real clock.
    pub set_at: Instant,
    /// What it said.
    pub fact: Fact,
}

/// Why parts do not make a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LeadError {
    /// Neither name, company, e-mail nor phone.
    #[error("a lead has a name, a company, an e-mail or a phone")]
    Nobody,
    /// `captured_at` is no acceptable instant.
    #[error(transparent)]
    CapturedAt(InstantError),
    /// The instant of a fact, or its stamp, is not acceptable.
    #[error("{reason}")]
    At {
        /// The fact.
        kind: FactKind,
        /// Why.
        reason: InstantError,
    },
    /// More entries than a list holds.
    #[error("at most {most} fit here")]
    TooMany {
        /// The list.
        kind: FactKind,
        /// How many fit.
        most: usize,
    },
    /// A touch is not acceptable.
    #[error("{reason}")]
    Touch {
        /// Which, in the order in which they were given.
        idx: usize,
        /// Why.
        reason: TouchError,
    },
}

/// How many e-mails, phones or links a lead has at most.
pub const MOST_WAYS: usize = 20;

/// How many tags a lead has at most.
pub const MOST_TAGS: usize = 50;

/// How many appointments, promises, purchases and earlier enquiries a lead has at most, of each.
pub const MOST_DATES: usize = 500;

/// How many earlier versions of its facts a lead remembers, besides those of its stage, which it
/// remembers all.
pub const MOST_HISTORY: usize = 100;

impl Lead {
    /// Gives back the parts, to change them and take them as a lead again.
    pub fn into_parts(self) -> Parts {
        self.0
    }

    /// All fields.
    pub fn parts(&self) -> &Parts {
        &self.0
    }

    /// The name it keeps for ever.
    pub fn id(&self) -> LeadId {
        self.0.id
    }

    /// What a list calls it: its name, else its company, else its e-mail, else its phone.
    pub fn title(&self) -> &str {
        let Parts { name, company, emails, phones, .. } = &self.0;
        (name.as_ref().map(LeadName::as_str))
            .or(company.as_ref().map(Company::as_str))
            .or(emails.first().map(Email::as_str))
            .or(phones.first().map(Phone::as_str))
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

    /// Where mail reaches them best.
    pub fn email(&self) -> Option<&Email> {
        self.0.emails.first()
    }

    /// Where a call reaches them best.
    pub fn phone(&self) -> Option<&Phone> {
        self.0.phones.first()
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

    /// The next time to meet of which nobody has said how it went.
    pub fn open_appointment(&self) -> Option<&Appointment> {
        self.0.appointments.iter().find(|it| it.went.is_none())
    }

    /// The promise that is due first of those that are not kept.
    pub fn open_promise(&self) -> Option<&Promise> {
        self.0.promises.iter().find(|it| it.is_open())
    }

    /// How far it has come.
    pub fn stage(&self) -> Stage {
        self.0.standing.stage
    }

    /// True when it is in the trash.
    pub fn is_deleted(&self) -> bool {
        self.0.deleted_at.is_some()
    }

    /// What passed between us, the earliest first, without what was taken back.
    pub fn touches(&self) -> impl DoubleEndedIterator<Item = &Touch> {
        self.0.touches.iter().filter(|touch| !touch.is_removed)
    }

    /// When whoever asked was answered: the first touch from the enquiry on that stops the clock
    /// (`due rule: Response time`). `None` without an enquiry, and while nobody has answered.
    ///
    /// An answer that another clock has before the enquiry came with it.
    pub fn answered_at(&self) -> Option<Instant> {
        let asked_at = self.0.enquiry_at?;
        let is_answer =
            |touch: &&Touch| touch.at >= asked_at - CLOCK_SLACK && touch.stops_the_clock();
        self.touches().find(is_answer).map(|touch| touch.at.max(asked_at))
    }

    /// When fact `kind` came to say what it says, by the real clock.
    pub fn stamp(&self, kind: FactKind) -> Instant {
        self.0.stamp(kind)
    }
}

#[cfg(test)]
mod tests;
