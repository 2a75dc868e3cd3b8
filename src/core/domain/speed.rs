//! What a fast answer is worth: the bands of the live clock.

use chrono::TimeDelta;

use super::benefit::{Share, SlowRatio};
use super::projection::Projection;
use super::stage::Stage;

/// How fresh an enquiry is, from the live clock of `evidence.md`. Each band includes its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// Up to 2 minutes (`evidence: two-minutes`).
    Ideal,
    /// Up to 5 minutes (`evidence: nine-times`).
    NineTimes,
    /// Up to 1 hour (`evidence: hbr-hour`).
    SevenTimes,
    /// More than 1 hour: the enquiry has cooled.
    Later,
}

impl Band {
    /// The band `elapsed` after an enquiry. Before the enquiry it is [`Band::Ideal`].
    pub fn of(elapsed: TimeDelta) -> Band {
        [Band::Ideal, Band::NineTimes, Band::SevenTimes]
            .into_iter()
            .find(|band| band.ends_after().is_some_and(|end| elapsed <= end))
            .unwrap_or(Band::Later)
    }

    /// How long after the enquiry the band ends; that moment still belongs to it. [`Band::Later`]
    /// never ends.
    pub fn ends_after(self) -> Option<TimeDelta> {
        match self {
            Band::Ideal => Some(TimeDelta::minutes(2)),
            Band::NineTimes => Some(TimeDelta::minutes(5)),
            Band::SevenTimes => Some(TimeDelta::hours(1)),
            Band::Later => None,
        }
    }
}

/// How many leads that were answered late have to be closed before their ratio says anything.
const ENOUGH: usize = 10;

/// How many of the leads that were answered later than `window` were won: the desk's own ratio once
/// ten of them are closed, else the one that is assumed (`evidence.md`, on a fresh desk).
///
/// As with the desk's own multiplier, an enquiry that was never answered counts as a late one, and
/// a lead that is never to be contacted counts as lost. Leads in the trash count for nothing.
pub fn slow_ratio<'a>(rows: impl Iterator<Item = &'a Projection>, window: TimeDelta) -> SlowRatio {
    let (mut n_closed, mut n_won) = (0, 0);
    for row in rows {
        let Some(asked_at) = row.enquiry_at.filter(|_| row.deleted_at.is_none()) else { continue };
        let is_fast = row.answered_at.is_some_and(|at| at - asked_at <= window);
        let is_closed = row.stage.is_closed() || row.never_contact;
        if is_closed && !is_fast {
            n_closed += 1;
            n_won += usize::from(row.stage == Stage::Won);
        }
    }
    match Share::new(n_won as f64 / n_closed as f64) {
        Ok(ratio) if n_closed >= ENOUGH => SlowRatio::Measured(ratio),
        Ok(_) | Err(_) => SlowRatio::Assumed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::LeadId;
    use crate::domain::lead::{Draft, Lead};
    use crate::testing::{at, utc_rules};

    fn check(millis: i64, expected: Band) {
        assert_eq!(Band::of(TimeDelta::milliseconds(millis)), expected, "after {millis} ms");
    }

    #[test]
    fn a_band_includes_its_end() {
        check(0, Band::Ideal);
        check(120_000, Band::Ideal);
        check(120_001, Band::NineTimes);
        check(300_000, Band::NineTimes);
        check(300_001, Band::SevenTimes);
        check(3_600_000, Band::SevenTimes);
        check(3_600_001, Band::Later);
    }

    #[test]
    fn nothing_is_late_before_the_enquiry() {
        check(-1, Band::Ideal);
    }

    /// A closed enquiry that was answered after so many minutes.
    fn closed(stage: Stage, answered_after: Option<i64>) -> Projection {
        let asked_at = at("2026-11-02T10:00:00Z");
        let draft =
            Draft { name: "Ada".to_owned(), enquiry_at: Some(asked_at), ..Draft::default() };
        let lead: Lead = draft.parse(LeadId::new(asked_at, [0; 10]), asked_at).unwrap();
        let row = Projection::of(&lead, &utc_rules());
        let answered_at = answered_after.map(|minutes| asked_at + TimeDelta::minutes(minutes));
        Projection { stage, answered_at, ..row }
    }

    fn check_ratio(rows: &[Projection], expected: SlowRatio) {
        assert_eq!(slow_ratio(rows.iter(), TimeDelta::minutes(5)), expected);
    }

    #[test]
    fn ten_late_leads_tell_the_desks_own_ratio() {
        let mut rows = vec![closed(Stage::Lost, Some(6)); 6];
        rows.push(closed(Stage::Won, Some(600)));
        rows.push(closed(Stage::Won, None));
        rows.push(closed(Stage::Lost, None));
        check_ratio(&rows, SlowRatio::Assumed);
        rows.push(Projection { never_contact: true, ..closed(Stage::Working, Some(60)) });
        check_ratio(&rows, SlowRatio::Measured(Share::new(0.2).unwrap()));
    }

    #[test]
    fn what_is_fast_open_deleted_or_no_enquiry_is_not_counted() {
        let mut rows = vec![closed(Stage::Lost, Some(6)); 9];
        rows.push(closed(Stage::Won, Some(5)));
        rows.push(closed(Stage::Nurture, Some(6)));
        rows.push(Projection { enquiry_at: None, ..closed(Stage::Won, Some(6)) });
        let deleted_at = Some(at("2026-11-03T10:00:00Z"));
        rows.push(Projection { deleted_at, ..closed(Stage::Won, Some(6)) });
        check_ratio(&rows, SlowRatio::Assumed);
    }
}
