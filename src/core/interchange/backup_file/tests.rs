//! Files that people have, and what they are told about them.

mod laws;

use expect_test::{Expect, expect};

use super::*;
use crate::domain::lead::Lead;
use crate::domain::note::Note;
use crate::domain::template::{Template, starters};
use crate::interchange::lead_json::write_lead;
use crate::testing::{ada, at};

/// What is told of a file: the titles of its leads and what is wrong with it, line by line.
fn check(text: &str, expected: Expect) {
    let told = match Backup::open(text.to_owned()) {
        Err(error) => error.to_string(),
        Ok(mut backup) => {
            let mut told = vec![format!("{} leads", backup.n_leads())];
            told.extend(backup.is_altered().then(|| "altered".to_owned()));
            told.extend(backup.refused_settings().map(Refused::to_string));
            told.extend(backup.by_ref().map(|lead| match lead {
                Ok(lead) => lead.title().to_owned(),
                Err(refused) => format!("{}: {refused}", refused.title.as_deref().unwrap_or("?")),
            }));
            told.join("\n")
        }
    };
    expected.assert_eq(&told);
}

/// A desk to write.
#[derive(Debug, Clone)]
struct Desk {
    settings: Settings,
    leads: Vec<Lead>,
}

impl Desk {
    fn write(&self) -> String {
        let bodies: Vec<String> = self.leads.iter().map(write_lead).collect();
        let exported_at = at("2026-11-22T05:00:00Z");
        write_file(exported_at, &self.settings, bodies.iter().map(String::as_str))
    }

    /// The desk that a file holds, if all of it can be read.
    fn read(text: &str) -> Option<Desk> {
        let mut backup = Backup::open(text.to_owned()).ok()?;
        let settings = backup.settings()?.clone();
        let leads = backup.by_ref().collect::<Result<Vec<_>, _>>().ok()?;
        Some(Desk { settings, leads })
    }
}

/// A file of two leads.
fn two() -> String {
    let eve = ada(Some(at("2026-11-22T01:30:00Z")));
    Desk { settings: Settings::default(), leads: vec![ada(None), eve] }.write()
}

#[test]
fn a_file_is_canonical_and_says_its_count_and_digest() {
    let text = two();
    expect![[r#"
        {"format":"ninefold","version":1,"exported_at":"2026-11-22T05:00:00.000Z","count":2,"digest":"sha256-35c30aacca505354473a769778dc185f1eb1d58664014837d7778bc408f5f52a","desk":{"hours":{"monday":["09:00-17:00"],"tuesday":["09:00-17:00"],"wednesday":["09:00-17:00"],"thursday":["09:00-17:00"],"friday":["09:00-17:00"]},"currency":"EUR"},"leads":[
        {"id":"019b76da-a800-7707-8707-070707070707","name":"Ada","captured_at":"2026-01-01T00:00:00.000Z"},
        {"id":"01a200df-d9c0-7707-8707-070707070707","name":"Ada","enquiry_at":"2026-11-22T01:30:00.000Z","captured_at":"2026-11-22T01:30:00.000Z"}
        ]}
    "#]].assert_eq(&text);
    check(
        &text,
        expect![[r#"
        2 leads
        Ada
        Ada"#]],
    );
    let none = Desk { settings: Settings::default(), leads: Vec::new() }.write();
    expect![[r#"
        {"format":"ninefold","version":1,"exported_at":"2026-11-22T05:00:00.000Z","count":0,"digest":"sha256-e36ae4ffb012a7e174e8b67a75dd89fe3715db724dd11523edbbb663740910b1","desk":{"hours":{"monday":["09:00-17:00"],"tuesday":["09:00-17:00"],"wednesday":["09:00-17:00"],"thursday":["09:00-17:00"],"friday":["09:00-17:00"]},"currency":"EUR"},"leads":[
        ]}
    "#]].assert_eq(&none);
    check(&none, expect!["0 leads"]);
}

#[test]
fn what_is_not_ours_is_said_to_be_so() {
    check("", expect!["this file is empty"]);
    check("\u{feff} \n", expect!["this file is empty"]);
    for text in ["null", "[]", "{}", "hello", "\0\0\0", "{\"format\":", "{\"a\":1}", "7"] {
        assert_eq!(Backup::open(text.to_owned()).unwrap_err(), FileError::NotOurs, "{text:?}");
    }
    check(&"[".repeat(100_000), expect!["this is not a Ninefold file"]);
    check(&"{\"a\":".repeat(100_000), expect!["this is not a Ninefold file"]);
    check(&two().replace("\"ninefold\"", "\"tenfold\""), expect!["this is not a Ninefold file"]);
    check(&two().replace("\"version\":1", "\"version\":0"), expect!["this is not a Ninefold file"]);
    check(&format!("\"{}\"", "a".repeat(1_000_000)), expect!["this is not a Ninefold file"]);
}

#[test]
fn a_newer_file_is_refused() {
    check(
        &two().replace("\"version\":1", "\"version\":2"),
        expect!["a newer Ninefold wrote this file (version 2): reload this page to get it"],
    );
    check(
        r#"{"format":"ninefold","leads":[{"id":7}],"version":3}"#,
        expect!["a newer Ninefold wrote this file (version 3): reload this page to get it"],
    );
}

#[test]
fn a_file_that_is_cut_or_damaged_is_refused_with_the_place() {
    let text = two();
    check(
        &text[..text.len() - 3],
        expect!["this file is cut short: it ends in the middle, in line 4, column 1"],
    );
    check(
        &text[..text.len() / 2],
        expect!["this file is cut short: it ends in the middle, in line 1, column 295"],
    );
    check(
        &text[..21],
        expect!["this file is cut short: it ends in the middle, in line 1, column 22"],
    );
    check(
        &text.replace(",\n", "\n"),
        expect!["this file is damaged: a comma is missing here, line 3, column 1"],
    );
    check(
        &text.replace("\"count\":2", "\"count\":two"),
        expect!["this file is damaged: count: this has to be a whole number, line 1, column 83"],
    );
    check(
        &text.replace("\"count\":2", "\"count\":-2"),
        expect!["this file is damaged: count: this has to be a whole number, line 1, column 83"],
    );
    check(
        &text.replace("\"count\":2", "\"count\":2,\"count\":2"),
        expect!["this file is damaged: count: this field is there twice, line 1, column 85"],
    );
    check(
        &text.replace("\"count\":2", "\"count\":2,\"x\":[1e400]"),
        expect!["this file is damaged: x: this number cannot be read, line 1, column 90"],
    );
    check(
        &text.replace("\"count\":2", "\"count\":2,\"x\":\"\\ud800\""),
        expect![[
            r#"this file is damaged: x: there is a \ in this text that stands for no character, line 1, column 90"#
        ]],
    );
    check(
        &text.replace("\"leads\"", "\"leeds\""),
        expect!["this file is damaged: leads: this is missing, line 4, column 2"],
    );
    check(
        &text.replace("\"leads\":[", "\"leads\":7,\"x\":["),
        expect![
            "this file is damaged: leads: this has to be a list in brackets: [ … ], line 1, column 343"
        ],
    );
    check(
        &(text.clone() + "\0"),
        expect!["this file is damaged: nothing can follow here, line 5, column 1"],
    );
    check(
        &(text + "{}"),
        expect!["this file is damaged: nothing can follow here, line 5, column 1"],
    );
}

#[test]
fn a_count_that_is_not_the_number_of_leads_is_refused() {
    check(
        &two().replace("\"count\":2", "\"count\":3"),
        expect![[
            r#"this file is not whole: it says that it holds 3 leads, and there are 2; if you changed that yourself, set its "count" to 2"#
        ]],
    );
}

#[test]
fn what_a_person_edited_is_read_and_said_to_be_altered() {
    check(
        &two().replace("Ada", "Eda"),
        expect![[r#"
        2 leads
        altered
        Eda
        Eda"#]],
    );
    check(
        &two().replace("\"count\":2,", ""),
        expect![[r#"
        2 leads
        altered
        Ada
        Ada"#]],
    );
    check(
        &two().replace("\"digest\"", "\"digits\""),
        expect![[r#"
        2 leads
        altered
        Ada
        Ada"#]],
    );
    check(
        &two().replace("\"Ada\"", "\"\\u0041da\""),
        expect![[r#"
        2 leads
        altered
        Ada
        Ada"#]],
    );
    check(
        r#"{"format":"ninefold","version":1,"leads":[]}"#,
        expect![[r#"
        0 leads
        altered"#]],
    );
}

#[test]
fn blanks_breaks_and_marks_of_editors_do_not_count() {
    let text = two();
    check(
        &format!("\u{feff}{text}"),
        expect![[r#"
        2 leads
        Ada
        Ada"#]],
    );
    check(
        &text.replace('\n', "\r\n"),
        expect![[r#"
        2 leads
        Ada
        Ada"#]],
    );
    check(
        &text.replace("\n]", ",\n]"),
        expect![[r#"
        2 leads
        Ada
        Ada"#]],
    );
    check(
        &text.replace(',', " ,\n\t").replace("\":", "\" : "),
        expect![[r#"
        2 leads
        Ada
        Ada"#]],
    );
    check(
        &text.replace("2026-11-22T05:00:00.000Z", "yesterday"),
        expect![[r#"
        2 leads
        Ada
        Ada"#]],
    );
}

#[test]
fn one_bad_lead_takes_no_other_with_it() {
    let good = ada(None);
    let eve = ada(Some(at("2026-11-22T01:30:00Z")));
    let body = write_lead(&good);
    let touch = r#"{"id":"019aa95c-3d10-7abc-8def-0123456789ac","at":"3026-11-22T01:40:00Z"}"#;
    let bodies = [
        body.replace("\"Ada\"", "\"Ada\",\"touches\":[ ]"),
        body.clone(),
        body.replace("\"Ada\"", "\"Zoë\",\"note\":7"),
        body.replace("\"Ada\"", &format!("\"Zoë\",\"touches\":[\n{touch}]")),
        body.replace("\"Ada\"", "Ada"),
        body.replace("\"Ada\"", "\"A\0da\""),
        body.replace("\"Ada\"", "1e400"),
        body.replace("\"Ada\"", "\"Eda\",\"x\":\"\\ud800\""),
        body.replace(
            "\"Ada\"",
            &format!("\"Eda\",\"x\":{}", "[".repeat(100_000) + &"]".repeat(100_000)),
        ),
        body.replace("\"Ada\"", "\"Ida\","),
        body.replace("\"name\"", "\"named\""),
        "null".to_owned(),
        "7".to_owned(),
        "{]".to_owned(),
        format!("\"{}\"", "a".repeat(1_000_000)),
        write_lead(&eve),
    ];
    let bodies = bodies.iter().map(String::as_str);
    check(
        &write_file(at("2026-11-22T05:00:00Z"), &Settings::default(), bodies),
        expect![[r#"
        16 leads
        altered
        Ada
        Ada: leads[1].id: this lead is in the file already: leads[0], line 3, column 1
        Zoë: leads[2].note: this has to be a text in quotation marks, line 4, column 66
        Zoë: leads[3].touches[0].at: a date has to lie between 1900 and 2200, line 6, column 51
        019b76da-a800-7707-8707-070707070707: leads[4].name: this has to be a text in quotation marks, line 7, column 53
        019b76da-a800-7707-8707-070707070707: leads[5].name: there is a control character in this text, line 8, column 55
        019b76da-a800-7707-8707-070707070707: leads[6].name: this has to be a text in quotation marks, line 9, column 53
        Eda: leads[7].x: there is a \ in this text that stands for no character, line 10, column 64
        Eda: leads[8].x: there are too many brackets in one another here, line 11, column 163
        Ida: leads[9]: a name in quotation marks has to stand here, line 12, column 59
        019b76da-a800-7707-8707-070707070707: leads[10]: a lead has a name, a company, an e-mail or a phone, line 13, column 1
        ?: leads[11]: this has to stand in braces: { … }, line 14, column 1
        ?: leads[12]: this has to stand in braces: { … }, line 15, column 1
        ?: leads[13]: a name in quotation marks has to stand here, line 16, column 2
        ?: leads[14]: this has to stand in braces: { … }, line 17, column 1
        Ada"#]],
    );
}

#[test]
fn settings_that_cannot_be_read_take_no_lead_with_them() {
    check(
        &two().replace("\"EUR\"", "\"Euro\""),
        expect![[r#"
        2 leads
        altered
        desk.currency: a currency has three letters, such as EUR, line 1, column 328
        Ada
        Ada"#]],
    );
    check(
        &two().replace("\"EUR\"", "\"EUR\",\"file\":{}"),
        expect![[r#"
        2 leads
        altered
        desk.file: there is no such field here, line 1, column 175
        Ada
        Ada"#]],
    );
    check(
        &two().replace("\"EUR\"", "EUR"),
        expect![[r#"
        2 leads
        altered
        desk.currency: this has to be a text in quotation marks, line 1, column 328
        Ada
        Ada"#]],
    );
    check(
        &two().replace("\"desk\":{", "\"desk\":7,\"x\":{"),
        expect![[r#"
        2 leads
        altered
        desk: this has to stand in braces: { … }, line 1, column 175
        Ada
        Ada"#]],
    );
}

#[test]
fn what_a_later_version_wrote_beside_the_desk_is_kept_with_the_settings() {
    let text = two().replace("\"leads\"", "\"goals\":{ \"a\": 1.10 },\"leads\"");
    let backup = Backup::open(text).unwrap();
    let settings = backup.settings().unwrap().clone();
    expect![[r#"{"goals":{"a":1.10}}"#]].assert_eq(&settings.unknown.0[BESIDE]);
    let written = write_file(at("2026-11-22T05:00:00Z"), &settings, []);
    expect![[r#"
        {"format":"ninefold","version":1,"exported_at":"2026-11-22T05:00:00.000Z","count":0,"digest":"sha256-c449737f1d13af62329f650d08c4dd3ac46bf7a11ed4ee1713e5b8f640b937b7","desk":{"hours":{"monday":["09:00-17:00"],"tuesday":["09:00-17:00"],"wednesday":["09:00-17:00"],"thursday":["09:00-17:00"],"friday":["09:00-17:00"]},"currency":"EUR"},"goals":{"a":1.10},"leads":[
        ]}
    "#]].assert_eq(&written);
}

#[test]
fn the_library_stands_beside_the_desk() {
    let [template, ..] = starters(at("2026-11-22T04:00:00Z"));
    let template = Template { text: Note::parse("Hi {first_name}").unwrap(), ..template };
    let settings = Settings::default().with_template(template);
    let text = Desk { settings: settings.clone(), leads: Vec::new() }.write();
    expect![[r#"
        {"format":"ninefold","version":1,"exported_at":"2026-11-22T05:00:00.000Z","count":0,"digest":"sha256-00aaaec9a9ce68d10d7d240eac696a7edceabcad7be584efccc70630ea4e272c","desk":{"hours":{"monday":["09:00-17:00"],"tuesday":["09:00-17:00"],"wednesday":["09:00-17:00"],"thursday":["09:00-17:00"],"friday":["09:00-17:00"]},"currency":"EUR"},"templates":[{"id":"00000000-0000-7101-8101-010101010101","name":"First answer to an enquiry","channel":"email","text":"Hi {first_name}","changed_at":"2026-11-22T04:00:00.000Z"}],"leads":[
        ]}
    "#]].assert_eq(&text);
    assert_eq!(Desk::read(&text).unwrap().settings, settings);
    check(
        &text.replace("\"email\"", "\"fax\""),
        expect![[r#"
        0 leads
        altered
        desk.templates[0].channel: this has to be one of call, email, message, meeting, other, line 1, column 439"#]],
    );
}

#[test]
fn what_another_version_called_templates_is_kept_until_there_are_some() {
    let text = two().replace("\"leads\"", "\"templates\":[1.10],\"leads\"");
    let settings = Backup::open(text).unwrap().settings().unwrap().clone();
    let write = |settings: &Settings| write_file(at("2026-11-22T05:00:00Z"), settings, []);
    assert!(write(&settings).contains("},\"templates\":[1.10],\"leads\":["));
    let [template, ..] = starters(at("2026-11-22T04:00:00Z"));
    let text = write(&settings.with_template(template));
    assert_eq!(text.matches("\"templates\":").count(), 1);
    check(&text, expect!["0 leads"]);
}
