//! Days and times, spelled as the browser's language spells them.

use std::cell::RefCell;
use std::collections::HashMap;

use chrono::{Datelike, NaiveDateTime, Timelike};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Which parts of a local date and time are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Parts {
    /// `14:30`, or `2:30 PM` where that is the custom.
    Time,
    /// `Saturday`.
    Weekday,
    /// `Saturday 21 November`.
    WeekdayDay,
    /// `21 November`.
    Day,
    /// `21 November 2026`.
    DayYear,
}

/// Spells the wanted parts of a wall reading.
pub type Spell = fn(Parts, NaiveDateTime) -> String;

thread_local! {
    /// Formatters cost more to make than to use.
    static FORMATS: RefCell<HashMap<Parts, Function>> = RefCell::default();
}

/// Spells `parts` of `local`, which is a wall reading: no zone is applied.
pub fn spell(parts: Parts, local: NaiveDateTime) -> String {
    let format = FORMATS.with_borrow_mut(|formats| {
        formats.entry(parts).or_insert_with(|| formatter(parts)).clone()
    });
    let millis = local.and_utc().timestamp_millis() as f64;
    let date = Date::new(&JsValue::from_f64(millis));
    format
        .call1(&JsValue::UNDEFINED, &date)
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| plain(parts, local))
}

const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Spells `parts` of `local` in English in the 24-hour manner: where no browser spells.
pub fn plain(parts: Parts, local: NaiveDateTime) -> String {
    let weekday = WEEKDAYS[local.weekday().num_days_from_monday() as usize];
    let day = format!("{} {}", local.day(), MONTHS[local.month0() as usize]);
    match parts {
        Parts::Time => format!("{:02}:{:02}", local.hour(), local.minute()),
        Parts::Weekday => weekday.to_owned(),
        Parts::WeekdayDay => format!("{weekday} {day}"),
        Parts::Day => day,
        Parts::DayYear => format!("{day} {}", local.year()),
    }
}

/// A formatter that reads its date as UTC, since wall readings are handed over as such.
fn formatter(parts: Parts) -> Function {
    let options = Object::new();
    let wanted: &[(&str, &str)] = match parts {
        Parts::Time => &[("timeStyle", "short")],
        Parts::Weekday => &[("weekday", "long")],
        Parts::WeekdayDay => &[("weekday", "long"), ("day", "numeric"), ("month", "long")],
        Parts::Day => &[("day", "numeric"), ("month", "long")],
        Parts::DayYear => &[("day", "numeric"), ("month", "long"), ("year", "numeric")],
    };
    for (name, value) in wanted.iter().chain(&[("timeZone", "UTC")]) {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    // `[]` stands for the browser's own language.
    Intl::DateTimeFormat::new(&Array::new(), &options).format().unchecked_into()
}
