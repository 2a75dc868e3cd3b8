//! What the list of leads finds: at once by what is in it, and slice by slice by what is told of leads
//! and by words that are a letter or two off.
//!
//! All of it lies behind the seam: the lists that it is for do.

use std::ops::Bound;

use leptos::prelude::{
    GetValue, LocalStorage, Owner, SetValue, StoredValue, UpdateValue, WithValue,
};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::order;
use ninefold_core::domain::query::{Choice, Filter, Order, Query, choices};
use ninefold_core::domain::search::{Search, Tier};

use super::desk::Desk;
use super::request::Slow;
use super::signal::{Memo, RwSignal};

/// How many rows are looked through before the page gets its turn again: about 3 ms of wasm.
const SLICE: usize = 1_000;

/// The handle to what is found.
#[derive(Clone, Copy)]
pub struct Searching {
    further: RwSignal<Further>,
    /// How far looking further got; `None` while nothing is looked through.
    run: StoredValue<Option<Run>, LocalStorage>,
    /// Made by the first list that asks, and kept for the next.
    memos: StoredValue<Option<Memos>, LocalStorage>,
    /// Who keeps them: whoever made the desk.
    owner: StoredValue<Option<Owner>, LocalStorage>,
}

#[derive(Clone, Copy)]
struct Memos {
    ordered: Memo<Ordered>,
    exact: Memo<Exact>,
    found: Memo<Vec<LeadId>>,
}

/// The leads that the filters let through, in order, before anything is searched.
#[derive(Clone, PartialEq)]
struct Ordered {
    /// Another one each time: what was found in other rows is found no more.
    stamp: u64,
    order: Order,
}

/// Those of them in which all words are found.
#[derive(Clone, PartialEq)]
struct Exact {
    stamp: u64,
    search: Search,
    /// At which places of the order.
    is_found: Vec<bool>,
    ids: Vec<LeadId>,
}

/// What is found besides those.
#[derive(Clone, Default, PartialEq)]
struct Further {
    /// What it was found for.
    query: Query,
    stamp: u64,
    /// In which the words are told, in the order of the list.
    told: Vec<LeadId>,
    /// In which they are almost found, likewise.
    similar: Vec<LeadId>,
    /// How each of them was found, in the order of their ids.
    tiers: Vec<(LeadId, Tier)>,
    /// What is still looked through.
    looks_through: Option<Looking>,
}

/// What is looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looking {
    /// Notes, problems, what was said.
    Told,
    /// Words that are a letter or two off.
    Similar,
}

/// Looking further, on its way.
struct Run {
    query: Query,
    stamp: u64,
    search: Search,
    looking: Looking,
    /// The row that was looked through last, and how many were.
    last: Option<LeadId>,
    n_seen: usize,
    /// At which places of the order nothing was found yet.
    is_open: Vec<bool>,
    /// At which of them something is.
    found: Vec<usize>,
}

impl Searching {
    pub(super) fn new() -> Searching {
        Searching {
            further: RwSignal::default(),
            run: StoredValue::new_local(None),
            memos: StoredValue::new_local(None),
            owner: StoredValue::new_local(Owner::current()),
        }
    }

    fn memos(self, desk: Desk) -> Memos {
        if let Some(memos) = self.memos.get_value() {
            return memos;
        }
        let make = || Memos::new(desk, self.further);
        let memos = self.owner.with_value(|owner| match owner {
            Some(owner) => owner.with(make),
            None => make(),
        });
        self.memos.set_value(Some(memos));
        memos
    }

    /// True while what is looked for is what the list shows; else nothing is looked for any more.
    fn is_wanted(self, desk: Desk, memos: Memos) -> bool {
        let query = desk.query_untracked();
        let stamp = memos.ordered.read_untracked().stamp;
        let is_it = |run: &Run| run.query == query && run.stamp == stamp;
        let is_wanted = self.run.with_value(|run| run.as_ref().is_some_and(is_it));
        if !is_wanted {
            self.run.set_value(None);
            // Whoever looks at the list has it looked for anew; what was found meanwhile stays.
            self.further.update(|further| (further.stamp, further.looks_through) = (0, None));
        }
        is_wanted
    }
}

impl Memos {
    fn new(desk: Desk, further: RwSignal<Further>) -> Memos {
        let filters = Memo::new(move |_| desk.with_query(Query::without_words));
        let ordered = Memo::new(move |before: Option<&Ordered>| {
            let filters = filters.read();
            let order = desk.with_at(filters.goes_by_time(), |at| {
                desk.with_rows(|rows| Order::of(rows, &filters, at))
            });
            Ordered { stamp: before.map_or(1, |before| before.stamp + 1), order }
        });
        let exact = Memo::new(move |before: Option<&Exact>| {
            let search = desk.with_query(|query| Search::parse(&query.words));
            let ordered = ordered.read();
            // While a word is being typed, only those that were found before can be found.
            let before =
                before.filter(|it| it.stamp == ordered.stamp && search.narrows(&it.search));
            let among = before.map(|before| &before.is_found[..]);
            let order = &ordered.order;
            let is_found = desk.with_rows_untracked(|rows| order.finding(rows, &search, among));
            Exact { stamp: ordered.stamp, search, ids: order.ids_of(&is_found), is_found }
        });
        let found = Memo::new(move |_| {
            let (exact, further) = (exact.read(), further.read());
            let mut ids = exact.ids.clone();
            if desk.with_query(|query| further.query == *query) {
                let more = further.told.iter().chain(&further.similar);
                let is_fresh = further.stamp == exact.stamp;
                // Found in older rows: they may have changed since, or have gone.
                desk.with_rows_untracked(|rows| {
                    let is_so = |id: &&LeadId| {
                        is_fresh
                            || rows.get(id).is_some_and(|row| {
                                row.deleted_at.is_none() && !exact.search.finds(row)
                            })
                    };
                    ids.extend(more.filter(is_so));
                });
            }
            ids
        });
        Memos { ordered, exact, found }
    }
}

impl Desk {
    /// The leads that the list shows, in its order: those in which all words of the search are found;
    /// as soon as they are known, below them those of which they are told, then those in which words
    /// are a letter or two off.
    pub fn found(self) -> Memo<Vec<LeadId>> {
        self.searching().memos(self).found
    }

    /// How lead `id` of the list was found.
    pub fn found_how(self, id: LeadId) -> Tier {
        let further = self.searching().further.read();
        let at = further.tiers.binary_search_by(|(other, _)| other.cmp(&id));
        at.ok().and_then(|at| further.tiers.get(at)).map_or(Tier::Exact, |(_, tier)| *tier)
    }

    /// What is still looked through for the words of the search; `None` once all is found.
    pub fn looks_through(self) -> Option<Looking> {
        self.searching().further.read().looks_through
    }

    /// Reads what is searched for, as it is looked for.
    pub fn with_search<T>(self, read: impl FnOnce(&Search) -> T) -> T {
        read(&self.searching().memos(self).exact.read().search)
    }

    /// How many of the leads on the desk `query` finds, without what is told of them.
    pub fn n_found(self, query: &Query) -> usize {
        let search = Search::parse(&query.words);
        self.with_at(query.goes_by_time(), |at| {
            self.with_rows(|rows| {
                rows.values().filter(|row| query.fits(row, at) && search.finds(row)).count()
            })
        })
    }

    /// What `filter` can let through, each with how many leads it would show beside what else is
    /// chosen.
    pub fn choices(self, filter: Filter) -> Vec<(Choice, usize)> {
        self.with_at(filter.goes_by_time(), |at| {
            self.with_rows(|rows| self.with_query(|query| choices(rows, query, filter, at)))
        })
    }

    /// Looks on for what the list shows now, in notes and for words that are a letter or two off,
    /// slice by slice; has nothing looked for twice. Follows what the list shows.
    pub fn look_further(self) {
        let searching = self.searching();
        let memos = searching.memos(self);
        let (query, search, stamp) =
            (self.query(), self.with_search(Search::clone), memos.exact.read().stamp);
        let is_known = {
            let further = searching.further.read_untracked();
            further.query == query && further.stamp == stamp
        };
        if is_known {
            return;
        }
        if search.is_empty() {
            searching.run.set_value(None);
            return searching.further.set(Further { query, stamp, ..Further::default() });
        }
        let is_open = memos.exact.read().is_found.iter().map(|is_found| !is_found).collect();
        let run = Run::new(query.clone(), stamp, search, Looking::Told, is_open);
        let is_running = searching.run.with_value(Option::is_some);
        searching.run.set_value(Some(run));
        searching.further.update(|further| {
            // What was found for the same words in older rows stays until it is looked for anew.
            if further.query != query {
                *further = Further { query, ..Further::default() };
            }
            (further.stamp, further.looks_through) = (stamp, Some(Looking::Told));
        });
        if !is_running {
            self.begin(Slow::Search);
        }
    }

    /// Looks through the next slice; answers whether there is more.
    pub(super) fn search_on(self) -> bool {
        let searching = self.searching();
        let memos = searching.memos(self);
        if !searching.is_wanted(self, memos) {
            return false;
        }
        let mut finished = None;
        searching.run.update_value(|run| {
            let Some(running) = run else { return };
            let ordered = memos.ordered.read_untracked();
            if running.step(self, &ordered.order) {
                finished = Some((running.looking, running.take_found(&ordered.order)));
                *run = running.then();
            }
        });
        if let Some((looking, found)) = finished {
            searching.further.update(|further| further.take_in(looking, found));
        }
        searching.run.with_value(Option::is_some)
    }
}

impl Run {
    fn new(query: Query, stamp: u64, search: Search, looking: Looking, is_open: Vec<bool>) -> Run {
        let (last, n_seen, found) = (None, 0, Vec::new());
        Run { query, stamp, search, looking, last, n_seen, is_open, found }
    }

    /// Looks through some; answers whether that was all.
    fn step(&mut self, desk: Desk, order: &Order) -> bool {
        desk.with_rows_untracked(|rows| {
            let from = self.last.map_or(Bound::Unbounded, Bound::Excluded);
            let mut rows = rows.range((from, Bound::Unbounded));
            for (id, row) in rows.by_ref().take(SLICE) {
                let place = order.place(self.n_seen);
                (self.last, self.n_seen) = (Some(*id), self.n_seen + 1);
                let open = place.and_then(|place| Some((place, self.is_open.get_mut(place)?)));
                let Some((place, open)) = open.filter(|(_, open)| **open) else { continue };
                let is_found = match self.looking {
                    Looking::Told => self.search.is_told(row),
                    Looking::Similar => self.search.is_similar(row),
                };
                if is_found {
                    *open = false;
                    self.found.push(place);
                }
            }
            rows.next().is_none()
        })
    }

    /// What was found, in the order of the list.
    fn take_found(&mut self, order: &Order) -> Vec<LeadId> {
        let mut found = std::mem::take(&mut self.found);
        order::sort(&mut found);
        found.into_iter().filter_map(|place| order.ids().get(place).copied()).collect()
    }

    /// What is looked through after this.
    fn then(&mut self) -> Option<Run> {
        let is_open = std::mem::take(&mut self.is_open);
        match self.looking {
            Looking::Told => {
                let (query, search) = (self.query.clone(), self.search.clone());
                Some(Run::new(query, self.stamp, search, Looking::Similar, is_open))
            }
            Looking::Similar => None,
        }
    }
}

impl Further {
    /// All that was found by looking through one thing.
    fn take_in(&mut self, looking: Looking, found: Vec<LeadId>) {
        match looking {
            Looking::Told => (self.told, self.looks_through) = (found, Some(Looking::Similar)),
            Looking::Similar => (self.similar, self.looks_through) = (found, None),
        }
        // In older rows the same lead may have been similar that is told now.
        let mut told = self.told.clone();
        order::sort(&mut told);
        self.similar.retain(|id| told.binary_search(id).is_err());
        let told = told.into_iter().map(|id| (id, Tier::Told));
        let similar = self.similar.iter().map(|id| (*id, Tier::Similar));
        self.tiers = told.chain(similar).collect();
        order::sort_by(&mut self.tiers, |one, other| one.0.cmp(&other.0));
    }
}
