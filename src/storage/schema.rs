//! What is stored where, and how an older store becomes today's.

/// The name of the desk's database.
pub const DATABASE: &str = "ninefold";

/// The name of the database of the desk to try things on.
pub const DEMO_DATABASE: &str = "ninefold-demo";

/// The store of leads: one [`Record`](super::Record) each, filed under its `id`.
pub const LEADS: &str = "leads";

/// The store of what is known about the desk, by key: [`REVISION`], [`SETTINGS`]
/// and [`ERASED`].
pub const META: &str = "meta";

/// The store of the derived snapshot that makes the start fast: bytes, under [`ROWS`].
pub const SNAPSHOT: &str = "snapshot";

/// The store of what was done: one [`EntryRecord`](super::EntryRecord) each, filed
/// under its `id`.
pub const JOURNAL: &str = "journal";

/// The key in [`META`] of `{rev}`: the number of changes this desk has seen.
pub const REVISION: &str = "revision";

/// The key in [`META`] of the [`SettingsRecord`](super::SettingsRecord).
pub const SETTINGS: &str = "settings";

/// The key in [`META`] of `{rev}`: the last revision that erased a lead.
pub const ERASED: &str = "erased";

/// The key in [`META`] of `{rev}`: the last revision whose leads may be written in
/// the text of an older build. It reads as it ever did, and a backup has today's.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
pub(super) const OLD_TEXT: &str = "old text";

/// The key in [`SNAPSHOT`] of the rows of all leads.
pub const ROWS: &str = "rows";

/// The index of [`LEADS`] by the revision that wrote them.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
pub(super) const BY_REVISION: &str = "rev";

/// The index of [`JOURNAL`] by time.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
pub(super) const BY_TIME: &str = "at";

/// Above this a double skips whole numbers.
#[cfg_attr(not(any(test, target_arch = "wasm32")), allow(dead_code))]
pub(super) const LAST_REVISION: u64 = 9_007_199_254_740_991;

/// The revision `rev`, as the browser stores it: a number that may be anything.
/// `None` when it is no count, or has no whole number after it.
#[cfg_attr(not(any(test, target_arch = "wasm32")), allow(dead_code))]
pub(super) fn revision_in(rev: f64) -> Option<u64> {
    ((0.0..LAST_REVISION as f64).contains(&rev) && rev.fract() == 0.0).then_some(rev as u64)
}

#[cfg(target_arch = "wasm32")]
pub(super) use upgrade::{VERSION, upgrade};

#[cfg(target_arch = "wasm32")]
mod upgrade {
    use std::pin::Pin;

    use js_sys::{Object, Reflect};
    use matrix_indexed_db_futures::error::Error;
    use matrix_indexed_db_futures::internals::SystemRepr;
    use matrix_indexed_db_futures::prelude::*;
    use matrix_indexed_db_futures::transaction::Transaction;
    use wasm_bindgen::JsValue;

    use super::{
        BY_REVISION, BY_TIME, JOURNAL, LAST_REVISION, LEADS, META, OLD_TEXT, REVISION, SNAPSHOT,
        revision_in,
    };

    /// What brings a store from one version to the next. It sees the stores
    /// that exist, and may await nothing but them.
    type Step = for<'tx> fn(&'tx Transaction<'tx>) -> StepFuture<'tx>;
    type StepFuture<'tx> = Pin<Box<dyn Future<Output = Result<(), Error>> + 'tx>>;

    /// The step at `n` brings a store from version `n` to `n + 1`. Steps are
    /// added at the end and never changed: somewhere they have run.
    const STEPS: [Step; 2] = [|tx| Box::pin(lay_out(tx)), |tx| Box::pin(keep_a_journal(tx))];

    /// The version of the database that this build reads and writes.
    pub const VERSION: u32 = STEPS.len() as u32;

    /// Runs the steps that a store of version `old` lacks, all in one
    /// transaction: it is brought to [`VERSION`] or stays as it was.
    pub async fn upgrade(old: f64, tx: &Transaction<'_>) -> Result<(), Error> {
        for step in STEPS.iter().skip(old as usize) {
            step(tx).await?;
        }
        Ok(())
    }

    async fn lay_out(tx: &Transaction<'_>) -> Result<(), Error> {
        tx.db().create_object_store(LEADS).with_key_path("id".into()).build()?;
        tx.db().create_object_store(META).build()?;
        tx.db().create_object_store(SNAPSHOT).build()?;
        Ok(())
    }

    /// Makes room for the journal, finds leads by revision, and notes which leads
    /// have the text of the first build. Their records stay as they are.
    async fn keep_a_journal(tx: &Transaction<'_>) -> Result<(), Error> {
        let journal = tx.db().create_object_store(JOURNAL).with_key_path("id".into()).build()?;
        journal.as_sys().create_index_with_str(BY_TIME, "at")?;
        tx.object_store(LEADS)?.as_sys().create_index_with_str(BY_REVISION, "rev")?;

        let meta = tx.object_store(META)?;
        let stored: Option<JsValue> =
            meta.get::<JsValue, JsValue, _>(JsValue::from_str(REVISION)).primitive()?.await?;
        let n_leads = tx.object_store(LEADS)?.count().primitive()?.await?;
        let old_until = match stored {
            None if n_leads == 0 => 0,
            // Of a damaged count it is not known which leads it has written.
            None => LAST_REVISION,
            Some(value) => Reflect::get(&value, &JsValue::from_str("rev"))
                .ok()
                .and_then(|rev| rev.as_f64())
                .and_then(revision_in)
                .unwrap_or(LAST_REVISION),
        };
        let mark = Object::new();
        Reflect::set(&mark, &JsValue::from_str("rev"), &JsValue::from_f64(old_until as f64))?;
        let key = JsValue::from_str(OLD_TEXT);
        meta.put(JsValue::from(mark)).with_key(key).without_key_type().primitive()?.await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_revision_is_a_count() {
        let last = LAST_REVISION as f64;
        for (stored, rev) in [
            (0.0, Some(0)),
            (41.0, Some(41)),
            (0.5, None),
            (-1.0, None),
            (f64::NAN, None),
            (f64::INFINITY, None),
            (last - 1.0, Some(LAST_REVISION - 1)),
            (last, None),
        ] {
            assert_eq!(revision_in(stored), rev, "{stored}");
        }
    }
}
