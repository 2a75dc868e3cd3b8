//! Programs that end with the test: a driver, its browser and all they start.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::process::{self, Child, Command};
use std::sync::atomic::{AtomicU32, Ordering};

use rustix::process::{Pid, Signal, kill_process};

use crate::wait;

/// The variable that every process of one tree inherits, so that a process
/// whose parent is gone is still known as ours.
const MARK: &str = "NINEFOLD_E2E_TREE";

/// A started program and everything it started in turn.
///
/// Dropping it kills them all, also while a failed test unwinds.
pub struct Tree {
    root: Child,
    mark: String,
}

impl Tree {
    /// Starts `command`.
    ///
    /// # Errors
    ///
    /// When the program cannot be started.
    pub fn start(command: &mut Command) -> io::Result<Tree> {
        static N_STARTED: AtomicU32 = AtomicU32::new(0);
        let n_started = N_STARTED.fetch_add(1, Ordering::Relaxed);
        let mark = format!("{}-{n_started}", process::id());
        let root = command.env(MARK, &mark).spawn()?;
        Ok(Tree { root, mark: format!("{MARK}={mark}") })
    }

    /// Whether the program that was started still runs.
    pub fn is_alive(&mut self) -> bool {
        matches!(self.root.try_wait(), Ok(None))
    }

    /// Kills every process of the tree at once (signal 9, no goodbye) and
    /// returns when all are gone, so that their files are no longer in use.
    pub fn kill(&mut self) {
        let all_gone = wait::until_blocking(|| {
            let members = self.members();
            for &pid in &members {
                if let Some(pid) = Pid::from_raw(pid) {
                    // A process that ended in between is what we wanted.
                    let _ = kill_process(pid, Signal::KILL);
                }
            }
            let _ = self.root.try_wait();
            members.is_empty()
        });
        if !all_gone {
            eprintln!("a browser of this test outlived its killing: {:?}", self.members());
        }
    }

    /// The living processes of the tree: those that carry its mark, and
    /// their descendants (some helpers of Chromium overwrite their mark).
    fn members(&self) -> BTreeSet<i32> {
        let all = processes();
        let is_marked = |pid: i32| {
            fs::read(format!("/proc/{pid}/environ")).is_ok_and(|environ| {
                environ.split(|byte| *byte == 0).any(|entry| entry == self.mark.as_bytes())
            })
        };
        let mut members: BTreeSet<i32> =
            all.iter().map(|(pid, _)| *pid).filter(|pid| is_marked(*pid)).collect();
        let mut n_before = 0;
        while members.len() > n_before {
            n_before = members.len();
            let children: Vec<i32> = all
                .iter()
                .filter(|(_, parent)| members.contains(parent))
                .map(|(pid, _)| *pid)
                .collect();
            members.extend(children);
        }
        members
    }
}

impl Drop for Tree {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Every living process with its parent. The dead that nobody has yet
/// collected are left out: they hold no file.
fn processes() -> Vec<(i32, i32)> {
    let Ok(entries) = fs::read_dir("/proc") else {
        return Vec::new();
    };
    entries
        .filter_map(|entry| {
            let pid: i32 = entry.ok()?.file_name().to_str()?.parse().ok()?;
            let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
            // The name in brackets may hold anything, even a bracket.
            let (_, after_name) = stat.rsplit_once(')')?;
            let mut fields = after_name.split_whitespace();
            let is_dead = matches!(fields.next()?, "Z" | "X");
            let parent: i32 = fields.next()?.parse().ok()?;
            (!is_dead).then_some((pid, parent))
        })
        .collect()
}
