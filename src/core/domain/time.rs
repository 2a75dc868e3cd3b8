//! Instants: when something happened.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Utc};

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
    accept(rfc_3339(text).ok_or(InstantError::Unreadable)?)
}

/// Writes `at` as files and `<time datetime>` have it: `2026-11-22T01:32:34.000Z`.
pub fn to_text(at: Instant) -> String {
    let millis = at.timestamp_subsec_millis();
    format!("{}:{:02}.{millis:03}Z", to_wall_text(at.naive_utc()), at.second())
}

/// Reads a wall reading to the minute, as a field for a date and a time holds it:
/// `2026-11-22T09:30`. What stands behind the minute does not count.
pub fn parse_wall(text: &str) -> Option<NaiveDateTime> {
    let (day, time) = text.split_at_checked(10)?;
    let [b'T' | b't' | b' ', h1, h0, b':', m1, m0, ..] = *time.as_bytes() else { return None };
    parse_day(day)?.and_hms_opt(number(&[h1, h0])?, number(&[m1, m0])?, 0)
}

/// Writes a wall reading as [`parse_wall`] reads it.
pub fn to_wall_text(local: NaiveDateTime) -> String {
    format!("{}T{:02}:{:02}", local.date(), local.hour(), local.minute())
}

/// Reads a day: `2026-11-22`.
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    let [y3, y2, y1, y0, b'-', m1, m0, b'-', d1, d0] = *text.as_bytes() else { return None };
    let year = i32::try_from(number(&[y3, y2, y1, y0])?).ok()?;
    NaiveDate::from_ymd_opt(year, number(&[m1, m0])?, number(&[d1, d0])?)
}

/// Reads a time of day, `09:30`, in minutes after midnight.
pub fn parse_time_of_day(text: &str) -> Option<u16> {
    let [h1, h0, b':', m1, m0] = *text.as_bytes() else { return None };
    let (hours, minutes) = (number(&[h1, h0])?, number(&[m1, m0])?);
    let minutes = (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)?;
    u16::try_from(minutes).ok()
}

/// Writes minutes after midnight as [`parse_time_of_day`] reads them.
pub fn to_time_of_day(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Reads an instant in any offset. A leap second is the first of the next minute.
///
/// By hand: the library reads by patterns, and what reads any pattern is large.
fn rfc_3339(text: &str) -> Option<Instant> {
    let minute = parse_wall(text)?;
    let [b':', s1, s0, rest @ ..] = text.as_bytes().get(16..)? else { return None };
    let second = number(&[*s1, *s0]).filter(|second| *second <= 60)?;
    let (nanos, offset) = match rest {
        [b'.', rest @ ..] => {
            let n_digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let (digits, offset) = rest.split_at(n_digits);
            // Nine digits are nanoseconds; what is finer is cut.
            let nine = digits.iter().chain(&[b'0'; 9]).take(9);
            (
                nine.fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0')),
                (n_digits > 0).then_some(offset)?,
            )
        }
        _ => (0, rest),
    };
    let east = match offset {
        b"Z" | b"z" => 0,
        [sign @ (b'+' | b'-'), h1, h0, b':', m1, m0] => {
            let hours = number(&[*h1, *h0]).filter(|hours| *hours < 24)?;
            let minutes = number(&[*m1, *m0]).filter(|minutes| *minutes < 60)?;
            let minutes = i64::from(hours * 60 + minutes);
            if *sign == b'+' { minutes } else { -minutes }
        }
        _ => return None,
    };
    let past_minute = TimeDelta::seconds(second.into()) + TimeDelta::nanoseconds(nanos);
    minute.and_utc().checked_add_signed(past_minute - TimeDelta::minutes(east))
}

/// The number that these digits spell; `None` when one of them is no digit.
fn number(digits: &[u8]) -> Option<u32> {
    let digit = |byte: &u8| byte.is_ascii_digit().then(|| u32::from(byte - b'0'));
    digits.iter().try_fold(0, |sum, byte| Some(sum * 10 + digit(byte)?))
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

        #[test]
        fn any_instant_is_read_as_chrono_reads_it(
            text in concat!(
                "(19|20)[0-9]{2}-[01][0-9]-[0-3][0-9][Tt ]", "[0-2][0-9]:[0-6][0-9]:[0-6][0-9]",
                "([.][0-9]{0,11})?", "(Z|z||[+-][0-2][0-9]:?[0-7][0-9]|[+-][0-9]{2})",
            ),
        ) {
            let theirs = DateTime::parse_from_rfc3339(&text).map(|at| to_millis(at.to_utc()));
            prop_assert_eq!(parse(&text).ok(), theirs.ok(), "{}", text);
        }

        #[test]
        fn no_text_is_too_strange_to_be_refused(text in ".{0,30}") {
            prop_assert_eq!(
                rfc_3339(&text).map(to_millis),
                DateTime::parse_from_rfc3339(&text).ok().map(|at| to_millis(at.to_utc()))
            );
            let _ = (parse_wall(&text), parse_day(&text));
        }

        #[test]
        fn wall_readings_and_days_read_back(at in instants()) {
            let minute = at.naive_utc().with_second(0).and_then(|it| it.with_nanosecond(0)).unwrap();
            prop_assert_eq!(parse_wall(&to_wall_text(minute)), Some(minute));
            prop_assert_eq!(parse_day(&minute.date().to_string()), Some(minute.date()));
        }
    }
}
