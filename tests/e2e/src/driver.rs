//! A WebDriver server on a free port of this machine, for one test.

use std::fs::{self, File};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::engine::Engine;
use crate::fault::{Fault, Outcome};
use crate::process::Tree;
use crate::wait::until;

/// A running driver. Dropping it kills it and its browser.
pub struct Driver {
    tree: Tree,
    port: u16,
    log: PathBuf,
}

impl Driver {
    /// Starts the driver of `engine`, with `zone` as the time zone of its
    /// browser (an IANA name) and its files in the folder `home`.
    ///
    /// # Errors
    ///
    /// When it is not installed, or does not begin to listen.
    pub async fn start(engine: Engine, zone: &str, home: &Path) -> Outcome<Driver> {
        // Another program may take the port between our look and the driver's:
        // then that driver ends, and the next one gets another port.
        for _ in 0..10 {
            let port = free_port()?;
            let log = home.join("driver.log");
            let files = home.join("tmp");
            fs::create_dir_all(&files)?;
            let mut command = engine.driver(port)?;
            command.env("TZ", zone).env("LANGUAGE", "en_US").env("TMPDIR", files);
            let mut tree = start(&mut command, &log)?;
            let found = until(&format!("the driver of {engine} listens"), async || {
                if !tree.is_alive() {
                    return Ok(Some(None));
                }
                let port = if engine.chooses_port() { told_port(&log)? } else { Some(port) };
                let listening =
                    port.filter(|port| TcpStream::connect(("127.0.0.1", *port)).is_ok());
                Ok(listening.map(Some))
            })
            .await?;
            // The one who listens may still be the other program.
            if let Some(port) = found
                && tree.is_alive()
            {
                return Ok(Driver { tree, port, log });
            }
        }
        Err(Fault::new(format!("the driver of {engine} ends as soon as it is started")))
    }

    /// Where it takes commands.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What it has printed so far.
    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Kills the driver, the browser and everything they started.
    pub fn kill(&mut self) {
        self.tree.kill();
    }
}

fn start(command: &mut Command, log: &Path) -> Outcome<Tree> {
    let out = File::create(log)?;
    let errors = out.try_clone()?;
    let name = command.get_program().display().to_string();
    Tree::start(command.stdin(Stdio::null()).stdout(out).stderr(errors))
        .map_err(|error| Fault::new(format!("{name} does not start: {error}")))
}

fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// The port that a driver has printed: `… on port 4321.` (ChromeDriver) or
/// `Listening on 127.0.0.1:4321` (geckodriver).
fn told_port(log: &Path) -> Outcome<Option<u16>> {
    let text = fs::read_to_string(log)?;
    let number = ["successfully on port ", "Listening on 127.0.0.1:"]
        .iter()
        .find_map(|words| text.split_once(words))
        .map(|(_, rest)| rest.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default());
    Ok(number.and_then(|number| number.parse().ok()))
}
