use super::*;
use crate::domain::cadence::MOST_STEPS;
use crate::testing::at;

const STAMP: &str = "2026-11-24T12:00:00Z";

/// Why the plan for enquiries is none once `change` was typed into it, one field a line.
fn check(change: impl FnOnce(&mut Draft), expected: &[(Field, &str)]) {
    let stored = Cadence::default_of(CadenceId::NewEnquiry).unwrap();
    let mut draft = Draft::of(&stored);
    change(&mut draft);
    let refusals = match draft.read(stored.id(), Some(&stored), at(STAMP)) {
        Ok(_) => Vec::new(),
        Err(refusals) => refusals,
    };
    let told: Vec<_> = refusals.iter().map(|it| (it.field, it.reason.to_string())).collect();
    let told: Vec<_> = told.iter().map(|(field, why)| (*field, why.as_str())).collect();
    assert_eq!(told, expected);
}

fn of_step(id: u32, field: StepField) -> Field {
    Field::Step(StepId(id), field)
}

#[test]
fn every_default_plan_reads_back() {
    for id in CadenceId::DEFAULTS {
        let stored = Cadence::default_of(id).unwrap();
        let read = Draft::of(&stored).read(id, Some(&stored), at(STAMP)).unwrap();
        assert_eq!(Cadence { changed_at: None, ..read }, stored);
    }
}

#[test]
fn each_field_is_refused_in_a_sentence() {
    for (field, text, why) in [
        (Field::Name, "  ", "there is nothing but blanks here"),
        (Field::Repeated, "8", "more steps are to come again than there are"),
        (Field::Repeated, "-1", "this has to be a whole number, such as 3"),
        (of_step(4, StepField::Count), "3650000", "at most 3653 fit here"),
        (of_step(4, StepField::Count), "99999999999999999999", "at most 3653 fit here"),
        (of_step(3, StepField::Count), "0", "working days count from 1"),
        (of_step(3, StepField::Count), "", "this has to be a whole number, such as 3"),
        (of_step(3, StepField::Count), "1.5", "this has to be a whole number, such as 3"),
        (of_step(4, StepField::TimeOfDay), "25:00", "a time of day looks like 09:30"),
        (of_step(1, StepField::Limit), "soon", "this has to be a whole number, such as 3"),
        (of_step(1, StepField::Limit), "5259601", "at most 5259600 fit here"),
        (
            of_step(2, StepField::Purpose),
            "a\tb",
            "there is a hidden control character in this text",
        ),
    ] {
        check(|draft| draft.write(field, text.to_owned()), &[(field, why)]);
    }
    let long = "x".repeat(20_001);
    let template = of_step(2, StepField::Template);
    check(|draft| draft.write(template, long), &[(template, "at most 20000 characters fit here")]);
}

#[test]
fn all_that_is_wrong_is_told_at_once_in_the_order_of_the_editor() {
    check(
        |draft| {
            draft.write(Field::Name, String::new());
            draft.write(of_step(2, StepField::Count), "x".to_owned());
            draft.write(Field::Repeated, "x".to_owned());
        },
        &[
            (Field::Name, "there is nothing but blanks here"),
            (of_step(2, StepField::Count), "this has to be a whole number, such as 3"),
            (Field::Repeated, "this has to be a whole number, such as 3"),
        ],
    );
}

#[test]
fn a_plan_has_one_step_at_least_and_fifty_at_most() {
    let no_steps = (Field::Steps, "a plan has at least one step");
    check(|draft| draft.steps.clear(), &[no_steps]);
    let nothing = |draft: &mut Draft| {
        draft.steps.clear();
        draft.name.clear();
    };
    check(nothing, &[(Field::Name, "there is nothing but blanks here"), no_steps]);
    let too_many = |draft: &mut Draft| {
        while draft.steps.len() <= MOST_STEPS {
            draft.add_step(None);
        }
    };
    check(too_many, &[(Field::Steps, "a plan has at most 50 steps")]);
}

#[test]
fn a_time_of_day_says_nothing_beside_minutes() {
    let stored = Cadence::default_of(CadenceId::NewEnquiry).unwrap();
    let mut draft = Draft::of(&stored);
    for id in [2, 4] {
        draft.write(of_step(id, StepField::TimeOfDay), "09:05".to_owned());
    }
    let read = draft.read(stored.id(), Some(&stored), at(STAMP)).unwrap();
    let times: Vec<_> = read.steps().iter().map(|step| step.time_of_day).collect();
    assert_eq!(times, [None, None, None, Some(545), None, None, None]);
    assert_eq!(Draft::of(&read).steps[3].time_of_day, "09:05");
}

#[test]
fn steps_are_moved_added_and_deleted_under_their_ids() {
    let stored = Cadence::default_of(CadenceId::Customer).unwrap();
    let mut draft = Draft::of(&stored);
    let ids = |draft: &Draft| draft.steps.iter().map(|step| step.id.0).collect::<Vec<_>>();
    draft.move_step(StepId(3), 0);
    assert_eq!(ids(&draft), [3, 1, 2]);
    draft.move_step(StepId(3), 9);
    assert_eq!(ids(&draft), [1, 2, 3]);
    draft.move_step(StepId(7), 0);
    draft.remove_step(StepId(3));
    assert_eq!(draft.add_step(Some(&stored)), StepId(4), "3 was another step");
    assert_eq!(ids(&draft), [1, 2, 4]);
    let edited = draft.read(stored.id(), Some(&stored), at(STAMP)).unwrap();
    assert_eq!(edited.gone(), [(StepId(3), Some(StepId(2)))]);
    assert_eq!(edited.changed_at, Some(at(STAMP)));
}

#[test]
fn a_new_plan_needs_a_name_alone() {
    let id = CadenceId::Own("019aa95c-3d10-7abc-8def-0123456789ab".parse().unwrap());
    let draft = Draft { name: " Fairs ".to_owned(), ..Draft::blank() };
    let cadence = draft.read(id, None, at(STAMP)).unwrap();
    assert_eq!((cadence.id(), cadence.name(), cadence.steps().len()), (id, "Fairs", 1));
    assert!(!Draft::blank().says(&cadence));
    assert!(Draft::of(&cadence).says(&cadence));
}

#[test]
fn what_a_later_version_wrote_on_a_step_stays() {
    let stored = Cadence::default_of(CadenceId::Nurture).unwrap();
    let mut steps = stored.steps().to_vec();
    steps[0].unknown.0.insert("mood".to_owned(), "\"calm\"".to_owned());
    let name = Line::known("Nurture");
    let stored = Cadence::new(CadenceId::Nurture, name, steps, 1).unwrap();
    let read = Draft::of(&stored).read(stored.id(), Some(&stored), at(STAMP)).unwrap();
    assert_eq!(read.steps(), stored.steps());
}
