//! The later pages, which are loaded after the first screen.

use leptos::prelude::*;

use super::lead::lead_page;
use super::{board, cadences, data, duplicates, leads, settings, sheet};
use crate::state::{Desk, Later, LaterPages, Page};
use crate::ui::live::{Draw, live, maybe, said};
use crate::ui::parts::{
    bulk_form, button, capture, choices, clashes, day, double_hint, empty, jot_form, log_touch,
    page_head, pager, palette, shortcuts_dialog, skeleton, so_far, table_setup, view_form,
};

/// The later pages. What is reached only from here is no part of what the first screen loads.
pub fn later_pages() -> LaterPages {
    LaterPages {
        leads,
        duplicates,
        double_hint,
        board,
        cadences,
        data,
        settings,
        sheet,
        dialogs,
        capture,
        start_of_today: |desk| view! { {clashes(desk)} {day::backlog(desk)} }.drawn(),
        end_of_today: day::rest,
        n_found: |desk, query| desk.n_found(query),
        pager,
        lead: lead_page,
    }
}

/// The dialogs. The palette is the first: what it opens stands before it.
fn dialogs(desk: Desk) -> AnyView {
    view! {
        {palette(desk)}
        {shortcuts_dialog(desk)}
        {choices(desk)}
        {log_touch(desk)}
        {jot_form(desk)} {so_far(desk)}
        {view_form(desk)}
        {bulk_form(desk)}
        {table_setup(desk)}
    }
    .drawn()
}

/// A part of a page that the first screen does without: nothing until it is here.
pub fn later_part(desk: Desk, draw: impl Fn(LaterPages) -> AnyView + Send + 'static) -> AnyView {
    maybe(move || match desk.later() {
        Later::Here(pages) => Some(untrack(|| draw(pages))),
        Later::Unasked | Later::Coming | Later::Missing(_) => None,
    })
    .drawn()
}

/// One of the later pages, under its `title`: itself once it is here, else its place, or why it
/// does not come.
pub fn later(desk: Desk, title: &'static str, page: fn(LaterPages) -> Page) -> AnyView {
    desk.load_later();
    live(move || match desk.later() {
        Later::Here(pages) => untrack(|| page(pages)(desk)),
        Later::Unasked | Later::Coming => placeholder(title, "Loading this page …", skeleton()),
        Later::Missing(why) => placeholder(title, "This page is not here yet", missing(desk, why)),
    })
    .drawn()
}

fn placeholder(title: &'static str, line: &'static str, body: AnyView) -> AnyView {
    view! { {page_head(title, said(move || line), None)} {body} }.drawn()
}

fn missing(desk: Desk, why: String) -> AnyView {
    let again = button("button", "Try again", move || desk.load_later());
    let what_to_do = view! {
        "One file of Ninefold did not come: " {why}
        ". Try again, or load the page anew. Your leads are where they were. "
        {again}
    };
    view! { <div role="alert">{empty("This page could not be loaded", what_to_do.drawn())}</div> }
        .drawn()
}
