//! The list of plans, and the ways to a new one and to those of every desk.

use leptos::prelude::*;
use ninefold_core::domain::cadence::CadenceId;

use super::button;
use crate::browser::{clock, hash, random};
use crate::route::Route;
use crate::state::{Desk, Memo};
use crate::ui::live::{Draw, Row, given, list, maybe, said};
use crate::ui::speech::count;
use crate::ui::words;

/// What a row of the list says of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Listed {
    id: CadenceId,
    name: String,
    n_steps: usize,
    /// Something is typed into its editor that is not saved.
    is_edited: bool,
    /// It was saved before.
    is_saved: bool,
}

/// All plans, each with how many leads wait for a step of it; `open` is the one in the editor.
pub fn cadence_list(desk: Desk, open: Memo<Option<CadenceId>>) -> AnyView {
    let plans = Memo::new(move |_| listed(desk));
    let rows = move || {
        let row = |plan: &Listed| {
            let id = plan.id;
            Row::new(id.to_string(), move || row(desk, id, plans, open))
        };
        plans.read().iter().map(row).collect()
    };
    let begin = move || {
        let id = desk.cadences().begin(desk, clock::now(), random::bytes());
        hash::go(&desk.href(Route::Cadences(Some(id))));
    };
    let are_defaults = Memo::new(move |_| desk.cadences().are_defaults(desk));
    let restore = move || {
        let restore = move || desk.cadences().restore_defaults(desk, clock::now());
        let hint =
            "Puts back the four plans of every desk as they were at first. Your own plans stay.";
        view! {
            {button("button is-quiet", "Restore defaults", restore)}
            <p class="cadence-list__hint">{hint}</p>
        }
    };

    view! {
        <section class="cadence-list" aria-labelledby="cadence-list">
            <h2 class="cadence-list__title" id="cadence-list" tabindex="-1">"Plans"</h2>
            <ul>{list(rows)}</ul>
            <div class="cadence-list__ways">
                {button("button", "New plan", begin)}
                {maybe(move || (!are_defaults.get()).then(restore))}
            </div>
        </section>
    }
    .drawn()
}

/// The stored plans, then those that were begun.
fn listed(desk: Desk) -> Vec<Listed> {
    let plans = desk.settings().plans();
    let stored = plans.iter().map(|plan| {
        let (id, name, n_steps) = (plan.id(), plan.name().to_owned(), plan.steps().len());
        Listed { id, name, n_steps, is_edited: desk.cadences().draft(id).is_some(), is_saved: true }
    });
    let begun = desk.cadences().begun(desk).into_iter().map(|(id, draft)| {
        let name = match draft.name.trim() {
            "" => "New plan".to_owned(),
            name => name.to_owned(),
        };
        let n_steps = draft.steps.len();
        Listed { id, name, n_steps, is_edited: true, is_saved: false }
    });
    stored.chain(begun).collect()
}

fn row(
    desk: Desk,
    id: CadenceId,
    plans: Memo<Vec<Listed>>,
    open: Memo<Option<CadenceId>>,
) -> AnyView {
    let plan = Memo::new(move |_| plans.read().iter().find(|plan| plan.id == id).cloned());
    let n_waiting = Memo::new(move |_| desk.waiting_for(id).len());
    let name = move || plan.read().as_ref().map(|plan| plan.name.clone());
    let about = move || {
        let plan = plan.get()?;
        let steps = count(plan.n_steps, "step");
        let leads = match n_waiting.get() {
            0 => "no lead waits for one".to_owned(),
            1 => "1 lead waits for one".to_owned(),
            n => format!("{} wait for one", words::leads(n)),
        };
        let unsaved = if plan.is_edited { ", not saved" } else { "" };
        let steps = if plan.is_saved { format!("{steps}, {leads}") } else { steps };
        Some(format!("{steps}{unsaved}"))
    };
    let current = move || (open.get() == Some(id)).then_some("true");

    view! {
        <li>
            <a
                class="cadence-list__row"
                href=desk.href(Route::Cadences(Some(id)))
                aria-current=given(current)
            >
                <b><bdi>{said(name)}</bdi></b>
                " "
                <span>{said(about)}</span>
            </a>
        </li>
    }
    .drawn()
}
