//! The browser's time zone, as a table of the moments at which its offset changes.

use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// The years the table covers; outside them the nearest offset holds.
const YEARS: std::ops::Range<i64> = 2000..2101;
/// A week, in milliseconds: no zone has changed its offset twice within one since 2000.
const STEP: i64 = 7 * 24 * 3_600_000;

/// The offsets of one zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offsets {
    /// The zone's IANA name, such as `Europe/Berlin`.
    pub name: String,
    /// Seconds east of UTC before the first change.
    pub first_seconds: i32,
    /// Each change: milliseconds since 1970, UTC, and the seconds east of UTC from then on.
    pub changes: Vec<(i64, i32)>,
}

/// The offsets of the zone this device is in, from 2000 to 2100.
pub fn local() -> Offsets {
    let (first_seconds, changes) = changes();
    Offsets { name: name(), first_seconds, changes }
}

/// The IANA name, such as `Europe/Berlin`; `local time` where the browser does not tell.
fn name() -> String {
    let format = Intl::DateTimeFormat::new(&Array::new(), &Object::new());
    let options: JsValue = format.resolved_options().into();
    Reflect::get(&options, &"timeZone".into())
        .ok()
        .and_then(|name| name.as_string())
        .unwrap_or_else(|| "local time".to_owned())
}

/// Walks the years week by week, and closes in on each change by halves.
fn changes() -> (i32, Vec<(i64, i32)>) {
    let year_starts = |year: i64| Date::utc(year as f64, 0.0) as i64;
    let (start, end) = (year_starts(YEARS.start), year_starts(YEARS.end));
    let first = offset(start);
    let mut found = Vec::new();
    let (mut before, mut at) = (first, start);
    while at < end {
        let next = at + STEP;
        let after = offset(next);
        if after != before {
            found.push((change_between(at, next, before), after));
        }
        (before, at) = (after, next);
    }
    (first, found)
}

/// The first millisecond in `(low, high]` whose offset is no longer `before`.
fn change_between(mut low: i64, mut high: i64, before: i32) -> i64 {
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if offset(middle) == before {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

/// Seconds east of UTC at `millis` since 1970.
fn offset(millis: i64) -> i32 {
    let date = Date::new(&JsValue::from_f64(millis as f64));
    -(date.get_timezone_offset() * 60.0) as i32
}
