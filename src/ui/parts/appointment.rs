//! The time to meet that a lead waits for, and how it went.

use leptos::prelude::*;
use ninefold_core::domain::appointment::{Appointment, Went};
use ninefold_core::domain::journal::Decided;
use ninefold_core::domain::lead::{Decision, Lead};
use ninefold_core::domain::link::Link;
use ninefold_core::domain::touch::{Channel, Outcome};

use super::{button, moment};
use crate::browser::clock;
use crate::state::{Begun, Desk, Memo};
use crate::ui::live::{Draw, live, maybe, part};
use crate::ui::speech::count;
use crate::ui::words;

/// The open appointment of a lead. Once it has begun, how it went is one key; before that it can
/// only be called off.
pub fn appointment(desk: Desk, lead: Memo<Lead>) -> AnyView {
    let open = Memo::new(move |_| lead.with(|lead| lead.open_appointment().cloned()));
    let draw = move || open.get().map(|it| untrack(|| drawn(desk, lead, it)));
    maybe(draw).drawn()
}

fn drawn(desk: Desk, lead: Memo<Lead>, appointment: Appointment) -> AnyView {
    let at = appointment.at;
    let id = appointment.id;
    let has_begun = Memo::new(move |_| desk.now() >= at);
    let answer = move |went: Went| {
        let lead = lead.with_untracked(Lead::id);
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
    let answers = move || {
        let shown = if has_begun.get() { &Went::ALL[..] } else { &[Went::Cancelled] };
        let one = |went: &Went| {
            let went = *went;
            button("button is-quiet", words::went(went), move || answer(went))
        };
        shown.iter().map(one).collect_view()
    };
    let place = appointment.place.map(|place| {
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
    });
    let place = place.map(|place| view! { <span>{place}</span> });

    view! {
        <section class="appointment" aria-label="Appointment">
            <p class="said-in-parts">
                <span><b>"Appointment "</b> {moment(desk, at, |speech, at| speech.moment(at))}</span>
                <span>{count(appointment.minutes, "minute")}</span>
                {part(place)}
            </p>
            <div class="appointment__went" role="group" aria-label="How it went">{live(answers)}</div>
        </section>
    }
    .drawn()
}
