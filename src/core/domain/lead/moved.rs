//! A lead at another time.

use chrono::TimeDelta;

use super::{Lead, LeadError};
use crate::domain::fact::{Fact, FactKind};
use crate::domain::time::Instant;

impl Lead {
    /// The same lead with everything in it `by` later: for a made-up desk, whose enquiries are to
    /// be as fresh as on the day it was made.
    ///
    /// Refused when that leads out of the years in which Ninefold works. The ids stay.
    pub fn moved(&self, by: TimeDelta) -> Result<Lead, LeadError> {
        let mut parts = self.0.clone();
        let move_on =
            |at: &mut Instant| *at = at.checked_add_signed(by).unwrap_or(Instant::MAX_UTC);
        move_on(&mut parts.captured_at);
        parts.stamps.iter_mut().for_each(|(_, at)| move_on(at));
        for kind in FactKind::ALL {
            let mut fact = parts.fact(kind);
            move_fact(&mut fact, by, move_on);
            parts.put(fact);
        }
        for touch in &mut parts.touches {
            move_on(&mut touch.at);
            move_on(&mut touch.entered_at);
            touch.changed_at.iter_mut().for_each(move_on);
            touch.done.iter_mut().flat_map(|done| &mut done.due_at).for_each(move_on);
        }
        for was in &mut parts.history {
            move_on(&mut was.set_at);
            move_fact(&mut was.fact, by, move_on);
        }
        Lead::new(parts)
    }
}

/// Moves the dates that `fact` tells.
fn move_fact(fact: &mut Fact, by: TimeDelta, move_on: impl Fn(&mut Instant)) {
    match fact {
        Fact::EnquiryAt(at) | Fact::DeletedAt(at) => at.iter_mut().for_each(move_on),
        Fact::Course(course) => course.move_by(by),
        Fact::Appointments(all) => all.iter_mut().for_each(|it| move_on(&mut it.at)),
        Fact::Promises(all) => all.iter_mut().for_each(|it| {
            move_on(&mut it.due_at);
            move_on(&mut it.made_at);
            it.kept_at.iter_mut().for_each(&move_on);
        }),
        Fact::Purchases(all) => all.iter_mut().for_each(|it| {
            it.on = it.on.checked_add_signed(by).unwrap_or(it.on);
        }),
        Fact::PastEnquiries(all) => all.iter_mut().for_each(|it| {
            it.asked_at.iter_mut().for_each(&move_on);
            move_on(&mut it.until);
        }),
        Fact::Name(_)
        | Fact::Company(_)
        | Fact::Role(_)
        | Fact::Client(_)
        | Fact::Emails(_)
        | Fact::Phones(_)
        | Fact::Links(_)
        | Fact::Source(_)
        | Fact::SourceDetail(_)
        | Fact::CameFrom(_)
        | Fact::Kind(_)
        | Fact::Value(_)
        | Fact::Tags(_)
        | Fact::Stage(_)
        | Fact::DecisionMaker(_)
        | Fact::AnsweredFirst(_)
        | Fact::Ready(_)
        | Fact::Problems(_)
        | Fact::Story(_)
        | Fact::Personal(_)
        | Fact::Prefers(_)
        | Fact::TheirTime(_)
        | Fact::Note(_)
        | Fact::NeverContact(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::{cases, leads};

    proptest! {
        #![proptest_config(cases(128))]

        #[test]
        fn a_lead_that_moved_there_and_back_is_as_it_was(lead in leads(), minutes in 1..9_999_999_i64) {
            let by = TimeDelta::minutes(minutes);
            let Ok(moved) = lead.moved(by) else { return Ok(()) };
            prop_assert_eq!(moved.parts().captured_at, lead.parts().captured_at + by);
            prop_assert_eq!(moved.moved(-by), Ok(lead));
        }

        #[test]
        fn a_lead_is_not_moved_out_of_the_years_that_are_known(lead in leads()) {
            prop_assert!(lead.moved(TimeDelta::days(400_000)).is_err());
            prop_assert!(lead.moved(TimeDelta::MAX).is_err());
        }
    }
}
