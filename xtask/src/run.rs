//! Running other programs: said before, timed after, a sentence on failure.

use std::fmt;
use std::io::{self, BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What went wrong, as a sentence for the person at the terminal.
#[derive(Debug)]
pub struct Trouble(pub String);

/// What a step came to.
pub type Outcome<T = ()> = Result<T, Trouble>;

impl Trouble {
    /// `what` could not be done because of `cause`.
    pub fn new(what: impl fmt::Display, cause: impl fmt::Display) -> Self {
        Self(format!("{what}: {cause}"))
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Runs `command` in plain sight, saying `label` before and the time after.
pub fn step(label: &str, command: &mut Command) -> Outcome {
    println!("→ {label}");
    let start = Instant::now();
    let status = command.status().map_err(|cause| Trouble::new(not_started(command), cause))?;
    if !status.success() {
        return Err(Trouble(format!("{label} failed ({status})")));
    }
    println!("  done in {}", told(start.elapsed()));
    Ok(())
}

/// What `command` prints, or `None` when it cannot be run or fails.
pub fn said(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs `command` in plain sight and keeps what it prints: whether it ended
/// well, and its standard output.
pub fn heard(command: &mut Command) -> Outcome<(bool, String)> {
    let mut child = match command.stdout(Stdio::piped()).spawn() {
        Ok(child) => child,
        Err(cause) => return Err(Trouble::new(not_started(command), cause)),
    };
    let mut heard = String::new();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n').map_while(io::Result::ok) {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            heard.push_str(&line);
            heard.push('\n');
        }
    }
    let status = child.wait().map_err(|cause| Trouble::new("a program was lost", cause))?;
    // Whoever reads along must not wait for a full buffer.
    let _ = io::stdout().flush();
    Ok((status.success(), heard))
}

/// `duration` as a person says it: `0.4 s`, `12 s`, `3 min 5 s`.
pub fn told(duration: Duration) -> String {
    let seconds = duration.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", duration.as_secs_f32()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

fn not_started(command: &Command) -> String {
    format!("{} could not be started", command.get_program().to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_like_speech() {
        for (millis, words) in
            [(400, "0.4 s"), (9_900, "9.9 s"), (12_300, "12 s"), (185_000, "3 min 5 s")]
        {
            assert_eq!(told(Duration::from_millis(millis)), words, "for {millis} ms");
        }
    }

    #[test]
    fn a_missing_program_is_told_and_not_a_panic() {
        let trouble =
            step("looking", &mut Command::new("no-such-program")).expect_err("there is none");
        assert!(trouble.0.starts_with("no-such-program could not be started"), "{trouble}");
        assert_eq!(said(&mut Command::new("no-such-program")), None);
    }
}
