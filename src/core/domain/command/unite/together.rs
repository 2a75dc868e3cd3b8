//! What both of two leads say, in one.

use std::collections::BTreeSet;

use super::{Side, Unite, UniteError};
use crate::domain::contact::{Email, Phone};
use crate::domain::duplicates::{Mark, email_mark, linked_in_mark, phone_mark};
use crate::domain::fact::{Fact, FactKind};
use crate::domain::lead::{Lead, MOST_DATES, MOST_TAGS, MOST_WAYS, Parts};
use crate::domain::link::Link;
use crate::domain::note::{MOST_LETTERS, Note};
use crate::domain::order;
use crate::domain::problem::{MOST_PROBLEMS, Problem};
use crate::domain::projection::fold;
use crate::domain::purchase::PastEnquiry;
use crate::domain::tag::Tag;

impl Unite {
    /// The enquiry that the later one took the place of, when both are to count.
    pub(super) fn past_enquiry(&self, kept: &Lead, other: &Lead) -> Option<PastEnquiry> {
        let (ours, theirs) = (kept.enquiry_at()?, other.enquiry_at()?);
        if self.side(FactKind::EnquiryAt, kept, other) != Side::Both || ours == theirs {
            return None;
        }
        let stage = if ours < theirs { kept.stage() } else { other.stage() };
        let (asked_at, until) = (Some(ours.min(theirs)), ours.max(theirs));
        Some(PastEnquiry { asked_at, until, stage, unknown: Default::default() })
    }
}

/// What both say of `kind`, ours first; ours alone where they cannot stand together.
pub(super) fn both(kind: FactKind, ours: &Parts, theirs: &Parts) -> Result<Fact, UniteError> {
    match kind {
        FactKind::Emails => fits(kind, MOST_WAYS, emails(ours, theirs)).map(Fact::Emails),
        FactKind::Phones => fits(kind, MOST_WAYS, phones(ours, theirs)).map(Fact::Phones),
        FactKind::Links => fits(kind, MOST_WAYS, links(ours, theirs)).map(Fact::Links),
        FactKind::Tags => {
            let tags: BTreeSet<Tag> = ours.tags.union(&theirs.tags).cloned().collect();
            let most = MOST_TAGS;
            if tags.len() > most {
                Err(UniteError::TooMany { kind, most })
            } else {
                Ok(Fact::Tags(tags))
            }
        }
        FactKind::EnquiryAt => Ok(Fact::EnquiryAt(ours.enquiry_at.max(theirs.enquiry_at))),
        FactKind::Problems => {
            let problems = problems(&ours.problems, &theirs.problems);
            fits(kind, MOST_PROBLEMS, problems).map(Fact::Problems)
        }
        FactKind::Story => text(kind, &ours.story, &theirs.story).map(Fact::Story),
        FactKind::Personal => text(kind, &ours.personal, &theirs.personal).map(Fact::Personal),
        FactKind::Note => text(kind, &ours.note, &theirs.note).map(Fact::Note),
        FactKind::Appointments => {
            let all = dates(&ours.appointments, &theirs.appointments, |a, b| a.id == b.id);
            fits(kind, MOST_DATES, all).map(Fact::Appointments)
        }
        FactKind::Promises => {
            let all = dates(&ours.promises, &theirs.promises, |a, b| a.id == b.id);
            fits(kind, MOST_DATES, all).map(Fact::Promises)
        }
        FactKind::Purchases => {
            let all = dates(&ours.purchases, &theirs.purchases, |a, b| a.id == b.id);
            fits(kind, MOST_DATES, all).map(Fact::Purchases)
        }
        FactKind::PastEnquiries => past_enquiries(Side::Both, ours, theirs, None),
        FactKind::Name
        | FactKind::Company
        | FactKind::Role
        | FactKind::Client
        | FactKind::Source
        | FactKind::SourceDetail
        | FactKind::CameFrom
        | FactKind::Kind
        | FactKind::Value
        | FactKind::Stage
        | FactKind::DecisionMaker
        | FactKind::AnsweredFirst
        | FactKind::Ready
        | FactKind::Prefers
        | FactKind::TheirTime
        | FactKind::Course
        | FactKind::NeverContact
        | FactKind::DeletedAt => Ok(ours.fact(kind)),
    }
}

/// Earlier enquiries of that `side`, and the one that becomes an earlier one now.
pub(super) fn past_enquiries(
    side: Side,
    ours: &Parts,
    theirs: &Parts,
    past: Option<PastEnquiry>,
) -> Result<Fact, UniteError> {
    let (ours, theirs) = (&ours.past_enquiries, &theirs.past_enquiries);
    let mut all = match side {
        Side::Kept => ours.clone(),
        Side::Other => theirs.clone(),
        Side::Both => dates(ours, theirs, |one, other| one == other),
    };
    all.extend(past.filter(|past| !all.contains(past)));
    order::sort(&mut all);
    fits(FactKind::PastEnquiries, MOST_DATES, all).map(Fact::PastEnquiries)
}

fn fits<T>(kind: FactKind, most: usize, all: Vec<T>) -> Result<Vec<T>, UniteError> {
    if all.len() > most { Err(UniteError::TooMany { kind, most }) } else { Ok(all) }
}

/// Addresses that are one but for their case stay once.
fn emails(ours: &Parts, theirs: &Parts) -> Vec<Email> {
    let is_same = |one: &Email, other: &Email| email_mark(one) == email_mark(other);
    dates(&ours.emails, &theirs.emails, is_same)
}

/// Of a number that both have, the one with the code of its country stays.
fn phones(ours: &Parts, theirs: &Parts) -> Vec<Phone> {
    let mut all = ours.phones.clone();
    for phone in &theirs.phones {
        let is_same =
            |it: &Phone| it == phone || is_some_and_same(phone_mark(it), phone_mark(phone));
        let has_code = |it: &Phone| it.as_str().starts_with('+');
        match all.iter_mut().find(|it| is_same(it)) {
            Some(known) if !has_code(known) && has_code(phone) => *known = phone.clone(),
            Some(_) => {}
            None => all.push(phone.clone()),
        }
    }
    all
}

fn links(ours: &Parts, theirs: &Parts) -> Vec<Link> {
    let is_same = |one: &Link, other: &Link| {
        one.short() == other.short() || is_some_and_same(linked_in_mark(one), linked_in_mark(other))
    };
    dates(&ours.links, &theirs.links, is_same)
}

fn is_some_and_same(one: Option<Mark>, other: Option<Mark>) -> bool {
    one.is_some() && one == other
}

/// A problem that both tell in the same words stays once, with a solution that either knows.
fn problems(ours: &[Problem], theirs: &[Problem]) -> Vec<Problem> {
    let mut all = ours.to_vec();
    for problem in theirs {
        let words = fold(problem.words.as_str());
        match all.iter_mut().find(|it| fold(it.words.as_str()) == words) {
            Some(known) if known.solution.is_none() => known.solution = problem.solution.clone(),
            Some(known) if known.solution == problem.solution || problem.solution.is_none() => {}
            Some(_) | None => all.push(problem.clone()),
        }
    }
    order::sort_by(&mut all, |one, other| other.pain.cmp(&one.pain));
    all
}

/// Ours, and those of theirs that are not the same as one of them.
fn dates<T: Clone>(ours: &[T], theirs: &[T], is_same: impl Fn(&T, &T) -> bool) -> Vec<T> {
    let mut all = ours.to_vec();
    for it in theirs {
        if !all.iter().any(|known| is_same(known, it)) {
            all.push(it.clone());
        }
    }
    all
}

/// One text below the other; one that stands in the other already is not said twice.
fn text(
    kind: FactKind,
    ours: &Option<Note>,
    theirs: &Option<Note>,
) -> Result<Option<Note>, UniteError> {
    let (our, their) = match (ours, theirs) {
        (Some(our), Some(their)) => (our.as_str(), their.as_str()),
        (ours, theirs) => return Ok(ours.as_ref().or(theirs.as_ref()).cloned()),
    };
    if our.contains(their) {
        return Ok(ours.clone());
    }
    if their.contains(our) {
        return Ok(theirs.clone());
    }
    let most = MOST_LETTERS;
    let both = Note::parse(&format!("{our}\n\n{their}"));
    both.map(Some).map_err(|_| UniteError::TooLong { kind, most })
}
