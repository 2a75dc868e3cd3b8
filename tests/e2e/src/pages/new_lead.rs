//! The dialog `New lead`.

use crate::app::App;
use crate::fault::Outcome;
use crate::screen::Role;
use crate::wait::until;

/// Puts aside what was typed before and never saved.
const START_EMPTY: &str = "Start empty";

/// What is typed into the dialog before it is saved.
#[must_use = "nothing is typed before `fill` or `save`"]
pub struct NewLead<'a> {
    app: &'a App,
    texts: Vec<(&'static str, String)>,
    /// The local time of the enquiry; empty when there was none, `None` to
    /// leave what the dialog offers.
    asked_at: Option<String>,
}

impl App {
    /// A new lead, to be typed.
    pub fn new_lead(&self) -> NewLead<'_> {
        NewLead { app: self, texts: Vec::new(), asked_at: None }
    }

    /// Waits until a save is acknowledged, and returns the id of the lead
    /// that the app then shows. `before` is the address before the save.
    ///
    /// The dialog closes and the address names a lead that it never named
    /// before only when the lead is stored. The notice would say so too, but
    /// it goes by itself, and may still be that of the lead before.
    ///
    /// # Errors
    ///
    /// When the dialog stays or no new lead is shown.
    pub async fn saved(&self, before: &str) -> Outcome<String> {
        self.see_no(Role::Dialog, "New lead").await?;
        until("the address names the new lead", async || {
            let hash = self.hash().await?;
            let id = lead_in(&hash).filter(|id| lead_in(before) != Some(*id));
            Ok(id.filter(|id| self.note_saved(id)).map(str::to_owned))
        })
        .await
    }
}

impl NewLead<'_> {
    /// Its name.
    pub fn name(self, text: &str) -> Self {
        self.with("Name", text)
    }

    /// Where the person works.
    pub fn company(self, text: &str) -> Self {
        self.with("Company", text)
    }

    /// Its e-mail address.
    pub fn email(self, text: &str) -> Self {
        self.with("Email", text)
    }

    /// Its telephone number.
    pub fn phone(self, text: &str) -> Self {
        self.with("Phone", text)
    }

    /// Where it came from.
    pub fn source(self, text: &str) -> Self {
        self.with("Source", text)
    }

    /// What else is worth knowing.
    pub fn note(self, text: &str) -> Self {
        self.with("Note", text)
    }

    /// When the person asked, as the local `2026-01-15T14:30`.
    pub fn asked_at(self, local: &str) -> Self {
        NewLead { asked_at: Some(local.to_owned()), ..self }
    }

    /// The person never asked: just a contact.
    pub fn without_enquiry(self) -> Self {
        self.asked_at("")
    }

    fn with(mut self, label: &'static str, text: &str) -> Self {
        self.texts.push((label, text.to_owned()));
        self
    }

    /// Opens the dialog and types, without saving. What was typed and left
    /// before is put aside first.
    ///
    /// # Errors
    ///
    /// When the dialog or a field is not there.
    pub async fn fill(self) -> Outcome {
        self.app.click(Role::Button, "New lead").await?;
        self.app.see(Role::Dialog, "New lead").await?;
        if !self.app.all(Role::Button, Some(START_EMPTY)).await?.is_empty() {
            self.app.click(Role::Button, START_EMPTY).await?;
            self.app.see_no(Role::Button, START_EMPTY).await?;
        }
        for (label, text) in &self.texts {
            self.app.write(label, text).await?;
        }
        if let Some(local) = self.asked_at {
            self.app.set_time("Enquiry received", &local).await?;
        }
        Ok(())
    }

    /// Opens the dialog, types, saves, and returns the id of the saved lead.
    ///
    /// # Errors
    ///
    /// When it is not acknowledged.
    pub async fn save(self) -> Outcome<String> {
        let app = self.app;
        let before = app.hash().await?;
        self.fill().await?;
        app.click(Role::Button, "Save lead").await?;
        app.saved(&before).await
    }
}

/// The id of the lead that the address `hash` names.
fn lead_in(hash: &str) -> Option<&str> {
    let path = hash.strip_prefix("#/demo").or_else(|| hash.strip_prefix('#'))?;
    path.strip_prefix("/today?lead=").or_else(|| path.strip_prefix("/leads/"))
}
