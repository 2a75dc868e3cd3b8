//! Files that people have: whatever Ninefold ever wrote is read for ever, and written again as it
//! was.
//!
//! Each change of shape adds a file to `tests/golden`; none is ever taken away or changed.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use ninefold_core::domain::lead::Lead;
use ninefold_core::interchange::backup_file::{Backup, write_file};
use ninefold_core::interchange::lead_json::{read_lead, write_lead};
use serde_json::Value;

/// Every golden file by its name, in the order of their names, which is that of their making.
fn golden() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let read = |path: &Path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(path).unwrap())
    };
    let mut files: Vec<_> = paths.map(|path| read(&path)).collect();
    files.sort();
    files
}

/// Every lead of a whole file, or of a list of records as the store of the first version had them.
fn leads_of(name: &str, text: &str) -> Vec<Lead> {
    if text.starts_with('{') {
        let backup =
            Backup::open(text.to_owned()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(!backup.is_altered(), "{name}");
        assert_eq!(backup.refused_settings(), None, "{name}");
        return backup.map(|lead| lead.unwrap_or_else(|it| panic!("{name}: {it}"))).collect();
    }
    let records: Vec<Value> = serde_json::from_str(text).unwrap();
    let lead = |record: &Value| {
        let lead = read_lead(record["body"].as_str().unwrap()).unwrap();
        assert_eq!(record["id"], lead.id().to_string(), "{name}");
        lead
    };
    records.iter().map(lead).collect()
}

#[test]
fn every_golden_file_is_read_for_ever() {
    let files = golden();
    for (name, text) in &files {
        let leads = leads_of(name, text);
        assert!(!leads.is_empty(), "{name}");
        for lead in leads {
            assert_eq!(read_lead(&write_lead(&lead)), Ok(lead), "{name}");
        }
    }
    assert!(files.len() >= 2, "{files:?}");
}

#[test]
fn the_newest_file_is_written_again_as_it_was() {
    let files = golden();
    let (name, text) = files.iter().rfind(|(_, text)| text.starts_with('{')).unwrap();
    let mut backup = Backup::open(text.clone()).unwrap();
    let exported_at = backup.exported_at().unwrap();
    let settings = backup.settings().unwrap().clone();
    let bodies: Vec<String> = backup.by_ref().map(|lead| write_lead(&lead.unwrap())).collect();
    for (body, line) in bodies.iter().zip(text.lines().skip(1)) {
        assert_eq!(body, line.trim_end_matches(','), "{name}");
    }
    let written = write_file(exported_at, &settings, bodies.iter().map(String::as_str));
    assert_eq!(&written, text, "{name}");
}
