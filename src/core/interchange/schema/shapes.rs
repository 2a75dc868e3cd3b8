//! The shapes of what is written: only the schema is made of them, and nothing else.

#![expect(dead_code, reason = "only their shapes are used")]

mod plans;
mod told;

use schemars::JsonSchema;

use self::plans::{Appointment, Cadence, Course, Done, Pester, Promise, Template, TheirTime};
use self::told::{Objection, PastEnquiry, Problem, Purchase};
use super::super::backup_file::{FORMAT, VERSION};
use crate::domain::fact::Kind;
use crate::domain::lead::{MOST_DATES, MOST_TAGS, MOST_WAYS};
use crate::domain::problem::MOST_PROBLEMS;
use crate::domain::settings::MOST_TOUCHES_A_DAY;
use crate::domain::stage::Stage;
use crate::domain::touch::{By, Channel, Direction, Outcome};
use crate::domain::view::MOST_QUERY;

/// An instant by RFC 3339.
pub struct Instant;

/// A day of the calendar.
pub struct Day;

/// A span of working hours.
pub struct Span;

/// One of the words for `T`.
pub struct Said<T>(T);

/// When each fact came to say what it says.
pub struct Stamps;

/// What facts said before.
pub struct History;

/// A desk in a file: leads with everything that is known about them, and settings.
#[derive(JsonSchema)]
#[schemars(title = "Ninefold JSON", extend("required" = ["format", "version", "leads"]))]
pub struct File {
    #[schemars(flatten)]
    head: Head,
    /// The leads in the order of their ids, those in the trash too.
    leads: Vec<Lead>,
}

/// A desk as a file, but for its leads.
#[derive(JsonSchema)]
pub struct Head {
    /// What this is.
    #[schemars(extend("const" = FORMAT))]
    format: &'static str,
    /// The version of this format.
    #[schemars(extend("const" = VERSION))]
    version: u64,
    /// When the file was written.
    #[schemars(skip_serializing_if = "Option::is_none")]
    exported_at: Option<Instant>,
    /// How many leads the file holds, those in the trash too.
    count: usize,
    /// `sha256-` and the SHA-256 of the file without this and `exported_at`, in hexadecimal.
    #[schemars(skip_serializing_if = "Option::is_none", regex(pattern = "^sha256-[0-9a-f]{64}$"))]
    digest: Option<&'static str>,
    /// What a person has set for the whole desk.
    desk: Settings,
    /// Plans that were made, or changed from how every desk has them.
    #[schemars(skip_serializing_if = "Vec::is_empty")]
    cadences: Vec<Cadence>,
    /// The templates of the library.
    #[schemars(skip_serializing_if = "Vec::is_empty")]
    templates: Vec<Template>,
}

/// Somebody who may buy: there is always a name, a company, an e-mail or a phone.
#[derive(JsonSchema)]
#[schemars(extend("anyOf" = super::somebody()))]
pub struct Lead {
    /// The name it keeps for ever.
    #[schemars(schema_with = "super::id")]
    id: &'static str,
    #[schemars(flatten)]
    facts: Facts,
    /// When the lead was written down.
    captured_at: Instant,
    /// What passed between us, the earliest first, those taken back too.
    #[schemars(skip_serializing_if = "Vec::is_empty")]
    touches: Vec<Touch>,
    #[schemars(skip_serializing_if = "Stamps::is_empty")]
    stamps: Stamps,
    #[schemars(skip_serializing_if = "History::is_empty")]
    history: History,
}

/// Some facts, in the order of the form. Left out is what is not told; `null` says nothing.
#[derive(JsonSchema)]
pub struct Facts {
    /// Who it is.
    #[schemars(skip_serializing_if = "Option::is_none", length(min = 1, max = 200))]
    name: Option<Option<&'static str>>,
    /// Whom they work for.
    #[schemars(skip_serializing_if = "Option::is_none", length(min = 1, max = 200))]
    company: Option<Option<&'static str>>,
    /// What they are there.
    #[schemars(skip_serializing_if = "Option::is_none", length(min = 1, max = 200))]
    role: Option<Option<&'static str>>,
    /// Whose lead it is, for a consultant.
    #[schemars(skip_serializing_if = "Option::is_none", length(min = 1, max = 200))]
    client: Option<Option<&'static str>>,
    /// Where mail reaches them, the best first.
    #[schemars(skip_serializing_if = "Option::is_none", length(max = MOST_WAYS), inner(length(max = 254), regex(pattern = r"^[^@\s]+@[^@\s]+$")))]
    emails: Option<Vec<&'static str>>,
    /// Where a call reaches them, the best first.
    #[schemars(skip_serializing_if = "Option::is_none", length(max = MOST_WAYS), inner(length(min = 3, max = 64)))]
    phones: Option<Vec<&'static str>>,
    /// Where they are found on the web.
    #[schemars(skip_serializing_if = "Option::is_none", length(max = MOST_WAYS), inner(length(max = 2_000), regex(pattern = "^https?://")))]
    links: Option<Vec<&'static str>>,
    /// Where they came from.
    #[schemars(skip_serializing_if = "Option::is_none", length(min = 1, max = 200))]
    source: Option<Option<&'static str>>,
    /// What exactly brought them.
    #[schemars(skip_serializing_if = "Option::is_none", length(min = 1, max = 200))]
    source_detail: Option<Option<&'static str>>,
    /// The id of the lead who sent them to us.
    #[schemars(skip_serializing_if = "Option::is_none", schema_with = "super::id_or_null")]
    came_from: Option<Option<&'static str>>,
    /// Whether a business or a person buys.
    #[schemars(skip_serializing_if = "Option::is_none")]
    kind: Option<Option<Said<Kind>>>,
    /// When the buyer asked; absent for a mere contact, for whom no clock runs.
    #[schemars(skip_serializing_if = "Option::is_none")]
    enquiry_at: Option<Option<Instant>>,
    /// What the sale would be worth.
    #[schemars(skip_serializing_if = "Option::is_none")]
    value: Option<Option<Amount>>,
    /// Words to sort it by.
    #[schemars(skip_serializing_if = "Option::is_none", length(max = MOST_TAGS), inner(length(min = 1, max = 50), regex(pattern = "^[^,]*$")))]
    tags: Option<Vec<&'static str>>,
    /// How far it has come; absent while nobody has answered it.
    #[schemars(skip_serializing_if = "Option::is_none")]
    stage: Option<Said<Stage>>,
    /// Why it is there.
    #[schemars(skip_serializing_if = "Option::is_none", length(min = 1, max = 200))]
    stage_reason: Option<&'static str>,
    /// Who decides.
    #[schemars(skip_serializing_if = "Option::is_none", length(min = 1, max = 200))]
    decision_maker: Option<Option<&'static str>>,
    /// Who answered them first.
    #[schemars(skip_serializing_if = "Option::is_none", length(min = 1, max = 200))]
    answered_first: Option<Option<&'static str>>,
    /// Whether they are ready to buy.
    #[schemars(skip_serializing_if = "Option::is_none")]
    ready: Option<Option<bool>>,
    /// What troubles them, the most painful first.
    #[schemars(skip_serializing_if = "Option::is_none", length(max = MOST_PROBLEMS))]
    problems: Option<Vec<Problem>>,
    /// What they told us.
    #[schemars(skip_serializing_if = "Option::is_none", length(min = 1, max = 20_000))]
    story: Option<Option<&'static str>>,
    /// What is worth remembering of them as a person.
    #[schemars(skip_serializing_if = "Option::is_none", length(min = 1, max = 20_000))]
    personal: Option<Option<&'static str>>,
    /// How they like to be reached.
    #[schemars(skip_serializing_if = "Option::is_none")]
    prefers: Option<Option<Said<Channel>>>,
    /// Where they are, and when they are best reached.
    #[schemars(skip_serializing_if = "Option::is_none")]
    their_time: Option<TheirTime>,
    /// What is worth remembering.
    #[schemars(skip_serializing_if = "Option::is_none", length(min = 1, max = 20_000))]
    note: Option<Option<&'static str>>,
    /// Which plan it follows, and what was decided about its next step; absent for the plan that its
    /// stage brings.
    #[schemars(skip_serializing_if = "Option::is_none")]
    course: Option<Course>,
    /// Times to meet, the earliest first.
    #[schemars(skip_serializing_if = "Option::is_none", length(max = MOST_DATES))]
    appointments: Option<Vec<Appointment>>,
    /// Answers that we owe or owed, the earliest due first.
    #[schemars(skip_serializing_if = "Option::is_none", length(max = MOST_DATES))]
    promises: Option<Vec<Promise>>,
    /// What they bought, the earliest first.
    #[schemars(skip_serializing_if = "Option::is_none", length(max = MOST_DATES))]
    purchases: Option<Vec<Purchase>>,
    /// Enquiries that a later one took the place of, the earliest first.
    #[schemars(skip_serializing_if = "Option::is_none", length(max = MOST_DATES))]
    past_enquiries: Option<Vec<PastEnquiry>>,
    /// Whether nothing is ever due again.
    #[schemars(skip_serializing_if = "Option::is_none")]
    never_contact: Option<bool>,
    /// When it was put into the trash.
    #[schemars(skip_serializing_if = "Option::is_none")]
    deleted_at: Option<Option<Instant>>,
}

/// What a fact said before it was changed, and since when.
#[derive(JsonSchema)]
pub struct Was {
    /// When it came to say so.
    set_at: Instant,
    /// What it said.
    #[schemars(flatten)]
    fact: Facts,
}

/// One thing that passed between us and a lead.
#[derive(JsonSchema)]
pub struct Touch {
    /// The name it keeps for ever.
    #[schemars(schema_with = "super::id")]
    id: &'static str,
    /// When it happened.
    at: Instant,
    /// When it was written down.
    entered_at: Instant,
    /// When it was changed last; absent while it is as it was entered.
    #[schemars(skip_serializing_if = "Option::is_none")]
    changed_at: Option<Instant>,
    /// How it passed.
    channel: Said<Channel>,
    /// From us to the lead, or from the lead to us.
    direction: Said<Direction>,
    /// What came of it.
    outcome: Said<Outcome>,
    /// Who made it; absent for a person.
    #[schemars(skip_serializing_if = "Option::is_none")]
    by: Option<Said<By>>,
    /// Whether it was made beside the plan.
    #[schemars(skip_serializing_if = "Option::is_none")]
    extra: Option<bool>,
    /// What it completed; absent for what completes nothing, or was written down without a plan.
    #[schemars(skip_serializing_if = "Option::is_none")]
    done: Option<Done>,
    /// Whether it was taken back.
    #[schemars(skip_serializing_if = "Option::is_none")]
    removed: Option<bool>,
    /// What a *No* was about.
    #[schemars(skip_serializing_if = "Option::is_none")]
    objection: Option<Objection>,
    /// The id of the letter of the library that was sent with it.
    #[schemars(skip_serializing_if = "Option::is_none", schema_with = "super::id")]
    template: Option<&'static str>,
    /// What is worth remembering.
    #[schemars(skip_serializing_if = "Option::is_none", length(min = 1, max = 20_000))]
    note: Option<&'static str>,
}

/// An amount of money.
#[derive(JsonSchema)]
pub struct Amount {
    /// In whole minor units, such as cents.
    #[schemars(range(min = 0, max = 1_000_000_000_000_i64))]
    amount: i64,
    /// Of this currency: its code by ISO 4217.
    #[schemars(schema_with = "super::currency")]
    currency: &'static str,
}

/// What a person has set for the whole desk.
#[derive(JsonSchema)]
#[schemars(extend("required" = []))]
pub struct Settings {
    /// The IANA name of the desk's zone; absent to follow the browser's.
    #[schemars(skip_serializing_if = "Option::is_none", length(min = 1, max = 200))]
    zone: Option<&'static str>,
    /// When the desk is at work; days off are left out. With no day at all it is always open.
    hours: Week,
    /// Days on which it is closed.
    #[schemars(skip_serializing_if = "Vec::is_empty")]
    holidays: Vec<Day>,
    /// What amounts are in unless they say something else: a code by ISO 4217.
    #[schemars(schema_with = "super::currency")]
    currency: &'static str,
    /// What a sale is usually worth.
    #[schemars(skip_serializing_if = "Option::is_none")]
    typical_sale: Option<Amount>,
    /// Who writes: what templates put for `{my_name}`.
    #[schemars(skip_serializing_if = "Option::is_none", length(min = 1, max = 200))]
    my_name: Option<&'static str>,
    /// How often a lead may be touched; absent for 4 in a week, 20 hours apart.
    #[schemars(skip_serializing_if = "Option::is_none")]
    pester: Option<Pester>,
    /// How many touches a day are planned at most; absent for 20.
    #[schemars(skip_serializing_if = "Option::is_none", range(min = 1, max = MOST_TOUCHES_A_DAY))]
    touches_a_day: Option<u32>,
    /// Whether leads that cooled go into the nurturing pile by themselves.
    #[schemars(skip_serializing_if = "Option::is_none")]
    cools_by_itself: Option<bool>,
    /// Lists of leads that have a name.
    #[schemars(skip_serializing_if = "Vec::is_empty")]
    views: Vec<View>,
    /// Leads that look alike and are not the same: two ids each.
    #[schemars(skip_serializing_if = "Vec::is_empty", schema_with = "super::pairs")]
    not_same: Vec<[&'static str; 2]>,
    /// When this was set; absent for a desk as it came.
    #[schemars(skip_serializing_if = "Option::is_none")]
    changed_at: Option<Instant>,
}

/// A list of leads that somebody gave a name.
#[derive(JsonSchema)]
pub struct View {
    /// The name it keeps for ever.
    #[schemars(schema_with = "super::id")]
    id: &'static str,
    /// What it is called.
    #[schemars(length(min = 1, max = 200))]
    name: &'static str,
    /// What it shows, as an address has it behind `?`.
    #[schemars(length(max = MOST_QUERY), regex(pattern = "^[!-~]*$"))]
    query: &'static str,
    /// Where it stands among the others, the smallest first.
    place: u32,
    /// It was deleted, and stays so when another desk still has it.
    #[schemars(skip_serializing_if = "Option::is_none")]
    removed: Option<bool>,
    /// When it was made or changed.
    #[schemars(skip_serializing_if = "Option::is_none")]
    changed_at: Option<Instant>,
}

/// The working hours of each weekday, the earliest first.
#[derive(JsonSchema)]
pub struct Week {
    #[schemars(skip_serializing_if = "Vec::is_empty")]
    monday: Vec<Span>,
    #[schemars(skip_serializing_if = "Vec::is_empty")]
    tuesday: Vec<Span>,
    #[schemars(skip_serializing_if = "Vec::is_empty")]
    wednesday: Vec<Span>,
    #[schemars(skip_serializing_if = "Vec::is_empty")]
    thursday: Vec<Span>,
    #[schemars(skip_serializing_if = "Vec::is_empty")]
    friday: Vec<Span>,
    #[schemars(skip_serializing_if = "Vec::is_empty")]
    saturday: Vec<Span>,
    #[schemars(skip_serializing_if = "Vec::is_empty")]
    sunday: Vec<Span>,
}
