//! Facts: the fields of a lead that are edited, stamped and remembered one by one.

use std::collections::BTreeMap;

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use super::amount_json::{Amount, read_amount};
use super::json::Cursor;
use super::read_error::{Read, ReadError, Reason};
use super::value::{
    At, RawList, RawMap, or_nothing, raw_parts, read_instant, read_optional, read_texts,
};
use super::word::{Said, read_word};
use crate::domain::contact::{Company, Email, LeadName, Phone};
use crate::domain::fact::{Fact, FactKind, Kind};
use crate::domain::lead::Was;
#[cfg(test)]
use crate::domain::lead::{MOST_TAGS, MOST_WAYS};
use crate::domain::link::Link;
use crate::domain::note::Note;
use crate::domain::source::Source;
use crate::domain::stage::{Stage, Standing};
use crate::domain::tag::Tag;
use crate::domain::text::Line;
use crate::domain::time::{self, Instant};
use crate::domain::unknown::Unknown;

/// The field beside `stage` that says why.
const STAGE_REASON: &str = "stage_reason";

/// Some facts, in the order of the form. Left out is what is not told; `null` says nothing.
#[derive(Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Facts<'a> {
    /// Who it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(length(min = 1, max = 200)))]
    name: Option<Option<&'a str>>,
    /// Whom they work for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(length(min = 1, max = 200)))]
    company: Option<Option<&'a str>>,
    /// What they are there.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(length(min = 1, max = 200)))]
    role: Option<Option<&'a str>>,
    /// Whose lead it is, for a consultant.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(length(min = 1, max = 200)))]
    client: Option<Option<&'a str>>,
    /// Where mail reaches them, the best first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(length(max = MOST_WAYS), inner(length(max = 254), regex(pattern = r"^[^@\s]+@[^@\s]+$"))))]
    emails: Option<Vec<&'a str>>,
    /// Where a call reaches them, the best first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(length(max = MOST_WAYS), inner(length(min = 3, max = 64))))]
    phones: Option<Vec<&'a str>>,
    /// Where they are found on the web.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(length(max = MOST_WAYS), inner(length(max = 2_000), regex(pattern = "^https?://"))))]
    links: Option<Vec<&'a str>>,
    /// Where they came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(length(min = 1, max = 200)))]
    source: Option<Option<&'a str>>,
    /// What exactly brought them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(length(min = 1, max = 200)))]
    source_detail: Option<Option<&'a str>>,
    /// Whether a business or a person buys.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<Option<Said<Kind>>>,
    /// When the buyer asked; absent for a mere contact, for whom no clock runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    enquiry_at: Option<Option<At>>,
    /// What the sale would be worth.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Option<Amount>>,
    /// Words to sort it by.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(length(max = MOST_TAGS), inner(length(min = 1, max = 50), regex(pattern = "^[^,]*$"))))]
    tags: Option<Vec<&'a str>>,
    /// How far it has come; absent while nobody has answered it.
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<Said<Stage>>,
    /// Why it is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(length(min = 1, max = 200)))]
    stage_reason: Option<&'a str>,
    /// Who decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(length(min = 1, max = 200)))]
    decision_maker: Option<Option<&'a str>>,
    /// Who answered them first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(length(min = 1, max = 200)))]
    answered_first: Option<Option<&'a str>>,
    /// Whether they are ready to buy.
    #[serde(skip_serializing_if = "Option::is_none")]
    ready: Option<Option<bool>>,
    /// What is worth remembering.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(length(min = 1, max = 20_000)))]
    note: Option<Option<&'a str>>,
    /// Whether nothing is ever due again.
    #[serde(skip_serializing_if = "Option::is_none")]
    never_contact: Option<bool>,
    /// When it was put into the trash.
    #[serde(skip_serializing_if = "Option::is_none")]
    deleted_at: Option<Option<At>>,
}

/// What a fact said before it was changed, and since when.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Was"))]
pub(super) struct WasShape<'a> {
    /// When it came to say so.
    set_at: At,
    /// What it said.
    #[serde(flatten)]
    fact: Facts<'a>,
}

/// When each fact came to say what it says; those as captured are left out.
pub struct Stamps<'a> {
    /// Of the facts that this version knows.
    pub known: &'a BTreeMap<FactKind, Instant>,
    /// Of others: a JSON object.
    pub unknown: Option<&'a String>,
}

/// What facts said before, the oldest first.
pub struct History<'a> {
    /// What this version knows.
    pub known: &'a [Was],
    /// What a later version remembers besides: a JSON list.
    pub unknown: Option<&'a String>,
}

impl<'a> Facts<'a> {
    /// These facts, also those that say nothing.
    pub fn of(all: impl IntoIterator<Item = &'a Fact>) -> Facts<'a> {
        let mut facts = Facts::default();
        all.into_iter().for_each(|fact| facts.put(fact));
        facts
    }

    fn put(&mut self, fact: &'a Fact) {
        fn line(text: &Option<Line>) -> Option<Option<&str>> {
            Some(text.as_ref().map(Line::as_str))
        }
        match fact {
            Fact::Name(name) => self.name = Some(name.as_ref().map(LeadName::as_str)),
            Fact::Company(company) => self.company = Some(company.as_ref().map(Company::as_str)),
            Fact::Role(role) => self.role = line(role),
            Fact::Client(client) => self.client = line(client),
            Fact::Emails(emails) => self.emails = Some(emails.iter().map(Email::as_str).collect()),
            Fact::Phones(phones) => self.phones = Some(phones.iter().map(Phone::as_str).collect()),
            Fact::Links(links) => self.links = Some(links.iter().map(Link::as_str).collect()),
            Fact::Source(source) => self.source = Some(source.as_ref().map(Source::as_str)),
            Fact::SourceDetail(detail) => self.source_detail = line(detail),
            Fact::Kind(kind) => self.kind = Some(kind.map(Said)),
            Fact::EnquiryAt(at) => self.enquiry_at = Some(at.map(At)),
            Fact::Value(value) => self.value = Some(value.map(Amount::of)),
            Fact::Tags(tags) => self.tags = Some(tags.iter().map(Tag::as_str).collect()),
            Fact::Stage(standing) => {
                self.stage = Some(Said(standing.stage));
                self.stage_reason = standing.reason.as_ref().map(Line::as_str);
            }
            Fact::DecisionMaker(who) => self.decision_maker = line(who),
            Fact::AnsweredFirst(who) => self.answered_first = line(who),
            Fact::Ready(ready) => self.ready = Some(*ready),
            Fact::Note(note) => self.note = Some(note.as_ref().map(Note::as_str)),
            Fact::NeverContact(never) => self.never_contact = Some(*never),
            Fact::DeletedAt(at) => self.deleted_at = Some(at.map(At)),
        }
    }
}

/// The names of all facts' fields, each in its fact's place, and the reason of the stage behind.
pub const FACT_FIELDS: [&str; FactKind::ALL.len() + 1] = {
    let mut names = [STAGE_REASON; FactKind::ALL.len() + 1];
    let mut idx = 0;
    while idx < FactKind::ALL.len() {
        names[idx] = FactKind::ALL[idx].name();
        idx += 1;
    }
    names
};

/// The names of facts.
pub const FACT_NAMES: &[&str] = FACT_FIELDS.split_at(FactKind::ALL.len()).0;

/// [`FACT_FIELDS`], and `others` behind them.
pub const fn with_facts<const N: usize>(others: &[&'static str]) -> [&'static str; N] {
    assert!(N == FACT_FIELDS.len() + others.len(), "room for each name");
    let mut names = [""; N];
    let mut idx = 0;
    while idx < N {
        let n_facts = FACT_FIELDS.len();
        names[idx] = if idx < n_facts { FACT_FIELDS[idx] } else { others[idx - n_facts] };
        idx += 1;
    }
    names
}

/// The facts that an object told.
#[derive(Default)]
pub struct Told {
    facts: Vec<Fact>,
    /// Why the lead is in its stage: a field beside `stage`.
    reason: Option<Line>,
}

impl Told {
    /// Reads the value of the field called `name`; whether that is one of [`FACT_FIELDS`].
    pub fn read(&mut self, cursor: &mut Cursor<'_>, name: &'static str) -> Read<bool> {
        if name == STAGE_REASON {
            self.reason = read_optional(cursor, Line::parse)?;
            return Ok(true);
        }
        let kind = FactKind::ALL.into_iter().find(|kind| kind.name() == name);
        if let Some(kind) = kind {
            self.facts.push(read_fact(cursor, kind)?);
        }
        Ok(kind.is_some())
    }

    /// What was told.
    pub fn into_facts(self) -> Vec<Fact> {
        let Told { mut facts, reason } = self;
        if reason.is_some() {
            let is_stage = |fact: &Fact| fact.kind() == FactKind::Stage;
            let stage = facts.iter().position(is_stage).map(|idx| facts.swap_remove(idx));
            let stage = match stage {
                Some(Fact::Stage(standing)) => standing.stage,
                Some(_) | None => Stage::default(),
            };
            facts.push(Fact::Stage(Standing { stage, reason }));
        }
        facts
    }
}

/// Reads what the fact of `kind` says; `null` says nothing. The reason of a stage is not read here.
fn read_fact(cursor: &mut Cursor<'_>, kind: FactKind) -> Read<Fact> {
    Ok(match kind {
        FactKind::Name => Fact::Name(read_optional(cursor, LeadName::parse)?),
        FactKind::Company => Fact::Company(read_optional(cursor, Company::parse)?),
        FactKind::Role => Fact::Role(read_optional(cursor, Line::parse)?),
        FactKind::Client => Fact::Client(read_optional(cursor, Line::parse)?),
        FactKind::Emails => Fact::Emails(read_texts(cursor, Email::parse)?),
        FactKind::Phones => Fact::Phones(read_texts(cursor, Phone::parse)?),
        FactKind::Links => Fact::Links(read_texts(cursor, Link::parse)?),
        FactKind::Source => Fact::Source(read_optional(cursor, Source::parse)?),
        FactKind::SourceDetail => Fact::SourceDetail(read_optional(cursor, Line::parse)?),
        FactKind::Kind => Fact::Kind(or_nothing(cursor, read_word)?),
        FactKind::EnquiryAt => Fact::EnquiryAt(read_optional(cursor, time::parse)?),
        FactKind::Value => Fact::Value(or_nothing(cursor, read_amount)?),
        FactKind::Tags => Fact::Tags(read_texts(cursor, Tag::parse)?.into_iter().collect()),
        FactKind::Stage => {
            let stage: Option<Stage> = or_nothing(cursor, read_word)?;
            Fact::Stage(stage.unwrap_or_default().into())
        }
        FactKind::DecisionMaker => Fact::DecisionMaker(read_optional(cursor, Line::parse)?),
        FactKind::AnsweredFirst => Fact::AnsweredFirst(read_optional(cursor, Line::parse)?),
        FactKind::Ready => Fact::Ready(or_nothing(cursor, Cursor::flag)?),
        FactKind::Note => Fact::Note(read_optional(cursor, Note::parse)?),
        FactKind::NeverContact => {
            Fact::NeverContact(or_nothing(cursor, Cursor::flag)?.unwrap_or_default())
        }
        FactKind::DeletedAt => Fact::DeletedAt(read_optional(cursor, time::parse)?),
    })
}

/// Reads stamps, and those of facts that this version does not know.
pub fn read_stamps(cursor: &mut Cursor<'_>) -> Read<(BTreeMap<FactKind, Instant>, Unknown)> {
    let mut stamps = BTreeMap::new();
    let unknown = cursor.object(FACT_NAMES, |cursor, name| {
        if !cursor.skip_null() {
            let stamp = read_instant(cursor)?;
            let kind = FactKind::ALL.into_iter().find(|kind| kind.name() == name);
            stamps.extend(kind.map(|kind| (kind, stamp)));
        }
        Ok(())
    })?;
    Ok((stamps, unknown))
}

/// Reads a history, and those entries of it that say more than this version knows, as they came.
pub fn read_history(cursor: &mut Cursor<'_>) -> Read<(Vec<Was>, Vec<String>)> {
    const NAMES: [&str; FACT_FIELDS.len() + 1] = with_facts(&["set_at"]);
    let mut kept = Vec::new();
    let history = cursor.list(|cursor| {
        let start = cursor.clone();
        let place = cursor.place();
        let (mut set_at, mut told) = (None, Told::default());
        let unknown = cursor.object(&NAMES, |cursor, name| {
            if !told.read(cursor, name)? {
                set_at = Some(read_instant(cursor)?);
            }
            Ok(())
        })?;
        let missing = ReadError::new(place, Reason::Missing).within("set_at");
        let set_at = set_at.ok_or(missing)?;
        let mut facts = told.into_facts();
        match facts.pop() {
            Some(fact) if facts.is_empty() && unknown.is_empty() => Ok(Some(Was { set_at, fact })),
            Some(_) | None => {
                kept.push(start.clone().raw()?);
                Ok(None)
            }
        }
    })?;
    Ok((history.into_iter().flatten().collect(), kept))
}

impl Stamps<'_> {
    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty() && self.unknown.is_none()
    }
}

impl History<'_> {
    /// True when nothing was different before.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty() && self.unknown.is_none()
    }
}

impl Serialize for Stamps<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (kind, stamp) in self.known {
            map.serialize_entry(kind.name(), &At(*stamp))?;
        }
        for (name, stamp) in raw_parts::<RawMap>(self.unknown) {
            map.serialize_entry(&name, &stamp)?;
        }
        map.end()
    }
}

impl Serialize for History<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for was in self.known {
            let shape = WasShape { set_at: At(was.set_at), fact: Facts::of([&was.fact]) };
            list.serialize_element(&shape)?;
        }
        for was in raw_parts::<RawList>(self.unknown) {
            list.serialize_element(&was)?;
        }
        list.end()
    }
}
