//! The *Log touch* form: what is typed, and how far its saving got.

mod answers;
mod form;
mod said;
mod then;

use leptos::prelude::untrack;
use ninefold_core::domain::command::Command;
use ninefold_core::domain::id::{LeadId, TouchId};
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::note::Note;
use ninefold_core::domain::template::TemplateId;
use ninefold_core::domain::time::{self, CLOCK_SLACK, Instant};
use ninefold_core::domain::touch::{By, Channel, Direction, Outcome, Touch, TouchError};

pub use self::answers::{Asked, Soon};
pub use self::form::{Ahead, ThenForm, TouchField, TouchForm};
pub use self::said::SaidForm;
pub(super) use self::then::usual_start;
pub use self::then::{AndThen, Clashing, Pestering};
use super::desk::Desk;
use super::request::{Request, Ticket};
use super::signal::RwSignal;

/// How far the form got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TouchProgress {
    /// It is not on screen.
    Closed,
    /// It is being filled in.
    Typing,
    /// It is on its way to the store.
    Saving(Ticket),
    /// The store refused, and why. What was typed stands.
    Failed(String),
}

/// The handle to the form.
#[derive(Clone, Copy)]
pub struct Touching {
    form: RwSignal<Option<TouchForm>>,
    /// The lead that it is about, where that is not the one in the pane.
    lead: RwSignal<Option<Lead>>,
    progress: RwSignal<TouchProgress>,
    refusals: RwSignal<Vec<Refused>>,
}

/// What was just begun with a lead, before anybody said what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Begun {
    /// How it passes.
    pub channel: Channel,
    /// What it comes to unless something else is said.
    pub outcome: Outcome,
    /// The letter of the library that goes with it.
    pub template: Option<TemplateId>,
}

/// A field, and what is wrong with it.
type Refused = (TouchField, String);

impl Touching {
    pub(super) fn new() -> Touching {
        Touching {
            form: RwSignal::new(None),
            lead: RwSignal::new(None),
            progress: RwSignal::new(TouchProgress::Closed),
            refusals: RwSignal::default(),
        }
    }

    /// How far the form got.
    pub fn progress(self) -> TouchProgress {
        self.progress.get()
    }

    /// True while the form is on screen.
    pub fn is_open(self) -> bool {
        self.progress.get() != TouchProgress::Closed
    }

    /// True while the touch is on its way to the store. Nothing can be typed then.
    pub fn is_saving(self) -> bool {
        matches!(self.progress.get(), TouchProgress::Saving(_))
    }

    /// What stands in the form; `None` before it was ever opened.
    pub fn form(self) -> Option<TouchForm> {
        self.form.get()
    }

    /// What is wrong with `field`, if anything is.
    pub fn refusal(self, field: TouchField) -> Option<String> {
        let refusals = self.refusals.read();
        refusals.iter().find(|(at, _)| *at == field).map(|(_, why)| why.clone())
    }

    /// Puts `form` back, as it stood when the tab was closed.
    pub fn restore(self, form: TouchForm) {
        self.form.set(Some(form));
    }

    /// Opens the form for `lead`: with what was typed for it before and not saved, or for a touch
    /// at `now` through `channel`.
    pub fn start(self, desk: Desk, lead: LeadId, channel: Channel, now: Instant) {
        if self.progress.get_untracked() != TouchProgress::Closed {
            return;
        }
        let form = self.kept_for(lead);
        let form = form.unwrap_or_else(|| self.fresh(desk, lead, channel, Outcome::NoAnswer, now));
        self.show(desk, form, now);
    }

    /// Opens the form for what was just `begun` with `lead`. What was typed before for this lead
    /// stays.
    pub fn start_after(self, desk: Desk, lead: LeadId, begun: Begun, now: Instant) {
        if self.progress.get_untracked() != TouchProgress::Closed {
            return;
        }
        let Begun { channel, outcome, template } = begun;
        let fresh = TouchForm { template, ..self.fresh(desk, lead, channel, outcome, now) };
        let form = match self.kept_for(lead) {
            Some(kept) => TouchForm { note: kept.note, said: kept.said, then: kept.then, ..fresh },
            None => fresh,
        };
        self.show(desk, form, now);
    }

    /// What was typed for `lead` and not saved, if somebody would miss it.
    fn kept_for(self, lead: LeadId) -> Option<TouchForm> {
        let is_missed =
            |form: &TouchForm| form.lead == lead && form.corrects.is_none() && form.is_typed();
        self.form.get_untracked().filter(is_missed)
    }

    fn fresh(
        self,
        desk: Desk,
        lead: LeadId,
        channel: Channel,
        outcome: Outcome,
        now: Instant,
    ) -> TouchForm {
        let when = desk.with_rules(|rules| time::to_wall_text(rules.calendar.zone().local(now)));
        TouchForm::new(lead, channel, outcome, now, when)
    }

    /// Puts `form` on screen, with a time for an appointment and the lead's value in it.
    fn show(self, desk: Desk, mut form: TouchForm, now: Instant) {
        if form.then.starts.is_empty() {
            form.then.starts = desk.with_rules(|rules| usual_start(rules, now));
        }
        let id = form.lead;
        self.form.set(Some(form));
        self.refusals.set(Vec::new());
        self.progress.set(TouchProgress::Typing);
        match untrack(|| self.lead(desk, id)) {
            Some(lead) => self.offer_value(desk, &lead),
            None => desk.send(Request::Read(id)),
        }
    }

    /// The lead `id` that the form is about, once it is read.
    fn lead(self, desk: Desk, id: LeadId) -> Option<Lead> {
        let is_it = |lead: &Lead| lead.id() == id;
        desk.lead().filter(is_it).or_else(|| self.lead.get().filter(is_it))
    }

    /// A lead was read.
    pub(super) fn know(self, desk: Desk, lead: &Lead) {
        let is_it = |form: &TouchForm| form.lead == lead.id();
        if self.form.with_untracked(|form| form.as_ref().is_some_and(is_it)) {
            self.lead.set(Some(lead.clone()));
            self.offer_value(desk, lead);
        }
    }

    /// Opens the form to correct `touch` of `lead`.
    pub fn correct(self, desk: Desk, lead: LeadId, touch: &Touch) {
        if self.progress.get_untracked() != TouchProgress::Closed {
            return;
        }
        let when = desk.with_zone(|zone| time::to_wall_text(zone.local(touch.at)));
        let form = TouchForm::new(lead, touch.channel, touch.outcome, touch.at, when);
        self.show(
            desk,
            TouchForm {
                is_inbound: touch.direction == Direction::Inbound,
                is_automatic: touch.by == By::Automatic,
                is_extra: touch.is_extra,
                note: touch.note.as_ref().map(Note::to_string).unwrap_or_default(),
                said: SaidForm::of(touch.objection.as_ref()),
                template: touch.template,
                corrects: Some(touch.id),
                ..form
            },
            touch.at,
        );
    }

    /// Changes what stands in the form.
    pub fn change(self, desk: Desk, change: impl FnOnce(&mut TouchForm)) {
        if matches!(self.progress.get_untracked(), TouchProgress::Saving(_)) {
            return;
        }
        self.form.update(|form| {
            if let Some(form) = form {
                change(form);
                form.sent = None;
            }
        });
        self.refusals.set(Vec::new());
        desk.send(Request::KeepTouch(self.form.get_untracked().map(Box::new)));
    }

    /// Has `field` say `text`.
    pub fn write(self, desk: Desk, field: TouchField, text: String) {
        self.change(desk, |form| *form.text_mut(field) = text);
    }

    /// What `field` says.
    pub fn text(self, field: TouchField) -> String {
        self.form
            .with(|form| form.as_ref().map(|form| form.text(field).clone()))
            .unwrap_or_default()
    }

    /// Chooses what came of the touch, by its place in [`Outcome::ALL`].
    pub fn choose_outcome(self, desk: Desk, place: usize) {
        if place < Outcome::ALL.len() {
            self.change(desk, |form| form.outcome = place);
        }
    }

    /// Says what is wrong with `field`.
    pub fn refuse(self, field: TouchField, why: &str) {
        self.refusals.set(vec![(field, why.to_owned())]);
    }

    /// Takes the form off the screen. What was typed is kept for the next time.
    pub fn close(self) {
        if !matches!(self.progress.get_untracked(), TouchProgress::Saving(_)) {
            self.progress.set(TouchProgress::Closed);
        }
    }

    /// Sends the touch to the store, or says beside each field what it needs.
    ///
    /// `stamp` is the real time, `random` makes the new id.
    pub fn save(self, desk: Desk, stamp: Instant, random: [u8; 10]) {
        let progress = self.progress.get_untracked();
        if matches!(progress, TouchProgress::Saving(_) | TouchProgress::Closed) {
            return;
        }
        let Some(mut form) = self.form.get_untracked() else { return };
        let (id, entered_at) = form.sent.unwrap_or_else(|| (TouchId::new(stamp, random), stamp));
        let command = match command(desk, &form, id, entered_at) {
            Ok(command) => command,
            Err(refused) => return self.refusals.set(vec![refused]),
        };
        form.sent = Some((id, entered_at));
        self.form.set(Some(form.clone()));
        desk.send(Request::KeepTouch(Some(Box::new(form))));
        // Before it is given: the answer may come at once.
        self.progress.set(TouchProgress::Saving(desk.next_ticket()));
        desk.give(command);
    }

    pub(super) fn saved(self, desk: Desk, ticket: Ticket) {
        if self.progress.get_untracked() == TouchProgress::Saving(ticket) {
            self.form.set(None);
            self.lead.set(None);
            self.progress.set(TouchProgress::Closed);
            desk.send(Request::KeepTouch(None));
        }
    }

    /// Answers whether the form was waiting for this.
    pub(super) fn not_saved(self, ticket: Ticket, why: &str) -> bool {
        let is_ours = self.progress.get_untracked() == TouchProgress::Saving(ticket);
        if is_ours {
            self.progress.set(TouchProgress::Failed(why.to_owned()));
        }
        is_ours
    }
}

/// What saving the form asks of the store, or the field that keeps it from being saved.
fn command(
    desk: Desk,
    form: &TouchForm,
    id: TouchId,
    entered_at: Instant,
) -> Result<Command, Refused> {
    let lead = untrack(|| desk.touching().lead(desk, form.lead));
    let touch = read(desk, form, lead.as_ref(), id, entered_at)?;
    Ok(match form.corrects {
        Some(_) => Command::ChangeTouch(form.lead, Box::new(touch)),
        None => {
            Command::Log(form.lead, Box::new(answers::logged(desk, form, lead.as_ref(), touch)?))
        }
    })
}

/// The touch that the form describes, or the field that keeps it from being one.
fn read(
    desk: Desk,
    form: &TouchForm,
    lead: Option<&Lead>,
    id: TouchId,
    entered_at: Instant,
) -> Result<Touch, Refused> {
    let at = at(desk, form).ok_or_else(|| refuse(TouchField::When, &"Type a date and a time"))?;
    if at > entered_at + CLOCK_SLACK {
        return Err(refuse(TouchField::When, &TouchError::Future));
    }
    let note = match form.note.trim() {
        "" => None,
        text => Some(Note::parse(text).map_err(|why| refuse(TouchField::Note, &why))?),
    };
    let (channel, outcome) = (form.channel(), form.outcome());
    let corrected = form.corrects.and_then(|id| lead?.touch(id).cloned());
    let objection = answers::objection(form, corrected.as_ref())?;
    let touch = Touch {
        at,
        channel,
        outcome,
        direction: if form.is_inbound { Direction::Inbound } else { Direction::Outbound },
        by: if form.is_automatic { By::Automatic } else { By::Human },
        is_extra: form.is_extra,
        objection,
        template: form.template,
        note,
        ..corrected.unwrap_or_else(|| Touch::outbound(id, at, entered_at, channel, outcome))
    };
    match lead.map(|lead| lead.put_touch(touch.clone())) {
        Some(Err(why)) => Err(refuse(TouchField::When, &why)),
        Some(Ok(_)) | None => Ok(touch),
    }
}

fn refuse(field: TouchField, why: &dyn ToString) -> Refused {
    (field, why.to_string())
}

/// When it happened: the exact instant while its minute still stands in the field.
fn at(desk: Desk, form: &TouchForm) -> Option<Instant> {
    let when = form.when.trim();
    desk.with_rules(|rules| {
        let zone = rules.calendar.zone();
        if time::to_wall_text(zone.local(form.now)) == when {
            return Some(form.now);
        }
        Some(zone.instant(time::parse_wall(when)?))
    })
}
