//! A backlog: steps that are late after some days away, and the ways out from under it.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::agenda::{Agenda, Group};
use super::cadence::{Plans, Step};
use super::calendar::Calendar;
use super::id::LeadId;
use super::lead::Decision;
use super::order;
use super::projection::Projection;
use super::schedule::{Due, What};
use super::time::Instant;
use super::zone::Zone;

/// A way out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Remedy {
    /// The late steps go to days to come, so many a day.
    SpreadOut,
    /// The late steps count anew, from now.
    StartAgain,
    /// The late steps are left out, and the next ones count from now.
    Drop,
}

/// A step that is due today or was before, and that may be moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Late {
    /// Whose.
    pub id: LeadId,
    /// The step.
    pub due: Due,
}

/// What a way out would come to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outlook {
    /// What is decided about which lead.
    pub leads: Vec<(LeadId, Decision)>,
    /// On which days they are due then, and how many of them, the earliest first.
    pub days: Vec<(NaiveDate, usize)>,
    /// How many have no next step then.
    pub n_at_end: usize,
    /// How many stay as they are: what was agreed on is neither set anew nor dropped in bulk.
    pub n_left: usize,
}

/// So many steps from days before today are a backlog.
pub const MANY: usize = 10;

impl Remedy {
    /// All of them, the gentlest first.
    pub const ALL: [Remedy; 3] = [Remedy::SpreadOut, Remedy::StartAgain, Remedy::Drop];
}

/// What is late or due today on `agenda`, first things first. Running clocks, appointments and
/// promises are none of it: nobody else decides when those are.
pub fn late(agenda: &Agenda, rows: &BTreeMap<LeadId, Projection>) -> Vec<Late> {
    let may_move = |group: Group| match group {
        Group::Overdue | Group::DueToday | Group::Nurture => true,
        Group::RunningClock
        | Group::Appointment
        | Group::Promise
        | Group::NoNextStep
        | Group::Later
        | Group::NoPlanYet
        | Group::Ended => false,
    };
    let entries = agenda.entries.iter().filter(|entry| may_move(entry.group));
    let due = |id: &LeadId| rows.get(id).and_then(|row| row.next.due().copied());
    entries.filter_map(|entry| Some(Late { id: entry.id, due: due(&entry.id)? })).collect()
}

/// True for so much that a person may want out from under it: [`MANY`] steps from days before
/// today, or more than `most`, which is a day's work.
pub fn is_backlog(late: &[Late], most: u32, now: Instant, zone: &Zone) -> bool {
    let today = zone.day(now);
    let n_before = late.iter().filter(|it| zone.day(it.due.at) < today).count();
    n_before >= MANY || late.len() > most as usize
}

/// The days on which something else than `late` is to be done, one for each thing, sorted. What
/// stands on Today is to be done today.
pub fn taken<'a>(
    rows: impl Iterator<Item = &'a Projection>,
    late: &[Late],
    now: Instant,
    zone: &Zone,
) -> Vec<NaiveDate> {
    let mut moved: Vec<LeadId> = late.iter().map(|it| it.id).collect();
    order::sort(&mut moved);
    let mut days = Vec::new();
    for row in rows.filter(|row| moved.binary_search(&row.id).is_err()) {
        match row.next.due() {
            Some(_) if Group::of(row, now, zone).is_shown() => days.push(zone.day(now)),
            Some(due) => days.push(zone.day(due.at)),
            None => {}
        }
    }
    order::sort(&mut days);
    days
}

/// When each of `late` is due once they are spread over the days to come (`due rule: Touches a
/// day`).
///
/// No local day has more than `most` of them and of what is `taken` (sorted); first things stay
/// first. Each is due at the first working instant of its day, today from `now` on, and what is due
/// later today stays where it is. A later date never breaks the pester limit that the due date kept.
pub fn spread(
    late: &[Late],
    taken: &[NaiveDate],
    most: u32,
    calendar: &Calendar,
    now: Instant,
) -> Vec<(LeadId, Instant)> {
    let zone = calendar.zone();
    let room = |day: NaiveDate| {
        let n_until = |day: NaiveDate| taken.partition_point(|it| *it <= day);
        let n_taken = n_until(day) - day.pred_opt().map_or(0, n_until);
        (most.max(1) as usize).saturating_sub(n_taken)
    };
    let mut opens_at = calendar.shift(now).at();
    let mut n_free = room(zone.day(opens_at));
    let mut spread = Vec::with_capacity(late.len());
    for Late { id, due } in late {
        while n_free == 0 {
            let next_day = zone.day(opens_at).checked_add_days(Days::new(1));
            let Some(next_day) = next_day else { return spread };
            opens_at = calendar.opens_on(next_day);
            n_free = room(zone.day(opens_at));
        }
        n_free -= 1;
        spread.push((*id, opens_at.max(due.at)));
    }
    spread
}

/// What `remedy` would come to for `late`, where so much is `taken` (sorted) and `most` a day's
/// work.
pub fn outlook(
    remedy: Remedy,
    late: &[Late],
    taken: &[NaiveDate],
    most: u32,
    (plans, calendar): (&Plans, &Calendar),
    now: Instant,
) -> Outlook {
    let mut outlook = Outlook::default();
    let mut days = Vec::new();
    if remedy == Remedy::SpreadOut {
        for (id, at) in spread(late, taken, most, calendar, now) {
            outlook.leads.push((id, Decision::Snooze(at)));
            days.push(calendar.zone().day(at));
        }
    }
    for Late { id, due } in late.iter().filter(|_| remedy != Remedy::SpreadOut) {
        let What::Step { cadence, idx } = due.what else {
            outlook.n_left += 1;
            continue;
        };
        let Some(plan) = plans.get(cadence).filter(|_| due.at < now) else {
            outlook.n_left += 1;
            continue;
        };
        let (decision, idx) = match remedy {
            Remedy::SpreadOut | Remedy::StartAgain => (Decision::Restart, Some(idx)),
            Remedy::Drop => {
                let after = plan.after(idx).and_then(|id| plan.place(id));
                (Decision::Skip { what: due.what, due_at: due.at }, after)
            }
        };
        outlook.leads.push((*id, decision));
        match idx.and_then(|idx| plan.steps().get(idx)) {
            Some(step) => days.push(calendar.zone().day(counted_anew(step, calendar, now))),
            None => outlook.n_at_end += 1,
        }
    }
    order::sort(&mut days);
    let days = days.chunk_by(|one, next| one == next);
    outlook.days = days.map(|same| (same[0], same.len())).collect();
    outlook
}

/// When `step` is due that counts from `now`, as far as the pester limit lets it.
fn counted_anew(step: &Step, calendar: &Calendar, now: Instant) -> Instant {
    let at = calendar.add(now, step.offset).at();
    let at = match step.time_of_day {
        Some(minutes) => calendar.at_time_of_day(at, minutes, now),
        None => at,
    };
    if step.hours_apply { calendar.shift(at).at() } else { at }
}

#[cfg(test)]
mod tests;
