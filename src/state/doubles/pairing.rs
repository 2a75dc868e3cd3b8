//! The open pair: its two leads side by side, what is chosen, and the merge.

use ninefold_core::domain::command::{Command, Side, Unite, UniteError};
use ninefold_core::domain::duplicates::Pair;
use ninefold_core::domain::fact::{Fact, FactKind};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::Lead;

use super::{Doubles, Hand, Pick, Read, is_told, says};
use crate::state::desk::Desk;
use crate::state::request::{Request, Ticket};

/// What both leads of a pair say of one thing.
#[derive(Debug, Clone, PartialEq)]
pub struct FactPair {
    /// The thing.
    pub kind: FactKind,
    /// What the one on the left says.
    pub left: Fact,
    /// What the one on the right says.
    pub right: Fact,
    /// Which of them is taken.
    pub pick: Pick,
    /// What is said then, or why that cannot be.
    pub then: Result<Fact, UniteError>,
}

impl FactPair {
    /// True when both say something else.
    pub fn differs(&self) -> bool {
        self.left != self.right
    }

    /// True when both can be taken: each says something, and they can stand together.
    pub fn takes_both(&self) -> bool {
        Unite::takes_both(self.kind) && says(&self.left) && says(&self.right)
    }
}

impl Pick {
    fn side(self, kept: Hand) -> Side {
        match (self, kept) {
            (Pick::Both, _) => Side::Both,
            (Pick::Left, Hand::Left) | (Pick::Right, Hand::Right) => Side::Kept,
            (Pick::Left, Hand::Right) | (Pick::Right, Hand::Left) => Side::Other,
        }
    }

    fn of(side: Side, kept: Hand) -> Pick {
        match (side, kept) {
            (Side::Both, _) => Pick::Both,
            (Side::Kept, Hand::Left) | (Side::Other, Hand::Right) => Pick::Left,
            (Side::Kept, Hand::Right) | (Side::Other, Hand::Left) => Pick::Right,
        }
    }
}

impl Hand {
    /// The other one.
    pub fn other(self) -> Hand {
        match self {
            Hand::Left => Hand::Right,
            Hand::Right => Hand::Left,
        }
    }
}

impl Doubles {
    /// Opens this pair, whether it was found or not, or none. What was chosen for the one before is
    /// gone.
    pub fn show(self, desk: Desk, pair: Option<Pair>) {
        self.open.set(pair);
        self.kept.set(None);
        self.picks.update(Vec::clear);
        self.failure.set(None);
        self.left.set(Read::Reading);
        self.right.set(Read::Reading);
        if let Some((left, right)) = pair {
            desk.send(Request::Read(left));
            desk.send(Request::Read(right));
        }
    }

    /// Which of the two stays: the one that somebody chose, else the one that was touched more
    /// often, else the older one.
    pub fn kept(self) -> Hand {
        self.kept.get().unwrap_or_else(|| {
            let n_touches = |hand| match self.lead(hand) {
                Read::Lead(lead) => lead.touches().count(),
                Read::Reading | Read::Missing(_) => 0,
            };
            if n_touches(Hand::Right) > n_touches(Hand::Left) { Hand::Right } else { Hand::Left }
        })
    }

    /// Has that one stay.
    pub fn keep(self, hand: Hand) {
        self.kept.set(Some(hand));
        self.failure.set(None);
    }

    /// Takes fact `kind` from there.
    pub fn pick(self, kind: FactKind, pick: Pick) {
        self.picks.update(|picks| {
            picks.retain(|(it, _)| *it != kind);
            picks.push((kind, pick));
        });
        self.failure.set(None);
    }

    /// What both say, fact by fact, those that differ first; empty until both are read.
    pub fn facts(self) -> Vec<FactPair> {
        let Some((left, right)) = self.both() else { return Vec::new() };
        let kept_hand = self.kept();
        let (kept, other) = match kept_hand {
            Hand::Left => (&left, &right),
            Hand::Right => (&right, &left),
        };
        let unite = self.unite_of(kept, other, kept_hand);
        let pair = |kind: FactKind| {
            let (left, right) = (left.parts().fact(kind), right.parts().fact(kind));
            let pick = Pick::of(unite.side(kind, kept, other), kept_hand);
            FactPair { kind, left, right, pick, then: unite.fact(kind, kept, other) }
        };
        let is_known = |it: &FactPair| says(&it.left) || says(&it.right);
        let kinds = FactKind::ALL.into_iter().filter(|kind| !is_told(*kind));
        let all = kinds.map(pair).filter(is_known);
        let (mut all, same): (Vec<_>, Vec<_>) = all.partition(FactPair::differs);
        all.extend(same);
        all
    }

    /// True when one of the two is never to be contacted: so is what they become.
    pub fn is_never(self) -> bool {
        self.both()
            .is_some_and(|(left, right)| left.parts().never_contact || right.parts().never_contact)
    }

    /// How many touches are on both sides.
    pub fn n_touches(self) -> [usize; 2] {
        let both = self.both();
        both.map_or([0, 0], |(left, right)| [left.touches().count(), right.touches().count()])
    }

    /// Makes one of the two, as it was chosen. It is not done while something stands in the way,
    /// which is told beside it.
    pub fn merge(self, desk: Desk) {
        let Some((left, right)) = self.both().filter(|_| self.merging.get_untracked().is_none())
        else {
            return;
        };
        if self.facts().iter().any(|it| it.then.is_err()) {
            return;
        }
        let kept = self.kept();
        let unite = match kept {
            Hand::Left => self.unite_of(&left, &right, kept),
            Hand::Right => self.unite_of(&right, &left, kept),
        };
        let other = unite.other;
        let sent = desk.with_rows_untracked(|rows| {
            let sent = rows.values().filter(|row| row.came_from == Some(other));
            sent.map(|row| row.id).collect()
        });
        self.failure.set(None);
        // Before it is given: the answer may come at once.
        self.merging.set(Some(desk.next_ticket()));
        desk.give(Command::Unite(Box::new(Unite { sent, ..unite })));
    }

    /// The two are not the same: they are not named together again.
    pub fn tell_apart(self, desk: Desk) {
        let Some(pair) = self.open.get_untracked() else { return };
        self.apart.update(|apart| {
            apart.insert(pair);
        });
        desk.set_settings(|settings| {
            settings.not_same.insert(pair);
        });
        self.take_away(desk, |it| it == pair);
    }

    /// Command `ticket` made one lead of two.
    pub(in crate::state) fn saved(self, desk: Desk, ticket: Ticket, unite: &Unite) {
        if self.merging.get_untracked() == Some(ticket) {
            self.merging.set(None);
            let other = unite.other;
            self.take_away(desk, |(left, right)| left == other || right == other);
        }
    }

    /// Command `ticket` could not be carried out; true when that was a merge that is looked at.
    pub(in crate::state) fn not_saved(self, ticket: Ticket, why: &str) -> bool {
        let is_it = self.merging.get_untracked() == Some(ticket);
        if is_it {
            self.merging.set(None);
            self.failure.set(Some(why.to_owned()));
        }
        is_it
    }

    /// What came of reading lead `id`.
    pub(in crate::state) fn read_answered(self, id: LeadId, answer: &Result<Option<Lead>, String>) {
        let Some((left, right)) = self.open.get_untracked() else { return };
        let side = if id == left {
            self.left
        } else if id == right {
            self.right
        } else {
            return;
        };
        side.set(match answer {
            Ok(Some(lead)) => Read::Lead(Box::new(lead.clone())),
            Ok(None) => Read::Missing("this lead is no longer here".to_owned()),
            Err(why) => Read::Missing(why.clone()),
        });
    }

    /// These leads are stored as they are here.
    pub(in crate::state) fn know(self, leads: &[Lead]) {
        if let Some((left, right)) = self.open.get_untracked() {
            for lead in leads.iter().filter(|lead| lead.id() == left || lead.id() == right) {
                self.read_answered(lead.id(), &Ok(Some(lead.clone())));
            }
        }
    }

    fn both(self) -> Option<(Lead, Lead)> {
        match (self.lead(Hand::Left), self.lead(Hand::Right)) {
            (Read::Lead(left), Read::Lead(right)) => Some((*left, *right)),
            (Read::Lead(_) | Read::Reading | Read::Missing(_), _) => None,
        }
    }

    fn unite_of(self, kept: &Lead, other: &Lead, hand: Hand) -> Unite {
        let picks = self.picks.read();
        let sides = picks.iter().map(|(kind, pick)| (*kind, pick.side(hand))).collect();
        Unite { sides, ..Unite::new(kept.id(), other.id()) }
    }
}
