//! What is owed to a lead: promises that a touch keeps, and one that is given in it.

use leptos::prelude::*;
use ninefold_core::domain::promise::Promise;

use super::log_touch::text;
use super::{button, moment};
use crate::state::{Desk, Memo, Soon, TouchField};
use crate::ui::live::{Draw, Row, given, holds, list, maybe, part, pressed, said, ticked};
use crate::ui::shortcut;

/// The open promises, each with whether this keeps it.
pub fn kept(desk: Desk) -> AnyView {
    let promises = Memo::new(move |_| desk.touching().open_promises(desk));
    let is_any = Memo::new(move |_| !promises.read().is_empty());
    let rows = move || {
        let row = |promise: Promise| Row::new(promise.id.to_string(), move || keeps(desk, promise));
        promises.get().into_iter().map(row).collect()
    };
    let draw = move || {
        is_any.get().then(|| {
            view! {
                <fieldset class="owed is-wide">
                    <legend>"Promised"</legend>
                    {list(rows)}
                </fieldset>
            }
        })
    };
    maybe(draw).drawn()
}

fn keeps(desk: Desk, promise: Promise) -> AnyView {
    let touching = desk.touching();
    let (id, words, due_at) = (promise.id, promise.words.to_string(), promise.due_at);
    view! {
        <label class="log-touch__tick">
            <input
                type="checkbox"
                disabled=holds(move || touching.is_saving())
                prop:checked=holds(move || touching.keeps(&promise))
                on:change=ticked(move |keeps| touching.set_keeps(desk, id, keeps))
            />
            <span>
                "Keeps: " <bdi>{words}</bdi> " – due "
                {moment(desk, due_at, |speech, at| speech.moment(at))}
            </span>
        </label>
    }
    .drawn()
}

/// *I don't know yet*: one key, and the answer is owed by a time.
pub fn owed(desk: Desk) -> AnyView {
    let touching = desk.touching();
    let may_owe = Memo::new(move |_| touching.asked_about().is_some_and(|it| it.may_owe));
    let owes = Memo::new(move |_| touching.owes());
    let words = move || if owes.get() { "No promise" } else { "I don't know yet" };
    let is_open = move || if owes.get() { "true" } else { "false" };
    let ask = move || {
        let fields = move || owes.get().then(|| untrack(|| promised(desk)));
        may_owe.get().then(|| {
            view! {
                <div class="owed is-wide">
                    <button
                        type="button"
                        class="button is-quiet"
                        aria-expanded=given(is_open)
                        aria-keyshortcuts=shortcut(desk, "i")
                        on:click=pressed(move || touching.owe(desk))
                    >
                        <span>{said(words)}</span> <kbd class="for-keyboards" aria-hidden="true">"i"</kbd>
                    </button>
                    {maybe(fields)}
                </div>
            }
        })
    };
    maybe(ask).drawn()
}

/// What is to be found out, and by when.
fn promised(desk: Desk) -> AnyView {
    let touching = desk.touching();
    let soon = |when: Soon| {
        let is_over = Memo::new(move |_| touching.is_over(desk, when));
        let name = match when {
            Soon::InAnHour => "In 1 hour",
            Soon::EndOfWork => "Today at the end of work",
            Soon::Tomorrow => "Tomorrow",
        };
        let press = move || touching.answer_at(desk, when);
        maybe(move || (!is_over.get()).then(|| button("button is-quiet", name, press))).drawn()
    };
    let late = move || {
        let is_late = touching.is_answer_late(desk);
        is_late.then_some("This has passed: it stands on Today at once")
    };

    view! {
        <div class="and-then__fields">
            {text(desk, TouchField::FindOut, "What to find out", "text")}
            <div>
                {text(desk, TouchField::AnswerBy, "Answer by", "datetime-local")}
                <p class="field__hint" role="status">{said(late)}</p>
            </div>
        </div>
        <div class="owed__soon" role="group" aria-label="Answer by">
            {part(Some(Soon::ALL.map(soon).into_iter().collect::<Vec<_>>()))}
        </div>
    }
    .drawn()
}
