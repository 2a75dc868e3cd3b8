//! Where the browsers, their drivers and the app's files lie.
//!
//! `cargo xtask test` says so in environment variables; a developer who runs
//! a test by hand gets the usual places.

use std::env;
use std::path::{Path, PathBuf};

use crate::fault::{Fault, Outcome};

/// A program or file that the journeys need.
#[derive(Clone, Copy, Debug)]
pub enum Tool {
    /// The checker of accessibility, one script.
    Axe,
    /// The browser Chromium.
    Chromium,
    /// Its driver.
    ChromeDriver,
    /// The browser Firefox.
    Firefox,
    /// Its driver.
    GeckoDriver,
    /// The driver of WebKitGTK.
    WebKitDriver,
}

impl Tool {
    /// The path of this tool.
    ///
    /// # Errors
    ///
    /// When it is nowhere to be found: a missing browser fails a test.
    pub fn path(self) -> Outcome<PathBuf> {
        let (variable, names) = self.variable_and_names();
        if let Some(path) = env::var_os(variable) {
            return Ok(path.into());
        }
        places()
            .iter()
            .flat_map(|place| names.iter().map(|name| place.join(name)))
            .find(|path| path.is_file())
            .ok_or_else(|| {
                Fault::new(format!(
                    "{} is not to be found: `cargo xtask test` installs it, or set {variable}",
                    names[0],
                ))
            })
    }

    fn variable_and_names(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Tool::Axe => ("AXE", &["axe.min.js", "node_modules/axe-core/axe.min.js"]),
            Tool::Chromium => ("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"]),
            Tool::ChromeDriver => ("CHROMEDRIVER", &["chromedriver"]),
            Tool::Firefox => ("FIREFOX", &["firefox-esr", "firefox"]),
            Tool::GeckoDriver => ("GECKODRIVER", &["geckodriver"]),
            Tool::WebKitDriver => ("WEBKITDRIVER", &["WebKitWebDriver"]),
        }
    }
}

/// The folder with the built app.
///
/// # Errors
///
/// When it was not built yet.
pub fn dist() -> Outcome<PathBuf> {
    let usual = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist");
    let dist = env::var_os("NINEFOLD_DIST").map_or_else(usual, PathBuf::from);
    if dist.join("index.html").is_file() {
        Ok(dist)
    } else {
        Err(Fault::new(format!("{} holds no app: build it first", dist.display())))
    }
}

/// The folders to look in: the search path, then what installers use.
fn places() -> Vec<PathBuf> {
    let home = env::home_dir().unwrap_or_default();
    let cache = env::var_os("XDG_CACHE_HOME").map_or_else(|| home.join(".cache"), PathBuf::from);
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .chain([
            cache.join("ninefold/cargo/bin"),
            cache.join("ninefold/npm"),
            home.join(".cargo/bin"),
        ])
        .collect()
}
