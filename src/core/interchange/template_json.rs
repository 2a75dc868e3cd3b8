//! The templates of the library.

use super::course_json::there;
use super::json::Cursor;
use super::read_error::Read;
use super::value::{read_each_once, read_instant, read_text, write_instant, write_unknown};
use super::word::{Word, read_word};
use super::writer::Writer;
use crate::domain::note::Note;
use crate::domain::template::Template;
use crate::domain::text::Line;

/// Writes a template; what goes without saying is left out.
pub fn write_template(writer: &mut Writer, template: &Template) {
    let Template { id, name, channel, text, is_removed, changed_at, unknown } = template;
    writer.open_object();
    writer.name("id").shown(id);
    writer.name("name").text(name.as_str());
    writer.name("channel").text(channel.word());
    writer.name("text").text(text.as_str());
    if *is_removed {
        writer.name("removed").flag(true);
    }
    if let Some(changed_at) = changed_at {
        write_instant(writer.name("changed_at"), *changed_at);
    }
    write_unknown(writer, unknown, &[]);
    writer.close_object();
}

/// Reads the templates of a desk, each of which may be there once.
pub fn read_templates(cursor: &mut Cursor<'_>) -> Read<Vec<Template>> {
    read_each_once(cursor, read_template, |it| it.id)
}

fn read_template(cursor: &mut Cursor<'_>) -> Read<Template> {
    const NAMES: [&str; 6] = ["id", "name", "channel", "text", "removed", "changed_at"];
    let place = cursor.place();
    let (mut id, mut name, mut channel, mut text) = (None, None, None, None);
    let (mut is_removed, mut changed_at) = (false, None);
    let unknown = cursor.object(&NAMES, |cursor, field| {
        if cursor.skip_null() {
            return Ok(());
        }
        match field {
            "id" => id = Some(read_text(cursor, str::parse)?),
            "name" => name = Some(read_text(cursor, Line::parse)?),
            "channel" => channel = Some(read_word(cursor)?),
            "text" => text = Some(read_text(cursor, Note::parse)?),
            "removed" => is_removed = cursor.flag()?,
            _ => changed_at = Some(read_instant(cursor)?),
        }
        Ok(())
    })?;
    Ok(Template {
        id: there(place, "id", id)?,
        name: there(place, "name", name)?,
        channel: there(place, "channel", channel)?,
        text: there(place, "text", text)?,
        is_removed,
        changed_at,
        unknown,
    })
}
