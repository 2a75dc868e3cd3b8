//! What the project needs besides a compiler: how each thing is recognised,
//! and how it is had.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use crate::place::Place;
use crate::run::said;
use crate::wasm_std;

const GECKODRIVER: &str = "0.37.1";
/// Debian's binaryen is too old for what rustc emits.
const BINARYEN: &str = "132.0.0";
const AXE: &str = "4.14.0";

/// One thing that must be there before something can be built or tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    Npm,
    Format,
    Clippy,
    WasmTarget,
    WasmBindgen,
    WasmOpt,
    Chromium,
    ChromeDriver,
    Firefox,
    GeckoDriver,
    WebKit,
    WebKitWindow,
    Screen,
    Fonts,
    Axe,
}

/// How a tool is installed.
#[derive(Debug, PartialEq, Eq)]
pub enum Way {
    /// A component of the active compiler.
    Component(&'static str),
    /// By rustup, or else built from Debian's sources (see `wasm_std`).
    WasmTarget,
    /// `cargo install` into the cache folder, with the lock of its authors or without.
    Cargo { name: &'static str, version: String, locked: bool },
    /// `npm install` into the cache folder.
    Npm { name: &'static str, version: &'static str },
    /// By apt, where there is one.
    Debian(&'static [&'static str]),
}

impl Tool {
    /// What a release build needs.
    pub const FOR_BUILD: &[Self] = &[Self::Npm, Self::WasmTarget, Self::WasmOpt, Self::WasmBindgen];

    /// What a benchmark needs: one browser, and letters to draw.
    pub const FOR_BENCH: &[Self] = &[Self::Chromium, Self::ChromeDriver, Self::Fonts];

    /// The browsers that have a driver for the storage tests, and the drivers.
    const BROWSERS: &[Self] =
        &[Self::Chromium, Self::ChromeDriver, Self::Firefox, Self::GeckoDriver];

    /// What the storage tests need.
    pub fn for_storage() -> Vec<Self> {
        [&[Self::WasmTarget, Self::WasmBindgen], Self::BROWSERS].concat()
    }

    /// What the end-to-end tests need.
    pub fn for_e2e() -> Vec<Self> {
        let others: &[Self] =
            &[Self::WebKit, Self::WebKitWindow, Self::Screen, Self::Fonts, Self::Axe];
        [&[Self::Npm], Self::BROWSERS, others].concat()
    }

    /// Everything, in the order in which it is told.
    pub const ALL: &[Self] = &[
        Self::Npm,
        Self::Format,
        Self::Clippy,
        Self::WasmTarget,
        Self::WasmOpt,
        Self::WasmBindgen,
        Self::Chromium,
        Self::ChromeDriver,
        Self::Firefox,
        Self::GeckoDriver,
        Self::WebKit,
        Self::WebKitWindow,
        Self::Screen,
        Self::Fonts,
        Self::Axe,
    ];

    /// Its name, for the person at the terminal.
    pub fn name(self) -> &'static str {
        match self {
            Self::Npm => "Node.js with npm",
            Self::Format => "rustfmt",
            Self::Clippy => "clippy",
            Self::WasmTarget => "wasm32 standard library",
            Self::WasmBindgen => "wasm-bindgen",
            Self::WasmOpt => "wasm-opt",
            Self::Chromium => "Chromium",
            Self::ChromeDriver => "ChromeDriver",
            Self::Firefox => "Firefox",
            Self::GeckoDriver => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
            Self::WebKitWindow => "WebKit for Python",
            Self::Screen => "Xvfb",
            Self::Fonts => "fonts for pictures",
            Self::Axe => "axe-core",
        }
    }

    /// How it is installed.
    pub fn way(self, place: &Place) -> Way {
        let cargo =
            |name, version: &str, locked| Way::Cargo { name, version: version.into(), locked };
        match self {
            Self::Npm => Way::Debian(&["nodejs", "npm"]),
            Self::Format => Way::Component("rustfmt"),
            Self::Clippy if place.linked => Way::Debian(&["rust-web-clippy"]),
            Self::Clippy => Way::Component("clippy"),
            Self::WasmTarget => Way::WasmTarget,
            // Its own lock names a version that was withdrawn.
            Self::WasmBindgen => cargo("wasm-bindgen-cli", &wasm_bindgen(place), false),
            Self::GeckoDriver => cargo("geckodriver", GECKODRIVER, true),
            Self::WasmOpt => Way::Npm { name: "binaryen", version: BINARYEN },
            Self::Axe => Way::Npm { name: "axe-core", version: AXE },
            Self::Chromium => Way::Debian(&["chromium"]),
            Self::ChromeDriver => Way::Debian(&["chromium-driver"]),
            Self::Firefox => Way::Debian(&["firefox-esr"]),
            Self::WebKit => Way::Debian(&["webkit2gtk-driver"]),
            Self::WebKitWindow => Way::Debian(&["python3-gi", "gir1.2-webkit2-4.1"]),
            Self::Screen => Way::Debian(&["xvfb"]),
            Self::Fonts => Way::Debian(&["fonts-dejavu-core", "fonts-noto-color-emoji"]),
        }
    }

    /// Where it is, or `None` when it is missing or of the wrong version.
    pub fn found(self, place: &Place) -> Option<PathBuf> {
        match self {
            Self::Npm => place.which("node").and(place.which("npm")),
            Self::Format => speaks(place.plain("cargo").args(["fmt", "--version"])),
            Self::Clippy => speaks(place.command("cargo").args(["clippy", "--version"])),
            Self::WasmTarget => wasm_std::found(place),
            Self::WasmBindgen => {
                let version = wasm_bindgen(place);
                versioned(place, "wasm-bindgen-test-runner", &version)?;
                versioned(place, "wasm-bindgen", &version)
            }
            Self::GeckoDriver => {
                from_env("GECKODRIVER").or_else(|| versioned(place, "geckodriver", GECKODRIVER))
            }
            Self::WasmOpt => {
                versioned(place, "wasm-opt", BINARYEN.split('.').next().unwrap_or(BINARYEN))
            }
            Self::Axe => packed(place, "axe-core", AXE, "axe.min.js"),
            Self::Chromium => from_env("CHROMIUM")
                .or_else(|| any(place, &["chromium", "chromium-browser", "google-chrome"])),
            Self::ChromeDriver => from_env("CHROMEDRIVER").or_else(|| place.which("chromedriver")),
            Self::Firefox => {
                from_env("FIREFOX").or_else(|| any(place, &["firefox-esr", "firefox"]))
            }
            Self::WebKit => from_env("WEBKITDRIVER").or_else(|| place.which("WebKitWebDriver")),
            Self::WebKitWindow => ["/usr/bin/python3", "python3"]
                .into_iter()
                .filter_map(|python| place.which(python))
                .find(|python| has_webkit(python)),
            Self::Screen => place.which("Xvfb"),
            Self::Fonts => debian_has(&["fonts-dejavu-core", "fonts-noto-color-emoji"])
                .then(|| PathBuf::from("as packages"))
                .or_else(|| has_fonts(place).then(|| PathBuf::from("by fontconfig"))),
        }
    }

    /// The variable that hands the tool to tests, and overrides where it is.
    pub fn variable(self) -> Option<&'static str> {
        match self {
            Self::Chromium => Some("CHROMIUM"),
            Self::ChromeDriver => Some("CHROMEDRIVER"),
            Self::Firefox => Some("FIREFOX"),
            Self::GeckoDriver => Some("GECKODRIVER"),
            Self::WebKit => Some("WEBKITDRIVER"),
            Self::Axe => Some("AXE"),
            Self::Npm
            | Self::Format
            | Self::Clippy
            | Self::WasmTarget
            | Self::WasmBindgen
            | Self::WasmOpt
            | Self::WebKitWindow
            | Self::Screen
            | Self::Fonts => None,
        }
    }
}

impl Way {
    /// What would be done, and about how long it takes on two cores.
    pub fn told(&self) -> String {
        match self {
            Self::Component(name) => format!("rustup component add {name} (seconds)"),
            Self::WasmTarget => "rustup target add wasm32-unknown-unknown (seconds), or where \
                                 rustup cannot, from Debian's sources (2 min)"
                .into(),
            Self::Cargo { name, version, .. } => {
                format!("cargo install {name}@{version} (2 to 5 min)")
            }
            Self::Npm { name, version } => format!("npm install {name}@{version} (seconds)"),
            Self::Debian(packages) => {
                format!("apt-get install {} (1 to 2 min together)", packages.join(" "))
            }
        }
    }
}

/// Whether Debian's package manager has all of `packages` installed.
pub fn debian_has(packages: &[&str]) -> bool {
    packages.iter().all(|package| {
        let mut query = Command::new("dpkg-query");
        said(query.args(["--show", "--showformat=${Status}", package]))
            .is_some_and(|status| status == "install ok installed")
    })
}

/// The version of wasm-bindgen in `Cargo.lock`: the command must match the crate.
fn wasm_bindgen(place: &Place) -> String {
    let lock = fs::read_to_string(place.root.join("Cargo.lock")).unwrap_or_default();
    locked(&lock, "wasm-bindgen").unwrap_or_default().to_owned()
}

fn locked<'lock>(lock: &'lock str, name: &str) -> Option<&'lock str> {
    let entry = format!("\nname = \"{name}\"\nversion = \"");
    let (_, rest) = lock.split_once(&entry)?;
    rest.split('"').next()
}

fn from_env(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.exists())
}

fn any(place: &Place, programs: &[&str]) -> Option<PathBuf> {
    programs.iter().find_map(|program| place.which(program))
}

fn versioned(place: &Place, program: &str, version: &str) -> Option<PathBuf> {
    let file = place.which(program)?;
    let words = said(Command::new(&file).arg("--version"))?;
    words.split_whitespace().any(|word| word == version).then_some(file)
}

fn speaks(command: &mut Command) -> Option<PathBuf> {
    said(command).map(|words| PathBuf::from(if words.is_empty() { "it answers" } else { &words }))
}

/// Debian's packages serve Debian's Python, which need not be the first on the path.
fn has_webkit(python: &Path) -> bool {
    let script = "import gi; gi.require_version('WebKit2', '4.1')";
    said(Command::new(python).args(["-c", script])).is_some()
}

/// Other systems have fonts of other names: any that a browser would find will do.
fn has_fonts(place: &Place) -> bool {
    said(&mut place.plain("fc-list")).is_some_and(|fonts| !fonts.is_empty())
}

fn packed(place: &Place, name: &str, version: &str, file: &str) -> Option<PathBuf> {
    let folder = place.cache.join("npm/node_modules").join(name);
    let manifest = fs::read_to_string(folder.join("package.json")).ok()?;
    let wanted = format!("\"version\": \"{version}\"");
    manifest.contains(&wanted).then(|| folder.join(file)).filter(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_read_from_the_lock() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked(lock, "leptos"), None);
    }

    #[test]
    fn everything_that_is_needed_is_told_by_doctor() {
        let (storage, e2e) = (Tool::for_storage(), Tool::for_e2e());
        for tool in [Tool::FOR_BUILD, Tool::FOR_BENCH, &storage, &e2e].concat() {
            assert!(Tool::ALL.contains(&tool), "{tool:?}");
        }
    }
}
