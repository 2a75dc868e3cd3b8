//! The leads that the tests keep.

use chrono::DateTime;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::{Draft, Lead};

/// A lead whose id is the `nth` in order.
pub fn lead(nth: u8, name: &str) -> Lead {
    let at = DateTime::from_timestamp_millis(1_760_000_000_000 + i64::from(nth)).unwrap();
    let draft = Draft { name: name.to_owned(), ..Draft::default() };
    draft.parse(LeadId::new(at, [nth; 10]), at).unwrap()
}
