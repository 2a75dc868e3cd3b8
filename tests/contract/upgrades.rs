//! What an older build has stored is all there after the upgrade, or stays as it was.

use js_sys::JSON;
use ninefold::storage::{IndexedDb, REVISION, Store, StoreError};
use ninefold_core::domain::command::Mode;
use ninefold_core::domain::lead::Lead;
use ninefold_core::interchange::lead_json::{read_lead, write_lead};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{Browser, tell};
use crate::laws::{Place, check_stored, read, tell as carry_out};
use crate::leads::{add, change, import, lead, note};

/// Leads as the first build wrote them, when one had one e-mail and one phone at
/// most, with the checksums that it wrote.
const RECORDS: &str = r#"[
    {"id": "0199c9c4-b400-7101-8101-010101010101", "rev": 2, "sum": "SUM",
     "body": "{\"id\":\"0199c9c4-b400-7101-8101-010101010101\",\"name\":\"Zoë \\\"Z\\\" 🦀\",\"company\":\"Engines Ltd\",\"email\":\"zoe@example.com\",\"phone\":\"+49 30 1234\",\"source\":\"Fair\",\"enquiry_at\":\"2025-10-09T08:53:20.001Z\",\"captured_at\":\"2025-10-09T08:53:20.001Z\",\"note\":\"call\\nat noon\"}"},
    {"id": "0199c9c4-b400-7202-8202-020202020202", "rev": 1, "sum": "SUM",
     "body": "{\"id\":\"0199c9c4-b400-7202-8202-020202020202\",\"company\":\"Only & Co\",\"captured_at\":\"2025-10-09T08:53:20.002Z\"}"}
]"#;

const META: &str = r#"[["revision", {"rev": 2}]]"#;

/// [`RECORDS`] with their checksums, and the leads that they are.
fn first_build() -> (String, Vec<Lead>) {
    let mut records: Vec<serde_json::Value> = serde_json::from_str(RECORDS).unwrap();
    let mut leads = Vec::new();
    for record in &mut records {
        let body = record["body"].as_str().unwrap();
        leads.push(read_lead(body).unwrap());
        record["sum"] = format!("{:08x}", crc32fast::hash(body.as_bytes())).into();
    }
    (serde_json::to_string(&records).unwrap(), leads)
}

/// A browser in which the first build has left two leads.
async fn browser_of_the_first_build(name: &str) -> (Browser, Vec<Lead>) {
    let browser = Browser::with_no(name).await;
    let (records, leads) = first_build();
    browser.ask("layOutAsTheFirstBuild", [records.into(), META.into()]).await;
    (browser, leads)
}

/// The records as text.
async fn records(browser: &Browser) -> String {
    let records: js_sys::Array = browser.records().await.into_iter().collect();
    JSON::stringify(&records).unwrap().into()
}

#[wasm_bindgen_test]
async fn leads_of_the_first_build_are_all_there_and_can_be_changed() {
    let (browser, leads) = browser_of_the_first_build("the first build").await;
    let before = records(&browser).await;
    let [zoe, only] = &leads[..] else { panic!("there are two") };
    assert_eq!(zoe.email().unwrap().as_str(), "zoe@example.com");

    let store = browser.open().await;
    assert_eq!(browser.ask("version", []).await, 2);
    assert_eq!(browser.ask("stores", []).await, "journal leads meta snapshot");
    assert_eq!(records(&browser).await, before, "an upgrade writes no lead anew");
    check_stored(&store, &[zoe, only]).await;
    assert_eq!(browser.revisions().await, (2, vec![2, 1]));

    carry_out(&store, change(zoe, note("since then")), 5).await;
    carry_out(&store, add(&lead(9, "Ada")), 6).await;
    let zoe = read(&store, zoe).await;
    assert_eq!(zoe.note().unwrap().as_str(), "since then");
    check_stored(&browser.open().await, &[&lead(9, "Ada"), &zoe, only]).await;
    browser.leave().await;
}

#[wasm_bindgen_test]
async fn a_backup_has_the_leads_of_the_first_build_in_todays_text() {
    let (browser, leads) = browser_of_the_first_build("the text of the first build").await;
    let store = browser.open().await;
    let texts: Vec<String> = leads.iter().map(write_lead).collect();
    assert_eq!(store.bodies().await.unwrap().texts, texts);
    assert!(texts[0].contains(r#""emails":["zoe@example.com"]"#), "{texts:?}");
    // Brought in again they are the same.
    let again = carry_out(&store, import(Mode::Merge, &leads), 5).await;
    assert_eq!((again.rev, again.change.report.n_same), (2, 2));
    browser.leave().await;
}

#[wasm_bindgen_test]
async fn a_first_build_that_lost_count_keeps_its_leads() {
    for (name, count) in [("a count of none", JsValue::NULL), ("a count of text", "2".into())] {
        let (browser, leads) = browser_of_the_first_build(name).await;
        browser.put_meta(REVISION, &count).await;
        let store = browser.open().await;
        check_stored(&store, &leads.iter().collect::<Vec<_>>()).await;
        browser.leave().await;
    }
}

#[wasm_bindgen_test]
async fn an_empty_desk_of_the_first_build_is_an_empty_desk() {
    let browser = Browser::with_no("an empty first build").await;
    browser.ask("layOutAsTheFirstBuild", ["[]".into(), "[]".into()]).await;
    let store = browser.open().await;
    check_stored(&store, &[]).await;
    carry_out(&store, add(&lead(1, "Ada")), 0).await;
    check_stored(&store, &[&lead(1, "Ada")]).await;
    browser.leave().await;
}

#[wasm_bindgen_test]
async fn an_upgrade_that_breaks_off_leaves_the_old_store_as_it_was() {
    let (browser, leads) = browser_of_the_first_build("a broken upgrade").await;
    let before = browser.everything().await;
    tell("breakIndexing", []);
    assert!(IndexedDb::open(browser.name()).await.is_err());
    tell("mend", []);
    assert_eq!(browser.ask("version", []).await, 1);
    assert_eq!(browser.everything().await, before);
    check_stored(&browser.open().await, &leads.iter().collect::<Vec<_>>()).await;
    browser.leave().await;
}

#[wasm_bindgen_test]
async fn an_old_tab_that_bars_the_upgrade_is_told_of_and_keeps_its_leads() {
    let (browser, leads) = browser_of_the_first_build("an old tab").await;
    browser.ask("hold", []).await;
    assert_eq!(IndexedDb::open(browser.name()).await.err(), Some(StoreError::Blocked));
    tell("letGo", []);
    check_stored(&browser.open().await, &leads.iter().collect::<Vec<_>>()).await;
    browser.leave().await;
}
