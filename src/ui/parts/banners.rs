//! What stays on screen because somebody could lose something over it.

use leptos::prelude::*;

use crate::state::{Desk, Keeping};
use crate::ui::speech::count;

/// Says where leads are kept when that is not in the browser, and what could not be read.
#[component]
pub fn Banners() -> impl IntoView {
    let desk = Desk::expect();
    let this_tab = move || match desk.keeping() {
        Keeping::ThisTab(why) => Some(why),
        Keeping::Opening | Keeping::Browser => None,
    };
    let unreadable = move || match desk.n_unreadable() {
        0 => None,
        n => Some(count(n, "record")),
    };

    view! {
        <div class="banners">
            {move || {
                this_tab().map(|why| view! {
                    <p class="banners__one" role="alert">
                        <b>"Nothing is being saved. "</b>
                        "Leads you type are kept only until this tab is closed: " {why} "."
                    </p>
                })
            }}
            {move || {
                unreadable().map(|records| view! {
                    <p class="banners__one" role="alert">
                        <b>{records} " could not be read. "</b>
                        "What is stored was left as it is. The other leads are all here."
                    </p>
                })
            }}
        </div>
    }
}
