//! The device's clock.

use chrono::{DateTime, Utc};

/// Now, to the millisecond, in UTC.
///
/// A device whose clock says something no calendar knows counts as 1970.
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(js_sys::Date::now() as i64).unwrap_or_default()
}
