//! What the screen stands on: handles to read, verbs to call.
//!
//! Nothing here waits. A verb that needs the store sends a [`Request`]; the
//! answer comes back as another verb, called by whoever carried it out.

mod cadences;
mod capturing;
mod deciding;
mod desk;
mod drafts;
mod edits;
mod entry;
mod jotting;
mod later;
mod look;
mod palette;
mod request;
mod signal;
mod templates;
mod touching;
mod transfer;

pub use cadences::{
    Cadences, Moves, Removal, from_kept as cadences_from_kept, to_kept as cadences_to_kept,
};
pub use capturing::{Capturing, Told};
pub use deciding::{Asked, Choice, Deciding, Name, TimeRefusal, Warning};
pub use desk::{Desk, Failure, Keeping, Notice, Shown, first_deed, is_undone, takes_back};
pub use edits::{Draft as EditDraft, Edits, ProblemField, WhichProblem};
pub use entry::{Entry, Form, Progress};
pub use jotting::{Jot, JotField, JotForm, JotProgress, Jotting, Preset};
pub use later::{Later, LaterPages, Page};
pub use look::{Look, Theme};
pub use palette::{Act, Action, Entry as PaletteEntry, Palette, Panel, Shelf, Sort as PaletteSort};
pub use request::{Request, Slow, Ticket};
pub use signal::{Memo, RwSignal};
pub use templates::{
    Recipient, Templates, from_kept as templates_from_kept, to_kept as templates_to_kept,
};
pub use touching::{
    Ahead, AndThen, Asked as TouchAsked, Begun, Clashing, Pestering, SaidForm, Soon, ThenForm,
    TouchField, TouchForm, TouchProgress, Touching,
};
pub use transfer::{Preview, Transfer, TransferProgress};
