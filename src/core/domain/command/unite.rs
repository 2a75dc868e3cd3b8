//! Two leads that are one: what is known of both comes together on one of them.

mod together;

use super::{Change, CommandError, Known};
use crate::domain::fact::{Fact, FactKind};
use crate::domain::id::LeadId;
use crate::domain::journal::Deed;
use crate::domain::lead::{Edit, Lead, LeadError};
use crate::domain::stage::Stage;
use crate::domain::time::Instant;
use crate::domain::touch::Touch;

/// Two leads that are one.
#[derive(Debug, Clone, PartialEq)]
pub struct Unite {
    /// The lead that stays.
    pub kept: LeadId,
    /// The lead that goes into the trash.
    pub other: LeadId,
    /// Whose facts the one that stays is to say. Where nobody has chosen, [`Unite::side`] does.
    pub sides: Vec<(FactKind, Side)>,
    /// The leads whom the other sent: the one that stays sent them.
    pub sent: Vec<LeadId>,
}

/// Which of two leads a fact is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// From the one that stays.
    Kept,
    /// From the other.
    Other,
    /// From both, where they [can stand together](Unite::takes_both).
    Both,
}

/// Why two leads do not become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UniteError {
    /// Together they have more than a list holds.
    #[error("both together are more than the {most} that fit here; choose one of the two")]
    TooMany {
        /// The list.
        kind: FactKind,
        /// How many fit.
        most: usize,
    },
    /// Together they are longer than a text may be.
    #[error(
        "both together are longer than the {most} characters that fit here; choose one of the two"
    )]
    TooLong {
        /// The text.
        kind: FactKind,
        /// How many characters fit.
        most: usize,
    },
    /// A touch that was written down after the enquiry lies before it.
    #[error("one of the touches lies before this enquiry; choose another one")]
    BeforeEnquiry,
    /// The one that is to stay is in the trash.
    #[error("the lead that is to stay is in the trash; restore it first")]
    InTrash,
}

impl Unite {
    /// Has `other` become a part of `kept`, as it is done where nobody chooses.
    pub fn new(kept: LeadId, other: LeadId) -> Unite {
        Unite { kept, other, sides: Vec::new(), sent: Vec::new() }
    }

    /// True for facts of which both sides can stand together: lists, texts, and two enquiries.
    pub fn takes_both(kind: FactKind) -> bool {
        match kind {
            FactKind::Emails
            | FactKind::Phones
            | FactKind::Links
            | FactKind::Tags
            | FactKind::EnquiryAt
            | FactKind::Problems
            | FactKind::Story
            | FactKind::Personal
            | FactKind::Note
            | FactKind::Appointments
            | FactKind::Promises
            | FactKind::Purchases
            | FactKind::PastEnquiries => true,
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
            | FactKind::DeletedAt => false,
        }
    }

    /// Which side fact `kind` is taken from: the one that was chosen, else both where they can stand
    /// together, else the one that says anything, else the one that stays.
    ///
    /// Of two enquiries the earlier counts, for that is since when somebody waits. The plan goes
    /// with the stage.
    pub fn side(&self, kind: FactKind, kept: &Lead, other: &Lead) -> Side {
        let chosen = self.sides.iter().rev().find(|(it, _)| *it == kind).map(|(_, side)| *side);
        let is_blank = |lead: &Lead| lead.parts().fact(kind).is_blank();
        match (chosen, kind) {
            (Some(Side::Both), _) if !Unite::takes_both(kind) => Side::Kept,
            (Some(side), _) => side,
            (None, FactKind::EnquiryAt) => earlier_enquiry(kept, other),
            (None, FactKind::Stage) => match (kept.stage(), other.stage()) {
                (Stage::New, Stage::Working) => Side::Other,
                (Stage::New | Stage::Working | Stage::Nurture | Stage::Won | Stage::Lost, _) => {
                    Side::Kept
                }
            },
            (None, FactKind::Course) if kept.stage() != other.stage() => {
                self.side(FactKind::Stage, kept, other)
            }
            (None, kind) if Unite::takes_both(kind) => Side::Both,
            (None, _) if is_blank(kept) && !is_blank(other) => Side::Other,
            (None, _) => Side::Kept,
        }
    }

    /// What the one that stays says then of `kind`.
    pub fn fact(&self, kind: FactKind, kept: &Lead, other: &Lead) -> Result<Fact, UniteError> {
        let side = self.side(kind, kept, other);
        let (ours, theirs) = (kept.parts(), other.parts());
        match kind {
            FactKind::NeverContact => {
                return Ok(Fact::NeverContact(ours.never_contact || theirs.never_contact));
            }
            FactKind::DeletedAt => return Ok(ours.fact(kind)),
            FactKind::CameFrom => {
                let sender = if side == Side::Other { theirs.came_from } else { ours.came_from };
                // Nobody sent themselves.
                let is_else = |id: &LeadId| *id != kept.id() && *id != other.id();
                return Ok(Fact::CameFrom(sender.filter(is_else)));
            }
            FactKind::PastEnquiries => {
                let past = self.past_enquiry(kept, other);
                return together::past_enquiries(side, ours, theirs, past);
            }
            FactKind::Name
            | FactKind::Company
            | FactKind::Role
            | FactKind::Client
            | FactKind::Emails
            | FactKind::Phones
            | FactKind::Links
            | FactKind::Source
            | FactKind::SourceDetail
            | FactKind::Kind
            | FactKind::EnquiryAt
            | FactKind::Value
            | FactKind::Tags
            | FactKind::Stage
            | FactKind::DecisionMaker
            | FactKind::AnsweredFirst
            | FactKind::Ready
            | FactKind::Problems
            | FactKind::Story
            | FactKind::Personal
            | FactKind::Prefers
            | FactKind::TheirTime
            | FactKind::Note
            | FactKind::Course
            | FactKind::Appointments
            | FactKind::Promises
            | FactKind::Purchases => {}
        }
        match side {
            Side::Kept => Ok(ours.fact(kind)),
            Side::Other => Ok(theirs.fact(kind)),
            Side::Both => together::both(kind, ours, theirs),
        }
    }

    /// The one that stays, as it is then.
    pub fn united(&self, kept: &Lead, other: &Lead, stamp: Instant) -> Result<Lead, CommandError> {
        let facts: Result<Vec<Fact>, UniteError> =
            FactKind::ALL.into_iter().map(|kind| self.fact(kind, kept, other)).collect();
        let facts = facts?;
        let unknown = Some(kept.parts().unknown.merge(&other.parts().unknown));
        let edit = Edit { facts, touches: new_touches(kept, other), unknown };
        self.remembering(kept, other, &edit, stamp).edit(&edit, stamp).map_err(
            |error| match error {
                LeadError::Touch { .. } => UniteError::BeforeEnquiry.into(),
                LeadError::TooMany { kind, most } => UniteError::TooMany { kind, most }.into(),
                LeadError::Nobody | LeadError::CapturedAt(_) | LeadError::At { .. } => error.into(),
            },
        )
    }

    /// The one that stays, with what the other says and is not to be said in its history: the other
    /// will be gone one day. Stages are left out, for it never was in them.
    fn remembering(&self, kept: &Lead, other: &Lead, edit: &Edit, stamp: Instant) -> Lead {
        let is_overruled = |fact: &&Fact| {
            let kind = fact.kind();
            let is_told = match kind {
                FactKind::Stage
                | FactKind::Course
                | FactKind::CameFrom
                | FactKind::NeverContact
                | FactKind::DeletedAt => false,
                FactKind::Name
                | FactKind::Company
                | FactKind::Role
                | FactKind::Client
                | FactKind::Emails
                | FactKind::Phones
                | FactKind::Links
                | FactKind::Source
                | FactKind::SourceDetail
                | FactKind::Kind
                | FactKind::EnquiryAt
                | FactKind::Value
                | FactKind::Tags
                | FactKind::DecisionMaker
                | FactKind::AnsweredFirst
                | FactKind::Ready
                | FactKind::Problems
                | FactKind::Story
                | FactKind::Personal
                | FactKind::Prefers
                | FactKind::TheirTime
                | FactKind::Note
                | FactKind::Appointments
                | FactKind::Promises
                | FactKind::Purchases
                | FactKind::PastEnquiries => self.side(kind, kept, other) == Side::Kept,
            };
            let theirs = other.parts().fact(kind);
            let is_known = kept.parts().history.iter().any(|was| was.fact == theirs);
            is_told && theirs != **fact && !theirs.is_blank() && !is_known
        };
        let overruled = edit.facts.iter().filter(is_overruled);
        let facts: Vec<Fact> = overruled.map(|it| other.parts().fact(it.kind())).collect();
        let said = |facts: Vec<Fact>| kept.edit(&Edit { facts, ..Edit::default() }, stamp);
        // Their enquiry may not go together with our touches.
        let is_enquiry = |fact: &Fact| fact.kind() == FactKind::EnquiryAt;
        let others = || facts.iter().filter(|fact| !is_enquiry(fact)).cloned().collect();
        said(facts.clone()).or_else(|_| said(others())).unwrap_or_else(|_| kept.clone())
    }

    pub(super) fn run(&self, known: &Known, stamp: Instant) -> Result<Change, CommandError> {
        let stored = |id: &LeadId| known.leads.get(id).ok_or(CommandError::Gone);
        let (kept, other) = (stored(&self.kept)?, stored(&self.other)?);
        if self.kept == self.other {
            return Ok(Change::default());
        }
        if kept.is_deleted() {
            return Err(UniteError::InTrash.into());
        }
        let mut after = vec![self.united(kept, other, stamp)?];
        if !other.is_deleted() {
            after.push(other.set(Fact::DeletedAt(Some(stamp)), stamp)?);
        }
        let sent = self.sent.iter().filter(|id| **id != self.kept && **id != self.other);
        for lead in sent.filter_map(|id| known.leads.get(id)) {
            if lead.parts().came_from == Some(self.other) {
                after.push(lead.set(Fact::CameFrom(Some(self.kept)), stamp)?);
            }
        }
        Ok(Change::of(Deed::United, known, after, stamp))
    }
}

/// The touches of `other` that `kept` does not show.
fn new_touches(kept: &Lead, other: &Lead) -> Vec<Touch> {
    let is_new = |touch: &&Touch| kept.touch(touch.id).is_none_or(|known| known.is_removed);
    other.touches().filter(is_new).cloned().collect()
}

/// The side of the enquiry that came first, unless a touch of either lies before it.
fn earlier_enquiry(kept: &Lead, other: &Lead) -> Side {
    let goes = |lead: &Lead| {
        let facts = vec![Fact::EnquiryAt(lead.enquiry_at())];
        let edit = Edit { facts, touches: new_touches(kept, other), unknown: None };
        kept.edit(&edit, kept.captured_at()).is_ok()
    };
    let first = match (kept.enquiry_at(), other.enquiry_at()) {
        (None, Some(_)) => Side::Other,
        (Some(ours), Some(theirs)) if theirs < ours => Side::Other,
        (Some(_) | None, _) => Side::Kept,
    };
    match first {
        Side::Other if !goes(other) && goes(kept) => Side::Kept,
        Side::Kept | Side::Both if !goes(kept) && goes(other) => Side::Other,
        Side::Kept | Side::Other | Side::Both => first,
    }
}
