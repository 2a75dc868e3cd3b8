//! What the tests share: zones from chrono-tz, instants and leads to try, how many cases to run.

mod leads;
mod plans;
mod second;
mod told;

use std::collections::{BTreeSet, HashMap};
use std::sync::Mutex;

use chrono::{Days, NaiveDate, Offset as _, TimeDelta, TimeZone};
use chrono_tz::{TZ_VARIANTS, Tz};
pub use leads::{ada, any_facts, decisions, facts, leads, logged, settings, touches, unknowns};
pub use plans::cadence;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
pub use second::{Second, instant};

use crate::domain::cadence::{Offset, Unit};
use crate::domain::calendar::{Calendar, Hours, Span};
use crate::domain::schedule::Rules;
use crate::domain::time::{self, Instant};
use crate::domain::zone::{Transition, Zone};

/// Runs `few` cases of a property, or `NINEFOLD_SOAK` when that is set. Leaves no files behind.
pub fn cases(few: u32) -> ProptestConfig {
    let soak = std::env::var("NINEFOLD_SOAK").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: soak.unwrap_or(few),
        failure_persistence: None,
        // What a strategy passes over grows with the cases: a soak passes over a hundred thousand.
        max_local_rejects: u32::MAX,
        ..ProptestConfig::default()
    }
}

/// The instant that `text` names, as files write it.
pub fn at(text: &str) -> Instant {
    time::parse(text).unwrap()
}

/// The day that `text` names.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The default plans and limits, Monday to Friday 09:00–17:00 in UTC; leads may be in any zone.
pub fn utc_rules() -> Rules {
    rules(Calendar::weekdays_nine_to_five(Zone::utc()))
}

/// The default plans and limits by `calendar`; leads may be in any zone.
pub fn rules(calendar: Calendar) -> Rules {
    let zones = |name: &str| name.parse::<Tz>().ok().map(zone);
    Rules { zones, ..Rules::new(calendar) }
}

/// The zone of `tz` from 1999 to 2125.
pub fn zone(tz: Tz) -> Zone {
    let (first_offset_seconds, changes) = table(tz);
    Zone::new(tz.name().to_owned(), first_offset_seconds, changes).unwrap()
}

/// The offset in seconds at the start of 1999, and the changes from then on.
type Table = (i32, Vec<Transition>);

/// What chrono-tz knows of `tz`, found by asking chrono-tz once a week.
fn table(tz: Tz) -> Table {
    static KNOWN: Mutex<Option<HashMap<Tz, Table>>> = Mutex::new(None);
    let mut known = KNOWN.lock().unwrap();
    known.get_or_insert_default().entry(tz).or_insert_with(|| ask(tz)).clone()
}

/// When the clocks of `tz` change from 2000 to 2100.
pub fn changes(tz: Tz) -> Vec<Instant> {
    let (_, changes) = table(tz);
    let years = at("2000-01-01T00:00:00Z")..at("2100-01-01T00:00:00Z");
    changes.into_iter().map(|change| change.at).filter(|at| years.contains(at)).collect()
}

fn ask(tz: Tz) -> Table {
    let offset_at =
        |at: Instant| tz.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc();
    let first = at("1999-01-01T00:00:00Z");
    let mut changes = Vec::new();
    for n in 0..52 * 126 {
        let mut before = first + TimeDelta::weeks(n);
        let mut after = before + TimeDelta::weeks(1);
        if offset_at(before) == offset_at(after) {
            continue;
        }
        while after - before > TimeDelta::seconds(1) {
            let middle = before + TimeDelta::seconds((after - before).num_seconds() / 2);
            if offset_at(middle) == offset_at(before) { before = middle } else { after = middle }
        }
        changes.push(Transition { at: after, offset_seconds: offset_at(after) });
    }
    (offset_at(first), changes)
}

/// An instant from 2000 to 2100.
pub fn instants() -> impl Strategy<Value = Instant> {
    let first = at("2000-01-01T00:00:00Z").timestamp_millis();
    let last = at("2100-01-01T00:00:00Z").timestamp_millis();
    (first..last).prop_map(|millis| chrono::DateTime::from_timestamp_millis(millis).unwrap())
}

/// A zone and an instant from 2000 to 2100; half of them close to a change of its clocks.
pub fn moments() -> impl Strategy<Value = (Tz, Instant)> {
    let three_days = TimeDelta::days(3).num_milliseconds();
    let tzs = proptest::sample::select(&TZ_VARIANTS[..]);
    let close = option::of((any::<proptest::sample::Index>(), -three_days..three_days));
    (tzs, instants(), close).prop_map(|(tz, anywhere, close)| {
        let (_, changes) = table(tz);
        let near = close.and_then(|(idx, apart)| {
            let change = changes.get(idx.index(changes.len().max(1)))?;
            Some(change.at + TimeDelta::milliseconds(apart))
        });
        (tz, near.unwrap_or(anywhere))
    })
}

/// Any offset, mostly a short one.
pub fn offsets() -> impl Strategy<Value = Offset> {
    use Unit::{Days, Hours, Minutes, Months, Weeks, WorkingDays};
    let units = vec![Minutes, Hours, Days, WorkingDays, Weeks, Months];
    let counts = prop_oneof![0..4u32, 0..40u32];
    (proptest::sample::select(units), counts)
        .prop_filter_map("zero working days", |(unit, count)| Offset::new(count, unit).ok())
}

/// Working hours and holidays to try around a day; a third of the desks has no hours at all.
#[derive(Debug, Clone)]
pub struct Desk {
    weekdays: Vec<Vec<(u16, u16)>>,
    holidays: Vec<u64>,
}

/// Any desk.
pub fn desks() -> impl Strategy<Value = Desk> {
    let span = (0..1440u16, 1..=1440u16)
        .prop_map(|(start, length)| (start, start.saturating_add(length).min(1440)));
    let weekday = vec(span, 0..3);
    let weekdays = prop_oneof![1 => Just(vec![Vec::new(); 7]), 2 => vec(weekday, 7)];
    let holidays = vec(0..12u64, 0..5);
    (weekdays, holidays).prop_map(|(weekdays, holidays)| Desk { weekdays, holidays })
}

impl Desk {
    /// The calendar of this desk, its holidays counted from the day before `around`.
    pub fn calendar(&self, tz: Tz, around: Instant) -> Calendar {
        let mut hours = <[Vec<Span>; 7]>::default();
        for (spans, pairs) in hours.iter_mut().zip(&self.weekdays) {
            spans.extend(pairs.iter().map(|(start, end)| Span::new(*start, *end).unwrap()));
        }
        Calendar::new(zone(tz), Hours::new(hours), self.holidays(tz, around))
    }

    /// The same calendar on the second implementation.
    pub fn second(&self, tz: Tz, around: Instant) -> Second {
        Second { tz, weekdays: self.weekdays.clone(), holidays: self.holidays(tz, around) }
    }

    /// This desk, closed on the holidays of `other` too.
    pub fn with_holidays_of(&self, other: &Desk) -> Desk {
        let holidays = [self.holidays.clone(), other.holidays.clone()].concat();
        Desk { weekdays: self.weekdays.clone(), holidays }
    }

    fn holidays(&self, tz: Tz, around: Instant) -> BTreeSet<NaiveDate> {
        let first = around.with_timezone(&tz).date_naive() - Days::new(1);
        self.holidays.iter().map(|n| first + Days::new(*n)).collect()
    }
}
