//! Plans that were made, or changed from how every desk has them.

use super::course_json::there;
use super::dates_json::{read_all, write_all};
use super::json::Cursor;
use super::read_error::{Read, ReadError, Reason};
use super::value::{
    no_strangers, read_each_once, read_instant, read_text, write_instant, write_unknown,
};
use super::word::{Word, read_word};
use super::writer::Writer;
use crate::domain::cadence::{Anchor, Cadence, Offset, Step, StepId};
use crate::domain::note::Note;
use crate::domain::text::Line;

/// Writes a plan; what goes without saying is left out.
pub fn write_cadence(writer: &mut Writer, cadence: &Cadence) {
    writer.open_object();
    writer.name("id").shown(&cadence.id());
    writer.name("name").text(cadence.name());
    write_all(writer.name("steps"), cadence.steps(), write_step);
    if cadence.n_repeated() > 0 {
        writer.name("repeats").count(cadence.n_repeated() as u64);
    }
    if !cadence.gone().is_empty() {
        write_all(writer.name("gone"), cadence.gone(), write_gone);
    }
    if cadence.is_removed {
        writer.name("removed").flag(true);
    }
    if let Some(changed_at) = cadence.changed_at {
        write_instant(writer.name("changed_at"), changed_at);
    }
    write_unknown(writer, &cadence.unknown, &[]);
    writer.close_object();
}

fn write_step(writer: &mut Writer, step: &Step) {
    writer.open_object();
    writer.name("id").count(step.id.0.into());
    writer.name("count").count(step.offset.count().into());
    writer.name("unit").text(step.offset.unit().word());
    if step.anchor != Anchor::PreviousTouchDone {
        writer.name("anchor").text(step.anchor.word());
    }
    writer.name("channel").text(step.channel.word());
    if let Some(purpose) = &step.purpose {
        writer.name("purpose").text(purpose.as_str());
    }
    if let Some(template) = &step.template {
        writer.name("template").text(template.as_str());
    }
    if let Some(minutes) = step.time_of_day {
        writer.name("time_of_day").shown(&format_args!("{:02}:{:02}", minutes / 60, minutes % 60));
    }
    if !step.hours_apply {
        writer.name("any_hour").flag(true);
    }
    if let Some(limit) = step.limit_minutes {
        writer.name("limit_minutes").count(limit.into());
    }
    write_unknown(writer, &step.unknown, &[]);
    writer.close_object();
}

/// Writes a step that was deleted, and the one it gave way to.
fn write_gone(writer: &mut Writer, (id, next): &(StepId, Option<StepId>)) {
    writer.open_object();
    writer.name("id").count(id.0.into());
    if let Some(next) = next {
        writer.name("next").count(next.0.into());
    }
    writer.close_object();
}

/// Reads the plans of a desk, each of which may be there once.
pub fn read_cadences(cursor: &mut Cursor<'_>) -> Read<Vec<Cadence>> {
    read_each_once(cursor, read_cadence, |it| it.id())
}

fn read_cadence(cursor: &mut Cursor<'_>) -> Read<Cadence> {
    const NAMES: [&str; 7] = ["id", "name", "steps", "repeats", "gone", "removed", "changed_at"];
    let place = cursor.place();
    let (mut id, mut name, mut steps, mut n_repeated) = (None, None, Vec::new(), 0);
    let (mut gone, mut is_removed, mut changed_at) = (Vec::new(), false, None);
    let unknown = cursor.object(&NAMES, |cursor, field| {
        if cursor.skip_null() {
            return Ok(());
        }
        match field {
            "id" => id = Some(read_text(cursor, str::parse)?),
            "name" => name = Some(read_text(cursor, Line::parse)?),
            "steps" => steps = read_all(cursor, read_step)?,
            "repeats" => n_repeated = cursor.number()?,
            "gone" => gone = read_all(cursor, read_gone)?,
            "removed" => is_removed = cursor.flag()?,
            _ => changed_at = Some(read_instant(cursor)?),
        }
        Ok(())
    })?;
    let (id, name) = (there(place, "id", id)?, there(place, "name", name)?);
    let cadence = Cadence::new(id, name, steps, n_repeated);
    let cadence = cadence.map_err(|error| ReadError::new(place, error).within("steps"))?;
    let mut cadence = cadence.with_gone(gone);
    (cadence.is_removed, cadence.changed_at, cadence.unknown) = (is_removed, changed_at, unknown);
    Ok(cadence)
}

fn read_step(cursor: &mut Cursor<'_>) -> Read<Step> {
    const NAMES: [&str; 10] = [
        "id",
        "count",
        "unit",
        "anchor",
        "channel",
        "purpose",
        "template",
        "time_of_day",
        "any_hour",
        "limit_minutes",
    ];
    let place = cursor.place();
    let (mut id, mut count, mut unit, mut channel) = (None, None, None, None);
    let (mut anchor, mut purpose, mut template) = (Anchor::PreviousTouchDone, None, None);
    let (mut time_of_day, mut any_hour, mut limit_minutes) = (None, false, None);
    let unknown = cursor.object(&NAMES, |cursor, name| {
        if cursor.skip_null() {
            return Ok(());
        }
        match name {
            "id" => id = Some(StepId(cursor.number()?)),
            "count" => count = Some(cursor.number()?),
            "unit" => unit = Some(read_word(cursor)?),
            "anchor" => anchor = read_word(cursor)?,
            "channel" => channel = Some(read_word(cursor)?),
            "purpose" => purpose = Some(read_text(cursor, Line::parse)?),
            "template" => template = Some(read_text(cursor, Note::parse)?),
            "time_of_day" => time_of_day = Some(read_text(cursor, read_time_of_day)?),
            "any_hour" => any_hour = cursor.flag()?,
            _ => limit_minutes = Some(cursor.number()?),
        }
        Ok(())
    })?;
    let (id, count) = (there(place, "id", id)?, there(place, "count", count)?);
    let offset = Offset::new(count, there(place, "unit", unit)?);
    let offset = offset.map_err(|error| ReadError::new(place, error).within("count"))?;
    let mut step = Step::new(id, offset, there(place, "channel", channel)?);
    step.hours_apply = !any_hour;
    Ok(Step { anchor, purpose, template, time_of_day, limit_minutes, unknown, ..step })
}

/// Reads a time of day: `09:30`.
fn read_time_of_day(text: &str) -> Result<u16, Reason> {
    crate::domain::time::parse_time_of_day(text).ok_or(Reason::TimeOfDay)
}

fn read_gone(cursor: &mut Cursor<'_>) -> Read<(StepId, Option<StepId>)> {
    let place = cursor.place();
    let (mut id, mut next) = (None, None);
    let unknown = cursor.object(&["id", "next"], |cursor, name| {
        match name {
            "id" => id = Some(StepId(cursor.number()?)),
            _ => next = Some(StepId(cursor.number()?)),
        }
        Ok(())
    })?;
    no_strangers(place, &unknown)?;
    Ok((there(place, "id", id)?, next))
}
