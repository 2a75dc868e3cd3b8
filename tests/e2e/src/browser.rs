//! One browser of one test: its driver, its window and what it keeps on disk.

use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};

use crate::driver::Driver;
use crate::engine::Engine;
use crate::fault::{Fault, Outcome};

/// A steered browser. Dropping it kills it and removes its profile.
pub struct Browser {
    engine: Engine,
    zone: String,
    session: WebDriver,
    driver: Driver,
    /// The profile and the temporary files. Last, so that it is removed after
    /// the browser ended.
    home: TempDir,
}

impl Browser {
    /// Opens a browser that was never used before, in the IANA time zone `zone`.
    ///
    /// # Errors
    ///
    /// When the browser or its driver is missing or does not start.
    pub async fn open(engine: Engine, zone: &str) -> Outcome<Browser> {
        let home = TempDir::with_prefix("ninefold-")?;
        let (driver, session) = start(engine, zone, &home).await?;
        Ok(Browser { engine, zone: zone.to_owned(), session, driver, home })
    }

    /// Kills the browser where it stands, as a power cut would: no process of
    /// it gets to say goodbye.
    pub fn kill(&mut self) {
        self.driver.kill();
    }

    /// Opens it again after [`Browser::kill`], with what its profile kept.
    ///
    /// # Errors
    ///
    /// When it does not start.
    pub async fn reopen(&mut self) -> Outcome {
        (self.driver, self.session) = start(self.engine, &self.zone, &self.home).await?;
        Ok(())
    }

    /// Its engine.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The WebDriver session of its one window.
    pub fn session(&self) -> &WebDriver {
        &self.session
    }

    /// Runs the body `script` in the page and returns what it returns.
    ///
    /// # Errors
    ///
    /// When the script throws.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self.session.execute(script, arguments).await?.json().clone())
    }

    /// As [`Browser::run`], for a script that calls its last argument with the result.
    ///
    /// # Errors
    ///
    /// When the script throws, or takes longer than two minutes.
    pub async fn run_async(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self.session.execute_async(script, arguments).await?.json().clone())
    }

    /// Sends a command of Chromium's DevTools protocol.
    ///
    /// # Errors
    ///
    /// When the engine is another one, or refuses.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Outcome<Value> {
        Ok(self.session.cdp().send_raw(command, parameters).await?)
    }
}

async fn start(engine: Engine, zone: &str, home: &TempDir) -> Outcome<(Driver, WebDriver)> {
    let profile = home.path().join("profile");
    std::fs::create_dir_all(&profile)?;
    let wanted: Capabilities = serde_json::from_value(engine.capabilities(&profile)?)?;
    let driver = Driver::start(engine, zone, home.path()).await?;
    let session = WebDriver::builder(driver.url(), wanted)
        .request_timeout(Duration::from_secs(150))
        .await
        .map_err(|error| {
            Fault::new(format!(
                "{engine} does not open: {error}\nits driver said:\n{}",
                driver.log()
            ))
        })?;
    // Ending is the driver's affair: this handle must not try to say goodbye
    // to a browser that a test has killed.
    session.clone().leak().map_err(|_| Fault::new("the session ended at once"))?;
    session.set_script_timeout(Duration::from_secs(120)).await?;
    Ok((driver, session))
}
