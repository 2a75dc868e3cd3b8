//! The three engines, and what each must be told to be a person's browser.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::fault::Outcome;
use crate::tools::Tool;

/// The window of a desk, in CSS pixels.
pub const DESK: (u32, u32) = (1440, 900);

/// An engine that draws and runs pages.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Engine {
    /// Chromium, and all that descends from it.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK, the nearest to Safari that runs on Linux.
    WebKit,
}

impl Engine {
    /// The driver's command. It chooses a free port by itself when it can;
    /// `port` is for the one that cannot.
    ///
    /// # Errors
    ///
    /// When the driver is not installed.
    pub fn driver(self, port: u16) -> Outcome<Command> {
        let (tool, args) = match self {
            Engine::Chromium => (Tool::ChromeDriver, vec!["--port=0".to_owned()]),
            Engine::Firefox => {
                (Tool::GeckoDriver, ["--port=0", "--websocket-port=0"].map(str::to_owned).to_vec())
            }
            Engine::WebKit => {
                (Tool::WebKitDriver, vec!["--host=127.0.0.1".to_owned(), format!("--port={port}")])
            }
        };
        let mut command = Command::new(tool.path()?);
        command.args(args).env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
        Ok(command)
    }

    /// Whether the driver tells the port that it chose.
    pub fn chooses_port(self) -> bool {
        match self {
            Engine::Chromium | Engine::Firefox => true,
            Engine::WebKit => false,
        }
    }

    /// What to ask the driver for: a window of [`DESK`] size whose data stays
    /// in the folder `profile` when it is killed.
    ///
    /// # Errors
    ///
    /// When the browser is not installed.
    pub fn capabilities(self, profile: &Path) -> Outcome<Value> {
        let (width, height) = DESK;
        Ok(match self {
            Engine::Chromium => json!({
                "browserName": "chrome",
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": {
                    "binary": Tool::Chromium.path()?,
                    "args": [
                        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
                        "--no-first-run", "--disable-background-networking",
                        "--disable-component-update", "--disable-sync", "--lang=en-US",
                        format!("--window-size={width},{height}"),
                        format!("--user-data-dir={}", profile.display()),
                    ],
                },
            }),
            Engine::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "binary": Tool::Firefox.path()?,
                    "args": [
                        "-headless", "-profile", profile,
                        format!("--width={width}"), format!("--height={height}"),
                    ],
                    "prefs": quiet_firefox(),
                },
            }),
            Engine::WebKit => json!({
                // The name that `webkit_window.py` gives to itself.
                "browserName": "NinefoldWindow",
                "webkitgtk:browserOptions": {
                    "binary": webkit_window(),
                    "args": [profile, width.to_string(), height.to_string()],
                },
            }),
        })
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Engine::Chromium => "Chromium",
            Engine::Firefox => "Firefox",
            Engine::WebKit => "WebKitGTK",
        })
    }
}

/// The window that keeps its data, which WebKitGTK's own test browser does not.
fn webkit_window() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("webkit_window.py")
}

/// Settings that keep Firefox from asking, reporting and updating.
fn quiet_firefox() -> Value {
    json!({
        "app.normandy.enabled": false,
        "app.update.disabledForTesting": true,
        "browser.aboutwelcome.enabled": false,
        "browser.newtabpage.enabled": false,
        "browser.region.network.url": "",
        "browser.safebrowsing.malware.enabled": false,
        "browser.safebrowsing.phishing.enabled": false,
        "browser.search.update": false,
        "browser.sessionstore.resume_from_crash": false,
        "browser.startup.page": 0,
        "datareporting.policy.dataSubmissionEnabled": false,
        "extensions.systemAddon.update.enabled": false,
        "extensions.update.enabled": false,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        "network.dns.disablePrefetch": true,
        "network.prefetch-next": false,
        "services.settings.server": "data:,",
        "toolkit.startup.max_resumed_crashes": -1,
        "toolkit.telemetry.enabled": false,
    })
}
