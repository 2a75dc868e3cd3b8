//! A screen that nobody sees, for browsers that will not start without one.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::place::Place;
use crate::run::{Outcome, Trouble, said};

/// An X server on a display of its own; it ends when this is dropped.
pub struct Screen {
    server: Child,
    display: String,
}

impl Screen {
    /// Starts one on the first free display.
    pub fn start(place: &Place) -> Outcome<Self> {
        let told = |cause| Trouble::new("Xvfb could not be started", cause);
        let server = xvfb(place)
            .args(["-displayfd", "1", "-screen", "0", "1440x1000x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(told)?;
        let mut screen = Self { server, display: String::new() };
        // It says the display's number once it is ready.
        if let Some(stdout) = screen.server.stdout.as_mut() {
            BufReader::new(stdout).read_line(&mut screen.display).map_err(told)?;
        }
        if screen.display.trim().is_empty() {
            return Err(Trouble("Xvfb ended without giving a display".into()));
        }
        Ok(screen)
    }

    /// The value for `DISPLAY`.
    pub fn display(&self) -> String {
        format!(":{}", self.display.trim())
    }
}

/// Xvfb, made to end even when this program is killed and drops nothing: where the kernel can be
/// asked for that by util-linux's `setpriv`, which becomes Xvfb and stays its process.
fn xvfb(place: &Place) -> Command {
    let can_follow = said(place.plain("setpriv").args(["--pdeathsig", "TERM", "true"])).is_some();
    if !can_follow {
        return place.plain("Xvfb");
    }
    let mut setpriv = place.plain("setpriv");
    setpriv.args(["--pdeathsig", "TERM", "Xvfb"]);
    setpriv
}

impl Drop for Screen {
    fn drop(&mut self) {
        // It may be gone already, which is as well.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
