//! Two leads that become one.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::domain::contact::{Company, Email, LeadName, Phone};
use crate::domain::fact::FactKind;
use crate::domain::id::TouchId;
use crate::domain::lead::{MOST_WAYS, Parts};
use crate::domain::link::Link;
use crate::domain::problem::{Pain, Problem};
use crate::domain::stage::Stage;
use crate::domain::text::Line;
use crate::domain::touch::{Channel, Outcome};
use crate::testing::{cases, leads};

/// Lead number `n`, with what `tell` makes known of it.
fn lead(n: u8, tell: impl FnOnce(&mut Parts)) -> Lead {
    let name = LeadName::parse("Ana").ok();
    let mut parts = Parts { name, ..Parts::new(LeadId::new(minute(0), [n; 10]), minute(0)) };
    tell(&mut parts);
    Lead::new(parts).unwrap()
}

fn call(n: u8, at: i64, entered_at: i64) -> Touch {
    let id = TouchId::new(minute(0), [n; 10]);
    Touch::outbound(id, minute(at), minute(entered_at), Channel::Call, Outcome::NoAnswer)
}

fn unite(kept: &Lead, other: &Lead, sides: &[(FactKind, Side)]) -> Command {
    let sides = sides.to_vec();
    Command::Unite(Box::new(Unite { sides, ..Unite::new(kept.id(), other.id()) }))
}

/// What the lead that stays says of `kind`, when it is made of these two.
fn fact(kind: FactKind, kept: &Lead, other: &Lead, sides: &[(FactKind, Side)]) -> Fact {
    let mut desk = Desk::of([kept.clone(), other.clone()]);
    desk.run(&unite(kept, other, sides), minute(9)).unwrap();
    desk.lead(kept).parts().fact(kind)
}

fn emails(all: &[&str]) -> Vec<Email> {
    all.iter().map(|it| Email::parse(it).unwrap()).collect()
}

fn phones(all: &[&str]) -> Vec<Phone> {
    all.iter().map(|it| Phone::parse(it).unwrap()).collect()
}

fn check_refused(kept: &Lead, other: &Lead, sides: &[(FactKind, Side)], expected: Expect) {
    let desk = Desk::of([kept.clone(), other.clone()]);
    let error = desk.try_out(&unite(kept, other, sides), minute(9)).unwrap_err();
    expected.assert_eq(&error.to_string());
}

#[test]
fn what_is_known_comes_together() {
    let kept = lead(1, |it| {
        it.emails = emails(&["Ana@a.example"]);
        it.phones = phones(&["600 100 200"]);
        it.links = vec![Link::parse("linkedin.com/in/ana").unwrap()];
        it.note = Note::parse("Likes tea").ok();
        it.problems = vec![Problem::new(Pain::USUAL, Line::parse("Late parcels").unwrap())];
    });
    let other = lead(2, |it| {
        it.company = Company::parse("Alder").ok();
        it.emails = emails(&["ana@A.example", "ana@b.example"]);
        it.phones = phones(&["+34 600-100-200", "911 222 333"]);
        it.links = vec![Link::parse("https://es.linkedin.com/in/Ana/").unwrap()];
        it.note = Note::parse("Met at the fair").ok();
        it.problems = vec![Problem {
            solution: Line::parse("A courier").ok(),
            ..Problem::new(Pain::USUAL, Line::parse("late Parcels").unwrap())
        }];
        it.never_contact = true;
        it.touches = vec![call(1, 3, 3)];
    });
    let mut desk = Desk::of([kept.clone(), other.clone()]);
    let change = desk.run(&unite(&kept, &other, &[]), minute(9)).unwrap();
    assert_eq!((change.report.n_changed, change.report.n_deleted), (1, 1));
    let one = desk.lead(&kept).parts();
    assert_eq!(one.company, Company::parse("Alder").ok());
    assert_eq!(one.emails, emails(&["Ana@a.example", "ana@b.example"]));
    assert_eq!(one.phones, phones(&["+34 600-100-200", "911 222 333"]));
    assert_eq!(one.links, kept.parts().links);
    assert_eq!(one.note.as_ref().map(Note::as_str), Some("Likes tea\n\nMet at the fair"));
    let problems: Vec<_> =
        one.problems.iter().map(|it| (it.words.as_str(), &it.solution)).collect();
    assert_eq!(problems, [("Late parcels", &Line::parse("A courier").ok())]);
    assert!(one.never_contact && desk.lead(&other).is_deleted());
    assert_eq!(desk.lead(&kept).touches().count(), 1);
    desk.undo(minute(10));
    assert!(desk.is_as(&Desk::of([kept, other])));
}

#[test]
fn what_is_chosen_is_said_and_the_rest_stands_in_the_history() {
    let name = |n, text: &'static str| lead(n, |it| it.name = LeadName::parse(text).ok());
    let (kept, other) = (name(1, "Ana Costa"), name(2, "Anna Costa"));
    for (side, now, was) in [
        (Side::Kept, "Ana Costa", "Anna Costa"),
        (Side::Other, "Anna Costa", "Ana Costa"),
        // Two names cannot stand together.
        (Side::Both, "Ana Costa", "Anna Costa"),
    ] {
        let mut desk = Desk::of([kept.clone(), other.clone()]);
        desk.run(&unite(&kept, &other, &[(FactKind::Name, side)]), minute(9)).unwrap();
        let one = desk.lead(&kept);
        let was = Fact::Name(LeadName::parse(was).ok());
        assert!(one.parts().history.iter().any(|it| it.fact == was), "{side:?}");
        assert_eq!(one.title(), now, "{side:?}");
    }
}

#[test]
fn of_two_enquiries_the_earlier_counts_unless_both_do() {
    let asked = |n, at| lead(n, |it| it.enquiry_at = Some(minute(at)));
    let kind = FactKind::EnquiryAt;
    let at = |n| Fact::EnquiryAt(Some(minute(n)));
    for (one, other) in [(5, 2), (2, 5)] {
        let (kept, other) = (asked(1, one), asked(2, other));
        assert_eq!(fact(kind, &kept, &other, &[]), at(2));
        assert_eq!(fact(kind, &kept, &other, &[(kind, Side::Both)]), at(5));
        let Fact::PastEnquiries(past) =
            fact(FactKind::PastEnquiries, &kept, &other, &[(kind, Side::Both)])
        else {
            panic!("past enquiries are past enquiries")
        };
        assert_eq!(past.len(), 1);
        assert_eq!((past[0].asked_at, past[0].until), (Some(minute(2)), minute(5)));
    }
    let (kept, other) = (lead(1, |_| {}), asked(2, 5));
    assert_eq!(fact(kind, &kept, &other, &[]), at(5));
    assert_eq!(fact(kind, &other, &kept, &[]), at(5));
}

#[test]
fn an_enquiry_behind_a_touch_is_not_taken_unasked() {
    // Written down at minute 7, of a call at minute -20: before anybody asked.
    let kept = lead(1, |it| it.touches = vec![call(1, -20, 7)]);
    let other = lead(2, |it| it.enquiry_at = Some(minute(5)));
    let kind = FactKind::EnquiryAt;
    assert_eq!(fact(kind, &kept, &other, &[]), Fact::EnquiryAt(None));
    check_refused(
        &kept,
        &other,
        &[(kind, Side::Other)],
        expect!["one of the touches lies before this enquiry; choose another one"],
    );
}

#[test]
fn a_stage_goes_with_its_plan() {
    let at = |n, stage: Stage| lead(n, |it| it.standing = stage.into());
    for (kept, other, expected) in [
        (Stage::New, Stage::Working, Stage::Working),
        (Stage::Working, Stage::New, Stage::Working),
        (Stage::New, Stage::Lost, Stage::New),
        (Stage::Won, Stage::Working, Stage::Won),
    ] {
        let said = fact(FactKind::Stage, &at(1, kept), &at(2, other), &[]);
        assert_eq!(said, Fact::Stage(expected.into()), "{kept:?} {other:?}");
    }
    let other = at(2, Stage::Working).move_to(Stage::Nurture.into(), minute(1), minute(1)).unwrap();
    let sides = [(FactKind::Stage, Side::Other)];
    let course = fact(FactKind::Course, &at(1, Stage::New), &other, &sides);
    assert_eq!(course, other.parts().fact(FactKind::Course));
}

#[test]
fn whom_the_other_sent_is_sent_by_the_one_that_stays() {
    let (kept, other) = (lead(1, |_| {}), lead(2, |_| {}));
    let sent_by = |n, sender: &Lead| lead(n, |it| it.came_from = Some(sender.id()));
    let friend = sent_by(3, &other);
    let mut desk = Desk::of([kept.clone(), other.clone(), friend.clone()]);
    let before = desk.clone();
    let sent = vec![friend.id(), kept.id()];
    let command = Unite { sent, ..Unite::new(kept.id(), other.id()) };
    desk.run(&Command::Unite(Box::new(command)), minute(9)).unwrap();
    assert_eq!(desk.lead(&friend).parts().came_from, Some(kept.id()));
    assert_eq!(desk.journal.len(), 1);
    desk.undo(minute(10));
    assert!(desk.is_as(&before));
    // Nobody sends themselves.
    let sent = sent_by(1, &other);
    assert_eq!(fact(FactKind::CameFrom, &sent, &other, &[]), Fact::CameFrom(None));
}

#[test]
fn a_refusal_says_what_to_do() {
    let many = |n: u8| {
        let all: Vec<String> = (0..MOST_WAYS).map(|it| format!("{n}-{it}@a.example")).collect();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        lead(n, |it| it.emails = emails(&all))
    };
    check_refused(
        &many(1),
        &many(2),
        &[],
        expect!["both together are more than the 20 that fit here; choose one of the two"],
    );
    let long = |n: u8| lead(n, |it| it.story = Note::parse(&n.to_string().repeat(15_000)).ok());
    check_refused(
        &long(1),
        &long(2),
        &[],
        expect![
            "both together are longer than the 20000 characters that fit here; choose one of the two"
        ],
    );
    let one = lead(1, |_| {});
    let trashed = lead(2, |it| it.deleted_at = Some(minute(1)));
    check_refused(
        &trashed,
        &one,
        &[],
        expect!["the lead that is to stay is in the trash; restore it first"],
    );
    let nobody = Desk::of([one.clone()]);
    let gone = nobody.try_out(&unite(&one, &trashed, &[]), minute(9));
    assert_eq!(gone, Err(CommandError::Gone));
    assert!(nobody.try_out(&unite(&one, &one, &[]), minute(9)).unwrap().is_empty());
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn nothing_that_is_known_of_either_is_lost(kept in leads(), other in leads()) {
        let mut desk = Desk::of([kept.clone(), other.clone()]);
        let kept = &desk.lead(&kept).clone();
        let is_open = !kept.is_deleted() && kept.id() != other.id();
        let done = desk.run(&unite(kept, &other, &[]), minute(9));
        prop_assume!(is_open && done.is_ok());
        let one = desk.lead(kept);
        prop_assert!(one.captured_at() == kept.captured_at() && !one.is_deleted());
        for touch in kept.touches().chain(other.touches()) {
            prop_assert!(one.touch(touch.id).is_some_and(|it| it.shows_the_same(touch)));
        }
        for kind in FactKind::ALL {
            let (said, theirs) = (one.parts().fact(kind), other.parts().fact(kind));
            let is_either = !kept.parts().fact(kind).is_blank() || !theirs.is_blank();
            // Of an enquiry that cannot stand beside a touch nothing is said.
            if is_either && kind != FactKind::DeletedAt && kind != FactKind::EnquiryAt
                && kind != FactKind::CameFrom && kind != FactKind::Stage && kind != FactKind::Course
            {
                prop_assert!(!said.is_blank(), "{:?}", kind);
            }
        }
        for email in kept.parts().emails.iter().chain(&other.parts().emails) {
            let is_it = |it: &Email| it.as_str().eq_ignore_ascii_case(email.as_str())
                || it.as_str().to_lowercase() == email.as_str().to_lowercase();
            prop_assert!(one.parts().emails.iter().any(is_it));
        }
    }
}
