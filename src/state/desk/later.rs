//! Loading the later pages.

use super::Desk;
use crate::state::later::{Later, LaterPages};
use crate::state::request::Request;

impl Desk {
    /// How far loading the later pages got.
    pub fn later(self) -> Later {
        self.later.get()
    }

    /// Has the later pages loaded, unless they are here or on their way.
    pub fn load_later(self) {
        match self.later.get_untracked() {
            Later::Here(_) | Later::Coming => {}
            Later::Unasked | Later::Missing(_) => {
                self.later.set(Later::Coming);
                self.send(Request::LoadLater);
            }
        }
    }

    /// The later pages came, or not, and why.
    pub fn later_came(self, answer: Result<LaterPages, String>) {
        self.later.set(match answer {
            Ok(pages) => Later::Here(pages),
            Err(why) => Later::Missing(why),
        });
    }
}
