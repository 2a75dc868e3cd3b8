//! What is longer than a page has room for: all of it on screen, its beginning on paper.

use leptos::prelude::*;

use crate::ui::live::{Draw, part};
use crate::ui::words;

/// How many entries of a list are shown on screen; the rest is on the lead's own page.
const MOST: usize = 8;

/// `words`, of which paper shows so many lines.
pub fn text(words: &str, most_lines: usize) -> AnyView {
    let all = words.to_owned();
    let Some(shown) = words::on_paper(words, most_lines).map(str::to_owned) else {
        return view! { <bdi>{all}</bdi> }.drawn();
    };
    view! {
        <span class="call-sheet__on-screen"><bdi>{all}</bdi></span>
        <span class="call-sheet__on-paper"><bdi>{shown}</bdi> "… (more in Ninefold)"</span>
    }
    .drawn()
}

/// A paragraph of it, with its own line ends.
pub fn paragraph(words: &str, most_lines: usize) -> AnyView {
    view! { <p class="call-sheet__text">{text(words, most_lines)}</p> }.drawn()
}

/// A list, of which paper shows the first few; nothing for an empty one.
pub fn list<T>(
    all: &[T],
    most_on_paper: usize,
    mut draw: impl FnMut(&T) -> AnyView,
) -> Option<AnyView> {
    let row = |(idx, one): (usize, &T)| {
        let class = (idx >= most_on_paper).then_some("call-sheet__on-screen");
        view! { <li class=class>{draw(one)}</li> }.drawn()
    };
    let rows: Vec<AnyView> = all.iter().enumerate().take(MOST).map(row).collect();
    let more = |most: usize, class: &'static str| {
        let n = all.len().saturating_sub(most);
        let words = format!("… and {n} more in Ninefold");
        (n > 0).then(|| view! { <li class=class>{words}</li> })
    };
    let is_any = !rows.is_empty();
    let drawn = || {
        view! {
            <ul>
                {rows}
                {part(more(MOST, "call-sheet__on-screen"))}
                {part(more(most_on_paper, "call-sheet__on-paper"))}
            </ul>
        }
        .drawn()
    };
    is_any.then(drawn)
}
