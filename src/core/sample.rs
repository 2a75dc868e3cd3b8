//! Made-up desks that look like real ones: for tests, benchmarks and the demo.
//!
//! People of many scripts, with enquiries of the last year or so and what followed. The same seed
//! makes the same leads on every machine; a larger sample begins with the smaller one. Nobody in it
//! exists, no phone number can ring and no mail can arrive. In it a fast answer sells more, because
//! it was made so: it is a stage for lessons and proves nothing.

mod dice;
mod locales;
mod person;
mod story;
mod tables;

use chrono::{Datelike, NaiveTime, TimeDelta};

use self::dice::Dice;
use self::story::Story;
use crate::domain::id::LeadId;
use crate::domain::lead::{Lead, Parts};
use crate::domain::text::Line;
use crate::domain::time::{self, Instant};

/// What random numbers are drawn for: each purpose has its own.
mod purpose {
    pub const ID: u64 = 1;
    pub const LEAD: u64 = 2;
    pub const PERSON: u64 = 3;
    pub const TIMES: u64 = 4;
    pub const STORY: u64 = 5;
    pub const TOLD: u64 = 6;
}

/// How far back enquiries reach, in days.
const DAYS: u64 = 400;

/// How long before `until` the ids begin, in days: before everything that happens.
const BORN_BEFORE: i64 = 800;

/// The first `n` leads of the desk `seed`, as they stand at `until`: each is made when it is asked
/// for, and nothing in it lies after `until`, which is in 1973 at the earliest.
///
/// The first `n` leads are the same however many follow. Their ids are those of a desk that was
/// filled in this order, one lead a millisecond, long before; when each was written down is spread
/// over the last 400 days, in any order. A handful asked within the last hour, of whom most still
/// wait.
pub fn leads(seed: u64, n: usize, until: Instant) -> impl ExactSizeIterator<Item = Lead> {
    let until = time::to_millis(until);
    (0..n).map(move |idx| lead(seed, idx as u64, until))
}

/// Lead `idx` of the desk `seed` at `until`.
fn lead(seed: u64, idx: u64, until: Instant) -> Lead {
    let mut dice = Dice::new(seed, purpose::TIMES, idx);
    let asked_at = asked_at(idx, until, &mut dice);
    let mut parts = Parts::new(id(seed, idx, until), captured_at(asked_at, until, &mut dice));
    // Some are mere contacts, from cards and lists.
    if !dice.percent(6) {
        parts.enquiry_at = Some(asked_at);
        if dice.percent(2) {
            // And a few were contacts for long before they asked.
            parts.captured_at = asked_at - TimeDelta::minutes(dice.between(20_000, 200_000));
        }
    }
    let about = person::introduce(&mut parts, seed, idx);
    Story::new(&mut parts, &about, Dice::new(seed, purpose::STORY, idx), until).tell();
    let mut dice = Dice::new(seed, purpose::TOLD, idx);
    let friend = (idx > 0).then(|| id(seed, dice.below(idx), until));
    story::fill_in(&mut parts, friend, dice, until);
    Lead::new(parts).expect("what is made up is a lead: a property test says so")
}

/// The id of lead `idx`: later leads have later ids.
fn id(seed: u64, idx: u64, until: Instant) -> LeadId {
    let stamp = until - TimeDelta::days(BORN_BEFORE) + TimeDelta::milliseconds(idx as i64);
    LeadId::new(stamp, Dice::new(seed, purpose::ID, idx).bytes())
}

/// When lead `idx` asked: mostly at working hours of some day of the last [`DAYS`].
///
/// The second, the fourth, the eighth … lead asked within the last hour, every other of them within
/// the last five minutes; and the tenth, the seventeenth, the twenty-sixth … within two days, so
/// that a desk of any size has something going on and a large one is not flooded.
fn asked_at(idx: u64, until: Instant, dice: &mut Dice) -> Instant {
    let n = idx + 1;
    if idx > 0 && n.is_power_of_two() {
        let most_seconds = if n.ilog2() % 2 == 1 { 290 } else { 3_500 };
        return until - TimeDelta::milliseconds(dice.between(20_000, most_seconds * 1_000));
    }
    if idx > 8 && idx.isqrt().pow(2) == idx {
        return until - TimeDelta::milliseconds(dice.between(3_600_000, 172_800_000));
    }
    // A desk that grows: of two days the later one, half of the time.
    let (one, other) = (dice.below(DAYS), dice.below(DAYS));
    let days_ago = if dice.percent(50) { one.min(other) } else { one } as i64;
    let midnight = until.date_naive().and_time(NaiveTime::MIN).and_utc();
    let day = midnight - TimeDelta::days(days_ago);
    let is_at_work = dice.percent(72);
    let (first_hour, last_hour) = if is_at_work { (7, 16) } else { (0, 23) };
    let hour = dice.between(first_hour, last_hour);
    let at = day + TimeDelta::milliseconds(hour * 3_600_000 + dice.between(0, 3_599_999));
    // On a weekend few ask: the others do so in the week before, like those from later today.
    let is_weekend = at.weekday().num_days_from_monday() > 4;
    let days_back = if is_weekend && dice.percent(65) { dice.between(2, 4) } else { 0 };
    let at = at - TimeDelta::days(days_back);
    if at > until - TimeDelta::hours(1) { at - TimeDelta::days(1) } else { at }
}

/// When the lead was written down: by a form at once, by a person in the next minutes, some only
/// after the fair.
fn captured_at(asked_at: Instant, until: Instant, dice: &mut Dice) -> Instant {
    let (least, most) =
        dice.weigh(&[(55, (0, 2)), (30, (3, 400)), (10, (400, 20_000)), (5, (20_000, 250_000))]);
    let at = asked_at + TimeDelta::milliseconds(dice.between(least * 1_000, most * 1_000));
    at.min(until - TimeDelta::seconds(10)).max(asked_at)
}

/// A text of the tables as a field of a lead.
fn line(text: &str) -> Option<Line> {
    Line::parse(text).ok()
}

#[cfg(test)]
mod tests;
