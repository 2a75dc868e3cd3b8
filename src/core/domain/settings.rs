//! What a person has set for the whole desk.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::cadence::{Cadence, CadenceId, Plans};
use super::calendar::Hours;
use super::money::{Currency, Money};
use super::order;
use super::pester::PesterLimit;
use super::text::Line;
use super::time::Instant;
use super::unknown::Unknown;

/// What a person has set for the whole desk. How it looks is not here: that belongs to the device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The IANA name of the desk's zone; `None` follows the browser's.
    pub zone: Option<String>,
    /// When the desk is at work.
    pub hours: Hours,
    /// Days on which it is closed.
    pub holidays: BTreeSet<NaiveDate>,
    /// What amounts are in unless they say something else.
    pub currency: Currency,
    /// What a sale is usually worth; used for leads that name no value.
    pub typical_sale: Option<Money>,
    /// Who writes: what templates put for `{my_name}`.
    pub my_name: Option<Line>,
    /// How often a lead may be touched.
    pub pester: PesterLimit,
    /// How many touches a day *Spread out* plans at most; at least 1.
    pub touches_a_day: u32,
    /// Whether leads that cooled after our first touch go into the nurturing pile by themselves.
    pub cools_by_itself: bool,
    /// Plans that were made, or changed from how every desk has them, in the order of their ids.
    pub cadences: Vec<Cadence>,
    /// When this was set, by the real clock; `None` for a desk as it came.
    pub changed_at: Option<Instant>,
    /// What a later version wrote here.
    pub unknown: Unknown,
}

/// How many touches a day are planned unless something else is set (`due rule: Limits`).
pub const USUAL_TOUCHES_A_DAY: u32 = 20;

/// How many touches a day may be planned.
pub const MOST_TOUCHES_A_DAY: u32 = 1_000;

impl Default for Settings {
    /// A desk as it comes: the browser's zone, Monday to Friday 09:00–17:00, euros.
    fn default() -> Settings {
        Settings {
            zone: None,
            hours: Hours::weekdays_nine_to_five(),
            holidays: BTreeSet::new(),
            currency: Currency::EUR,
            typical_sale: None,
            my_name: None,
            pester: PesterLimit::default(),
            touches_a_day: USUAL_TOUCHES_A_DAY,
            cools_by_itself: false,
            cadences: Vec::new(),
            changed_at: None,
            unknown: Unknown::default(),
        }
    }
}

impl Settings {
    /// True when both say the same, whenever they were set.
    pub fn says_the_same(&self, other: &Settings) -> bool {
        let unstamped = |it: &Settings| {
            let mut it = Settings { changed_at: None, ..it.clone() };
            it.cadences.iter_mut().for_each(|cadence| cadence.changed_at = None);
            it
        };
        unstamped(self) == unstamped(other)
    }

    /// The later of both, and of each plan the later; when both were set at once, the one that both
    /// desks choose.
    #[must_use]
    pub fn merge(self, other: Settings) -> Settings {
        // Plans are merged one by one, so they have no say in which settings are the later ones.
        let key = |it: &Settings| {
            let it = Settings { cadences: Vec::new(), ..it.clone() };
            (it.changed_at, format!("{it:?}"))
        };
        let (mut later, earlier) =
            if key(&other) > key(&self) { (other, self) } else { (self, other) };
        for cadence in earlier.cadences {
            let key = |it: &Cadence| (it.changed_at, format!("{it:?}"));
            match later.cadences.iter_mut().find(|it| it.id() == cadence.id()) {
                Some(kept) if key(&cadence) > key(kept) => *kept = cadence,
                Some(_) => {}
                None => later.cadences.push(cadence),
            }
        }
        order::sort_by(&mut later.cadences, |one, other| one.id().cmp(&other.id()));
        later
    }

    /// The plans of this desk.
    pub fn plans(&self) -> Plans {
        Plans::of(&self.cadences)
    }

    /// These settings with `cadence` in the place of the one with its id.
    #[must_use]
    pub fn with_cadence(mut self, cadence: Cadence) -> Settings {
        self.cadences.retain(|it| it.id() != cadence.id());
        self.cadences.push(cadence);
        order::sort_by(&mut self.cadences, |one, other| one.id().cmp(&other.id()));
        self
    }

    /// These settings without the plan `id`, deleted at `stamp`.
    #[must_use]
    pub fn without_cadence(self, id: CadenceId, stamp: Instant) -> Settings {
        let cadence = self.plans().get(id).cloned();
        match cadence {
            Some(mut cadence) => {
                cadence.is_removed = true;
                cadence.changed_at = Some(stamp);
                self.with_cadence(cadence)
            }
            None => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::{at, cases, settings};

    #[test]
    fn the_later_settings_stay() {
        let zoned = |zone: &str, changed_at: Option<&str>| Settings {
            zone: Some(zone.to_owned()),
            changed_at: changed_at.map(at),
            ..Settings::default()
        };
        let early = zoned("Asia/Tokyo", Some("2026-11-22T12:00:00Z"));
        let late = zoned("Europe/Berlin", Some("2026-11-22T12:00:01Z"));
        assert_eq!(early.clone().merge(late.clone()), late);
        assert_eq!(early.clone().merge(zoned("UTC", None)), early);
    }

    proptest! {
        #![proptest_config(cases(128))]

        #[test]
        fn two_desks_settle_alike(a in settings(), b in settings(), c in settings(), tie: bool) {
            let b = if tie { Settings { changed_at: a.changed_at, ..b } } else { b };
            let both = a.clone().merge(b.clone());
            prop_assert_eq!(&b.clone().merge(a.clone()), &both);
            prop_assert_eq!(&both.clone().merge(a.clone()), &both);
            prop_assert_eq!(both.merge(c.clone()), a.merge(b.merge(c)));
        }
    }
}
