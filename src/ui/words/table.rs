//! Phrases of the table of leads: its columns, its order, and who is selected.

use chrono::TimeDelta;
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::query::Column;

use super::thousands;
use crate::state::{Counted, ManyField};
use crate::ui::speech::count;

/// The head of a column.
pub fn column(column: Column) -> &'static str {
    match column {
        Column::Name => "Name",
        Column::Company => "Company",
        Column::Due => "Due",
        Column::Stage => "Stage",
        Column::Value => "Value",
        Column::Source => "Source",
        Column::Tags => "Tags",
        Column::Client => "Client",
        Column::Email => "Email",
        Column::Phone => "Phone",
        Column::Kind => "Who buys",
        Column::Cadence => "Plan",
        Column::Asked => "Enquiry",
        Column::Response => "Response",
        Column::Touched => "Last touch",
        Column::Touches => "Touches",
        Column::Captured => "Added",
    }
}

/// Who is selected, and who of them stays as they are whatever is done.
pub fn selected(counted: Counted) -> String {
    let Counted { n, n_elsewhere, n_never } = counted;
    let mut text = format!("{} selected", thousands(n));
    if n_elsewhere > 0 {
        text += &format!(", {} of them not in this list", thousands(n_elsewhere));
    }
    if n_never > 0 {
        let verb = if n_never == 1 { "stays as it is" } else { "stay as they are" };
        text += &format!("; {} with never contact {verb}", thousands(n_never));
    }
    text
}

/// Where in a list of `n` a lead stands, counted from 0; `None` for one that is not in it.
pub fn place(at: Option<usize>, n: usize) -> String {
    match at {
        Some(at) => format!("{} of {}", thousands(at + 1), thousands(n)),
        None => "not in this list".to_owned(),
    }
}

/// What is changed about all that are selected.
pub fn many_title(field: ManyField) -> &'static str {
    match field {
        ManyField::Stage => "Change stage",
        ManyField::Reason => "Mark as lost",
        ManyField::Tag => "Change tags",
        ManyField::Source => "Change source",
    }
}

/// What stands above the field, and on the button that does it.
pub fn many_field(field: ManyField) -> (&'static str, &'static str) {
    match field {
        ManyField::Stage => ("Stage", "Save stage"),
        ManyField::Reason => ("Why are they lost?", "Save as lost"),
        ManyField::Tag => ("Tag", "Add tag"),
        ManyField::Source => ("Source", "Save source"),
    }
}

/// How many are given up before the fifth follow-up.
pub fn given_up_early(n: usize) -> Option<String> {
    match n {
        0 => None,
        1 => Some("1 of them had fewer than five follow-ups; most plans make six.".to_owned()),
        n => Some(format!(
            "{} of them had fewer than five follow-ups; most plans make six.",
            thousands(n)
        )),
    }
}

/// How fast an enquiry was answered; nothing of a lead that did not ask, or that waits for nobody.
pub fn response_of(row: &Projection) -> Option<String> {
    let asked_at = row.enquiry_at?;
    match row.answered_at {
        Some(at) => Some(format!("answered in {}", about(at - asked_at))),
        None if row.is_waiting() => Some("not answered yet".to_owned()),
        None => None,
    }
}

/// A length of time in its largest unit: "47 s", "4 min", "3 h", "2 days".
fn about(length: TimeDelta) -> String {
    let seconds = length.num_seconds().max(0);
    match seconds {
        0..60 => format!("{seconds} s"),
        60..3_600 => format!("{} min", seconds / 60),
        3_600..172_800 => format!("{} h", seconds / 3_600),
        _ => count(seconds / 86_400, "day"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_selected_is_told_with_who_stays_as_they_are() {
        for (n, n_elsewhere, n_never, expected) in [
            (1, 0, 0, "1 selected"),
            (3, 1, 0, "3 selected, 1 of them not in this list"),
            (12, 0, 2, "12 selected; 2 with never contact stay as they are"),
            (
                1_200,
                7,
                1,
                "1,200 selected, 7 of them not in this list; 1 with never contact stays as it is",
            ),
        ] {
            assert_eq!(selected(Counted { n, n_elsewhere, n_never }), expected);
        }
    }

    #[test]
    fn an_answer_is_told_in_its_largest_unit() {
        for (seconds, expected) in
            [(47, "47 s"), (299, "4 min"), (7_300, "2 h"), (86_400, "24 h"), (172_800, "2 days")]
        {
            assert_eq!(about(TimeDelta::seconds(seconds)), expected, "{seconds}");
        }
    }
}
