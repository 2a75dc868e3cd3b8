//! What the screen stands on: handles to read, verbs to call.
//!
//! Nothing here waits. A verb that needs the store sends a [`Request`]; the
//! answer comes back as another verb, called by whoever carried it out.

mod cadences;
mod capturing;
mod deciding;
mod desk;
mod doubles;
mod drafts;
mod edits;
mod entry;
mod jotting;
mod later;
mod look;
mod moving;
mod palette;
mod request;
mod searching;
mod signal;
mod table;
mod templates;
mod timeline;
mod touching;
mod transfer;
mod views;

pub use cadences::{
    Cadences, Moves, Removal, from_kept as cadences_from_kept, to_kept as cadences_to_kept,
};
pub use capturing::{Capturing, Recognised};
pub use deciding::{About, Asked, Choice, Deciding, ManyAsked, Name, TimeRefusal, Warning};
pub use desk::{Desk, Failure, Keeping, Notice, Shown, first_deed, is_undone, takes_back};
pub use doubles::{Doubles, FactPair, Hand, Looked, Pick, Read};
pub use edits::{Draft as EditDraft, Edits, ProblemField, WhichProblem};
pub use entry::{Entry, Form, Progress};
pub use jotting::{Jot, JotField, JotForm, JotProgress, Jotting, Preset};
pub use later::{Later, LaterPages, Page};
pub use look::{Look, Theme};
pub use moving::{MoveAsked, Moved, Moving, gives_up_early};
pub use palette::{Act, Action, Entry as PaletteEntry, Palette, Panel, Shelf, Sort as PaletteSort};
pub use request::{Request, Slow, Ticket};
pub use searching::{Looking, Searching};
pub use signal::{Memo, RwSignal};
pub use table::{
    At, Chosen, Counted, ManyField, ManyForm, Press, Selection, Setup, Step as TableStep, Table,
};
pub use templates::{
    Recipient, Templates, from_kept as templates_from_kept, to_kept as templates_to_kept,
};
pub use timeline::{Timeline, Told};
pub use touching::{
    Ahead, AndThen, Asked as TouchAsked, Begun, Clashing, Pestering, SaidForm, Soon, ThenForm,
    TouchField, TouchForm, TouchProgress, Touching,
};
pub use transfer::{Preview, Transfer, TransferProgress};
pub use views::{Naming, Shown as ShownView, ViewRefusal, Views};
