//! The page `Leads`.

use crate::app::App;
use crate::fault::Outcome;
use crate::screen::Role;

impl App {
    /// Opens `Leads` and returns the ids of all leads that it lists, in order.
    ///
    /// # Errors
    ///
    /// When the page is not shown.
    pub async fn listed_ids(&self) -> Outcome<Vec<String>> {
        self.open("#/leads").await?;
        self.see(Role::Heading, "Leads").await?;
        let script = "return Array.from(document.querySelectorAll('main a[href*=\"#/leads/\"]'),
            (link) => link.getAttribute('href').split('#/leads/')[1])";
        Ok(serde_json::from_value(self.run(script).await?)?)
    }
}
