//! What a list says when it has nothing to show.

use leptos::prelude::*;

use crate::browser::clock;
use crate::route::{Address, Route};
use crate::state::{Desk, Keeping};

/// A short word, and what to do about it.
#[component]
pub fn Empty(
    /// The short word.
    title: &'static str,
    /// What to do.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="empty">
            <h2 class="empty__title">{title}</h2>
            <p>{children()}</p>
        </div>
    }
}

/// A desk without leads: the three ways in, or that what is saved is out of reach.
#[component]
pub fn NoLeads() -> impl IntoView {
    let desk = Desk::expect();
    move || {
        match desk.keeping() {
        Keeping::Opening | Keeping::Browser => view! { <FirstRun /> }.into_any(),
        Keeping::ThisTab(_) => view! {
            <Empty title="No leads in this tab">
                "What you saved before, if anything, cannot be reached from here. It was not changed."
            </Empty>
        }
        .into_any(),
    }
    }
}

/// Type a lead, bring a file, look at the demo.
#[component]
fn FirstRun() -> impl IntoView {
    let desk = Desk::expect();
    let start = move |_| desk.entry().start(desk, clock::now());
    let demo = Address { is_demo: true, route: Route::Today(None) }.to_string();

    view! {
        <section class="first-run" aria-labelledby="first-run-title">
            <h2 class="empty__title" id="first-run-title">"No leads yet"</h2>
            <p>"Three ways to begin. Everything stays in this browser, and nothing is sent anywhere."</p>
            <ul>
                <li>
                    <h3>"Type a lead"</h3>
                    <p>"A name is enough. Ninefold then says what to do next, when, and why."</p>
                    <button type="button" class="button" on:click=start>
                        "Type the first one" <kbd class="for-keyboards" aria-hidden="true">"n"</kbd>
                    </button>
                </li>
                <li>
                    <h3>"Bring a file"</h3>
                    <p>"A Ninefold file, from another browser or from somebody you work with."</p>
                    <a class="button is-quiet" href=desk.href(Route::Data)>"Import a file"</a>
                </li>
                {(!desk.is_demo()).then(|| view! {
                    <li>
                        <h3>"Look at the demo"</h3>
                        <p>"A made-up business with leads in every stage, on a desk of its own."</p>
                        <a class="button is-quiet" href=demo>"Open the demo"</a>
                    </li>
                })}
            </ul>
        </section>
    }
}
