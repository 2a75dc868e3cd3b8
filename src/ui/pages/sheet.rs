//! The call sheet: what to look at while calling one lead.

use leptos::prelude::*;

use super::lead::{Pane, followed, missing, unreadable};
use crate::route::Route;
use crate::state::{Desk, Memo};
use crate::ui::live::{Draw, live};
use crate::ui::parts::{call_sheet, skeleton};

/// The sheet of the lead that the address names, or why there is none.
pub fn sheet(desk: Desk) -> AnyView {
    let pane = Memo::new(move |_| Pane::of(&desk.shown()));
    live(move || match pane.get() {
        Pane::Nothing | Pane::Reading => skeleton(),
        // The sheet follows its lead: what is saved changes on it.
        Pane::Lead(_) => untrack(|| match desk.lead_untracked() {
            Some(lead) => call_sheet(desk, followed(desk, lead)),
            None => ().drawn(),
        }),
        Pane::Missing => instead(desk, missing()),
        Pane::Unreadable(why) => instead(desk, unreadable(why)),
    })
    .drawn()
}

/// Where there is no sheet, there is a way on.
fn instead(desk: Desk, why: AnyView) -> AnyView {
    let leads = desk.href(Route::to_leads());
    view! {
        <div class="call-sheet">
            <h1 id="page-title" tabindex="-1">"Call sheet"</h1>
            {why}
            <a class="button is-quiet" href=leads>"Back to Leads"</a>
        </div>
    }
    .drawn()
}
