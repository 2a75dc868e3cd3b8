//! Appointments, promises, and the lead's own hours.

use super::course_json::there;
use super::json::Cursor;
use super::read_error::{Read, ReadError};
use super::settings_json::{read_week, write_week};
use super::value::{no_strangers, read_instant, read_text, write_instant, write_unknown};
use super::word::{Word, read_word};
use super::writer::Writer;
use crate::domain::appointment::{Appointment, AppointmentError, MOST_TRAVEL_MINUTES};
use crate::domain::promise::Promise;
use crate::domain::text::Line;
use crate::domain::their_time::TheirTime;

/// Writes a list of what `write` writes.
pub fn write_all<T>(writer: &mut Writer, all: &[T], write: fn(&mut Writer, &T)) {
    writer.open_list();
    all.iter().for_each(|it| write(writer, it));
    writer.close_list();
}

/// Reads a list of what `read` reads; nothing is an empty one.
pub fn read_all<T>(cursor: &mut Cursor<'_>, read: fn(&mut Cursor<'_>) -> Read<T>) -> Read<Vec<T>> {
    if cursor.skip_null() { Ok(Vec::new()) } else { cursor.list(read) }
}

/// Writes an appointment.
pub fn write_appointment(writer: &mut Writer, appointment: &Appointment) {
    let Appointment { at, id, minutes, place, who, travel_minutes, went, unknown } = appointment;
    writer.open_object();
    writer.name("id").shown(id);
    write_instant(writer.name("at"), *at);
    writer.name("minutes").count((*minutes).into());
    if let Some(place) = place {
        writer.name("place").text(place.as_str());
    }
    if let Some(who) = who {
        writer.name("who").text(who.as_str());
    }
    if *travel_minutes > 0 {
        writer.name("travel_minutes").count((*travel_minutes).into());
    }
    if let Some(went) = went {
        writer.name("went").text(went.word());
    }
    write_unknown(writer, unknown, &[]);
    writer.close_object();
}

/// Reads an appointment.
pub fn read_appointment(cursor: &mut Cursor<'_>) -> Read<Appointment> {
    const NAMES: [&str; 7] = ["id", "at", "minutes", "place", "who", "travel_minutes", "went"];
    let start = cursor.place();
    let (mut id, mut at, mut minutes, mut went) = (None, None, None, None);
    let (mut place, mut who, mut travel_minutes) = (None, None, 0);
    let unknown = cursor.object(&NAMES, |cursor, name| {
        if cursor.skip_null() {
            return Ok(());
        }
        match name {
            "id" => id = Some(read_text(cursor, str::parse)?),
            "at" => at = Some(read_instant(cursor)?),
            "minutes" => minutes = Some(cursor.number()?),
            "place" => place = Some(read_text(cursor, Line::parse)?),
            "who" => who = Some(read_text(cursor, Line::parse)?),
            "travel_minutes" => travel_minutes = read_travel(cursor)?,
            _ => went = Some(read_word(cursor)?),
        }
        Ok(())
    })?;
    let (id, at) = (there(start, "id", id)?, there(start, "at", at)?);
    let appointment = Appointment::new(id, at, there(start, "minutes", minutes)?);
    let appointment =
        appointment.map_err(|error| ReadError::new(start, error).within("minutes"))?;
    Ok(Appointment { place, who, travel_minutes, went, unknown, ..appointment })
}

fn read_travel(cursor: &mut Cursor<'_>) -> Read<u32> {
    let place = cursor.place();
    let minutes = cursor.number()?;
    if minutes <= MOST_TRAVEL_MINUTES {
        Ok(minutes)
    } else {
        Err(ReadError::new(place, AppointmentError::Travel))
    }
}

/// Writes a promise.
pub fn write_promise(writer: &mut Writer, promise: &Promise) {
    let Promise { due_at, id, made_at, words, kept_at, unknown } = promise;
    writer.open_object();
    writer.name("id").shown(id);
    write_instant(writer.name("due_at"), *due_at);
    write_instant(writer.name("made_at"), *made_at);
    writer.name("words").text(words.as_str());
    if let Some(kept_at) = kept_at {
        write_instant(writer.name("kept_at"), *kept_at);
    }
    write_unknown(writer, unknown, &[]);
    writer.close_object();
}

/// Reads a promise.
pub fn read_promise(cursor: &mut Cursor<'_>) -> Read<Promise> {
    const NAMES: [&str; 5] = ["id", "due_at", "made_at", "words", "kept_at"];
    let place = cursor.place();
    let (mut id, mut due_at, mut made_at, mut words, mut kept_at) = (None, None, None, None, None);
    let unknown = cursor.object(&NAMES, |cursor, name| {
        if cursor.skip_null() {
            return Ok(());
        }
        match name {
            "id" => id = Some(read_text(cursor, str::parse)?),
            "due_at" => due_at = Some(read_instant(cursor)?),
            "made_at" => made_at = Some(read_instant(cursor)?),
            "words" => words = Some(read_text(cursor, Line::parse)?),
            _ => kept_at = Some(read_instant(cursor)?),
        }
        Ok(())
    })?;
    Ok(Promise {
        due_at: there(place, "due_at", due_at)?,
        id: there(place, "id", id)?,
        made_at: there(place, "made_at", made_at)?,
        words: there(place, "words", words)?,
        kept_at,
        unknown,
    })
}

/// Writes where a lead is and when it is best reached; what says nothing is left out.
pub fn write_their_time(writer: &mut Writer, theirs: &TheirTime) {
    let TheirTime { zone, hours, is_kept } = theirs;
    writer.open_object();
    if let Some(zone) = zone {
        writer.name("zone").text(zone.as_str());
    }
    if !hours.is_always_open() {
        write_week(writer.name("hours"), hours);
    }
    if *is_kept {
        writer.name("kept").flag(true);
    }
    writer.close_object();
}

/// Reads where a lead is and when it is best reached.
pub fn read_their_time(cursor: &mut Cursor<'_>) -> Read<TheirTime> {
    let place = cursor.place();
    let mut theirs = TheirTime::default();
    let unknown = cursor.object(&["zone", "hours", "kept"], |cursor, name| {
        if cursor.skip_null() {
            return Ok(());
        }
        match name {
            "zone" => theirs.zone = Some(read_text(cursor, Line::parse)?),
            "hours" => theirs.hours = read_week(cursor)?,
            _ => theirs.is_kept = cursor.flag()?,
        }
        Ok(())
    })?;
    no_strangers(place, &unknown)?;
    Ok(theirs)
}
