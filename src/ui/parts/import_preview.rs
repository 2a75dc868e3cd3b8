//! What a file would do, on one screen, with the one button that does it.

use leptos::ev;
use leptos::prelude::*;
use ninefold_core::domain::command::Mode;
use ninefold_core::domain::id::LeadId;

use super::{button, lines};
use crate::browser::focus;
use crate::state::{Desk, Memo, Preview, TransferProgress};
use crate::ui::live::{
    Draw, effect, given, heard, holds, live, maybe, part, pressed, said, ticked,
};
use crate::ui::words;
use crate::ui::words::done::{self, Told};

/// The id of its heading, which has the keyboard when it comes up.
const TITLE: &str = "import-preview-title";

/// The file's name, what it would change, what of it is refused, and how it joins the desk. The
/// `preview` is there as long as this is.
pub fn import_preview(desk: Desk, preview: Memo<Option<Preview>>) -> AnyView {
    effect(move || focus::on_page(TITLE));
    let Some(file) = preview.get_untracked() else { return ().drawn() };
    let refused: Vec<Told> =
        (file.refused.iter()).map(|it| refusal(it.title.clone(), it.to_string())).collect();
    let n_refused = file.refused.iter().filter(|it| it.idx.is_some()).count();
    let warning = file.is_altered.then(|| {
        view! {
            <p class="import-preview__warning">
                "This file was changed after Ninefold wrote it; look twice at what it would do."
            </p>
        }
    });
    let refused = (!refused.is_empty()).then(|| below("Refused, and left out", lines(refused)));

    view! {
        <div class="import-preview" role="group" aria-labelledby=TITLE>
            <h3 class="import-preview__title" id=TITLE tabindex="-1"><bdi>{file.name}</bdi></h3>
            {part(warning)}
            {modes(desk)}
            {maybe(move || preview.get().map(|preview| counts(desk, &preview, n_refused)))}
            {maybe(move || preview.get().is_some_and(|preview| preview.changes_settings).then(new_settings))}
            {maybe(move || preview.get().and_then(|preview| zones(&preview.unknown_zones)))}
            {part(refused)}
            {maybe(move || preview.get().and_then(|preview| overruled(desk, &preview)))}
            {maybe(move || preview.get().and_then(|preview| deleted_here(desk, &preview)))}
            {actions(desk, preview)}
        </div>
    }
    .drawn()
}

/// That the file has something to say about the whole desk too.
fn new_settings() -> AnyView {
    view! { <p class="import-preview__settings">"Its settings take the place of those here."</p> }
        .drawn()
}

/// That the file names time zones which are not known here.
fn zones(unknown: &[String]) -> Option<AnyView> {
    let names = unknown.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
    let told = || {
        view! {
            <p class="import-preview__warning">
                "This browser does not know the time zone " <bdi>{names}</bdi>
                ". The name is kept, and your own zone counts in its place."
            </p>
        }
    };
    (!unknown.is_empty()).then(|| told().drawn())
}

/// A part of the preview with a heading of its own.
fn below(heading: &'static str, body: AnyView) -> AnyView {
    view! {
        <div>
            <h4 class="import-preview__head">{heading}</h4>
            {body}
        </div>
    }
    .drawn()
}

/// A lead that is refused, by its title if it has one, and why.
fn refusal(title: Option<String>, why: String) -> Told {
    match title {
        Some(who) => Told { what: String::new(), who, rest: format!(" – {why}") },
        None => Told { what: why, ..Told::default() },
    }
}

/// Whether the file joins the desk or takes its place.
fn modes(desk: Desk) -> AnyView {
    view! {
        <fieldset class="import-preview__modes">
            <legend>"What to do with it"</legend>
            {radio(
                desk,
                Mode::Merge,
                "import-merge",
                "Merge with what is here",
                "Nothing is removed. Where both say something about a lead, the later change stays.",
            )}
            {radio(
                desk,
                Mode::Replace,
                "import-replace",
                "Replace everything here",
                "What is here is exported first, leads that are not in the file go to the trash, and one Undo takes \
                 it all back.",
            )}
        </fieldset>
    }
    .drawn()
}

fn radio(
    desk: Desk,
    mode: Mode,
    id: &'static str,
    name: &'static str,
    hint: &'static str,
) -> AnyView {
    let transfer = desk.transfer();
    let choose = move |_: ev::Event| {
        // What comes back belongs to a merge, and is chosen anew.
        for id in untrack(|| transfer.restored()) {
            transfer.set_restored(id, false);
        }
        transfer.set_mode(desk, mode);
    };

    view! {
        <div class="import-preview__mode">
            <input
                type="radio"
                name="import-mode"
                id=id
                aria-describedby=format!("{id}-hint")
                prop:checked=holds(move || transfer.mode() == mode)
                on:change=heard(choose)
            />
            <label for=id>{name}</label>
            <p class="section__hint" id=format!("{id}-hint")>{hint}</p>
        </div>
    }
    .drawn()
}

/// How many leads are new, changed, and so on.
fn counts(desk: Desk, preview: &Preview, n_refused: usize) -> AnyView {
    let report = &preview.report;
    let is_replacing = desk.transfer().mode() == Mode::Replace;
    let count = |name: &'static str, n: usize| {
        view! { <div class:is-none=holds(move || n == 0)><dt>{name}</dt><dd>{words::thousands(n)}</dd></div> }
            .drawn()
    };
    view! {
        <dl class="import-preview__counts">
            {count("New", report.n_new)}
            {count("Changed", report.n_changed)}
            {count("Same", report.n_same)}
            {count("Refused", n_refused)}
            {part(is_replacing.then(|| count("To the trash", report.n_deleted)))}
        </dl>
    }
    .drawn()
}

/// What of the file gives way to what is here.
fn overruled(desk: Desk, preview: &Preview) -> Option<AnyView> {
    let told: Vec<Told> = (preview.report.overruled.iter())
        .map(|(_, title, was)| {
            let text = desk.with_reading(|reading| was.fact.typed(reading));
            done::overruled(title, was.fact.kind(), &text)
        })
        .collect();
    let heading = "Overruled by a later change, and kept in the lead’s history";
    (!told.is_empty()).then(|| below(heading, lines(told)))
}

/// The leads of the file that were deleted here, each with the choice to have it back.
fn deleted_here(desk: Desk, preview: &Preview) -> Option<AnyView> {
    /// How many are drawn before the rest is asked for.
    const FIRST: usize = 5;
    let leads = &preview.report.deleted_here;
    if leads.is_empty() {
        return None;
    }
    let rows = |leads: &[(LeadId, String)]| {
        let row = |(id, title): &(LeadId, String)| deleted_row(desk, *id, title.clone());
        leads.iter().map(row).collect_view()
    };
    let rest = leads.get(FIRST..).unwrap_or_default();
    let rest = (!rest.is_empty()).then(|| {
        view! {
            <details>
                <summary>{format!("{} more", words::thousands(rest.len()))}</summary>
                <ul class="import-preview__deleted">{rows(rest)}</ul>
            </details>
        }
    });
    let deleted = view! {
        <ul class="import-preview__deleted">{rows(leads.get(..FIRST).unwrap_or(leads))}</ul>
        {part(rest)}
    };
    let heading = "Deleted here since the file was written; they stay in the trash";
    Some(below(heading, deleted.drawn()))
}

fn deleted_row(desk: Desk, id: LeadId, title: String) -> AnyView {
    let transfer = desk.transfer();
    view! {
        <li>
            <label>
                <input
                    type="checkbox"
                    prop:checked=holds(move || transfer.restored().contains(&id))
                    on:change=ticked(move |is_set| transfer.set_restored(id, is_set))
                />
                <span>"Restore " <bdi>{title}</bdi></span>
            </label>
        </li>
    }
    .drawn()
}

/// The button that does it, and the way out.
fn actions(desk: Desk, preview: Memo<Option<Preview>>) -> AnyView {
    let transfer = desk.transfer();
    let busy = move || match transfer.progress() {
        TransferProgress::Trying => Some("Finding out …"),
        TransferProgress::Saving => Some("Importing …"),
        TransferProgress::Idle
        | TransferProgress::Reading { .. }
        | TransferProgress::Ready(_)
        | TransferProgress::Failed(_) => None,
    };
    let brought = Memo::new(move |_| {
        let (mode, n_restored) = (transfer.mode(), transfer.restored().len());
        preview.read().as_ref().and_then(|preview| brought(preview, mode, n_restored))
    });
    let is_busy = move || busy().map(|_| "true");
    let words = move || {
        let import = || format!("Import {}", brought.get().unwrap_or_default());
        busy().map_or_else(import, str::to_owned)
    };
    let cancel = move || transfer.cancel();
    let ways = move || {
        match brought.get() {
        None => view! {
            <div class="import-preview__actions">
                <p>"Nothing in this file is new."</p>
                {button("button", "Close", cancel)}
            </div>
        }
        .drawn(),
        Some(_) => view! {
            <div class="import-preview__actions">
                <button
                    type="button"
                    class="button"
                    aria-disabled=given(is_busy)
                    on:click=pressed(move || transfer.confirm(desk))
                >
                    {said(words)}
                </button>
                <button type="button" class="button is-quiet" aria-disabled=given(is_busy) on:click=pressed(cancel)>
                    "Cancel"
                </button>
            </div>
        }
        .drawn(),
    }
    };
    live(ways).drawn()
}

/// What the button brings in; `None` when nothing would change.
fn brought(preview: &Preview, mode: Mode, n_restored: usize) -> Option<String> {
    let report = &preview.report;
    let n_news = report.n_new + report.n_changed;
    let n_leads = match mode {
        Mode::Merge => Some(n_news + n_restored).filter(|n| *n > 0),
        Mode::Replace if n_news + report.n_deleted == 0 => None,
        Mode::Replace => Some(n_news + report.n_same),
    };
    let settings = || preview.changes_settings.then(|| "the settings".to_owned());
    n_leads.map(words::leads).or_else(settings)
}
