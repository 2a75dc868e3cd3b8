//! Time zones as the browser knows them: tables of the moments at which an offset changes.

use chrono::NaiveDate;
use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `Intl.DateTimeFormat`, which refuses a zone that it does not know.
    #[wasm_bindgen(js_namespace = Intl, js_name = DateTimeFormat)]
    type Clock;

    #[wasm_bindgen(constructor, js_class = "DateTimeFormat", js_namespace = Intl, catch)]
    fn new(locale: &str, options: &Object) -> Result<Clock, JsValue>;

    #[wasm_bindgen(method)]
    fn format(this: &Clock, millis: f64) -> String;
}

/// The years the table covers; outside them the nearest offset holds.
const YEARS: std::ops::Range<i64> = 2000..2101;
/// A week, in milliseconds: no zone has changed its offset twice within one since 2000.
const STEP: i64 = 7 * 24 * 60 * MINUTE;
/// Since 2000 every zone has changed its offset on a whole minute.
const MINUTE: i64 = 60_000;

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
    let (first_seconds, changes) = changes(&device_offset);
    Offsets { name: name(), first_seconds, changes }
}

/// The offsets of the zone `name`, such as `Europe/Berlin`, from 2000 to 2100; `None` for a zone
/// that this browser does not know.
pub fn of(name: &str) -> Option<Offsets> {
    if name == self::name() {
        return Some(local());
    }
    let clock = clock(name)?;
    let (first_seconds, changes) = changes(&|millis| offset(&clock, millis));
    Some(Offsets { name: name.to_owned(), first_seconds, changes })
}

/// True for the name of a zone that this browser knows.
pub fn is_known(name: &str) -> bool {
    clock(name).is_some()
}

/// The IANA name of the zone this device is in, such as `Europe/Berlin`; `local time` where the
/// browser does not tell.
pub fn name() -> String {
    let format = Intl::DateTimeFormat::new(&Array::new(), &Object::new());
    let options: JsValue = format.resolved_options().into();
    Reflect::get(&options, &"timeZone".into())
        .ok()
        .and_then(|name| name.as_string())
        .unwrap_or_else(|| "local time".to_owned())
}

/// Walks the years week by week, and closes in on each change by halves.
fn changes(offset: &dyn Fn(i64) -> i32) -> (i32, Vec<(i64, i32)>) {
    let year_starts = |year: i64| Date::utc(year as f64, 0.0) as i64;
    let (start, end) = (year_starts(YEARS.start), year_starts(YEARS.end));
    let first = offset(start);
    let mut found = Vec::new();
    let (mut before, mut at) = (first, start);
    while at < end {
        let next = at + STEP;
        let after = offset(next);
        if after != before {
            found.push((change_between(at, next, before, offset), after));
        }
        (before, at) = (after, next);
    }
    (first, found)
}

/// The first minute in `(low, high]` whose offset is no longer `before`.
fn change_between(mut low: i64, mut high: i64, before: i32, offset: &dyn Fn(i64) -> i32) -> i64 {
    while high - low > MINUTE {
        let middle = low + (high - low) / MINUTE / 2 * MINUTE;
        if offset(middle) == before {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

/// Seconds east of UTC at `millis` since 1970, where this device is.
fn device_offset(millis: i64) -> i32 {
    let date = Date::new(&JsValue::from_f64(millis as f64));
    -(date.get_timezone_offset() * 60.0) as i32
}

/// What tells the wall time in the zone `name`: `11/21/2026, 10:42`.
fn clock(name: &str) -> Option<Clock> {
    let options = Object::new();
    let wanted = [
        ("timeZone", name),
        ("hourCycle", "h23"),
        ("year", "numeric"),
        ("month", "numeric"),
        ("day", "numeric"),
        ("hour", "numeric"),
        ("minute", "numeric"),
    ];
    for (option, value) in wanted {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&options, &option.into(), &value.into());
    }
    Clock::new("en-US-u-ca-gregory-nu-latn", &options).ok()
}

/// Seconds east of UTC at `millis` since 1970, a whole minute, by what `clock` shows then.
fn offset(clock: &Clock, millis: i64) -> i32 {
    let text = clock.format(millis as f64);
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter_map(|it| it.parse().ok());
    let mut next = || numbers.next().unwrap_or(0_u32);
    let (month, day, year, hour, minute) = (next(), next(), next() as i32, next(), next());
    let wall =
        NaiveDate::from_ymd_opt(year, month, day).and_then(|it| it.and_hms_opt(hour, minute, 0));
    wall.map_or(0, |wall| ((wall.and_utc().timestamp_millis() - millis) / 1000) as i32)
}
