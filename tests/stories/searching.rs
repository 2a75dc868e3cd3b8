//! What the list of leads finds: at once, then in notes, then what is almost spelled so.

use ninefold::route::{Address, Route};
use ninefold::state::{Desk, Looking, Request, Slow};
use ninefold_core::domain::command::Command;
use ninefold_core::domain::fact::Fact;
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::{Draft, Lead};
use ninefold_core::domain::query::{Choice, Column, DueIn, Filter, Query, Sort};
use ninefold_core::domain::search::Tier;
use ninefold_core::domain::stage::Stage;

use super::store::Store;
use super::{at, at_a_desk, now};

fn id(n: u8) -> LeadId {
    LeadId::new(now(), [n; 10])
}

/// Lead number `n` with a note.
fn lead(n: u8, name: &str, note: &str) -> Lead {
    let (name, note) = (name.to_owned(), note.to_owned());
    let draft = Draft { name, note, enquiry_at: Some(now()), ..Draft::default() };
    draft.parse(id(n), now()).unwrap()
}

/// Tells `story` at a desk with `leads`, on the page Leads.
fn with(leads: Vec<Lead>, story: impl FnOnce(Desk, &Store)) {
    at_a_desk(|desk, store| {
        for lead in leads {
            desk.give(Command::Add(Box::new(lead)));
        }
        store.answer(desk);
        desk.arrive(Address::parse("#/leads"));
        story(desk, store);
    });
}

fn four() -> Vec<Lead> {
    vec![
        lead(1, "Anna Berg", ""),
        lead(2, "Ben", "knows Anna"),
        lead(3, "Hannah", ""),
        lead(4, "Anne Weiss", "knows anna too"),
    ]
}

fn search(desk: Desk, words: &str) {
    desk.list(Query { words: words.to_owned(), ..desk.query_untracked() });
    desk.look_further();
}

fn names(desk: Desk) -> Vec<String> {
    let ids = desk.found().get();
    desk.with_rows(|rows| ids.iter().map(|id| rows[id].title.clone()).collect())
}

/// Does all slices; answers how many.
fn finish(desk: Desk) -> usize {
    let mut n = 1;
    while desk.go_on(Slow::Search) {
        n += 1;
    }
    n
}

fn n_begun(store: &Store) -> usize {
    store.asked().iter().filter(|it| **it == Request::GoOn(Slow::Search)).count()
}

#[test]
fn notes_and_similar_words_follow_below_what_is_found_at_once() {
    with(four(), |desk, store| {
        search(desk, "anna");
        assert_eq!(names(desk), ["Anna Berg", "Hannah"]);
        assert_eq!(desk.looks_through(), Some(Looking::Told));
        assert!(desk.go_on(Slow::Search));
        assert_eq!(names(desk), ["Anna Berg", "Hannah", "Anne Weiss", "Ben"]);
        assert_eq!(desk.looks_through(), Some(Looking::Similar));
        assert!(!desk.go_on(Slow::Search));
        assert_eq!((desk.looks_through(), n_begun(store)), (None, 1));
        let how: Vec<Tier> = desk.found().get().into_iter().map(|id| desk.found_how(id)).collect();
        assert_eq!(how, [Tier::Exact, Tier::Exact, Tier::Told, Tier::Told]);

        search(desk, "annah");
        finish(desk);
        assert_eq!(names(desk), ["Hannah", "Anna Berg"]);
        assert_eq!(desk.found_how(desk.found().get()[1]), Tier::Similar);
        assert_eq!(n_begun(store), 2);
    });
}

#[test]
fn what_is_typed_on_is_looked_for_in_the_place_of_what_was_typed_before() {
    with(four(), |desk, store| {
        search(desk, "an");
        search(desk, "ann");
        search(desk, "anne");
        assert_eq!((names(desk), n_begun(store)), (vec!["Anne Weiss".to_owned()], 1));
        finish(desk);
        assert_eq!(names(desk), ["Anne Weiss", "Anna Berg"]);

        // Nobody looks at the list any more: what is slow stops by itself.
        search(desk, "ann");
        desk.list(Query::default());
        assert!(!desk.go_on(Slow::Search));
        assert_eq!(desk.looks_through(), None);
        desk.look_further();
        assert_eq!(names(desk).len(), 4);
    });
}

#[test]
fn a_lead_that_changes_is_found_by_what_it_says_now() {
    with(four(), |desk, store| {
        search(desk, "anna");
        finish(desk);
        desk.set_fact(id(2), Fact::Note(None));
        store.answer(desk);
        assert_eq!(names(desk).last().unwrap(), "Ben", "until it is looked through anew");
        desk.look_further();
        finish(desk);
        assert_eq!(names(desk), ["Anna Berg", "Hannah", "Anne Weiss"]);
        desk.delete(id(4));
        store.answer(desk);
        assert_eq!(names(desk), ["Anna Berg", "Hannah"], "at once");
        desk.undo();
        store.answer(desk);
        desk.look_further();
        finish(desk);
        assert_eq!(names(desk), ["Anna Berg", "Hannah", "Anne Weiss"]);
    });
}

#[test]
fn a_thousand_leads_are_looked_through_slice_by_slice() {
    let name = |n: usize| format!("Lead {n}");
    let many = (0..2_500_usize).map(|n| {
        let draft = Draft { name: name(n), note: "a word".to_owned(), ..Draft::default() };
        let bytes = [0, 0, 0, 0, 0, 0, 0, 0, (n / 256) as u8, (n % 256) as u8];
        draft.parse(LeadId::new(now(), bytes), now()).unwrap()
    });
    with(many.collect(), |desk, _| {
        search(desk, "word");
        assert_eq!(names(desk).len(), 0);
        assert_eq!(finish(desk), 6, "three slices for the notes, three for similar words");
        assert_eq!(names(desk).len(), 2_500);
    });
}

#[test]
fn filters_and_order_stand_in_the_address_and_words_stay() {
    with(four(), |desk, store| {
        desk.set_stage(id(3), Stage::Nurture.into());
        store.answer(desk);
        search(desk, "ann");
        let query = desk.query_untracked().toggled(Choice::Stage(Stage::New));
        let sort = Sort { by: Column::Name, is_down: true };
        let route = desk.list(Query { sort, ..query });
        assert_eq!(desk.href(route), "#/leads?q=ann&stage=new&sort=-name");
        assert_eq!(names(desk), ["Anne Weiss", "Anna Berg"]);
        let stages = desk.choices(Filter::Stage);
        assert_eq!(stages[0], (Choice::Stage(Stage::New), 2));
        assert_eq!(stages[2], (Choice::Stage(Stage::Nurture), 1));
        let route = desk.list(desk.query_untracked().without_filters());
        assert_eq!(route, Route::Leads(Box::new(Query { sort, ..Query::of_words("ann") })));
        assert_eq!(names(desk), ["Hannah", "Anne Weiss", "Anna Berg"]);
    });
}

#[test]
fn what_is_due_follows_the_day() {
    with(vec![lead(1, "Ada", "")], |desk, _| {
        let overdue = Query { due: Some(DueIn::Overdue), ..Query::default() };
        desk.list(overdue.clone());
        assert_eq!((names(desk).len(), desk.n_found(&overdue)), (0, 0));
        desk.tick(at("2026-11-21T10:44:01Z"));
        assert_eq!((names(desk).len(), desk.n_found(&overdue)), (1, 1), "two minutes to answer");
        desk.list(Query { due: Some(DueIn::Today), ..Query::default() });
        assert_eq!(names(desk).len(), 1);
        desk.tick(at("2026-11-22T00:00:00Z"));
        assert_eq!(names(desk).len(), 0);
    });
}
