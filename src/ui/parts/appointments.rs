//! The times to meet a lead: those to come, how each went, and those that were.

use leptos::prelude::*;
use ninefold_core::domain::appointment::{Appointment, Went};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::Decided;
use ninefold_core::domain::lead::{Decision, Lead};
use ninefold_core::domain::link::Link;
use ninefold_core::domain::text::Line;
use ninefold_core::domain::touch::{Channel, Outcome};

use super::beside::{keep_keyboard, region};
use super::{button, moment};
use crate::browser::{clock, random};
use crate::state::{Begun, Desk, Memo};
use crate::ui::live::{Draw, given, live, maybe, part};
use crate::ui::speech::count;
use crate::ui::spoken;
use crate::ui::words;

const ID: &str = "appointments";

/// A region with the appointments of a lead, while there are any. Once one has begun, how it went is
/// one key; before that it can be moved or called off.
pub fn appointments(desk: Desk, lead: Memo<Lead>, may_act: Memo<bool>) -> AnyView {
    let all = Memo::new(move |_| lead.with(|lead| lead.parts().appointments.clone()));
    let is_any = Memo::new(move |_| !all.read().is_empty());
    keep_keyboard(ID, move || all.track());
    let draw = move || is_any.get().then(|| untrack(|| drawn(desk, lead, all, may_act)));
    maybe(draw).drawn()
}

fn drawn(
    desk: Desk,
    lead: Memo<Lead>,
    all: Memo<Vec<Appointment>>,
    may_act: Memo<bool>,
) -> AnyView {
    let id = lead.with_untracked(Lead::id);
    let is_open = |it: &&Appointment| it.went.is_none();
    let open = move || {
        let may_act = may_act.get();
        let one = |it: &Appointment| untrack(|| open(desk, id, it.clone(), may_act));
        all.read().iter().filter(is_open).map(one).collect_view()
    };
    // The one that was missed last, while no other time was found.
    let missed = move || {
        let all = all.read();
        let last = all.last().filter(|it| it.went == Some(Went::Missed));
        let missed = last.filter(|_| may_act.get() && !all.iter().any(|it| it.went.is_none()))?;
        Some(untrack(|| new_time(desk, id, missed.clone())))
    };
    let past = move || {
        let past: Vec<(Appointment, Went)> =
            (all.read().iter().rev()).filter_map(|it| Some((it.clone(), it.went?))).collect();
        (!past.is_empty()).then(|| untrack(|| self::past(desk, past)))
    };

    let body = view! {
        <ul class="beside__list">{live(open)}</ul>
        {maybe(missed)}
        {maybe(past)}
    };
    region(ID, "Appointments", body.drawn())
}

/// One of which nobody has said how it went.
fn open(desk: Desk, lead: LeadId, appointment: Appointment, may_act: bool) -> AnyView {
    let at = appointment.at;
    let id = appointment.id;
    let has_begun = Memo::new(move |_| desk.now() >= at);
    let answer = move |went: Went| {
        desk.decide(Decided::Met, vec![(lead, Decision::Went(id, went))]);
        match went {
            Went::Kept | Went::Late => {
                let (channel, outcome) = (Channel::Meeting, Outcome::Spoke);
                let begun = Begun { channel, outcome, template: None };
                desk.touching().start_after(desk, lead, begun, clock::now());
            }
            Went::Missed | Went::Cancelled => {}
        }
    };
    let one = move |went: Went| button("button is-quiet", words::went(went), move || answer(went));
    let told = said(desk, &appointment);
    let change = move || desk.jotting().move_appointment(desk, lead, &appointment);
    let change = button("button is-quiet", "Move …", change);
    let answers = move || match has_begun.get() {
        true => Went::ALL.into_iter().map(one).collect_view(),
        false => vec![one(Went::Cancelled)],
    };
    let asked = move || has_begun.get().then(|| view! { <span>"How did it go?"</span> });
    // The same buttons for each, so their group says which one they are about.
    let name = spoken(desk, move |speech| match at <= speech.now {
        true => format!("How did it go? {}", speech.moment(at)),
        false => format!("Appointment {}", speech.moment(at)),
    });
    let acts = may_act.then(|| {
        view! {
            <div class="beside__acts" role="group" aria-label=given(move || name.get())>
                {maybe(asked)} {live(answers)} {change}
            </div>
        }
    });

    view! { <li class="beside__one">{told} {part(acts)}</li> }.drawn()
}

/// When and where it is, who comes, and how long the way is.
fn said(desk: Desk, appointment: &Appointment) -> AnyView {
    let ends_at = appointment.ends_at();
    let place = appointment.place.as_ref().map(place);
    let place = place.map(|place| view! { <span>{place}</span> });
    let who = appointment.who.as_ref().map(Line::to_string);
    let who = who.map(|who| view! { <span>"with " <bdi>{who}</bdi></span> });
    let way = match appointment.travel_minutes {
        0 => None,
        minutes => Some(format!("{} to get there", count(minutes, "minute"))),
    };
    let way = way.map(|way| view! { <span>{way}</span> });

    view! {
        <p class="said-in-parts">
            <span><b>{moment(desk, appointment.at, |speech, at| speech.moment(at))}</b></span>
            <span>
                {count(appointment.minutes, "minute")} ", until "
                {moment(desk, ends_at, |speech, at| speech.time(at))}
            </span>
            {part(place)}
            {part(who)}
            {part(way)}
        </p>
    }
    .drawn()
}

fn place(place: &Line) -> AnyView {
    // Only what names its scheme is a link: "Room 3.14" is a room.
    let text = place.to_string();
    let is_link = text.to_ascii_lowercase().starts_with("http");
    match Link::parse(&text).ok().filter(|_| is_link) {
        Some(link) => view! {
            <a href=link.to_string() target="_blank" rel="noopener noreferrer">
                <bdi>{link.short().to_owned()}</bdi>
            </a>
        }
        .drawn(),
        None => view! { <bdi>{text}</bdi> }.drawn(),
    }
}

/// After one that was missed: another time.
fn new_time(desk: Desk, lead: LeadId, missed: Appointment) -> AnyView {
    let at = missed.at;
    let find = move || {
        desk.jotting().meet(desk, lead, Some(&missed), clock::now(), random::bytes());
    };
    view! {
        <p class="beside__offer">
            <span>"Missed " {moment(desk, at, |speech, at| speech.moment(at))} ". Make good for it, and find a new time."</span>
            {button("button", "New time …", find)}
        </p>
    }
    .drawn()
}

/// Those that were, behind how they went.
fn past(desk: Desk, past: Vec<(Appointment, Went)>) -> AnyView {
    let went: Vec<Went> = past.iter().map(|(_, went)| *went).collect();
    let one = |(appointment, went): (Appointment, Went)| {
        view! {
            <li class="beside__one">
                <b>{words::went(went)}</b> {said(desk, &appointment)}
            </li>
        }
        .drawn()
    };
    let lines = past.into_iter().map(one).collect_view();
    view! {
        <details class="beside__past">
            <summary>{words::went_counts(&went)}</summary>
            <ul class="beside__list">{lines}</ul>
        </details>
    }
    .drawn()
}
