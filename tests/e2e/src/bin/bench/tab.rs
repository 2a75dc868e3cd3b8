//! The app in one tab of Chromium, with a stopwatch in its pages.

use std::path::Path;

use e2e::{App, Engine, Fault, Outcome, Setting, until};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tempfile::TempDir;

/// What the page has to say before a stopwatch stops.
pub enum Goal {
    /// A passing message that begins so, and is not the one that was there before.
    Says(&'static str),
    /// The heading of a page or of a lead.
    Heading(String),
    /// A button with these words, numbers without marks between their digits, that can be pushed.
    Offers(String),
    /// A file was handed to the browser to be downloaded.
    File,
}

/// When a goal was reached, in milliseconds since the input.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Reached {
    /// When the page said so.
    pub at: f64,
    /// When that was on the screen.
    pub painted: f64,
}

/// What came of one input.
#[derive(Debug, Deserialize)]
pub struct Timed {
    /// When the input was made, in milliseconds since 1970.
    pub began_at: f64,
    /// The goals in the order in which they were set.
    pub goals: Vec<Reached>,
    /// The longest task of over 50 ms on the way, in milliseconds; 0 when there was none.
    pub longest_task: f64,
}

/// What came of one letter in the search box, in milliseconds.
#[derive(Debug, Deserialize)]
pub struct Keyed {
    /// When its first answer was on the screen, or the next frame when nothing had to change.
    pub painted: f64,
    /// When the last of its answers was on the screen.
    pub settled: f64,
    /// Whether anything changed.
    pub has_answer: bool,
}

/// What came of scrolling.
#[derive(Debug, Deserialize)]
pub struct Scrolled {
    /// How long each frame took, in milliseconds.
    pub frames: Vec<f64>,
    /// Of how many frames one after the other the middle of the list showed no row.
    pub longest_blank: f64,
    /// How far it came, in pixels.
    pub scrolled: f64,
}

/// What lies in the app's database.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
pub struct Stored {
    /// The leads, those in the trash too.
    pub n_leads: usize,
    /// Those in the trash, which no list shows.
    pub n_in_trash: usize,
    /// The touches of all of them, those taken back too.
    pub n_touches: usize,
}

/// The app in a browser of its own. Dropping it kills the browser.
pub struct Tab {
    app: App,
    downloads: TempDir,
}

impl Tab {
    /// Opens a browser that was never used before, without a page yet.
    ///
    /// # Errors
    ///
    /// When the app is not built, or Chromium is missing.
    pub async fn open() -> Outcome<Tab> {
        let app = App::start(Setting::new(Engine::Chromium)).await?;
        let downloads = TempDir::with_prefix("ninefold-bench-")?;
        let browser = app.browser();
        let watch = json!({ "source": include_str!("page.js") });
        browser.devtools("Page.addScriptToEvaluateOnNewDocument", watch).await?;
        let keep = json!({ "behavior": "allow", "downloadPath": downloads.path() });
        browser.devtools("Browser.setDownloadBehavior", keep).await?;
        Ok(Tab { app, downloads })
    }

    /// The app, to act on as a person does.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Where downloaded files go.
    pub fn downloads(&self) -> &Path {
        self.downloads.path()
    }

    /// Does `act`, and measures from its first event of the kind `input` (`click`) until each of
    /// `goals` is on the screen.
    ///
    /// # Errors
    ///
    /// When `act` fails, a goal was reached before, or is not within two minutes.
    pub async fn time(
        &self,
        input: &str,
        goals: &[Goal],
        act: impl AsyncFnOnce() -> Outcome,
    ) -> Outcome<Timed> {
        let goals: Vec<Value> = goals.iter().map(Goal::to_json).collect();
        let start = "stopwatch.time(...arguments)";
        self.app.browser().run(start, vec![json!(input), json!(goals)]).await?;
        act().await?;
        self.result().await
    }

    /// Does `act`, which types one letter, and measures until the list has answered: until no
    /// answer came for `quiet` milliseconds.
    ///
    /// # Errors
    ///
    /// When `act` fails.
    pub async fn time_key(&self, quiet: u32, act: impl AsyncFnOnce() -> Outcome) -> Outcome<Keyed> {
        self.time_answer("keydown", quiet, act).await
    }

    /// Does `act`, which clicks, and measures likewise.
    ///
    /// # Errors
    ///
    /// When `act` fails.
    pub async fn time_click(
        &self,
        quiet: u32,
        act: impl AsyncFnOnce() -> Outcome,
    ) -> Outcome<Keyed> {
        self.time_answer("click", quiet, act).await
    }

    async fn time_answer(
        &self,
        input: &str,
        quiet: u32,
        act: impl AsyncFnOnce() -> Outcome,
    ) -> Outcome<Keyed> {
        let start = "stopwatch.timeAnswer(...arguments)";
        self.app.browser().run(start, vec![json!(input), json!(quiet)]).await?;
        act().await?;
        self.result().await
    }

    /// Scrolls the list whose rows `selector` names, `step` pixels a frame, `n` frames long.
    ///
    /// # Errors
    ///
    /// When there is no such row.
    pub async fn time_scroll(&self, selector: &str, step: u32, n: u32) -> Outcome<Scrolled> {
        let start = "stopwatch.timeScroll(...arguments)";
        let arguments = vec![json!(selector), json!(step), json!(n)];
        self.app.browser().run(start, arguments).await?;
        self.result().await
    }

    async fn result<T: DeserializeOwned>(&self) -> Outcome<T> {
        let script = "const done = arguments[arguments.length - 1];
            stopwatch.result().then(done, (why) => done({ fault: String(why) }))";
        read(self.app.browser().run_async(script, Vec::new()).await?)
    }

    /// When the page that was loaded last became ready, and when its first words were painted,
    /// in milliseconds since it was asked for.
    ///
    /// # Errors
    ///
    /// When it never says so.
    pub async fn start_times(&self) -> Outcome<(f64, f64)> {
        let script = "const at = (name) => performance.getEntriesByName(name).at(-1)?.startTime;
            return [at('ninefold:ready'), at('first-contentful-paint')]";
        until("the page is ready and painted", async || {
            Ok(Some(read(self.app.run(script).await?)?))
        })
        .await
    }

    /// What lies in the app's database, counted without the app.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub async fn stored(&self) -> Outcome<Stored> {
        read(self.app.browser().run_async(include_str!("stored.js"), Vec::new()).await?)
    }

    /// Waits until the app has kept a snapshot of its rows, which it does once they rest.
    ///
    /// # Errors
    ///
    /// When it never does.
    pub async fn keeps_a_snapshot(&self) -> Outcome {
        until("a snapshot is kept", async || {
            let script = include_str!("kept.js");
            let is_kept: bool = read(self.app.browser().run_async(script, Vec::new()).await?)?;
            Ok(is_kept.then_some(()))
        })
        .await
    }

    /// Pushes the button with these words, numbers without marks between their digits.
    ///
    /// # Errors
    ///
    /// When it is not there.
    pub async fn push(&self, words: &str) -> Outcome {
        let script = "return stopwatch.button(...arguments)";
        let found = self.app.browser().session().execute(script, vec![json!(words)]).await?;
        Ok(found.element()?.click().await?)
    }

    /// Waits until the page at hand lists something.
    ///
    /// # Errors
    ///
    /// When it never does.
    pub async fn see_rows(&self) -> Outcome {
        until("the page lists something", async || {
            let script = "return document.querySelector('main li, main .table-row') !== null";
            Ok((self.app.run(script).await? == true).then_some(()))
        })
        .await
    }

    /// How many leads the line above the list at hand counts, of those that are found if it is
    /// searched; `None` while it counts none.
    ///
    /// # Errors
    ///
    /// When the browser is gone.
    pub async fn counted(&self) -> Outcome<Option<usize>> {
        read(self.app.run("return stopwatch.counted()").await?)
    }

    /// Waits until the list at hand counts `n_leads`.
    ///
    /// # Errors
    ///
    /// When it never does.
    pub async fn see_count(&self, n_leads: usize) -> Outcome {
        until(&format!("the list counts {n_leads} leads"), async || {
            Ok((self.counted().await? == Some(n_leads)).then_some(()))
        })
        .await
    }

    /// Fails unless exactly `stored` lies in the app's database, and the page `Leads` counts what
    /// of it is not in the trash.
    ///
    /// # Errors
    ///
    /// When it does not.
    pub async fn expect_leads(&self, stored: Stored) -> Outcome {
        self.expect_stored(stored).await?;
        self.app.open("#/leads").await?;
        self.see_count(stored.n_listed()).await
    }

    /// Fails unless exactly this lies in the app's database.
    ///
    /// # Errors
    ///
    /// With what does.
    pub async fn expect_stored(&self, expected: Stored) -> Outcome {
        let stored = self.stored().await?;
        if stored == expected {
            return Ok(());
        }
        Err(Fault::new(format!("{stored:?} is what lies in the store, not {expected:?}")))
    }

    /// The bytes of JavaScript's heap after its garbage is collected, and those of the memory of
    /// the app's own code.
    ///
    /// # Errors
    ///
    /// When the browser does not say.
    pub async fn memory(&self) -> Outcome<(f64, f64)> {
        let browser = self.app.browser();
        browser.devtools("HeapProfiler.collectGarbage", json!({})).await?;
        browser.devtools("Performance.enable", json!({})).await?;
        let told = browser.devtools("Performance.getMetrics", json!({})).await?;
        let metrics = told["metrics"].as_array().map(Vec::as_slice).unwrap_or_default();
        let heap = metrics.iter().find(|metric| metric["name"] == "JSHeapUsedSize");
        let heap = heap.and_then(|metric| metric["value"].as_f64());
        let heap = heap.ok_or_else(|| Fault::new("Chromium does not tell its heap"))?;
        Ok((heap, read(self.app.run("return stopwatch.wasmBytes()").await?)?))
    }

    /// The name and version of the browser.
    ///
    /// # Errors
    ///
    /// When it is gone.
    pub async fn browser_name(&self) -> Outcome<String> {
        let version = self.app.browser().devtools("Browser.getVersion", json!({})).await?;
        read(version["product"].clone())
    }
}

impl Stored {
    /// How many leads a list shows.
    pub fn n_listed(self) -> usize {
        self.n_leads - self.n_in_trash
    }
}

impl Goal {
    fn to_json(&self) -> Value {
        match self {
            Goal::Says(start) => json!(["says", start]),
            Goal::Heading(words) => json!(["heading", words]),
            Goal::Offers(words) => json!(["offers", words]),
            Goal::File => json!(["file"]),
        }
    }
}

/// What a script of ours returned.
fn read<T: DeserializeOwned>(told: Value) -> Outcome<T> {
    match told["fault"].as_str() {
        Some(fault) => Err(Fault::new(fault)),
        None => Ok(serde_json::from_value(told)?),
    }
}
