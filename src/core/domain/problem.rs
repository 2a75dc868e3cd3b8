//! What troubles a lead, and what would help.

use super::text::Line;
use super::unknown::Unknown;

/// Something that troubles a lead. A lead has the most painful first; those that are as painful stay
/// in the order in which they were told.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Problem {
    /// How much it hurts.
    pub pain: Pain,
    /// What it is, in their words.
    pub words: Line,
    /// What of ours would help; `None` while nobody knows.
    pub solution: Option<Line>,
    /// What a later version wrote here.
    pub unknown: Unknown,
}

/// How much a problem hurts: from 1, a nuisance, to 5, it cannot go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pain(u8);

/// Why a number is no [`Pain`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("pain is a whole number from 1 to {}", Pain::MOST)]
pub struct PainError;

/// How many problems a lead has at most.
pub const MOST_PROBLEMS: usize = 200;

impl Pain {
    /// It cannot go on.
    pub const MOST: u8 = 5;

    /// What a problem hurts of which nobody has said how much.
    pub const USUAL: Pain = Pain(3);

    /// All of them, the worst first.
    pub fn all() -> impl Iterator<Item = Pain> {
        (1..=Pain::MOST).rev().map(Pain)
    }

    /// Takes a number from 1 to [`Pain::MOST`].
    pub fn new(number: u8) -> Result<Pain, PainError> {
        if (1..=Pain::MOST).contains(&number) { Ok(Pain(number)) } else { Err(PainError) }
    }

    /// The number.
    pub fn number(self) -> u8 {
        self.0
    }
}

impl Problem {
    /// A problem without a solution yet.
    pub fn new(pain: Pain, words: Line) -> Problem {
        Problem { pain, words, solution: None, unknown: Unknown::default() }
    }
}
