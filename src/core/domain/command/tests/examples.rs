//! Commands one by one.

use expect_test::{Expect, expect};

use super::*;
use crate::domain::contact::{Email, LeadName};
use crate::domain::fact::FactKind;
use crate::domain::id::TouchId;
use crate::domain::lead::Parts;
use crate::domain::money::{Currency, Money};
use crate::domain::objection::{Objection, ObjectionKind};
use crate::domain::stage::Stage;
use crate::domain::touch::{Channel, Outcome};
use crate::domain::unknown::Unknown;
use crate::testing::ada;

fn name(text: &str) -> Fact {
    Fact::Name(LeadName::parse(text).ok())
}

fn call(n: u8, minutes: i64) -> Touch {
    let id = TouchId::new(minute(0), [n; 10]);
    Touch::outbound(id, minute(minutes), minute(minutes), Channel::Call, Outcome::NoAnswer)
}

/// A lead with this name, captured when Ada asked.
fn lead(text: &str) -> Lead {
    let random = std::array::from_fn(|idx| text.as_bytes().get(idx).copied().unwrap_or(0));
    let id = LeadId::new(minute(0), random);
    let name = LeadName::parse(text).ok();
    Lead::new(Parts { name, ..Parts::new(id, minute(0)) }).unwrap()
}

fn change(lead: &Lead, fact: Fact) -> Command {
    Command::Change(lead.id(), Box::new(fact))
}

fn import(mode: Mode, leads: &[&Lead]) -> Import {
    let leads = leads.iter().copied().cloned().collect();
    Import { mode, leads, settings: None, restore: BTreeSet::new() }
}

/// The sentence with which `command` is refused on a desk with Ada.
fn check_refused(command: Command, expected: Expect) {
    let desk = Desk::of([ada(Some(minute(0)))]);
    let error = desk.try_out(&command, minute(1)).unwrap_err();
    expected.assert_eq(&error.to_string());
}

#[test]
fn a_refusal_is_a_sentence() {
    let ada = ada(Some(minute(0)));
    let eve = lead("Eve");
    let other = Lead::new(Parts { name: LeadName::parse("Ida").ok(), ..ada.clone().into_parts() });
    check_refused(Command::Add(Box::new(other.unwrap())), expect!["this lead is saved already"]);
    check_refused(change(&eve, note("x")), expect!["this lead is no longer here"]);
    let log = |id, touch: Touch| Command::Log(id, Box::new(touch.into()));
    check_refused(log(eve.id(), call(1, 1)), expect!["this lead is no longer here"]);
    let early = Touch { at: minute(-9), ..call(1, 1) };
    check_refused(log(ada.id(), early), expect!["this lies before the enquiry was received"]);
    let touch = Command::ChangeTouch(eve.id(), Box::new(call(1, 1)));
    check_refused(touch, expect!["this lead is no longer here"]);
    check_refused(
        change(&ada, name("")),
        expect!["a lead has a name, a company, an e-mail or a phone"],
    );
    let emails = (0..21).map(|n| Email::parse(&format!("{n}@b")).unwrap());
    check_refused(change(&ada, Fact::Emails(emails.collect())), expect!["at most 20 fit here"]);
    let never = Fact::EnquiryAt(Some(minute(0) + TimeDelta::days(100_000)));
    check_refused(change(&ada, never), expect!["a date has to lie between 1900 and 2200"]);
    check_refused(Command::Undo(EntryId(7)), expect!["there is nothing left to undo"]);
}

#[test]
fn what_was_undone_is_not_undone_again() {
    let mut desk = Desk::default();
    desk.run(&Command::Add(Box::new(lead("Eve"))), minute(1)).unwrap();
    desk.undo(minute(2));
    let again = desk.run(&Command::Undo(EntryId(1)), minute(3));
    assert_eq!(again, Err(CommandError::NothingToUndo));
}

#[test]
fn a_save_that_is_tried_again_finds_its_lead_whatever_became_of_it() {
    let eve = lead("Eve");
    let mut desk = Desk::of([eve.clone()]);
    desk.run(&change(&eve, name("Eva")), minute(1)).unwrap();
    let change = desk.try_out(&Command::Add(Box::new(eve)), minute(2)).unwrap();
    assert!(change.is_empty());
}

#[test]
fn a_fact_changed_since_is_kept_and_named() {
    let eve = lead("Eve");
    let mut desk = Desk::of([eve.clone()]);
    desk.run(&change(&eve, name("Eva")), minute(1)).unwrap();
    desk.run(&change(&eve, name("Ida")), minute(2)).unwrap();
    let undone = desk.run(&Command::Undo(EntryId(1)), minute(3)).unwrap();
    let kept = Kept { lead: eve.id(), title: "Ida".into(), what: KeptWhat::Fact(FactKind::Name) };
    assert_eq!(undone.report.kept, [kept]);
    assert_eq!(desk.lead(&eve).title(), "Ida");
    // It was taken back as far as it can be.
    assert!(desk.run(&Command::Undo(EntryId(1)), minute(4)).is_err());
}

#[test]
fn a_touch_changed_since_is_kept_and_named() {
    let eve = lead("Eve");
    let mut desk = Desk::of([eve.clone()]);
    desk.run(&Command::Log(eve.id(), Box::new(call(1, 1).into())), minute(1)).unwrap();
    let spoke = Touch { outcome: Outcome::Spoke, ..call(1, 1) };
    desk.run(&Command::ChangeTouch(eve.id(), Box::new(spoke)), minute(2)).unwrap();
    let undone = desk.run(&Command::Undo(EntryId(1)), minute(3)).unwrap();
    let what: Vec<_> = undone.report.kept.iter().map(|kept| kept.what).collect();
    assert_eq!(what, [KeptWhat::Touch]);
    assert_eq!(desk.lead(&eve).touches().count(), 1);
    // The stage went back, for nothing has changed it since.
    assert_eq!(desk.lead(&eve).stage(), Stage::New);
}

#[test]
fn settings_changed_since_are_kept() {
    let mut desk = Desk::default();
    let zoned = |zone: &str| Settings { zone: Some(zone.to_owned()), ..Settings::default() };
    desk.run(&Command::Set(Box::new(zoned("Europe/Berlin"))), minute(1)).unwrap();
    desk.run(&Command::Set(Box::new(zoned("Asia/Tokyo"))), minute(2)).unwrap();
    let undone = desk.run(&Command::Undo(EntryId(1)), minute(3)).unwrap();
    assert!(undone.report.are_settings_kept);
    assert_eq!(desk.settings.zone.as_deref(), Some("Asia/Tokyo"));
}

#[test]
fn what_no_longer_goes_together_is_kept() {
    let eve = lead("Eve");
    let mail = Fact::Emails(vec![Email::parse("a@b").unwrap()]);
    let mut desk = Desk::of([eve.clone()]);
    desk.run(&change(&eve, mail), minute(1)).unwrap();
    desk.run(&change(&eve, name("")), minute(2)).unwrap();
    // Without the e-mail she would be nobody now.
    let undone = desk.run(&Command::Undo(EntryId(1)), minute(3)).unwrap();
    let what: Vec<_> = undone.report.kept.iter().map(|kept| kept.what).collect();
    assert_eq!(what, [KeptWhat::Fact(FactKind::Emails)]);
    assert_eq!(desk.lead(&eve).title(), "a@b");
}

#[test]
fn an_undo_puts_name_and_email_back_at_once() {
    let eve = lead("Eve");
    let mail = Fact::Emails(vec![Email::parse("a@b").unwrap()]);
    let theirs = eve.edit(&Edit { facts: vec![name(""), mail], ..Edit::default() }, minute(1));
    let mut desk = Desk::of([eve.clone()]);
    let merge = import(Mode::Merge, &[&theirs.unwrap()]);
    desk.run(&Command::Import(Box::new(merge)), minute(2)).unwrap();
    assert_eq!(desk.lead(&eve).title(), "a@b");
    assert_eq!(desk.undo(minute(3)).kept, []);
    assert!(desk.lead(&eve).says_the_same(&eve));
}

#[test]
fn an_imported_lead_that_was_worked_with_stays() {
    let (eve, ida) = (lead("Eve"), lead("Ida"));
    let mut desk = Desk::default();
    desk.run(&Command::Import(Box::new(import(Mode::Merge, &[&eve, &ida]))), minute(1)).unwrap();
    desk.run(&change(&eve, note("promising")), minute(2)).unwrap();
    let undone = desk.run(&Command::Undo(EntryId(1)), minute(3)).unwrap();
    let kept = Kept { lead: eve.id(), title: "Eve".to_owned(), what: KeptWhat::Lead };
    assert_eq!(undone.report.kept, [kept]);
    assert!(!desk.lead(&eve).is_deleted() && desk.lead(&ida).is_deleted());
}

#[test]
fn a_merge_tells_what_became_of_each_lead() {
    let [eve, ida, uma, zoe] = ["Eve", "Ida", "Uma", "Zoe"].map(lead);
    let mut desk = Desk::of([eve.clone(), ida.clone(), uma.clone()]);
    desk.run(&Command::Delete(vec![uma.id()]), minute(1)).unwrap();
    desk.run(&change(&ida, note("ours")), minute(5)).unwrap();
    let theirs = ida.set(note("theirs"), minute(4)).unwrap();
    let theirs = theirs.set(Fact::Ready(Some(true)), minute(4)).unwrap();
    let file = import(Mode::Merge, &[&eve, &theirs, &uma, &zoe]);
    let report = desk.run(&Command::Import(Box::new(file.clone())), minute(9)).unwrap().report;
    assert_eq!((report.n_new, report.n_changed, report.n_same, report.n_deleted), (1, 1, 2, 0));
    assert_eq!(report.deleted_here, [(uma.id(), "Uma".to_owned())]);
    let was = Was { set_at: minute(4), fact: note("theirs") };
    assert_eq!(report.overruled, [(ida.id(), "Ida".to_owned(), was)]);
    assert_eq!(desk.lead(&ida).note().map(Note::as_str), Some("ours"));
    assert!(desk.lead(&uma).is_deleted());
    let restore = Import { restore: [uma.id()].into(), ..file };
    desk.run(&Command::Import(Box::new(restore)), minute(10)).unwrap();
    assert!(!desk.lead(&uma).is_deleted());
}

#[test]
fn a_file_takes_the_place_of_the_desk() {
    let (eve, ida, zoe) = (lead("Eve"), lead("Ida"), lead("Zoe"));
    let mut desk = Desk::of([eve.clone(), ida.clone()]);
    desk.run(&change(&ida, note("ours")), minute(5)).unwrap();
    let before = desk.clone();
    let file = Command::Import(Box::new(import(Mode::Replace, &[&ida, &zoe])));
    let report = desk.run(&file, minute(9)).unwrap().report;
    assert_eq!((report.n_new, report.n_changed, report.n_same, report.n_deleted), (1, 1, 0, 1));
    assert!(desk.lead(&eve).is_deleted());
    assert!(desk.lead(&ida).says_the_same(&ida));
    assert_eq!(desk.lead(&ida).parts().history[0].fact, note("ours"));
    assert!(desk.lead(&zoe).says_the_same(&zoe));
    desk.undo(minute(10));
    assert!(desk.is_as(&before));
}

#[test]
fn what_a_later_version_wrote_is_taken_back_too() {
    let eve = lead("Eve");
    let unknown = Unknown([("shoe".to_owned(), "38".to_owned())].into());
    let theirs = Lead::new(Parts { unknown, ..eve.clone().into_parts() }).unwrap();
    for mode in [Mode::Merge, Mode::Replace] {
        let mut desk = Desk::of([eve.clone()]);
        let file = Command::Import(Box::new(import(mode, &[&theirs])));
        desk.run(&file, minute(1)).unwrap();
        assert_eq!(desk.lead(&eve), &theirs);
        desk.undo(minute(2));
        assert_eq!(desk.lead(&eve), &eve);
    }
}

#[test]
fn what_is_erased_leaves_no_trace() {
    let eve = lead("Eve");
    let mut desk = Desk::of([eve.clone()]);
    desk.run(&change(&eve, note("secret")), minute(1)).unwrap();
    let erase = Command::Erase(vec![eve.id()]);
    let change = desk.run(&erase, minute(2)).unwrap();
    assert_eq!(change.erased, [eve.id()].into());
    let told = format!("{:?} {:?} {:?}", change.puts, change.entry, change.report);
    assert!(!told.contains("Eve") && !told.contains("secret"), "{told}");
    assert!(!desk.journal.last().unwrap().can_be_undone());
    assert!(desk.try_out(&erase, minute(3)).unwrap().is_empty());
    assert_eq!(desk.run(&Command::Undo(EntryId(1)), minute(4)), Err(CommandError::NothingToUndo));
}

#[test]
fn what_is_older_than_thirty_days_is_past() {
    let mut desk = Desk::default();
    desk.run(&Command::Add(Box::new(lead("Eve"))), minute(0)).unwrap();
    let month = TimeDelta::days(30);
    assert!(!desk.journal[0].is_past(minute(0) + month));
    assert!(desk.journal[0].is_past(minute(1) + month));
}

#[test]
fn a_no_that_turns_out_to_be_never_ends_everything_and_one_undo_brings_it_back() {
    let ada = ada(Some(minute(0)));
    let id = TouchId::new(minute(1), [3; 10]);
    let no = Touch::outbound(id, minute(1), minute(1), Channel::Call, Outcome::No);
    let mut desk = Desk::of([ada.put_touch(no.clone()).unwrap()]);
    let before = desk.clone();
    let objection = Objection { kind: Some(ObjectionKind::Never), ..Objection::default() };
    let never = Touch { objection: Some(objection), ..no };
    desk.run(&Command::ChangeTouch(ada.id(), Box::new(never.clone())), minute(2)).unwrap();
    assert!(desk.lead(&ada).parts().never_contact);
    desk.undo(minute(3));
    assert!(desk.is_as(&before));

    // Who lifts it may correct the touch all the same.
    desk.run(&Command::ChangeTouch(ada.id(), Box::new(never.clone())), minute(4)).unwrap();
    let lift = Command::Change(ada.id(), Box::new(Fact::NeverContact(false)));
    desk.run(&lift, minute(5)).unwrap();
    let noted = Touch { note: Note::parse("They called back").ok(), ..never };
    desk.run(&Command::ChangeTouch(ada.id(), Box::new(noted)), minute(6)).unwrap();
    assert!(!desk.lead(&ada).parts().never_contact);
}

#[test]
fn a_move_says_its_stage_and_what_goes_with_it_in_one_change() {
    let eur = |text: &str| Money::parse(text, Currency::EUR).ok();
    let (worth, never) = (Fact::Value(eur("80")), Fact::NeverContact(true));
    let lead = lead("Eve").set(worth, minute(1)).unwrap().set(never, minute(2)).unwrap();
    let id = lead.id();
    for (stage, value, expected) in [
        (Stage::Won, Some(eur("1200")), "won EUR 1200"),
        (Stage::Won, Some(None), "won nothing"),
        (Stage::Working, None, "working EUR 80"),
    ] {
        let mut desk = Desk::of([lead.clone()]);
        let told = |desk: &Desk| {
            let parts = desk.leads[&id].parts();
            let value = parts.value.map_or("nothing".to_owned(), |value| value.to_string());
            format!("{} {value}", parts.standing.stage.name())
        };
        let standing = stage.into();
        let moved = Command::Move(Box::new(Move { lead: id, standing, value }));
        let change = desk.run(&moved, minute(3)).unwrap();
        assert_eq!(told(&desk), expected);
        assert_eq!(change.report.n_changed, 1, "{expected}");
        assert!(desk.try_out(&moved, minute(4)).unwrap().is_empty(), "{expected}, again");
        desk.undo(minute(5));
        assert_eq!(told(&desk), "new EUR 80", "{expected} was taken back at once");
    }
}
