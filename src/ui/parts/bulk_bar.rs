//! What can be done to all leads that are selected, at the foot of the list.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use crate::browser::focus;
use crate::state::{Counted, Desk, ManyAsked, ManyField, Memo};
use crate::ui::live::{Draw, given, heard, holds, maybe, on_change, pressed, said};
use crate::ui::walk::TABLE;
use crate::ui::words;

/// A bar while somebody is selected. What it says is told to screen readers when it changes.
pub fn bulk_bar(desk: Desk) -> AnyView {
    let table = desk.table();
    // Apart, so that a search that is typed does not look at every row again.
    let chosen = Memo::new(move |_| table.n_chosen(desk));
    let n_listed = Memo::new(move |_| table.n_listed(desk));
    let counted = Memo::new(move |_| chosen.get().counted(n_listed.get()));
    let is_shown = Memo::new(move |_| counted.get().n > 0);
    // What had the keyboard may have gone with the bar.
    on_change(move || is_shown.track(), || focus::soon_if_lost(TABLE));
    let told = move || match (table.n_changing(), counted.get()) {
        (Some(n), _) => Some(format!("Saving {} …", words::leads(n))),
        (None, Counted { n: 0, .. }) => None,
        (None, counted) => Some(words::selected(counted)),
    };
    let tools = move || is_shown.get().then(|| untrack(|| tools(desk)));

    view! {
        <div class="bulk-bar" class:is-shown=holds(move || is_shown.get())>
            <p class="bulk-bar__told" role="status">{said(told)}</p>
            {maybe(tools)}
        </div>
    }
    .drawn()
}

/// The buttons. The arrows go along them, and Escape goes back to the table.
fn tools(desk: Desk) -> AnyView {
    let table = desk.table();
    let bar = NodeRef::<html::Div>::new();
    let is_busy = move || table.n_changing().is_some().then_some("true");
    let tool = move |words: &'static str, act: fn(Desk)| {
        let press = move || {
            if untrack(|| table.n_changing()).is_none() {
                act(desk);
            }
        };
        view! {
            <button
                type="button"
                class="button is-quiet"
                aria-disabled=given(is_busy)
                on:click=pressed(press)
            >
                {words}
            </button>
        }
        .drawn()
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let Some(bar) = bar.get_untracked() else { return };
        match event.key().as_str() {
            "ArrowRight" => focus::step(&bar, true),
            "ArrowLeft" => focus::step(&bar, false),
            "Escape" => focus::on_page(TABLE),
            _ => return,
        }
        event.prevent_default();
    };
    let select_all: fn(Desk) = |desk| desk.table().select_all(desk);
    let all = move || table.is_selecting().then(|| tool("Select all", select_all));

    view! {
        <div
            class="bulk-bar__tools"
            role="toolbar"
            aria-label="Selected leads"
            node_ref=bar
            on:keydown=heard(on_key)
        >
            {tool("Stage …", |desk| desk.table().ask(ManyField::Stage))}
            {tool("Tag …", |desk| desk.table().ask(ManyField::Tag))}
            {tool("Source …", |desk| desk.table().ask(ManyField::Source))}
            {tool("Plan …", |desk| desk.deciding().ask_many(desk, ManyAsked::Plan))}
            {tool("Snooze …", |desk| desk.deciding().ask_many(desk, ManyAsked::Snooze))}
            {tool("Spread …", |desk| desk.deciding().ask_many(desk, ManyAsked::Spread))}
            {tool("Delete", |desk| desk.table().delete(desk))}
            {tool("Export", |desk| desk.table().export(desk))}
            {maybe(all)}
            {tool("Clear", |desk| desk.table().clear())}
        </div>
    }
    .drawn()
}
