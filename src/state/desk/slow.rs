//! What takes so long that it is done slice by slice, while the page answers.

use super::Desk;
use crate::state::request::{Request, Slow};

impl Desk {
    /// Does the next slice of what is slow; answers whether there is more.
    pub fn go_on(self, slow: Slow) -> bool {
        match slow {
            Slow::Search => false,
            Slow::Doubles => self.doubles.go_on(self),
        }
    }

    /// Has what is slow be done from now on, slice by slice.
    pub(in crate::state) fn begin(self, slow: Slow) {
        self.send(Request::GoOn(slow));
    }
}
