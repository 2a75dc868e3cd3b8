//! The due rule: when a lead is to be touched next, and why then.

mod ahead;
mod anchor;
mod place;
mod trace;

use chrono::TimeDelta;

pub use self::ahead::ahead;
pub use self::anchor::left;
use self::anchor::{anchor, is_whole, resume};
pub use self::place::{Pending, Place, follows};
pub use self::trace::{CountsFrom, Explained, Rule, TraceLine};
use super::appointment::Appointment;
use super::cadence::{CadenceId, Channel, Plans, Step};
use super::calendar::{Calendar, Shifted};
use super::course::{Agreed, Pause, When};
use super::lead::Lead;
use super::pester::{Heard, PesterLimit};
use super::time::Instant;
use super::zone::Zone;

/// What due dates are computed by.
#[derive(Debug, Clone)]
pub struct Rules {
    /// The plans that leads follow.
    pub plans: Plans,
    /// When the desk is at work, and its zone.
    pub calendar: Calendar,
    /// How often a lead may be touched.
    pub pester: PesterLimit,
    /// The zone that an IANA name stands for; `None` for a name that this device does not know.
    pub zones: fn(&str) -> Option<Zone>,
}

/// Zones are the same wherever they are named.
impl PartialEq for Rules {
    fn eq(&self, other: &Rules) -> bool {
        let Rules { plans, calendar, pester, zones: _ } = self;
        *plans == other.plans && *calendar == other.calendar && *pester == other.pester
    }
}

/// What comes next for a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// A step, with its date.
    Due(Due),
    /// Its plan rests until somebody lets it go on.
    Paused,
    /// It came without an enquiry, and no plan was chosen.
    NoPlanYet,
    /// Its plan is done, and nobody has decided what now.
    Exhausted,
    /// Nothing is ever due again: it is won, lost, never to be contacted, or in the trash.
    Ended,
}

/// The next step of a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// When to do it.
    pub at: Instant,
    /// How late a first answer may be; `None` when the step has no limit.
    pub limit_at: Option<Instant>,
    /// What it is.
    pub what: What,
    /// How to reach the lead.
    pub channel: Channel,
    /// It was put off by hand until then.
    pub is_snoozed: bool,
}

/// What a next step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A step of a plan.
    Step {
        /// The plan.
        cadence: CadenceId,
        /// Which step of it, counted from 0.
        idx: usize,
    },
    /// A step that was agreed on in a conversation.
    Agreed,
    /// They asked to hear from us now.
    HotAgain,
    /// A time to meet, due at its start.
    Appointment {
        /// When it ends.
        ends_at: Instant,
    },
}

/// How many days the lead's hours and the desk's may be apart (`due rule`, issue: zones of leads).
pub const TOGETHER_DAYS: i64 = 14;

/// How often a date is moved between hours and limits before it stays. Each round moves it on, and
/// the limits end: it is a guard, and no rule.
const MOST_ROUNDS: usize = 1_000;

impl Rules {
    /// The default plans and limits by `calendar`, where no lead has a zone of its own.
    pub fn new(calendar: Calendar) -> Rules {
        let (plans, pester) = (Plans::default(), PesterLimit::default());
        Rules { plans, calendar, pester, zones: |_| None }
    }
}

impl Next {
    /// The step, if there is one.
    pub fn due(&self) -> Option<&Due> {
        match self {
            Next::Due(due) => Some(due),
            Next::Paused | Next::NoPlanYet | Next::Exhausted | Next::Ended => None,
        }
    }
}

impl Due {
    /// The plan that the step belongs to, if it belongs to one.
    pub fn cadence(&self) -> Option<CadenceId> {
        match self.what {
            What::Step { cadence, idx: _ } => Some(cadence),
            What::Agreed | What::HotAgain | What::Appointment { .. } => None,
        }
    }

    /// True for a time to meet.
    pub fn is_appointment(&self) -> bool {
        match self.what {
            What::Appointment { .. } => true,
            What::Step { .. } | What::Agreed | What::HotAgain => false,
        }
    }
}

/// What comes next for `lead`.
pub fn next(lead: &Lead, rules: &Rules) -> Next {
    Dates { lead, rules, trace: None }.next()
}

/// The step that [`next`] names, with each rule that had a say; `None` when it names none.
pub fn explain(lead: &Lead, rules: &Rules) -> Option<Explained> {
    let mut trace = Vec::new();
    let next = Dates { lead, rules, trace: Some(&mut trace) }.next();
    next.due().map(|due| Explained { due: *due, trace })
}

/// When the next step of `lead` would be due if it had not been put off; `None` without one.
pub fn planned_at(lead: &Lead, rules: &Rules) -> Option<Instant> {
    Dates { lead, rules, trace: None }.planned().due().map(|due| due.at)
}

/// One lead's dates, and who listens to how they come about.
struct Dates<'a> {
    lead: &'a Lead,
    rules: &'a Rules,
    trace: Option<&'a mut Vec<TraceLine>>,
}

impl Dates<'_> {
    fn record(&mut self, rule: Rule, before: Instant, after: Instant) {
        if let Some(trace) = &mut self.trace {
            trace.push(TraceLine { rule, before, after });
        }
    }

    fn next(mut self) -> Next {
        let planned = self.planned();
        let snooze = self.lead.parts().course.snooze.filter(|it| self.is_live(it.set_at));
        match (planned, snooze) {
            (Next::Due(due), Some(snooze)) if !due.is_appointment() => {
                self.record(Rule::Snoozed, due.at, snooze.until);
                Next::Due(Due { at: snooze.until, is_snoozed: true, ..due })
            }
            (next, Some(_) | None) => next,
        }
    }

    /// True for what was decided at `set_at` about a step that is still to be done.
    fn is_live(&self, set_at: Instant) -> bool {
        place::logged_at(self.lead).is_none_or(|logged_at| logged_at <= set_at)
    }

    /// What comes next, before it is put off.
    fn planned(&mut self) -> Next {
        let (lead, rules) = (self.lead, self.rules);
        let place = Place::of(lead, &rules.plans);
        if place == Place::Ended {
            return Next::Ended;
        }
        if let Some(appointment) = lead.open_appointment() {
            return Next::Due(self.appointment(appointment));
        }
        let course = &lead.parts().course;
        let pause = course.pause.filter(|it| self.is_live(it.set_at));
        if pause.is_some_and(|it| it.resumed_at.is_none()) {
            return Next::Paused;
        }
        if let Some(agreed) = course.agreed.as_ref().filter(|it| self.is_live(it.set_at)) {
            return Next::Due(self.agreed(agreed));
        }
        let hot_at = course.hot_on.map(|day| rules.calendar.opens_on(day));
        let pending = match place {
            Place::Pending(pending) => pending,
            Place::Ended => return Next::Ended,
            Place::NoPlanYet => return Next::NoPlanYet,
            Place::Exhausted => {
                return hot_at.map_or(Next::Exhausted, |at| Next::Due(self.hot_again(at)));
            }
        };
        match hot_at {
            // Its own date must not be recorded where it is not the one that counts.
            Some(at) if Dates { lead, rules, trace: None }.step(&pending, pause).at >= at => {
                Next::Due(self.hot_again(at))
            }
            Some(_) | None => Next::Due(self.step(&pending, pause)),
        }
    }

    fn appointment(&mut self, appointment: &Appointment) -> Due {
        let at = appointment.at;
        self.record(Rule::Appointment, at, at);
        let what = What::Appointment { ends_at: appointment.ends_at() };
        Due { at, limit_at: None, what, channel: Channel::Meeting, is_snoozed: false }
    }

    fn agreed(&mut self, agreed: &Agreed) -> Due {
        let at = match agreed.when {
            When::On(day) => self.rules.calendar.opens_on(day),
            When::At(at) => at,
        };
        self.record(Rule::Agreed, at, at);
        let channel = agreed.channel;
        Due { at, limit_at: None, what: What::Agreed, channel, is_snoozed: false }
    }

    fn hot_again(&mut self, at: Instant) -> Due {
        self.record(Rule::HotAgain, at, at);
        let (what, channel) = (What::HotAgain, Channel::Call);
        Due { at, limit_at: None, what, channel, is_snoozed: false }
    }

    /// A step of the plan, through all rules in their order.
    fn step(&mut self, pending: &Pending<'_>, pause: Option<Pause>) -> Due {
        let (lead, calendar) = (self.lead, &self.rules.calendar);
        let step = pending.step;
        let (counts_from, anchor_at, offset) = anchor(pending);
        let added = calendar.add(anchor_at, offset);
        let mut has_working_time = is_whole(added);
        let mut at = added.at();
        self.record(Rule::AnchorAndOffset { anchor: counts_from, offset }, anchor_at, at);

        let resumed = pause.and_then(|it| Some((it.left, it.resumed_at?)));
        if let Some((left, resumed_at)) = resumed {
            let added = resume(calendar, left, resumed_at);
            has_working_time = is_whole(added);
            self.record(Rule::Resumed { left }, at, added.at());
            at = added.at();
        } else if let Some(minutes) = step.time_of_day {
            let to = calendar.at_time_of_day(at, minutes, anchor_at);
            if to != at {
                self.record(Rule::TimeOfDay, at, to);
                at = to;
            }
        }

        let touched_at = lead.touches().rfind(|touch| touch.is_ours()).map(|touch| touch.at);
        if let Some(touched_at) = touched_at.filter(|touched_at| *touched_at > at) {
            self.record(Rule::LastTouch, at, touched_at);
            at = touched_at;
        }

        if !step.hours_apply
            && let Some(closed) = calendar.closed(at)
        {
            self.record(Rule::HoursDoNotApply { closed }, at, at);
        }
        at = self.within_hours_and_limits(at, step, &mut has_working_time);
        if !has_working_time {
            self.record(Rule::NoWorkingTimeFound, at, at);
        }
        let limit_at = step.limit().map(|limit| anchor_at + limit);
        let what = What::Step { cadence: pending.cadence.id(), idx: pending.idx };
        Due { at, limit_at, what, channel: step.channel, is_snoozed: false }
    }

    /// Working hours and the pester limit in turn, until neither moves the date.
    fn within_hours_and_limits(
        &mut self,
        at: Instant,
        step: &Step,
        has_working_time: &mut bool,
    ) -> Instant {
        let heard = Heard::of(self.lead);
        let mut at = at;
        for _ in 0..MOST_ROUNDS {
            let before = at;
            if step.hours_apply {
                at = self.at_work(at, has_working_time);
            }
            at = self.at_their_hours(at, step.hours_apply);
            if let Some((to, why)) = heard.free_from(at, self.rules.pester) {
                self.record(Rule::Pester(why), at, to);
                at = to;
            }
            if at == before {
                break;
            }
        }
        at
    }

    fn at_work(&mut self, at: Instant, has_working_time: &mut bool) -> Instant {
        match self.rules.calendar.shift(at) {
            Shifted::Stays(_) => at,
            Shifted::Moves { to, closed } => {
                self.record(Rule::WorkingHours { closed }, at, to);
                to
            }
            Shifted::NowhereToGo(_) => {
                *has_working_time = false;
                at
            }
        }
    }

    /// The first instant from `at` on that lies in the lead's own hours too, where these are kept.
    fn at_their_hours(&mut self, at: Instant, hours_apply: bool) -> Instant {
        let Some(theirs) = self.their_calendar() else { return at };
        let ours = &self.rules.calendar;
        let mut together = theirs.shift(at).at();
        for _ in 0..MOST_ROUNDS {
            let before = together;
            if hours_apply {
                together = ours.shift(together).at();
            }
            together = theirs.shift(together).at();
            if together == before || together - at > TimeDelta::days(TOGETHER_DAYS) {
                break;
            }
        }
        let is_open = !hours_apply || ours.closed(together).is_none();
        let meets = is_open && theirs.closed(together).is_none();
        if !meets || together - at > TimeDelta::days(TOGETHER_DAYS) {
            self.record(Rule::HoursNeverMeet, at, at);
            return at;
        }
        if together != at {
            self.record(Rule::TheirHours, at, together);
        }
        together
    }

    /// When the lead is best reached, where due dates wait for that.
    fn their_calendar(&self) -> Option<Calendar> {
        let theirs = &self.lead.parts().their_time;
        if !theirs.is_kept {
            return None;
        }
        let named = theirs.zone.as_ref().and_then(|name| (self.rules.zones)(name.as_str()));
        let zone = named.unwrap_or_else(|| self.rules.calendar.zone().clone());
        Some(Calendar::new(zone, theirs.hours.clone(), Default::default()))
    }
}

#[cfg(test)]
mod tests;
