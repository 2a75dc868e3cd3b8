//! The shapes of plans, and of what is planned with a lead.

use schemars::JsonSchema;

use super::{Day, Instant, Said, Week};
use crate::domain::appointment::{MOST_MINUTES, MOST_TRAVEL_MINUTES, Went};
use crate::domain::cadence::{Anchor, MOST_STEPS, Unit};
use crate::domain::pester::MOST_TOUCHES;
use crate::domain::touch::Channel;

/// How often a lead may be touched.
#[derive(JsonSchema)]
pub struct Pester {
    /// How many counted touches fit into any rolling 168 hours.
    #[schemars(range(min = 1, max = MOST_TOUCHES))]
    most: u32,
    /// How many hours lie between two of them.
    #[schemars(range(min = 1, max = 168))]
    gap_hours: u32,
}

/// What a touch completed.
#[derive(JsonSchema)]
pub struct Done {
    /// The step of the plan; absent for a step beside it.
    #[schemars(skip_serializing_if = "Option::is_none")]
    step: Option<u32>,
    /// The step that is pending since; absent when that was the last.
    #[schemars(skip_serializing_if = "Option::is_none")]
    next: Option<u32>,
    /// When it had been due, where the next step may count from it.
    #[schemars(skip_serializing_if = "Option::is_none")]
    due_at: Option<Instant>,
}

/// Which plan a lead follows, and what was decided about its next step.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Course {
    /// The plan that was chosen.
    #[schemars(skip_serializing_if = "Option::is_none")]
    enrolment: Option<Enrolment>,
    /// The step that was left out last.
    #[schemars(skip_serializing_if = "Option::is_none")]
    skipped: Option<Skipped>,
    /// The plan rests, or rested.
    #[schemars(skip_serializing_if = "Option::is_none")]
    pause: Option<Pause>,
    /// The step is put off.
    #[schemars(skip_serializing_if = "Option::is_none")]
    snooze: Option<Snooze>,
    /// A step that was agreed on, before the plan goes on.
    #[schemars(skip_serializing_if = "Option::is_none")]
    agreed: Option<Agreed>,
    /// They asked to hear from us on that day.
    #[schemars(skip_serializing_if = "Option::is_none")]
    hot_on: Option<Day>,
}

/// A plan that was chosen for a lead.
#[derive(JsonSchema)]
pub struct Enrolment {
    /// `new_enquiry`, `nurture`, `customer`, `after_no` or the id of a plan; absent when none goes on.
    #[schemars(skip_serializing_if = "Option::is_none")]
    cadence: Option<&'static str>,
    /// Since when.
    at: Instant,
}

/// A step that was left out.
#[derive(JsonSchema)]
pub struct Skipped {
    /// When, by the real clock.
    set_at: Instant,
    /// The step that is pending since.
    #[schemars(skip_serializing_if = "Option::is_none")]
    next: Option<u32>,
    /// What the next step counts from.
    from_at: Instant,
}

/// A plan that rests; one of the three tells what was left.
#[derive(JsonSchema)]
pub struct Pause {
    /// When that was said, by the real clock.
    set_at: Instant,
    /// Elapsed time, in milliseconds.
    #[schemars(skip_serializing_if = "Option::is_none")]
    left_ms: Option<u64>,
    /// Civil days.
    #[schemars(skip_serializing_if = "Option::is_none")]
    left_days: Option<u32>,
    /// Working days.
    #[schemars(skip_serializing_if = "Option::is_none")]
    left_working_days: Option<u32>,
    /// When the plan went on.
    #[schemars(skip_serializing_if = "Option::is_none")]
    resumed_at: Option<Instant>,
}

/// A step that is put off.
#[derive(JsonSchema)]
pub struct Snooze {
    /// When that was said, by the real clock.
    set_at: Instant,
    /// Until when.
    until: Instant,
}

/// A step that was agreed on: on a day, or at an instant.
#[derive(JsonSchema)]
pub struct Agreed {
    /// When that was said, by the real clock.
    set_at: Instant,
    /// On this day.
    #[schemars(skip_serializing_if = "Option::is_none")]
    on: Option<Day>,
    /// Or at this instant.
    #[schemars(skip_serializing_if = "Option::is_none")]
    at: Option<Instant>,
    /// How to reach the lead.
    channel: Said<Channel>,
    /// What it is for.
    #[schemars(skip_serializing_if = "Option::is_none", length(min = 1, max = 200))]
    purpose: Option<&'static str>,
}

/// A time to meet.
#[derive(JsonSchema)]
pub struct Appointment {
    /// The name it keeps for ever.
    #[schemars(schema_with = "super::super::id")]
    id: &'static str,
    /// When it starts.
    at: Instant,
    /// How long it takes.
    #[schemars(range(min = 1, max = MOST_MINUTES))]
    minutes: u32,
    /// A place or a link.
    #[schemars(skip_serializing_if = "Option::is_none", length(min = 1, max = 200))]
    place: Option<&'static str>,
    /// Who comes, besides the lead and us.
    #[schemars(skip_serializing_if = "Option::is_none", length(min = 1, max = 200))]
    who: Option<&'static str>,
    /// How long it takes to get there; absent for no time.
    #[schemars(skip_serializing_if = "Option::is_none", range(min = 0, max = MOST_TRAVEL_MINUTES))]
    travel_minutes: Option<u32>,
    /// How it went; absent while nobody has said.
    #[schemars(skip_serializing_if = "Option::is_none")]
    went: Option<Said<Went>>,
}

/// An answer that we owe or owed.
#[derive(JsonSchema)]
pub struct Promise {
    /// The name it keeps for ever.
    #[schemars(schema_with = "super::super::id")]
    id: &'static str,
    /// When it is due.
    due_at: Instant,
    /// When it was given.
    made_at: Instant,
    /// What was promised.
    #[schemars(length(min = 1, max = 200))]
    words: &'static str,
    /// When it was kept; absent while it is open.
    #[schemars(skip_serializing_if = "Option::is_none")]
    kept_at: Option<Instant>,
}

/// Where a lead is, and when it is best reached there.
#[derive(JsonSchema)]
#[schemars(extend("required" = []))]
pub struct TheirTime {
    /// The IANA name of their zone.
    #[schemars(skip_serializing_if = "Option::is_none", length(min = 1, max = 200))]
    zone: Option<&'static str>,
    /// When they are best reached; absent for any hour.
    #[schemars(skip_serializing_if = "Option::is_none")]
    hours: Option<Week>,
    /// Whether due dates wait for that.
    #[schemars(skip_serializing_if = "Option::is_none")]
    kept: Option<bool>,
}

/// A plan to follow up.
#[derive(JsonSchema)]
pub struct Cadence {
    /// `new_enquiry`, `nurture`, `customer`, `after_no`, or the id of a plan that somebody made.
    id: &'static str,
    /// What it is called.
    #[schemars(length(min = 1, max = 200))]
    name: &'static str,
    /// The steps in their order.
    #[schemars(length(min = 1, max = MOST_STEPS))]
    steps: Vec<Step>,
    /// How many of the last steps come again and again.
    #[schemars(skip_serializing_if = "Option::is_none")]
    repeats: Option<u32>,
    /// Steps that were deleted, each with the one it gave way to.
    #[schemars(skip_serializing_if = "Vec::is_empty")]
    gone: Vec<Gone>,
    /// Whether it was deleted.
    #[schemars(skip_serializing_if = "Option::is_none")]
    removed: Option<bool>,
    /// When it was changed last.
    #[schemars(skip_serializing_if = "Option::is_none")]
    changed_at: Option<Instant>,
}

/// One thing to do, and when.
#[derive(JsonSchema)]
pub struct Step {
    /// What the step is known by inside its plan.
    id: u32,
    /// How many units after its anchor it is due.
    count: u32,
    /// What is counted.
    unit: Said<Unit>,
    /// What it counts from; absent for the touch before.
    #[schemars(skip_serializing_if = "Option::is_none")]
    anchor: Option<Said<Anchor>>,
    /// How to reach the lead.
    channel: Said<Channel>,
    /// What it is for.
    #[schemars(skip_serializing_if = "Option::is_none", length(min = 1, max = 200))]
    purpose: Option<&'static str>,
    /// What to write or say, with places to fill such as `{first_name}`.
    #[schemars(skip_serializing_if = "Option::is_none", length(min = 1, max = 20_000))]
    template: Option<&'static str>,
    /// The wall time that it is due at.
    #[schemars(
        skip_serializing_if = "Option::is_none",
        regex(pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$")
    )]
    time_of_day: Option<&'static str>,
    /// Whether it does not wait for working hours.
    #[schemars(skip_serializing_if = "Option::is_none")]
    any_hour: Option<bool>,
    /// How late a first answer may be, in minutes.
    #[schemars(skip_serializing_if = "Option::is_none")]
    limit_minutes: Option<u32>,
}

/// A step that was deleted.
#[derive(JsonSchema)]
pub struct Gone {
    /// What it was known by.
    id: u32,
    /// The step it gave way to; absent where the plan ended.
    #[schemars(skip_serializing_if = "Option::is_none")]
    next: Option<u32>,
}

/// A template of the library.
#[derive(JsonSchema)]
pub struct Template {
    /// The name it keeps for ever.
    #[schemars(schema_with = "super::super::id")]
    id: &'static str,
    /// What it is called.
    #[schemars(length(min = 1, max = 200))]
    name: &'static str,
    /// What it is written for.
    channel: Said<Channel>,
    /// What to write or say, with places to fill such as `{first_name}`.
    #[schemars(length(min = 1, max = 20_000))]
    text: &'static str,
    /// Whether it was deleted.
    #[schemars(skip_serializing_if = "Option::is_none")]
    removed: Option<bool>,
    /// When it was changed last.
    #[schemars(skip_serializing_if = "Option::is_none")]
    changed_at: Option<Instant>,
}
