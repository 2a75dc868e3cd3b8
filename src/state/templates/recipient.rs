//! Whom a template is tried on: an example, or a lead of the desk.

use std::collections::BTreeSet;

use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::template::{Filled, example, fill};

use super::Templates;
use crate::state::desk::Desk;
use crate::state::request::Request;

/// Whom a template is tried on.
#[derive(Debug, Clone, PartialEq)]
pub enum Recipient {
    /// Somebody who was made up.
    Example,
    /// A lead that is being read.
    Reading(LeadId),
    /// A lead.
    Lead(Box<Lead>),
    /// A lead that could not be read, and why.
    Missing(LeadId, String),
}

impl Recipient {
    /// The lead, if it is one.
    pub fn id(&self) -> Option<LeadId> {
        match self {
            Recipient::Example => None,
            Recipient::Lead(lead) => Some(lead.id()),
            Recipient::Reading(id) | Recipient::Missing(id, _) => Some(*id),
        }
    }
}

impl Templates {
    /// Whom templates are tried on.
    pub fn recipient(self) -> Recipient {
        self.recipient.get()
    }

    /// Tries templates on lead `id` from now on, or on the example.
    pub fn try_on(self, desk: Desk, id: Option<LeadId>) {
        self.recipient.set(id.map_or(Recipient::Example, Recipient::Reading));
        if let Some(id) = id {
            desk.send(Request::Read(id));
        }
    }

    /// What `template` is for whom it is tried on; `None` while that cannot be told.
    pub fn filled(self, desk: Desk, template: &str) -> Option<Filled> {
        let my_name = desk.settings().my_name;
        let fill = |lead: &Lead| fill(template, lead, my_name.as_ref());
        match &*self.recipient.read() {
            Recipient::Example => Some(fill(&example(desk.now_untracked()))),
            Recipient::Lead(lead) => Some(fill(lead)),
            Recipient::Reading(_) | Recipient::Missing(..) => None,
        }
    }

    /// What came of reading lead `id`.
    pub(in crate::state) fn read_answered(self, id: LeadId, answer: &Result<Option<Lead>, String>) {
        if self.recipient.with_untracked(Recipient::id) != Some(id) {
            return;
        }
        self.recipient.set(match answer {
            Ok(Some(lead)) => Recipient::Lead(Box::new(lead.clone())),
            Ok(None) => Recipient::Missing(id, "this lead is no longer here".to_owned()),
            Err(why) => Recipient::Missing(id, why.clone()),
        });
    }

    /// These leads are stored as they are here.
    pub(in crate::state) fn know(self, leads: &[Lead]) {
        let id = self.recipient.with_untracked(Recipient::id);
        if let Some(lead) = leads.iter().find(|lead| Some(lead.id()) == id) {
            self.recipient.set(Recipient::Lead(Box::new(lead.clone())));
        }
    }

    /// These leads were erased for good.
    pub(in crate::state) fn forget(self, erased: &BTreeSet<LeadId>) {
        if self.recipient.with_untracked(Recipient::id).is_some_and(|id| erased.contains(&id)) {
            self.recipient.set(Recipient::Example);
        }
    }
}
