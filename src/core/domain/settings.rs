//! What a person has set for the whole desk.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::calendar::Hours;
use super::money::{Currency, Money};
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
    /// When this was set, by the real clock; `None` for a desk as it came.
    pub changed_at: Option<Instant>,
    /// What a later version wrote here.
    pub unknown: Unknown,
}

impl Default for Settings {
    /// A desk as it comes: the browser's zone, Monday to Friday 09:00–17:00, euros.
    fn default() -> Settings {
        Settings {
            zone: None,
            hours: Hours::weekdays_nine_to_five(),
            holidays: BTreeSet::new(),
            currency: Currency::EUR,
            typical_sale: None,
            changed_at: None,
            unknown: Unknown::default(),
        }
    }
}

impl Settings {
    /// True when both say the same, whenever they were set.
    pub fn says_the_same(&self, other: &Settings) -> bool {
        let Settings { zone, hours, holidays, currency, typical_sale, changed_at: _, unknown } =
            self;
        *zone == other.zone
            && *hours == other.hours
            && *holidays == other.holidays
            && *currency == other.currency
            && *typical_sale == other.typical_sale
            && *unknown == other.unknown
    }

    /// The later of both; when both were set at once, the one that both desks choose.
    #[must_use]
    pub fn merge(self, other: Settings) -> Settings {
        let key = |it: &Settings| (it.changed_at, format!("{it:?}"));
        if key(&other) > key(&self) { other } else { self }
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
