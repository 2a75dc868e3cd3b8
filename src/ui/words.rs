//! Ninefold's own phrases about steps, groups and reasons: pure, and the same everywhere.

mod beside;
mod board;
mod capture;
mod choices;
mod clash;
mod clock;
pub mod done;
mod doubles;
mod known;
mod library;
mod list;
mod noes;
mod palette;
mod said;
mod sheet;
mod table;
mod then;

use chrono::TimeDelta;
use ninefold_core::domain::agenda::{Group, SOON};
use ninefold_core::domain::cadence::{Anchor, CadenceId, Channel, Offset, Unit};
use ninefold_core::domain::calendar::Closed;
use ninefold_core::domain::course::Left;
use ninefold_core::domain::objection::NOES_THAT_END_A_PLAN;
use ninefold_core::domain::pester::Pestered;
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::schedule::{CountsFrom, Due, Next, Rule, TraceLine, What};
use ninefold_core::domain::speed::Band;
use ninefold_core::domain::stage::Stage;
use ninefold_core::domain::time::Instant;

pub use self::beside::*;
pub use self::board::*;
pub use self::capture::*;
pub use self::choices::*;
pub use self::clash::clash;
pub use self::clock::*;
pub use self::doubles::*;
pub use self::known::*;
pub use self::library::*;
pub use self::list::*;
pub use self::noes::*;
pub use self::palette::*;
pub use self::said::*;
pub use self::sheet::*;
pub use self::table::*;
pub use self::then::*;
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
        Group::Appointment => ("Appointments", "by time"),
        Group::Promise => ("Promised", "oldest first"),
        Group::NoNextStep => ("No next step", "decide what comes next"),
        Group::Overdue => ("Overdue", "largest value first"),
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

/// `text` with its first letter, which is plain, as a capital.
pub fn capital(text: &str) -> String {
    match text.split_at_checked(1) {
        Some((first, rest)) => first.to_ascii_uppercase() + rest,
        None => text.to_owned(),
    }
}

/// `text` with its first letter, which is plain, as a small one.
pub fn uncapital(text: &str) -> String {
    match text.split_at_checked(1) {
        Some((first, rest)) => first.to_ascii_lowercase() + rest,
        None => text.to_owned(),
    }
}

/// Why a lead stands where it stands on Today; `band` is that of its clock while it runs.
pub fn state(row: &Projection, band: Option<Band>, speech: &Speech<'_>) -> Option<String> {
    let promised = row.promise_at.filter(|at| *at <= speech.now && band.is_none());
    match (band, &row.next) {
        (None, Next::Due(Due { what: What::Appointment { ends_at }, at, .. }))
            if promised.is_none() || *at - speech.now <= SOON =>
        {
            Some(appointment(*at, *ends_at, speech))
        }
        (_, Next::Due(_) | Next::Paused | Next::Exhausted) if promised.is_some() => {
            promised.map(|at| format!("You promised an answer by {}", when(at, speech)))
        }
        (Some(Band::Ideal | Band::NineTimes), Next::Due(due)) => {
            Some(format!("{} first", channel(due.channel).to_ascii_lowercase()))
        }
        (Some(Band::SevenTimes | Band::Later), _) => Some("no answer yet".to_owned()),
        (None, Next::Due(due)) if due.is_snoozed => {
            Some(format!("put off until then: {}", channel(due.channel).to_ascii_lowercase()))
        }
        (None, Next::Due(due)) => Some(step(due, row.n_touches)),
        (None, Next::Exhausted) if row.n_noes >= NOES_THAT_END_A_PLAN => {
            Some("ask once more, or let it be?".to_owned())
        }
        (None, Next::Exhausted) => Some("the plan is done: what now?".to_owned()),
        (Some(Band::Ideal | Band::NineTimes) | None, _) => None,
    }
}

/// When something is that is nearly always today: "14:00", "yesterday 14:00".
pub fn when(at: Instant, speech: &Speech<'_>) -> String {
    let when = speech.moment(at);
    when.strip_prefix("today ").map_or(when.clone(), str::to_owned)
}

/// The noes since the enquiry, in passing: "after 2 noes".
pub fn noes(n: usize) -> Option<String> {
    match n {
        0 => None,
        1 => Some("after 1 no".to_owned()),
        n => Some(format!("after {n} noes")),
    }
}

/// How far off a time to meet is: "Meets in 20 minutes", "Meeting now, until 14:30", "Was to meet
/// 20 minutes ago – how did it go?".
fn appointment(at: Instant, ends_at: Instant, speech: &Speech<'_>) -> String {
    let minutes = (at - speech.now + TimeDelta::seconds(59)).num_minutes();
    match minutes {
        _ if speech.now >= ends_at => format!("Was to meet {} – how did it go?", speech.ago(at)),
        _ if speech.now >= at => format!("Meeting now, until {}", speech.time(ends_at)),
        1..60 => format!("Meets in {}", count(minutes as u64, "minute")),
        60..=120 => format!("Meets in {} h {} min", minutes / 60, minutes % 60),
        _ => "appointment".to_owned(),
    }
}

/// The step that is due, in a few words: "first answer: call", "3rd follow-up: e-mail".
fn step(due: &Due, n_touches: usize) -> String {
    let what = channel(due.channel).to_ascii_lowercase();
    match due.what {
        What::Agreed => format!("agreed: {what}"),
        What::HotAgain => format!("asked to hear from you now: {what}"),
        What::Appointment { .. } => "appointment".to_owned(),
        What::Step { cadence: CadenceId::Nurture, .. } => format!("something useful: {what}"),
        What::Step { cadence: CadenceId::Customer, .. } => format!("customer: {what}"),
        What::Step { cadence: CadenceId::AfterNo, idx } => {
            format!("{} ask after a no: {what}", nth(idx + 1))
        }
        What::Step { cadence: CadenceId::NewEnquiry, idx: 0 } if n_touches == 0 => {
            format!("first answer: {what}")
        }
        What::Step { cadence: CadenceId::NewEnquiry, idx } if idx > 0 => {
            format!("{} follow-up: {what}", nth(idx))
        }
        What::Step { cadence: CadenceId::NewEnquiry | CadenceId::Own(_), idx } => {
            format!("step {}: {what}", idx + 1)
        }
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

/// One line of *Why this date?*, of a step of a `plan`, or of one beside it.
pub fn reason(line: &TraceLine, plan: Option<(&str, usize)>, speech: &Speech<'_>) -> String {
    let after = speech.moment(line.after);
    match &line.rule {
        Rule::AnchorAndOffset { anchor, offset } => {
            let plan = plan.map(|(plan, idx)| format!("Plan “{plan}”, step {}: ", idx + 1));
            format!(
                "{}{} after {} ({}) is {after}",
                plan.unwrap_or_default(),
                self::offset(*offset),
                counts_from(*anchor),
                speech.moment(line.before),
            )
        }
        Rule::Resumed { left } => {
            format!("The plan was paused and went on with {} left: {after}", remainder(*left))
        }
        Rule::TimeOfDay => format!("This step has a time of day: {after}"),
        Rule::TheirHours => format!("Outside their hours, so it moves to {after}"),
        Rule::HoursNeverMeet => {
            "Their hours and yours do not meet within 14 days, so yours count".to_owned()
        }
        Rule::Pester(Pestered::Gap) => {
            format!("Too soon after the last touch, so it moves to {after}")
        }
        Rule::Pester(Pestered::Window) => {
            format!("They have heard enough from you for a week, so it moves to {after}")
        }
        Rule::Agreed => format!("Agreed on: {after}"),
        Rule::HotAgain => format!("They asked to hear from you on that day: {after}"),
        Rule::Appointment => format!("The appointment starts {after}"),
        Rule::Snoozed => format!("You put it off until {after}"),
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
fn counts_from(from: CountsFrom) -> &'static str {
    match from {
        CountsFrom::Start => "the start of the plan",
        CountsFrom::Skip => "the step was set anew",
        CountsFrom::Anchor(Anchor::PreviousTouchDone) => "the previous touch",
        CountsFrom::Anchor(Anchor::PreviousDueDate) => "the previous due date",
        CountsFrom::Anchor(Anchor::Enquiry) => "the enquiry",
    }
}

/// "2 days".
fn remainder(left: Left) -> String {
    match left {
        Left::Days(n) => count(n, "day"),
        Left::WorkingDays(n) => count(n, "working day"),
        Left::Millis(n) => match n / 60_000 {
            0 => "nothing".to_owned(),
            minutes if minutes < 120 => count(minutes, "minute"),
            minutes => count(minutes / 60, "hour"),
        },
    }
}

/// What a paused plan goes on with.
pub fn left_then(left: Left) -> String {
    match left {
        Left::Millis(0) => "Its step is due at once then.".to_owned(),
        Left::Millis(_) | Left::Days(_) | Left::WorkingDays(_) => {
            format!("Its step is due {} after that.", remainder(left))
        }
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
