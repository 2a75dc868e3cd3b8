//! What is known about a lead, fact by fact: the unit that is edited, stamped, merged and undone.

mod typed;

use std::collections::BTreeSet;

pub use self::typed::Reading;
use super::appointment::Appointment;
use super::cadence::Channel;
use super::contact::{Company, Email, LeadName, Phone};
use super::course::Course;
use super::id::LeadId;
use super::link::Link;
use super::money::Money;
use super::note::Note;
use super::problem::Problem;
use super::promise::Promise;
use super::purchase::{PastEnquiry, Purchase};
use super::source::Source;
use super::stage::Standing;
use super::tag::Tag;
use super::text::Line;
use super::their_time::TheirTime;
use super::time::Instant;

/// One fact about a lead, with what it says. The order is that of the form; equal kinds are
/// ordered by what they say, so that two desks settle a tie alike.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// Who it is.
    Name(Option<LeadName>),
    /// Whom they work for.
    Company(Option<Company>),
    /// What they are there.
    Role(Option<Line>),
    /// Whose lead it is, for a consultant.
    Client(Option<Line>),
    /// Where mail reaches them, the best first.
    Emails(Vec<Email>),
    /// Where a call reaches them, the best first.
    Phones(Vec<Phone>),
    /// Where they are found on the web.
    Links(Vec<Link>),
    /// Where they came from.
    Source(Option<Source>),
    /// What exactly brought them: the article, the fair, the person.
    SourceDetail(Option<Line>),
    /// The lead who sent them to us.
    CameFrom(Option<LeadId>),
    /// Whether a business or a person buys.
    Kind(Option<Kind>),
    /// When the buyer asked; `None` for a mere contact, for whom no clock runs.
    EnquiryAt(Option<Instant>),
    /// What the sale would be worth.
    Value(Option<Money>),
    /// Words to sort it by.
    Tags(BTreeSet<Tag>),
    /// How far it has come, and why.
    Stage(Standing),
    /// Who decides.
    DecisionMaker(Option<Line>),
    /// Who answered them first: we, or somebody else.
    AnsweredFirst(Option<Line>),
    /// Whether they are ready to buy; `None` while nobody knows.
    Ready(Option<bool>),
    /// What troubles them, the most painful first, and what our help would be about.
    Problems(Vec<Problem>),
    /// What they told us: how it came about, and what they want.
    Story(Option<Note>),
    /// What is worth remembering of them as a person.
    Personal(Option<Note>),
    /// How they like to be reached.
    Prefers(Option<Channel>),
    /// Where they are, and when they are best reached.
    TheirTime(TheirTime),
    /// What is worth remembering.
    Note(Option<Note>),
    /// Which plan it follows, and what was decided about its next step.
    Course(Box<Course>),
    /// Times to meet, the earliest first.
    Appointments(Vec<Appointment>),
    /// Answers that we owe or owed, the earliest due first.
    Promises(Vec<Promise>),
    /// What they bought, the earliest first.
    Purchases(Vec<Purchase>),
    /// Enquiries that a later one took the place of, the earliest first.
    PastEnquiries(Vec<PastEnquiry>),
    /// Nothing is ever due again, and every bulk action skips the lead.
    NeverContact(bool),
    /// When it was put into the trash.
    DeletedAt(Option<Instant>),
}

/// Which fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactKind {
    /// [`Fact::Name`].
    Name,
    /// [`Fact::Company`].
    Company,
    /// [`Fact::Role`].
    Role,
    /// [`Fact::Client`].
    Client,
    /// [`Fact::Emails`].
    Emails,
    /// [`Fact::Phones`].
    Phones,
    /// [`Fact::Links`].
    Links,
    /// [`Fact::Source`].
    Source,
    /// [`Fact::SourceDetail`].
    SourceDetail,
    /// [`Fact::CameFrom`].
    CameFrom,
    /// [`Fact::Kind`].
    Kind,
    /// [`Fact::EnquiryAt`].
    EnquiryAt,
    /// [`Fact::Value`].
    Value,
    /// [`Fact::Tags`].
    Tags,
    /// [`Fact::Stage`].
    Stage,
    /// [`Fact::DecisionMaker`].
    DecisionMaker,
    /// [`Fact::AnsweredFirst`].
    AnsweredFirst,
    /// [`Fact::Ready`].
    Ready,
    /// [`Fact::Problems`].
    Problems,
    /// [`Fact::Story`].
    Story,
    /// [`Fact::Personal`].
    Personal,
    /// [`Fact::Prefers`].
    Prefers,
    /// [`Fact::TheirTime`].
    TheirTime,
    /// [`Fact::Note`].
    Note,
    /// [`Fact::Course`].
    Course,
    /// [`Fact::Appointments`].
    Appointments,
    /// [`Fact::Promises`].
    Promises,
    /// [`Fact::Purchases`].
    Purchases,
    /// [`Fact::PastEnquiries`].
    PastEnquiries,
    /// [`Fact::NeverContact`].
    NeverContact,
    /// [`Fact::DeletedAt`].
    DeletedAt,
}

/// Who buys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A business.
    Business,
    /// A person, for themselves.
    Consumer,
}

impl Kind {
    /// Both, in the order in which they are offered.
    pub const ALL: [Kind; 2] = [Kind::Business, Kind::Consumer];

    /// The word in files and fields.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Business => "business",
            Kind::Consumer => "consumer",
        }
    }
}

impl FactKind {
    /// All of them, in the order of the form.
    pub const ALL: [FactKind; 31] = [
        FactKind::Name,
        FactKind::Company,
        FactKind::Role,
        FactKind::Client,
        FactKind::Emails,
        FactKind::Phones,
        FactKind::Links,
        FactKind::Source,
        FactKind::SourceDetail,
        FactKind::CameFrom,
        FactKind::Kind,
        FactKind::EnquiryAt,
        FactKind::Value,
        FactKind::Tags,
        FactKind::Stage,
        FactKind::DecisionMaker,
        FactKind::AnsweredFirst,
        FactKind::Ready,
        FactKind::Problems,
        FactKind::Story,
        FactKind::Personal,
        FactKind::Prefers,
        FactKind::TheirTime,
        FactKind::Note,
        FactKind::Course,
        FactKind::Appointments,
        FactKind::Promises,
        FactKind::Purchases,
        FactKind::PastEnquiries,
        FactKind::NeverContact,
        FactKind::DeletedAt,
    ];

    /// The name of the field in files.
    pub const fn name(self) -> &'static str {
        match self {
            FactKind::Name => "name",
            FactKind::Company => "company",
            FactKind::Role => "role",
            FactKind::Client => "client",
            FactKind::Emails => "emails",
            FactKind::Phones => "phones",
            FactKind::Links => "links",
            FactKind::Source => "source",
            FactKind::SourceDetail => "source_detail",
            FactKind::CameFrom => "came_from",
            FactKind::Kind => "kind",
            FactKind::EnquiryAt => "enquiry_at",
            FactKind::Value => "value",
            FactKind::Tags => "tags",
            FactKind::Stage => "stage",
            FactKind::DecisionMaker => "decision_maker",
            FactKind::AnsweredFirst => "answered_first",
            FactKind::Ready => "ready",
            FactKind::Problems => "problems",
            FactKind::Story => "story",
            FactKind::Personal => "personal",
            FactKind::Prefers => "prefers",
            FactKind::TheirTime => "their_time",
            FactKind::Note => "note",
            FactKind::Course => "course",
            FactKind::Appointments => "appointments",
            FactKind::Promises => "promises",
            FactKind::Purchases => "purchases",
            FactKind::PastEnquiries => "past_enquiries",
            FactKind::NeverContact => "never_contact",
            FactKind::DeletedAt => "deleted_at",
        }
    }

    /// True for the four of which a lead has one at least.
    pub fn tells_who(self) -> bool {
        match self {
            FactKind::Name | FactKind::Company | FactKind::Emails | FactKind::Phones => true,
            FactKind::Role
            | FactKind::Client
            | FactKind::Links
            | FactKind::Source
            | FactKind::SourceDetail
            | FactKind::CameFrom
            | FactKind::Kind
            | FactKind::EnquiryAt
            | FactKind::Value
            | FactKind::Tags
            | FactKind::Stage
            | FactKind::DecisionMaker
            | FactKind::AnsweredFirst
            | FactKind::Ready
            | FactKind::Problems
            | FactKind::Story
            | FactKind::Personal
            | FactKind::Prefers
            | FactKind::TheirTime
            | FactKind::Note
            | FactKind::Course
            | FactKind::Appointments
            | FactKind::Promises
            | FactKind::Purchases
            | FactKind::PastEnquiries
            | FactKind::NeverContact
            | FactKind::DeletedAt => false,
        }
    }
}

impl Fact {
    /// Which fact it is.
    pub fn kind(&self) -> FactKind {
        match self {
            Fact::Name(_) => FactKind::Name,
            Fact::Company(_) => FactKind::Company,
            Fact::Role(_) => FactKind::Role,
            Fact::Client(_) => FactKind::Client,
            Fact::Emails(_) => FactKind::Emails,
            Fact::Phones(_) => FactKind::Phones,
            Fact::Links(_) => FactKind::Links,
            Fact::Source(_) => FactKind::Source,
            Fact::SourceDetail(_) => FactKind::SourceDetail,
            Fact::CameFrom(_) => FactKind::CameFrom,
            Fact::Kind(_) => FactKind::Kind,
            Fact::EnquiryAt(_) => FactKind::EnquiryAt,
            Fact::Value(_) => FactKind::Value,
            Fact::Tags(_) => FactKind::Tags,
            Fact::Stage(_) => FactKind::Stage,
            Fact::DecisionMaker(_) => FactKind::DecisionMaker,
            Fact::AnsweredFirst(_) => FactKind::AnsweredFirst,
            Fact::Ready(_) => FactKind::Ready,
            Fact::Problems(_) => FactKind::Problems,
            Fact::Story(_) => FactKind::Story,
            Fact::Personal(_) => FactKind::Personal,
            Fact::Prefers(_) => FactKind::Prefers,
            Fact::TheirTime(_) => FactKind::TheirTime,
            Fact::Note(_) => FactKind::Note,
            Fact::Course(_) => FactKind::Course,
            Fact::Appointments(_) => FactKind::Appointments,
            Fact::Promises(_) => FactKind::Promises,
            Fact::Purchases(_) => FactKind::Purchases,
            Fact::PastEnquiries(_) => FactKind::PastEnquiries,
            Fact::NeverContact(_) => FactKind::NeverContact,
            Fact::DeletedAt(_) => FactKind::DeletedAt,
        }
    }

    /// True when it says nothing: as on a lead of whom nothing is known.
    pub fn is_blank(&self) -> bool {
        match self {
            Fact::Name(text) => text.is_none(),
            Fact::Company(text) => text.is_none(),
            Fact::Source(text) => text.is_none(),
            Fact::Role(text)
            | Fact::Client(text)
            | Fact::SourceDetail(text)
            | Fact::DecisionMaker(text)
            | Fact::AnsweredFirst(text) => text.is_none(),
            Fact::CameFrom(lead) => lead.is_none(),
            Fact::Emails(emails) => emails.is_empty(),
            Fact::Phones(phones) => phones.is_empty(),
            Fact::Links(links) => links.is_empty(),
            Fact::Kind(kind) => kind.is_none(),
            Fact::EnquiryAt(at) | Fact::DeletedAt(at) => at.is_none(),
            Fact::Value(value) => value.is_none(),
            Fact::Tags(tags) => tags.is_empty(),
            Fact::Stage(standing) => *standing == Standing::default(),
            Fact::Ready(ready) => ready.is_none(),
            Fact::Note(note) | Fact::Story(note) | Fact::Personal(note) => note.is_none(),
            Fact::Problems(problems) => problems.is_empty(),
            Fact::Prefers(channel) => channel.is_none(),
            Fact::TheirTime(theirs) => theirs.is_blank(),
            Fact::Course(course) => course.is_blank(),
            Fact::Appointments(appointments) => appointments.is_empty(),
            Fact::Promises(promises) => promises.is_empty(),
            Fact::Purchases(purchases) => purchases.is_empty(),
            Fact::PastEnquiries(enquiries) => enquiries.is_empty(),
            Fact::NeverContact(never) => !never,
        }
    }
}
