//! The command palette: one field for every lead, page and action.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::field::open_while;
use crate::browser::{clock, focus, hash, keys, viewport};
use crate::route::Route;
use crate::state::{Act, Action, Asked, Desk, Memo, PaletteEntry, Panel, Shelf};
use crate::ui::live::{Draw, effect, given, heard, instead, live, part, pressed, said, typed};
use crate::ui::walk::Place;
use crate::ui::words;
use ninefold_core::domain::stage::Stage;

const INPUT: &str = "palette-input";
const LIST: &str = "palette-list";

/// How many lines a page up or down goes.
const PAGE: usize = 6;

/// A dialog with a field and what it means. Enter does the line that is marked, Escape closes.
pub fn palette(desk: Desk) -> AnyView {
    let palette = desk.palette();
    let place = use_context::<Place>();
    let node = NodeRef::<html::Dialog>::new();
    let list = NodeRef::<html::Div>::new();
    let is_open = Memo::new(move |_| palette.panel() == Some(Panel::Commands));
    open_while(node, move || is_open.get());
    effect(move || {
        if let Some(id) = desk.route().lead() {
            palette.opened(id);
        }
    });
    let shelves = Memo::new(move |_| match is_open.get() {
        true => palette.shelves(desk, words::act),
        false => Vec::new(),
    });
    let n_entries = Memo::new(move |_| count(&shelves.read()));
    let active = Memo::new(move |_| palette.active(n_entries.get()));
    effect(move || {
        if let Some(list) = list.get() {
            viewport::reveal(&list, &option_id(active.get()));
        }
    });

    let close = move || palette.close(Panel::Commands);
    let choose = move |nth: usize| {
        let act = shelves.with_untracked(|shelves| entry(shelves, nth).map(|it| it.act.clone()));
        let Some(act) = act else { return };
        close();
        // What opens next takes the keyboard from where it was before, not from here.
        if let Some(dialog) = node.get_untracked() {
            dialog.close();
        }
        carry_out(desk, place, act);
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let (n, at) = (n_entries.get_untracked(), active.get_untracked());
        let last = n.saturating_sub(1);
        match event.key().as_str() {
            _ if event.is_composing() => return,
            _ if keys::is_palette(&event) => close(),
            _ if !keys::is_plain(&event) || event.shift_key() => return,
            "Enter" => choose(at),
            "ArrowDown" => palette.go_to(if at == last { 0 } else { at + 1 }),
            "ArrowUp" => palette.go_to(at.checked_sub(1).unwrap_or(last)),
            "PageDown" => palette.go_to((at + PAGE).min(last)),
            "PageUp" => palette.go_to(at.saturating_sub(PAGE)),
            "Home" => palette.go_to(0),
            "End" => palette.go_to(last),
            _ => return,
        }
        event.prevent_default();
    };
    let on_cancel = instead::<ev::Event>(close);
    // Beside the dialog there is only its backdrop.
    let on_click = move |event: ev::MouseEvent| {
        if event.target() == event.current_target() {
            close();
        }
    };
    let active_id = move || (n_entries.get() > 0).then(|| option_id(active.get()));
    let drawn = move || {
        let mut from = 0;
        let shelf = |shelf: Shelf| {
            let n = shelf.entries.len();
            from += n;
            self::shelf(shelf, from - n, active, choose)
        };
        shelves.get().into_iter().map(shelf).collect_view()
    };
    let found = move || is_open.get().then(|| words::n_found(n_entries.get()));

    view! {
        <dialog
            class="dialog palette"
            node_ref=node
            aria-labelledby="palette-title"
            on:cancel=on_cancel
            on:close=heard(move |_: ev::Event| close())
            on:keydown=heard(on_key)
            on:click=heard(on_click)
        >
            <div class="palette__frame">
                <h2 class="only-heard" id="palette-title">"Command palette"</h2>
                <input
                    id=INPUT
                    class="palette__input"
                    type="text"
                    role="combobox"
                    autofocus
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    aria-label="Search leads, pages and actions"
                    placeholder="Search leads, pages and actions"
                    aria-expanded=given(move || Some(if n_entries.get() > 0 { "true" } else { "false" }))
                    aria-autocomplete="list"
                    aria-controls=LIST
                    aria-activedescendant=given(active_id)
                    prop:value=said(move || palette.typed())
                    on:input=typed(move |text| palette.write(text))
                />
                <div class="palette__list" id=LIST role="listbox" aria-label="Results" node_ref=list>
                    {live(drawn)}
                </div>
                <p class="palette__found" role="status">{said(found)}</p>
            </div>
        </dialog>
    }
    .drawn()
}

/// Lines under their heading; the first of them is line `from` of all.
fn shelf(
    shelf: Shelf,
    from: usize,
    active: Memo<usize>,
    choose: impl Fn(usize) + Copy + 'static,
) -> AnyView {
    let heading = words::palette_sort(shelf.sort);
    let id = format!("palette-{}", heading.to_lowercase());
    let option = |(nth, entry): (usize, PaletteEntry)| {
        let nth = from + nth;
        let is_active = move || Some(if active.get() == nth { "true" } else { "false" });
        view! {
            <div
                class="palette__entry"
                id=option_id(nth)
                role="option"
                aria-selected=given(is_active)
                on:click=pressed(move || choose(nth))
            >
                {entry_text(entry)}
            </div>
        }
        .drawn()
    };
    let options = shelf.entries.into_iter().enumerate().map(option).collect_view();

    view! {
        <div class="palette__shelf" role="group" aria-labelledby=id.clone()>
            <p class="palette__heading" role="presentation" id=id.clone()>{heading}</p>
            {options}
        </div>
    }
    .drawn()
}

/// What stands on a line: what it is called, and what else tells it from others.
fn entry_text(entry: PaletteEntry) -> AnyView {
    let detail = entry.detail.map(|detail| {
        view! { <span class="palette__detail"><bdi>{detail}</bdi></span> }
    });

    view! { <bdi class="palette__name">{entry.name}</bdi> {part(detail)} }.drawn()
}

fn carry_out(desk: Desk, place: Option<Place>, act: Act) {
    match act {
        Act::Open(id) => {
            // Beside a list that is searched or filtered, it stays so.
            let is_list = desk.route_untracked().query().is_some();
            let query = if is_list { desk.query_untracked() } else { Default::default() };
            hash::go(&desk.href(Route::Lead(id, Box::new(query))));
        }
        Act::Go(route) | Act::View(_, route) => hash::go(&desk.href(route)),
        Act::Do(action) => do_it(desk, place, action),
    }
}

fn do_it(desk: Desk, place: Option<Place>, action: Action) {
    let mark = |id| place.iter().for_each(|place| place.mark(desk, id));
    match action {
        Action::NewLead => desk.entry().start(desk, clock::now()),
        Action::LogTouch(id) => {
            mark(id);
            desk.start_touch(id, clock::now());
        }
        Action::Snooze(id) => {
            mark(id);
            desk.deciding().ask(desk, Asked::Snooze(id));
        }
        Action::Skip(id) => {
            mark(id);
            desk.skip(id);
        }
        Action::CallSheet(id) => hash::go(&desk.href(Route::Sheet(id))),
        Action::Move(id, stage) => match stage {
            Stage::Won | Stage::Lost => desk.palette().ask_stage(Some((id, stage))),
            Stage::New | Stage::Working | Stage::Nurture => desk.set_stage(id, stage.into()),
        },
        Action::Undo => desk.undo(),
        Action::Redo => desk.redo(),
        Action::Export => desk.transfer().export(desk),
        Action::Import => {
            hash::go(&desk.href(Route::Data));
            focus::soon("import-file");
        }
        Action::Theme(_) | Action::Projector(_) => {
            if let Some(look) = action.look(untrack(|| desk.look())) {
                desk.set_look(look);
            }
        }
        Action::Shortcuts => desk.palette().open(desk, Panel::Shortcuts, None),
    }
}

fn option_id(nth: usize) -> String {
    format!("palette-{nth}")
}

fn count(shelves: &[Shelf]) -> usize {
    shelves.iter().map(|shelf| shelf.entries.len()).sum()
}

fn entry(shelves: &[Shelf], nth: usize) -> Option<&PaletteEntry> {
    shelves.iter().flat_map(|shelf| &shelf.entries).nth(nth)
}
