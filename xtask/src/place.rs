//! Where things are: the project, the cache folder, and the programs.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{Outcome, Trouble};

/// The name under which rustup knows the compiler that `wasm_std` links.
pub const LINKED: &str = "ninefold-web";

/// The folders the commands work in.
pub struct Place {
    /// The root of the project.
    pub root: PathBuf,
    /// `ninefold/` in the user's cache folder: all that is installed without apt.
    pub cache: PathBuf,
    /// Whether the linked compiler builds, instead of the one cargo was called with.
    pub linked: bool,
}

impl Place {
    /// Finds the folders. Refuses when there is no home for a cache.
    pub fn find() -> Outcome<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."));
        let cache = cache(env::var_os("XDG_CACHE_HOME"), env::var_os("HOME"))
            .ok_or(Trouble("neither XDG_CACHE_HOME nor HOME says where the cache is".into()))?;
        Ok(Self { root: root.to_owned(), cache, linked: false })
    }

    /// Where the release site is made.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// A command in the project's root, with our tools in front of the path and
    /// the compiler that builds the app.
    pub fn command(&self, program: &str) -> Command {
        let mut command = self.plain(program);
        if self.linked {
            command.env("RUSTUP_TOOLCHAIN", LINKED);
        }
        command
    }

    /// The same with the compiler that cargo was called with.
    pub fn plain(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", self.path());
        // `cargo run` leaves these of its own compiler, which may not be the one to build with.
        for name in ["CARGO", "RUSTC", "RUSTDOC", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"] {
            command.env_remove(name);
        }
        // Whoever works with the linked compiler by hand has this in the shell.
        if env::var_os("RUSTUP_TOOLCHAIN").is_some_and(|name| name == LINKED) {
            command.env_remove("RUSTUP_TOOLCHAIN");
        }
        command
    }

    /// Our own tools, then the user's.
    pub fn path(&self) -> OsString {
        let theirs = env::var_os("PATH").unwrap_or_default();
        let all = self.own_bins().into_iter().chain(env::split_paths(&theirs));
        env::join_paths(all).unwrap_or(theirs)
    }

    /// The file that `program` names on our path.
    pub fn which(&self, program: &str) -> Option<PathBuf> {
        env::split_paths(&self.path())
            .map(|folder| folder.join(program))
            .find(|file| file.is_file())
    }

    fn own_bins(&self) -> [PathBuf; 2] {
        [self.cache.join("cargo/bin"), self.cache.join("npm/node_modules/.bin")]
    }
}

fn cache(xdg: Option<OsString>, home: Option<OsString>) -> Option<PathBuf> {
    let given = |name: Option<OsString>| name.map(PathBuf::from).filter(|path| path.is_absolute());
    let base = given(xdg).or_else(|| given(home).map(|home| home.join(".cache")))?;
    Some(base.join("ninefold"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cache_is_where_the_user_keeps_caches() {
        let check = |xdg: Option<&str>, home: Option<&str>, expected: Option<&str>| {
            let found = cache(xdg.map(Into::into), home.map(Into::into));
            assert_eq!(found, expected.map(PathBuf::from), "for {xdg:?} and {home:?}");
        };
        check(Some("/c"), Some("/h"), Some("/c/ninefold"));
        check(None, Some("/h"), Some("/h/.cache/ninefold"));
        check(Some(""), Some("/h"), Some("/h/.cache/ninefold"));
        check(None, None, None);
    }

    #[test]
    fn our_tools_come_before_the_users() {
        let place = Place { root: "/p".into(), cache: "/c".into(), linked: false };
        let first = env::split_paths(&place.path()).next();
        assert_eq!(first, Some(PathBuf::from("/c/cargo/bin")));
    }
}
