//! Working time: when the desk is at work, and how plans count through it.

mod working;

use std::collections::BTreeSet;

use chrono::{Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::cadence::{Offset, Unit};
pub use super::hours::{Hours, HoursError, Span};
use super::time::Instant;
use super::zone::Zone;

/// Zone, working hours and holidays of a desk (`due rule: Time`).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Calendar {
    zone: Zone,
    hours: Hours,
    holidays: BTreeSet<NaiveDate>,
}

/// Where [`Calendar::shift`] arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shifted {
    /// The instant lies in working time and stays.
    Stays(Instant),
    /// The desk is closed at the instant, and opens at `to`.
    Moves {
        /// The earliest instant of working time after it.
        to: Instant,
        /// Why it could not stay.
        closed: Closed,
    },
    /// There is no working time within [`SEARCH_DAYS`]: the instant stays where it must not be.
    NowhereToGo(Instant),
}

/// Why the desk is not at work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Closed {
    /// The day is a holiday.
    Holiday,
    /// The weekday has no working hours.
    DayOff,
    /// The day has working hours, but not now.
    OutsideHours,
}

/// Where [`Calendar::add`] arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// The whole offset later.
    Whole(Instant),
    /// Working days ran out: none follows within [`SEARCH_DAYS`] of the last one counted, which is
    /// this one; the anchor itself when there was none.
    RanOut(Instant),
}

/// When a desk without hours begins its day, in minutes after midnight (`due rule: Time`).
const NINE: u16 = 9 * 60;

/// How far ahead working time is looked for, in days.
pub const SEARCH_DAYS: i64 = 3_660;

impl Calendar {
    /// A calendar of these hours and holidays, as the wall clock of `zone` shows them.
    pub fn new(zone: Zone, hours: Hours, holidays: BTreeSet<NaiveDate>) -> Calendar {
        Calendar { zone, hours, holidays }
    }

    /// Monday to Friday, 09:00–17:00, without holidays: how every desk starts.
    pub fn weekdays_nine_to_five(zone: Zone) -> Calendar {
        Calendar::new(zone, Hours::weekdays_nine_to_five(), BTreeSet::new())
    }

    /// The zone in which hours and days are read.
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// The earliest instant, `at` or later, whose wall reading lies in working hours.
    ///
    /// Never backwards, and a time inside working hours stays: a buyer who was promised Monday must
    /// not be called on Friday. Hours that a clock change skips do not exist that day; in an hour it
    /// repeats both passes count.
    pub fn shift(&self, at: Instant) -> Shifted {
        let Some(closed) = self.closed(at) else {
            return Shifted::Stays(at);
        };
        let last_at = at + TimeDelta::days(SEARCH_DAYS);
        for stretch in self.zone.stretches_from(at) {
            // Inside one stretch the wall clock runs evenly, so the wall decides alone.
            let from = stretch.from.map_or(at, |from| from.max(at));
            let until = stretch.until.map_or(last_at, |until| until.min(last_at));
            if from > last_at {
                break;
            }
            let opens = self.opens(stretch.local(from), stretch.local(until));
            let to = opens.map(|local| stretch.instant(local));
            if let Some(to) = to.filter(|to| stretch.until.is_none_or(|until| *to < until)) {
                return Shifted::Moves { to, closed };
            }
        }
        Shifted::NowhereToGo(at)
    }

    /// Why the desk is not at work at `at`; `None` while it is.
    pub fn closed(&self, at: Instant) -> Option<Closed> {
        let local = self.zone.local(at);
        let day = local.date();
        if self.holidays.contains(&day) {
            return Some(Closed::Holiday);
        }
        match self.hours.on(day) {
            [] => Some(Closed::DayOff),
            _ if self.opens(local, local).is_some() => None,
            [_, ..] => Some(Closed::OutsideHours),
        }
    }

    /// `offset` after `anchor`, before working hours are looked at (`due rule: Time`, `Steps`).
    ///
    /// Minutes and hours elapse; days, weeks and months keep the wall time. Never before `anchor`.
    pub fn add(&self, anchor: Instant, offset: Offset) -> Added {
        let count = offset.count();
        match offset.unit() {
            Unit::Minutes => Added::Whole(anchor + TimeDelta::minutes(count.into())),
            Unit::Hours => Added::Whole(anchor + TimeDelta::hours(count.into())),
            Unit::Days => Added::Whole(self.on_wall(anchor, |day| add_days(day, count.into()))),
            Unit::Weeks => {
                Added::Whole(self.on_wall(anchor, |day| add_days(day, 7 * i64::from(count))))
            }
            Unit::Months => Added::Whole(self.on_wall(anchor, |day| day + Months::new(count))),
            Unit::WorkingDays => self.add_working_days(anchor, count),
        }
    }

    /// When a plan for `day` is due, as [`Calendar::first_working_at`]; at 09:00 of the day itself
    /// when no working day comes.
    pub fn opens_on(&self, day: NaiveDate) -> Instant {
        self.first_working_at(day).unwrap_or_else(|| self.zone.instant(on(day, NINE)))
    }

    /// `minutes` after midnight on the day of `at`; a day later where that lies before `anchor`
    /// (`due rule: Steps`).
    pub fn at_time_of_day(&self, at: Instant, minutes: u16, anchor: Instant) -> Instant {
        let day = self.zone.day(at);
        let to = self.zone.instant(on(day, minutes));
        if to < anchor { self.zone.instant(on(add_days(day, 1), minutes)) } else { to }
    }

    /// How many working days lie after `from`, up to and with `until`.
    pub fn n_working_days(&self, from: NaiveDate, until: NaiveDate) -> i64 {
        let days = from.iter_days().skip(1).take_while(|day| *day <= until);
        days.filter(|day| self.is_working_day(*day)).count() as i64
    }

    /// Whether any of the day's working hours shows on the wall; a day the zone skipped never does.
    fn is_working_day(&self, day: NaiveDate) -> bool {
        let shows = |span: &Span| self.zone.shows_any(on(day, span.start()), on(day, span.end()));
        !self.holidays.contains(&day) && self.hours.on(day).iter().any(shows)
    }

    /// Counts `count` working days from the day after `anchor` on.
    fn add_working_days(&self, anchor: Instant, count: u32) -> Added {
        let mut last = self.zone.day(anchor);
        for _ in 0..count {
            let next = (1..=SEARCH_DAYS).map(|n| add_days(last, n));
            match next.into_iter().find(|day| self.is_working_day(*day)) {
                Some(day) => last = day,
                None => return Added::RanOut(self.on_wall(anchor, |_| last)),
            }
        }
        Added::Whole(self.on_wall(anchor, |_| last))
    }

    /// The wall time of `anchor` on another day, which is no earlier one.
    fn on_wall(&self, anchor: Instant, to: impl FnOnce(NaiveDate) -> NaiveDate) -> Instant {
        let local = self.zone.local(anchor);
        let target = self.zone.instant(to(local.date()).and_time(local.time()));
        // In the second pass of a repeated hour, today's same wall time would be the first pass.
        target.max(anchor)
    }

    /// The earliest wall reading inside working hours, from `from` to `until`, both included.
    fn opens(&self, from: NaiveDateTime, until: NaiveDateTime) -> Option<NaiveDateTime> {
        let days = from.date().iter_days().take_while(|day| *day <= until.date());
        days.filter(|day| !self.holidays.contains(day))
            .flat_map(|day| self.hours.on(day).iter().map(move |span| (day, *span)))
            .find(|(day, span)| from < on(*day, span.end()))
            .map(|(day, span)| from.max(on(day, span.start())))
            .filter(|opens| *opens <= until)
    }
}

impl Shifted {
    /// The instant arrived at, in working time or not.
    pub fn at(self) -> Instant {
        match self {
            Shifted::Stays(at) | Shifted::NowhereToGo(at) => at,
            Shifted::Moves { to, closed: _ } => to,
        }
    }
}

impl Added {
    /// The instant arrived at, the whole offset later or not.
    pub fn at(self) -> Instant {
        match self {
            Added::Whole(at) | Added::RanOut(at) => at,
        }
    }
}

/// `minutes` after midnight on `day`, as the wall shows it; 1440 is the next midnight.
fn on(day: NaiveDate, minutes: u16) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN) + TimeDelta::minutes(minutes.into())
}

fn add_days(day: NaiveDate, count: i64) -> NaiveDate {
    day + TimeDelta::days(count)
}

#[cfg(test)]
mod tests;
