//! The *Log touch* form: what passed between us and a lead, in a few keys.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::HtmlSelectElement;
use ninefold_core::domain::objection::ObjectionKind;
use ninefold_core::domain::time;
use ninefold_core::domain::touch::{Channel, Outcome};

use super::and_then::and_then;
use super::bought::bought;
use super::field::{error_id, fill, is_refused, open_while, refused};
use super::owed::{kept, owed};
use super::{button, said_no};
use crate::browser::{clock, focus, keys, random};
use crate::state::{Desk, Memo, TouchField, TouchForm, TouchProgress};
use crate::ui::live::{
    Draw, at_key, given, heard, holds, instead, maybe, part, pressed, said, ticked, typed,
};
use crate::ui::words;

const CHANNEL: &str = "touch-channel";
const OUTCOME: &str = "touch-outcome";

/// The fields that can be refused, each with the id of its input.
const FIELDS: [(TouchField, &str); 16] = [
    (TouchField::When, "touch-when"),
    (TouchField::Note, "touch-note"),
    (TouchField::Day, "touch-day"),
    (TouchField::Moment, "touch-moment"),
    (TouchField::Purpose, "touch-purpose"),
    (TouchField::Until, "touch-until"),
    (TouchField::Starts, "touch-starts"),
    (TouchField::Minutes, "touch-minutes"),
    (TouchField::Place, "touch-place"),
    (TouchField::Who, "touch-who"),
    (TouchField::Way, "touch-way"),
    (TouchField::Words, "touch-words"),
    (TouchField::FindOut, "touch-find-out"),
    (TouchField::AnswerBy, "touch-answer-by"),
    (TouchField::Bought, "touch-bought"),
    (TouchField::Paid, "touch-paid"),
];

/// A dialog for a new touch, or to correct one. Escape closes it and keeps what was typed.
pub fn log_touch(desk: Desk) -> AnyView {
    let touching = desk.touching();
    let dialog = NodeRef::<html::Dialog>::new();
    open_while(dialog, move || touching.is_open());
    let save = move || {
        let Some(dialog) = dialog.get_untracked() else { return };
        let half = focus::half_typed(&dialog);
        match FIELDS.into_iter().find(|(_, id)| half.as_deref() == Some(*id)) {
            Some((field @ (TouchField::Minutes | TouchField::Way), _)) => {
                touching.refuse(field, "Type whole minutes");
            }
            Some((field, _)) => touching.refuse(field, "Type the whole date, or clear the field"),
            None => touching.save(desk, clock::now(), random::bytes()),
        }
        let is_refused = |field| untrack(|| touching.refusal(field)).is_some();
        if let Some((_, id)) = FIELDS.into_iter().find(|(field, _)| is_refused(*field)) {
            focus::on(&dialog, id);
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if keys::is_save(&event) || keys::is_enter_on_choice(&event) {
            event.prevent_default();
            save();
        } else if !desk.has_shortcuts() {
            // Digits and letters are switched off.
        } else if let Some(digit) = keys::digit(&event) {
            event.prevent_default();
            touching.choose_outcome(desk, digit.saturating_sub(1));
        } else if let Some(letter) = keys::letter(&event)
            && is_meant(desk, letter)
        {
            event.prevent_default();
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
    let noes = move || {
        let is_new = touching.asked_about().is_some_and(|asked| asked.is_new);
        is_new.then(|| words::noes_about(&touching.noes_before(desk))).flatten()
    };
    let letter = move || {
        let template = touching.form()?.template?;
        let name = desk.settings().template(template)?.name.to_string();
        let without = move || touching.change(desk, |form| form.template = None);
        Some(view! {
            <p class="log-touch__letter">
                <span>"With the text “"<bdi>{name}</bdi>"”"</span>
                {button("button is-quiet", "Without it", without)}
            </p>
        })
    };
    let is_busy = move || touching.is_saving().then_some("true");
    let save_words = move || if touching.is_saving() { "Saving …" } else { "Save touch" };
    let failure = move || match touching.progress() {
        TouchProgress::Failed(why) => Some(view! {
            <p class="dialog__failure" role="alert">
                <b>"This touch is not saved yet: "</b> {why}
                ". What you typed is still here; try again."
            </p>
        }),
        TouchProgress::Closed | TouchProgress::Typing | TouchProgress::Saving(_) => None,
    };
    let warning = move || {
        let warning = touching.warning(desk)?;
        Some(desk.with_rules(|rules| words::pestering(&warning, rules.pester)))
    };
    let channel = choice(
        desk,
        CHANNEL,
        "Channel",
        None,
        &Channel::ALL.map(words::channel_name),
        Place { get: |form| form.channel, set: |form, place| form.channel = place },
    );
    let digits = Some("1–7 choose the outcome, Enter saves");
    let outcome = choice(
        desk,
        OUTCOME,
        "Outcome",
        digits,
        &Outcome::ALL.map(words::outcome),
        Place { get: |form| form.outcome, set: |form, place| form.outcome = place },
    );

    view! {
        <dialog
            class="dialog log-touch"
            node_ref=dialog
            aria-labelledby="log-touch-title"
            on:cancel=on_cancel
            on:close=heard(move |_: ev::Event| close())
            on:keydown=heard(on_key)
        >
            <form novalidate on:submit=instead(save)>
                <h2 class="dialog__title" id="log-touch-title">{said(title)}</h2>
                <p class="dialog__whom log-touch__whom">{maybe(whom)}</p>
                <p class="log-touch__noes">{said(noes)}</p>
                {maybe(letter)}
                <div class="log-touch__fields">
                    {channel}
                    {outcome}
                    {said_in_it(desk)}
                    {kept(desk)}
                    {owed(desk)}
                    {and_then(desk)}
                    {when(desk)}
                    {note(desk)}
                    <div class="log-touch__ticks is-wide">
                        {tick(desk, "They contacted us", |form| &mut form.is_inbound)}
                        {tick(desk, "Automatic, such as a reply by a program", |form| &mut form.is_automatic)}
                        {tick(desk, "Beside the plan", |form| &mut form.is_extra)}
                    </div>
                </div>
                <p class="dialog__warning" role="status">{said(warning)}</p>
                {maybe(failure)}
                <div class="dialog__actions">
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

/// Does what `letter` stands for, if it stands for something now.
fn is_meant(desk: Desk, letter: char) -> bool {
    let touching = desk.touching();
    let Some(asked) = untrack(|| touching.asked_about()) else { return false };
    let about = ObjectionKind::ALL.into_iter().find(|kind| said_no::letter(*kind) == letter);
    match about {
        Some(about) if asked.outcome == Outcome::No => touching.object(desk, Some(about)),
        Some(_) | None if letter == 'i' && asked.may_owe => touching.owe(desk),
        Some(_) | None => return false,
    }
    true
}

/// What is asked about the outcome itself.
fn said_in_it(desk: Desk) -> AnyView {
    let asked = Memo::new(move |_| {
        let asked = desk.touching().asked_about();
        asked.map(|asked| (asked.outcome, asked.is_new))
    });
    let draw = move || match asked.get()? {
        (Outcome::No, _) => Some(untrack(|| said_no::said_no(desk))),
        (Outcome::Won, true) => Some(untrack(|| bought(desk))),
        (
            Outcome::NoAnswer
            | Outcome::LeftMessage
            | Outcome::Spoke
            | Outcome::NotNow
            | Outcome::Appointment
            | Outcome::Won,
            _,
        ) => None,
    };
    maybe(draw).drawn()
}

/// Where the form has what is chosen, by its place among the names.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// What is chosen.
    pub get: fn(&TouchForm) -> usize,
    /// Chooses.
    pub set: fn(&mut TouchForm, usize),
}

/// One of `names`, perhaps with a hint below for whoever has a keyboard.
pub(super) fn choice(
    desk: Desk,
    id: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    names: &[&'static str],
    place: Place,
) -> AnyView {
    let touching = desk.touching();
    let chosen = move || touching.form().map(|form| (place.get)(&form)).unwrap_or_default();
    let option = |(idx, name): (usize, &&'static str)| {
        view! { <option prop:selected=holds(move || chosen() == idx)>{*name}</option> }.drawn()
    };
    let options = names.iter().enumerate().map(option).collect_view();
    let choose = move |event: ev::Event| {
        let idx = event_target::<HtmlSelectElement>(&event).selected_index();
        touching.change(desk, |form| (place.set)(form, usize::try_from(idx).unwrap_or_default()));
    };
    let hint_id = hint.map(|_| format!("{id}-hint"));
    let described_by = hint_id.clone();
    let hint = hint.map(|hint| {
        view! { <p class="field__hint for-keyboards" id=hint_id>{hint}</p> }
    });

    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select
                id=id
                disabled=holds(move || touching.is_saving())
                autofocus=id == CHANNEL
                on:change=heard(choose)
                aria-describedby=described_by
            >
                {options}
            </select>
            {part(hint)}
        </div>
    }
    .drawn()
}

/// A yes or no, which the form has at `place`.
pub(super) fn tick(
    desk: Desk,
    label: &'static str,
    place: fn(&mut TouchForm) -> &mut bool,
) -> AnyView {
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
    let id = input_id(TouchField::When);
    let input = NodeRef::<html::Input>::new();
    let just_now = move || {
        let now = clock::now();
        let when = desk.with_zone(|zone| time::to_wall_text(zone.local(now)));
        touching.change(desk, |form| (form.now, form.when) = (now, when));
    };
    let at_n = move || _ = desk.has_shortcuts().then(just_now);
    fill(input, move || touching.text(TouchField::When));
    let write = move |when| touching.write(desk, TouchField::When, when);
    let why = move || touching.refusal(TouchField::When);

    view! {
        <div class="field is-wide">
            <label for=id>"When"</label>
            <div class="field__with-button">
                <input
                    id=id
                    type="datetime-local"
                    node_ref=input
                    readonly=holds(move || touching.is_saving())
                    on:input=typed(write)
                    on:keydown=at_key(keys::is_just_now, at_n)
                    aria-invalid=is_refused(why)
                    aria-describedby=error_id(id)
                />
                {button("button is-quiet", "Just now", just_now)}
            </div>
            {refused(id, said(why))}
        </div>
    }
    .drawn()
}

/// What is worth remembering of it.
fn note(desk: Desk) -> AnyView {
    let touching = desk.touching();
    let id = input_id(TouchField::Note);
    let text = move || touching.text(TouchField::Note);
    let write = move |note| touching.write(desk, TouchField::Note, note);
    let why = move || touching.refusal(TouchField::Note);

    view! {
        <div class="field is-wide">
            <label for=id>"Note"</label>
            <textarea
                id=id
                rows="3"
                readonly=holds(move || touching.is_saving())
                prop:value=said(text)
                on:input=typed(write)
                aria-invalid=is_refused(why)
                aria-describedby=error_id(id)
            ></textarea>
            {refused(id, said(why))}
        </div>
    }
    .drawn()
}

/// One line that is typed into `field`, or a date, a time or an amount, as `kind` has it.
pub(super) fn text(
    desk: Desk,
    field: TouchField,
    label: &'static str,
    kind: &'static str,
) -> AnyView {
    let touching = desk.touching();
    let id = input_id(field);
    let input = NodeRef::<html::Input>::new();
    fill(input, move || touching.text(field));
    let why = move || touching.refusal(field);
    // A number field would take no marks between thousands.
    let (kind, keyboard) = match kind {
        "decimal" => ("text", Some("decimal")),
        kind => (kind, None),
    };

    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                type=kind
                inputmode=keyboard
                node_ref=input
                autocomplete="off"
                readonly=holds(move || touching.is_saving())
                on:input=typed(move |text| touching.write(desk, field, text))
                aria-invalid=is_refused(why)
                aria-describedby=error_id(id)
            />
            {refused(id, said(why))}
        </div>
    }
    .drawn()
}

/// The id of a field's input.
fn input_id(field: TouchField) -> &'static str {
    FIELDS.into_iter().find(|(it, _)| *it == field).map_or("", |(_, id)| id)
}
