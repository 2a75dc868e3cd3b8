//! What a list says when it has nothing to show.

use leptos::prelude::*;

use crate::browser::clock;
use crate::route::{Address, Route};
use crate::state::{Desk, Keeping};
use crate::ui::live::{Draw, live, part, pressed};

/// A short word, and what to do about it.
pub fn empty(title: impl Into<String>, what_to_do: AnyView) -> AnyView {
    view! {
        <div class="empty">
            <h2 class="empty__title">{title.into()}</h2>
            <p>{what_to_do}</p>
        </div>
    }
    .drawn()
}

/// A desk without leads: the three ways in, or that what is saved is out of reach.
pub fn no_leads(desk: Desk) -> AnyView {
    live(move || match desk.keeping() {
        Keeping::Opening | Keeping::Browser => first_run(desk),
        Keeping::ThisTab(_) => {
            let why =
                "What you saved before, if anything, cannot be reached from here. It was not changed.";
            empty("No leads in this tab", why.drawn())
        }
    })
    .drawn()
}

/// Type a lead, bring a file, look at the demo.
fn first_run(desk: Desk) -> AnyView {
    let start = move || desk.entry().start(desk, clock::now());
    let demo = Address { is_demo: true, route: Route::Today(None) }.to_string();
    let demo = (!desk.is_demo()).then(|| {
        view! {
            <li>
                <h3>"Look at the demo"</h3>
                <p>"A made-up business with leads in every stage, on a desk of its own."</p>
                <a class="button is-quiet" href=demo>"Open the demo"</a>
            </li>
        }
    });

    view! {
        <section class="first-run" aria-labelledby="first-run-title">
            <h2 class="empty__title" id="first-run-title">"No leads yet"</h2>
            <p>"Three ways to begin. Everything stays in this browser, and nothing is sent anywhere."</p>
            <ul>
                <li>
                    <h3>"Type a lead"</h3>
                    <p>"A name is enough. Ninefold then says what to do next, when, and why."</p>
                    <button type="button" class="button" on:click=pressed(start)>
                        "Type the first one" <kbd class="for-keyboards" aria-hidden="true">"n"</kbd>
                    </button>
                </li>
                <li>
                    <h3>"Bring a file"</h3>
                    <p>"A Ninefold file, from another browser or from somebody you work with."</p>
                    <a class="button is-quiet" href=desk.href(Route::Data)>"Import a file"</a>
                </li>
                {part(demo)}
            </ul>
        </section>
    }
    .drawn()
}
