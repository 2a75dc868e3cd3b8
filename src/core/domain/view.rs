//! Views: lists of leads that somebody gave a name.

use super::id::Id;
use super::text::Line;
use super::time::Instant;
use super::unknown::Unknown;

/// A list of leads that somebody gave a name, to find it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The name it keeps for ever.
    pub id: ViewId,
    /// What it is called.
    pub name: Line,
    /// What it shows, as an address has it behind `?`: what a later version filters by is kept.
    pub query: String,
    /// Where it stands among the others, the smallest first; of equal ones the older.
    pub place: u32,
    /// It was deleted, and stays so when another desk still has it.
    pub is_removed: bool,
    /// When it was made or changed, by the real clock.
    pub changed_at: Option<Instant>,
    /// What a later version wrote here.
    pub unknown: Unknown,
}

/// The name of a view.
pub type ViewId = Id<OfView>;

/// Marks the ids of views.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OfView {}

/// How many bytes the query of a view has at most.
pub const MOST_QUERY: usize = 8_000;

/// How many views a desk shows: more are no help to find one again.
pub const MOST_VIEWS: usize = 50;
