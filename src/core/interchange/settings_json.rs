//! The settings of a desk as the Ninefold JSON and the store write them.

use super::amount_json::{read_amount, write_amount};
use super::cadence_json::{read_cadences, write_cadence};
use super::dates_json::write_all;
use super::json::Cursor;
use super::read_error::{Read, ReadError};
use super::template_json::{read_templates, write_template};
use super::value::{no_strangers, read_day, read_instant, read_text, write_instant, write_unknown};
use super::view_json::{read_pair, read_views, write_pair, write_view};
use super::writer::Writer;
use crate::domain::calendar::{Hours, Span};
use crate::domain::order::gathered;
use crate::domain::pester::{PesterError, PesterLimit};
use crate::domain::settings::{MOST_TOUCHES_A_DAY, Settings};
use crate::domain::text::Line;

const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The plans that were made or changed: inside the settings where they are stored, and beside them
/// in a file.
pub(super) const CADENCES: &str = "cadences";

/// The templates of the library: in the same places as the plans.
pub(super) const TEMPLATES: &str = "templates";

/// The settings on one line: fields in a fixed order, absent ones left out, instants in UTC.
///
/// The same settings are always the same text.
pub fn write_settings(settings: &Settings) -> String {
    let mut writer = Writer::default();
    write(&mut writer, settings, &[]);
    writer.finish()
}

/// Reads what [`write_settings`] wrote, or a person edited: any order, `null` and what is left out
/// as on a desk as it comes. What this version does not know is kept.
pub fn read_settings(text: &str) -> Result<Settings, ReadError> {
    let mut cursor = Cursor::new(text);
    let settings = read(&mut cursor)?;
    cursor.end()?;
    Ok(settings)
}

/// Writes the settings, without what a later version wrote under the names of `but`.
pub(super) fn write(writer: &mut Writer, settings: &Settings, but: &[&str]) {
    writer.open_object();
    if let Some(zone) = &settings.zone {
        writer.name("zone").text(zone);
    }
    write_week(writer.name("hours"), &settings.hours);
    if !settings.holidays.is_empty() {
        writer.name("holidays").open_list();
        settings.holidays.iter().for_each(|day| writer.shown(day));
        writer.close_list();
    }
    writer.name("currency").shown(&settings.currency);
    if let Some(money) = settings.typical_sale {
        write_amount(writer.name("typical_sale"), money);
    }
    let usual = Settings::default();
    if let Some(name) = &settings.my_name {
        writer.name("my_name").text(name.as_str());
    }
    if settings.pester != usual.pester {
        let PesterLimit { most, gap_hours } = settings.pester;
        writer.name("pester").open_object();
        writer.name("most").count(most.into());
        writer.name("gap_hours").count(gap_hours.into());
        writer.close_object();
    }
    if settings.touches_a_day != usual.touches_a_day {
        writer.name("touches_a_day").count(settings.touches_a_day.into());
    }
    if settings.cools_by_itself {
        writer.name("cools_by_itself").flag(true);
    }
    if !settings.cadences.is_empty() && !but.contains(&CADENCES) {
        write_all(writer.name(CADENCES), &settings.cadences, write_cadence);
    }
    if !settings.templates.is_empty() && !but.contains(&TEMPLATES) {
        write_all(writer.name(TEMPLATES), &settings.templates, write_template);
    }
    if !settings.views.is_empty() {
        write_all(writer.name("views"), &settings.views, write_view);
    }
    if !settings.not_same.is_empty() {
        writer.name("not_same").open_list();
        settings.not_same.iter().for_each(|pair| write_pair(writer, pair));
        writer.close_list();
    }
    if let Some(changed_at) = settings.changed_at {
        write_instant(writer.name("changed_at"), changed_at);
    }
    write_unknown(writer, &settings.unknown, but);
    writer.close_object();
}

/// Writes the working hours of a week; days off are left out.
pub(super) fn write_week(writer: &mut Writer, hours: &Hours) {
    writer.open_object();
    for (name, spans) in WEEKDAYS.iter().zip(hours.weekdays()) {
        if !spans.is_empty() {
            writer.name(name).open_list();
            spans.iter().for_each(|span| write_span(writer, *span));
            writer.close_list();
        }
    }
    writer.close_object();
}

/// Writes a span of working hours: `09:00-17:00`, at the latest until `24:00`.
fn write_span(writer: &mut Writer, span: Span) {
    let time = |minutes: u16| (minutes / 60, minutes % 60);
    let ((from, past_from), (until, past_until)) = (time(span.start()), time(span.end()));
    writer.shown(&format_args!("{from:02}:{past_from:02}-{until:02}:{past_until:02}"));
}

/// Reads the settings that begin here.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Read<Settings> {
    const NAMES: [&str; 14] = [
        "zone",
        "hours",
        "holidays",
        "currency",
        "typical_sale",
        "my_name",
        "pester",
        "touches_a_day",
        "cools_by_itself",
        CADENCES,
        TEMPLATES,
        "views",
        "not_same",
        "changed_at",
    ];
    let mut settings = Settings::default();
    let unknown = cursor.object(&NAMES, |cursor, name| {
        if cursor.skip_null() {
            return Ok(());
        }
        match name {
            "zone" => settings.zone = Some(read_text(cursor, Line::parse)?.to_string()),
            "hours" => settings.hours = read_week(cursor)?,
            "holidays" => settings.holidays = gathered(cursor.list(read_day)?),
            "currency" => settings.currency = read_text(cursor, str::parse)?,
            "typical_sale" => settings.typical_sale = Some(read_amount(cursor)?),
            "my_name" => settings.my_name = Some(read_text(cursor, Line::parse)?),
            "pester" => settings.pester = read_pester(cursor)?,
            "touches_a_day" => settings.touches_a_day = read_touches_a_day(cursor)?,
            "cools_by_itself" => settings.cools_by_itself = cursor.flag()?,
            CADENCES => settings.cadences = read_cadences(cursor)?,
            TEMPLATES => settings.templates = read_templates(cursor)?,
            "views" => settings.views = read_views(cursor)?,
            "not_same" => settings.not_same = gathered(cursor.list(read_pair)?),
            _ => settings.changed_at = Some(read_instant(cursor)?),
        }
        Ok(())
    })?;
    settings.unknown = unknown;
    Ok(settings)
}

fn read_pester(cursor: &mut Cursor<'_>) -> Read<PesterLimit> {
    let place = cursor.place();
    let PesterLimit { mut most, mut gap_hours } = PesterLimit::default();
    let unknown = cursor.object(&["most", "gap_hours"], |cursor, name| {
        match name {
            "most" => most = cursor.number()?,
            _ => gap_hours = cursor.number()?,
        }
        Ok(())
    })?;
    no_strangers(place, &unknown)?;
    PesterLimit::new(most, gap_hours).map_err(|error| ReadError::new(place, error))
}

fn read_touches_a_day(cursor: &mut Cursor<'_>) -> Read<u32> {
    let place = cursor.place();
    let most = MOST_TOUCHES_A_DAY;
    let n = cursor.number()?;
    if (1..=most).contains(&n) { Ok(n) } else { Err(ReadError::new(place, PesterError { most })) }
}

/// Reads the working hours of a week.
pub(super) fn read_week(cursor: &mut Cursor<'_>) -> Read<Hours> {
    let place = cursor.place();
    let mut weekdays = <[Vec<Span>; 7]>::default();
    let unknown = cursor.object(&WEEKDAYS, |cursor, name| {
        let day = WEEKDAYS.iter().position(|weekday| *weekday == name);
        if let (Some(day), false) = (day, cursor.skip_null()) {
            weekdays[day] = cursor.list(|cursor| read_text(cursor, Span::parse))?;
        }
        Ok(())
    })?;
    no_strangers(place, &unknown)?;
    Ok(Hours::new(weekdays))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::*;
    use crate::testing::{cases, settings};

    /// What is written of the settings that `text` holds, or the sentence that refuses them.
    fn check(text: &str, expected: Expect) {
        let read = read_settings(text);
        let told = read.map_or_else(|error| error.to_string(), |read| write_settings(&read));
        expected.assert_eq(&told);
    }

    #[test]
    fn settings_are_one_line_in_a_fixed_order() {
        check(
            "{}",
            expect![[
                r#"{"hours":{"monday":["09:00-17:00"],"tuesday":["09:00-17:00"],"wednesday":["09:00-17:00"],"thursday":["09:00-17:00"],"friday":["09:00-17:00"]},"currency":"EUR"}"#
            ]],
        );
        check(
            r#"{"mood":[ "calm" ],"changed_at":"2026-11-22T02:32:34+01:00","currency":"chf",
            "typical_sale":{"currency":"JPY","amount":5},"holidays":["2026-12-26","2026-12-25"],
            "hours":{"sunday":["22:00-24:00"],"monday":["13:00-17:00","00:00-12:30"],
            "friday":null,"tuesday":[]},"zone":"Europe/Berlin"}"#,
            expect![[
                r#"{"zone":"Europe/Berlin","hours":{"monday":["00:00-12:30","13:00-17:00"],"sunday":["22:00-24:00"]},"holidays":["2026-12-25","2026-12-26"],"currency":"CHF","typical_sale":{"amount":5,"currency":"JPY"},"changed_at":"2026-11-22T01:32:34.000Z","mood":["calm"]}"#
            ]],
        );
        check(
            r#"{"hours":{"friday":["9–12:30"]}}"#,
            expect![[r#"{"hours":{"friday":["09:00-12:30"]},"currency":"EUR"}"#]],
        );
        check(r#"{"hours":{},"zone":null}"#, expect![[r#"{"hours":{},"currency":"EUR"}"#]]);
    }

    #[test]
    fn a_template_is_written_with_what_a_later_version_wrote_on_it() {
        check(
            r#"{"hours":{},"templates":[{"mood":[ 1 ],"text":"Hi\n{first_name}","id":"019aa95c-3d10-7abc-8def-0123456789ac",
            "channel":"message","name":" Hello ","changed_at":"2026-11-22T02:32:34+01:00","removed":true},
            {"id":"019aa95c-3d10-7abc-8def-0123456789ab","name":"Bye","channel":"call","text":"Bye","removed":false}]}"#,
            expect![[
                r#"{"hours":{},"currency":"EUR","templates":[{"id":"019aa95c-3d10-7abc-8def-0123456789ab","name":"Bye","channel":"call","text":"Bye"},{"id":"019aa95c-3d10-7abc-8def-0123456789ac","name":"Hello","channel":"message","text":"Hi\n{first_name}","removed":true,"changed_at":"2026-11-22T01:32:34.000Z","mood":[1]}]}"#
            ]],
        );
    }

    #[test]
    fn a_wrong_template_is_told_by_its_path() {
        let with = |member: &str| {
            let id = r#""id":"019aa95c-3d10-7abc-8def-0123456789ab""#;
            let good = format!(r#"{{{id},"name":"Bye","channel":"call","text":"Bye"}}"#);
            format!(r#"{{"templates":[{good},{{{member}}}]}}"#)
        };
        check(
            &with(r#""id":"7""#),
            expect!["templates[1].id: an id looks like 019aa95c-3d10-7abc-8def-0123456789ab"],
        );
        let id = r#""id":"019aa95c-3d10-7abc-8def-0123456789ac""#;
        check(&with(id), expect!["templates[1].name: this is missing"]);
        check(
            &with(&format!(r#"{id},"name":"A""#)),
            expect!["templates[1].channel: this is missing"],
        );
        check(
            &with(&format!(r#"{id},"name":"A","channel":"fax""#)),
            expect![
                "templates[1].channel: this has to be one of call, email, message, meeting, other"
            ],
        );
        check(
            &with(&format!(r#"{id},"name":"A","channel":"call","text":" ""#)),
            expect!["templates[1].text: there is nothing but blanks here"],
        );
        let again = id.replace("ac\"", "ab\"") + r#","name":"A","channel":"call","text":"B""#;
        check(&with(&again), expect!["templates[1].id: this field is there twice"]);
        check(
            r#"{"templates":{}}"#,
            expect!["templates: this has to be a list in brackets: [ … ]"],
        );
    }

    #[test]
    fn a_wrong_setting_is_told_by_its_path() {
        check(
            r#"{"hours":{"monday":["all day"]}}"#,
            expect![
                "hours.monday[0]: working hours look like 09:00–17:00, or 09:00–12:00, 13:00–17:00"
            ],
        );
        check(
            r#"{"hours":{"monday":["17:00-09:00"]}}"#,
            expect![
                "hours.monday[0]: working hours have to end after they start; over midnight they are two"
            ],
        );
        check(
            r#"{"hours":{"monday":["09:00-24:01"]}}"#,
            expect!["hours.monday[0]: working hours end at 24:00 at the latest"],
        );
        check(
            r#"{"hours":{"monday":["09:00-17:60"]}}"#,
            expect![
                "hours.monday[0]: working hours look like 09:00–17:00, or 09:00–12:00, 13:00–17:00"
            ],
        );
        check(
            r#"{"hours":{"monday":["+9:00-17:00"]}}"#,
            expect![
                "hours.monday[0]: working hours look like 09:00–17:00, or 09:00–12:00, 13:00–17:00"
            ],
        );
        check(r#"{"hours":{"someday":[]}}"#, expect!["hours.someday: there is no such field here"]);
        check(
            r#"{"holidays":["2026-12-25","2026-02-30"]}"#,
            expect!["holidays[1]: a day looks like 2026-12-24 and lies between 1900 and 2200"],
        );
        check(
            r#"{"holidays":["2026-2-3"]}"#,
            expect!["holidays[0]: a day looks like 2026-12-24 and lies between 1900 and 2200"],
        );
        check(
            r#"{"holidays":["+12026-12-25"]}"#,
            expect!["holidays[0]: a day looks like 2026-12-24 and lies between 1900 and 2200"],
        );
        check(
            r#"{"holidays":["3026-12-25"]}"#,
            expect!["holidays[0]: a day looks like 2026-12-24 and lies between 1900 and 2200"],
        );
        check(
            r#"{"currency":"Euro"}"#,
            expect!["currency: a currency has three letters, such as EUR"],
        );
        check(
            r#"{"typical_sale":{"currency":"EUR","amount":1e3}}"#,
            expect!["typical_sale.amount: this has to be a whole number"],
        );
        check(r#"{"zone":" "}"#, expect!["zone: there is nothing but blanks here"]);
        check("7", expect!["this has to stand in braces: { … }"]);
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn settings_read_back(settings in settings()) {
            let text = write_settings(&settings);
            prop_assert!(!text.contains('\n'));
            prop_assert_eq!(read_settings(&text), Ok(settings));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,80}", name in "[a-z_]{4,12}") {
            let _ = read_settings(&text);
            let _ = read_settings(&format!(r#"{{"{name}":{text}}}"#));
        }
    }
}
