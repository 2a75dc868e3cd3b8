//! Leads: all of them, the newest first.

use leptos::prelude::*;

use crate::route::Route;
use crate::state::{Desk, Keeping};
use crate::ui::parts::{NoLeads, PageHead, Rows, Skeleton};
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
    let is_open = Memo::new(move |_| desk.keeping() != Keeping::Opening);
    let has_leads = Memo::new(move |_| desk.n_leads() > 0);

    view! {
        <PageHead title="Leads" line />
        {move || match (is_open.get(), has_leads.get()) {
            (false, _) => Skeleton().into_any(),
            (true, false) => view! { <NoLeads /> }.into_any(),
            (true, true) => {
                view! { <Rows ids=Memo::new(move |_| desk.ids()) to=Route::Lead /> }.into_any()
            }
        }}
    }
}
