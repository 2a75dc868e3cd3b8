//! A text in which what is searched for is marked.

use leptos::prelude::*;
use ninefold_core::domain::projection::Projection;

use crate::state::{Desk, Memo};
use crate::ui::live::{Draw, Words, live, maybe};
use crate::ui::words;

/// A piece of a text, and whether it is what is searched for.
type Piece = (String, bool);

/// What `text` says, with a `<mark>` around each hit of the search of the list.
pub fn marked<T: Words>(desk: Desk, text: impl Fn() -> T + Send + Sync + 'static) -> AnyView {
    let pieces = Memo::new(move |_| {
        let text = text().words().unwrap_or_default();
        pieces(desk, &text)
    });
    let draw = move || {
        let piece = |(text, is_hit): &Piece| match is_hit {
            true => view! { <mark class="marked">{text.clone()}</mark> }.drawn(),
            false => text.clone().drawn(),
        };
        pieces.read().iter().map(piece).collect::<Vec<AnyView>>()
    };
    live(draw).drawn()
}

/// The name of a lead in a list that was searched, and how it was found where that is not plain to
/// see.
pub fn found_name(desk: Desk, row: Memo<Option<Projection>>) -> AnyView {
    let title = move || row.read().as_ref().map(|row| row.title.clone());
    let how = move || {
        let id = row.read().as_ref().map(|row| row.id)?;
        let how = words::found_how(desk.found_how(id))?;
        Some(view! { " " <small class="marked__how">{how}</small> })
    };
    view! { {marked(desk, title)} {maybe(how)} }.drawn()
}

fn pieces(desk: Desk, text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut add = |text: Option<&str>, is_hit| {
        pieces.extend(text.filter(|it| !it.is_empty()).map(|it| (it.to_owned(), is_hit)));
    };
    let mut end = 0;
    for hit in desk.with_search(|search| search.hits(text)) {
        add(text.get(end..hit.start), false);
        end = hit.end;
        add(text.get(hit), true);
    }
    add(text.get(end..), false);
    pieces
}
