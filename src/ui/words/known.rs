//! The names of what is known about a lead, and of what passed with it.

use ninefold_core::domain::appointment::Went;
use ninefold_core::domain::cadence::draft::StepDraft;
use ninefold_core::domain::cadence::{Anchor, Channel, Unit};
use ninefold_core::domain::fact::FactKind;
use ninefold_core::domain::lead::ENOUGH_FOLLOW_UPS;
use ninefold_core::domain::stage::Stage;
use ninefold_core::domain::touch::Outcome;

use crate::ui::speech::count;

/// The name of a channel, as the form of a touch has it.
pub fn channel_name(channel: Channel) -> &'static str {
    match channel {
        Channel::Call => "Call",
        Channel::Email => "Email",
        Channel::Message => "Message",
        Channel::Meeting => "Meeting",
        Channel::Other => "Other",
    }
}

/// What came of a touch.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::NoAnswer => "No answer",
        Outcome::LeftMessage => "Left message",
        Outcome::Spoke => "Spoke",
        Outcome::NotNow => "Not now",
        Outcome::No => "No",
        Outcome::Appointment => "Appointment",
        Outcome::Won => "Won",
    }
}

/// The name of a stage.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::New => "New",
        Stage::Working => "Working",
        Stage::Nurture => "Nurture",
        Stage::Won => "Won",
        Stage::Lost => "Lost",
    }
}

/// The label of a fact.
pub fn fact(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Name => "Name",
        FactKind::Company => "Company",
        FactKind::Role => "Role",
        FactKind::Client => "Client",
        FactKind::Emails => "Emails",
        FactKind::Phones => "Phones",
        FactKind::Links => "Links",
        FactKind::Source => "Source",
        FactKind::SourceDetail => "Read before they wrote",
        FactKind::Kind => "Who buys",
        FactKind::EnquiryAt => "Enquiry received",
        FactKind::Value => "Value",
        FactKind::Tags => "Tags",
        FactKind::Stage => "Stage",
        FactKind::DecisionMaker => "Decision maker",
        FactKind::AnsweredFirst => "Answered first",
        FactKind::Ready => "Ready to buy",
        FactKind::CameFrom => "Came from",
        FactKind::Problems => "Problems",
        FactKind::Story => "Story",
        FactKind::Personal => "Personal",
        FactKind::Prefers => "Likes to be reached by",
        FactKind::TheirTime => "Their hours",
        FactKind::Note => "Note",
        FactKind::Course => "Plan",
        FactKind::Appointments => "Appointments",
        FactKind::Promises => "Promises",
        FactKind::Purchases => "Bought",
        FactKind::PastEnquiries => "Earlier enquiries",
        FactKind::NeverContact => "Never contact",
        FactKind::DeletedAt => "Trash",
    }
}

/// How many follow-ups were made, for whoever is about to give up before the fifth.
pub fn follow_ups(n: usize) -> Option<String> {
    let so_far = match n {
        0 => "No follow-up".to_owned(),
        n => count(n as u64, "follow-up"),
    };
    (n < ENOUGH_FOLLOW_UPS).then(|| format!("{so_far} so far; most plans make six"))
}

/// What is counted, as a choice has it.
pub fn units(unit: Unit) -> &'static str {
    match unit {
        Unit::Minutes => "minutes",
        Unit::Hours => "hours",
        Unit::Days => "days",
        Unit::WorkingDays => "working days",
        Unit::Weeks => "weeks",
        Unit::Months => "months",
    }
}

/// What a step counts from, as a choice has it.
pub fn anchor(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::PreviousTouchDone => "the previous touch",
        Anchor::PreviousDueDate => "when the previous step was due",
        Anchor::Enquiry => "the enquiry",
    }
}

/// What few steps have, of those that `step` has: "Template, 09:30, limit 5 minutes".
pub fn step_extras(step: &StepDraft) -> String {
    let has = |text: &str| !text.trim().is_empty();
    let extras = [
        has(&step.template).then(|| "a template".to_owned()),
        (has(&step.time_of_day) && step.unit.is_civil())
            .then(|| format!("at {}", step.time_of_day)),
        has(&step.limit).then(|| format!("limit {} min", step.limit)),
        (!step.hours_apply).then(|| "at any hour".to_owned()),
    ];
    let extras: Vec<String> = extras.into_iter().flatten().collect();
    match extras.is_empty() {
        true => "Template, time of day, limit".to_owned(),
        false => format!("Has {}", extras.join(", ")),
    }
}

/// How an appointment went.
pub fn went(went: Went) -> &'static str {
    match went {
        Went::Kept => "Kept",
        Went::Late => "Late",
        Went::Missed => "Missed",
        Went::Cancelled => "Called off",
    }
}
