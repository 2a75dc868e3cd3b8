//! What is said in a touch: a no and what it was about, a question that is still open, a purchase,
//! a time to meet that goes with no other.

use ninefold::state::{Begun, Desk, Request, Soon, TouchField};
use ninefold_core::domain::command::Command;
use ninefold_core::domain::fact::{Fact, FactKind};
use ninefold_core::domain::lead::{Field, Lead};
use ninefold_core::domain::objection::ObjectionKind;
use ninefold_core::domain::promise::Promise;
use ninefold_core::domain::purchase::Purchase;
use ninefold_core::domain::schedule::Next;
use ninefold_core::domain::time;
use ninefold_core::domain::touch::{Channel, Outcome};

use super::store::Store;
use super::touching::{LATER, ana, place, save, start, with_ana};
use super::{at, now};

fn choose(desk: Desk, outcome: Outcome) {
    desk.touching().choose_outcome(desk, place(&Outcome::ALL, outcome));
}

fn write(desk: Desk, field: TouchField, text: &str) {
    desk.touching().write(desk, field, text.to_owned());
}

/// Logs a touch with that outcome at the `n`th minute after Ana asked, filled in by `fill`.
fn log(desk: Desk, store: &Store, n: u8, outcome: Outcome, fill: impl FnOnce(Desk)) {
    let when = format!("2026-11-21T10:{}:00Z", 42 + n);
    desk.touching().start(desk, ana(desk).id(), Channel::Call, at(&when));
    choose(desk, outcome);
    fill(desk);
    desk.touching().save(desk, at(&when), [n; 10]);
    store.answer(desk);
}

fn about(kind: ObjectionKind) -> impl FnOnce(Desk) {
    move |desk| desk.touching().object(desk, Some(kind))
}

fn promises(lead: &Lead) -> Vec<(String, String, bool)> {
    let told = |it: &Promise| (it.words.to_string(), time::to_text(it.due_at), it.is_open());
    lead.parts().promises.iter().map(told).collect()
}

fn next(desk: Desk) -> Next {
    desk.with_rows(|rows| rows[&ana(desk).id()].next)
}

#[test]
fn a_no_says_what_it_was_about_or_not_yet() {
    for (kind, words) in [
        (Some(ObjectionKind::Price), "too dear for now"),
        (Some(ObjectionKind::Need), ""),
        (None, "no thanks"),
        (None, ""),
    ] {
        with_ana(|desk, store| {
            log(desk, store, 1, Outcome::No, |desk| {
                desk.touching().object(desk, kind);
                write(desk, TouchField::Words, words);
            });
            let touch = ana(desk).noes().next().unwrap().clone();
            let objection = touch.objection.unwrap_or_default();
            let said = objection.words.map(|words| words.to_string()).unwrap_or_default();
            assert_eq!((objection.kind, &*said), (kind, words));
        });
    }
}

#[test]
fn the_same_key_takes_back_what_a_no_was_about() {
    with_ana(|desk, store| {
        log(desk, store, 1, Outcome::No, |desk| {
            desk.touching().object(desk, Some(ObjectionKind::Price));
            desk.touching().object(desk, Some(ObjectionKind::Price));
        });
        assert_eq!(ana(desk).noes().next().unwrap().objection, None);
    });
}

#[test]
fn after_never_nothing_is_asked_and_nothing_is_due() {
    with_ana(|desk, store| {
        let before = ana(desk);
        start(desk);
        choose(desk, Outcome::No);
        about(ObjectionKind::Never)(desk);
        assert_eq!(desk.touching().asked(desk), None, "and then nothing comes");
        assert_eq!(desk.touching().preview(desk), Some(Next::Ended));
        let asked = desk.touching().asked_about().unwrap();
        assert!(asked.is_never && !asked.may_owe);
        save(desk, LATER);
        store.answer(desk);
        assert!(ana(desk).parts().never_contact);
        desk.undo();
        store.answer(desk);
        assert!(ana(desk).says_the_same(&before));
    });
}

#[test]
fn the_fourth_no_is_foretold_and_ends_the_plan() {
    with_ana(|desk, store| {
        for n in 1..=4 {
            let foretold = |desk: Desk| {
                let noes = desk.touching().noes_that_end(desk);
                assert_eq!(noes, (n == 4).then_some(4), "before the {n}th");
                let before = desk.touching().noes_before(desk).len();
                assert_eq!(before, usize::from(n) - 1);
                desk.touching().object(desk, Some(ObjectionKind::Timing));
            };
            log(desk, store, n, Outcome::No, foretold);
            assert_eq!(next(desk) == Next::Exhausted, n == 4, "after the {n}th");
        }
    });
}

#[test]
fn what_a_no_was_about_is_said_afterwards() {
    for (kind, is_never) in [(ObjectionKind::Authority, false), (ObjectionKind::Never, true)] {
        with_ana(|desk, store| {
            log(desk, store, 1, Outcome::No, |desk| write(desk, TouchField::Words, "no thanks"));
            let touch = ana(desk).noes().next().unwrap().id;
            desk.object(ana(desk).id(), touch, kind);
            store.answer(desk);
            let objection = ana(desk).noes().next().unwrap().objection.clone().unwrap();
            assert_eq!(objection.kind, Some(kind));
            assert_eq!(objection.words.unwrap().as_str(), "no thanks");
            assert_eq!(ana(desk).parts().never_contact, is_never, "{kind:?}");
        });
    }
}

#[test]
fn a_correction_changes_what_a_no_was_about() {
    with_ana(|desk, store| {
        log(desk, store, 1, Outcome::No, about(ObjectionKind::Price));
        let correct = |outcome: Outcome, kind: Option<ObjectionKind>| {
            let touch = ana(desk).touches().next().unwrap().clone();
            desk.touching().correct(desk, ana(desk).id(), &touch);
            choose(desk, outcome);
            desk.touching().change(desk, |form| form.said.about = kind);
            save(desk, "2026-11-21T10:50:00Z");
            store.answer(desk);
            let touch = ana(desk).touches().next().unwrap().clone();
            touch.objection.and_then(|it| it.kind)
        };
        let timing = Some(ObjectionKind::Timing);
        assert_eq!(correct(Outcome::No, timing), timing);
        assert!(!ana(desk).parts().never_contact);
        assert_eq!(correct(Outcome::Spoke, timing), None, "it was no no");
        let never = Some(ObjectionKind::Never);
        assert_eq!(correct(Outcome::No, never), never);
        assert!(ana(desk).parts().never_contact, "the form said so");
    });
}

#[test]
fn i_do_not_know_yet_owes_an_answer_from_tomorrow_on() {
    for (fill, words, due_at) in [
        ((|_| {}) as fn(Desk), "An answer to their question", "2026-11-23T09:00:00.000Z"),
        (
            |desk| {
                write(desk, TouchField::FindOut, "whether 40 seats fit");
                desk.touching().answer_at(desk, Soon::InAnHour);
            },
            "whether 40 seats fit",
            "2026-11-21T11:43:00.000Z",
        ),
        (
            |desk| write(desk, TouchField::AnswerBy, "2026-11-20T09:00"),
            "An answer to their question",
            "2026-11-20T09:00:00.000Z",
        ),
    ] {
        with_ana(|desk, store| {
            log(desk, store, 1, Outcome::Spoke, |desk| {
                desk.touching().owe(desk);
                fill(desk);
            });
            let expected = [(words.to_owned(), due_at.to_owned(), true)];
            assert_eq!(promises(&ana(desk)), expected);
            desk.undo();
            store.answer(desk);
            assert_eq!(promises(&ana(desk)), []);
        });
    }
}

#[test]
fn an_answer_that_is_late_is_said_and_one_that_cannot_be_read_is_refused() {
    with_ana(|desk, store| {
        start(desk);
        choose(desk, Outcome::Spoke);
        desk.touching().owe(desk);
        assert!(!desk.touching().is_answer_late(desk));
        write(desk, TouchField::AnswerBy, "2026-11-21T09:00");
        assert!(desk.touching().is_answer_late(desk));
        write(desk, TouchField::AnswerBy, "soon");
        save(desk, LATER);
        let why = desk.touching().refusal(TouchField::AnswerBy);
        assert_eq!(why.as_deref(), Some("Type a date and a time"));
        desk.touching().owe(desk);
        save(desk, LATER);
        store.answer(desk);
        assert_eq!(promises(&ana(desk)), [], "it was taken off");
    });
}

#[test]
fn on_a_day_off_no_answer_is_due_at_the_end_of_work() {
    with_ana(|desk, _| {
        start(desk);
        assert!(desk.touching().is_over(desk, Soon::EndOfWork), "Saturday");
        assert!(!desk.touching().is_over(desk, Soon::InAnHour));
        desk.tick(at("2026-11-23T11:00:00Z"));
        choose(desk, Outcome::Spoke);
        desk.touching().answer_at(desk, Soon::EndOfWork);
        assert_eq!(desk.touching().text(TouchField::AnswerBy), "2026-11-23T17:00");
    });
}

#[test]
fn nothing_is_owed_where_nobody_was_spoken_to() {
    for outcome in [Outcome::NoAnswer, Outcome::LeftMessage] {
        with_ana(|desk, store| {
            log(desk, store, 1, Outcome::Spoke, |desk| {
                desk.touching().owe(desk);
                choose(desk, outcome);
            });
            assert_eq!(promises(&ana(desk)), [], "{outcome:?}");
        });
    }
}

/// Whether a promise is still open after a touch with that outcome, filled in by `fill`.
fn check_kept(outcome: Outcome, fill: impl FnOnce(Desk, &Promise), is_open: bool) {
    check_kept_by(Soon::InAnHour, outcome, fill, is_open);
}

/// The same of a promise that is due by then.
fn check_kept_by(soon: Soon, outcome: Outcome, fill: impl FnOnce(Desk, &Promise), is_open: bool) {
    with_ana(|desk, store| {
        log(desk, store, 1, Outcome::Spoke, |desk| {
            desk.touching().owe(desk);
            desk.touching().answer_at(desk, soon);
        });
        log(desk, store, 2, outcome, |desk| {
            let promise = desk.touching().open_promises(desk).remove(0);
            fill(desk, &promise);
        });
        assert_eq!(promises(&ana(desk))[0].2, is_open, "{outcome:?}");
    });
}

#[test]
fn what_reaches_them_keeps_what_was_promised() {
    for outcome in Outcome::ALL {
        check_kept(outcome, |_, _| {}, outcome == Outcome::NoAnswer);
    }
    // On a Saturday, tomorrow at work is Monday: nobody keeps that by a call today.
    check_kept_by(Soon::Tomorrow, Outcome::Spoke, |_, _| {}, true);
    let automatic = |desk: Desk, _: &Promise| {
        desk.touching().change(desk, |form| form.is_automatic = true);
    };
    check_kept(Outcome::LeftMessage, automatic, true);
    // What a person said stays, whatever comes of the touch.
    let not = |desk: Desk, it: &Promise| desk.touching().set_keeps(desk, it.id, false);
    check_kept(Outcome::LeftMessage, not, true);
    let is_kept = |desk: Desk, it: &Promise| {
        desk.touching().set_keeps(desk, it.id, true);
        choose(desk, Outcome::Spoke);
        choose(desk, Outcome::NoAnswer);
    };
    check_kept(Outcome::NoAnswer, is_kept, false);
}

/// What Ana, whose value is 1,200 euros, bought after `fill`; `None` when it is refused.
fn bought(fill: impl FnOnce(Desk)) -> Option<Vec<String>> {
    let mut told = None;
    with_ana(|desk, store| {
        let value = desk.with_reading(|reading| Fact::read(FactKind::Value, "1200", reading));
        desk.set_fact(ana(desk).id(), value.unwrap());
        store.answer(desk);
        log(desk, store, 1, Outcome::Won, fill);
        if ana(desk).touches().count() == 1 {
            let purchases = ana(desk).parts().purchases.clone();
            let one = |it: &Purchase| {
                let value = it.value.map_or("?".to_owned(), |value| value.to_string());
                format!("{} for {value} on {}", it.what, it.on)
            };
            told = Some(purchases.iter().map(one).collect());
        }
    });
    told
}

#[test]
fn what_was_bought_is_written_down_when_it_is_said() {
    let seats = |desk: Desk| write(desk, TouchField::Bought, "40 seats");
    let one = |text: &str| Some(vec![text.to_owned()]);
    assert_eq!(bought(|_| {}), Some(Vec::new()), "nobody said");
    assert_eq!(bought(seats), one("40 seats for EUR 1200 on 2026-11-21"));
    let for_less = |desk: Desk| {
        seats(desk);
        write(desk, TouchField::Paid, "CHF 900.50");
    };
    assert_eq!(bought(for_less), one("40 seats for CHF 900.50 on 2026-11-21"));
    let for_nothing = |desk: Desk| {
        seats(desk);
        write(desk, TouchField::Paid, "");
    };
    assert_eq!(bought(for_nothing), one("40 seats for ? on 2026-11-21"));
    let cleared = |desk: Desk| write(desk, TouchField::Paid, "");
    assert_eq!(bought(cleared), Some(Vec::new()));
}

#[test]
fn an_amount_without_what_was_bought_is_refused() {
    for (field, text, at, why) in [
        (TouchField::Paid, "900", TouchField::Bought, "Say what they bought for that"),
        (TouchField::Bought, "40 seats", TouchField::Paid, "an amount looks like 1200 or 1,200.50"),
    ] {
        with_ana(|desk, store| {
            start(desk);
            choose(desk, Outcome::Won);
            write(desk, field, text);
            if field == TouchField::Bought {
                write(desk, TouchField::Paid, "1,2,3");
            }
            save(desk, LATER);
            assert_eq!(desk.touching().refusal(at).as_deref(), Some(why), "{text}");
            store.answer(desk);
            assert_eq!(ana(desk).touches().count(), 0);
        });
    }
}

/// Keeps another lead, Ben, who is met on Thursday at two for half an hour.
fn meet_ben(desk: Desk, store: &Store) {
    let ana = ana(desk).id();
    desk.entry().start(desk, now());
    desk.entry().write(desk, Field::Name, "Ben Okafor".to_owned());
    desk.entry().save(desk, now(), [9; 10]);
    store.answer(desk);
    let ben = desk.entry().last_saved().unwrap();
    desk.open(Some(ben));
    desk.show(ben, Ok(store.lead(ben)));
    log(desk, store, 3, Outcome::Appointment, |desk| {
        write(desk, TouchField::Starts, "2026-11-26T14:00");
    });
    desk.open(Some(ana));
    desk.show(ana, Ok(store.lead(ana)));
}

#[test]
fn a_time_to_meet_that_goes_with_no_other_is_told_and_taken() {
    for (starts, way, n_clashes) in [
        ("2026-11-26T14:15", "", 1),
        ("2026-11-26T14:30", "", 0),
        ("2026-11-26T14:40", "20", 1),
        ("2026-11-26T14:50", "20", 0),
        ("2026-11-26T14", "20", 0),
    ] {
        with_ana(|desk, store| {
            meet_ben(desk, store);
            start(desk);
            choose(desk, Outcome::Appointment);
            write(desk, TouchField::Starts, starts);
            write(desk, TouchField::Way, way);
            let clashes = desk.touching().clashes(desk);
            assert_eq!(clashes.len(), n_clashes, "{starts}");
            assert!(clashes.iter().all(|it| it.whom == "Ben Okafor"));
        });
    }
    with_ana(|desk, store| {
        meet_ben(desk, store);
        log(desk, store, 4, Outcome::Appointment, |desk| {
            write(desk, TouchField::Starts, "2026-11-26T14:15");
            write(desk, TouchField::Who, "Rosa, their lawyer");
            write(desk, TouchField::Way, "20");
        });
        let met = ana(desk).open_appointment().cloned().unwrap();
        assert_eq!(met.at, at("2026-11-26T14:15:00Z"));
        assert_eq!((met.who.unwrap().as_str(), met.travel_minutes), ("Rosa, their lawyer", 20));
        assert_eq!(desk.meetings().len(), 2);
    });
}

#[test]
fn a_way_that_cannot_be_is_refused() {
    for (way, why) in [
        ("-5", "Type whole minutes, or clear the field"),
        ("far", "Type whole minutes, or clear the field"),
        ("2881", "the way there takes at most 48 hours"),
    ] {
        with_ana(|desk, store| {
            log(desk, store, 1, Outcome::Appointment, |desk| write(desk, TouchField::Way, way));
            assert_eq!(desk.touching().refusal(TouchField::Way).as_deref(), Some(why), "{way}");
            assert_eq!(ana(desk).touches().count(), 0);
        });
    }
}

#[test]
fn what_was_said_is_kept_when_the_form_closes() {
    with_ana(|desk, _| {
        start(desk);
        choose(desk, Outcome::No);
        about(ObjectionKind::Price)(desk);
        desk.touching().close();
        let id = ana(desk).id();
        let (channel, outcome) = (Channel::Email, Outcome::LeftMessage);
        let begun = Begun { channel, outcome, template: None };
        desk.touching().start_after(desk, id, begun, at(LATER));
        assert_eq!(desk.touching().form().unwrap().said.about, Some(ObjectionKind::Price));
    });
}

#[test]
fn a_save_that_is_tried_again_gives_one_promise() {
    with_ana(|desk, store| {
        start(desk);
        choose(desk, Outcome::Spoke);
        desk.touching().owe(desk);
        save(desk, LATER);
        store.refuse(desk, "there is no room left to save");
        save(desk, LATER);
        let owed = |request: &Request| {
            let Request::Do(_, command) = request else { return None };
            let Command::Log(_, logged) = &**command else { return None };
            logged.owes.clone()
        };
        let sent: Vec<Promise> = store.asked().iter().filter_map(owed).collect();
        assert_eq!((sent.len(), sent[0].id), (2, sent[1].id));
        store.answer(desk);
        assert_eq!(promises(&ana(desk)).len(), 1);
    });
}
