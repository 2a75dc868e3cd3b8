//! A list of leads.

use leptos::prelude::*;
use ninefold_core::domain::id::LeadId;

use super::LeadRow;
use crate::route::Route;

/// How many rows are drawn at first, and with each *Show more*: every row costs time at every
/// second, and nobody reads further at one go.
const STEP: usize = 200;

/// The first rows of a list, and a way to the next ones.
#[component]
pub fn Rows(
    /// The leads, in order.
    #[prop(into)]
    ids: Signal<Vec<LeadId>>,
    /// Where a click on one leads.
    to: fn(LeadId) -> Route,
) -> impl IntoView {
    let limit = RwSignal::new(STEP);
    let drawn = move || ids.read().iter().take(limit.get()).copied().collect::<Vec<_>>();
    let n_more = Memo::new(move |_| ids.read().len().saturating_sub(limit.get()));
    let more = move || {
        (n_more.get() > 0).then(|| {
            view! {
                <p class="rows__more">
                    <button type="button" class="button is-quiet" on:click=move |_| limit.update(|n| *n += STEP)>
                        {move || format!("Show more ({} left)", n_more.get())}
                    </button>
                </p>
            }
        })
    };

    view! {
        <ul class="rows">
            <For each=drawn key=|id| *id let(id)>
                <LeadRow id to=to(id) />
            </For>
        </ul>
        {more}
    }
}
