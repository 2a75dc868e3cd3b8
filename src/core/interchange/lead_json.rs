//! One lead as the Ninefold JSON and the store write it.
//!
//! The fields stand in this order: `id`; the facts in the order of the form ([`FactKind::ALL`]),
//! those that say nothing left out; `captured_at`, `touches`, `stamps`, `history`; and behind them
//! what a later version wrote, by name.

use super::fact_json::{
    FACT_FIELDS, Told, read_history, read_stamps, with_facts, write_fact, write_history,
    write_stamps,
};
use super::json::Cursor;
use super::read_error::{Read, ReadError, Reason};
use super::touch_json::{read_touch, write_touch};
use super::value::{as_object, read_instant, read_text, write_instant, write_unknown};
use super::writer::Writer;
use crate::domain::contact::{Email, Phone};
use crate::domain::fact::FactKind;
use crate::domain::id::LeadId;
use crate::domain::lead::{Lead, LeadError, Parts, Stamps, Was};
use crate::domain::time::Instant;
use crate::domain::touch::Touch;
use crate::domain::unknown::Unknown;

/// The lists of ours to which a later version may add: what it added is kept under their names.
const ADDED_TO: &[&str] = &["stamps", "history"];

/// A lead on one line: fields in a fixed order, absent ones left out, instants in UTC.
///
/// The same lead is always the same text.
pub fn write_lead(lead: &Lead) -> String {
    let parts = lead.parts();
    let unknown = &parts.unknown;
    let mut writer = Writer::default();
    writer.open_object();
    writer.name("id").shown(&parts.id);
    let facts = FactKind::ALL.into_iter().map(|kind| parts.fact(kind));
    facts.filter(|fact| !fact.is_blank()).for_each(|fact| write_fact(&mut writer, &fact));
    write_instant(writer.name("captured_at"), parts.captured_at);
    if !parts.touches.is_empty() {
        writer.name("touches").open_list();
        parts.touches.iter().for_each(|touch| write_touch(&mut writer, touch));
        writer.close_list();
    }
    write_stamps(&mut writer, &parts.stamps, unknown.0.get("stamps"));
    write_history(&mut writer, &parts.history, unknown.0.get("history"));
    write_unknown(&mut writer, unknown, ADDED_TO);
    writer.close_object();
    writer.finish()
}

/// The id of a lead from the text that [`write_lead`] wrote, which begins with it; `None` for another
/// text.
pub fn written_id(text: &str) -> Option<LeadId> {
    let (id, _) = text.strip_prefix(r#"{"id":""#)?.split_once('"')?;
    id.parse().ok()
}

/// Reads what [`write_lead`] wrote, or a person edited: any order, `null` as absent, any offset.
///
/// What this version does not know is kept. The first field that is wrong is told by its path.
/// Leads of the first version had one `email` and one `phone`: they are read for ever.
pub fn read_lead(text: &str) -> Result<Lead, ReadError> {
    let mut cursor = Cursor::new(text);
    let place = cursor.place();
    let mut found = Found::default();
    let unknown = cursor.object(&NAMES, |cursor, name| found.read(cursor, name))?;
    cursor.end()?;
    found.unknown.0.extend(unknown.0);
    found.into_lead(place)
}

const NAMES: [&str; FACT_FIELDS.len() + 7] =
    with_facts(&["id", "captured_at", "touches", "stamps", "history", "email", "phone"]);

/// The fields of a lead as far as they were read.
#[derive(Default)]
struct Found {
    id: Option<LeadId>,
    captured_at: Option<Instant>,
    told: Told,
    /// The one e-mail of a lead of the first version.
    email: Option<Email>,
    /// Its one phone.
    phone: Option<Phone>,
    touches: Vec<Touch>,
    /// Where each touch tells when it happened.
    touch_places: Vec<usize>,
    stamps: Stamps,
    history: Vec<Was>,
    unknown: Unknown,
}

impl Found {
    fn read(&mut self, cursor: &mut Cursor<'_>, name: &'static str) -> Read<()> {
        if cursor.skip_null() || self.told.read(cursor, name)? {
            return Ok(());
        }
        match name {
            "id" => self.id = Some(read_text(cursor, str::parse::<LeadId>)?),
            "captured_at" => self.captured_at = Some(read_instant(cursor)?),
            "touches" => {
                let touches = cursor.list(read_touch)?;
                (self.touches, self.touch_places) = touches.into_iter().unzip();
            }
            "stamps" => {
                let (stamps, others) = read_stamps(cursor)?;
                self.stamps = stamps;
                let others = (!others.is_empty()).then(|| as_object(&others));
                self.unknown.0.extend(others.map(|text| (name.to_owned(), text)));
            }
            "history" => {
                let (history, others) = read_history(cursor)?;
                self.history = history;
                let others = (!others.is_empty()).then(|| format!("[{}]", others.join(",")));
                self.unknown.0.extend(others.map(|text| (name.to_owned(), text)));
            }
            "email" => self.email = Some(read_text(cursor, Email::parse)?),
            _ => self.phone = Some(read_text(cursor, Phone::parse)?),
        }
        Ok(())
    }

    /// The lead, unless something is missing or does not go together; `place` is where it begins.
    fn into_lead(self, place: usize) -> Read<Lead> {
        let missing = |name| ReadError::new(place, Reason::Missing).within(name);
        let id = self.id.ok_or_else(|| missing("id"))?;
        let captured_at = self.captured_at.ok_or_else(|| missing("captured_at"))?;
        let mut parts = Parts::new(id, captured_at);
        self.told.into_facts().into_iter().for_each(|fact| parts.put(fact));
        parts.emails.splice(..0, self.email);
        parts.phones.splice(..0, self.phone);
        parts.touches = self.touches;
        parts.stamps = self.stamps;
        parts.history = self.history;
        parts.unknown = self.unknown;
        let touch_places = self.touch_places;
        Lead::new(parts).map_err(|error| {
            let refused = |place, path: &str| ReadError::new(place, error).within(path);
            match error {
                LeadError::Nobody => ReadError::new(place, error),
                LeadError::CapturedAt(_) => refused(place, "captured_at"),
                LeadError::At { kind, .. } | LeadError::TooMany { kind, .. } => {
                    refused(place, kind.name())
                }
                LeadError::Touch { idx, .. } => {
                    let place = touch_places.get(idx).copied().unwrap_or(place);
                    refused(place, &format!("touches[{idx}].at"))
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::*;
    use crate::testing::{cases, leads};

    /// What is written of the lead that `text` holds, or the sentence that refuses it.
    fn check(text: &str, expected: Expect) {
        let read = read_lead(text);
        if let Ok(lead) = &read {
            assert_eq!(read_lead(&write_lead(lead)).as_ref(), Ok(lead), "{text}");
        }
        expected.assert_eq(&read.map_or_else(|error| error.to_string(), |lead| write_lead(&lead)));
    }

    /// A lead with `fields` beside its id and its capture.
    fn with(fields: &str) -> String {
        let id = "019aa95c-3d10-7abc-8def-0123456789ab";
        format!(r#"{{"id":"{id}","captured_at":"2026-11-22T01:32:34Z"{fields}}}"#)
    }

    /// A touch with `fields` beside what it cannot go without.
    fn touch(fields: &str) -> String {
        format!(
            r#"{{"id":"019aa95c-3d10-7abc-8def-0123456789ac","at":"2026-11-22T01:40:00Z",
            "entered_at":"2026-11-22T01:40:05Z","channel":"call","direction":"outbound",
            "outcome":"spoke"{fields}}}"#
        )
    }

    #[test]
    fn a_lead_is_one_line_in_a_fixed_order() {
        check(
            r#"{
                "note": "one\n\ttwo", "captured_at": "2026-11-22T02:32:34+01:00", "ready": false,
                "phones": ["030 1234", "030 1235", "030 1234"], "emails": ["ada@example.org"],
                "tags": ["vip", "fair"], "stage_reason": "Asked twice", "stage": "working",
                "name": " Ada ", "id": "019aa95c-3d10-7abc-8def-0123456789ab", "source": "Fair",
                "enquiry_at": "2026-11-22T01:30:00.1239Z", "shoe_size": {"eu": 38, "uk": 5.50},
                "value": {"currency": "eur", "amount": 120000}, "kind": "business",
                "links": ["example.org/ada"], "never_contact": true, "client": "Babbage & Co",
                "company": "Engines \"Ltd\"", "role": "Owner", "source_detail": "Hall 3",
                "decision_maker": "Herself", "answered_first": "We", "deleted_at": null
            }"#,
            expect![[
                r#"{"id":"019aa95c-3d10-7abc-8def-0123456789ab","name":"Ada","company":"Engines \"Ltd\"","role":"Owner","client":"Babbage & Co","emails":["ada@example.org"],"phones":["030 1234","030 1235"],"links":["https://example.org/ada"],"source":"Fair","source_detail":"Hall 3","kind":"business","enquiry_at":"2026-11-22T01:30:00.123Z","value":{"amount":120000,"currency":"EUR"},"tags":["fair","vip"],"stage":"working","stage_reason":"Asked twice","decision_maker":"Herself","answered_first":"We","ready":false,"note":"one\n\ttwo","never_contact":true,"captured_at":"2026-11-22T01:32:34.000Z","shoe_size":{"eu":38,"uk":5.50}}"#
            ]],
        );
    }

    #[test]
    fn the_one_problem_of_earlier_versions_is_read_for_ever() {
        check(
            &with(
                r#","name":"Ada","problem":"Slow looms","stamps":{"problem":"2026-11-22T01:40:00Z"},
                "history":[{"set_at":"2026-11-22T01:35:00Z","problem":"Looms"}]"#,
            ),
            expect![[
                r#"{"id":"019aa95c-3d10-7abc-8def-0123456789ab","name":"Ada","problems":[{"words":"Slow looms"}],"captured_at":"2026-11-22T01:32:34.000Z","stamps":{"problems":"2026-11-22T01:40:00.000Z"},"history":[{"set_at":"2026-11-22T01:35:00.000Z","problems":[{"words":"Looms"}]}]}"#
            ]],
        );
    }

    #[test]
    fn what_they_told_and_bought_is_kept_with_what_a_later_version_adds() {
        check(
            &with(
                r#","name":"Ada","problems":[{"words":"Small"},{"pain":5,"words":"Big","solution":"Ours","age":3}],
                "story":"Long","personal":"Marathon","prefers":"message",
                "came_from":"019aa95c-3d10-7abc-8def-0123456789ac",
                "purchases":[{"id":"019aa95c-3d10-7abc-8def-0123456789ad","on":"2026-11-22","what":"Loom",
                "value":{"amount":100,"currency":"EUR"},"tax":7}],
                "past_enquiries":[{"until":"2026-11-22T01:32:34Z","stage":"won","by":"x"}],
                "appointments":[{"id":"019aa95c-3d10-7abc-8def-0123456789ad","at":"2026-11-23T10:00:00Z",
                "minutes":30,"who":"Ben","travel_minutes":15,"room":4}],
                "promises":[{"id":"019aa95c-3d10-7abc-8def-0123456789ad","due_at":"2026-11-23T10:00:00Z",
                "made_at":"2026-11-22T01:40:00Z","words":"Call","weight":1}]"#,
            ),
            expect![[
                r#"{"id":"019aa95c-3d10-7abc-8def-0123456789ab","name":"Ada","came_from":"019aa95c-3d10-7abc-8def-0123456789ac","problems":[{"words":"Big","pain":5,"solution":"Ours","age":3},{"words":"Small"}],"story":"Long","personal":"Marathon","prefers":"message","appointments":[{"id":"019aa95c-3d10-7abc-8def-0123456789ad","at":"2026-11-23T10:00:00.000Z","minutes":30,"who":"Ben","travel_minutes":15,"room":4}],"promises":[{"id":"019aa95c-3d10-7abc-8def-0123456789ad","due_at":"2026-11-23T10:00:00.000Z","made_at":"2026-11-22T01:40:00.000Z","words":"Call","weight":1}],"purchases":[{"id":"019aa95c-3d10-7abc-8def-0123456789ad","on":"2026-11-22","what":"Loom","value":{"amount":100,"currency":"EUR"},"tax":7}],"past_enquiries":[{"until":"2026-11-22T01:32:34.000Z","stage":"won","by":"x"}],"captured_at":"2026-11-22T01:32:34.000Z"}"#
            ]],
        );
    }

    #[test]
    fn what_was_said_no_to_is_kept() {
        let one =
            |objection: &str| with(&format!(r#","name":"A","touches":[{}]"#, touch(objection)));
        check(
            &one(r#","objection":{"kind":"price","words":"Dear","loud":true}"#),
            expect![[
                r#"{"id":"019aa95c-3d10-7abc-8def-0123456789ab","name":"A","captured_at":"2026-11-22T01:32:34.000Z","touches":[{"id":"019aa95c-3d10-7abc-8def-0123456789ac","at":"2026-11-22T01:40:00.000Z","entered_at":"2026-11-22T01:40:05.000Z","channel":"call","direction":"outbound","outcome":"spoke","objection":{"kind":"price","words":"Dear","loud":true}}]}"#
            ]],
        );
        check(
            &one(r#","objection":{"words":null}"#),
            expect![[
                r#"{"id":"019aa95c-3d10-7abc-8def-0123456789ab","name":"A","captured_at":"2026-11-22T01:32:34.000Z","touches":[{"id":"019aa95c-3d10-7abc-8def-0123456789ac","at":"2026-11-22T01:40:00.000Z","entered_at":"2026-11-22T01:40:05.000Z","channel":"call","direction":"outbound","outcome":"spoke"}]}"#
            ]],
        );
        check(
            &one(r#","objection":{"kind":"mood"}"#),
            expect![
                "touches[0].objection.kind: this has to be one of timing, price, authority, need, never"
            ],
        );
        check(
            &with(r#","name":"A","problems":[{"words":"x","pain":6}]"#),
            expect!["problems[0].pain: pain is a whole number from 1 to 5"],
        );
        check(
            &with(r#","name":"A","problems":[{"pain":5}]"#),
            expect!["problems[0].words: this is missing"],
        );
        check(
            &with(
                r#","name":"A","appointments":[{"id":"019aa95c-3d10-7abc-8def-0123456789ad",
                "at":"2026-11-23T10:00:00Z","minutes":30,"travel_minutes":2881}]"#,
            ),
            expect!["appointments[0].travel_minutes: the way there takes at most 48 hours"],
        );
    }

    #[test]
    fn touches_stamps_and_history_stand_behind() {
        let fields = format!(
            r#","name":"Ada","touches":[{}],"history":[
            {{"name":"Eda","set_at":"2026-11-22T01:32:34Z"}},
            {{"set_at":"2026-11-22T01:50:00Z","stage":"nurture","stage_reason":"Later"}},
            {{"set_at":"2026-11-22T01:51:00Z","emails":[]}},
            {{"set_at":"2026-11-22T01:51:00Z","value":null}}
            ],"stamps":{{"stage":"2026-11-22T01:55:00Z","name":"2026-11-22T01:45:00Z"}}"#,
            touch(
                r#","by":"automatic","extra":true,"removed":true,"note":"Hi","mood":[ 1 ],
                "changed_at":"2026-11-22T01:41:00Z""#
            ),
        );
        check(
            &with(&fields),
            expect![[
                r#"{"id":"019aa95c-3d10-7abc-8def-0123456789ab","name":"Ada","captured_at":"2026-11-22T01:32:34.000Z","touches":[{"id":"019aa95c-3d10-7abc-8def-0123456789ac","at":"2026-11-22T01:40:00.000Z","entered_at":"2026-11-22T01:40:05.000Z","changed_at":"2026-11-22T01:41:00.000Z","channel":"call","direction":"outbound","outcome":"spoke","by":"automatic","extra":true,"removed":true,"note":"Hi","mood":[1]}],"stamps":{"name":"2026-11-22T01:45:00.000Z","emails":"2026-11-22T01:51:00.001Z","value":"2026-11-22T01:51:00.001Z","stage":"2026-11-22T01:55:00.000Z"},"history":[{"set_at":"2026-11-22T01:32:34.000Z","name":"Eda"},{"set_at":"2026-11-22T01:50:00.000Z","stage":"nurture","stage_reason":"Later"}]}"#
            ]],
        );
    }

    #[test]
    fn absent_fields_are_left_out() {
        let fields = r#","name":"Ada","company":null,"emails":[],"tags":[],"touches":[],"stamps":{},
            "stage":"new","never_contact":false,"history":null,"ready":null"#;
        check(
            &with(fields),
            expect![[
                r#"{"id":"019aa95c-3d10-7abc-8def-0123456789ab","name":"Ada","captured_at":"2026-11-22T01:32:34.000Z"}"#
            ]],
        );
    }

    #[test]
    fn what_a_later_version_wrote_is_kept() {
        check(
            &with(
                r#","name":"Ada","zeal":1.10,"a \"b\"": [ null, "\u00e9" ],
                "stamps":{"mood":"2026-11-22T01:55:00Z","name":"2026-11-22T01:55:00Z","age":7},
                "history":[{"set_at":"2026-11-22T01:55:00Z","mood": "glad" },
                {"set_at":"2026-11-22T01:50:00Z","name":"Eda","by":"Bob"},
                {"set_at":"2026-11-22T01:45:00Z","name":"Ida"}]"#,
            ),
            expect![[
                r#"{"id":"019aa95c-3d10-7abc-8def-0123456789ab","name":"Ada","captured_at":"2026-11-22T01:32:34.000Z","stamps":{"name":"2026-11-22T01:55:00.000Z","age":7,"mood":"2026-11-22T01:55:00Z"},"history":[{"set_at":"2026-11-22T01:45:00.000Z","name":"Ida"},{"set_at":"2026-11-22T01:55:00Z","mood":"glad"},{"set_at":"2026-11-22T01:50:00Z","name":"Eda","by":"Bob"}],"a \"b\"":[null,"\u00e9"],"zeal":1.10}"#
            ]],
        );
    }

    #[test]
    fn leads_of_the_first_version_had_one_email_and_one_phone() {
        check(
            &with(r#","name":"Ada","email":"ada@example.org","phone":"030 1234""#),
            expect![[
                r#"{"id":"019aa95c-3d10-7abc-8def-0123456789ab","name":"Ada","emails":["ada@example.org"],"phones":["030 1234"],"captured_at":"2026-11-22T01:32:34.000Z"}"#
            ]],
        );
        check(
            &with(r#","phones":["110"],"phone":"030 1234","email":null"#),
            expect![[
                r#"{"id":"019aa95c-3d10-7abc-8def-0123456789ab","phones":["030 1234","110"],"captured_at":"2026-11-22T01:32:34.000Z"}"#
            ]],
        );
    }

    #[test]
    fn a_wrong_field_is_told_by_its_path() {
        check(
            &with(r#","emails":["a@b","ada"]"#),
            expect!["emails[1]: an e-mail address has one @ with something before and after it"],
        );
        check(&with(r#","name":5"#), expect!["name: this has to be a text in quotation marks"]);
        check(
            &with(r#","name":["Ada"]"#),
            expect!["name: this has to be a text in quotation marks"],
        );
        check(
            &with(r#","phones":"110""#),
            expect!["phones: this has to be a list in brackets: [ … ]"],
        );
        check(
            &with(r#","name":"Ada","enquiry_at":"2026-02-30T00:00:00Z""#),
            expect!["enquiry_at: a date and time looks like 2026-11-22T09:30:00.000Z"],
        );
        check(
            &with(r#","name":"Ada","enquiry_at":"+275760-09-13T00:00:00Z""#),
            expect!["enquiry_at: a date and time looks like 2026-11-22T09:30:00.000Z"],
        );
        check(
            &with(r#","name":"Ada","enquiry_at":"1026-02-03T00:00:00Z""#),
            expect!["enquiry_at: a date has to lie between 1900 and 2200"],
        );
        check(
            &with(r#","name":"Ada","stage":"sold""#),
            expect!["stage: this has to be one of new, working, nurture, won, lost"],
        );
        check(
            &with(r#","name":"Ada","ready":"yes""#),
            expect!["ready: this has to be true or false"],
        );
        check(
            &with(r#","name":"Ada","value":1200"#),
            expect!["value: this has to stand in braces: { … }"],
        );
        check(
            &with(r#","name":"Ada","value":{"amount":12.5,"currency":"EUR"}"#),
            expect!["value.amount: this has to be a whole number"],
        );
        check(
            &with(r#","name":"Ada","value":{"amount":-5,"currency":"EUR"}"#),
            expect!["value.amount: an amount is not below zero"],
        );
        check(
            &with(r#","name":"Ada","value":{"amount":5,"currency":"Euro"}"#),
            expect!["value.currency: a currency has three letters, such as EUR"],
        );
        check(
            &with(r#","name":"Ada","value":{"amount":5}"#),
            expect!["value.currency: this is missing"],
        );
        check(
            &with(r#","name":"Ada","value":{"amount":5,"currency":"EUR","x":1}"#),
            expect!["value.x: there is no such field here"],
        );
        check(
            &with(r#","name":"Ada","links":["javascript:alert(1)"]"#),
            expect!["links[0]: a link begins with https:// or http://"],
        );
        check(
            &with(r#","name":"Ada","tags":["a,b"]"#),
            expect!["tags[0]: a comma ends a tag and cannot stand inside"],
        );
        check(
            &with(r#","name":"Ada","stamps":{"name":"soon"}"#),
            expect!["stamps.name: a date and time looks like 2026-11-22T09:30:00.000Z"],
        );
        check(
            &with(r#","name":"Ada","history":[{"name":"Eda"}]"#),
            expect!["history[0].set_at: this is missing"],
        );
        check(
            &with(r#","note":"just a note""#),
            expect!["a lead has a name, a company, an e-mail or a phone"],
        );
        check(
            r#"{"id":"7","captured_at":"2026-11-22T01:32:34Z"}"#,
            expect!["id: an id looks like 019aa95c-3d10-7abc-8def-0123456789ab"],
        );
        check(r#"{"name":"Ada"}"#, expect!["id: this is missing"]);
        check(r#"{"id":null,"name":"Ada"}"#, expect!["id: this is missing"]);
    }

    #[test]
    fn a_wrong_touch_is_told_by_its_number() {
        let two =
            |fields: &str| with(&format!(r#","name":"Ada","touches":[{},{fields}]"#, touch("")));
        check(&two("{}"), expect!["touches[1].at: this is missing"]);
        check(&two("7"), expect!["touches[1]: this has to stand in braces: { … }"]);
        check(
            &two(&touch(r#","note":"\u0000""#)),
            expect!["touches[1].note: there is a hidden control character in this text"],
        );
        check(
            &two(&touch(r#","by":"robot""#)),
            expect!["touches[1].by: this has to be one of human, automatic"],
        );
        check(
            &two(&touch("").replace("2026-11-22T01:40:00Z", "2226-11-22T01:40:00Z")),
            expect!["touches[1].at: a date has to lie between 1900 and 2200"],
        );
        check(
            &two(&touch("").replace("spoke", "sang")),
            expect![
                "touches[1].outcome: this has to be one of no_answer, left_message, spoke, not_now, no, appointment, won"
            ],
        );
        check(
            &two(&touch(r#","at":"2026-11-22T01:40:00Z""#)),
            expect!["touches[1].at: this field is there twice"],
        );
        let early = with(&format!(
            r#","name":"Ada","enquiry_at":"2026-11-22T01:41:30Z","touches":[{},{}]"#,
            touch("").replace("01:40:0", "01:41:0"),
            touch("").replace("01:40:05", "01:45:05"),
        ));
        check(&early, expect!["touches[1].at: this lies before the enquiry was received"]);
        let error = read_lead(&early).unwrap_err();
        assert!(early[error.at..].starts_with(r#""2026-11-22T01:40:00Z""#));
        assert!(early[..error.at].ends_with(r#""at":"#));
    }

    #[test]
    fn more_than_a_lead_holds_is_told_by_the_list() {
        let emails: Vec<String> = (0..21).map(|n| format!(r#""a@b{n}""#)).collect();
        check(
            &with(&format!(r#","emails":[{}]"#, emails.join(","))),
            expect!["emails: at most 20 fit here"],
        );
    }

    #[test]
    fn what_is_no_lead_at_all_is_refused() {
        check("", expect!["the text ends in the middle"]);
        check("null", expect!["this has to stand in braces: { … }"]);
        check("[]", expect!["this has to stand in braces: { … }"]);
        check("{} {}", expect!["nothing can follow here"]);
        check(&with(r#","name":"Ada","name":"Bob""#), expect!["name: this field is there twice"]);
        check(&with(r#","name":"Ada","x":1,"x":1"#), expect!["x: this field is there twice"]);
        check(
            &with(r#","name":"\ud800""#),
            expect![[r#"name: there is a \ in this text that stands for no character"#]],
        );
        check(
            &with(r#","name":"Ada","x":["\ud800"]"#),
            expect![[r#"x: there is a \ in this text that stands for no character"#]],
        );
        check(&with(r#","name":1e400"#), expect!["name: this has to be a text in quotation marks"]);
        check(&with(r#","name":"Ada","x":1e400"#), expect!["x: this number cannot be read"]);
        check(&with(r#","name":"Ada","#), expect!["this comma is one too many"]);
        check(
            &with(",\"name\":\"A\0da\""),
            expect!["name: there is a control character in this text"],
        );
    }

    #[test]
    fn a_hundred_thousand_brackets_are_refused() {
        let brackets = "[".repeat(100_000) + &"]".repeat(100_000);
        for field in ["name", "emails", "touches", "value", "stamps", "history", "other"] {
            let text = with(&format!(r#","name":"Ada","{field}":{brackets}"#));
            assert!(read_lead(&text).is_err(), "{field}");
        }
        check(
            &with(&format!(r#","name":"Ada","other":{brackets}"#)),
            expect!["other: there are too many brackets in one another here"],
        );
    }

    #[test]
    fn an_enquiry_from_the_future_is_read_as_data_to_fix() {
        let text = with(r#","name":"Ada","enquiry_at":"2099-01-01T00:00:00Z""#);
        assert!(read_lead(&text).is_ok());
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn a_lead_reads_back(lead in leads()) {
            let text = write_lead(&lead);
            prop_assert!(!text.contains('\n'));
            prop_assert_eq!(written_id(&text), Some(lead.id()));
            prop_assert_eq!(read_lead(&text), Ok(lead));
        }

        #[test]
        fn blanks_and_the_order_of_fields_do_not_count(lead in leads()) {
            // Serde's values are sorted by name, and written with blanks.
            let text = write_lead(&lead);
            let sorted: serde_json::Value = serde_json::from_str(&text).unwrap();
            let read = read_lead(&serde_json::to_string_pretty(&sorted).unwrap());
            prop_assert_eq!(read.map(|lead| write_lead(&lead)), Ok(text));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,80}", name in "[a-z_]{2,9}") {
            let _ = read_lead(&text);
            let _ = read_lead(&with(&format!(",{text}")));
            let _ = read_lead(&with(&format!(r#","{name}":{text}"#)));
        }

        #[test]
        fn a_cut_or_flipped_lead_is_read_or_refused(lead in leads(), at: prop::sample::Index) {
            let text = write_lead(&lead);
            let at = at.index(text.len());
            if let Some(cut) = text.get(..at) {
                prop_assert!(read_lead(cut).is_err());
            }
            for bit in 0..8 {
                let mut bytes = text.clone().into_bytes();
                bytes[at] ^= 1 << bit;
                let _ = read_lead(&String::from_utf8_lossy(&bytes));
            }
        }
    }
}
