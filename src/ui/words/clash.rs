//! What keeps two times to meet from going together.

use ninefold_core::domain::appointment::AppointmentId;
use ninefold_core::domain::meeting::Clash;

use crate::ui::speech::{Speech, count};

/// Why the appointment `id` does not go together with the other one of `clash`, which is with
/// `whom`: "Overlaps with Ben Okafor, 14:00–14:30".
pub fn clash(clash: &Clash, id: AppointmentId, whom: &str, speech: &Speech<'_>) -> String {
    let (first, second) = (clash.first.0, clash.second.0);
    let is_later = second.id == id;
    let (this, other) = if is_later { (second, first) } else { (first, second) };
    let Some(gap) = clash.gap_minutes() else {
        let day = |at| speech.zone.day(at);
        let starts = match day(other.at) == day(this.at) {
            true => speech.time(other.at),
            false => speech.moment(other.at),
        };
        let ends = match day(other.ends_at) == day(other.at) {
            true => speech.time(other.ends_at),
            false => speech.moment(other.ends_at),
        };
        return format!("Overlaps with {whom}, {starts}–{ends}");
    };
    let (order, way) = match is_later {
        true => ("after", "the way"),
        false => ("before", "the way there"),
    };
    let apart = match gap {
        0 => format!("Right {order}"),
        gap => format!("Only {} {order}", count(gap, "minute")),
    };
    format!("{apart} {whom}, and {way} takes {}", second.travel_minutes)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use ninefold_core::domain::appointment::Appointment;
    use ninefold_core::domain::id::LeadId;
    use ninefold_core::domain::meeting::{Meeting, clashing_with};
    use ninefold_core::domain::time::Instant;
    use ninefold_core::domain::zone::Zone;

    use super::*;
    use crate::browser::dates::plain;

    /// A meeting today at `start`, `way` minutes away, whose id is made of `n`.
    fn meeting(n: u8, start: &str, minutes: u32, way: u32) -> Meeting {
        let at: Instant = format!("2026-11-21T{start}:00Z").parse().unwrap();
        let appointment = Appointment::new(AppointmentId::new(at, [n; 10]), at, minutes).unwrap();
        Appointment { travel_minutes: way, ..appointment }.meeting()
    }

    /// What is said of `this` beside another one that starts at 14:00, takes half an hour and is
    /// `way` minutes away.
    fn check(this: Meeting, way: u32, told: &[&str]) {
        let other = meeting(2, "14:00", 30, way);
        let lead = LeadId::new(other.at, [0; 10]);
        let zone = Zone::utc();
        let speech = Speech { now: other.at - TimeDelta::hours(3), zone: &zone, spell: plain };
        let found = clashing_with(&this, lead, &[(other, lead)]);
        let said: Vec<String> =
            found.iter().map(|it| clash(it, this.id, "Ben Okafor", &speech)).collect();
        assert_eq!(said, told, "{this:?}");
    }

    #[test]
    fn a_clash_is_told_from_the_one_that_is_typed() {
        check(meeting(1, "14:30", 30, 0), 0, &[]);
        check(meeting(1, "14:29", 30, 0), 0, &["Overlaps with Ben Okafor, 14:00–14:30"]);
        check(meeting(1, "14:00", 30, 0), 0, &["Overlaps with Ben Okafor, 14:00–14:30"]);
        let after = "Only 10 minutes after Ben Okafor, and the way takes 20";
        check(meeting(1, "14:40", 30, 20), 0, &[after]);
        let before = "Only 1 minute before Ben Okafor, and the way there takes 20";
        check(meeting(1, "13:29", 30, 0), 20, &[before]);
        let at_once = "Right after Ben Okafor, and the way takes 5";
        check(meeting(1, "14:30", 30, 5), 0, &[at_once]);
        let on_the_way = "Overlaps with Ben Okafor, today 14:00–14:30";
        check(
            Meeting {
                at: meeting(1, "14:00", 1, 0).at - TimeDelta::days(1),
                ..meeting(1, "14:10", 5, 0)
            },
            0,
            &[on_the_way],
        );
    }
}
