//! The way around: a rail on the left, on a phone a bar at the bottom.

use leptos::prelude::*;

use super::{Icon, Shape};
use crate::browser::clock;
use crate::route::Route;
use crate::state::{Desk, Keeping};

/// The links to every page, and the one action that is always at hand.
#[component]
pub fn Rail() -> impl IntoView {
    let desk = Desk::expect();
    let start = move |_| desk.entry().start(desk, clock::now());
    let kept = move || match desk.keeping() {
        Keeping::Opening => "Opening your desk …",
        Keeping::Browser => "Saved on this device",
        Keeping::ThisTab(_) => "Not saved",
    };
    let n_to_do = move || desk.agenda().entries.len();

    view! {
        <nav class="rail" aria-label="Main">
            <p class="rail__brand">
                <b>"9"</b>
                <span>"Ninefold"</span>
            </p>
            <button class="rail__new" type="button" aria-keyshortcuts="n" on:click=start>
                <Icon shape=Shape::Plus />
                <span>"New lead"</span>
                <kbd aria-hidden="true">"n"</kbd>
            </button>
            <RailLink to=Route::Today(None) name="Today" shape=Shape::Today count=n_to_do />
            <RailLink to=Route::Leads name="Leads" shape=Shape::Leads count=move || desk.n_leads() />
            <RailLink to=Route::Data name="Data" shape=Shape::Data count=|| 0 />
            <p class="rail__foot">{kept}</p>
        </nav>
    }
}

/// One link, with how much waits behind it.
#[component]
fn RailLink(
    /// The page.
    to: Route,
    /// Its name.
    name: &'static str,
    /// Its picture.
    shape: Shape,
    /// How much waits there; nothing is shown for none.
    count: impl Fn() -> usize + Send + 'static,
) -> impl IntoView {
    let desk = Desk::expect();
    let href = to.to_string();
    let current = move || (desk.route().list() == to).then_some("page");
    let count = move || Some(count()).filter(|n| *n > 0);

    view! {
        <a class="rail__link" href=href aria-current=current>
            <Icon shape />
            <span>{name}</span>
            <small aria-hidden="true">{count}</small>
        </a>
    }
}
