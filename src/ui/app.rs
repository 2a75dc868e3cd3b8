//! The frame around every page: the rail, the page, the pane, the form and the notices.

use leptos::ev;
use leptos::prelude::*;

use super::pages::{Data, LeadPane, Leads, NotFound, Today};
use super::parts::{Banners, NewLead, Notice, Rail};
use crate::browser::{clock, hash, keys, title};
use crate::route::Route;
use crate::state::{Desk, Keeping, Shown};

/// The whole app. The [`Desk`] and the language's spelling are in its context.
#[component]
pub fn App() -> impl IntoView {
    let desk = Desk::expect();
    listen_for_keys(desk);
    follow_saved_leads(desk);
    Effect::new(move || title::set(&page_title(desk)));
    let page = Memo::new(move |_| desk.route().list());
    let has_lead = move || desk.route().lead().is_some();
    let is_alone = move || match desk.route() {
        Route::Data | Route::NotFound(_) => true,
        Route::Today(lead) => lead.is_none() && has_no_leads(desk),
        Route::Leads => has_no_leads(desk),
        Route::Lead(_) => false,
    };

    view! {
        <Rail />
        <main class="desk" class:has-lead=has_lead class:is-alone=is_alone>
            <Banners />
            <div class="desk__list">{move || list(page.get())}</div>
            <LeadPane />
        </main>
        <NewLead />
        <Notice />
    }
}

/// True on a desk without leads: then nothing stands beside the page.
fn has_no_leads(desk: Desk) -> bool {
    desk.keeping() != Keeping::Opening && desk.n_leads() == 0
}

/// The page that stands on the left.
fn list(route: Route) -> AnyView {
    match route {
        Route::Today(_) => Today().into_any(),
        Route::Leads | Route::Lead(_) => Leads().into_any(),
        Route::Data => Data().into_any(),
        Route::NotFound(_) => NotFound().into_any(),
    }
}

/// The lead that the address names, else the page.
fn page_title(desk: Desk) -> String {
    let route = desk.route();
    let lead = match desk.shown() {
        Shown::Lead(lead) if route.lead() == Some(lead.id()) => Some(lead.title().to_owned()),
        Shown::Lead(_)
        | Shown::Nothing
        | Shown::Reading(_)
        | Shown::Missing(_)
        | Shown::Unreadable(..) => None,
    };
    let page = lead.unwrap_or_else(|| match route.list() {
        Route::Today(_) => "Today".to_owned(),
        Route::Leads | Route::Lead(_) => "Leads".to_owned(),
        Route::Data => "Data".to_owned(),
        Route::NotFound(_) => "Page not found".to_owned(),
    });
    format!("{page} – Ninefold")
}

/// `n` opens the form from anywhere but a field.
fn listen_for_keys(desk: Desk) {
    Effect::new(move || {
        let handle = window_event_listener(ev::keydown, move |event| {
            if event.key() == "n" && keys::is_command(&event) {
                event.prevent_default();
                desk.entry().start(desk, clock::now());
            }
        });
        on_cleanup(move || handle.remove());
    });
}

/// A lead that was just saved is shown: on Today when it has a place there.
fn follow_saved_leads(desk: Desk) {
    Effect::watch(
        move || desk.entry().last_saved(),
        move |saved, _, _| {
            let Some(id) = *saved else { return };
            let is_enquiry =
                desk.row(id).get_untracked().is_some_and(|row| row.next.due().is_some());
            let route = match desk.route_untracked() {
                Route::Today(_) if is_enquiry => Route::Today(Some(id)),
                Route::Today(_)
                | Route::Leads
                | Route::Lead(_)
                | Route::Data
                | Route::NotFound(_) => Route::Lead(id),
            };
            hash::go(&route.to_string());
        },
        false,
    );
}
