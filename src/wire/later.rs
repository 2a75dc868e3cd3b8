//! The seam: what is reached only through here is loaded after the first screen.
//!
//! `cargo xtask build` cuts the program in two at this seam. Plain `trunk serve` does not, and has
//! all of it from the start.

use std::pin::Pin;
use std::rc::Rc;

use ninefold::state::{Desk, LaterPages, Slow, Ticket};
use ninefold::ui::later_pages;
use ninefold_core::domain::command::Command;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::time::Instant;
use ninefold_core::interchange::backup_file::{Backup, Refused};
use wasm_split_helpers::SplitLoaderError;
#[cfg(split)]
use wasm_split_helpers::wasm_split;

use super::{Place, storing};

/// Something that takes its time. A function behind the seam cannot wait by itself.
pub type Work = Pin<Box<dyn Future<Output = ()>>>;

/// What lies behind the seam did not come. Browsers tell the details to their console alone.
#[derive(Debug, thiserror::Error)]
#[error("its host is out of reach, or has a newer Ninefold by now")]
pub struct OutOfReach(#[from] SplitLoaderError);

/// Puts a function behind the seam. Whoever calls it waits until it is loaded; what failed is
/// tried again at the next call.
macro_rules! behind_the_seam {
    ($(
        $(#[$doc:meta])*
        pub fn $name:ident($($argument:ident: $kind:ty),*) -> $answer:ty $body:block
    )*) => {$(
        $(#[$doc])*
        #[cfg(split)]
        #[wasm_split(later, fallible)]
        pub fn $name($($argument: $kind),*) -> Result<$answer, OutOfReach> {
            Ok($body)
        }

        $(#[$doc])*
        #[cfg(not(split))]
        pub async fn $name($($argument: $kind),*) -> Result<$answer, OutOfReach> {
            Ok($body)
        }
    )*};
}

behind_the_seam! {
    /// The later pages.
    pub fn pages() -> LaterPages {
        later_pages()
    }

    /// Reads on in the file that was chosen; whether there is more.
    pub fn read_on(desk: Desk) -> bool {
        desk.transfer().step(desk)
    }

    /// Does the next slice of what is slow; whether there is more.
    pub fn go_on(desk: Desk, slow: Slow) -> bool {
        desk.go_on(slow)
    }

    /// What carries `command` out.
    pub fn change(desk: Desk, place: Place, ticket: Ticket, command: Rc<Command>) -> Work {
        Box::pin(storing::change(desk, place, ticket, command))
    }

    /// What tells what `command` would come to.
    pub fn try_out(desk: Desk, place: Place, command: Rc<Command>) -> Work {
        Box::pin(storing::try_out(desk, place, command))
    }

    /// What tells the desk what was done.
    pub fn journal(desk: Desk, place: Place) -> Work {
        Box::pin(storing::journal(desk, place))
    }

    /// What hands everything over as a file.
    pub fn export(desk: Desk, place: Place) -> Work {
        Box::pin(storing::export(desk, place))
    }

    /// What hands these leads over as a file.
    pub fn export_some(desk: Desk, place: Place, ids: Vec<LeadId>) -> Work {
        Box::pin(storing::export_some(desk, place, ids))
    }

    /// The leads of the demo's `file`, moved so that they end `now` and not on the day it was made.
    pub fn demo_leads(file: String, now: Instant) -> Result<Vec<Lead>, String> {
        moved_leads(file, now)
    }
}

fn moved_leads(file: String, now: Instant) -> Result<Vec<Lead>, String> {
    let file = Backup::open(file).map_err(|error| error.to_string())?;
    let made_at = file.exported_at().unwrap_or(now);
    let moved = |lead: Result<Lead, Refused>| {
        let lead = lead.map_err(|error| error.to_string())?;
        lead.moved(now - made_at).map_err(|error| error.to_string())
    };
    file.map(moved).collect()
}
