//! The JSON Schema of the file, generated from the shapes of what is written, and proven on what is
//! written.

mod shapes;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use proptest::collection::vec;
use proptest::prelude::*;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use self::shapes::{Day, File, History, Instant, Said, Span, Stamps, Was};
use super::backup_file::{Backup, write_file};
use super::fact_json::{FACT_FIELDS, FACT_NAMES};
use super::lead_json::{read_lead, write_lead};
use super::word::Word;
use crate::domain::lead::Lead;
use crate::domain::money::Money;
use crate::domain::settings::Settings;
use crate::domain::unknown::Unknown;
use crate::testing::{at, cases, leads, settings};

/// An id: a UUIDv7 in small letters.
pub fn id(_: &mut SchemaGenerator) -> Schema {
    let pattern = "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$";
    json_schema!({ "type": "string", "pattern": pattern })
}

/// An id, or nothing.
pub fn id_or_null(_: &mut SchemaGenerator) -> Schema {
    let pattern = "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$";
    json_schema!({ "type": ["string", "null"], "pattern": pattern })
}

/// Pairs of ids.
pub fn pairs(generator: &mut SchemaGenerator) -> Schema {
    let id = id(generator).to_value();
    json_schema!({
        "type": "array",
        "items": { "type": "array", "items": id, "minItems": 2, "maxItems": 2 },
    })
}

/// A currency by its code.
pub fn currency(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": "^[A-Z]{3}$" })
}

/// That a lead has a name, a company, an e-mail or a phone.
pub fn somebody() -> Value {
    let text =
        |name: &str| json!({ "required": [name], "properties": { name: { "type": "string" } } });
    let list =
        |name: &str| json!({ "required": [name], "properties": { name: { "minItems": 1 } } });
    json!([text("name"), text("company"), list("emails"), list("phones")])
}

/// The years in which an instant or a day may lie.
const YEAR: &str = "^(19[0-9]{2}|2[01][0-9]{2}|2200)-";

impl JsonSchema for Instant {
    fn schema_name() -> Cow<'static, str> {
        "Instant".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "An instant by RFC 3339; Ninefold writes it in UTC, to the millisecond.",
            "type": "string",
            "format": "date-time",
            "pattern": YEAR,
        })
    }
}

impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A day of the calendar.",
            "type": "string",
            "format": "date",
            "pattern": YEAR,
        })
    }
}

impl JsonSchema for Span {
    fn schema_name() -> Cow<'static, str> {
        "Span".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let time = "([01][0-9]|2[0-3]):[0-5][0-9]";
        json_schema!({
            "description": "A span of working hours, such as 09:00-17:00.",
            "type": "string",
            "pattern": format!("^{time}-({time}|24:00)$"),
        })
    }
}

impl<T: Word> JsonSchema for Said<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        T::WORDS.to_string().into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "enum": T::WORDS.0 })
    }
}

impl JsonSchema for Stamps {
    fn schema_name() -> Cow<'static, str> {
        "Stamps".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let at = generator.subschema_for::<Instant>();
        let stamps: serde_json::Map<_, _> =
            FACT_NAMES.iter().map(|name| ((*name).to_owned(), at.clone().to_value())).collect();
        json_schema!({
            "description": "When each fact came to say what it says; left out where it was captured so.",
            "type": "object",
            "properties": stamps,
        })
    }
}

impl JsonSchema for History {
    fn schema_name() -> Cow<'static, str> {
        "History".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "What facts said before, the oldest first.",
            "type": "array",
            "items": generator.subschema_for::<Was>(),
        })
    }
}

/// The schema as it is published.
fn schema() -> Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    generator.into_root_schema_for::<File>().to_value()
}

#[test]
fn the_published_schema_is_that_of_the_shapes() {
    let text = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    expect_test::expect_file!["../../../public/ninefold.schema.json"].assert_eq(&text);
}

/// Whether a text is valid by the schema.
struct Judge(Schemas, SchemaIndex);

impl Judge {
    fn new() -> Judge {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.set_default_draft(Draft::V2020_12);
        compiler.enable_format_assertions();
        compiler.add_resource("ninefold.schema.json", schema()).unwrap();
        let idx = compiler.compile("ninefold.schema.json", &mut schemas).unwrap();
        Judge(schemas, idx)
    }

    fn judge(&self, text: &str) -> Result<(), String> {
        let value: Value = serde_json::from_str(text).unwrap();
        self.0.validate(&value, self.1).map_err(|error| error.to_string())
    }
}

/// The whole of what a desk and a lead can hold.
const GOLDEN: &str = include_str!("../../../tests/golden/2026-11-views.json");

#[test]
fn the_golden_file_is_valid() {
    assert_eq!(Judge::new().judge(GOLDEN), Ok(()));
    let bare = r#"{"format":"ninefold","version":1,"leads":[]}"#;
    assert_eq!(Judge::new().judge(bare), Ok(()));
}

/// Every name in the objects of `value`, by the path that leads to them.
fn collect_names(value: &Value, path: &str, names: &mut BTreeMap<String, BTreeSet<String>>) {
    for entry in value.as_array().into_iter().flatten() {
        collect_names(entry, path, names);
    }
    for (name, member) in value.as_object().into_iter().flatten() {
        names.entry(path.to_owned()).or_default().insert(name.clone());
        collect_names(member, &format!("{path}.{name}"), names);
    }
}

/// The golden file without what a later version wrote, as it is written now.
fn written_anew() -> Value {
    let mut backup = Backup::open(GOLDEN.to_owned()).unwrap();
    let settings = Settings { unknown: Unknown::default(), ..backup.settings().unwrap().clone() };
    let mut settings = settings;
    settings.templates.iter_mut().for_each(|template| template.unknown = Unknown::default());
    settings.views.iter_mut().for_each(|view| view.unknown = Unknown::default());
    let bodies: Vec<String> = backup
        .by_ref()
        .map(|lead| {
            let mut parts = lead.unwrap().parts().clone();
            parts.unknown = Unknown::default();
            for touch in &mut parts.touches {
                touch.unknown = Unknown::default();
                touch.objection.iter_mut().for_each(|it| it.unknown = Unknown::default());
            }
            parts.appointments.iter_mut().for_each(|it| it.unknown = Unknown::default());
            parts.promises.iter_mut().for_each(|it| it.unknown = Unknown::default());
            parts.problems.iter_mut().for_each(|it| it.unknown = Unknown::default());
            parts.purchases.iter_mut().for_each(|it| it.unknown = Unknown::default());
            parts.past_enquiries.iter_mut().for_each(|it| it.unknown = Unknown::default());
            write_lead(&Lead::new(parts).unwrap())
        })
        .collect();
    let text = write_file(at("2026-11-22T05:00:00Z"), &settings, bodies.iter().map(String::as_str));
    serde_json::from_str(&text).unwrap()
}

/// The golden file holds everything, so what is written of it has each name of the schema, and no
/// other.
#[test]
fn the_shapes_have_the_names_that_are_written() {
    let mut names = BTreeMap::new();
    collect_names(&written_anew(), "", &mut names);
    // Which facts and days there are is up to the person.
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let facts = || FACT_FIELDS.into_iter();
    let schema = schema();
    for (path, of, may_be) in [
        ("", "/properties", BTreeSet::new()),
        (".desk", "/$defs/Settings/properties", BTreeSet::new()),
        (".desk.hours", "/$defs/Week/properties", BTreeSet::from(days)),
        (".desk.typical_sale", "/$defs/Amount/properties", BTreeSet::new()),
        (".leads", "/$defs/Lead/properties", BTreeSet::new()),
        (".leads.value", "/$defs/Amount/properties", BTreeSet::new()),
        (".leads.touches", "/$defs/Touch/properties", BTreeSet::new()),
        (".leads.stamps", "/$defs/Stamps/properties", facts().collect()),
        (".leads.history", "/$defs/Was/properties", facts().collect()),
        (".desk.pester", "/$defs/Pester/properties", BTreeSet::new()),
        (".cadences", "/$defs/Cadence/properties", BTreeSet::new()),
        (".cadences.steps", "/$defs/Step/properties", BTreeSet::new()),
        (".cadences.gone", "/$defs/Gone/properties", BTreeSet::new()),
        (".templates", "/$defs/Template/properties", BTreeSet::new()),
        (".desk.views", "/$defs/View/properties", BTreeSet::new()),
        (".leads.their_time", "/$defs/TheirTime/properties", BTreeSet::new()),
        (".leads.course", "/$defs/Course/properties", BTreeSet::new()),
        (".leads.course.enrolment", "/$defs/Enrolment/properties", BTreeSet::new()),
        (".leads.course.skipped", "/$defs/Skipped/properties", BTreeSet::new()),
        (".leads.course.pause", "/$defs/Pause/properties", BTreeSet::new()),
        (".leads.course.snooze", "/$defs/Snooze/properties", BTreeSet::new()),
        (".leads.course.agreed", "/$defs/Agreed/properties", BTreeSet::new()),
        (".leads.appointments", "/$defs/Appointment/properties", BTreeSet::new()),
        (".leads.promises", "/$defs/Promise/properties", BTreeSet::new()),
        (".leads.touches.done", "/$defs/Done/properties", BTreeSet::new()),
        (".leads.touches.objection", "/$defs/Objection/properties", BTreeSet::new()),
        (".leads.problems", "/$defs/Problem/properties", BTreeSet::new()),
        (".leads.purchases", "/$defs/Purchase/properties", BTreeSet::new()),
        (".leads.past_enquiries", "/$defs/PastEnquiry/properties", BTreeSet::new()),
    ] {
        let shape = schema.pointer(of).and_then(Value::as_object).unwrap();
        let shape: BTreeSet<&str> = shape.keys().map(String::as_str).collect();
        let written: BTreeSet<&str> = names[path].iter().map(String::as_str).collect();
        assert!(written.is_subset(&shape), "{path} has names of its own: {written:?}");
        let left_out: Vec<_> =
            shape.difference(&written).filter(|it| !may_be.contains(*it)).collect();
        assert!(left_out.is_empty(), "{path} is written without {left_out:?}");
    }
}

#[test]
fn what_is_no_ninefold_file_is_not_valid() {
    let judge = Judge::new();
    for (right, wrong) in [
        ("\"ninefold\"", "\"tenfold\""),
        ("\"version\":1", "\"version\":2"),
        ("\"leads\":[", "\"leeds\":["),
        ("\"count\":11", "\"count\":-1"),
        ("\"sha256-", "\"md5-"),
        ("\"Ada Lovelace\"", "7"),
        ("\"Ada Lovelace\"", "\"\""),
        ("NNN\"", "NNNN\""),
        ("\"company\":\"Only", "\"company_name\":\"Only"),
        ("{\"id\":\"019aa95c-3d00-7", "{\"id\":\"019aa95c-3d00-4"),
        ("\"captured_at\":\"1999", "\"captured_at\":\"1899"),
        ("\"captured_at\":\"1999-12-31", "\"captured_at\":\"1999-12-32"),
        ("\"captured_at\":\"1999-12-31T", "\"captured_on\":\"1999-12-31T"),
        ("ada@example.net", "ada"),
        ("https://example.org/in", "javascript:alert(1)"),
        ("\"amount\":12345678", "\"amount\":1234567.8"),
        ("\"amount\":12345678", "\"amount\":-1"),
        ("\"currency\":\"CHF\"", "\"currency\":\"Fr.\""),
        ("\"fair 2026\"", "\"fair, 2026\""),
        ("\"stage\":\"working\"", "\"stage\":\"sold\""),
        ("\"ready\":true", "\"ready\":\"yes\""),
        ("\"channel\":\"call\"", "\"channel\":\"fax\""),
        (",\"outcome\":\"no_answer\"", ""),
        ("\"stamps\":{\"name\":\"2026", "\"stamps\":{\"name\":\"26"),
        ("\"holidays\":[\"2026-12-25\"", "\"holidays\":[\"25.12.2026\""),
        ("22:00-24:00", "22:00-25:00"),
        ("\"set_at\":\"2026-11-10T08:00:01.000Z\"", "\"set\":1"),
        ("\"pain\":5", "\"pain\":6"),
        ("\"kind\":\"price\"", "\"kind\":\"mood\""),
        ("\"prefers\":\"email\"", "\"prefers\":\"fax\""),
        ("\"on\":\"2026-11-19\"", "\"on\":\"19.11.2026\""),
        ("\"came_from\":\"019", "\"came_from\":\"Zoe 019"),
    ] {
        let text = GOLDEN.replacen(right, wrong, 1);
        assert!(text != GOLDEN, "{right} is not there");
        assert!(judge.judge(&text).is_err(), "{right} → {wrong}");
    }
}

/// That a lead whose `field` is `value` is valid and read, or neither.
fn check_both(judge: &Judge, field: &str, value: &Value, is_taken: bool) {
    let id = "019aa95c-3d10-7abc-8def-0123456789ab";
    let mut lead = json!({ "id": id, "captured_at": "2026-11-22T01:32:34Z", "company": "B" });
    lead[field] = value.clone();
    assert_eq!(read_lead(&lead.to_string()).is_ok(), is_taken, "{field} is read");
    let file = json!({ "format": "ninefold", "version": 1, "leads": [lead] });
    assert_eq!(judge.judge(&file.to_string()).is_ok(), is_taken, "{field} is valid");
}

#[test]
fn the_schema_has_the_limits_of_the_reader() {
    let judge = Judge::new();
    let lines = ["name", "company", "role", "client", "source", "source_detail", "stage_reason"];
    let all = lines.into_iter().chain(["decision_maker", "answered_first"]);
    for (field, most) in all.map(|field| (field, 200)).chain([
        ("note", 20_000),
        ("story", 20_000),
        ("personal", 20_000),
    ]) {
        check_both(&judge, field, &json!("é".repeat(most)), true);
        check_both(&judge, field, &json!("é".repeat(most + 1)), false);
        check_both(&judge, field, &json!(""), false);
    }
    for (field, start, most, n_most) in [
        ("emails", "é@", 254, 20),
        ("phones", "110", 64, 20),
        ("links", "https://a.b/", 2_000, 20),
        ("tags", "", 50, 50),
    ] {
        let entry = |n: usize| format!("{start}{}", "é".repeat(n - start.chars().count()));
        check_both(&judge, field, &json!([entry(most)]), true);
        check_both(&judge, field, &json!([entry(most + 1)]), false);
        let entries = |n: usize| (0..n).map(|n| format!("{start}{n}b")).collect::<Vec<_>>();
        check_both(&judge, field, &json!(entries(n_most)), true);
        check_both(&judge, field, &json!(entries(n_most + 1)), false);
    }
    for (amount, is_taken) in [(0, true), (Money::MOST, true), (Money::MOST + 1, false)] {
        let value = json!({ "amount": amount, "currency": "EUR" });
        check_both(&judge, "value", &value, is_taken);
    }
    for (year, is_taken) in [(1899, false), (1900, true), (2200, true), (2201, false)] {
        let at = format!("{year}-06-30T12:00:00+02:00");
        check_both(&judge, "enquiry_at", &json!(at), is_taken);
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn every_export_is_valid(leads in vec(leads(), 0..3), settings in settings()) {
        thread_local!(static JUDGE: Judge = Judge::new());
        let bodies: Vec<String> = leads.iter().map(write_lead).collect();
        let at = at("2026-11-22T05:00:00Z");
        let text = write_file(at, &settings, bodies.iter().map(String::as_str));
        prop_assert_eq!(JUDGE.with(|judge| judge.judge(&text)), Ok(()));
    }
}
