//! What was done is told, to the person and to other tabs, and can be taken back.

use chrono::TimeDelta;
use ninefold::storage::{Since, Store};
use ninefold_core::domain::command::{Command, CommandError, Mode};
use ninefold_core::domain::journal::{Deed, Entry, EntryId, KEPT_FOR};
use ninefold_core::domain::settings::Settings;

use super::{Place, check_stored, read, refuse, tell};
use crate::leads::{add, at, change, import, lead, log, many, note};

/// The ids of the journal's entries, the latest first.
async fn ids(store: &impl Store, most: usize) -> Vec<u64> {
    store.journal(most).await.unwrap().into_iter().map(|entry| entry.id.0).collect()
}

pub async fn the_journal_tells_the_latest_first(place: &impl Place) {
    let ada = lead(1, "Ada");
    let store = place.open().await;
    tell(&store, add(&ada), 0).await;
    // Clocks jump; what was done last was done last.
    tell(&store, change(&ada, note("one")), -50).await;
    tell(&store, log(&ada, 60), 60).await;
    assert_eq!(ids(&store, 9).await, [3, 2, 1]);
    assert_eq!(ids(&place.open().await, 2).await, [3, 2]);
    assert!(ids(&store, 0).await.is_empty());
}

pub async fn what_is_undone_is_as_it_was_and_marked(place: &impl Place) {
    let ada = lead(1, "Ada");
    let store = place.open().await;
    tell(&store, add(&ada), 0).await;
    tell(&store, change(&ada, note("one")), 1).await;
    tell(&store, Command::Undo(EntryId(2)), 2).await;
    assert!(read(&store, &ada).await.says_the_same(&ada));

    let [undo, undone, _]: [Entry; 3] = store.journal(9).await.unwrap().try_into().unwrap();
    assert_eq!((undo.id, undo.deed, undo.undoes), (EntryId(3), Deed::Undid, Some(EntryId(2))));
    assert_eq!((undone.id, undone.undone_by), (EntryId(2), Some(EntryId(3))));
    tell(&store, Command::Undo(EntryId(3)), 3).await;
    assert_eq!(read(&store, &ada).await.note().unwrap().as_str(), "one");
}

pub async fn an_import_is_undone_as_a_whole(place: &impl Place) {
    let file = many(250);
    let store = place.open().await;
    tell(&store, import(Mode::Merge, &file), 0).await;
    let done = tell(&store, Command::Undo(EntryId(1)), 1).await;
    assert_eq!(
        done.change.report.n_deleted,
        250 - file.iter().filter(|it| it.is_deleted()).count()
    );
    for each in &file {
        assert!(read(&store, each).await.is_deleted());
    }
}

pub async fn settings_are_undone(place: &impl Place) {
    let store = place.open().await;
    let set = Settings { zone: Some("Asia/Tokyo".to_owned()), ..Settings::default() };
    tell(&store, Command::Set(Box::new(set)), 0).await;
    tell(&store, Command::Undo(EntryId(1)), 1).await;
    assert_eq!(store.settings().await.unwrap().zone, None);
}

pub async fn what_was_undone_is_not_undone_twice(place: &impl Place) {
    let ada = lead(1, "Ada");
    let store = place.open().await;
    tell(&store, add(&ada), 0).await;
    tell(&store, Command::Undo(EntryId(1)), 1).await;
    for id in [1, 9] {
        let reason = CommandError::NothingToUndo.into();
        refuse(&store, Command::Undo(EntryId(id)), reason).await;
    }
    assert_eq!(place.revisions().await.0, 2);
}

pub async fn entries_go_after_thirty_days_and_no_day_earlier(place: &impl Place) {
    let ada = lead(1, "Ada");
    let store = place.open().await;
    tell(&store, add(&ada), 0).await;
    tell(&store, change(&ada, note("one")), 1).await;
    let just = at(0) + KEPT_FOR;
    for (stamp, kept) in [
        (just, &[3, 2, 1][..]),
        (just + TimeDelta::milliseconds(1), &[4, 3, 2]),
        (just + TimeDelta::days(20), &[5, 4, 3]),
        (just + TimeDelta::days(200), &[6]),
    ] {
        let command = change(&ada, note(&format!("at {stamp}")));
        store.change(&command, stamp).await.unwrap();
        assert_eq!(ids(&store, 9).await, kept, "at {stamp}");
    }
    refuse(&store, Command::Undo(EntryId(1)), CommandError::NothingToUndo.into()).await;
    // The lead is the lead, however old its history.
    assert_eq!(read(&store, &ada).await.parts().history.len(), 4);
}

pub async fn another_handle_is_told_what_was_written(place: &impl Place) {
    let [ada, bob, eve] = [lead(1, "Ada"), lead(2, "Bob"), lead(3, "Eve")];
    let (first, second) = (place.open().await, place.open().await);
    for each in [&eve, &bob, &ada] {
        tell(&first, add(each), 0).await;
    }
    assert_eq!(second.since(3).await, Ok(Since::Nothing));
    let all = vec![ada.clone(), bob.clone(), eve.clone()];
    assert_eq!(second.since(0).await, Ok(Since::Changed { rev: 3, leads: all, settings: None }));

    let changed = tell(&first, change(&bob, note("one")), 1).await.change.puts;
    let set = Settings { zone: Some("Asia/Tokyo".to_owned()), ..Settings::default() };
    tell(&first, Command::Set(Box::new(set)), 2).await;
    let settings = Some(Box::new(first.settings().await.unwrap()));
    let told = Since::Changed { rev: 5, leads: changed, settings };
    assert_eq!(second.since(3).await, Ok(told));
    check_stored(&second, &[&ada, &read(&first, &bob).await, &eve]).await;
}

pub async fn another_handle_is_told_to_start_anew_when_it_cannot_be_told(place: &impl Place) {
    let [ada, bob] = [lead(200, "Ada"), lead(201, "Bob")];
    let store = place.open().await;
    tell(&store, add(&ada), 0).await;
    tell(&store, add(&bob), 0).await;
    assert_eq!(store.since(3).await, Ok(Since::Reload), "from the future");
    tell(&store, Command::Erase(vec![ada.id()]), 1).await;
    assert_eq!(store.since(2).await, Ok(Since::Reload), "one was erased");
    assert_eq!(store.since(3).await, Ok(Since::Nothing));
    tell(&store, import(Mode::Merge, &many(1_001)), 2).await;
    assert_eq!(store.since(3).await, Ok(Since::Reload), "too many to tell");
}
