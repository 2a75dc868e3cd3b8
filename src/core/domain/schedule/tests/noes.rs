//! Noes: the plan after each, what four of them end, and what *Never* ends (due rule: Default plans,
//! Ends and waits); and what else is said in a touch.

use super::*;
use crate::domain::command::{Command, Known};
use crate::domain::course::When;
use crate::domain::journal::{Entry, EntryId};
use crate::domain::lead::{Decision, Logged};
use crate::domain::objection::{Objection, ObjectionKind};
use crate::domain::promise::{Promise, PromiseId};
use crate::domain::purchase::{Purchase, PurchaseId};

/// `lead` after a *No* about `kind` on a day of that week.
fn said_no(lead: &Lead, n: u8, on: &str, kind: Option<ObjectionKind>) -> Lead {
    let objection = kind.map(|kind| Objection { kind: Some(kind), ..Objection::default() });
    let touch = Touch { outcome: Outcome::No, objection, ..call(n, moment(on)) };
    lead.follow(&Logged::from(touch), &nine_to_five().plans, moment(on)).unwrap()
}

/// What comes next for Ada, who asked on Monday at ten, after a *No* at each of these times.
fn check_noes(noes: &[&str], expected: &str) {
    let mut lead = ada(Some(moment("Monday 10:00")));
    for (n, on) in noes.iter().enumerate() {
        lead = said_no(&lead, n as u8, on, Some(ObjectionKind::Price));
    }
    let is_asked_enough = noes.len() >= 4;
    assert_eq!(told(&lead), expected, "after {noes:?}");
    assert_eq!((lead.noes().count(), lead.is_asked_enough()), (noes.len(), is_asked_enough));
}

#[test]
fn after_four_noes_nothing_is_planned_by_itself() {
    let days = ["Monday 11:00", "Tuesday 11:00", "Wednesday 11:00", "Thursday 11:00"];
    for (n, expected) in [
        (1, "AfterNo 1: Call on Mon 2026-11-30 11:00"),
        (2, "AfterNo 2: Email on Thu 2026-12-17 11:00"),
        (3, "AfterNo 3: Call on Mon 2027-01-18 11:00"),
        (4, "Exhausted"),
    ] {
        check_noes(&days[..n], expected);
    }
}

#[test]
fn one_more_ask_is_planned_by_hand_and_one_more_no_ends_it_again() {
    let rules = nine_to_five();
    let mut lead = ada(Some(moment("Monday 10:00")));
    for (n, on) in ["Monday 11:00", "Tuesday 11:00", "Wednesday 11:00", "Thursday 11:00"]
        .into_iter()
        .enumerate()
    {
        lead = said_no(&lead, n as u8, on, None);
    }
    let (when, channel) = (When::On(day("2027-02-19")), Channel::Call);
    let ask = Decision::Agree { when, channel, purpose: None };
    let on = moment("Thursday 12:00");
    let planned = lead.decide(&ask, &rules.plans, on, on).unwrap();
    assert_eq!(told(&planned), "Agreed: Call on Fri 2027-02-19 09:00");
    let asked = said_no(&planned, 9, "Friday 11:00", None);
    assert_eq!((told(&asked), asked.noes().count()), ("Exhausted".to_owned(), 5));
}

#[test]
fn after_never_nothing_is_ever_due() {
    let lead = ada(Some(moment("Monday 10:00")));
    let lead = said_no(&lead, 1, "Monday 11:00", Some(ObjectionKind::Never));
    assert!(lead.parts().never_contact);
    assert_eq!(told(&lead), "Ended");
    let others = ObjectionKind::ALL.into_iter().filter(|kind| *kind != ObjectionKind::Never);
    for kind in others.map(Some).chain([None]) {
        let lead = ada(Some(moment("Monday 10:00")));
        let lead = said_no(&lead, 1, "Monday 11:00", kind);
        assert!(!lead.parts().never_contact, "{kind:?}");
    }
}

#[test]
fn a_no_of_an_earlier_enquiry_is_no_answer_to_this_one() {
    let rules = nine_to_five();
    let mut lead = ada(Some(moment("Monday 10:00")));
    for (n, on) in ["Monday 11:00", "Monday 12:00", "Monday 13:00"].into_iter().enumerate() {
        lead = said_no(&lead, n as u8, on, None);
    }
    let again = moment("Tuesday 10:00");
    let asked = lead.decide(&Decision::AskAgain(again), &rules.plans, again, again).unwrap();
    assert_eq!(asked.noes().count(), 0);
    let answered = said_no(&asked, 9, "Tuesday 11:00", None);
    assert_eq!(answered.noes().count(), 1);
    assert_eq!(told(&answered), "AfterNo 1: Call on Tue 2026-12-01 11:00");
}

#[test]
fn an_automatic_no_is_none() {
    let lead = ada(Some(moment("Monday 10:00")));
    let never = Objection { kind: Some(ObjectionKind::Never), ..Objection::default() };
    let on = moment("Monday 11:00");
    let touch = Touch { outcome: Outcome::No, by: By::Automatic, ..call(1, on) };
    let touch = Touch { objection: Some(never), ..touch };
    let lead = lead.follow(&Logged::from(touch), &nine_to_five().plans, on).unwrap();
    assert_eq!((lead.noes().count(), lead.parts().never_contact), (0, false));
}

/// A promise that is made on Monday and due on Tuesday.
fn promise(n: u8) -> Promise {
    let made_at = moment("Monday 11:00");
    Promise {
        due_at: moment("Tuesday 09:00"),
        id: PromiseId::new(made_at, [n; 10]),
        made_at,
        words: Line::known("The price for 40 seats"),
        kept_at: None,
        unknown: Default::default(),
    }
}

#[test]
fn what_is_promised_kept_and_bought_lands_and_is_taken_back() {
    let rules = nine_to_five();
    let on = moment("Monday 11:00");
    let asked = ada(Some(moment("Monday 10:00")));
    let owed =
        asked.decide(&Decision::Promise(Box::new(promise(1))), &rules.plans, on, on).unwrap();
    let at = moment("Tuesday 11:00");
    let what = Line::known("40 seats");
    let id = PurchaseId::new(at, [3; 10]);
    let purchase =
        Purchase { on: day("2026-11-17"), id, what, value: None, unknown: Default::default() };
    let touch = Touch { outcome: Outcome::Won, ..call(2, at) };
    let logged = Logged {
        keeps: vec![promise(1).id],
        owes: Some(promise(2)),
        buys: Some(purchase.clone()),
        ..Logged::from(touch)
    };

    let known = |lead: &Lead, entry: Option<Entry>| Known {
        leads: [(lead.id(), lead.clone())].into(),
        entry,
        ..Known::default()
    };
    let change = Command::Log(owed.id(), Box::new(logged)).run(&known(&owed, None), at).unwrap();
    let lead = change.puts[0].clone();
    let kept = Promise { kept_at: Some(at), ..promise(1) };
    assert_eq!(lead.parts().promises, [kept, promise(2)]);
    assert_eq!(lead.parts().purchases, [purchase]);

    let entry = Entry { id: EntryId(1), ..change.entry.unwrap() };
    let undo = Command::Undo(entry.id).run(&known(&lead, Some(entry)), at).unwrap();
    assert!(undo.puts[0].says_the_same(&owed), "{:?}", undo.puts[0]);
}
