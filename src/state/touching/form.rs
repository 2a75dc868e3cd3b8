//! What stands in the *Log touch* form, and how the browser keeps it.

use ninefold_core::domain::appointment::USUAL_MINUTES;
use ninefold_core::domain::cadence::CadenceId;
use ninefold_core::domain::id::{LeadId, TouchId};
use ninefold_core::domain::objection::ObjectionKind;
use ninefold_core::domain::template::TemplateId;
use ninefold_core::domain::time::{self, Instant};
use ninefold_core::domain::touch::{Channel, Outcome};
use ninefold_core::interchange::kept::Kept;

use super::said::SaidForm;

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
    /// True for one beside the plan, that completes no step.
    pub is_extra: bool,
    /// *When*, a wall time in the desk's zone to the minute.
    pub when: String,
    /// The exact instant of *now*, while its minute still stands in the field.
    pub now: Instant,
    /// The letter of the library that was sent with it.
    pub template: Option<TemplateId>,
    /// *Note*, as typed.
    pub note: String,
    /// What was said in it.
    pub said: SaidForm,
    /// What is to come then.
    pub then: ThenForm,
    /// The touch that is being corrected; `None` for a new one.
    pub corrects: Option<TouchId>,
    /// The id and the stamp under which just this was sent: sent again it is the same touch.
    pub sent: Option<(TouchId, Instant)>,
}

/// What is to come after the touch, as typed.
#[derive(Debug, Clone, PartialEq)]
pub struct ThenForm {
    /// What was chosen; `None` for what goes with the outcome.
    pub ahead: Option<Ahead>,
    /// The day that was agreed on: `2026-11-30`.
    pub day: String,
    /// The day and time that were agreed on: `2026-11-30T10:00`.
    pub moment: String,
    /// How to reach them then, by its place in [`Channel::ALL`]; `None` for as this time.
    pub channel: Option<usize>,
    /// What for.
    pub purpose: String,
    /// The plan does not go on behind it.
    pub ends: bool,
    /// The day until which it is *not now*; empty for nobody said.
    pub until: String,
    /// When the appointment starts.
    pub starts: String,
    /// How long it takes, in minutes.
    pub minutes: String,
    /// Where it is.
    pub place: String,
    /// Who comes, besides the lead and us.
    pub who: String,
    /// How long it takes to get there, in minutes; empty for no way at all.
    pub way: String,
}

/// What may be chosen to come next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ahead {
    /// What the plan has.
    Plan,
    /// Something in two working days.
    TwoWorkingDays,
    /// Something tomorrow.
    Tomorrow,
    /// Something in a week.
    Week,
    /// Something on a day.
    Day,
    /// Something on a day at a time.
    Moment,
    /// The first step of a plan that is chosen now.
    Enroll(CadenceId),
}

/// A field of the form that is typed into, and that can be refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TouchField {
    /// `When`.
    When,
    /// `Note`.
    Note,
    /// The day that was agreed on.
    Day,
    /// The day and time that were agreed on.
    Moment,
    /// What the agreed step is for.
    Purpose,
    /// The day until which it is *not now*.
    Until,
    /// When the appointment starts.
    Starts,
    /// How long it takes.
    Minutes,
    /// Where it is.
    Place,
    /// Who comes.
    Who,
    /// How long it takes to get there.
    Way,
    /// The *No* in their words.
    Words,
    /// What is to be found out.
    FindOut,
    /// When the answer is due.
    AnswerBy,
    /// What they bought.
    Bought,
    /// What they paid.
    Paid,
}

impl Default for ThenForm {
    fn default() -> ThenForm {
        ThenForm {
            ahead: None,
            day: String::new(),
            moment: String::new(),
            channel: None,
            purpose: String::new(),
            ends: false,
            until: String::new(),
            starts: String::new(),
            minutes: USUAL_MINUTES.to_string(),
            place: String::new(),
            who: String::new(),
            way: String::new(),
        }
    }
}

impl Ahead {
    /// What can be agreed on, the default first.
    pub const AGREED: [Ahead; 5] =
        [Ahead::TwoWorkingDays, Ahead::Tomorrow, Ahead::Week, Ahead::Day, Ahead::Moment];

    /// The word in what the browser keeps.
    fn to_kept(self) -> String {
        match self {
            Ahead::Plan => "plan".to_owned(),
            Ahead::TwoWorkingDays => "two_working_days".to_owned(),
            Ahead::Tomorrow => "tomorrow".to_owned(),
            Ahead::Week => "week".to_owned(),
            Ahead::Day => "day".to_owned(),
            Ahead::Moment => "moment".to_owned(),
            Ahead::Enroll(cadence) => format!("enroll {cadence}"),
        }
    }

    fn from_kept(text: &str) -> Option<Ahead> {
        if let Some(cadence) = text.strip_prefix("enroll ") {
            return cadence.parse().ok().map(Ahead::Enroll);
        }
        let mut known = [Ahead::Plan].into_iter().chain(Ahead::AGREED);
        known.find(|it| it.to_kept() == text)
    }

    /// True for something that is agreed on.
    pub fn is_agreed(self) -> bool {
        match self {
            Ahead::Plan | Ahead::Enroll(_) => false,
            Ahead::TwoWorkingDays | Ahead::Tomorrow | Ahead::Week | Ahead::Day | Ahead::Moment => {
                true
            }
        }
    }
}

impl TouchForm {
    /// What passed through `channel` with `lead`, `now`, which is `when` on the desk's wall.
    pub fn new(
        lead: LeadId,
        channel: Channel,
        outcome: Outcome,
        now: Instant,
        when: String,
    ) -> TouchForm {
        TouchForm {
            lead,
            channel: place(&Channel::ALL, channel),
            outcome: place(&Outcome::ALL, outcome),
            is_inbound: false,
            is_automatic: false,
            is_extra: false,
            when,
            now,
            template: None,
            note: String::new(),
            said: SaidForm::default(),
            then: ThenForm::default(),
            corrects: None,
            sent: None,
        }
    }

    /// What came of it.
    pub fn outcome(&self) -> Outcome {
        Outcome::ALL.get(self.outcome).copied().unwrap_or(Outcome::NoAnswer)
    }

    /// How it passed.
    pub fn channel(&self) -> Channel {
        Channel::ALL.get(self.channel).copied().unwrap_or(Channel::Other)
    }

    /// True for a *No* after which nothing is ever due again.
    pub fn is_never(&self) -> bool {
        let never = Some(ObjectionKind::Never);
        self.outcome() == Outcome::No && !self.is_automatic && self.said.about == never
    }

    /// How to reach them next time.
    pub fn next_channel(&self) -> Channel {
        let chosen = self.then.channel.and_then(|place| Channel::ALL.get(place).copied());
        chosen.unwrap_or_else(|| self.channel())
    }

    /// What is typed into `field`.
    pub fn text(&self, field: TouchField) -> &String {
        let (then, said) = (&self.then, &self.said);
        match field {
            TouchField::When => &self.when,
            TouchField::Note => &self.note,
            TouchField::Day => &then.day,
            TouchField::Moment => &then.moment,
            TouchField::Purpose => &then.purpose,
            TouchField::Until => &then.until,
            TouchField::Starts => &then.starts,
            TouchField::Minutes => &then.minutes,
            TouchField::Place => &then.place,
            TouchField::Who => &then.who,
            TouchField::Way => &then.way,
            TouchField::Words => &said.words,
            TouchField::FindOut => &said.find_out,
            TouchField::AnswerBy => &said.answer_by,
            TouchField::Bought => &said.bought,
            TouchField::Paid => &said.paid,
        }
    }

    pub(super) fn text_mut(&mut self, field: TouchField) -> &mut String {
        let (then, said) = (&mut self.then, &mut self.said);
        match field {
            TouchField::When => &mut self.when,
            TouchField::Note => &mut self.note,
            TouchField::Day => &mut then.day,
            TouchField::Moment => &mut then.moment,
            TouchField::Purpose => &mut then.purpose,
            TouchField::Until => &mut then.until,
            TouchField::Starts => &mut then.starts,
            TouchField::Minutes => &mut then.minutes,
            TouchField::Place => &mut then.place,
            TouchField::Who => &mut then.who,
            TouchField::Way => &mut then.way,
            TouchField::Words => &mut said.words,
            TouchField::FindOut => &mut said.find_out,
            TouchField::AnswerBy => &mut said.answer_by,
            TouchField::Bought => &mut said.bought,
            TouchField::Paid => &mut said.paid,
        }
    }

    /// True when somebody would miss what is typed.
    pub(super) fn is_typed(&self) -> bool {
        let fields = [
            TouchField::Note,
            TouchField::Day,
            TouchField::Moment,
            TouchField::Purpose,
            TouchField::Until,
            TouchField::Place,
            TouchField::Who,
            TouchField::Way,
            TouchField::Words,
            TouchField::FindOut,
            TouchField::Bought,
        ];
        let said = &self.said;
        let is_chosen = said.is_chosen() || said.is_paid_typed();
        is_chosen || fields.into_iter().any(|field| !self.text(field).trim().is_empty())
    }

    /// The form as text, for the browser to keep.
    pub fn to_kept(&self) -> String {
        let mut kept = Kept::default();
        kept.put("lead", &self.lead.to_string());
        kept.put("channel", &self.channel.to_string());
        kept.put("outcome", &self.outcome.to_string());
        kept.put_flag("is_inbound", self.is_inbound);
        kept.put_flag("is_automatic", self.is_automatic);
        kept.put_flag("is_extra", self.is_extra);
        kept.put("when", &self.when);
        kept.put("now", &time::to_text(self.now));
        if let Some(template) = self.template {
            kept.put("template", &template.to_string());
        }
        kept.put("note", &self.note);
        self.said.keep(&mut kept);
        self.then.keep(&mut kept);
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
            is_extra: kept.flag("is_extra"),
            when: kept.text("when").to_owned(),
            now: time::parse(kept.text("now")).ok()?,
            template: kept.text("template").parse().ok(),
            note: kept.text("note").to_owned(),
            said: SaidForm::of_kept(&kept),
            then: ThenForm::of_kept(&kept),
            corrects: id("corrects"),
            sent: id("sent.0").zip(time::parse(kept.text("sent.1")).ok()),
        })
    }
}

impl ThenForm {
    fn keep(&self, kept: &mut Kept) {
        if let Some(ahead) = self.ahead {
            kept.put("then.ahead", &ahead.to_kept());
        }
        kept.put("then.day", &self.day);
        kept.put("then.moment", &self.moment);
        if let Some(channel) = self.channel {
            kept.put("then.channel", &channel.to_string());
        }
        kept.put("then.purpose", &self.purpose);
        kept.put_flag("then.ends", self.ends);
        kept.put("then.until", &self.until);
        kept.put("then.starts", &self.starts);
        kept.put("then.minutes", &self.minutes);
        kept.put("then.place", &self.place);
        kept.put("then.who", &self.who);
        kept.put("then.way", &self.way);
    }

    fn of_kept(kept: &Kept) -> ThenForm {
        let text = |name| kept.text(name).to_owned();
        let minutes = Some(text("then.minutes")).filter(|it| !it.is_empty());
        ThenForm {
            ahead: Ahead::from_kept(kept.text("then.ahead")),
            day: text("then.day"),
            moment: text("then.moment"),
            channel: kept.text("then.channel").parse().ok(),
            purpose: text("then.purpose"),
            ends: kept.flag("then.ends"),
            until: text("then.until"),
            starts: text("then.starts"),
            // What an earlier build kept had none, and none cannot be saved.
            minutes: minutes.unwrap_or_else(|| ThenForm::default().minutes),
            place: text("then.place"),
            who: text("then.who"),
            way: text("then.way"),
        }
    }
}

/// Where `wanted` stands among `all`.
pub(super) fn place<T: PartialEq>(all: &[T], wanted: T) -> usize {
    all.iter().position(|it| *it == wanted).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const LEAD: &str = "019aa95c-3d10-7abc-8def-0123456789ab";
    const TOUCH: &str = "019aa95c-3d10-7abc-8def-0123456789ac";

    fn form() -> TouchForm {
        let now = time::parse("2026-11-21T10:42:07.123Z").unwrap();
        let when = "2026-11-21T10:42".to_owned();
        TouchForm {
            is_inbound: true,
            note: "\"Tuesday\"\n".to_owned(),
            corrects: TOUCH.parse().ok(),
            sent: TOUCH.parse().ok().zip(Some(now)),
            ..TouchForm::new(
                LEAD.parse().unwrap(),
                Channel::Message,
                Outcome::LeftMessage,
                now,
                when,
            )
        }
    }

    #[test]
    fn what_is_kept_reads_back() {
        let plain = TouchForm { corrects: None, sent: None, is_automatic: true, ..form() };
        let then = ThenForm {
            ahead: Some(Ahead::Moment),
            day: "2026-11-30".to_owned(),
            moment: "2026-11-30T10:00".to_owned(),
            channel: Some(1),
            purpose: "show the offer".to_owned(),
            ends: true,
            until: "2027-01-04".to_owned(),
            starts: "2026-11-24T10:00".to_owned(),
            minutes: "45".to_owned(),
            place: "https://example.com/room".to_owned(),
            who: "Rosa".to_owned(),
            way: "20".to_owned(),
        };
        let said = SaidForm { owes: true, find_out: "the price".to_owned(), ..SaidForm::default() };
        let template = LEAD.parse().ok();
        let full = TouchForm { then, template, said, is_extra: true, ..form() };
        for form in [form(), plain, full] {
            assert_eq!(TouchForm::from_kept(&form.to_kept()), Some(form));
        }
        for text in ["hello", "{}", r#"{"lead":"nobody"}"#] {
            assert_eq!(TouchForm::from_kept(text), None, "{text}");
        }
    }

    #[test]
    fn what_comes_next_reads_back() {
        let own = Ahead::Enroll(CadenceId::Own(LEAD.parse().unwrap()));
        let plans = CadenceId::DEFAULTS.map(Ahead::Enroll);
        let all = [Ahead::Plan, own].into_iter().chain(Ahead::AGREED).chain(plans);
        for ahead in all {
            assert_eq!(Ahead::from_kept(&ahead.to_kept()), Some(ahead), "{ahead:?}");
        }
        assert_eq!(Ahead::from_kept("enroll nobody"), None);
    }

    #[test]
    fn what_an_earlier_build_kept_is_read() {
        let text = format!(
            r#"{{"lead":"{LEAD}","channel":2,"outcome":1,"is_inbound":true,"is_automatic":false,"when":"2026-11-21T10:42","now":"2026-11-21T10:42:07.123Z","note":"\"Tuesday\"\n","corrects":"{TOUCH}","sent":["{TOUCH}","2026-11-21T10:42:07.123Z"]}}"#
        );
        assert_eq!(TouchForm::from_kept(&text), Some(form()));
    }
}
