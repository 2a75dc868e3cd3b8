//! The library: templates that are kept for the whole desk, and which of them get answers.

use std::cmp::Ordering;

use super::super::cadence::Channel;
use super::super::id::Id;
use super::super::note::Note;
use super::super::text::Line;
use super::super::time::Instant;
use super::super::unknown::Unknown;

/// The name of a template.
pub type TemplateId = Id<OfTemplate>;

/// Marks the ids of templates.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OfTemplate {}

/// A template of the library.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Template {
    /// The name it keeps for ever.
    pub id: TemplateId,
    /// What it is called.
    pub name: Line,
    /// What it is written for.
    pub channel: Channel,
    /// What to write or say, with places to fill: see [`fill`](super::fill).
    pub text: Note,
    /// It was deleted; what it said is kept for the desks that do not know it yet.
    pub is_removed: bool,
    /// When it was changed last, by the real clock.
    pub changed_at: Option<Instant>,
    /// What a later version wrote here.
    pub unknown: Unknown,
}

/// What came of a template.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Replies {
    /// How many times it was sent.
    pub n_sent: usize,
    /// How many of those were answered.
    pub n_answered: usize,
}

/// Why a template was not added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LibraryError {
    /// There are as many as fit.
    #[error("the library holds at most {MOST_TEMPLATES} templates: delete one that you do not use")]
    Full,
}

/// How many templates a library holds at most, without those that were deleted. Two desks that are
/// merged may hold more together: what was made is not thrown away.
pub const MOST_TEMPLATES: usize = 200;

/// Below so many times sent, how many were answered says little.
pub const FEW_SENT: usize = 5;

impl Template {
    /// The same template under another id and name, made at `stamp`.
    #[must_use]
    pub fn copied(&self, id: TemplateId, name: Line, stamp: Instant) -> Template {
        Template { id, name, changed_at: Some(stamp), ..self.clone() }
    }
}

/// The template that is answered most often, of those that were sent often enough to tell. Of two
/// that are answered alike it is the one that was sent more often, then the older one.
pub fn best(all: &[(TemplateId, Replies)]) -> Option<TemplateId> {
    let tell = |(_, it): &&(TemplateId, Replies)| it.n_sent >= FEW_SENT && it.n_answered > 0;
    let best = all.iter().filter(tell).max_by(|(one_id, one), (other_id, other)| {
        compare(*one, *other).then(other_id.cmp(one_id))
    });
    best.map(|(id, _)| *id)
}

/// The greater share of answers is the greater, then the greater number sent. The shares are compared
/// by whole numbers, so that no two of them are rounded apart or together.
fn compare(one: Replies, other: Replies) -> Ordering {
    let product = |n: usize, m: usize| n as u128 * m as u128;
    let share = product(one.n_answered, other.n_sent);
    share.cmp(&product(other.n_answered, one.n_sent)).then(one.n_sent.cmp(&other.n_sent))
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::Index;

    use super::*;
    use crate::testing::{at, cases};

    fn id(n: u8) -> TemplateId {
        TemplateId::new(at("2026-11-22T10:00:00Z"), [n; 10])
    }

    /// Which of templates that were sent and answered so often is the best, counted from 0.
    fn check(all: &[(usize, usize)], expected: Option<u8>) {
        let named = all.iter().zip(0..).map(|((n_sent, n_answered), n)| {
            (id(n), Replies { n_sent: *n_sent, n_answered: *n_answered })
        });
        let mut named: Vec<_> = named.collect();
        assert_eq!(best(&named), expected.map(id), "{all:?}");
        named.reverse();
        assert_eq!(best(&named), expected.map(id), "{all:?} in whatever order");
    }

    #[test]
    fn the_best_is_answered_most_often_and_not_most_times() {
        check(&[(100, 20), (10, 5)], Some(1));
        check(&[(6, 3), (9, 3), (5, 2)], Some(0));
    }

    #[test]
    fn few_sent_say_little_and_no_answer_is_no_praise() {
        check(&[], None);
        check(&[(4, 4)], None);
        check(&[(4, 4), (5, 1)], Some(1));
        check(&[(50, 0), (5, 0)], None);
    }

    #[test]
    fn of_two_alike_the_one_sent_more_often_is_better_then_the_older() {
        check(&[(10, 5), (20, 10)], Some(1));
        check(&[(9, 3), (9, 3)], Some(0));
    }

    #[test]
    fn counts_of_any_size_are_compared() {
        check(&[(usize::MAX, usize::MAX - 1), (usize::MAX, usize::MAX)], Some(1));
    }

    proptest! {
        #![proptest_config(cases(128))]

        #[test]
        fn nothing_is_answered_more_often_than_the_best(
            counts in vec((0..40usize, any::<Index>()), 0..6),
        ) {
            let all: Vec<_> = counts.iter().zip(0..).map(|((n_sent, answered), n)| {
                (id(n), Replies { n_sent: *n_sent, n_answered: answered.index(n_sent + 1) })
            }).collect();
            let found = best(&all);
            let of = |id| all.iter().find(|it| it.0 == id).map(|it| it.1);
            let tells = all.iter().filter(|it| it.1.n_sent >= FEW_SENT && it.1.n_answered > 0);
            let tells: Vec<_> = tells.collect();
            prop_assert_eq!(found.is_some(), !tells.is_empty());
            for (_, it) in tells {
                prop_assert!(compare(found.and_then(of).unwrap(), *it).is_ge());
            }
        }
    }
}
