//! What stays on screen because somebody could lose something over it.

use leptos::prelude::*;

use crate::route::{Address, Route};
use crate::state::{Desk, Failure, Keeping};
use crate::ui::speech::count;

/// Says which desk this is when it is not the real one, where leads are kept when that is not in
/// the browser, what could not be read, and what could not be saved.
#[component]
pub fn Banners() -> impl IntoView {
    let desk = Desk::expect();
    let this_tab = move || match desk.keeping() {
        Keeping::ThisTab(why) => Some(why),
        Keeping::Opening | Keeping::Browser => None,
    };
    let unreadable = move || match desk.unreadable().len() {
        0 => None,
        n => Some(count(n, "record")),
    };
    let home = Address { is_demo: false, route: Route::Today(None) }.to_string();

    view! {
        <div class="banners">
            {desk.is_demo().then(|| view! {
                <p class="banners__one is-demo">
                    <b>"Demo desk. "</b>
                    "Everybody here is made up, and nothing you do here touches your own leads. "
                    <a href=home>"Back to your desk"</a>
                </p>
            })}
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
            <For each=move || desk.failures() key=|failure| failure.ticket let(failure)>
                <NotSaved failure />
            </For>
        </div>
    }
}

/// A change that could not be saved, and what to do about it.
#[component]
fn NotSaved(
    /// What, and why.
    failure: Failure,
) -> impl IntoView {
    let desk = Desk::expect();
    let Failure { ticket, what, why } = failure;

    view! {
        <div class="banners__one" role="alert">
            <p>
                <b>"Not saved: "</b>
                <bdi>{what}</bdi>
                ". " {why} ". The change is kept in this tab until you try again or give it up."
            </p>
            <p class="banners__ways">
                <button type="button" class="button is-quiet" on:click=move |_| desk.retry(ticket)>"Try again"</button>
                <button type="button" class="button is-quiet" on:click=move |_| desk.transfer().export(desk)>"Export now"</button>
                <button type="button" class="button is-quiet" on:click=move |_| desk.give_up(ticket)>"Give it up"</button>
            </p>
        </div>
    }
}
