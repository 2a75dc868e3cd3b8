//! The times to meet of all leads, and those that do not go together.

use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::meeting::{Clash, Meeting, clashing_with};

use super::Desk;

impl Desk {
    /// The times to meet of which nobody has said how they went, each with its lead.
    pub fn meetings(self) -> Vec<(Meeting, LeadId)> {
        self.with_rows(|rows| {
            let of_row = |(id, meetings): (LeadId, Vec<Meeting>)| {
                meetings.into_iter().map(move |meeting| (meeting, id))
            };
            let rows = rows.values().filter(|row| !row.meetings.is_empty());
            rows.map(|row| (row.id, row.meetings.clone())).flat_map(of_row).collect()
        })
    }

    /// What does not go together with `meeting` of `lead`, in the order of the times.
    pub fn clashes(self, meeting: Meeting, lead: LeadId) -> Vec<Clash> {
        clashing_with(&meeting, lead, &self.meetings())
    }
}
