//! The head of the table: a box for all that are found, and the columns, which sort.

use leptos::prelude::*;
use ninefold_core::domain::query::{Column, Query, Sort};

use super::Grid;
use crate::state::{Desk, Memo};
use crate::ui::live::{Draw, Row, given, holds, list, pressed, said};
use crate::ui::parts::search_field::show;
use crate::ui::words;

/// The id of the head of a column: 0 for that of the boxes.
pub fn head_id(column: usize) -> String {
    format!("leads-head-{column}")
}

/// The row that stays above all others.
pub fn head(grid: Grid) -> AnyView {
    let (desk, columns) = (grid.desk, grid.columns);
    let select_all = move || select_all(desk);
    let are_all = Memo::new(move |_| selected(desk));
    let cells = move || {
        let cell = |(n, column): (usize, &Column)| {
            let column = *column;
            // The place is part of it: a column that moves is another one to the keys.
            Row::new(format!("{n} {}", column.name()), move || head_cell(grid, n + 1, column))
        };
        columns.read().iter().enumerate().map(cell).collect()
    };
    let last = move || (columns.read().len() + 2).to_string();

    view! {
        <div class="table__head" role="rowgroup">
            <div class="table__row" role="row" aria-rowindex="1">
                <div
                    class="table__cell is-select"
                    class:is-active=holds(move || is_active(grid, 0))
                    role="columnheader"
                    aria-colindex="1"
                    id=head_id(0)
                    on:click=pressed(select_all)
                >
                    <span class="only-heard">"Selected"</span>
                    <span
                        class="table__box"
                        role="checkbox"
                        tabindex="-1"
                        aria-label="Select all leads found"
                        aria-checked=said(move || are_all.get())
                    ></span>
                </div>
                {list(cells)}
                <div class="table__cell is-ways" role="columnheader" aria-colindex=said(last)>
                    <span class="only-heard">"What to do"</span>
                </div>
            </div>
        </div>
    }
    .drawn()
}

fn head_cell(grid: Grid, n: usize, column: Column) -> AnyView {
    let desk = grid.desk;
    let direction = Memo::new(move |_| {
        let sort = desk.query().sort;
        (sort.by == column).then_some(sort.is_down)
    });
    let sorted = move || match direction.get() {
        None => "none",
        Some(false) => "ascending",
        Some(true) => "descending",
    };
    let mark = move || match direction.get() {
        None => "",
        Some(false) => "↑",
        Some(true) => "↓",
    };

    view! {
        <div
            class=format!("table__cell is-{}", column.name())
            class:is-active=holds(move || is_active(grid, n))
            role="columnheader"
            aria-colindex=(n + 1).to_string()
            aria-sort=given(sorted)
            id=head_id(n)
        >
            <button
                type="button"
                class="table__sort"
                tabindex="-1"
                on:click=pressed(move || press(grid, n))
            >
                {words::column(column)} " "
                <span aria-hidden="true">{said(mark)}</span>
            </button>
        </div>
    }
    .drawn()
}

/// Sorts by column number `n`, the other way round at the second time; number 0 selects.
pub fn press(grid: Grid, n: usize) {
    let desk = grid.desk;
    desk.table().go_to_head(n);
    let column = n.checked_sub(1).and_then(|n| grid.columns.read_untracked().get(n).copied());
    let Some(column) = column else { return desk.table().toggle_all(desk) };
    let query = desk.query_untracked();
    let sort = match query.sort.by == column {
        true => Sort { is_down: !query.sort.is_down, ..query.sort },
        false => Sort { by: column, is_down: begins_down(column) },
    };
    show(desk, Query { sort, ..query });
}

fn select_all(desk: Desk) {
    desk.table().go_to_head(0);
    desk.table().toggle_all(desk);
}

/// Whether one wants the largest or the latest first.
fn begins_down(column: Column) -> bool {
    match column {
        Column::Value | Column::Asked | Column::Touched | Column::Touches | Column::Captured => {
            true
        }
        Column::Name
        | Column::Company
        | Column::Due
        | Column::Stage
        | Column::Source
        | Column::Tags
        | Column::Client
        | Column::Email
        | Column::Phone
        | Column::Kind
        | Column::Cadence
        | Column::Response => false,
    }
}

fn is_active(grid: Grid, column: usize) -> bool {
    let at = grid.desk.table().at();
    at.is_on_head && at.column == column
}

/// Whether all that are found are selected, as a box says it.
fn selected(desk: Desk) -> &'static str {
    match desk.table().n_listed(desk) {
        0 => "false",
        n if n == desk.found().read().len() => "true",
        _ => "mixed",
    }
}
