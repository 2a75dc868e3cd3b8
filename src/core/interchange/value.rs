//! Single values: instants, days, texts, and what a later version wrote.

use chrono::{Datelike, NaiveDate, Timelike};

use super::json::{Cursor, is_json};
use super::read_error::{Read, ReadError, Reason};
use super::writer::Writer;
use crate::domain::order;
use crate::domain::time::{self, FIRST_YEAR, Instant, LAST_YEAR};
use crate::domain::unknown::Unknown;

/// Writes an instant as files have it: RFC 3339, in UTC, with milliseconds.
pub fn write_instant(writer: &mut Writer, at: Instant) {
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
        Ok(text) if (0..10_000).contains(&at.year()) => writer.text(text),
        Ok(_) | Err(_) => writer.text(&time::to_text(at)),
    }
}

/// Writes an instant, or `null` for none.
pub fn write_instant_or_null(writer: &mut Writer, at: Option<Instant>) {
    match at {
        Some(at) => write_instant(writer, at),
        None => writer.text_or_null(None),
    }
}

/// Writes the fields that a later version wrote, but for those called one of `but`: under names of
/// ours stands what it added to lists of ours.
pub fn write_unknown(writer: &mut Writer, unknown: &Unknown, but: &[&str]) {
    for (name, text) in &unknown.0 {
        if !but.contains(&name.as_str()) {
            write_kept(writer.name(name), text);
        }
    }
}

/// Writes a JSON text as it stands.
pub fn write_kept(writer: &mut Writer, text: &str) {
    // Only the reader makes such texts, and it takes JSON alone.
    if is_json(text) { writer.raw(text) } else { writer.text(text) }
}

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

/// Reads a list of what `read` takes, each under an `id` of its own, in the order of the ids.
pub fn read_each_once<T, I: Ord>(
    cursor: &mut Cursor<'_>,
    read: impl Fn(&mut Cursor<'_>) -> Read<T>,
    id: impl Fn(&T) -> I,
) -> Read<Vec<T>> {
    let mut all: Vec<T> = Vec::new();
    cursor.list(|cursor| {
        let place = cursor.place();
        let it = read(cursor)?;
        if all.iter().any(|other| id(other) == id(&it)) {
            return Err(ReadError::new(place, Reason::Twice).within("id"));
        }
        all.push(it);
        Ok(())
    })?;
    order::sort_by(&mut all, |one, other| id(one).cmp(&id(other)));
    Ok(all)
}

/// Reads an instant, in any offset.
pub fn read_instant(cursor: &mut Cursor<'_>) -> Read<Instant> {
    read_text(cursor, time::parse)
}

/// Reads a day, in one spelling and within the years that an instant may lie in.
pub fn read_day(cursor: &mut Cursor<'_>) -> Read<NaiveDate> {
    read_text(cursor, |text| {
        let day = time::parse_day(text);
        day.filter(|day| (FIRST_YEAR..=LAST_YEAR).contains(&day.year())).ok_or(Reason::Day)
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
    let mut writer = Writer::default();
    writer.open_object();
    write_unknown(&mut writer, unknown, &[]);
    writer.close_object();
    writer.finish()
}

/// The members of `text`, an object that came through here before.
pub fn members(text: Option<&String>) -> Unknown {
    let read = |text: &String| Cursor::new(text).object(&[], |_, _| Ok(())).ok();
    text.and_then(read).unwrap_or_default()
}

/// The entries of `text`, a list that came through here before.
pub fn entries(text: Option<&String>) -> Vec<String> {
    let read = |text: &String| Cursor::new(text).list(Cursor::raw).ok();
    text.and_then(read).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::{at, cases, instants};

    fn check(at: Instant) {
        let text = written(|it| write_instant(it, at));
        assert_eq!(text, format!("{:?}", time::to_text(at)), "{at:?}");
        assert_eq!(read_instant(&mut Cursor::new(&text)).ok(), time::accept(at).ok());
    }

    fn written(write: impl FnOnce(&mut Writer)) -> String {
        let mut writer = Writer::default();
        write(&mut writer);
        writer.finish()
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
        assert_eq!(written(|it| write_kept(it, "[1.10]")), "[1.10]");
        for text in ["[1.10", "1,2", "tru", ""] {
            assert_eq!(written(|it| write_kept(it, text)), format!("{text:?}"));
        }
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn instants_are_written_as_the_domain_writes_them(at in instants()) {
            check(at);
        }
    }
}
