//! The forms of what goes with a lead besides its plan: appointments, promises, purchases.

mod form;
mod read;

use ninefold_core::domain::appointment::{Appointment, AppointmentId};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::meeting::Clash;
use ninefold_core::domain::promise::{Promise, PromiseId};
use ninefold_core::domain::purchase::{Purchase, PurchaseId};
use ninefold_core::domain::time::{self, Instant};

pub use self::form::{Jot, JotField, JotForm};
pub use self::read::Preset;
use super::desk::Desk;
use super::request::{Request, Ticket};
use super::signal::RwSignal;
use super::touching::usual_start;

/// How far the form got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JotProgress {
    /// It is not on screen.
    Closed,
    /// It is being filled in.
    Typing,
    /// It is on its way to the store; what is kept then of other forms stands beside it.
    Saving(Ticket, String),
    /// The store refused, and why. What was typed stands.
    Failed(String),
}

/// The handle to the form that is open, one at a time, and to what was typed into others.
#[derive(Clone, Copy)]
pub struct Jotting {
    form: RwSignal<Option<JotForm>>,
    progress: RwSignal<JotProgress>,
    refusals: RwSignal<Vec<Refused>>,
    is_kept: RwSignal<bool>,
    /// How the form stood when nothing was typed.
    fresh: RwSignal<Option<JotForm>>,
    /// All forms that were typed into and not saved, as the browser keeps them: whoever never opens
    /// one does not load what reads them.
    kept: RwSignal<String>,
}

/// A field, and what is wrong with it.
type Refused = (JotField, String);

impl Jotting {
    pub(super) fn new() -> Jotting {
        Jotting {
            form: RwSignal::new(None),
            progress: RwSignal::new(JotProgress::Closed),
            refusals: RwSignal::default(),
            is_kept: RwSignal::new(false),
            fresh: RwSignal::new(None),
            kept: RwSignal::default(),
        }
    }

    /// How far the form got.
    pub fn progress(self) -> JotProgress {
        self.progress.get()
    }

    /// True while the form is on screen.
    pub fn is_open(self) -> bool {
        self.progress.get() != JotProgress::Closed
    }

    /// True while it is on its way to the store. Nothing can be typed then.
    pub fn is_saving(self) -> bool {
        matches!(self.progress.get(), JotProgress::Saving(..))
    }

    /// True when the form was opened with text from before.
    pub fn is_kept(self) -> bool {
        self.is_kept.get()
    }

    /// What stands in the form; `None` before it was ever opened.
    pub fn form(self) -> Option<JotForm> {
        self.form.get()
    }

    /// What `field` says.
    pub fn text(self, field: JotField) -> String {
        self.form.with(|form| form.as_ref().map(|it| it.text(field).to_owned())).unwrap_or_default()
    }

    /// What is wrong with `field`, if anything is.
    pub fn refusal(self, field: JotField) -> Option<String> {
        let refusals = self.refusals.read();
        refusals.iter().find(|(at, _)| *at == field).map(|(_, why)| why.clone())
    }

    /// Whether the time in `field` has passed. It may be so: it is only said.
    pub fn has_passed(self, desk: Desk, field: JotField) -> bool {
        let at = self.form.with(|form| read::moment(desk, form.as_ref()?, field));
        at.is_some_and(|at| at < desk.now())
    }

    /// What does not go together with the time to meet that is typed.
    pub fn clashes(self, desk: Desk) -> Vec<(Clash, AppointmentId)> {
        let typed = self.form.with(|form| {
            let form = form.as_ref()?;
            Some((read::meeting(desk, form)?, form.lead))
        });
        let Some((meeting, lead)) = typed else { return Vec::new() };
        desk.clashes(meeting, lead).into_iter().map(|it| (it, meeting.id)).collect()
    }

    /// The times by which something may be promised with one key.
    pub fn presets(self, desk: Desk) -> Vec<(Preset, Instant)> {
        read::presets(desk)
    }

    /// Puts back what was typed when the tab was closed, as the browser kept it.
    pub fn restore(self, kept: String) {
        self.kept.set(kept);
    }

    /// Opens the form for a new time to meet, in all but its start `like` another one.
    pub fn meet(
        self,
        desk: Desk,
        lead: LeadId,
        like: Option<&Appointment>,
        now: Instant,
        random: [u8; 10],
    ) {
        let starts = desk.with_rules(|rules| usual_start(rules, now));
        let id = AppointmentId::new(now, random);
        self.start(JotForm::appointment(lead, id, now, starts, like));
    }

    /// Opens the form to move `appointment`.
    pub fn move_appointment(self, desk: Desk, lead: LeadId, appointment: &Appointment) {
        let now = desk.now_untracked();
        self.start(desk.with_zone(|zone| JotForm::moved(lead, appointment, now, zone)));
    }

    /// Opens the form for a new promise.
    pub fn promise(self, lead: LeadId, now: Instant, random: [u8; 10]) {
        self.start(JotForm::promise(lead, PromiseId::new(now, random), now));
    }

    /// Opens the form to change `promise`.
    pub fn change_promise(self, desk: Desk, lead: LeadId, promise: &Promise) {
        self.start(desk.with_zone(|zone| JotForm::promised(lead, promise, zone)));
    }

    /// Opens the form for a new purchase.
    pub fn buy(self, desk: Desk, lead: LeadId, now: Instant, random: [u8; 10]) {
        let id = PurchaseId::new(now, random);
        self.start(desk.with_zone(|zone| JotForm::purchase(lead, id, now, zone)));
    }

    /// Opens the form to change `purchase`.
    pub fn change_purchase(self, desk: Desk, lead: LeadId, purchase: &Purchase) {
        self.start(JotForm::bought(lead, purchase, desk.now_untracked()));
    }

    /// Opens `fresh`, or what was typed in its place before.
    fn start(self, fresh: JotForm) {
        if self.progress.get_untracked() != JotProgress::Closed {
            return;
        }
        let kept = self.kept.with_untracked(|kept| JotForm::from_kept(kept));
        let kept = kept.into_iter().find(|it| it.is_about_the_same(&fresh));
        self.is_kept.set(kept.is_some());
        self.form.set(Some(kept.unwrap_or_else(|| fresh.clone())));
        self.fresh.set(Some(fresh));
        self.refusals.set(Vec::new());
        self.progress.set(JotProgress::Typing);
    }

    /// Gives up what was typed before.
    pub fn start_anew(self, desk: Desk) {
        let fresh = self.fresh.get_untracked();
        if let Some(fresh) = fresh.filter(|_| !self.is_on_its_way()) {
            let others = self.others(&fresh);
            self.keep(desk, &others);
            self.form.set(Some(fresh));
            self.is_kept.set(false);
            self.refusals.set(Vec::new());
            self.progress.set(JotProgress::Typing);
        }
    }

    /// Has `field` say `text`.
    pub fn write(self, desk: Desk, field: JotField, text: String) {
        if self.is_on_its_way() {
            return;
        }
        self.form.update(|form| form.iter_mut().for_each(|it| it.write(field, text.clone())));
        self.refusals.update(|refusals| refusals.retain(|(at, _)| *at != field));
        if let Some(form) = self.form.get_untracked() {
            let mut all = self.others(&form);
            all.push(form);
            self.keep(desk, &all);
        }
    }

    /// Has `field` say when `at` is.
    pub fn write_moment(self, desk: Desk, field: JotField, at: Instant) {
        let text = desk.with_zone(|zone| time::to_wall_text(zone.local(at)));
        self.write(desk, field, text);
    }

    /// Says what is wrong with `field`.
    pub fn refuse(self, field: JotField, why: &str) {
        self.refusals.set(vec![(field, why.to_owned())]);
    }

    /// Takes the form off the screen. What was typed is kept for the next time.
    pub fn close(self) {
        if !self.is_on_its_way() {
            self.progress.set(JotProgress::Closed);
        }
    }

    /// Sends it to the store, or says beside each field what it needs.
    pub fn save(self, desk: Desk) {
        if self.is_on_its_way() || self.progress.get_untracked() == JotProgress::Closed {
            return;
        }
        let Some(form) = self.form.get_untracked() else { return };
        match read::read(desk, &form) {
            Err(refusals) => {
                self.refusals.set(refusals);
                self.progress.set(JotProgress::Typing);
            }
            Ok((decided, decision)) => {
                self.refusals.set(Vec::new());
                let rest = JotForm::to_kept(&self.others(&form));
                // Before it is given: the answer may come at once.
                self.progress.set(JotProgress::Saving(desk.next_ticket(), rest));
                desk.decide(decided, vec![(form.lead, decision)]);
            }
        }
    }

    /// Command `ticket` was carried out.
    pub(super) fn saved(self, desk: Desk, ticket: Ticket) {
        if let JotProgress::Saving(ours, rest) = self.progress.get_untracked()
            && ours == ticket
        {
            self.kept.set(rest.clone());
            self.progress.set(JotProgress::Closed);
            desk.send(Request::KeepJots(rest));
        }
    }

    /// Answers whether the form was waiting for this.
    pub(super) fn not_saved(self, ticket: Ticket, why: &str) -> bool {
        let progress = self.progress.get_untracked();
        let is_ours = matches!(progress, JotProgress::Saving(ours, _) if ours == ticket);
        if is_ours {
            self.progress.set(JotProgress::Failed(why.to_owned()));
        }
        is_ours
    }

    /// Forgets what was typed about leads that are erased for good.
    pub fn forget(self, desk: Desk, leads: &[LeadId]) {
        let mut all = self.kept.with_untracked(|kept| JotForm::from_kept(kept));
        let n_before = all.len();
        all.retain(|form| !leads.contains(&form.lead));
        if all.len() < n_before {
            self.keep(desk, &all);
        }
    }

    /// The forms that were typed into, without the one in the place of `form`.
    fn others(self, form: &JotForm) -> Vec<JotForm> {
        let mut all = self.kept.with_untracked(|kept| JotForm::from_kept(kept));
        all.retain(|it| !it.is_about_the_same(form));
        all
    }

    fn keep(self, desk: Desk, forms: &[JotForm]) {
        let kept = JotForm::to_kept(forms);
        self.kept.set(kept.clone());
        desk.send(Request::KeepJots(kept));
    }

    fn is_on_its_way(self) -> bool {
        matches!(self.progress.get_untracked(), JotProgress::Saving(..))
    }
}
