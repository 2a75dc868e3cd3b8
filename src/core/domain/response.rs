//! How long whoever asks waits for an answer: the clocks of enquiries, and their median.
//!
//! A clock that nobody has stopped yet says something too: the answer takes longer than it has run.
//! So medians and shares are those of Kaplan and Meier (`due rule: Response time`).

mod survival;

use chrono::TimeDelta;

pub use self::survival::Survival;
use super::calendar::Calendar;
use super::fact::FactKind;
use super::lead::Lead;
use super::stage::Stage;
use super::time::Instant;

/// The clock of one enquiry: from when the buyer asked until an answer, or as far as it ran.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    asked_at: Instant,
    read_at: Instant,
    state: State,
}

/// What a clock does at the time it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Somebody answered.
    Answered,
    /// Nobody answered, and nobody will: the lead is lost or never to be contacted.
    Stopped,
    /// Whoever asked still waits.
    Running,
}

/// What is known of how long one enquiry waits for its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Observation {
    /// How long its clock has run, zero or more.
    pub elapsed: TimeDelta,
    /// Whether an answer ended that; else all that is known is that none came until then.
    pub is_answered: bool,
}

/// How much working time an enquiry takes to cool (`due rule: Limits`).
const WORKING_HOUR: TimeDelta = TimeDelta::hours(1);

impl Clock {
    /// The clock of `lead` as it stands at `now`.
    ///
    /// `None` when there is none to count: the lead is in the trash, came without an enquiry, or its
    /// enquiry lies after `now`. The rows that lists keep do not say when a lead was lost, so this
    /// needs the lead itself, or [`stopped_at`] kept beside the row and given to [`Clock::new`].
    pub fn of(lead: &Lead, now: Instant) -> Option<Clock> {
        let asked_at = lead.enquiry_at().filter(|_| !lead.is_deleted())?;
        Clock::new(asked_at, lead.answered_at(), stopped_at(lead), now)
    }

    /// The clock of an enquiry from `asked_at`, as it stands at `now`; `None` while that is to come.
    ///
    /// `answered_at` is as [`Lead::answered_at`], `stopped_at` as [`stopped_at`]. An answer counts
    /// whenever it came, also after the lead was lost. What happens after `now` has not happened
    /// yet. A stop that is stamped before the enquiry, as when a lost lead asks anew, stops the clock
    /// at once.
    pub fn new(
        asked_at: Instant,
        answered_at: Option<Instant>,
        stopped_at: Option<Instant>,
        now: Instant,
    ) -> Option<Clock> {
        if asked_at > now {
            return None;
        }
        let by_now = |at: &Instant| *at <= now;
        let (state, read_at) = match (answered_at.filter(by_now), stopped_at.filter(by_now)) {
            (Some(at), _) => (State::Answered, at),
            (None, Some(at)) => (State::Stopped, at),
            (None, None) => (State::Running, now),
        };
        Some(Clock { asked_at, read_at: read_at.max(asked_at), state })
    }

    /// What it does.
    pub fn state(self) -> State {
        self.state
    }

    /// How long it has run by the clock on the wall.
    pub fn elapsed(self) -> Observation {
        self.observed(self.read_at - self.asked_at)
    }

    /// How much working time of the desk it has run; zero for an answer while the desk is closed.
    pub fn working(self, calendar: &Calendar) -> Observation {
        self.observed(calendar.working_between(self.asked_at, self.read_at))
    }

    fn observed(self, elapsed: TimeDelta) -> Observation {
        let is_answered = match self.state {
            State::Answered => true,
            State::Stopped | State::Running => false,
        };
        Observation { elapsed, is_answered }
    }
}

/// When the clock of `lead` stops without an answer: when it was lost or was never to be contacted,
/// whichever came first, by the real clock (`due rule: Response time`). `None` while it is neither.
///
/// A lead that was lost and taken up again is not lost; another reason is no other loss.
pub fn stopped_at(lead: &Lead) -> Option<Instant> {
    let lost_at = match lead.stage() {
        Stage::Lost => Some(lead.in_stage_since()),
        Stage::New | Stage::Working | Stage::Nurture | Stage::Won => None,
    };
    let never_at = lead.parts().never_contact.then(|| lead.stamp(FactKind::NeverContact));
    lost_at.into_iter().chain(never_at).min()
}

/// When an enquiry from `asked_at` that nobody has answered is cooled: once an hour of working time
/// has passed (`due rule: Limits`, nurturing pile). An answer at that very instant is in time.
///
/// When the desk closes just then it is that moment, and not the next opening. `None` when no such
/// hour passes within [`SEARCH_DAYS`](super::calendar::SEARCH_DAYS): the enquiry never cools.
pub fn cools_at(asked_at: Instant, calendar: &Calendar) -> Option<Instant> {
    calendar.after_working(asked_at, WORKING_HOUR)
}

#[cfg(test)]
mod tests;
