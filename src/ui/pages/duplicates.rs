//! Duplicates: leads that may be one and the same.

use leptos::prelude::*;

use crate::state::Desk;
use crate::ui::live::{Draw, said};
use crate::ui::parts::page_head;

/// Leads that may be one and the same, in pairs.
pub fn duplicates(_desk: Desk) -> AnyView {
    view! { {page_head("Duplicates", said(move || "In pairs"), None)} }.drawn()
}
