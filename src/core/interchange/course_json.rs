//! Courses: which plan a lead follows, and what was decided about its next step.

use super::json::Cursor;
use super::read_error::{Read, ReadError, Reason};
use super::value::{no_strangers, read_day, read_instant, read_text, write_instant};
use super::word::{Word, read_word};
use super::writer::Writer;
use crate::domain::cadence::StepId;
use crate::domain::course::{Agreed, Course, Enrolment, Left, Pause, Skipped, Snooze, When};
use crate::domain::text::Line;
use crate::domain::time::Instant;

/// Writes a course; what says nothing is left out.
pub fn write_course(writer: &mut Writer, course: &Course) {
    let Course { enrolment, skipped, pause, snooze, agreed, hot_on } = course;
    writer.open_object();
    if let Some(Enrolment { cadence, at }) = enrolment {
        writer.name("enrolment").open_object();
        if let Some(cadence) = cadence {
            writer.name("cadence").shown(cadence);
        }
        write_at(writer, "at", *at);
        writer.close_object();
    }
    if let Some(Skipped { set_at, next, from_at }) = skipped {
        writer.name("skipped").open_object();
        write_at(writer, "set_at", *set_at);
        if let Some(next) = next {
            writer.name("next").count(next.0.into());
        }
        write_at(writer, "from_at", *from_at);
        writer.close_object();
    }
    if let Some(Pause { set_at, left, resumed_at }) = pause {
        writer.name("pause").open_object();
        write_at(writer, "set_at", *set_at);
        let (name, n) = match *left {
            Left::Millis(n) => ("left_ms", n),
            Left::Days(n) => ("left_days", n.into()),
            Left::WorkingDays(n) => ("left_working_days", n.into()),
        };
        writer.name(name).count(n);
        if let Some(resumed_at) = resumed_at {
            write_at(writer, "resumed_at", *resumed_at);
        }
        writer.close_object();
    }
    if let Some(Snooze { set_at, until }) = snooze {
        writer.name("snooze").open_object();
        write_at(writer, "set_at", *set_at);
        write_at(writer, "until", *until);
        writer.close_object();
    }
    if let Some(Agreed { set_at, when, channel, purpose }) = agreed {
        writer.name("agreed").open_object();
        write_at(writer, "set_at", *set_at);
        match when {
            When::On(day) => writer.name("on").shown(day),
            When::At(at) => write_at(writer, "at", *at),
        }
        writer.name("channel").text(channel.word());
        if let Some(purpose) = purpose {
            writer.name("purpose").text(purpose.as_str());
        }
        writer.close_object();
    }
    if let Some(day) = hot_on {
        writer.name("hot_on").shown(day);
    }
    writer.close_object();
}

fn write_at(writer: &mut Writer, name: &str, at: Instant) {
    write_instant(writer.name(name), at);
}

/// Reads what [`write_course`] wrote. What this version does not know is refused: a plan that is
/// understood by half leads to wrong dates.
pub fn read_course(cursor: &mut Cursor<'_>) -> Read<Course> {
    const NAMES: [&str; 6] = ["enrolment", "skipped", "pause", "snooze", "agreed", "hot_on"];
    let place = cursor.place();
    let mut course = Course::default();
    let unknown = cursor.object(&NAMES, |cursor, name| {
        if cursor.skip_null() {
            return Ok(());
        }
        match name {
            "enrolment" => course.enrolment = Some(read_enrolment(cursor)?),
            "skipped" => course.skipped = Some(read_skipped(cursor)?),
            "pause" => course.pause = Some(read_pause(cursor)?),
            "snooze" => course.snooze = Some(read_snooze(cursor)?),
            "agreed" => course.agreed = Some(read_agreed(cursor)?),
            _ => course.hot_on = Some(read_day(cursor)?),
        }
        Ok(())
    })?;
    no_strangers(place, &unknown)?;
    Ok(course)
}

/// `value`, or that `name` is missing.
pub(super) fn there<T>(place: usize, name: &str, value: Option<T>) -> Read<T> {
    value.ok_or_else(|| ReadError::new(place, Reason::Missing).within(name))
}

fn read_enrolment(cursor: &mut Cursor<'_>) -> Read<Enrolment> {
    let place = cursor.place();
    let (mut cadence, mut at) = (None, None);
    let unknown = cursor.object(&["cadence", "at"], |cursor, name| {
        match name {
            "cadence" => cadence = Some(read_text(cursor, str::parse)?),
            _ => at = Some(read_instant(cursor)?),
        }
        Ok(())
    })?;
    no_strangers(place, &unknown)?;
    Ok(Enrolment { cadence, at: there(place, "at", at)? })
}

fn read_skipped(cursor: &mut Cursor<'_>) -> Read<Skipped> {
    let place = cursor.place();
    let (mut set_at, mut next, mut from_at) = (None, None, None);
    let unknown = cursor.object(&["set_at", "next", "from_at"], |cursor, name| {
        match name {
            "set_at" => set_at = Some(read_instant(cursor)?),
            "next" => next = Some(StepId(cursor.number()?)),
            _ => from_at = Some(read_instant(cursor)?),
        }
        Ok(())
    })?;
    no_strangers(place, &unknown)?;
    let set_at = there(place, "set_at", set_at)?;
    Ok(Skipped { set_at, next, from_at: there(place, "from_at", from_at)? })
}

fn read_pause(cursor: &mut Cursor<'_>) -> Read<Pause> {
    const NAMES: [&str; 5] = ["set_at", "left_ms", "left_days", "left_working_days", "resumed_at"];
    let place = cursor.place();
    let (mut set_at, mut left, mut resumed_at) = (None, None, None);
    let unknown = cursor.object(&NAMES, |cursor, name| {
        match name {
            "set_at" => set_at = Some(read_instant(cursor)?),
            "left_ms" => left = Some(Left::Millis(cursor.number()?)),
            "left_days" => left = Some(Left::Days(cursor.number()?)),
            "left_working_days" => left = Some(Left::WorkingDays(cursor.number()?)),
            _ => resumed_at = Some(read_instant(cursor)?),
        }
        Ok(())
    })?;
    no_strangers(place, &unknown)?;
    let set_at = there(place, "set_at", set_at)?;
    Ok(Pause { set_at, left: there(place, "left_ms", left)?, resumed_at })
}

fn read_snooze(cursor: &mut Cursor<'_>) -> Read<Snooze> {
    let place = cursor.place();
    let (mut set_at, mut until) = (None, None);
    let unknown = cursor.object(&["set_at", "until"], |cursor, name| {
        match name {
            "set_at" => set_at = Some(read_instant(cursor)?),
            _ => until = Some(read_instant(cursor)?),
        }
        Ok(())
    })?;
    no_strangers(place, &unknown)?;
    Ok(Snooze { set_at: there(place, "set_at", set_at)?, until: there(place, "until", until)? })
}

fn read_agreed(cursor: &mut Cursor<'_>) -> Read<Agreed> {
    const NAMES: [&str; 5] = ["set_at", "on", "at", "channel", "purpose"];
    let place = cursor.place();
    let (mut set_at, mut when, mut channel, mut purpose) = (None, None, None, None);
    let unknown = cursor.object(&NAMES, |cursor, name| {
        match name {
            "set_at" => set_at = Some(read_instant(cursor)?),
            "on" => when = Some(When::On(read_day(cursor)?)),
            "at" => when = Some(When::At(read_instant(cursor)?)),
            "channel" => channel = Some(read_word(cursor)?),
            _ => purpose = Some(read_text(cursor, Line::parse)?),
        }
        Ok(())
    })?;
    no_strangers(place, &unknown)?;
    let (set_at, when) = (there(place, "set_at", set_at)?, there(place, "on", when)?);
    Ok(Agreed { set_at, when, channel: there(place, "channel", channel)?, purpose })
}
