//! What was done in the last 30 days, each with the way to take it back.

use leptos::prelude::*;
use ninefold_core::domain::journal::{Entry, EntryId};
use ninefold_core::domain::time::Instant;

use super::{Moment, More};
use crate::browser::focus;
use crate::state::Desk;
use crate::ui::words::done::{self, Told};

/// How many are drawn at once.
const STEP: usize = 50;

/// One entry of the journal, as it is told.
#[derive(Clone, PartialEq)]
struct Line {
    id: EntryId,
    at: Instant,
    told: Told,
    way: Way,
}

/// What is left to do about an entry.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// It can be taken back.
    Undo,
    /// It took something back, which can be done again.
    Redo,
    /// It was taken back.
    Undone,
    /// There is nothing left to undo, or a later entry does.
    Nothing,
}

/// The journal, the latest first.
#[component]
pub fn History(
    /// The id of the heading, for the keyboard when what had it has gone.
    heading: &'static str,
) -> impl IntoView {
    let desk = Desk::expect();
    let lines = Memo::new(move |_| {
        desk.with_journal(|all| all.iter().map(|entry| line(entry, all)).collect::<Vec<_>>())
    });
    let n_shown = RwSignal::new(STEP);
    let n_rows = Memo::new(move |_| lines.read().len());
    let shown = move || lines.read().iter().take(n_shown.get()).cloned().collect::<Vec<_>>();
    let is_undone_here = StoredValue::new(false);
    let undo = move |id: EntryId| {
        is_undone_here.set_value(true);
        desk.undo_entry(id);
    };
    Effect::watch(
        move || lines.track(),
        move |_, _, _| {
            if is_undone_here.get_value() {
                is_undone_here.set_value(false);
                focus::on_page(heading);
            }
        },
        false,
    );
    let said = move || match n_rows.get() {
        0 => {
            "Nothing was done in the last 30 days. Every change will be listed here, with the way to take it back."
        }
        _ => "What was done in the last 30 days. What was changed again since stays when you undo.",
    };

    view! {
        <p class="section__hint">{said}</p>
        <ol class="history">
            <For each=shown key=|line| (line.id, line.way as u8) let(line)>
                {row(line, undo)}
            </For>
        </ol>
        <More n_shown n_rows step=STEP />
    }
}

fn line(entry: &Entry, all: &[Entry]) -> Line {
    let way = match (entry.can_be_undone(), done::takes_back(entry, all)) {
        (true, false) => Way::Undo,
        (true, true) => Way::Redo,
        (false, _) if done::is_undone(entry, all) => Way::Undone,
        (false, _) => Way::Nothing,
    };
    Line { id: entry.id, at: entry.at, told: done::deed(entry, all), way }
}

fn row(line: Line, undo: impl Fn(EntryId) + Copy + Send + 'static) -> AnyView {
    let Line { id, at, told, way } = line;
    let Told { what, who, rest } = told;
    let words = format!("{what} {who} {rest}");
    let button = move |word: &'static str| {
        let label = format!("{word}: {}", words.trim());
        view! {
            <button type="button" class="button is-quiet" aria-label=label on:click=move |_| undo(id)>{word}</button>
        }
        .into_any()
    };
    let way = match way {
        Way::Undo => Some(button("Undo")),
        Way::Redo => Some(button("Do again")),
        Way::Undone => Some(view! { <span class="history__undone">"undone"</span> }.into_any()),
        Way::Nothing => None,
    };
    view! {
        <li class="history__row">
            <p class="history__what">
                {what} " " <b><bdi>{who}</bdi></b> " " {rest}
                <span class="history__when"><Moment at say=move |speech| speech.ago(at) /></span>
            </p>
            {way}
        </li>
    }
    .into_any()
}
