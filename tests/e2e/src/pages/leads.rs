//! The page `Leads`.

use serde_json::Value;

use crate::app::App;
use crate::fault::{Fault, Outcome};
use crate::screen::Role;
use crate::wait::until;

impl App {
    /// Opens `Leads` and returns the ids of all leads that it lists, in order.
    ///
    /// Of a long list only what is on screen is in the page, so it is scrolled
    /// from its beginning to its end.
    ///
    /// # Errors
    ///
    /// When the page is not shown, or lists less than it says.
    pub async fn listed_ids(&self) -> Outcome<Vec<String>> {
        self.open("#/leads").await?;
        let mut ids: Vec<String> = Vec::new();
        until("`Leads` lists as many leads as it says", async || {
            let n_leads = self.n_listed().await?;
            for id in self.drawn_ids().await? {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
            if ids.len() == n_leads {
                return Ok(Some(()));
            }
            self.run(
                "Array.from(document.querySelectorAll('main .table-row__name'))
                    .at(-1)?.scrollIntoView({ block: 'start' })",
            )
            .await?;
            Err(Fault::new(format!("it says {n_leads}, and {} were found", ids.len())))
        })
        .await?;
        Ok(ids)
    }

    /// How many leads the head of `Leads` tells, once the desk is open: of a
    /// search, how many are found.
    ///
    /// # Errors
    ///
    /// When it never tells.
    pub async fn n_listed(&self) -> Outcome<usize> {
        self.see(Role::Heading, "Leads").await?;
        until("`Leads` tells how many there are", async || {
            let line = self.run("return document.querySelector('main header p').textContent");
            let line = line.await?;
            let line = line.as_str().unwrap_or_default();
            if line == "Nobody is here yet" {
                return Ok(Some(0));
            }
            // "12 leads, newest first", "3 of 5,000 leads found, newest first"
            let digits = line.split_once(' ').map_or("", |(number, _)| number).replace(',', "");
            Ok(digits.parse().ok())
        })
        .await
    }

    /// Goes to `Leads` and waits until it tells `n` leads.
    ///
    /// # Errors
    ///
    /// When it never does.
    pub async fn lists(&self, n: usize) -> Outcome {
        self.open("#/leads").await?;
        until(&format!("`Leads` tells {n}"), async || {
            let n_listed = self.n_listed().await?;
            if n_listed == n {
                return Ok(Some(()));
            }
            Err(Fault::new(format!("it tells {n_listed}")))
        })
        .await
    }

    /// The ids of the leads whose rows are in the page, in order.
    ///
    /// # Errors
    ///
    /// When the browser is gone.
    pub async fn drawn_ids(&self) -> Outcome<Vec<String>> {
        let script = "return Array.from(document.querySelectorAll('main .table-row__name'),
            (link) => link.getAttribute('href').split('/leads/')[1].split('?')[0])";
        let ids: Value = self.run(script).await?;
        Ok(serde_json::from_value(ids)?)
    }

    /// Types `words` into the search of `Leads`, in place of what stands there.
    ///
    /// # Errors
    ///
    /// When it is not there.
    pub async fn search_for(&self, words: &str) -> Outcome {
        self.rewrite("Search leads", words).await
    }
}
