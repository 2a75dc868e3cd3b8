//! However a desk starts, it shows what the records say.

use ninefold::storage::{Memory, Projector, Store};
use ninefold_core::domain::calendar::Calendar;
use ninefold_core::domain::command::{Command, Mode};
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::schedule::Rules;
use ninefold_core::domain::zone::Zone;

use super::{Place, check_rows, read, tell};
use crate::leads::{add, change, import, lead, log, many, note, projector};

/// Keeps what the store shows now.
async fn keep(store: &impl Store) -> bool {
    let rows = store.rows(&projector()).await.unwrap();
    let all: Vec<_> = rows.rows.iter().collect();
    store.keep_snapshot(&projector(), rows.rev, &all).await.unwrap()
}

/// The snapshot of a desk that came about by these `commands`.
async fn snapshot_of(commands: &[Command]) -> Option<Vec<u8>> {
    let other = Memory::default();
    for command in commands {
        tell(&other, command.clone(), 0).await;
    }
    assert!(keep(&other).await);
    other.snapshot()
}

pub async fn rows_come_from_the_snapshot_once_it_is_kept(place: &impl Place) {
    let file = many(120);
    let all: Vec<&Lead> = file.iter().collect();
    let store = place.open().await;
    tell(&store, import(Mode::Merge, &file), 0).await;
    let from_records = check_rows(&store, &all, false).await;
    assert!(keep(&store).await);
    let from_snapshot = check_rows(&place.open().await, &all, true).await;
    assert_eq!(from_snapshot.rev, from_records.rev);
}

pub async fn a_snapshot_that_is_behind_is_caught_up(place: &impl Place) {
    let [ada, bob, eve] = [lead(1, "Ada"), lead(2, "Bob"), lead(3, "Eve")];
    let store = place.open().await;
    tell(&store, add(&ada), 0).await;
    tell(&store, add(&eve), 0).await;
    assert!(keep(&store).await);
    // One that changes twice, one that comes between the others, one that goes into the trash.
    tell(&store, change(&ada, note("one")), 1).await;
    tell(&store, log(&ada, 60), 60).await;
    tell(&store, add(&bob), 61).await;
    tell(&store, Command::Delete(vec![eve.id()]), 62).await;
    let [ada, eve] = [read(&store, &ada).await, read(&store, &eve).await];
    let rows = check_rows(&place.open().await, &[&ada, &bob, &eve], true).await;
    assert_eq!(rows.rev, 6);
}

pub async fn a_snapshot_that_is_far_behind_is_passed_over(place: &impl Place) {
    let store = place.open().await;
    assert!(keep(&store).await);
    let file = many(1_001);
    tell(&store, import(Mode::Merge, &file), 0).await;
    check_rows(&store, &file.iter().collect::<Vec<_>>(), false).await;
}

pub async fn rows_that_are_not_all_there_are_make_no_snapshot(place: &impl Place) {
    let [ada, bob] = [lead(1, "Ada"), lead(2, "Bob")];
    let store = place.open().await;
    tell(&store, add(&ada), 0).await;
    let stale = store.rows(&projector()).await.unwrap();
    tell(&store, add(&bob), 1).await;
    let row = &stale.rows[0];
    for (rev, rows) in [(1, vec![row]), (2, vec![row]), (2, vec![]), (3, vec![row, row])] {
        assert_eq!(store.keep_snapshot(&projector(), rev, &rows).await, Ok(false), "{rev}");
    }
    assert_eq!(place.snapshot().await, None);
    check_rows(&store, &[&ada, &bob], false).await;
}

pub async fn a_damaged_snapshot_is_passed_over(place: &impl Place) {
    let [ada, bob] = [lead(1, "Ada"), lead(2, "Bob")];
    let store = place.open().await;
    tell(&store, import(Mode::Merge, &[ada.clone(), bob.clone()]), 0).await;
    assert!(keep(&store).await);
    let whole = place.snapshot().await.unwrap();
    check_rows(&store, &[&ada, &bob], true).await;
    // The mark, the form, the sum, the basis, the revision, the count, a length, and the rows:
    // `src/storage/snapshot` tries every byte.
    for idx in [0, 4, 8, 12, 16, 32, 40, 44, 52, whole.len() / 2, whole.len() - 1] {
        let mut flipped = whole.clone();
        flipped[idx] ^= 1;
        place.put_snapshot(Some(flipped)).await;
        check_rows(&store, &[&ada, &bob], false).await;
        place.put_snapshot(Some(whole[..idx].to_vec())).await;
        check_rows(&store, &[&ada, &bob], false).await;
    }
    place.put_snapshot(None).await;
    check_rows(&store, &[&ada, &bob], false).await;
    place.put_snapshot(Some(whole)).await;
    check_rows(&store, &[&ada, &bob], true).await;
}

pub async fn a_snapshot_of_another_desk_is_passed_over(place: &impl Place) {
    let [ada, bob, eve] = [lead(1, "Ada"), lead(2, "Bob"), lead(3, "Eve")];
    let store = place.open().await;
    tell(&store, add(&ada), 0).await;
    tell(&store, add(&bob), 0).await;
    for (why, commands) in [
        ("it is from the future", vec![add(&ada), add(&bob), change(&ada, note("one"))]),
        ("it has a lead too many", vec![add(&ada), import(Mode::Merge, &[bob.clone(), eve])]),
        ("it has a lead too few", vec![add(&ada), change(&ada, note("one"))]),
    ] {
        place.put_snapshot(snapshot_of(&commands).await).await;
        let rows = check_rows(&store, &[&ada, &bob], false).await;
        assert_eq!(rows.rev, 2, "{why}");
    }
    place.put_snapshot(snapshot_of(&[add(&ada), add(&bob)]).await).await;
    check_rows(&store, &[&ada, &bob], true).await;
}

pub async fn a_snapshot_by_other_rules_is_passed_over(place: &impl Place) {
    let ada = lead(1, "Ada");
    let store = place.open().await;
    tell(&store, add(&ada), 0).await;
    assert!(keep(&store).await);
    let east = Zone::new("East".to_owned(), 36_000, Vec::new()).unwrap();
    let other = Projector::new(Rules::new(Calendar::weekdays_nine_to_five(east)));
    let rows = store.rows(&other).await.unwrap();
    assert_eq!((rows.rows, rows.is_from_snapshot), (vec![other.project(&ada)], false));
    check_rows(&store, &[&ada], true).await;
}
