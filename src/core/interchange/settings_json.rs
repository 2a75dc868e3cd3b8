//! The settings of a desk as the Ninefold JSON and the store write them.

use serde::{Serialize, Serializer};

use super::amount_json::{Amount, read_amount};
use super::json::Cursor;
use super::read_error::{Read, ReadError};
use super::value::{At, Day, Others, no_strangers, read_day, read_instant, read_text};
use crate::domain::calendar::{Hours, Span};
use crate::domain::money::Currency;
use crate::domain::settings::Settings;
use crate::domain::text::Line;

/// What a person has set for the whole desk.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Settings", extend("required" = [])))]
pub(super) struct SettingsShape<'a> {
    /// The IANA name of the desk's zone; absent to follow the browser's.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(length(min = 1, max = 200)))]
    zone: Option<&'a str>,
    /// When the desk is at work; days off are left out. With no day at all it is always open.
    hours: Week,
    /// Days on which it is closed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    holidays: Vec<Day>,
    /// What amounts are in unless they say something else: a code by ISO 4217.
    #[cfg_attr(test, schemars(schema_with = "super::schema::currency"))]
    currency: Currency,
    /// What a sale is usually worth.
    #[serde(skip_serializing_if = "Option::is_none")]
    typical_sale: Option<Amount>,
    /// When this was set; absent for a desk as it came.
    #[serde(skip_serializing_if = "Option::is_none")]
    changed_at: Option<At>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    unknown: Others<'a>,
}

/// The working hours of each weekday, the earliest first.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Week {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    monday: Vec<Open>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tuesday: Vec<Open>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    wednesday: Vec<Open>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    thursday: Vec<Open>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    friday: Vec<Open>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    saturday: Vec<Open>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sunday: Vec<Open>,
}

/// A span of working hours: `09:00-17:00`, at the latest until `24:00`.
pub(super) struct Open(Span);

const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The settings on one line: fields in a fixed order, absent ones left out, instants in UTC.
///
/// The same settings are always the same text.
pub fn write_settings(settings: &Settings) -> String {
    serde_json::to_string(&SettingsShape::of(settings, &[]))
        .expect("texts under names are always JSON")
}

/// Reads what [`write_settings`] wrote, or a person edited: any order, `null` and what is left out
/// as on a desk as it comes. What this version does not know is kept.
pub fn read_settings(text: &str) -> Result<Settings, ReadError> {
    let mut cursor = Cursor::new(text);
    let settings = read(&mut cursor)?;
    cursor.end()?;
    Ok(settings)
}

impl SettingsShape<'_> {
    /// These settings, without what a later version wrote under the names of `but`.
    pub fn of<'a>(settings: &'a Settings, but: &'static [&'static str]) -> SettingsShape<'a> {
        let day = |idx: usize| settings.hours.weekdays()[idx].iter().copied().map(Open).collect();
        SettingsShape {
            zone: settings.zone.as_deref(),
            hours: Week {
                monday: day(0),
                tuesday: day(1),
                wednesday: day(2),
                thursday: day(3),
                friday: day(4),
                saturday: day(5),
                sunday: day(6),
            },
            holidays: settings.holidays.iter().copied().map(Day).collect(),
            currency: settings.currency,
            typical_sale: settings.typical_sale.map(Amount::of),
            changed_at: settings.changed_at.map(At),
            unknown: Others { all: &settings.unknown, but },
        }
    }
}

/// Reads the settings that begin here.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Read<Settings> {
    const NAMES: [&str; 6] =
        ["zone", "hours", "holidays", "currency", "typical_sale", "changed_at"];
    let mut settings = Settings::default();
    let unknown = cursor.object(&NAMES, |cursor, name| {
        if cursor.skip_null() {
            return Ok(());
        }
        match name {
            "zone" => settings.zone = Some(read_text(cursor, Line::parse)?.to_string()),
            "hours" => settings.hours = read_week(cursor)?,
            "holidays" => settings.holidays = cursor.list(read_day)?.into_iter().collect(),
            "currency" => settings.currency = read_text(cursor, str::parse)?,
            "typical_sale" => settings.typical_sale = Some(read_amount(cursor)?),
            _ => settings.changed_at = Some(read_instant(cursor)?),
        }
        Ok(())
    })?;
    settings.unknown = unknown;
    Ok(settings)
}

fn read_week(cursor: &mut Cursor<'_>) -> Read<Hours> {
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

impl Serialize for Open {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let time = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        serializer.collect_str(&format_args!("{}-{}", time(self.0.start()), time(self.0.end())))
    }
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
