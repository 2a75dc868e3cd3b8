//! Times to meet in the days to come of which nobody can keep both.

use chrono::TimeDelta;
use leptos::prelude::*;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::meeting::{Clash, Meeting};

use super::moment;
use crate::route::Route;
use crate::state::{Desk, Memo};
use crate::ui::live::{Draw, maybe, part};
use crate::ui::speech::count;
use crate::ui::words;

/// What is farther off is not told yet.
const AHEAD: TimeDelta = TimeDelta::days(7);

/// More than these are only counted.
const MOST: usize = 5;

/// A notice on Today while two appointments of the next seven days do not go together.
pub fn clashes(desk: Desk) -> AnyView {
    let near = Memo::new(move |_| {
        let until = desk.now() + AHEAD;
        let mut near = desk.agenda().clashes;
        near.retain(|clash| clash.second.0.at <= until);
        near
    });
    let names = Memo::new(move |_| {
        let name = |id: LeadId| desk.with_rows(|rows| rows.get(&id).map(|row| row.title.clone()));
        let both = |clash: &Clash| [name(clash.first.1), name(clash.second.1)];
        near.read().iter().take(MOST).map(both).collect::<Vec<_>>()
    });
    let draw = move || {
        let near = near.get();
        let names = names.get();
        let n_more = near.len().saturating_sub(MOST);
        let line = |(clash, [first, second]): (&Clash, [Option<String>; 2])| {
            let first = one(desk, clash.first, first);
            told(clash, first, one(desk, clash.second, second))
        };
        let lines = near.iter().zip(names).map(line).collect_view();
        let more =
            (n_more > 0).then(|| view! { <li>"and " {count(n_more as u64, "more pair")}</li> });
        (!near.is_empty()).then(|| {
            view! {
                <section class="clashes" aria-label="Appointments that do not go together">
                    <ul>{lines} {part(more)}</ul>
                </section>
            }
        })
    };
    maybe(draw).drawn()
}

/// A lead, and when the appointment with it is.
fn one(desk: Desk, (meeting, lead): (Meeting, LeadId), name: Option<String>) -> AnyView {
    let Meeting { at, ends_at, .. } = meeting;
    view! {
        <a href=desk.href(Route::Today(Some(lead)))><bdi>{name}</bdi></a>
        " "
        {moment(desk, at, |speech, at| words::when(at, speech))}
        "–"
        {moment(desk, ends_at, |speech, at| speech.time(at))}
    }
    .drawn()
}

fn told(clash: &Clash, first: AnyView, second: AnyView) -> AnyView {
    let way = clash.second.0.travel_minutes;
    match clash.gap_minutes() {
        None => view! { <li>{first} " and " {second} " overlap"</li> }.drawn(),
        Some(gap) => {
            let apart = match gap {
                0 => "No time between ".to_owned(),
                gap => format!("Only {} between ", count(gap, "minute")),
            };
            view! { <li>{apart} {first} " and " {second} ", and the way takes " {way.to_string()}</li> }
                .drawn()
        }
    }
}
