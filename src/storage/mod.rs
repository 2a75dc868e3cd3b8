//! Where leads are kept.
//!
//! [`Store`] is the contract. [`IndexedDb`] keeps it in the browser, [`Memory`]
//! where the browser refuses to, and `tests/contract` holds both to it.

mod error;
#[cfg(target_arch = "wasm32")]
mod indexed_db;
mod ledger;
mod memory;
mod projector;
mod record;
mod schema;
mod snapshot;

use std::future::Future;

pub use error::{Damage, StoreError};
#[cfg(target_arch = "wasm32")]
pub use indexed_db::IndexedDb;
pub use memory::Memory;
use ninefold_core::domain::command::{Change, Command};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::Entry;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::settings::Settings;
use ninefold_core::domain::time::Instant;
pub use projector::Projector;
pub use record::{EntryRecord, Record, SettingsRecord};
pub use schema::{
    DATABASE, DEMO_DATABASE, ERASED, JOURNAL, LEADS, META, REVISION, ROWS, SETTINGS, SNAPSHOT,
};

/// How many changed leads [`Store::since`] hands over one by one. Above it, and for
/// a start from a snapshot that is further behind, reading everything is quicker.
const MOST_CHANGED: usize = 1_000;

/// What every place that keeps leads promises.
///
/// A future that has answered is done: nothing goes on behind it. One that is
/// dropped takes back what it has not finished. No store clears, repairs or
/// removes anything by itself, but entries of the journal whose time is over.
pub trait Store {
    /// Reads the settings; the default ones on a new desk.
    fn settings(&self) -> impl Future<Output = Result<Settings, StoreError>>;

    /// Reads what lists need of every lead: from the snapshot where it holds, else
    /// from the records. Both come to the same.
    ///
    /// A lead that cannot be read is named among the unreadable and hides no
    /// other. Refuses only when nothing at all can be read.
    fn rows(&self, projector: &Projector) -> impl Future<Output = Result<Rows, StoreError>>;

    /// Reads what other tabs wrote after revision `rev`.
    fn since(&self, rev: u64) -> impl Future<Output = Result<Since, StoreError>>;

    /// Reads the lead `id`; `None` when no such lead is stored.
    ///
    /// Refuses with [`StoreError::Damaged`] when what is stored is no longer the
    /// lead that was saved.
    fn read(&self, id: LeadId) -> impl Future<Output = Result<Option<Lead>, StoreError>>;

    /// Runs `command` on what is stored now, and writes what it comes to, all in
    /// one transaction, which raises the desk's revision by one. A command that
    /// changes nothing writes nothing. `stamp` is the time by the real clock.
    ///
    /// `Ok` means saved: it comes after the transaction is complete on the disk.
    /// Refuses with [`StoreError::Refused`] what the command itself refuses, and
    /// with [`StoreError::Damaged`] when it would build upon a damaged lead or
    /// take the place of one. Any refusal leaves the store as it was, but for
    /// [`StoreError::Stalled`], which cannot know.
    fn change(
        &self,
        command: &Command,
        stamp: Instant,
    ) -> impl Future<Output = Result<Done, StoreError>>;

    /// As [`Store::change`], but writes nothing: what a preview shows.
    fn try_out(
        &self,
        command: &Command,
        stamp: Instant,
    ) -> impl Future<Output = Result<Change, StoreError>>;

    /// Reads the journal, the latest entry first, at most so many. Entries older
    /// than [`KEPT_FOR`] are gone with the next change.
    ///
    /// An entry that cannot be read is passed over: it can be undone no more, and
    /// hides no other.
    ///
    /// [`KEPT_FOR`]: ninefold_core::domain::journal::KEPT_FOR
    fn journal(&self, most: usize) -> impl Future<Output = Result<Vec<Entry>, StoreError>>;

    /// Reads the text of every lead as the backup writes it, in the order of the
    /// ids, all as of one revision.
    fn bodies(&self) -> impl Future<Output = Result<Bodies, StoreError>>;

    /// Keeps `rows`, which are all there are as of revision `rev`, for a faster
    /// start. `false` when the store has moved on, or holds a lead that is not
    /// among them: then nothing is kept.
    ///
    /// They are derived, so nothing is lost when this fails.
    fn keep_snapshot(
        &self,
        projector: &Projector,
        rev: u64,
        rows: &[&Projection],
    ) -> impl Future<Output = Result<bool, StoreError>>;
}

/// Hears how far a change of many leads got, in whole percent.
pub type SoFar = std::rc::Rc<dyn Fn(u8)>;

/// What [`Store::rows`] found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// The desk's revision that they show.
    pub rev: u64,
    /// A row for each lead, those in the trash too, in the order of the ids.
    pub rows: Vec<Projection>,
    /// What is stored as a lead and cannot be read, in the order of the keys.
    pub unreadable: Vec<Unreadable>,
    /// They came from the snapshot, and not from the records alone.
    pub is_from_snapshot: bool,
}

/// What [`Store::since`] found.
#[derive(Clone, Debug, PartialEq)]
pub enum Since {
    /// Nothing was written.
    Nothing,
    /// This was written.
    Changed {
        /// The desk's revision now.
        rev: u64,
        /// The leads that were written, as they are now, in the order of the ids.
        leads: Vec<Lead>,
        /// The settings, if they were written.
        settings: Option<Box<Settings>>,
    },
    /// A lead was erased, or too much was written to tell one by one, or it cannot
    /// be told what was: everything is to be read anew.
    Reload,
}

/// What [`Store::change`] did.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// The desk's revision now.
    pub rev: u64,
    /// What was written. Its entry bears the id that it was given.
    pub change: Change,
}

/// What [`Store::bodies`] found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bodies {
    /// The desk's revision that they show.
    pub rev: u64,
    /// The text of each lead, one line, in the order of the ids.
    pub texts: Vec<String>,
    /// What is stored as a lead and cannot be read, in the order of the keys.
    pub unreadable: Vec<Unreadable>,
}

/// One record that cannot be read. It stays where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// What it is stored under: a lead's id, unless that is what was damaged.
    pub key: String,
    /// What is wrong with it.
    pub reason: Damage,
}

/// The store a desk has: the browser's, or memory where the browser refuses.
pub enum AnyStore {
    /// Keeps leads in the browser.
    #[cfg(target_arch = "wasm32")]
    IndexedDb(IndexedDb),
    /// Keeps leads until the tab is closed.
    Memory(Memory),
}

/// Asks whichever store it is.
macro_rules! ask {
    ($any:ident, $verb:ident($($argument:ident),*)) => {
        match $any {
            #[cfg(target_arch = "wasm32")]
            AnyStore::IndexedDb(store) => store.$verb($($argument),*).await,
            AnyStore::Memory(store) => store.$verb($($argument),*).await,
        }
    };
}

impl AnyStore {
    /// Has `so_far` hear how far each change of many leads got. Memory is too fast for that.
    pub fn tell_so_far(&self, so_far: SoFar) {
        match self {
            #[cfg(target_arch = "wasm32")]
            AnyStore::IndexedDb(store) => store.tell_so_far(so_far),
            AnyStore::Memory(_) => drop(so_far),
        }
    }
}

impl Store for AnyStore {
    async fn settings(&self) -> Result<Settings, StoreError> {
        ask!(self, settings())
    }

    async fn rows(&self, projector: &Projector) -> Result<Rows, StoreError> {
        ask!(self, rows(projector))
    }

    async fn since(&self, rev: u64) -> Result<Since, StoreError> {
        ask!(self, since(rev))
    }

    async fn read(&self, id: LeadId) -> Result<Option<Lead>, StoreError> {
        ask!(self, read(id))
    }

    async fn change(&self, command: &Command, stamp: Instant) -> Result<Done, StoreError> {
        ask!(self, change(command, stamp))
    }

    async fn try_out(&self, command: &Command, stamp: Instant) -> Result<Change, StoreError> {
        ask!(self, try_out(command, stamp))
    }

    async fn journal(&self, most: usize) -> Result<Vec<Entry>, StoreError> {
        ask!(self, journal(most))
    }

    async fn bodies(&self) -> Result<Bodies, StoreError> {
        ask!(self, bodies())
    }

    async fn keep_snapshot(
        &self,
        projector: &Projector,
        rev: u64,
        rows: &[&Projection],
    ) -> Result<bool, StoreError> {
        ask!(self, keep_snapshot(projector, rev, rows))
    }
}
