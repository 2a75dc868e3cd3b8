//! The *New lead* form: what is typed, what is wrong with it, and how far its saving got.

use ninefold_core::domain::command::Command;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::{Draft, Field, Lead, Parts, Refusal, RefusalReason};
use ninefold_core::domain::time::{self, Instant};
use ninefold_core::domain::zone::Zone;
use ninefold_core::interchange::kept::Kept;

use super::desk::Desk;
use super::request::Request;
use super::signal::RwSignal;

/// The source of whoever was sent by somebody.
const REFERRAL: &str = "Referral";

/// What stands in the form, as typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Form {
    /// The fields but the time; its `enquiry_at` is the exact instant of *just now*.
    pub draft: Draft,
    /// *Enquiry received*, a wall time in the desk's zone to the minute; empty without an enquiry.
    pub received: String,
    /// Who sent them.
    pub came_from: Option<LeadId>,
    /// The id and the stamp under which just this text was sent to the store. Sent again, also
    /// after a reload, it is the same lead: a save that came through unnoticed is not stored twice.
    pub sent: Option<(LeadId, Instant)>,
}

impl Form {
    /// The form as text, for the browser to keep.
    pub fn to_kept(&self) -> String {
        let draft = &self.draft;
        let mut kept = Kept::default();
        kept.put("draft.name", &draft.name);
        kept.put("draft.company", &draft.company);
        kept.put("draft.email", &draft.email);
        kept.put("draft.phone", &draft.phone);
        kept.put("draft.source", &draft.source);
        kept.put("draft.note", &draft.note);
        if let Some(at) = draft.enquiry_at {
            kept.put("draft.enquiry_at", &time::to_text(at));
        }
        kept.put("received", &self.received);
        if let Some(sender) = self.came_from {
            kept.put("came_from", &sender.to_string());
        }
        if let Some((id, stamp)) = self.sent {
            kept.put("sent.0", &id.to_string());
            kept.put("sent.1", &time::to_text(stamp));
        }
        kept.write()
    }

    /// Reads what [`Form::to_kept`] or an earlier build wrote; `None` when it cannot be read.
    pub fn from_kept(text: &str) -> Option<Form> {
        let kept = Kept::read(text)?;
        let text = |name| kept.text(name).to_owned();
        let instant = |name| time::parse(kept.text(name)).ok();
        let draft = Draft {
            name: text("draft.name"),
            company: text("draft.company"),
            email: text("draft.email"),
            phone: text("draft.phone"),
            source: text("draft.source"),
            note: text("draft.note"),
            enquiry_at: instant("draft.enquiry_at"),
        };
        let sent = kept.text("sent.0").parse().ok().zip(instant("sent.1"));
        let came_from = kept.text("came_from").parse().ok();
        Some(Form { draft, received: text("received"), came_from, sent })
    }

    /// True when nothing was typed that somebody would miss.
    pub fn is_blank(&self) -> bool {
        let draft = Draft { enquiry_at: None, ..self.draft.clone() };
        draft == Draft::default() || self.came_from.is_some() && draft == sent_by_somebody()
    }

    /// The text of `field`.
    pub fn text(&self, field: Field) -> &String {
        match field {
            Field::Name => &self.draft.name,
            Field::Company => &self.draft.company,
            Field::Email => &self.draft.email,
            Field::Phone => &self.draft.phone,
            Field::Source => &self.draft.source,
            Field::EnquiryReceived => &self.received,
            Field::Note => &self.draft.note,
        }
    }

    fn text_mut(&mut self, field: Field) -> &mut String {
        match field {
            Field::Name => &mut self.draft.name,
            Field::Company => &mut self.draft.company,
            Field::Email => &mut self.draft.email,
            Field::Phone => &mut self.draft.phone,
            Field::Source => &mut self.draft.source,
            Field::EnquiryReceived => &mut self.received,
            Field::Note => &mut self.draft.note,
        }
    }

    /// Lead `sender` sent them.
    fn be_sent_by(&mut self, sender: LeadId) {
        self.came_from = Some(sender);
        if self.draft.source.trim().is_empty() {
            self.draft.source = REFERRAL.to_owned();
        }
    }

    /// The enquiry arrived at `now`.
    fn received_now(&mut self, now: Instant, zone: &Zone) {
        self.draft.enquiry_at = Some(now);
        self.received = time::to_wall_text(zone.local(now));
    }

    /// The draft with its instant: the exact one while its minute still stands in the field.
    /// `None` when the field holds no date and time.
    fn to_draft(&self, zone: &Zone) -> Option<Draft> {
        let received = self.received.trim();
        let mut draft = self.draft.clone();
        let stands = |at: Instant| time::to_wall_text(zone.local(at)) == received;
        draft.enquiry_at = match draft.enquiry_at {
            _ if received.is_empty() => None,
            Some(at) if stands(at) => Some(at),
            Some(_) | None => Some(zone.instant(time::parse_wall(received)?)),
        };
        Some(draft)
    }
}

/// What stands in the form for somebody who was sent while nothing is typed.
fn sent_by_somebody() -> Draft {
    Draft { source: REFERRAL.to_owned(), ..Draft::default() }
}

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
        }
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
        if is_blank {
            self.empty(desk, now);
        }
        self.is_kept.set(!is_blank);
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
        desk.send(Request::KeepForm(None));
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
            self.form.set(Form::default());
            self.progress.set(Progress::Closed);
        }
        self.saved.set(Some(id));
        desk.send(Request::KeepForm(None));
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
        let form = self.form.get_untracked();
        // One of the four is enough, so any of them takes the sentence away that asks for one.
        if !form.draft.is_nobody() {
            let nobody = RefusalReason::Nobody.to_string();
            self.refusals.update(|refusals| refusals.retain(|(_, why)| *why != nobody));
        }
        let kept = (!form.is_blank()).then(|| Box::new(form));
        desk.send(Request::KeepForm(kept));
    }

    fn empty(self, desk: Desk, now: Instant) {
        let mut form = Form::default();
        desk.with_zone(|zone| form.received_now(now, zone));
        self.form.set(form);
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn at(text: &str) -> Instant {
        time::parse(text).unwrap()
    }

    fn form() -> Form {
        let draft = Draft {
            name: "Ana \"A\" 🦀".to_owned(),
            company: "Alder & Finch".to_owned(),
            email: "ana@".to_owned(),
            phone: "030 12".to_owned(),
            source: "Fair".to_owned(),
            note: "first\nsecond".to_owned(),
            enquiry_at: Some(at("2026-11-21T10:42:07.123Z")),
        };
        let id = "019aa95c-3d10-7abc-8def-0123456789ab".parse().unwrap();
        let sent = Some((id, at("2026-11-21T10:43:00Z")));
        Form { draft, received: "2026-11-21T10:42".to_owned(), came_from: None, sent }
    }

    #[test]
    fn what_is_kept_reads_back() {
        let sent = Form { came_from: form().sent.map(|(id, _)| id), ..form() };
        for form in [form(), sent, Form { sent: None, ..form() }, Form::default()] {
            assert_eq!(Form::from_kept(&form.to_kept()), Some(form));
        }
        assert_eq!(Form::from_kept("hello"), None);
    }

    #[test]
    fn what_an_earlier_build_kept_is_read() {
        let text = r#"{"draft":{"name":"Ana \"A\" 🦀","company":"Alder & Finch","email":"ana@","phone":"030 12","source":"Fair","note":"first\nsecond","enquiry_at":"2026-11-21T10:42:07.123Z"},"received":"2026-11-21T10:42","sent":["019aa95c-3d10-7abc-8def-0123456789ab","2026-11-21T10:43:00Z"]}"#;
        assert_eq!(Form::from_kept(text), Some(form()));
        let text = r#"{"draft":{"name":"Ana","company":"","email":"","phone":"","source":"","note":"","enquiry_at":null},"received":"","sent":null}"#;
        let draft = Draft { name: "Ana".to_owned(), ..Draft::default() };
        assert_eq!(Form::from_kept(text), Some(Form { draft, ..Form::default() }));
    }
}
