//! The device's clock.

use chrono::{DateTime, Utc};

/// Now, to the millisecond, in UTC.
///
/// A device whose clock says something no calendar knows counts as 1970.
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(js_sys::Date::now() as i64).unwrap_or_default()
}

/// Milliseconds since the page began to load, by a clock that nobody sets.
pub fn monotonic() -> f64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map_or_else(js_sys::Date::now, |performance| performance.now())
}
