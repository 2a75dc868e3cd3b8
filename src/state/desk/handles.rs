//! The handles to what is on screen: forms, dialogs, lists.

use super::Desk;
use crate::state::cadences::Cadences;
use crate::state::deciding::Deciding;
use crate::state::doubles::Doubles;
use crate::state::edits::Edits;
use crate::state::entry::Entry;
use crate::state::jotting::Jotting;
use crate::state::moving::Moving;
use crate::state::table::Table;
use crate::state::templates::Templates;
use crate::state::timeline::Timeline;
use crate::state::touching::Touching;
use crate::state::transfer::Transfer;
use crate::state::views::Views;

impl Desk {
    /// The *New lead* form.
    pub fn entry(self) -> Entry {
        self.entry
    }

    /// The fields that are being edited.
    pub fn edits(self) -> Edits {
        self.edits
    }

    /// The editor of plans.
    pub fn cadences(self) -> Cadences {
        self.cadences
    }

    /// The library of templates.
    pub fn templates(self) -> Templates {
        self.templates
    }

    /// The *Log touch* form.
    pub fn touching(self) -> Touching {
        self.touching
    }

    /// What is being chosen for next steps.
    pub fn deciding(self) -> Deciding {
        self.deciding
    }

    /// Leads that may be one and the same.
    pub fn doubles(self) -> Doubles {
        self.doubles
    }

    /// The forms of appointments, promises and purchases.
    pub fn jotting(self) -> Jotting {
        self.jotting
    }

    /// Files in and out.
    pub fn transfer(self) -> Transfer {
        self.transfer
    }

    /// Lists of leads that have a name.
    pub fn views(self) -> Views {
        self.views
    }

    /// The table of leads.
    pub fn table(self) -> Table {
        self.table
    }

    /// Moving leads from one stage to another.
    pub fn moving(self) -> Moving {
        self.moving
    }

    /// What of timelines is shown.
    pub fn timeline(self) -> Timeline {
        self.timeline
    }
}
