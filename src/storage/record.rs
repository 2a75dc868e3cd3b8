//! Leads, entries of the journal and settings as they are stored: each a text with its checksum.

use ninefold_core::domain::journal::{Entry, EntryId};
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::settings::Settings;
use ninefold_core::interchange::journal_json::{read_entry, write_entry};
use ninefold_core::interchange::lead_json::{read_lead, write_lead};
use ninefold_core::interchange::settings_json::{read_settings, write_settings};
use ninefold_core::interchange::writer::Writer;

use super::error::Damage;

/// One lead as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// One entry of the journal as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRecord {
    /// The desk's revision that the entry made, which the record is filed under.
    pub id: u64,
    /// When it was done, in whole milliseconds since 1970: what tells that its time is over.
    pub at: i64,
    /// The checksum of `body`.
    pub sum: String,
    /// The entry as text.
    pub body: String,
}

/// The settings as they are stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsRecord {
    /// The desk's revision that wrote them.
    pub rev: u64,
    /// The checksum of `body`.
    pub sum: String,
    /// The settings, exactly as the backup writes them.
    pub body: String,
}

impl Record {
    /// Writes `lead` as revision `rev` stores it.
    pub fn encode(lead: &Lead, rev: u64) -> Self {
        let body = write_lead(lead);
        Self { id: lead.id().to_string(), rev, sum: checksum(body.as_bytes()), body }
    }

    /// Writes the record as the store keeps it.
    pub fn write(&self, writer: &mut Writer) {
        let Self { id, rev, sum, body } = self;
        writer.open_object();
        writer.name("id").text(id);
        writer.name("rev").count(*rev);
        writer.name("sum").text(sum);
        writer.name("body").text(body);
        writer.close_object();
    }

    /// Reads the lead back. Refuses one whose text is damaged, is no lead, or
    /// is a lead with another id than the record's.
    pub fn decode(&self) -> Result<Lead, Damage> {
        check(&self.body, &self.sum)?;
        let lead = read_lead(&self.body)?;
        if lead.id().to_string() != self.id {
            return Err(Damage::Misfiled);
        }
        Ok(lead)
    }

    /// Gives the text of the lead as this build writes it. Refuses as
    /// [`Record::decode`] does.
    ///
    /// The text is taken as it is when the revision is later than `old_until`, the
    /// last that may have been written by a build with another form of text: then
    /// the checksum says that it is what [`Record::encode`] wrote.
    pub fn into_body(self, old_until: u64) -> Result<String, Damage> {
        // Every text that was ever written begins with its id.
        let is_filed = self.body.strip_prefix(r#"{"id":""#).is_some_and(|rest| {
            rest.strip_prefix(self.id.as_str()).is_some_and(|rest| rest.starts_with('"'))
        });
        if self.rev <= old_until || !is_filed {
            return self.decode().map(|lead| write_lead(&lead));
        }
        check(&self.body, &self.sum)?;
        Ok(self.body)
    }
}

impl EntryRecord {
    /// Writes `entry` as it is stored under its id.
    pub fn encode(entry: &Entry) -> Self {
        let body = write_entry(entry);
        let (id, at) = (entry.id.0, entry.at.timestamp_millis());
        Self { id, at, sum: checksum(body.as_bytes()), body }
    }

    /// Writes the record as the store keeps it.
    pub fn write(&self, writer: &mut Writer) {
        let Self { id, at, sum, body } = self;
        writer.open_object();
        writer.name("id").count(*id);
        writer.name("at").raw(&at.to_string());
        writer.name("sum").text(sum);
        writer.name("body").text(body);
        writer.close_object();
    }

    /// True when the text is the one that was written.
    pub fn is_whole(&self) -> bool {
        check(&self.body, &self.sum).is_ok()
    }

    /// Reads the entry back. Refuses one whose text is damaged, is no entry, or is
    /// an entry with another id than the record's.
    pub fn decode(&self) -> Result<Entry, Damage> {
        check(&self.body, &self.sum)?;
        let entry = read_entry(&self.body)?;
        if entry.id != EntryId(self.id) {
            return Err(Damage::Misfiled);
        }
        Ok(entry)
    }
}

impl SettingsRecord {
    /// Writes `settings` as revision `rev` stores them.
    pub fn encode(settings: &Settings, rev: u64) -> Self {
        let body = write_settings(settings);
        Self { rev, sum: checksum(body.as_bytes()), body }
    }

    /// Writes the record as the store keeps it.
    pub fn write(&self, writer: &mut Writer) {
        let Self { rev, sum, body } = self;
        writer.open_object();
        writer.name("rev").count(*rev);
        writer.name("sum").text(sum);
        writer.name("body").text(body);
        writer.close_object();
    }

    /// Reads the settings back. Refuses a text that is damaged or is no settings.
    pub fn decode(&self) -> Result<Settings, Damage> {
        check(&self.body, &self.sum)?;
        Ok(read_settings(&self.body)?)
    }
}

/// Refuses a `body` that is not the text whose checksum is `sum`.
fn check(body: &str, sum: &str) -> Result<(), Damage> {
    if checksum(body.as_bytes()) == sum { Ok(()) } else { Err(Damage::Checksum) }
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
    use ninefold_core::domain::journal::Deed;
    use ninefold_core::domain::lead::Draft;
    use serde_json::json;

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

    #[track_caller]
    fn check_written(write: impl FnOnce(&mut Writer), expected: serde_json::Value) {
        let mut writer = Writer::default();
        write(&mut writer);
        let written: serde_json::Value = serde_json::from_str(&writer.finish()).unwrap();
        assert_eq!(written, expected);
    }

    #[test]
    fn records_are_written_as_every_build_has_stored_them() {
        let record = Record::encode(&lead("Zoë \"the\" \\ 🦀"), 42);
        let Record { id, sum, body, .. } = &record;
        let expected = json!({ "id": id, "rev": 42, "sum": sum, "body": body });
        check_written(|writer| record.write(writer), expected);

        let before_1970 = chrono::DateTime::from_timestamp_millis(-5).unwrap();
        let record = EntryRecord::encode(&Entry { at: before_1970, ..entry() });
        let EntryRecord { sum, body, .. } = &record;
        let expected = json!({ "id": 9, "at": -5, "sum": sum, "body": body });
        check_written(|writer| record.write(writer), expected);

        let record = SettingsRecord::encode(&Settings::default(), 3);
        let SettingsRecord { sum, body, .. } = &record;
        let expected = json!({ "rev": 3, "sum": sum, "body": body });
        check_written(|writer| record.write(writer), expected);
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

    /// A record of issue 2, when a lead had one e-mail at most.
    fn old_record(rev: u64) -> Record {
        let id = lead("Ada").id().to_string();
        let body = format!(
            r#"{{"id":"{id}","name":"Ada","email":"ada@example.com","captured_at":"1970-01-01T00:00:00.000Z"}}"#
        );
        Record { id, rev, sum: checksum(body.as_bytes()), body }
    }

    #[test]
    fn the_body_of_a_record_is_the_lead_as_this_build_writes_it() {
        let record = Record::encode(&lead("Ada"), 7);
        assert_eq!(record.clone().into_body(6), Ok(record.body.clone()));
        assert_eq!(record.clone().into_body(7), Ok(record.body));

        let old = old_record(7);
        let body = old.clone().into_body(7).unwrap();
        assert_eq!(body, write_lead(&old.decode().unwrap()));
        assert!(body.contains(r#""emails":["ada@example.com"]"#), "{body}");
    }

    #[test]
    fn the_body_of_a_damaged_record_is_none() {
        for old_until in [0, 7] {
            let record = Record::encode(&lead("Ada"), 7);
            let changed = Record { body: record.body.replace("Ada", "Eve"), ..record.clone() };
            assert_eq!(changed.into_body(old_until), Err(Damage::Checksum));
            let other = LeadId::new(chrono::DateTime::UNIX_EPOCH, [8; 10]).to_string();
            let misfiled = Record { id: other, ..record };
            assert_eq!(misfiled.into_body(old_until), Err(Damage::Misfiled));
        }
    }

    fn entry() -> Entry {
        Entry {
            id: EntryId(9),
            at: chrono::DateTime::from_timestamp_millis(1_760_000_000_123).unwrap(),
            deed: Deed::Deleted,
            items: Vec::new(),
            settings: None,
            undoes: None,
            undone_by: Some(EntryId(12)),
        }
    }

    #[test]
    fn an_entry_reads_back_and_damage_is_found() {
        let record = EntryRecord::encode(&entry());
        assert_eq!((record.id, record.at), (9, 1_760_000_000_123));
        assert_eq!(record.decode(), Ok(entry()));
        let moved = EntryRecord { id: 10, ..record.clone() };
        assert_eq!(moved.decode(), Err(Damage::Misfiled));
        let changed = EntryRecord { body: record.body.replace("12", "13"), ..record };
        assert_eq!(changed.decode(), Err(Damage::Checksum));
    }

    #[test]
    fn settings_read_back_and_damage_is_found() {
        let settings = Settings { zone: Some("Asia/Tokyo".to_owned()), ..Settings::default() };
        let record = SettingsRecord::encode(&settings, 3);
        assert_eq!(record.decode(), Ok(settings));
        let changed = SettingsRecord { body: record.body.replace("Tokyo", "Kyoto"), ..record };
        assert_eq!(changed.decode(), Err(Damage::Checksum));
    }
}
