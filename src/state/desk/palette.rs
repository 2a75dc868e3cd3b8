//! The command palette, and whether keys without Ctrl do something.

use super::Desk;
use crate::state::palette::Palette;

impl Desk {
    /// The command palette.
    pub fn palette(self) -> Palette {
        self.palette
    }

    /// True while keys without Ctrl do something, for an answer that is not to be repeated when that
    /// changes.
    pub fn has_shortcuts(self) -> bool {
        self.look.read_untracked().has_shortcuts
    }
}
