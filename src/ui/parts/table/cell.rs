//! What a column says of a lead, in the words of the app.

use leptos::prelude::*;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::query::Column;
use ninefold_core::domain::time::Instant;

use crate::browser::money::{self, SpellMoney};
use crate::route::Route;
use crate::state::{Desk, Memo};
use crate::ui::live::{Draw, given, maybe};
use crate::ui::parts::{due_chip, found_name, marked, moment};
use crate::ui::speech::Speech;
use crate::ui::walk::row_id;
use crate::ui::words;

/// What `column` says of lead `id`, whose row this is.
pub fn cell(desk: Desk, id: LeadId, row: Memo<Option<Projection>>, column: Column) -> AnyView {
    match column {
        Column::Name => name(desk, id, row),
        Column::Due => due_chip(desk, row),
        Column::Company
        | Column::Stage
        | Column::Value
        | Column::Source
        | Column::Tags
        | Column::Client
        | Column::Email
        | Column::Phone
        | Column::Kind
        | Column::Cadence
        | Column::Asked
        | Column::Response
        | Column::Touched
        | Column::Touches
        | Column::Captured => {
            let said = move || row.read().as_ref().and_then(|row| said(desk, row, column));
            maybe(said).drawn()
        }
    }
}

/// A text of a lead in which a search may have found something: its hits are marked.
fn cell_text(desk: Desk, text: &str) -> AnyView {
    let text = text.to_owned();
    view! { <bdi>{marked(desk, move || text.clone())}</bdi> }.drawn()
}

/// The name, which leads to the lead beside this list.
fn name(desk: Desk, id: LeadId, row: Memo<Option<Projection>>) -> AnyView {
    let to = move || desk.href(Route::Lead(id, Box::new(desk.query())));
    let current = move || (desk.shown_id() == Some(id)).then_some("true");

    view! {
        <a
            class="table-row__name"
            id=row_id(id)
            tabindex="-1"
            href=given(to)
            aria-current=given(current)
        >
            <bdi>{found_name(desk, row)}</bdi>
        </a>
    }
    .drawn()
}

/// What a column says; `None` where it has nothing to say.
fn said(desk: Desk, row: &Projection, column: Column) -> Option<AnyView> {
    let found = |text: &Option<String>| text.as_deref().map(|text| cell_text(desk, text));
    let isolated = |text: &str| view! { <bdi>{text.to_owned()}</bdi> }.drawn();
    match column {
        Column::Name => Some(cell_text(desk, &row.title)),
        Column::Company => found(&row.company),
        Column::Email => found(&row.email),
        Column::Phone => found(&row.phone),
        Column::Due => None,
        Column::Stage => Some(words::stage(row.stage).drawn()),
        Column::Value => row.value.map(|value| {
            let spell = use_context::<SpellMoney>().unwrap_or(money::plain);
            spell(value.amount(), value.currency().code()).drawn()
        }),
        Column::Source => row.source.as_deref().map(isolated),
        Column::Tags => (!row.tags.is_empty()).then(|| isolated(&row.tags.join(", "))),
        Column::Client => row.client.as_deref().map(isolated),
        Column::Kind => row.kind.map(|kind| words::kind(kind).drawn()),
        Column::Cadence => row
            .cadence
            .and_then(|id| desk.with_plan(id, |plan| plan.map(|plan| isolated(plan.name())))),
        Column::Asked => row.enquiry_at.map(|at| moment(desk, at, ago)),
        Column::Response => words::response_of(row).map(Draw::drawn),
        Column::Touched => row.touched_at.map(|at| moment(desk, at, ago)),
        Column::Touches => (row.n_touches > 0).then(|| words::thousands(row.n_touches).drawn()),
        Column::Captured => Some(moment(desk, row.captured_at, ago)),
    }
}

fn ago(speech: &Speech<'_>, at: Instant) -> String {
    speech.ago(at)
}
