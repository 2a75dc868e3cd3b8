//! A list of sentences of which the first few are enough for most.

use leptos::prelude::*;

use crate::ui::words;
use crate::ui::words::done::Told;

/// How many are drawn before the rest is asked for.
const FIRST: usize = 5;

/// The first of `lines`, and the rest behind a word.
#[component]
pub fn Lines(
    /// The sentences.
    lines: Vec<Told>,
) -> impl IntoView {
    let (first, rest) = match lines.split_at_checked(FIRST) {
        Some((first, rest)) => (first.to_vec(), rest.to_vec()),
        None => (lines, Vec::new()),
    };
    let n_rest = rest.len();
    // A long rest is drawn only for whoever wants to see it.
    let is_open = RwSignal::new(false);

    view! {
        <ul class="lines">{first.into_iter().map(line).collect_view()}</ul>
        {(n_rest > 0).then(|| view! {
            <details class="lines__rest" on:toggle=move |_| is_open.set(true)>
                <summary>{format!("{} more", words::thousands(n_rest))}</summary>
                <ul class="lines">
                    {move || is_open.get().then(|| rest.iter().cloned().map(line).collect_view())}
                </ul>
            </details>
        })}
    }
}

fn line(told: Told) -> AnyView {
    let Told { what, who, rest } = told;
    view! { <li>{what} <bdi>{who}</bdi> {rest}</li> }.into_any()
}
