//! Waiting for a state, never for a time. Nothing else in this package sleeps.

use std::thread;
use std::time::{Duration, Instant};

use crate::fault::{Fault, Outcome};

/// How long a state may take on a busy machine before it counts as never.
pub const DEADLINE: Duration = Duration::from_secs(30);

/// How long to leave the browser alone between two looks.
const BETWEEN_LOOKS: Duration = Duration::from_millis(25);

/// Looks until there is something to see.
///
/// A look that fails counts as "not yet", since an element may leave the page
/// between finding and reading it; the last such failure is told at the end.
///
/// # Errors
///
/// After [`DEADLINE`], with a sentence that names `what`.
pub async fn until<T>(what: &str, mut look: impl AsyncFnMut() -> Outcome<Option<T>>) -> Outcome<T> {
    let started_at = Instant::now();
    loop {
        let seen = look().await;
        match seen {
            Ok(Some(thing)) => return Ok(thing),
            Ok(None) if started_at.elapsed() > DEADLINE => {
                return Err(Fault::new(format!("waited in vain: {what}")));
            }
            Err(fault) if started_at.elapsed() > DEADLINE => {
                return Err(Fault::new(format!("waited in vain: {what}; the last look: {fault}")));
            }
            Ok(None) | Err(_) => tokio::time::sleep(BETWEEN_LOOKS).await,
        }
    }
}

/// As [`until`], where nothing can be awaited: while a test is torn down.
///
/// Returns whether the state came.
pub fn until_blocking(mut look: impl FnMut() -> bool) -> bool {
    let started_at = Instant::now();
    while started_at.elapsed() < DEADLINE {
        if look() {
            return true;
        }
        thread::sleep(BETWEEN_LOOKS);
    }
    false
}
