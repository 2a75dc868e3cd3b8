//! The way around: a rail on the left, on a phone a bar at the bottom.

use leptos::ev;
use leptos::prelude::*;

use super::{Shape, icon};
use crate::browser::clock;
use crate::route::Route;
use crate::state::{Desk, Keeping, Later, Memo, RwSignal, ShownView};
use crate::ui::live::{Draw, Row, effect, given, heard, holds, list, maybe, pressed, said};
use crate::ui::shortcut;
use crate::ui::words;

/// The links to every page, and the one action that is always at hand.
pub fn rail(desk: Desk) -> AnyView {
    let start = move || desk.entry().start(desk, clock::now());
    let kept = move || match desk.keeping() {
        Keeping::Opening => "Opening your desk …",
        Keeping::Browser => "Saved on this device",
        Keeping::ThisTab(_) => "Not saved",
    };
    // Only a phone folds the rest away.
    let is_open = RwSignal::new(false);
    effect(move || {
        desk.route();
        is_open.set(false);
    });
    let unfold = move || is_open.update(|is_open| *is_open = !*is_open);
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            is_open.set(false);
        }
    };

    view! {
        <nav class="rail" aria-label="Main" on:keydown=heard(on_key)>
            <p class="rail__brand">
                <b>"9"</b>
                <span>"Ninefold"</span>
            </p>
            <button class="rail__new" type="button" aria-keyshortcuts=shortcut(desk, "n") on:click=pressed(start)>
                {icon(Shape::Plus)}
                <span>"New lead"</span>
                <kbd class="for-keyboards" aria-hidden="true">"n"</kbd>
            </button>
            {link(desk, Route::Today(None), "Today", Shape::Today, Desk::n_to_do)}
            {link(desk, Route::to_leads(), "Leads", Shape::Leads, Desk::n_leads)}
            <button
                class="rail__more"
                type="button"
                aria-expanded=given(move || is_open.get().to_string())
                aria-controls="rail-rest"
                on:click=pressed(unfold)
            >
                {icon(Shape::More)}
                <span>"More"</span>
            </button>
            <div class="rail__rest" id="rail-rest" class:is-open=holds(move || is_open.get())>
                {views(desk)}
                {link(desk, Route::Board(Box::default()), "Board", Shape::Board, |_| 0)}
                {link(desk, Route::Cadences(None), "Cadences", Shape::Cadences, |_| 0)}
                {link(desk, Route::Data, "Data", Shape::Data, |_| 0)}
                {link(desk, Route::Settings, "Settings", Shape::Settings, |_| 0)}
            </div>
            <p class="rail__foot">{said(kept)}</p>
        </nav>
    }
    .drawn()
}

/// The lists that have a name, each with how many leads it finds once that can be counted.
fn views(desk: Desk) -> AnyView {
    let all = Memo::new(move |_| desk.views().all(desk));
    let rows = move || {
        let row = |view: &ShownView| {
            let view = view.clone();
            // What it shows and what it is called are a part of its key: then it is drawn anew.
            let key =
                format!("{} {} {} {}", view.id, view.query.is_some(), view.route(), view.name);
            Row::new(key, move || view_link(desk, view))
        };
        all.read().iter().map(row).collect()
    };
    let has_some = Memo::new(move |_| !all.read().is_empty());
    let drawn = move || {
        has_some.get().then(|| {
            view! { <ul class="rail__views" aria-label="Views">{untrack(|| list(rows))}</ul> }
        })
    };
    maybe(drawn).drawn()
}

/// One view. What a later version wrote into it may be nothing that can be shown here.
fn view_link(desk: Desk, view: ShownView) -> AnyView {
    let ShownView { id, name, query } = view;
    let Some(query) = query else {
        let why =
            format!("View {name} cannot be shown here: a newer Ninefold filters by something else");
        let say = move || desk.say(why.clone(), None);
        let button = view! {
            <button type="button" class="rail__link rail__view" on:click=pressed(say)>
                <span><bdi>{name}</bdi></span>
                <small aria-hidden="true">"?"</small>
            </button>
        };
        return view! { <li>{button}</li> }.drawn();
    };
    let href = desk.href(Route::Leads(query.clone()));
    let n = Memo::new(move |_| match desk.later() {
        Later::Here(pages) => Some((pages.n_found)(desk, &query)),
        Later::Unasked | Later::Coming | Later::Missing(_) => None,
    });
    let is_current = move || match desk.route() {
        Route::Leads(_) | Route::Lead(..) => desk.views().current(desk) == Some(id),
        Route::Today(_)
        | Route::Duplicates
        | Route::Board(_)
        | Route::New(_)
        | Route::Sheet(_)
        | Route::Cadences(_)
        | Route::Data
        | Route::Settings
        | Route::NotFound(_) => false,
    };
    let current = move || is_current().then_some("true");

    view! {
        <li>
            <a class="rail__link rail__view" href=href aria-current=given(current)>
                <span><bdi>{name}</bdi></span>
                <small aria-hidden="true">{said(move || n.get().map(words::thousands))}</small>
            </a>
        </li>
    }
    .drawn()
}

/// One link, with how much waits behind it; nothing is shown for none.
fn link(
    desk: Desk,
    to: Route,
    name: &'static str,
    shape: Shape,
    count: fn(Desk) -> usize,
) -> AnyView {
    let href = desk.href(to.clone());
    let current = move || (desk.route().list() == to).then_some("page");
    let count = move || Some(count(desk)).filter(|n| *n > 0).map(words::thousands);

    view! {
        <a class="rail__link" href=href aria-current=given(current)>
            {icon(shape)}
            <span>{name}</span>
            <small aria-hidden="true">{said(count)}</small>
        </a>
    }
    .drawn()
}
