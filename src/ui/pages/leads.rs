//! Leads: all of them, the newest first.

use leptos::prelude::*;

use crate::route::Route;
use crate::state::{Desk, Keeping};
use crate::ui::parts::{LeadRow, NoLeads, PageHead, Skeleton};
use crate::ui::speech::count;

/// Every lead of the desk.
#[component]
pub fn Leads() -> impl IntoView {
    let desk = Desk::expect();
    let line = move || match (desk.keeping(), desk.n_leads()) {
        (Keeping::Opening, _) => "Opening your desk …".to_owned(),
        (Keeping::Browser | Keeping::ThisTab(_), 0) => "Nobody is here yet".to_owned(),
        (Keeping::Browser | Keeping::ThisTab(_), n) => {
            format!("{}, newest first", count(n, "lead"))
        }
    };

    view! {
        <PageHead title="Leads" line />
        {move || match () {
            () if desk.keeping() == Keeping::Opening => Skeleton().into_any(),
            () if desk.n_leads() == 0 => view! { <NoLeads /> }.into_any(),
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
