//! What was done in the last 30 days, each with the way to take it back.

use chrono::NaiveDate;
use leptos::prelude::*;
use ninefold_core::domain::journal::{Deed, Entry, EntryId};
use ninefold_core::domain::time::Instant;

use super::{moment, more, named_button};
use crate::browser::focus;
use crate::state::{Desk, Memo, RwSignal};
use crate::ui::live::{Draw, Row, list, maybe, on_change, said};
use crate::ui::words;
use crate::ui::words::done::{self, Told};

/// How many are drawn at once.
const STEP: usize = 50;

/// How many of today are drawn at once.
const FEW: usize = 10;

const DONE_TODAY: &str = "done-today";

/// One entry of the journal, as it is told.
#[derive(Clone, PartialEq)]
struct Line {
    id: EntryId,
    at: Instant,
    told: Told,
    way: Way,
}

/// What is left to do about an entry.
#[derive(Clone, Copy, PartialEq, Eq)]
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

/// The journal, the latest first. The keyboard goes to the `heading` when what had it has gone.
pub fn history(desk: Desk, heading: &'static str) -> AnyView {
    let lines = Memo::new(move |_| {
        desk.with_journal(|all| all.iter().map(|entry| line(entry, all)).collect::<Vec<_>>())
    });
    let n_rows = Memo::new(move |_| lines.read().len());
    let hint = move || match n_rows.get() {
        0 => {
            "Nothing was done in the last 30 days. Every change will be listed here, with the way to take it back."
        }
        _ => "What was done in the last 30 days. What was changed again since stays when you undo.",
    };

    view! {
        <p class="section__hint">{said(hint)}</p>
        {told(desk, heading, lines, STEP)}
    }
    .drawn()
}

/// What was done about leads on the `day`, folded away, as long as there is anything.
pub fn done_today(desk: Desk, day: Memo<NaiveDate>) -> AnyView {
    let lines = Memo::new(move |_| {
        let day = day.get();
        let is_today = |at| desk.with_zone(|zone| zone.day(at)) == day;
        desk.with_journal(|all| {
            let done = all.iter().filter(|entry| is_work(entry) && is_today(entry.at));
            done.map(|entry| line(entry, all)).collect::<Vec<_>>()
        })
    });
    let n_done = move || lines.read().iter().filter(|line| line.way != Way::Undone).count();
    let is_any = Memo::new(move |_| !lines.read().is_empty());
    let list = move || {
        let draw = || {
            view! {
                <details class="day__pile">
                    <summary id=DONE_TODAY>"Done today (" {said(move || words::thousands(n_done()))} ")"</summary>
                    {told(desk, DONE_TODAY, lines, FEW)}
                </details>
            }
        };
        is_any.get().then(draw)
    };
    maybe(list).drawn()
}

/// True for what was done about leads, and not about the desk.
fn is_work(entry: &Entry) -> bool {
    match entry.deed {
        Deed::Logged(_) | Deed::Decided(_) => true,
        Deed::Added
        | Deed::Changed(_)
        | Deed::United
        | Deed::ChangedTouch
        | Deed::Deleted
        | Deed::Restored
        | Deed::Erased
        | Deed::Imported
        | Deed::Replaced
        | Deed::Set
        | Deed::Undid => false,
    }
}

/// These `lines`, so many at once.
fn told(desk: Desk, heading: &'static str, lines: Memo<Vec<Line>>, step: usize) -> AnyView {
    let n_shown = RwSignal::new(step);
    let n_rows = Memo::new(move |_| lines.read().len());
    let is_undone_here = RwSignal::new(false);
    let undo = move |id: EntryId| {
        is_undone_here.set(true);
        desk.undo_entry(id);
    };
    let shown = move || {
        let row = |line: &Line| {
            let line = line.clone();
            Row::new(line.key(), move || row(desk, line, undo))
        };
        lines.read().iter().take(n_shown.get()).map(row).collect()
    };
    let is_told = move || lines.track();
    on_change(is_told, move || {
        if is_undone_here.get_untracked() {
            is_undone_here.set(false);
            focus::on_page(heading);
        }
    });

    view! {
        <ol class="history">{list(shown)}</ol>
        {more(n_shown, n_rows, step)}
    }
    .drawn()
}

impl Line {
    /// What tells it from every other line, and from what it said before: once somebody is
    /// erased, it names them no more.
    fn key(&self) -> String {
        let Told { what, who, rest } = &self.told;
        format!("{} {} {what} {who} {rest}", self.id.0, self.way as u8)
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

fn row(desk: Desk, line: Line, undo: impl Fn(EntryId) + Copy + Send + 'static) -> AnyView {
    let Line { id, at, told, way } = line;
    let Told { what, who, rest } = told;
    let words = format!("{what} {who} {rest}");
    let button = move |word: &'static str| {
        let name = format!("{word}: {}", words.trim());
        named_button("button is-quiet", name, word, move || undo(id))
    };
    let way = match way {
        Way::Undo => button("Undo"),
        Way::Redo => button("Do again"),
        Way::Undone => view! { <span class="history__undone">"undone"</span> }.drawn(),
        Way::Nothing => ().drawn(),
    };
    view! {
        <li class="history__row">
            <p class="history__what">
                {what} " " <b><bdi>{who}</bdi></b> " " {rest}
                <span class="history__when">{moment(desk, at, |speech, at| speech.ago(at))}</span>
            </p>
            {way}
        </li>
    }
    .drawn()
}
