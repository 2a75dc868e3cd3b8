//! What is erased for good is nowhere, and only that.

use ninefold::storage::Store;
use ninefold_core::domain::command::{Command, Mode};
use ninefold_core::domain::journal::{Deed, EntryId};

use super::{Place, check_stored, read, tell};
use crate::leads::{add, change, company, import, lead, log, note, projector};

pub async fn an_erased_lead_leaves_no_trace_anywhere(place: &impl Place) {
    let [ada, bob] = [lead(1, "Ada Lovelace"), lead(2, "Bob")];
    let store = place.open().await;
    tell(&store, add(&ada), 0).await;
    tell(&store, change(&ada, company("Engines Ltd")), 1).await;
    tell(&store, log(&ada, 60), 60).await;
    // An entry of hers alone, and one that she shares.
    tell(&store, change(&ada, note("loves engines")), 61).await;
    let theirs = [lead(3, "Eve"), lead(1, "Ada Lovelace"), bob.clone()];
    tell(&store, import(Mode::Merge, &theirs), 62).await;
    tell(&store, Command::Delete(vec![ada.id(), bob.id()]), 63).await;
    tell(&store, Command::Restore(vec![bob.id()]), 64).await;
    let rows = store.rows(&projector()).await.unwrap();
    let kept: Vec<_> = rows.rows.iter().collect();
    assert_eq!(store.keep_snapshot(&projector(), rows.rev, &kept).await, Ok(true));
    let traces = ["ovelace", "ngines", &ada.id().to_string()];
    let everything = place.everything().await;
    for trace in traces {
        assert!(everything.contains(trace), "{trace} is looked for in vain");
    }

    let done = tell(&store, Command::Erase(vec![ada.id()]), 70).await;
    assert_eq!(done.change.entry.unwrap().deed, Deed::Erased);
    let everything = place.everything().await;
    for trace in traces {
        assert!(!everything.contains(trace), "{trace} is in {everything}");
    }
    let [bob, eve] = [read(&store, &bob).await, read(&store, &lead(3, "Eve")).await];
    check_stored(&place.open().await, &[&bob, &eve]).await;
}

pub async fn what_an_erased_lead_shared_an_entry_with_can_still_be_undone(place: &impl Place) {
    let [ada, bob] = [lead(1, "Ada"), lead(2, "Bob")];
    let store = place.open().await;
    tell(&store, import(Mode::Merge, &[ada.clone(), bob.clone()]), 0).await;
    tell(&store, Command::Delete(vec![ada.id(), bob.id()]), 1).await;
    tell(&store, Command::Erase(vec![ada.id()]), 2).await;
    tell(&store, Command::Undo(EntryId(2)), 3).await;
    assert_eq!(store.read(ada.id()).await, Ok(None));
    assert!(read(&store, &bob).await.says_the_same(&bob));
}

pub async fn erasing_nobody_writes_nothing(place: &impl Place) {
    let [ada, bob] = [lead(1, "Ada"), lead(2, "Bob")];
    let store = place.open().await;
    tell(&store, add(&ada), 0).await;
    let before = place.everything().await;
    assert_eq!(tell(&store, Command::Erase(vec![bob.id()]), 1).await.rev, 1);
    assert_eq!(place.everything().await, before);
}
