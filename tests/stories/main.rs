//! What happens at the desk, told as stories: verbs in, commands and words out. No browser, no store.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod export;
mod new_lead;
mod time;

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use ninefold::route::Route;
use ninefold::state::{Command, Desk, Keeping};
use ninefold_core::domain::calendar::Calendar;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::time::Instant;
use ninefold_core::domain::zone::Zone;

/// Saturday 21 November 2026, 10:42 UTC.
fn now() -> Instant {
    at("2026-11-21T10:42:00Z")
}

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

/// Tells `story` at an empty desk, with what the desk asked of the store so far.
fn at_a_desk(story: impl FnOnce(Desk, &dyn Fn() -> Vec<Command>)) {
    let asked = Rc::new(RefCell::new(Vec::new()));
    let outbox = asked.clone();
    Owner::new().with(|| {
        let calendar = Calendar::weekdays_nine_to_five(Zone::utc());
        let desk = Desk::new(calendar, now(), Route::Today(None), move |_, command| {
            outbox.borrow_mut().push(command);
        });
        desk.opened(Keeping::Browser, &[], 0);
        story(desk, &|| asked.borrow().clone());
    });
}

/// The leads that were sent to the store.
fn sent(asked: &[Command]) -> Vec<Lead> {
    let lead = |command: &Command| match command {
        Command::Add(lead) => Some((**lead).clone()),
        Command::Read(_) | Command::Export | Command::KeepForm(_) => None,
    };
    asked.iter().filter_map(lead).collect()
}
