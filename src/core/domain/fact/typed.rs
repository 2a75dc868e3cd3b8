//! Facts as a person types them into a field, and as a field shows them.

use super::{Fact, FactKind, Kind};
use crate::domain::cadence::Channel;
use crate::domain::contact::{Company, Email, LeadName, Phone};
use crate::domain::link::Link;
use crate::domain::money::{Currency, Money};
use crate::domain::note::Note;
use crate::domain::order::gathered;
use crate::domain::source::Source;
use crate::domain::stage::Stage;
use crate::domain::tag::Tag;
use crate::domain::text::{Line, seen};
use crate::domain::time::{self, InstantError};
use crate::domain::zone::Zone;

/// What a typed text is read by.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// The zone that a typed date and time is of.
    pub zone: &'a Zone,
    /// The currency of an amount that names none.
    pub currency: Currency,
}

/// What stands between the entries of a list on one line.
const COMMA: [char; 3] = [',', ';', '\n'];

impl Fact {
    /// Reads what a person typed into the field of `kind`; blanks say nothing. Refuses with the
    /// sentence to put beside the field.
    ///
    /// Lists are typed with commas between their entries. The stage and the trash are not typed.
    pub fn read(kind: FactKind, text: &str, reading: &Reading<'_>) -> Result<Fact, String> {
        let text = text.trim();
        Ok(match kind {
            FactKind::Name => Fact::Name(one(text, LeadName::parse)?),
            FactKind::Company => Fact::Company(one(text, Company::parse)?),
            FactKind::Role => Fact::Role(one(text, Line::parse)?),
            FactKind::Client => Fact::Client(one(text, Line::parse)?),
            FactKind::Emails => Fact::Emails(many(text, Email::parse)?),
            FactKind::Phones => Fact::Phones(many(text, Phone::parse)?),
            // A comma may be part of a link; a blank is not.
            FactKind::Links => {
                let entries = text.split_whitespace().map(|entry| entry.trim_end_matches(','));
                Fact::Links(all(entries, Link::parse)?)
            }
            FactKind::Source => Fact::Source(one(text, Source::parse)?),
            FactKind::SourceDetail => Fact::SourceDetail(one(text, Line::parse)?),
            FactKind::Kind => Fact::Kind(match text {
                "business" => Some(Kind::Business),
                "consumer" => Some(Kind::Consumer),
                _ => None,
            }),
            FactKind::EnquiryAt => Fact::EnquiryAt(one(text, |text| {
                let local = time::parse_wall(text).ok_or(InstantError::Unreadable)?;
                time::accept(reading.zone.instant(local))
            })?),
            FactKind::Value => Fact::Value(one(text, |text| Money::parse(text, reading.currency))?),
            FactKind::Tags => Fact::Tags(gathered(many(text, Tag::parse)?)),
            FactKind::Stage => {
                let named = |stage: &Stage| stage.name() == text;
                let stage = Stage::ALL.into_iter().find(named);
                Fact::Stage(stage.ok_or("there is no such stage")?.into())
            }
            FactKind::DecisionMaker => Fact::DecisionMaker(one(text, Line::parse)?),
            FactKind::AnsweredFirst => Fact::AnsweredFirst(one(text, Line::parse)?),
            FactKind::Ready => Fact::Ready(match text {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            }),
            FactKind::Story => Fact::Story(one(text, Note::parse)?),
            FactKind::Personal => Fact::Personal(one(text, Note::parse)?),
            FactKind::Prefers => {
                let named = |channel: &Channel| channel.name() == text;
                Fact::Prefers(Channel::ALL.into_iter().find(named))
            }
            FactKind::CameFrom => Fact::CameFrom(one(text, |text| {
                text.parse().map_err(|_| "choose one of the leads on this desk")
            })?),
            FactKind::Note => Fact::Note(one(text, Note::parse)?),
            FactKind::NeverContact => Fact::NeverContact(text == "yes"),
            FactKind::DeletedAt => return Err("the trash is not typed".to_owned()),
            FactKind::TheirTime
            | FactKind::Problems
            | FactKind::Course
            | FactKind::Appointments
            | FactKind::Promises
            | FactKind::Purchases
            | FactKind::PastEnquiries => return Err("this is no single text".to_owned()),
        })
    }

    /// The text that a field shows, and that [`Fact::read`] reads back; an enquiry to the minute.
    pub fn typed(&self, reading: &Reading<'_>) -> String {
        let line = |text: &Option<Line>| text.as_ref().map(Line::to_string).unwrap_or_default();
        let yes_or_no = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
        match self {
            Fact::Name(name) => name.as_ref().map(LeadName::to_string).unwrap_or_default(),
            Fact::Company(company) => company.as_ref().map(Company::to_string).unwrap_or_default(),
            Fact::Source(source) => source.as_ref().map(Source::to_string).unwrap_or_default(),
            Fact::Role(text)
            | Fact::Client(text)
            | Fact::SourceDetail(text)
            | Fact::DecisionMaker(text)
            | Fact::AnsweredFirst(text) => line(text),
            Fact::TheirTime(_)
            | Fact::Problems(_)
            | Fact::Course(_)
            | Fact::Appointments(_)
            | Fact::Promises(_)
            | Fact::Purchases(_)
            | Fact::PastEnquiries(_) => String::new(),
            Fact::Prefers(channel) => channel.map(Channel::name).unwrap_or_default().to_owned(),
            Fact::CameFrom(lead) => lead.map(|id| id.to_string()).unwrap_or_default(),
            Fact::Emails(emails) => listed(emails),
            Fact::Phones(phones) => listed(phones),
            Fact::Links(links) => listed(links),
            Fact::Tags(tags) => listed(tags),
            Fact::Kind(None) | Fact::Ready(None) => String::new(),
            Fact::Kind(Some(kind)) => kind.name().to_owned(),
            Fact::Ready(Some(ready)) => yes_or_no(*ready),
            Fact::EnquiryAt(at) | Fact::DeletedAt(at) => {
                at.map(|at| time::to_wall_text(reading.zone.local(at))).unwrap_or_default()
            }
            Fact::Value(value) => match value {
                None => String::new(),
                Some(value) if value.currency() == reading.currency => value.number(),
                Some(value) => value.to_string(),
            },
            Fact::Stage(standing) => standing.stage.name().to_owned(),
            Fact::Note(note) | Fact::Story(note) | Fact::Personal(note) => {
                note.as_ref().map(Note::to_string).unwrap_or_default()
            }
            Fact::NeverContact(never) => yes_or_no(*never),
        }
    }
}

fn one<T, E: ToString>(
    text: &str,
    parse: impl Fn(&str) -> Result<T, E>,
) -> Result<Option<T>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let text = seen(text).map_err(|it| it.to_string())?;
    parse(text).map(Some).map_err(|it| it.to_string())
}

fn many<T, E: ToString>(text: &str, parse: fn(&str) -> Result<T, E>) -> Result<Vec<T>, String> {
    all(text.split(COMMA).map(str::trim), parse)
}

fn all<'a, T, E: ToString>(
    entries: impl Iterator<Item = &'a str>,
    parse: fn(&str) -> Result<T, E>,
) -> Result<Vec<T>, String> {
    let told = |entry: &str, error: String| format!("{error}: “{entry}”");
    let entries = entries.filter(|entry| !entry.is_empty());
    let read = |entry: &'a str| match seen(entry) {
        Ok(entry) => parse(entry).map_err(|error| told(entry, error.to_string())),
        Err(error) => Err(told(entry, error.to_string())),
    };
    entries.map(read).collect()
}

fn listed<T: ToString>(entries: impl IntoIterator<Item = T>) -> String {
    entries.into_iter().map(|entry| entry.to_string()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    /// What is shown of the fact that `text` is read as, or the sentence that refuses it.
    fn check(kind: FactKind, text: &str, expected: Expect) {
        let zone = Zone::utc();
        let reading = Reading { zone: &zone, currency: Currency::EUR };
        let read = Fact::read(kind, text, &reading);
        if let Ok(fact) = &read {
            let shown = fact.typed(&reading);
            assert_eq!(Fact::read(kind, &shown, &reading).as_ref(), Ok(fact), "{kind:?} {shown}");
        }
        expected.assert_eq(&read.map_or_else(|why| format!("! {why}"), |it| it.typed(&reading)));
    }

    #[test]
    fn facts_are_read_as_people_type_them() {
        check(FactKind::Name, " Ada ", expect!["Ada"]);
        check(FactKind::Emails, "a@b.c; d@e.f,", expect!["a@b.c, d@e.f"]);
        check(FactKind::Links, "example.com/ada", expect!["https://example.com/ada"]);
        check(FactKind::Tags, "vip, fair,vip", expect!["fair, vip"]);
        check(FactKind::Value, "1.200,50", expect!["1200.50"]);
        check(FactKind::Value, "CHF 80", expect!["CHF 80"]);
        check(FactKind::EnquiryAt, "2026-11-22T10:42:17", expect!["2026-11-22T10:42"]);
        check(FactKind::Kind, "business", expect!["business"]);
        check(FactKind::Ready, "no", expect!["no"]);
        check(FactKind::Stage, "nurture", expect!["nurture"]);
        check(FactKind::NeverContact, "yes", expect!["yes"]);
        check(FactKind::Note, "  ", expect![""]);
    }

    #[test]
    fn bad_input_is_kept_as_typed_or_refused_beside_its_field() {
        let refused = |kind, text: &str, why: &str| {
            let zone = Zone::utc();
            let reading = Reading { zone: &zone, currency: Currency::EUR };
            let read = Fact::read(kind, text, &reading);
            assert_eq!(read, Err(why.to_owned()), "{kind:?} {:?}", &text[..text.len().min(40)]);
        };
        let kept = |kind, text: &str| {
            let zone = Zone::utc();
            let reading = Reading { zone: &zone, currency: Currency::EUR };
            let shown = Fact::read(kind, text, &reading).map(|fact| fact.typed(&reading));
            assert_eq!(shown.as_deref(), Ok(text), "{kind:?}");
        };
        let (blank, long) = ("there is nothing but blanks here", "at most 200 characters fit here");
        let huge = "A".repeat(65_536);
        for kind in [FactKind::Name, FactKind::Company, FactKind::Role, FactKind::Source] {
            refused(kind, &huge, long);
            for unseen in
                ["\u{200b}\u{200d}", "\u{2060}", "\u{feff} \u{feff}", "\u{3164}", "\u{2800}"]
            {
                refused(kind, unseen, blank);
            }
            for text in [
                "🦀🦀",
                "👩‍👩‍👧",
                "يوسف العلي",
                "דנה \u{200f}לוי",
                "<b>Ana</b>",
                "javascript:alert(1)",
                "=1+1",
                "\u{202e}Ana",
            ] {
                kept(kind, text);
            }
        }
        refused(FactKind::Note, &huge, "at most 20000 characters fit here");
        refused(FactKind::Note, "\u{200b}", blank);
        refused(FactKind::Tags, "vip, \u{200b}", "there is nothing but blanks here: “\u{200b}”");
        refused(
            FactKind::Links,
            "javascript:alert(1)",
            "a link begins with https:// or http://: “javascript:alert(1)”",
        );
        refused(FactKind::Phones, "FLOWERS", "a phone number has at least three digits: “FLOWERS”");
        kept(FactKind::Phones, "0800 FLOWERS");
        refused(
            FactKind::Emails,
            "javascript:alert(1)",
            "an e-mail address has one @ with something before and after it: “javascript:alert(1)”",
        );
        check(FactKind::Value, "1.234,56 €", expect!["1234.56"]);
        check(FactKind::Value, "1,234.56 USD", expect!["USD 1234.56"]);
        check(FactKind::Value, "1 234,56", expect!["1234.56"]);
        check(FactKind::Value, "1'234.50 CHF", expect!["CHF 1234.50"]);
        check(FactKind::Value, "€1234", expect!["1234"]);
        check(FactKind::Value, "12k", expect!["12000"]);
        refused(FactKind::Value, &huge, "a currency has three letters, such as EUR");
        refused(FactKind::Value, &"9".repeat(65_536), "this is too much for an amount");
    }

    #[test]
    fn what_cannot_stand_there_is_refused_in_a_sentence() {
        check(
            FactKind::Emails,
            "a@b.c, ada",
            expect!["! an e-mail address has one @ with something before and after it: “ada”"],
        );
        check(FactKind::Value, "much", expect!["! a currency has three letters, such as EUR"]);
        check(
            FactKind::EnquiryAt,
            "soon",
            expect!["! a date and time looks like 2026-11-22T09:30:00.000Z"],
        );
        check(FactKind::Stage, "sold", expect!["! there is no such stage"]);
    }
}
