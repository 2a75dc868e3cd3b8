//! Leads that may be one and the same are found, looked at side by side, merged or told apart.

use ninefold::route::Address;
use ninefold::state::{Desk, Hand, Looked, Pick, Read, Request};
use ninefold_core::domain::command::Command;
use ninefold_core::domain::duplicates::{Alike, Pair};
use ninefold_core::domain::fact::{Fact, FactKind};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::{Draft, Lead};
use ninefold_core::domain::touch::{Channel, Outcome, Touch};

use super::store::Store;
use super::{at_a_desk, now};

fn id(n: u8) -> LeadId {
    LeadId::new(now(), [n; 10])
}

fn lead(n: u8, name: &str, company: &str, email: &str) -> Lead {
    let draft = Draft {
        name: name.to_owned(),
        company: company.to_owned(),
        email: email.to_owned(),
        ..Draft::default()
    };
    draft.parse(id(n), now()).unwrap()
}

/// Answers all that was asked, as the wiring does, until nothing is.
fn settle(desk: Desk, store: &Store, n_answered: &mut usize) {
    loop {
        store.answer(desk);
        let asked = store.asked();
        let Some(request) = asked.get(*n_answered) else { return };
        *n_answered += 1;
        if let Request::GoOn(slow) = request {
            while desk.go_on(*slow) {}
        }
        if let Request::Read(id) = request {
            desk.show(*id, Ok(store.lead(*id)));
        }
        if let Request::UseSettings(settings) = request {
            desk.use_settings((**settings).clone(), desk.with_rules(Clone::clone));
        }
    }
}

/// Tells `story` at a desk on whose page of duplicates these leads were looked through.
fn with(leads: &[Lead], story: impl FnOnce(Desk, &Store, &mut dyn FnMut())) {
    at_a_desk(|desk, store| {
        for lead in leads {
            desk.give(Command::Add(Box::new(lead.clone())));
        }
        let mut n_answered = 0;
        let mut go_on = || settle(desk, store, &mut n_answered);
        go_on();
        desk.arrive(Address::parse("#/leads/duplicates"));
        assert_eq!(desk.doubles().looked(), Looked::NotYet);
        desk.doubles().look(desk);
        assert_eq!(desk.doubles().looked(), Looked::Through(0, leads.len()));
        go_on();
        assert_eq!(desk.doubles().looked(), Looked::Done);
        story(desk, store, &mut go_on);
    });
}

fn three() -> [Lead; 3] {
    [
        lead(1, "Ana Costa", "Alder", "ana@alder.example"),
        lead(2, "Ana M. Costa", "Alder Ltd", "ANA@alder.example"),
        lead(3, "Ana Cosat", "Alder", ""),
    ]
}

fn pairs(desk: Desk) -> Vec<Pair> {
    desk.doubles().with_found(|found| found.pairs.iter().map(|it| it.pair).collect())
}

fn notice(desk: Desk) -> String {
    desk.notice().map(|notice| notice.text).unwrap_or_default()
}

fn fact(desk: Desk, kind: FactKind) -> (Pick, Fact) {
    let facts = desk.doubles().facts();
    let it = facts.into_iter().find(|it| it.kind == kind).unwrap();
    (it.pick, it.then.unwrap())
}

#[test]
fn the_strongest_pair_opens_by_itself_and_both_are_read() {
    with(&three(), |desk, _, _| {
        assert_eq!(pairs(desk), [(id(1), id(2)), (id(1), id(3))]);
        assert_eq!(desk.doubles().open(), Some((id(1), id(2))));
        let alike: Vec<Alike> = desk.doubles().suspects().unwrap().alike.iter().collect();
        assert_eq!(alike, [Alike::Email, Alike::NameAndCompany]);
        assert!(matches!(desk.doubles().lead(Hand::Right), Read::Lead(it) if it.id() == id(2)));
        let facts = desk.doubles().facts();
        let differing: Vec<FactKind> =
            facts.iter().take_while(|it| it.differs()).map(|it| it.kind).collect();
        assert_eq!(differing, [FactKind::Name, FactKind::Company, FactKind::Emails]);
        assert!(facts[differing.len()..].iter().all(|it| !it.differs()));
    });
}

#[test]
fn a_merge_opens_the_next_pair_and_one_undo_brings_both_back() {
    with(&three(), |desk, store, go_on| {
        let doubles = desk.doubles();
        doubles.pick(FactKind::Name, Pick::Right);
        assert_eq!(fact(desk, FactKind::Emails).0, Pick::Both);
        doubles.merge(desk);
        assert!(doubles.is_merging());
        // Pressed twice, it is done once.
        doubles.merge(desk);
        go_on();
        assert!(!doubles.is_merging());
        assert_eq!(notice(desk), "Merged – Ana M. Costa");
        let [kept, other] = [1, 2].map(|n| store.lead(id(n)).unwrap());
        assert_eq!((kept.title(), kept.parts().emails.len()), ("Ana M. Costa", 1));
        assert!(other.is_deleted());
        assert_eq!(desk.n_leads(), 2);
        // Ana M. is no misspelling of the third any more.
        assert_eq!((pairs(desk), doubles.open()), (vec![], None));

        desk.undo();
        go_on();
        assert_eq!(notice(desk), "Undone – 2 leads");
        assert_eq!(pairs(desk).len(), 2);
        assert!(store.lead(id(1)).unwrap().says_the_same(&three()[0]));
        assert!(store.lead(id(2)).unwrap().says_the_same(&three()[1]));
        desk.redo();
        go_on();
        assert!(store.lead(id(1)).unwrap().says_the_same(&kept));
    });
}

#[test]
fn whoever_was_touched_more_often_stays_unless_the_other_is_chosen() {
    let [one, other, _] = three();
    let touch = |n: u8| {
        let id = ninefold_core::domain::id::TouchId::new(now(), [n; 10]);
        Touch::outbound(id, now(), now(), Channel::Call, Outcome::Spoke)
    };
    let other = other.log(touch(1), now()).unwrap();
    with(&[one, other], |desk, store, go_on| {
        let doubles = desk.doubles();
        assert_eq!((doubles.kept(), doubles.n_touches()), (Hand::Right, [0, 1]));
        assert_eq!(fact(desk, FactKind::Name).0, Pick::Right);
        doubles.keep(Hand::Left);
        assert_eq!(fact(desk, FactKind::Name).0, Pick::Left);
        // The one that stays was new, and the other is worked with.
        assert_eq!(fact(desk, FactKind::Stage).0, Pick::Right);
        doubles.merge(desk);
        go_on();
        let kept = store.lead(id(1)).unwrap();
        assert_eq!((kept.touches().count(), kept.stage()), (1, store.lead(id(2)).unwrap().stage()));
    });
}

#[test]
fn a_pair_that_is_told_apart_is_never_named_again_until_that_is_undone() {
    with(&three(), |desk, store, go_on| {
        let doubles = desk.doubles();
        doubles.tell_apart(desk);
        assert_eq!(doubles.open(), Some((id(1), id(3))));
        go_on();
        assert_eq!(notice(desk), "Noted – not the same");
        assert_eq!(store.settings().not_same, [(id(1), id(2))].into());
        doubles.look_again(desk);
        go_on();
        assert_eq!(pairs(desk), [(id(1), id(3))]);
        desk.undo();
        go_on();
        assert_eq!(notice(desk), "Undone – not the same");
        assert_eq!(pairs(desk).len(), 2);
    });
}

#[test]
fn going_on_stops_at_both_ends() {
    with(&three(), |desk, _, go_on| {
        let doubles = desk.doubles();
        assert!(!doubles.go(desk, false));
        assert!(doubles.go(desk, true));
        go_on();
        assert_eq!(doubles.open(), Some((id(1), id(3))));
        assert!(!doubles.go(desk, true));
        assert!(doubles.go(desk, false));
        assert_eq!(doubles.open(), Some((id(1), id(2))));
    });
}

#[test]
fn what_changes_meanwhile_is_looked_through_anew() {
    with(&three(), |desk, store, go_on| {
        desk.delete(id(2));
        go_on();
        assert_eq!(pairs(desk), [(id(1), id(3))]);
        assert_eq!(desk.doubles().open(), Some((id(1), id(3))));
        // Elsewhere nothing is done until the page is opened again.
        desk.arrive(Address::parse("#/today"));
        desk.restore(vec![id(2)]);
        go_on();
        assert_eq!(pairs(desk).len(), 1);
        desk.arrive(Address::parse("#/leads/duplicates"));
        desk.doubles().look(desk);
        go_on();
        assert_eq!(pairs(desk).len(), 2);
        let n_asked = store.asked().len();
        desk.doubles().look(desk);
        assert_eq!(store.asked().len(), n_asked);
    });
}

#[test]
fn a_merge_that_is_not_saved_says_why_and_can_be_tried_again() {
    with(&three(), |desk, store, go_on| {
        let doubles = desk.doubles();
        doubles.merge(desk);
        store.refuse(desk, "there is no room left to save");
        assert_eq!(doubles.failure().as_deref(), Some("there is no room left to save"));
        assert!(!doubles.is_merging() && desk.failures().is_empty());
        doubles.merge(desk);
        assert_eq!(doubles.failure(), None);
        go_on();
        assert_eq!(desk.n_leads(), 2);
    });
}
