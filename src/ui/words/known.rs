//! The names of what is known about a lead, and of what passed with it.

use ninefold_core::domain::cadence::Channel;
use ninefold_core::domain::fact::FactKind;
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
        FactKind::SourceDetail => "Source detail",
        FactKind::Kind => "Who buys",
        FactKind::EnquiryAt => "Enquiry received",
        FactKind::Value => "Value",
        FactKind::Tags => "Tags",
        FactKind::Stage => "Stage",
        FactKind::DecisionMaker => "Decision maker",
        FactKind::AnsweredFirst => "Answered first",
        FactKind::Ready => "Ready to buy",
        FactKind::Note => "Note",
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
    (n < 5).then(|| format!("{so_far} so far; most plans make six"))
}
