//! What the database holds, in and out of JavaScript.

use js_sys::{JSON, Reflect, Uint8Array};
use ninefold_core::interchange::writer::Writer;
use wasm_bindgen::{JsCast, JsValue};

use crate::storage::schema::revision_in;
use crate::storage::{Damage, EntryRecord, Record, SettingsRecord, StoreError};

thread_local! {
    /// Made once: a desk has tens of thousands of records.
    static NAMES: [JsValue; 5] = ["id", "rev", "sum", "body", "at"].map(JsValue::from_str);
}

/// A field of something stored.
#[derive(Clone, Copy)]
enum Field {
    Id,
    Rev,
    Sum,
    Body,
    At,
}

/// The record in `value`.
pub(super) fn record_in(value: &JsValue) -> Result<Record, Damage> {
    let record = || {
        Some(Record {
            id: text(value, Field::Id)?,
            rev: count(value, Field::Rev)?,
            sum: text(value, Field::Sum)?,
            body: text(value, Field::Body)?,
        })
    };
    record().ok_or(Damage::Shape)
}

/// The entry of the journal in `value`.
pub(super) fn entry_in(value: &JsValue) -> Result<EntryRecord, Damage> {
    let record = || {
        Some(EntryRecord {
            id: count(value, Field::Id)?,
            at: field(value, Field::At).as_f64()? as i64,
            sum: text(value, Field::Sum)?,
            body: text(value, Field::Body)?,
        })
    };
    record().ok_or(Damage::Shape)
}

/// The settings in `value`.
pub(super) fn settings_in(value: &JsValue) -> Result<SettingsRecord, Damage> {
    let record = || {
        Some(SettingsRecord {
            rev: count(value, Field::Rev)?,
            sum: text(value, Field::Sum)?,
            body: text(value, Field::Body)?,
        })
    };
    record().ok_or(Damage::Shape)
}

/// The revision in the `{rev}` that `value` is; `None` when it is no whole number.
pub(super) fn rev_in(value: &JsValue) -> Option<u64> {
    count(value, Field::Rev)
}

/// What a record with `value` is filed under.
pub(super) fn id_in(value: &JsValue) -> JsValue {
    field(value, Field::Id)
}

/// `value` with `rev` in the place of its revision. What else is there stays: a
/// later build may have put it there.
pub(super) fn with_rev(value: JsValue, rev: u64) -> Result<JsValue, Damage> {
    let name = NAMES.with(|names| names[Field::Rev as usize].clone());
    match Reflect::set(&value, &name, &JsValue::from_f64(rev as f64)) {
        Ok(true) => Ok(value),
        Ok(false) | Err(_) => Err(Damage::Revision),
    }
}

/// The bytes in `value`.
pub(super) fn bytes_in(value: JsValue) -> Option<Vec<u8>> {
    value.dyn_into::<Uint8Array>().ok().map(|bytes| bytes.to_vec())
}

/// What `write` writes, in JavaScript: it crosses the border as one text.
pub(super) fn to_js(write: &dyn Fn(&mut Writer)) -> Result<JsValue, StoreError> {
    let mut writer = Writer::default();
    write(&mut writer);
    let refused = |_| StoreError::Failed { name: "a record that is no JSON".to_owned() };
    JSON::parse(&writer.finish()).map_err(refused)
}

/// How a key is told to a person.
pub(super) fn words(key: &JsValue) -> String {
    key.as_string().unwrap_or_else(|| format!("{key:?}"))
}

/// What is written there; nothing in what has no fields.
fn field(value: &JsValue, field: Field) -> JsValue {
    NAMES.with(|names| Reflect::get(value, &names[field as usize])).unwrap_or(JsValue::UNDEFINED)
}

fn text(value: &JsValue, name: Field) -> Option<String> {
    field(value, name).as_string()
}

fn count(value: &JsValue, name: Field) -> Option<u64> {
    field(value, name).as_f64().and_then(revision_in)
}
