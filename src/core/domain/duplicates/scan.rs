//! Looking through all leads for those that may be one and the same, slice by slice.

mod block;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use self::block::Block;
use super::{Alike, Likeness, Mark, Pair, email_mark, pair, phone_mark};
use crate::domain::contact::{Email, Phone};
use crate::domain::id::LeadId;
use crate::domain::order;
use crate::domain::projection::Projection;

/// Every lead of a desk, as lists have it.
type Rows = BTreeMap<LeadId, Projection>;

/// How many leads share something before it tells nobody apart any more: the address of an office,
/// a switchboard. Those are told in one sentence and not pair by pair.
pub const MOST_ALIKE: usize = 8;

/// In how many parts marks are sorted, so that none of them takes long. A power of two.
const PARTS: usize = 256;

/// Two leads that may be one and the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suspects {
    /// Both, the smaller id first.
    pub pair: Pair,
    /// What they have in common.
    pub alike: Likeness,
}

/// More leads than [`MOST_ALIKE`] that have one thing in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crowd {
    /// What kind of thing.
    pub alike: Alike,
    /// What it says: the address, the number, the name and the company.
    pub says: String,
    /// How many share it.
    pub n_leads: usize,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The pairs, those with the strongest reasons first; of equal ones the latest leads first.
    pub pairs: Vec<Suspects>,
    /// What many share, the most first.
    pub crowds: Vec<Crowd>,
}

/// A search for leads that may be one and the same. It is done in steps.
///
/// Leads are found by what they share and not by comparing each with each: marks are sorted, and
/// names are compared within one company only, there only those that share a word or nearly so.
#[derive(Debug, Clone)]
pub struct Scan {
    not_same: BTreeSet<Pair>,
    n_rows: usize,
    /// Leads that are no longer in the trash or left out, by the number that they have here.
    ids: Vec<LeadId>,
    read_to: Option<LeadId>,
    n_read: usize,
    /// The marks that were read, each part by itself.
    parts: Vec<Vec<(Mark, u32)>>,
    is_read: bool,
    n_sorted: usize,
    /// Companies of which the names are to be compared.
    companies: Vec<Vec<u32>>,
    block: Option<Block>,
    found: BTreeMap<(u32, u32), Likeness>,
    crowds: Vec<Crowd>,
}

impl Scan {
    /// Begins to look through `rows`, but for pairs that are `not_same`.
    pub fn new(rows: &Rows, not_same: BTreeSet<Pair>) -> Scan {
        Scan {
            not_same,
            n_rows: rows.len(),
            ids: Vec::new(),
            read_to: None,
            n_read: 0,
            parts: vec![Vec::new(); PARTS],
            is_read: false,
            n_sorted: 0,
            companies: Vec::new(),
            block: None,
            found: BTreeMap::new(),
            crowds: Vec::new(),
        }
    }

    /// Goes on for about as long as it takes to read `n` rows; whether there is more to do. What
    /// is found is of no use when `rows` change between two steps.
    pub fn step(&mut self, rows: &Rows, n: usize) -> bool {
        let mut left = n;
        while left > 0 {
            if !self.is_read {
                left -= self.read(rows, left);
            } else if let Some(block) = &mut self.block {
                let (is_done, n_done) = block.step(rows, &self.ids, left);
                left = left.saturating_sub(n_done);
                if is_done {
                    self.end_of_block(rows);
                }
            } else if let Some(members) = self.companies.pop() {
                self.block = Some(Block::new(members));
            } else if self.n_sorted < PARTS {
                left = left.saturating_sub(self.sort_part(rows));
            } else {
                return false;
            }
        }
        true
    }

    /// How many leads were looked through, and of how many.
    pub fn progress(&self) -> (usize, usize) {
        // Reading is the first half.
        let done = self.n_read * PARTS + self.n_rows * self.n_sorted;
        ((done / (2 * PARTS)).min(self.n_rows), self.n_rows)
    }

    /// What was found until now.
    pub fn found(&self) -> Found {
        let mut found = Found { pairs: Vec::new(), crowds: self.crowds.clone() };
        for bits in (1..16).rev() {
            let alike = Likeness(bits);
            let these = self.found.iter().rev().filter(|(_, it)| **it == alike);
            found.pairs.extend(these.map(|((one, other), _)| Suspects {
                pair: pair(self.ids[*one as usize], self.ids[*other as usize]),
                alike,
            }));
        }
        order::sort_by(&mut found.crowds, |one, other| {
            (other.n_leads, one.alike, &one.says).cmp(&(one.n_leads, other.alike, &other.says))
        });
        found
    }

    /// Reads `n` rows, or those that are left; how many that was, one at least.
    fn read(&mut self, rows: &Rows, n: usize) -> usize {
        let from = self.read_to.map_or(Bound::Unbounded, Bound::Excluded);
        let mut n_read = 0;
        for (id, row) in rows.range((from, Bound::Unbounded)).take(n) {
            n_read += 1;
            self.read_to = Some(*id);
            if row.deleted_at.is_some() {
                continue;
            }
            let number = self.ids.len() as u32;
            self.ids.push(*id);
            for mark in &row.marks {
                // The two lowest bits tell the kind.
                let part = (mark.0 >> 2) as usize % PARTS;
                self.parts[part].push((*mark, number));
            }
        }
        self.n_read += n_read;
        self.is_read = n_read < n;
        n_read.max(1)
    }

    /// Finds who shares a mark in the next part; how much work that was.
    fn sort_part(&mut self, rows: &Rows) -> usize {
        let mut part = std::mem::take(&mut self.parts[self.n_sorted]);
        self.n_sorted += 1;
        order::sort(&mut part);
        for sharing in part.chunk_by(|one, next| one.0 == next.0) {
            let mark = sharing[0].0;
            let members = || sharing.iter().map(|(_, number)| *number);
            match mark.alike() {
                _ if sharing.len() < 2 => {}
                Alike::NameAndCompany => self.companies.push(members().collect()),
                alike @ (Alike::Email | Alike::Phone | Alike::LinkedIn)
                    if sharing.len() > MOST_ALIKE =>
                {
                    let rows = members().filter_map(|it| rows.get(&self.ids[it as usize]));
                    let says = says(mark, rows);
                    self.crowds.push(Crowd { alike, says, n_leads: sharing.len() });
                }
                alike @ (Alike::Email | Alike::Phone | Alike::LinkedIn) => {
                    let members: Vec<u32> = members().collect();
                    for (at, one) in members.iter().enumerate() {
                        for other in &members[at + 1..] {
                            self.suspect(*one, *other, alike);
                        }
                    }
                }
            }
        }
        1 + part.len() / 4
    }

    fn end_of_block(&mut self, rows: &Rows) {
        let Some(block) = self.block.take() else { return };
        for (one, other) in block.near {
            self.suspect(one, other, Alike::NameAndCompany);
        }
        for (first, n_leads) in block.crowds {
            let row = rows.get(&self.ids[first as usize]);
            let says = row.map(|row| {
                let company = row.company.as_deref().unwrap_or_default();
                format!("{} at {company}", row.title)
            });
            let (alike, says) = (Alike::NameAndCompany, says.unwrap_or_default());
            self.crowds.push(Crowd { alike, says, n_leads });
        }
    }

    fn suspect(&mut self, one: u32, other: u32, alike: Alike) {
        let both = pair(self.ids[one as usize], self.ids[other as usize]);
        if !self.not_same.contains(&both) {
            let found = self.found.entry((one.min(other), one.max(other))).or_default();
            *found = found.with(alike);
        }
    }
}

/// What `mark` says, as the first of `rows` has it: as typed where a list has that, else folded.
fn says<'a>(mark: Mark, rows: impl Iterator<Item = &'a Projection>) -> String {
    let email = |text: &str| Email::parse(text).ok().map(|it| email_mark(&it)) == Some(mark);
    let phone = |text: &str| Phone::parse(text).ok().and_then(|it| phone_mark(&it)) == Some(mark);
    let mut folded = None;
    for row in rows.take(50) {
        let typed = match mark.alike() {
            Alike::Email => row.email.iter().find(|it| email(it)),
            Alike::Phone => row.phone.iter().find(|it| phone(it)),
            Alike::LinkedIn | Alike::NameAndCompany => None,
        };
        if let Some(typed) = typed {
            return typed.clone();
        }
        folded = folded.or_else(|| {
            // A line may have its digits behind it.
            let first = |line: &'a str| line.split(' ').next().unwrap_or_default();
            let lines = |text: &'a str| text.lines().map(first);
            match mark.alike() {
                Alike::Email => lines(&row.search).find(|it| email(it)),
                Alike::Phone => lines(&row.search).find(|it| phone(it)),
                Alike::LinkedIn => lines(&row.told).find(|it| it.contains("linkedin.com/in/")),
                Alike::NameAndCompany => None,
            }
        });
    }
    folded.unwrap_or_default().to_owned()
}
