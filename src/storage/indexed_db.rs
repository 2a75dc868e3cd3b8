//! Keeps leads in the browser's IndexedDB.
//!
//! Two traps shape this file. A transaction ends by itself as soon as nothing
//! is asked of it, so nothing but the database is awaited inside one. And a
//! request that succeeded is no promise: the disk may still refuse, which shows
//! only when the transaction ends.

mod connection;
mod refusal;
mod watchdog;

use std::cell::RefCell;
use std::pin::pin;
use std::rc::Rc;

use connection::{Connection, Life};
use js_sys::{Object, Reflect};
use matrix_indexed_db_futures::DeserialiseFromJs;
use matrix_indexed_db_futures::database::Database;
use matrix_indexed_db_futures::error::{Error, UnexpectedDataError};
use matrix_indexed_db_futures::internals::SystemRepr;
use matrix_indexed_db_futures::object_store::ObjectStore;
use matrix_indexed_db_futures::prelude::*;
use matrix_indexed_db_futures::transaction::{
    Transaction, TransactionDurability, TransactionMode, TransactionOptions,
};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::Lead;
use refusal::{name_of, refusal};
use wasm_bindgen::JsValue;
use watchdog::Watchdog;

use super::schema::{LEADS, META, REVISION, next_revision};
use super::{Damage, Loaded, Record, Store, StoreError};

/// How long reading may take, in whole seconds: a slow disk may hold 100,000 leads.
const READ_SECONDS: u32 = 30;

/// How long a write may take, in whole seconds.
const WRITE_SECONDS: u32 = 5;

/// Keeps leads in the browser's IndexedDB.
///
/// A connection that the browser drops is opened anew by the next call. One
/// that another tab asks for is given up for good: see [`StoreError::Superseded`].
pub struct IndexedDb {
    name: String,
    connection: RefCell<Rc<Connection>>,
}

impl IndexedDb {
    /// Opens the database `name`, and makes it when there is none.
    ///
    /// Refuses with [`StoreError::Denied`] where the browser keeps nothing,
    /// [`StoreError::Newer`] over the data of a newer build,
    /// [`StoreError::Blocked`] while an older build holds on to it, and
    /// [`StoreError::Stalled`] when there is no answer within 8 seconds.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        let connection = Rc::new(Connection::open(name).await?);
        Ok(Self { name: name.to_owned(), connection: RefCell::new(connection) })
    }

    /// The connection, opened anew when the browser has dropped it.
    async fn connection(&self) -> Result<Rc<Connection>, StoreError> {
        let connection = self.connection.borrow().clone();
        match connection.life() {
            Life::Open => Ok(connection),
            Life::Superseded => Err(StoreError::Superseded),
            Life::Lost => {
                let anew = Rc::new(Connection::open(&self.name).await?);
                *self.connection.borrow_mut() = anew.clone();
                Ok(anew)
            }
        }
    }

    /// Runs `read`, and once more when the connection was lost meanwhile. Gives up
    /// after [`READ_SECONDS`] in all.
    async fn reading<T>(
        &self,
        read: impl AsyncFn(&Database) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let watchdog = Watchdog::within(READ_SECONDS);
        let connection = self.connection().await?;
        let answer = watchdog.guard(pin!(read(connection.database()))).await.flatten();
        match (answer, connection.life()) {
            (Err(_), Life::Lost) => {
                let anew = self.connection().await?;
                watchdog.guard(pin!(read(anew.database()))).await.flatten()
            }
            (Err(_), Life::Superseded) => Err(StoreError::Superseded),
            (answer, _) => answer,
        }
    }
}

impl Store for IndexedDb {
    async fn load(&self) -> Result<Loaded, StoreError> {
        self.reading(async |db| match all_at_once(db).await {
            Ok(loaded) => Ok(loaded),
            // One record that the browser cannot read fails them all.
            Err(_) => one_by_one(db).await,
        })
        .await
    }

    async fn read(&self, id: LeadId) -> Result<Option<Lead>, StoreError> {
        self.reading(async |db| {
            let tx = db.transaction(LEADS).build().map_err(refusal)?;
            let value = value_of(&tx, id.to_string().into()).await.map_err(refusal)?;
            Ok(value.map(lead_in).transpose()?)
        })
        .await
    }

    async fn insert(&self, lead: &Lead) -> Result<(), StoreError> {
        let connection = self.connection().await?;
        let watchdog = Watchdog::within(WRITE_SECONDS);
        // Given up, the write is dropped, and with it a transaction that was not
        // yet told to commit: the person's next try shall not meet it.
        match watchdog.guard(pin!(insert(connection.database(), lead))).await? {
            Err(_) if connection.life() == Life::Superseded => Err(StoreError::Superseded),
            answer => answer,
        }
    }
}

async fn insert(db: &Database, lead: &Lead) -> Result<(), StoreError> {
    let tx = write(db).map_err(refusal)?;
    {
        let leads = tx.object_store(LEADS).map_err(refusal)?;
        if is_stored(&leads, &lead.id().to_string()).await.map_err(refusal)? {
            return Err(StoreError::Exists);
        }
        let rev = raise_revision(&tx).await?;
        add(&leads, Record::encode(lead, rev)).await.map_err(refusal)?;
    }
    finish(tx).await
}

/// Begins to read and write with strict durability. The browsers' own default
/// says "complete" before the disk has it, and a power cut then loses it
/// (promise: saved means saved).
fn write(db: &Database) -> Result<Transaction<'_>, Error> {
    db.transaction([LEADS, META])
        .with_mode(TransactionMode::Readwrite)
        .with_options(TransactionOptions::new().with_durability(TransactionDurability::Strict))
        .build()
}

async fn is_stored(leads: &ObjectStore<'_>, id: &str) -> Result<bool, Error> {
    Ok(leads.get_key::<JsValue, _>(JsValue::from_str(id)).primitive()?.await?.is_some())
}

async fn add(leads: &ObjectStore<'_>, record: Record) -> Result<(), Error> {
    leads.add(record).serde()?.await
}

/// Raises the desk's revision by one, and answers it. What else is known beside
/// it is kept: a later build may have put it there.
async fn raise_revision(tx: &Transaction<'_>) -> Result<u64, StoreError> {
    let key = JsValue::from_str("rev");
    let meta = tx.object_store(META).map_err(refusal)?;
    let stored = stored_revision(&meta).await.map_err(refusal)?;
    let (value, rev) = match stored {
        None => (Object::new().into(), Some(0.0)),
        Some(value) => {
            let rev = Reflect::get(&value, &key).ok().and_then(|rev| rev.as_f64());
            (value, rev)
        }
    };
    let next = rev.and_then(next_revision).ok_or(Damage::Revision)?;
    Reflect::set(&value, &key, &JsValue::from_f64(next as f64)).map_err(|_| Damage::Revision)?;
    store_revision(&meta, value).await.map_err(refusal)?;
    Ok(next)
}

async fn stored_revision(meta: &ObjectStore<'_>) -> Result<Option<JsValue>, Error> {
    meta.get::<JsValue, JsValue, _>(JsValue::from_str(REVISION)).primitive()?.await
}

async fn store_revision(meta: &ObjectStore<'_>, value: JsValue) -> Result<(), Error> {
    let key = JsValue::from_str(REVISION);
    meta.put(value).with_key(key).without_key_type().primitive()?.await
}

/// Commits, and waits until the transaction is complete.
async fn finish(tx: Transaction<'_>) -> Result<(), StoreError> {
    let raw: web_sys::IdbTransaction = (**tx.as_sys()).clone();
    tx.commit().await.map_err(|error| {
        if error != Error::from(UnexpectedDataError::TransactionAborted) {
            return refusal(error);
        }
        // An abort says why on the transaction alone, and WebKit not even there.
        raw.error().map_or(StoreError::Aborted, |error| StoreError::from_name(&error.name()))
    })
}

async fn all_at_once(db: &Database) -> Result<Loaded, Error> {
    let tx = db.transaction(LEADS).build()?;
    let values = tx.object_store(LEADS)?.get_all::<JsValue>().primitive()?.await?;
    values
        .map(|value| {
            let value = value?;
            // The store's key path sees to it that every value has its key as `id`.
            let key = Reflect::get(&value, &JsValue::from_str("id"))?;
            Ok((words(&key), lead_in(value)))
        })
        .collect()
}

/// Reads the leads one by one, and names those that the browser cannot read.
async fn one_by_one(db: &Database) -> Result<Loaded, StoreError> {
    let mut tx = db.transaction(LEADS).build().map_err(refusal)?;
    let mut found = Vec::new();
    for key in keys(&tx).await.map_err(refusal)? {
        let lead = match value_of(&tx, key.clone()).await {
            Ok(Some(value)) => lead_in(value),
            // Another tab has removed it meanwhile.
            Ok(None) => continue,
            Err(error) => {
                // The failed request has ended its transaction. A lost connection fails here.
                tx = db.transaction(LEADS).build().map_err(refusal)?;
                Err(Damage::Unread(name_of(&error)))
            }
        };
        found.push((words(&key), lead));
    }
    Ok(found.into_iter().collect())
}

async fn keys(tx: &Transaction<'_>) -> Result<Vec<JsValue>, Error> {
    tx.object_store(LEADS)?.get_all_keys::<JsValue>().primitive()?.await?.collect()
}

async fn value_of(tx: &Transaction<'_>, key: JsValue) -> Result<Option<JsValue>, Error> {
    tx.object_store(LEADS)?.get::<JsValue, JsValue, _>(key).primitive()?.await
}

fn lead_in(value: JsValue) -> Result<Lead, Damage> {
    Record::deserialise_from_js(value).map_err(|_| Damage::Shape)?.decode()
}

/// A key in words: ours are text, a damaged one may be anything.
fn words(key: &JsValue) -> String {
    key.as_string().unwrap_or_else(|| format!("{key:?}"))
}
