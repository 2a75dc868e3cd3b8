//! What the journeys read of the table of leads.

use crate::app::App;
use crate::fault::{Fault, Outcome};
use crate::wait::until;

impl App {
    /// Waits until the list at hand tells `n` leads, without going anywhere.
    ///
    /// # Errors
    ///
    /// When it never does.
    pub async fn lists_still(&self, n: usize) -> Outcome {
        until(&format!("the list tells {n}"), async || {
            let n_listed = self.n_listed().await?;
            if n_listed == n {
                return Ok(Some(()));
            }
            Err(Fault::new(format!("it tells {n_listed}")))
        })
        .await
    }

    /// Waits until the page says `words`.
    ///
    /// # Errors
    ///
    /// When it never does.
    pub async fn read_main(&self, words: &str) -> Outcome {
        until(&format!("the page says “{words}”"), async || {
            Ok(self.main_words().await?.contains(words).then_some(()))
        })
        .await
    }
}
