//! Fields with a label: what stands in them, what is typed, and why they refuse it.

use serde_json::json;

use crate::app::App;
use crate::fault::{Fault, Outcome};
use crate::keyboard::Key;
use crate::screen::Role;
use crate::wait::until;

impl App {
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

    /// Writes `text` into the field with this label, key by key, in place of
    /// what stands there. The field keeps the focus.
    ///
    /// # Errors
    ///
    /// When there is no such field.
    pub async fn rewrite(&self, label: &str, text: &str) -> Outcome {
        until(&format!("`{label}` takes the focus"), async || {
            let field = self.see(Role::Field, label).await?;
            let script = "const [field] = arguments;
                field.focus();
                field.select();
                return document.activeElement === field";
            let is_there = self.browser().run(script, vec![field.to_json()?]).await?;
            Ok((is_there == true).then_some(()))
        })
        .await?;
        if text.is_empty() { self.press(Key::Backspace).await } else { self.type_text(text).await }
    }

    /// Waits until the field with this label says `text`.
    ///
    /// # Errors
    ///
    /// When it never does.
    pub async fn says(&self, label: &str, text: &str) -> Outcome {
        until(&format!("`{label}` says {text:?}"), async || {
            let value = self.value(label).await?;
            if value == text {
                return Ok(Some(()));
            }
            Err(Fault::new(format!("it says {value:?}")))
        })
        .await
    }

    /// Has the field with this label say the local time `local`, such as
    /// `2026-01-15T14:30`, or nothing.
    ///
    /// Each engine and language has other keys for the parts of a date, so this
    /// goes around them, to the same events.
    ///
    /// # Errors
    ///
    /// When there is no such field, or it takes something else.
    pub async fn set_time(&self, label: &str, local: &str) -> Outcome {
        let field = self.see(Role::Field, label).await?;
        let script = "const [field, value] = arguments;
            const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
            set.call(field, value);
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }));
            return field.value";
        let now = self.browser().run(script, vec![field.to_json()?, json!(local)]).await?;
        let now = now.as_str().unwrap_or_default();
        if now.starts_with(local) && now.is_empty() == local.is_empty() {
            return Ok(());
        }
        Err(Fault::new(format!("`{label}` took {local:?} as {now:?}")))
    }

    /// Chooses `choice` in the field with this label.
    ///
    /// # Errors
    ///
    /// When there is no such field, or nothing of that name to choose in it.
    pub async fn choose(&self, label: &str, choice: &str) -> Outcome {
        until(&format!("`{label}` offers `{choice}`"), async || {
            let field = self.see(Role::Field, label).await?;
            let script = "const [field, choice] = arguments;
                const option = Array.from(field.options).find((it) => it.label.trim() === choice);
                if (!option) return false;
                field.focus();
                field.selectedIndex = option.index;
                field.dispatchEvent(new Event('input', { bubbles: true }));
                field.dispatchEvent(new Event('change', { bubbles: true }));
                return true";
            let arguments = vec![field.to_json()?, json!(choice)];
            Ok((self.browser().run(script, arguments).await? == true).then_some(()))
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
