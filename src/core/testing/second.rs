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
        let minutes = (0..60 * 1440).map(|n| next + MINUTE * n);
        std::iter::once(at).chain(minutes).find(|at| self.is_open(*at)).unwrap()
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
        let mut minutes = (0..60 * 1440).map(|n| midnight + MINUTE * n);
        let is_due = |at: &Instant| {
            let local = at.with_timezone(&self.tz).naive_local();
            local.date() == day && local.hour() >= first_hour && self.is_open_wall(local)
        };
        minutes.find(is_due).unwrap()
    }

    /// Whether `at` is working time.
    pub fn is_open(&self, at: Instant) -> bool {
        let local = at.with_timezone(&self.tz).naive_local();
        self.is_open_wall(local)
    }

    fn is_always_open(&self) -> bool {
        self.weekdays.iter().all(Vec::is_empty)
    }

    fn is_working_day(&self, day: NaiveDate) -> bool {
        let midnight = day.and_hms_opt(0, 0, 0).unwrap();
        let minutes = (0..1440).map(|n| midnight + MINUTE * n);
        let mut open = minutes.into_iter().filter(|local| self.is_open_wall(*local));
        open.any(|local| self.tz.from_local_datetime(&local).earliest().is_some())
    }

    fn is_open_wall(&self, local: NaiveDateTime) -> bool {
        let elapsed = local - local.date().and_hms_opt(0, 0, 0).unwrap();
        let spans = &self.weekdays[local.weekday().num_days_from_monday() as usize];
        let is_inside = |(start, end): &(u16, u16)| {
            (MINUTE * i32::from(*start)..MINUTE * i32::from(*end)).contains(&elapsed)
        };
        !self.holidays.contains(&local.date())
            && (self.is_always_open() || spans.iter().any(is_inside))
    }
}
