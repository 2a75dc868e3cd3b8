//! The dialog `New lead`.

use serde_json::json;

use crate::app::App;
use crate::fault::{Fault, Outcome};
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

    /// The text in the field with this label.
    ///
    /// # Errors
    ///
    /// When there is no such field.
    pub async fn value(&self, label: &str) -> Outcome<String> {
        Ok(self.see(Role::Field, label).await?.prop("value").await?.unwrap_or_default())
    }

    /// Writes `text` into the field with this label, after what is there.
    ///
    /// # Errors
    ///
    /// When there is no such field.
    pub async fn write(&self, label: &str, text: &str) -> Outcome {
        let field = self.see(Role::Field, label).await?;
        // ChromeDriver knows no keys outside the basic plane, where most
        // emoji are: those a person pastes, too.
        if text.chars().all(|letter| letter < '\u{10000}') {
            return Ok(field.send_keys(text).await?);
        }
        let paste = "arguments[0].focus(); document.execCommand('insertText', false, arguments[1])";
        self.browser().run(paste, vec![field.to_json()?, json!(text)]).await?;
        Ok(())
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

    /// Waits until the field with this label is marked as wrong, for a reason
    /// that contains `why`.
    ///
    /// # Errors
    ///
    /// When it never is.
    pub async fn refused(&self, label: &str, why: &str) -> Outcome {
        until(&format!("the field `{label}` is refused with `{why}`"), async || {
            let refusal = self.refusal(label).await?;
            Ok(refusal.is_some_and(|told| told.contains(why)).then_some(()))
        })
        .await
    }

    /// Waits until the field with this label is no longer marked as wrong.
    ///
    /// # Errors
    ///
    /// When it stays so.
    pub async fn not_refused(&self, label: &str) -> Outcome {
        until(&format!("the field `{label}` is not refused"), async || {
            Ok(self.refusal(label).await?.is_none().then_some(()))
        })
        .await
    }

    /// What describes the field with this label while it is marked as wrong.
    async fn refusal(&self, label: &str) -> Outcome<Option<String>> {
        let field = self.see(Role::Field, label).await?;
        let script = "const [field] = arguments;
            if (field.getAttribute('aria-invalid') !== 'true') return null;
            const ids = (field.getAttribute('aria-describedby') ?? '').split(/\\s+/);
            return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');";
        let told = self.browser().run(script, vec![field.to_json()?]).await?;
        Ok(told.as_str().map(str::to_owned))
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
            set_time(self.app, &local).await?;
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
    hash.strip_prefix("#/today?lead=").or_else(|| hash.strip_prefix("#/leads/"))
}

/// Sets the time of the enquiry. Each engine and language has other keys for
/// the parts of a date, so this goes around them, to the same events.
async fn set_time(app: &App, local: &str) -> Outcome {
    let field = app.see(Role::Field, "Enquiry received").await?;
    let script = "const [field, value] = arguments;
        const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
        set.call(field, value);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
        return field.value";
    let now = app.browser().run(script, vec![field.to_json()?, json!(local)]).await?;
    let now = now.as_str().unwrap_or_default();
    if now.starts_with(local) && now.is_empty() == local.is_empty() {
        return Ok(());
    }
    Err(Fault::new(format!("`Enquiry received` took {local:?} as {now:?}")))
}
