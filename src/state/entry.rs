//! The *New lead* form: what is typed, what is wrong with it, and how far its saving got.

mod filled;
mod form;

use ninefold_core::domain::command::Command;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::{Draft, Field, Lead, Parts, Refusal, RefusalReason};
use ninefold_core::domain::time::Instant;

pub use self::form::Form;
use self::form::REFERRAL;
use super::capturing::Capturing;
use super::desk::Desk;
use super::request::Request;
use super::signal::RwSignal;

/// `lead`, whom `sender` sent.
fn sent_by(lead: Lead, sender: Option<LeadId>) -> Lead {
    let sent = Parts { came_from: sender, ..lead.parts().clone() };
    Lead::new(sent).unwrap_or(lead)
}

/// How far the form got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// It is not on screen.
    Closed,
    /// It is being filled in.
    Typing,
    /// The lead with this id is on its way to the store.
    Saving(LeadId),
    /// The store refused, and why. What was typed stands.
    Failed(String),
}

/// The handle to the form.
#[derive(Clone, Copy)]
pub struct Entry {
    form: RwSignal<Form>,
    refusals: RwSignal<Vec<(Field, String)>>,
    n_refused: RwSignal<usize>,
    progress: RwSignal<Progress>,
    is_kept: RwSignal<bool>,
    saved: RwSignal<Option<LeadId>>,
    /// What a link filled the form with, while it is on screen.
    link: RwSignal<Option<Draft>>,
    capturing: Capturing,
}

impl Entry {
    pub(super) fn new() -> Entry {
        Entry {
            form: RwSignal::default(),
            refusals: RwSignal::default(),
            n_refused: RwSignal::new(0),
            progress: RwSignal::new(Progress::Closed),
            is_kept: RwSignal::new(false),
            saved: RwSignal::new(None),
            link: RwSignal::new(None),
            capturing: Capturing::new(),
        }
    }

    /// The field that everything goes into at once.
    pub fn capturing(self) -> Capturing {
        self.capturing
    }

    /// How far the form got.
    pub fn progress(self) -> Progress {
        self.progress.get()
    }

    /// True while the form is on screen.
    pub fn is_open(self) -> bool {
        self.progress.get() != Progress::Closed
    }

    /// True when the form was opened with text from before.
    pub fn is_kept(self) -> bool {
        self.is_kept.get()
    }

    /// The text of `field`.
    pub fn text(self, field: Field) -> String {
        self.form.read().text(field).clone()
    }

    /// What is wrong with `field`, if anything is.
    pub fn refusal(self, field: Field) -> Option<String> {
        let refusals = self.refusals.read();
        refusals.iter().find(|(at, _)| *at == field).map(|(_, why)| why.clone())
    }

    /// The first field that was refused. It is told anew at each refusal and at nothing else, so
    /// that whoever follows it with the keyboard leaves a person who types alone.
    pub fn first_refused(self) -> Option<Field> {
        self.n_refused.track();
        self.refusals.read_untracked().first().map(|(field, _)| *field)
    }

    /// True while the lead is on its way to the store. Nothing can be typed then.
    pub fn is_saving(self) -> bool {
        matches!(self.progress.get(), Progress::Saving(_))
    }

    /// The same, for an answer that is not to be repeated when it changes.
    pub(super) fn is_saving_untracked(self) -> bool {
        self.is_on_its_way()
    }

    /// The lead that was saved last; the page goes there.
    pub fn last_saved(self) -> Option<LeadId> {
        self.saved.get()
    }

    /// Opens the form: with what was typed before and not saved, or as an enquiry received `now`.
    pub fn start(self, desk: Desk, now: Instant) {
        if self.progress.get_untracked() != Progress::Closed {
            return;
        }
        let is_blank = self.form.with_untracked(Form::is_blank);
        if is_blank && self.form.with_untracked(|form| !form.others.is_empty()) {
            self.form.update(Form::next);
        } else if is_blank {
            self.empty(desk, now);
        }
        self.is_kept.set(!self.form.with_untracked(Form::is_blank));
        self.progress.set(Progress::Typing);
    }

    /// Opens the form for somebody whom lead `sender` sent. What was typed before stays, and is of
    /// whom they sent.
    pub fn start_sent_by(self, desk: Desk, sender: LeadId, now: Instant) {
        if self.progress.get_untracked() != Progress::Closed {
            return;
        }
        self.start(desk, now);
        self.form.update(|form| form.be_sent_by(sender));
    }

    /// Who sent whoever is typed.
    pub fn came_from(self) -> Option<LeadId> {
        self.form.read().came_from
    }

    /// Nobody sent whoever is typed.
    pub fn came_by_themselves(self, desk: Desk) {
        self.change(desk, Field::Source, |form| {
            form.came_from = None;
            if form.draft.source == REFERRAL {
                form.draft.source = String::new();
            }
        });
    }

    /// Puts `form` back, as it stood when the tab was closed.
    pub fn restore(self, form: Form) {
        self.form.set(form);
    }

    /// Empties the form: an enquiry received `now`.
    pub fn clear(self, desk: Desk, now: Instant) {
        if self.is_on_its_way() {
            return;
        }
        let sender = self.form.read_untracked().came_from;
        self.empty(desk, now);
        if let Some(sender) = sender {
            self.form.update(|form| form.be_sent_by(sender));
        }
        self.is_kept.set(false);
        self.progress.set(Progress::Typing);
        self.keep(desk);
    }

    /// Writes `text` into `field`.
    pub fn write(self, desk: Desk, field: Field, text: String) {
        self.change(desk, field, |form| *form.text_mut(field) = text);
    }

    /// The enquiry arrived at `now`.
    pub fn received_now(self, desk: Desk, now: Instant) {
        self.change(desk, Field::EnquiryReceived, |form| {
            desk.with_zone(|zone| form.received_now(now, zone));
        });
    }

    /// Refuses `field` for a reason that only the screen can see.
    pub fn refuse(self, field: Field, why: &str) {
        if !self.is_on_its_way() {
            self.refuse_all(vec![(field, why.to_owned())]);
        }
    }

    /// Takes the form off the screen. What was typed is kept for the next time.
    ///
    /// A lead on its way to the store keeps the form open: its answer is still owed.
    pub fn close(self) {
        if self.is_on_its_way() {
            return;
        }
        self.refusals.set(Vec::new());
        self.progress.set(Progress::Closed);
        self.leave_link();
    }

    /// Sends the lead to the store, or says beside each field what it needs.
    ///
    /// `stamp` is the real time, `random` makes the new id.
    pub fn save(self, desk: Desk, stamp: Instant, random: [u8; 10]) {
        if matches!(self.progress.get_untracked(), Progress::Saving(_) | Progress::Closed) {
            return;
        }
        let mut form = self.form.get_untracked();
        let (id, captured_at) = form.sent.unwrap_or_else(|| (LeadId::new(stamp, random), stamp));
        let Some(draft) = desk.with_zone(|zone| form.to_draft(zone)) else {
            return self.refuse(Field::EnquiryReceived, "Type a date and a time, or nothing");
        };
        match draft.parse(id, captured_at) {
            Ok(lead) => {
                let lead = sent_by(lead, form.came_from);
                self.refusals.set(Vec::new());
                self.progress.set(Progress::Saving(id));
                form.sent = Some((id, captured_at));
                self.form.set(form.clone());
                desk.send(Request::KeepForm(Some(Box::new(form))));
                desk.give(Command::Add(Box::new(lead)));
            }
            Err(refusals) => {
                let told = |refusal: Refusal| (refusal.field, refusal.to_string());
                self.refuse_all(refusals.into_iter().map(told).collect());
            }
        }
    }

    pub(super) fn saved(self, desk: Desk, id: LeadId) {
        if self.progress.get_untracked() == Progress::Saving(id) {
            self.capturing.forget();
            self.link.set(None);
            self.form.update(Form::next);
            self.progress.set(Progress::Closed);
        }
        self.saved.set(Some(id));
        self.keep(desk);
    }

    /// Answers whether the form was waiting for this.
    pub(super) fn not_saved(self, id: LeadId, why: String) -> bool {
        let is_ours = self.progress.get_untracked() == Progress::Saving(id);
        if is_ours {
            self.progress.set(Progress::Failed(why));
        }
        is_ours
    }

    fn change(self, desk: Desk, field: Field, change: impl FnOnce(&mut Form)) {
        if self.is_on_its_way() {
            return;
        }
        self.form.update(|form| {
            change(form);
            form.sent = None;
        });
        self.refusals.update(|refusals| refusals.retain(|(at, _)| *at != field));
        self.keep(desk);
        let form = self.form.get_untracked();
        // One of the four is enough, so any of them takes the sentence away that asks for one.
        if !form.draft.is_nobody() {
            let nobody = RefusalReason::Nobody.to_string();
            self.refusals.update(|refusals| refusals.retain(|(_, why)| *why != nobody));
        }
    }

    /// Has the browser keep what is typed, in case the tab closes.
    fn keep(self, desk: Desk) {
        let form = self.form.get_untracked();
        let is_empty = form.is_blank() && form.others.is_empty();
        desk.send(Request::KeepForm((!is_empty).then(|| Box::new(form))));
    }

    fn empty(self, desk: Desk, now: Instant) {
        let others = self.form.with_untracked(|form| form.others.clone());
        let mut form = Form { others, ..Form::default() };
        desk.with_zone(|zone| form.received_now(now, zone));
        self.form.set(form);
        self.capturing.forget();
        self.refusals.set(Vec::new());
    }

    fn refuse_all(self, refusals: Vec<(Field, String)>) {
        self.refusals.set(refusals);
        self.progress.set(Progress::Typing);
        self.n_refused.update(|n| *n += 1);
    }

    fn is_on_its_way(self) -> bool {
        matches!(self.progress.get_untracked(), Progress::Saving(_))
    }
}
