//! Touches: what passed between us and a lead.

pub use super::cadence::Channel;
use super::cadence::StepId;
use super::id::TouchId;
use super::note::Note;
use super::objection::Objection;
use super::template::TemplateId;
use super::time::{self, Instant, InstantError};
use super::unknown::Unknown;

/// One thing that passed between us and a lead.
///
/// The order is that of `at`, then of the ids.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Touch {
    /// When it happened.
    pub at: Instant,
    /// The name it keeps for ever.
    pub id: TouchId,
    /// When it was written down, by the real clock. Later than `at` when it was entered afterwards.
    pub entered_at: Instant,
    /// When it was changed last, by the real clock; `None` while it is as it was entered. Of two
    /// versions the later stays.
    pub changed_at: Option<Instant>,
    /// How it passed.
    pub channel: Channel,
    /// From whom to whom.
    pub direction: Direction,
    /// What came of it.
    pub outcome: Outcome,
    /// Who made it.
    pub by: By,
    /// Made beside the plan: it counts for the pester limit and completes no step
    /// (`due rule: Steps`).
    pub is_extra: bool,
    /// What it completed; `None` for one that was written down without a plan, and for one that
    /// completes nothing.
    pub done: Option<Done>,
    /// It was taken back: it counts for nothing and is not shown.
    pub is_removed: bool,
    /// What a *No* was about; `None` while nobody has said.
    pub objection: Option<Objection>,
    /// The letter of the library that was sent with it.
    pub template: Option<TemplateId>,
    /// What is worth remembering.
    pub note: Option<Note>,
    /// What a later version wrote here.
    pub unknown: Unknown,
}

/// What a touch completed, as the plan was when it was logged. So a plan can be edited later without
/// moving the leads that follow it (`due rule: Edit of a cadence`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Done {
    /// The step of the plan; `None` for a step beside it.
    pub step: Option<StepId>,
    /// The step that is pending since; `None` when that was the last.
    pub next: Option<StepId>,
    /// When it had been due, before any snooze; kept where the next step may count from it.
    pub due_at: Option<Instant>,
}

/// From whom to whom a touch went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// From us to the lead.
    Outbound,
    /// From the lead to us.
    Inbound,
}

/// What came of a touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Nobody was reached.
    NoAnswer,
    /// A message was left, or a letter sent.
    LeftMessage,
    /// Both sides spoke.
    Spoke,
    /// They said: not now.
    NotNow,
    /// They said no.
    No,
    /// A time to meet was agreed.
    Appointment,
    /// They bought.
    Won,
}

/// Who made a touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// A person.
    Human,
    /// A program, such as an automatic reply: it stops no clock (`due rule: Response time`).
    Automatic,
}

/// Why a touch was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TouchError {
    /// `at` is no acceptable instant.
    #[error(transparent)]
    Instant(#[from] InstantError),
    /// It was written down after the enquiry came, and is to have happened before it.
    #[error("this lies before the enquiry was received")]
    BeforeEnquiry,
    /// It is to happen yet.
    #[error("a touch cannot come from the future")]
    Future,
}

impl Touch {
    /// A touch made by a person from us to the lead, with nothing to remember, entered at `stamp`.
    pub fn outbound(
        id: TouchId,
        at: Instant,
        stamp: Instant,
        channel: Channel,
        outcome: Outcome,
    ) -> Touch {
        Touch {
            at,
            id,
            entered_at: stamp,
            changed_at: None,
            channel,
            direction: Direction::Outbound,
            outcome,
            by: By::Human,
            is_extra: false,
            done: None,
            is_removed: false,
            objection: None,
            template: None,
            note: None,
            unknown: Unknown::default(),
        }
    }

    /// When this version of it was made.
    pub fn stamp(&self) -> Instant {
        self.changed_at.unwrap_or(self.entered_at)
    }

    /// True for a touch that a person of ours made and that was not taken back.
    pub fn is_ours(&self) -> bool {
        !self.is_removed && self.by == By::Human && self.direction == Direction::Outbound
    }

    /// True when both sides said something.
    pub fn is_conversation(&self) -> bool {
        !self.is_removed && self.by == By::Human && self.outcome.is_answer()
    }

    /// True when the lead itself said something in it. A program's word is none.
    pub fn they_said_something(&self) -> bool {
        !self.is_removed && self.by == By::Human && (!self.is_ours() || self.is_conversation())
    }

    /// True when it ends the waiting of whoever asked: a human outbound touch, or a two-way
    /// conversation in either direction (`due rule: Response time`).
    pub fn stops_the_clock(&self) -> bool {
        self.is_ours() || self.is_conversation()
    }

    /// True when it completes the pending step of a plan (`due rule: Steps`).
    pub fn completes_a_step(&self) -> bool {
        self.is_ours() && !self.is_extra
    }

    /// True when both tell the same, whenever they were changed.
    pub fn says_the_same(&self, other: &Touch) -> bool {
        let Touch { at, id, entered_at, changed_at: _, channel, direction, outcome, .. } = self;
        let Touch { by, is_extra, done, is_removed, note, objection, template, unknown, .. } = self;
        (*at, *id, *entered_at) == (other.at, other.id, other.entered_at)
            && (*channel, *direction, *outcome) == (other.channel, other.direction, other.outcome)
            && (*by, *is_extra, *is_removed) == (other.by, other.is_extra, other.is_removed)
            && (done, note, unknown) == (&other.done, &other.note, &other.unknown)
            && (objection, template) == (&other.objection, &other.template)
    }

    /// As [`Touch::says_the_same`], but of touches that were both taken back nothing is shown.
    pub fn shows_the_same(&self, other: &Touch) -> bool {
        self.is_removed && other.is_removed || self.says_the_same(other)
    }

    /// True when it was written down more than a minute after it happened.
    pub fn is_entered_later(&self) -> bool {
        self.entered_at - self.at > time::CLOCK_SLACK
    }
}

impl Outcome {
    /// All of them, in the order of the form.
    pub const ALL: [Outcome; 7] = [
        Outcome::NoAnswer,
        Outcome::LeftMessage,
        Outcome::Spoke,
        Outcome::NotNow,
        Outcome::No,
        Outcome::Appointment,
        Outcome::Won,
    ];

    /// True when the lead said something.
    pub fn is_answer(self) -> bool {
        match self {
            Outcome::NoAnswer | Outcome::LeftMessage => false,
            Outcome::Spoke
            | Outcome::NotNow
            | Outcome::No
            | Outcome::Appointment
            | Outcome::Won => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::testing::at;

    /// Whether an edited call is ours, a conversation, stops the clock and completes a step.
    fn check(edit: impl FnOnce(&mut Touch), expected: [bool; 4]) {
        let at = at("2026-11-22T12:00:00Z");
        let id = TouchId::new(at, [0; 10]);
        let mut touch = Touch::outbound(id, at, at, Channel::Call, Outcome::NoAnswer);
        edit(&mut touch);
        let told = [
            touch.is_ours(),
            touch.is_conversation(),
            touch.stops_the_clock(),
            touch.completes_a_step(),
        ];
        assert_eq!(told, expected, "{touch:?}");
    }

    #[test]
    fn what_a_touch_counts_for() {
        check(|_| {}, [true, false, true, true]);
        check(|it| it.outcome = Outcome::Spoke, [true, true, true, true]);
        check(|it| it.is_extra = true, [true, false, true, false]);
        check(|it| it.is_removed = true, [false; 4]);
        check(|it| it.by = By::Automatic, [false; 4]);
        check(|it| (it.by, it.outcome) = (By::Automatic, Outcome::Spoke), [false; 4]);
        check(|it| it.direction = Direction::Inbound, [false; 4]);
        let spoke = (Direction::Inbound, Outcome::Spoke);
        check(|it| (it.direction, it.outcome) = spoke, [false, true, true, false]);
    }

    #[test]
    fn they_said_something_unless_nobody_was_reached() {
        let silent: Vec<_> = Outcome::ALL.into_iter().filter(|it| !it.is_answer()).collect();
        assert_eq!(silent, [Outcome::NoAnswer, Outcome::LeftMessage]);
    }

    #[test]
    fn a_touch_is_entered_later_after_a_minute() {
        let at = at("2026-11-22T12:00:00Z");
        let entered_after = |seconds| {
            let stamp = at + TimeDelta::seconds(seconds);
            Touch::outbound(TouchId::new(at, [0; 10]), at, stamp, Channel::Call, Outcome::Spoke)
        };
        assert!(!entered_after(60).is_entered_later());
        assert!(entered_after(61).is_entered_later());
    }
}
