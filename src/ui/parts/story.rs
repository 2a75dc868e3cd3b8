//! What has happened with a lead, the latest first.

use leptos::prelude::*;
use ninefold_core::domain::lead::Lead;

use super::Moment;

/// The timeline: the enquiry with its note, and when the lead was written down.
#[component]
pub fn Story(
    /// The lead.
    lead: Lead,
) -> impl IntoView {
    let (enquiry_at, captured_at) = (lead.enquiry_at(), lead.captured_at());
    let note = lead.note().map(ToString::to_string);
    let entry = |at, what: &'static str, note: Option<String>| {
        view! {
            <li>
                <Moment at say=move |speech| speech.moment(at) />
                <b>{what}</b>
                {note.map(|note| view! { <p class="story__note" dir="auto">{note}</p> })}
            </li>
        }
    };
    let (typed_note, enquiry) = match enquiry_at {
        Some(at) => (None, Some(entry(at, "Enquiry received", note))),
        None => (note, None),
    };

    view! {
        <section class="story" aria-label="Timeline">
            <h2 class="story__head">"Timeline"</h2>
            <ul>
                {entry(captured_at, "Typed in", typed_note)}
                {enquiry}
            </ul>
        </section>
    }
}
