//! The names that leads and touches keep for ever.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use super::time::Instant;

/// A UUIDv7 of one kind of thing: its order is the order of making, to the millisecond.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id<Of>([u8; 16], PhantomData<Of>);

/// The name of a lead.
pub type LeadId = Id<OfLead>;

/// The name of a touch.
pub type TouchId = Id<OfTouch>;

/// Marks the ids of leads.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OfLead {}

/// Marks the ids of touches.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OfTouch {}

/// Why a text is no id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an id looks like 019aa95c-3d10-7abc-8def-0123456789ab")]
pub struct IdError;

/// How long an id is as text.
const LENGTH: usize = 36;

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// Whether a dash stands before the byte at `idx`.
fn is_group_start(idx: usize) -> bool {
    matches!(idx, 4 | 6 | 8 | 10)
}

/// The value of the next digit.
fn digit(rest: &mut std::str::Bytes<'_>) -> Result<u8, IdError> {
    match rest.next() {
        Some(byte @ b'0'..=b'9') => Ok(byte - b'0'),
        Some(byte @ b'a'..=b'f') => Ok(byte - b'a' + 10),
        Some(_) | None => Err(IdError),
    }
}

impl<Of> Id<Of> {
    /// Makes an id from the real time and ten random bytes, of which 74 bits are used.
    ///
    /// A clock from before 1970 counts as 1970: the id stays unique and only its order is lost.
    pub fn new(stamp: Instant, random: [u8; 10]) -> Id<Of> {
        let millis = u64::try_from(stamp.timestamp_millis()).unwrap_or(0).to_be_bytes();
        let mut bytes = [0; 16];
        bytes[..6].copy_from_slice(&millis[2..]);
        bytes[6..].copy_from_slice(&random);
        bytes[6] = 0x70 | bytes[6] & 0x0f;
        bytes[8] = 0x80 | bytes[8] & 0x3f;
        Id(bytes, PhantomData)
    }
}

impl<Of> fmt::Display for Id<Of> {
    /// Writes the canonical form: lower case, grouped 8-4-4-4-12.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(LENGTH);
        for (idx, byte) in self.0.iter().enumerate() {
            if is_group_start(idx) {
                text.push('-');
            }
            text.extend(
                [byte >> 4, byte & 0xf].map(|digit| char::from(DIGITS[usize::from(digit)])),
            );
        }
        f.write_str(&text)
    }
}

impl<Of> fmt::Debug for Id<Of> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<Of> FromStr for Id<Of> {
    type Err = IdError;

    /// Reads the canonical form and nothing else, so that one id never has two spellings.
    fn from_str(text: &str) -> Result<Id<Of>, IdError> {
        if text.len() != LENGTH {
            return Err(IdError);
        }
        let mut rest = text.bytes();
        let mut bytes = [0; 16];
        for (idx, byte) in bytes.iter_mut().enumerate() {
            if is_group_start(idx) && rest.next() != Some(b'-') {
                return Err(IdError);
            }
            *byte = digit(&mut rest)? << 4 | digit(&mut rest)?;
        }
        let is_v7 = bytes[6] >> 4 == 7 && bytes[8] >> 6 == 0b10;
        if is_v7 { Ok(Id(bytes, PhantomData)) } else { Err(IdError) }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use proptest::prelude::*;

    use super::*;
    use crate::testing::{at, cases, instants};

    fn check(text: &str, is_read: bool) {
        let read = text.parse::<LeadId>();
        assert_eq!(read.is_ok_and(|id| id.to_string() == text), is_read, "{text}");
        assert_eq!(read.is_ok(), is_read, "{text}");
    }

    #[test]
    fn an_id_carries_its_time_version_and_variant() {
        let id = LeadId::new(at("2026-11-22T01:32:34.000Z"), [0xff; 10]);
        expect!["01a200e2-3350-7fff-bfff-ffffffffffff"].assert_eq(&id.to_string());
    }

    #[test]
    fn only_the_canonical_spelling_is_read() {
        check("019aa95c-3d10-7abc-8def-0123456789ab", true);
        check("019AA95C-3d10-7abc-8def-0123456789ab", false);
        check("019aa95c3d107abc8def0123456789ab", false);
        check("019aa95c-3d10-7abc-8def0123-456789ab", false);
        check("+19aa95c-3d10-7abc-8def-0123456789ab", false);
        check(" 019aa95c-3d10-7abc-8def-0123456789ab", false);
        check("", false);
    }

    #[test]
    fn other_versions_and_variants_are_refused() {
        check("019aa95c-3d10-4abc-8def-0123456789ab", false);
        check("019aa95c-3d10-7abc-cdef-0123456789ab", false);
    }

    #[test]
    fn a_clock_before_1970_still_makes_ids() {
        let id = LeadId::new(at("1969-12-31T23:59:59.999Z"), [0; 10]);
        expect!["00000000-0000-7000-8000-000000000000"].assert_eq(&id.to_string());
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn ids_read_back(stamp in instants(), random: [u8; 10]) {
            let id = LeadId::new(stamp, random);
            prop_assert_eq!(id.to_string().parse(), Ok(id));
        }

        #[test]
        fn ids_stand_in_the_order_of_their_stamps(
            one in instants(), other in instants(), a: [u8; 10], b: [u8; 10],
        ) {
            let (one, other) = (one.min(other), one.max(other));
            prop_assume!(one < other);
            prop_assert!(LeadId::new(one, a) < LeadId::new(other, b));
            prop_assert!(LeadId::new(one, a).to_string() < LeadId::new(other, b).to_string());
        }
    }
}
