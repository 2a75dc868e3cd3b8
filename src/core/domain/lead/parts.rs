//! All fields of a lead, and its facts among them.

use std::collections::BTreeSet;

use super::{Stamps, Was};
use crate::domain::appointment::Appointment;
use crate::domain::cadence::Channel;
use crate::domain::contact::{Company, Email, LeadName, Phone};
use crate::domain::course::Course;
use crate::domain::fact::{Fact, FactKind, Kind};
use crate::domain::id::LeadId;
use crate::domain::link::Link;
use crate::domain::money::Money;
use crate::domain::note::Note;
use crate::domain::problem::Problem;
use crate::domain::promise::Promise;
use crate::domain::purchase::{PastEnquiry, Purchase};
use crate::domain::source::Source;
use crate::domain::stage::Standing;
use crate::domain::tag::Tag;
use crate::domain::text::Line;
use crate::domain::their_time::TheirTime;
use crate::domain::time::Instant;
use crate::domain::touch::Touch;
use crate::domain::unknown::Unknown;

/// All fields of a lead, parsed each for itself: what [`Lead::new`](super::Lead::new) checks together.
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
    /// The lead who sent them to us.
    pub came_from: Option<LeadId>,
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
    /// What troubles them, the most painful first.
    pub problems: Vec<Problem>,
    /// What they told us.
    pub story: Option<Note>,
    /// What is worth remembering of them as a person.
    pub personal: Option<Note>,
    /// How they like to be reached.
    pub prefers: Option<Channel>,
    /// Where they are, and when they are best reached.
    pub their_time: TheirTime,
    /// What is worth remembering.
    pub note: Option<Note>,
    /// Which plan it follows, and what was decided about its next step.
    pub course: Box<Course>,
    /// Times to meet, the earliest first.
    pub appointments: Vec<Appointment>,
    /// Answers that we owe or owed, the earliest due first.
    pub promises: Vec<Promise>,
    /// What they bought, the earliest first.
    pub purchases: Vec<Purchase>,
    /// Enquiries that a later one took the place of, the earliest first.
    pub past_enquiries: Vec<PastEnquiry>,
    /// Nothing is ever due again.
    pub never_contact: bool,
    /// When it was put into the trash.
    pub deleted_at: Option<Instant>,
    /// What passed between us, those taken back too.
    pub touches: Vec<Touch>,
    /// When each fact came to say what it says; those as captured are left out.
    pub stamps: Stamps,
    /// What facts said before. Later than what a fact says now is only what a merge could not let
    /// stand: see [`Lead::merge`](super::Lead::merge).
    pub history: Vec<Was>,
    /// What a later version wrote here.
    pub unknown: Unknown,
}

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
            came_from: None,
            kind: None,
            enquiry_at: None,
            value: None,
            tags: BTreeSet::new(),
            standing: Standing::default(),
            decision_maker: None,
            answered_first: None,
            ready: None,
            problems: Vec::new(),
            story: None,
            personal: None,
            prefers: None,
            their_time: TheirTime::default(),
            note: None,
            course: Box::default(),
            appointments: Vec::new(),
            promises: Vec::new(),
            purchases: Vec::new(),
            past_enquiries: Vec::new(),
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
            FactKind::CameFrom => Fact::CameFrom(self.came_from),
            FactKind::Kind => Fact::Kind(self.kind),
            FactKind::EnquiryAt => Fact::EnquiryAt(self.enquiry_at),
            FactKind::Value => Fact::Value(self.value),
            FactKind::Tags => Fact::Tags(self.tags.clone()),
            FactKind::Stage => Fact::Stage(self.standing.clone()),
            FactKind::DecisionMaker => Fact::DecisionMaker(self.decision_maker.clone()),
            FactKind::AnsweredFirst => Fact::AnsweredFirst(self.answered_first.clone()),
            FactKind::Ready => Fact::Ready(self.ready),
            FactKind::Problems => Fact::Problems(self.problems.clone()),
            FactKind::Story => Fact::Story(self.story.clone()),
            FactKind::Personal => Fact::Personal(self.personal.clone()),
            FactKind::Prefers => Fact::Prefers(self.prefers),
            FactKind::TheirTime => Fact::TheirTime(self.their_time.clone()),
            FactKind::Note => Fact::Note(self.note.clone()),
            FactKind::Course => Fact::Course(self.course.clone()),
            FactKind::Appointments => Fact::Appointments(self.appointments.clone()),
            FactKind::Promises => Fact::Promises(self.promises.clone()),
            FactKind::Purchases => Fact::Purchases(self.purchases.clone()),
            FactKind::PastEnquiries => Fact::PastEnquiries(self.past_enquiries.clone()),
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
            FactKind::CameFrom => self.came_from == other.came_from,
            FactKind::Kind => self.kind == other.kind,
            FactKind::EnquiryAt => self.enquiry_at == other.enquiry_at,
            FactKind::Value => self.value == other.value,
            FactKind::Tags => self.tags == other.tags,
            FactKind::Stage => self.standing == other.standing,
            FactKind::DecisionMaker => self.decision_maker == other.decision_maker,
            FactKind::AnsweredFirst => self.answered_first == other.answered_first,
            FactKind::Ready => self.ready == other.ready,
            FactKind::Problems => self.problems == other.problems,
            FactKind::Story => self.story == other.story,
            FactKind::Personal => self.personal == other.personal,
            FactKind::Prefers => self.prefers == other.prefers,
            FactKind::TheirTime => self.their_time == other.their_time,
            FactKind::Note => self.note == other.note,
            FactKind::Course => self.course == other.course,
            FactKind::Appointments => self.appointments == other.appointments,
            FactKind::Promises => self.promises == other.promises,
            FactKind::Purchases => self.purchases == other.purchases,
            FactKind::PastEnquiries => self.past_enquiries == other.past_enquiries,
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
            Fact::CameFrom(lead) => self.came_from = lead,
            Fact::Kind(kind) => self.kind = kind,
            Fact::EnquiryAt(at) => self.enquiry_at = at,
            Fact::Value(value) => self.value = value,
            Fact::Tags(tags) => self.tags = tags,
            Fact::Stage(standing) => self.standing = standing,
            Fact::DecisionMaker(who) => self.decision_maker = who,
            Fact::AnsweredFirst(who) => self.answered_first = who,
            Fact::Ready(ready) => self.ready = ready,
            Fact::Problems(problems) => self.problems = problems,
            Fact::Story(story) => self.story = story,
            Fact::Personal(personal) => self.personal = personal,
            Fact::Prefers(channel) => self.prefers = channel,
            Fact::TheirTime(theirs) => self.their_time = theirs,
            Fact::Note(note) => self.note = note,
            Fact::Course(course) => self.course = course,
            Fact::Appointments(appointments) => self.appointments = appointments,
            Fact::Promises(promises) => self.promises = promises,
            Fact::Purchases(purchases) => self.purchases = purchases,
            Fact::PastEnquiries(enquiries) => self.past_enquiries = enquiries,
            Fact::NeverContact(never) => self.never_contact = never,
            Fact::DeletedAt(at) => self.deleted_at = at,
        }
    }
}
