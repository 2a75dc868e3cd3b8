//! What leads told and bought, to try.

use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::instants;
use super::leads::{amounts, lines, maybe, unknowns};
use crate::domain::objection::{Objection, ObjectionKind};
use crate::domain::problem::{Pain, Problem};
use crate::domain::purchase::{PastEnquiry, Purchase, PurchaseId};
use crate::domain::stage::Stage;
use crate::domain::text::Line;

/// Any text on one line.
fn words() -> impl Strategy<Value = Line> {
    lines().prop_filter_map("nothing said", |words| words)
}

/// Any problem.
pub fn problems() -> impl Strategy<Value = Problem> {
    let pain = (1..=Pain::MOST).prop_map(|number| Pain::new(number).unwrap());
    (pain, words(), lines(), unknowns()).prop_map(|(pain, words, solution, unknown)| Problem {
        pain,
        words,
        solution,
        unknown,
    })
}

/// Any purchase.
pub fn purchases() -> impl Strategy<Value = Purchase> {
    (instants(), any::<[u8; 10]>(), words(), maybe(amounts()), unknowns()).prop_map(
        |(at, random, what, value, unknown)| {
            let id = PurchaseId::new(at, random);
            Purchase { on: at.date_naive(), id, what, value, unknown }
        },
    )
}

/// Any earlier enquiry.
pub fn past_enquiries() -> impl Strategy<Value = PastEnquiry> {
    (maybe(instants()), instants(), select(&Stage::ALL[..]), unknowns()).prop_map(
        |(asked_at, until, stage, unknown)| PastEnquiry { asked_at, until, stage, unknown },
    )
}

/// Whatever a *No* may be about, also nothing.
pub fn objections() -> impl Strategy<Value = Objection> {
    (option::of(select(&ObjectionKind::ALL[..])), lines(), unknowns())
        .prop_map(|(kind, words, unknown)| Objection { kind, words, unknown })
}
