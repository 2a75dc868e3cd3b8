//! Phrases of the call sheet, and how much of a text fits on paper.

use ninefold_core::domain::cadence::Channel;
use ninefold_core::domain::calendar::{Hours, Span};
use ninefold_core::domain::lead::Lead;

/// How many letters surely fit on a line of half a page.
const LINE: usize = 48;

/// How many letters a tab is as wide as.
const TAB: usize = 8;

/// What is worth asking somebody of whom nothing is known.
const QUESTIONS: [&str; 4] =
    ["What made you ask?", "What is the worst of it?", "Who else decides?", "When do you need it?"];

/// How often we tried to reach them since somebody last spoke with them.
pub fn tried(n: usize, has_spoken: bool) -> String {
    let times = match n {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    };
    match (n, has_spoken) {
        (0, true) => "Not tried since".to_owned(),
        (0, false) => "Not tried yet".to_owned(),
        (_, true) => format!("Tried {times} since"),
        (_, false) => format!("Tried {times}, and never spoke"),
    }
}

/// The heading over the text of a step.
pub fn say_or_write(channel: Channel) -> &'static str {
    match channel {
        Channel::Call | Channel::Meeting | Channel::Other => "What to say",
        Channel::Email | Channel::Message => "What to write",
    }
}

/// What to ask `lead` first; nothing once it has said what troubles it, or how it came about.
pub fn questions(lead: &Lead) -> Vec<&'static str> {
    let parts = lead.parts();
    let has_spoken = !parts.problems.is_empty() || parts.story.is_some();
    let knows_who = parts.decision_maker.is_some();
    let asked = QUESTIONS.into_iter().filter(|it| !(knows_who && it.starts_with("Who else")));
    if has_spoken { Vec::new() } else { asked.collect() }
}

/// When they are best reached, each run of days with the same hours: "Monday–Friday 09:00–12:00";
/// `day` names the days of the week, from Monday on.
pub fn hours(hours: &Hours, day: impl Fn(usize) -> String) -> Vec<String> {
    let days: &[Vec<Span>; 7] = hours.weekdays();
    let mut told = Vec::new();
    let mut first = 0;
    for runs in days.chunk_by(|one, next| one == next) {
        let last = first + runs.len() - 1;
        let spans = runs.first().map(|spans| Hours::day_text(spans)).unwrap_or_default();
        if !spans.is_empty() {
            let days =
                if first == last { day(first) } else { format!("{}–{}", day(first), day(last)) };
            told.push(format!("{days} {spans}"));
        }
        first = last + 1;
    }
    told
}

/// The beginning of `text` that fits on so many lines of paper; `None` when all of it does.
pub fn on_paper(text: &str, most_lines: usize) -> Option<&str> {
    let (mut n_lines, mut width) = (1, 0);
    for (at, letter) in text.char_indices() {
        let wide = match letter {
            '\n' => LINE,
            '\t' => TAB,
            // Letters of the East are as wide as two.
            '\u{1100}'.. => 2,
            _ => 1,
        };
        if letter == '\n' || width + wide > LINE {
            n_lines += 1;
            width = 0;
        }
        width += if letter == '\n' { 0 } else { wide };
        if n_lines > most_lines {
            return text.get(..at).map(str::trim_end);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_where_the_paper_ends() {
        let line = "x".repeat(LINE);
        for (text, most, shown) in [
            (line.clone(), 1, None),
            (format!("{line}y"), 1, Some(line.clone())),
            (format!("{line}y"), 2, None),
            ("one\ntwo\nthree".to_owned(), 3, None),
            ("one\ntwo\nthree".to_owned(), 2, Some("one\ntwo".to_owned())),
            ("one \n\n\n\nfive".to_owned(), 3, Some("one".to_owned())),
            ("美".repeat(LINE / 2), 1, None),
            ("美".repeat(LINE / 2 + 1), 1, Some("美".repeat(LINE / 2))),
            (String::new(), 1, None),
        ] {
            assert_eq!(on_paper(&text, most), shown.as_deref(), "{text:?} on {most}");
        }
    }

    #[test]
    fn days_with_the_same_hours_are_one() {
        let day = |idx: usize| ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"][idx].to_owned();
        let of = |texts: [&str; 7]| Hours::new(texts.map(|it| Hours::parse_day(it).unwrap()));
        let week = ["9-12", "9-12", "9-12", "9-12", "9-12", "", ""];
        assert_eq!(hours(&of(week), day), ["Mo–Fr 09:00–12:00"]);
        let odd = ["", "9-12", "14-15", "14-15", "", "", "9-12"];
        assert_eq!(hours(&of(odd), day), ["Tu 09:00–12:00", "We–Th 14:00–15:00", "Su 09:00–12:00"]);
        assert!(hours(&Hours::default(), day).is_empty());
    }

    #[test]
    fn tries_are_counted() {
        for (n, has_spoken, words) in [
            (0, true, "Not tried since"),
            (0, false, "Not tried yet"),
            (1, true, "Tried once since"),
            (2, false, "Tried twice, and never spoke"),
            (5, true, "Tried 5 times since"),
        ] {
            assert_eq!(tried(n, has_spoken), words);
        }
    }
}
