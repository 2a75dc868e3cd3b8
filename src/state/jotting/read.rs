//! What a form comes to: a decision, or what is wrong with each field.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use leptos::prelude::untrack;
use ninefold_core::domain::appointment::{
    Appointment, AppointmentError, AppointmentId, MOST_TRAVEL_MINUTES, USUAL_MINUTES,
};
use ninefold_core::domain::journal::Decided;
use ninefold_core::domain::lead::{Decision, Lead};
use ninefold_core::domain::meeting::Meeting;
use ninefold_core::domain::money::Money;
use ninefold_core::domain::promise::{Promise, PromiseId};
use ninefold_core::domain::purchase::{Purchase, PurchaseId};
use ninefold_core::domain::text::Line;
use ninefold_core::domain::time::{self, FIRST_YEAR, Instant, LAST_YEAR};

use super::Refused;
use super::form::{Jot, JotField, JotForm};
use crate::state::desk::Desk;

/// A time by which something may be promised with one key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// In an hour.
    InAnHour,
    /// When the desk closes today.
    EndOfWork,
    /// When the desk opens next, from tomorrow on.
    Morning,
}

/// What was wrong so far, so that all of it can be told at once.
#[derive(Default)]
struct Reader(Vec<Refused>);

impl Reader {
    fn keep<T, E: ToString>(&mut self, field: JotField, read: Result<T, E>) -> Option<T> {
        read.map_err(|why| self.0.push((field, why.to_string()))).ok()
    }

    fn line(&mut self, form: &JotForm, field: JotField) -> Option<Line> {
        match form.text(field).trim() {
            "" => None,
            text => self.keep(field, Line::parse(text)),
        }
    }

    /// A line that has to be there.
    fn words(&mut self, form: &JotForm, field: JotField, blank: &str) -> Option<Line> {
        if form.text(field).trim().is_empty() {
            self.0.push((field, blank.to_owned()));
            return None;
        }
        self.line(form, field)
    }

    fn moment(&mut self, desk: Desk, form: &JotForm, field: JotField) -> Option<Instant> {
        let at = moment(desk, form, field).ok_or("Type a date and a time");
        let at = self.keep(field, at)?;
        self.keep(field, time::accept(at))
    }

    fn minutes(&mut self, form: &JotForm, field: JotField) -> Option<u32> {
        let minutes = form.text(field).trim().parse::<u32>();
        self.keep(field, minutes.map_err(|_| "Type a whole number of minutes"))
    }

    fn done(self, decided: Decided, decision: Option<Decision>) -> Read {
        match decision {
            Some(decision) if self.0.is_empty() => Ok((decided, decision)),
            Some(_) | None => Err(self.0),
        }
    }
}

type Read = Result<(Decided, Decision), Vec<Refused>>;

/// What `form` asks for. What a later version wrote on the thing that is changed stays.
pub(super) fn read(desk: Desk, form: &JotForm) -> Read {
    let lead = desk.lead_untracked().filter(|lead| lead.id() == form.lead);
    match form.jot {
        Jot::Appointment(id) => appointment(desk, form, id, lead.as_ref()),
        Jot::Promise(id) => promise(desk, form, id, lead.as_ref()),
        Jot::Purchase(id) => purchase(desk, form, id, lead.as_ref()),
    }
}

fn appointment(desk: Desk, form: &JotForm, id: AppointmentId, lead: Option<&Lead>) -> Read {
    let mut reader = Reader::default();
    let at = reader.moment(desk, form, JotField::Starts);
    let minutes = reader.minutes(form, JotField::Minutes);
    // The length is refused beside its own field, whatever is wrong with the start.
    let start = at.unwrap_or(form.begun_at);
    let whole = minutes
        .and_then(|minutes| reader.keep(JotField::Minutes, Appointment::new(id, start, minutes)));
    let place = reader.line(form, JotField::Place);
    let who = reader.line(form, JotField::Who);
    let travel_minutes = match form.text(JotField::Way).trim() {
        "" => Some(0),
        _ => reader.minutes(form, JotField::Way),
    };
    let way = travel_minutes.filter(|minutes| *minutes <= MOST_TRAVEL_MINUTES);
    if travel_minutes.is_some() {
        reader.keep(JotField::Way, way.ok_or(AppointmentError::Travel));
    }
    let known = lead.and_then(|lead| lead.parts().appointments.iter().find(|it| it.id == id));
    let whole = at.zip(whole).zip(way).map(|((_, it), travel_minutes)| Appointment {
        place,
        who,
        travel_minutes,
        went: known.and_then(|it| it.went),
        unknown: known.map(|it| it.unknown.clone()).unwrap_or_default(),
        ..it
    });
    reader.done(Decided::Meeting, whole.map(|it| Decision::Meet(Box::new(it))))
}

fn promise(desk: Desk, form: &JotForm, id: PromiseId, lead: Option<&Lead>) -> Read {
    let mut reader = Reader::default();
    let words = reader.words(form, JotField::Words, "Type what you owe them");
    let due_at = reader.moment(desk, form, JotField::By);
    let known = lead.and_then(|lead| lead.parts().promises.iter().find(|it| it.id == id));
    let whole = words.zip(due_at).map(|(words, due_at)| Promise {
        due_at,
        id,
        made_at: form.begun_at,
        words,
        kept_at: known.and_then(|it| it.kept_at),
        unknown: known.map(|it| it.unknown.clone()).unwrap_or_default(),
    });
    reader.done(Decided::Promised, whole.map(|it| Decision::Promise(Box::new(it))))
}

fn purchase(desk: Desk, form: &JotForm, id: PurchaseId, lead: Option<&Lead>) -> Read {
    let mut reader = Reader::default();
    let what = reader.words(form, JotField::What, "Type what they bought");
    let is_known_year = |year| (FIRST_YEAR..=LAST_YEAR).contains(&year);
    let on = time::parse_day(form.text(JotField::On).trim()).filter(|on| is_known_year(on.year()));
    let on = reader.keep(JotField::On, on.ok_or("Choose the whole day"));
    let value = match form.text(JotField::Amount).trim() {
        "" => None,
        text => {
            reader.keep(JotField::Amount, Money::parse(text, desk.with_reading(|it| it.currency)))
        }
    };
    let known = lead.and_then(|lead| lead.parts().purchases.iter().find(|it| it.id == id));
    let unknown = known.map(|it| it.unknown.clone()).unwrap_or_default();
    let whole = what.zip(on).map(|(what, on)| Purchase { on, id, what, value, unknown });
    reader.done(Decided::Bought, whole.map(|it| Decision::Buy(Box::new(it))))
}

/// The time in `field`; `None` while it is none.
pub(super) fn moment(desk: Desk, form: &JotForm, field: JotField) -> Option<Instant> {
    let local = time::parse_wall(form.text(field).trim())?;
    Some(desk.with_zone(|zone| zone.instant(local)))
}

/// What the form would take of our time, as far as it can be read while it is typed.
pub(super) fn meeting(desk: Desk, form: &JotForm) -> Option<Meeting> {
    let Jot::Appointment(id) = form.jot else { return None };
    let at = time::accept(moment(desk, form, JotField::Starts)?).ok()?;
    let minutes = |field, usual| form.text(field).trim().parse().unwrap_or(usual);
    let meeting = Appointment::new(id, at, minutes(JotField::Minutes, USUAL_MINUTES)).ok()?;
    let travel_minutes = minutes(JotField::Way, 0).min(MOST_TRAVEL_MINUTES);
    Some(Appointment { travel_minutes, ..meeting }.meeting())
}

/// The times that may be promised with one key, those that are still to come.
pub(super) fn presets(desk: Desk) -> Vec<(Preset, Instant)> {
    let now = desk.now_untracked();
    desk.with_rules(|rules| {
        let (calendar, zone) = (&rules.calendar, rules.calendar.zone());
        let today = zone.day(now);
        let morning = calendar.opens_on(today.succ_opt().unwrap_or(today));
        let closes_at = closes_at(desk, today).map(|local| zone.instant(local));
        let closes_at = closes_at.filter(|at| *at > now);
        let in_an_hour = time::to_millis(now + TimeDelta::hours(1));
        let all = [
            Some((Preset::InAnHour, in_an_hour)),
            closes_at.map(|at| (Preset::EndOfWork, at)),
            Some((Preset::Morning, morning)),
        ];
        all.into_iter().flatten().collect()
    })
}

/// When the desk closes on the `day`; `None` for a day off, and for a desk that never closes.
fn closes_at(desk: Desk, day: NaiveDate) -> Option<NaiveDateTime> {
    let settings = untrack(|| desk.settings());
    if settings.hours.is_always_open() || settings.holidays.contains(&day) {
        return None;
    }
    let closes = settings.hours.on(day).last()?.end();
    Some(day.and_time(NaiveTime::MIN) + TimeDelta::minutes(closes.into()))
}
