//! What is stored where, and how an older store becomes today's.

/// The name of the desk's database.
pub const DATABASE: &str = "ninefold";

/// The store of leads: one [`Record`](super::Record) each, filed under its `id`.
pub const LEADS: &str = "leads";

/// The store of what is known about the desk, by key: see [`REVISION`].
pub const META: &str = "meta";

/// The store of the derived snapshot that makes the start fast. Nothing writes
/// it yet: it exists so that its coming is no upgrade.
pub const SNAPSHOT: &str = "snapshot";

/// The key in [`META`] of `{rev}`: the number of changes this desk has seen.
pub const REVISION: &str = "revision";

/// The revision after `rev`, as the browser stores it: a number that may be
/// anything. `None` when it is no count, or has no whole number after it.
#[cfg_attr(not(any(test, target_arch = "wasm32")), allow(dead_code))]
pub(super) fn next_revision(rev: f64) -> Option<u64> {
    /// Above this a double skips whole numbers.
    const LAST: f64 = 9_007_199_254_740_991.0;
    ((0.0..LAST).contains(&rev) && rev.fract() == 0.0).then(|| rev as u64 + 1)
}

#[cfg(target_arch = "wasm32")]
pub(super) use upgrade::{VERSION, upgrade};

#[cfg(target_arch = "wasm32")]
mod upgrade {
    use std::pin::Pin;

    use matrix_indexed_db_futures::error::Error;
    use matrix_indexed_db_futures::prelude::*;
    use matrix_indexed_db_futures::transaction::Transaction;

    use super::{LEADS, META, SNAPSHOT};

    /// What brings a store from one version to the next. It sees the stores
    /// that exist, and may await nothing but them.
    type Step = for<'tx> fn(&'tx Transaction<'tx>) -> StepFuture<'tx>;
    type StepFuture<'tx> = Pin<Box<dyn Future<Output = Result<(), Error>> + 'tx>>;

    /// The step at `n` brings a store from version `n` to `n + 1`. Steps are
    /// added at the end and never changed: somewhere they have run.
    const STEPS: [Step; 1] = [|tx| Box::pin(lay_out(tx))];

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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_revision_is_a_count() {
        let last = 9_007_199_254_740_991.0;
        for (rev, next) in [
            (0.0, Some(1)),
            (41.0, Some(42)),
            (0.5, None),
            (-1.0, None),
            (f64::NAN, None),
            (f64::INFINITY, None),
            (last, None),
        ] {
            assert_eq!(next_revision(rev), next, "after {rev}");
        }
    }
}
