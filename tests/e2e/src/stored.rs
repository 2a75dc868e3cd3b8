//! What really lies in the browser, read around the app.

use serde_json::{Value, json};

use crate::app::App;
use crate::fault::{Fault, Outcome};
use crate::wait::until;

/// The database of the desk.
const DESK: &str = "ninefold";

impl App {
    /// All that lies in the database of the desk: of each store its entries,
    /// each a pair of key and value, with bytes as text in Latin-1.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub async fn stored(&self) -> Outcome<Value> {
        let all = self.browser().run_async(include_str!("stored.js"), vec![json!(DESK)]).await?;
        match all["fault"].as_str() {
            Some(fault) => Err(Fault::new(fault)),
            None => Ok(all),
        }
    }

    /// The leads as they are stored, by the order of their ids.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub async fn stored_leads(&self) -> Outcome<Vec<Value>> {
        let all = self.stored().await?;
        let records = all["leads"].as_array().map(Vec::as_slice).unwrap_or_default();
        let body = |record: &Value| record[1]["body"].as_str().unwrap_or_default().to_owned();
        records.iter().map(|record| Ok(serde_json::from_str(&body(record))?)).collect()
    }

    /// Waits until the lead `id` is stored so that `is_so`, which `what` tells in
    /// words, and returns it.
    ///
    /// # Errors
    ///
    /// When it never is, with how it is stored.
    pub async fn stored_so(
        &self,
        id: &str,
        what: &str,
        is_so: impl Fn(&Value) -> bool,
    ) -> Outcome<Value> {
        until(&format!("it is stored that {what}"), async || {
            let lead = self.stored_leads().await?.into_iter().find(|lead| lead["id"] == id);
            match lead {
                Some(lead) if is_so(&lead) => Ok(Some(lead)),
                Some(lead) => Err(Fault::new(format!("what is stored is {lead}"))),
                None => Err(Fault::new("no such lead is stored")),
            }
        })
        .await
    }

    /// Waits until the field `field` of lead `id` is stored as `value`, and
    /// returns the lead.
    ///
    /// # Errors
    ///
    /// When it never is, with how it is stored.
    pub async fn stored_as(&self, id: &str, field: &str, value: Value) -> Outcome<Value> {
        let what = format!("`{field}` is {value}");
        self.stored_so(id, &what, |lead| lead[field] == value).await
    }

    /// The bytes of the snapshot that makes the start fast, once it is kept.
    ///
    /// # Errors
    ///
    /// When it never is.
    pub async fn snapshot(&self) -> Outcome<Vec<u8>> {
        until("a snapshot is kept", async || {
            let all = self.stored().await?;
            // Latin-1: each letter is a byte.
            let bytes = |text: &str| text.chars().map(|it| u8::try_from(it).ok()).collect();
            Ok(all["snapshot"][0][1].as_str().and_then(bytes))
        })
        .await
    }

    /// Puts `bytes` in the place of the snapshot.
    ///
    /// # Errors
    ///
    /// When they cannot be written.
    pub async fn put_snapshot(&self, bytes: &[u8]) -> Outcome {
        let script = include_str!("snapshot.js");
        let fault = self.browser().run_async(script, vec![json!(bytes)]).await?;
        fault.as_str().map_or(Ok(()), |fault| Err(Fault::new(fault)))
    }
}
