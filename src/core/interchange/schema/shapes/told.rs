//! The shapes of what a lead told and bought.

use schemars::JsonSchema;

use super::{Amount, Day, Instant, Said};
use crate::domain::objection::ObjectionKind;
use crate::domain::problem::Pain;
use crate::domain::stage::Stage;

/// Something that troubles a lead.
#[derive(JsonSchema)]
pub struct Problem {
    /// What it is, in their words.
    #[schemars(length(min = 1, max = 200))]
    words: &'static str,
    /// How much it hurts; absent for 3.
    #[schemars(skip_serializing_if = "Option::is_none", range(min = 1, max = Pain::MOST))]
    pain: Option<u8>,
    /// What of ours would help.
    #[schemars(skip_serializing_if = "Option::is_none", length(min = 1, max = 200))]
    solution: Option<&'static str>,
}

/// Something that a lead bought.
#[derive(JsonSchema)]
pub struct Purchase {
    /// The name it keeps for ever.
    #[schemars(schema_with = "super::super::id")]
    id: &'static str,
    /// The day on which they bought.
    on: Day,
    /// What they bought.
    #[schemars(length(min = 1, max = 200))]
    what: &'static str,
    /// What they paid.
    #[schemars(skip_serializing_if = "Option::is_none")]
    value: Option<Amount>,
}

/// An enquiry that a later one took the place of.
#[derive(JsonSchema)]
pub struct PastEnquiry {
    /// When they asked then; absent for somebody who was a mere contact.
    #[schemars(skip_serializing_if = "Option::is_none")]
    asked_at: Option<Instant>,
    /// When they asked again.
    until: Instant,
    /// How far it had come.
    stage: Said<Stage>,
}

/// What a *No* was about.
#[derive(JsonSchema)]
#[schemars(extend("required" = []))]
pub struct Objection {
    /// What it is about; absent while nobody has said.
    #[schemars(skip_serializing_if = "Option::is_none")]
    kind: Option<Said<ObjectionKind>>,
    /// What they said.
    #[schemars(skip_serializing_if = "Option::is_none", length(min = 1, max = 200))]
    words: Option<&'static str>,
}
