//! The laws, each for any store.

use ninefold::storage::{Loaded, Store, StoreError};
use ninefold_core::domain::lead::Lead;

use crate::leads::lead;

/// A place where a store can be opened, again and again, on the same leads.
pub trait Place {
    /// What is opened there.
    type Store: Store;

    /// Opens the store.
    async fn open(&self) -> Self::Store;

    /// The desk's revision, and that of each record in the order of the ids.
    async fn revisions(&self) -> (u64, Vec<u64>);
}

/// Calls `check!` with the names of all laws.
macro_rules! for_each_law {
    ($check:ident) => {
        $check! {
            a_new_store_is_empty,
            what_was_saved_is_read_back_after_reopening,
            a_lead_nobody_saved_is_not_there,
            a_taken_id_is_refused_and_the_first_lead_stays,
            leads_are_loaded_in_the_order_of_their_ids,
            a_second_handle_sees_what_the_first_saved,
            each_save_raises_the_revision_by_one_and_bears_it,
            a_refused_save_leaves_the_revision_as_it_was,
        }
    };
}
pub(crate) use for_each_law;

pub async fn a_new_store_is_empty(place: &impl Place) {
    check_loaded(&place.open().await, &[]).await;
    assert_eq!(place.revisions().await, (0, vec![]));
}

pub async fn what_was_saved_is_read_back_after_reopening(place: &impl Place) {
    let ada = lead(1, "Zoë \"Ada\" \\ 🦀 \u{202e}تجربة");
    let first = place.open().await;
    first.insert(&ada).await.unwrap();
    drop(first);

    let again = place.open().await;
    assert_eq!(again.read(ada.id()).await, Ok(Some(ada.clone())));
    check_loaded(&again, &[&ada]).await;
}

pub async fn a_lead_nobody_saved_is_not_there(place: &impl Place) {
    let store = place.open().await;
    store.insert(&lead(1, "Ada")).await.unwrap();
    assert_eq!(store.read(lead(2, "Bob").id()).await, Ok(None));
}

pub async fn a_taken_id_is_refused_and_the_first_lead_stays(place: &impl Place) {
    let (ada, thief) = (lead(1, "Ada"), lead(1, "Thief"));
    let store = place.open().await;
    store.insert(&ada).await.unwrap();
    assert_eq!(store.insert(&thief).await, Err(StoreError::Exists));
    check_loaded(&store, &[&ada]).await;
}

pub async fn leads_are_loaded_in_the_order_of_their_ids(place: &impl Place) {
    let [ada, bob, eve] = [lead(1, "Ada"), lead(2, "Bob"), lead(3, "Eve")];
    let store = place.open().await;
    for each in [&bob, &eve, &ada] {
        store.insert(each).await.unwrap();
    }
    check_loaded(&store, &[&ada, &bob, &eve]).await;
}

pub async fn a_second_handle_sees_what_the_first_saved(place: &impl Place) {
    let [ada, bob] = [lead(1, "Ada"), lead(2, "Bob")];
    let (first, second) = (place.open().await, place.open().await);
    first.insert(&ada).await.unwrap();
    second.insert(&bob).await.unwrap();
    check_loaded(&first, &[&ada, &bob]).await;
    check_loaded(&second, &[&ada, &bob]).await;
}

pub async fn each_save_raises_the_revision_by_one_and_bears_it(place: &impl Place) {
    let store = place.open().await;
    store.insert(&lead(2, "Bob")).await.unwrap();
    assert_eq!(place.revisions().await, (1, vec![1]));
    store.insert(&lead(1, "Ada")).await.unwrap();
    assert_eq!(place.revisions().await, (2, vec![2, 1]));
}

pub async fn a_refused_save_leaves_the_revision_as_it_was(place: &impl Place) {
    let store = place.open().await;
    store.insert(&lead(1, "Ada")).await.unwrap();
    store.insert(&lead(1, "Thief")).await.unwrap_err();
    assert_eq!(place.revisions().await, (1, vec![1]));
}

/// Asserts that these leads are all there is.
pub async fn check_loaded(store: &impl Store, leads: &[&Lead]) {
    let leads = leads.iter().map(|&lead| lead.clone()).collect();
    assert_eq!(store.load().await, Ok(Loaded { leads, unreadable: vec![] }));
}
