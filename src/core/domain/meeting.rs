//! Times to meet that do not go together.

use chrono::TimeDelta;

use super::appointment::{Appointment, AppointmentId, MOST_TRAVEL_MINUTES};
use super::id::LeadId;
use super::order;
use super::time::Instant;

/// An appointment as far as it takes a person's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Meeting {
    /// When it starts.
    pub at: Instant,
    /// When it ends.
    pub ends_at: Instant,
    /// How long it takes to get there, in minutes.
    pub travel_minutes: u32,
    /// The appointment.
    pub id: AppointmentId,
}

/// Two meetings of which one person keeps only one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clash {
    /// The one that starts first, and whose it is.
    pub first: (Meeting, LeadId),
    /// The other one.
    pub second: (Meeting, LeadId),
}

impl Appointment {
    /// What it takes of a person's time.
    pub fn meeting(&self) -> Meeting {
        let Appointment { at, id, travel_minutes, .. } = *self;
        Meeting { at, ends_at: self.ends_at(), travel_minutes, id }
    }
}

impl Clash {
    /// How long is left between both, in whole minutes; `None` when they overlap.
    pub fn gap_minutes(&self) -> Option<i64> {
        let gap = self.second.0.at - self.first.0.ends_at;
        (gap >= TimeDelta::zero()).then(|| gap.num_minutes())
    }
}

/// Whether nobody can keep both: they overlap, or who comes from the first gets to the second too
/// late. Two that touch are fine where there is no way to go.
fn clash(first: &Meeting, second: &Meeting) -> bool {
    second.at - first.ends_at < TimeDelta::minutes(second.travel_minutes.into())
}

/// Each two of `all` that do not go together, in the order of their times.
pub fn clashes(mut all: Vec<(Meeting, LeadId)>) -> Vec<Clash> {
    order::sort(&mut all);
    let mut found = Vec::new();
    for (idx, first) in all.iter().enumerate() {
        for second in &all[idx + 1..] {
            // Nobody is longer on the way.
            if second.0.at - first.0.ends_at > TimeDelta::minutes(MOST_TRAVEL_MINUTES.into()) {
                break;
            }
            if clash(&first.0, &second.0) {
                found.push(Clash { first: *first, second: *second });
            }
        }
    }
    found
}

/// Those of `all` that do not go together with `meeting`; itself, as it stood before, is none.
pub fn clashing_with(meeting: &Meeting, lead: LeadId, all: &[(Meeting, LeadId)]) -> Vec<Clash> {
    let this = (*meeting, lead);
    let others = all.iter().filter(|(other, _)| other.id != meeting.id);
    let pair = |other: &(Meeting, LeadId)| {
        let (first, second) = if *other < this { (*other, this) } else { (this, *other) };
        clash(&first.0, &second.0).then_some(Clash { first, second })
    };
    let mut found: Vec<Clash> = others.filter_map(pair).collect();
    order::sort(&mut found);
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::{at, cases};

    const LEAD: &str = "019aa95c-3d10-7abc-8def-0123456789ab";

    fn lead() -> LeadId {
        LEAD.parse().unwrap()
    }

    /// A meeting that starts `start` minutes after ten and takes `length`.
    fn meeting(start: i64, length: u32, travel_minutes: u32) -> Meeting {
        let starts_at = at("2026-11-24T10:00:00Z") + TimeDelta::minutes(start);
        let id = AppointmentId::new(starts_at, [length as u8; 10]);
        let appointment = Appointment::new(id, starts_at, length).unwrap();
        Appointment { travel_minutes, ..appointment }.meeting()
    }

    /// How many minutes are left between each two of `all` that clash; -1 when they overlap.
    fn check(all: &[Meeting], gaps: &[i64]) {
        let found = clashes(all.iter().map(|it| (*it, lead())).collect());
        let told: Vec<i64> = found.iter().map(|it| it.gap_minutes().unwrap_or(-1)).collect();
        assert_eq!(told, gaps, "{all:?}");
    }

    #[test]
    fn meetings_overlap_or_are_too_far_apart() {
        check(&[], &[]);
        check(&[meeting(0, 30, 0), meeting(30, 30, 0)], &[]);
        check(&[meeting(0, 30, 0), meeting(29, 30, 0)], &[-1]);
        check(&[meeting(0, 30, 0), meeting(40, 30, 20)], &[10]);
        check(&[meeting(0, 30, 20), meeting(40, 30, 10)], &[]);
        check(&[meeting(0, 90, 0), meeting(10, 5, 0), meeting(60, 5, 0)], &[-1, -1]);
        check(&[meeting(20, 30, 0), meeting(0, 30, 0)], &[-1]);
    }

    proptest! {
        #![proptest_config(cases(128))]

        #[test]
        fn a_meeting_is_told_what_all_are_told(
            told in proptest::collection::vec((0..300i64, 1..90u32, 0..30u32), 0..8),
        ) {
            let mut all: Vec<(Meeting, LeadId)> =
                told.iter().map(|(start, length, way)| (meeting(*start, *length, *way), lead())).collect();
            all.sort();
            all.dedup_by_key(|(it, _)| it.id);
            let found = clashes(all.clone());
            for (it, lead) in &all {
                let of_it = found.iter().filter(|clash| clash.first.0 == *it || clash.second.0 == *it);
                let of_it: Vec<Clash> = of_it.copied().collect();
                prop_assert_eq!(clashing_with(it, *lead, &all), of_it);
            }
        }
    }
}
