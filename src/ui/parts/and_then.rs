//! What comes after a touch: asked below its outcome, and told before it is saved.

use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::HtmlSelectElement;
use ninefold_core::domain::schedule::Next;
use ninefold_core::domain::touch::{Channel, Outcome};

use super::log_touch::{Place, choice, text, tick};
use crate::state::{Ahead, AndThen, Clashing, Desk, Memo, TouchField};
use crate::ui::live::{Draw, heard, holds, maybe, said};
use crate::ui::spoken;
use crate::ui::words;

const NEXT: &str = "touch-next";
const NEXT_CHANNEL: &str = "touch-next-channel";

/// The next step: what may be chosen, the fields that go with it, and what it will be.
pub fn and_then(desk: Desk) -> AnyView {
    let touching = desk.touching();
    let asked = Memo::new(move |_| touching.asked(desk));
    let is_asked = Memo::new(move |_| asked.read().is_some());
    let draw = move || is_asked.get().then(|| untrack(|| drawn(desk, asked)));
    maybe(draw).drawn()
}

fn drawn(desk: Desk, asked: Memo<Option<AndThen>>) -> AnyView {
    let touching = desk.touching();
    // Each part is drawn again only for what it shows: what is typed beside it stays, and so does
    // the keyboard.
    let choices = Memo::new(move |_| {
        let asked = asked.get();
        asked.map(|it| (it.choices, words::no_choice(it.by_plan))).unwrap_or_default()
    });
    let fields = Memo::new(move |_| {
        let asked = asked.get()?;
        let has_plan = matches!(asked.by_plan, Some(Next::Due(_) | Next::Paused) | None);
        let is_over = asked.by_plan == Some(Next::Ended);
        (!is_over).then_some((asked.outcome, asked.ahead, has_plan))
    });
    let choice = move || {
        let (choices, by_plan) = choices.get();
        (!choices.is_empty()).then(|| untrack(|| chosen(desk, asked, choices, by_plan)))
    };
    let fields = move || {
        let fields = fields.get();
        fields.map(|(outcome, ahead, has_plan)| untrack(|| typed(desk, outcome, ahead, has_plan)))
    };
    let line = spoken(desk, move |speech| {
        let next = touching.preview(desk)?;
        let outcome = touching.form()?.outcome();
        let name = next
            .due()
            .and_then(|due| due.cadence())
            .and_then(|id| desk.with_plan(id, |plan| plan.map(|plan| plan.name().to_owned())));
        Some(words::then(outcome, &next, name.as_deref(), speech))
    });

    view! {
        <fieldset class="and-then is-wide">
            <legend>"And then"</legend>
            <div class="and-then__fields">{maybe(choice)} {maybe(fields)}</div>
            <p class="and-then__line" role="status">{said(move || line.get())}</p>
        </fieldset>
    }
    .drawn()
}

/// What comes next, chosen among what may.
fn chosen(
    desk: Desk,
    asked: Memo<Option<AndThen>>,
    choices: Vec<Ahead>,
    by_plan: &'static str,
) -> AnyView {
    let touching = desk.touching();
    let option = |ahead: Ahead| {
        let name = match ahead {
            Ahead::Enroll(id) => {
                let name = desk.with_plan(id, |plan| plan.map(|plan| plan.name().to_owned()));
                format!("The plan {}", name.unwrap_or_default())
            }
            Ahead::Plan => by_plan.to_owned(),
            Ahead::TwoWorkingDays => "In 2 working days".to_owned(),
            Ahead::Tomorrow => "Tomorrow".to_owned(),
            Ahead::Week => "In a week".to_owned(),
            Ahead::Day => "On a day …".to_owned(),
            Ahead::Moment => "On a day, at a time …".to_owned(),
        };
        let is_chosen = move || asked.with(|it| it.as_ref().is_some_and(|it| it.ahead == ahead));
        view! { <option prop:selected=holds(is_chosen)>{name}</option> }.drawn()
    };
    let options = choices.iter().copied().map(option).collect_view();
    let choose = move |event: ev::Event| {
        let idx = event_target::<HtmlSelectElement>(&event).selected_index();
        let ahead = usize::try_from(idx).ok().and_then(|idx| choices.get(idx).copied());
        touching.change(desk, |form| form.then.ahead = ahead);
    };

    view! {
        <div class="field">
            <label for=NEXT>"What comes next"</label>
            <select id=NEXT disabled=holds(move || touching.is_saving()) on:change=heard(choose)>
                {options}
            </select>
        </div>
    }
    .drawn()
}

/// What is typed for it.
fn typed(desk: Desk, outcome: Outcome, ahead: Ahead, has_plan: bool) -> Vec<AnyView> {
    match outcome {
        Outcome::NotNow => vec![text(desk, TouchField::Until, "Until, if they said", "date")],
        Outcome::Appointment => vec![
            starts(desk),
            text(desk, TouchField::Minutes, "Minutes", "number"),
            text(desk, TouchField::Place, "Place or link", "text"),
            text(desk, TouchField::Who, "Who comes", "text"),
            way(desk),
        ],
        Outcome::NoAnswer | Outcome::LeftMessage | Outcome::Spoke | Outcome::No | Outcome::Won => {
            agreed(desk, ahead, has_plan)
        }
    }
}

/// When the appointment starts, and what else is at that time.
fn starts(desk: Desk) -> AnyView {
    let clashes = Memo::new(move |_| desk.touching().clashes(desk));
    let told = spoken(desk, move |speech| {
        let said = |it: &Clashing| words::clash(&it.clash, it.id, &it.whom, speech);
        clashes.read().iter().map(said).collect::<Vec<String>>().join(". ")
    });
    view! {
        <div>
            {text(desk, TouchField::Starts, "Starts", "datetime-local")}
            <p class="field__hint" role="status">{said(move || told.get())}</p>
        </div>
    }
    .drawn()
}

/// How long it takes to get there.
fn way(desk: Desk) -> AnyView {
    view! {
        <div>
            {text(desk, TouchField::Way, "Way there", "number")}
            <p class="field__hint">"In minutes; empty for none"</p>
        </div>
    }
    .drawn()
}

fn agreed(desk: Desk, ahead: Ahead, has_plan: bool) -> Vec<AnyView> {
    let mut fields = Vec::new();
    match ahead {
        Ahead::Plan | Ahead::Enroll(_) => return fields,
        Ahead::TwoWorkingDays | Ahead::Tomorrow | Ahead::Week => {}
        Ahead::Day => fields.push(text(desk, TouchField::Day, "Day", "date")),
        Ahead::Moment => {
            fields.push(text(desk, TouchField::Moment, "Day and time", "datetime-local"));
        }
    }
    let names = Channel::ALL.map(words::channel_name);
    let place = Place {
        get: |form| {
            let next = form.next_channel();
            Channel::ALL.iter().position(|it| *it == next).unwrap_or_default()
        },
        set: |form, place| form.then.channel = Some(place),
    };
    fields.push(choice(desk, NEXT_CHANNEL, "By", None, &names, place));
    fields.push(text(desk, TouchField::Purpose, "Purpose", "text"));
    if has_plan {
        fields.push(tick(desk, "This ends the plan", |form| &mut form.then.ends));
    }
    fields
}
