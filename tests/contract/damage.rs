//! One bad record never hides the others, and nothing bad is built upon.

use js_sys::Reflect;
use ninefold::storage::{
    Damage, IndexedDb, JOURNAL, REVISION, ROWS, SETTINGS, SNAPSHOT, Store, StoreError, Unreadable,
};
use ninefold_core::domain::command::{Command, Mode};
use ninefold_core::domain::journal::EntryId;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::settings::Settings;
use ninefold_core::interchange::lead_json::write_lead;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{Browser, object, tell};
use crate::laws::{Place, check_rows, check_stored, read, refuse, tell as carry_out};
use crate::leads::{add, at, change, import, lead, many, note, projector};

/// Asserts that these leads are read, and that the record under `key` is named with `reason`.
async fn check_found(store: &IndexedDb, leads: &[&Lead], key: &str, reason: Damage) {
    let rows = store.rows(&projector()).await.unwrap();
    let expected: Vec<_> = leads.iter().map(|lead| projector().project(lead)).collect();
    let unreadable = [Unreadable { key: key.to_owned(), reason }];
    assert_eq!((&*rows.rows, &*rows.unreadable), (&*expected, &unreadable[..]));
    let bodies = store.bodies().await.unwrap();
    let expected: Vec<_> = leads.iter().map(|lead| write_lead(lead)).collect();
    assert_eq!((&*bodies.texts, &*bodies.unreadable), (&*expected, &unreadable[..]));
}

/// Saves three leads, sets `field` of the second's record to `value`, and asserts
/// that the two others are read, that the second is named with `reason`, that
/// nothing is built upon it, and that it is no part of a snapshot.
async fn check_damaged(name: &str, field: &str, value: JsValue, reason: Damage) {
    let browser = Browser::with_no(name).await;
    let [ada, bob, eve] = [lead(1, "Ada"), lead(2, "Bob"), lead(3, "Eve")];
    let store = browser.open().await;
    for each in [&ada, &bob, &eve] {
        carry_out(&store, add(each), 0).await;
    }
    let record = browser.records().await.remove(1);
    Reflect::set(&record, &field.into(), &value).unwrap();
    browser.put_record(&record).await;

    let key = bob.id().to_string();
    check_found(&store, &[&ada, &eve], &key, reason.clone()).await;
    let damaged = StoreError::Damaged(reason);
    assert_eq!(store.read(bob.id()).await, Err(damaged.clone()));

    let before = browser.everything().await;
    for command in [
        change(&bob, note("one")),
        add(&bob),
        Command::Delete(vec![ada.id(), bob.id()]),
        Command::Erase(vec![bob.id()]),
        import(Mode::Merge, &[eve.clone(), bob.clone()]),
        Command::Undo(EntryId(2)),
    ] {
        refuse(&store, command, damaged.clone()).await;
    }
    let rows = store.rows(&projector()).await.unwrap();
    let all: Vec<_> = rows.rows.iter().collect();
    assert_eq!(store.keep_snapshot(&projector(), rows.rev, &all).await, Ok(false));
    assert_eq!(browser.everything().await, before);

    // It bars nothing that leaves it alone, and stays where it is.
    carry_out(&store, import(Mode::Replace, std::slice::from_ref(&ada)), 1).await;
    assert!(read(&store, &eve).await.is_deleted());
    assert_eq!(store.read(bob.id()).await, Err(damaged));
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
    carry_out(&store, add(&ada), 0).await;
    browser.put_record(&object(r#"{"id": "nobody"}"#)).await;
    check_found(&store, &[&ada], "nobody", Damage::Shape).await;
    browser.leave().await;
}

#[wasm_bindgen_test]
async fn a_record_that_the_browser_cannot_read_is_named_and_hides_no_other_lead() {
    let browser = Browser::with_no("cannot read").await;
    let [ada, bob, eve] = [lead(1, "Ada"), lead(2, "Bob"), lead(3, "Eve")];
    let store = browser.open().await;
    for each in [&ada, &bob, &eve] {
        carry_out(&store, add(each), 0).await;
    }
    let key = bob.id().to_string();
    tell("breakReading", [key.as_str().into()]);
    let reason = Damage::Unread("NotReadableError".to_owned());
    check_found(&store, &[&ada, &eve], &key, reason).await;
    let refused = store.change(&change(&bob, note("one")), at(1)).await;
    let name = "NotReadableError".to_owned();
    assert_eq!(refused, Err(StoreError::Failed { name }));
    tell("mend", []);
    assert_eq!(browser.revisions().await.0, 3);
    browser.leave().await;
}

#[wasm_bindgen_test]
async fn a_record_that_a_change_cannot_read_bars_what_names_it_and_nothing_else() {
    let browser = Browser::with_no("a change cannot read").await;
    let [ada, bob, eve] = [lead(1, "Ada"), lead(2, "Bob"), lead(3, "Eve")];
    let store = browser.open().await;
    for each in [&ada, &bob, &eve] {
        carry_out(&store, add(each), 0).await;
    }
    tell("failReading", [bob.id().to_string().into()]);
    let reason = Damage::Unread("ConstraintError".to_owned());
    refuse(&store, change(&bob, note("one")), reason.into()).await;
    carry_out(&store, import(Mode::Replace, std::slice::from_ref(&ada)), 1).await;
    tell("mend", []);
    assert!(read(&store, &eve).await.is_deleted());
    assert_eq!(read(&store, &bob).await, bob);
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
        carry_out(&store, add(&lead(1, "Ada")), 0).await;
        browser.put_meta(REVISION, &value).await;
        let refused = store.change(&add(&lead(2, "Bob")), at(0)).await;
        assert_eq!(refused, Err(StoreError::Damaged(Damage::Revision)), "{name}");
        assert_eq!(store.since(0).await, Err(StoreError::Damaged(Damage::Revision)), "{name}");
        check_stored(&store, &[&lead(1, "Ada")]).await;
        browser.leave().await;
    }
}

#[wasm_bindgen_test]
async fn what_a_later_build_put_beside_the_revision_is_kept() {
    let browser = Browser::with_no("beside the revision").await;
    let store = browser.open().await;
    browser.put_meta(REVISION, &object(r#"{"rev": 41, "later": [1, {"a": null}]}"#)).await;
    carry_out(&store, add(&lead(1, "Ada")), 0).await;
    let meta = js_sys::JSON::stringify(&browser.meta(REVISION).await).unwrap();
    assert_eq!(meta, r#"{"rev":42,"later":[1,{"a":null}]}"#);
    browser.leave().await;
}

#[wasm_bindgen_test]
async fn damaged_settings_are_told_and_bar_no_lead() {
    let browser = Browser::with_no("damaged settings").await;
    let store = browser.open().await;
    let tokyo = Settings { zone: Some("Asia/Tokyo".to_owned()), ..Settings::default() };
    carry_out(&store, Command::Set(Box::new(tokyo.clone())), 0).await;
    let record = browser.meta(SETTINGS).await;
    Reflect::set(&record, &"sum".into(), &"00000000".into()).unwrap();
    browser.put_meta(SETTINGS, &record).await;

    assert_eq!(store.settings().await, Err(StoreError::Damaged(Damage::Checksum)));
    carry_out(&store, add(&lead(1, "Ada")), 1).await;
    check_rows(&store, &[&lead(1, "Ada")], false).await;
    carry_out(&store, Command::Set(Box::new(tokyo)), 2).await;
    assert_eq!(store.settings().await.unwrap().zone.as_deref(), Some("Asia/Tokyo"));
    browser.leave().await;
}

#[wasm_bindgen_test]
async fn a_damaged_entry_hides_no_other_and_is_not_undone() {
    let browser = Browser::with_no("a damaged entry").await;
    let store = browser.open().await;
    for nth in 1..=3 {
        carry_out(&store, add(&lead(nth, "Ada")), 0).await;
    }
    let entry = browser.entries().await.remove(1);
    Reflect::set(&entry, &"body".into(), &"{}".into()).unwrap();
    browser.ask("put", [JOURNAL.into(), entry]).await;

    let journal = store.journal(9).await.unwrap();
    assert_eq!(journal.iter().map(|entry| entry.id.0).collect::<Vec<_>>(), [3, 1]);
    refuse(&store, Command::Undo(EntryId(2)), Damage::Checksum.into()).await;
    // Nobody can tell whom it names: it goes with the first who is erased.
    carry_out(&store, Command::Erase(vec![lead(1, "Ada").id()]), 1).await;
    assert_eq!(browser.entries().await.len(), 2);
    browser.leave().await;
}

#[wasm_bindgen_test]
async fn what_is_no_snapshot_at_all_is_passed_over() {
    let browser = Browser::with_no("no snapshot at all").await;
    let ada = lead(1, "Ada");
    let store = browser.open().await;
    carry_out(&store, add(&ada), 0).await;
    for value in [JsValue::NULL, "9fld".into(), 7.into(), object("[57, 102]"), object("{}")] {
        browser.ask("put", [SNAPSHOT.into(), value, ROWS.into()]).await;
        check_stored(&store, &[&ada]).await;
    }
    browser.leave().await;
}

#[wasm_bindgen_test]
async fn a_damaged_lead_among_the_newer_ones_is_named_whatever_the_snapshot_says() {
    let browser = Browser::with_no("damaged and newer").await;
    let [ada, bob] = [lead(1, "Ada"), lead(2, "Bob")];
    let store = browser.open().await;
    carry_out(&store, add(&ada), 0).await;
    let rows = check_rows(&store, &[&ada], false).await;
    assert_eq!(store.keep_snapshot(&projector(), 1, &[&rows.rows[0]]).await, Ok(true));
    carry_out(&store, add(&bob), 1).await;
    check_rows(&store, &[&ada, &bob], true).await;
    let record = browser.records().await.remove(1);
    Reflect::set(&record, &"body".into(), &"{}".into()).unwrap();
    browser.put_record(&record).await;
    check_found(&store, &[&ada], &bob.id().to_string(), Damage::Checksum).await;
    browser.leave().await;
}

#[wasm_bindgen_test]
async fn one_damaged_lead_of_many_hides_no_other() {
    let browser = Browser::with_no("one of many").await;
    let desk = many(600);
    let store = browser.open().await;
    carry_out(&store, import(Mode::Merge, &desk), 0).await;
    let record = browser.records().await.remove(510);
    Reflect::set(&record, &"sum".into(), &JsValue::NULL).unwrap();
    browser.put_record(&record).await;
    let mut others: Vec<&Lead> = desk.iter().collect();
    let bad = others.remove(510);
    check_found(&store, &others, &bad.id().to_string(), Damage::Shape).await;

    let others: Vec<Lead> = others.into_iter().cloned().collect();
    let done = carry_out(&store, import(Mode::Merge, &others), 1).await;
    assert_eq!(done.change.report.n_same, 599);
    refuse(&store, import(Mode::Merge, &desk), Damage::Shape.into()).await;
    browser.leave().await;
}
