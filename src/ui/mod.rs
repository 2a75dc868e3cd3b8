//! What a person sees: pages, their parts, and the words on them.

mod app;
mod pages;
mod parts;
mod speech;
mod words;

pub use app::App;
use leptos::prelude::*;
use speech::Speech;

use crate::browser::dates::Spell;
use crate::state::Desk;

/// What `say` makes of the time, kept a second fresh; it changes on screen only when its words do.
fn spoken<T>(desk: Desk, say: impl Fn(&Speech<'_>) -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let spell = expect_context::<Spell>();
    Memo::new(move |_| {
        let now = desk.now();
        desk.with_zone(|zone| say(&Speech { now, zone, spell }))
    })
}
