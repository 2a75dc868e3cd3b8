//! Makes the rows of the lists, and tells from what.

use std::hash::{Hash, Hasher};

use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::schedule::Rules;

/// Makes rows of leads by the rules of a desk.
#[derive(Clone, Debug)]
pub struct Projector {
    rules: Rules,
    basis: String,
}

impl Projector {
    /// Makes rows by these `rules`.
    pub fn new(rules: Rules) -> Self {
        let mut told = Fingerprint(RULES);
        let Rules { plans, calendar, pester, zones: _ } = &rules;
        (plans, calendar, pester).hash(&mut told);
        Self { basis: format!("{:016x}", told.0), rules }
    }

    /// The row of `lead`.
    pub fn project(&self, lead: &Lead) -> Projection {
        Projection::of(lead, &self.rules)
    }

    /// What the rows are made from, in 16 hexadecimal digits: the plans, the
    /// calendar, the limits and the rules of this build. Rows of another basis may differ.
    pub fn basis(&self) -> &str {
        &self.basis
    }

    /// The rules that rows are made by.
    pub fn rules(&self) -> &Rules {
        &self.rules
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

/// Never kept beyond this build, so what the standard library makes of a value may change.
impl Hasher for Fingerprint {
    fn write(&mut self, bytes: &[u8]) {
        *self = Self(self.0).with(bytes);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The sources that decide what a row says, hashed by the compiler. A build with
/// other rules than the one that kept a snapshot then knows by itself, and no
/// number has to be raised by hand.
#[allow(long_running_const_eval)]
const RULES: u64 = {
    let sources: [&[u8]; 31] = [
        include_bytes!("snapshot.rs"),
        include_bytes!("snapshot/row.rs"),
        include_bytes!("../core/domain/appointment.rs"),
        include_bytes!("../core/domain/cadence.rs"),
        include_bytes!("../core/domain/cadence/offset.rs"),
        include_bytes!("../core/domain/cadence/plans.rs"),
        include_bytes!("../core/domain/calendar.rs"),
        include_bytes!("../core/domain/calendar/working.rs"),
        include_bytes!("../core/domain/contact.rs"),
        include_bytes!("../core/domain/course.rs"),
        include_bytes!("../core/domain/duplicates.rs"),
        include_bytes!("../core/domain/duplicates/company.rs"),
        include_bytes!("../core/domain/fact.rs"),
        include_bytes!("../core/domain/hours.rs"),
        include_bytes!("../core/domain/lead.rs"),
        include_bytes!("../core/domain/meeting.rs"),
        include_bytes!("../core/domain/money.rs"),
        include_bytes!("../core/domain/objection.rs"),
        include_bytes!("../core/domain/pester.rs"),
        include_bytes!("../core/domain/projection.rs"),
        include_bytes!("../core/domain/projection/fold.rs"),
        include_bytes!("../core/domain/promise.rs"),
        include_bytes!("../core/domain/replies.rs"),
        include_bytes!("../core/domain/response.rs"),
        include_bytes!("../core/domain/schedule.rs"),
        include_bytes!("../core/domain/schedule/anchor.rs"),
        include_bytes!("../core/domain/schedule/place.rs"),
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

    use ninefold_core::domain::cadence::{Cadence, CadenceId, Plans};
    use ninefold_core::domain::calendar::{Calendar, Hours};
    use ninefold_core::domain::pester::PesterLimit;
    use ninefold_core::domain::text::Line;
    use ninefold_core::domain::zone::Zone;

    use super::*;

    fn basis(plans: Plans, calendar: Calendar) -> String {
        Projector::new(Rules { plans, ..Rules::new(calendar) }).basis().to_owned()
    }

    #[test]
    fn the_basis_tells_plans_zones_hours_holidays_and_limits_apart() {
        let calendar = |zone: Zone, holidays: &[&str]| {
            let days = holidays.iter().map(|day| day.parse().unwrap());
            Calendar::new(zone, Hours::weekdays_nine_to_five(), days.collect::<BTreeSet<_>>())
        };
        let nurture = Cadence::default_of(CadenceId::Nurture).unwrap();
        let customer = Cadence::default_of(CadenceId::Customer).unwrap();
        let other = customer.copied(CadenceId::Nurture, Line::parse(nurture.name()).unwrap());
        let other = Plans::of(&[other]);
        let utc = calendar(Zone::utc(), &[]);
        let pester = PesterLimit::new(2, 20).unwrap();
        let limited = Projector::new(Rules { pester, ..Rules::new(utc) }).basis().to_owned();
        let east = Zone::new("East".to_owned(), 3_600, Vec::new()).unwrap();
        let all = [
            basis(Plans::default(), calendar(Zone::utc(), &[])),
            basis(other, calendar(Zone::utc(), &[])),
            basis(Plans::default(), calendar(east, &[])),
            basis(Plans::default(), calendar(Zone::utc(), &["2026-12-25"])),
            limited,
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
