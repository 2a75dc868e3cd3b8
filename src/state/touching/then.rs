//! What comes after a touch: what is asked about it, what it will be, and what speaks against it.

use chrono::{Datelike, Days, NaiveDate, TimeDelta};
use ninefold_core::domain::appointment::{
    Appointment, AppointmentError, AppointmentId, MOST_TRAVEL_MINUTES,
};
use ninefold_core::domain::cadence::{Cadence, Offset, Unit};
use ninefold_core::domain::course::When;
use ninefold_core::domain::id::TouchId;
use ninefold_core::domain::lead::{Lead, Logged, Then};
use ninefold_core::domain::meeting::Clash;
use ninefold_core::domain::pester::{Heard, Pestered};
use ninefold_core::domain::schedule::{self, Next, Rules};
use ninefold_core::domain::text::Line;
use ninefold_core::domain::time::{self, CLOCK_SLACK, FIRST_YEAR, Instant, LAST_YEAR};
use ninefold_core::domain::touch::Outcome;

use super::form::{Ahead, TouchField, TouchForm};
use super::{Refused, Touching, read, refuse};
use crate::state::desk::Desk;

/// What the form asks about what comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AndThen {
    /// What came of the touch.
    pub outcome: Outcome,
    /// What may be chosen; empty where the outcome decides.
    pub choices: Vec<Ahead>,
    /// What is chosen.
    pub ahead: Ahead,
    /// What comes next when nothing is chosen; `None` while the form describes no touch of the lead
    /// that is open.
    pub by_plan: Option<Next>,
}

/// What does not go together with the appointment that is being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clashing {
    /// Both times to meet.
    pub clash: Clash,
    /// The one that is being typed.
    pub id: AppointmentId,
    /// With whom the other one is.
    pub whom: String,
}

/// What speaks against a touch: the buyer has heard from us lately.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pestering {
    /// Which part of the limit it would break.
    pub why: Pestered,
    /// The how manyeth touch of ours in a week it would be.
    pub nth: usize,
    /// How long before or after it the nearest touch of ours is.
    pub apart: TimeDelta,
}

impl Touching {
    /// What is asked about what comes next; `None` while the form is not on screen, while a touch is
    /// corrected, which moves nobody on in a plan, and where nothing will ever come.
    pub fn asked(self, desk: Desk) -> Option<AndThen> {
        let form = self.form().filter(|form| form.corrects.is_none() && self.is_open())?;
        if form.is_never() {
            return None;
        }
        let lead = self.lead(desk, form.lead);
        let now = tried_at(desk, &form);
        Some(desk.with_rules(|rules| asked(desk, &form, lead.as_ref(), rules, now)))
    }

    /// What comes next once the form is saved as it stands; `None` while it cannot be saved, and
    /// for a lead that is not open.
    pub fn preview(self, desk: Desk) -> Option<Next> {
        let form = self.form().filter(|form| form.corrects.is_none())?;
        let lead = self.lead(desk, form.lead)?;
        let now = tried_at(desk, &form);
        desk.with_rules(|rules| {
            let then = then(desk, &form, Some(&lead), rules, id(&form), now).ok()?;
            after(desk, &form, &lead, rules, then, now)
        })
    }

    /// The times to meet that do not go together with the appointment that is being typed; none
    /// while it is not one yet.
    pub fn clashes(self, desk: Desk) -> Vec<Clashing> {
        let is_one = |form: &TouchForm| form.outcome() == Outcome::Appointment;
        let Some(form) = self.form().filter(is_one) else { return Vec::new() };
        let appointment = desk.with_rules(|rules| {
            let starts = read_moment(TouchField::Starts, &form.then.starts, rules);
            starts.and_then(|at| appointment(&form, id(&form), at))
        });
        let Ok(appointment) = appointment else { return Vec::new() };
        let told = |clash: Clash| {
            let (one, other) = (clash.first, clash.second);
            let (_, lead) = if one.0.id == appointment.id { other } else { one };
            let title = desk.with_rows(|rows| rows.get(&lead).map(|row| row.title.clone()));
            Clashing { clash, id: appointment.id, whom: title.unwrap_or_default() }
        };
        desk.clashes(appointment.meeting(), form.lead).into_iter().map(told).collect()
    }

    /// What speaks against logging it; `None` when nothing does.
    pub fn warning(self, desk: Desk) -> Option<Pestering> {
        let form = self.form().filter(|form| form.corrects.is_none())?;
        let lead = self.lead(desk, form.lead)?;
        let touch = read(desk, &form, Some(&lead), id(&form), tried_at(desk, &form)).ok()?;
        if !touch.is_ours() {
            return None;
        }
        let heard = Heard::of(&lead);
        let why = desk.with_rules(|rules| heard.warning(touch.at, rules.pester))?;
        let ours = lead.touches().filter(|touch| touch.is_ours());
        let apart = ours.map(|it| (it.at - touch.at).abs()).min().unwrap_or_default();
        Some(Pestering { why, nth: heard.n_before(touch.at) + 1, apart })
    }
}

/// An id for a touch that is only tried out.
pub(super) fn id(form: &TouchForm) -> TouchId {
    TouchId::new(form.now, [0; 10])
}

/// When it would be saved.
pub(super) fn tried_at(desk: Desk, form: &TouchForm) -> Instant {
    desk.now_untracked().max(form.now)
}

/// What comes next for `lead` once this is logged.
fn after(
    desk: Desk,
    form: &TouchForm,
    lead: &Lead,
    rules: &Rules,
    then: Then,
    now: Instant,
) -> Option<Next> {
    let touch = read(desk, form, Some(lead), id(form), now).ok()?;
    let logged = Logged { seen: desk.seen(form.lead), then, ..Logged::from(touch) };
    let lead = lead.follow(&logged, &rules.plans, now).ok()?;
    Some(schedule::next(&lead, rules))
}

fn asked(
    desk: Desk,
    form: &TouchForm,
    lead: Option<&Lead>,
    rules: &Rules,
    now: Instant,
) -> AndThen {
    let by_plan = lead.and_then(|lead| after(desk, form, lead, rules, Then::Plan, now));
    let outcome = form.outcome();
    let (is_ended, is_open) = match by_plan {
        Some(Next::Ended) => (true, false),
        Some(Next::NoPlanYet | Next::Exhausted) => (false, true),
        Some(Next::Due(_) | Next::Paused) | None => (false, false),
    };
    let agreed = Ahead::AGREED.into_iter();
    let plans = rules.plans.iter().map(Cadence::id).map(Ahead::Enroll);
    let choices: Vec<Ahead> = match outcome {
        _ if is_ended => Vec::new(),
        Outcome::Spoke if is_open => agreed.chain([Ahead::Plan]).chain(plans).collect(),
        Outcome::Spoke => agreed.chain([Ahead::Plan]).collect(),
        Outcome::NoAnswer | Outcome::LeftMessage if is_open => {
            [Ahead::Plan].into_iter().chain(plans).chain(agreed).collect()
        }
        Outcome::NoAnswer
        | Outcome::LeftMessage
        | Outcome::NotNow
        | Outcome::No
        | Outcome::Appointment
        | Outcome::Won => Vec::new(),
    };
    let usual = match outcome {
        Outcome::Spoke if !form.is_automatic && !is_ended => Ahead::TwoWorkingDays,
        Outcome::Spoke
        | Outcome::NoAnswer
        | Outcome::LeftMessage
        | Outcome::NotNow
        | Outcome::No
        | Outcome::Appointment
        | Outcome::Won => Ahead::Plan,
    };
    let chosen = form.then.ahead.filter(|ahead| choices.contains(ahead));
    AndThen { outcome, choices, ahead: chosen.unwrap_or(usual), by_plan }
}

/// What is said to come after the touch `id`, or the field that keeps it from being told.
pub(super) fn then(
    desk: Desk,
    form: &TouchForm,
    lead: Option<&Lead>,
    rules: &Rules,
    id: TouchId,
    now: Instant,
) -> Result<Then, Refused> {
    let AndThen { outcome, ahead, by_plan, choices: _ } = asked(desk, form, lead, rules, now);
    if by_plan == Some(Next::Ended) {
        return Ok(Then::Plan);
    }
    match outcome {
        Outcome::NotNow => until(form, rules, now),
        Outcome::Appointment => meet(form, rules, id, now),
        Outcome::NoAnswer | Outcome::LeftMessage | Outcome::Spoke | Outcome::No | Outcome::Won => {
            agree(form, rules, ahead, now)
        }
    }
}

fn agree(form: &TouchForm, rules: &Rules, ahead: Ahead, now: Instant) -> Result<Then, Refused> {
    let zone = rules.calendar.zone();
    let today = zone.day(now);
    let in_days = |n| When::On(today.checked_add_days(Days::new(n)).unwrap_or(today));
    let when = match ahead {
        Ahead::Plan => return Ok(Then::Plan),
        Ahead::Enroll(cadence) => return Ok(Then::Enroll(cadence)),
        Ahead::TwoWorkingDays => When::On(in_working_days(rules, now, 2)),
        Ahead::Tomorrow => in_days(1),
        Ahead::Week => in_days(7),
        Ahead::Day => {
            let day = read_day(TouchField::Day, &form.then.day)?;
            if day < today {
                return Err(refuse(TouchField::Day, &"this day has passed"));
            }
            When::On(day)
        }
        Ahead::Moment => {
            let at = read_moment(TouchField::Moment, &form.then.moment, rules)?;
            if at < now - CLOCK_SLACK {
                return Err(refuse(TouchField::Moment, &"this time has passed"));
            }
            When::At(at)
        }
    };
    let purpose = read_line(TouchField::Purpose, &form.then.purpose)?;
    Ok(Then::Agree { when, channel: form.next_channel(), purpose, ends: form.then.ends })
}

fn until(form: &TouchForm, rules: &Rules, now: Instant) -> Result<Then, Refused> {
    if form.then.until.trim().is_empty() {
        return Ok(Then::Plan);
    }
    let day = read_day(TouchField::Until, &form.then.until)?;
    if day <= rules.calendar.zone().day(now) {
        return Err(refuse(TouchField::Until, &"this has to be a day to come"));
    }
    Ok(Then::HotOn(day))
}

fn meet(form: &TouchForm, rules: &Rules, id: TouchId, now: Instant) -> Result<Then, Refused> {
    let at = read_moment(TouchField::Starts, &form.then.starts, rules)?;
    if at < now - CLOCK_SLACK {
        return Err(refuse(TouchField::Starts, &"an appointment lies in the future"));
    }
    Ok(Then::Meet(appointment(form, id, at)?))
}

/// The appointment that the form describes, which starts at `at`.
fn appointment(form: &TouchForm, id: TouchId, at: Instant) -> Result<Appointment, Refused> {
    let minutes = form.then.minutes.trim().parse().map_err(|_| AppointmentError::Length);
    // Sent again, it is the same appointment, as the touch is the same.
    let id: AppointmentId = id.to_string().parse().expect("an id reads back as an id");
    let appointment = minutes.and_then(|minutes| Appointment::new(id, at, minutes));
    let mut appointment = appointment.map_err(|why| refuse(TouchField::Minutes, &why))?;
    appointment.place = read_line(TouchField::Place, &form.then.place)?;
    appointment.who = read_line(TouchField::Who, &form.then.who)?;
    appointment.travel_minutes = match form.then.way.trim() {
        "" => 0,
        text => {
            let why = "Type whole minutes, or clear the field";
            text.parse().map_err(|_| refuse(TouchField::Way, &why))?
        }
    };
    if appointment.travel_minutes > MOST_TRAVEL_MINUTES {
        return Err(refuse(TouchField::Way, &AppointmentError::Travel));
    }
    Ok(appointment)
}

/// When an appointment starts unless something else is typed: an hour after the next working day
/// begins, as the desk's wall shows it.
pub(in crate::state) fn usual_start(rules: &Rules, now: Instant) -> String {
    let calendar = &rules.calendar;
    let opens_at = calendar.opens_on(in_working_days(rules, now, 1));
    time::to_wall_text(calendar.zone().local(opens_at + TimeDelta::hours(1)))
}

fn in_working_days(rules: &Rules, now: Instant, count: u32) -> NaiveDate {
    let zone = rules.calendar.zone();
    let offset = Offset::new(count, Unit::WorkingDays);
    offset.map_or_else(|_| zone.day(now), |offset| zone.day(rules.calendar.add(now, offset).at()))
}

fn read_day(field: TouchField, text: &str) -> Result<NaiveDate, Refused> {
    let day = time::parse_day(text.trim()).ok_or_else(|| refuse(field, &"Choose the whole day"))?;
    if (FIRST_YEAR..=LAST_YEAR).contains(&day.year()) {
        Ok(day)
    } else {
        Err(refuse(field, &time::InstantError::OutOfRange))
    }
}

pub(super) fn read_moment(
    field: TouchField,
    text: &str,
    rules: &Rules,
) -> Result<Instant, Refused> {
    let local = time::parse_wall(text.trim());
    let local = local.ok_or_else(|| refuse(field, &"Type a date and a time"))?;
    time::accept(rules.calendar.zone().instant(local)).map_err(|why| refuse(field, &why))
}

pub(super) fn read_line(field: TouchField, text: &str) -> Result<Option<Line>, Refused> {
    match text.trim() {
        "" => Ok(None),
        text => Line::parse(text).map(Some).map_err(|why| refuse(field, &why)),
    }
}
