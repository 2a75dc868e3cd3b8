//! A browser with one database of the test's own, reached behind the store's back.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use ninefold::storage::{IndexedDb, META, REVISION, ROWS, SNAPSHOT};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::laws::Place;

thread_local! {
    static VERBS: JsValue = js_sys::eval(include_str!("browser.js")).unwrap();
}

/// A browser with one database of the test's own.
pub struct Browser {
    name: String,
}

impl Browser {
    /// A browser in order, with no database `name`.
    pub async fn with_no(name: &str) -> Self {
        let browser = Self { name: name.to_owned() };
        browser.leave().await;
        browser
    }

    /// Leaves the browser as a test finds it.
    pub async fn leave(&self) {
        tell("mend", []);
        self.ask("erase", []).await;
    }

    /// The name of the test's database.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Writes `record` as it is into the store of leads.
    pub async fn put_record(&self, record: &JsValue) {
        self.ask("put", ["leads".into(), record.clone()]).await;
    }

    /// Writes `value` as what is known under `key`.
    pub async fn put_meta(&self, key: &str, value: &JsValue) {
        self.ask("put", [META.into(), value.clone(), key.into()]).await;
    }

    /// What is known under `key`, as it is stored.
    pub async fn meta(&self, key: &str) -> JsValue {
        self.ask("get", [META.into(), key.into()]).await
    }

    /// Does `verb` of `browser.js` to this database, and answers what it answers.
    pub async fn ask<const N: usize>(&self, verb: &str, arguments: [JsValue; N]) -> JsValue {
        let name = JsValue::from(self.name.as_str());
        let promise = call(verb, [name].into_iter().chain(arguments).collect());
        JsFuture::from(promise.unchecked_into::<Promise>()).await.unwrap()
    }

    /// All records, as they are stored.
    pub async fn records(&self) -> Vec<JsValue> {
        self.ask("records", []).await.unchecked_into::<Array>().to_vec()
    }

    /// All entries of the journal, as they are stored.
    pub async fn entries(&self) -> Vec<JsValue> {
        self.ask("entries", []).await.unchecked_into::<Array>().to_vec()
    }
}

impl Place for Browser {
    type Store = IndexedDb;

    async fn open(&self) -> IndexedDb {
        IndexedDb::open(&self.name).await.unwrap()
    }

    async fn revisions(&self) -> (u64, Vec<u64>) {
        let rev = |value: &JsValue| Reflect::get(value, &"rev".into()).unwrap().as_f64().unwrap();
        let desk = self.meta(REVISION).await;
        let desk = if desk.is_undefined() { 0.0 } else { rev(&desk) };
        let records = self.records().await.iter().map(|record| rev(record) as u64).collect();
        (desk as u64, records)
    }

    async fn everything(&self) -> String {
        self.ask("everything", []).await.as_string().unwrap()
    }

    async fn snapshot(&self) -> Option<Vec<u8>> {
        let stored = self.ask("get", [SNAPSHOT.into(), ROWS.into()]).await;
        (!stored.is_undefined()).then(|| stored.unchecked_into::<Uint8Array>().to_vec())
    }

    async fn put_snapshot(&self, bytes: Option<Vec<u8>>) {
        match bytes {
            Some(bytes) => {
                let bytes = Uint8Array::from(&*bytes).into();
                self.ask("put", [SNAPSHOT.into(), bytes, ROWS.into()]).await;
            }
            None => {
                self.ask("take", [SNAPSHOT.into(), ROWS.into()]).await;
            }
        }
    }
}

/// Does `verb` of `browser.js` to the browser itself.
pub fn tell<const N: usize>(verb: &str, arguments: [JsValue; N]) -> JsValue {
    call(verb, arguments.into_iter().collect())
}

/// The object that `json` describes.
pub fn object(json: &str) -> JsValue {
    js_sys::JSON::parse(json).unwrap()
}

fn call(verb: &str, arguments: Array) -> JsValue {
    VERBS.with(|verbs| {
        let verb = Reflect::get(verbs, &verb.into()).unwrap().unchecked_into::<Function>();
        verb.apply(verbs, &arguments).unwrap()
    })
}
