//! Objections: what a *No* was about, and how many were said.

use super::lead::Lead;
use super::text::Line;
use super::touch::{By, Outcome, Touch};
use super::unknown::Unknown;

/// What stands behind a *No*, as far as somebody wrote it down.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Objection {
    /// What it is about; `None` while nobody has said.
    pub kind: Option<ObjectionKind>,
    /// What they said, in their words.
    pub words: Option<Line>,
    /// What a later version wrote here.
    pub unknown: Unknown,
}

/// What a *No* is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectionKind {
    /// It is the wrong time.
    Timing,
    /// It is too dear.
    Price,
    /// Somebody else decides.
    Authority,
    /// They do not need it.
    Need,
    /// They never want to hear from us again: that ends everything (`due rule: Ends and waits`).
    Never,
}

/// After so many noes the next ask is offered, and never planned by itself
/// (`due rule: Default plans`).
pub const NOES_THAT_END_A_PLAN: usize = 4;

impl ObjectionKind {
    /// All of them, in the order of the form.
    pub const ALL: [ObjectionKind; 5] = [
        ObjectionKind::Timing,
        ObjectionKind::Price,
        ObjectionKind::Authority,
        ObjectionKind::Need,
        ObjectionKind::Never,
    ];
}

impl Objection {
    /// True when it says nothing.
    pub fn is_blank(&self) -> bool {
        self.kind.is_none() && self.words.is_none() && self.unknown.is_empty()
    }
}

impl Touch {
    /// True for a *No* that a person said to us.
    pub fn is_no(&self) -> bool {
        !self.is_removed && self.by == By::Human && self.outcome == Outcome::No
    }

    /// True when it says that they never want to hear from us again.
    pub fn says_never(&self) -> bool {
        let kind = self.objection.as_ref().and_then(|objection| objection.kind);
        self.is_no() && kind == Some(ObjectionKind::Never)
    }
}

impl Lead {
    /// The noes since it asked last, the earliest first. Those of an earlier enquiry stay in the
    /// history, and are no answer to this one.
    pub fn noes(&self) -> impl Iterator<Item = &Touch> {
        let asked_at = self.enquiry_at();
        let is_since = move |touch: &&Touch| asked_at.is_none_or(|asked_at| touch.at >= asked_at);
        self.touches().filter(|touch| touch.is_no()).filter(is_since)
    }

    /// True when so many noes were said that the next ask is offered, and never planned by itself.
    pub fn is_asked_enough(&self) -> bool {
        self.noes().nth(NOES_THAT_END_A_PLAN - 1).is_some()
    }
}
