//! What takes so long that it is done slice by slice, while the page answers.

use super::Desk;
use crate::state::request::{Request, Slow};

impl Desk {
    /// Does the next slice of what is slow; answers whether there is more.
    pub fn go_on(self, slow: Slow) -> bool {
        match slow {
            Slow::Search => self.search_on(),
            Slow::Doubles => self.doubles.go_on(self),
        }
    }

    /// How far the change of many leads got that is being saved, in whole percent.
    pub fn so_far(self) -> Option<u8> {
        self.so_far.get()
    }

    /// The change that is being saved got so far.
    pub fn got_so_far(self, percent: u8) {
        self.so_far.set(Some(percent));
    }

    /// Has what is slow be done from now on, slice by slice.
    pub(in crate::state) fn begin(self, slow: Slow) {
        self.send(Request::GoOn(slow));
    }
}
