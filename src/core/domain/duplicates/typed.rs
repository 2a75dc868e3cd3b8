//! Whom somebody who is just being typed may be: the hint beside the form.

use std::collections::BTreeSet;

use super::name::Name;
use super::{Alike, Likeness, MOST_ALIKE, Mark, Pair, company_mark, email_mark, pair, phone_mark};
use crate::domain::contact::{Email, Phone};
use crate::domain::id::LeadId;
use crate::domain::order;
use crate::domain::projection::Projection;

/// How many are named at most.
const MOST: usize = 3;

/// What is typed of somebody, as far as it tells them from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    marks: Vec<Mark>,
    name: Option<Name>,
}

impl Typed {
    /// What these texts tell; half an address or number tells nothing yet.
    pub fn of(name: &str, company: &str, email: &str, phone: &str) -> Typed {
        let email = Email::parse(email).ok().map(|it| email_mark(&it));
        let phone = Phone::parse(phone).ok().and_then(|it| phone_mark(&it));
        let name = Some(Name::of(name)).filter(|name| !name.words.is_empty());
        let company = company_mark(company).filter(|_| name.is_some());
        Typed { marks: [email, phone, company].into_iter().flatten().collect(), name }
    }

    /// What a `row` tells.
    pub fn of_row(row: &Projection) -> Typed {
        let name = row.company.as_ref().map(|_| Name::of(&row.title));
        Typed { marks: row.marks.clone(), name }
    }

    /// True while nothing is typed that tells anybody apart.
    pub fn is_blank(&self) -> bool {
        self.marks.is_empty()
    }

    fn alike(&self, row: &Projection) -> Likeness {
        let mut alike = Likeness::default();
        for mark in self.marks.iter().filter(|mark| row.marks.contains(mark)) {
            let is_near = match mark.alike() {
                Alike::Email | Alike::Phone | Alike::LinkedIn => true,
                Alike::NameAndCompany => self.name.as_ref().is_some_and(|name| {
                    // The title is the first that a row is searched by.
                    let title = row.search.lines().next().unwrap_or_default();
                    name.may_be(title) && name.is_near(&Name::of(&row.title))
                }),
            };
            if is_near {
                alike = alike.with(mark.alike());
            }
        }
        alike
    }
}

/// Whom of `rows` what is `typed` may be, three at most, the strongest reasons first.
///
/// It is asked at every key: a row that shares no mark is passed over without a look at its texts.
pub fn suspects_of<'a>(
    typed: &Typed,
    rows: impl Iterator<Item = &'a Projection>,
) -> Vec<(LeadId, Likeness)> {
    let mut found: Vec<(LeadId, Likeness)> = Vec::new();
    if typed.is_blank() {
        return found;
    }
    for row in rows.filter(|row| row.deleted_at.is_none()) {
        let alike = typed.alike(row);
        if alike.is_empty() {
            continue;
        }
        found.push((row.id, alike));
        if found.len() > MOST {
            order::sort_by(&mut found, |one, other| other.1.cmp(&one.1));
            found.truncate(MOST);
        }
    }
    order::sort_by(&mut found, |one, other| other.1.cmp(&one.1));
    found
}

/// Who of `rows` looks most like `row`, but for those whom it was told `apart` from; nobody when more
/// share something with it than tell anybody apart.
pub fn double_of<'a>(
    row: &Projection,
    rows: impl Iterator<Item = &'a Projection>,
    apart: &BTreeSet<Pair>,
) -> Option<(LeadId, Likeness)> {
    let typed = Typed::of_row(row);
    if typed.is_blank() || row.deleted_at.is_some() {
        return None;
    }
    let (mut best, mut n_found) = (None, 0);
    for other in rows.filter(|it| it.id != row.id && it.deleted_at.is_none()) {
        let alike = typed.alike(other);
        if alike.is_empty() {
            continue;
        }
        n_found += 1;
        let is_better = best.is_none_or(|(_, it)| alike > it);
        if is_better && !apart.contains(&pair(row.id, other.id)) {
            best = Some((other.id, alike));
        }
    }
    best.filter(|_| n_found < MOST_ALIKE)
}
