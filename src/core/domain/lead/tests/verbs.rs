//! What can be done to a lead.

use super::*;

#[test]
fn a_fact_that_is_set_is_stamped_and_remembers() {
    let lead = asking().set(name("Eve"), minute(1)).unwrap();
    assert_eq!((lead.title(), lead.stamp(FactKind::Name)), ("Eve", minute(1)));
    let lead = lead.set(name("Ida"), minute(2)).unwrap();
    let lead = lead.set(note("first"), minute(3)).unwrap();
    let lead = lead.set(note(""), minute(4)).unwrap();
    let lead = lead.set(note("again"), minute(5)).unwrap();
    check_history(
        &lead,
        expect![[r#"
            0: Name(Some(LeadName("Ada")))
            1: Name(Some(LeadName("Eve")))
            3: Note(Some(Note("first")))
        "#]],
    );
}

#[test]
fn saying_the_same_changes_nothing() {
    let lead = asking().set(email("a@b"), minute(1)).unwrap();
    assert_eq!(lead.set(name("Ada"), minute(2)).as_ref(), Ok(&lead));
    let twice = Fact::Emails(vec![Email::parse("a@b").unwrap(); 2]);
    assert_eq!(lead.set(twice, minute(2)).as_ref(), Ok(&lead));
    let finer = minute(0) + TimeDelta::microseconds(1);
    assert_eq!(lead.set(Fact::EnquiryAt(Some(finer)), minute(2)).as_ref(), Ok(&lead));
}

#[test]
fn a_clock_that_runs_behind_is_helped() {
    let tick = TimeDelta::milliseconds(1);
    let lead = asking().set(name("Eve"), minute(9)).unwrap().set(name("Ida"), minute(1)).unwrap();
    assert_eq!(lead.stamp(FactKind::Name), minute(9) + tick);
    let lead = lead.put_touch(call(1, 20)).unwrap().set(name("Eve"), minute(2)).unwrap();
    assert_eq!(lead.stamp(FactKind::Name), minute(20) + tick);
}

#[test]
fn what_would_be_no_lead_is_refused() {
    let lead = asking().put_touch(call(1, 5)).unwrap();
    let told = |fact| lead.set(fact, minute(9)).unwrap_err().to_string();
    assert_eq!(told(name("")), "a lead has a name, a company, an e-mail or a phone");
    let late = Fact::EnquiryAt(Some(minute(7)));
    // The touch was written down before the enquiry that is set now, so it may stay.
    assert!(lead.set(late.clone(), minute(9)).is_ok());
    let entered_later = Touch { at: minute(5), ..call(1, 8) };
    let lead = asking().put_touch(entered_later).unwrap();
    let told = lead.set(late, minute(9)).unwrap_err().to_string();
    assert_eq!(told, "this lies before the enquiry was received");
}

/// Which stage logging `touch` leads to, from each stage.
fn check_log(outcome: Outcome, edit: impl Fn(&mut Touch), expected: [Stage; 5]) {
    for (from, to) in Stage::ALL.into_iter().zip(expected) {
        let lead = asking().set(Fact::Stage(from.into()), minute(1)).unwrap();
        let mut touch = Touch { outcome, ..call(1, 2) };
        edit(&mut touch);
        let lead = lead.log(touch, minute(2)).unwrap();
        assert_eq!(lead.stage(), to, "{outcome:?} from {from:?}");
        assert_eq!(lead.parts().touches.len(), 1);
    }
}

#[test]
fn a_touch_moves_the_lead_to_its_stage() {
    use Stage::{Lost, Nurture, Won, Working};
    let as_it_is = |_: &mut Touch| {};
    check_log(Outcome::NoAnswer, as_it_is, [Working, Working, Nurture, Won, Lost]);
    check_log(Outcome::Spoke, as_it_is, [Working, Working, Nurture, Won, Lost]);
    check_log(Outcome::No, as_it_is, [Working, Working, Nurture, Won, Lost]);
    check_log(Outcome::NotNow, as_it_is, [Nurture, Nurture, Nurture, Won, Lost]);
    check_log(Outcome::Won, as_it_is, [Won; 5]);
}

#[test]
fn a_touch_that_answers_nobody_leaves_the_lead_new() {
    let automatic = |touch: &mut Touch| touch.by = By::Automatic;
    check_log(Outcome::LeftMessage, automatic, Stage::ALL);
    let inbound = |touch: &mut Touch| touch.direction = Direction::Inbound;
    check_log(Outcome::LeftMessage, inbound, Stage::ALL);
    let removed = |touch: &mut Touch| touch.is_removed = true;
    check_log(Outcome::Won, removed, Stage::ALL);
}

/// When Ada, with these touches, was answered: in minutes after she asked.
fn check_answered(touches: &[Touch], expected: Option<i64>) {
    let lead = touches.iter().fold(asking(), |lead, it| lead.put_touch(it.clone()).unwrap());
    let minutes = lead.answered_at().map(|at| (at - minute(0)).num_minutes());
    assert_eq!(minutes, expected, "{touches:?}");
}

#[test]
fn an_answer_is_a_human_touch_of_ours_or_a_conversation() {
    check_answered(&[], None);
    check_answered(&[call(2, 9), call(1, 4)], Some(4));
    let automatic = Touch { by: By::Automatic, ..call(1, 1) };
    let inbound = Touch { direction: Direction::Inbound, ..call(1, 1) };
    check_answered(std::slice::from_ref(&automatic), None);
    check_answered(&[Touch { outcome: Outcome::Spoke, ..automatic }], None);
    check_answered(std::slice::from_ref(&inbound), None);
    check_answered(&[Touch { outcome: Outcome::Spoke, ..inbound }], Some(1));
    check_answered(&[Touch { is_removed: true, ..call(1, 1) }, call(2, 3)], Some(3));
    check_answered(&[Touch { is_extra: true, ..call(1, 1) }], Some(1));
    check_answered(&[call(1, -9), call(2, 3)], Some(3));
    let half = minute(0) - TimeDelta::seconds(30);
    check_answered(&[Touch { at: half, entered_at: half, ..call(1, 0) }], Some(0));
}

#[test]
fn without_an_enquiry_nobody_is_answered() {
    let lead = ada(None).put_touch(call(1, 1)).unwrap();
    assert_eq!(lead.answered_at(), None);
}

/// The stages that `lead` went through, each with when it began: in minutes after Ada asked.
fn check_standings(lead: &Lead, expected: &[(i64, Stage)]) {
    let minutes = |was: &Was| (was.set_at - minute(0)).num_minutes();
    let standings = lead.standings();
    let stage = |was: &Was| Stage::ALL.into_iter().find(|it| was.fact == stage(*it)).unwrap();
    let told: Vec<_> = standings.iter().map(|was| (minutes(was), stage(was))).collect();
    assert_eq!(told, expected);
}

fn stage(stage: Stage) -> Fact {
    Fact::Stage(stage.into())
}

#[test]
fn standings_begin_with_the_first_and_end_with_the_last() {
    use Stage::{Lost, New, Nurture, Won, Working};
    let to = |lead: Lead, it: Stage, at| lead.set(stage(it), minute(at)).unwrap();
    check_standings(&asking(), &[(0, New)]);
    let lead = to(to(asking(), Working, 2), Lost, 5);
    check_standings(&lead, &[(0, New), (2, Working), (5, Lost)]);
    let lead = to(to(lead, New, 6), Won, 7);
    check_standings(&lead, &[(0, New), (2, Working), (5, Lost), (6, New), (7, Won)]);
    let imported = Parts { standing: Nurture.into(), ..asking().into_parts() };
    check_standings(&Lead::new(imported).unwrap(), &[(0, Nurture)]);
}

#[test]
fn stamps_history_and_removed_touches_say_nothing() {
    let lead = asking();
    let back = lead.set(name("Eve"), minute(1)).unwrap().set(name("Ada"), minute(2)).unwrap();
    let back = back.put_touch(Touch { is_removed: true, ..call(1, 3) }).unwrap();
    assert!(back.says_the_same(&lead) && back != lead);
    let touched = lead.put_touch(call(1, 3)).unwrap();
    assert!(!touched.says_the_same(&lead));
    let changed = Touch { changed_at: Some(minute(9)), ..call(1, 3) };
    assert!(touched.put_touch(changed).unwrap().says_the_same(&touched));
    let noted = Touch { note: Note::parse("x").ok(), ..call(1, 3) };
    assert!(!touched.put_touch(noted).unwrap().says_the_same(&touched));
}

#[test]
fn an_edit_is_made_at_once_or_not_at_all() {
    let facts = vec![name(""), email("a@b")];
    let edit = Edit { facts, touches: vec![call(1, 2)], ..Edit::default() };
    let lead = asking().edit(&edit, minute(3)).unwrap();
    assert_eq!((lead.title(), lead.stamp(FactKind::Name)), ("a@b", minute(3)));
    assert_eq!(lead.parts().touches[0].changed_at, Some(minute(3)));
    assert_eq!(lead.edit(&edit, minute(4)).as_ref(), Ok(&lead));
    let nobody = Edit { facts: vec![email(""), note("x")], ..Edit::default() };
    assert_eq!(lead.edit(&nobody, minute(5)), Err(LeadError::Nobody));
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_lead_is_a_lead(lead in leads()) {
        prop_assert_eq!(Lead::new(lead.clone().into_parts()), Ok(lead));
    }

    #[test]
    fn what_is_set_is_said_and_stamped_after_everything(
        lead in leads(), now in instants(),
        fact in any_facts(),
    ) {
        let kind = fact.kind();
        let Ok(after) = lead.set(fact.clone(), now) else { return Ok(()) };
        prop_assert_eq!(after.parts().fact(kind), fact);
        if after != lead {
            let stamp = after.stamp(kind);
            prop_assert!(stamp >= now);
            let touches = lead.parts().touches.iter().map(Touch::stamp);
            let others = FactKind::ALL.into_iter().map(|kind| lead.stamp(kind)).chain(touches);
            prop_assert!(others.chain([lead.captured_at()]).all(|other| other < stamp));
        }
        let back = after.set(lead.parts().fact(kind), now).unwrap();
        prop_assert!(back.says_the_same(&lead));
        prop_assert_eq!(back.digest(), lead.digest());
        prop_assert_eq!(after.says_the_same(&lead), after.digest() == lead.digest());
    }

    #[test]
    fn what_is_logged_is_there(lead in leads(), touch in touches(), now in instants()) {
        let Ok(after) = lead.log(touch.clone(), now) else { return Ok(()) };
        prop_assert_eq!(after.touch(touch.id), Some(&touch));
        prop_assert_eq!(after.parts().touches.len(), lead.parts().touches.len() + 1);
        prop_assert!(after.touches().is_sorted_by_key(|touch| touch.at));
        let standings = after.standings();
        prop_assert!(standings.is_sorted_by_key(|was| was.set_at));
    }
}
