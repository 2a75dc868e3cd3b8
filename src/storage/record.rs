//! One lead as it is stored.

use ninefold_core::domain::lead::Lead;
use ninefold_core::interchange::lead_json::{read_lead, write_lead};
use serde::{Deserialize, Serialize};

use super::error::Damage;

/// One lead as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The lead's id, which the record is filed under.
    pub id: String,
    /// The desk's revision that wrote it.
    pub rev: u64,
    /// The checksum of `body`: CRC-32 (IEEE), in 8 hexadecimal digits.
    pub sum: String,
    /// The lead, exactly as the backup writes it.
    pub body: String,
}

impl Record {
    /// Writes `lead` as revision `rev` stores it.
    pub fn encode(lead: &Lead, rev: u64) -> Self {
        let body = write_lead(lead);
        Self { id: lead.id().to_string(), rev, sum: checksum(body.as_bytes()), body }
    }

    /// Reads the lead back. Refuses one whose text is damaged, is no lead, or
    /// is a lead with another id than the record's.
    pub fn decode(&self) -> Result<Lead, Damage> {
        if self.sum != checksum(self.body.as_bytes()) {
            return Err(Damage::Checksum);
        }
        let lead = read_lead(&self.body)?;
        if lead.id().to_string() != self.id {
            return Err(Damage::Misfiled);
        }
        Ok(lead)
    }
}

/// The CRC-32 (IEEE) of `body` in 8 hexadecimal digits.
///
/// It guards against damage: every change within 32 neighbouring bits is found,
/// and all but one in four thousand million others. It does not guard against
/// an adversary, who could as well write a new checksum: whoever can write to
/// this browser's store is the person, or has become them.
fn checksum(body: &[u8]) -> String {
    format!("{:08x}", crc32fast::hash(body))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use ninefold_core::domain::id::LeadId;
    use ninefold_core::domain::lead::Draft;

    use super::*;

    fn lead(name: &str) -> Lead {
        let at = chrono::DateTime::UNIX_EPOCH;
        let draft = Draft { name: name.to_owned(), ..Draft::default() };
        draft.parse(LeadId::new(at, [7; 10]), at).unwrap()
    }

    fn check_damaged(reason: Damage, damage: impl FnOnce(&mut Record)) {
        let mut record = Record::encode(&lead("Ada Lovelace"), 1);
        damage(&mut record);
        assert_eq!(record.decode(), Err(reason));
    }

    #[test]
    fn a_record_reads_back_as_the_lead_it_was_made_of() {
        for name in ["Ada", "Zoë \"the\" \\ 🦀", "\u{202e}تجربة", "=1+1"] {
            let lead = lead(name);
            let record = Record::encode(&lead, 42);
            assert_eq!(record.decode(), Ok(lead), "{name}");
            assert_eq!(record.rev, 42, "{name}");
        }
    }

    #[test]
    fn a_record_is_the_same_after_a_trip_through_json() {
        let record = Record::encode(&lead("Ada"), 1);
        let text = serde_json::to_string(&record).unwrap();
        assert_eq!(serde_json::from_str::<Record>(&text).unwrap(), record);
    }

    #[test]
    fn every_change_of_one_byte_is_found() {
        let Record { mut body, sum, .. } = Record::encode(&lead("Ada 🦀"), 1);
        let mut bytes = std::mem::take(&mut body).into_bytes();
        for idx in 0..bytes.len() {
            for flip in 1..=u8::MAX {
                bytes[idx] ^= flip;
                assert_ne!(checksum(&bytes), sum, "byte {idx} flipped by {flip:#04x}");
                bytes[idx] ^= flip;
            }
        }
    }

    #[test]
    fn the_checksum_is_the_one_other_programs_compute() {
        assert_eq!(checksum(b"123456789"), "cbf43926");
    }

    #[test]
    fn a_cut_text_is_damaged() {
        check_damaged(Damage::Checksum, |record| {
            record.body.pop();
        });
    }

    #[test]
    fn a_changed_checksum_is_damaged() {
        check_damaged(Damage::Checksum, |record| record.sum = "00000000".to_owned());
    }

    #[test]
    fn a_lead_under_the_id_of_another_is_damaged() {
        check_damaged(Damage::Misfiled, |record| record.id.push('0'));
    }

    #[test]
    fn a_text_that_is_no_lead_is_damaged() {
        let body = "[".repeat(100_000);
        let record = Record {
            id: lead("Ada").id().to_string(),
            rev: 1,
            sum: checksum(body.as_bytes()),
            body,
        };
        assert!(matches!(record.decode(), Err(Damage::Text(_))));
    }
}
