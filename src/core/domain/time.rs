//! Instants: when something happened.

use chrono::{DateTime, Datelike, SecondsFormat, TimeDelta, Utc};

/// A moment in UTC, precise to the millisecond (`due rule: Time`). Fields that hold one end in `_at`.
pub type Instant = DateTime<Utc>;

/// The first year an instant may lie in.
pub const FIRST_YEAR: i32 = 1900;

/// The last year an instant may lie in.
pub const LAST_YEAR: i32 = 2200;

/// How far the clock of whoever noted something may be from ours.
pub const CLOCK_SLACK: TimeDelta = TimeDelta::minutes(1);

/// Why a moment was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InstantError {
    /// Its UTC year is outside [`FIRST_YEAR`] to [`LAST_YEAR`].
    #[error("a date has to lie between {FIRST_YEAR} and {LAST_YEAR}")]
    OutOfRange,
    /// The text is not a date and time.
    #[error("a date and time looks like 2026-11-22T09:30:00.000Z")]
    Unreadable,
}

/// Cuts `at` to whole milliseconds, towards the past. A leap second runs on into the next minute.
pub fn to_millis(at: Instant) -> Instant {
    DateTime::from_timestamp_millis(at.timestamp_millis()).unwrap_or(at)
}

/// Cuts `at` to whole milliseconds and refuses years that are surely a mistake.
///
/// Everything else in the domain counts on instants that came through here: there is room for ten
/// years of plan on either side.
pub fn accept(at: Instant) -> Result<Instant, InstantError> {
    let at = to_millis(at);
    if (FIRST_YEAR..=LAST_YEAR).contains(&at.year()) {
        Ok(at)
    } else {
        Err(InstantError::OutOfRange)
    }
}

/// The instant after `at`, a millisecond later; the last instant of [`LAST_YEAR`] has none, and
/// stays.
pub fn next(at: Instant) -> Instant {
    accept(at + TimeDelta::milliseconds(1)).unwrap_or(at)
}

/// Reads an RFC 3339 instant, in any offset, and [accepts](accept) it.
pub fn parse(text: &str) -> Result<Instant, InstantError> {
    let at = DateTime::parse_from_rfc3339(text).map_err(|_| InstantError::Unreadable)?;
    accept(at.to_utc())
}

/// Writes `at` as files and `<time datetime>` have it: `2026-11-22T01:32:34.000Z`.
pub fn to_text(at: Instant) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::*;
    use crate::testing::{cases, instants};

    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&parse(text).map_or_else(|error| error.to_string(), to_text));
    }

    #[test]
    fn instants_are_written_in_utc_with_milliseconds() {
        check("2026-11-22T01:32:34Z", expect!["2026-11-22T01:32:34.000Z"]);
        check("2026-11-22T02:32:34.5+01:00", expect!["2026-11-22T01:32:34.500Z"]);
    }

    #[test]
    fn finer_parts_are_cut_towards_the_past() {
        check("2026-11-22T01:32:34.999999999Z", expect!["2026-11-22T01:32:34.999Z"]);
        check("1960-01-01T00:00:00.000999Z", expect!["1960-01-01T00:00:00.000Z"]);
    }

    #[test]
    fn a_leap_second_runs_on_into_the_next_minute() {
        check("2016-12-31T23:59:60.25Z", expect!["2017-01-01T00:00:00.250Z"]);
    }

    #[test]
    fn years_that_are_surely_a_mistake_are_refused() {
        check("1899-12-31T23:59:59.999Z", expect!["a date has to lie between 1900 and 2200"]);
        check("1900-01-01T00:00:00Z", expect!["1900-01-01T00:00:00.000Z"]);
        check("2200-12-31T23:59:59.999Z", expect!["2200-12-31T23:59:59.999Z"]);
        check("2201-01-01T00:00:00Z", expect!["a date has to lie between 1900 and 2200"]);
        check("yesterday", expect!["a date and time looks like 2026-11-22T09:30:00.000Z"]);
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn instants_read_back(at in instants()) {
            prop_assert_eq!(parse(&to_text(at)), Ok(at));
        }
    }
}
