//! What stays on screen because somebody could lose something over it.

use leptos::prelude::*;

use super::button;
use crate::route::{Address, Route};
use crate::state::{Desk, Failure, Keeping, Later};
use crate::ui::live::{Draw, Row, list, maybe, part};
use crate::ui::speech::count;

/// Says which desk this is when it is not the real one, where leads are kept when that is not in
/// the browser, what could not be read, and what could not be saved.
pub fn banners(desk: Desk) -> AnyView {
    let home = Address { is_demo: false, route: Route::Today(None) }.to_string();
    let demo = desk.is_demo().then(|| {
        view! {
            <p class="banners__one is-demo">
                <b>"Demo desk. "</b>
                "Everybody here is made up, and nothing you do here touches your own leads. "
                <a href=home>"Back to your desk"</a>
            </p>
        }
    });
    let this_tab = move || match desk.keeping() {
        Keeping::Opening | Keeping::Browser => None,
        Keeping::ThisTab(why) => Some(view! {
            <p class="banners__one" role="alert">
                <b>"Nothing is being saved. "</b>
                "Leads you type are kept only until this tab is closed: " {why} "."
            </p>
        }),
    };
    let unreadable = move || match desk.unreadable().len() {
        0 => None,
        n => Some(view! {
            <p class="banners__one" role="alert">
                <b>{count(n, "record")} " could not be read. "</b>
                "What is stored was left as it is. The other leads are all here."
            </p>
        }),
    };
    // A page that is missing as a whole says so itself.
    let is_told = move || match desk.route() {
        Route::Leads(_)
        | Route::Lead(..)
        | Route::Duplicates
        | Route::Board(_)
        | Route::Sheet(_)
        | Route::Cadences(_)
        | Route::Data
        | Route::Settings => true,
        Route::Today(_) | Route::New(_) | Route::NotFound(_) => false,
    };
    let missing = move || match desk.later() {
        Later::Missing(why) => (!is_told()).then(|| not_here(desk, why)),
        Later::Unasked | Later::Coming | Later::Here(_) => None,
    };
    let failures = move || {
        let row = |failure: Failure| {
            Row::new(failure.ticket.0.to_string(), move || not_saved(desk, failure))
        };
        desk.failures().into_iter().map(row).collect()
    };

    view! {
        <div class="banners">
            {part(demo)}
            {maybe(this_tab)}
            {maybe(unreadable)}
            {maybe(missing)}
            {list(failures)}
        </div>
    }
    .drawn()
}

/// What is loaded after the first screen did not come, and what to do about it.
fn not_here(desk: Desk, why: String) -> AnyView {
    view! {
        <div class="banners__one" role="alert">
            <p>
                <b>"A part of Ninefold did not come: "</b> {why}
                ". Your leads are where they were; logging and editing wait for it."
            </p>
            <p class="banners__ways">
                {button("button is-quiet", "Try again", move || desk.load_later())}
            </p>
        </div>
    }
    .drawn()
}

/// A change that could not be saved, and what to do about it.
fn not_saved(desk: Desk, failure: Failure) -> AnyView {
    let Failure { ticket, what, why } = failure;

    view! {
        <div class="banners__one" role="alert">
            <p>
                <b>"Not saved: "</b>
                <bdi>{what}</bdi>
                ". " {why} ". The change is kept in this tab until you try again or give it up."
            </p>
            <p class="banners__ways">
                {button("button is-quiet", "Try again", move || desk.retry(ticket))}
                {button("button is-quiet", "Export now", move || desk.transfer().export(desk))}
                {button("button is-quiet", "Give it up", move || desk.give_up(ticket))}
            </p>
        </div>
    }
    .drawn()
}
