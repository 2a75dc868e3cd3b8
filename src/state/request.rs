//! What the desk asks of the store and the browser.

use std::rc::Rc;

use ninefold_core::domain::cadence::CadenceId;
use ninefold_core::domain::cadence::draft::Draft as CadenceDraft;
use ninefold_core::domain::command::Command;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::settings::Settings;
use ninefold_core::domain::template::TemplateId;
use ninefold_core::domain::template::draft::Draft as TemplateDraft;

use super::edits::Draft as EditDraft;
use super::entry::Form;
use super::look::Look;
use super::touching::TouchForm;

/// What the desk asks of the store and the browser. Each names the verb of the [`Desk`] that it is
/// answered with.
///
/// [`Desk`]: super::Desk
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Carry this out, and answer with [`done`](super::Desk::done) or
    /// [`failed`](super::Desk::failed).
    Do(Ticket, Rc<Command>),
    /// Read a lead, and answer with [`show`](super::Desk::show).
    Read(LeadId),
    /// Read what other tabs wrote after this revision, and answer with
    /// [`caught_up`](super::Desk::caught_up), or start anew.
    CatchUp(u64),
    /// Read the journal, and answer with [`tell_journal`](super::Desk::tell_journal).
    Journal,
    /// Keep the rows of the lists for the next start.
    KeepSnapshot,
    /// Reckon with these settings from now on, and read the rows anew.
    UseSettings(Box<Settings>),
    /// Count the leads whose due dates would be others by these settings, and answer with
    /// [`moves_counted`](super::Desk::moves_counted).
    CountMoves(Box<Settings>),
    /// Read which of these leads follow this plan, and answer with
    /// [`followers_told`](super::Desk::followers_told).
    Followers(CadenceId, Vec<LeadId>),
    /// Write everything into a file, and answer with [`exported`](super::Desk::exported).
    Export,
    /// Write these leads into a file, and answer with [`exported`](super::Desk::exported).
    ExportSome(Vec<LeadId>),
    /// Read the file that was chosen last slice by slice: call
    /// [`Transfer::step`](super::Transfer::step) until it says that it is done.
    ReadFile,
    /// Do this slice by slice: call [`Desk::go_on`](super::Desk::go_on) until it says that it is done.
    GoOn(Slow),
    /// Try this out without writing, and answer with [`tried`](super::Desk::tried).
    TryOut(Rc<Command>),
    /// Keep what stands in the *New lead* form, so that a closed tab loses nothing.
    KeepForm(Option<Box<Form>>),
    /// Keep what stands in the *Log touch* form.
    KeepTouch(Option<Box<TouchForm>>),
    /// Keep what stands in forms of appointments, promises and purchases; an empty text for none.
    KeepJots(String),
    /// Keep what stands in fields that are being edited.
    KeepEdits(Vec<EditDraft>),
    /// Keep what stands in the editors of plans.
    KeepCadences(Vec<(CadenceId, CadenceDraft)>),
    /// Keep what stands in the editors of templates.
    KeepTemplates(Vec<(TemplateId, TemplateDraft)>),
    /// Keep how this device shows things, and show them so.
    KeepLook(Look),
    /// Keep how the table of leads is set up.
    KeepTable(String),
    /// Load the later pages, and answer with [`later_came`](super::Desk::later_came).
    LoadLater,
    /// Load the page again: the address names the other desk.
    Reload,
}

/// What takes so long that it is done slice by slice, while the page answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slow {
    /// Looking for words in notes, and for words that are misspelled.
    Search,
    /// Looking for leads that may be one and the same.
    Doubles,
}

/// The number of a command, so that its answer finds back to whoever gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u64);
