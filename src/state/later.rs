//! The later pages: all that the first screen does without. They are loaded after it.

use leptos::prelude::AnyView;

use super::desk::Desk;

/// Draws a page.
pub type Page = fn(Desk) -> AnyView;

/// The later pages.
#[derive(Clone, Copy)]
pub struct LaterPages {
    /// Files in and out, the trash, what was done.
    pub data: Page,
    /// What is set for the desk and for this device.
    pub settings: Page,
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
