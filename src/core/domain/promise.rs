//! Promises: an answer that is owed to a lead, and when.

use super::id::Id;
use super::text::Line;
use super::time::Instant;

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
}

impl Promise {
    /// True while it is not kept.
    pub fn is_open(&self) -> bool {
        self.kept_at.is_none()
    }
}
