//! What a lead said: what hurts, how it came about, who they are.

use leptos::prelude::*;
use ninefold_core::domain::fact::FactKind;
use ninefold_core::domain::lead::Lead;

use super::fact_field::fact_field;
use super::problems;
use crate::state::{Desk, Memo};
use crate::ui::live::{Draw, holds, part, said};

/// What they may have said, in the order in which it matters.
const SAID: [FactKind; 5] = [
    FactKind::Problems,
    FactKind::Story,
    FactKind::Personal,
    FactKind::Prefers,
    FactKind::SourceDetail,
];

/// What they said, each edited where it stands. What is not known is folded away, and of a lead who
/// said nothing all that shows is one line.
///
/// Which of it stands below is settled when the page is drawn: a field that is being filled in does
/// not jump.
pub fn what_they_said(desk: Desk, lead: Memo<Lead>) -> AnyView {
    let is_blank = move |kind: &FactKind| lead.with(|lead| lead.parts().fact(*kind).is_blank());
    let (below, filled): (Vec<FactKind>, Vec<FactKind>) =
        untrack(|| SAID.into_iter().partition(is_blank));
    let field = move |kind: FactKind| match kind == FactKind::Problems {
        true => problems(desk, lead),
        false => fact_field(desk, lead, kind),
    };
    let is_bare = filled.is_empty();
    let shown = filled.into_iter().map(field).collect_view();
    let is_silent = Memo::new(move |_| SAID.iter().all(is_blank));
    let more = move || match is_silent.get() {
        true => "Nothing yet: what hurts, how it came about, who they are",
        false => "More of what they said",
    };
    let below: Vec<AnyView> = below.into_iter().map(field).collect();
    let below = (!below.is_empty()).then(|| {
        view! {
            <details class="said__more">
                <summary>{said(more)}</summary>
                {below}
            </details>
        }
    });

    view! {
        <section class="said" class:is-bare=holds(move || is_bare) aria-labelledby="said-title">
            <h2 class="said__title" id="said-title">"What they said"</h2>
            {shown}
            {part(below)}
        </section>
    }
    .drawn()
}
