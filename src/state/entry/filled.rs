//! The form filled by a link, or by a text that everything was read from.

use ninefold_core::domain::lead::{Draft, Field};
use ninefold_core::domain::time::Instant;

use super::{Entry, Form, Progress};
use crate::state::desk::Desk;

impl Entry {
    /// Opens the form filled with what a link says, as an enquiry received `now`; nothing is saved by
    /// that. What was typed before is kept, and [`Entry::before`] tells of it.
    pub fn start_filled(self, desk: Desk, draft: &Draft, now: Instant) {
        if self.is_on_its_way() {
            return;
        }
        let draft = Draft {
            name: on_one_line(&draft.name),
            company: on_one_line(&draft.company),
            email: on_one_line(&draft.email),
            phone: on_one_line(&draft.phone),
            source: on_one_line(&draft.source),
            note: draft.note.clone(),
            enquiry_at: None,
        };
        let typed = self.form.with_untracked(|form| form.draft.clone());
        let is_same = Draft { enquiry_at: None, ..typed } == draft;
        if draft == Draft::default() || is_same {
            return self.start(desk, now);
        }
        let mut filled = Form { draft: draft.clone(), ..Form::default() };
        desk.with_zone(|zone| filled.received_now(now, zone));
        self.form.update(|form| form.turn_to(filled));
        self.capturing.forget();
        self.refusals.set(Vec::new());
        self.is_kept.set(false);
        self.link.set(Some(draft));
        self.progress.set(Progress::Typing);
    }

    /// What was typed before a link filled the form, by what it would be called.
    pub fn before(self) -> Option<String> {
        let form = self.form.read();
        let draft = &form.others.last()?.draft;
        let texts = [&draft.name, &draft.company, &draft.email, &draft.phone, &draft.note];
        let named = texts.into_iter().find(|text| !text.trim().is_empty());
        Some(named.map_or_else(String::new, |text| text.trim().chars().take(60).collect()))
    }

    /// Goes back to what was typed before. What stands in the form now is kept in its place.
    pub fn go_back(self, desk: Desk) {
        if self.is_on_its_way() {
            return;
        }
        self.form.update(|form| {
            let Some(before) = form.others.pop() else { return };
            form.turn_to(before);
            // What was just left comes last: by this all of them come in turn.
            form.others.rotate_right(1);
        });
        self.capturing.forget();
        self.link.set(None);
        self.refusals.set(Vec::new());
        self.keep(desk);
    }

    /// Writes texts into fields, all at once.
    pub(in crate::state) fn fill(self, desk: Desk, texts: Vec<(Field, String)>) {
        for (field, text) in texts {
            self.change(desk, field, |form| *form.text_mut(field) = text);
        }
    }

    /// The text of `field`, for an answer that is not to be repeated when it changes.
    pub(in crate::state) fn text_untracked(self, field: Field) -> String {
        self.form.with_untracked(|form| form.text(field).clone())
    }

    /// The form leaves the screen: what a link filled it with, and nobody changed, goes.
    pub(super) fn leave_link(self) {
        let link = self.link.with_untracked(Clone::clone);
        self.link.set(None);
        let is_untouched = self.form.with_untracked(|form| {
            link.is_some_and(|link| Draft { enquiry_at: None, ..form.draft.clone() } == link)
        });
        if is_untouched {
            self.form.update(Form::next);
        }
    }
}

/// `text` as it can stand in a field of one line.
fn on_one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
