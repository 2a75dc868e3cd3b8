//! Kaplan and Meier: how many of all still wait after how long, while some clocks run on.

mod waiting;

use chrono::TimeDelta;

use self::waiting::Waiting;
use super::Observation;
use crate::domain::benefit::Share;
use crate::domain::order;

/// How long answers take, as far as the clocks tell (`due rule: Response time`).
///
/// S(t) is the share that still waits when a clock has run for t: at each answer it falls by one of
/// those whose clocks had come so far. At a tie answers come before clocks that run on.
#[derive(Debug, Clone, PartialEq)]
pub struct Survival {
    steps: Vec<Step>,
    n_enquiries: usize,
    n_answered: usize,
    median: Option<TimeDelta>,
    p90: Option<TimeDelta>,
}

/// A time at which somebody was answered.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Step {
    after: TimeDelta,
    /// S from then on, until the next step.
    waiting: f64,
}

impl Survival {
    /// Reckons with `observations`, in whatever order, in O(n log n).
    ///
    /// Whether S has come down to a half or a tenth is decided without rounding: five of ten answers
    /// are the half. That costs more only where S meets one of the two but for a billionth of a
    /// percent, which each does once at most.
    pub fn of(mut observations: Vec<Observation>) -> Survival {
        order::sort_by(&mut observations, |one, other| one.elapsed.cmp(&other.elapsed));
        let mut waiting = Waiting::all_of(observations.len());
        let mut told = Survival {
            steps: Vec::new(),
            n_enquiries: observations.len(),
            n_answered: 0,
            median: None,
            p90: None,
        };
        for tied in observations.chunk_by(|one, other| one.elapsed == other.elapsed) {
            let n_answered = tied.iter().filter(|it| it.is_answered).count();
            if let Some(Observation { elapsed, .. }) = tied.first().filter(|_| n_answered > 0) {
                waiting.answer(n_answered);
                told.step(*elapsed, &waiting);
            }
            told.n_answered += n_answered;
            waiting.lose_sight_of(tied.len() - n_answered);
        }
        told
    }

    /// How many enquiries it was made from.
    pub fn n_enquiries(&self) -> usize {
        self.n_enquiries
    }

    /// How many of them were answered.
    pub fn n_answered(&self) -> usize {
        self.n_answered
    }

    /// The smallest time after which at most half of all still wait: the smallest t with
    /// S(t) ≤ 0.5. `None` when it is not reached yet.
    pub fn median(&self) -> Option<TimeDelta> {
        self.median
    }

    /// The smallest time after which at most a tenth of all still wait: the smallest t with
    /// S(t) ≤ 0.1. `None` when it is not reached yet.
    pub fn p90(&self) -> Option<TimeDelta> {
        self.p90
    }

    /// The share that is answered within `length`, an answer at its very end too: 1 − S(length).
    ///
    /// Asked for the ends of the [bands](crate::domain::speed::Band::ends_after). After the last
    /// answer S stays what it is. `None` when there are no enquiries.
    pub fn within(&self, length: TimeDelta) -> Option<Share> {
        let n_passed = self.steps.partition_point(|step| step.after <= length);
        let waiting = n_passed.checked_sub(1).map_or(1.0, |last| self.steps[last].waiting);
        Share::new(1.0 - waiting).ok().filter(|_| self.n_enquiries > 0)
    }

    fn step(&mut self, after: TimeDelta, waiting: &Waiting) {
        self.steps.push(Step { after, waiting: waiting.share() });
        if self.median.is_none() && waiting.is_at_most_one_in(2) {
            self.median = Some(after);
        }
        if self.p90.is_none() && waiting.is_at_most_one_in(10) {
            self.p90 = Some(after);
        }
    }
}

#[cfg(test)]
mod tests;
