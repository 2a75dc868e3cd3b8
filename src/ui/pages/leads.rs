//! Leads: all of them, the newest first, and those that a search finds.

use leptos::prelude::*;

use crate::browser::hash;
use crate::route::Route;
use crate::state::{Desk, Keeping};
use crate::ui::parts::{Empty, NoLeads, PageHead, Rows, Skeleton};
use crate::ui::words;

/// Every lead of the desk, or those in which what is searched for is found.
#[component]
pub fn Leads() -> impl IntoView {
    let desk = Desk::expect();
    let found = desk.found();
    let line = move || match (desk.keeping(), desk.n_leads(), found.read().len()) {
        (Keeping::Opening, ..) => "Opening your desk …".to_owned(),
        (Keeping::Browser | Keeping::ThisTab(_), 0, _) => "Nobody is here yet".to_owned(),
        (Keeping::Browser | Keeping::ThisTab(_), n, n_found) if n == n_found => {
            format!("{}, newest first", words::leads(n))
        }
        (Keeping::Browser | Keeping::ThisTab(_), n, n_found) => {
            format!("{} of {} found, newest first", words::thousands(n_found), words::leads(n))
        }
    };
    let is_open = Memo::new(move |_| desk.keeping() != Keeping::Opening);
    let has_leads = Memo::new(move |_| desk.n_leads() > 0);
    let finds_some = Memo::new(move |_| !found.read().is_empty());

    view! {
        <PageHead title="Leads" line>
            {move || has_leads.get().then(|| view! { <Search /> })}
        </PageHead>
        {move || match (is_open.get(), has_leads.get(), finds_some.get()) {
            (false, ..) => Skeleton().into_any(),
            (true, false, _) => view! { <NoLeads /> }.into_any(),
            (true, true, false) => {
                view! {
                    <Empty title="Nobody is found">
                        "Search for part of a name, a company, an e-mail, a phone number or a tag."
                    </Empty>
                }
                .into_any()
            }
            (true, true, true) => view! { <Rows ids=found to=Route::Lead /> }.into_any(),
        }}
    }
}

/// The field that narrows the list while it is typed into.
#[component]
fn Search() -> impl IntoView {
    let desk = Desk::expect();
    let search = move |words: String| {
        // The address follows, so that a link or the back button finds the same list.
        if let Route::Leads(_) = desk.route_untracked() {
            hash::replace(&desk.href(Route::Leads(words.clone())));
        }
        desk.search_for(words);
    };

    view! {
        <input
            id="search"
            class="page-head__search"
            type="search"
            aria-label="Search leads"
            placeholder="Search leads"
            autocomplete="off"
            aria-keyshortcuts="/"
            prop:value=move || desk.search()
            on:input:target=move |event| search(event.target().value())
        />
    }
}
