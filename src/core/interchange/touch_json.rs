//! Touches: what passed between us and a lead.

use super::json::Cursor;
use super::read_error::{Read, ReadError, Reason};
use super::told_json::{read_objection, write_objection};
use super::value::{no_strangers, read_instant, read_text, write_instant, write_unknown};
use super::word::{Word, read_word};
use super::writer::Writer;
use crate::domain::cadence::StepId;
use crate::domain::id::TouchId;
use crate::domain::note::Note;
use crate::domain::touch::{By, Channel, Direction, Done, Outcome, Touch};

/// Writes a touch; what goes without saying is left out.
pub fn write_touch(writer: &mut Writer, touch: &Touch) {
    writer.open_object();
    writer.name("id").shown(&touch.id);
    write_instant(writer.name("at"), touch.at);
    write_instant(writer.name("entered_at"), touch.entered_at);
    if let Some(changed_at) = touch.changed_at {
        write_instant(writer.name("changed_at"), changed_at);
    }
    writer.name("channel").text(touch.channel.word());
    writer.name("direction").text(touch.direction.word());
    writer.name("outcome").text(touch.outcome.word());
    if touch.by != By::Human {
        writer.name("by").text(touch.by.word());
    }
    if touch.is_extra {
        writer.name("extra").flag(true);
    }
    if let Some(done) = touch.done {
        write_done(writer.name("done"), done);
    }
    if touch.is_removed {
        writer.name("removed").flag(true);
    }
    if let Some(objection) = &touch.objection {
        write_objection(writer.name("objection"), objection);
    }
    if let Some(template) = touch.template {
        writer.name("template").shown(&template);
    }
    if let Some(note) = &touch.note {
        writer.name("note").text(note.as_str());
    }
    write_unknown(writer, &touch.unknown, &[]);
    writer.close_object();
}

/// Writes what a touch completed: the step, the one that is pending since, and when it was due.
fn write_done(writer: &mut Writer, done: Done) {
    writer.open_object();
    if let Some(step) = done.step {
        writer.name("step").count(step.0.into());
    }
    if let Some(next) = done.next {
        writer.name("next").count(next.0.into());
    }
    if let Some(due_at) = done.due_at {
        write_instant(writer.name("due_at"), due_at);
    }
    writer.close_object();
}

fn read_done(cursor: &mut Cursor<'_>) -> Read<Done> {
    let place = cursor.place();
    let (mut step, mut next, mut due_at) = (None, None, None);
    let unknown = cursor.object(&["step", "next", "due_at"], |cursor, name| {
        if cursor.skip_null() {
            return Ok(());
        }
        match name {
            "step" => step = Some(StepId(cursor.number()?)),
            "next" => next = Some(StepId(cursor.number()?)),
            _ => due_at = Some(read_instant(cursor)?),
        }
        Ok(())
    })?;
    no_strangers(place, &unknown)?;
    Ok(Done { step, next, due_at })
}

const NAMES: [&str; 14] = [
    "id",
    "at",
    "entered_at",
    "changed_at",
    "channel",
    "direction",
    "outcome",
    "by",
    "extra",
    "done",
    "removed",
    "objection",
    "template",
    "note",
];

/// Reads a touch; answers where its `at` stands, too.
pub fn read_touch(cursor: &mut Cursor<'_>) -> Read<(Touch, usize)> {
    let place = cursor.place();
    let (mut id, mut at, mut entered_at, mut changed_at) = (None, None, None, None);
    let (mut channel, mut direction, mut outcome, mut by) = (None, None, None, None);
    let (mut extra, mut done, mut removed, mut note) = (None, None, None, None);
    let (mut objection, mut template) = (None, None);
    let unknown = cursor.object(&NAMES, |cursor, name| {
        if cursor.skip_null() {
            return Ok(());
        }
        match name {
            "id" => id = Some(read_text(cursor, str::parse::<TouchId>)?),
            "at" => at = Some((cursor.place(), read_instant(cursor)?)),
            "entered_at" => entered_at = Some(read_instant(cursor)?),
            "changed_at" => changed_at = Some(read_instant(cursor)?),
            "channel" => channel = Some(read_word::<Channel>(cursor)?),
            "direction" => direction = Some(read_word::<Direction>(cursor)?),
            "outcome" => outcome = Some(read_word::<Outcome>(cursor)?),
            "by" => by = Some(read_word::<By>(cursor)?),
            "extra" => extra = Some(cursor.flag()?),
            "done" => done = Some(read_done(cursor)?),
            "removed" => removed = Some(cursor.flag()?),
            "objection" => objection = read_objection(cursor)?,
            "template" => template = Some(read_text(cursor, str::parse)?),
            _ => note = Some(read_text(cursor, Note::parse)?),
        }
        Ok(())
    })?;
    let missing = |name| ReadError::new(place, Reason::Missing).within(name);
    let (at_place, at) = at.ok_or_else(|| missing("at"))?;
    let touch = Touch {
        at,
        id: id.ok_or_else(|| missing("id"))?,
        entered_at: entered_at.ok_or_else(|| missing("entered_at"))?,
        changed_at,
        channel: channel.ok_or_else(|| missing("channel"))?,
        direction: direction.ok_or_else(|| missing("direction"))?,
        outcome: outcome.ok_or_else(|| missing("outcome"))?,
        by: by.unwrap_or(By::Human),
        is_extra: extra.unwrap_or_default(),
        done,
        is_removed: removed.unwrap_or_default(),
        objection,
        template,
        note,
        unknown,
    };
    Ok((touch, at_place))
}
