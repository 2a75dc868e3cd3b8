//! A browser that fails is told of, and what it failed to save is not there.

use ninefold::storage::{IndexedDb, Store, StoreError};
use ninefold_core::domain::command::{Command, Mode};
use ninefold_core::domain::journal::EntryId;
use ninefold_core::domain::settings::Settings;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{Browser, tell};
use crate::laws::{Place, check_rows, check_stored, tell as carry_out};
use crate::leads::{add, at, change, import, lead, many, note, projector};

/// Asserts that a save is refused with `reason` while the browser suffers
/// `fault`, keeps nothing, and can be tried again afterwards.
async fn check_save<const N: usize>(fault: &str, arguments: [JsValue; N], reason: StoreError) {
    let browser = Browser::with_no(&format!("{fault} {reason}")).await;
    let [ada, bob] = [lead(1, "Ada"), lead(2, "Bob")];
    let store = browser.open().await;
    carry_out(&store, add(&ada), 0).await;
    let before = browser.everything().await;

    tell(fault, arguments);
    assert_eq!(store.change(&add(&bob), at(1)).await, Err(reason));
    tell("mend", []);
    assert_eq!(browser.everything().await, before);

    carry_out(&store, add(&bob), 2).await;
    check_stored(&store, &[&ada, &bob]).await;
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
    carry_out(&store, add(&lead(1, "Ada")), 0).await;
    browser.leave().await;
}

/// Asserts that a file of many leads is refused when `fault` comes at any of these
/// writes, with `reason` if that is the same in every browser, and that it then
/// leaves everything as it was.
async fn check_file(fault: &str, writes: &[u32], reason: Option<StoreError>) {
    let browser = Browser::with_no(&format!("{fault} in a file")).await;
    let file = many(440);
    let store = browser.open().await;
    carry_out(&store, import(Mode::Merge, &file[..20]), 0).await;
    let before = browser.everything().await;
    for &nth in writes {
        tell(fault, [nth.into()]);
        let answer = store.change(&import(Mode::Merge, &file), at(1)).await;
        tell("mend", []);
        let refused = answer.map(|done| done.rev).unwrap_err();
        assert!(reason.as_ref().is_none_or(|it| *it == refused), "{fault} at {nth}: {refused:?}");
        assert_eq!(browser.everything().await, before, "{fault} at {nth}");
    }
    carry_out(&store, import(Mode::Merge, &file), 2).await;
    check_rows(&store, &file.iter().collect::<Vec<_>>(), false).await;
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
    assert_eq!(browser.ask("stores", []).await, "journal leads meta snapshot");
    browser.leave().await;
}

#[wasm_bindgen_test]
async fn every_change_is_one_transaction_of_strict_durability() {
    let browser = Browser::with_no("strict durability").await;
    let ada = lead(1, "Ada");
    let store = browser.open().await;
    for command in [
        add(&ada),
        change(&ada, note("one")),
        import(Mode::Merge, &many(700)),
        Command::Set(Box::new(Settings { zone: Some("Asia/Tokyo".into()), ..Settings::default() })),
        Command::Delete(vec![ada.id()]),
        Command::Undo(EntryId(3)),
        import(Mode::Replace, &many(3)),
        Command::Erase(vec![ada.id()]),
    ] {
        tell("watchTransactions", []);
        carry_out(&store, command.clone(), 0).await;
        assert_eq!(tell("transactions", []), "readwrite strict", "{command:?}");
        tell("mend", []);
    }
    browser.leave().await;
}

#[wasm_bindgen_test]
async fn what_is_derived_or_only_read_asks_for_no_such_thing() {
    let browser = Browser::with_no("relaxed durability").await;
    let store = browser.open().await;
    tell("watchTransactions", []);
    assert_eq!(store.keep_snapshot(&projector(), 0, &[]).await, Ok(true));
    store.try_out(&add(&lead(1, "Ada")), at(0)).await.unwrap();
    assert_eq!(tell("transactions", []), "readwrite relaxed, readonly default");
    browser.leave().await;
}

#[wasm_bindgen_test]
async fn a_file_that_breaks_off_at_any_write_leaves_nothing_behind() {
    // The leads come in slices; then the entry of the journal, and the revision.
    check_file("abortAtPut", &[1, 200, 201, 420, 421, 422], Some(StoreError::Aborted)).await;
}

#[wasm_bindgen_test]
async fn a_file_of_which_several_writes_fail_leaves_nothing_behind() {
    // What browsers call it differs.
    check_file("failPut", &[1, 200, 201, 420], None).await;
}

#[wasm_bindgen_test]
async fn a_few_leads_of_many_are_read_alone() {
    let browser = Browser::with_no("a few of many").await;
    let desk = many(1_100);
    let store = browser.open().await;
    carry_out(&store, import(Mode::Merge, &desk), 0).await;
    tell("countRequests", []);
    store.try_out(&import(Mode::Merge, &desk[..130]), at(1)).await.unwrap();
    let requests = tell("requests", []);
    // Those, and the revision and the settings.
    assert_eq!(requests, r#"{"get":132}"#);
    store.try_out(&import(Mode::Merge, &desk), at(1)).await.unwrap();
    assert_eq!(tell("requests", []), r#"{"get":134,"getAll":3}"#);
    browser.leave().await;
}

#[wasm_bindgen_test]
async fn a_lost_connection_is_opened_anew() {
    let browser = Browser::with_no("a lost connection").await;
    let [ada, bob] = [lead(1, "Ada"), lead(2, "Bob")];
    let store = browser.open().await;
    tell("watchTransactions", []);
    carry_out(&store, add(&ada), 0).await;
    tell("loseConnection", []);
    assert_eq!(store.read(ada.id()).await, Ok(Some(ada.clone())));
    tell("loseConnection", []);
    carry_out(&store, add(&bob), 1).await;
    tell("loseConnection", []);
    check_stored(&store, &[&ada, &bob]).await;
    browser.leave().await;
}
