//! What is read from the database.

use js_sys::Array;
use matrix_indexed_db_futures::database::Database;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::Entry;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::order;
use ninefold_core::domain::settings::Settings;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbKeyRange, IdbObjectStore};

use super::breath::breathe;
use super::refusal::thrown;
use super::request::Request;
use super::transaction::{Purpose, Transaction};
use super::values::{bytes_in, entry_in, id_in, record_in, rev_in, settings_in, words};
use super::watchdog::Watchdog;
use super::{READ_SECONDS, SLICE};
use crate::storage::schema::{BY_REVISION, OLD_TEXT};
use crate::storage::{
    Bodies, Damage, ERASED, JOURNAL, LEADS, META, MOST_CHANGED, Projector, REVISION, ROWS, Record,
    Rows, SETTINGS, SNAPSHOT, Since, StoreError, Unreadable, snapshot,
};

pub(super) async fn settings(db: &Database) -> Result<Settings, StoreError> {
    let tx = Transaction::begin(db, Purpose::Read)?;
    let stored = get(&tx.store(META)?, SETTINGS)?.await?;
    Ok(settings_or_default(&stored)?)
}

/// The settings in `stored`; the default ones where nothing is.
pub(super) fn settings_or_default(stored: &JsValue) -> Result<Settings, Damage> {
    if stored.is_undefined() { Ok(Settings::default()) } else { settings_in(stored)?.decode() }
}

pub(super) async fn read(db: &Database, id: LeadId) -> Result<Option<Lead>, StoreError> {
    let tx = Transaction::begin(db, Purpose::Read)?;
    let stored = get(&tx.store(LEADS)?, &id.to_string())?.await?;
    Ok(if stored.is_undefined() { None } else { Some(record_in(&stored)?.decode()?) })
}

pub(super) async fn rows(
    db: &Database,
    watchdog: &Watchdog,
    projector: &Projector,
) -> Result<Rows, StoreError> {
    // Whatever is wrong with a snapshot, the records are the truth.
    if let Ok(Some(rows)) = from_snapshot(db, projector).await {
        return Ok(rows);
    }
    let project = |record: &Record, _| record.decode().map(|lead| projector.project(&lead));
    let Found { rev, good, unreadable } = every(db, watchdog, project).await?;
    Ok(Rows { rev, rows: good, unreadable, is_from_snapshot: false })
}

pub(super) async fn bodies(db: &Database, watchdog: &Watchdog) -> Result<Bodies, StoreError> {
    let body = |record: &Record, old_until| record.clone().into_body(old_until);
    let Found { rev, good, unreadable } = every(db, watchdog, body).await?;
    Ok(Bodies { rev, texts: good, unreadable })
}

pub(super) async fn since(db: &Database, rev: u64) -> Result<Since, StoreError> {
    let tx = Transaction::begin(db, Purpose::Read)?;
    let meta = tx.store(META)?;
    let [revision, erased, settings] =
        [get(&meta, REVISION)?, get(&meta, ERASED)?, get(&meta, SETTINGS)?];
    let written = written_after(&tx, rev)?;

    let now = rev_or_zero(&revision.await?).ok_or(Damage::Revision)?;
    if now == rev {
        return Ok(Since::Nothing);
    }
    if now < rev || rev_or_zero(&erased.await?).is_none_or(|erased| erased > rev) {
        return Ok(Since::Reload);
    }
    let settings = settings.await?;
    let is_set = rev_in(&settings).is_some_and(|set| set > rev);
    let settings = if is_set { Some(Box::new(settings_or_default(&settings)?)) } else { None };
    Ok(match leads_in(written.await?) {
        Some(leads) => Since::Changed { rev: now, leads, settings },
        None => Since::Reload,
    })
}

/// Reads the latest entries one by one, so that one that the browser cannot read hides no other.
pub(super) async fn journal(db: &Database, most: usize) -> Result<Vec<Entry>, StoreError> {
    let mut tx = Transaction::begin(db, Purpose::Read)?;
    let keys = Request::of(tx.store(JOURNAL)?.get_all_keys())?.await?.unchecked_into::<Array>();
    let mut entries = Vec::new();
    for key in keys.to_vec().into_iter().rev().take(most) {
        match Request::of(tx.store(JOURNAL)?.get(&key)) {
            Ok(request) => match request.await {
                Ok(value) => entries.extend(entry_in(&value).and_then(|it| it.decode()).ok()),
                Err(_) => tx = Transaction::begin(db, Purpose::Read)?,
            },
            Err(_) => tx = Transaction::begin(db, Purpose::Read)?,
        }
    }
    Ok(entries)
}

/// Asks for what is stored under `key`: `undefined` where nothing is.
pub(super) fn get(store: &IdbObjectStore, key: &str) -> Result<Request, StoreError> {
    Request::of(store.get(&JsValue::from_str(key)))
}

/// The revision in `value`; 0 where there is nothing yet, `None` when it is damaged.
pub(super) fn rev_or_zero(value: &JsValue) -> Option<u64> {
    if value.is_undefined() { Some(0) } else { rev_in(value) }
}

/// Asks for the first values of `store` whose keys are above `after`, or the very first.
pub(super) fn slice(store: &IdbObjectStore, after: &JsValue) -> Result<Request, StoreError> {
    let range = if after.is_undefined() {
        JsValue::UNDEFINED
    } else {
        IdbKeyRange::lower_bound_with_open(after, true).map_err(|error| thrown(&error))?.into()
    };
    Request::of(store.get_all_with_key_and_limit(&range, SLICE))
}

/// Asks for the records that were written after `rev`, and not for many more than
/// are of use.
fn written_after(tx: &Transaction, rev: u64) -> Result<Request, StoreError> {
    let index = tx.store(LEADS)?.index(BY_REVISION).map_err(|error| thrown(&error))?;
    let after = IdbKeyRange::lower_bound_with_open(&JsValue::from_f64(rev as f64), true);
    let after = after.map_err(|error| thrown(&error))?;
    Request::of(index.get_all_with_key_and_limit(&after, MOST_CHANGED as u32 + 1))
}

/// The leads in what [`written_after`] found, in the order of the ids; `None` when
/// they are too many, or one cannot be read.
fn leads_in(values: JsValue) -> Option<Vec<Lead>> {
    let values = values.unchecked_into::<Array>();
    if values.length() as usize > MOST_CHANGED {
        return None;
    }
    let leads = values.iter().map(|value| record_in(&value).ok()?.decode().ok());
    let mut leads: Vec<Lead> = leads.collect::<Option<_>>()?;
    order::sort_by(&mut leads, |one, other| one.id().cmp(&other.id()));
    Some(leads)
}

/// What is wrong with a record that the browser fails to read with `error`.
pub(super) fn unread(error: &StoreError) -> Damage {
    Damage::Unread(error.name().map_or_else(|| error.to_string(), str::to_owned))
}

/// The rows of the snapshot, brought up to date; `None` when anything about it is
/// in doubt.
async fn from_snapshot(db: &Database, projector: &Projector) -> Result<Option<Rows>, StoreError> {
    let tx = Transaction::begin(db, Purpose::Read)?;
    let meta = tx.store(META)?;
    let [revision, erased] = [get(&meta, REVISION)?, get(&meta, ERASED)?];
    let count = Request::of(tx.store(LEADS)?.count())?;
    let kept = get(&tx.store(SNAPSHOT)?, ROWS)?;

    let (revision, erased) = (rev_or_zero(&revision.await?), rev_or_zero(&erased.await?));
    let n_stored = count.await?.as_f64().unwrap_or(f64::NAN) as usize;
    let (Some(rev), Some(erased), Some(bytes)) = (revision, erased, bytes_in(kept.await?)) else {
        return Ok(None);
    };
    let header = snapshot::Header::read(&bytes, projector);
    let Some(header) = header.filter(|it| (erased..=rev).contains(&it.rev)) else {
        return Ok(None);
    };
    let since = if header.rev == rev {
        Some(Vec::new())
    } else {
        leads_in(written_after(&tx, header.rev)?.await?)
    };
    drop(tx);

    let rows = snapshot::decode(&bytes, projector, breathe).await;
    let caught_up = rows
        .zip(since)
        .and_then(|(rows, since)| snapshot::caught_up(rows, &since, n_stored, projector));
    Ok(caught_up.map(|rows| Rows { rev, rows, unreadable: Vec::new(), is_from_snapshot: true }))
}

/// What is stored as leads, in the order of the keys.
struct Found<T> {
    rev: u64,
    good: Vec<T>,
    unreadable: Vec<Unreadable>,
}

impl<T> Found<T> {
    fn nothing_as_of(revision: &JsValue) -> Self {
        // A damaged count is refused by whoever wants to raise it, and hides no lead.
        let rev = rev_or_zero(revision).unwrap_or(0);
        Self { rev, good: Vec::new(), unreadable: Vec::new() }
    }

    fn add(&mut self, key: &JsValue, read: Result<T, Damage>) {
        match read {
            Ok(it) => self.good.push(it),
            Err(reason) => self.unreadable.push(Unreadable { key: words(key), reason }),
        }
    }
}

/// Reads every record. `read` is told the last revision with the text of an older build.
async fn every<T>(
    db: &Database,
    watchdog: &Watchdog,
    read: impl Fn(&Record, u64) -> Result<T, Damage>,
) -> Result<Found<T>, StoreError> {
    match in_slices(db, watchdog, &read).await {
        Ok(found) => Ok(found),
        // One record that the browser cannot read fails its whole slice.
        Err(_) => one_by_one(db, watchdog, &read).await,
    }
}

/// Reads every record, each slice in a task of its own, all as of one moment. The
/// database works on the next slice while this one is read.
async fn in_slices<T>(
    db: &Database,
    watchdog: &Watchdog,
    read: &impl Fn(&Record, u64) -> Result<T, Damage>,
) -> Result<Found<T>, StoreError> {
    let tx = Transaction::begin(db, Purpose::Read)?;
    let (meta, leads) = (tx.store(META)?, tx.store(LEADS)?);
    let [revision, old_until] = [get(&meta, REVISION)?, get(&meta, OLD_TEXT)?];
    let mut next = Some(slice(&leads, &JsValue::UNDEFINED)?);
    let mut found = Found::nothing_as_of(&revision.await?);
    let old_until = rev_in(&old_until.await?).unwrap_or(u64::MAX);
    while let Some(request) = next.take() {
        let values = request.await?.unchecked_into::<Array>();
        watchdog.allow(READ_SECONDS);
        if values.length() == SLICE {
            next = Some(slice(&leads, &id_in(&values.get(SLICE - 1)))?);
        }
        for value in values.iter() {
            // The store's key path sees to it that every value has its key as `id`.
            let it = record_in(&value).and_then(|record| read(&record, old_until));
            found.add(&id_in(&value), it);
        }
    }
    Ok(found)
}

/// Reads the records one by one, and names those that the browser cannot read.
async fn one_by_one<T>(
    db: &Database,
    watchdog: &Watchdog,
    read: &impl Fn(&Record, u64) -> Result<T, Damage>,
) -> Result<Found<T>, StoreError> {
    let mut tx = Transaction::begin(db, Purpose::Read)?;
    let meta = tx.store(META)?;
    let [revision, old_until] = [get(&meta, REVISION)?, get(&meta, OLD_TEXT)?];
    let keys = Request::of(tx.store(LEADS)?.get_all_keys())?;
    let mut found = Found::nothing_as_of(&revision.await?);
    let old_until = rev_in(&old_until.await?).unwrap_or(u64::MAX);
    for key in keys.await?.unchecked_into::<Array>().iter() {
        let answer = match Request::of(tx.store(LEADS)?.get(&key)) {
            Ok(request) => request.await,
            Err(error) => Err(error),
        };
        watchdog.allow(READ_SECONDS);
        let it = match answer {
            // Another tab has removed it meanwhile.
            Ok(value) if value.is_undefined() => continue,
            Ok(value) => record_in(&value).and_then(|record| read(&record, old_until)),
            Err(error) => {
                // It may have ended its transaction. A lost connection fails here.
                tx = Transaction::begin(db, Purpose::Read)?;
                Err(unread(&error))
            }
        };
        found.add(&key, it);
    }
    Ok(found)
}
