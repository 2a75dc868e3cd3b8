//! The *Log touch* form: what passed between us and a lead, in a few keys.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::HtmlSelectElement;
use ninefold_core::domain::time;
use ninefold_core::domain::touch::{Channel, Outcome};

use super::button;
use super::field::{error_id, fill, is_refused, open_while, refused};
use crate::browser::{clock, focus, keys, random};
use crate::state::{Desk, TouchField, TouchForm, TouchProgress};
use crate::ui::live::{
    Draw, at_key, given, heard, holds, instead, maybe, pressed, said, ticked, typed,
};
use crate::ui::words;

const CHANNEL: &str = "touch-channel";
const OUTCOME: &str = "touch-outcome";
const WHEN: &str = "touch-when";
const NOTE: &str = "touch-note";

/// A dialog for a new touch, or to correct one. Escape closes it and keeps the note.
pub fn log_touch(desk: Desk) -> AnyView {
    let touching = desk.touching();
    let dialog = NodeRef::<html::Dialog>::new();
    open_while(dialog, move || touching.is_open());
    let save = move || {
        touching.save(desk, clock::now(), random::bytes());
        let refused = [(TouchField::When, WHEN), (TouchField::Note, NOTE)];
        let first = refused.into_iter().find(|(field, _)| touching.refusal(*field).is_some());
        if let (Some(dialog), Some((_, id))) = (dialog.get_untracked(), first) {
            focus::on(&dialog, id);
        }
    };
    let close = move || touching.close();
    let on_cancel = instead::<ev::Event>(close);
    let title = move || match touching.form().is_some_and(|form| form.corrects.is_some()) {
        true => "Correct touch",
        false => "Log touch",
    };
    let whom = move || {
        let lead = touching.form().map(|form| form.lead)?;
        let whom = desk.with_rows(|rows| rows.get(&lead).map(|row| row.title.clone()))?;
        Some(view! { "with " <bdi>{whom}</bdi> })
    };
    let is_busy = move || touching.is_saving().then_some("true");
    let save_words = move || if touching.is_saving() { "Saving …" } else { "Save touch" };
    let failure = move || match touching.progress() {
        TouchProgress::Failed(why) => Some(view! {
            <p class="log-touch__failure" role="alert">
                <b>"This touch is not saved yet: "</b> {why}
                ". What you typed is still here; try again."
            </p>
        }),
        TouchProgress::Closed | TouchProgress::Typing | TouchProgress::Saving(_) => None,
    };
    let channels = Channel::ALL.map(words::channel_name);
    let outcomes = Outcome::ALL.map(words::outcome);

    view! {
        <dialog
            class="log-touch"
            node_ref=dialog
            aria-labelledby="log-touch-title"
            on:cancel=on_cancel
            on:close=heard(move |_: ev::Event| close())
            on:keydown=at_key(keys::is_save, save)
        >
            <form novalidate on:submit=instead(save)>
                <h2 class="log-touch__title" id="log-touch-title">{said(title)}</h2>
                <p class="log-touch__whom">{maybe(whom)}</p>
                <div class="log-touch__fields">
                    {choice(desk, CHANNEL, "Channel", &channels, |form| &mut form.channel)}
                    {choice(desk, OUTCOME, "Outcome", &outcomes, |form| &mut form.outcome)}
                    {when(desk)}
                    {note(desk)}
                    <div class="log-touch__ticks is-wide">
                        {tick(desk, "They contacted us", |form| &mut form.is_inbound)}
                        {tick(desk, "Automatic, such as a reply by a program", |form| &mut form.is_automatic)}
                    </div>
                </div>
                {maybe(failure)}
                <div class="log-touch__actions">
                    <button type="button" class="button is-quiet" aria-disabled=given(is_busy) on:click=pressed(close)>
                        "Cancel"
                    </button>
                    <button type="submit" class="button" aria-disabled=given(is_busy)>{said(save_words)}</button>
                </div>
            </form>
        </dialog>
    }
    .drawn()
}

/// One of `names`, by its place among them; the form has it at `place`.
fn choice(
    desk: Desk,
    id: &'static str,
    label: &'static str,
    names: &[&'static str],
    place: fn(&mut TouchForm) -> &mut usize,
) -> AnyView {
    let touching = desk.touching();
    let chosen = move || touching.form().map(|mut form| *place(&mut form)).unwrap_or_default();
    let option = |(idx, name): (usize, &&'static str)| {
        view! { <option prop:selected=holds(move || chosen() == idx)>{*name}</option> }.drawn()
    };
    let options = names.iter().enumerate().map(option).collect_view();
    let choose = move |event: ev::Event| {
        let idx = event_target::<HtmlSelectElement>(&event).selected_index();
        touching.change(desk, |form| *place(form) = usize::try_from(idx).unwrap_or_default());
    };

    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select
                id=id
                disabled=holds(move || touching.is_saving())
                autofocus=id == CHANNEL
                on:change=heard(choose)
            >
                {options}
            </select>
        </div>
    }
    .drawn()
}

/// A yes or no, which the form has at `place`.
fn tick(desk: Desk, label: &'static str, place: fn(&mut TouchForm) -> &mut bool) -> AnyView {
    let touching = desk.touching();
    let is_set = move || touching.form().is_some_and(|mut form| *place(&mut form));
    let set = move |is_set| touching.change(desk, |form| *place(form) = is_set);

    view! {
        <label class="log-touch__tick">
            <input
                type="checkbox"
                disabled=holds(move || touching.is_saving())
                prop:checked=holds(is_set)
                on:change=ticked(set)
            />
            <span>{label}</span>
        </label>
    }
    .drawn()
}

/// When it happened: now, unless it is changed.
fn when(desk: Desk) -> AnyView {
    let touching = desk.touching();
    let input = NodeRef::<html::Input>::new();
    let just_now = move || {
        let now = clock::now();
        let when = desk.with_zone(|zone| time::to_wall_text(zone.local(now)));
        touching.change(desk, |form| (form.now, form.when) = (now, when));
    };
    fill(input, move || touching.form().map(|form| form.when).unwrap_or_default());
    let write = move |when| touching.change(desk, |form| form.when = when);
    let why = move || touching.refusal(TouchField::When);

    view! {
        <div class="field is-wide">
            <label for=WHEN>"When"</label>
            <div class="field__with-button">
                <input
                    id=WHEN
                    type="datetime-local"
                    node_ref=input
                    readonly=holds(move || touching.is_saving())
                    on:input=typed(write)
                    on:keydown=at_key(keys::is_just_now, just_now)
                    aria-invalid=is_refused(why)
                    aria-describedby=error_id(WHEN)
                />
                {button("button is-quiet", "Just now", just_now)}
            </div>
            {refused(WHEN, said(why))}
        </div>
    }
    .drawn()
}

/// What is worth remembering of it.
fn note(desk: Desk) -> AnyView {
    let touching = desk.touching();
    let text = move || touching.form().map(|form| form.note);
    let write = move |note| touching.change(desk, |form| form.note = note);
    let why = move || touching.refusal(TouchField::Note);

    view! {
        <div class="field is-wide">
            <label for=NOTE>"Note"</label>
            <textarea
                id=NOTE
                rows="3"
                readonly=holds(move || touching.is_saving())
                prop:value=said(text)
                on:input=typed(write)
                aria-invalid=is_refused(why)
                aria-describedby=error_id(NOTE)
            ></textarea>
            {refused(NOTE, said(why))}
        </div>
    }
    .drawn()
}
