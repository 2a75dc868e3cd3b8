//! What stands in the *New lead* form, and the text that the browser keeps of it.

use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::{Draft, Field};
use ninefold_core::domain::time::{self, Instant};
use ninefold_core::domain::zone::Zone;
use ninefold_core::interchange::kept::Kept;

/// The source of whoever was sent by somebody.
pub(super) const REFERRAL: &str = "Referral";

/// How many forms that are typed half are kept.
const MOST_OTHERS: usize = 20;

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
    /// What was typed before a link filled the form with something else, the last at the end. Each
    /// of them has no others.
    pub others: Vec<Form>,
}

impl Form {
    /// The form as text, for the browser to keep.
    pub fn to_kept(&self) -> String {
        let mut kept = Kept::default();
        self.put(&mut kept, "");
        for (nth, other) in self.others.iter().enumerate() {
            other.put(&mut kept, &format!("others.{nth}."));
        }
        kept.write()
    }

    fn put(&self, kept: &mut Kept, path: &str) {
        let mut put = |name: &str, text: &str| kept.put(&format!("{path}{name}"), text);
        let draft = &self.draft;
        put("draft.name", &draft.name);
        put("draft.company", &draft.company);
        put("draft.email", &draft.email);
        put("draft.phone", &draft.phone);
        put("draft.source", &draft.source);
        put("draft.note", &draft.note);
        if let Some(at) = draft.enquiry_at {
            put("draft.enquiry_at", &time::to_text(at));
        }
        put("received", &self.received);
        if let Some(sender) = self.came_from {
            put("came_from", &sender.to_string());
        }
        if let Some((id, stamp)) = self.sent {
            put("sent.0", &id.to_string());
            put("sent.1", &time::to_text(stamp));
        }
    }

    /// Reads what [`Form::to_kept`] or an earlier build wrote; `None` when it cannot be read.
    pub fn from_kept(text: &str) -> Option<Form> {
        let kept = Kept::read(text)?;
        let others = (0..MOST_OTHERS).map(|nth| Form::of(&kept, &format!("others.{nth}.")));
        let others = others.take_while(|form| *form != Form::default()).collect();
        Some(Form { others, ..Form::of(&kept, "") })
    }

    fn of(kept: &Kept, path: &str) -> Form {
        let text = |name: &str| kept.text(&format!("{path}{name}")).to_owned();
        let instant = |name: &str| time::parse(&text(name)).ok();
        let draft = Draft {
            name: text("draft.name"),
            company: text("draft.company"),
            email: text("draft.email"),
            phone: text("draft.phone"),
            source: text("draft.source"),
            note: text("draft.note"),
            enquiry_at: instant("draft.enquiry_at"),
        };
        let sent = text("sent.0").parse().ok().zip(instant("sent.1"));
        let came_from = text("came_from").parse().ok();
        Form { draft, received: text("received"), came_from, sent, others: Vec::new() }
    }

    /// Takes what was typed before in the place of this, or nothing.
    pub(super) fn next(&mut self) {
        let mut others = std::mem::take(&mut self.others);
        let next = others.pop().unwrap_or_default();
        *self = Form { others, ..next };
    }

    /// Puts `next` in the place of this, which is kept behind it unless it is blank.
    pub(super) fn turn_to(&mut self, next: Form) {
        let mut before = std::mem::take(self);
        let mut others = std::mem::take(&mut before.others);
        if !before.is_blank() {
            others.push(before);
            // The oldest go, far beyond what anybody keeps half typed.
            let n_most = others.len().saturating_sub(MOST_OTHERS);
            others.drain(..n_most);
        }
        *self = Form { others, ..next };
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

    pub(super) fn text_mut(&mut self, field: Field) -> &mut String {
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
    pub(super) fn be_sent_by(&mut self, sender: LeadId) {
        self.came_from = Some(sender);
        if self.draft.source.trim().is_empty() {
            self.draft.source = REFERRAL.to_owned();
        }
    }

    /// The enquiry arrived at `now`.
    pub(super) fn received_now(&mut self, now: Instant, zone: &Zone) {
        self.draft.enquiry_at = Some(now);
        self.received = time::to_wall_text(zone.local(now));
    }

    /// The draft with its instant: the exact one while its minute still stands in the field.
    /// `None` when the field holds no date and time.
    pub(super) fn to_draft(&self, zone: &Zone) -> Option<Draft> {
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
        Form {
            draft,
            received: "2026-11-21T10:42".to_owned(),
            came_from: None,
            sent,
            others: Vec::new(),
        }
    }

    #[test]
    fn what_is_kept_reads_back() {
        let sent = Form { came_from: form().sent.map(|(id, _)| id), ..form() };
        let others = vec![sent.clone(), Form { sent: None, ..form() }];
        let behind = Form { others, ..Form::default() };
        for form in [form(), sent, Form { sent: None, ..form() }, behind, Form::default()] {
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
