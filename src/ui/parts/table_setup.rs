//! How the table is set up: which columns, in which order, and how dense.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::query::{Column, Query, Sort};

use super::dialog::dialog;
use super::search_field::show;
use super::{button, named_button};
use crate::browser::focus;
use crate::route::Route;
use crate::state::{Desk, Memo, RwSignal, Setup};
use crate::ui::live::{Draw, Row, given, heard, holds, list, maybe, pressed, said, ticked, typed};
use crate::ui::words;

/// The button that opens the setup, and for a finger the one that selects.
pub fn table_tools(desk: Desk) -> AnyView {
    let table = desk.table();
    let is_selecting = move || if table.is_selecting() { "true" } else { "false" };
    let select = move || match untrack(|| table.is_selecting()) {
        true => table.clear(),
        false => table.set_selecting(true),
    };

    view! {
        <div class="table-setup__tools">
            <a class="table-setup__link" href=desk.href(Route::Duplicates)>"Duplicates"</a>
            <button
                type="button"
                class="button is-quiet table-setup__select"
                aria-pressed=given(is_selecting)
                on:click=pressed(select)
            >
                "Select"
            </button>
            {button("button is-quiet", "Columns", move || table.open_setup(true))}
        </div>
    }
    .drawn()
}

/// A dialog while the table is being set up. What is changed shows at once.
pub fn table_setup(desk: Desk) -> AnyView {
    let table = desk.table();
    let node = NodeRef::<html::Dialog>::new();
    let is_open = Memo::new(move |_| table.is_setup_open());
    let told = RwSignal::new(String::new());
    let body = move || is_open.get().then(|| untrack(|| body(desk, told)));
    dialog(
        node,
        "table-setup-title",
        move || is_open.get(),
        move || table.open_setup(false),
        heard(|_: ev::KeyboardEvent| {}),
        maybe(body).drawn(),
    )
}

fn body(desk: Desk, told: RwSignal<String>) -> AnyView {
    let table = desk.table();
    told.set(String::new());
    let columns = move || {
        let column = |column: Column| {
            Row::new(column.name().to_owned(), move || self::column(desk, column, told))
        };
        table.setup().offered().into_iter().map(column).collect()
    };
    let density = move |words: &'static str, is_compact: bool| {
        let is_so = move || if table.setup().is_compact == is_compact { "true" } else { "false" };
        let set = move || {
            let mut setup = untrack(|| table.setup());
            setup.is_compact = is_compact;
            table.set_up(desk, setup);
        };
        view! {
            <button
                type="button"
                class="button is-quiet"
                aria-pressed=given(is_so)
                on:click=pressed(set)
            >
                {words}
            </button>
        }
        .drawn()
    };
    let reset = move || {
        table.set_up(desk, Setup::default());
        told.set("Everything is as it was at first".to_owned());
    };

    view! {
        <h2 class="dialog__title" id="table-setup-title">"Columns"</h2>
        <p class="dialog__whom">
            "Columns for which there is no room are left out, the last first. Alt with an arrow moves one too."
        </p>
        <ul class="table-setup__all">{list(columns)}</ul>
        <p class="table-setup__told" role="status">{said(move || told.get())}</p>
        {order(desk)}
        <div class="table-setup__density" role="group" aria-label="Density">
            {density("Comfortable", false)}
            {density("Compact", true)}
        </div>
        <div class="dialog__actions">
            {button("button is-quiet", "Reset", reset)}
            {button("button", "Done", move || table.open_setup(false))}
        </div>
    }
    .drawn()
}

/// The order of the list: on a phone there are no heads to press.
fn order(desk: Desk) -> AnyView {
    let sort = move || desk.query().sort;
    let by = move |name: String| {
        let sort = untrack(sort);
        let column = Column::ALL.into_iter().find(|column| column.name() == name);
        set_order(desk, Sort { by: column.unwrap_or(sort.by), ..sort });
    };
    let turn = move || {
        let sort = untrack(sort);
        set_order(desk, Sort { is_down: !sort.is_down, ..sort });
    };
    let option = |column: Column| {
        let is_chosen = move || (sort().by == column).then_some("");
        view! {
            <option value=column.name() selected=given(is_chosen)>{words::column(column)}</option>
        }
        .drawn()
    };

    view! {
        <div class="table-setup__order">
            <label for="table-order">"Order by"</label>
            <select id="table-order" prop:value=said(move || sort().by.name()) on:change=typed(by)>
                {Column::ALL.map(option).into_iter().collect_view()}
            </select>
            <button type="button" class="button is-quiet" on:click=pressed(turn)>"Turn round"</button>
            <span>{said(move || words::sorted(sort()))}</span>
        </div>
    }
    .drawn()
}

fn set_order(desk: Desk, sort: Sort) {
    show(desk, Query { sort, ..desk.query_untracked() });
}

/// One column: whether it is shown, and the ways to move it. The keyboard stays on what was pressed.
fn column(desk: Desk, column: Column, told: RwSignal<String>) -> AnyView {
    let table = desk.table();
    let name = words::column(column);
    let is_shown = Memo::new(move |_| table.setup().shows(column));
    let set = move |is_shown| {
        let mut setup = untrack(|| table.setup());
        setup.set_shown(column, is_shown);
        table.set_up(desk, setup);
        focus::soon(&box_id(column));
    };
    let step = move |is_left: bool| {
        let mut setup = untrack(|| table.setup());
        let Some(place) = setup.step(column, is_left) else { return };
        table.set_up(desk, setup);
        told.set(format!("{name} is now column {place}"));
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let is_left = match event.key().as_str() {
            "ArrowLeft" | "ArrowUp" if event.alt_key() => true,
            "ArrowRight" | "ArrowDown" if event.alt_key() => false,
            _ => return,
        };
        event.prevent_default();
        step(is_left);
        focus::soon(&box_id(column));
    };
    let mover = move |is_left: bool| {
        let words = if is_left { "←" } else { "→" };
        let side = if is_left { "left" } else { "right" };
        let press = move || {
            step(is_left);
            focus::soon_if_lost(&box_id(column));
        };
        named_button("button is-quiet", format!("Move {name} {side}"), words, press)
    };
    let movers = move || {
        let moves = is_shown.get() && column != Column::Name;
        moves.then(|| view! { {mover(true)} {mover(false)} }.drawn())
    };

    view! {
        <li class="table-setup__column" on:keydown=heard(on_key)>
            <label>
                <input
                    type="checkbox"
                    id=box_id(column)
                    prop:checked=holds(move || is_shown.get())
                    disabled=(column == Column::Name).then_some("")
                    on:change=ticked(set)
                />
                {name}
            </label>
            {maybe(movers)}
        </li>
    }
    .drawn()
}

fn box_id(column: Column) -> String {
    format!("column-{}", column.name())
}
