//! Keeps leads until the tab is closed.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use ninefold_core::domain::command::{Change, Command, Wanted};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::{Entry, EntryId, KEPT_FOR};
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::settings::Settings;
use ninefold_core::domain::time::Instant;

use super::ledger::{Left, Stand, left_of};
use super::{
    Bodies, Done, EntryRecord, MOST_CHANGED, Projector, Record, Rows, SettingsRecord, Since, Store,
    StoreError, Unreadable, snapshot,
};

/// Keeps leads until the tab is closed, where the browser refuses to keep them
/// longer. A clone is another handle to the same leads.
#[derive(Clone, Debug, Default)]
pub struct Memory(Rc<RefCell<Shelf>>);

/// What the browser's database would hold.
#[derive(Debug, Default)]
struct Shelf {
    rev: u64,
    erased: u64,
    records: BTreeMap<String, Record>,
    settings: Option<SettingsRecord>,
    /// In the order of the ids.
    journal: Vec<EntryRecord>,
    snapshot: Option<Vec<u8>>,
}

impl Memory {
    /// All leads that are kept, as a browser would store them, in the order of the ids.
    pub fn records(&self) -> Vec<Record> {
        self.0.borrow().records.values().cloned().collect()
    }

    /// The journal as a browser would store it, the earliest entry first.
    pub fn entries(&self) -> Vec<EntryRecord> {
        self.0.borrow().journal.clone()
    }

    /// The number of changes so far.
    pub fn revision(&self) -> u64 {
        self.0.borrow().rev
    }

    /// The snapshot, as a browser would store it.
    pub fn snapshot(&self) -> Option<Vec<u8>> {
        self.0.borrow().snapshot.clone()
    }

    /// Puts `bytes` in the place of the snapshot, whatever they are.
    pub fn put_snapshot(&self, bytes: Option<Vec<u8>>) {
        self.0.borrow_mut().snapshot = bytes;
    }
}

impl Store for Memory {
    async fn settings(&self) -> Result<Settings, StoreError> {
        self.0.borrow().settings()
    }

    async fn rows(&self, projector: &Projector) -> Result<Rows, StoreError> {
        let kept = self.snapshot();
        let rows = match &kept {
            Some(bytes) => snapshot::decode(bytes, projector, async || {}).await,
            None => None,
        };
        let shelf = self.0.borrow();
        let header = kept.and_then(|bytes| snapshot::Header::read(&bytes, projector));
        let caught_up = header.zip(rows).filter(|(header, _)| header.rev <= shelf.rev);
        let caught_up = caught_up.and_then(|(header, rows)| {
            let since = shelf.written_after(header.rev)?;
            snapshot::caught_up(rows, &since, shelf.records.len(), projector)
        });
        Ok(match caught_up {
            Some(rows) => {
                Rows { rev: shelf.rev, rows, unreadable: Vec::new(), is_from_snapshot: true }
            }
            None => shelf.rows(projector),
        })
    }

    async fn since(&self, rev: u64) -> Result<Since, StoreError> {
        let shelf = self.0.borrow();
        if rev == shelf.rev {
            return Ok(Since::Nothing);
        }
        if rev > shelf.rev || shelf.erased > rev {
            return Ok(Since::Reload);
        }
        let Some(leads) = shelf.written_after(rev) else { return Ok(Since::Reload) };
        let is_set = shelf.settings.as_ref().is_some_and(|settings| settings.rev > rev);
        let settings = if is_set { Some(Box::new(shelf.settings()?)) } else { None };
        Ok(Since::Changed { rev: shelf.rev, leads, settings })
    }

    async fn read(&self, id: LeadId) -> Result<Option<Lead>, StoreError> {
        let shelf = self.0.borrow();
        let record = shelf.records.get(&id.to_string());
        Ok(record.map(Record::decode).transpose()?)
    }

    async fn change(&self, command: &Command, stamp: Instant) -> Result<Done, StoreError> {
        let mut shelf = self.0.borrow_mut();
        let stand = shelf.stand(command)?;
        let change = stand.run(command, stamp)?;
        if !change.is_empty() {
            shelf.write(&stand, &change, stamp);
        }
        Ok(Done { rev: shelf.rev, change })
    }

    async fn try_out(&self, command: &Command, stamp: Instant) -> Result<Change, StoreError> {
        self.0.borrow().stand(command)?.run(command, stamp)
    }

    async fn journal(&self, most: usize) -> Result<Vec<Entry>, StoreError> {
        let shelf = self.0.borrow();
        let latest = shelf.journal.iter().rev().take(most);
        Ok(latest.filter_map(|record| record.decode().ok()).collect())
    }

    async fn bodies(&self) -> Result<Bodies, StoreError> {
        let shelf = self.0.borrow();
        let mut bodies = Bodies { rev: shelf.rev, ..Bodies::default() };
        for (key, record) in &shelf.records {
            match record.clone().into_body(0) {
                Ok(text) => bodies.texts.push(text),
                Err(reason) => bodies.unreadable.push(Unreadable { key: key.clone(), reason }),
            }
        }
        Ok(bodies)
    }

    async fn keep_snapshot(
        &self,
        projector: &Projector,
        rev: u64,
        rows: &[&Projection],
    ) -> Result<bool, StoreError> {
        let bytes = snapshot::encode(projector, rev, rows, async || {}).await;
        let mut shelf = self.0.borrow_mut();
        let is_current = shelf.rev == rev && shelf.records.len() == rows.len();
        if is_current {
            shelf.snapshot = Some(bytes);
        }
        Ok(is_current)
    }
}

impl Shelf {
    fn settings(&self) -> Result<Settings, StoreError> {
        let settings = self.settings.as_ref().map(SettingsRecord::decode).transpose()?;
        Ok(settings.unwrap_or_default())
    }

    fn rows(&self, projector: &Projector) -> Rows {
        let mut rows = Rows { rev: self.rev, ..Rows::default() };
        for (key, record) in &self.records {
            match record.decode() {
                Ok(lead) => rows.rows.push(projector.project(&lead)),
                Err(reason) => rows.unreadable.push(Unreadable { key: key.clone(), reason }),
            }
        }
        rows
    }

    /// The leads that were written after `rev`; `None` when they are too many, or
    /// one of them cannot be read.
    fn written_after(&self, rev: u64) -> Option<Vec<Lead>> {
        let records = self.records.values().filter(|record| record.rev > rev);
        let records: Vec<&Record> = records.take(MOST_CHANGED + 1).collect();
        if records.len() > MOST_CHANGED {
            return None;
        }
        records.into_iter().map(|record| record.decode().ok()).collect()
    }

    /// Where the entry `id` of the journal stands, or would stand.
    fn place(&self, id: EntryId) -> Result<usize, usize> {
        self.journal.binary_search_by(|record| record.id.cmp(&id.0))
    }

    /// What `command` has to see.
    fn stand(&self, command: &Command) -> Result<Stand, StoreError> {
        let mut stand = Stand { rev: self.rev, ..Stand::default() };
        match self.settings.as_ref().map(SettingsRecord::decode).transpose() {
            Ok(settings) => stand.known.settings = settings.unwrap_or_default(),
            Err(damage) => stand.damaged_settings = Some(damage),
        }
        let entry = command.entry().and_then(|id| Some(&self.journal[self.place(id).ok()?]));
        stand.known.entry = entry.map(EntryRecord::decode).transpose()?;
        let wanted = command.wants(stand.known.entry.as_ref());
        let records: Vec<&Record> = match wanted {
            Wanted::All => self.records.values().collect(),
            Wanted::These(ids) => {
                ids.iter().filter_map(|id| self.records.get(&id.to_string())).collect()
            }
        };
        for record in records {
            // Nobody wants a lead by a key that is none.
            let Ok(id) = record.id.parse() else { continue };
            match record.decode() {
                Ok(lead) => stand.known.leads.insert(id, lead).map_or((), drop),
                Err(damage) => stand.damaged.push((id, damage)),
            }
        }
        Ok(stand)
    }

    fn write(&mut self, stand: &Stand, change: &Change, stamp: Instant) {
        self.rev = stand.rev + 1;
        for lead in &change.puts {
            let record = Record::encode(lead, self.rev);
            self.records.insert(record.id.clone(), record);
        }
        if let Some(settings) = &change.settings {
            self.settings = Some(SettingsRecord::encode(settings, self.rev));
        }
        let past = (stamp - KEPT_FOR).timestamp_millis();
        self.journal.retain(|record| record.at >= past);
        for entry in change.entry.iter().chain(&stand.undone(change)) {
            let record = EntryRecord::encode(entry);
            match self.place(entry.id) {
                Ok(place) => self.journal[place] = record,
                Err(place) => self.journal.insert(place, record),
            }
        }
        if !change.erased.is_empty() {
            self.records.retain(|key, _| !key.parse().is_ok_and(|id| change.erased.contains(&id)));
            self.snapshot = None;
            self.erased = self.rev;
            self.journal.retain_mut(|record| match left_of(record, &change.erased) {
                Left::AsItWas => true,
                Left::Nothing => false,
                Left::Less(less) => {
                    *record = *less;
                    true
                }
            });
        }
    }
}
