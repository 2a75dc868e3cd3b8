//! The later pages: all that the first screen does without. They are loaded after it.

use chrono::NaiveDate;
use leptos::prelude::AnyView;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::query::Query;

use super::desk::Desk;
use super::signal::Memo;

/// Draws a page.
pub type Page = fn(Desk) -> AnyView;

/// The later pages, and what other pages show or open only once somebody has looked at them.
#[derive(Clone, Copy)]
pub struct LaterPages {
    /// All leads, to find them and to do something about many at once.
    pub leads: Page,
    /// Leads that may be one and the same, in pairs.
    pub duplicates: Page,
    /// The leads by how far they have come.
    pub board: Page,
    /// The plans to follow up, and the editor of one.
    pub cadences: Page,
    /// Files in and out, the trash, what was done.
    pub data: Page,
    /// What is set for the desk and for this device.
    pub settings: Page,
    /// Who of the desk has what is being typed into the *New lead* form.
    pub double_hint: Page,
    /// What to look at while calling the lead that is open.
    pub sheet: Page,
    /// The dialogs in which a touch is logged, something is chosen or written down.
    pub dialogs: Page,
    /// What fills a new lead: the field that everything goes into at once, and links.
    pub capture: Page,
    /// What stands before the rows of Today: what does not go together, and the ways out from under
    /// a backlog.
    pub start_of_today: Page,
    /// What stands behind the rows of Today: what was done on that day, and what waits elsewhere.
    pub end_of_today: fn(Desk, Memo<NaiveDate>) -> AnyView,
    /// How many leads a list finds.
    pub n_found: fn(Desk, &Query) -> usize,
    /// The ways along the list that the lead in the pane was opened from.
    pub pager: Page,
    /// Everything known about a lead, and its next step.
    pub lead: fn(Desk, Lead) -> AnyView,
}

/// How far loading the later pages got.
#[derive(Clone)]
pub enum Later {
    /// Nobody asked for them yet.
    Unasked,
    /// They are on their way.
    Coming,
    /// They are here.
    Here(LaterPages),
    /// They did not come, and why.
    Missing(String),
}
