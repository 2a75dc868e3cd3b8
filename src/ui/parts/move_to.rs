//! Where a lead is moved to, and what that stage has to know: a dialog of the board.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::stage::Stage;

use super::dialog::dialog;
use super::lanes::Lanes;
use super::{button, closing};
use crate::browser::{focus, keys};
use crate::state::{Desk, Memo, MoveAsked};
use crate::ui::live::{Draw, effect, heard, maybe, part, pressed};
use crate::ui::walk::row_id;
use crate::ui::words;

const TITLE: &str = "move-title";

/// A dialog while something is asked before a lead is moved. Given up, the card is where it was,
/// and the keyboard on it.
pub fn move_to(lanes: Lanes) -> AnyView {
    let desk = lanes.desk;
    let moving = desk.moving();
    let node = NodeRef::<html::Dialog>::new();
    let close = move || {
        let asked = untrack(|| moving.asked());
        if let Some(MoveAsked::Where(id) | MoveAsked::Closing(id, _)) = asked {
            moving.close();
            focus::soon_if_lost(&row_id(id));
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let asked = untrack(|| moving.asked());
        let stage = keys::digit(&event).and_then(|digit| Stage::ALL.get(digit - 1));
        if let (Some(MoveAsked::Where(id)), Some(stage)) = (asked, stage) {
            event.prevent_default();
            moving.go(desk, id, *stage);
        }
    };
    let body = move || {
        moving.asked().map(|asked| {
            untrack(|| match asked {
                MoveAsked::Where(id) => choices(desk, id, close),
                MoveAsked::Closing(id, stage) => question(desk, id, stage, close),
            })
        })
    };
    let is_open = move || moving.asked().is_some();
    let drawn = dialog(node, TITLE, is_open, close, heard(on_key), maybe(body).drawn());
    effect(move || {
        if let (Some(dialog), Some(MoveAsked::Where(_))) = (node.get(), moving.asked()) {
            focus::on(&dialog, "move-1");
        }
    });
    drawn
}

/// The stages, each with its digit.
fn choices(desk: Desk, id: LeadId, close: impl Fn() + Copy + Send + 'static) -> AnyView {
    let row = desk.row(id).get_untracked();
    let here = row.map(|row| row.stage);
    let choice = |(nth, stage): (usize, Stage)| {
        let is_here = here == Some(stage);
        let go = move || match is_here {
            true => close(),
            false => desk.moving().go(desk, id, stage),
        };
        let note = is_here.then(|| view! { <span class="choices__at">"where it is"</span> });
        view! {
            <li>
                <button
                    type="button"
                    class="choices__choice"
                    id=format!("move-{}", nth + 1)
                    on:click=pressed(go)
                >
                    <kbd class="for-keyboards" aria-hidden="true">{(nth + 1).to_string()}</kbd>
                    <span class="choices__name">{words::stage(stage)}</span>
                    {part(note)}
                </button>
            </li>
        }
        .drawn()
    };
    let choices = Stage::ALL.into_iter().enumerate().map(choice).collect_view();

    view! {
        <h2 class="dialog__title" id=TITLE>"Move to"</h2>
        {whom(desk, id)}
        <ol class="choices__all">{choices}</ol>
        <p class="choices__end">{button("button is-quiet", "Cancel", close)}</p>
    }
    .drawn()
}

/// What a stage that ends the work has to know.
fn question(
    desk: Desk,
    id: LeadId,
    stage: Stage,
    close: impl Fn() + Copy + Send + 'static,
) -> AnyView {
    let n_follow_ups = Memo::new(move |_| desk.moving().n_follow_ups());
    let title = format!("Move to {}", words::stage(stage));

    view! {
        <h2 class="dialog__title" id=TITLE>{title}</h2>
        {whom(desk, id)}
        {closing(desk, id, stage, n_follow_ups, close)}
    }
    .drawn()
}

fn whom(desk: Desk, id: LeadId) -> AnyView {
    let title = desk.row(id).get_untracked().map(|row| row.title);
    view! { <p class="dialog__whom"><bdi>{part(title)}</bdi></p> }.drawn()
}
