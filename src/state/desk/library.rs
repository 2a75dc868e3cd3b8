//! Leads that a template may be tried on.

use std::collections::BTreeSet;

use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::projection::Projection;

use super::{Desk, is_here};

/// How many are offered.
const MOST: usize = 10;

impl Desk {
    /// Leads that a template may be tried on, with their titles: the one in the pane, those of Today
    /// in its order, then the newest; up to ten, and the one that it is tried on now.
    pub fn recipients(self) -> Vec<(LeadId, String)> {
        let (agenda, rows) = (self.agenda.read(), self.rows.read());
        let ids = self.shown_id().into_iter().chain(agenda.entries.iter().map(|entry| entry.id));
        let newest = rows.values().rev().filter(is_here).map(|row| row.id);
        let mut seen = BTreeSet::new();
        let is_new = |row: &&Projection| seen.insert(row.id);
        let rows_of = |id| rows.get(&id).filter(is_here);
        let mut all: Vec<&Projection> =
            ids.chain(newest).filter_map(rows_of).filter(is_new).take(MOST).collect();
        // At the end, so that the others keep their places while one of them is chosen.
        let chosen = self.templates.recipient().id().and_then(rows_of);
        all.extend(chosen.filter(|row| all.iter().all(|it| it.id != row.id)));
        all.into_iter().map(|row| (row.id, row.title.clone())).collect()
    }
}
