//! A list of sentences of which the first few are enough for most.

use leptos::ev;
use leptos::prelude::*;

use crate::state::RwSignal;
use crate::ui::live::{Draw, heard, maybe, part};
use crate::ui::words;
use crate::ui::words::done::Told;

/// How many are drawn before the rest is asked for.
const FIRST: usize = 5;

/// The first of `lines`, and the rest behind a word.
pub fn lines(lines: Vec<Told>) -> AnyView {
    let (first, rest) = match lines.split_at_checked(FIRST) {
        Some((first, rest)) => (first.to_vec(), rest.to_vec()),
        None => (lines, Vec::new()),
    };
    let n_rest = rest.len();
    // A long rest is drawn only for whoever wants to see it.
    let is_open = RwSignal::new(false);
    let drawn = move || is_open.get().then(|| all(&rest));
    let rest = (n_rest > 0).then(|| {
        view! {
            <details class="lines__rest" on:toggle=heard(move |_: ev::Event| is_open.set(true))>
                <summary>{format!("{} more", words::thousands(n_rest))}</summary>
                <ul class="lines">{maybe(drawn)}</ul>
            </details>
        }
    });

    view! { <ul class="lines">{all(&first)}</ul> {part(rest)} }.drawn()
}

fn all(lines: &[Told]) -> AnyView {
    lines.iter().cloned().map(line).collect_view().drawn()
}

fn line(told: Told) -> AnyView {
    let Told { what, who, rest } = told;
    view! { <li>{what} <bdi>{who}</bdi> {rest}</li> }.drawn()
}
