//! What happens at the desk, told as stories: verbs in, requests and words out. No browser; what
//! stands in for the store runs the same commands.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod and_then;
mod cadences;
mod capturing;
mod cooling;
mod deciding;
mod doubles;
mod edits;
mod jotting;
mod later;
mod moving;
mod new_lead;
mod palette;
mod problems;
mod saying;
mod searching;
mod store;
mod table;
mod templates;
mod time;
mod touching;
mod transfer;
mod undo;
mod views;

use leptos::prelude::*;
use ninefold::route::Address;
use ninefold::state::{Desk, Keeping, Request};
use ninefold_core::domain::calendar::Calendar;
use ninefold_core::domain::command::Command;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::schedule::Rules;
use ninefold_core::domain::time::Instant;
use ninefold_core::domain::zone::Zone;
use store::Store;

/// Saturday 21 November 2026, 10:42 UTC.
fn now() -> Instant {
    at("2026-11-21T10:42:00Z")
}

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

/// Tells `story` at an empty desk, with the store that it asks.
fn at_a_desk(story: impl FnOnce(Desk, &Store)) {
    let store = Store::default();
    let asked = store.clone();
    Owner::new().with(|| {
        let calendar = Calendar::weekdays_nine_to_five(Zone::utc());
        let address = Address::parse("#/today");
        let desk =
            Desk::new(Rules::new(calendar), now(), address, move |_, request| asked.note(request));
        desk.opened(Keeping::Browser, 0, Vec::new(), Vec::new(), true);
        story(desk, &store);
    });
}

/// The leads that were sent to the store to be added.
fn sent(asked: &[Request]) -> Vec<Lead> {
    let lead = |request: &Request| {
        let Request::Do(_, command) = request else { return None };
        let Command::Add(lead) = &**command else { return None };
        Some((**lead).clone())
    };
    asked.iter().filter_map(lead).collect()
}
