//! Courses: which plan a lead follows, and what was decided about its next step since.

use chrono::{NaiveDate, TimeDelta};

use super::cadence::{CadenceId, Channel, StepId};
use super::text::Line;
use super::time::Instant;

/// What was decided about the follow-up of one lead. A blank one says nothing: then the lead follows
/// the plan that its stage brings.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Course {
    /// The plan that was chosen.
    pub enrolment: Option<Enrolment>,
    /// The step that was skipped last.
    pub skipped: Option<Skipped>,
    /// The plan rests, or rested until a step that is still to be done.
    pub pause: Option<Pause>,
    /// The next step is put off.
    pub snooze: Option<Snooze>,
    /// A step beside the plan, that comes before the one that is pending in it.
    pub agreed: Option<Agreed>,
    /// They asked to hear from us then, and are hot again on that day, in the desk's zone.
    pub hot_on: Option<NaiveDate>,
}

/// A plan that was chosen for a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Enrolment {
    /// Which; `None` when its plan was ended and no other was chosen.
    pub cadence: Option<CadenceId>,
    /// Since when. Touches from before are not *previous* (`due rule: Steps`).
    pub at: Instant,
}

/// A step that was left out (`due rule: Skip`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Skipped {
    /// When, by the real clock.
    pub set_at: Instant,
    /// The step that is pending since; `None` when that was the last.
    pub next: Option<StepId>,
    /// What all anchors of the next step are: the later of the due date and when it was skipped.
    pub from_at: Instant,
}

/// A plan that rests (`due rule: Pause`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pause {
    /// When that was said, by the real clock.
    pub set_at: Instant,
    /// What was left until the step was due.
    pub left: Left,
    /// When the plan went on; `None` while it rests.
    pub resumed_at: Option<Instant>,
}

/// What is left until a step is due, in the unit of its offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Left {
    /// So much elapsed time, in milliseconds; 0 for a step that was overdue.
    Millis(u64),
    /// So many civil days, at least one.
    Days(u32),
    /// So many working days, at least one.
    WorkingDays(u32),
}

/// A step that was put off, exactly until then (`due rule: Snooze`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Snooze {
    /// When that was said, by the real clock.
    pub set_at: Instant,
    /// Until when.
    pub until: Instant,
}

/// A step that was agreed on in a conversation. When it is done, the plan goes on where it stood
/// (`due rule: Ends and waits`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Agreed {
    /// When that was said, by the real clock.
    pub set_at: Instant,
    /// When it is due.
    pub when: When,
    /// How to reach the lead.
    pub channel: Channel,
    /// What it is for.
    pub purpose: Option<Line>,
}

/// When something is planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// On a day, which is due at its first working instant (`due rule: Time`).
    On(NaiveDate),
    /// At an instant.
    At(Instant),
}

impl Course {
    /// True when it says nothing.
    pub fn is_blank(&self) -> bool {
        *self == Course::default()
    }

    /// A course that has just begun: the plan `cadence`, chosen at `at`.
    pub fn enrolled(cadence: CadenceId, at: Instant) -> Course {
        let enrolment = Some(Enrolment { cadence: Some(cadence), at });
        Course { enrolment, ..Course::default() }
    }

    /// This course once the pending step was done, skipped or left: what was decided about it is
    /// over.
    #[must_use]
    pub fn moved_on(self) -> Course {
        Course { skipped: None, pause: None, snooze: None, agreed: None, ..self }
    }

    /// True when both say the same, whenever that was said.
    pub fn says_the_same(&self, other: &Course) -> bool {
        let unstamped = |course: &Course| {
            let mut course = course.clone();
            course.skipped.iter_mut().for_each(|it| it.set_at = Instant::UNIX_EPOCH);
            course.pause.iter_mut().for_each(|it| it.set_at = Instant::UNIX_EPOCH);
            course.snooze.iter_mut().for_each(|it| it.set_at = Instant::UNIX_EPOCH);
            course.agreed.iter_mut().for_each(|it| it.set_at = Instant::UNIX_EPOCH);
            course
        };
        unstamped(self) == unstamped(other)
    }

    /// Moves everything in it by so much; days by whole days.
    pub(super) fn move_by(&mut self, by: TimeDelta) {
        for at in self.instants_mut() {
            *at = at.checked_add_signed(by).unwrap_or(Instant::MAX_UTC);
        }
        if let Some(Agreed { when: When::On(day), .. }) = &mut self.agreed {
            *day = moved_day(*day, by);
        }
        self.hot_on = self.hot_on.map(|day| moved_day(day, by));
    }

    /// Every instant in it, to check them.
    pub(super) fn instants_mut(&mut self) -> impl Iterator<Item = &mut Instant> {
        let Course { enrolment, skipped, pause, snooze, agreed, hot_on: _ } = self;
        let pauses = pause.iter_mut().flat_map(|it| [Some(&mut it.set_at), it.resumed_at.as_mut()]);
        let agreements = agreed.iter_mut().flat_map(|it| {
            let when = match &mut it.when {
                When::At(at) => Some(at),
                When::On(_) => None,
            };
            [Some(&mut it.set_at), when]
        });
        (enrolment.iter_mut().map(|it| &mut it.at))
            .chain(skipped.iter_mut().flat_map(|it| [&mut it.set_at, &mut it.from_at]))
            .chain(pauses.flatten())
            .chain(snooze.iter_mut().flat_map(|it| [&mut it.set_at, &mut it.until]))
            .chain(agreements.flatten())
    }
}

/// `day`, moved by the whole days in `by`.
fn moved_day(day: NaiveDate, by: TimeDelta) -> NaiveDate {
    day.checked_add_signed(TimeDelta::days(by.num_days())).unwrap_or(NaiveDate::MAX)
}

impl Left {
    /// So much elapsed time; none when that is over.
    pub fn elapsed(time: TimeDelta) -> Left {
        Left::Millis(u64::try_from(time.num_milliseconds()).unwrap_or(0))
    }
}
