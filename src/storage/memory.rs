//! Keeps leads until the tab is closed.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::Lead;

use super::{Loaded, Record, Store, StoreError};

/// Keeps leads until the tab is closed, where the browser refuses to keep them
/// longer. A clone is another handle to the same leads.
#[derive(Clone, Debug, Default)]
pub struct Memory(Rc<RefCell<Shelf>>);

#[derive(Debug, Default)]
struct Shelf {
    rev: u64,
    records: BTreeMap<String, Record>,
}

impl Memory {
    /// All that is kept, as a browser would store it, in the order of the ids.
    pub fn records(&self) -> Vec<Record> {
        self.0.borrow().records.values().cloned().collect()
    }

    /// The number of changes so far.
    pub fn revision(&self) -> u64 {
        self.0.borrow().rev
    }
}

impl Store for Memory {
    async fn load(&self) -> Result<Loaded, StoreError> {
        let shelf = self.0.borrow();
        Ok(shelf.records.iter().map(|(id, record)| (id.clone(), record.decode())).collect())
    }

    async fn read(&self, id: LeadId) -> Result<Option<Lead>, StoreError> {
        let shelf = self.0.borrow();
        let record = shelf.records.get(&id.to_string());
        Ok(record.map(Record::decode).transpose()?)
    }

    async fn insert(&self, lead: &Lead) -> Result<(), StoreError> {
        let mut shelf = self.0.borrow_mut();
        let record = Record::encode(lead, shelf.rev + 1);
        if shelf.records.contains_key(&record.id) {
            return Err(StoreError::Exists);
        }
        shelf.rev = record.rev;
        shelf.records.insert(record.id.clone(), record);
        Ok(())
    }
}
