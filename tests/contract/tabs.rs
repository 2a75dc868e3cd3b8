//! Tabs agree, and an older build cannot hurt newer data.

use js_sys::{Array, Promise};
use ninefold::storage::{IndexedDb, Store, StoreError};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::Browser;
use crate::laws::{Place, check_stored, tell as carry_out};
use crate::leads::{add, at, lead, projector};

#[wasm_bindgen_test]
async fn data_of_a_newer_build_is_refused_and_left_as_it_is() {
    let browser = Browser::with_no("a newer build").await;
    browser.ask("upgrade", [999.into()]).await;
    assert_eq!(IndexedDb::open(browser.name()).await.err(), Some(StoreError::Newer));
    assert_eq!(browser.ask("version", []).await, 999);
    assert_eq!(browser.ask("stores", []).await, "future");
    browser.leave().await;
}

#[wasm_bindgen_test]
async fn a_tab_lets_go_when_a_newer_build_asks_and_says_so_ever_after() {
    let browser = Browser::with_no("a tab lets go").await;
    let ada = lead(1, "Ada");
    let store = browser.open().await;
    carry_out(&store, add(&ada), 0).await;
    browser.ask("upgrade", [999.into()]).await;
    for _ in 0..2 {
        assert_eq!(store.rows(&projector()).await, Err(StoreError::Superseded));
        assert_eq!(store.read(ada.id()).await, Err(StoreError::Superseded));
        let change = store.change(&add(&lead(2, "Bob")), at(0)).await;
        assert_eq!(change, Err(StoreError::Superseded));
    }
    assert_eq!(browser.records().await.len(), 1);
    browser.leave().await;
}

#[wasm_bindgen_test]
async fn of_two_tabs_that_save_one_id_at_once_one_is_refused() {
    let browser = Browser::with_no("one id at once").await;
    let tabs = [browser.open().await, browser.open().await];
    let saves: Array = tabs
        .into_iter()
        .zip(["Ada", "Thief"])
        .map(|(tab, name)| {
            future_to_promise(async move {
                let saved = tab.change(&add(&lead(1, name)), at(0)).await;
                Ok(JsValue::from(saved.is_ok()))
            })
        })
        .collect();
    let saved = JsFuture::from(Promise::all(&saves)).await.unwrap();
    assert_eq!(js_sys::JSON::stringify(&saved).unwrap(), "[true,false]");
    assert_eq!(browser.revisions().await, (1, vec![1]));
    browser.leave().await;
}

#[wasm_bindgen_test]
async fn saves_of_many_tabs_at_once_each_get_a_revision_of_their_own() {
    let browser = Browser::with_no("many tabs at once").await;
    let mut tabs = Vec::new();
    for nth in 1..=5 {
        tabs.push((nth, browser.open().await));
    }
    let saves: Array = tabs
        .into_iter()
        .map(|(nth, tab)| {
            future_to_promise(async move {
                carry_out(&tab, add(&lead(nth, "Ada")), 0).await;
                Ok(JsValue::UNDEFINED)
            })
        })
        .collect();
    JsFuture::from(Promise::all(&saves)).await.unwrap();
    let (desk, mut records) = browser.revisions().await;
    records.sort_unstable();
    assert_eq!((desk, records), (5, vec![1, 2, 3, 4, 5]));
    let leads = [1, 2, 3, 4, 5].map(|nth| lead(nth, "Ada"));
    check_stored(&browser.open().await, &leads.each_ref()).await;
    browser.leave().await;
}
