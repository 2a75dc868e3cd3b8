//! What makes parts a lead.

use super::{Lead, LeadError, MOST_DATES, MOST_HISTORY, MOST_TAGS, MOST_WAYS, Parts, Was};
use crate::domain::appointment::Appointment;
use crate::domain::course::Course;
use crate::domain::fact::{Fact, FactKind};
use crate::domain::order;
use crate::domain::problem::{MOST_PROBLEMS, Problem};
use crate::domain::promise::Promise;
use crate::domain::purchase::{PastEnquiry, Purchase};
use crate::domain::time::{self, CLOCK_SLACK, Instant};
use crate::domain::touch::{Touch, TouchError};

impl Lead {
    /// Takes `parts` as a lead: instants cut to whole milliseconds, list entries and touches each
    /// once, touches and history in their order, the history no longer than [`MOST_HISTORY`]
    /// allows, and no stamp before the lead was captured.
    ///
    /// An enquiry from the future is taken: a file may hold one, and it is listed as data to fix
    /// (`due rule: Today's order`). Only [`Draft::parse`](super::Draft::parse) refuses it. A touch
    /// that was written down after the enquiry came cannot lie before it; one from earlier days,
    /// when the lead was a mere contact, may.
    pub fn new(parts: Parts) -> Result<Lead, LeadError> {
        let mut parts = parts;
        if parts.is_nobody() {
            return Err(LeadError::Nobody);
        }
        let captured_at = time::accept(parts.captured_at).map_err(LeadError::CapturedAt)?;
        parts.captured_at = captured_at;
        check_ways(FactKind::Emails, &mut parts.emails)?;
        check_ways(FactKind::Phones, &mut parts.phones)?;
        check_ways(FactKind::Links, &mut parts.links)?;
        check_tags(parts.tags.len())?;
        check_moment(FactKind::EnquiryAt, &mut parts.enquiry_at)?;
        check_moment(FactKind::DeletedAt, &mut parts.deleted_at)?;
        check_course(&mut parts.course)?;
        check_appointments(&mut parts.appointments)?;
        check_promises(&mut parts.promises)?;
        check_problems(&mut parts.problems)?;
        check_purchases(&mut parts.purchases)?;
        check_past(&mut parts.past_enquiries)?;
        for (kind, stamp) in parts.stamps.iter_mut() {
            *stamp = accept(kind, *stamp)?;
        }
        parts.stamps.keep_after(captured_at);
        for was in &mut parts.history {
            was.set_at = accept(was.fact.kind(), was.set_at)?.max(captured_at);
            check_fact(&mut was.fact)?;
        }
        for (idx, touch) in parts.touches.iter_mut().enumerate() {
            check_touch(touch, parts.enquiry_at)
                .map_err(|reason| LeadError::Touch { idx, reason })?;
        }
        order_touches(&mut parts.touches);
        parts.order_history();
        Ok(Lead(parts))
    }
}

/// Checks and tidies what `fact` says, as [`Lead::new`] does.
pub(super) fn check_fact(fact: &mut Fact) -> Result<(), LeadError> {
    let kind = fact.kind();
    match fact {
        Fact::Emails(emails) => check_ways(kind, emails),
        Fact::Phones(phones) => check_ways(kind, phones),
        Fact::Links(links) => check_ways(kind, links),
        Fact::Tags(tags) => check_tags(tags.len()),
        Fact::EnquiryAt(at) | Fact::DeletedAt(at) => check_moment(kind, at),
        Fact::Course(course) => check_course(course),
        Fact::Appointments(appointments) => check_appointments(appointments),
        Fact::Promises(promises) => check_promises(promises),
        Fact::Problems(problems) => check_problems(problems),
        Fact::Purchases(purchases) => check_purchases(purchases),
        Fact::PastEnquiries(enquiries) => check_past(enquiries),
        Fact::Name(_)
        | Fact::Company(_)
        | Fact::Role(_)
        | Fact::Client(_)
        | Fact::Source(_)
        | Fact::SourceDetail(_)
        | Fact::CameFrom(_)
        | Fact::Kind(_)
        | Fact::Value(_)
        | Fact::Stage(_)
        | Fact::DecisionMaker(_)
        | Fact::AnsweredFirst(_)
        | Fact::Ready(_)
        | Fact::Story(_)
        | Fact::Personal(_)
        | Fact::Prefers(_)
        | Fact::TheirTime(_)
        | Fact::Note(_)
        | Fact::NeverContact(_) => Ok(()),
    }
}

/// Keeps each entry once, where it stands first; refuses more than fit.
fn check_ways<T: PartialEq>(kind: FactKind, list: &mut Vec<T>) -> Result<(), LeadError> {
    let mut n_kept = 0;
    for idx in 0..list.len() {
        if !list[..n_kept].contains(&list[idx]) {
            if n_kept == MOST_WAYS {
                return Err(LeadError::TooMany { kind, most: MOST_WAYS });
            }
            list.swap(n_kept, idx);
            n_kept += 1;
        }
    }
    list.truncate(n_kept);
    Ok(())
}

fn check_tags(n: usize) -> Result<(), LeadError> {
    let error = LeadError::TooMany { kind: FactKind::Tags, most: MOST_TAGS };
    if n > MOST_TAGS { Err(error) } else { Ok(()) }
}

fn check_moment(kind: FactKind, at: &mut Option<Instant>) -> Result<(), LeadError> {
    *at = at.map(|at| accept(kind, at)).transpose()?;
    Ok(())
}

fn check_course(course: &mut Course) -> Result<(), LeadError> {
    course.instants_mut().try_for_each(|at| {
        *at = accept(FactKind::Course, *at)?;
        Ok(())
    })
}

fn check_appointments(all: &mut Vec<Appointment>) -> Result<(), LeadError> {
    let kind = FactKind::Appointments;
    check_dates(kind, all, |one, other| one.id == other.id)?;
    for appointment in all.iter_mut() {
        appointment.at = accept(kind, appointment.at)?;
    }
    order::sort(all);
    Ok(())
}

fn check_promises(all: &mut Vec<Promise>) -> Result<(), LeadError> {
    let kind = FactKind::Promises;
    check_dates(kind, all, |one, other| one.id == other.id)?;
    for promise in all.iter_mut() {
        promise.due_at = accept(kind, promise.due_at)?;
        promise.made_at = accept(kind, promise.made_at)?;
        promise.kept_at = promise.kept_at.map(|at| accept(kind, at)).transpose()?;
    }
    order::sort(all);
    Ok(())
}

/// The most painful first; those that are as painful as they stand.
fn check_problems(all: &mut [Problem]) -> Result<(), LeadError> {
    if all.len() > MOST_PROBLEMS {
        return Err(LeadError::TooMany { kind: FactKind::Problems, most: MOST_PROBLEMS });
    }
    order::sort_by(all, |one, other| other.pain.cmp(&one.pain));
    Ok(())
}

fn check_purchases(all: &mut Vec<Purchase>) -> Result<(), LeadError> {
    check_dates(FactKind::Purchases, all, |one, other| one.id == other.id)?;
    order::sort(all);
    Ok(())
}

fn check_past(all: &mut Vec<PastEnquiry>) -> Result<(), LeadError> {
    let kind = FactKind::PastEnquiries;
    check_dates(kind, all, |one, other| one == other)?;
    for past in all.iter_mut() {
        check_moment(kind, &mut past.asked_at)?;
        past.until = accept(kind, past.until)?;
    }
    order::sort(all);
    Ok(())
}

/// Keeps each date once, as it stands first; refuses more than fit.
fn check_dates<T>(
    kind: FactKind,
    all: &mut Vec<T>,
    is_same: impl Fn(&T, &T) -> bool,
) -> Result<(), LeadError> {
    let mut idx = 0;
    while idx < all.len() {
        if all[..idx].iter().any(|it| is_same(it, &all[idx])) {
            all.remove(idx);
        } else {
            idx += 1;
        }
    }
    let error = LeadError::TooMany { kind, most: MOST_DATES };
    if all.len() > MOST_DATES { Err(error) } else { Ok(()) }
}

fn accept(kind: FactKind, at: Instant) -> Result<Instant, LeadError> {
    time::accept(at).map_err(|reason| LeadError::At { kind, reason })
}

fn check_touch(touch: &mut Touch, enquiry_at: Option<Instant>) -> Result<(), TouchError> {
    touch.at = time::accept(touch.at)?;
    touch.entered_at = time::accept(touch.entered_at)?;
    touch.changed_at = touch.changed_at.map(time::accept).transpose()?;
    if is_before_enquiry(touch, enquiry_at) { Err(TouchError::BeforeEnquiry) } else { Ok(()) }
}

/// True for a touch that was written down after the enquiry came, and lies before it.
pub(super) fn is_before_enquiry(touch: &Touch, enquiry_at: Option<Instant>) -> bool {
    let lies_before =
        |enquiry_at| touch.entered_at >= enquiry_at && touch.at + CLOCK_SLACK < enquiry_at;
    !touch.is_removed && enquiry_at.is_some_and(lies_before)
}

/// Each touch once, in its latest version, in the order of time.
pub(super) fn order_touches(touches: &mut Vec<Touch>) {
    if touches.len() < 2 {
        return;
    }
    let mut ids: Vec<_> = touches.iter().map(|touch| touch.id).collect();
    order::sort(&mut ids);
    if !ids.is_sorted_by(|one, next| one < next) {
        order::sort_by(touches, |one, other| {
            (other.id, other.stamp(), other).cmp(&(one.id, one.stamp(), one))
        });
        touches.dedup_by_key(|touch| touch.id);
    }
    if !touches.is_sorted_by_key(|touch| (touch.at, touch.id)) {
        order::sort_by(touches, |one, other| (one.at, one.id).cmp(&(other.at, other.id)));
    }
}

/// Notes that `kind` was met; true the first time.
fn is_first(met: &mut Vec<FactKind>, kind: FactKind) -> bool {
    let is_new = !met.contains(&kind);
    if is_new {
        met.push(kind);
    }
    is_new
}

impl Parts {
    /// Each earlier version once, the oldest first, not more than a lead remembers.
    ///
    /// A fact says what was said of it last, so what it says is stamped later than all that it said
    /// before. What a merge could not let stand is the exception.
    fn order_history(&mut self) {
        if self.history.is_empty() {
            return;
        }
        while let Some(was) = self.overtaken_unasked() {
            let kind = was.fact.kind();
            let later = time::next(was.set_at);
            if later == was.set_at {
                self.history.retain(|it| *it != was);
                continue;
            }
            // An enquiry that only a merge has shown was never said.
            if kind != FactKind::EnquiryAt {
                self.history.push(self.version(kind));
            }
            self.stamps.insert(kind, later);
        }
        if !self.history.is_sorted_by(|one, next| one < next) {
            order::sort(&mut self.history);
            self.history.dedup();
        }
        let (mut overtaken, mut once_known) = (Vec::new(), Vec::new());
        let mut n_others = 0;
        let mut kept: Vec<Was> = Vec::with_capacity(self.history.len());
        for was in std::mem::take(&mut self.history).into_iter().rev() {
            let kind = was.fact.kind();
            let is_shown = kind == FactKind::EnquiryAt && overtaken.contains(&kind);
            let is_kept = if self.is_said_now(&was) && !is_shown {
                false
            } else if self.is_overtaken_by(&was) && is_first(&mut overtaken, kind) {
                true
            } else if kind == FactKind::Stage {
                // That it was new from the beginning is no news.
                !was.fact.is_blank() || was.set_at != self.captured_at
            } else if was.fact.is_blank() {
                false
            } else if kind.tells_who()
                && self.fact(kind).is_blank()
                && is_first(&mut once_known, kind)
            {
                // The next merge may need it: see `mend`.
                true
            } else {
                n_others += 1;
                n_others <= MOST_HISTORY
            };
            if is_kept {
                kept.push(was);
            }
        }
        kept.reverse();
        self.history = kept;
    }

    /// A version that is later than what its fact says now, without a merge that wanted it so.
    fn overtaken_unasked(&self) -> Option<Was> {
        let overtaking = self.overtaking();
        if overtaking.is_empty() {
            return None;
        }
        let mut merged = self.clone();
        merged.unmend();
        merged.mend();
        let is_same =
            |kind| merged.stamp(kind) == self.stamp(kind) && merged.fact(kind) == self.fact(kind);
        overtaking.into_iter().find(|was| !is_same(was.fact.kind()))
    }
}
