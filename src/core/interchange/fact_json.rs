//! Facts: the fields of a lead that are edited, stamped and remembered one by one.

use super::amount_json::{read_amount, write_amount};
use super::course_json::{read_course, write_course};
use super::dates_json::{
    read_all, read_appointment, read_promise, read_their_time, write_all, write_appointment,
    write_promise, write_their_time,
};
use super::json::Cursor;
use super::read_error::{Read, ReadError, Reason};
use super::told_json::{
    read_past_enquiry, read_problem, read_purchase, write_past_enquiry, write_problem,
    write_purchase,
};
use super::value::{
    entries, members, or_nothing, read_instant, read_optional, read_texts, write_instant,
    write_instant_or_null, write_kept, write_unknown,
};
use super::word::{Word, read_word};
use super::writer::Writer;
use crate::domain::contact::{Company, Email, LeadName, Phone};
use crate::domain::fact::{Fact, FactKind};
use crate::domain::id::LeadId;
use crate::domain::lead::{Stamps, Was};
use crate::domain::link::Link;
use crate::domain::note::Note;
use crate::domain::order::gathered;
use crate::domain::problem::{Pain, Problem};
use crate::domain::source::Source;
use crate::domain::stage::{Stage, Standing};
use crate::domain::tag::Tag;
use crate::domain::text::Line;
use crate::domain::time;
use crate::domain::unknown::Unknown;

/// The field beside `stage` that says why.
const STAGE_REASON: &str = "stage_reason";

/// The one problem of a lead, as it was written before there were several: read for ever.
const ONE_PROBLEM: &str = "problem";

/// The names of all facts' fields, each in its fact's place; behind them the reason of the stage,
/// and a field of earlier versions.
pub const FACT_FIELDS: [&str; FactKind::ALL.len() + 2] = {
    let mut names = [STAGE_REASON; FactKind::ALL.len() + 2];
    names[FactKind::ALL.len() + 1] = ONE_PROBLEM;
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

/// Writes the member that tells `fact`, also when it says nothing; a stage has its reason behind it.
pub fn write_fact(writer: &mut Writer, fact: &Fact) {
    writer.name(fact.kind().name());
    match fact {
        Fact::Name(name) => writer.text_or_null(name.as_ref().map(LeadName::as_str)),
        Fact::Company(company) => writer.text_or_null(company.as_ref().map(Company::as_str)),
        Fact::Role(line)
        | Fact::Client(line)
        | Fact::SourceDetail(line)
        | Fact::DecisionMaker(line)
        | Fact::AnsweredFirst(line) => writer.text_or_null(line.as_ref().map(Line::as_str)),
        Fact::Emails(emails) => writer.texts(&mut emails.iter().map(Email::as_str)),
        Fact::Phones(phones) => writer.texts(&mut phones.iter().map(Phone::as_str)),
        Fact::Links(links) => writer.texts(&mut links.iter().map(Link::as_str)),
        Fact::Source(source) => writer.text_or_null(source.as_ref().map(Source::as_str)),
        Fact::Kind(kind) => writer.text_or_null(kind.map(Word::word)),
        Fact::EnquiryAt(at) | Fact::DeletedAt(at) => write_instant_or_null(writer, *at),
        Fact::Value(Some(money)) => write_amount(writer, *money),
        Fact::Tags(tags) => writer.texts(&mut tags.iter().map(Tag::as_str)),
        Fact::Stage(standing) => {
            writer.text(standing.stage.word());
            if let Some(reason) = &standing.reason {
                writer.name(STAGE_REASON).text(reason.as_str());
            }
        }
        Fact::Ready(Some(flag)) | Fact::NeverContact(flag) => writer.flag(*flag),
        Fact::Note(note) | Fact::Story(note) | Fact::Personal(note) => {
            writer.text_or_null(note.as_ref().map(Note::as_str))
        }
        Fact::TheirTime(theirs) => write_their_time(writer, theirs),
        Fact::Course(course) => write_course(writer, course),
        Fact::Appointments(all) => write_all(writer, all, write_appointment),
        Fact::Promises(all) => write_all(writer, all, write_promise),
        Fact::Problems(all) => write_all(writer, all, write_problem),
        Fact::Purchases(all) => write_all(writer, all, write_purchase),
        Fact::PastEnquiries(all) => write_all(writer, all, write_past_enquiry),
        Fact::Prefers(channel) => writer.text_or_null(channel.map(Word::word)),
        Fact::CameFrom(Some(lead)) => writer.shown(lead),
        Fact::Value(None) | Fact::Ready(None) | Fact::CameFrom(None) => writer.text_or_null(None),
    }
}

/// Writes the member `stamps`, unless there is none: those `known`, and the others, which are a
/// JSON object.
pub fn write_stamps(writer: &mut Writer, known: &Stamps, others: Option<&String>) {
    if known.is_empty() && others.is_none() {
        return;
    }
    writer.name("stamps").open_object();
    for (kind, stamp) in known.iter() {
        write_instant(writer.name(kind.name()), stamp);
    }
    write_unknown(writer, &members(others), &[]);
    writer.close_object();
}

/// Writes the member `history`, unless there is none: what is `known`, and what a later version
/// remembers besides, which is a JSON list.
pub fn write_history(writer: &mut Writer, known: &[Was], others: Option<&String>) {
    if known.is_empty() && others.is_none() {
        return;
    }
    writer.name("history").open_list();
    for was in known {
        writer.open_object();
        write_instant(writer.name("set_at"), was.set_at);
        write_fact(writer, &was.fact);
        writer.close_object();
    }
    entries(others).iter().for_each(|text| write_kept(writer, text));
    writer.close_list();
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
        if name == ONE_PROBLEM {
            let problem = read_optional(cursor, Line::parse)?;
            let problems = problem.map(|words| Problem::new(Pain::USUAL, words));
            self.facts.push(Fact::Problems(problems.into_iter().collect()));
            return Ok(true);
        }
        let kind = kind_called(name);
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
        FactKind::CameFrom => Fact::CameFrom(read_optional(cursor, str::parse::<LeadId>)?),
        FactKind::Kind => Fact::Kind(or_nothing(cursor, read_word)?),
        FactKind::EnquiryAt => Fact::EnquiryAt(read_optional(cursor, time::parse)?),
        FactKind::Value => Fact::Value(or_nothing(cursor, read_amount)?),
        FactKind::Tags => Fact::Tags(gathered(read_texts(cursor, Tag::parse)?)),
        FactKind::Stage => {
            let stage: Option<Stage> = or_nothing(cursor, read_word)?;
            Fact::Stage(stage.unwrap_or_default().into())
        }
        FactKind::DecisionMaker => Fact::DecisionMaker(read_optional(cursor, Line::parse)?),
        FactKind::AnsweredFirst => Fact::AnsweredFirst(read_optional(cursor, Line::parse)?),
        FactKind::Ready => Fact::Ready(or_nothing(cursor, Cursor::flag)?),
        FactKind::Problems => Fact::Problems(read_all(cursor, read_problem)?),
        FactKind::Story => Fact::Story(read_optional(cursor, Note::parse)?),
        FactKind::Personal => Fact::Personal(read_optional(cursor, Note::parse)?),
        FactKind::Prefers => Fact::Prefers(or_nothing(cursor, read_word)?),
        FactKind::TheirTime => {
            Fact::TheirTime(or_nothing(cursor, read_their_time)?.unwrap_or_default())
        }
        FactKind::Note => Fact::Note(read_optional(cursor, Note::parse)?),
        FactKind::Course => {
            Fact::Course(Box::new(or_nothing(cursor, read_course)?.unwrap_or_default()))
        }
        FactKind::Appointments => Fact::Appointments(read_all(cursor, read_appointment)?),
        FactKind::Promises => Fact::Promises(read_all(cursor, read_promise)?),
        FactKind::Purchases => Fact::Purchases(read_all(cursor, read_purchase)?),
        FactKind::PastEnquiries => Fact::PastEnquiries(read_all(cursor, read_past_enquiry)?),
        FactKind::NeverContact => {
            Fact::NeverContact(or_nothing(cursor, Cursor::flag)?.unwrap_or_default())
        }
        FactKind::DeletedAt => Fact::DeletedAt(read_optional(cursor, time::parse)?),
    })
}

/// What may be stamped: every fact, and what is read of earlier versions.
const STAMPED: [&str; FACT_NAMES.len() + 1] = {
    let mut names = [ONE_PROBLEM; FACT_NAMES.len() + 1];
    let mut idx = 0;
    while idx < FACT_NAMES.len() {
        names[idx] = FACT_NAMES[idx];
        idx += 1;
    }
    names
};

/// The fact that is called `name` in files, now or in earlier versions.
pub fn kind_called(name: &str) -> Option<FactKind> {
    if name == ONE_PROBLEM {
        return Some(FactKind::Problems);
    }
    FactKind::ALL.into_iter().find(|kind| kind.name() == name)
}

/// Reads stamps, and those of facts that this version does not know.
pub fn read_stamps(cursor: &mut Cursor<'_>) -> Read<(Stamps, Unknown)> {
    let mut stamps = Stamps::default();
    let unknown = cursor.object(&STAMPED, |cursor, name| {
        if !cursor.skip_null() {
            let stamp = read_instant(cursor)?;
            if let Some(kind) = kind_called(name) {
                stamps.insert(kind, stamp);
            }
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
