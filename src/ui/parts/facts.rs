//! What is known about a lead.

use leptos::prelude::*;
use ninefold_core::domain::fact::FactKind;
use ninefold_core::domain::lead::Lead;

use super::came_from::came_from;
use super::fact_field::fact_field;
use super::their_hours::their_hours;
use crate::state::{Desk, Memo};
use crate::ui::live::{Draw, part};

/// What most leads have.
const MAIN: [FactKind; 10] = [
    FactKind::Name,
    FactKind::Company,
    FactKind::Role,
    FactKind::Emails,
    FactKind::Phones,
    FactKind::Source,
    FactKind::EnquiryAt,
    FactKind::Value,
    FactKind::Tags,
    FactKind::Note,
];

/// What few leads have: out of the way while it is empty.
const RARE: [FactKind; 6] = [
    FactKind::Links,
    FactKind::Client,
    FactKind::Kind,
    FactKind::DecisionMaker,
    FactKind::AnsweredFirst,
    FactKind::Ready,
];

/// Every fact but what they said, each edited where it stands.
///
/// Which of the rare ones stand below is settled when the page is drawn: a field that is being
/// filled in does not jump.
pub fn facts(desk: Desk, lead: Memo<Lead>) -> AnyView {
    let (below, filled): (Vec<FactKind>, Vec<FactKind>) = lead.with_untracked(|lead| {
        RARE.into_iter().partition(|kind| lead.parts().fact(*kind).is_blank())
    });
    let field = move |kind: FactKind| fact_field(desk, lead, kind);
    let mut shown: Vec<AnyView> = MAIN.into_iter().chain(filled).map(field).collect();
    let mut below: Vec<AnyView> = below.into_iter().map(field).collect();
    let is_blank = lead.with_untracked(|lead| lead.parts().their_time.is_blank());
    if is_blank { &mut below } else { &mut shown }.push(their_hours(desk, lead));
    let is_sent = lead.with_untracked(|lead| lead.parts().came_from.is_some());
    if is_sent { &mut shown } else { &mut below }.push(came_from(desk, lead));
    let below = (!below.is_empty()).then(|| {
        view! {
            <details class="facts__more">
                <summary>"More fields"</summary>
                {below}
            </details>
        }
    });

    view! {
        <section class="facts" aria-labelledby="facts-title">
            <h2 class="facts__title" id="facts-title">"What is known"</h2>
            {shown}
            {part(below)}
        </section>
    }
    .drawn()
}
