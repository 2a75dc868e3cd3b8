//! What is changed is saved, whole, and stands beside what others change.

use ninefold::storage::{Done, Store, StoreError};
use ninefold_core::domain::command::{Command, CommandError, Mode};
use ninefold_core::domain::fact::{Fact, FactKind};
use ninefold_core::domain::journal::{Deed, EntryId};
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::settings::Settings;

use super::{Place, check_stored, read, refuse, tell};
use crate::leads::{add, at, change, company, import, lead, log, many, note};

pub async fn a_new_store_is_empty(place: &impl Place) {
    let store = place.open().await;
    check_stored(&store, &[]).await;
    assert_eq!(place.revisions().await, (0, vec![]));
    assert_eq!(store.journal(9).await, Ok(vec![]));
}

pub async fn what_was_saved_is_read_back_after_reopening(place: &impl Place) {
    let ada = lead(1, "Zoë \"Ada\" \\ 🦀 \u{202e}تجربة");
    let first = place.open().await;
    tell(&first, add(&ada), 0).await;
    drop(first);

    check_stored(&place.open().await, &[&ada]).await;
}

pub async fn a_lead_nobody_saved_is_not_there(place: &impl Place) {
    let store = place.open().await;
    tell(&store, add(&lead(1, "Ada")), 0).await;
    assert_eq!(store.read(lead(2, "Bob").id()).await, Ok(None));
}

pub async fn a_taken_id_is_refused_and_the_first_lead_stays(place: &impl Place) {
    let (ada, thief) = (lead(1, "Ada"), lead(1, "Thief"));
    let store = place.open().await;
    tell(&store, add(&ada), 0).await;
    refuse(&store, add(&thief), CommandError::Exists.into()).await;
    check_stored(&store, &[&ada]).await;
}

pub async fn leads_are_read_in_the_order_of_their_ids(place: &impl Place) {
    let [ada, bob, eve] = [lead(1, "Ada"), lead(2, "Bob"), lead(3, "Eve")];
    let store = place.open().await;
    for each in [&bob, &eve, &ada] {
        tell(&store, add(each), 0).await;
    }
    check_stored(&store, &[&ada, &bob, &eve]).await;
}

pub async fn a_second_handle_sees_what_the_first_saved(place: &impl Place) {
    let [ada, bob] = [lead(1, "Ada"), lead(2, "Bob")];
    let (first, second) = (place.open().await, place.open().await);
    tell(&first, add(&ada), 0).await;
    tell(&second, add(&bob), 0).await;
    check_stored(&first, &[&ada, &bob]).await;
    check_stored(&second, &[&ada, &bob]).await;
}

pub async fn each_change_raises_the_revision_by_one_and_its_records_bear_it(place: &impl Place) {
    let [ada, bob] = [lead(1, "Ada"), lead(2, "Bob")];
    let store = place.open().await;
    tell(&store, add(&bob), 0).await;
    assert_eq!(place.revisions().await, (1, vec![1]));
    tell(&store, add(&ada), 1).await;
    assert_eq!(place.revisions().await, (2, vec![2, 1]));
    tell(&store, change(&bob, company("Bob & Co")), 2).await;
    assert_eq!(place.revisions().await, (3, vec![2, 3]));
}

pub async fn a_refused_change_leaves_everything_as_it_was(place: &impl Place) {
    let ada = lead(1, "Ada");
    let store = place.open().await;
    tell(&store, add(&ada), 0).await;
    let before = place.everything().await;
    refuse(&store, add(&lead(1, "Thief")), CommandError::Exists.into()).await;
    let nameless = change(&ada, Fact::Name(None));
    assert!(matches!(
        store.change(&nameless, at(1)).await,
        Err(StoreError::Refused(CommandError::Lead(_)))
    ));
    assert_eq!(place.everything().await, before);
}

pub async fn a_change_that_was_made_before_writes_nothing(place: &impl Place) {
    let ada = lead(1, "Ada");
    let store = place.open().await;
    tell(&store, add(&ada), 0).await;
    tell(&store, log(&ada, 60), 60).await;
    let before = place.everything().await;
    for again in [log(&ada, 60), change(&ada, Fact::Name(ada.name().cloned()))] {
        let Done { rev, change } = tell(&store, again, 61).await;
        assert!(rev == 2 && change.is_empty(), "{change:?} at {rev}");
    }
    assert_eq!(place.everything().await, before);
}

pub async fn what_is_tried_out_is_told_and_not_written(place: &impl Place) {
    let ada = lead(1, "Ada");
    let store = place.open().await;
    tell(&store, add(&ada), 0).await;
    let before = place.everything().await;
    let file = [lead(1, "Ada"), lead(2, "Bob")];
    let tried = store.try_out(&import(Mode::Merge, &file), at(1)).await.unwrap();
    assert_eq!((tried.report.n_new, tried.report.n_same), (1, 1));
    let refused = store.try_out(&add(&lead(1, "Thief")), at(1)).await;
    assert_eq!(refused, Err(CommandError::Exists.into()));
    assert_eq!(place.everything().await, before);
}

pub async fn what_was_written_is_answered(place: &impl Place) {
    let ada = lead(1, "Ada");
    let store = place.open().await;
    tell(&store, add(&ada), 0).await;
    let Done { rev, change } = tell(&store, change(&ada, company("Engines")), 5).await;
    assert_eq!(rev, 2);
    assert_eq!(change.puts, [ada.set(company("Engines"), at(5)).unwrap()]);
    let entry = change.entry.unwrap();
    assert_eq!(
        (entry.id, entry.at, entry.deed),
        (EntryId(2), at(5), Deed::Changed(FactKind::Company))
    );
    assert_eq!(store.journal(1).await, Ok(vec![entry]));
}

pub async fn changes_of_two_handles_to_different_facts_both_stand(place: &impl Place) {
    let ada = lead(1, "Ada");
    let (first, second) = (place.open().await, place.open().await);
    tell(&first, add(&ada), 0).await;
    tell(&first, change(&ada, company("Engines")), 1).await;
    tell(&second, change(&ada, note("call at noon")), 2).await;
    tell(&first, log(&ada, 60), 60).await;
    let stored = read(&second, &ada).await;
    assert_eq!(stored.company().unwrap().as_str(), "Engines");
    assert_eq!(stored.note().unwrap().as_str(), "call at noon");
    assert_eq!(stored.touches().count(), 1);
}

pub async fn of_two_changes_to_one_fact_the_later_stands_and_the_earlier_is_history(
    place: &impl Place,
) {
    let ada = lead(1, "Ada");
    let (first, second) = (place.open().await, place.open().await);
    tell(&first, add(&ada), 0).await;
    tell(&first, change(&ada, note("one")), 2).await;
    // The second tab's clock runs behind.
    tell(&second, change(&ada, note("two")), 1).await;
    let stored = read(&first, &ada).await;
    assert_eq!(stored.note().unwrap().as_str(), "two");
    let earlier: Vec<_> = stored.parts().history.iter().map(|was| was.fact.clone()).collect();
    assert_eq!(earlier, [note("one")]);
}

pub async fn a_change_of_a_lead_that_nobody_saved_is_refused(place: &impl Place) {
    let store = place.open().await;
    let nobody = lead(1, "Ada");
    refuse(&store, change(&nobody, note("one")), CommandError::Gone.into()).await;
    assert_eq!(place.revisions().await, (0, vec![]));
}

pub async fn settings_are_the_default_ones_until_they_are_set(place: &impl Place) {
    let store = place.open().await;
    assert_eq!(store.settings().await, Ok(Settings::default()));
    let zone = Some("Europe/Berlin".to_owned());
    let set = Settings { zone: zone.clone(), ..Settings::default() };
    tell(&store, Command::Set(Box::new(set)), 3).await;
    let expected = Settings { zone, changed_at: Some(at(3)), ..Settings::default() };
    assert_eq!(place.open().await.settings().await, Ok(expected));
    assert_eq!(place.revisions().await, (1, vec![]));
}

pub async fn a_thousand_leads_are_one_change(place: &impl Place) {
    let file = many(1_003);
    let store = place.open().await;
    let done = tell(&store, import(Mode::Merge, &file), 0).await;
    assert_eq!((done.rev, done.change.report.n_new), (1, 1_003));
    assert_eq!(place.revisions().await, (1, vec![1; 1_003]));
    check_stored(&place.open().await, &file.iter().collect::<Vec<_>>()).await;
}

pub async fn an_import_twice_changes_nothing(place: &impl Place) {
    let file = many(130);
    let store = place.open().await;
    tell(&store, import(Mode::Merge, &file), 0).await;
    let before = place.everything().await;
    let again = tell(&store, import(Mode::Merge, &file), 1).await;
    assert_eq!((again.rev, again.change.report.n_same), (1, 130));
    assert_eq!(place.everything().await, before);
}

pub async fn an_import_over_a_large_desk_changes_what_it_names(place: &impl Place) {
    let desk = many(800);
    let store = place.open().await;
    tell(&store, import(Mode::Merge, &desk), 0).await;
    // Few of many, many of many, and some that are not there.
    for (part, seconds) in [(&desk[..120], 10), (&desk[..700], 20)] {
        let stamped = |lead: &Lead| lead.set(note(&format!("since {seconds}")), at(seconds));
        let mut file: Vec<Lead> = part.iter().map(|lead| stamped(lead).unwrap()).collect();
        let stranger = lead(seconds as u8, "Stranger");
        file.push(stranger.clone());
        let done = tell(&store, import(Mode::Merge, &file), seconds).await;
        let report = done.change.report;
        assert_eq!((report.n_new, report.n_changed), (1, part.len()), "of {}", part.len());
        assert_eq!(read(&store, &part[7]).await.note(), file[7].note(), "of {}", part.len());
        assert_eq!(read(&store, &stranger).await, stranger);
    }
    assert_eq!(read(&store, &desk[750]).await, desk[750]);
}

pub async fn a_desk_is_replaced_and_its_leads_are_in_the_trash(place: &impl Place) {
    let [ada, bob] = [lead(1, "Ada"), lead(2, "Bob")];
    let store = place.open().await;
    tell(&store, add(&ada), 0).await;
    let done = tell(&store, import(Mode::Replace, std::slice::from_ref(&bob)), 1).await;
    assert_eq!((done.change.report.n_new, done.change.report.n_deleted), (1, 1));
    assert!(read(&store, &ada).await.is_deleted());
    assert_eq!(read(&store, &bob).await, bob);
}
