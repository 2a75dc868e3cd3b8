//! The hours of a week in which the desk is at work.

use chrono::{Datelike, NaiveDate};

/// Part of a working day, in minutes after midnight on the wall: from `start` until before `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    start: u16,
    end: u16,
}

/// Working hours per weekday (`due rule: Time`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hours([Vec<Span>; 7]);

/// Why two times of day are no span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HoursError {
    /// It ends before it starts, or at once.
    #[error("working hours have to end after they start; over midnight they are two")]
    EndsBeforeStart,
    /// It ends after 24:00.
    #[error("working hours end at 24:00 at the latest")]
    AfterMidnight,
}

/// 24:00, in minutes after midnight.
const MIDNIGHT: u16 = 24 * 60;

/// A day on which the desk never closes.
const WHOLE_DAY: Span = Span { start: 0, end: MIDNIGHT };

impl Span {
    /// Takes the minutes from `start` until before `end`; 1440 is 24:00.
    pub fn new(start: u16, end: u16) -> Result<Span, HoursError> {
        if start >= end {
            return Err(HoursError::EndsBeforeStart);
        }
        if end > MIDNIGHT {
            return Err(HoursError::AfterMidnight);
        }
        Ok(Span { start, end })
    }

    /// The first minute, after midnight.
    pub fn start(self) -> u16 {
        self.start
    }

    /// The minute that no longer belongs to it, after midnight; 1440 is 24:00.
    pub fn end(self) -> u16 {
        self.end
    }
}

impl Hours {
    /// Takes the spans of each weekday, Monday first. Spans that overlap or touch become one.
    pub fn new(weekdays: [Vec<Span>; 7]) -> Hours {
        Hours(weekdays.map(merge))
    }

    /// Monday to Friday, 09:00–17:00: how every desk starts.
    pub fn weekdays_nine_to_five() -> Hours {
        let nine_to_five = vec![Span { start: 9 * 60, end: 17 * 60 }];
        let mut weekdays = <[Vec<Span>; 7]>::default();
        weekdays[..5].fill(nine_to_five);
        Hours(weekdays)
    }

    /// The spans of the weekday of `day`, earliest first, none touching another.
    ///
    /// Without any hours in the week every day is open from 00:00 to 24:00.
    pub fn on(&self, day: NaiveDate) -> &[Span] {
        if self.0.iter().all(Vec::is_empty) {
            return &[WHOLE_DAY];
        }
        let idx = day.weekday().num_days_from_monday();
        self.0.get(idx as usize).map_or(&[], Vec::as_slice)
    }
}

fn merge(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    spans.dedup_by(|later, earlier| {
        let touches = later.start <= earlier.end;
        if touches {
            earlier.end = earlier.end.max(later.end);
        }
        touches
    });
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a Monday makes of these spans.
    fn check<const N: usize, const M: usize>(spans: [(u16, u16); N], expected: [(u16, u16); M]) {
        let mut weekdays = <[Vec<Span>; 7]>::default();
        weekdays[0] = spans.iter().map(|(start, end)| Span::new(*start, *end).unwrap()).collect();
        let hours = Hours::new(weekdays);
        let monday = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let merged: Vec<_> = hours.on(monday).iter().map(|it| (it.start(), it.end())).collect();
        assert_eq!(merged, expected, "{spans:?}");
    }

    #[test]
    fn spans_that_touch_or_overlap_become_one() {
        check([(540, 720), (720, 1020)], [(540, 1020)]);
        check([(600, 700), (540, 1020), (1000, 1100)], [(540, 1100)]);
        check([(780, 1020), (540, 720)], [(540, 720), (780, 1020)]);
    }

    #[test]
    fn without_hours_every_day_is_open() {
        check([], [(0, 1440)]);
    }

    #[test]
    fn a_span_ends_after_it_starts_and_by_midnight() {
        assert_eq!(Span::new(540, 540), Err(HoursError::EndsBeforeStart));
        assert_eq!(Span::new(1320, 360), Err(HoursError::EndsBeforeStart));
        assert_eq!(Span::new(540, 1441), Err(HoursError::AfterMidnight));
        assert!(Span::new(0, 1440).is_ok());
    }
}
