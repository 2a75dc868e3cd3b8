//! Working time as a length: how much of it lies between two instants, and when so much has passed.
//!
//! Inside a stretch of one offset the wall clock runs evenly, so working time is counted on the
//! wall: the days between two readings in bulk, a week at a time, and what is open of the first and
//! the last. That costs as much as the clock changes and holidays between are many, about twelve a
//! year, and nothing for every day or minute: some microseconds for three years. When so much has
//! passed is found by asking for twice as many days until they are enough, and halving.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{Calendar, NINE, SEARCH_DAYS, Span, add_days, on};
use crate::domain::time::Instant;
use crate::domain::zone::Stretch;

impl Calendar {
    /// How much working time passes from `from` until before `until`, in the zone of the desk
    /// (`due rule: Response time`).
    ///
    /// It is elapsed time: an hour that a clock change repeats counts twice, one that it skips never
    /// does. Zero when `until` is not after `from`. Without any hours the desk is always open, but
    /// for its holidays.
    pub fn working_between(&self, from: Instant, until: Instant) -> TimeDelta {
        let stretches = self.zone.stretches_from(from);
        let crossed = stretches.take_while(|it| it.from.is_none_or(|starts_at| starts_at < until));
        crossed.fold(TimeDelta::zero(), |sum, stretch| sum + self.within(stretch, from, until))
    }

    /// The earliest instant at which `length` of working time has passed from `from` on.
    ///
    /// Eight hours after Monday 09:00 is Monday 17:00, when the desk closes, and not Tuesday 09:00,
    /// when it opens. It is `from` itself when `length` is not above zero, and `None` when it does
    /// not come within [`SEARCH_DAYS`].
    pub fn after_working(&self, from: Instant, length: TimeDelta) -> Option<Instant> {
        if length <= TimeDelta::zero() {
            return Some(from);
        }
        let last_at = from + TimeDelta::days(SEARCH_DAYS);
        let mut left = length;
        for stretch in self.zone.stretches_from(from) {
            if stretch.from.is_some_and(|starts_at| starts_at >= last_at) {
                break;
            }
            let passes = self.within(stretch, from, last_at);
            if left <= passes {
                let starts_at = stretch.from.map_or(from, |starts_at| starts_at.max(from));
                return Some(stretch.instant(self.after_on_wall(stretch.local(starts_at), left)));
            }
            left -= passes;
        }
        None
    }

    /// When a plan for `day` is due: at the first working instant of that day, or on a closed day of
    /// the next working day; at 09:00 of it when the desk has no hours (`due rule: Time`).
    ///
    /// `None` when no working day comes within [`SEARCH_DAYS`].
    pub fn first_working_at(&self, day: NaiveDate) -> Option<Instant> {
        let mut days = (0..=SEARCH_DAYS).map(|n| add_days(day, n));
        let day = days.find(|day| self.is_working_day(*day))?;
        if self.hours.is_always_open() {
            return Some(self.zone.instant(on(day, NINE)));
        }
        let mut at = self.shift(self.zone.instant(on(day, 0))).at();
        // Where clocks go back at midnight, the end of the day before comes again.
        while self.zone.day(at) < day {
            at = self.shift(self.zone.day_ends(at)).at();
        }
        Some(at)
    }

    /// The working time in the part of `stretch` from `from` until before `until`.
    fn within(&self, stretch: Stretch, from: Instant, until: Instant) -> TimeDelta {
        let from = stretch.from.map_or(from, |starts_at| starts_at.max(from));
        let until = stretch.until.map_or(until, |ends_at| ends_at.min(until));
        if until <= from {
            return TimeDelta::zero();
        }
        let (from, until) = (stretch.local(from), stretch.local(until));
        let whole_days = TimeDelta::minutes(self.minutes(from.date(), until.date()));
        whole_days - self.past(from) + self.past(until)
    }

    /// The first reading at which `length`, which is above zero, of working time has passed on the
    /// wall since `from`. Such a reading has to come.
    fn after_on_wall(&self, from: NaiveDateTime, length: TimeDelta) -> NaiveDateTime {
        let first = from.date();
        // From the midnight before, so that whole days are counted.
        let length = length + self.past(from);
        let passes_by = |n| TimeDelta::minutes(self.minutes(first, add_days(first, n))) >= length;
        let (mut before, mut by) = (0, 1);
        while !passes_by(by) {
            (before, by) = (by, 2 * by);
        }
        while by - before > 1 {
            let middle = before + (by - before) / 2;
            if passes_by(middle) { by = middle } else { before = middle }
        }
        let day = add_days(first, before);
        let mut left = length - TimeDelta::minutes(self.minutes(first, day));
        for span in self.open_on(day) {
            let lasts = TimeDelta::minutes(minutes_of(span));
            if left <= lasts {
                return on(day, span.start()) + left;
            }
            left -= lasts;
        }
        unreachable!("the working time that is left lies in the spans of the day found")
    }

    /// The working time of the day of `local` that is over when the wall shows it.
    fn past(&self, local: NaiveDateTime) -> TimeDelta {
        let elapsed = local.time() - NaiveTime::MIN;
        let past = |span: &Span| {
            let [start, end] = [span.start(), span.end()].map(|it| TimeDelta::minutes(it.into()));
            elapsed.clamp(start, end) - start
        };
        self.open_on(local.date()).iter().map(past).sum()
    }

    /// The working minutes on the wall of the days from `first` until before `last`, which is no
    /// earlier day.
    fn minutes(&self, first: NaiveDate, last: NaiveDate) -> i64 {
        let on_weekday = |day| self.hours.on(day).iter().map(minutes_of).sum::<i64>();
        let n_days = (last - first).num_days();
        let (n_weeks, n_more) = (n_days / 7, n_days % 7);
        let days = |n| first.iter_days().take(n).map(on_weekday).sum::<i64>();
        let holidays = self.holidays.range(first..last).map(|day| on_weekday(*day)).sum::<i64>();
        let whole_weeks = if n_weeks > 0 { days(7) * n_weeks } else { 0 };
        whole_weeks + days(n_more as usize) - holidays
    }

    /// The spans in which the desk is open on `day`, were the wall to show all of it.
    fn open_on(&self, day: NaiveDate) -> &[Span] {
        if self.holidays.contains(&day) { &[] } else { self.hours.on(day) }
    }
}

fn minutes_of(span: &Span) -> i64 {
    i64::from(span.end()) - i64::from(span.start())
}

#[cfg(test)]
mod tests;
