//! The people of one company, whose names are compared.

use std::collections::BTreeMap;

use super::{MOST_ALIKE, PARTS, Rows};
use crate::domain::duplicates::name::{Name, letters_off};
use crate::domain::id::LeadId;
use crate::domain::order;

/// Up to how many people each name is compared with each.
const FEW: usize = 16;

/// Of how many a word is too common to compare all of them: they are found by another of their words.
const COMMON: usize = 1_000;

/// The people of one company, as far as their names are read and compared.
///
/// Of many, only those are compared that share a word, or have two that are one letter off: of two
/// names that are almost the same some words always are.
#[derive(Debug, Clone)]
pub(super) struct Block {
    members: Vec<u32>,
    names: Vec<Name>,
    /// Who has the same name but for the order of its words.
    same: BTreeMap<String, Vec<u32>>,
    /// More than tell anybody apart: the first of them, and how many.
    pub crowds: Vec<(u32, usize)>,
    /// Those of a crowd, by their place here: their names are compared with no other.
    is_crowded: Vec<bool>,
    words: BTreeMap<Vec<char>, usize>,
    all: Vec<Word>,
    /// What is left of a word without one of its letters, each part to be sorted by itself.
    parts: Vec<Vec<(u64, u32)>>,
    n_sorted: usize,
    n_compared: usize,
    /// With whom each was compared last.
    seen: Vec<u32>,
    /// Those whose names are almost the same.
    pub near: Vec<(u32, u32)>,
}

/// A word that names have.
#[derive(Debug, Clone)]
struct Word {
    /// Who has it, by their place in the block.
    of: Vec<u32>,
    /// Words that are one letter off.
    near: Vec<u32>,
    letters: Vec<char>,
    /// It is a word and not several written as one.
    is_one: bool,
}

impl Block {
    pub fn new(members: Vec<u32>) -> Block {
        Block {
            names: Vec::with_capacity(members.len()),
            same: BTreeMap::new(),
            crowds: Vec::new(),
            is_crowded: Vec::new(),
            words: BTreeMap::new(),
            all: Vec::new(),
            parts: Vec::new(),
            n_sorted: 0,
            n_compared: 0,
            seen: Vec::new(),
            near: Vec::new(),
            members,
        }
    }

    /// Goes on for about as long as `n` rows take to read; whether it is done, and how much it did.
    pub fn step(&mut self, rows: &Rows, ids: &[LeadId], n: usize) -> (bool, usize) {
        let n_members = self.members.len();
        let is_few = n_members <= FEW;
        let mut n_done = 1;
        while n_done < n.max(2) {
            if self.names.len() < n_members {
                self.read(rows, ids, is_few);
                n_done += 3;
                if self.names.len() == n_members {
                    self.leave_out_crowds();
                    n_done += n_members / 8;
                }
            } else if self.n_sorted < self.parts.len() {
                n_done += self.sort_part();
            } else if self.n_compared < n_members {
                n_done += if is_few { self.compare_few() } else { self.compare() };
                self.n_compared += 1;
            } else {
                return (true, n_done);
            }
        }
        (false, n_done)
    }

    fn read(&mut self, rows: &Rows, ids: &[LeadId], is_few: bool) {
        let at = self.names.len() as u32;
        let row = rows.get(&ids[self.members[at as usize] as usize]);
        let name = Name::of(row.map_or("", |row| &row.title));
        self.same.entry(name.key()).or_default().push(at);
        if !is_few {
            if self.parts.is_empty() {
                self.parts = vec![Vec::new(); PARTS];
            }
            for word in &name.words {
                self.add_word(word.clone(), at, true);
            }
            self.add_word(name.joined(), at, false);
        }
        self.names.push(name);
    }

    fn add_word(&mut self, letters: Vec<char>, at: u32, is_one: bool) {
        let next = self.all.len();
        let number = *self.words.entry(letters.clone()).or_insert(next);
        if number == next {
            self.all.push(Word { of: Vec::new(), near: Vec::new(), letters, is_one: false });
        }
        let word = &mut self.all[number];
        if word.of.last() != Some(&at) {
            word.of.push(at);
        }
        if is_one && !word.is_one {
            word.is_one = true;
            let len = word.letters.len();
            let mut keys = vec![key(&word.letters, len)];
            keys.extend((0..len).filter(|_| len > 1).map(|without| key(&word.letters, without)));
            for key in keys {
                self.parts[key as usize % PARTS].push((key, number as u32));
            }
        }
    }

    fn leave_out_crowds(&mut self) {
        self.is_crowded = vec![false; self.members.len()];
        self.seen = vec![u32::MAX; self.members.len()];
        for (key, same) in std::mem::take(&mut self.same) {
            if same.len() > MOST_ALIKE {
                same.iter().for_each(|at| self.is_crowded[*at as usize] = true);
                // Names of nothing but marks are no names.
                if !key.is_empty() {
                    self.crowds.push((self.members[same[0] as usize], same.len()));
                }
            }
        }
    }

    fn sort_part(&mut self) -> usize {
        let mut part = std::mem::take(&mut self.parts[self.n_sorted]);
        self.n_sorted += 1;
        order::sort(&mut part);
        part.dedup();
        for sharing in part.chunk_by(|one, next| one.0 == next.0) {
            for (at, (_, one)) in sharing.iter().enumerate() {
                for (_, other) in &sharing[at + 1..] {
                    self.relate(*one, *other);
                }
            }
        }
        1 + part.len() / 2
    }

    fn relate(&mut self, one: u32, other: u32) {
        let [a, b] = [one as usize, other as usize];
        if self.all[a].near.contains(&other) {
            return;
        }
        if letters_off(&self.all[a].letters, &self.all[b].letters, 1).is_some() {
            self.all[a].near.push(other);
            self.all[b].near.push(one);
        }
    }

    fn compare_few(&mut self) -> usize {
        let at = self.n_compared;
        for other in at + 1..self.members.len() {
            self.check(at, other);
        }
        1 + (self.members.len() - at) / 4
    }

    /// Compares the next name with those behind it that have a word of it, or nearly so.
    fn compare(&mut self) -> usize {
        let at = self.n_compared;
        if self.is_crowded[at] {
            return 1;
        }
        let mut mine: Vec<usize> =
            self.names[at].words.iter().filter_map(|it| self.words.get(it).copied()).collect();
        mine.extend(self.words.get(&self.names[at].joined()).copied());
        let n_of = |word: &usize| self.all[*word].of.len();
        let near = |word: &usize| self.all[*word].near.iter().map(|it| *it as usize);
        let mut shared: Vec<usize> = mine.iter().flat_map(near).chain(mine.clone()).collect();
        shared.retain(|word| n_of(word) <= COMMON);
        if shared.is_empty() {
            shared.extend(mine.into_iter().min_by_key(n_of));
        }
        let mut n_done = 1;
        for word in shared {
            let of = &self.all[word].of;
            let behind = of.partition_point(|it| *it as usize <= at)..of.len();
            n_done += behind.len() / 8;
            for place in behind {
                let other = self.all[word].of[place] as usize;
                if self.seen[other] != at as u32 {
                    self.seen[other] = at as u32;
                    self.check(at, other);
                }
            }
        }
        n_done
    }

    fn check(&mut self, one: usize, other: usize) {
        if !self.is_crowded[one]
            && !self.is_crowded[other]
            && self.names[one].is_near(&self.names[other])
        {
            self.near.push((self.members[one], self.members[other]));
        }
    }
}

/// A number for `letters` without the one at `without`, if there is one: FNV-1a.
fn key(letters: &[char], without: usize) -> u64 {
    let step = |hash: u64, c: &char| (hash ^ u64::from(*c)).wrapping_mul(0x0000_0100_0000_01b3);
    let left = letters.iter().enumerate().filter(|(at, _)| *at != without).map(|(_, c)| c);
    left.fold(0xcbf2_9ce4_8422_2325, step)
}
