//! A time zone as a table: what the wall clock shows when.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::time::Instant;

/// A time zone. Whoever makes it knows the rules of the world; the domain only reads the table.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Zone {
    name: String,
    first_offset_seconds: i32,
    transitions: Vec<Transition>,
}

/// A moment from which the wall clock shows another offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Transition {
    /// The first instant of the new offset.
    pub at: Instant,
    /// What to add to UTC from then on, in whole seconds; east is positive.
    pub offset_seconds: i32,
}

/// Why a table is no zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ZoneError {
    /// A transition does not lie after the one before it.
    #[error("the changes of a time zone have to follow one another")]
    Unsorted,
    /// An offset is a whole day or more.
    #[error("the clocks of a time zone are less than a day away from UTC")]
    OffsetTooLarge,
}

/// A stretch of time with one offset: from `from` until before `until`, `None` = for ever.
#[derive(Clone, Copy)]
pub(super) struct Stretch {
    pub(super) from: Option<Instant>,
    pub(super) until: Option<Instant>,
    offset: TimeDelta,
}

/// More than any wall clock differs from UTC.
const DAY: TimeDelta = TimeDelta::days(1);

impl Zone {
    /// Takes `transitions`, earliest first, as the zone called `name`.
    ///
    /// Before the first of them the offset is `first_offset_seconds`; the last holds for ever.
    /// Refuses offsets of 24 hours or more, and transitions out of order.
    pub fn new(
        name: String,
        first_offset_seconds: i32,
        transitions: Vec<Transition>,
    ) -> Result<Zone, ZoneError> {
        if !transitions.is_sorted_by(|earlier, later| earlier.at < later.at) {
            return Err(ZoneError::Unsorted);
        }
        let mut offsets = transitions.iter().map(|transition| transition.offset_seconds);
        if offsets.any(is_too_large) || is_too_large(first_offset_seconds) {
            return Err(ZoneError::OffsetTooLarge);
        }
        Ok(Zone { name, first_offset_seconds, transitions })
    }

    /// The zone whose wall clocks show UTC.
    pub fn utc() -> Zone {
        Zone { name: "UTC".to_owned(), first_offset_seconds: 0, transitions: Vec::new() }
    }

    /// The name of the zone, as IANA has it: `Europe/Berlin`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the wall clock adds to UTC at `at`, in whole seconds; east is positive.
    pub fn offset_at(&self, at: Instant) -> i32 {
        self.offset_after(self.n_transitions_until(at))
    }

    /// What the wall clock shows at `at`.
    pub fn local(&self, at: Instant) -> NaiveDateTime {
        at.naive_utc() + TimeDelta::seconds(self.offset_at(at).into())
    }

    /// When the wall clock shows `local` (`due rule: Time`).
    ///
    /// A reading that the clock skipped is the first instant after the gap; one it shows twice is
    /// the earlier.
    pub fn instant(&self, local: NaiveDateTime) -> Instant {
        let mut after_gap = None;
        for stretch in self.stretches_around(local, local) {
            let at = stretch.instant(local);
            match stretch.from {
                Some(from) if at < from => after_gap = after_gap.or(Some(from)),
                Some(_) | None if stretch.until.is_none_or(|until| at < until) => return at,
                Some(_) | None => {}
            }
        }
        after_gap.expect("a reading that no stretch shows was skipped between two of them")
    }

    /// The day on the calendar on the wall at `at`.
    pub fn day(&self, at: Instant) -> NaiveDate {
        self.local(at).date()
    }

    /// The first instant after `at` that lies on another day.
    pub fn day_ends(&self, at: Instant) -> Instant {
        let today = self.day(at);
        let midnight = (today + DAY).and_time(NaiveTime::MIN);
        for stretch in self.stretches_from(at) {
            let ends_at = stretch.instant(midnight);
            match stretch.until {
                Some(until) if until <= ends_at => {
                    if self.day(until) != today {
                        return until;
                    }
                }
                Some(_) | None => return ends_at,
            }
        }
        unreachable!("the last stretch holds for ever, so its midnight comes")
    }

    /// Whether the wall clock ever shows a reading from `from` until before `until`.
    pub(super) fn shows_any(&self, from: NaiveDateTime, until: NaiveDateTime) -> bool {
        self.stretches_around(from, until).any(|stretch| {
            let starts_at =
                stretch.from.map_or(stretch.instant(from), |at| at.max(stretch.instant(from)));
            let ends_at =
                stretch.until.map_or(stretch.instant(until), |at| at.min(stretch.instant(until)));
            starts_at < ends_at
        })
    }

    /// The stretches that hold `at` or come after it, earliest first.
    pub(super) fn stretches_from(&self, at: Instant) -> impl Iterator<Item = Stretch> {
        let first = self.n_transitions_until(at);
        (first..=self.transitions.len()).map(|idx| Stretch {
            from: idx.checked_sub(1).map(|before| self.transitions[before].at),
            until: self.transitions.get(idx).map(|transition| transition.at),
            offset: TimeDelta::seconds(self.offset_after(idx).into()),
        })
    }

    /// The stretches in which a reading between `from` and `until` may show.
    fn stretches_around(
        &self,
        from: NaiveDateTime,
        until: NaiveDateTime,
    ) -> impl Iterator<Item = Stretch> {
        let last_at = until.and_utc() + DAY;
        self.stretches_from(from.and_utc() - DAY)
            .take_while(move |stretch| stretch.from.is_none_or(|from| from <= last_at))
    }

    fn n_transitions_until(&self, at: Instant) -> usize {
        self.transitions.partition_point(|transition| transition.at <= at)
    }

    fn offset_after(&self, n_transitions: usize) -> i32 {
        match n_transitions.checked_sub(1) {
            Some(idx) => self.transitions[idx].offset_seconds,
            None => self.first_offset_seconds,
        }
    }
}

impl Stretch {
    /// When this stretch shows `local`, were it endless.
    pub(super) fn instant(&self, local: NaiveDateTime) -> Instant {
        local.and_utc() - self.offset
    }

    /// What this stretch shows at `at`, were it endless.
    pub(super) fn local(&self, at: Instant) -> NaiveDateTime {
        at.naive_utc() + self.offset
    }
}

fn is_too_large(offset_seconds: i32) -> bool {
    i64::from(offset_seconds.unsigned_abs()) >= DAY.num_seconds()
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::time;
    use crate::testing::{at, cases, instant, moments, zone};

    /// When the wall in `tz` shows `local`, and what it shows at that moment.
    fn check(tz: Tz, local: &str, expected_at: &str, expected_local: &str) {
        let zone = zone(tz);
        let at = zone.instant(local.parse().unwrap());
        assert_eq!(time::to_text(at), expected_at, "{local} in {tz}");
        assert_eq!(zone.local(at), expected_local.parse().unwrap(), "{local} in {tz}");
    }

    /// When the day that is on in `tz` at `from` ends.
    fn check_end(tz: Tz, from: &str, expected: &str) {
        let ends_at = zone(tz).day_ends(at(from));
        assert_eq!(time::to_text(ends_at), expected, "from {from} in {tz}");
    }

    #[test]
    fn a_skipped_reading_is_the_first_instant_after_the_gap() {
        let after = "2026-03-29T01:00:00.000Z";
        check(Tz::Europe__Berlin, "2026-03-29T02:00:00", after, "2026-03-29T03:00:00");
        check(Tz::Europe__Berlin, "2026-03-29T02:59:59.999", after, "2026-03-29T03:00:00");
        check(Tz::Europe__Berlin, "2026-03-29T03:00:00", after, "2026-03-29T03:00:00");
    }

    #[test]
    fn a_repeated_reading_is_the_earlier() {
        let early = "2026-10-25T00:30:00.000Z";
        check(Tz::Europe__Berlin, "2026-10-25T02:30:00", early, "2026-10-25T02:30:00");
        let late = "2026-10-25T02:00:00.000Z";
        check(Tz::Europe__Berlin, "2026-10-25T03:00:00", late, "2026-10-25T03:00:00");
    }

    #[test]
    fn lord_howe_changes_by_half_an_hour() {
        let gap = "2026-10-03T15:30:00.000Z";
        check(Tz::Australia__Lord_Howe, "2026-10-04T02:15:00", gap, "2026-10-04T02:30:00");
        let early = "2026-04-04T14:45:00.000Z";
        check(Tz::Australia__Lord_Howe, "2026-04-05T01:45:00", early, "2026-04-05T01:45:00");
    }

    #[test]
    fn apia_skipped_a_whole_day() {
        let after = "2011-12-30T10:00:00.000Z";
        check(Tz::Pacific__Apia, "2011-12-30T12:00:00", after, "2011-12-31T00:00:00");
        check_end(Tz::Pacific__Apia, "2011-12-30T09:59:59.999Z", after);
    }

    #[test]
    fn a_day_ends_at_its_own_midnight() {
        check_end(Tz::UTC, "2026-11-22T00:00:00Z", "2026-11-23T00:00:00.000Z");
        check_end(Tz::Europe__Berlin, "2026-03-28T23:00:00Z", "2026-03-29T22:00:00.000Z");
        check_end(Tz::Europe__Berlin, "2026-10-24T22:00:00Z", "2026-10-25T23:00:00.000Z");
    }

    #[test]
    fn a_day_that_comes_back_ends_twice() {
        // Havana turns 01:00 back to 00:00, Sao Paulo turned 24:00 back to 23:00.
        check_end(Tz::America__Havana, "2026-11-01T04:30:00Z", "2026-11-02T05:00:00.000Z");
        check_end(Tz::America__Sao_Paulo, "2018-02-18T01:30:00Z", "2018-02-18T03:00:00.000Z");
    }

    #[test]
    fn a_table_out_of_order_is_no_zone() {
        let change = |text, offset_seconds| Transition { at: at(text), offset_seconds };
        let table = |offset, changes| Zone::new("Here".to_owned(), offset, changes).map(|_| ());
        let (one, two) = ("2026-01-01T00:00:00Z", "2026-07-01T00:00:00Z");
        let unsorted = Err(ZoneError::Unsorted);
        assert_eq!(table(0, vec![change(one, 0), change(two, 3600)]), Ok(()));
        assert_eq!(table(0, vec![change(two, 0), change(one, 3600)]), unsorted);
        assert_eq!(table(0, vec![change(one, 0), change(one, 3600)]), unsorted);
        assert_eq!(table(-86_400, vec![]), Err(ZoneError::OffsetTooLarge));
        assert_eq!(table(0, vec![change(one, 86_400)]), Err(ZoneError::OffsetTooLarge));
    }

    proptest! {
        #![proptest_config(cases(512))]

        #[test]
        fn the_table_agrees_with_chrono_tz((tz, at) in moments(), apart in -200_000..200_000i64) {
            let zone = zone(tz);
            let local = at.with_timezone(&tz).naive_local();
            prop_assert_eq!(zone.local(at), local);
            prop_assert_eq!(zone.instant(local), instant(tz, local));
            let other = local + TimeDelta::seconds(apart);
            prop_assert_eq!(zone.instant(other), instant(tz, other));
        }

        #[test]
        fn a_day_lasts_until_it_ends((tz, at) in moments(), parts in 0..1_000_i32) {
            let zone = zone(tz);
            let ends_at = zone.day_ends(at);
            let between = at + (ends_at - TimeDelta::milliseconds(1) - at) * parts / 999;
            prop_assert!(ends_at > at);
            prop_assert_eq!(zone.day(between.min(ends_at - TimeDelta::milliseconds(1))), zone.day(at));
            prop_assert_ne!(zone.day(ends_at), zone.day(at));
        }
    }
}
