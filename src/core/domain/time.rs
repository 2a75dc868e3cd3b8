//! Instants: when something happened.

use chrono::{DateTime, Datelike, SecondsFormat, Utc};

/// A moment in UTC, precise to the millisecond (`due rule: Time`). Fields that hold one end in `_at`.
pub type Instant = DateTime<Utc>;

/// The first year an instant may lie in.
pub const FIRST_YEAR: i32 = 1900;

/// The last year an instant may lie in.
pub const LAST_YEAR: i32 = 2200;

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

/// Reads an RFC 3339 instant, in any offset, and [accepts](accept) it.
pub fn parse(text: &str) -> Result<Instant, InstantError> {
    let at = DateTime::parse_from_rfc3339(text).map_err(|_| InstantError::Unreadable)?;
    accept(at.to_utc())
}

/// Writes `at` as files and `<time datetime>` have it: `2026-11-22T01:32:34.000Z`.
pub fn to_text(at: Instant) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}
