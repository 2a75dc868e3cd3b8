//! Appointments: a time to meet that was agreed.

use chrono::TimeDelta;

use super::id::Id;
use super::text::Line;
use super::time::Instant;
use super::unknown::Unknown;

/// The name of an appointment.
pub type AppointmentId = Id<OfAppointment>;

/// Marks the ids of appointments.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OfAppointment {}

/// A time to meet. While nobody has said how it went, it is the lead's next step
/// (`due rule: Ends and waits`). The order is that of the starts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Appointment {
    /// When it starts.
    pub at: Instant,
    /// The name it keeps for ever.
    pub id: AppointmentId,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// Where: a place or a link.
    pub place: Option<Line>,
    /// Who comes, besides the lead and us.
    pub who: Option<Line>,
    /// How long it takes to get there, in minutes.
    pub travel_minutes: u32,
    /// How it went; `None` while nobody has said.
    pub went: Option<Went>,
    /// What a later version wrote here.
    pub unknown: Unknown,
}

/// How an appointment went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Went {
    /// Both came.
    Kept,
    /// We came late.
    Late,
    /// It was missed.
    Missed,
    /// It was called off before.
    Cancelled,
}

/// Why an appointment was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AppointmentError {
    /// It ends where it starts, or lasts too long.
    #[error("an appointment takes 1 minute to {} days", MOST_MINUTES / (24 * 60))]
    Length,
    /// It takes too long to get there.
    #[error("the way there takes at most {} hours", MOST_TRAVEL_MINUTES / 60)]
    Travel,
}

/// How long an appointment takes unless something else is said, in minutes.
pub const USUAL_MINUTES: u32 = 30;

/// How long an appointment takes at most, in minutes: two weeks.
pub const MOST_MINUTES: u32 = 14 * 24 * 60;

/// How long it takes at most to get to one, in minutes: two days.
pub const MOST_TRAVEL_MINUTES: u32 = 2 * 24 * 60;

impl Appointment {
    /// A time to meet from `at` on, for so many minutes.
    pub fn new(
        id: AppointmentId,
        at: Instant,
        minutes: u32,
    ) -> Result<Appointment, AppointmentError> {
        if (1..=MOST_MINUTES).contains(&minutes) {
            Ok(Appointment {
                at,
                id,
                minutes,
                place: None,
                who: None,
                travel_minutes: 0,
                went: None,
                unknown: Unknown::default(),
            })
        } else {
            Err(AppointmentError::Length)
        }
    }

    /// When it ends.
    pub fn ends_at(&self) -> Instant {
        self.at + TimeDelta::minutes(self.minutes.into())
    }
}

impl Went {
    /// All of them, in the order of the form.
    pub const ALL: [Went; 4] = [Went::Kept, Went::Late, Went::Missed, Went::Cancelled];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::at;

    fn check(minutes: u32, ends_at: Option<&str>) {
        let starts_at = at("2026-11-24T12:00:00Z");
        let id = AppointmentId::new(starts_at, [0; 10]);
        let appointment = Appointment::new(id, starts_at, minutes);
        assert_eq!(appointment.ok().map(|it| it.ends_at()), ends_at.map(at), "{minutes} min");
    }

    #[test]
    fn an_appointment_ends_after_it_starts() {
        check(30, Some("2026-11-24T12:30:00Z"));
        check(MOST_MINUTES, Some("2026-12-08T12:00:00Z"));
        check(0, None);
        check(MOST_MINUTES + 1, None);
    }
}
