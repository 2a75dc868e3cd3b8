//! What is known about a lead.

use leptos::prelude::*;
use ninefold_core::domain::lead::Lead;

/// Its fields, those that are filled in.
#[component]
pub fn Facts(
    /// The lead.
    lead: Lead,
) -> impl IntoView {
    let facts = [
        ("Company", lead.company().map(ToString::to_string)),
        ("Email", lead.email().map(ToString::to_string)),
        ("Phone", lead.phone().map(ToString::to_string)),
        ("Source", lead.source().map(ToString::to_string)),
    ];
    let facts = facts
        .into_iter()
        .filter_map(|(name, text)| Some((name, text?)))
        .map(|(name, text)| view! { <div><dt>{name}</dt><dd><bdi>{text}</bdi></dd></div> })
        .collect_view();

    view! { <dl class="facts">{facts}</dl> }
}
