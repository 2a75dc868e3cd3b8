//! A lead: somebody who may buy.

mod check;
mod merge;
mod moved;
mod stamps;
mod verbs;

use std::collections::BTreeSet;

pub use self::merge::Merged;
pub use self::stamps::Stamps;
pub use self::verbs::Edit;
use super::contact::{Company, Email, LeadName, Phone};
pub use super::draft::{Draft, Field, Refusal, RefusalReason};
use super::fact::{Fact, FactKind, Kind};
use super::id::LeadId;
use super::link::Link;
use super::money::Money;
use super::note::Note;
use super::source::Source;
use super::stage::{Stage, Standing};
use super::tag::Tag;
use super::text::Line;
use super::time::{CLOCK_SLACK, Instant, InstantError};
use super::touch::{Touch, TouchError};
use super::unknown::Unknown;

/// Somebody who may buy. There is always a name, a company, an e-mail or a phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead(Parts);

/// All fields of a lead, parsed each for itself: what [`Lead::new`] checks together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The name it keeps for ever.
    pub id: LeadId,
    /// When the lead was written down, by the real clock.
    pub captured_at: Instant,
    /// Who it is.
    pub name: Option<LeadName>,
    /// Whom they work for.
    pub company: Option<Company>,
    /// What they are there.
    pub role: Option<Line>,
    /// Whose lead it is, for a consultant.
    pub client: Option<Line>,
    /// Where mail reaches them, the best first.
    pub emails: Vec<Email>,
    /// Where a call reaches them, the best first.
    pub phones: Vec<Phone>,
    /// Where they are found on the web.
    pub links: Vec<Link>,
    /// Where they came from.
    pub source: Option<Source>,
    /// What exactly brought them.
    pub source_detail: Option<Line>,
    /// Whether a business or a person buys.
    pub kind: Option<Kind>,
    /// When the buyer asked; `None` for a mere contact, for whom no clock runs.
    pub enquiry_at: Option<Instant>,
    /// What the sale would be worth.
    pub value: Option<Money>,
    /// Words to sort it by.
    pub tags: BTreeSet<Tag>,
    /// How far it has come, and why.
    pub standing: Standing,
    /// Who decides.
    pub decision_maker: Option<Line>,
    /// Who answered them first.
    pub answered_first: Option<Line>,
    /// Whether they are ready to buy.
    pub ready: Option<bool>,
    /// What is worth remembering.
    pub note: Option<Note>,
    /// Nothing is ever due again.
    pub never_contact: bool,
    /// When it was put into the trash.
    pub deleted_at: Option<Instant>,
    /// What passed between us, those taken back too.
    pub touches: Vec<Touch>,
    /// When each fact came to say what it says; those as captured are left out.
    pub stamps: Stamps,
    /// What facts said before. Later than what a fact says now is only what a merge could not let
    /// stand: see [`Lead::merge`].
    pub history: Vec<Was>,
    /// What a later version wrote here.
    pub unknown: Unknown,
}

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

/// How many earlier versions of its facts a lead remembers, besides those of its stage, which it
/// remembers all.
pub const MOST_HISTORY: usize = 100;

impl Parts {
    /// Nobody yet, written down at `captured_at`.
    pub fn new(id: LeadId, captured_at: Instant) -> Parts {
        Parts {
            id,
            captured_at,
            name: None,
            company: None,
            role: None,
            client: None,
            emails: Vec::new(),
            phones: Vec::new(),
            links: Vec::new(),
            source: None,
            source_detail: None,
            kind: None,
            enquiry_at: None,
            value: None,
            tags: BTreeSet::new(),
            standing: Standing::default(),
            decision_maker: None,
            answered_first: None,
            ready: None,
            note: None,
            never_contact: false,
            deleted_at: None,
            touches: Vec::new(),
            stamps: Stamps::default(),
            history: Vec::new(),
            unknown: Unknown::default(),
        }
    }

    /// True while there is neither name, company, e-mail nor phone.
    pub fn is_nobody(&self) -> bool {
        self.name.is_none()
            && self.company.is_none()
            && self.emails.is_empty()
            && self.phones.is_empty()
    }

    /// When fact `kind` came to say what it says.
    pub fn stamp(&self, kind: FactKind) -> Instant {
        self.stamps.get(kind).unwrap_or(self.captured_at)
    }

    /// What fact `kind` says.
    pub fn fact(&self, kind: FactKind) -> Fact {
        match kind {
            FactKind::Name => Fact::Name(self.name.clone()),
            FactKind::Company => Fact::Company(self.company.clone()),
            FactKind::Role => Fact::Role(self.role.clone()),
            FactKind::Client => Fact::Client(self.client.clone()),
            FactKind::Emails => Fact::Emails(self.emails.clone()),
            FactKind::Phones => Fact::Phones(self.phones.clone()),
            FactKind::Links => Fact::Links(self.links.clone()),
            FactKind::Source => Fact::Source(self.source.clone()),
            FactKind::SourceDetail => Fact::SourceDetail(self.source_detail.clone()),
            FactKind::Kind => Fact::Kind(self.kind),
            FactKind::EnquiryAt => Fact::EnquiryAt(self.enquiry_at),
            FactKind::Value => Fact::Value(self.value),
            FactKind::Tags => Fact::Tags(self.tags.clone()),
            FactKind::Stage => Fact::Stage(self.standing.clone()),
            FactKind::DecisionMaker => Fact::DecisionMaker(self.decision_maker.clone()),
            FactKind::AnsweredFirst => Fact::AnsweredFirst(self.answered_first.clone()),
            FactKind::Ready => Fact::Ready(self.ready),
            FactKind::Note => Fact::Note(self.note.clone()),
            FactKind::NeverContact => Fact::NeverContact(self.never_contact),
            FactKind::DeletedAt => Fact::DeletedAt(self.deleted_at),
        }
    }

    /// True when fact `kind` says the same in `other`: as comparing both, without their copies.
    pub fn agrees_on(&self, kind: FactKind, other: &Parts) -> bool {
        match kind {
            FactKind::Name => self.name == other.name,
            FactKind::Company => self.company == other.company,
            FactKind::Role => self.role == other.role,
            FactKind::Client => self.client == other.client,
            FactKind::Emails => self.emails == other.emails,
            FactKind::Phones => self.phones == other.phones,
            FactKind::Links => self.links == other.links,
            FactKind::Source => self.source == other.source,
            FactKind::SourceDetail => self.source_detail == other.source_detail,
            FactKind::Kind => self.kind == other.kind,
            FactKind::EnquiryAt => self.enquiry_at == other.enquiry_at,
            FactKind::Value => self.value == other.value,
            FactKind::Tags => self.tags == other.tags,
            FactKind::Stage => self.standing == other.standing,
            FactKind::DecisionMaker => self.decision_maker == other.decision_maker,
            FactKind::AnsweredFirst => self.answered_first == other.answered_first,
            FactKind::Ready => self.ready == other.ready,
            FactKind::Note => self.note == other.note,
            FactKind::NeverContact => self.never_contact == other.never_contact,
            FactKind::DeletedAt => self.deleted_at == other.deleted_at,
        }
    }

    /// Has `fact` say what it says, without a stamp.
    pub fn put(&mut self, fact: Fact) {
        match fact {
            Fact::Name(name) => self.name = name,
            Fact::Company(company) => self.company = company,
            Fact::Role(role) => self.role = role,
            Fact::Client(client) => self.client = client,
            Fact::Emails(emails) => self.emails = emails,
            Fact::Phones(phones) => self.phones = phones,
            Fact::Links(links) => self.links = links,
            Fact::Source(source) => self.source = source,
            Fact::SourceDetail(detail) => self.source_detail = detail,
            Fact::Kind(kind) => self.kind = kind,
            Fact::EnquiryAt(at) => self.enquiry_at = at,
            Fact::Value(value) => self.value = value,
            Fact::Tags(tags) => self.tags = tags,
            Fact::Stage(standing) => self.standing = standing,
            Fact::DecisionMaker(who) => self.decision_maker = who,
            Fact::AnsweredFirst(who) => self.answered_first = who,
            Fact::Ready(ready) => self.ready = ready,
            Fact::Note(note) => self.note = note,
            Fact::NeverContact(never) => self.never_contact = never,
            Fact::DeletedAt(at) => self.deleted_at = at,
        }
    }
}

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
