//! Lists of leads get a name, are changed, moved and deleted.

use ninefold::route::Address;
use ninefold::state::{Desk, Naming, ViewRefusal};
use ninefold_core::domain::query::{Choice, Query};
use ninefold_core::domain::settings::Settings;
use ninefold_core::domain::stage::Stage;
use ninefold_core::domain::text::TextError;
use ninefold_core::domain::view::{MOST_VIEWS, View, ViewId};

use super::store::Store;
use super::{at_a_desk, now};

fn id(n: u8) -> ViewId {
    ViewId::new(now(), [n; 10])
}

fn answer(desk: Desk, store: &Store) {
    store.answer(desk);
    desk.use_settings(store.settings(), desk.with_rules(Clone::clone));
    desk.views().follow(desk);
}

fn notice(desk: Desk) -> String {
    desk.notice().map(|notice| notice.text).unwrap_or_default()
}

fn names(desk: Desk) -> Vec<String> {
    desk.views().all(desk).into_iter().map(|it| it.name).collect()
}

/// Has the list show what `address` says.
fn look_at(desk: Desk, address: &str) {
    desk.arrive(Address::parse(address));
    desk.views().follow(desk);
}

/// Saves what the list shows as view number `n`.
fn save(desk: Desk, store: &Store, n: u8, name: &str) {
    desk.views().ask(desk, Naming::New);
    desk.views().write(name.to_owned());
    desk.views().save(desk, now(), [n; 10]);
    answer(desk, store);
}

#[test]
fn a_list_gets_a_name_and_is_found_again() {
    at_a_desk(|desk, store| {
        look_at(desk, "#/leads?q=zo%C3%AB&stage=won&sort=-value");
        assert_eq!(desk.views().open(desk), None);
        save(desk, store, 1, " Hot ");
        assert_eq!(notice(desk), "Saved – view Hot");
        assert_eq!((names(desk), desk.views().naming()), (vec!["Hot".to_owned()], None));
        assert_eq!(store.settings().views[0].query, "q=zo%C3%AB&stage=won&sort=-value");
        look_at(desk, "#/leads");
        assert_eq!((desk.views().current(desk), desk.views().open(desk)), (None, None));
        let href = desk.href(desk.views().all(desk)[0].route());
        look_at(desk, &href);
        assert_eq!(desk.views().current(desk), Some(id(1)));
        desk.undo();
        answer(desk, store);
        assert_eq!((notice(desk), names(desk)), ("Undone – view Hot".to_owned(), vec![]));
        assert_eq!(desk.views().open(desk), None);
    });
}

#[test]
fn changes_are_saved_when_somebody_says_so() {
    at_a_desk(|desk, store| {
        look_at(desk, "#/leads?stage=won");
        save(desk, store, 1, "Hot");
        desk.list(desk.query_untracked().toggled(Choice::Stage(Stage::New)));
        desk.views().follow(desk);
        assert_eq!(desk.views().current(desk), None);
        assert_eq!(desk.views().open(desk).map(|it| it.id), Some(id(1)), "it began as that");
        desk.views().keep(desk, id(1), now());
        answer(desk, store);
        assert_eq!(desk.views().current(desk), Some(id(1)));
        assert_eq!(store.settings().views[0].query, "stage=won&stage=new");

        desk.views().ask(desk, Naming::Again(id(1)));
        assert_eq!(desk.views().name(), "Hot");
        desk.views().write("Warm".to_owned());
        desk.views().save(desk, now(), [9; 10]);
        answer(desk, store);
        assert_eq!(
            (names(desk), notice(desk)),
            (vec!["Warm".to_owned()], "Saved – view Warm".to_owned())
        );

        desk.views().delete(desk, id(1), now());
        answer(desk, store);
        assert_eq!((notice(desk), names(desk).len()), ("Deleted – view Warm".to_owned(), 0));
        assert_eq!(desk.query_untracked().stages.len(), 2, "the list stays as it is");
        desk.undo();
        answer(desk, store);
        assert_eq!(names(desk), ["Warm"]);
    });
}

#[test]
fn views_stand_in_the_order_that_somebody_wants() {
    at_a_desk(|desk, store| {
        for (n, name) in [(1, "a"), (2, "b"), (3, "c")] {
            look_at(desk, &format!("#/leads?q={name}"));
            save(desk, store, n, name);
        }
        desk.views().go(desk, id(3), true, now());
        answer(desk, store);
        assert_eq!(
            (names(desk).concat(), notice(desk)),
            ("acb".to_owned(), "Saved – the order of the views".to_owned())
        );
        let n_asked = store.asked().len();
        desk.views().go(desk, id(1), true, now());
        assert_eq!(store.asked().len(), n_asked, "it is the first already");
    });
}

#[test]
fn a_name_is_refused_beside_the_field() {
    at_a_desk(|desk, store| {
        let refused = |name: &str| {
            desk.views().ask(desk, Naming::New);
            desk.views().write(name.to_owned());
            desk.views().save(desk, now(), [7; 10]);
            desk.views().refusal()
        };
        look_at(desk, "#/leads?stage=won");
        save(desk, store, 1, "Hot");
        assert_eq!(refused("  "), Some(ViewRefusal::Name(TextError::Blank)));
        assert_eq!(refused("HÖT"), Some(ViewRefusal::Taken));
        desk.views().write("H".to_owned());
        assert_eq!(desk.views().refusal(), None, "it is typed anew");
        desk.views().close();
        // A view keeps its own name, in other letters too.
        desk.views().ask(desk, Naming::Again(id(1)));
        desk.views().write("hot".to_owned());
        desk.views().save(desk, now(), [9; 10]);
        answer(desk, store);
        assert_eq!(names(desk), ["hot"]);

        desk.list(Query { tags: vec!["x".repeat(9_000)], ..Query::default() });
        assert_eq!(refused("Long"), Some(ViewRefusal::TooLong));
        desk.views().keep(desk, id(1), now());
        assert!(notice(desk).starts_with("This list names too much"));

        let full = |all: Settings, n: usize| {
            let view =
                View { id: ViewId::new(now(), [n as u8; 10]), ..store.settings().views[0].clone() };
            all.with_view(view)
        };
        let settings = (1..=MOST_VIEWS).fold(Settings::default(), full);
        desk.use_settings(settings, desk.with_rules(Clone::clone));
        desk.list(Query::default());
        assert_eq!(refused("One more"), Some(ViewRefusal::Full));
    });
}

#[test]
fn what_a_later_version_filters_by_is_kept_and_not_shown() {
    at_a_desk(|desk, store| {
        look_at(desk, "#/leads?stage=won");
        save(desk, store, 1, "Hot");
        let later =
            View { query: "stage=won&mood=good".to_owned(), ..store.settings().views[0].clone() };
        let settings = store.settings().with_view(later);
        desk.use_settings(settings, desk.with_rules(Clone::clone));
        assert_eq!(desk.views().all(desk)[0].query, None);
        assert_eq!(desk.views().current(desk), None);
    });
}
