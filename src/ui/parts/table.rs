//! The table of leads: a grid of rows of which only those on screen are drawn. It is one stop of the
//! tabulator: what keys are about is told by the id of a cell, so that no row that scrolls away takes
//! the keyboard with it.

mod cell;
mod head;
mod row;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::query::Column;

use super::rows;
use crate::browser::{focus, hash, pointer, viewport};
use crate::route::Route;
use crate::state::{Desk, Memo, Press, RwSignal, TableStep};
use crate::ui::live::{Draw, Row, effect, given, heard, holds, list, on_change, said};
use crate::ui::walk::{TABLE, focused_in};

/// Rows that are drawn before anybody knows how high the screen is.
const FIRST: usize = 24;

/// What the parts of the table share.
#[derive(Clone, Copy)]
struct Grid {
    desk: Desk,
    columns: Memo<Vec<Column>>,
    /// The rows that are drawn, each with its place in the list.
    shown: Memo<Vec<(usize, LeadId)>>,
    /// The lead that keys are about.
    active: Memo<Option<LeadId>>,
    /// The column that keys are about: 0 for the box that selects.
    column: Memo<usize>,
    scroller: NodeRef<html::Div>,
    body: NodeRef<html::Div>,
    drawn: RwSignal<(usize, usize)>,
}

/// The leads that are found, a row each.
pub fn table(desk: Desk) -> AnyView {
    let grid = Grid::new(desk);
    let (table, found) = (desk.table(), desk.found());
    grid.keep_place();
    let row_count = move || (found.read().len() + 1).to_string();
    let column_count = move || (grid.columns.read().len() + 2).to_string();
    let is_compact = Memo::new(move |_| table.setup().is_compact);
    on_change(move || is_compact.track(), move || grid.once_drawn(move || grid.measure()));
    let rows = move || {
        let row = |(_, id): &(usize, LeadId)| {
            let id = *id;
            Row::new(id.to_string(), move || row::row(grid, id))
        };
        grid.shown.read().iter().map(row).collect()
    };
    let first = move || grid.shown.read().first().map_or(0, |(place, _)| *place);
    let above = move || format!("calc(var(--row) * {})", first());
    let height = move || format!("calc(var(--row) * {})", found.read().len());

    view! {
        <div
            class="table"
            class:is-compact=holds(move || is_compact.get())
            class:is-selecting=holds(move || table.is_selecting())
            id=TABLE
            role="grid"
            tabindex="0"
            aria-label="Leads"
            aria-multiselectable="true"
            aria-rowcount=said(row_count)
            aria-colcount=said(column_count)
            aria-activedescendant=given(move || grid.told())
            node_ref=grid.scroller
            on:scroll=heard(move |_: ev::Event| grid.on_scroll())
            on:keydown=heard(move |event: ev::KeyboardEvent| grid.on_key(&event))
            on:focusin=heard(move |event: ev::FocusEvent| grid.take_keyboard(&event))
        >
            {head::head(grid)}
            <div
                class="table__body"
                role="rowgroup"
                node_ref=grid.body
                style:padding-top=said(above)
                style:height=said(height)
                on:click=heard(move |event: ev::MouseEvent| grid.on_click(&event))
            >
                {list(rows)}
            </div>
        </div>
    }
    .drawn()
}

impl Grid {
    fn new(desk: Desk) -> Grid {
        let (table, found) = (desk.table(), desk.found());
        let drawn = RwSignal::new((0, FIRST));
        let shown = Memo::new(move |_| {
            let (first, last) = drawn.get();
            let ids = found.read();
            let last = last.min(ids.len());
            // A list that has become shorter is drawn from its beginning until it is measured.
            let first = if first < last { first } else { 0 };
            ids[first..last].iter().enumerate().map(|(n, id)| (first + n, *id)).collect()
        });
        let active = Memo::new(move |_| {
            let ids = found.read();
            let is_on_head = table.at().is_on_head;
            table.place(&ids).filter(|_| !is_on_head).map(|place| ids[place])
        });
        Grid {
            desk,
            columns: Memo::new(move |_| table.setup().columns()),
            shown,
            active,
            column: Memo::new(move |_| table.at().column),
            scroller: NodeRef::new(),
            body: NodeRef::new(),
            drawn,
        }
    }

    /// The id of the cell that keys are about, if it is drawn.
    fn told(self) -> Option<String> {
        let column = self.column.get().min(self.columns.read().len());
        match self.active.get() {
            None => self.desk.table().at().is_on_head.then(|| head::head_id(column)),
            Some(id) => {
                let is_drawn = self.shown.read().iter().any(|(_, it)| *it == id);
                is_drawn.then(|| row::cell_id(column, id))
            }
        }
    }

    fn on_scroll(self) {
        let scroller = self.scroller.get_untracked();
        if let Some(top) = scroller.and_then(|scroller| viewport::top(&scroller)) {
            self.desk.table().scrolled(top);
        }
        self.measure();
    }

    /// Finds out which rows are on screen.
    fn measure(self) {
        let Some(body) = self.body.get_untracked() else { return };
        let Some(seen) = viewport::seen(&body, ".table") else { return };
        let n_rows = self.desk.found().read_untracked().len();
        if let Some(drawn) = rows::part(seen, n_rows)
            && self.drawn.get_untracked() != drawn
        {
            self.drawn.set(drawn);
        }
        if let Some(row) = seen.row {
            // The head covers a row, and one more stays in sight.
            let n_on_page = (seen.height / row) as usize;
            self.desk.table().has_room_for(n_on_page.saturating_sub(2));
        }
    }

    /// Follows what the list shows and which lead is open beside it, and comes back to where it was.
    fn keep_place(self) {
        let desk = self.desk;
        let begins = RwSignal::new(true);
        let was_hidden = RwSignal::new(false);
        effect(move || {
            if self.scroller.get().is_some() && self.body.get().is_some() {
                desk.found().track();
                self.measure();
            }
        });
        effect(move || {
            let handle = window_event_listener(ev::resize, move |_| {
                self.measure();
                self.stay_on_screen();
            });
            on_cleanup(move || handle.remove());
        });
        let open = Memo::new(move |_| desk.route().lead());
        effect(move || {
            open.track();
            if self.scroller.get().is_some() {
                let is_first = begins.get_untracked();
                begins.set(false);
                // A browser may begin at the top again with what was out of sight.
                let top = desk.table().top();
                self.once_drawn(move || self.come_back(top, is_first, was_hidden));
            }
        });
        let query = Memo::new(move |_| desk.query());
        on_change(
            move || query.track(),
            move || {
                desk.table().scrolled(0.0);
                if let Some(scroller) = self.scroller.get_untracked() {
                    viewport::to_top(&scroller);
                    self.measure();
                }
            },
        );
    }

    /// Does `then` once what was just changed is drawn, unless the table has gone by then.
    fn once_drawn(self, then: impl FnOnce() + 'static) {
        request_animation_frame(move || {
            if !self.drawn.is_gone() {
                then();
            }
        });
    }

    /// Goes to the row of the lead that is open; else it is scrolled as it was before, to `top`. Where
    /// there is room for one of them alone, the list follows once it is seen again.
    fn come_back(self, top: f64, is_first: bool, was_hidden: RwSignal<bool>) {
        let Some(scroller) = self.scroller.get_untracked() else { return };
        let now = viewport::top(&scroller);
        if is_first || now == Some(0.0) {
            viewport::scroll_to(&scroller, top);
        }
        let open = self.desk.route_untracked().lead();
        if let Some(id) = open {
            self.desk.table().go_to(self.desk, id);
        }
        if open.is_some() || was_hidden.get_untracked() {
            self.show_active();
        }
        was_hidden.set(now.is_none());
        self.measure();
        self.stay_on_screen();
    }

    /// Leaves a column for which there is no room any more.
    fn stay_on_screen(self) {
        let column = self.column.get_untracked();
        if column > 1 && !viewport::is_drawn(&head::head_id(column)) {
            self.desk.table().go_to_column(1);
        }
    }

    fn show_active(self) {
        let place = untrack(|| self.desk.table().place(&self.desk.found().read()));
        if let (Some(scroller), Some(body), Some(place)) =
            (self.scroller.get_untracked(), self.body.get_untracked(), place)
        {
            viewport::show_row(&scroller, &body, place);
        }
    }

    fn go(self, step: TableStep, extends: bool) {
        let table = self.desk.table();
        table.go(self.desk, step, extends);
        // A phone has no room for the head.
        if untrack(|| table.at()).is_on_head && !viewport::is_drawn(&head::head_id(1)) {
            table.go(self.desk, TableStep::Down, false);
        }
        self.show_active();
        self.measure();
    }

    /// Goes to the next column that has room on the screen.
    fn go_aside(self, is_right: bool, is_all_the_way: bool) {
        let at = self.column.get_untracked();
        let last = self.columns.read_untracked().len();
        let is_drawn = |column: &usize| viewport::is_drawn(&head::head_id(*column));
        let to = match (is_right, is_all_the_way) {
            (true, false) => (at + 1..=last).find(is_drawn),
            (false, false) => (0..at).rev().find(is_drawn),
            (true, true) => (at..=last).rev().find(is_drawn),
            (false, true) => (0..=at).find(is_drawn),
        };
        if let Some(column) = to {
            self.desk.table().go_to_column(column);
        }
    }

    fn on_key(self, event: &ev::KeyboardEvent) {
        let (desk, table) = (self.desk, self.desk.table());
        let at = untrack(|| table.at());
        let with_command = event.ctrl_key() || event.meta_key();
        if event.alt_key() || event.is_composing() {
            return;
        }
        let extends = event.shift_key();
        match event.key().to_ascii_lowercase().as_str() {
            "a" if with_command && !extends => table.select_all(desk),
            "home" if with_command => self.go(TableStep::First, extends),
            "end" if with_command => self.go(TableStep::Last, extends),
            _ if with_command => return,
            "arrowdown" | "j" => self.go(TableStep::Down, extends),
            "arrowup" | "k" => self.go(TableStep::Up, extends),
            "pagedown" => self.go(TableStep::PageDown, extends),
            "pageup" => self.go(TableStep::PageUp, extends),
            "arrowright" => self.go_aside(true, false),
            "arrowleft" => self.go_aside(false, false),
            "home" => self.go_aside(false, true),
            "end" => self.go_aside(true, true),
            "enter" | " " if at.is_on_head => head::press(self, at.column),
            "x" if at.is_on_head => table.toggle_all(desk),
            "enter" => self.open(),
            "x" | " " => {
                if let Some(id) = table.active(desk) {
                    table.press(desk, id, Press::OneMore);
                }
            }
            "escape" if !table.selection().read_untracked().is_empty() => table.clear(),
            _ => return,
        }
        event.prevent_default();
    }

    fn open(self) {
        if let Some(id) = self.desk.table().active(self.desk) {
            let query = Box::new(self.desk.query_untracked());
            hash::go(&self.desk.href(Route::Lead(id, query)));
        }
    }

    /// A click selects, or goes to a row and lets its link be followed.
    fn on_click(self, event: &ev::MouseEvent) {
        let Some(id) = pointer::within(event, ".table-row").as_deref().and_then(row::lead_of)
        else {
            return;
        };
        let is_on_box = pointer::within(event, ".table-row__select").is_some();
        let table = self.desk.table();
        if !is_on_box && pointer::within(event, "button").is_some() {
            return table.go_to(self.desk, id);
        }
        let press = match () {
            () if pointer::is_through(event) => Press::Through,
            () if is_on_box || pointer::is_one_more(event) => Press::OneMore,
            () if untrack(|| table.is_selecting()) => Press::OneMore,
            () => Press::Plain,
        };
        if press != Press::Plain {
            event.prevent_default();
        }
        table.press(self.desk, id, press);
    }

    /// What is pressed in a row may scroll away: the grid has the keyboard instead.
    fn take_keyboard(self, event: &ev::FocusEvent) {
        if pointer::id(event).as_deref() == Some(TABLE) {
            return;
        }
        // Whoever is gone to, by whatever means, is whom the next key is about.
        if let Some(id) = focused_in(".table-row") {
            self.desk.table().go_to(self.desk, id);
        }
        // Not at once: what moves the keyboard while it is heard that it moves is heard of twice.
        focus::soon(TABLE);
    }
}
