//! What was said in a touch: what the form asks about it, and what it comes to.

use chrono::{Days, NaiveTime, TimeDelta};
use ninefold_core::domain::lead::{Lead, Logged};
use ninefold_core::domain::money::Money;
use ninefold_core::domain::objection::{NOES_THAT_END_A_PLAN, Objection, ObjectionKind};
use ninefold_core::domain::promise::{Promise, PromiseId};
use ninefold_core::domain::purchase::Purchase;
use ninefold_core::domain::schedule::Rules;
use ninefold_core::domain::text::Line;
use ninefold_core::domain::time;
use ninefold_core::domain::touch::{Outcome, Touch};

use super::form::{TouchField, TouchForm};
use super::then::{self, id, read_line, read_moment, tried_at};
use super::{Refused, Touching, read, refuse};
use crate::state::desk::Desk;

/// What the form asks about what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// What came of the touch.
    pub outcome: Outcome,
    /// The touch is logged now, and none that was logged before is corrected.
    pub is_new: bool,
    /// They never want to hear from us again.
    pub is_never: bool,
    /// An answer may be owed after it: somebody was spoken to, and will be again.
    pub may_owe: bool,
}

/// A time at which an answer is due, of those that are one press away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Soon {
    /// In an hour.
    InAnHour,
    /// When the desk closes today.
    EndOfWork,
    /// When it opens again, from tomorrow on.
    Tomorrow,
}

/// What is to be found out when nobody typed what.
const THEIR_QUESTION: &str = "An answer to their question";

impl Soon {
    /// All of them, the nearest first.
    pub const ALL: [Soon; 3] = [Soon::InAnHour, Soon::EndOfWork, Soon::Tomorrow];
}

impl Touching {
    /// What is asked about what was said; `None` while the form is not on screen.
    pub fn asked_about(self) -> Option<Asked> {
        let form = self.form().filter(|_| self.is_open())?;
        let is_new = form.corrects.is_none();
        Some(Asked {
            outcome: form.outcome(),
            is_new,
            is_never: form.is_never(),
            may_owe: is_new && may_owe(&form),
        })
    }

    /// Says what the *No* is about; saying the same once more takes it back.
    pub fn object(self, desk: Desk, about: Option<ObjectionKind>) {
        self.change(desk, |form| {
            let is_again = form.said.about == about;
            form.said.about = about.filter(|_| !is_again);
        });
    }

    /// The noes that the lead said before this touch, the earliest first, as far as they are known.
    pub fn noes_before(self, desk: Desk) -> Vec<Option<ObjectionKind>> {
        let Some(form) = self.form() else { return Vec::new() };
        let lead = self.lead(desk, form.lead);
        let about = |touch: &Touch| touch.objection.as_ref().and_then(|it| it.kind);
        let others = |touch: &&Touch| Some(touch.id) != form.corrects;
        lead.map(|lead| lead.noes().filter(others).map(about).collect()).unwrap_or_default()
    }

    /// How many noes there are with this one, when they are so many that no other ask is planned by
    /// itself; `None` before, and where nothing is planned in any case.
    pub fn noes_that_end(self, desk: Desk) -> Option<usize> {
        let form = self.form().filter(|form| form.corrects.is_none() && !form.is_never())?;
        let lead = self.lead(desk, form.lead)?;
        let touch = read(desk, &form, Some(&lead), id(&form), tried_at(desk, &form)).ok()?;
        let counts = touch.is_no() && lead.enquiry_at().is_none_or(|asked_at| touch.at >= asked_at);
        let n = lead.noes().count() + 1;
        (counts && !lead.stage().is_closed() && n >= NOES_THAT_END_A_PLAN).then_some(n)
    }

    /// *I don't know yet*: an answer is owed then, from tomorrow on; said again, none is.
    pub fn owe(self, desk: Desk) {
        let Some(form) = self.form.get_untracked() else { return };
        if form.corrects.is_some() || !may_owe(&form) {
            return;
        }
        let by = soon(desk, &form, Soon::Tomorrow);
        self.change(desk, |form| {
            form.said.owes = !form.said.owes;
            form.said.answer_by = by.filter(|_| form.said.owes).unwrap_or_default();
        });
    }

    /// True while an answer is owed.
    pub fn owes(self) -> bool {
        self.form().is_some_and(|form| form.said.owes)
    }

    /// True for a time at which the desk has closed already, or does not open at all.
    pub fn is_over(self, desk: Desk, when: Soon) -> bool {
        self.form().is_none_or(|form| soon(desk, &form, when).is_none())
    }

    /// Has the answer be due then.
    pub fn answer_at(self, desk: Desk, when: Soon) {
        let by = self.form.get_untracked().and_then(|form| soon(desk, &form, when));
        by.into_iter().for_each(|by| self.write(desk, TouchField::AnswerBy, by));
    }

    /// True for an answer that is due already.
    pub fn is_answer_late(self, desk: Desk) -> bool {
        let Some(form) = self.form() else { return false };
        let by =
            desk.with_rules(|rules| read_moment(TouchField::AnswerBy, &form.said.answer_by, rules));
        by.is_ok_and(|by| by < desk.now())
    }

    /// The promises to the lead that are not kept yet, those that are due first before the others;
    /// none while a touch is corrected, which keeps no promise.
    pub fn open_promises(self, desk: Desk) -> Vec<Promise> {
        let form = self.form().filter(|form| form.corrects.is_none() && self.is_open());
        let lead = form.and_then(|form| self.lead(desk, form.lead));
        lead.map(|lead| open_promises(&lead).cloned().collect()).unwrap_or_default()
    }

    /// True when the touch keeps `promise`: as a person said, else when it reached the lead and the
    /// promise is due within a day. Who talks about one thing has not kept every promise.
    pub fn keeps(self, promise: &Promise) -> bool {
        self.form().is_some_and(|form| keeps(&form, promise))
    }

    /// Says whether the touch keeps promise `id`, whatever comes of it.
    pub fn set_keeps(self, desk: Desk, id: PromiseId, keeps: bool) {
        self.change(desk, |form| {
            form.said.keeps.retain(|(known, _)| *known != id);
            form.said.keeps.push((id, keeps));
        });
    }

    /// Has the value of `lead` stand where nobody typed what they paid.
    pub(super) fn offer_value(self, desk: Desk, lead: &Lead) {
        // Spelled here: the first screen comes by, and needs the spelling of no other fact.
        let currency = desk.settings().currency;
        let value = lead.parts().value.map(|value| match value.currency() == currency {
            true => value.number(),
            false => value.to_string(),
        });
        let value = value.unwrap_or_default();
        let stands = |form: &TouchForm| form.said.value == value;
        if self.form.with_untracked(|form| form.as_ref().is_some_and(stands)) {
            return;
        }
        self.form.update(|form| form.iter_mut().for_each(|it| it.said.offer_value(value.clone())));
    }
}

/// True when an answer may be owed after it.
fn may_owe(form: &TouchForm) -> bool {
    form.outcome().is_answer() && !form.is_automatic && !form.is_never()
}

fn keeps(form: &TouchForm, promise: &Promise) -> bool {
    let is_it = |(known, _): &&(PromiseId, bool)| *known == promise.id;
    let said = form.said.keeps.iter().find(is_it).map(|(_, keeps)| *keeps);
    let is_due = promise.due_at - form.now <= TimeDelta::days(1);
    let reaches_them = match form.outcome() {
        Outcome::NoAnswer => false,
        Outcome::LeftMessage
        | Outcome::Spoke
        | Outcome::NotNow
        | Outcome::No
        | Outcome::Appointment
        | Outcome::Won => !form.is_automatic,
    };
    said.unwrap_or(reaches_them && is_due)
}

fn open_promises(lead: &Lead) -> impl Iterator<Item = &Promise> {
    lead.parts().promises.iter().filter(|promise| promise.is_open())
}

/// When that is, as the desk's wall shows it; `None` once the desk has closed.
fn soon(desk: Desk, form: &TouchForm, when: Soon) -> Option<String> {
    let now = tried_at(desk, form);
    let hours = desk.settings().hours;
    desk.with_rules(|rules| {
        let (calendar, zone) = (&rules.calendar, rules.calendar.zone());
        let today = zone.day(now);
        let at = match when {
            Soon::InAnHour => now + TimeDelta::hours(1),
            Soon::EndOfWork => {
                let end = hours.on(today).last()?.end();
                let wall = today.and_time(NaiveTime::MIN) + TimeDelta::minutes(end.into());
                let at = zone.instant(wall);
                // A holiday has hours like any other day, and nobody is there.
                let is_open = calendar.closed(at - TimeDelta::milliseconds(1)).is_none();
                Some(at).filter(|at| is_open && *at > now)?
            }
            Soon::Tomorrow => calendar.opens_on(today.checked_add_days(Days::new(1))?),
        };
        Some(time::to_wall_text(zone.local(at)))
    })
}

/// What the *No* was about, as the form has it; `None` for another outcome, and where nobody said.
pub(super) fn objection(
    form: &TouchForm,
    corrected: Option<&Touch>,
) -> Result<Option<Objection>, Refused> {
    if form.outcome() != Outcome::No {
        return Ok(None);
    }
    let before = corrected.and_then(|touch| touch.objection.clone()).unwrap_or_default();
    let words = read_line(TouchField::Words, &form.said.words)?;
    let objection = Objection { kind: form.said.about, words, ..before };
    Ok(Some(objection).filter(|it| !it.is_blank()))
}

/// The touch as it would be logged, with what was said in it and what is to come then.
pub(super) fn logged(
    desk: Desk,
    form: &TouchForm,
    lead: Option<&Lead>,
    touch: Touch,
) -> Result<Logged, Refused> {
    let now = touch.entered_at;
    let (then, owes) = desk.with_rules(|rules| {
        let then = then::then(desk, form, lead, rules, touch.id, now)?;
        Ok((then, owed(form, rules, &touch)?))
    })?;
    let kept = |lead| open_promises(lead).filter(|it| keeps(form, it)).map(|it| it.id).collect();
    let keeps: Vec<PromiseId> = lead.map(kept).unwrap_or_default();
    let buys = bought(desk, form, &touch)?;
    let seen = desk.seen(form.lead);
    Ok(Logged { seen, then, keeps, owes, buys, ..Logged::from(touch) })
}

/// What is owed after `touch`. A time that has passed is taken: it stands on Today at once.
fn owed(form: &TouchForm, rules: &Rules, touch: &Touch) -> Result<Option<Promise>, Refused> {
    if !form.said.owes || !may_owe(form) {
        return Ok(None);
    }
    let words = match read_line(TouchField::FindOut, &form.said.find_out)? {
        Some(words) => words,
        None => read_known(THEIR_QUESTION),
    };
    let due_at = read_moment(TouchField::AnswerBy, &form.said.answer_by, rules)?;
    let id = touch.id.to_string().parse().expect("an id reads back as an id");
    let unknown = Default::default();
    Ok(Some(Promise { due_at, id, made_at: touch.at, words, kept_at: None, unknown }))
}

fn read_known(text: &str) -> Line {
    Line::parse(text).expect("a text of our own is a line")
}

/// What they bought in `touch`; nothing where nobody typed what.
fn bought(desk: Desk, form: &TouchForm, touch: &Touch) -> Result<Option<Purchase>, Refused> {
    if form.outcome() != Outcome::Won {
        return Ok(None);
    }
    let said = &form.said;
    let what = match read_line(TouchField::Bought, &said.bought)? {
        Some(what) => what,
        None if said.is_paid_typed() && !said.paid.trim().is_empty() => {
            return Err(refuse(TouchField::Bought, &"Say what they bought for that"));
        }
        None => return Ok(None),
    };
    let value = match said.paid.trim() {
        "" => None,
        text => {
            let paid = Money::parse(text, desk.settings().currency);
            Some(paid.map_err(|why| refuse(TouchField::Paid, &why))?)
        }
    };
    let id = touch.id.to_string().parse().expect("an id reads back as an id");
    let on = desk.with_zone(|zone| zone.day(touch.at));
    Ok(Some(Purchase { on, id, what, value, unknown: Default::default() }))
}
