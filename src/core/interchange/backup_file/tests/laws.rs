//! Laws of the file: what is written is read, and what is not as it was written is told.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use super::super::{BESIDE, Backup, Opening, write_some};
use super::{Desk, two};
use crate::domain::id::LeadId;
use crate::domain::lead::Lead;
use crate::interchange::lead_json::write_lead;
use crate::interchange::value::as_object;
use crate::testing::{at, cases, leads, settings, unknowns};

fn desks() -> impl Strategy<Value = Desk> {
    let beside = unknowns();
    (settings(), vec(leads(), 0..5), beside).prop_map(|(mut settings, leads, beside)| {
        if !beside.is_empty() {
            settings.unknown.0.insert(BESIDE.to_owned(), as_object(&beside));
        }
        let leads: BTreeMap<LeadId, Lead> = leads.into_iter().map(|it| (it.id(), it)).collect();
        Desk { settings, leads: leads.into_values().collect() }
    })
}

#[test]
fn every_cut_of_a_file_is_refused() {
    let text = two();
    for at in 0..text.len() - 1 {
        assert!(Backup::open(text[..at].to_owned()).is_err(), "cut at {at}");
    }
    assert!(Backup::open(text[..text.len() - 1].to_owned()).is_ok());
}

#[test]
fn every_flipped_bit_is_refused_or_told() {
    let text = two();
    for at in 0..text.len() {
        for bit in 0..8 {
            check_changed(&text, at, text.as_bytes()[at] ^ 1 << bit);
        }
    }
}

/// That putting `byte` at `at` of a file is refused or told. The digest covers all but
/// `exported_at`; a blank for a blank changes nothing.
fn check_changed(text: &str, at: usize, byte: u8) {
    let mut bytes = text.as_bytes().to_owned();
    bytes[at] = byte;
    let changed = String::from_utf8_lossy(&bytes).into_owned();
    let Ok(backup) = Backup::open(changed.clone()) else { return };
    let exported_at = text.find("2026").unwrap();
    let is_told = backup.is_altered() || (exported_at..exported_at + 24).contains(&at);
    let is_the_same = || Desk::read(&changed).is_some_and(|desk| desk.write() == text);
    assert!(is_told || is_the_same(), "byte {at} as {byte:#04x} in {text}");
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn a_file_of_some_leads_holds_just_these_and_no_settings(
        desk in desks(),
        wanted in vec(any::<bool>(), 5),
    ) {
        let bodies: Vec<String> = desk.leads.iter().map(write_lead).collect();
        let wanted: Vec<&Lead> =
            desk.leads.iter().zip(wanted).filter(|(_, is)| *is).map(|(lead, _)| lead).collect();
        let is_wanted = |id| wanted.iter().any(|lead| lead.id() == id);
        let texts = bodies.iter().map(String::as_str);
        let (file, n_leads) = write_some(at("2026-11-22T05:00:00Z"), texts, is_wanted);
        prop_assert_eq!(n_leads, wanted.len());
        let mut backup = Backup::open(file).unwrap();
        prop_assert!(backup.settings().is_none() && !backup.is_altered());
        let read: Vec<Lead> = backup.by_ref().collect::<Result<_, _>>().unwrap();
        prop_assert_eq!(read.iter().collect::<Vec<_>>(), wanted);
    }

    /// Export → import → export is byte-equal but for `exported_at`, which is the same here.
    #[test]
    fn a_desk_comes_back_as_it_was(desk in desks()) {
        let text = desk.write();
        let read = Desk::read(&text).unwrap();
        prop_assert_eq!(&read.leads, &desk.leads);
        prop_assert_eq!(&read.settings, &desk.settings);
        prop_assert_eq!(read.write(), text);
    }

    #[test]
    fn it_is_the_same_in_slices_of_any_size(desk in desks(), n_bytes in 1..500usize) {
        let text = desk.write();
        let mut opening = Opening::new(text.clone());
        while opening.step(n_bytes).unwrap() {}
        let backup = opening.finish().unwrap();
        prop_assert!(!backup.is_altered());
        prop_assert_eq!(backup.n_leads(), desk.leads.len());
        let leads: Result<Vec<_>, _> = backup.collect();
        prop_assert_eq!(leads.unwrap(), desk.leads);
    }

    /// Nobody is told a part for the whole: only the line break at the end may be missing.
    #[test]
    fn a_cut_file_is_refused(desk in desks(), at: Index) {
        let text = desk.write();
        let at = at.index(text.len() - 1);
        let cut = String::from_utf8_lossy(&text.as_bytes()[..at]).into_owned();
        prop_assert!(Backup::open(cut).is_err(), "cut at {}", at);
    }

    #[test]
    fn a_changed_byte_is_refused_or_told(desk in desks(), at: Index, byte: u8) {
        let text = desk.write();
        check_changed(&text, at.index(text.len()), byte);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,80}", name in "[a-z_]{4,11}") {
        let _ = Backup::open(text.clone());
        for text in [
            format!(r#"{{"format":"ninefold","version":1,{text}"#),
            format!(r#"{{"format":"ninefold","version":1,"leads":[{text}]}}"#),
            format!(r#"{{"format":"ninefold","version":1,"leads":[],"{name}":{text}}}"#),
        ] {
            if let Ok(backup) = Backup::open(text) {
                for refused in backup.filter_map(Result::err) {
                    let _ = refused.to_string();
                }
            }
        }
    }
}
