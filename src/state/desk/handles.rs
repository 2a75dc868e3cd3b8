//! The handles that the board and the timeline are reached by.

use super::Desk;
use crate::state::moving::Moving;
use crate::state::timeline::Timeline;

impl Desk {
    /// Moving leads from one stage to another.
    pub fn moving(self) -> Moving {
        self.moving
    }

    /// What of timelines is shown.
    pub fn timeline(self) -> Timeline {
        self.timeline
    }
}
