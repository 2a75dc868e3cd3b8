//! What Today says.

use expect_test::{Expect, expect};
use ninefold::state::{Asked, Desk, Keeping};
use ninefold_core::domain::appointment::{Appointment, AppointmentId};
use ninefold_core::domain::backlog::Remedy;
use ninefold_core::domain::cadence::{CadenceId, Plans};
use ninefold_core::domain::fact::Fact;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::{Decided, Deed, Entry, EntryId, Item};
use ninefold_core::domain::lead::{Decision, Draft, Lead};
use ninefold_core::domain::time::Instant;
use ninefold_core::domain::touch::Channel;

use super::draw::{NOW, html, html_of, lead, open, words};

fn check(leads: &[Lead], expected: Expect) {
    expected.assert_eq(&words(&html("#/today", Some(leads), Keeping::Browser, None)));
}

#[test]
fn a_desk_without_leads_says_how_to_begin() {
    check(
        &[],
        expect![[r#"
            Today
            Saturday 21 November · nothing due
            No leads yet
            Three ways to begin. Everything stays in this browser, and nothing is sent anywhere.
            Type a lead
            A name is enough. Ninefold then says what to do next, when, and why.
            Type the first one n
            Bring a file
            A Ninefold file, from another browser or from somebody you work with.
            Import a file
            Look at the demo
            A made-up business with leads in every stage, on a desk of its own.
            Open the demo
            Back to Today
        "#]],
    );
}

#[test]
fn running_clocks_come_before_what_is_late() {
    check(
        &[
            lead("Zoë Eriksson", "Iris Dental", "Fair", Some("2026-11-18T09:00:00Z")),
            lead("Jürgen Weiß", "Grünwerk GmbH", "", Some("2026-11-21T10:11:00Z")),
            lead("Ana Costa", "Alder & Finch", "your site", Some("2026-11-21T10:40:06Z")),
            lead("Kofi O’Brien", "", "", None),
        ],
        expect![[r#"
            Today
            Saturday 21 November · 3 to do
            Clock running least time left first
            Ana Costa
            Alder & Finch
            1:54 of 5:00
            Call first asked 1 minute ago from your site
            Log touch
            Snooze
            Skip
            …
            Jürgen Weiß
            Grünwerk GmbH
            31 min
            No answer yet asked 31 minutes ago
            Log touch
            Snooze
            Skip
            …
            Overdue largest value first
            Zoë Eriksson
            Iris Dental
            3 days late
            First answer: call asked 18 November, 09:00 from Fair
            Log touch
            Snooze
            Skip
            …
            1 lead without a plan
            Give them a plan …
            Back to Today
            Open a lead to see its next step, and why.
        "#]],
    );
}

#[test]
fn whoever_asked_nothing_waits_elsewhere() {
    check(
        &[lead("Kofi O’Brien", "", "", None)],
        expect![[r#"
            Today
            Saturday 21 November · nothing due
            Nothing to do now
            No lead has a date. They are all in
            Leads
            .
            1 lead without a plan
            Give them a plan …
            Back to Today
            Open a lead to see its next step, and why.
        "#]],
    );
}

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

/// `lead` after a decision about its plan.
fn decided(lead: &Lead, decision: &Decision) -> Lead {
    lead.decide(decision, &Plans::default(), at(NOW), at(NOW)).unwrap()
}

/// `lead`, who meets us then for half an hour.
fn meets(lead: &Lead, when: &str) -> Lead {
    let appointment =
        Appointment::new(AppointmentId::new(at(when), [1; 10]), at(when), 30).unwrap();
    lead.set(Fact::Appointments(vec![appointment]), at(NOW)).unwrap()
}

/// The app on Today with these leads, after `act`.
fn drawn(leads: &[Lead], act: impl FnOnce(Desk)) -> String {
    html_of("#/today", |desk| {
        open(desk, Keeping::Browser, leads);
        act(desk);
    })
}

fn check_dialog(leads: &[Lead], asked: Asked, expected: Expect) {
    let html = drawn(leads, |desk| desk.deciding().ask(desk, asked));
    let (_, dialog) = html.split_once("class=\"dialog choices\"").unwrap();
    let (dialog, _) = dialog.split_once("</dialog>").unwrap();
    expected.assert_eq(&words(&format!("<main{dialog}</main>")));
}

/// So many leads who asked twelve days ago and were never answered.
fn late(n: u8) -> Vec<Lead> {
    let asked_at = at("2026-11-09T09:00:00Z");
    let late = |n: u8| {
        let name = format!("Late {n:02}");
        let draft = Draft { name, enquiry_at: Some(asked_at), ..Draft::default() };
        draft.parse(LeadId::new(asked_at, [n; 10]), asked_at).unwrap()
    };
    (0..n).map(late).collect()
}

#[test]
fn appointments_say_how_far_off_they_are() {
    check(
        &[
            meets(&lead("Ana Costa", "", "", None), "2026-11-21T11:02:00Z"),
            meets(&lead("Ben Okafor", "", "", None), "2026-11-21T10:30:00Z"),
            meets(&lead("Cleo Marsh", "", "", None), "2026-11-21T09:00:00Z"),
        ],
        expect![[r#"
            Today
            Saturday 21 November · 3 to do
            Appointments by time
            Cleo Marsh
            1 h late
            Was to meet 1 hour ago – how did it go?
            Log touch
            …
            Ben Okafor
            today 10:30
            Meeting now, until 11:00
            Log touch
            …
            Ana Costa
            today 11:02
            Meets in 20 minutes
            Log touch
            …
            Back to Today
            Open a lead to see its next step, and why.
        "#]],
    );
}

#[test]
fn what_was_put_off_says_so_and_a_plan_that_is_done_asks_what_now() {
    let asked = Some("2026-11-18T09:00:00Z");
    let put_off = Decision::Snooze(at("2026-11-21T16:00:00Z"));
    check(
        &[
            decided(&lead("Ana Costa", "", "", asked), &put_off),
            decided(&lead("Ben Okafor", "", "", asked), &Decision::End),
        ],
        expect![[r#"
            Today
            Saturday 21 November · 2 to do
            No next step decide what comes next
            Ben Okafor
            no next step
            The plan is done: what now? asked 18 November, 09:00
            Log touch
            …
            Due today by time
            Ana Costa
            today 16:00
            Put off until then: call asked 18 November, 09:00
            Log touch
            Snooze
            Skip
            …
            Back to Today
            Open a lead to see its next step, and why.
        "#]],
    );
}

#[test]
fn what_waits_elsewhere_is_a_quiet_line() {
    check(
        &[
            lead("Ana Costa", "", "", Some("2026-11-18T09:00:00Z")),
            lead("Ben Okafor", "", "", None),
            lead("Cleo Marsh", "", "", None)
                .ask(Some(at("2026-11-21T10:50:00Z")), at(NOW))
                .unwrap(),
        ],
        expect![[r#"
            Today
            Saturday 21 November · 2 to do
            Overdue largest value first
            Ana Costa
            3 days late
            First answer: call asked 18 November, 09:00
            Log touch
            Snooze
            Skip
            …
            Due today by time
            Cleo Marsh
            today 10:52
            First answer: call asked today 10:50
            Log touch
            Snooze
            Skip
            …
            1 lead says that it asked in the future
            1 lead without a plan
            Give them a plan …
            Back to Today
            Open a lead to see its next step, and why.
        "#]],
    );
}

#[test]
fn a_day_without_work_says_what_comes_next() {
    let ana = lead("Ana Costa", "", "", Some("2026-11-18T09:00:00Z"));
    check(
        &[decided(&ana, &Decision::Snooze(at("2026-11-24T09:00:00Z")))],
        expect![[r#"
        Today
        Saturday 21 November · nothing due
        Nothing to do now
        Next: Call
        Ana Costa
        , in 3 days .
        Back to Today
        Open a lead to see its next step, and why.
    "#]],
    );
}

#[test]
fn what_was_done_today_is_counted_and_can_be_taken_back() {
    let entry = |id, deed, undone_by, when: &str| Entry {
        id: EntryId(id),
        at: at(when),
        deed,
        items: Item::between(None, &lead("Ana Costa", "", "", None)).into_iter().collect(),
        settings: None,
        undoes: None,
        undone_by,
    };
    let html = drawn(&late(1), |desk| {
        desk.tell_journal(vec![
            entry(5, Deed::Undid, None, "2026-11-21T10:32:00Z"),
            entry(4, Deed::Logged(Channel::Call), Some(EntryId(5)), "2026-11-21T10:31:00Z"),
            entry(3, Deed::Decided(Decided::Skipped), None, "2026-11-21T10:30:00Z"),
            entry(2, Deed::Logged(Channel::Email), None, "2026-11-21T10:12:00Z"),
            entry(1, Deed::Logged(Channel::Call), None, "2026-11-20T10:12:00Z"),
        ]);
    });
    expect![[r#"
        Today
        Saturday 21 November · 1 done · 1 to do
        Overdue largest value first
        Late 00
        12 days late
        First answer: call asked 9 November, 09:00
        Log touch
        Snooze
        Skip
        …
        Done today ( 2 )
        Logged a call with Ana Costa 11 minutes ago
        undone
        Skipped a step of Ana Costa 12 minutes ago
        Undo
        Logged an e-mail with Ana Costa 30 minutes ago
        Undo
        Back to Today
        Open a lead to see its next step, and why.
    "#]]
    .assert_eq(&words(&html));
}

#[test]
fn a_backlog_offers_three_ways_and_tells_first_what_each_comes_to() {
    let leads = late(45);
    let html = drawn(&leads, |_| {});
    let (_, banner) = html.split_once("aria-label=\"Backlog\"").unwrap();
    let (banner, _) = banner.split_once("</section>").unwrap();
    expect![[r#"
        45 steps are waiting: more than a day’s work, or left from days before.
        Spread out …
        Start again from today …
        Drop these steps …
    "#]]
    .assert_eq(&words(&format!("<main{banner}</main>")));
    assert!(!drawn(&late(9), |_| {}).contains("aria-label=\"Backlog\""));
    check_dialog(
        &leads,
        Asked::Backlog(Remedy::SpreadOut),
        expect![[r#"
        Spread out
        45 leads
        They are put off in today’s order, first things first, so that no day has more than 20 touches. That takes 3 days.
        Monday 23 November: 20
        Tuesday 24 November: 20
        Wednesday 25 November: 5
        1 Do it
        Cancel
    "#]],
    );
    check_dialog(
        &leads,
        Asked::Backlog(Remedy::StartAgain),
        expect![[r#"
            Start again from today
            45 leads
            The step of each counts from now, as if the one before had been done today. They are due on 1 day.
            Saturday 21 November: 45
            1 Do it
            Cancel
        "#]],
    );
    check_dialog(
        &leads,
        Asked::Backlog(Remedy::Drop),
        expect![[r#"
            Drop these steps
            45 leads
            The late step of each is left out, and the one after it counts from now. They are due on 1 day.
            Monday 23 November: 45
            1 Do it
            Cancel
        "#]],
    );
}

#[test]
fn a_row_has_buttons_that_say_whom_they_are_about() {
    let html = drawn(&late(1), |_| {});
    for name in [
        "Log touch with Late 00",
        "Snooze Late 00",
        "Skip the step of Late 00",
        "What to do about Late 00",
    ] {
        assert!(html.contains(&format!("aria-label=\"{name}\"")), "{name}");
    }
    let met = [meets(&lead("Ana Costa", "", "", None), "2026-11-21T11:02:00Z")];
    let html = drawn(&met, |_| {});
    assert!(html.contains("Log touch with Ana Costa") && !html.contains("Snooze Ana Costa"));
}

#[test]
fn snooze_shows_each_date_and_that_a_clock_runs_on() {
    let ana = lead("Ana Costa", "", "", Some("2026-11-21T10:40:06Z"));
    check_dialog(
        std::slice::from_ref(&ana),
        Asked::Snooze(ana.id()),
        expect![[r#"
        Snooze
        Ana Costa
        The clock keeps running: putting the step off hides nobody who waits for a first answer.
        1 In 1 hour today 11:42 This is outside your working hours
        2 Tomorrow 23 November, 09:00
        3 Next Monday 23 November, 09:00
        4 Another date and time
        Put off
        Cancel
    "#]],
    );
}

#[test]
fn another_plan_is_chosen_by_its_name() {
    let ana = lead("Ana Costa", "", "", Some("2026-11-18T09:00:00Z"));
    check_dialog(
        std::slice::from_ref(&ana),
        Asked::Plan(ana.id()),
        expect![[r#"
        Change plan
        Ana Costa
        1 New enquiry 7 steps, begun anew
        2 Nurture 1 step
        3 Customer 3 steps
        4 After a “no” 4 steps
        5 End the plan and decide what comes next
        Cancel
    "#]],
    );
    let nurtured = decided(&ana, &Decision::Enroll(CadenceId::Nurture));
    check_dialog(
        &[nurtured],
        Asked::Plan(ana.id()),
        expect![[r#"
        Change plan
        Ana Costa
        1 Hot again the plan for enquiries
        2 Nurture 1 step, begun anew
        3 Customer 3 steps
        4 After a “no” 4 steps
        5 End the plan and decide what comes next
        Cancel
    "#]],
    );
}
