//! Ninefold's own phrases about steps, groups and reasons: pure, and the same everywhere.

mod clock;
pub mod done;
mod known;

use chrono::TimeDelta;
use ninefold_core::domain::agenda::Group;
use ninefold_core::domain::cadence::{Anchor, Channel, Offset, Unit};
use ninefold_core::domain::calendar::Closed;
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::schedule::{Due, Next, PlanKind, Rule, TraceLine};
use ninefold_core::domain::speed::Band;
use ninefold_core::domain::stage::Stage;
use ninefold_core::domain::time::Instant;

pub use self::clock::*;
pub use self::known::*;
use super::speech::{Speech, count};

/// What to do: the verb of a channel.
pub fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Call => "Call",
        Channel::Email => "E-mail",
        Channel::Message => "Message",
        Channel::Meeting => "Meeting",
        Channel::Other => "Other",
    }
}

/// The name of a group of Today, and what its order is.
pub fn group(group: Group) -> (&'static str, &'static str) {
    match group {
        Group::RunningClock => ("Clock running", "least time left first"),
        Group::NoNextStep => ("No next step", "decide what comes next"),
        Group::Overdue => ("Overdue", "earliest due first"),
        Group::DueToday => ("Due today", "by time"),
        Group::Nurture => ("Nurture", "by time"),
        Group::Later => ("Later", ""),
        Group::NoPlanYet => ("No plan yet", ""),
        Group::Ended => ("Closed", ""),
    }
}

/// A running clock, as a chip says it: "1:54 of 5:00", then whole minutes.
pub fn clock(elapsed: TimeDelta) -> String {
    match Band::of(elapsed) {
        Band::Ideal | Band::NineTimes => {
            let seconds = elapsed.num_seconds().max(0);
            format!("{}:{:02} of 5:00", seconds / 60, seconds % 60)
        }
        Band::SevenTimes => format!("{} min", elapsed.num_minutes()),
        Band::Later => format!("{} h", elapsed.num_hours()),
    }
}

/// The next step in one breath: "Call, now", "E-mail, in 2 days". What is due
/// within five minutes is to be done now: nobody does something else in between.
pub fn next_step(due: &Due, speech: &Speech<'_>) -> String {
    let what = channel(due.channel);
    if due.at <= speech.now + TimeDelta::minutes(5) {
        format!("{what}, now")
    } else {
        format!("{what}, {}", speech.due(due.at))
    }
}

/// When a lead asked: "Asked 2 minutes ago".
pub fn asked(at: Instant, speech: &Speech<'_>) -> String {
    format!("Asked {}", speech.ago(at))
}

/// Why a lead stands where it stands on Today; `band` is that of its clock while it runs.
pub fn state(row: &Projection, band: Option<Band>) -> Option<String> {
    match (band, &row.next) {
        (Some(Band::Ideal | Band::NineTimes), Next::Due(due)) => {
            Some(format!("{} first", channel(due.channel).to_ascii_lowercase()))
        }
        (Some(Band::SevenTimes | Band::Later), _) => Some("no answer yet".to_owned()),
        (None, Next::Due(due)) => Some(step(due, row.n_touches)),
        (None, Next::Exhausted) => Some("the plan is done: what now?".to_owned()),
        (Some(Band::Ideal | Band::NineTimes) | None, _) => None,
    }
}

/// The step that is due, in a few words: "first answer: call", "3rd follow-up: e-mail".
fn step(due: &Due, n_touches: usize) -> String {
    let what = channel(due.channel).to_ascii_lowercase();
    match (due.plan, due.step) {
        (PlanKind::Nurture, _) => format!("something useful: {what}"),
        (PlanKind::NewEnquiry, 0) if n_touches == 0 => format!("first answer: {what}"),
        (PlanKind::NewEnquiry, step) => format!("{} follow-up: {what}", nth(step)),
    }
}

/// "1st", "2nd", "11th".
fn nth(n: usize) -> String {
    let ending = match (n % 10, n % 100) {
        (1, rest) if rest != 11 => "st",
        (2, rest) if rest != 12 => "nd",
        (3, rest) if rest != 13 => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

/// "1,284 leads", "1 lead".
pub fn leads(n: usize) -> String {
    if n == 1 { "1 lead".to_owned() } else { format!("{} leads", thousands(n)) }
}

/// `n` with a comma at every thousand: "50,000".
pub fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (idx, digit) in digits.chars().enumerate() {
        if idx > 0 && (digits.len() - idx).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Why nothing is ever due again, in a word or two.
pub fn ended(row: &Projection) -> &'static str {
    match row.stage {
        _ if row.deleted_at.is_some() => "in the trash",
        _ if row.never_contact => "never contact",
        Stage::Won => "won",
        Stage::Lost => "lost",
        Stage::New | Stage::Working | Stage::Nurture => "closed",
    }
}

/// One line of *Why this date?*.
///
/// `is_start` tells that the plan counts from its own start, for want of an earlier touch.
pub fn reason(
    line: &TraceLine,
    step: usize,
    plan: &str,
    is_start: bool,
    speech: &Speech<'_>,
) -> String {
    let after = speech.moment(line.after);
    match &line.rule {
        Rule::AnchorAndOffset { anchor, offset } => format!(
            "Plan “{plan}”, step {}: {} after {} ({}) is {after}",
            step + 1,
            self::offset(*offset),
            self::anchor(*anchor, is_start),
            speech.moment(line.before),
        ),
        Rule::LastTouch => {
            format!("You were in touch later than that, so it moves to {after}")
        }
        Rule::WorkingHours { closed } => {
            format!(
                "{} {}, so it moves to {after}",
                speech.moment(line.before),
                self::closed(*closed)
            )
        }
        Rule::HoursDoNotApply { closed } => {
            format!(
                "That {}, but a first answer does not wait for working hours",
                self::closed(*closed)
            )
        }
        Rule::NoWorkingTimeFound => {
            "No working hours were found within ten years, so the date stays".to_owned()
        }
    }
}

/// "2 minutes", "1 working day".
fn offset(offset: Offset) -> String {
    let unit = match offset.unit() {
        Unit::Minutes => "minute",
        Unit::Hours => "hour",
        Unit::Days => "day",
        Unit::WorkingDays => "working day",
        Unit::Weeks => "week",
        Unit::Months => "month",
    };
    count(offset.count(), unit)
}

/// "the enquiry".
fn anchor(anchor: Anchor, is_start: bool) -> &'static str {
    match anchor {
        Anchor::PreviousTouchDone if is_start => "the start of the plan",
        Anchor::PreviousTouchDone => "the previous touch",
        Anchor::Enquiry => "the enquiry",
    }
}

/// Why the desk is not at work at a time, after the word "which" or "that".
fn closed(closed: Closed) -> &'static str {
    match closed {
        Closed::Holiday => "is on a holiday",
        Closed::DayOff => "is on a day off",
        Closed::OutsideHours => "is outside working hours",
    }
}
