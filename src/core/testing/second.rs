//! The arithmetic of the due rule a second time, slow and literal, on chrono-tz and not our tables.

use std::collections::BTreeSet;

use chrono::{
    Datelike, Days, DurationRound, Months, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Timelike,
};
use chrono_tz::Tz;

use crate::domain::cadence::{Offset, Unit};
use crate::domain::time::Instant;

/// A calendar that tries one minute after the other.
pub struct Second {
    /// The zone.
    pub tz: Tz,
    /// Minutes of the day from … until before …, Monday first; none at all is always open.
    pub weekdays: Vec<Vec<(u16, u16)>>,
    /// The days without work.
    pub holidays: BTreeSet<NaiveDate>,
}

const MINUTE: TimeDelta = TimeDelta::minutes(1);
const HOUR: TimeDelta = TimeDelta::hours(1);

/// When the wall shows `local`: the earlier of two times, the end of a gap.
pub fn instant(tz: Tz, local: NaiveDateTime) -> Instant {
    let shown = |local: NaiveDateTime| tz.from_local_datetime(&local).earliest();
    let minutes = (0..3 * 1440).map(|n| local.duration_trunc(MINUTE).unwrap() + MINUTE * n);
    shown(local).or_else(|| minutes.into_iter().find_map(shown)).unwrap().to_utc()
}

impl Second {
    /// The earliest working time at or after `at`.
    pub fn shift(&self, at: Instant) -> Instant {
        let next = at.duration_trunc(MINUTE).unwrap() + MINUTE;
        if self.is_open(at) { at } else { self.find(next, |wall| self.is_open_wall(wall)) }
    }

    /// `offset` after `anchor`, before working hours are looked at.
    pub fn add(&self, anchor: Instant, offset: Offset) -> Instant {
        let count = offset.count();
        let local = anchor.with_timezone(&self.tz).naive_local();
        let day = match offset.unit() {
            Unit::Minutes => return anchor + TimeDelta::seconds(60) * count as i32,
            Unit::Hours => return anchor + TimeDelta::seconds(3600) * count as i32,
            Unit::Days => local.date() + Days::new(count.into()),
            Unit::Weeks => local.date() + Days::new(7 * u64::from(count)),
            Unit::Months => local.date() + Months::new(count),
            Unit::WorkingDays => {
                let days = local.date().iter_days().skip(1);
                let mut working = days.filter(|day| self.is_working_day(*day));
                working.nth(count as usize - 1).unwrap()
            }
        };
        if day == local.date() { anchor } else { instant(self.tz, day.and_time(local.time())) }
    }

    /// How much working time passes from `from` until before `until`.
    pub fn working_between(&self, from: Instant, until: Instant) -> TimeDelta {
        let (mut at, mut sum) = (from, TimeDelta::zero());
        while at < until {
            let next = (at.duration_trunc(MINUTE).unwrap() + MINUTE).min(until);
            if self.is_open(at) {
                sum += next - at;
            }
            at = next;
        }
        sum
    }

    /// When a plan for `day` is due.
    pub fn first_working_at(&self, day: NaiveDate) -> Instant {
        let day = day.iter_days().find(|day| self.is_working_day(*day)).unwrap();
        let midnight = instant(self.tz, day.and_hms_opt(0, 0, 0).unwrap());
        let first_hour = if self.is_always_open() { 9 } else { 0 };
        self.find(midnight, |wall| {
            wall.date() == day && wall.hour() >= first_hour && self.is_open_wall(wall)
        })
    }

    /// Whether `at` is working time.
    pub fn is_open(&self, at: Instant) -> bool {
        let local = at.with_timezone(&self.tz).naive_local();
        self.is_open_wall(local)
    }

    fn is_always_open(&self) -> bool {
        self.weekdays.iter().all(Vec::is_empty)
    }

    /// The first minute from `from` on of whose wall reading `is_it` is true, which it is of none
    /// that is not open.
    fn find(&self, from: Instant, is_it: impl Fn(NaiveDateTime) -> bool) -> Instant {
        let wall = |at: Instant| at.with_timezone(&self.tz).naive_local();
        let hours = (0..60 * 24).map(|n| from + HOUR * n);
        for hour in hours {
            let (first, last) = (wall(hour), wall(hour + MINUTE * 59));
            // One offset for the whole hour: nothing has to be asked again.
            let is_even = last - first == MINUTE * 59;
            if is_even && [first, last].iter().all(|wall| self.is_closed_on(wall.date())) {
                continue;
            }
            for n in 0..60 {
                let at = hour + MINUTE * n;
                if is_it(if is_even { first + MINUTE * n } else { wall(at) }) {
                    return at;
                }
            }
        }
        panic!("nothing was found from {from} on in {}", self.tz);
    }

    fn is_working_day(&self, day: NaiveDate) -> bool {
        let midnight = day.and_hms_opt(0, 0, 0).unwrap();
        let is_shown = |minute: u16| {
            let local = midnight + MINUTE * i32::from(minute);
            self.tz.from_local_datetime(&local).earliest().is_some()
        };
        let mut spans = self.spans(day).iter();
        !self.holidays.contains(&day) && spans.any(|(start, end)| (*start..*end).any(is_shown))
    }

    fn is_closed_on(&self, day: NaiveDate) -> bool {
        self.holidays.contains(&day) || self.spans(day).is_empty()
    }

    fn is_open_wall(&self, local: NaiveDateTime) -> bool {
        let minute = (local.hour() * 60 + local.minute()) as u16;
        let is_inside = |(start, end): &(u16, u16)| (*start..*end).contains(&minute);
        self.spans(local.date()).iter().any(is_inside) && !self.holidays.contains(&local.date())
    }

    fn spans(&self, day: NaiveDate) -> &[(u16, u16)] {
        match &self.weekdays[day.weekday().num_days_from_monday() as usize][..] {
            [] if self.is_always_open() => &[(0, 1440)],
            spans => spans,
        }
    }
}
