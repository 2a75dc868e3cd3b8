//! What is on the screen, found by role and name as a screen reader tells it.

use serde_json::{Value, json};
use thirtyfour::{By, WebElement};

use crate::app::App;
use crate::fault::Outcome;
use crate::wait::until;

/// What a thing on screen is to a person.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Role {
    /// A message that interrupts.
    Alert,
    /// Something to push.
    Button,
    /// A window over the page.
    Dialog,
    /// Something to fill in.
    Field,
    /// The heading of the page.
    Heading,
    /// A way to another page.
    Link,
    /// A group of ways to other pages.
    Navigation,
    /// A named part of the page.
    Region,
    /// A message that does not interrupt.
    Status,
}

impl Role {
    fn word(self) -> &'static str {
        match self {
            Role::Alert => "alert",
            Role::Button => "button",
            Role::Dialog => "dialog",
            Role::Field => "field",
            Role::Heading => "heading",
            Role::Link => "link",
            Role::Navigation => "navigation",
            Role::Region => "region",
            Role::Status => "status",
        }
    }
}

impl App {
    /// All that is on screen now with this role, and this name if there is one.
    ///
    /// # Errors
    ///
    /// When the browser is gone.
    pub async fn all(&self, role: Role, name: Option<&str>) -> Outcome<Vec<WebElement>> {
        let arguments = vec![json!(role.word()), name.map_or(Value::Null, Value::from)];
        let found = self.browser().session().execute(include_str!("screen.js"), arguments);
        Ok(found.await?.elements()?)
    }

    /// All that is on screen now inside `part`, with this role and name.
    ///
    /// # Errors
    ///
    /// When `part` has left the page.
    pub async fn all_in(
        &self,
        part: &WebElement,
        role: Role,
        name: &str,
    ) -> Outcome<Vec<WebElement>> {
        let arguments = vec![json!(role.word()), json!(name), part.to_json()?];
        let found = self.browser().session().execute(include_str!("screen.js"), arguments);
        Ok(found.await?.elements()?)
    }

    /// Waits for the first thing with this role and name.
    ///
    /// # Errors
    ///
    /// When it does not come.
    pub async fn see(&self, role: Role, name: &str) -> Outcome<WebElement> {
        until(&format!("the {} `{name}` is on screen", role.word()), async || {
            Ok(self.all(role, Some(name)).await?.into_iter().next())
        })
        .await
    }

    /// Waits until nothing with this role and name is left.
    ///
    /// # Errors
    ///
    /// When it stays.
    pub async fn see_no(&self, role: Role, name: &str) -> Outcome {
        until(&format!("the {} `{name}` is gone", role.word()), async || {
            Ok(self.all(role, Some(name)).await?.is_empty().then_some(()))
        })
        .await
    }

    /// Waits for something with this role whose words contain `words`, and
    /// returns all its words.
    ///
    /// # Errors
    ///
    /// When it does not come.
    pub async fn read(&self, role: Role, words: &str) -> Outcome<String> {
        until(&format!("the {} says `{words}`", role.word()), async || {
            for element in self.all(role, None).await? {
                let text = element.text().await?;
                if text.contains(words) {
                    return Ok(Some(text));
                }
            }
            Ok(None)
        })
        .await
    }

    /// Waits until no passing message is left.
    ///
    /// # Errors
    ///
    /// When one stays.
    pub async fn see_no_notice(&self) -> Outcome {
        until("the notice is gone", async || {
            for notice in self.all(Role::Status, None).await? {
                if !notice.text().await?.is_empty() {
                    return Ok(None);
                }
            }
            Ok(Some(()))
        })
        .await
    }

    /// Clicks the thing with this role and name, once it is there.
    ///
    /// # Errors
    ///
    /// When it does not come, or something covers it for long.
    pub async fn click(&self, role: Role, name: &str) -> Outcome {
        until(&format!("the {} `{name}` takes a click", role.word()), async || {
            let element = self.all(role, Some(name)).await?.into_iter().next();
            match element {
                Some(element) => self.push(&element).await.map(Some),
                None => Ok(None),
            }
        })
        .await
    }

    /// Clicks `element`; one that something covers is moved to the middle of the
    /// screen first, as a person scrolls who cannot see it.
    ///
    /// # Errors
    ///
    /// When it has left the page, or stays covered.
    pub async fn push(&self, element: &WebElement) -> Outcome {
        if element.click().await.is_ok() {
            return Ok(());
        }
        let script = "arguments[0].scrollIntoView({ block: 'center' })";
        self.browser().run(script, vec![element.to_json()?]).await?;
        Ok(element.click().await?)
    }

    /// Clicks the thing with this role and name in the region `region`.
    ///
    /// # Errors
    ///
    /// When it does not come.
    pub async fn click_in(&self, region: &str, role: Role, name: &str) -> Outcome {
        until(&format!("`{name}` in `{region}` takes a click"), async || {
            let part = self.all(Role::Region, Some(region)).await?.into_iter().next();
            let Some(part) = part else { return Ok(None) };
            match self.all_in(&part, role, name).await?.into_iter().next() {
                Some(element) => self.push(&element).await.map(Some),
                None => Ok(None),
            }
        })
        .await
    }

    /// Waits until the region `region` says `words`, and returns all its words.
    ///
    /// # Errors
    ///
    /// When it never does.
    pub async fn read_in(&self, region: &str, words: &str) -> Outcome<String> {
        until(&format!("`{region}` says `{words}`"), async || {
            for part in self.all(Role::Region, Some(region)).await? {
                let text = part.text().await?;
                if text.contains(words) {
                    return Ok(Some(text));
                }
            }
            Ok(None)
        })
        .await
    }

    /// The name of the thing that has the focus; `the page` when nothing has it.
    ///
    /// # Errors
    ///
    /// When the browser is gone.
    pub async fn focused(&self) -> Outcome<String> {
        let words = self.browser().run(include_str!("screen.js"), vec![json!("focus")]).await?;
        Ok(words.as_str().unwrap_or_default().to_owned())
    }

    /// The words of the page itself, without navigation, notices and dialogs.
    ///
    /// # Errors
    ///
    /// When the browser is gone, or the page has no main part.
    pub async fn main_words(&self) -> Outcome<String> {
        let main = self.browser().session().find(By::Css("main")).await?;
        Ok(main.text().await?)
    }

    /// All words on the page that a person can see.
    ///
    /// # Errors
    ///
    /// When the browser is gone.
    pub async fn words(&self) -> Outcome<String> {
        let words = self.browser().run("return document.body.innerText", Vec::new()).await?;
        Ok(words.as_str().unwrap_or_default().to_owned())
    }
}
