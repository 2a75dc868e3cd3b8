//! The forms of an appointment, a promise and a purchase.

use leptos::html;
use leptos::prelude::*;

use super::button;
use super::dialog::dialog;
use super::field::{error_id, fill, is_refused, refused};
use crate::browser::dates::{Parts, Spell};
use crate::browser::{focus, keys};
use crate::state::{Desk, Jot, JotField, JotProgress, Memo, Preset};
use crate::ui::live::{
    Draw, at_key, effect, given, holds, instead, maybe, part, pressed, said, typed,
};
use crate::ui::spoken;
use crate::ui::words;

/// A dialog while one of the forms is open. Escape closes it and keeps what was typed.
pub fn jot_form(desk: Desk) -> AnyView {
    let jotting = desk.jotting();
    let node = NodeRef::<html::Dialog>::new();
    let open = Memo::new(move |_| {
        let jot = jotting.form().map(|form| form.jot);
        jot.filter(|_| jotting.is_open())
    });
    let save = move || {
        let Some(dialog) = node.get_untracked() else { return };
        let Some(fields) = open.get_untracked().map(Jot::fields) else { return };
        let half = focus::half_typed(&dialog);
        match fields.iter().find(|field| half.as_deref() == Some(&input_id(**field))) {
            Some(field) => jotting.refuse(*field, "Type the whole date"),
            None => jotting.save(desk),
        }
        let is_refused = |field| untrack(|| jotting.refusal(field)).is_some();
        if let Some(field) = fields.iter().find(|field| is_refused(**field)) {
            focus::on(&dialog, &input_id(*field));
        }
    };
    let body = move || open.get().map(|jot| untrack(|| body(desk, jot, save)));
    let drawn = dialog(
        node,
        "jot-title",
        move || jotting.is_open(),
        move || jotting.close(),
        at_key(keys::is_save, save),
        maybe(body).drawn(),
    );
    effect(move || {
        if let (Some(dialog), Some(jot)) = (node.get(), open.get())
            && let Some(first) = jot.fields().first()
        {
            focus::on(&dialog, &input_id(*first));
        }
    });
    drawn
}

fn body(desk: Desk, jot: Jot, save: impl Fn() + Copy + Send + 'static) -> AnyView {
    let jotting = desk.jotting();
    let whom = jotting
        .form()
        .map(|form| form.lead)
        .and_then(|lead| desk.with_rows(|rows| rows.get(&lead).map(|row| row.title.clone())));
    let (title, before, what) = match jot {
        Jot::Appointment(_) => ("Appointment", "with ", "This appointment"),
        Jot::Promise(_) => ("Promise", "to ", "This promise"),
        Jot::Purchase(_) => ("Purchase", "of ", "This purchase"),
    };
    let kept = move || {
        let anew = move || jotting.start_anew(desk);
        jotting.is_kept().then(|| {
            view! {
                <p class="dialog__kept">
                    "This is what you typed before. " {button("link", "Start anew", anew)}
                </p>
            }
        })
    };
    let fields: Vec<AnyView> = jot.fields().iter().map(|field| self::field(desk, *field)).collect();
    let presets = matches!(jot, Jot::Promise(_)).then(|| presets(desk));
    let clashes = spoken(desk, move |speech| {
        let name = |lead| desk.with_rows(|rows| rows.get(&lead).map(|row| row.title.clone()));
        let told = jotting.clashes(desk).into_iter().map(|(clash, id)| {
            let other = if clash.first.0.id == id { clash.second.1 } else { clash.first.1 };
            words::clash(&clash, id, &name(other).unwrap_or_default(), speech)
        });
        told.collect::<Vec<_>>().join("\n")
    });
    let failure = move || match jotting.progress() {
        JotProgress::Failed(why) => Some(view! {
            <p class="dialog__failure" role="alert">
                <b>{what} " is not saved yet: "</b> {why}
                ". What you typed is still here; try again."
            </p>
        }),
        JotProgress::Closed | JotProgress::Typing | JotProgress::Saving(..) => None,
    };
    let is_busy = move || jotting.is_saving().then_some("true");
    let save_words = move || match jotting.is_saving() {
        true => "Saving …".to_owned(),
        false => format!("Save {}", title.to_ascii_lowercase()),
    };

    view! {
        <form novalidate on:submit=instead(save)>
            <h2 class="dialog__title" id="jot-title">{title}</h2>
            <p class="dialog__whom">{before} <bdi>{whom}</bdi></p>
            {maybe(kept)}
            <div class="dialog__fields">{fields} {part(presets)}</div>
            <p class="dialog__warning" role="status">{said(move || clashes.get())}</p>
            {maybe(failure)}
            <div class="dialog__actions">
                <button
                    type="button"
                    class="button is-quiet"
                    aria-disabled=given(is_busy)
                    on:click=pressed(move || jotting.close())
                >
                    "Cancel"
                </button>
                <button type="submit" class="button" aria-disabled=given(is_busy)>{said(save_words)}</button>
            </div>
        </form>
    }
    .drawn()
}

/// What a field is called, what it is typed into, the keyboard of a phone, and how it is typed.
fn looks(field: JotField) -> (&'static str, &'static str, &'static str, &'static str) {
    match field {
        JotField::Starts => ("Starts", "datetime-local", "", ""),
        JotField::Minutes => ("Minutes", "text", "numeric", ""),
        JotField::Place => ("Where", "text", "text", "A place, or a link"),
        JotField::Who => ("Who comes", "text", "text", "Besides the two of you"),
        JotField::Way => ("Way there", "text", "numeric", "In minutes"),
        JotField::Words => ("What you owe them", "text", "text", ""),
        JotField::By => ("By", "datetime-local", "", ""),
        JotField::What => ("What they bought", "text", "text", ""),
        JotField::On => ("When", "date", "", ""),
        JotField::Amount => ("For", "text", "text", "An amount, or with its currency: CHF 80"),
    }
}

fn field(desk: Desk, field: JotField) -> AnyView {
    let jotting = desk.jotting();
    let id = input_id(field);
    let (label, kind, keyboard, hint) = looks(field);
    let input = NodeRef::<html::Input>::new();
    fill(input, move || jotting.text(field));
    let why = move || jotting.refusal(field);
    let passed = move || match field {
        JotField::Starts if jotting.has_passed(desk, field) => {
            "This has passed: it will be asked how it went"
        }
        JotField::By if jotting.has_passed(desk, field) => {
            "This has passed: it stands on Today at once"
        }
        JotField::Starts
        | JotField::By
        | JotField::Minutes
        | JotField::Place
        | JotField::Who
        | JotField::Way
        | JotField::Words
        | JotField::What
        | JotField::On
        | JotField::Amount => hint,
    };
    let is_wide = match field {
        JotField::Place | JotField::Words | JotField::What => true,
        JotField::Starts
        | JotField::Minutes
        | JotField::Who
        | JotField::Way
        | JotField::By
        | JotField::On
        | JotField::Amount => false,
    };

    view! {
        <div class="field" class:is-wide=is_wide>
            <label for=id.clone()>{label}</label>
            <input
                id=id.clone()
                type=kind
                inputmode=keyboard
                node_ref=input
                value=untrack(|| jotting.text(field))
                autocomplete="off"
                dir=(kind == "text").then_some("auto")
                readonly=holds(move || jotting.is_saving())
                on:input=typed(move |text| jotting.write(desk, field, text))
                aria-invalid=is_refused(why)
                aria-describedby=format!("{} {id}-hint", error_id(&id))
            />
            <p class="field__hint" id=format!("{id}-hint")>{said(passed)}</p>
            {refused(&id, said(why))}
        </div>
    }
    .drawn()
}

/// The times by which most is promised.
fn presets(desk: Desk) -> AnyView {
    let spell = expect_context::<Spell>();
    let jotting = desk.jotting();
    let today = desk.with_zone(|zone| zone.day(desk.now_untracked()));
    let preset = |(preset, at)| {
        let local = desk.with_zone(|zone| zone.local(at));
        let name = match preset {
            Preset::InAnHour => "In 1 hour".to_owned(),
            Preset::EndOfWork => "End of work today".to_owned(),
            Preset::Morning if Some(local.date()) == today.succ_opt() => {
                "Tomorrow morning".to_owned()
            }
            Preset::Morning => format!("{} morning", spell(Parts::Weekday, local)),
        };
        let take = move || jotting.write_moment(desk, JotField::By, at);
        button("button is-quiet", name, take)
    };
    let presets = jotting.presets(desk).into_iter().map(preset).collect_view();
    view! { <div class="dialog__presets is-wide" role="group" aria-label="Usual times">{presets}</div> }
        .drawn()
}

/// The id of a field's input.
fn input_id(field: JotField) -> String {
    format!("jot-{}", field.name())
}
