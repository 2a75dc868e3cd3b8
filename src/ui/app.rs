//! The frame around every page: the rail, the page, the pane, the form and the notices.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use ninefold_core::domain::id::LeadId;

use super::live::{Draw, effect, heard, holds, live, on_change};
use super::pages::{later, later_part, lead_pane, not_found, today};
use super::parts::{Scrolled, banners, new_lead, notice, rail};
use super::walk::{self, Place};
use super::words;
use crate::browser::{clock, files, focus, hash, keys, title, viewport};
use crate::route::{Address, Route};
use crate::state::{Asked, Desk, Keeping, Memo, Panel, RwSignal, Shown};

/// The whole app. The [`Desk`] and the language's spelling are in its context.
#[component]
pub fn App() -> impl IntoView {
    let desk = Desk::expect();
    let place = walk::keep_focus(desk);
    listen_for_keys(desk, place);
    keep_from_files(desk);
    follow_saved_leads(desk);
    effect(move || title::set(&page_title(desk)));
    let route = Memo::new(move |_| desk.route().list());
    let page = move || {
        let route = route.get();
        untrack(|| list(desk, &route))
    };
    let has_lead = move || {
        let route = desk.route();
        route.lead().is_some() && !matches!(route, Route::Sheet(_))
    };
    let is_alone = move || match desk.route() {
        Route::Sheet(_)
        | Route::Duplicates
        | Route::Board(_)
        | Route::Cadences(_)
        | Route::Data
        | Route::Settings
        | Route::NotFound(_) => true,
        Route::Today(lead) => lead.is_none() && has_no_leads(desk),
        Route::New(_) => has_no_leads(desk),
        // The table has all the room until a lead is open beside it.
        Route::Leads(_) => true,
        Route::Lead(..) => false,
    };

    let list_ref = NodeRef::<html::Div>::new();
    let page_name = Memo::new(move |_| words::page(&route.get()));
    let begin_at_top = move || {
        if let Some(list) = list_ref.get_untracked() {
            viewport::to_top(&list);
        }
    };
    on_change(move || page_name.track(), begin_at_top);
    let scrolled = RwSignal::new(0);
    provide_context(Scrolled(scrolled));
    let on_scroll = move |_: ev::Event| scrolled.update(|n| *n += 1);

    view! {
        {rail(desk)}
        <main class="desk" class:has-lead=holds(has_lead) class:is-alone=holds(is_alone)>
            {banners(desk)}
            <div class="desk__list" node_ref=list_ref on:scroll=heard(on_scroll)>{live(page)}</div>
            {lead_pane(desk)}
        </main>
        {new_lead(desk, later_part(desk, move |pages| (pages.double_hint)(desk)))}
        {later_part(desk, move |pages| (pages.dialogs)(desk))}
        {notice(desk)}
    }
    .drawn()
}

/// True on a desk without leads: then nothing stands beside the page.
fn has_no_leads(desk: Desk) -> bool {
    desk.keeping() != Keeping::Opening && desk.n_leads() == 0
}

/// The page that stands on the left.
fn list(desk: Desk, route: &Route) -> AnyView {
    match route {
        Route::Today(_) | Route::New(_) => today(desk),
        Route::Leads(_) | Route::Lead(..) => later(desk, "Leads", |pages| pages.leads),
        Route::Duplicates => later(desk, "Duplicates", |pages| pages.duplicates),
        Route::Board(_) => later(desk, "Board", |pages| pages.board),
        Route::Sheet(_) => later(desk, "Call sheet", |pages| pages.sheet),
        Route::Cadences(_) => later(desk, "Cadences", |pages| pages.cadences),
        Route::Data => later(desk, "Data", |pages| pages.data),
        Route::Settings => later(desk, "Settings", |pages| pages.settings),
        Route::NotFound(_) => not_found(desk),
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
    let name = words::page(&route);
    let page = match lead {
        Some(lead) if matches!(route, Route::Sheet(_)) => format!("{name} – {lead}"),
        Some(lead) => lead,
        None => name.to_owned(),
    };
    format!("{page} – Ninefold")
}

/// `n` opens the form from anywhere but a field; `l` logs a touch on the lead whose row has the
/// keyboard or that is open, `c` opens its call sheet, `s` puts its step off and Shift with `s` skips
/// it; `j` and `k` go through the rows of Today; `/` goes to the search, `?` lists them all. Those can
/// be switched off. Ctrl or Cmd with `k` opens the command palette, with `z` takes back what was done
/// last.
fn listen_for_keys(desk: Desk, place: Place) {
    let about_lead = move |act: fn(Desk, LeadId)| {
        if let Some(id) = walk::meant(desk) {
            place.mark(desk, id);
            act(desk, id);
        }
    };
    let is_command =
        move |event: &ev::KeyboardEvent| desk.has_shortcuts() && keys::is_command(event);
    let open = move |panel| desk.palette().open(desk, panel, walk::meant(desk));
    effect(move || {
        let handle = window_event_listener(ev::keydown, move |event| {
            let key = event.key().to_ascii_lowercase();
            match key.as_str() {
                "n" if is_command(&event) => desk.entry().start(desk, clock::now()),
                "l" if is_command(&event) => {
                    about_lead(|desk, id| desk.start_touch(id, clock::now()))
                }
                "s" if is_command(&event) && event.shift_key() => {
                    about_lead(|desk, id| desk.skip(id))
                }
                "s" if is_command(&event) => {
                    about_lead(|desk, id| desk.deciding().ask(desk, Asked::Snooze(id)));
                }
                "c" if is_command(&event) => {
                    if let Some(id) = walk::meant(desk) {
                        hash::go(&desk.href(Route::Sheet(id)));
                    }
                }
                "k" if keys::is_palette(&event) => {
                    // Some browsers search the web at it: never from here.
                    if !event.default_prevented() && !keys::has_dialog() {
                        open(Panel::Commands);
                    }
                }
                "?" if is_command(&event) => open(Panel::Shortcuts),
                "j" if is_command(&event) && walk::go(desk, true) => {}
                "k" if is_command(&event) && walk::go(desk, false) => {}
                "arrowdown" if is_on_row(&event) && walk::go(desk, true) => {}
                "arrowup" if is_on_row(&event) && walk::go(desk, false) => {}
                "/" if is_command(&event) => search(desk),
                "z" if keys::is_undo(&event) && event.shift_key() => desk.redo(),
                "z" if keys::is_undo(&event) => desk.undo(),
                "y" if keys::is_undo(&event) => desk.redo(),
                _ => return,
            }
            event.prevent_default();
        });
        on_cleanup(move || handle.remove());
    });
}

/// Moves the keyboard into the search; where there is none, to Leads first.
fn search(desk: Desk) {
    if !focus::try_on_page("search") {
        let route = Route::to_leads();
        hash::go(&desk.href(route.clone()));
        // At once, so that the page is there when the keyboard goes to it.
        desk.arrive(Address { is_demo: desk.is_demo(), route });
        focus::soon("search");
    }
}

/// A file that is dropped beside its page is not opened in the place of the app.
fn keep_from_files(desk: Desk) {
    let is_astray = move |event: &ev::DragEvent| {
        desk.route_untracked() != Route::Data && files::is_dragged(event)
    };
    effect(move || {
        let over = window_event_listener(ev::dragover, move |event| {
            if is_astray(&event) {
                event.prevent_default();
            }
        });
        let drop = window_event_listener(ev::drop, move |event| {
            if is_astray(&event) {
                event.prevent_default();
                desk.say("Not imported – a file is dropped on the page Data".to_owned(), None);
            }
        });
        on_cleanup(move || [over, drop].into_iter().for_each(|handle| handle.remove()));
    });
}

/// True for a plain key while a row has the keyboard.
fn is_on_row(event: &ev::KeyboardEvent) -> bool {
    keys::is_command(event) && walk::focused().is_some()
}

/// A lead that was just saved is shown: on Today when it has a place there.
fn follow_saved_leads(desk: Desk) {
    let has_saved = move || {
        desk.entry().last_saved();
    };
    on_change(has_saved, move || {
        let Some(id) = untrack(|| desk.entry().last_saved()) else { return };
        let is_enquiry = desk.row(id).get_untracked().is_some_and(|row| row.next.due().is_some());
        let route = match desk.route_untracked() {
            Route::Today(_) if is_enquiry => Route::Today(Some(id)),
            Route::Today(_)
            | Route::Leads(_)
            | Route::Lead(..)
            | Route::Duplicates
            | Route::Board(_)
            | Route::New(_)
            | Route::Sheet(_)
            | Route::Cadences(_)
            | Route::Data
            | Route::Settings
            | Route::NotFound(_) => Route::to_lead(id),
        };
        if matches!(desk.route_untracked(), Route::New(_)) {
            // What the link was for is done: the back button does not open the form again.
            hash::replace(&desk.href(Route::Today(None)));
        }
        hash::go(&desk.href(route));
    });
}
