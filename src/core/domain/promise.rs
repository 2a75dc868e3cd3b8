//! Promises: an answer that is owed to a lead, and when.

use chrono::TimeDelta;

use super::id::Id;
use super::text::Line;
use super::time::Instant;
use super::unknown::Unknown;

/// The name of a promise.
pub type PromiseId = Id<OfPromise>;

/// Marks the ids of promises.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OfPromise {}

/// Something that we said we would do or find out. The order is that of the due times.
///
/// A promise is no next step of a plan; it stands on Today by itself once it is due
/// (`due rule: Today's order`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Promise {
    /// When it is due.
    pub due_at: Instant,
    /// The name it keeps for ever.
    pub id: PromiseId,
    /// When it was given.
    pub made_at: Instant,
    /// What was promised.
    pub words: Line,
    /// When it was kept; `None` while it is open.
    pub kept_at: Option<Instant>,
    /// What a later version wrote here.
    pub unknown: Unknown,
}

/// How a promise was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kept {
    /// By the time that was said.
    InTime,
    /// Later than that.
    Late,
}

impl Promise {
    /// True while it is not kept.
    pub fn is_open(&self) -> bool {
        self.kept_at.is_none()
    }

    /// How it was kept; `None` while it is open. To the minute it is due, it is kept.
    pub fn kept(&self) -> Option<Kept> {
        let kept_at = self.kept_at?;
        Some(if kept_at < self.due_at + TimeDelta::minutes(1) { Kept::InTime } else { Kept::Late })
    }
}
