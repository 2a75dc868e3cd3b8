//! Single values: instants, days, texts, and what a later version wrote.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Timelike};
use serde::de::DeserializeOwned;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::json::Cursor;
use super::read_error::{Read, ReadError, Reason};
use crate::domain::time::{self, FIRST_YEAR, Instant, LAST_YEAR};
use crate::domain::unknown::Unknown;

/// An instant as files have it: RFC 3339, in UTC, with milliseconds.
#[derive(Debug, Clone, Copy)]
pub struct At(pub Instant);

/// A day of the calendar as files have it: `2026-12-24`.
#[derive(Debug, Clone, Copy)]
pub struct Day(pub NaiveDate);

/// Fields that a later version wrote, but for those called one of `but`.
#[derive(Debug, Clone, Copy)]
pub struct Others<'a> {
    /// All of them.
    pub all: &'a Unknown,
    /// Names of ours: under them stands what a later version added to lists of ours.
    pub but: &'static [&'static str],
}

/// A JSON text that is written as it stands.
#[derive(Debug, Clone, Copy)]
pub struct Raw<'a>(pub &'a str);

/// Reads what `parse` takes.
pub fn read_text<T, E: Into<Reason>>(
    cursor: &mut Cursor<'_>,
    parse: impl Fn(&str) -> Result<T, E>,
) -> Read<T> {
    let place = cursor.place();
    let text = cursor.text()?;
    parse(&text).map_err(|error| ReadError::new(place, error))
}

/// Reads what `parse` takes, or nothing.
pub fn read_optional<T, E: Into<Reason>>(
    cursor: &mut Cursor<'_>,
    parse: impl Fn(&str) -> Result<T, E>,
) -> Read<Option<T>> {
    or_nothing(cursor, |cursor| read_text(cursor, &parse))
}

/// Reads what `read` takes, or nothing.
pub fn or_nothing<'a, T>(
    cursor: &mut Cursor<'a>,
    read: impl Fn(&mut Cursor<'a>) -> Read<T>,
) -> Read<Option<T>> {
    if cursor.skip_null() { Ok(None) } else { read(cursor).map(Some) }
}

/// Reads a list of what `parse` takes; nothing is an empty one.
pub fn read_texts<T, E: Into<Reason>>(
    cursor: &mut Cursor<'_>,
    parse: impl Fn(&str) -> Result<T, E>,
) -> Read<Vec<T>> {
    if cursor.skip_null() {
        return Ok(Vec::new());
    }
    cursor.list(|cursor| read_text(cursor, &parse))
}

/// Reads an instant, in any offset.
pub fn read_instant(cursor: &mut Cursor<'_>) -> Read<Instant> {
    read_text(cursor, time::parse)
}

/// Reads a day, in one spelling and within the years that an instant may lie in.
pub fn read_day(cursor: &mut Cursor<'_>) -> Read<NaiveDate> {
    read_text(cursor, |text| {
        let day = text.parse::<NaiveDate>().ok();
        day.filter(|day| day.to_string() == text && (FIRST_YEAR..=LAST_YEAR).contains(&day.year()))
            .ok_or(Reason::Day)
    })
}

/// Refuses fields that have no place to be kept in.
pub fn no_strangers(place: usize, unknown: &Unknown) -> Read<()> {
    match unknown.0.keys().next() {
        None => Ok(()),
        Some(name) => Err(ReadError::new(place, Reason::Stranger).within(name)),
    }
}

/// These fields alone, as a JSON object.
pub fn as_object(unknown: &Unknown) -> String {
    let all = Others { all: unknown, but: &[] };
    serde_json::to_string(&all).expect("texts under names of text are always JSON")
}

/// What `text`, which came through here before, is as JSON.
pub fn raw_parts<T: DeserializeOwned + Default>(text: Option<&String>) -> T {
    text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

/// A list of JSON texts.
pub type RawList = Vec<Box<RawValue>>;

/// JSON texts by name.
pub type RawMap = BTreeMap<String, Box<RawValue>>;

impl Serialize for At {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let at = self.0;
        let mut text = *b"0000-00-00T00:00:00.000Z";
        // A file has a dozen a lead: chrono's formatting would be half the work of writing it.
        let mut put = |end: usize, n: usize, value: u32| {
            let digits = text[end - n..end].iter_mut().rev();
            digits.fold(value, |value, digit| {
                *digit += (value % 10) as u8;
                value / 10
            })
        };
        put(4, 4, at.year().unsigned_abs());
        put(7, 2, at.month());
        put(10, 2, at.day());
        put(13, 2, at.hour());
        put(16, 2, at.minute());
        put(19, 2, at.second());
        put(23, 3, at.timestamp_subsec_millis());
        match std::str::from_utf8(&text) {
            Ok(text) if (0..10_000).contains(&at.year()) => serializer.serialize_str(text),
            Ok(_) | Err(_) => serializer.serialize_str(&time::to_text(at)),
        }
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl Serialize for Raw<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Only the reader makes such texts, and it takes JSON alone.
        match serde_json::from_str::<&RawValue>(self.0) {
            Ok(raw) => raw.serialize(serializer),
            Err(_) => self.0.serialize(serializer),
        }
    }
}

impl Serialize for Others<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, text) in &self.all.0 {
            if !self.but.contains(&name.as_str()) {
                map.serialize_entry(name, &Raw(text))?;
            }
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::{at, cases, instants, to_json};

    fn check(at: Instant) {
        assert_eq!(to_json(&At(at)), to_json(&time::to_text(at)), "{at:?}");
        assert_eq!(read_instant(&mut Cursor::new(&to_json(&At(at)))).ok(), time::accept(at).ok());
    }

    #[test]
    fn instants_of_all_years_are_written_as_the_domain_writes_them() {
        check(at("1900-01-01T00:00:00Z"));
        check(at("1969-12-31T23:59:59.999Z"));
        check(at("2200-12-31T23:59:59.999Z"));
        check(Instant::MIN_UTC);
        check(Instant::MAX_UTC);
        check(Instant::UNIX_EPOCH);
    }

    #[test]
    fn a_text_that_is_no_json_after_all_is_kept_as_a_text() {
        assert_eq!(to_json(&Raw("[1.10]")), "[1.10]");
        assert_eq!(to_json(&Raw("[1.10")), "\"[1.10\"");
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn instants_are_written_as_the_domain_writes_them(at in instants()) {
            check(at);
        }
    }
}
