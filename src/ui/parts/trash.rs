//! The leads in the trash: back onto the desk, or gone for good.

use leptos::prelude::*;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::KEPT_FOR;
use ninefold_core::domain::projection::Projection;

use super::confirm::{Confirm, Question};
use super::{Moment, More};
use crate::browser::focus;
use crate::state::Desk;
use crate::ui::words;

/// How many are drawn at once.
const STEP: usize = 100;

/// Each lead in the trash with its ways out. Nothing leaves it by itself.
#[component]
pub fn Trash(
    /// The id of the heading, for the keyboard when what had it has gone.
    heading: &'static str,
) -> impl IntoView {
    let desk = Desk::expect();
    let trash = Memo::new(move |_| desk.trash());
    let n_shown = RwSignal::new(STEP);
    let question = RwSignal::new(None::<Question>);
    let asked = RwSignal::new(Vec::<LeadId>::new());
    let is_emptied_here = StoredValue::new(false);
    let restore = move |ids: Vec<LeadId>| {
        is_emptied_here.set_value(true);
        desk.restore(ids);
    };
    let ask = move |rows: Vec<Projection>| {
        let told = words::done::erased(&rows);
        asked.set(rows.iter().map(|row| row.id).collect());
        question.set(Some(Question { title: "Erase for good?", told, yes: "Erase for good" }));
    };
    let erase = move || {
        is_emptied_here.set_value(true);
        desk.erase(asked.get_untracked());
    };
    Effect::watch(
        move || trash.read().len(),
        move |_, _, _| {
            if is_emptied_here.get_value() {
                is_emptied_here.set_value(false);
                focus::on_page(heading);
            }
        },
        false,
    );
    let all = move || trash.read_untracked().iter().map(|row| row.id).collect();
    let n_rows = Memo::new(move |_| trash.read().len());
    let shown = move || trash.read().iter().take(n_shown.get()).cloned().collect::<Vec<_>>();
    let said = move || {
        match n_rows.get() {
        0 => "Nothing is in the trash. Leads that you delete wait here until you restore them or erase them for \
              good."
            .to_owned(),
        n => format!("{}. They stay here until you restore them or erase them for good.", words::leads(n)),
    }
    };

    view! {
        <p class="section__hint">{said}</p>
        {move || (n_rows.get() > 1).then(|| view! {
            <p class="section__ways">
                <button type="button" class="button is-quiet" on:click=move |_| restore(all())>"Restore all"</button>
                <button type="button" class="button is-quiet" on:click=move |_| ask(trash.get_untracked())>
                    "Erase all"
                </button>
            </p>
        })}
        <ul class="trash">
            <For each=shown key=|row| row.id let(row)>
                <TrashRow row restore ask />
            </For>
        </ul>
        <More n_shown n_rows step=STEP />
        <Confirm question on_yes=erase />
    }
}

/// One lead in the trash.
#[component]
fn TrashRow(
    /// The lead.
    row: Projection,
    /// Takes leads out of the trash.
    restore: impl Fn(Vec<LeadId>) + Copy + Send + 'static,
    /// Asks before leads are erased.
    ask: impl Fn(Vec<Projection>) + Copy + Send + 'static,
) -> impl IntoView {
    let desk = Desk::expect();
    let id = row.id;
    let (title, company) = (row.title.clone(), row.company.clone());
    let deleted_at = row.deleted_at;
    let is_old = deleted_at.is_some_and(|at| desk.now_untracked() - at > KEPT_FOR);

    view! {
        <li class="trash__row">
            <div class="trash__who">
                <b><bdi>{title.clone()}</bdi></b>
                {company.map(|company| view! { <bdi class="trash__company">{company}</bdi> })}
                <p class="trash__when said-in-parts">
                    {deleted_at.map(|at| view! {
                        <span>"Deleted " <Moment at say=move |speech| speech.ago(at) /></span>
                    })}
                    {is_old.then(|| view! { <span>"in the trash for more than 30 days"</span> })}
                </p>
            </div>
            <p class="trash__ways">
                <button
                    type="button"
                    class="button is-quiet"
                    aria-label=format!("Restore {title}")
                    on:click=move |_| restore(vec![id])
                >
                    "Restore"
                </button>
                <button
                    type="button"
                    class="button is-quiet"
                    aria-label=format!("Erase for good: {title}")
                    on:click=move |_| ask(vec![row.clone()])
                >
                    "Erase for good"
                </button>
            </p>
        </li>
    }
}
