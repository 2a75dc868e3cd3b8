//! Touches: what passed between us and a lead.

use serde::Serialize;

use super::json::Cursor;
use super::read_error::{Read, ReadError, Reason};
use super::value::{At, Others, read_instant, read_text};
use super::word::{Said, read_word};
use crate::domain::id::TouchId;
use crate::domain::note::Note;
use crate::domain::touch::{By, Channel, Direction, Outcome, Touch};

/// One thing that passed between us and a lead.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Touch"))]
pub struct TouchShape<'a> {
    /// The name it keeps for ever.
    #[cfg_attr(test, schemars(schema_with = "super::schema::id"))]
    id: TouchId,
    /// When it happened.
    at: At,
    /// When it was written down.
    entered_at: At,
    /// When it was changed last; absent while it is as it was entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    changed_at: Option<At>,
    /// How it passed.
    channel: Said<Channel>,
    /// From us to the lead, or from the lead to us.
    direction: Said<Direction>,
    /// What came of it.
    outcome: Said<Outcome>,
    /// Who made it; absent for a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<Said<By>>,
    /// Whether it was made beside the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    extra: Option<bool>,
    /// Whether it was taken back.
    #[serde(skip_serializing_if = "Option::is_none")]
    removed: Option<bool>,
    /// What is worth remembering.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(length(min = 1, max = 20_000)))]
    note: Option<&'a str>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    unknown: Others<'a>,
}

impl<'a> TouchShape<'a> {
    /// This touch.
    pub fn of(touch: &'a Touch) -> TouchShape<'a> {
        TouchShape {
            id: touch.id,
            at: At(touch.at),
            entered_at: At(touch.entered_at),
            changed_at: touch.changed_at.map(At),
            channel: Said(touch.channel),
            direction: Said(touch.direction),
            outcome: Said(touch.outcome),
            by: (touch.by != By::Human).then_some(Said(touch.by)),
            extra: touch.is_extra.then_some(true),
            removed: touch.is_removed.then_some(true),
            note: touch.note.as_ref().map(Note::as_str),
            unknown: Others { all: &touch.unknown, but: &[] },
        }
    }
}

const NAMES: [&str; 11] = [
    "id",
    "at",
    "entered_at",
    "changed_at",
    "channel",
    "direction",
    "outcome",
    "by",
    "extra",
    "removed",
    "note",
];

/// Reads a touch; answers where its `at` stands, too.
pub fn read_touch(cursor: &mut Cursor<'_>) -> Read<(Touch, usize)> {
    let place = cursor.place();
    let (mut id, mut at, mut entered_at, mut changed_at) = (None, None, None, None);
    let (mut channel, mut direction, mut outcome, mut by) = (None, None, None, None);
    let (mut extra, mut removed, mut note) = (None, None, None);
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
            "removed" => removed = Some(cursor.flag()?),
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
        is_removed: removed.unwrap_or_default(),
        note,
        unknown,
    };
    Ok((touch, at_place))
}
