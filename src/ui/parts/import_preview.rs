//! What a file would do, on one screen, with the one button that does it.

use leptos::prelude::*;
use ninefold_core::domain::command::Mode;
use ninefold_core::domain::id::LeadId;

use super::Lines;
use crate::browser::focus;
use crate::state::{Desk, Preview, TransferProgress};
use crate::ui::words;
use crate::ui::words::done::{self, Told};

/// The id of its heading, which has the keyboard when it comes up.
const TITLE: &str = "import-preview-title";

/// The file's name, what it would change, what of it is refused, and how it joins the desk.
#[component]
pub fn ImportPreview(
    /// What the file would do. It is there as long as this is.
    preview: Memo<Option<Preview>>,
) -> impl IntoView {
    let desk = Desk::expect();
    Effect::new(move || focus::on_page(TITLE));
    let file = preview.get_untracked()?;
    let refused: Vec<Told> =
        (file.refused.iter()).map(|it| refusal(it.title.clone(), it.to_string())).collect();
    let n_refused = refused.len();

    let whole = view! {
        <div class="import-preview" role="group" aria-labelledby=TITLE>
            <h3 class="import-preview__title" id=TITLE tabindex="-1"><bdi>{file.name}</bdi></h3>
            {file.is_altered.then(|| view! {
                <p class="import-preview__warning">
                    "This file was changed after Ninefold wrote it; look twice at what it would do."
                </p>
            })}
            <Modes />
            {move || preview.get().map(|preview| counts(desk, &preview, n_refused))}
            {(n_refused > 0).then(|| view! {
                <div>
                    <h4 class="import-preview__head">"Refused, and left out"</h4>
                    <Lines lines=refused />
                </div>
            })}
            {move || preview.get().and_then(|preview| overruled(desk, &preview))}
            {move || preview.get().and_then(|preview| deleted_here(&preview))}
            <Actions preview />
        </div>
    };
    Some(whole)
}

/// A lead that is refused, by its title if it has one, and why.
fn refusal(title: Option<String>, why: String) -> Told {
    match title {
        Some(who) => Told { what: String::new(), who, rest: format!(" – {why}") },
        None => Told { what: why, ..Told::default() },
    }
}

/// Whether the file joins the desk or takes its place.
#[component]
fn Modes() -> impl IntoView {
    let desk = Desk::expect();
    let transfer = desk.transfer();
    let choose = move |mode| {
        // What comes back belongs to a merge, and is chosen anew.
        for id in untrack(|| transfer.restored()) {
            transfer.set_restored(id, false);
        }
        transfer.set_mode(desk, mode);
    };
    let radio = move |mode: Mode, id: &'static str, name: &'static str, hint: &'static str| {
        view! {
            <div class="import-preview__mode">
                <input
                    type="radio"
                    name="import-mode"
                    id=id
                    aria-describedby=format!("{id}-hint")
                    prop:checked=move || transfer.mode() == mode
                    on:change=move |_| choose(mode)
                />
                <label for=id>{name}</label>
                <p class="section__hint" id=format!("{id}-hint")>{hint}</p>
            </div>
        }
    };

    view! {
        <fieldset class="import-preview__modes">
            <legend>"What to do with it"</legend>
            {radio(
                Mode::Merge,
                "import-merge",
                "Merge with what is here",
                "Nothing is removed. Where both say something about a lead, the later change stays.",
            )}
            {radio(
                Mode::Replace,
                "import-replace",
                "Replace everything here",
                "What is here is exported first, leads that are not in the file go to the trash, and one Undo takes \
                 it all back.",
            )}
        </fieldset>
    }
}

/// How many leads are new, changed, and so on.
fn counts(desk: Desk, preview: &Preview, n_refused: usize) -> AnyView {
    let report = &preview.report;
    let is_replacing = desk.transfer().mode() == Mode::Replace;
    let count = |name: &'static str, n: usize| {
        view! { <div class:is-none=n == 0><dt>{name}</dt><dd>{words::thousands(n)}</dd></div> }
    };
    view! {
        <dl class="import-preview__counts">
            {count("New", report.n_new)}
            {count("Changed", report.n_changed)}
            {count("Same", report.n_same)}
            {count("Refused", n_refused)}
            {is_replacing.then(|| count("To the trash", report.n_deleted))}
        </dl>
    }
    .into_any()
}

/// What of the file gives way to what is here.
fn overruled(desk: Desk, preview: &Preview) -> Option<AnyView> {
    let lines: Vec<Told> = (preview.report.overruled.iter())
        .map(|(_, title, was)| {
            let text = desk.with_reading(|reading| was.fact.typed(reading));
            done::overruled(title, was.fact.kind(), &text)
        })
        .collect();
    if lines.is_empty() {
        return None;
    }
    let part = view! {
        <div>
            <h4 class="import-preview__head">"Overruled by a later change, and kept in the lead’s history"</h4>
            <Lines lines />
        </div>
    };
    Some(part.into_any())
}

/// The leads of the file that were deleted here, each with the choice to have it back.
fn deleted_here(preview: &Preview) -> Option<AnyView> {
    /// How many are drawn before the rest is asked for.
    const FIRST: usize = 5;
    let leads = preview.report.deleted_here.clone();
    if leads.is_empty() {
        return None;
    }
    let rest = leads.get(FIRST..).unwrap_or_default().to_vec();
    let n_rest = rest.len();
    let rows = |leads: &[(LeadId, String)]| {
        leads.iter().map(|(id, title)| deleted_row(*id, title.clone())).collect_view()
    };
    let part = view! {
        <div>
            <h4 class="import-preview__head">"Deleted here since the file was written; they stay in the trash"</h4>
            <ul class="import-preview__deleted">{rows(leads.get(..FIRST).unwrap_or(&leads))}</ul>
            {(n_rest > 0).then(|| view! {
                <details>
                    <summary>{format!("{} more", words::thousands(n_rest))}</summary>
                    <ul class="import-preview__deleted">{rows(&rest)}</ul>
                </details>
            })}
        </div>
    };
    Some(part.into_any())
}

fn deleted_row(id: LeadId, title: String) -> AnyView {
    let transfer = Desk::expect().transfer();
    view! {
        <li>
            <label>
                <input
                    type="checkbox"
                    prop:checked=move || transfer.restored().contains(&id)
                    on:change:target=move |event| transfer.set_restored(id, event.target().checked())
                />
                <span>"Restore " <bdi>{title}</bdi></span>
            </label>
        </li>
    }
    .into_any()
}

/// The button that does it, and the way out.
#[component]
fn Actions(
    /// What the file would do.
    preview: Memo<Option<Preview>>,
) -> impl IntoView {
    let desk = Desk::expect();
    let transfer = desk.transfer();
    let busy = Memo::new(move |_| match transfer.progress() {
        TransferProgress::Trying => Some("Finding out …"),
        TransferProgress::Saving => Some("Importing …"),
        TransferProgress::Idle
        | TransferProgress::Reading { .. }
        | TransferProgress::Ready(_)
        | TransferProgress::Failed(_) => None,
    });
    let n_imported = Memo::new(move |_| {
        let (mode, n_restored) = (transfer.mode(), transfer.restored().len());
        preview.read().as_ref().and_then(|preview| n_imported(preview, mode, n_restored))
    });
    let is_busy = move || busy.get().map(|_| "true");
    let words = move || {
        let import = || format!("Import {}", words::leads(n_imported.get().unwrap_or_default()));
        busy.get().map_or_else(import, str::to_owned)
    };
    let cancel = move |_| transfer.cancel();

    move || {
        if n_imported.get().is_none() {
            return view! {
                <div class="import-preview__actions">
                    <p>"Nothing in this file is new."</p>
                    <button type="button" class="button" on:click=cancel>"Close"</button>
                </div>
            }
            .into_any();
        }
        view! {
            <div class="import-preview__actions">
                <button type="button" class="button" aria-disabled=is_busy on:click=move |_| transfer.confirm(desk)>
                    {words}
                </button>
                <button type="button" class="button is-quiet" aria-disabled=is_busy on:click=cancel>"Cancel"</button>
            </div>
        }
        .into_any()
    }
}

/// How many leads the button brings in; `None` when nothing would change.
fn n_imported(preview: &Preview, mode: Mode, n_restored: usize) -> Option<usize> {
    let report = &preview.report;
    let n_news = report.n_new + report.n_changed;
    match mode {
        Mode::Merge => Some(n_news + n_restored).filter(|n| *n > 0),
        Mode::Replace if n_news + report.n_deleted == 0 => None,
        Mode::Replace => Some(n_news + report.n_same),
    }
}
