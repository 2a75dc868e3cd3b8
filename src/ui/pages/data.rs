//! Data: files in and out, the trash, and what was done.

use leptos::prelude::*;

use crate::state::{Desk, Keeping, Memo};
use crate::ui::live::{Draw, given, live, maybe, pressed, said};
use crate::ui::parts::{history, importer, page_head, section, skeleton, trash};
use crate::ui::speech::count;
use crate::ui::words;

/// Files in and out, the trash, and what was done.
pub fn data(desk: Desk) -> AnyView {
    let line = move || match desk.keeping() {
        Keeping::Opening => "Opening your desk …".to_owned(),
        Keeping::Browser => format!("{}, saved on this device", words::leads(desk.n_leads())),
        Keeping::ThisTab(_) => format!("{}, only in this tab", words::leads(desk.n_leads())),
    };
    let is_open = Memo::new(move |_| desk.keeping() != Keeping::Opening);
    let body = move || match is_open.get() {
        false => skeleton(),
        true => untrack(|| sections(desk)),
    };

    view! { {page_head("Data", said(line), None)} {live(body)} }.drawn()
}

fn sections(desk: Desk) -> AnyView {
    view! {
        {section("export", "Export", export(desk))}
        {section("import", "Import", importer(desk))}
        {section("trash", "Trash", trash(desk, "trash"))}
        {section("history", "History", history(desk, "history"))}
        {section("where", "Where your leads are", whereabouts(desk))}
    }
    .drawn()
}

/// Everything, as one file.
fn export(desk: Desk) -> AnyView {
    let transfer = desk.transfer();
    let what = move || {
        let n_all = desk.with_rows(|rows| rows.len());
        let trash = match n_all - desk.n_leads() {
            0 => String::new(),
            n => format!(", {} of them in the trash", words::thousands(n)),
        };
        format!(
            "One file with everything: {}{trash}, with every touch, earlier versions and the settings. It holds \
             names and numbers in plain text: keep it where you would keep them.",
            words::leads(n_all),
        )
    };
    let left_out = move || match desk.unreadable().len() {
        0 => None,
        n => {
            let records = count(n, "record");
            Some(
                view! { <p>{format!("{records} could not be read, and cannot be in the file.")}</p> },
            )
        }
    };
    let is_busy = move || transfer.is_exporting().then_some("true");
    let words = move || if transfer.is_exporting() { "Writing …" } else { "Export JSON" };
    let export = move || {
        if !untrack(|| transfer.is_exporting()) {
            transfer.export(desk);
        }
    };

    view! {
        <p class="section__hint">{said(what)}</p>
        {maybe(left_out)}
        <button type="button" class="button" aria-disabled=given(is_busy) on:click=pressed(export)>
            {said(words)}
        </button>
    }
    .drawn()
}

/// Where leads are kept, and what that means for them (promise: limits are told).
fn whereabouts(desk: Desk) -> AnyView {
    let place = move || match desk.keeping() {
        Keeping::Opening | Keeping::Browser => {
            "Saved on this device, in this browser, at this address. They are nowhere else: no server has a copy."
        }
        Keeping::ThisTab(_) => "Only in this tab. Export before you close it: then they are gone.",
    };

    view! {
        <p>{said(place)}</p>
        <ul class="section__points">
            <li>"Clearing this site’s data in the browser removes them, the trash and the history too."</li>
            <li>"A private window forgets them when it is closed."</li>
            <li>"Safari removes them after seven days without a visit, unless Ninefold is on the home screen or in the Dock."</li>
            <li>"Opened from a folder, other pages from that folder may be able to read them."</li>
            <li>"Another browser, another device or another address shows a desk of its own."</li>
            <li>"A lost or broken device takes them along. Export regularly, and keep the file elsewhere."</li>
        </ul>
    }
    .drawn()
}
