//! What comes after a touch: every outcome leads to the next step, and none is refused in silence.

use ninefold::state::{Ahead, Begun, Desk, TouchField};
use ninefold_core::domain::cadence::CadenceId;
use ninefold_core::domain::lead::{Field, Lead};
use ninefold_core::domain::pester::Pestered;
use ninefold_core::domain::schedule::{Next, What};
use ninefold_core::domain::stage::Stage;
use ninefold_core::domain::time;
use ninefold_core::domain::touch::{Channel, Outcome};

use super::store::Store;
use super::touching::{LATER, ana, place, save, start, with_ana};
use super::{at, at_a_desk, now};

fn choose(desk: Desk, outcome: Outcome) {
    desk.touching().choose_outcome(desk, place(&Outcome::ALL, outcome));
}

fn next(desk: Desk) -> Next {
    let id = ana(desk).id();
    desk.with_rows(|rows| rows[&id].next)
}

fn told(next: Next) -> String {
    match next {
        Next::Due(due) => {
            let what = match due.what {
                What::Step { cadence, idx } => format!("{cadence} {}", idx + 1),
                What::Agreed => "agreed".to_owned(),
                What::HotAgain => "hot again".to_owned(),
                What::Appointment { ends_at } => format!("until {}", time::to_text(ends_at)),
            };
            format!("{:?} on {}, {what}", due.channel, time::to_text(due.at))
        }
        Next::Paused | Next::NoPlanYet | Next::Exhausted | Next::Ended => format!("{next:?}"),
    }
}

/// What comes next after a call to Ana on Saturday at 10:43:47 with that outcome, once `fill` has
/// filled in the form; it is what the form said before, and undoing it leaves nothing behind.
fn check(outcome: Outcome, fill: impl FnOnce(Desk), expected: &str) {
    with_ana(|desk, store| {
        let before = ana(desk);
        start(desk);
        choose(desk, outcome);
        fill(desk);
        let preview = desk.touching().preview(desk);
        save(desk, LATER);
        store.answer(desk);
        assert_eq!(told(next(desk)), expected, "{outcome:?}");
        assert_eq!(preview, Some(next(desk)), "{outcome:?}: what was said before");
        assert_eq!(desk.notice().unwrap().next, Some(next(desk)), "{outcome:?}");
        desk.undo();
        store.answer(desk);
        assert!(ana(desk).says_the_same(&before), "{outcome:?}: {:?}", ana(desk));
    });
}

/// What is wrong with `field` when it says `text`.
fn check_refused(outcome: Outcome, ahead: Option<Ahead>, field: TouchField, text: &str, why: &str) {
    with_ana(|desk, store| {
        start(desk);
        choose(desk, outcome);
        desk.touching().change(desk, |form| form.then.ahead = ahead);
        desk.touching().write(desk, field, text.to_owned());
        assert_eq!(desk.touching().preview(desk), None, "{text}");
        save(desk, LATER);
        assert_eq!(desk.touching().refusal(field).as_deref(), Some(why), "{text}");
        store.answer(desk);
        assert_eq!(ana(desk).touches().count(), 0, "{text}");
    });
}

#[test]
fn every_outcome_leads_to_a_next_step() {
    for (outcome, expected) in [
        (Outcome::NoAnswer, "Message on 2026-11-23T09:00:00.000Z, new_enquiry 2"),
        (Outcome::LeftMessage, "Message on 2026-11-23T09:00:00.000Z, new_enquiry 2"),
        (Outcome::Spoke, "Call on 2026-11-24T09:00:00.000Z, agreed"),
        (Outcome::NotNow, "Email on 2026-12-21T10:43:47.000Z, nurture 1"),
        (Outcome::No, "Call on 2026-12-07T09:00:00.000Z, after_no 1"),
        (
            Outcome::Appointment,
            "Meeting on 2026-11-23T10:00:00.000Z, until 2026-11-23T10:30:00.000Z",
        ),
        (Outcome::Won, "Call on 2026-11-30T09:00:00.000Z, customer 1"),
    ] {
        check(outcome, |_| {}, expected);
    }
}

#[test]
fn what_was_agreed_comes_next() {
    let agree = |desk: Desk, ahead: Ahead, field: TouchField, text: &str| {
        desk.touching().change(desk, |form| {
            form.then.ahead = Some(ahead);
            form.then.channel = Some(place(&Channel::ALL, Channel::Email));
        });
        desk.touching().write(desk, field, text.to_owned());
    };
    for (ahead, field, text, expected) in [
        (Ahead::Tomorrow, TouchField::Purpose, "the offer", "2026-11-23T09:00:00.000Z"),
        (Ahead::Week, TouchField::Purpose, "", "2026-11-30T09:00:00.000Z"),
        (Ahead::Day, TouchField::Day, "2026-11-27", "2026-11-27T09:00:00.000Z"),
        (Ahead::Moment, TouchField::Moment, "2026-11-22T20:15", "2026-11-22T20:15:00.000Z"),
    ] {
        let expected = format!("Email on {expected}, agreed");
        check(Outcome::Spoke, |desk| agree(desk, ahead, field, text), &expected);
    }
    let plan = |desk: Desk| {
        desk.touching().change(desk, |form| form.then.ahead = Some(Ahead::Plan));
    };
    let expected = "Message on 2026-11-23T09:00:00.000Z, new_enquiry 2";
    check(Outcome::Spoke, plan, expected);
}

#[test]
fn after_what_was_agreed_the_plan_goes_on_unless_it_was_ended() {
    for (ends, expected) in
        [(false, "Message on 2026-11-25T09:00:00.000Z, new_enquiry 2"), (true, "Exhausted")]
    {
        with_ana(|desk, store| {
            start(desk);
            choose(desk, Outcome::Spoke);
            desk.touching().change(desk, |form| form.then.ends = ends);
            save(desk, LATER);
            store.answer(desk);
            let done_at = at("2026-11-24T11:00:00Z");
            desk.touching().start(desk, ana(desk).id(), Channel::Call, done_at);
            save(desk, "2026-11-24T11:00:00Z");
            store.answer(desk);
            assert_eq!(told(next(desk)), expected, "ends: {ends}");
        });
    }
}

#[test]
fn not_now_may_name_a_day() {
    let until = |desk: Desk| {
        desk.touching().write(desk, TouchField::Until, "2026-12-01".to_owned());
    };
    check(Outcome::NotNow, until, "Call on 2026-12-01T09:00:00.000Z, hot again");
}

#[test]
fn an_appointment_has_its_own_time_length_and_place() {
    let meet = |desk: Desk| {
        desk.touching().write(desk, TouchField::Starts, "2026-11-26T14:00".to_owned());
        desk.touching().write(desk, TouchField::Minutes, "45".to_owned());
        desk.touching().write(desk, TouchField::Place, "Room 3".to_owned());
    };
    let expected = "Meeting on 2026-11-26T14:00:00.000Z, until 2026-11-26T14:45:00.000Z";
    check(Outcome::Appointment, meet, expected);
}

#[test]
fn what_cannot_be_is_refused_beside_its_field() {
    let meet = |field, text, why| check_refused(Outcome::Appointment, None, field, text, why);
    let length = "an appointment takes 1 minute to 14 days";
    meet(TouchField::Starts, "2026-11-21T10:40", "an appointment lies in the future");
    meet(TouchField::Starts, "", "Type a date and a time");
    for minutes in ["0", "", "half", "20161"] {
        meet(TouchField::Minutes, minutes, length);
    }
    let agree = |ahead, field, text, why| {
        check_refused(Outcome::Spoke, Some(ahead), field, text, why);
    };
    agree(Ahead::Day, TouchField::Day, "", "Choose the whole day");
    agree(Ahead::Day, TouchField::Day, "2026-11-20", "this day has passed");
    agree(Ahead::Day, TouchField::Day, "2926-11-20", "a date has to lie between 1900 and 2200");
    agree(Ahead::Moment, TouchField::Moment, "2026-11-21T09:00", "this time has passed");
    let today = "this has to be a day to come";
    check_refused(Outcome::NotNow, None, TouchField::Until, "2026-11-21", today);
}

#[test]
fn a_touch_beside_the_plan_completes_no_step() {
    with_ana(|desk, store| {
        let before = next(desk);
        start(desk);
        desk.touching().change(desk, |form| form.is_extra = true);
        save(desk, LATER);
        store.answer(desk);
        assert_eq!(next(desk).due().map(|due| due.what), before.due().map(|due| due.what));
        assert_eq!(ana(desk).answered_at(), Some(at(LATER)));
    });
}

#[test]
fn who_hears_from_us_too_often_is_told_before() {
    with_ana(|desk, store| {
        for minute in [43, 44] {
            let stamp = format!("2026-11-21T10:{minute}:00Z");
            desk.touching().start(desk, ana(desk).id(), Channel::Call, at(&stamp));
            assert_eq!(desk.touching().warning(desk), None, "{minute}");
            save(desk, &stamp);
            store.answer(desk);
        }
        desk.touching().start(desk, ana(desk).id(), Channel::Call, at("2026-11-21T13:44:00Z"));
        let warning = desk.touching().warning(desk).unwrap();
        assert_eq!((warning.why, warning.nth, warning.apart.num_hours()), (Pestered::Gap, 3, 3));
        desk.touching().change(desk, |form| form.is_inbound = true);
        assert_eq!(desk.touching().warning(desk), None, "they came to us");
        desk.touching().change(desk, |form| form.is_inbound = false);
        save(desk, "2026-11-21T13:44:00Z");
        store.answer(desk);
        assert_eq!(ana(desk).touches().count(), 3, "it may be logged all the same");
    });
}

/// Tells `story` at a desk where Kofi, who asked nothing, is stored and open.
fn with_kofi(story: impl FnOnce(Desk, &Store)) {
    at_a_desk(|desk, store| {
        desk.entry().start(desk, now());
        desk.entry().write(desk, Field::Name, "Kofi".to_owned());
        desk.entry().write(desk, Field::EnquiryReceived, String::new());
        desk.entry().save(desk, now(), [7; 10]);
        store.answer(desk);
        let id = desk.entry().last_saved().unwrap();
        desk.open(Some(id));
        desk.show(id, Ok(store.lead(id)));
        story(desk, store);
    });
}

#[test]
fn a_lead_without_a_plan_may_be_given_one() {
    let new_enquiry = Ahead::Enroll(CadenceId::NewEnquiry);
    for (ahead, expected) in [
        (None, "NoPlanYet"),
        (Some(new_enquiry), "Call on 2026-11-22T06:43:47.000Z, new_enquiry 1"),
        (Some(Ahead::Week), "Call on 2026-11-30T09:00:00.000Z, agreed"),
    ] {
        with_kofi(|desk, store| {
            start(desk);
            let asked = desk.touching().asked(desk).unwrap();
            assert!(asked.choices.contains(&new_enquiry));
            assert_eq!(asked.ahead, Ahead::Plan, "nobody was reached");
            desk.touching().change(desk, |form| form.then.ahead = ahead);
            save(desk, LATER);
            store.answer(desk);
            assert_eq!(told(next(desk)), expected);
        });
    }
    with_kofi(|desk, _| {
        start(desk);
        choose(desk, Outcome::Spoke);
        let asked = desk.touching().asked(desk).unwrap();
        assert_eq!(asked.ahead, Ahead::TwoWorkingDays);
    });
}

#[test]
fn what_was_typed_about_the_next_step_is_kept() {
    with_ana(|desk, _| {
        start(desk);
        choose(desk, Outcome::Spoke);
        desk.touching().write(desk, TouchField::Purpose, "the offer".to_owned());
        desk.touching().close();
        let id = ana(desk).id();
        let (channel, outcome) = (Channel::Email, Outcome::LeftMessage);
        let begun = Begun { channel, outcome, template: None };
        desk.touching().start_after(desk, id, begun, at(LATER));
        let form = desk.touching().form().unwrap();
        assert_eq!(form.then.purpose, "the offer");
        let chosen = (form.channel(), form.outcome());
        assert_eq!(chosen, (Channel::Email, Outcome::LeftMessage), "what was just done");
    });
}

#[test]
fn a_lead_that_is_not_open_is_read_for_the_form() {
    with_ana(|desk, store| {
        let lead: Lead = ana(desk);
        desk.open(None);
        desk.touching().start(desk, lead.id(), Channel::Call, at(LATER));
        assert_eq!(desk.touching().preview(desk), None);
        desk.show(lead.id(), Ok(store.lead(lead.id())));
        assert!(desk.touching().preview(desk).is_some());
        assert_eq!(desk.lead_untracked(), None, "the pane stays as it is");
        assert_eq!(lead.stage(), Stage::New);
    });
}
