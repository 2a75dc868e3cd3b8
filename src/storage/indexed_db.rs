//! Keeps leads in the browser's IndexedDB.
//!
//! Three traps shape this folder. A transaction ends by itself as soon as nothing
//! is asked of it, so nothing but the database is awaited inside one. A request
//! that succeeded is no promise: the disk may still refuse, which shows only when
//! the transaction ends. And one answer or one task may hold only so much: whatever
//! may be long is read and written in slices, the next one asked for as soon as
//! the one before has come.

mod breath;
mod changing;
mod connection;
mod reading;
mod refusal;
mod request;
mod transaction;
mod values;
mod watchdog;

use std::cell::RefCell;
use std::pin::pin;
use std::rc::Rc;

use connection::{Connection, Life};
use matrix_indexed_db_futures::database::Database;
use ninefold_core::domain::command::{Change, Command};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::Entry;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::settings::Settings;
use ninefold_core::domain::time::Instant;
use watchdog::Watchdog;

use super::{Bodies, Done, Projector, Rows, Since, SoFar, Store, StoreError};

/// How long reading may take without news, in whole seconds.
const READ_SECONDS: u32 = 30;

/// How long a write may take, in whole seconds.
const WRITE_SECONDS: u32 = 5;

/// How long a write of more than [`FEW`] leads may take without news, in whole
/// seconds: a slow disk gives none until it has them all.
const BULK_SECONDS: u32 = 60;

/// Up to how many leads are asked for one by one and at once.
const FEW: usize = 100;

/// How many records are read in one go.
const SLICE: u32 = 500;

/// Keeps leads in the browser's IndexedDB.
///
/// A connection that the browser drops is opened anew by the next call. One
/// that another tab asks for is given up for good: see [`StoreError::Superseded`].
pub struct IndexedDb {
    name: String,
    connection: RefCell<Rc<Connection>>,
    so_far: RefCell<Option<SoFar>>,
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
        let (connection, so_far) = (RefCell::new(connection), RefCell::default());
        Ok(Self { name: name.to_owned(), connection, so_far })
    }

    /// Has `so_far` hear how far each change of many leads got.
    pub fn tell_so_far(&self, so_far: SoFar) {
        *self.so_far.borrow_mut() = Some(so_far);
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
    /// after [`READ_SECONDS`] without news.
    async fn reading<T>(
        &self,
        read: impl AsyncFn(&Database, &Watchdog) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let watchdog = Watchdog::within(READ_SECONDS);
        let connection = self.connection().await?;
        let answer = watchdog.guard(pin!(read(connection.database(), &watchdog))).await.flatten();
        match (answer, connection.life()) {
            (Err(_), Life::Lost) => {
                let anew = self.connection().await?;
                watchdog.guard(pin!(read(anew.database(), &watchdog))).await.flatten()
            }
            (Err(_), Life::Superseded) => Err(StoreError::Superseded),
            (answer, _) => answer,
        }
    }

    /// Runs `write`. Gives up after [`WRITE_SECONDS`], unless it asks for more.
    async fn writing<T>(
        &self,
        write: impl AsyncFnOnce(&Database, &Watchdog) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let connection = self.connection().await?;
        let watchdog = Watchdog::within(WRITE_SECONDS).telling(self.so_far.borrow().clone());
        // Given up, the write is dropped, and with it a transaction that was not
        // yet told to commit: the person's next try shall not meet it.
        match watchdog.guard(pin!(write(connection.database(), &watchdog))).await? {
            Err(_) if connection.life() == Life::Superseded => Err(StoreError::Superseded),
            answer => answer,
        }
    }
}

impl Store for IndexedDb {
    async fn settings(&self) -> Result<Settings, StoreError> {
        self.reading(async |db, _| reading::settings(db).await).await
    }

    async fn rows(&self, projector: &Projector) -> Result<Rows, StoreError> {
        self.reading(async |db, watchdog| reading::rows(db, watchdog, projector).await).await
    }

    async fn since(&self, rev: u64) -> Result<Since, StoreError> {
        self.reading(async |db, _| reading::since(db, rev).await).await
    }

    async fn read(&self, id: LeadId) -> Result<Option<Lead>, StoreError> {
        self.reading(async |db, _| reading::read(db, id).await).await
    }

    async fn change(&self, command: &Command, stamp: Instant) -> Result<Done, StoreError> {
        self.writing(async |db, watchdog| changing::change(db, watchdog, command, stamp).await)
            .await
    }

    async fn try_out(&self, command: &Command, stamp: Instant) -> Result<Change, StoreError> {
        self.reading(async |db, watchdog| changing::try_out(db, watchdog, command, stamp).await)
            .await
    }

    async fn journal(&self, most: usize) -> Result<Vec<Entry>, StoreError> {
        self.reading(async |db, _| reading::journal(db, most).await).await
    }

    async fn bodies(&self) -> Result<Bodies, StoreError> {
        self.reading(async |db, watchdog| reading::bodies(db, watchdog).await).await
    }

    async fn keep_snapshot(
        &self,
        projector: &Projector,
        rev: u64,
        rows: &[&Projection],
    ) -> Result<bool, StoreError> {
        self.writing(async |db, watchdog| {
            changing::keep_snapshot(db, watchdog, projector, rev, rows).await
        })
        .await
    }
}
