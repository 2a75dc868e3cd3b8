//! Phrases of the nine-times clock, and of the numbers behind it.

use chrono::TimeDelta;
use ninefold_core::domain::evidence::{Evidence, Grade};
use ninefold_core::domain::speed::Band;

use super::thousands;
use crate::ui::speech::count;

/// A length of time in its two largest units: "47 s", "1 min 47 s", "3 days 4 h".
pub fn span(length: TimeDelta) -> String {
    let seconds = length.num_seconds().max(0);
    let (minutes, hours, days) = (seconds / 60, seconds / 3_600, seconds / 86_400);
    match seconds {
        0..60 => format!("{seconds} s"),
        60..3_600 => format!("{minutes} min {} s", seconds % 60),
        3_600..86_400 => format!("{hours} h {} min", minutes % 60),
        _ => format!("{} {} h", count(days, "day"), hours % 24),
    }
}

/// What is left of a window: "3:06", from six minutes on "28 min".
pub fn left(left: TimeDelta) -> String {
    let seconds = left.num_seconds().max(0);
    if seconds < 360 {
        format!("{}:{:02}", seconds / 60, seconds % 60)
    } else {
        format!("{} min", seconds / 60)
    }
}

/// How fresh an enquiry is: "3 min 30 s since the enquiry: inside the five minutes".
pub fn freshness(elapsed: TimeDelta) -> String {
    let (length, place) = match Band::of(elapsed) {
        Band::Ideal => (span(elapsed), "the ideal is within 2 minutes"),
        Band::NineTimes => (span(elapsed), "inside the five minutes"),
        Band::SevenTimes => (format!("{} min", elapsed.num_minutes()), "inside the hour"),
        Band::Later => (span(elapsed), "it has cooled"),
    };
    format!("{length} since the enquiry: {place}")
}

/// Where an answer that was given fell.
pub fn answered_in(elapsed: TimeDelta) -> &'static str {
    match Band::of(elapsed) {
        Band::Ideal => "inside the ideal two minutes",
        Band::NineTimes => "inside the five minutes",
        Band::SevenTimes => "inside the hour",
        Band::Later => "after the first hour",
    }
}

/// A ratio from 0 to 1 as a share: "2 %", "6.5 %".
pub fn percent(ratio: f64) -> String {
    format!("{}\u{a0}%", (ratio * 1_000.0).round() / 10.0)
}

/// How much of `whole` has `passed`, from 0 to 1, as a progress bar takes it: "0.357".
pub fn share(passed: TimeDelta, whole: TimeDelta) -> String {
    let thousandths = passed.num_milliseconds() * 1_000 / whole.num_milliseconds().max(1);
    let thousandths = thousandths.clamp(0, 1_000);
    format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000)
}

/// What a grade is called where it stands alone: "Folklore grade".
pub fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Study => "Study grade",
        Grade::Vendor => "Vendor grade",
        Grade::Practitioner => "Practitioner grade",
        Grade::Folklore => "Folklore grade",
        Grade::Contradicted => "Contradicted",
        Grade::Fabricated => "Fabricated",
        Grade::Arithmetic => "Arithmetic",
    }
}

/// What is known about a number, each with its label; what nobody knows says so.
pub fn evidence(evidence: &Evidence) -> [(&'static str, String); 7] {
    let told = |text: Option<&str>| text.unwrap_or("Not told").to_owned();
    let sample: Vec<String> = evidence
        .sample
        .iter()
        .map(|count| format!("{} {}", thousands(count.n as usize), count.of))
        .collect();
    let year = evidence.year.map_or("Not told".to_owned(), |year| year.to_string());
    [
        ("Claim", evidence.claim.to_owned()),
        ("Really measures", evidence.measures.unwrap_or("Nothing that anybody counted").to_owned()),
        ("Compared with", told(evidence.comparator)),
        ("Source", evidence.source.to_owned()),
        ("Year", year),
        ("Looked at", if sample.is_empty() { "Not told".to_owned() } else { sample.join(", ") }),
        (
            "Grade",
            format!("{}: {}. {}", grade(evidence.grade), evidence.grade.meaning(), evidence.note),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_of_time_has_two_units() {
        for (seconds, words) in [
            (-3, "0 s"),
            (47, "47 s"),
            (107, "1 min 47 s"),
            (3_600, "1 h 0 min"),
            (86_400 + 7_200, "1 day 2 h"),
            (3 * 86_400, "3 days 0 h"),
        ] {
            assert_eq!(span(TimeDelta::seconds(seconds)), words, "{seconds} s");
        }
    }

    #[test]
    fn what_is_left_is_counted_down() {
        for (seconds, words) in
            [(-1, "0:00"), (6, "0:06"), (186, "3:06"), (359, "5:59"), (1_700, "28 min")]
        {
            assert_eq!(left(TimeDelta::seconds(seconds)), words, "{seconds} s");
        }
    }

    #[test]
    fn shares_read_easily() {
        assert_eq!(
            [percent(0.02), percent(0.065), percent(0.45)],
            ["2\u{a0}%", "6.5\u{a0}%", "45\u{a0}%"]
        );
        let window = TimeDelta::minutes(5);
        for (seconds, words) in [(-1, "0.000"), (107, "0.356"), (300, "1.000"), (301, "1.000")] {
            assert_eq!(share(TimeDelta::seconds(seconds), window), words, "{seconds} s");
        }
    }
}
