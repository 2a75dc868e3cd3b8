//! Bringing a file in: chosen, dropped or pasted, read, and looked at before anything is changed.

use leptos::ev;
use leptos::prelude::*;

use super::{button, import_preview};
use crate::browser::files::{self, Picked};
use crate::browser::focus;
use crate::state::{Desk, Memo, Preview, RwSignal, TransferProgress};
use crate::ui::live::{Draw, effect, given, heard, holds, live, on_change, said};
use crate::ui::words;

/// The id of the file input.
const INPUT: &str = "import-file";

/// What stands below the file input.
#[derive(Clone, PartialEq)]
enum Showing {
    /// Nothing: no file was chosen.
    Nothing,
    /// How much of the file is read.
    Reading,
    /// That it is being found out what the file would do.
    Trying,
    /// What the file would do.
    Preview,
    /// Why nothing came of it.
    Failure(String),
}

/// The file input and what comes of it. While it is on screen, a file may be dropped or pasted
/// anywhere on the page.
pub fn importer(desk: Desk) -> AnyView {
    let transfer = desk.transfer();
    let fetching = RwSignal::new(None::<String>);
    let is_dragged = RwSignal::new(false);
    listen(desk, fetching, is_dragged);
    // It stays on screen while the other mode is tried and while it is saved.
    let preview = Memo::new(move |last: Option<&Option<Preview>>| match transfer.progress() {
        TransferProgress::Ready(preview) => Some(*preview),
        TransferProgress::Trying | TransferProgress::Saving => last.cloned().flatten(),
        TransferProgress::Idle | TransferProgress::Reading { .. } | TransferProgress::Failed(_) => {
            None
        }
    });
    let showing = Memo::new(move |_| match transfer.progress() {
        _ if preview.read().is_some() => Showing::Preview,
        TransferProgress::Reading { .. } => Showing::Reading,
        TransferProgress::Trying => Showing::Trying,
        TransferProgress::Failed(why) => Showing::Failure(why),
        TransferProgress::Idle | TransferProgress::Ready(_) | TransferProgress::Saving => {
            Showing::Nothing
        }
    });
    let had_preview = RwSignal::new(false);
    let follow = move || showing.track();
    on_change(follow, move || {
        let has_preview = showing.get_untracked() == Showing::Preview;
        if had_preview.get_untracked() && !has_preview {
            focus::on_page(INPUT);
        }
        had_preview.set(has_preview);
    });
    let status = move || match showing.get() {
        Showing::Reading => "Reading the file …".to_owned(),
        Showing::Trying => "Finding out what the file would change …".to_owned(),
        Showing::Nothing | Showing::Preview | Showing::Failure(_) => {
            fetching.get().unwrap_or_default()
        }
    };

    let below = move || match showing.get() {
        Showing::Nothing | Showing::Trying => ().drawn(),
        Showing::Reading => progress(desk),
        Showing::Preview => untrack(|| import_preview(desk, preview)),
        Showing::Failure(why) => view! {
            <p class="importer__failure" role="alert">
                <b>"Not imported. "</b> <bdi>{why}</bdi> ". Nothing was changed."
            </p>
        }
        .drawn(),
    };
    let choose = move |event: ev::Event| {
        take(desk, fetching, files::chosen(&event_target(&event)));
    };

    view! {
        <p class="section__hint">
            "A Ninefold JSON file. Choose it, drop it anywhere on this page, or paste it. You see what it would \
             change before anything is changed."
        </p>
        <div class="importer__choose">
            <label for=INPUT>"Import file"</label>
            <input id=INPUT type="file" accept=".json,application/json" on:change=heard(choose) />
        </div>
        <p class="importer__status" role="status">{said(status)}</p>
        {live(below)}
        <div class="importer__target" class:is-shown=holds(move || is_dragged.get()) aria-hidden="true">
            <p>"Drop the file to see what is in it"</p>
        </div>
    }
    .drawn()
}

/// How much of the file is read.
fn progress(desk: Desk) -> AnyView {
    let transfer = desk.transfer();
    let counts = Memo::new(move |_| match transfer.progress() {
        TransferProgress::Reading { n_read, n_leads } => (n_read, n_leads),
        TransferProgress::Idle
        | TransferProgress::Trying
        | TransferProgress::Ready(_)
        | TransferProgress::Saving
        | TransferProgress::Failed(_) => (0, 0),
    });
    let words = move || {
        let (n_read, n_leads) = counts.get();
        (n_leads > 0)
            .then(|| format!("{} of {} read", words::thousands(n_read), words::leads(n_leads)))
    };
    let max = move || counts.get().1.max(1).to_string();
    // Without a value it moves back and forth: nobody knows yet how many there are.
    let value = move || Some(counts.get()).filter(|it| it.1 > 0).map(|it| it.0.to_string());

    view! {
        <div class="importer__progress">
            <progress aria-label="Leads read" max=given(max) value=given(value)></progress>
            <span>{said(words)}</span>
            {button("button is-quiet", "Cancel", move || transfer.cancel())}
        </div>
    }
    .drawn()
}

/// Reads `picked`, and hands its text to the desk.
fn take(desk: Desk, fetching: RwSignal<Option<String>>, picked: Option<Picked>) {
    let Some(picked) = picked else { return };
    let name = picked.name.clone();
    fetching.set(Some(format!("Opening {name}, {} …", words::done::size(picked.n_bytes))));
    files::read(picked, move |text| {
        // The page may have been left meanwhile; the file is taken all the same.
        fetching.set(None);
        desk.transfer().take(desk, name, text);
    });
}

/// Takes what is dropped or pasted anywhere on the page. Whatever else is dropped leads nowhere:
/// a browser would leave the page for it.
fn listen(desk: Desk, fetching: RwSignal<Option<String>>, is_dragged: RwSignal<bool>) {
    effect(move || {
        let over = window_event_listener(ev::dragover, move |event| {
            event.prevent_default();
            is_dragged.set(files::is_dragged(&event));
        });
        let leave = window_event_listener(ev::dragleave, move |event| {
            if files::has_left(&event) {
                is_dragged.set(false);
            }
        });
        let drop = window_event_listener(ev::drop, move |event| {
            event.prevent_default();
            is_dragged.set(false);
            take(desk, fetching, files::dropped(&event));
        });
        let paste = window_event_listener(ev::paste, move |event| match files::pasted(&event) {
            Some(Ok(picked)) => take(desk, fetching, Some(picked)),
            Some(Err(text)) => desk.transfer().take(desk, "what you pasted".to_owned(), Ok(text)),
            None => {}
        });
        on_cleanup(move || {
            for handle in [over, leave, drop, paste] {
                handle.remove();
            }
        });
    });
}
