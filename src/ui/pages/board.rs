//! Board: leads by how far they have come.

use leptos::prelude::*;

use crate::state::Desk;
use crate::ui::live::{Draw, said};
use crate::ui::parts::page_head;

/// The leads by how far they have come.
pub fn board(_desk: Desk) -> AnyView {
    view! { {page_head("Board", said(move || "By stage"), None)} }.drawn()
}
