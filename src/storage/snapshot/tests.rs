#![allow(clippy::unwrap_used)]

use futures_executor::block_on;
use ninefold_core::domain::appointment::{Appointment, AppointmentId};
use ninefold_core::domain::cadence::CadenceId;
use ninefold_core::domain::calendar::Calendar;
use ninefold_core::domain::duplicates::Mark;
use ninefold_core::domain::fact::Kind;
use ninefold_core::domain::id::Id;
use ninefold_core::domain::lead::Draft;
use ninefold_core::domain::meeting::Meeting;
use ninefold_core::domain::money::{Currency, Money};
use ninefold_core::domain::replies::Sent;
use ninefold_core::domain::schedule::{Due, Next, Rules, What};
use ninefold_core::domain::stage::Stage;
use ninefold_core::domain::template::TemplateId;
use ninefold_core::domain::time::Instant;
use ninefold_core::domain::touch::Channel;
use ninefold_core::domain::zone::Zone;

use super::*;
use crate::storage::Projector;

fn at(millis: i64) -> Instant {
    Instant::from_timestamp_millis(1_760_000_000_000 + millis).unwrap()
}

fn projector() -> Projector {
    Projector::new(Rules::new(Calendar::weekdays_nine_to_five(Zone::utc())))
}

/// Rows that together have every value of every field.
fn rows() -> Vec<Projection> {
    let plain = |nth: u8, name: &str| {
        let draft = Draft { name: name.to_owned(), ..Draft::default() };
        let id = ninefold_core::domain::id::LeadId::new(at(nth.into()), [nth; 10]);
        projector().project(&draft.parse(id, at(0)).unwrap())
    };
    let next = |nth: usize, limit_at| {
        let own = Id::new(at(0), [7; 10]);
        let what = [
            What::Step { cadence: CadenceId::NewEnquiry, idx: nth },
            What::Step { cadence: CadenceId::Own(own), idx: nth },
            What::Agreed,
            What::HotAgain,
            What::Appointment { ends_at: at(9) },
        ][nth];
        let (at, channel) = (at(nth as i64), Channel::ALL[nth]);
        let due = Due { at, limit_at, what, channel, is_snoozed: nth == 1 };
        Next::Due(due)
    };
    vec![
        Projection { next: next(0, Some(at(1))), ..plain(1, "Ada") },
        Projection {
            company: Some("Zoë \u{202e}تجربة 🦀".to_owned()),
            email: Some("zoe@example.org".to_owned()),
            phone: Some("+49 30 1234".to_owned()),
            source: Some("Fair".to_owned()),
            client: Some("Größe & Co".to_owned()),
            tags: vec!["Fair 2026".to_owned(), "é".to_owned()],
            cadence: Some(CadenceId::Own(Id::new(at(0), [8; 10]))),
            marks: vec![Mark(0), Mark(u64::MAX)],
            told: "a note\n".to_owned(),
            enquiry_at: Some(at(-1)),
            answered_at: Some(at(-2)),
            stage: Stage::Working,
            value: Some(Money::new(0, Currency::EUR).unwrap()),
            kind: Some(Kind::Business),
            next: next(1, None),
            ..plain(2, "Bob")
        },
        Projection {
            stage: Stage::Nurture,
            value: Some(Money::new(Money::MOST, "JPY".parse().unwrap()).unwrap()),
            kind: Some(Kind::Consumer),
            never_contact: true,
            n_touches: 7,
            touched_at: Some(Instant::from_timestamp_millis(-1).unwrap()),
            next: next(2, None),
            ..plain(3, "Eve")
        },
        Projection {
            stage: Stage::Won,
            deleted_at: Some(at(3)),
            next: next(3, None),
            search: String::new(),
            ..plain(4, "Zoë")
        },
        Projection { stage: Stage::Lost, next: next(4, None), ..plain(5, "Y") },
        Projection { next: Next::NoPlanYet, ..plain(6, "=1+1") },
        Projection { next: Next::Exhausted, ..plain(7, "\"\\") },
        Projection { next: Next::Ended, ..plain(8, "\u{202e}\u{5d0}") },
        Projection { next: Next::Paused, promise_at: Some(at(5)), ..plain(9, "Paul") },
        Projection {
            next: next(4, None),
            n_noes: 3,
            meetings: vec![meeting(8), meeting(9)],
            came_from: Some(ninefold_core::domain::id::LeadId::new(at(4), [1; 10])),
            sent: vec![sent(true), sent(false)],
            settles_at: Some(at(7)),
            ..plain(10, "Zed")
        },
    ]
}

fn meeting(nth: i64) -> Meeting {
    let id = AppointmentId::new(at(nth), [nth as u8; 10]);
    let appointment = Appointment::new(id, at(nth), 45).unwrap();
    Appointment { travel_minutes: 15, ..appointment }.meeting()
}

fn sent(is_answered: bool) -> Sent {
    Sent { template: TemplateId::new(at(1), [2; 10]), is_answered }
}

fn encoded(rows: &[Projection]) -> Vec<u8> {
    let rows: Vec<&Projection> = rows.iter().collect();
    block_on(encode(&projector(), 42, &rows, async || {}))
}

#[track_caller]
fn check(bytes: &[u8], expected: Option<&[Projection]>) {
    let rows = block_on(decode(bytes, &projector(), async || {}));
    assert_eq!(rows.as_deref(), expected);
}

#[test]
fn rows_read_back() {
    check(&encoded(&rows()), Some(&rows()));
    check(&encoded(&[]), Some(&[]));
    assert_eq!(Header::read(&encoded(&rows()), &projector()).unwrap().rev, 42);
}

#[test]
fn more_rows_than_are_written_in_one_go_read_back() {
    let many: Vec<Projection> = (0..2 * ROWS_AT_ONCE + 1)
        .map(|nth| {
            let id = ninefold_core::domain::id::LeadId::new(at(nth as i64), [0; 10]);
            Projection { id, ..rows().remove(0) }
        })
        .collect();
    check(&encoded(&many), Some(&many));
}

#[test]
fn a_snapshot_that_is_cut_anywhere_is_none() {
    let whole = encoded(&rows());
    for length in 0..whole.len() {
        check(&whole[..length], None);
    }
}

#[test]
fn a_snapshot_with_any_bit_flipped_is_none() {
    let mut bytes = encoded(&rows());
    for idx in 0..bytes.len() {
        for bit in 0..8 {
            bytes[idx] ^= 1 << bit;
            check(&bytes, None);
            bytes[idx] ^= 1 << bit;
        }
    }
}

#[test]
fn a_snapshot_with_something_behind_it_is_none() {
    check(&[encoded(&rows()), vec![0]].concat(), None);
    check(&[encoded(&rows()), encoded(&rows())].concat(), None);
}

#[test]
fn a_snapshot_of_another_basis_is_none() {
    let other = Projector::new(Rules::new(Calendar::weekdays_nine_to_five(
        Zone::new("East".to_owned(), 3_600, Vec::new()).unwrap(),
    )));
    let bytes = encoded(&rows());
    assert_eq!(Header::read(&bytes, &other), None);
    assert_eq!(block_on(decode(&bytes, &other, async || {})), None);
}

#[test]
fn rows_that_are_not_in_the_order_of_their_ids_are_none() {
    let (mut swapped, mut twice) = (rows(), rows());
    swapped.swap(2, 3);
    twice[3] = twice[2].clone();
    check(&encoded(&swapped), None);
    check(&encoded(&twice), None);
}
