//! Debian's packages: a stranger's machine is not ours to change unasked.

use std::io::{IsTerminal, Write, stdin, stdout};
use std::process::Command;

use crate::run::{Outcome, Trouble, said, step};

/// What may be done about missing packages.
#[derive(Debug, PartialEq, Eq)]
enum Leave {
    /// Go ahead: root, and nobody to ask or already answered.
    Given,
    /// Ask the person at the terminal.
    Ask,
    /// Not root, and nobody to ask.
    Refused,
}

/// Installs `packages`, after asking where somebody can be asked.
pub fn install(packages: &[&str], yes: bool) -> Outcome {
    if packages.is_empty() {
        return Ok(());
    }
    if said(Command::new("apt-get").arg("--version")).is_none() {
        return Err(Trouble(format!(
            "there is no apt-get here; please install what Debian calls {}",
            packages.join(", ")
        )));
    }
    let is_root = said(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
    let line = line(packages, is_root);
    match leave(is_root, stdin().is_terminal(), yes) {
        Leave::Given => {}
        Leave::Ask if asked(&line)? => {}
        Leave::Ask => return Err(Trouble(format!("nothing was installed; it needs: {line}"))),
        Leave::Refused => {
            return Err(Trouble(format!("packages are missing and need root; please run: {line}")));
        }
    }
    step("Refreshing the list of packages", apt(is_root).args(["--quiet=2", "update"]))?;
    let mut install = apt(is_root);
    install.env("DEBIAN_FRONTEND", "noninteractive");
    install.args(["--quiet=2", "install", "--yes", "--no-install-recommends"]).args(packages);
    step(&format!("{line} (1 to 2 min)"), &mut install)
}

fn leave(is_root: bool, at_terminal: bool, yes: bool) -> Leave {
    match (is_root, at_terminal, yes) {
        (_, true, false) => Leave::Ask,
        (true, _, _) | (false, true, true) => Leave::Given,
        (false, false, _) => Leave::Refused,
    }
}

fn line(packages: &[&str], is_root: bool) -> String {
    let sudo = if is_root { "" } else { "sudo " };
    format!("{sudo}apt-get install --no-install-recommends {}", packages.join(" "))
}

fn asked(line: &str) -> Outcome<bool> {
    print!("This needs: {line}\nGo ahead? [y/N] ");
    let mut answer = String::new();
    stdout()
        .flush()
        .and_then(|()| stdin().read_line(&mut answer))
        .map_err(|cause| Trouble::new("the answer could not be read", cause))?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}

fn apt(is_root: bool) -> Command {
    if is_root {
        return Command::new("apt-get");
    }
    let mut sudo = Command::new("sudo");
    sudo.arg("apt-get");
    sudo
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_s_machine_is_changed_unasked() {
        for (is_root, at_terminal, yes, expected) in [
            (true, true, false, Leave::Ask),
            (false, true, false, Leave::Ask),
            (true, true, true, Leave::Given),
            (true, false, false, Leave::Given),
            (false, true, true, Leave::Given),
            (false, false, false, Leave::Refused),
            (false, false, true, Leave::Refused),
        ] {
            let found = leave(is_root, at_terminal, yes);
            assert_eq!(found, expected, "root {is_root}, terminal {at_terminal}, yes {yes}");
        }
    }

    #[test]
    fn the_line_can_be_copied() {
        assert_eq!(line(&["xvfb"], false), "sudo apt-get install --no-install-recommends xvfb");
    }
}
