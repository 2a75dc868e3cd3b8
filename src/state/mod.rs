//! What the screen stands on: handles to read, verbs to call.
//!
//! Nothing here waits. A verb that needs the store sends a [`Command`]; the
//! answer comes back as another verb, called by whoever carried it out.

mod desk;
mod entry;

pub use desk::{Command, Desk, Keeping, Shown};
pub use entry::{Entry, Form, Progress};
