//! One row as bytes.

use ninefold_core::domain::cadence::{CadenceId, Channel};
use ninefold_core::domain::duplicates::Mark;
use ninefold_core::domain::fact::Kind;
use ninefold_core::domain::meeting::Meeting;
use ninefold_core::domain::money::Money;
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::replies::Sent;
use ninefold_core::domain::schedule::{Due, Next, What};
use ninefold_core::domain::stage::Stage;
use ninefold_core::domain::time::Instant;

use super::bytes::{Reader, put_i64, put_maybe_text, put_text, put_u32};

/// The millisecond that stands for no instant: no instant is so early.
const NO_INSTANT: i64 = i64::MIN;

/// The amount that stands for no money.
const NO_MONEY: i64 = -1;

/// Writes `row`. A field that is added to rows has to be added here: it would not
/// compile otherwise.
pub(super) fn write(bytes: &mut Vec<u8>, row: &Projection) {
    let Projection {
        id,
        title,
        company,
        email,
        phone,
        source,
        client,
        tags,
        enquiry_at,
        answered_at,
        captured_at,
        stage,
        value,
        kind,
        never_contact,
        deleted_at,
        n_touches,
        touched_at,
        promise_at,
        n_noes,
        meetings,
        came_from,
        sent,
        settles_at,
        cadence,
        marks,
        search,
        told,
        next,
    } = row;
    put_text(bytes, &id.to_string());
    put_text(bytes, title);
    put_maybe_text(bytes, company.as_deref());
    put_maybe_text(bytes, email.as_deref());
    put_maybe_text(bytes, phone.as_deref());
    put_maybe_text(bytes, source.as_deref());
    put_maybe_text(bytes, client.as_deref());
    put_u32(bytes, tags.len() as u32);
    tags.iter().for_each(|tag| put_text(bytes, tag));
    put_instant(bytes, *enquiry_at);
    put_instant(bytes, *answered_at);
    put_instant(bytes, Some(*captured_at));
    bytes.push(place(&Stage::ALL, stage));
    put_i64(bytes, value.map_or(NO_MONEY, Money::minor));
    if let Some(value) = value {
        put_text(bytes, value.currency().code());
    }
    bytes.push(kind.map_or(u8::MAX, |kind| place(&Kind::ALL, &kind)));
    bytes.push(u8::from(*never_contact));
    put_instant(bytes, *deleted_at);
    put_u32(bytes, *n_touches as u32);
    put_instant(bytes, *touched_at);
    put_instant(bytes, *promise_at);
    put_u32(bytes, *n_noes as u32);
    put_u32(bytes, meetings.len() as u32);
    for Meeting { at, ends_at, travel_minutes, id } in meetings {
        put_instant(bytes, Some(*at));
        put_instant(bytes, Some(*ends_at));
        put_u32(bytes, *travel_minutes);
        put_text(bytes, &id.to_string());
    }
    put_maybe_text(bytes, came_from.map(|id| id.to_string()).as_deref());
    put_u32(bytes, sent.len() as u32);
    for Sent { template, is_answered } in sent {
        put_text(bytes, &template.to_string());
        bytes.push(u8::from(*is_answered));
    }
    put_instant(bytes, *settles_at);
    put_maybe_cadence(bytes, *cadence);
    put_u32(bytes, marks.len() as u32);
    marks.iter().for_each(|mark| bytes.extend(mark.0.to_le_bytes()));
    put_text(bytes, search);
    put_text(bytes, told);
    put_next(bytes, next);
}

/// Reads what [`write`] wrote: all of `bytes`, or `None`.
pub(super) fn read(bytes: &[u8]) -> Option<Projection> {
    let mut reader = Reader(bytes);
    let row = Projection {
        id: reader.text()?.parse().ok()?,
        title: reader.text()?,
        company: reader.maybe_text()?,
        email: reader.maybe_text()?,
        phone: reader.maybe_text()?,
        source: reader.maybe_text()?,
        client: reader.maybe_text()?,
        tags: several(&mut reader, |reader| reader.text())?,
        enquiry_at: instant(&mut reader)?,
        answered_at: instant(&mut reader)?,
        captured_at: instant(&mut reader)??,
        stage: *Stage::ALL.get(usize::from(reader.byte()?))?,
        value: match reader.i64()? {
            NO_MONEY => None,
            minor => Some(Money::new(minor, reader.text()?.parse().ok()?).ok()?),
        },
        kind: match reader.byte()? {
            u8::MAX => None,
            at => Some(*Kind::ALL.get(usize::from(at))?),
        },
        never_contact: flag(&mut reader)?,
        deleted_at: instant(&mut reader)?,
        n_touches: reader.u32()? as usize,
        touched_at: instant(&mut reader)?,
        promise_at: instant(&mut reader)?,
        n_noes: reader.u32()? as usize,
        meetings: several(&mut reader, meeting)?,
        came_from: match reader.maybe_text()? {
            None => None,
            Some(id) => Some(id.parse().ok()?),
        },
        sent: several(&mut reader, |reader| {
            Some(Sent { template: reader.text()?.parse().ok()?, is_answered: flag(reader)? })
        })?,
        settles_at: instant(&mut reader)?,
        cadence: maybe_cadence(&mut reader)?,
        marks: several(&mut reader, |reader| reader.u64().map(Mark))?,
        search: reader.text()?,
        told: reader.text()?,
        next: next(&mut reader)?,
    };
    reader.0.is_empty().then_some(row)
}

/// Where `it` stands in `all`.
fn place<T: PartialEq>(all: &[T], it: &T) -> u8 {
    all.iter().position(|other| other == it).map_or(u8::MAX, |idx| idx as u8)
}

fn put_instant(bytes: &mut Vec<u8>, at: Option<Instant>) {
    put_i64(bytes, at.map_or(NO_INSTANT, |at| at.timestamp_millis()));
}

fn instant(reader: &mut Reader<'_>) -> Option<Option<Instant>> {
    match reader.i64()? {
        NO_INSTANT => Some(None),
        millis => Instant::from_timestamp_millis(millis).map(Some),
    }
}

/// What [`write`] wrote one by one, behind how many there are.
fn several<T>(
    reader: &mut Reader<'_>,
    read: impl Fn(&mut Reader<'_>) -> Option<T>,
) -> Option<Vec<T>> {
    let n = reader.u32()?;
    let mut all = Vec::new();
    for _ in 0..n {
        all.push(read(reader)?);
    }
    Some(all)
}

fn meeting(reader: &mut Reader<'_>) -> Option<Meeting> {
    Some(Meeting {
        at: instant(reader)??,
        ends_at: instant(reader)??,
        travel_minutes: reader.u32()?,
        id: reader.text()?.parse().ok()?,
    })
}

fn flag(reader: &mut Reader<'_>) -> Option<bool> {
    match reader.byte()? {
        0 => Some(false),
        1 => Some(true),
        _ => None,
    }
}

fn put_next(bytes: &mut Vec<u8>, next: &Next) {
    match next {
        Next::Due(due) => {
            let Due { at, limit_at, what, channel, is_snoozed } = due;
            bytes.push(0);
            put_instant(bytes, Some(*at));
            put_instant(bytes, *limit_at);
            put_what(bytes, *what);
            bytes.push(place(&Channel::ALL, channel));
            bytes.push(u8::from(*is_snoozed));
        }
        Next::NoPlanYet => bytes.push(1),
        Next::Exhausted => bytes.push(2),
        Next::Ended => bytes.push(3),
        Next::Paused => bytes.push(4),
    }
}

/// Where a plan that somebody made stands behind those that every desk has.
const OWN: u8 = CadenceId::DEFAULTS.len() as u8;

fn put_cadence(bytes: &mut Vec<u8>, cadence: CadenceId) {
    match cadence {
        CadenceId::Own(id) => {
            bytes.push(OWN);
            put_text(bytes, &id.to_string());
        }
        CadenceId::NewEnquiry | CadenceId::Nurture | CadenceId::Customer | CadenceId::AfterNo => {
            bytes.push(place(&CadenceId::DEFAULTS, &cadence));
        }
    }
}

fn cadence(reader: &mut Reader<'_>) -> Option<CadenceId> {
    Some(match reader.byte()? {
        OWN => CadenceId::Own(reader.text()?.parse().ok()?),
        at => *CadenceId::DEFAULTS.get(usize::from(at))?,
    })
}

fn put_maybe_cadence(bytes: &mut Vec<u8>, cadence: Option<CadenceId>) {
    bytes.push(u8::from(cadence.is_some()));
    cadence.into_iter().for_each(|cadence| put_cadence(bytes, cadence));
}

fn maybe_cadence(reader: &mut Reader<'_>) -> Option<Option<CadenceId>> {
    if flag(reader)? { cadence(reader).map(Some) } else { Some(None) }
}

fn put_what(bytes: &mut Vec<u8>, what: What) {
    match what {
        What::Step { cadence, idx } => {
            bytes.push(0);
            put_cadence(bytes, cadence);
            put_u32(bytes, idx as u32);
        }
        What::Agreed => bytes.push(1),
        What::HotAgain => bytes.push(2),
        What::Appointment { ends_at } => {
            bytes.push(3);
            put_instant(bytes, Some(ends_at));
        }
    }
}

fn what(reader: &mut Reader<'_>) -> Option<What> {
    Some(match reader.byte()? {
        0 => {
            let cadence = cadence(reader)?;
            What::Step { cadence, idx: reader.u32()? as usize }
        }
        1 => What::Agreed,
        2 => What::HotAgain,
        3 => What::Appointment { ends_at: instant(reader)?? },
        _ => return None,
    })
}

fn next(reader: &mut Reader<'_>) -> Option<Next> {
    Some(match reader.byte()? {
        0 => Next::Due(Due {
            at: instant(reader)??,
            limit_at: instant(reader)?,
            what: what(reader)?,
            channel: *Channel::ALL.get(usize::from(reader.byte()?))?,
            is_snoozed: flag(reader)?,
        }),
        1 => Next::NoPlanYet,
        2 => Next::Exhausted,
        3 => Next::Ended,
        4 => Next::Paused,
        _ => return None,
    })
}
