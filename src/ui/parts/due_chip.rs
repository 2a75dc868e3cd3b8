//! How urgent a lead is: a word, a picture and a place on the heat scale.

use leptos::prelude::*;
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::schedule::{Next, What};
use ninefold_core::domain::speed::Band;
use ninefold_core::domain::time::Instant;

use super::{Shape, icon, moment};
use crate::state::{Desk, Memo};
use crate::ui::live::{Draw, maybe};
use crate::ui::words;

/// Where a lead stands on the heat scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heat {
    /// A running clock in this band, of an enquiry received then.
    Running(Band, Instant),
    /// Due then, and that has passed.
    Late(Instant),
    /// Due then.
    Due(Instant),
    /// A time to meet that is not over.
    Meeting(Instant),
    /// Without a date, and why.
    Undated(&'static str),
}

impl Heat {
    /// Reads the scale at `now`: a clock runs for the first hour, and red is for overdue alone.
    fn of(row: &Projection, now: Instant) -> Heat {
        let due = match &row.next {
            Next::Due(due) => due,
            Next::NoPlanYet => return Heat::Undated("no plan yet"),
            Next::Paused => return Heat::Undated("paused"),
            Next::Exhausted => return Heat::Undated("no next step"),
            Next::Ended => return Heat::Undated(words::ended(row)),
        };
        let meets = match due.what {
            What::Appointment { ends_at } => Some(ends_at),
            What::Step { .. } | What::Agreed | What::HotAgain => None,
        };
        let asked_at = row.enquiry_at.filter(|at| *at <= now && row.is_waiting());
        let band = asked_at.map(|at| (Band::of(now - at), at));
        match band {
            Some((band @ (Band::Ideal | Band::NineTimes | Band::SevenTimes), at)) => {
                Heat::Running(band, at)
            }
            Some((Band::Later, _)) | None if meets.is_some_and(|ends_at| now < ends_at) => {
                Heat::Meeting(due.at)
            }
            Some((Band::Later, _)) | None if due.at < now => Heat::Late(due.at),
            Some((Band::Later, _)) | None => Heat::Due(due.at),
        }
    }

    fn look(self) -> (&'static str, Shape) {
        match self {
            Heat::Running(Band::Ideal | Band::NineTimes, _) => ("chip is-ember", Shape::Ember),
            Heat::Running(Band::SevenTimes | Band::Later, _) => ("chip is-amber", Shape::Amber),
            Heat::Late(_) => ("chip is-late", Shape::Late),
            Heat::Due(_) | Heat::Meeting(_) | Heat::Undated(_) => ("chip is-cool", Shape::Cool),
        }
    }
}

/// The chip of one lead, a second fresh; none once the `row` is gone.
pub fn due_chip(desk: Desk, row: Memo<Option<Projection>>) -> AnyView {
    let heat = Memo::new(move |_| {
        let now = desk.now();
        row.read().as_ref().map(|row| Heat::of(row, now))
    });
    let chip = move || {
        heat.get().map(|heat| {
            let (class, shape) = heat.look();
            let words = match heat {
                Heat::Running(_, at) => {
                    moment(desk, at, |speech, at| words::clock(speech.now - at))
                }
                Heat::Late(at) | Heat::Due(at) => moment(desk, at, |speech, at| speech.due(at)),
                Heat::Meeting(at) => moment(desk, at, |speech, at| speech.moment(at)),
                Heat::Undated(why) => why.drawn(),
            };
            view! { <span class=class>{icon(shape)}{words}</span> }
        })
    };
    maybe(chip).drawn()
}
