//! A browser that fails is told of, and what it failed to save is not there.

use ninefold::storage::{IndexedDb, Store, StoreError};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{Browser, tell};
use crate::laws::{Place, check_loaded};
use crate::leads::lead;

/// Asserts that a save is refused with `reason` while the browser suffers
/// `fault`, keeps nothing, and can be tried again afterwards.
async fn check_save<const N: usize>(fault: &str, arguments: [JsValue; N], reason: StoreError) {
    let browser = Browser::with_no(&format!("{fault} {reason}")).await;
    let [ada, bob] = [lead(1, "Ada"), lead(2, "Bob")];
    let store = browser.open().await;
    store.insert(&ada).await.unwrap();

    tell(fault, arguments);
    assert_eq!(store.insert(&bob).await, Err(reason));
    tell("mend", []);
    check_loaded(&store, &[&ada]).await;
    assert_eq!(browser.revisions().await, (1, vec![1]));

    store.insert(&bob).await.unwrap();
    check_loaded(&store, &[&ada, &bob]).await;
    browser.leave().await;
}

/// Asserts that opening is refused with `reason` while the browser suffers
/// `fault`, and works afterwards.
async fn check_open<const N: usize>(fault: &str, arguments: [JsValue; N], reason: StoreError) {
    let browser = Browser::with_no(&format!("{fault} {reason}")).await;
    tell(fault, arguments);
    assert_eq!(IndexedDb::open(browser.name()).await.err(), Some(reason));
    tell("mend", []);
    let store = browser.open().await;
    store.insert(&lead(1, "Ada")).await.unwrap();
    browser.leave().await;
}

#[wasm_bindgen_test]
async fn a_save_is_not_acknowledged_before_the_disk_has_it() {
    check_save("abortAtCommit", [], StoreError::Aborted).await;
}

#[wasm_bindgen_test]
async fn a_full_disk_is_told() {
    check_save("abortAtCommit", ["QuotaExceededError".into()], StoreError::Full).await;
}

#[wasm_bindgen_test]
async fn a_disk_that_fails_is_told_by_its_name() {
    let reason = StoreError::Failed { name: "UnknownError".to_owned() };
    check_save("abortAtCommit", ["UnknownError".into()], reason).await;
}

#[wasm_bindgen_test]
async fn a_save_that_is_never_answered_is_told() {
    check_save("hasteTimers", [], StoreError::Stalled { seconds: 5 }).await;
}

#[wasm_bindgen_test]
async fn an_opening_that_is_never_answered_is_told() {
    check_open("hasteTimers", [], StoreError::Stalled { seconds: 8 }).await;
}

#[wasm_bindgen_test]
async fn an_opening_that_an_older_build_blocks_is_told() {
    check_open("blockOpening", [], StoreError::Blocked).await;
}

#[wasm_bindgen_test]
async fn a_browser_without_the_api_is_told() {
    check_open("removeIndexedDb", [], StoreError::Denied { name: None }).await;
}

#[wasm_bindgen_test]
async fn a_browser_that_forbids_the_api_is_told() {
    let reason = StoreError::Denied { name: Some("SecurityError".to_owned()) };
    check_open("forbidIndexedDb", ["SecurityError".into()], reason).await;
}

#[wasm_bindgen_test]
async fn a_browser_that_forbids_to_open_is_told() {
    let reason = StoreError::Denied { name: None };
    check_open("refuseToOpen", ["SecurityError".into()], reason).await;
}

#[wasm_bindgen_test]
async fn every_store_of_the_schema_exists_from_the_start() {
    let browser = Browser::with_no("from the start").await;
    browser.open().await;
    assert_eq!(browser.ask("stores", []).await, "leads meta snapshot");
    browser.leave().await;
}

#[wasm_bindgen_test]
async fn every_save_asks_for_strict_durability() {
    let browser = Browser::with_no("strict durability").await;
    let store = browser.open().await;
    tell("watchTransactions", []);
    store.insert(&lead(1, "Ada")).await.unwrap();
    assert_eq!(tell("transactions", []), "readwrite strict");
    browser.leave().await;
}

#[wasm_bindgen_test]
async fn a_lost_connection_is_opened_anew() {
    let browser = Browser::with_no("a lost connection").await;
    let [ada, bob] = [lead(1, "Ada"), lead(2, "Bob")];
    let store = browser.open().await;
    tell("watchTransactions", []);
    store.insert(&ada).await.unwrap();
    tell("loseConnection", []);
    assert_eq!(store.read(ada.id()).await, Ok(Some(ada.clone())));
    tell("loseConnection", []);
    store.insert(&bob).await.unwrap();
    check_loaded(&store, &[&ada, &bob]).await;
    browser.leave().await;
}
