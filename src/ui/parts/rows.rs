//! A list of leads: of a long one only what is on screen is drawn.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::id::LeadId;

use super::lead_row;
use crate::browser::viewport::{self, Seen};
use crate::route::Route;
use crate::state::{Desk, Memo, RwSignal};
use crate::ui::live::{Draw, Row, effect, list, said};

/// Rows that are drawn above and below what is seen, so that scrolling finds them there.
const SPARE: usize = 8;

/// Rows that are drawn before anybody knows how high the screen is.
pub(super) const FIRST: usize = 24;

/// Counts up each time the list beside the pane is scrolled; in the context of every page.
#[derive(Clone, Copy)]
pub struct Scrolled(pub RwSignal<u32>);

/// The rows of `ids`, each as high as the others; a click on one leads `to` its lead.
pub fn rows(desk: Desk, ids: Memo<Vec<LeadId>>, to: fn(LeadId) -> Route) -> AnyView {
    let list_ref = NodeRef::<html::Ul>::new();
    let drawn = RwSignal::new((0, FIRST));
    let n_rows = Memo::new(move |_| ids.read().len());
    let measure = move || {
        let seen = list_ref.get_untracked().and_then(|list| viewport::seen(&list, ".desk__list"));
        if let Some((first, last)) = seen.and_then(|seen| part(seen, n_rows.get_untracked()))
            && drawn.get_untracked() != (first, last)
        {
            drawn.set((first, last));
        }
    };
    let scrolled = use_context::<Scrolled>();
    effect(move || {
        list_ref.track();
        n_rows.track();
        if let Some(Scrolled(scrolled)) = scrolled {
            scrolled.track();
        }
        measure();
    });
    effect(move || {
        let handle = window_event_listener(ev::resize, move |_| measure());
        on_cleanup(move || handle.remove());
    });
    let shown = move || {
        let (first, last) = drawn.get();
        let ids = ids.read();
        let last = last.min(ids.len());
        let row = |id: &LeadId| {
            let id = *id;
            Row::new(id.to_string(), move || lead_row(desk, id, to(id)))
        };
        ids.get(first.min(last)..last).unwrap_or_default().iter().map(row).collect()
    };
    let above = move || format!("calc(var(--row) * {})", drawn.get().0.min(n_rows.get()));
    let height = move || format!("calc(var(--row) * {})", n_rows.get());

    view! {
        <ul class="rows" node_ref=list_ref style:padding-top=said(above) style:height=said(height)>
            {list(shown)}
        </ul>
    }
    .drawn()
}

/// The first row to draw and the one that is no longer drawn; `None` while no row is there to
/// tell how high it is.
pub(super) fn part(seen: Seen, n_rows: usize) -> Option<(usize, usize)> {
    let row = seen.row?;
    let count = |pixels: f64| (pixels / row).max(0.0) as usize;
    let first = count(seen.top).saturating_sub(SPARE).min(n_rows.saturating_sub(1));
    let last = count(seen.top + seen.height) + 1 + SPARE;
    // In steps, so that not every pixel draws.
    let (first, last) = (first - first % 4, last.next_multiple_of(4));
    Some((first, last.max(first + 1)))
}
