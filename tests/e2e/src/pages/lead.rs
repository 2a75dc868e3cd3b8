//! One lead: what is next, and why then.

use thirtyfour::{By, WebElement};

use crate::app::App;
use crate::fault::{Fault, Outcome};
use crate::screen::Role;
use crate::wait::until;

/// The region `Next step` of the lead on screen.
pub struct NextStep<'a> {
    app: &'a App,
}

/// The plan of one lead as the screen tells it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Plan {
    /// The instant of the next step, as written in the page.
    pub due_at: String,
    /// What `Why this date?` lists, in order.
    pub reasons: Vec<String>,
}

impl App {
    /// What the lead on screen asks for next.
    pub fn next_step(&self) -> NextStep<'_> {
        NextStep { app: self }
    }

    /// Opens the lead `id` by its address, waits for `name` and reads its plan.
    ///
    /// # Errors
    ///
    /// When it is not shown, or has no plan.
    pub async fn plan_of(&self, id: &str, name: &str) -> Outcome<Plan> {
        self.open(&format!("#/leads/{id}")).await?;
        self.see(Role::Heading, name).await?;
        let next_step = self.next_step();
        Ok(Plan { due_at: next_step.due().await?, reasons: next_step.reasons().await? })
    }

    /// Writes `text` into the fact with this label and leaves the field, which
    /// saves it.
    ///
    /// # Errors
    ///
    /// When there is no such field.
    pub async fn set_fact(&self, label: &str, text: &str) -> Outcome {
        self.rewrite(label, text).await?;
        self.leave().await
    }

    /// Opens `More fields`, where the rarer facts are folded away.
    ///
    /// # Errors
    ///
    /// When it is not there.
    pub async fn unfold(&self) -> Outcome {
        self.open_details("More fields").await
    }

    /// Opens the disclosure that begins with these words, as far as it is closed.
    ///
    /// # Errors
    ///
    /// When it is not there.
    pub async fn open_details(&self, words: &str) -> Outcome {
        until(&format!("`{words}` is open"), async || {
            let script = "const [words] = arguments;
                const summary = Array.from(document.querySelectorAll('main summary'))
                    .find((it) => it.textContent.trim().startsWith(words));
                if (summary && !summary.parentElement.open) summary.click();
                return summary?.parentElement.open ?? false";
            Ok((self.browser().run(script, vec![words.into()]).await? == true).then_some(()))
        })
        .await
    }

    /// Waits until the stage with this name is the lead's.
    ///
    /// # Errors
    ///
    /// When it never is.
    pub async fn is_at_stage(&self, name: &str) -> Outcome {
        until(&format!("the stage is {name}"), async || {
            let button = self.see(Role::Button, name).await?;
            let is_pressed = button.attr("aria-pressed").await?.as_deref() == Some("true");
            Ok(is_pressed.then_some(()))
        })
        .await
    }
}

impl NextStep<'_> {
    async fn region(&self) -> Outcome<WebElement> {
        self.app.see(Role::Region, "Next step").await
    }

    /// All its words.
    ///
    /// # Errors
    ///
    /// When it is not shown.
    pub async fn words(&self) -> Outcome<String> {
        Ok(self.region().await?.text().await?)
    }

    /// Whether it names a time at all.
    ///
    /// # Errors
    ///
    /// When it is not shown.
    pub async fn has_time(&self) -> Outcome<bool> {
        Ok(!self.region().await?.find_all(By::Css("time")).await?.is_empty())
    }

    /// The instant that it is due, as RFC 3339.
    ///
    /// # Errors
    ///
    /// When it shows none.
    pub async fn due(&self) -> Outcome<String> {
        let time = self.region().await?.find(By::Css("time")).await?;
        time.attr("datetime")
            .await?
            .ok_or_else(|| Fault::new("the next step's time has no datetime"))
    }

    /// What stands under `Why this date?`, after opening it as a person does.
    ///
    /// # Errors
    ///
    /// When there is nothing.
    pub async fn reasons(&self) -> Outcome<Vec<String>> {
        until("`Why this date?` lists its reasons", async || {
            let details = self.region().await?.find(By::Css("details")).await?;
            if details.prop("open").await?.as_deref() != Some("true") {
                let summary = details.find(By::Css("summary")).await?;
                if summary.text().await? != "Why this date?" {
                    return Err(Fault::new("the next step has no `Why this date?`"));
                }
                summary.click().await?;
                return Ok(None);
            }
            let mut reasons = Vec::new();
            for item in details.find_all(By::Css("ol > li")).await? {
                reasons.push(item.text().await?);
            }
            Ok((!reasons.is_empty()).then_some(reasons))
        })
        .await
    }
}
