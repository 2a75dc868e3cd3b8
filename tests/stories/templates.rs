//! Templates are begun, changed, copied, deleted and tried on; what is typed outlives the tab.

use ninefold::route::Address;
use ninefold::state::{Desk, Recipient, Request, templates_from_kept, templates_to_kept};
use ninefold_core::domain::cadence::Channel;
use ninefold_core::domain::command::Command;
use ninefold_core::domain::contact::Company;
use ninefold_core::domain::fact::Fact;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::{Draft as LeadDraft, Lead};
use ninefold_core::domain::settings::Settings;
use ninefold_core::domain::template::draft::{Draft, Field};
use ninefold_core::domain::template::{MOST_TEMPLATES, TemplateId};
use ninefold_core::domain::text::Line;

use super::store::Store;
use super::{at, at_a_desk, now};

fn id(n: u8) -> TemplateId {
    TemplateId::new(now(), [n; 10])
}

/// Answers what waits, and has the desk go by the settings that are stored then.
fn answer(desk: Desk, store: &Store) {
    store.answer(desk);
    desk.use_settings(store.settings(), desk.with_rules(Clone::clone));
}

fn write(desk: Desk, id: TemplateId, field: Field, text: &str) {
    desk.templates().change(desk, id, |draft| draft.write(field, text.to_owned()));
}

fn names(store: &Store) -> Vec<String> {
    store.settings().library().iter().map(|it| it.name.to_string()).collect()
}

fn notice(desk: Desk) -> String {
    desk.notice().map(|notice| notice.text).unwrap_or_default()
}

/// Tells `story` at a desk with one template, number 1.
fn with_one(story: impl FnOnce(Desk, &Store)) {
    at_a_desk(|desk, store| {
        desk.arrive(Address::parse("#/cadences"));
        desk.templates().begin(desk, now(), [1; 10]);
        write(desk, id(1), Field::Name, "Hello");
        write(desk, id(1), Field::Text, "Hello {first_name}");
        assert_eq!(desk.templates().save(desk, id(1), now()), Ok(()));
        answer(desk, store);
        story(desk, store);
    });
}

#[test]
fn a_template_is_begun_and_is_there_once_it_is_saved() {
    with_one(|desk, store| {
        assert_eq!(names(store), ["Hello"]);
        assert_eq!(notice(desk), "Saved – Hello");
        assert_eq!((desk.templates().open(), desk.templates().begun(desk)), (None, vec![]));
        desk.undo();
        answer(desk, store);
        assert_eq!(notice(desk), "Undone – Hello");
        assert_eq!(names(store), [] as [&str; 0]);
        desk.redo();
        answer(desk, store);
        assert_eq!(names(store), ["Hello"]);
    });
}

#[test]
fn an_edit_stays_over_other_pages_and_is_saved_by_one_button() {
    with_one(|desk, store| {
        desk.templates().edit(id(1));
        write(desk, id(1), Field::Text, "Bye {first_name}\n");
        desk.templates().change(desk, id(1), |draft| draft.channel = Channel::Message);
        desk.arrive(Address::parse("#/today"));
        desk.arrive(Address::parse("#/cadences"));
        assert_eq!(desk.templates().draft(id(1)).unwrap().text, "Bye {first_name}\n");
        assert_eq!(store.settings().template(id(1)).unwrap().text.as_str(), "Hello {first_name}");

        assert_eq!(desk.templates().save(desk, id(1), now()), Ok(()));
        assert_eq!(desk.templates().open(), Some(id(1)), "until it is saved");
        answer(desk, store);
        assert_eq!((desk.templates().open(), desk.templates().draft(id(1))), (None, None));
        let saved = store.settings().template(id(1)).cloned().unwrap();
        assert_eq!((saved.text.as_str(), saved.channel), ("Bye {first_name}", Channel::Message));
    });
}

#[test]
fn a_save_that_fails_leaves_what_was_typed_until_it_is_done_again() {
    with_one(|desk, store| {
        desk.templates().edit(id(1));
        write(desk, id(1), Field::Name, "Bye");
        assert_eq!(desk.templates().save(desk, id(1), now()), Ok(()));
        store.refuse(desk, "there is no room left to save");
        assert_eq!(desk.templates().draft(id(1)).unwrap().name, "Bye");
        assert_eq!(desk.templates().open(), Some(id(1)));
        desk.retry(desk.failures()[0].ticket);
        answer(desk, store);
        assert_eq!((desk.templates().open(), desk.templates().draft(id(1))), (None, None));
        assert_eq!(names(store), ["Bye"]);
    });
}

#[test]
fn what_is_typed_while_it_is_being_saved_stays() {
    with_one(|desk, store| {
        desk.templates().edit(id(1));
        write(desk, id(1), Field::Name, "Bye");
        assert_eq!(desk.templates().save(desk, id(1), now()), Ok(()));
        write(desk, id(1), Field::Name, "Bye now");
        answer(desk, store);
        assert_eq!(desk.templates().draft(id(1)).unwrap().name, "Bye now");
        assert_eq!(desk.templates().open(), Some(id(1)));
        assert_eq!(names(store), ["Bye"]);
    });
}

#[test]
fn what_is_no_template_is_refused_beside_its_field_and_stays_typed() {
    with_one(|desk, store| {
        let refusal = |field| desk.templates().refusal(id(1), field).map(|why| why.to_string());
        let blank = Some("there is nothing but blanks here".to_owned());
        write(desk, id(1), Field::Name, " ");
        assert_eq!(refusal(Field::Name), None, "not while it is typed");
        desk.templates().check(desk, id(1), Field::Name);
        assert_eq!(refusal(Field::Name), blank);
        write(desk, id(1), Field::Text, "");
        assert_eq!(refusal(Field::Name), blank, "typing elsewhere leaves the sentence");
        assert_eq!(desk.templates().save(desk, id(1), now()), Err(Field::Name));
        assert_eq!(refusal(Field::Text), blank);
        write(desk, id(1), Field::Name, "Bye");
        assert_eq!(refusal(Field::Name), None, "typing there takes it away");
        assert_eq!(names(store), ["Hello"]);

        desk.templates().cancel(desk, id(1));
        assert_eq!((refusal(Field::Text), desk.templates().draft(id(1))), (None, None));
    });
}

#[test]
fn what_is_typed_back_is_no_edit_and_saving_it_closes_the_editor() {
    with_one(|desk, store| {
        desk.templates().edit(id(1));
        write(desk, id(1), Field::Name, "Hello ");
        assert_eq!(desk.templates().draft(id(1)).unwrap().name, "Hello ", "a blank may go on");
        write(desk, id(1), Field::Name, "Hello");
        assert_eq!(desk.templates().draft(id(1)), None);
        let n_asked = store.asked().len();
        assert_eq!(desk.templates().save(desk, id(1), now()), Ok(()));
        assert_eq!((desk.templates().open(), store.asked().len()), (None, n_asked));
    });
}

#[test]
fn a_copy_is_opened_and_a_deleted_template_comes_back_with_one_undo() {
    with_one(|desk, store| {
        desk.templates().copy(desk, id(1), now(), [2; 10]);
        answer(desk, store);
        assert_eq!(names(store), ["Copy of Hello", "Hello"]);
        assert_eq!(desk.templates().open(), Some(id(2)));

        write(desk, id(2), Field::Name, "Bye");
        desk.templates().delete(desk, id(2), now());
        answer(desk, store);
        assert_eq!((desk.templates().open(), desk.templates().draft(id(2))), (None, None));
        assert_eq!(
            (names(store), notice(desk)),
            (vec!["Hello".to_owned()], "Deleted – Copy of Hello".to_owned())
        );
        assert!(store.settings().templates.iter().any(|it| it.id == id(2) && it.is_removed));

        desk.undo();
        answer(desk, store);
        assert_eq!(names(store), ["Copy of Hello", "Hello"]);
    });
}

#[test]
fn the_four_starters_are_there_at_once_and_go_with_one_undo() {
    at_a_desk(|desk, store| {
        desk.templates().add_starters(desk, now());
        answer(desk, store);
        assert_eq!((names(store).len(), notice(desk)), (4, "Saved – 4 templates".to_owned()));
        desk.undo();
        answer(desk, store);
        assert_eq!(names(store).len(), 0);
        assert_eq!(notice(desk), "Undone – 4 templates");
    });
}

#[test]
fn a_full_library_says_so() {
    at_a_desk(|desk, store| {
        let draft = Draft { name: "Hello".to_owned(), text: "Hi".to_owned(), ..Draft::blank() };
        let template = |n: usize| draft.read(id(n as u8), &[], now()).unwrap();
        let full =
            (0..MOST_TEMPLATES).map(template).fold(Settings::default(), Settings::with_template);
        // Begun while there was still room.
        desk.templates().begin(desk, now(), [255; 10]);
        desk.use_settings(full, desk.with_rules(Clone::clone));
        let why = "The library holds at most 200 templates: delete one that you do not use";
        desk.templates().copy(desk, id(1), now(), [254; 10]);
        assert_eq!(notice(desk), why);
        desk.templates().begin(desk, now(), [253; 10]);
        assert_eq!(desk.templates().begun(desk).len(), 1);
        write(desk, id(255), Field::Name, "Hello");
        write(desk, id(255), Field::Text, "Hi");
        assert_eq!(desk.templates().save(desk, id(255), now()), Err(Field::Name));
        let told = desk.templates().refusal(id(255), Field::Name).map(|why| why.to_string());
        assert_eq!(told, Some(why.replacen("The", "the", 1)));
        let is_set = |it: &Request| matches!(it, Request::Do(..));
        assert!(!store.asked().iter().any(is_set));
    });
}

#[test]
fn what_was_typed_outlives_the_tab() {
    with_one(|desk, store| {
        write(desk, id(1), Field::Text, "Bye {first_");
        desk.templates().begin(desk, now(), [3; 10]);
        let kept = store.asked().into_iter().rev().find_map(|request| {
            let Request::KeepTemplates(drafts) = request else { return None };
            Some(templates_to_kept(&drafts))
        });
        let drafts = templates_from_kept(&kept.unwrap()).unwrap();
        with_one(|desk, _| {
            desk.templates().restore(drafts);
            assert_eq!(desk.templates().draft(id(1)).unwrap().text, "Bye {first_");
            assert_eq!(desk.templates().begun(desk), [(id(3), Draft::blank())]);
        });
    });
}

fn lead(name: &str, number: u8, asked_at: Option<&str>) -> Lead {
    let enquiry_at = asked_at.map(at);
    let draft = LeadDraft { name: name.to_owned(), enquiry_at, ..LeadDraft::default() };
    draft.parse(LeadId::new(now(), [number; 10]), now()).unwrap()
}

/// What a greeting is for whom templates are tried on.
fn greeting(desk: Desk) -> Option<String> {
    desk.templates().filled(desk, "Hi {first_name} of {company}").map(|filled| filled.body)
}

#[test]
fn a_template_is_tried_on_a_lead_as_it_is_now() {
    with_one(|desk, store| {
        assert_eq!(greeting(desk).as_deref(), Some("Hi Ana of Alder Joinery"));
        let ben = lead("Ben Okafor", 2, None);
        desk.give(Command::Add(Box::new(ben.clone())));
        answer(desk, store);
        desk.templates().try_on(desk, Some(ben.id()));
        assert_eq!(store.asked().last(), Some(&Request::Read(ben.id())));
        assert_eq!(greeting(desk), None, "it is being read");
        desk.show(ben.id(), Ok(Some(ben.clone())));
        assert_eq!(greeting(desk).as_deref(), Some("Hi Ben of {company}"));
        assert_eq!(desk.lead(), None, "the pane has nothing to do with it");

        let company = Company::parse("Alder").ok();
        desk.set_fact(ben.id(), Fact::Company(company));
        answer(desk, store);
        assert_eq!(greeting(desk).as_deref(), Some("Hi Ben of Alder"));
        desk.set_settings(|it| it.my_name = Line::parse("Eva").ok());
        answer(desk, store);
        assert_eq!(desk.templates().filled(desk, "{my_name}").unwrap().missing, []);

        desk.erase(vec![ben.id()]);
        answer(desk, store);
        assert_eq!(desk.templates().recipient(), Recipient::Example, "nothing of it stays");
    });
}

#[test]
fn a_lead_that_is_gone_or_answered_late_is_told_from_the_one_that_is_chosen() {
    with_one(|desk, store| {
        let (ben, eve) = (lead("Ben Okafor", 2, None), lead("Eve Moss", 3, None));
        for lead in [&ben, &eve] {
            desk.give(Command::Add(Box::new(lead.clone())));
        }
        answer(desk, store);
        desk.templates().try_on(desk, Some(ben.id()));
        desk.templates().try_on(desk, Some(eve.id()));
        desk.show(ben.id(), Ok(Some(ben)));
        assert_eq!(greeting(desk), None, "an answer that is no longer waited for");
        desk.show(eve.id(), Ok(None));
        let why = "this lead is no longer here".to_owned();
        assert_eq!(desk.templates().recipient(), Recipient::Missing(eve.id(), why));
        desk.templates().try_on(desk, None);
        assert_eq!(greeting(desk).as_deref(), Some("Hi Ana of Alder Joinery"));
    });
}

#[test]
fn ten_leads_are_offered_those_of_today_first_and_keep_their_places() {
    at_a_desk(|desk, store| {
        for n in 1..=12 {
            let asked = (n <= 2).then_some("2026-11-21T10:30:00Z");
            desk.give(Command::Add(Box::new(lead(&format!("Lead {n}"), n, asked))));
        }
        answer(desk, store);
        let titles = || desk.recipients().into_iter().map(|(_, title)| title).collect::<Vec<_>>();
        let all = titles();
        assert_eq!(all.len(), 10);
        let mut first = all[..2].to_vec();
        first.sort();
        assert_eq!(first, ["Lead 1", "Lead 2"]);
        assert_eq!(all[2..5], ["Lead 12", "Lead 11", "Lead 10"]);

        desk.templates().try_on(desk, Some(lead("x", 3, None).id()));
        assert_eq!(titles(), [&all[..], &["Lead 3".to_owned()]].concat());
        desk.delete(lead("x", 12, None).id());
        answer(desk, store);
        assert!(!titles().contains(&"Lead 12".to_owned()), "not those in the trash");
    });
}
