//! A lead in the table.

use leptos::prelude::*;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::query::Column;

use super::Grid;
use super::cell::cell;
use crate::state::Memo;
use crate::ui::live::{Draw, given, holds, live, said};
use crate::ui::parts::lead_row::ways;

/// The id of the cell of lead `id` in a column: 0 for its box.
pub fn cell_id(column: usize, id: LeadId) -> String {
    format!("cell-{column}-{id}")
}

/// The lead whose row has this id.
pub fn lead_of(row: &str) -> Option<LeadId> {
    row.strip_prefix("lead-")?.parse().ok()
}

/// The row of lead `id`.
pub fn row(grid: Grid, id: LeadId) -> AnyView {
    let (desk, columns) = (grid.desk, grid.columns);
    let row = desk.row(id);
    let selection = desk.table().selection();
    let is_selected = Memo::new(move |_| selection.read().has(id));
    let told = move || if is_selected.get() { "true" } else { "false" };
    // The column that keys are about while they are about this row.
    let here = Memo::new(move |_| {
        let is_active = grid.active.get() == Some(id);
        is_active.then(|| grid.column.get().min(columns.read().len()))
    });
    let place = move || {
        let shown = grid.shown.read();
        let place = shown.iter().find(|(_, it)| *it == id).map(|(place, _)| *place);
        // The head is the first row.
        place.map(|place| (place + 2).to_string())
    };
    let select = move || row.read().as_ref().map(|row| format!("Select {}", row.title));
    let last = move || (columns.read().len() + 2).to_string();
    let cells = move || {
        let cell = |(n, column): (usize, Column)| {
            let n = n + 1;
            let role = if column == Column::Name { "rowheader" } else { "gridcell" };
            view! {
                <div
                    class=format!("table__cell is-{}", column.name())
                    class:is-active=holds(move || here.get() == Some(n))
                    role=role
                    aria-colindex=(n + 1).to_string()
                    id=cell_id(n, id)
                >
                    {cell(desk, id, row, column)}
                </div>
            }
            .drawn()
        };
        columns.get().into_iter().enumerate().map(cell).collect::<Vec<AnyView>>()
    };

    view! {
        <div
            class="table__row table-row"
            class:is-active=holds(move || here.get().is_some())
            class:is-shown=holds(move || desk.shown_id() == Some(id))
            role="row"
            id=format!("lead-{id}")
            aria-rowindex=given(place)
            aria-selected=said(told)
        >
            <div
                class="table__cell is-select table-row__select"
                class:is-active=holds(move || here.get() == Some(0))
                role="gridcell"
                aria-colindex="1"
                id=cell_id(0, id)
            >
                <span
                    class="table__box"
                    role="checkbox"
                    tabindex="-1"
                    aria-label=given(select)
                    aria-checked=said(told)
                ></span>
            </div>
            {live(cells)}
            <div class="table__cell is-ways" role="gridcell" aria-colindex=said(last)>
                {ways(desk, id, row, Some("-1"))}
            </div>
        </div>
    }
    .drawn()
}
