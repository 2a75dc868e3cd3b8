//! The page `Data`: files out and in.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::json;

use crate::app::App;
use crate::fault::{Fault, Outcome};
use crate::screen::Role;
use crate::site::Site;
use crate::wait::until;

/// Every file that is handed to the browser is kept in the page, and none is
/// downloaded.
const FILES_ARE_KEPT: &str = "
    window.files = [];
    const create = URL.createObjectURL;
    URL.createObjectURL = (file) => {
        window.files.push(file);
        return create.call(URL, file);
    };
    document.addEventListener('click', (event) => {
        if (event.target.closest?.('a[download]')) event.preventDefault();
    }, true);";

/// What a file would do, as the screen tells it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Preview {
    /// What is counted, by its name: `New`, `Changed`, `Same`, `Refused`.
    pub counts: BTreeMap<String, usize>,
    /// All words of the part of the page that is about the file.
    pub words: String,
}

impl Preview {
    /// What is counted under `name`.
    ///
    /// # Panics
    ///
    /// When nothing is.
    pub fn n(&self, name: &str) -> usize {
        *self.counts.get(name).unwrap_or_else(|| panic!("{name} is not in {:?}", self.counts))
    }
}

impl Site {
    /// The app in a browser that keeps exported files in the page, where
    /// [`App::export`] finds them.
    ///
    /// # Errors
    ///
    /// When the app was not built.
    pub fn that_keeps_files() -> Outcome<Site> {
        Site::in_a_browser_where(FILES_ARE_KEPT)
    }
}

impl App {
    /// Goes to `Data`.
    ///
    /// # Errors
    ///
    /// When it is not shown.
    pub async fn open_data(&self) -> Outcome {
        self.open("#/data").await?;
        self.see(Role::Heading, "Data").await?;
        self.see(Role::Button, "Export JSON").await?;
        Ok(())
    }

    /// Pushes `Export JSON` on `Data`, and returns the text of the file.
    ///
    /// # Errors
    ///
    /// When no file comes of it.
    pub async fn export(&self) -> Outcome<String> {
        let n_before = self.n_files().await?;
        self.click(Role::Button, "Export JSON").await?;
        until("a file is handed to the browser", async || {
            Ok((self.n_files().await? > n_before).then_some(()))
        })
        .await?;
        self.last_file().await
    }

    /// How many files were handed to the browser since the page was loaded.
    ///
    /// # Errors
    ///
    /// When nobody counts them: see [`Site::that_keeps_files`].
    pub async fn n_files(&self) -> Outcome<u64> {
        let n_files = self.run("return window.files?.length").await?;
        n_files.as_u64().ok_or_else(|| Fault::new("this site keeps no files"))
    }

    /// The text of the file that was handed to the browser last.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub async fn last_file(&self) -> Outcome<String> {
        let script = "window.files.at(-1).text().then(arguments[0], () => arguments[0](null))";
        let text = self.browser().run_async(script, Vec::new()).await?;
        let text = text.as_str().ok_or_else(|| Fault::new("the file cannot be read"))?;
        Ok(text.to_owned())
    }

    /// Chooses a file called `name` for `Import file`. Its text is made of
    /// `pieces`, each with how often it stands there.
    ///
    /// # Errors
    ///
    /// When there is no such field.
    pub async fn give_file(&self, name: &str, pieces: &[(&str, usize)]) -> Outcome {
        let field = self.see(Role::Field, "Import file").await?;
        let script = "const [field, name, pieces] = arguments;
            const parts = pieces.map(([text, times]) => text.repeat(times));
            const data = new DataTransfer();
            data.items.add(new File(parts, name, { type: 'application/json' }));
            field.files = data.files;
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        let arguments = vec![field.to_json()?, json!(name), json!(pieces)];
        self.browser().run(script, arguments).await?;
        Ok(())
    }

    /// Chooses the file at `path` for `Import file`.
    ///
    /// # Errors
    ///
    /// When there is no such field.
    pub async fn choose_file(&self, path: &Path) -> Outcome {
        let field = self.see(Role::Field, "Import file").await?;
        Ok(field.send_keys(path.display().to_string()).await?)
    }

    /// Waits until the screen tells what the file called `name` would do.
    ///
    /// # Errors
    ///
    /// When it never does.
    pub async fn preview(&self, name: &str) -> Outcome<Preview> {
        until(&format!("the screen tells what {name} would do"), async || {
            let script = "const [name] = arguments;
                const file = Array.from(document.querySelectorAll('main [role=group]'))
                    .find((it) => it.querySelector('h3')?.textContent === name);
                const push = Array.from(file?.querySelectorAll('button') ?? [])
                    .some((it) => /^(Import .* leads?|Import the settings|Close)$/.test(it.textContent));
                if (!push) return null;
                const pairs = Array.from(file.querySelectorAll('dl > div'), (it) =>
                    [it.querySelector('dt').textContent, it.querySelector('dd').textContent]);
                return [pairs, file.innerText]";
            let told = self.browser().run(script, vec![json!(name)]).await?;
            let told: Option<(Vec<(String, String)>, String)> = serde_json::from_value(told)?;
            let Some((pairs, words)) = told else { return Ok(None) };
            let mut counts = BTreeMap::new();
            for (name, n) in pairs {
                counts.insert(name, n.replace(',', "").parse()?);
            }
            Ok(Some(Preview { counts, words }))
        })
        .await
    }

    /// Pushes `Import N leads` on the preview of the file called `name`, and
    /// waits until that is saved.
    ///
    /// # Errors
    ///
    /// When it is not.
    pub async fn confirm_import(&self, name: &str) -> Outcome {
        self.preview(name).await?;
        let script = "return Array.from(document.querySelectorAll('main [role=group] button'))
            .find((it) => /^Import .* leads?$/.test(it.textContent))";
        until("`Import N leads` takes a click", async || {
            let button = self.browser().session().execute(script, Vec::new()).await?;
            self.push(&button.element()?).await.map(Some)
        })
        .await?;
        until(&format!("{name} is imported"), async || {
            let script = "const has = (it) => document.querySelector('main ' + it) !== null;
                return !has('[role=group] h3') && !has('[role=alert]')";
            Ok((self.run(script).await? == true).then_some(()))
        })
        .await
    }

    /// Imports `text` on `Data`, from choosing the file to its being saved.
    ///
    /// # Errors
    ///
    /// When it is not.
    pub async fn import(&self, name: &str, text: &str) -> Outcome {
        self.give_file(name, &[(text, 1)]).await?;
        self.confirm_import(name).await
    }
}
