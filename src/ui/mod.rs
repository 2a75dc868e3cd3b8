//! What a person sees: pages, their parts, and the words on them.

mod app;
mod live;
mod pages;
mod parts;
mod speech;
mod walk;
mod words;

pub use app::App;
use leptos::prelude::*;
use live::{Live, Words, given};
pub use pages::later_pages;
use speech::Speech;

use crate::browser::dates::Spell;
use crate::state::{Desk, Memo};

/// The `key` that an element is reached by, for `aria-keyshortcuts`; none while single keys are
/// switched off.
fn shortcut(desk: Desk, key: &'static str) -> Live<Option<String>> {
    given(move || desk.look().has_shortcuts.then_some(key))
}

/// What is said of the time.
type Say = Box<dyn Fn(&Speech<'_>) -> Option<String> + Send + Sync>;

/// What `say` makes of the time, kept a second fresh; it changes on screen only when its words do.
fn spoken<T: Words>(
    desk: Desk,
    say: impl Fn(&Speech<'_>) -> T + Send + Sync + 'static,
) -> Memo<Option<String>> {
    kept_fresh(desk, expect_context(), Box::new(move |speech| say(speech).words()))
}

fn kept_fresh(desk: Desk, spell: Spell, say: Say) -> Memo<Option<String>> {
    Memo::new(move |_| {
        let now = desk.now();
        desk.with_zone(|zone| say(&Speech { now, zone, spell }))
    })
}
