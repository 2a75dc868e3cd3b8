//! What a fast answer is worth: the bands of the live clock.

use chrono::TimeDelta;

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

#[cfg(test)]
mod tests {
    use super::*;

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
}
