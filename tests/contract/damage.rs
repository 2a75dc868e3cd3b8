//! One bad record never hides the others, and nothing bad is built upon.

use js_sys::Reflect;
use ninefold::storage::{Damage, Store, StoreError, Unreadable};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{Browser, object, tell};
use crate::laws::{Place, check_loaded};
use crate::leads::lead;

/// Saves three leads, sets `field` of the second's record to `value`, and
/// asserts that the two others are read and the second is named with `reason`.
async fn check_damaged(name: &str, field: &str, value: JsValue, reason: Damage) {
    let browser = Browser::with_no(name).await;
    let [ada, bob, eve] = [lead(1, "Ada"), lead(2, "Bob"), lead(3, "Eve")];
    let store = browser.open().await;
    for each in [&ada, &bob, &eve] {
        store.insert(each).await.unwrap();
    }
    let record = browser.records().await.remove(1);
    Reflect::set(&record, &field.into(), &value).unwrap();
    browser.put_record(&record).await;

    let loaded = store.load().await.unwrap();
    assert_eq!(loaded.leads, [ada, eve]);
    assert_eq!(
        loaded.unreadable,
        [Unreadable { key: bob.id().to_string(), reason: reason.clone() }]
    );
    assert_eq!(store.read(bob.id()).await, Err(StoreError::Damaged(reason)));
    browser.leave().await;
}

#[wasm_bindgen_test]
async fn a_changed_text_is_named_and_hides_no_other_lead() {
    check_damaged("a changed text", "body", "{}".into(), Damage::Checksum).await;
}

#[wasm_bindgen_test]
async fn a_changed_checksum_is_named_and_hides_no_other_lead() {
    check_damaged("a changed checksum", "sum", "00000000".into(), Damage::Checksum).await;
}

#[wasm_bindgen_test]
async fn a_text_that_is_none_is_named_and_hides_no_other_lead() {
    check_damaged("a text that is none", "body", 7.into(), Damage::Shape).await;
}

#[wasm_bindgen_test]
async fn a_revision_that_is_none_is_named_and_hides_no_other_lead() {
    check_damaged("a revision that is none", "rev", JsValue::NULL, Damage::Shape).await;
}

#[wasm_bindgen_test]
async fn a_record_under_a_strange_key_is_named_and_hides_no_other_lead() {
    let browser = Browser::with_no("a strange key").await;
    let ada = lead(1, "Ada");
    let store = browser.open().await;
    store.insert(&ada).await.unwrap();
    browser.put_record(&object(r#"{"id": "nobody"}"#)).await;

    let loaded = store.load().await.unwrap();
    assert_eq!(loaded.leads, [ada]);
    assert_eq!(loaded.unreadable, [Unreadable { key: "nobody".to_owned(), reason: Damage::Shape }]);
    browser.leave().await;
}

#[wasm_bindgen_test]
async fn a_record_that_the_browser_cannot_read_is_named_and_hides_no_other_lead() {
    let browser = Browser::with_no("cannot read").await;
    let [ada, bob, eve] = [lead(1, "Ada"), lead(2, "Bob"), lead(3, "Eve")];
    let store = browser.open().await;
    for each in [&ada, &bob, &eve] {
        store.insert(each).await.unwrap();
    }
    let key = bob.id().to_string();
    tell("breakReading", [key.as_str().into()]);

    let loaded = store.load().await.unwrap();
    assert_eq!(loaded.leads, [ada, eve]);
    let reason = Damage::Unread("NotReadableError".to_owned());
    assert_eq!(loaded.unreadable, [Unreadable { key, reason }]);
    browser.leave().await;
}

#[wasm_bindgen_test]
async fn a_damaged_revision_is_refused_and_nothing_is_saved_upon_it() {
    for (name, value) in [
        ("a revision of text", object(r#"{"rev": "7"}"#)),
        ("a revision of halves", object(r#"{"rev": 0.5}"#)),
        ("a revision that is missing", object("{}")),
        ("a revision that is no object", object("7")),
    ] {
        let browser = Browser::with_no(name).await;
        let store = browser.open().await;
        browser.put_revision(&value).await;
        let refused = store.insert(&lead(1, "Ada")).await;
        assert_eq!(refused, Err(StoreError::Damaged(Damage::Revision)), "{name}");
        check_loaded(&store, &[]).await;
        browser.leave().await;
    }
}

#[wasm_bindgen_test]
async fn what_a_later_build_put_beside_the_revision_is_kept() {
    let browser = Browser::with_no("beside the revision").await;
    let store = browser.open().await;
    browser.put_revision(&object(r#"{"rev": 41, "later": [1, {"a": null}]}"#)).await;
    store.insert(&lead(1, "Ada")).await.unwrap();
    let meta = js_sys::JSON::stringify(&browser.meta().await[0]).unwrap();
    assert_eq!(meta, r#"{"rev":42,"later":[1,{"a":null}]}"#);
    browser.leave().await;
}
