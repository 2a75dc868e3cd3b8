//! Views, and the pairs of leads that are not the same.

use super::course_json::there;
use super::json::Cursor;
use super::read_error::{Read, ReadError, Reason};
use super::value::{read_each_once, read_instant, read_text, write_instant, write_unknown};
use super::writer::Writer;
use crate::domain::duplicates::{Pair, pair};
use crate::domain::text::Line;
use crate::domain::view::{MOST_QUERY, View};

/// Writes a view; what goes without saying is left out.
pub fn write_view(writer: &mut Writer, view: &View) {
    let View { id, name, query, place, is_removed, changed_at, unknown } = view;
    writer.open_object();
    writer.name("id").shown(id);
    writer.name("name").text(name.as_str());
    writer.name("query").text(query);
    writer.name("place").count((*place).into());
    if *is_removed {
        writer.name("removed").flag(true);
    }
    if let Some(changed_at) = changed_at {
        write_instant(writer.name("changed_at"), *changed_at);
    }
    write_unknown(writer, unknown, &[]);
    writer.close_object();
}

/// Reads the views of a desk, each of which may be there once.
pub fn read_views(cursor: &mut Cursor<'_>) -> Read<Vec<View>> {
    read_each_once(cursor, read_view, |it| it.id)
}

fn read_view(cursor: &mut Cursor<'_>) -> Read<View> {
    const NAMES: [&str; 6] = ["id", "name", "query", "place", "removed", "changed_at"];
    let at = cursor.place();
    let (mut id, mut name, mut query, mut place) = (None, None, String::new(), 0);
    let (mut is_removed, mut changed_at) = (false, None);
    let unknown = cursor.object(&NAMES, |cursor, field| {
        if cursor.skip_null() {
            return Ok(());
        }
        match field {
            "id" => id = Some(read_text(cursor, str::parse)?),
            "name" => name = Some(read_text(cursor, Line::parse)?),
            "query" => query = read_query(cursor)?,
            "place" => place = cursor.number()?,
            "removed" => is_removed = cursor.flag()?,
            _ => changed_at = Some(read_instant(cursor)?),
        }
        Ok(())
    })?;
    let (id, name) = (there(at, "id", id)?, there(at, "name", name)?);
    Ok(View { id, name, query, place, is_removed, changed_at, unknown })
}

fn read_query(cursor: &mut Cursor<'_>) -> Read<String> {
    let place = cursor.place();
    let text = cursor.text()?;
    let is_query = text.len() <= MOST_QUERY && text.bytes().all(|byte| byte.is_ascii_graphic());
    if is_query { Ok(text.into_owned()) } else { Err(ReadError::new(place, Reason::Query)) }
}

/// Writes two leads that are not the same.
pub fn write_pair(writer: &mut Writer, (one, other): &Pair) {
    writer.open_list();
    writer.shown(one);
    writer.shown(other);
    writer.close_list();
}

/// Reads two leads that are not the same.
pub fn read_pair(cursor: &mut Cursor<'_>) -> Read<Pair> {
    let place = cursor.place();
    let ids = cursor.list(|cursor| read_text(cursor, str::parse))?;
    match ids[..] {
        [one, other] if one != other => Ok(pair(one, other)),
        _ => Err(ReadError::new(place, Reason::Pair)),
    }
}
