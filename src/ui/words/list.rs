//! What is said of lists of leads: their filters, their order, how a lead was found.

use ninefold_core::domain::fact::Kind;
use ninefold_core::domain::query::{Column, DueIn, Filter, Response, Sort, Touched};
use ninefold_core::domain::search::Tier;

use crate::state::Looking;

/// What a filter is called.
pub fn filter(filter: Filter) -> &'static str {
    match filter {
        Filter::Stage => "Stage",
        Filter::Due => "Due",
        Filter::Source => "Source",
        Filter::Tag => "Tag",
        Filter::Client => "Client",
        Filter::Response => "Answered",
        Filter::Touched => "Last touch",
        Filter::Value => "Value",
        Filter::Kind => "Who buys",
        Filter::Cadence => "Plan",
    }
}

/// What a filter lets through where it has nothing to choose from.
pub fn nothing_to_choose(filter: Filter) -> &'static str {
    match filter {
        Filter::Source => "No lead in this list says where it came from.",
        Filter::Tag => "No lead in this list has a tag.",
        Filter::Client => "No lead in this list says whose it is.",
        Filter::Cadence => "No lead in this list follows a plan.",
        Filter::Stage
        | Filter::Due
        | Filter::Response
        | Filter::Touched
        | Filter::Value
        | Filter::Kind => "",
    }
}

/// When a step is due.
pub fn due_in(due: DueIn) -> &'static str {
    match due {
        DueIn::Overdue => "Overdue",
        DueIn::Today => "Today",
        DueIn::Week => "In 7 days, with today",
        DueIn::Never => "No date",
    }
}

/// How fast a lead was answered.
pub fn response(response: Response) -> &'static str {
    match response {
        Response::NineTimes => "Within 5 minutes",
        Response::WithinHour => "After 5 minutes, within the hour",
        Response::Later => "Later than an hour",
        Response::Waiting => "Not yet",
    }
}

/// When a lead was touched last.
pub fn touched(touched: Touched) -> &'static str {
    match touched {
        Touched::Week => "In the last 7 days",
        Touched::Month => "In the last 30 days",
        Touched::Before => "Longer ago than 30 days",
        Touched::Never => "Never",
    }
}

/// Who buys.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Business => "A business",
        Kind::Consumer => "A person, for themselves",
    }
}

/// The order of a list: "newest first", "by company, A to Z".
pub fn sorted(sort: Sort) -> String {
    let (column, up, down) = match sort.by {
        Column::Captured => {
            return if sort.is_down { "newest first" } else { "oldest first" }.into();
        }
        Column::Name => ("name", "A to Z", "Z to A"),
        Column::Company => ("company", "A to Z", "Z to A"),
        Column::Source => ("source", "A to Z", "Z to A"),
        Column::Tags => ("tag", "A to Z", "Z to A"),
        Column::Client => ("client", "A to Z", "Z to A"),
        Column::Email => ("e-mail", "A to Z", "Z to A"),
        Column::Phone => ("phone", "lowest first", "highest first"),
        Column::Cadence => ("plan", "A to Z", "Z to A"),
        Column::Kind => ("who buys", "businesses first", "businesses last"),
        Column::Stage => ("stage", "first stages first", "last stages first"),
        Column::Value => ("value", "smallest first", "largest first"),
        Column::Touches => ("touches", "fewest first", "most first"),
        Column::Due => ("due date", "earliest first", "latest first"),
        Column::Asked => ("enquiry", "earliest first", "latest first"),
        Column::Touched => ("last touch", "earliest first", "latest first"),
        Column::Response => ("response", "fastest first", "slowest first"),
    };
    format!("by {column}, {}", if sort.is_down { down } else { up })
}

/// How a lead was found, where that is not plain to see.
pub fn found_how(tier: Tier) -> Option<&'static str> {
    match tier {
        Tier::Exact => None,
        Tier::Told => Some("in notes"),
        Tier::Similar => Some("similar"),
    }
}

/// What is still looked through.
pub fn looking(looking: Looking) -> &'static str {
    match looking {
        Looking::Told => "looking through notes …",
        Looking::Similar => "looking for similar words …",
    }
}

/// "a", "a or b", "a, b or c".
pub fn any_of(all: &[String]) -> String {
    match all {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_told_in_words() {
        for (by, is_down, expected) in [
            (Column::Captured, true, "newest first"),
            (Column::Name, false, "by name, A to Z"),
            (Column::Kind, true, "by who buys, businesses last"),
            (Column::Value, true, "by value, largest first"),
            (Column::Touched, false, "by last touch, earliest first"),
        ] {
            assert_eq!(sorted(Sort { by, is_down }), expected, "{by:?}");
        }
    }
}
