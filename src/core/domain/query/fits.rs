//! Which leads a filter lets through.

use chrono::{Days, NaiveDate, TimeDelta};

use super::{DueIn, Filter, Query, Response, Touched};
use crate::domain::cadence::Plans;
use crate::domain::money::Currency;
use crate::domain::projection::Projection;
use crate::domain::schedule::Rules;
use crate::domain::speed::Band;
use crate::domain::time::Instant;
use crate::domain::zone::Zone;

/// What filters are read by: when it is, where, and what amounts are in.
#[derive(Debug, Clone, Copy)]
pub struct At<'a> {
    now: Instant,
    zone: &'a Zone,
    plans: &'a Plans,
    today: NaiveDate,
    currency: Currency,
}

impl<'a> At<'a> {
    /// At `now`, by the desk's `rules`, in its `currency`.
    pub fn new(now: Instant, rules: &'a Rules, currency: Currency) -> At<'a> {
        let zone = rules.calendar.zone();
        At { now, zone, plans: &rules.plans, today: zone.day(now), currency }
    }
}

impl At<'_> {
    pub(super) fn currency(&self) -> Currency {
        self.currency
    }

    pub(super) fn plans(&self) -> &Plans {
        self.plans
    }
}

impl Query {
    /// True where every filter lets `row` through. Leads in the trash stand in no list; what is
    /// searched for is no filter.
    pub fn fits(&self, row: &Projection, at: &At<'_>) -> bool {
        row.deleted_at.is_none() && Filter::ALL.iter().all(|filter| self.lets(*filter, row, at))
    }

    /// True where this one `filter` lets `row` through.
    pub fn lets(&self, filter: Filter, row: &Projection, at: &At<'_>) -> bool {
        fn is_of<T: PartialEq>(all: &[T], it: Option<&T>) -> bool {
            all.is_empty() || it.is_some_and(|it| all.contains(it))
        }
        match filter {
            Filter::Stage => is_of(&self.stages, Some(&row.stage)),
            Filter::Source => is_of(&self.sources, row.source.as_ref()),
            Filter::Tag => {
                self.tags.is_empty() || row.tags.iter().any(|tag| self.tags.contains(tag))
            }
            Filter::Client => is_of(&self.clients, row.client.as_ref()),
            Filter::Due => self.due.is_none_or(|due| due.lets(row, at)),
            Filter::Response => self.response.is_none_or(|it| Response::of(row) == Some(it)),
            Filter::Touched => self.touched.is_none_or(|touched| touched.lets(row, at)),
            Filter::Value => self.lets_value(row, at),
            Filter::Kind => self.kind.is_none_or(|kind| row.kind == Some(kind)),
            Filter::Cadence => is_of(&self.cadences, row.cadence.as_ref()),
        }
    }

    /// True where the sale would be worth that much, in the desk's currency: what is in another one
    /// cannot be compared.
    fn lets_value(&self, row: &Projection, at: &At<'_>) -> bool {
        if self.value_from.is_none() && self.value_to.is_none() {
            return true;
        }
        row.value.filter(|value| value.currency() == at.currency).is_some_and(|value| {
            let amount = value.amount();
            self.value_from.is_none_or(|from| amount >= f64::from(from))
                && self.value_to.is_none_or(|to| amount <= f64::from(to))
        })
    }
}

impl DueIn {
    pub(super) fn lets(self, row: &Projection, at: &At<'_>) -> bool {
        let due = row.next.due().map(|due| due.at);
        match self {
            DueIn::Overdue => due.is_some_and(|due| due < at.now),
            DueIn::Today => due.is_some_and(|due| at.zone.day(due) == at.today),
            DueIn::Week => due.is_some_and(|due| {
                let last = at.today.checked_add_days(Days::new(6)).unwrap_or(NaiveDate::MAX);
                (at.today..=last).contains(&at.zone.day(due))
            }),
            DueIn::Never => due.is_none(),
        }
    }
}

impl Response {
    /// How fast `row` was answered; `None` where nobody asked or waits any more, and for an answer
    /// that stands before its enquiry.
    pub fn of(row: &Projection) -> Option<Response> {
        if row.is_waiting() {
            return Some(Response::Waiting);
        }
        let elapsed = elapsed(row)?;
        Some(match Band::of(elapsed) {
            Band::Ideal | Band::NineTimes => Response::NineTimes,
            Band::SevenTimes => Response::WithinHour,
            Band::Later => Response::Later,
        })
    }
}

/// How long the answer took; `None` without one, and for one from before the enquiry.
pub(super) fn elapsed(row: &Projection) -> Option<TimeDelta> {
    let elapsed = row.answered_at? - row.enquiry_at?;
    (elapsed >= TimeDelta::zero()).then_some(elapsed)
}

impl Touched {
    pub(super) fn lets(self, row: &Projection, at: &At<'_>) -> bool {
        let ago = row.touched_at.map(|touched| at.now - touched);
        let within = |days: i64| ago.is_some_and(|ago| ago <= TimeDelta::days(days));
        match self {
            Touched::Week => within(7),
            Touched::Month => within(30),
            Touched::Before => ago.is_some() && !within(30),
            Touched::Never => ago.is_none(),
        }
    }
}

#[cfg(test)]
mod tests;
