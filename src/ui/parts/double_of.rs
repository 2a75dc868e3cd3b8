//! Whom a lead looks like, on its page.

use leptos::prelude::*;
use ninefold_core::domain::duplicates::{double_of as find, pair};
use ninefold_core::domain::id::LeadId;

use crate::route::Route;
use crate::state::{Desk, Memo};
use crate::ui::live::{Draw, maybe, part, pressed};
use crate::ui::words;

/// A line that names the lead that lead `id` may be, with the way to see both.
pub fn double_of(desk: Desk, id: LeadId) -> AnyView {
    let row = desk.row(id);
    let double = Memo::new(move |_| {
        let row = row.get()?;
        let apart = desk.settings().not_same;
        desk.with_rows(|rows| {
            let (id, alike) = find(&row, rows.values().rev(), &apart)?;
            let other = rows.get(&id)?;
            Some((id, other.title.clone(), other.company.clone(), words::likeness(alike)))
        })
    });
    let told = move || {
        let (other, title, company, why) = double.get()?;
        let company = company.map(|it| view! { " of " <bdi>{it}</bdi> });
        let show = move || desk.doubles().show(desk, Some(pair(id, other)));
        Some(view! {
            <p class="double-of">
                "Looks like " <bdi>{title}</bdi> {part(company)} ": " {words::uncapital(&why)} ". "
                <a href=desk.href(Route::Duplicates) on:click=pressed(show)>"See both"</a>
            </p>
        })
    };
    maybe(told).drawn()
}
