//! Times to meet, promises, purchases, problems, and another enquiry.

use super::*;
use crate::domain::appointment::{Appointment, AppointmentId, Went};
use crate::domain::cadence::{CadenceId, Plans};
use crate::domain::course::When;
use crate::domain::problem::{MOST_PROBLEMS, Pain, Problem};
use crate::domain::promise::{Kept, Promise, PromiseId};
use crate::domain::purchase::{PastEnquiry, Purchase, PurchaseId};
use crate::domain::schedule::{What, next};
use crate::domain::text::Line;
use crate::testing::utc_rules;

/// `lead` after what was decided so many minutes after Ada asked.
fn decided(lead: &Lead, minutes: i64, decision: Decision) -> Lead {
    lead.decide(&decision, &Plans::default(), minute(minutes), minute(minutes)).unwrap()
}

fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

/// A promise, given a minute after Ada asked and due `due_in` minutes after it.
fn promise(n: u8, due_in: i64) -> Promise {
    Promise {
        due_at: minute(due_in),
        id: PromiseId::new(minute(1), [n; 10]),
        made_at: minute(1),
        words: line("Send the price list"),
        kept_at: None,
        unknown: Unknown::default(),
    }
}

fn appointment(n: u8, starts_in: i64) -> Appointment {
    Appointment::new(AppointmentId::new(minute(1), [n; 10]), minute(starts_in), 30).unwrap()
}

fn purchase(n: u8) -> Purchase {
    Purchase {
        on: minute(0).date_naive(),
        id: PurchaseId::new(minute(1), [n; 10]),
        what: line("A loom"),
        value: None,
        unknown: Unknown::default(),
    }
}

/// How a promise that is due after an hour is kept after so many minutes.
fn check_kept(minutes: i64, expected: Kept) {
    let given = decided(&asking(), 1, Decision::Promise(Box::new(promise(1, 60))));
    assert_eq!(given.open_promise().map(|it| it.id), Some(promise(1, 60).id));
    let kept = decided(&given, minutes, Decision::Keep(promise(1, 60).id, minute(minutes)));
    assert_eq!(kept.parts().promises[0].kept(), Some(expected), "after {minutes} minutes");
    assert_eq!(kept.open_promise(), None);
    // Kept once, it is kept.
    let again = decided(&kept, 500, Decision::Keep(promise(1, 60).id, minute(500)));
    assert_eq!(again, kept);
}

#[test]
fn a_promise_is_kept_to_the_minute_it_is_due_and_late_after_it() {
    check_kept(59, Kept::InTime);
    check_kept(60, Kept::InTime);
    check_kept(61, Kept::Late);
}

#[test]
fn a_promise_is_changed_by_its_id_and_let_go() {
    let two = [promise(1, 60), promise(2, 30)];
    let given = two
        .into_iter()
        .fold(asking(), |lead, it| decided(&lead, 1, Decision::Promise(Box::new(it))));
    assert_eq!(given.open_promise().map(|it| it.due_at), Some(minute(30)));
    let later = decided(&given, 2, Decision::Promise(Box::new(promise(2, 90))));
    let due: Vec<_> = later.parts().promises.iter().map(|it| it.due_at).collect();
    assert_eq!(due, [minute(60), minute(90)]);
    let one = decided(&later, 3, Decision::Release(promise(1, 0).id));
    assert_eq!(one.parts().promises, [promise(2, 90)]);
}

#[test]
fn an_appointment_is_moved_by_its_id() {
    let met = decided(&asking(), 1, Decision::Meet(Box::new(appointment(1, 60))));
    let moved = decided(&met, 2, Decision::Meet(Box::new(appointment(1, 90))));
    assert_eq!(moved.parts().appointments, [appointment(1, 90)]);
    let due = *next(&moved, &utc_rules()).due().unwrap();
    assert_eq!((due.at, due.is_appointment()), (minute(90), true));
}

/// What is due once it was said, so many minutes after Ada asked, how a meeting `went`.
fn check_went(went: Went, others: &[Appointment], expected: Option<Instant>) {
    let met = decided(&asking(), 1, Decision::Meet(Box::new(appointment(1, 60))));
    let met =
        others.iter().fold(met, |lead, it| decided(&lead, 1, Decision::Meet(Box::new(it.clone()))));
    let told = decided(&met, 120, Decision::Went(appointment(1, 60).id, went));
    let due = next(&told, &utc_rules()).due().copied();
    let agreed = due.filter(|due| due.what == What::Agreed).map(|due| due.at);
    assert_eq!(agreed, expected, "{went:?}");
}

#[test]
fn after_a_missed_appointment_the_next_step_is_to_make_good_for_it_at_once() {
    check_went(Went::Missed, &[], Some(minute(120)));
    check_went(Went::Kept, &[], None);
    check_went(Went::Late, &[], None);
    check_went(Went::Cancelled, &[], None);
    // They meet again anyway.
    check_went(Went::Missed, &[appointment(2, 600)], None);
}

#[test]
fn what_was_bought_is_written_down_changed_and_taken_back() {
    let bought = decided(&asking(), 1, Decision::Buy(Box::new(purchase(1))));
    let other = Purchase { what: line("Two looms"), ..purchase(1) };
    let changed = decided(&bought, 2, Decision::Buy(Box::new(other.clone())));
    assert_eq!(changed.parts().purchases, [other]);
    let none = decided(&changed, 3, Decision::Unbuy(purchase(1).id));
    assert_eq!(none.parts().purchases, []);
}

#[test]
fn who_asks_again_begins_anew_and_keeps_the_story() {
    let won = asking().set(Fact::Stage(Stage::Won.into()), minute(10)).unwrap();
    let won = decided(&won, 11, Decision::Buy(Box::new(purchase(1))));
    let won = won.put_touch(Touch { outcome: Outcome::No, ..call(1, 5) }).unwrap();
    assert_eq!(won.noes().count(), 1);
    let again = decided(&won, 1_000, Decision::AskAgain(minute(1_000)));
    assert_eq!((again.stage(), again.enquiry_at()), (Stage::New, Some(minute(1_000))));
    let unknown = Unknown::default();
    let past =
        PastEnquiry { asked_at: Some(minute(0)), until: minute(1_000), stage: Stage::Won, unknown };
    assert_eq!(again.parts().past_enquiries, [past]);
    assert_eq!(again.parts().purchases, [purchase(1)]);
    assert_eq!(again.touches().count(), 1);
    assert_eq!((again.answered_at(), again.noes().count()), (None, 0));
    let due = *next(&again, &utc_rules()).due().unwrap();
    let first = What::Step { cadence: CadenceId::NewEnquiry, idx: 0 };
    assert_eq!((due.what, due.at), (first, minute(1_002)));
    // Asked the same again, as by a save that is tried once more, nothing changes.
    assert_eq!(decided(&again, 1_001, Decision::AskAgain(minute(1_000))), again);
}

#[test]
fn nothing_is_promised_to_who_is_never_to_be_contacted() {
    let never = asking().set(Fact::NeverContact(true), minute(1)).unwrap();
    for decision in [
        Decision::Promise(Box::new(promise(1, 60))),
        Decision::Meet(Box::new(appointment(1, 60))),
        Decision::AskAgain(minute(60)),
        Decision::Agree { when: When::At(minute(9)), channel: Channel::Call, purpose: None },
    ] {
        assert_eq!(decided(&never, 2, decision), never);
    }
}

#[test]
fn the_most_painful_problem_stands_first_and_equals_as_they_were_told() {
    let problem = |pain, words| Problem::new(Pain::new(pain).unwrap(), line(words));
    let told = vec![problem(2, "a"), problem(5, "b"), problem(2, "c"), problem(4, "d")];
    let lead = asking().set(Fact::Problems(told), minute(1)).unwrap();
    let words: Vec<_> = lead.parts().problems.iter().map(|it| it.words.as_str()).collect();
    assert_eq!(words, ["b", "d", "a", "c"]);
    let many = |n| vec![problem(1, "x"); n];
    check_new(|it| it.problems = many(MOST_PROBLEMS), "a lead");
    check_new(|it| it.problems = many(MOST_PROBLEMS + 1), "at most 200 fit here");
}
