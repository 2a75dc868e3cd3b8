//! What stands in the forms of what goes with a lead besides its plan, and how the browser keeps it.

use ninefold_core::domain::appointment::{Appointment, AppointmentId, USUAL_MINUTES};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::money::Money;
use ninefold_core::domain::promise::{Promise, PromiseId};
use ninefold_core::domain::purchase::{Purchase, PurchaseId};
use ninefold_core::domain::text::Line;
use ninefold_core::domain::time::{self, Instant};
use ninefold_core::domain::zone::Zone;
use ninefold_core::interchange::kept::Kept;

/// What is written down: one of the three that go with a lead besides its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Jot {
    /// A time to meet.
    Appointment(AppointmentId),
    /// Something that is owed.
    Promise(PromiseId),
    /// Something that was bought.
    Purchase(PurchaseId),
}

/// A field of one of the forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JotField {
    /// When an appointment starts, a wall time in the desk's zone to the minute.
    Starts,
    /// How long it takes, in minutes.
    Minutes,
    /// Where it is.
    Place,
    /// Who comes.
    Who,
    /// How long it takes to get there, in minutes.
    Way,
    /// What is owed.
    Words,
    /// By when, a wall time.
    By,
    /// What was bought.
    What,
    /// On which day.
    On,
    /// For how much.
    Amount,
}

/// What stands in a form, as typed.
#[derive(Debug, Clone, PartialEq)]
pub struct JotForm {
    /// The lead that it goes with.
    pub lead: LeadId,
    /// What it is: saved again, also after a reload, it is the same.
    pub jot: Jot,
    /// True for another version of something that is there already.
    pub is_change: bool,
    /// When it was begun: a promise was given then.
    pub begun_at: Instant,
    texts: Vec<String>,
}

impl Jot {
    /// The word in what the browser keeps.
    fn name(self) -> &'static str {
        match self {
            Jot::Appointment(_) => "appointment",
            Jot::Promise(_) => "promise",
            Jot::Purchase(_) => "purchase",
        }
    }

    fn id(self) -> String {
        match self {
            Jot::Appointment(id) => id.to_string(),
            Jot::Promise(id) => id.to_string(),
            Jot::Purchase(id) => id.to_string(),
        }
    }

    fn from_kept(name: &str, id: &str) -> Option<Jot> {
        match name {
            "appointment" => id.parse().ok().map(Jot::Appointment),
            "promise" => id.parse().ok().map(Jot::Promise),
            "purchase" => id.parse().ok().map(Jot::Purchase),
            _ => None,
        }
    }

    /// Its fields, in the order of the form.
    pub fn fields(self) -> &'static [JotField] {
        match self {
            Jot::Appointment(_) => &[
                JotField::Starts,
                JotField::Minutes,
                JotField::Place,
                JotField::Who,
                JotField::Way,
            ],
            Jot::Promise(_) => &[JotField::Words, JotField::By],
            Jot::Purchase(_) => &[JotField::What, JotField::On, JotField::Amount],
        }
    }
}

impl JotField {
    /// The word in what the browser keeps, and in the id of the input.
    pub fn name(self) -> &'static str {
        match self {
            JotField::Starts => "starts",
            JotField::Minutes => "minutes",
            JotField::Place => "place",
            JotField::Who => "who",
            JotField::Way => "way",
            JotField::Words => "words",
            JotField::By => "by",
            JotField::What => "what",
            JotField::On => "on",
            JotField::Amount => "amount",
        }
    }
}

impl JotForm {
    fn new(lead: LeadId, jot: Jot, begun_at: Instant, texts: Vec<String>) -> JotForm {
        JotForm { lead, jot, is_change: false, begun_at, texts }
    }

    /// A time to meet that begins at `starts`, in all else `like` another one.
    pub fn appointment(
        lead: LeadId,
        id: AppointmentId,
        begun_at: Instant,
        starts: String,
        like: Option<&Appointment>,
    ) -> JotForm {
        let minutes = like.map_or(USUAL_MINUTES, |it| it.minutes).to_string();
        let way = like.map_or(0, |it| it.travel_minutes);
        let way = if way == 0 { String::new() } else { way.to_string() };
        let place = like.and_then(|it| it.place.as_ref());
        let who = like.and_then(|it| it.who.as_ref());
        let texts = vec![starts, minutes, line(place), line(who), way];
        JotForm::new(lead, Jot::Appointment(id), begun_at, texts)
    }

    /// Another version of `appointment`.
    pub fn moved(lead: LeadId, appointment: &Appointment, now: Instant, zone: &Zone) -> JotForm {
        let (id, starts) = (appointment.id, time::to_wall_text(zone.local(appointment.at)));
        let form = JotForm::appointment(lead, id, now, starts, Some(appointment));
        JotForm { is_change: true, ..form }
    }

    /// A promise of nothing yet.
    pub fn promise(lead: LeadId, id: PromiseId, begun_at: Instant) -> JotForm {
        JotForm::new(lead, Jot::Promise(id), begun_at, vec![String::new(); 2])
    }

    /// Another version of `promise`.
    pub fn promised(lead: LeadId, promise: &Promise, zone: &Zone) -> JotForm {
        let by = time::to_wall_text(zone.local(promise.due_at));
        let texts = vec![promise.words.to_string(), by];
        let form = JotForm::new(lead, Jot::Promise(promise.id), promise.made_at, texts);
        JotForm { is_change: true, ..form }
    }

    /// A purchase on the day of `begun_at`.
    pub fn purchase(lead: LeadId, id: PurchaseId, begun_at: Instant, zone: &Zone) -> JotForm {
        let texts = vec![String::new(), zone.day(begun_at).to_string(), String::new()];
        JotForm::new(lead, Jot::Purchase(id), begun_at, texts)
    }

    /// Another version of `purchase`.
    pub fn bought(lead: LeadId, purchase: &Purchase, now: Instant) -> JotForm {
        let amount = |it: Money| format!("{} {}", it.number(), it.currency());
        let amount = purchase.value.map(amount).unwrap_or_default();
        let texts = vec![purchase.what.to_string(), purchase.on.to_string(), amount];
        let form = JotForm::new(lead, Jot::Purchase(purchase.id), now, texts);
        JotForm { is_change: true, ..form }
    }

    /// What is typed into `field`; nothing for one of another form.
    pub fn text(&self, field: JotField) -> &str {
        let place = self.jot.fields().iter().position(|it| *it == field);
        place.and_then(|place| self.texts.get(place)).map_or("", String::as_str)
    }

    /// Has `field` say `text`.
    pub fn write(&mut self, field: JotField, text: String) {
        let place = self.jot.fields().iter().position(|it| *it == field);
        if let Some(slot) = place.and_then(|place| self.texts.get_mut(place)) {
            *slot = text;
        }
    }

    /// Whether both stand in the same place: a version of the same thing, or both something new of
    /// one kind for one lead.
    pub(super) fn is_about_the_same(&self, other: &JotForm) -> bool {
        let is_same = match (self.is_change, other.is_change) {
            (true, true) => self.jot == other.jot,
            (false, false) => self.jot.name() == other.jot.name(),
            (true, false) | (false, true) => false,
        };
        self.lead == other.lead && is_same
    }

    /// `forms` as text, for the browser to keep; nothing for none.
    pub fn to_kept(forms: &[JotForm]) -> String {
        if forms.is_empty() {
            return String::new();
        }
        let mut kept = Kept::default();
        for (idx, form) in forms.iter().enumerate() {
            kept.put(&format!("{idx}.lead"), &form.lead.to_string());
            kept.put(&format!("{idx}.jot"), form.jot.name());
            kept.put(&format!("{idx}.id"), &form.jot.id());
            kept.put_flag(&format!("{idx}.is_change"), form.is_change);
            kept.put(&format!("{idx}.begun_at"), &time::to_text(form.begun_at));
            for (field, text) in form.jot.fields().iter().zip(&form.texts) {
                kept.put(&format!("{idx}.{}", field.name()), text);
            }
        }
        kept.write()
    }

    /// Reads what [`JotForm::to_kept`] wrote; what cannot be read is none.
    pub fn from_kept(text: &str) -> Vec<JotForm> {
        let Some(kept) = Kept::read(text) else { return Vec::new() };
        let form = |idx: usize| {
            let text = |name: &str| kept.text(&format!("{idx}.{name}")).to_owned();
            let jot = Jot::from_kept(&text("jot"), &text("id"))?;
            Some(JotForm {
                lead: text("lead").parse().ok()?,
                jot,
                is_change: kept.flag(&format!("{idx}.is_change")),
                begun_at: time::parse(&text("begun_at")).ok()?,
                texts: jot.fields().iter().map(|field| text(field.name())).collect(),
            })
        };
        (0..).map_while(form).collect()
    }
}

fn line(line: Option<&Line>) -> String {
    line.map(Line::to_string).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const ID: &str = "019aa95c-3d10-7abc-8def-0123456789ab";

    fn at(text: &str) -> Instant {
        time::parse(text).unwrap()
    }

    /// One form of each kind, new and changed, with texts that need care.
    fn forms() -> Vec<JotForm> {
        let (lead, now, zone) = (ID.parse().unwrap(), at("2026-11-21T10:42:07.123Z"), Zone::utc());
        let line = |text| Line::parse(text).unwrap();
        let appointment = Appointment {
            place: Some(line("Café \"X\"")),
            who: Some(line("Ben, שלום")),
            travel_minutes: 20,
            ..Appointment::new(ID.parse().unwrap(), now, 45).unwrap()
        };
        let unknown = Default::default();
        let promise = Promise {
            due_at: at("2026-11-21T14:00:00Z"),
            id: ID.parse().unwrap(),
            made_at: now,
            words: line("find out {the price}"),
            kept_at: None,
            unknown,
        };
        let purchase = Purchase {
            on: "2026-11-20".parse().unwrap(),
            id: ID.parse().unwrap(),
            what: line("0.1, or so"),
            value: Money::parse("CHF 80.50", ninefold_core::domain::money::Currency::EUR).ok(),
            unknown: Default::default(),
        };
        let id = ID.parse().unwrap();
        let mut half = JotForm::promise(lead, ID.parse().unwrap(), now);
        half.write(JotField::Words, "half a \\ \"thought".to_owned());
        vec![
            JotForm::appointment(lead, id, now, "2026-11-24T10:00".to_owned(), None),
            JotForm::appointment(lead, id, now, String::new(), Some(&appointment)),
            JotForm::moved(lead, &appointment, now, &zone),
            half,
            JotForm::promised(lead, &promise, &zone),
            JotForm::purchase(lead, ID.parse().unwrap(), now, &zone),
            JotForm::bought(lead, &purchase, now),
        ]
    }

    #[test]
    fn what_is_kept_reads_back() {
        let forms = forms();
        for n in 0..=forms.len() {
            let kept = JotForm::to_kept(&forms[..n]);
            assert_eq!(JotForm::from_kept(&kept), forms[..n], "{kept}");
        }
        for form in forms {
            let kept = JotForm::to_kept(std::slice::from_ref(&form));
            assert_eq!(JotForm::from_kept(&kept), [form], "{kept}");
        }
        for text in ["hello", "{}", r#"[{"lead":"nobody","jot":"promise"}]"#] {
            assert_eq!(JotForm::from_kept(text), [], "{text}");
        }
    }

    #[test]
    fn every_field_says_what_is_written_into_it() {
        for mut form in forms() {
            for field in form.jot.fields() {
                form.write(*field, field.name().to_owned());
            }
            let texts: Vec<&str> = form.jot.fields().iter().map(|it| form.text(*it)).collect();
            let names: Vec<&str> = form.jot.fields().iter().map(|it| it.name()).collect();
            assert_eq!(texts, names);
        }
    }
}
