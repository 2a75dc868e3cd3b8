//! Leads: all of them, the newest first.

use leptos::prelude::*;

use crate::route::Route;
use crate::state::{Desk, Keeping};
use crate::ui::parts::{Empty, LeadRow, PageHead, Skeleton};
use crate::ui::speech::count;

/// Every lead of the desk.
#[component]
pub fn Leads() -> impl IntoView {
    let desk = Desk::expect();
    let line = move || match desk.n_leads() {
        0 => "No leads yet".to_owned(),
        n => format!("{}, newest first", count(i64::try_from(n).unwrap_or(i64::MAX), "lead")),
    };

    view! {
        <PageHead title="Leads" line />
        {move || match () {
            () if desk.keeping() == Keeping::Opening => Skeleton().into_any(),
            () if desk.n_leads() == 0 => {
                view! {
                    <Empty title="No leads yet">
                        "Type the first one: press " <kbd>"n"</kbd> ", or " <b>"New lead"</b> "."
                    </Empty>
                }
                .into_any()
            }
            () => {
                view! {
                    <ul class="rows">
                        <For each=move || desk.ids() key=|id| *id let(id)>
                            <LeadRow id to=Route::Lead(id) />
                        </For>
                    </ul>
                }
                .into_any()
            }
        }}
    }
}
