//! How a command is run on what is stored, and how the outcome is written.

use std::collections::BTreeSet;

use js_sys::{Array, Object, Uint8Array};
use matrix_indexed_db_futures::database::Database;
use ninefold_core::domain::command::{Change, Command, Wanted};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::KEPT_FOR;
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::time::Instant;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbKeyRange, IdbObjectStore};

use super::breath::breathe;
use super::reading::{get, rev_or_zero, settings_or_default, slice, unread};
use super::refusal::thrown;
use super::request::Request;
use super::transaction::{Purpose, Transaction};
use super::values::{entry_in, id_in, record_in, to_js, with_rev};
use super::watchdog::{Half, Watchdog};
use super::{BULK_SECONDS, FEW, SLICE};
use crate::storage::ledger::{Left, Stand, left_of};
use crate::storage::schema::BY_TIME;
use crate::storage::{
    Damage, Done, ERASED, EntryRecord, JOURNAL, LEADS, META, Projector, REVISION, ROWS, Record,
    SETTINGS, SNAPSHOT, SettingsRecord, StoreError, snapshot,
};

/// How many records are written in one go.
const PUTS: usize = 200;

pub(super) async fn change(
    db: &Database,
    watchdog: &Watchdog,
    command: &Command,
    stamp: Instant,
) -> Result<Done, StoreError> {
    let tx = Transaction::begin(db, Purpose::Save)?;
    let (stand, revision) = stand(&tx, watchdog, command).await?;
    let change = stand.run(command, stamp)?;
    if change.is_empty() {
        return Ok(Done { rev: stand.rev, change });
    }
    let written = write(&tx, watchdog, &stand, &change, revision, stamp).await;
    written.map_err(|error| tx.why(error))?;
    tx.finish().await?;
    Ok(Done { rev: stand.rev + 1, change })
}

pub(super) async fn try_out(
    db: &Database,
    watchdog: &Watchdog,
    command: &Command,
    stamp: Instant,
) -> Result<Change, StoreError> {
    let tx = Transaction::begin(db, Purpose::Read)?;
    let (stand, _) = stand(&tx, watchdog, command).await?;
    drop(tx);
    stand.run(command, stamp)
}

pub(super) async fn keep_snapshot(
    db: &Database,
    watchdog: &Watchdog,
    projector: &Projector,
    rev: u64,
    rows: &[&Projection],
) -> Result<bool, StoreError> {
    watchdog.allow(BULK_SECONDS);
    let bytes = snapshot::encode(projector, rev, rows, breathe).await;
    let tx = Transaction::begin(db, Purpose::Derive)?;
    let (leads, kept) = (tx.store(LEADS)?, tx.store(SNAPSHOT)?);
    let (revision, count) = (get(&tx.store(META)?, REVISION)?, Request::of(leads.count())?);
    let is_current = rev_or_zero(&revision.await?) == Some(rev)
        && count.await?.as_f64() == Some(rows.len() as f64);
    if is_current {
        put_at(&kept, ROWS, &Uint8Array::from(bytes.as_slice()))?;
        tx.finish().await?;
    }
    Ok(is_current)
}

/// What `command` has to see, and the revision as it is stored.
async fn stand(
    tx: &Transaction,
    watchdog: &Watchdog,
    command: &Command,
) -> Result<(Stand, JsValue), StoreError> {
    let meta = tx.store(META)?;
    let [revision, settings] = [get(&meta, REVISION)?, get(&meta, SETTINGS)?];
    let mut stand = Stand::default();
    if let Some(id) = command.entry() {
        let stored = Request::of(tx.store(JOURNAL)?.get(&JsValue::from_f64(id.0 as f64)))?;
        let stored = stored.await?;
        if !stored.is_undefined() {
            stand.known.entry = Some(entry_in(&stored)?.decode()?);
        }
    }
    let leads = tx.store(LEADS)?;
    match command.wants(stand.known.entry.as_ref()) {
        Wanted::These(ids) if ids.len() <= FEW => {
            let keys: Vec<JsValue> = ids.iter().map(|id| id.to_string().into()).collect();
            see_these(&leads, &keys, &mut stand).await?;
        }
        Wanted::These(ids) => {
            watchdog.allow(BULK_SECONDS);
            see_many(&leads, watchdog, Some(&ids), &mut stand).await?;
        }
        Wanted::All => {
            watchdog.allow(BULK_SECONDS);
            see_many(&leads, watchdog, None, &mut stand).await?;
        }
    }
    let revision = revision.await?;
    stand.rev = rev_or_zero(&revision).ok_or(Damage::Revision)?;
    match settings_or_default(&settings.await?) {
        Ok(settings) => stand.known.settings = settings,
        Err(damage) => stand.damaged_settings = Some(damage),
    }
    Ok((stand, revision))
}

/// Reads the leads of these `keys`, all asked for at once.
async fn see_these(
    leads: &IdbObjectStore,
    keys: &[JsValue],
    stand: &mut Stand,
) -> Result<(), StoreError> {
    let asked: Result<Vec<_>, _> = keys.iter().map(|key| Request::of(leads.get(key))).collect();
    for (key, request) in keys.iter().zip(asked?) {
        match request.await {
            Ok(value) if value.is_undefined() => {}
            Ok(value) => see(&value, stand),
            Err(error) => {
                // A transaction that ended with this refuses the next request, and the command with it.
                if let Some(id) = key.as_string().and_then(|key| key.parse().ok()) {
                    stand.damaged.push((id, unread(&error)));
                }
            }
        }
    }
    Ok(())
}

/// Reads those of the leads `wanted` that are stored, or all of them, slice by slice.
async fn see_many(
    leads: &IdbObjectStore,
    watchdog: &Watchdog,
    wanted: Option<&BTreeSet<LeadId>>,
    stand: &mut Stand,
) -> Result<(), StoreError> {
    let is_wanted = |key: &JsValue| {
        let id = key.as_string().and_then(|key| key.parse().ok());
        id.is_some_and(|id| wanted.is_none_or(|wanted| wanted.contains(&id)))
    };
    let keys = Request::of(leads.get_all_keys())?.await?.unchecked_into::<Array>();
    let n_stored = keys.length() as usize;
    let keys: Vec<JsValue> = keys.iter().filter(is_wanted).collect();
    // Where nearly all are wanted, whole slices are read many times as fast.
    if keys.len() * 4 > n_stored
        && see_slices(leads, watchdog, (&is_wanted, keys.len()), stand).await.is_ok()
    {
        return Ok(());
    }
    let n_wanted = keys.len();
    for keys in keys.chunks(FEW) {
        watchdog.got(Half::Reading, stand.known.leads.len(), n_wanted);
        see_these(leads, keys, stand).await?;
    }
    Ok(())
}

async fn see_slices(
    leads: &IdbObjectStore,
    watchdog: &Watchdog,
    (is_wanted, n_wanted): (&impl Fn(&JsValue) -> bool, usize),
    stand: &mut Stand,
) -> Result<(), StoreError> {
    let mut next = Some(slice(leads, &JsValue::UNDEFINED)?);
    while let Some(request) = next.take() {
        let values = request.await?.unchecked_into::<Array>();
        watchdog.got(Half::Reading, stand.known.leads.len(), n_wanted);
        if values.length() == SLICE {
            next = Some(slice(leads, &id_in(&values.get(SLICE - 1)))?);
        }
        for value in values.iter().filter(|value| is_wanted(&id_in(value))) {
            see(&value, stand);
        }
    }
    Ok(())
}

/// Adds the lead in `value` to what is known, or to what is damaged.
fn see(value: &JsValue, stand: &mut Stand) {
    // Nobody wants a lead by a key that is none.
    let Some(id) = id_in(value).as_string().and_then(|key| key.parse().ok()) else { return };
    match record_in(value).and_then(|record| record.decode()) {
        Ok(lead) => {
            stand.known.leads.insert(id, lead);
        }
        Err(damage) => {
            stand.damaged.push((id, damage));
        }
    }
}

/// Writes all of `change`, and the revision that it makes of `revision`.
async fn write(
    tx: &Transaction,
    watchdog: &Watchdog,
    stand: &Stand,
    change: &Change,
    revision: JsValue,
    stamp: Instant,
) -> Result<(), StoreError> {
    let rev = stand.rev + 1;
    put_leads(tx, watchdog, change, rev).await?;
    forget_past(tx, stamp).await?;
    if !change.erased.is_empty() {
        erase(tx, watchdog, &change.erased, rev).await?;
    }
    for entry in change.entry.iter().chain(&stand.undone(change)) {
        put(&tx.store(JOURNAL)?, &to_js(&|it| EntryRecord::encode(entry).write(it))?)?;
    }
    let meta = tx.store(META)?;
    if let Some(settings) = &change.settings {
        let record = SettingsRecord::encode(settings, rev);
        put_at(&meta, SETTINGS, &to_js(&|it| record.write(it))?)?;
    }
    let revision = if revision.is_undefined() { Object::new().into() } else { revision };
    // Requests are answered in their order: with the last one all are.
    Request::of(meta.put_with_key(&with_rev(revision, rev)?, &REVISION.into()))?.await?;
    Ok(())
}

/// Writes the leads of `change`. Each slice crosses into JavaScript as one text, and
/// is made while the database works on the one before, so that it is never idle and
/// the page never frozen.
async fn put_leads(
    tx: &Transaction,
    watchdog: &Watchdog,
    change: &Change,
    rev: u64,
) -> Result<(), StoreError> {
    let leads = tx.store(LEADS)?;
    let mut before: Option<Request> = None;
    let mut n_put = 0;
    for slice in change.puts.chunks(PUTS) {
        let values = to_js(&|it| {
            it.open_list();
            slice.iter().for_each(|lead| Record::encode(lead, rev).write(it));
            it.close_list();
        })?;
        let values = values.unchecked_into::<Array>();
        let n_unwatched = values.length() - 1;
        for idx in 0..n_unwatched {
            put(&leads, &values.get(idx))?;
        }
        let last = Request::of(leads.put(&values.get(n_unwatched)))?;
        if let Some(before) = before.replace(last) {
            before.await?;
            watchdog.got(Half::Writing, n_put, change.puts.len());
            n_put += PUTS;
        }
    }
    if let Some(last) = before {
        last.await?;
    }
    Ok(())
}

/// Asks to write `value`, and does not wait: if that fails, the transaction ends, and
/// says why to whoever waits for it.
fn put(store: &IdbObjectStore, value: &JsValue) -> Result<(), StoreError> {
    store.put(value).map(drop).map_err(|error| thrown(&error))
}

/// As [`put`], under `key`.
fn put_at(store: &IdbObjectStore, key: &str, value: &JsValue) -> Result<(), StoreError> {
    store.put_with_key(value, &key.into()).map(drop).map_err(|error| thrown(&error))
}

fn delete(store: &IdbObjectStore, key: &JsValue) -> Result<(), StoreError> {
    store.delete(key).map(drop).map_err(|error| thrown(&error))
}

/// Takes entries out of the journal whose time is over.
async fn forget_past(tx: &Transaction, stamp: Instant) -> Result<(), StoreError> {
    let journal = tx.store(JOURNAL)?;
    let oldest = JsValue::from_f64((stamp - KEPT_FOR).timestamp_millis() as f64);
    let past = IdbKeyRange::upper_bound_with_open(&oldest, true);
    let index = journal.index(BY_TIME).map_err(|error| thrown(&error))?;
    let past = past.and_then(|past| index.get_all_keys_with_key(&past));
    for key in Request::of(past)?.await?.unchecked_into::<Array>().iter() {
        delete(&journal, &key)?;
    }
    Ok(())
}

/// Removes the leads with every trace: their records, what the journal says of them,
/// and the snapshot whole. Other tabs are told by the revision that is left.
async fn erase(
    tx: &Transaction,
    watchdog: &Watchdog,
    erased: &BTreeSet<LeadId>,
    rev: u64,
) -> Result<(), StoreError> {
    let (leads, journal) = (tx.store(LEADS)?, tx.store(JOURNAL)?);
    for id in erased {
        delete(&leads, &id.to_string().into())?;
    }
    delete(&tx.store(SNAPSHOT)?, &ROWS.into())?;
    put_at(&tx.store(META)?, ERASED, &with_rev(Object::new().into(), rev)?)?;
    let keys = Request::of(journal.get_all_keys())?.await?.unchecked_into::<Array>();
    for key in keys.iter() {
        // An entry of a large file is long.
        watchdog.allow(BULK_SECONDS);
        // An entry that cannot be read may name anybody.
        let left = match Request::of(journal.get(&key))?.await {
            Ok(value) => entry_in(&value).map_or(Left::Nothing, |it| left_of(&it, erased)),
            Err(_) => Left::Nothing,
        };
        match left {
            Left::AsItWas => {}
            Left::Nothing => delete(&journal, &key)?,
            Left::Less(less) => put(&journal, &to_js(&|it| less.write(it))?)?,
        }
    }
    Ok(())
}
