//! Days and times as people say them: "today 14:30", "in 2 days", "3 days late".

use std::fmt;

use chrono::{Datelike, TimeDelta};
use ninefold_core::domain::time::Instant;
use ninefold_core::domain::zone::Zone;

use crate::browser::dates::{Parts, Spell};

/// Now, the desk's zone and the reader's language: all that speech about time needs.
#[derive(Clone, Copy)]
pub struct Speech<'a> {
    /// The time that rules go by.
    pub now: Instant,
    /// The desk's zone.
    pub zone: &'a Zone,
    /// How the reader's language spells dates.
    pub spell: Spell,
}

impl Speech<'_> {
    /// "today 14:30", "yesterday 10:40", "18 November, 14:30".
    pub fn moment(&self, at: Instant) -> String {
        let time = self.time(at);
        match self.days_from_today(at) {
            -1 => format!("yesterday {time}"),
            0 => format!("today {time}"),
            1 => format!("tomorrow {time}"),
            _ => format!("{}, {time}", self.day(at)),
        }
    }

    /// When something is due, nearer days by name and farther ones by their count.
    pub fn due(&self, at: Instant) -> String {
        let late = self.now - at;
        if late > TimeDelta::zero() {
            return self.late(at, late);
        }
        match self.days_from_today(at) {
            days @ 2..=6 => format!("in {days} days"),
            _ => self.moment(at),
        }
    }

    /// "2 minutes ago", "3 hours ago"; the moment itself once a day has passed.
    pub fn ago(&self, at: Instant) -> String {
        let passed = self.now - at;
        if passed < TimeDelta::zero() {
            self.moment(at)
        } else if passed < TimeDelta::minutes(1) {
            "just now".to_owned()
        } else if passed < TimeDelta::hours(1) {
            format!("{} ago", count(passed.num_minutes(), "minute"))
        } else if passed < TimeDelta::days(1) {
            format!("{} ago", count(passed.num_hours(), "hour"))
        } else {
            self.moment(at)
        }
    }

    /// Today, as the head of a page says it: "Saturday 21 November".
    pub fn today(&self) -> String {
        (self.spell)(Parts::WeekdayDay, self.zone.local(self.now))
    }

    /// The exact moment, for whoever points at a date or listens to it.
    pub fn exact(&self, at: Instant) -> String {
        let day = (self.spell)(Parts::DayYear, self.zone.local(at));
        format!("{day}, {} ({})", self.time(at), self.zone.name())
    }

    fn late(&self, at: Instant, late: TimeDelta) -> String {
        let days = -self.days_from_today(at);
        if late < TimeDelta::minutes(1) {
            "due now".to_owned()
        } else if late < TimeDelta::hours(1) {
            format!("{} min late", late.num_minutes())
        } else if days < 1 || late < TimeDelta::hours(12) {
            format!("{} h late", late.num_hours())
        } else {
            format!("{} late", count(days, "day"))
        }
    }

    /// "14:30", never broken across two lines.
    pub fn time(&self, at: Instant) -> String {
        (self.spell)(Parts::Time, self.zone.local(at)).replace(' ', "\u{a0}")
    }

    /// The year is told when it is not this one.
    fn day(&self, at: Instant) -> String {
        let is_this_year = self.zone.day(at).year() == self.zone.day(self.now).year();
        let parts = if is_this_year { Parts::Day } else { Parts::DayYear };
        (self.spell)(parts, self.zone.local(at))
    }

    fn days_from_today(&self, at: Instant) -> i64 {
        (self.zone.day(at) - self.zone.day(self.now)).num_days()
    }
}

/// "1 day", "2 days".
pub fn count(n: impl fmt::Display + PartialEq + From<u8>, noun: &str) -> String {
    if n == 1.into() { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::dates::plain;

    fn at(text: &str) -> Instant {
        format!("{text}:00Z").parse().unwrap()
    }

    /// Now is Saturday 21 November 2026, 10:42, in UTC.
    fn speech(zone: &Zone) -> Speech<'_> {
        Speech { now: at("2026-11-21T10:42"), zone, spell: plain }
    }

    #[test]
    fn due_dates_read_like_speech() {
        let zone = Zone::utc();
        for (due, words) in [
            ("2026-11-21T14:30", "today 14:30"),
            ("2026-11-21T10:42", "today 10:42"),
            ("2026-11-22T09:00", "tomorrow 09:00"),
            ("2026-11-23T09:00", "in 2 days"),
            ("2026-11-27T09:00", "in 6 days"),
            ("2026-11-28T09:00", "28 November, 09:00"),
            ("2027-01-04T09:00", "4 January 2027, 09:00"),
            ("2026-11-21T10:30", "12 min late"),
            ("2026-11-21T08:00", "2 h late"),
            ("2026-11-20T23:00", "11 h late"),
            ("2026-11-20T09:00", "1 day late"),
            ("2026-11-18T18:00", "3 days late"),
        ] {
            assert_eq!(speech(&zone).due(at(due)), words, "due {due}");
        }
    }

    #[test]
    fn what_has_passed_reads_like_speech() {
        let zone = Zone::utc();
        for (past, words) in [
            ("2026-11-21T10:42", "just now"),
            ("2026-11-21T10:41", "1 minute ago"),
            ("2026-11-21T10:11", "31 minutes ago"),
            ("2026-11-21T08:42", "2 hours ago"),
            ("2026-11-20T10:42", "yesterday 10:42"),
            ("2026-11-21T11:00", "today 11:00"),
        ] {
            assert_eq!(speech(&zone).ago(at(past)), words, "at {past}");
        }
    }

    #[test]
    fn the_exact_moment_names_its_zone() {
        let zone = Zone::utc();
        assert_eq!(speech(&zone).exact(at("2026-11-21T10:42")), "21 November 2026, 10:42 (UTC)");
        assert_eq!(speech(&zone).today(), "Saturday 21 November");
    }
}
