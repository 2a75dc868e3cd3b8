//! The view that the list shows, and what can be done about it; the form that asks for its name.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::query::Query;

use super::dialog::dialog;
use super::field::{error_id, is_refused, refused};
use super::{button, named_button};
use crate::browser::{clock, focus, random};
use crate::state::{Desk, Memo, Naming, ShownView};
use crate::ui::live::{Draw, at_key, effect, instead, maybe, pressed, said, typed};

/// The id of the field for the name.
const NAME: &str = "view-name";

/// The view that is shown, with the ways to change it; of another list, the way to make it one.
pub fn view_bar(desk: Desk) -> AnyView {
    let views = desk.views();
    effect(move || views.follow(desk));
    let open = Memo::new(move |_| views.open(desk));
    let is_changed = Memo::new(move |_| {
        let query = open.read().as_ref().map(|view| view.query.clone().unwrap_or_default());
        query.is_some_and(|query| *query != desk.query())
    });
    let is_all = Memo::new(move |_| desk.query() == Query::default());
    let save = move || {
        let is_new = !is_all.get() && (open.read().is_none() || is_changed.get());
        is_new.then(|| button("link", "Save view…", move || views.ask(desk, Naming::New)))
    };
    let shown = move || {
        let view = open.get().filter(|_| !is_all.get())?;
        Some(untrack(|| bar(desk, view, is_changed)))
    };

    view! { <div class="view-bar">{maybe(shown)} {maybe(save)}</div> }.drawn()
}

fn bar(desk: Desk, view: ShownView, is_changed: Memo<bool>) -> AnyView {
    let ShownView { id, name, query: _ } = view;
    let views = desk.views();
    let keep = {
        let name = name.clone();
        move || {
            let label = format!("Save changes to view {name}");
            let keep = move || {
                views.keep(desk, id, clock::now());
                focus::soon_if_lost("page-title");
            };
            is_changed.get().then(|| named_button("link", label, "Save changes", keep))
        }
    };
    let changed = move || if is_changed.get() { " (changed)" } else { "" };
    let places = move || {
        let all = views.all(desk);
        let at = all.iter().position(|it| it.id == id);
        (at.is_some_and(|at| at > 0), at.is_some_and(|at| at + 1 < all.len()))
    };
    let places = Memo::new(move |_| places());
    let way = |verb: &'static str, words: &'static str, act: Box<dyn Fn() + Send>| {
        named_button("link", format!("{verb} view {name}"), words, act)
    };
    let rename = way("Rename", "Rename", Box::new(move || views.ask(desk, Naming::Again(id))));
    let delete = way(
        "Delete",
        "Delete",
        Box::new(move || {
            views.delete(desk, id, clock::now());
            focus::soon_if_lost("page-title");
        }),
    );
    let moved = |is_up: bool| {
        let name = name.clone();
        move || {
            let (can_go_up, can_go_down) = places.get();
            let (verb, words) = if is_up { ("Move up", "Up") } else { ("Move down", "Down") };
            let go = move || {
                views.go(desk, id, is_up, clock::now());
                focus::soon_if_lost("page-title");
            };
            let label = format!("{verb} view {name}");
            let can_go = if is_up { can_go_up } else { can_go_down };
            can_go.then(|| named_button("link", label, words, go))
        }
    };

    view! {
        <p class="view-bar__name">
            "View " <b><bdi>{name.clone()}</bdi></b> {said(changed)}
        </p>
        {maybe(keep)}
        {rename}
        {maybe(moved(true))}
        {maybe(moved(false))}
        {delete}
    }
    .drawn()
}

/// A dialog while a view is asked for its name.
pub fn view_form(desk: Desk) -> AnyView {
    let views = desk.views();
    let node = NodeRef::<html::Dialog>::new();
    let is_open = move || views.naming().is_some();
    let save = move || {
        views.save(desk, clock::now(), random::bytes());
        if let Some(dialog) = node.get_untracked()
            && untrack(|| views.refusal()).is_some()
        {
            focus::on(&dialog, NAME);
        }
    };
    let why = move || views.refusal().map(|why| why.to_string());
    let body = move || {
        views.naming().map(|naming| {
            let title = match naming {
                Naming::New => "Save view",
                Naming::Again(_) => "Rename view",
            };
            let hint = match naming {
                Naming::New => "It keeps the search, the filters and the order of this list.",
                Naming::Again(_) => "What it shows stays as it is.",
            };
            view! {
                <form novalidate on:submit=instead(save)>
                    <h2 class="dialog__title" id="view-title">{title}</h2>
                    <p class="dialog__whom">{hint}</p>
                    <div class="field">
                        <label for=NAME>"Name"</label>
                        <input
                            id=NAME
                            autocomplete="off"
                            dir="auto"
                            prop:value=said(move || views.name())
                            on:input=typed(move |text| views.write(text))
                            aria-invalid=is_refused(why)
                            aria-describedby=error_id(NAME)
                        />
                        {refused(NAME, said(why))}
                    </div>
                    <div class="dialog__actions">
                        <button type="button" class="button is-quiet" on:click=pressed(move || views.close())>
                            "Cancel"
                        </button>
                        <button type="submit" class="button">{title}</button>
                    </div>
                </form>
            }
        })
    };
    let on_key = at_key(|_: &ev::KeyboardEvent| false, || {});
    let drawn =
        dialog(node, "view-title", is_open, move || views.close(), on_key, maybe(body).drawn());
    effect(move || {
        if let (Some(dialog), true) = (node.get(), is_open()) {
            focus::on(&dialog, NAME);
        }
    });
    drawn
}
