//! The ways from the lead in the pane along the list that it was opened from.

use leptos::ev;
use leptos::prelude::*;
use ninefold_core::domain::id::LeadId;

use crate::browser::{hash, keys};
use crate::route::Route;
use crate::state::{Desk, Memo};
use crate::ui::live::{Draw, effect, given, maybe, pressed, said};
use crate::ui::{shortcut, words};

/// Where in the list the open lead stands, and who comes before and after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    /// Its number in the list, counted from 0. Of one that is no longer in it: the number of whoever
    /// took its place.
    at: usize,
    is_in_list: bool,
    n: usize,
    before: Option<LeadId>,
    after: Option<LeadId>,
}

/// *Previous lead* and *Next lead*, while a lead is open beside the list; the keys `,` and `.` do
/// the same.
pub fn pager(desk: Desk) -> AnyView {
    let place = Memo::new(move |last: Option<&Option<Place>>| {
        let Route::Lead(id, _) = desk.route() else { return None };
        let found = desk.found().read();
        let last = last.copied().flatten().map_or(0, |last| last.at);
        Some(Place::of(&found, id, last))
    });
    let go = move |is_forward: bool| {
        let to = place.get_untracked().and_then(|it| if is_forward { it.after } else { it.before });
        if let Some(id) = to {
            hash::go(&desk.href(Route::Lead(id, Box::new(desk.query_untracked()))));
        }
    };
    effect(move || {
        let handle = window_event_listener(ev::keydown, move |event| {
            if !desk.has_shortcuts() || !keys::is_command(&event) || place.get_untracked().is_none()
            {
                return;
            }
            match event.key().as_str() {
                "." => go(true),
                "," => go(false),
                _ => return,
            }
            event.prevent_default();
        });
        on_cleanup(move || handle.remove());
    });
    let is_there = Memo::new(move |_| place.get().is_some_and(|it| it.n > 0));
    let told = move || place.get().map(|it| words::place(it.is_in_list.then_some(it.at), it.n));
    let way = move |is_forward: bool| {
        let (name, key) = if is_forward { ("Next lead", ".") } else { ("Previous lead", ",") };
        let is_at_end = move || {
            let place = place.get()?;
            let to = if is_forward { place.after } else { place.before };
            to.is_none().then_some("true")
        };
        view! {
            <button
                type="button"
                class="button is-quiet"
                aria-disabled=given(is_at_end)
                aria-keyshortcuts=shortcut(desk, key)
                on:click=pressed(move || go(is_forward))
            >
                {name} <kbd class="for-keyboards" aria-hidden="true">{key}</kbd>
            </button>
        }
        .drawn()
    };
    let drawn = move || {
        view! {
            <nav class="pager" aria-label="Leads in this list">
                {way(false)}
                <p class="pager__place">{said(told)}</p>
                {way(true)}
            </nav>
        }
    };
    maybe(move || is_there.get().then(|| untrack(drawn))).drawn()
}

impl Place {
    fn of(found: &[LeadId], id: LeadId, last: usize) -> Place {
        let is_there = |at: &usize| found.get(*at) == Some(&id);
        // Along the list the next one is near.
        let near = [last, last + 1, last.saturating_sub(1)].into_iter().find(is_there);
        let at = near.or_else(|| found.iter().position(|it| *it == id));
        let is_in_list = at.is_some();
        let at = at.unwrap_or(last.min(found.len()));
        let before = at.checked_sub(1).and_then(|at| found.get(at)).copied();
        let after = found.get(if is_in_list { at + 1 } else { at }).copied();
        Place { at, is_in_list, n: found.len(), before, after }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    #[test]
    fn who_comes_before_and_after_is_known_even_of_one_that_has_left_the_list() {
        let ids: Vec<LeadId> = (0..4).map(|n| LeadId::new(DateTime::UNIX_EPOCH, [n; 10])).collect();
        let told = |found: &[LeadId], id, last| {
            let it = Place::of(found, id, last);
            let at = |id: Option<LeadId>| ids.iter().position(|it| Some(*it) == id);
            (it.is_in_list, it.at, at(it.before), at(it.after))
        };
        assert_eq!(told(&ids, ids[0], 3), (true, 0, None, Some(1)));
        assert_eq!(told(&ids, ids[3], 2), (true, 3, Some(2), None));
        let rest = [ids[0], ids[2], ids[3]];
        assert_eq!(told(&rest, ids[1], 1), (false, 1, Some(0), Some(2)));
        assert_eq!(told(&rest[..1], ids[1], 1), (false, 1, Some(0), None));
        assert_eq!(told(&[], ids[1], 1), (false, 0, None, None));
    }
}
