//! What the tests keep, and the commands that they give.

use std::collections::BTreeSet;

use chrono::DateTime;
use ninefold::storage::Projector;
use ninefold_core::domain::calendar::Calendar;
use ninefold_core::domain::command::{Command, Import, Mode};
use ninefold_core::domain::contact::Company;
use ninefold_core::domain::fact::Fact;
use ninefold_core::domain::id::{LeadId, TouchId};
use ninefold_core::domain::lead::{Draft, Lead};
use ninefold_core::domain::note::Note;
use ninefold_core::domain::schedule::Rules;
use ninefold_core::domain::time::Instant;
use ninefold_core::domain::touch::{Channel, Outcome, Touch};
use ninefold_core::domain::zone::Zone;
use ninefold_core::sample;

/// So many seconds after the tests begin.
pub fn at(seconds: i64) -> Instant {
    DateTime::from_timestamp_millis(1_760_000_000_000 + 1_000 * seconds).unwrap()
}

/// A lead whose id is the `nth` in order.
pub fn lead(nth: u8, name: &str) -> Lead {
    let asked_at = at(0) + chrono::TimeDelta::milliseconds(nth.into());
    let draft = Draft { name: name.to_owned(), enquiry_at: Some(asked_at), ..Draft::default() };
    draft.parse(LeadId::new(asked_at, [nth; 10]), asked_at).unwrap()
}

/// So many leads of every kind, in the order of their ids.
pub fn many(n: usize) -> Vec<Lead> {
    sample::leads(9, n, at(0)).collect()
}

/// Makes rows as a desk with the default plans does.
pub fn projector() -> Projector {
    Projector::new(Rules::new(Calendar::weekdays_nine_to_five(Zone::utc())))
}

pub fn add(lead: &Lead) -> Command {
    Command::Add(Box::new(lead.clone()))
}

pub fn change(lead: &Lead, fact: Fact) -> Command {
    Command::Change(lead.id(), Box::new(fact))
}

pub fn log(lead: &Lead, seconds: i64) -> Command {
    let at = at(seconds);
    let id = TouchId::new(at, [1; 10]);
    let touch = Touch::outbound(id, at, at, Channel::Call, Outcome::Spoke);
    Command::Log(lead.id(), Box::new(touch.into()))
}

pub fn import(mode: Mode, leads: &[Lead]) -> Command {
    let leads = leads.to_vec();
    Command::Import(Box::new(Import { mode, leads, settings: None, restore: BTreeSet::new() }))
}

pub fn company(name: &str) -> Fact {
    Fact::Company(Some(Company::parse(name).unwrap()))
}

pub fn note(text: &str) -> Fact {
    Fact::Note(Some(Note::parse(text).unwrap()))
}
