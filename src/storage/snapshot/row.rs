//! One row as bytes.

use ninefold_core::domain::cadence::Channel;
use ninefold_core::domain::fact::Kind;
use ninefold_core::domain::money::Money;
use ninefold_core::domain::projection::Projection;
use ninefold_core::domain::schedule::{Due, Next, PlanKind};
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
        source,
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
        search,
        next,
    } = row;
    put_text(bytes, &id.to_string());
    put_text(bytes, title);
    put_maybe_text(bytes, company.as_deref());
    put_maybe_text(bytes, source.as_deref());
    put_instant(bytes, *enquiry_at);
    put_instant(bytes, *answered_at);
    put_instant(bytes, Some(*captured_at));
    bytes.push(place(&Stage::ALL, stage));
    put_i64(bytes, value.map_or(NO_MONEY, Money::minor));
    if let Some(value) = value {
        put_text(bytes, value.currency().code());
    }
    bytes.push(kind.map_or(u8::MAX, |kind| place(&KINDS, &kind)));
    bytes.push(u8::from(*never_contact));
    put_instant(bytes, *deleted_at);
    put_u32(bytes, *n_touches as u32);
    put_instant(bytes, *touched_at);
    put_text(bytes, search);
    put_next(bytes, next);
}

/// Reads what [`write`] wrote: all of `bytes`, or `None`.
pub(super) fn read(bytes: &[u8]) -> Option<Projection> {
    let mut reader = Reader(bytes);
    let row = Projection {
        id: reader.text()?.parse().ok()?,
        title: reader.text()?,
        company: reader.maybe_text()?,
        source: reader.maybe_text()?,
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
            at => Some(*KINDS.get(usize::from(at))?),
        },
        never_contact: match reader.byte()? {
            0 => false,
            1 => true,
            _ => return None,
        },
        deleted_at: instant(&mut reader)?,
        n_touches: reader.u32()? as usize,
        touched_at: instant(&mut reader)?,
        search: reader.text()?,
        next: next(&mut reader)?,
    };
    reader.0.is_empty().then_some(row)
}

const KINDS: [Kind; 2] = [Kind::Business, Kind::Consumer];
const PLANS: [PlanKind; 2] = [PlanKind::NewEnquiry, PlanKind::Nurture];

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

fn put_next(bytes: &mut Vec<u8>, next: &Next) {
    match next {
        Next::Due(due) => {
            let Due { at, limit_at, plan, step, channel } = due;
            bytes.push(0);
            put_instant(bytes, Some(*at));
            put_instant(bytes, *limit_at);
            bytes.push(place(&PLANS, plan));
            put_u32(bytes, *step as u32);
            bytes.push(place(&Channel::ALL, channel));
        }
        Next::NoPlanYet => bytes.push(1),
        Next::Exhausted => bytes.push(2),
        Next::Ended => bytes.push(3),
    }
}

fn next(reader: &mut Reader<'_>) -> Option<Next> {
    Some(match reader.byte()? {
        0 => Next::Due(Due {
            at: instant(reader)??,
            limit_at: instant(reader)?,
            plan: *PLANS.get(usize::from(reader.byte()?))?,
            step: reader.u32()? as usize,
            channel: *Channel::ALL.get(usize::from(reader.byte()?))?,
        }),
        1 => Next::NoPlanYet,
        2 => Next::Exhausted,
        3 => Next::Ended,
        _ => return None,
    })
}
