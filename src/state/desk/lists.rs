//! What lists of leads go by.

use ninefold_core::domain::query::{At, Query};
use ninefold_core::domain::settings::Settings;

use super::Desk;
use crate::state::searching::Searching;
use crate::state::views::Views;

impl Desk {
    /// Lists of leads that have a name.
    pub fn views(self) -> Views {
        self.views
    }

    /// What is searched for.
    pub(in crate::state) fn searching(self) -> Searching {
        self.searching
    }

    /// Reads what the list of leads shows.
    pub(in crate::state) fn with_query<T>(self, read: impl FnOnce(&Query) -> T) -> T {
        self.query.with(read)
    }

    /// Reads what is set for the desk.
    pub(in crate::state) fn with_settings<T>(self, read: impl FnOnce(&Settings) -> T) -> T {
        self.settings.with(read)
    }

    /// Reads by what filters go, followed; the time of Today's order only where it `has_time` to do
    /// with it: dates are not to be looked at each second.
    pub(in crate::state) fn with_at<T>(self, has_time: bool, read: impl FnOnce(&At<'_>) -> T) -> T {
        let now = if has_time { self.agenda_at.get() } else { self.agenda_at.get_untracked() };
        let currency = self.settings.with(|settings| settings.currency);
        self.rules.with(|rules| read(&At::new(now, rules, currency)))
    }
}
