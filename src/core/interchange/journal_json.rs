//! Entries of the undo journal as the store writes them. They are no part of a backup.

use super::fact_json::{FACT_FIELDS, Told, kind_called, write_fact};
use super::json::Cursor;
use super::read_error::{Read, ReadError, Reason};
use super::settings_json;
use super::touch_json::{read_touch, write_touch};
use super::value::{as_object, no_strangers, read_instant, read_text, write_instant};
use super::word::{Word, read_word};
use super::writer::Writer;
use crate::domain::fact::{Fact, FactKind};
use crate::domain::id::LeadId;
use crate::domain::journal::{Decided, Deed, Entry, EntryId, Item};
use crate::domain::touch::{Channel, Touch};

/// An entry on one line. The same entry is always the same text.
pub fn write_entry(entry: &Entry) -> String {
    let mut writer = Writer::default();
    write_entry_on(&mut writer, entry);
    writer.finish()
}

/// Reads what [`write_entry`] wrote.
pub fn read_entry(text: &str) -> Result<Entry, ReadError> {
    let mut cursor = Cursor::new(text);
    let entry = read_entry_here(&mut cursor)?;
    cursor.end()?;
    Ok(entry)
}

fn write_entry_on(writer: &mut Writer, entry: &Entry) {
    writer.open_object();
    writer.name("id").count(entry.id.0);
    write_instant(writer.name("at"), entry.at);
    writer.name("deed").text(word(entry.deed));
    match entry.deed {
        // The fact that was changed.
        Deed::Changed(fact) => writer.name("fact").text(fact.word()),
        // The channel of the touch that was logged.
        Deed::Logged(channel) => writer.name("channel").text(channel.word()),
        // What was decided.
        Deed::Decided(what) => writer.name("what").text(what.word()),
        Deed::Added
        | Deed::United
        | Deed::ChangedTouch
        | Deed::Deleted
        | Deed::Restored
        | Deed::Erased
        | Deed::Imported
        | Deed::Replaced
        | Deed::Set
        | Deed::Undid => {}
    }
    if !entry.items.is_empty() {
        writer.name("items").open_list();
        entry.items.iter().for_each(|item| write_item(writer, item));
        writer.close_list();
    }
    if let Some((was, is)) = entry.settings.as_deref() {
        writer.name("settings").open_object();
        settings_json::write(writer.name("was"), was, &[]);
        settings_json::write(writer.name("is"), is, &[]);
        writer.close_object();
    }
    if let Some(id) = entry.undoes {
        writer.name("undoes").count(id.0);
    }
    if let Some(id) = entry.undone_by {
        writer.name("undone_by").count(id.0);
    }
    writer.close_object();
}

fn write_item(writer: &mut Writer, item: &Item) {
    writer.open_object();
    writer.name("lead").shown(&item.lead);
    writer.name("title").text(&item.title);
    if item.is_new {
        writer.name("is_new").flag(true);
    }
    writer.name("digest").count(item.digest.into());
    if !item.facts.is_empty() {
        writer.name("facts").open_list();
        for (was, is) in &item.facts {
            writer.open_object();
            write_one_fact(writer.name("was"), was);
            write_one_fact(writer.name("is"), is);
            writer.close_object();
        }
        writer.close_list();
    }
    if !item.touches.is_empty() {
        writer.name("touches").open_list();
        for (was, is) in &item.touches {
            writer.open_object();
            if let Some(was) = was {
                write_touch(writer.name("was"), was);
            }
            write_touch(writer.name("is"), is);
            writer.close_object();
        }
        writer.close_list();
    }
    // What a later version of Ninefold wrote on the lead.
    if let Some((was, is)) = item.unknown.as_deref() {
        writer.name("unknown").open_object();
        writer.name("was").raw(&as_object(was));
        writer.name("is").raw(&as_object(is));
        writer.close_object();
    }
    writer.close_object();
}

fn write_one_fact(writer: &mut Writer, fact: &Fact) {
    writer.open_object();
    write_fact(writer, fact);
    writer.close_object();
}

fn word(deed: Deed) -> &'static str {
    match deed {
        Deed::Added => "added",
        Deed::Changed(_) => "changed",
        Deed::United => "united",
        Deed::Logged(_) => "logged",
        Deed::Decided(_) => "decided",
        Deed::ChangedTouch => "changed_touch",
        Deed::Deleted => "deleted",
        Deed::Restored => "restored",
        Deed::Erased => "erased",
        Deed::Imported => "imported",
        Deed::Replaced => "replaced",
        Deed::Set => "set",
        Deed::Undid => "undid",
    }
}

/// The deed that `word` names, if it was done to `fact`, through `channel`, or was `what`.
fn deed(
    word: &str,
    fact: Option<FactKind>,
    channel: Option<Channel>,
    what: Option<Decided>,
) -> Option<Deed> {
    Some(match word {
        "added" => Deed::Added,
        "changed" => Deed::Changed(fact?),
        "united" => Deed::United,
        "logged" => Deed::Logged(channel?),
        "decided" => Deed::Decided(what?),
        "changed_touch" => Deed::ChangedTouch,
        "deleted" => Deed::Deleted,
        "restored" => Deed::Restored,
        "erased" => Deed::Erased,
        "imported" => Deed::Imported,
        "replaced" => Deed::Replaced,
        "set" => Deed::Set,
        "undid" => Deed::Undid,
        _ => return None,
    })
}

fn read_entry_here(cursor: &mut Cursor<'_>) -> Read<Entry> {
    const NAMES: [&str; 10] =
        ["id", "at", "deed", "fact", "channel", "what", "items", "settings", "undoes", "undone_by"];
    let place = cursor.place();
    let (mut id, mut at, mut told, mut fact, mut channel) = (None, None, None, None, None);
    let (mut what, mut items, mut settings) = (None, Vec::new(), None);
    let (mut undoes, mut undone_by) = (None, None);
    cursor.object(&NAMES, |cursor, name| {
        match name {
            "id" => id = Some(EntryId(cursor.number()?)),
            "at" => at = Some(read_instant(cursor)?),
            "deed" => told = Some(cursor.text()?),
            "fact" => fact = Some(read_kind(cursor)?),
            "channel" => channel = Some(read_word(cursor)?),
            "what" => what = Some(read_word(cursor)?),
            "items" => items = cursor.list(read_item)?,
            "settings" => settings = Some(Box::new(read_both(cursor, settings_json::read)?)),
            "undoes" => undoes = Some(EntryId(cursor.number()?)),
            _ => undone_by = Some(EntryId(cursor.number()?)),
        }
        Ok(())
    })?;
    let missing = |name| ReadError::new(place, Reason::Missing).within(name);
    let told = told.ok_or_else(|| missing("deed"))?;
    Ok(Entry {
        id: id.ok_or_else(|| missing("id"))?,
        at: at.ok_or_else(|| missing("at"))?,
        deed: deed(&told, fact, channel, what)
            .ok_or_else(|| ReadError::new(place, Reason::Deed).within("deed"))?,
        items,
        settings,
        undoes,
        undone_by,
    })
}

fn read_kind(cursor: &mut Cursor<'_>) -> Read<FactKind> {
    let place = cursor.place();
    let known = kind_called(&cursor.text()?);
    known.ok_or_else(|| ReadError::new(place, Reason::Word(<FactKind as Word>::WORDS)))
}

fn read_item(cursor: &mut Cursor<'_>) -> Read<Item> {
    const NAMES: [&str; 7] = ["lead", "title", "is_new", "digest", "facts", "touches", "unknown"];
    let place = cursor.place();
    let (mut lead, mut title, mut is_new, mut digest) = (None, None, false, None);
    let (mut facts, mut touches, mut unknown) = (Vec::new(), Vec::new(), None);
    cursor.object(&NAMES, |cursor, name| {
        match name {
            "lead" => lead = Some(read_text(cursor, str::parse::<LeadId>)?),
            "title" => title = Some(cursor.text()?.into_owned()),
            "is_new" => is_new = cursor.flag()?,
            "facts" => facts = cursor.list(|cursor| read_both(cursor, read_one_fact))?,
            "touches" => touches = cursor.list(|cursor| read_step(cursor, read_touch_alone))?,
            "digest" => digest = Some(cursor.number()?),
            _ => unknown = Some(Box::new(read_both(cursor, |it| it.object(&[], |_, _| Ok(())))?)),
        }
        Ok(())
    })?;
    let missing = |name| ReadError::new(place, Reason::Missing).within(name);
    let lead = lead.ok_or_else(|| missing("lead"))?;
    let title = title.ok_or_else(|| missing("title"))?;
    let digest = digest.ok_or_else(|| missing("digest"))?;
    Ok(Item { lead, title, is_new, digest, facts, touches, unknown })
}

/// Reads what was, if there was something, and what is.
fn read_step<T>(
    cursor: &mut Cursor<'_>,
    read: impl Fn(&mut Cursor<'_>) -> Read<T>,
) -> Read<(Option<T>, T)> {
    let place = cursor.place();
    let (mut was, mut is) = (None, None);
    cursor.object(&["was", "is"], |cursor, name| {
        *(if name == "was" { &mut was } else { &mut is }) = Some(read(cursor)?);
        Ok(())
    })?;
    let missing = ReadError::new(place, Reason::Missing).within("is");
    Ok((was, is.ok_or(missing)?))
}

/// Reads what was and what is.
fn read_both<T>(
    cursor: &mut Cursor<'_>,
    read: impl Fn(&mut Cursor<'_>) -> Read<T>,
) -> Read<(T, T)> {
    let place = cursor.place();
    let (was, is) = read_step(cursor, read)?;
    let missing = ReadError::new(place, Reason::Missing).within("was");
    Ok((was.ok_or(missing)?, is))
}

fn read_one_fact(cursor: &mut Cursor<'_>) -> Read<Fact> {
    let place = cursor.place();
    let mut told = Told::default();
    let unknown =
        cursor.object(&FACT_FIELDS, |cursor, name| told.read(cursor, name).map(|_| ()))?;
    no_strangers(place, &unknown)?;
    told.into_facts().pop().ok_or_else(|| ReadError::new(place, Reason::Missing))
}

fn read_touch_alone(cursor: &mut Cursor<'_>) -> Read<Touch> {
    read_touch(cursor).map(|(touch, _)| touch)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::domain::problem::{Pain, Problem};
    use crate::domain::text::Line;
    use crate::testing::{ada, at, cases, facts, instants, leads, settings, touches, unknowns};

    /// What is written of the entry that `text` holds, or the sentence that refuses it.
    fn check(text: &str, expected: Expect) {
        let read = read_entry(text);
        expected.assert_eq(&read.map_or_else(|error| error.to_string(), |it| write_entry(&it)));
    }

    const DEEDS: [Deed; 12] = [
        Deed::Added,
        Deed::Changed(FactKind::SourceDetail),
        Deed::United,
        Deed::Logged(Channel::Message),
        Deed::ChangedTouch,
        Deed::Deleted,
        Deed::Restored,
        Deed::Erased,
        Deed::Imported,
        Deed::Replaced,
        Deed::Set,
        Deed::Undid,
    ];

    fn items() -> impl Strategy<Value = Item> {
        let fact = select(&FactKind::ALL[..]).prop_flat_map(|kind| (facts(kind), facts(kind)));
        let touch = (option::of(touches()), touches());
        let unknown = option::of((unknowns(), unknowns()).prop_map(Box::new));
        let rest = (any::<bool>(), any::<u32>(), unknown);
        (leads(), vec(fact, 0..3), vec(touch, 0..3), rest).prop_map(
            |(lead, facts, touches, (is_new, digest, unknown))| {
                let title = lead.title().to_owned();
                Item { lead: lead.id(), title, is_new, digest, facts, touches, unknown }
            },
        )
    }

    fn entries() -> impl Strategy<Value = Entry> {
        let ids = || option::of(any::<u64>().prop_map(EntryId));
        let both = option::of((settings(), settings()).prop_map(Box::new));
        let what = (select(&DEEDS[..]), vec(items(), 0..3), both);
        (any::<u64>(), instants(), what, ids(), ids()).prop_map(
            |(id, at, (deed, items, settings), undoes, undone_by)| Entry {
                id: EntryId(id),
                at,
                deed,
                items,
                settings,
                undoes,
                undone_by,
            },
        )
    }

    #[test]
    fn an_entry_is_one_line_in_a_fixed_order() {
        let lead = ada(None);
        let stamp = at("2026-11-22T01:32:34Z");
        let after = lead.set(Fact::Ready(Some(true)), stamp).unwrap();
        let item = Item { digest: 7, ..Item::between(Some(&lead), &after).unwrap() };
        let entry = Entry {
            id: EntryId(3),
            at: stamp,
            deed: Deed::Changed(FactKind::Ready),
            items: vec![item],
            settings: None,
            undoes: None,
            undone_by: Some(EntryId(4)),
        };
        check(
            &write_entry(&entry),
            expect![[
                r#"{"id":3,"at":"2026-11-22T01:32:34.000Z","deed":"changed","fact":"ready","items":[{"lead":"019b76da-a800-7707-8707-070707070707","title":"Ada","digest":7,"facts":[{"was":{"ready":null},"is":{"ready":true}}]}],"undone_by":4}"#
            ]],
        );
    }

    #[test]
    fn what_is_no_entry_is_refused_by_its_path() {
        let with = |fields: &str| format!(r#"{{"id":1,"at":"2026-11-22T01:32:34Z"{fields}}}"#);
        check("[]", expect!["this has to stand in braces: { … }"]);
        check(&with(""), expect!["deed: this is missing"]);
        check(&with(r#","deed":"sold""#), expect!["deed: nobody here knows this deed"]);
        check(&with(r#","deed":"changed""#), expect!["deed: nobody here knows this deed"]);
        check(
            &with(r#","deed":"changed","fact":"mood""#),
            expect![
                "fact: this has to be one of name, company, role, client, emails, phones, links, source, source_detail, came_from, kind, enquiry_at, value, tags, stage, decision_maker, answered_first, ready, problems, story, personal, prefers, their_time, note, course, appointments, promises, purchases, past_enquiries, never_contact, deleted_at"
            ],
        );
        check(&with(r#","deed":"added","items":[{}]"#), expect!["items[0].lead: this is missing"]);
        check(
            &with(r#","deed":"set","settings":{"is":{}}"#),
            expect!["settings.was: this is missing"],
        );
    }

    #[test]
    fn an_entry_from_before_there_were_several_problems_is_read() {
        let text = r#"{"id":1,"at":"2026-11-22T01:32:34Z","deed":"changed","fact":"problem","items":[{
            "lead":"019aa95c-3d10-7abc-8def-0123456789ab","title":"Ada","digest":7,
            "facts":[{"was":{"problem":null},"is":{"problem":"Slow looms"}}]}]}"#;
        let entry = read_entry(text).unwrap();
        assert_eq!(entry.deed, Deed::Changed(FactKind::Problems));
        let slow = Problem::new(Pain::USUAL, Line::parse("Slow looms").unwrap());
        let facts = (Fact::Problems(vec![]), Fact::Problems(vec![slow]));
        assert_eq!(entry.items[0].facts, [facts]);
    }

    proptest! {
        #![proptest_config(cases(128))]

        #[test]
        fn an_entry_reads_back(entry in entries()) {
            let text = write_entry(&entry);
            prop_assert!(!text.contains('\n'));
            prop_assert_eq!(read_entry(&text), Ok(entry));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,80}") {
            let _ = read_entry(&text);
        }
    }
}
