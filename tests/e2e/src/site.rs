//! The app as a static host serves it, as built or with one thing changed.

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use xtask::server::Server;

use crate::fault::{Fault, Outcome};
use crate::tools;

/// A served copy of the app. It stops when dropped.
pub struct Site {
    server: Server,
    /// The changed files, which live as long as they are served.
    _copy: Option<TempDir>,
}

impl Site {
    /// The app as built, at the root of a host.
    ///
    /// # Errors
    ///
    /// When it was not built.
    pub fn as_built() -> Outcome<Site> {
        Ok(Site { server: Server::start(&tools::dist()?, 0)?, _copy: None })
    }

    /// The app as built, under the path `prefix` (with a slash at both ends).
    ///
    /// # Errors
    ///
    /// When it was not built.
    pub fn under(prefix: &str) -> Outcome<Site> {
        Ok(Site { server: Server::start_under(&tools::dist()?, 0, prefix)?, _copy: None })
    }

    /// The app after `change` was made to a copy of its folder.
    ///
    /// # Errors
    ///
    /// When it was not built, or `change` fails.
    pub fn changed(change: impl FnOnce(&Path) -> Outcome) -> Outcome<Site> {
        let copy = TempDir::with_prefix("ninefold-site-")?;
        copy_folder(&tools::dist()?, copy.path())?;
        change(copy.path())?;
        Ok(Site { server: Server::start(copy.path(), 0)?, _copy: Some(copy) })
    }

    /// The app in a browser where `script` has run before anything else.
    ///
    /// This is how a fault gets into every engine alike: the script stands
    /// before the policy, which therefore does not bind it.
    ///
    /// # Errors
    ///
    /// When the app was not built.
    pub fn in_a_browser_where(script: &str) -> Outcome<Site> {
        Site::changed(|dir| {
            edit(&dir.join("index.html"), |html| {
                let head = html.find("<head>").map(|at| at + "<head>".len());
                let head = head.ok_or_else(|| Fault::new("index.html has no <head>"))?;
                Ok(format!("{}<script>{script}</script>{}", &html[..head], &html[head..]))
            })
        })
    }

    /// The address of the app, with a slash at its end.
    pub fn url(&self) -> String {
        self.server.url()
    }
}

/// Rewrites the text file `path`.
///
/// # Errors
///
/// When it cannot be read or written, or `change` fails.
pub fn edit(path: &Path, change: impl FnOnce(&str) -> Outcome<String>) -> Outcome {
    let text = fs::read_to_string(path)?;
    Ok(fs::write(path, change(&text)?)?)
}

fn copy_folder(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
