//! What is known about a lead.

use leptos::prelude::*;
use ninefold_core::domain::fact::FactKind;
use ninefold_core::domain::lead::Lead;

use super::fact_field::fact_field;
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
const RARE: [FactKind; 7] = [
    FactKind::SourceDetail,
    FactKind::Links,
    FactKind::Client,
    FactKind::Kind,
    FactKind::DecisionMaker,
    FactKind::AnsweredFirst,
    FactKind::Ready,
];

/// Every fact, each edited where it stands.
///
/// Which of the rare ones stand below is settled when the page is drawn: a field that is being
/// filled in does not jump.
pub fn facts(desk: Desk, lead: Memo<Lead>) -> AnyView {
    let (below, filled): (Vec<FactKind>, Vec<FactKind>) = lead.with_untracked(|lead| {
        RARE.into_iter().partition(|kind| lead.parts().fact(*kind).is_blank())
    });
    let field = move |kind: FactKind| fact_field(desk, lead, kind);
    let shown = MAIN.into_iter().chain(filled).map(field).collect_view();
    let below = (!below.is_empty()).then(|| {
        let fields = below.into_iter().map(field).collect_view();
        view! {
            <details class="facts__more">
                <summary>"More fields"</summary>
                {fields}
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
