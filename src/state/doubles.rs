//! Duplicates: what is looked through, the pair that is open, and what is chosen for it.

mod looking;
mod pairing;

use std::collections::BTreeSet;

use leptos::prelude::{LocalStorage, StoredValue};
use ninefold_core::domain::duplicates::{Found, Pair, Suspects};
use ninefold_core::domain::fact::{Fact, FactKind};
use ninefold_core::domain::lead::Lead;

use self::looking::Looking;
pub use self::pairing::FactPair;
use super::request::Ticket;
use super::signal::RwSignal;

/// One of the two leads of a pair. The older one is on the left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// The older one.
    Left,
    /// The younger one.
    Right,
}

/// Which of the two a fact is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// From the one on the left.
    Left,
    /// From the one on the right.
    Right,
    /// From both.
    Both,
}

/// A lead of the open pair.
#[derive(Debug, Clone, PartialEq)]
pub enum Read {
    /// It is being read.
    Reading,
    /// It was read.
    Lead(Box<Lead>),
    /// It could not be read, and why.
    Missing(String),
}

/// How far looking for doubles got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looked {
    /// Nobody has looked yet.
    NotYet,
    /// So many leads were looked through, of so many.
    Through(usize, usize),
    /// All were.
    Done,
}

/// The handle to the page of duplicates.
#[derive(Clone, Copy)]
pub struct Doubles {
    looking: StoredValue<Option<Box<dyn Looking>>, LocalStorage>,
    /// The next turn begins anew.
    is_asked: RwSignal<bool>,
    /// How many leads are looked through, and of how many, while that goes on.
    progress: RwSignal<Option<(usize, usize)>>,
    found: RwSignal<Option<Found>>,
    /// Leads have changed since they were looked through.
    is_stale: RwSignal<bool>,
    /// The pairs that are not the same, as far as what is found goes by them.
    apart: RwSignal<BTreeSet<Pair>>,
    open: RwSignal<Option<Pair>>,
    left: RwSignal<Read>,
    right: RwSignal<Read>,
    /// Which one stays, once somebody has said.
    kept: RwSignal<Option<Hand>>,
    picks: RwSignal<Vec<(FactKind, Pick)>>,
    merging: RwSignal<Option<Ticket>>,
    failure: RwSignal<Option<String>>,
}

impl Doubles {
    pub(super) fn new() -> Doubles {
        Doubles {
            looking: StoredValue::new_local(None),
            is_asked: RwSignal::new(false),
            progress: RwSignal::new(None),
            found: RwSignal::new(None),
            is_stale: RwSignal::new(true),
            apart: RwSignal::default(),
            open: RwSignal::new(None),
            left: RwSignal::new(Read::Reading),
            right: RwSignal::new(Read::Reading),
            kept: RwSignal::new(None),
            picks: RwSignal::default(),
            merging: RwSignal::new(None),
            failure: RwSignal::new(None),
        }
    }

    /// How far looking for doubles got.
    pub fn looked(self) -> Looked {
        match self.progress.get() {
            Some((n_done, n_all)) => Looked::Through(n_done, n_all),
            None if self.found.read().is_some() => Looked::Done,
            None => Looked::NotYet,
        }
    }

    /// Reads what was found; nothing before anybody has looked.
    pub fn with_found<T>(self, read: impl FnOnce(&Found) -> T) -> T {
        self.found.with(|found| match found {
            Some(found) => read(found),
            None => read(&Found::default()),
        })
    }

    /// The pair that is open.
    pub fn open(self) -> Option<Pair> {
        self.open.get()
    }

    /// The open pair as it was found; `None` for one that was opened and not found.
    pub fn suspects(self) -> Option<Suspects> {
        let open = self.open.get()?;
        self.with_found(|found| found.pairs.iter().find(|it| it.pair == open).copied())
    }

    /// The lead on that side.
    pub fn lead(self, hand: Hand) -> Read {
        match hand {
            Hand::Left => self.left.get(),
            Hand::Right => self.right.get(),
        }
    }

    /// True while a merge is on its way.
    pub fn is_merging(self) -> bool {
        self.merging.read().is_some()
    }

    /// Why the last merge was not saved.
    pub fn failure(self) -> Option<String> {
        self.failure.get()
    }
}

/// True for a fact that is none of those to choose: it is told in words.
fn is_told(kind: FactKind) -> bool {
    matches!(kind, FactKind::NeverContact | FactKind::DeletedAt)
}

/// True when a fact says something.
fn says(fact: &Fact) -> bool {
    !fact.is_blank()
}
