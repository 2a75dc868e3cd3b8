//! Facts that are being edited in place: what is typed, and what is wrong with it.

mod problems;

use leptos::prelude::untrack;
use ninefold_core::domain::command::Command;
use ninefold_core::domain::fact::{Fact, FactKind};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::Lead;
use ninefold_core::interchange::kept::Kept;

pub use self::problems::{ProblemField, WhichProblem};
use super::desk::Desk;
use super::request::Request;
use super::signal::RwSignal;

/// What stands in a field and is not saved yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The lead.
    pub lead: LeadId,
    /// The field, by its name in files.
    pub field: String,
    /// The text.
    pub text: String,
}

impl Draft {
    /// `drafts` as text, for the browser to keep.
    pub fn to_kept(drafts: &[Draft]) -> String {
        let mut kept = Kept::default();
        for (idx, draft) in drafts.iter().enumerate() {
            kept.put(&format!("{idx}.lead"), &draft.lead.to_string());
            kept.put(&format!("{idx}.field"), &draft.field);
            kept.put(&format!("{idx}.text"), &draft.text);
        }
        kept.write()
    }

    /// Reads what [`Draft::to_kept`] or an earlier build wrote; `None` when it cannot be read.
    pub fn from_kept(text: &str) -> Option<Vec<Draft>> {
        let kept = Kept::read(text)?;
        let draft = |idx: usize| {
            Some(Draft {
                lead: kept.text(&format!("{idx}.lead")).parse().ok()?,
                field: kept.text(&format!("{idx}.field")).to_owned(),
                text: kept.text(&format!("{idx}.text")).to_owned(),
            })
        };
        Some((0..).map_while(draft).collect())
    }
}

/// The handle to all fields that are being edited.
#[derive(Clone, Copy)]
pub struct Edits {
    drafts: RwSignal<Vec<Draft>>,
    refusals: RwSignal<Vec<(LeadId, String, String)>>,
    /// The words of problems before and after, while they are on their way.
    renames: RwSignal<Vec<(String, String)>>,
}

impl Edits {
    pub(super) fn new() -> Edits {
        Edits {
            drafts: RwSignal::default(),
            refusals: RwSignal::default(),
            renames: RwSignal::default(),
        }
    }

    /// What is typed into the field of `kind` and not saved; `None` while it shows what is stored.
    pub fn draft(self, lead: LeadId, kind: FactKind) -> Option<String> {
        self.draft_in(lead, kind.name())
    }

    fn draft_in(self, lead: LeadId, field: &str) -> Option<String> {
        let drafts = self.drafts.read();
        drafts.iter().find(|it| is_of(it, lead, field)).map(|it| it.text.clone())
    }

    /// What is wrong with the field of `kind`, if anything is.
    pub fn refusal(self, lead: LeadId, kind: FactKind) -> Option<String> {
        self.refusal_in(lead, kind.name())
    }

    fn refusal_in(self, lead: LeadId, field: &str) -> Option<String> {
        let refusals = self.refusals.read();
        refusals.iter().find(|(id, at, _)| *id == lead && at == field).map(|it| it.2.clone())
    }

    /// Puts back what stood in the fields when the tab was closed.
    pub fn restore(self, drafts: Vec<Draft>) {
        self.drafts.set(drafts);
    }

    /// Writes `text` into the field of `kind`.
    pub fn write(self, desk: Desk, lead: LeadId, kind: FactKind, text: String) {
        self.write_in(desk, lead, kind.name(), text);
    }

    fn write_in(self, desk: Desk, lead: LeadId, field: &str, text: String) {
        self.drafts.update(|drafts| {
            drafts.retain(|it| !is_of(it, lead, field));
            drafts.push(Draft { lead, field: field.to_owned(), text });
        });
        self.forget_refusal(lead, field);
        self.keep(desk);
    }

    /// Has the field of `kind` show again what is stored.
    pub fn revert(self, desk: Desk, lead: LeadId, kind: FactKind) {
        self.revert_in(desk, lead, kind.name());
    }

    fn revert_in(self, desk: Desk, lead: LeadId, field: &str) {
        let is_edited =
            self.drafts.with_untracked(|drafts| drafts.iter().any(|it| is_of(it, lead, field)));
        self.forget_refusal(lead, field);
        if is_edited {
            self.drafts.update(|drafts| drafts.retain(|it| !is_of(it, lead, field)));
            self.keep(desk);
        }
    }

    /// Saves what was typed into the field of `kind`, or says beside it what it needs.
    pub fn commit(self, desk: Desk, lead: &Lead, kind: FactKind) {
        let id = lead.id();
        let typed = untrack(|| self.draft(id, kind));
        let Some(text) = typed else { return };
        let stored = lead.parts().fact(kind);
        // To the minute a time may be as it was: the exact one stays then.
        let is_as_stored = desk.with_reading(|reading| stored.typed(reading) == text.trim());
        if is_as_stored {
            return self.revert(desk, id, kind);
        }
        match desk.with_reading(|reading| Fact::read(kind, &text, reading)) {
            Ok(fact) if fact == stored => self.revert(desk, id, kind),
            Ok(fact) => self.check(desk, lead, fact),
            Err(why) => self.refuse(id, kind, why),
        }
    }

    /// Sends the change, unless the lead would be none with it.
    fn check(self, desk: Desk, lead: &Lead, fact: Fact) {
        let kind = fact.kind();
        match lead.set(fact.clone(), desk.now_untracked()) {
            Ok(_) => desk.give(Command::Change(lead.id(), Box::new(fact))),
            Err(why) => self.refuse(lead.id(), kind, why.to_string()),
        }
    }

    /// The field of `kind` was saved, so it shows what is stored.
    pub(super) fn saved(self, desk: Desk, lead: LeadId, kind: FactKind) {
        self.revert(desk, lead, kind);
    }

    /// Refuses the field of `kind`, also for a reason that only the screen can see.
    pub fn refuse(self, lead: LeadId, kind: FactKind, why: String) {
        self.refuse_in(lead, kind.name(), why);
    }

    fn refuse_in(self, lead: LeadId, field: &str, why: String) {
        self.forget_refusal(lead, field);
        self.refusals.update(|refusals| refusals.push((lead, field.to_owned(), why)));
    }

    fn forget_refusal(self, lead: LeadId, field: &str) {
        self.refusals.update(|refusals| refusals.retain(|(id, at, _)| *id != lead || at != field));
    }

    fn keep(self, desk: Desk) {
        desk.send(Request::KeepEdits(self.drafts.get_untracked()));
    }
}

fn is_of(draft: &Draft, lead: LeadId, field: &str) -> bool {
    draft.lead == lead && draft.field == field
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const ID: &str = "019aa95c-3d10-7abc-8def-0123456789ab";

    fn draft(field: &str, text: &str) -> Draft {
        Draft { lead: ID.parse().unwrap(), field: field.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn what_is_kept_reads_back() {
        for drafts in [vec![], vec![draft("note", "half a \"thou\n"), draft("name", "")]] {
            assert_eq!(Draft::from_kept(&Draft::to_kept(&drafts)), Some(drafts));
        }
        assert_eq!(Draft::from_kept("hello"), None);
    }

    #[test]
    fn what_an_earlier_build_kept_is_read() {
        let text = format!(
            r#"[{{"lead":"{ID}","field":"note","text":"half"}},{{"lead":"{ID}","field":"name","text":""}}]"#
        );
        let drafts = vec![draft("note", "half"), draft("name", "")];
        assert_eq!(Draft::from_kept(&text), Some(drafts));
    }
}
