//! Phrases of what they said.

use ninefold_core::domain::problem::Pain;

/// How much something hurts: "5 – it cannot go on".
pub fn pain(pain: Pain) -> &'static str {
    match pain.number() {
        5 => "5 – it cannot go on",
        4 => "4 – it hurts every day",
        3 => "3 – it hurts",
        2 => "2 – it gets in the way",
        _ => "1 – a nuisance",
    }
}
