//! The dialog `Log touch`.

use crate::app::App;
use crate::fault::Outcome;
use crate::keyboard::Key;
use crate::screen::Role;

/// What is chosen and typed in the dialog before it is saved.
#[must_use = "nothing is typed before `fill` or `save`"]
pub struct Touch<'a> {
    app: &'a App,
    channel: Option<&'static str>,
    outcome: Option<&'static str>,
    /// The local time of it; `None` for what the dialog offers.
    at: Option<String>,
    note: Option<&'static str>,
}

impl App {
    /// A touch on the lead on screen, to be logged.
    pub fn touch(&self) -> Touch<'_> {
        Touch { app: self, channel: None, outcome: None, at: None, note: None }
    }
}

impl Touch<'_> {
    /// How it passed.
    pub fn channel(self, name: &'static str) -> Self {
        Touch { channel: Some(name), ..self }
    }

    /// What came of it.
    pub fn outcome(self, name: &'static str) -> Self {
        Touch { outcome: Some(name), ..self }
    }

    /// When it was, as the local `2026-01-15T14:30`.
    pub fn at(self, local: &str) -> Self {
        Touch { at: Some(local.to_owned()), ..self }
    }

    /// What is worth remembering.
    pub fn note(self, text: &'static str) -> Self {
        Touch { note: Some(text), ..self }
    }

    /// Opens the dialog and fills it in, without saving.
    ///
    /// # Errors
    ///
    /// When the dialog or a field is not there.
    pub async fn fill(self) -> Outcome {
        self.app.click(Role::Button, "Log touch").await?;
        self.app.see(Role::Dialog, "Log touch").await?;
        self.change().await
    }

    /// Fills in the dialog that is open.
    ///
    /// # Errors
    ///
    /// When a field is not there.
    pub async fn change(self) -> Outcome {
        let app = self.app;
        if let Some(channel) = self.channel {
            app.choose("Channel", channel).await?;
        }
        if let Some(outcome) = self.outcome {
            app.choose("Outcome", outcome).await?;
        }
        if let Some(local) = self.at {
            app.set_time("When", &local).await?;
        }
        if let Some(note) = self.note {
            app.rewrite("Note", note).await?;
        }
        Ok(())
    }

    /// Opens the dialog, fills it in, and saves it by its keys.
    ///
    /// # Errors
    ///
    /// When it is not acknowledged.
    pub async fn save(self) -> Outcome {
        let app = self.app;
        self.fill().await?;
        app.press(Key::ControlEnter).await?;
        app.see_no(Role::Dialog, "Log touch").await
    }
}
