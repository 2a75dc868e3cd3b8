//! A form in front of the page: what such dialogs have in common.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::field::open_while;
use crate::ui::live::{Draw, Heard, heard, instead};

/// A dialog under the heading with the id `title` while it `is_open`; Escape does `close`.
pub fn dialog(
    node: NodeRef<html::Dialog>,
    title: &'static str,
    is_open: impl Fn() -> bool + 'static,
    close: impl Fn() + Copy + 'static,
    on_key: Heard<ev::KeyboardEvent>,
    body: AnyView,
) -> AnyView {
    open_while(node, is_open);
    let on_cancel = instead::<ev::Event>(close);

    view! {
        <dialog
            class="dialog"
            node_ref=node
            aria-labelledby=title
            on:cancel=on_cancel
            on:close=heard(move |_: ev::Event| close())
            on:keydown=on_key
        >
            {body}
        </dialog>
    }
    .drawn()
}
