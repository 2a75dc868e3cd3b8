//! Plans are edited, copied, deleted with the leads that follow them, and restored.

use ninefold::route::{Address, Route};
use ninefold::state::{Desk, Moves, Request, cadences_from_kept, cadences_to_kept};
use ninefold_core::domain::cadence::draft::{Draft, Field, StepField};
use ninefold_core::domain::cadence::{Cadence, CadenceId, Channel, StepId};
use ninefold_core::domain::command::Command;
use ninefold_core::domain::course::When;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::Decided;
use ninefold_core::domain::lead::{Decision, Draft as LeadDraft, Lead};
use ninefold_core::domain::schedule::Rules;
use ninefold_core::domain::settings::Settings;

use super::store::Store;
use super::{at, at_a_desk, now};

fn lead(name: &str, number: u8) -> Lead {
    let asked = Some(at("2026-11-21T10:00:00Z"));
    let draft = LeadDraft { name: name.to_owned(), enquiry_at: asked, ..LeadDraft::default() };
    draft.parse(LeadId::new(now(), [number; 10]), now()).unwrap()
}

/// Tells `story` at a desk with two enquiries on it, on the page of the plan for them.
fn with_two(story: impl FnOnce(Desk, &Store)) {
    at_a_desk(|desk, store| {
        for (name, number) in [("Ana Costa", 1), ("Ben Okafor", 2)] {
            desk.give(Command::Add(Box::new(lead(name, number))));
        }
        store.answer(desk);
        desk.arrive(Address::parse("#/cadences/new_enquiry"));
        story(desk, store);
    });
}

/// Answers what waits, and has the desk go by the settings that are stored then.
fn answer(desk: Desk, store: &Store) {
    store.answer(desk);
    let rules = desk.with_rules(Clone::clone);
    let settings = store.settings();
    let rules = Rules { plans: settings.plans(), ..rules };
    desk.use_settings(settings, rules);
}

fn plan_of(store: &Store, number: u8) -> Option<CadenceId> {
    let lead = store.lead(LeadId::new(now(), [number; 10])).unwrap();
    lead.parts().course.enrolment.and_then(|it| it.cadence)
}

fn notice(desk: Desk) -> String {
    desk.notice().map(|notice| notice.text).unwrap_or_default()
}

fn names(settings: &Settings) -> Vec<String> {
    settings.plans().iter().map(|plan| plan.name().to_owned()).collect()
}

const COUNT: Field = Field::Step(StepId(4), StepField::Count);

fn write(desk: Desk, id: CadenceId, field: Field, text: &str) {
    desk.cadences().change(desk, id, |draft| draft.write(field, text.to_owned()));
}

#[test]
fn an_edit_stays_over_other_pages_and_is_saved_by_one_button() {
    with_two(|desk, store| {
        let id = CadenceId::NewEnquiry;
        write(desk, id, COUNT, "5");
        desk.cadences().change(desk, id, |draft| draft.move_step(StepId(7), 1));
        desk.arrive(Address::parse("#/today"));
        desk.arrive(Address::parse("#/cadences/new_enquiry"));
        assert_eq!(desk.cadences().draft(id).unwrap().text(COUNT), "5");
        assert_eq!(store.settings(), Settings::default(), "nothing is saved by itself");

        assert_eq!(desk.cadences().save(desk, id, now()), Ok(()));
        answer(desk, store);
        assert_eq!(desk.cadences().draft(id), None);
        let saved = store.settings().plans().get(id).cloned().unwrap();
        let ids: Vec<u32> = saved.steps().iter().map(|step| step.id.0).collect();
        assert_eq!(ids, [1, 7, 2, 3, 4, 5, 6]);
        assert_eq!(notice(desk), "Saved – settings");

        desk.undo();
        answer(desk, store);
        assert_eq!(store.settings().plans().get(id), Cadence::default_of(id).as_ref());
    });
}

#[test]
fn what_is_typed_back_is_no_edit() {
    with_two(|desk, _| {
        write(desk, CadenceId::NewEnquiry, COUNT, "5");
        write(desk, CadenceId::NewEnquiry, COUNT, "3");
        assert_eq!(desk.cadences().draft(CadenceId::NewEnquiry), None);
        write(desk, CadenceId::NewEnquiry, COUNT, "5");
        desk.cadences().cancel(desk, CadenceId::NewEnquiry);
        assert_eq!(desk.cadences().draft(CadenceId::NewEnquiry), None);
    });
}

#[test]
fn what_is_no_plan_is_refused_beside_its_field_and_stays_typed() {
    with_two(|desk, store| {
        let id = CadenceId::NewEnquiry;
        let refusal = |field| desk.cadences().refusal(id, field).map(|why| why.to_string());
        write(desk, id, COUNT, "99999");
        assert_eq!(refusal(COUNT), None, "not while it is typed");
        desk.cadences().check(desk, id, COUNT);
        assert_eq!(refusal(COUNT).as_deref(), Some("at most 3653 fit here"));
        write(desk, id, Field::Name, " ");
        assert!(refusal(COUNT).is_some(), "typing elsewhere leaves the sentence");
        assert_eq!(desk.cadences().save(desk, id, now()), Err(Field::Name));
        assert_eq!(refusal(Field::Name).as_deref(), Some("there is nothing but blanks here"));
        write(desk, id, COUNT, "4");
        assert_eq!(refusal(COUNT), None, "typing there takes it away");
        assert_eq!(store.settings(), Settings::default());
    });
}

#[test]
fn a_plan_is_begun_and_is_there_once_it_is_saved() {
    at_a_desk(|desk, store| {
        let id = desk.cadences().begin(desk, now(), [3; 10]);
        assert_eq!(desk.cadences().begun(desk), [(id, Draft::blank())]);
        write(desk, id, Field::Name, "Fairs");
        desk.cadences().add_step(desk, id);
        assert_eq!(desk.cadences().save(desk, id, now()), Ok(()));
        answer(desk, store);
        assert_eq!(desk.cadences().begun(desk), []);
        let plans = ["New enquiry", "Nurture", "Customer", "After a “no”", "Fairs"];
        assert_eq!(names(&store.settings()), plans);

        let copy = desk.cadences().copy(desk, id, now(), [4; 10]).unwrap();
        answer(desk, store);
        let plans = store.settings().plans();
        assert_eq!(plans.name(copy), Some("Copy of Fairs"));
        assert_eq!(plans.get(copy).map(|plan| plan.steps().len()), Some(2));
    });
}

#[test]
fn the_leads_of_a_plan_that_goes_follow_another_and_one_undo_brings_all_back() {
    with_two(|desk, store| {
        assert_eq!(desk.waiting_for(CadenceId::NewEnquiry).len(), 2);
        let to = Some(CadenceId::AfterNo);
        desk.cadences().ask_removal(desk, CadenceId::NewEnquiry, now());
        desk.cadences().delete(desk, to, now());
        answer(desk, store);
        assert_eq!(names(&store.settings()), ["Nurture", "Customer", "After a “no”"]);
        assert_eq!((plan_of(store, 1), plan_of(store, 2)), (to, to));
        assert_eq!(notice(desk), "Deleted the plan – 2 leads had it");

        desk.undo();
        answer(desk, store);
        assert_eq!(names(&store.settings()).len(), 4);
        assert_eq!((plan_of(store, 1), plan_of(store, 2)), (None, None));
    });
}

#[test]
fn a_lead_that_waits_for_something_else_is_no_less_one_of_the_plan() {
    with_two(|desk, store| {
        let ana = lead("Ana Costa", 1).id();
        let agreed = Decision::Agree {
            when: When::At(at("2026-12-01T10:00:00Z")),
            channel: Channel::Call,
            purpose: None,
        };
        desk.decide(Decided::Agreed, vec![(ana, agreed)]);
        answer(desk, store);
        assert_eq!(desk.waiting_for(CadenceId::NewEnquiry).len(), 1);

        desk.cadences().ask_removal(desk, CadenceId::NewEnquiry, now());
        assert_eq!(desk.cadences().removal(), None, "her plan is being read");
        let asked = Request::Followers(CadenceId::NewEnquiry, vec![ana]);
        assert_eq!(store.asked().last(), Some(&asked));
        desk.followers_told(CadenceId::NewEnquiry, vec![ana]);
        desk.cadences().delete(desk, Some(CadenceId::Nurture), now());
        answer(desk, store);
        let nurture = Some(CadenceId::Nurture);
        assert_eq!((plan_of(store, 1), plan_of(store, 2)), (nurture, nurture));
    });
}

#[test]
fn leads_may_be_left_without_a_plan() {
    with_two(|desk, store| {
        desk.cadences().ask_removal(desk, CadenceId::NewEnquiry, now());
        assert_eq!(desk.cadences().removal().and_then(|it| it.leads).map(|it| it.len()), Some(2));
        desk.cadences().delete(desk, None, now());
        answer(desk, store);
        assert!(desk.waiting_for(CadenceId::NewEnquiry).is_empty());
        assert_eq!((plan_of(store, 1), plan_of(store, 2)), (None, None));
        let ends = |number| {
            let lead = store.lead(LeadId::new(now(), [number; 10])).unwrap();
            lead.parts().course.enrolment.is_some()
        };
        assert!(ends(1) && ends(2));
    });
}

#[test]
fn the_four_plans_of_every_desk_come_back_as_they_were() {
    with_two(|desk, store| {
        write(desk, CadenceId::Nurture, Field::Name, "Garden");
        desk.cadences().add_step(desk, CadenceId::Nurture);
        assert_eq!(desk.cadences().save(desk, CadenceId::Nurture, now()), Ok(()));
        desk.cadences().ask_removal(desk, CadenceId::AfterNo, now());
        assert_eq!(desk.cadences().removal(), None, "without leads there is nothing to ask");
        answer(desk, store);
        assert!(!desk.cadences().are_defaults(desk));
        assert_eq!(names(&store.settings()), ["New enquiry", "Garden", "Customer"]);

        desk.cadences().restore_defaults(desk, now());
        answer(desk, store);
        assert!(desk.cadences().are_defaults(desk));
        let plans = store.settings().plans();
        let gone = plans.get(CadenceId::Nurture).map(|plan| plan.gone().to_vec());
        assert_eq!(gone, Some(vec![(StepId(2), Some(StepId(1)))]), "a lead there goes on");

        desk.undo();
        answer(desk, store);
        assert_eq!(names(&store.settings()), ["New enquiry", "Garden", "Customer"]);
    });
}

#[test]
fn what_saving_would_move_is_counted_once_the_draft_rests() {
    with_two(|desk, store| {
        let id = CadenceId::NewEnquiry;
        let counts = || {
            let asked = store.asked();
            let counted = asked.into_iter().filter_map(|request| {
                let Request::CountMoves(settings) = request else { return None };
                Some(*settings)
            });
            counted.collect::<Vec<_>>()
        };
        desk.tick(at("2026-11-21T10:43:00Z"));
        assert_eq!((desk.cadences().moves(desk, id), counts().len()), (None, 0));
        write(desk, id, COUNT, "4");
        desk.tick(at("2026-11-21T10:43:00.500Z"));
        assert_eq!((desk.cadences().moves(desk, id), counts().len()), (Some(Moves::Counting), 0));
        desk.tick(at("2026-11-21T10:43:02Z"));
        desk.tick(at("2026-11-21T10:43:03Z"));
        let asked = counts();
        assert_eq!(asked.len(), 1, "each draft is counted once");
        write(desk, id, COUNT, "5");
        desk.moves_counted(&asked[0], 2);
        assert_eq!(desk.cadences().moves(desk, id), Some(Moves::Counting), "it was another draft");
        desk.tick(at("2026-11-21T10:43:05Z"));
        desk.moves_counted(&counts()[1], 2);
        assert_eq!(desk.cadences().moves(desk, id), Some(Moves::Counted(2)));
        write(desk, id, COUNT, "soon");
        desk.tick(at("2026-11-21T10:43:09Z"));
        assert_eq!((desk.cadences().moves(desk, id), counts().len()), (Some(Moves::NoPlan), 2));
    });
}

#[test]
fn what_moved_is_told_with_what_was_done() {
    with_two(|desk, store| {
        desk.set_settings(|settings| settings.zone = Some("UTC".to_owned()));
        answer(desk, store);
        desk.dates_moved(0);
        assert_eq!(notice(desk), "Saved – settings");
        desk.dates_moved(12);
        assert_eq!(notice(desk), "Saved – settings; 12 due dates moved");
        desk.delete(lead("Ana Costa", 1).id());
        answer(desk, store);
        desk.dates_moved(12);
        assert_eq!(notice(desk), "Deleted – Ana Costa", "that is about something else");
    });
}

#[test]
fn what_was_typed_outlives_the_tab() {
    with_two(|desk, store| {
        write(desk, CadenceId::Nurture, Field::Name, "Gar");
        let kept = store.asked().into_iter().rev().find_map(|request| {
            let Request::KeepCadences(drafts) = request else { return None };
            Some(cadences_to_kept(&drafts))
        });
        let drafts = cadences_from_kept(&kept.unwrap()).unwrap();
        with_two(|desk, _| {
            desk.cadences().restore(drafts);
            assert_eq!(desk.cadences().draft(CadenceId::Nurture).unwrap().name, "Gar");
            assert_eq!(desk.route_untracked(), Route::Cadences(Some(CadenceId::NewEnquiry)));
        });
    });
}
