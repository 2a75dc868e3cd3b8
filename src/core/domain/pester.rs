//! The pester limit: how often a buyer hears from us at most.

use chrono::TimeDelta;

use super::lead::Lead;
use super::order;
use super::time::Instant;
use super::touch::{By, Direction, Touch};

/// How often a lead may be touched (`due rule: Limits that protect the buyer`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PesterLimit {
    /// How many counted touches fit into any rolling [`WINDOW`]; at least 1.
    pub most: u32,
    /// How many hours lie between two of them; at least 1.
    pub gap_hours: u32,
}

/// Which part of the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pestered {
    /// Two touches would be too close.
    Gap,
    /// There would be too many in 168 hours.
    Window,
}

/// Why two numbers are no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this has to be a whole number from 1 to {most}")]
pub struct PesterError {
    /// The largest that fits.
    pub most: u32,
}

/// What a lead has heard from us, as far as the limit asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// Touches that are not replies, the earliest first.
    counted: Vec<Instant>,
    /// How many of them came after the enquiry.
    n_since_enquiry: Option<usize>,
    /// Nobody has answered the enquiry.
    is_first_answer: bool,
    /// Somebody wrote or called, and no touch of ours has followed.
    is_owed: bool,
    /// The earliest promise that no touch of ours has followed.
    owed_from: Option<Instant>,
}

/// The hours in which touches are counted. Half-open: a touch exactly so old no longer counts.
pub const WINDOW: TimeDelta = TimeDelta::hours(168);

/// The most touches that a limit may allow in a [`WINDOW`].
pub const MOST_TOUCHES: u32 = 100;

/// How many counted touches after an enquiry need no gap.
const FREE: usize = 2;

impl Default for PesterLimit {
    /// Four in a week, twenty hours apart.
    fn default() -> PesterLimit {
        PesterLimit { most: 4, gap_hours: 20 }
    }
}

impl PesterLimit {
    /// Takes `most` touches in a week, `gap_hours` apart; refuses zero and what makes no sense.
    pub fn new(most: u32, gap_hours: u32) -> Result<PesterLimit, PesterError> {
        let check = |n: u32, most: u32| {
            if (1..=most).contains(&n) { Ok(n) } else { Err(PesterError { most }) }
        };
        Ok(PesterLimit { most: check(most, MOST_TOUCHES)?, gap_hours: check(gap_hours, 168)? })
    }
}

impl Heard {
    /// What `lead` has heard.
    ///
    /// An answer is owed while an inbound touch or a due promise after the enquiry has no later
    /// touch of ours; the first such touch is the reply, which is not counted.
    pub fn of(lead: &Lead) -> Heard {
        let asked_at = lead.enquiry_at();
        let is_after = |at: Instant| asked_at.is_none_or(|asked_at| at >= asked_at);
        let mut owing: Vec<Instant> = lead.parts().promises.iter().map(|it| it.due_at).collect();
        let calls = |touch: &&Touch| touch.direction == Direction::Inbound && touch.by == By::Human;
        owing.extend(lead.touches().filter(calls).map(|touch| touch.at));
        owing.retain(|at| is_after(*at));
        order::sort(&mut owing);

        let mut owing = owing.into_iter().peekable();
        let mut counted = Vec::new();
        let mut last_at = None;
        for touch in lead.touches().filter(|touch| touch.is_ours()) {
            let mut is_reply = false;
            while owing.next_if(|at| *at <= touch.at).is_some() {
                is_reply = true;
            }
            if !is_reply {
                counted.push(touch.at);
            }
            last_at = Some(touch.at);
        }
        let is_later = |at: Instant| last_at.is_none_or(|last_at| at >= last_at);
        let called = lead.touches().filter(calls).any(|it| is_later(it.at) && is_after(it.at));
        let open = lead.parts().promises.iter().filter(|it| it.is_open());
        let owed_from = open.map(|it| it.due_at).filter(|at| is_later(*at)).min();
        Heard {
            n_since_enquiry: asked_at.map(|it| counted.iter().filter(|at| **at >= it).count()),
            counted,
            is_first_answer: asked_at.is_some() && lead.answered_at().is_none(),
            is_owed: called,
            owed_from,
        }
    }

    /// The first instant from `at` on at which a touch keeps the `limit`, with the part of it that
    /// moved the date there; `None` where `at` keeps it.
    ///
    /// The limit never moves the first answer to an enquiry, nor an answer that is owed.
    pub fn free_from(&self, at: Instant, limit: PesterLimit) -> Option<(Instant, Pestered)> {
        let mut moved = None;
        let mut free = at;
        while let Some((to, why)) = self.breaks(free, limit) {
            (free, moved) = (to, Some(why));
        }
        moved.map(|why| (free, why))
    }

    /// Which part of the `limit` a touch at `at` would break; `None` when it keeps it.
    pub fn warning(&self, at: Instant, limit: PesterLimit) -> Option<Pestered> {
        self.breaks(at, limit).map(|(_, why)| why)
    }

    /// How many counted touches lie in the [`WINDOW`] before `at`.
    pub fn n_before(&self, at: Instant) -> usize {
        self.counted.iter().filter(|it| **it <= at && at - **it < WINDOW).count()
    }

    /// When a touch that breaks the limit at `at` may be tried again, which is later, and why.
    fn breaks(&self, at: Instant, limit: PesterLimit) -> Option<(Instant, Pestered)> {
        let is_owed = self.is_owed || self.owed_from.is_some_and(|due_at| due_at <= at);
        if self.is_first_answer || is_owed {
            return None;
        }
        let gap = TimeDelta::hours(limit.gap_hours.into());
        let needs_gap = self.n_since_enquiry.is_none_or(|n| n >= FREE);
        let too_close = |it: &&Instant| needs_gap && (at - **it).abs() < gap;
        if let Some(close) = self.counted.iter().filter(too_close).max() {
            return Some((*close + gap, Pestered::Gap));
        }
        // So many touches in one window with this one are one too many.
        let most = limit.most as usize;
        let n_before = self.counted.partition_point(|it| *it <= at);
        let first = n_before.saturating_sub(most);
        for start in first..=n_before {
            let Some(end) = self.counted.get(start + most - 1) else { break };
            let from = self.counted[start];
            if (*end).max(at) - from.min(at) < WINDOW {
                return Some((from + WINDOW, Pestered::Window));
            }
        }
        None
    }
}

#[cfg(test)]
mod tests;
