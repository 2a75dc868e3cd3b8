//! The hours of a week in which the desk is at work.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::order;

/// Part of a working day, in minutes after midnight on the wall: from `start` until before `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u16,
    end: u16,
}

/// Working hours per weekday (`due rule: Time`).
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// It is no pair of times.
    #[error("working hours look like 09:00–17:00, or 09:00–12:00, 13:00–17:00")]
    Unreadable,
}

/// 24:00, in minutes after midnight.
const MIDNIGHT: u16 = 24 * 60;

/// What people type between two times.
const DASHES: [char; 5] = ['-', '–', '—', '−', '~'];

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

    /// Reads what a person types: `09:00–17:00`, `9-17`, `9.30 - 12`, `9am–5pm`.
    pub fn parse(text: &str) -> Result<Span, HoursError> {
        let (start, end) = text.split_once(DASHES).ok_or(HoursError::Unreadable)?;
        Span::new(minutes(start)?, minutes(end)?)
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

    /// The spans of each weekday, Monday first, as they were taken.
    pub fn weekdays(&self) -> &[Vec<Span>; 7] {
        &self.0
    }

    /// True without any hours in the week.
    pub fn is_always_open(&self) -> bool {
        self.0.iter().all(Vec::is_empty)
    }

    /// Reads what a person types for one day: spans with commas between them; nothing is a day off.
    pub fn parse_day(text: &str) -> Result<Vec<Span>, HoursError> {
        let spans = text.split([',', ';']).map(str::trim).filter(|span| !span.is_empty());
        Ok(merge(spans.map(Span::parse).collect::<Result<_, _>>()?))
    }

    /// The spans of one day as [`Hours::parse_day`] reads them back.
    pub fn day_text(spans: &[Span]) -> String {
        spans.iter().map(Span::to_string).collect::<Vec<_>>().join(", ")
    }

    /// The spans of the weekday of `day`, earliest first, none touching another.
    ///
    /// Without any hours in the week every day is open from 00:00 to 24:00.
    pub fn on(&self, day: NaiveDate) -> &[Span] {
        if self.is_always_open() {
            return &[WHOLE_DAY];
        }
        let idx = day.weekday().num_days_from_monday();
        self.0.get(idx as usize).map_or(&[], Vec::as_slice)
    }
}

impl fmt::Display for Span {
    /// `09:00–17:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Span { start, end } = self;
        write!(f, "{:02}:{:02}–{:02}:{:02}", start / 60, start % 60, end / 60, end % 60)
    }
}

/// Reads a time of day as minutes after midnight: `9`, `09:30`, `9.30`, `9:30 pm`.
fn minutes(text: &str) -> Result<u16, HoursError> {
    let text = text.trim().to_ascii_lowercase();
    let (time, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(time), _) => (time, Some(0)),
        (_, Some(time)) => (time, Some(12)),
        (None, None) => (text.as_str(), None),
    };
    let (hour, minute) = time.split_once([':', '.']).unwrap_or((time, "00"));
    let hour = number(hour.trim_end(), 1)?;
    let minute = number(minute.trim_end(), 2)?;
    let hour = match half {
        None => hour,
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return Err(HoursError::Unreadable),
    };
    if minute < 60 { Ok(hour * 60 + minute) } else { Err(HoursError::Unreadable) }
}

/// Reads `least` to two digits.
fn number(text: &str, least: usize) -> Result<u16, HoursError> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    let digits = Some(text).filter(|text| is_number && (least..=2).contains(&text.len()));
    digits.and_then(|digits| digits.parse().ok()).ok_or(HoursError::Unreadable)
}

fn merge(mut spans: Vec<Span>) -> Vec<Span> {
    order::sort(&mut spans);
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
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::testing::cases;

    /// What is shown of the day that `text` is read as, or the sentence that refuses it.
    fn check_day(text: &str, expected: &str) {
        let read = Hours::parse_day(text);
        let told = read.map_or_else(|why| format!("! {why}"), |day| Hours::day_text(&day));
        assert_eq!(told, expected, "{text}");
    }

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

    #[test]
    fn a_day_is_read_as_people_type_it() {
        check_day("09:00–17:00", "09:00–17:00");
        check_day(" 9-17 ", "09:00–17:00");
        check_day("9.30 - 12; 13:00—17:00,", "09:30–12:00, 13:00–17:00");
        check_day("9am–5pm", "09:00–17:00");
        check_day("12am-12 PM, 1 pm - 5:30 pm", "00:00–12:00, 13:00–17:30");
        check_day("13-17, 9-13", "09:00–17:00");
        check_day("0-24", "00:00–24:00");
        check_day("  ", "");
    }

    #[test]
    fn what_is_no_day_is_refused_in_a_sentence() {
        let unreadable = "! working hours look like 09:00–17:00, or 09:00–12:00, 13:00–17:00";
        for text in ["closed", "9", "9–", "–17", "9:5–17", "9–12–17", "9:60–17", "13pm–14", "+9–17"]
        {
            check_day(text, unreadable);
        }
        let backwards = "! working hours have to end after they start; over midnight they are two";
        check_day("22–6", backwards);
        check_day("9–12, 9–9", backwards);
        check_day("9–24:01", "! working hours end at 24:00 at the latest");
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn a_day_reads_back(pairs in vec((0..1440u16, 1..=1440u16), 0..6)) {
            let span = |(start, length): (u16, u16)| Span::new(start, (start + length).min(MIDNIGHT));
            let day = merge(pairs.into_iter().map(|pair| span(pair).unwrap()).collect());
            prop_assert_eq!(Hours::parse_day(&Hours::day_text(&day)), Ok(day));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[0-9apm:.,;– -]{0,24}|\\PC{0,12}") {
            let _ = Hours::parse_day(&text);
        }
    }
}
