//! The buyer's own clock: where they are, and when they like to be called.

use super::hours::Hours;
use super::text::Line;

/// Where a lead is and when it is best reached there.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TheirTime {
    /// The IANA name of their zone; `None` while nobody knows it: then it is the desk's.
    pub zone: Option<Line>,
    /// When they are best reached, on their wall; at any hour when none are named.
    pub hours: Hours,
    /// Due dates wait for their hours too, and not for the desk's alone.
    pub is_kept: bool,
}

impl TheirTime {
    /// True when it says nothing.
    pub fn is_blank(&self) -> bool {
        *self == TheirTime::default()
    }
}
