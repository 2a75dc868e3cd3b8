//! Data: files in and out, the trash, and what was done.

use leptos::prelude::*;

use crate::state::{Desk, Keeping};
use crate::ui::parts::{History, Importer, PageHead, Section, Skeleton, Trash};
use crate::ui::speech::count;
use crate::ui::words;

/// Files in and out, the trash, and what was done.
#[component]
pub fn Data() -> impl IntoView {
    let desk = Desk::expect();
    let line = move || match desk.keeping() {
        Keeping::Opening => "Opening your desk …".to_owned(),
        Keeping::Browser => format!("{}, saved on this device", words::leads(desk.n_leads())),
        Keeping::ThisTab(_) => format!("{}, only in this tab", words::leads(desk.n_leads())),
    };
    let is_open = Memo::new(move |_| desk.keeping() != Keeping::Opening);

    view! {
        <PageHead title="Data" line />
        {move || match is_open.get() {
            false => Skeleton().into_any(),
            true => {
                view! {
                    <Section id="export" title="Export"><Export /></Section>
                    <Section id="import" title="Import"><Importer /></Section>
                    <Section id="trash" title="Trash"><Trash heading="trash" /></Section>
                    <Section id="history" title="History"><History heading="history" /></Section>
                    <Section id="where" title="Where your leads are"><Whereabouts /></Section>
                }
                .into_any()
            }
        }}
    }
}

/// Everything, as one file.
#[component]
fn Export() -> impl IntoView {
    let desk = Desk::expect();
    let transfer = desk.transfer();
    let said = move || {
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
        n => Some(format!("{} could not be read, and cannot be in the file.", count(n, "record"))),
    };
    let is_busy = move || transfer.is_exporting().then_some("true");
    let words = move || if transfer.is_exporting() { "Writing …" } else { "Export JSON" };
    let export = move |_| {
        if !untrack(|| transfer.is_exporting()) {
            transfer.export(desk);
        }
    };

    view! {
        <p class="section__hint">{said}</p>
        {move || left_out().map(|text| view! { <p>{text}</p> })}
        <button type="button" class="button" aria-disabled=is_busy on:click=export>{words}</button>
    }
}

/// Where leads are kept, and what that means for them (promise: limits are told).
#[component]
fn Whereabouts() -> impl IntoView {
    let desk = Desk::expect();
    let place = move || match desk.keeping() {
        Keeping::Opening | Keeping::Browser => {
            "Saved on this device, in this browser, at this address. They are nowhere else: no server has a copy."
        }
        Keeping::ThisTab(_) => "Only in this tab. Export before you close it: then they are gone.",
    };

    view! {
        <p>{place}</p>
        <ul class="section__points">
            <li>"Clearing this site’s data in the browser removes them, the trash and the history too."</li>
            <li>"A private window forgets them when it is closed."</li>
            <li>"Safari removes them after seven days without a visit, unless Ninefold is on the home screen or in the Dock."</li>
            <li>"Opened from a folder, other pages from that folder may be able to read them."</li>
            <li>"Another browser, another device or another address shows a desk of its own."</li>
            <li>"A lost or broken device takes them along. Export regularly, and keep the file elsewhere."</li>
        </ul>
    }
}
