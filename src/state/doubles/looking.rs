//! Looking through the desk, slice by slice, and what is done with what was found.

use std::collections::BTreeMap;

use leptos::prelude::*;
use ninefold_core::domain::duplicates::{Found, Pair, Scan};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::projection::Projection;

use super::Doubles;
use crate::route::Route;
use crate::state::desk::Desk;
use crate::state::request::Slow;

/// How many rows are looked through in one slice: a few milliseconds.
const SLICE: usize = 300;

/// After how many rows the page is told how far it is.
const TOLD: usize = 1_000;

/// A search that goes on. Behind a pointer, so that the first screen holds nothing of it.
pub(super) trait Looking {
    /// Goes on; whether there is more.
    fn step(&mut self, rows: &BTreeMap<LeadId, Projection>) -> bool;
    /// How many were looked through, and of how many.
    fn progress(&self) -> (usize, usize);
    /// What was found.
    fn found(&self) -> Found;
}

impl Looking for Scan {
    fn step(&mut self, rows: &BTreeMap<LeadId, Projection>) -> bool {
        Scan::step(self, rows, SLICE)
    }

    fn progress(&self) -> (usize, usize) {
        Scan::progress(self)
    }

    fn found(&self) -> Found {
        Scan::found(self)
    }
}

impl Doubles {
    /// Looks through the desk, unless that was done and nothing has changed since.
    pub fn look(self, desk: Desk) {
        if self.is_stale.get_untracked() {
            self.look_again(desk);
        }
    }

    /// Looks through the desk anew. What was found before stays until that is done.
    pub fn look_again(self, desk: Desk) {
        self.is_asked.set(true);
        if self.progress.get_untracked().is_none() {
            let n_rows = desk.with_rows_untracked(BTreeMap::len);
            self.progress.set(Some((0, n_rows)));
            desk.begin(Slow::Doubles);
        }
    }

    /// Leads have changed: whoever looks at the page sees what is so now.
    pub(in crate::state) fn changed(self, desk: Desk) {
        if self.found.with_untracked(Option::is_some) || self.progress.get_untracked().is_some() {
            self.is_stale.set(true);
            if desk.route_untracked() == Route::Duplicates {
                self.look_again(desk);
            }
        }
    }

    /// The desk goes by other settings: pairs may be told apart, or no longer be.
    pub(in crate::state) fn settings_changed(self, desk: Desk) {
        if desk.settings_to_be().not_same != self.apart.get_untracked() {
            self.changed(desk);
        }
    }

    /// Does the next slice; whether there is more.
    pub(in crate::state) fn go_on(self, desk: Desk) -> bool {
        if self.is_asked.get_untracked() {
            self.is_asked.set(false);
            self.is_stale.set(false);
            let not_same = desk.settings_to_be().not_same;
            self.apart.set(not_same.clone());
            let scan = desk.with_rows_untracked(|rows| Scan::new(rows, not_same));
            self.looking.set_value(Some(Box::new(scan)));
        }
        let step = |looking: &mut Option<Box<dyn Looking>>| {
            let looking = looking.as_mut()?;
            let is_more = desk.with_rows_untracked(|rows| looking.step(rows));
            Some((is_more, looking.progress()))
        };
        match self.looking.try_update_value(step).flatten() {
            Some((true, (n_done, n_all))) => {
                let told = self.progress.get_untracked().unwrap_or_default();
                if n_done < told.0 || n_done >= told.0 + TOLD || told.1 != n_all {
                    self.progress.set(Some((n_done, n_all)));
                }
                true
            }
            Some((false, _)) => {
                self.end(desk);
                false
            }
            None => {
                self.progress.set(None);
                false
            }
        }
    }

    /// All is looked through.
    fn end(self, desk: Desk) {
        let found = self.looking.try_update_value(Option::take).flatten();
        let found = found.map(|looking| looking.found()).unwrap_or_default();
        let first = found.pairs.first().map(|it| it.pair);
        let open = self.open.get_untracked();
        let is_there = |pair: Pair| found.pairs.iter().any(|it| it.pair == pair);
        let is_kept = open.is_some_and(is_there);
        self.found.set(Some(found));
        self.progress.set(None);
        if !is_kept {
            self.show(desk, first);
        }
    }

    /// Takes the pairs that are `gone` from what was found, and opens the one that comes next.
    pub(super) fn take_away(self, desk: Desk, gone: impl Fn(Pair) -> bool) {
        let open = self.open.get_untracked();
        let at = self.place_of(open);
        self.found.update(|found| {
            found.iter_mut().for_each(|found| found.pairs.retain(|it| !gone(it.pair)));
        });
        if open.is_some_and(gone) {
            let next = self.found.with_untracked(|found| {
                let pairs = &found.as_ref()?.pairs;
                pairs.get(at.unwrap_or(0)).or(pairs.last()).map(|it| it.pair)
            });
            self.show(desk, next);
        }
    }

    /// Opens the next pair, or the one before; answers whether there is one.
    pub fn go(self, desk: Desk, is_forward: bool) -> bool {
        let at = self.place_of(self.open.get_untracked());
        let to = match at {
            None => Some(0),
            Some(at) if is_forward => Some(at + 1),
            Some(at) => at.checked_sub(1),
        };
        let next = self.found.with_untracked(|found| Some(found.as_ref()?.pairs.get(to?)?.pair));
        if next.is_some() {
            self.show(desk, next);
        }
        next.is_some()
    }

    fn place_of(self, pair: Option<Pair>) -> Option<usize> {
        self.found.with_untracked(|found| {
            found.as_ref()?.pairs.iter().position(|it| Some(it.pair) == pair)
        })
    }
}
