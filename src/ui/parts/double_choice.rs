//! One thing of which two leads say something else: whose word is taken.

use leptos::ev;
use leptos::prelude::*;
use ninefold_core::domain::fact::FactKind;

use super::double_says::says;
use crate::browser::keys;
use crate::state::{Desk, FactPair, Memo, Pick};
use crate::ui::live::{Draw, heard, holds, live, maybe, said};
use crate::ui::words;

/// A group of two or three choices; `1`, `2` and `3` choose among them.
pub fn double_choice(desk: Desk, kind: FactKind, facts: Memo<Vec<FactPair>>) -> AnyView {
    let fact = Memo::new(move |_| facts.read().iter().find(|it| it.kind == kind).cloned());
    let takes_both = Memo::new(move |_| fact.read().as_ref().is_some_and(FactPair::takes_both));
    let on_key = move |event: ev::KeyboardEvent| {
        let pick = match keys::digit(&event) {
            Some(1) => Pick::Left,
            Some(2) => Pick::Right,
            Some(3) if takes_both.get_untracked() => Pick::Both,
            Some(_) | None => return,
        };
        event.prevent_default();
        desk.doubles().pick(kind, pick);
    };
    let option = move |pick: Pick, hand: &'static str| option(desk, kind, fact, pick, hand);
    let both = move || takes_both.get().then(|| untrack(|| option(Pick::Both, "Both")));
    let refusal =
        move || fact.get().and_then(|it| it.then.err()).map(|why| words::capital(&why.to_string()));

    view! {
        <fieldset class="double-choice" on:keydown=heard(on_key)>
            <legend>{words::fact(kind)}</legend>
            {option(Pick::Left, "Left")}
            {option(Pick::Right, "Right")}
            {maybe(both)}
            <p class="field__error">{said(refusal)}</p>
        </fieldset>
    }
    .drawn()
}

fn option(
    desk: Desk,
    kind: FactKind,
    fact: Memo<Option<FactPair>>,
    pick: Pick,
    hand: &'static str,
) -> AnyView {
    let is_picked = move || fact.read().as_ref().is_some_and(|it| it.pick == pick);
    let told = move || {
        let Some(it) = fact.get() else { return ().drawn() };
        untrack(|| match (pick, &it.then) {
            (Pick::Left, _) => says(desk, &it.left),
            (Pick::Right, _) => says(desk, &it.right),
            // What both come to is told once it is chosen.
            (Pick::Both, Ok(then)) if it.pick == Pick::Both && kind != FactKind::EnquiryAt => {
                says(desk, then)
            }
            (Pick::Both, _) if kind == FactKind::EnquiryAt => {
                "they asked twice: the later counts, the earlier is remembered".drawn()
            }
            (Pick::Both, _) => "together".drawn(),
        })
    };
    let choose = move |_: ev::Event| desk.doubles().pick(kind, pick);

    view! {
        <label class="double-choice__option">
            <input
                type="radio"
                name=format!("double-{}", kind.name())
                prop:checked=holds(is_picked)
                on:change=heard(choose)
            />
            <span class="double-pair__hand">{hand} ": "</span>
            <span class="double-choice__says">{live(told)}</span>
        </label>
    }
    .drawn()
}
