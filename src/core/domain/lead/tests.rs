//! What holds of every lead, of its verbs, and of two versions of one lead.

mod check;
mod merge;
mod owed;
mod verbs;

use chrono::TimeDelta;
use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::domain::id::TouchId;
use crate::domain::link::Link;
use crate::domain::tag::Tag;
use crate::domain::touch::{By, Channel, Direction, Outcome};
use crate::domain::unknown::Unknown;
use crate::testing::{ada, any_facts, at, cases, instants, leads, touches};

const ASKED_AT: &str = "2026-11-22T12:00:00Z";

/// So many minutes after Ada asked.
fn minute(n: i64) -> Instant {
    at(ASKED_AT) + TimeDelta::minutes(n)
}

fn asking() -> Lead {
    ada(Some(minute(0)))
}

fn name(text: &str) -> Fact {
    Fact::Name(LeadName::parse(text).ok())
}

fn email(text: &str) -> Fact {
    Fact::Emails(Email::parse(text).into_iter().collect())
}

fn note(text: &str) -> Fact {
    Fact::Note(Note::parse(text).ok())
}

/// A call that nobody answered, written down as it was made.
fn call(n: u8, minutes: i64) -> Touch {
    let id = TouchId::new(minute(0), [n; 10]);
    Touch::outbound(id, minute(minutes), minute(minutes), Channel::Call, Outcome::NoAnswer)
}

/// What `edit` makes of Ada's parts: nothing to complain of, or the sentence.
fn check_new(edit: impl FnOnce(&mut Parts), expected: &str) {
    let mut parts = asking().into_parts();
    edit(&mut parts);
    let told = Lead::new(parts).map_or_else(|error| error.to_string(), |_| "a lead".to_owned());
    assert_eq!(told, expected);
}

/// The history, line by line: minutes after Ada asked, and what was said.
fn check_history(lead: &Lead, expected: Expect) {
    let since = |was: &Was| (was.set_at - minute(0)).num_minutes();
    let lines = lead.parts().history.iter().map(|was| format!("{}: {:?}\n", since(was), was.fact));
    expected.assert_eq(&lines.collect::<String>());
}
