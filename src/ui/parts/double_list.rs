//! The pairs of leads that may be one and the same, and what many leads share.

use leptos::ev;
use leptos::prelude::*;
use ninefold_core::domain::duplicates::{Alike, Crowd, Pair, Suspects};
use ninefold_core::domain::query::Query;

use super::double_pair::PAIR_TITLE;
use super::more;
use crate::browser::focus;
use crate::route::Route;
use crate::state::{Desk, Memo, RwSignal};
use crate::ui::live::{Draw, Row, given, heard, list, part, pressed, said};
use crate::ui::words;

/// How many pairs are drawn at once.
const STEP: usize = 50;

/// How many things that many share are told.
const MOST_CROWDS: usize = 20;

/// All pairs, the strongest reasons first. The arrows go through them.
pub fn double_list(desk: Desk) -> AnyView {
    let doubles = desk.doubles();
    let n_shown = RwSignal::new(STEP);
    let n_rows = Memo::new(move |_| doubles.with_found(|found| found.pairs.len()));
    let open = Memo::new(move |_| doubles.open());
    let rows = move || {
        let n_shown = n_shown.get();
        doubles.with_found(|found| {
            let row = |it: &Suspects| {
                let it = *it;
                let key = format!("{} {:?}", row_id(it.pair), it.alike);
                Row::new(key, move || row(desk, it, open))
            };
            found.pairs.iter().take(n_shown).map(row).collect()
        })
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let is_forward = match event.key().as_str() {
            "ArrowDown" => true,
            "ArrowUp" => false,
            _ => return,
        };
        event.prevent_default();
        if untrack(|| doubles.go(desk, is_forward))
            && let Some(pair) = untrack(|| doubles.open())
        {
            focus::soon(&row_id(pair));
        }
    };
    view! {
        <div class="double-list">
            <h2 class="double-list__title" id="double-list">"Pairs"</h2>
            <ul class="double-list__pairs" aria-labelledby="double-list" on:keydown=heard(on_key)>
                {list(rows)}
            </ul>
            {more(n_shown, n_rows, STEP)}
        </div>
    }
    .drawn()
}

/// What many leads share, which makes no pairs of them.
pub fn double_crowds(desk: Desk) -> AnyView {
    let crowds = desk.doubles().with_found(|found| found.crowds.clone());
    let n_more = crowds.len().saturating_sub(MOST_CROWDS);
    let crowds = crowds.into_iter().take(MOST_CROWDS).map(|it| crowd(desk, it)).collect_view();
    let n_more = (n_more > 0).then(|| {
        view! { <li>{format!("And {} more", words::thousands(n_more))}</li> }
    });
    view! {
        <section class="double-list__many" aria-labelledby="double-many">
            <h2 class="double-list__title" id="double-many">"Shared by many"</h2>
            <p class="double-list__hint">
                "An office’s address or a switchboard tells nobody apart, so these are no pairs."
            </p>
            <ul>{crowds} {part(n_more)}</ul>
        </section>
    }
    .drawn()
}

/// The id of the button that opens `pair`.
fn row_id((left, right): Pair) -> String {
    format!("double-{left}-{right}")
}

fn row(desk: Desk, suspects: Suspects, open: Memo<Option<Pair>>) -> AnyView {
    let pair = suspects.pair;
    let title = |id| {
        let row = desk.row(id);
        let title = move || row.read().as_ref().map(|row| row.title.clone());
        view! { <bdi>{said(title)}</bdi> }
    };
    let current = move || (open.get() == Some(pair)).then_some("true");
    let show = move || {
        desk.doubles().show(desk, Some(pair));
        focus::soon(PAIR_TITLE);
    };
    view! {
        <li>
            <button
                type="button"
                class="double-list__row"
                id=row_id(pair)
                aria-current=given(current)
                on:click=pressed(show)
            >
                <b>{title(pair.0)} " and " {title(pair.1)}</b>
                " "
                <span>{words::likeness(suspects.alike)}</span>
            </button>
        </li>
    }
    .drawn()
}

/// What many share, as a link to them.
fn crowd(desk: Desk, crowd: Crowd) -> AnyView {
    let told = words::crowd(&crowd);
    let says = crowd.says;
    let words = match crowd.alike {
        Alike::Email | Alike::Phone | Alike::LinkedIn => says.clone(),
        // Both are looked for, and the word between them is in neither.
        Alike::NameAndCompany => says.replacen(" at ", " ", 1),
    };
    let query = Query { words, ..Query::default() };
    view! {
        <li>{told} <a href=desk.href(Route::Leads(Box::new(query)))><bdi>{says}</bdi></a></li>
    }
    .drawn()
}
