//! The *Log touch* form: what is typed, and how far its saving got.

use ninefold_core::domain::command::Command;
use ninefold_core::domain::id::{LeadId, TouchId};
use ninefold_core::domain::note::Note;
use ninefold_core::domain::time::{self, CLOCK_SLACK, Instant};
use ninefold_core::domain::touch::{By, Channel, Direction, Outcome, Touch, TouchError};
use ninefold_core::interchange::kept::Kept;

use super::desk::Desk;
use super::request::{Request, Ticket};
use super::signal::RwSignal;

/// What stands in the form, as typed.
#[derive(Debug, Clone, PartialEq)]
pub struct TouchForm {
    /// The lead it is about.
    pub lead: LeadId,
    /// How it passed, by its place in [`Channel::ALL`].
    pub channel: usize,
    /// What came of it, by its place in [`Outcome::ALL`].
    pub outcome: usize,
    /// True when they came to us.
    pub is_inbound: bool,
    /// True for a program's doing, such as an automatic reply.
    pub is_automatic: bool,
    /// *When*, a wall time in the desk's zone to the minute.
    pub when: String,
    /// The exact instant of *now*, while its minute still stands in the field.
    pub now: Instant,
    /// *Note*, as typed.
    pub note: String,
    /// The touch that is being corrected; `None` for a new one.
    pub corrects: Option<TouchId>,
    /// The id and the stamp under which just this was sent: sent again it is the same touch.
    pub sent: Option<(TouchId, Instant)>,
}

impl TouchForm {
    /// The form as text, for the browser to keep.
    pub fn to_kept(&self) -> String {
        let mut kept = Kept::default();
        kept.put("lead", &self.lead.to_string());
        kept.put("channel", &self.channel.to_string());
        kept.put("outcome", &self.outcome.to_string());
        kept.put_flag("is_inbound", self.is_inbound);
        kept.put_flag("is_automatic", self.is_automatic);
        kept.put("when", &self.when);
        kept.put("now", &time::to_text(self.now));
        kept.put("note", &self.note);
        if let Some(id) = self.corrects {
            kept.put("corrects", &id.to_string());
        }
        if let Some((id, stamp)) = self.sent {
            kept.put("sent.0", &id.to_string());
            kept.put("sent.1", &time::to_text(stamp));
        }
        kept.write()
    }

    /// Reads what [`TouchForm::to_kept`] or an earlier build wrote; `None` when it cannot be read.
    pub fn from_kept(text: &str) -> Option<TouchForm> {
        let kept = Kept::read(text)?;
        let id = |name| kept.text(name).parse::<TouchId>().ok();
        Some(TouchForm {
            lead: kept.text("lead").parse().ok()?,
            channel: kept.text("channel").parse().ok()?,
            outcome: kept.text("outcome").parse().ok()?,
            is_inbound: kept.flag("is_inbound"),
            is_automatic: kept.flag("is_automatic"),
            when: kept.text("when").to_owned(),
            now: time::parse(kept.text("now")).ok()?,
            note: kept.text("note").to_owned(),
            corrects: id("corrects"),
            sent: id("sent.0").zip(time::parse(kept.text("sent.1")).ok()),
        })
    }
}

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
    progress: RwSignal<TouchProgress>,
    refusals: RwSignal<Vec<(TouchField, String)>>,
}

/// A field of the form that can be refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TouchField {
    /// `When`.
    When,
    /// `Note`.
    Note,
}

impl Touching {
    pub(super) fn new() -> Touching {
        Touching {
            form: RwSignal::new(None),
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
        let kept = self.form.get_untracked().filter(|form| {
            form.lead == lead && form.corrects.is_none() && !form.note.trim().is_empty()
        });
        let place = Channel::ALL.iter().position(|it| *it == channel).unwrap_or_default();
        let form = kept.unwrap_or_else(|| TouchForm {
            lead,
            channel: place,
            outcome: 0,
            is_inbound: false,
            is_automatic: false,
            when: desk.with_zone(|zone| time::to_wall_text(zone.local(now))),
            now,
            note: String::new(),
            corrects: None,
            sent: None,
        });
        self.form.set(Some(form));
        self.refusals.set(Vec::new());
        self.progress.set(TouchProgress::Typing);
    }

    /// Opens the form to correct `touch` of `lead`.
    pub fn correct(self, desk: Desk, lead: LeadId, touch: &Touch) {
        if self.progress.get_untracked() != TouchProgress::Closed {
            return;
        }
        let place = |found: Option<usize>| found.unwrap_or_default();
        self.form.set(Some(TouchForm {
            lead,
            channel: place(Channel::ALL.iter().position(|it| *it == touch.channel)),
            outcome: place(Outcome::ALL.iter().position(|it| *it == touch.outcome)),
            is_inbound: touch.direction == Direction::Inbound,
            is_automatic: touch.by == By::Automatic,
            when: desk.with_zone(|zone| time::to_wall_text(zone.local(touch.at))),
            now: touch.at,
            note: touch.note.as_ref().map(Note::to_string).unwrap_or_default(),
            corrects: Some(touch.id),
            sent: None,
        }));
        self.refusals.set(Vec::new());
        self.progress.set(TouchProgress::Typing);
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

    /// Takes the form off the screen. A note that was typed is kept for the next time.
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
        let touch = match self.read(desk, &form, id, entered_at) {
            Ok(touch) => touch,
            Err(refused) => return self.refusals.set(vec![refused]),
        };
        form.sent = Some((id, entered_at));
        self.form.set(Some(form.clone()));
        desk.send(Request::KeepTouch(Some(Box::new(form.clone()))));
        let command = match form.corrects {
            Some(_) => Command::ChangeTouch(form.lead, Box::new(touch)),
            None => Command::Log(form.lead, Box::new(touch)),
        };
        // Before it is given: the answer may come at once.
        self.progress.set(TouchProgress::Saving(desk.next_ticket()));
        desk.give(command);
    }

    /// The touch that the form describes, or the field that keeps it from being one.
    fn read(
        self,
        desk: Desk,
        form: &TouchForm,
        id: TouchId,
        entered_at: Instant,
    ) -> Result<Touch, (TouchField, String)> {
        let refuse = |field, why: &dyn ToString| (field, why.to_string());
        let at = match at(desk, form) {
            Some(at) => at,
            None => return Err(refuse(TouchField::When, &"Type a date and a time")),
        };
        if at > entered_at + CLOCK_SLACK {
            return Err(refuse(TouchField::When, &TouchError::Future));
        }
        let note = match form.note.trim() {
            "" => None,
            text => Some(Note::parse(text).map_err(|why| refuse(TouchField::Note, &why))?),
        };
        let channel = Channel::ALL.get(form.channel).copied().unwrap_or(Channel::Other);
        let outcome = Outcome::ALL.get(form.outcome).copied().unwrap_or(Outcome::NoAnswer);
        let stored = desk.lead_untracked().filter(|lead| lead.id() == form.lead);
        let corrected = form.corrects.and_then(|id| stored.as_ref()?.touch(id).cloned());
        let touch = Touch {
            at,
            channel,
            outcome,
            direction: if form.is_inbound { Direction::Inbound } else { Direction::Outbound },
            by: if form.is_automatic { By::Automatic } else { By::Human },
            note,
            ..corrected.unwrap_or_else(|| Touch::outbound(id, at, entered_at, channel, outcome))
        };
        match stored.map(|lead| lead.put_touch(touch.clone())) {
            Some(Err(why)) => Err(refuse(TouchField::When, &why)),
            Some(Ok(_)) | None => Ok(touch),
        }
    }

    pub(super) fn saved(self, desk: Desk, ticket: Ticket) {
        if self.progress.get_untracked() == TouchProgress::Saving(ticket) {
            self.form.set(None);
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

/// When it happened: the exact instant while its minute still stands in the field.
fn at(desk: Desk, form: &TouchForm) -> Option<Instant> {
    let when = form.when.trim();
    desk.with_zone(|zone| {
        if time::to_wall_text(zone.local(form.now)) == when {
            return Some(form.now);
        }
        Some(zone.instant(time::parse_wall(when)?))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const LEAD: &str = "019aa95c-3d10-7abc-8def-0123456789ab";
    const TOUCH: &str = "019aa95c-3d10-7abc-8def-0123456789ac";

    fn form() -> TouchForm {
        let now = time::parse("2026-11-21T10:42:07.123Z").unwrap();
        TouchForm {
            lead: LEAD.parse().unwrap(),
            channel: 2,
            outcome: 1,
            is_inbound: true,
            is_automatic: false,
            when: "2026-11-21T10:42".to_owned(),
            now,
            note: "\"Tuesday\"\n".to_owned(),
            corrects: TOUCH.parse().ok(),
            sent: TOUCH.parse().ok().zip(Some(now)),
        }
    }

    #[test]
    fn what_is_kept_reads_back() {
        let plain = TouchForm { corrects: None, sent: None, is_automatic: true, ..form() };
        for form in [form(), plain] {
            assert_eq!(TouchForm::from_kept(&form.to_kept()), Some(form));
        }
        for text in ["hello", "{}", r#"{"lead":"nobody"}"#] {
            assert_eq!(TouchForm::from_kept(text), None, "{text}");
        }
    }

    #[test]
    fn what_an_earlier_build_kept_is_read() {
        let text = format!(
            r#"{{"lead":"{LEAD}","channel":2,"outcome":1,"is_inbound":true,"is_automatic":false,"when":"2026-11-21T10:42","now":"2026-11-21T10:42:07.123Z","note":"\"Tuesday\"\n","corrects":"{TOUCH}","sent":["{TOUCH}","2026-11-21T10:42:07.123Z"]}}"#
        );
        assert_eq!(TouchForm::from_kept(&text), Some(form()));
    }
}
