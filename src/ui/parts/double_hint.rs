//! Whom the *New lead* form may be about, while it is filled in.

use leptos::prelude::*;
use ninefold_core::domain::duplicates::{Likeness, Typed, suspects_of};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::Field;

use crate::route::Route;
use crate::state::{Desk, Memo};
use crate::ui::live::{Draw, live, part, pressed};
use crate::ui::words;

/// Somebody who is there.
#[derive(Clone, PartialEq, Eq)]
struct Suspect {
    id: LeadId,
    title: String,
    company: Option<String>,
    alike: Likeness,
}

/// Says who of the desk has what is being typed, three at most. It stops nobody from saving.
pub fn double_hint(desk: Desk) -> AnyView {
    let entry = desk.entry();
    let typed = Memo::new(move |_| {
        let text = |field| entry.text(field);
        let is_filled_in = entry.is_open() && !entry.is_saving();
        is_filled_in.then(|| {
            let (name, company) = (text(Field::Name), text(Field::Company));
            Typed::of(&name, &company, &text(Field::Email), &text(Field::Phone))
        })
    });
    let found = Memo::new(move |_| {
        typed.read().as_ref().filter(|typed| !typed.is_blank()).map_or(Vec::new(), |typed| {
            desk.with_rows(|rows| {
                let found = suspects_of(typed, rows.values().rev());
                let suspect = |(id, alike)| {
                    let row = rows.get(&id)?;
                    let (title, company) = (row.title.clone(), row.company.clone());
                    Some(Suspect { id, title, company, alike })
                };
                found.into_iter().filter_map(suspect).collect()
            })
        })
    });
    let told = move || found.get().into_iter().map(|it| suspect(desk, it)).collect_view();

    view! { <div class="double-hint" role="status">{live(told)}</div> }.drawn()
}

fn suspect(desk: Desk, suspect: Suspect) -> AnyView {
    let Suspect { id, title, company, alike } = suspect;
    let company = company.map(|it| view! { " of " <bdi>{it}</bdi> });
    let label = format!("Open {title}");
    let close = move || desk.entry().close();
    view! {
        <p>
            <b><bdi>{title}</bdi></b> {part(company)} " " {words::has_it(alike)} " – "
            <a href=desk.href(Route::to_lead(id)) aria-label=label on:click=pressed(close)>"open"</a>
        </p>
    }
    .drawn()
}
