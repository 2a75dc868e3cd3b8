//! What can be decided about a next step, or about a backlog of them: one dialog for all of it, with
//! a digit for each choice.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use ninefold_core::domain::agenda::Group;
use ninefold_core::domain::backlog::{Outlook, Remedy};
use ninefold_core::domain::id::LeadId;

use super::field::{error_id, fill, is_refused, open_while, refused};
use super::{button, moment};
use crate::browser::dates::{Parts, Spell};
use crate::browser::{clock, focus, keys};
use crate::state::{Asked, Choice, Desk};
use crate::ui::live::{Draw, effect, heard, instead, maybe, part, pressed, said, typed};
use crate::ui::words;

const PICKED: &str = "choices-picked";

/// More days than this are not told one by one.
const MOST_DAYS: usize = 8;

/// A dialog while something is being chosen. The keyboard begins on the first choice.
pub fn choices(desk: Desk) -> AnyView {
    let deciding = desk.deciding();
    let dialog = NodeRef::<html::Dialog>::new();
    open_while(dialog, move || deciding.asked().is_some());
    effect(move || {
        if let (Some(dialog), Some(_)) = (dialog.get(), deciding.asked()) {
            focus::on(&dialog, "choice-1");
        }
    });
    let close = move || deciding.close();
    let on_cancel = instead::<ev::Event>(close);
    let on_key = move |event: ev::KeyboardEvent| {
        let digit = (desk.has_shortcuts() && keys::is_command_of_dialog(&event))
            .then(|| event.key().parse::<usize>().ok())
            .flatten();
        let Some(nth) = digit.and_then(|digit| digit.checked_sub(1)) else { return };
        event.prevent_default();
        let n_choices = untrack(|| deciding.choices().len());
        match dialog.get_untracked() {
            Some(dialog) if nth == n_choices => focus::on(&dialog, PICKED),
            Some(_) | None => deciding.choose(desk, nth, clock::now()),
        }
    };
    let body = move || deciding.asked().map(|asked| untrack(|| body(desk, asked)));

    view! {
        <dialog
            class="dialog choices"
            node_ref=dialog
            aria-labelledby="choices-title"
            on:cancel=on_cancel
            on:close=heard(move |_: ev::Event| close())
            on:keydown=heard(on_key)
        >
            {maybe(body)}
        </dialog>
    }
    .drawn()
}

fn body(desk: Desk, asked: Asked) -> AnyView {
    let deciding = desk.deciding();
    let (lead, n_leads) = match asked {
        Asked::Ways(id) | Asked::Snooze(id) | Asked::Plan(id) => (Some(id), 1),
        Asked::PlanForAll => (None, desk.without_a_plan().len()),
        Asked::Backlog(_) => (None, deciding.outlook().leads.len()),
    };
    let name = |id| desk.row(id).get_untracked().map(|row| row.title);
    let whom = lead.and_then(name).unwrap_or_else(|| words::leads(n_leads));
    let hint = lead.and_then(|id| hint(desk, asked, id));
    let told = match asked {
        Asked::Backlog(remedy) => Some(foretold(desk, remedy, deciding.outlook())),
        Asked::Ways(_) | Asked::Snooze(_) | Asked::Plan(_) | Asked::PlanForAll => None,
    };
    let choices = deciding.choices();
    let n_choices = choices.len();
    let choice = |(nth, choice)| self::choice(desk, nth, choice);
    let choices = choices.into_iter().enumerate().map(choice).collect_view();
    let picked = matches!(asked, Asked::Snooze(_)).then(|| picked(desk, n_choices + 1));

    view! {
        <h2 class="choices__title" id="choices-title">{words::choosing(asked)}</h2>
        <p class="choices__whom"><bdi>{whom}</bdi></p>
        {part(hint.map(|hint| view! { <p class="choices__hint">{hint}</p> }))}
        {part(told)}
        <ol class="choices__all">{choices}</ol>
        {part(picked)}
        <p class="choices__end">{button("button is-quiet", "Cancel", move || deciding.close())}</p>
    }
    .drawn()
}

/// What has to be known before it is chosen for one lead.
fn hint(desk: Desk, asked: Asked, id: LeadId) -> Option<&'static str> {
    let row = desk.row(id).get_untracked()?;
    let now = desk.now_untracked();
    let group = desk.with_zone(|zone| Group::of(&row, now, zone));
    let runs = group == Group::RunningClock && matches!(asked, Asked::Snooze(_));
    runs.then_some(
        "The clock keeps running: putting the step off hides nobody who waits for a first answer.",
    )
}

/// One choice: its digit, its words, and the exact date it leads to.
fn choice(desk: Desk, nth: usize, choice: Choice) -> AnyView {
    let at = choice.at.map(|at| {
        view! {
            <span class="choices__at">{moment(desk, at, |speech, at| speech.moment(at))}</span>
        }
    });
    let warning = choice.warnings.first().map(|it| {
        view! { <span class="choices__warning">{words::warning(*it)}</span> }
    });
    let (name, detail) = words::choice(&choice.name);
    let detail = detail.map(|it| view! { <span class="choices__at">{it}</span> });
    let choose = move || desk.deciding().choose(desk, nth, clock::now());

    view! {
        <li>
            <button type="button" class="choices__choice" id=format!("choice-{}", nth + 1) on:click=pressed(choose)>
                <kbd class="for-keyboards" aria-hidden="true">{(nth + 1).to_string()}</kbd>
                <span class="choices__name">{name}</span>
                {part(at)}
                {part(detail)}
                {part(warning)}
            </button>
        </li>
    }
    .drawn()
}

/// A date and time of one's own.
fn picked(desk: Desk, digit: usize) -> AnyView {
    let deciding = desk.deciding();
    let input = NodeRef::<html::Input>::new();
    fill(input, move || deciding.picked());
    let why = move || deciding.refusal().map(words::time_refusal);
    let warning = move || deciding.picked_warnings(desk).first().map(|it| words::warning(*it));
    let take = move || deciding.take_picked(desk);

    view! {
        <form class="choices__picked field" novalidate on:submit=instead(take)>
            <label for=PICKED>
                <kbd class="for-keyboards" aria-hidden="true">{digit.to_string()}</kbd>
                " Another date and time"
            </label>
            <div class="field__with-button">
                <input
                    id=PICKED
                    type="datetime-local"
                    node_ref=input
                    on:input=typed(move |text| deciding.pick(text))
                    aria-invalid=is_refused(why)
                    aria-describedby=format!("{} choices-warning", error_id(PICKED))
                />
                <button type="submit" class="button">"Put off"</button>
            </div>
            <p class="choices__warning" id="choices-warning">{said(warning)}</p>
            {refused(PICKED, said(why))}
        </form>
    }
    .drawn()
}

/// What a way out of a backlog comes to, day by day.
fn foretold(desk: Desk, remedy: Remedy, outlook: Outlook) -> AnyView {
    let spell = expect_context::<Spell>();
    let day = |day: chrono::NaiveDate| spell(Parts::WeekdayDay, day.into());
    let most = desk.settings().touches_a_day;
    let line = |text: String| view! { <li>{text}</li> }.drawn();
    let days = outlook.days.iter().take(MOST_DAYS).map(|(on, n)| format!("{}: {n}", day(*on)));
    let rest = outlook.days.get(MOST_DAYS..).unwrap_or_default();
    // It may be years away.
    let last = outlook.days.last().map(|(on, _)| spell(Parts::DayYear, (*on).into()));
    let rest = (!rest.is_empty())
        .then(|| format!("… and so on until {}", last.clone().unwrap_or_default()));
    let lines = days.chain(rest).map(line).collect_view();
    let left = words::left_alone(&outlook).into_iter().map(line).collect_view();

    view! {
        <p class="choices__hint">{words::foretold(remedy, most, outlook.days.len())}</p>
        <ul class="choices__days">{lines} {left}</ul>
    }
    .drawn()
}
