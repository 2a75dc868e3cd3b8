//! What is done about next steps: logged, put off, skipped, paused; and what is late of them.

use ninefold_core::domain::backlog::{self, Late, Outlook, Remedy};
use ninefold_core::domain::cadence::{CadenceId, Channel, Unit};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::{Decided, Deed, Entry};
use ninefold_core::domain::lead::Decision;
use ninefold_core::domain::schedule::{Due, Next, What, left};
use ninefold_core::domain::time::Instant;

use super::{Desk, is_undone};

impl Desk {
    /// Opens *Log touch* for lead `id`, through the channel of its next step; `now` is the real
    /// time.
    pub fn start_touch(self, id: LeadId, now: Instant) {
        let channel = self.due(id).map_or(Channel::Call, |due| due.channel);
        self.touching().start(self, id, channel, now);
    }

    /// Puts the next step of lead `id` off, exactly until then.
    pub fn snooze(self, id: LeadId, until: Instant) {
        self.decide(Decided::Snoozed, vec![(id, Decision::Snooze(until))]);
    }

    /// Puts the next step of lead `id` back on its date.
    pub fn wake(self, id: LeadId) {
        self.decide(Decided::Woken, vec![(id, Decision::Wake)]);
    }

    /// Leaves the next step of lead `id` out. A time to meet is not left out: somebody has to say
    /// how it went.
    pub fn skip(self, id: LeadId) {
        match self.seen(id).filter(|_| self.movable(id).is_some()) {
            Some((what, due_at)) => {
                self.decide(Decided::Skipped, vec![(id, Decision::Skip { what, due_at })]);
            }
            None => self.say("There is no step to put off or leave out".to_owned(), None),
        }
    }

    /// Lets the plan of lead `id` rest.
    pub fn pause(self, id: LeadId) {
        let now = self.now_untracked();
        let Some((due, unit)) = self.due(id).and_then(|due| Some((due, self.unit(&due)?))) else {
            return;
        };
        let left = self.with_rules(|rules| left(due.at, unit, now, &rules.calendar));
        self.decide(Decided::Paused, vec![(id, Decision::Pause(left))]);
    }

    /// Lets the plan of lead `id` go on.
    pub fn resume(self, id: LeadId) {
        self.decide(Decided::Resumed, vec![(id, Decision::Resume)]);
    }

    /// What is late or due today, first things first.
    pub fn late(self) -> Vec<Late> {
        let agenda = self.agenda();
        self.with_rows(|rows| backlog::late(&agenda, rows))
    }

    /// How many touches were logged today and not taken back since.
    pub fn n_done_today(self) -> usize {
        let day = self.with_zone(|zone| zone.day(self.now_untracked()));
        self.with_journal(|all| {
            let logged = all.iter().filter(|it| is_touch(it) && !is_undone(it, all));
            let days = logged.map(|it| self.with_zone(|zone| zone.day(it.at)));
            days.filter(|it| *it == day).count()
        })
    }

    /// The leads without a plan.
    pub fn without_a_plan(self) -> Vec<LeadId> {
        self.with_rows(|rows| {
            let rows = rows.values().filter(|row| row.next == Next::NoPlanYet);
            rows.map(|row| row.id).collect()
        })
    }

    /// The leads on the desk that say that they asked in the future.
    pub fn from_the_future(self) -> Vec<LeadId> {
        let now = self.now_untracked();
        self.with_rows(|rows| {
            let is_late = |at: Instant| at > now;
            let rows = rows.values().filter(|row| row.deleted_at.is_none());
            rows.filter(|row| row.enquiry_at.is_some_and(is_late)).map(|row| row.id).collect()
        })
    }

    /// The unit of the step's offset, in which a pause counts; `None` for what is no step of a plan,
    /// for only plans rest.
    pub fn unit(self, due: &Due) -> Option<Unit> {
        match due.what {
            What::Step { cadence, idx } => self.with_plan(cadence, |plan| {
                plan.and_then(|plan| plan.steps().get(idx)).map(|step| step.offset.unit())
            }),
            What::Agreed | What::HotAgain | What::Appointment { .. } => None,
        }
    }

    pub(in crate::state) fn due(self, id: LeadId) -> Option<Due> {
        self.row(id).get_untracked().and_then(|row| row.next.due().copied())
    }

    /// The step of lead `id` that can be put off and left out.
    pub(in crate::state) fn movable(self, id: LeadId) -> Option<Due> {
        self.due(id).filter(|due| !due.is_appointment())
    }

    /// The plan that the next step of lead `id` belongs to.
    pub(in crate::state) fn followed(self, id: LeadId) -> Option<CadenceId> {
        self.due(id).and_then(|due| due.cadence())
    }

    pub(in crate::state) fn outlook(self, remedy: Remedy) -> Outlook {
        self.outlook_of(remedy, &self.late())
    }

    /// What `remedy` would come to for these of the steps that are late or due today.
    pub(in crate::state) fn outlook_of(self, remedy: Remedy, late: &[Late]) -> Outlook {
        let now = self.now_untracked();
        let most = self.settings().touches_a_day;
        let n_done = self.n_done_today();
        self.with_rules(|rules| {
            let zone = rules.calendar.zone();
            let mut taken = self.with_rows(|rows| backlog::taken(rows.values(), late, now, zone));
            let at = taken.partition_point(|day| *day < zone.day(now));
            taken.splice(at..at, std::iter::repeat_n(zone.day(now), n_done));
            let by = (&rules.plans, &rules.calendar);
            backlog::outlook(remedy, late, &taken, most, by, now)
        })
    }
}

/// True for a touch that was logged.
fn is_touch(entry: &Entry) -> bool {
    match entry.deed {
        Deed::Logged(_) => true,
        Deed::Added
        | Deed::Changed(_)
        | Deed::United
        | Deed::Decided(_)
        | Deed::ChangedTouch
        | Deed::Deleted
        | Deed::Restored
        | Deed::Erased
        | Deed::Imported
        | Deed::Replaced
        | Deed::Set
        | Deed::Undid => false,
    }
}
