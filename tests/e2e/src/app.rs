//! Ninefold in a browser, as a person has it before them.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::fmt::Display;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::checks::health;
use crate::fault::{Fault, Outcome};
use crate::journey::Setting;
use crate::site::Site;
use crate::wait::until;

/// The app in one browser. What the journeys do with it is spread over
/// [`crate::keyboard`], [`crate::screen`] and [`crate::pages`].
pub struct App {
    browser: Browser,
    site: Site,
    /// Parts of problems that this journey provokes.
    expected: Vec<String>,
    has_page: Cell<bool>,
    /// The leads whose saving was acknowledged.
    saved_ids: RefCell<BTreeSet<String>>,
}

impl App {
    /// Opens a fresh browser, without a page yet.
    ///
    /// # Errors
    ///
    /// When the app is not built or the browser does not start.
    pub async fn start(setting: Setting) -> Outcome<App> {
        let Setting { engine, zone, site } = setting;
        let site = site.unwrap_or_else(Site::as_built)?;
        let browser = Browser::open(engine, &zone).await?;
        Ok(App {
            browser,
            site,
            expected: Vec::new(),
            has_page: Cell::new(false),
            saved_ids: RefCell::default(),
        })
    }

    /// Goes to `route` (`#/today`, also after a file's name) and waits until
    /// the app answers.
    ///
    /// # Errors
    ///
    /// When it does not, or the page before had a problem.
    pub async fn open(&self, route: &str) -> Outcome {
        self.go(route).await?;
        self.ready().await
    }

    /// Goes to `route` and waits for nothing but the page's own files.
    ///
    /// # Errors
    ///
    /// When the page before had a problem.
    pub async fn go(&self, route: &str) -> Outcome {
        self.check_page().await?;
        self.browser.session().goto(format!("{}{route}", self.site.url())).await?;
        self.has_page.set(true);
        Ok(())
    }

    /// Loads the page again, as a person does with F5.
    ///
    /// # Errors
    ///
    /// When the app does not answer then, or the page before had a problem.
    pub async fn reload(&self) -> Outcome {
        self.check_page().await?;
        self.browser.session().refresh().await?;
        self.ready().await
    }

    /// Kills the browser where it stands, opens it again with what its
    /// profile kept, and goes to `route`.
    ///
    /// # Errors
    ///
    /// When the app does not answer then, or the page before had a problem.
    pub async fn kill_and_reopen(&mut self, route: &str) -> Outcome {
        self.check_page().await?;
        self.kill();
        self.reopen(route).await
    }

    /// Kills the browser without another look at the page.
    pub fn kill(&mut self) {
        self.browser.kill();
        self.has_page.set(false);
    }

    /// The page at hand is another one, which was not opened by this.
    pub(crate) fn leave_page(&self) {
        self.has_page.set(false);
    }

    /// Opens the killed browser again and goes to `route`.
    ///
    /// # Errors
    ///
    /// When the app does not answer.
    pub async fn reopen(&mut self, route: &str) -> Outcome {
        self.browser.reopen().await?;
        self.open(route).await
    }

    /// Goes back one page, with the browser's button.
    ///
    /// # Errors
    ///
    /// When the browser is gone.
    pub async fn back(&self) -> Outcome {
        Ok(self.browser.session().back().await?)
    }

    /// Waits until the page answers to input.
    ///
    /// # Errors
    ///
    /// When it never says so.
    pub async fn ready(&self) -> Outcome {
        until("the app is ready", async || {
            let ready = "return document.documentElement.dataset.ready === 'true'";
            Ok((self.browser.run(ready, Vec::new()).await? == true).then_some(()))
        })
        .await
    }

    /// What stands in the address after the page: `#/today?lead=…`.
    ///
    /// # Errors
    ///
    /// When the browser is gone.
    pub async fn hash(&self) -> Outcome<String> {
        let hash = self.browser.run("return location.hash", Vec::new()).await?;
        Ok(hash.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the address says `hash`.
    ///
    /// # Errors
    ///
    /// When it never does.
    pub async fn at(&self, hash: impl Display) -> Outcome {
        until(&format!("the address says {hash}"), async || {
            Ok((self.hash().await? == hash.to_string()).then_some(()))
        })
        .await
    }

    /// Makes Chromium's page as wide as `width` CSS pixels, in the dark or not.
    ///
    /// # Errors
    ///
    /// When the engine is another one.
    pub async fn look(&self, width: u32, dark: bool) -> Outcome {
        let size =
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.browser.devtools("Emulation.setDeviceMetricsOverride", size).await?;
        let scheme = if dark { "dark" } else { "light" };
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        let media = json!({ "media": "", "features": features });
        self.browser.devtools("Emulation.setEmulatedMedia", media).await?;
        Ok(())
    }

    /// Fails when the page can be scrolled sideways.
    ///
    /// # Errors
    ///
    /// With how much too wide it is.
    pub async fn check_width(&self, view: &str) -> Outcome {
        let script = "return document.documentElement.scrollWidth - innerWidth";
        let excess = self.browser.run(script, Vec::new()).await?.as_f64().unwrap_or_default();
        if excess > 0.0 {
            return Err(Fault::new(format!("{view} is {excess} pixels wider than the screen")));
        }
        Ok(())
    }

    /// From here on, a problem that contains `part` is what the journey wants.
    pub fn expect_problem(&mut self, part: &str) {
        self.expected.push(part.to_owned());
    }

    /// The parts that [`App::expect_problem`] was told.
    pub fn expected_problems(&self) -> &[String] {
        &self.expected
    }

    /// Fails when the page at hand, if there is one, has a problem.
    ///
    /// # Errors
    ///
    /// With all its problems.
    pub async fn check_page(&self) -> Outcome {
        if self.has_page.get() { health::check(self).await } else { Ok(()) }
    }

    /// Runs the body `script` in the page and returns what it returns.
    ///
    /// # Errors
    ///
    /// When the script throws.
    pub async fn run(&self, script: &str) -> Outcome<Value> {
        self.browser.run(script, Vec::new()).await
    }

    /// Notes that the lead `id` was saved. Returns whether that is news.
    pub(crate) fn note_saved(&self, id: &str) -> bool {
        self.saved_ids.borrow_mut().insert(id.to_owned())
    }

    /// The browser that it runs in.
    pub fn browser(&self) -> &Browser {
        &self.browser
    }
}
