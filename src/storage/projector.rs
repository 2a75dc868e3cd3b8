//! Makes the rows of the lists, and tells from what.

use std::fmt::{self, Write};

use ninefold_core::domain::calendar::Calendar;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::schedule::Plans;

/// Makes rows of leads by the plans and the calendar of a desk.
#[derive(Clone, Debug)]
pub struct Projector {
    plans: Plans,
    calendar: Calendar,
    basis: String,
}

impl Projector {
    /// Makes rows by these `plans` and this `calendar`.
    pub fn new(plans: Plans, calendar: Calendar) -> Self {
        let mut told = Fingerprint(RULES);
        // Every value has a Debug form, so nothing is told that fails.
        let _ = write!(told, "{plans:?} {calendar:?}");
        Self { plans, calendar, basis: format!("{:016x}", told.0) }
    }

    /// The row of `lead`.
    pub fn project(&self, lead: &Lead) -> Projection {
        Projection::of(lead, &self.plans, &self.calendar)
    }

    /// What the rows are made from, in 16 hexadecimal digits: the plans, the
    /// calendar and the rules of this build. Rows of another basis may differ.
    pub fn basis(&self) -> &str {
        &self.basis
    }

    /// The plans that leads follow.
    pub fn plans(&self) -> &Plans {
        &self.plans
    }

    /// When the desk is at work.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }
}

/// A hash of what is written into it: 64-bit FNV-1a.
struct Fingerprint(u64);

impl Fingerprint {
    /// The hash of nothing.
    const EMPTY: Self = Self(0xcbf2_9ce4_8422_2325);

    const fn with(self, bytes: &[u8]) -> Self {
        let Self(mut hash) = self;
        let mut idx = 0;
        while idx < bytes.len() {
            hash = (hash ^ bytes[idx] as u64).wrapping_mul(0x0000_0100_0000_01b3);
            idx += 1;
        }
        Self(hash)
    }
}

impl Write for Fingerprint {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        *self = Self(self.0).with(text.as_bytes());
        Ok(())
    }
}

/// The sources that decide what a row says, hashed by the compiler. A build with
/// other rules than the one that kept a snapshot then knows by itself, and no
/// number has to be raised by hand.
#[allow(long_running_const_eval)]
const RULES: u64 = {
    let sources: [&[u8]; 14] = [
        include_bytes!("snapshot.rs"),
        include_bytes!("../core/domain/cadence.rs"),
        include_bytes!("../core/domain/calendar.rs"),
        include_bytes!("../core/domain/contact.rs"),
        include_bytes!("../core/domain/fact.rs"),
        include_bytes!("../core/domain/hours.rs"),
        include_bytes!("../core/domain/lead.rs"),
        include_bytes!("../core/domain/money.rs"),
        include_bytes!("../core/domain/projection.rs"),
        include_bytes!("../core/domain/schedule.rs"),
        include_bytes!("../core/domain/stage.rs"),
        include_bytes!("../core/domain/time.rs"),
        include_bytes!("../core/domain/touch.rs"),
        include_bytes!("../core/domain/zone.rs"),
    ];
    let mut hash = Fingerprint::EMPTY;
    let mut idx = 0;
    while idx < sources.len() {
        hash = hash.with(sources[idx]);
        idx += 1;
    }
    hash.0
};

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::BTreeSet;

    use ninefold_core::domain::cadence::Cadence;
    use ninefold_core::domain::calendar::Hours;
    use ninefold_core::domain::zone::Zone;

    use super::*;

    fn basis(plans: Plans, calendar: Calendar) -> String {
        Projector::new(plans, calendar).basis().to_owned()
    }

    #[test]
    fn the_basis_tells_plans_zones_hours_and_holidays_apart() {
        let calendar = |zone: Zone, holidays: &[&str]| {
            let days = holidays.iter().map(|day| day.parse().unwrap());
            Calendar::new(zone, Hours::weekdays_nine_to_five(), days.collect::<BTreeSet<_>>())
        };
        let same_steps = Plans { nurture: Cadence::new_enquiry(), ..Plans::default() };
        let east = Zone::new("East".to_owned(), 3_600, Vec::new()).unwrap();
        let all = [
            basis(Plans::default(), calendar(Zone::utc(), &[])),
            basis(same_steps, calendar(Zone::utc(), &[])),
            basis(Plans::default(), calendar(east, &[])),
            basis(Plans::default(), calendar(Zone::utc(), &["2026-12-25"])),
        ];
        let different: BTreeSet<&String> = all.iter().collect();
        assert_eq!(different.len(), all.len(), "{all:?}");
        assert_eq!(all[0], basis(Plans::default(), calendar(Zone::utc(), &[])));
    }

    #[test]
    fn the_fingerprint_is_the_one_other_programs_compute() {
        assert_eq!(Fingerprint::EMPTY.with(b"foobar").0, 0x8594_4171_f739_67e8);
    }
}
