//! Where leads are kept.
//!
//! [`Store`] is the contract. [`IndexedDb`] keeps it in the browser, [`Memory`]
//! where the browser refuses to, and `tests/contract` holds both to it.

mod error;
#[cfg(target_arch = "wasm32")]
mod indexed_db;
mod memory;
mod record;
mod schema;

use std::future::Future;

pub use error::{Damage, StoreError};
#[cfg(target_arch = "wasm32")]
pub use indexed_db::IndexedDb;
pub use memory::Memory;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::Lead;
pub use record::Record;
pub use schema::{DATABASE, LEADS, META, REVISION, SNAPSHOT};

/// What every place that keeps leads promises.
///
/// A future that has answered is done: nothing goes on behind it. No store
/// clears, repairs or removes anything by itself.
pub trait Store {
    /// Reads every lead, in the order of their ids.
    ///
    /// A lead that cannot be read is named among the unreadable and hides no
    /// other. Refuses only when nothing at all can be read.
    fn load(&self) -> impl Future<Output = Result<Loaded, StoreError>>;

    /// Reads the lead `id`; `None` when no such lead is stored.
    ///
    /// Refuses with [`StoreError::Damaged`] when what is stored is no longer the
    /// lead that was saved.
    fn read(&self, id: LeadId) -> impl Future<Output = Result<Option<Lead>, StoreError>>;

    /// Keeps `lead`, and raises the desk's revision by one in the same transaction.
    ///
    /// `Ok` means saved: it comes after the transaction is complete on the disk.
    /// Refuses with [`StoreError::Exists`] when a lead with this id is stored,
    /// which then stays as it is. Any other refusal leaves the store as it was,
    /// but for [`StoreError::Stalled`], which cannot know.
    fn insert(&self, lead: &Lead) -> impl Future<Output = Result<(), StoreError>>;
}

/// What [`Store::load`] found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// The leads, in the order of their ids.
    pub leads: Vec<Lead>,
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

impl FromIterator<(String, Result<Lead, Damage>)> for Loaded {
    fn from_iter<I: IntoIterator<Item = (String, Result<Lead, Damage>)>>(found: I) -> Self {
        let mut loaded = Self::default();
        for (key, lead) in found {
            match lead {
                Ok(lead) => loaded.leads.push(lead),
                Err(reason) => loaded.unreadable.push(Unreadable { key, reason }),
            }
        }
        loaded
    }
}

impl Store for AnyStore {
    async fn load(&self) -> Result<Loaded, StoreError> {
        match self {
            #[cfg(target_arch = "wasm32")]
            Self::IndexedDb(store) => store.load().await,
            Self::Memory(store) => store.load().await,
        }
    }

    async fn read(&self, id: LeadId) -> Result<Option<Lead>, StoreError> {
        match self {
            #[cfg(target_arch = "wasm32")]
            Self::IndexedDb(store) => store.read(id).await,
            Self::Memory(store) => store.read(id).await,
        }
    }

    async fn insert(&self, lead: &Lead) -> Result<(), StoreError> {
        match self {
            #[cfg(target_arch = "wasm32")]
            Self::IndexedDb(store) => store.insert(lead).await,
            Self::Memory(store) => store.insert(lead).await,
        }
    }
}
