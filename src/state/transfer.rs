//! Files in and out: what a file holds, what bringing it in would do, and how far it got.

use std::collections::BTreeSet;
use std::rc::Rc;

use leptos::prelude::*;
use ninefold_core::domain::command::{Command, Import, Mode, Report};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::lead::Lead;
use ninefold_core::domain::settings::Settings;
use ninefold_core::interchange::backup_file::{Backup, Opening, Refused};

use super::desk::Desk;
use super::request::Request;
use super::signal::RwSignal;

/// How many leads are read before the page gets its turn again.
const SLICE: usize = 100;

/// How many bytes of a file are gone through before the page gets its turn again.
const SLICE_BYTES: usize = 256 * 1_024;

/// How far bringing a file in got.
#[derive(Debug, Clone, PartialEq)]
pub enum TransferProgress {
    /// No file was chosen.
    Idle,
    /// It is being read.
    Reading {
        /// How many leads of it are read.
        n_read: usize,
        /// How many it holds; 0 while it is gone through and nobody knows yet.
        n_leads: usize,
    },
    /// What it would do is being found out.
    Trying,
    /// What it would do is on screen.
    Ready(Box<Preview>),
    /// It is being saved.
    Saving,
    /// It was refused, or could not be saved, and why. Nothing was changed.
    Failed(String),
}

/// What a file holds, and what bringing it in would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// The file's name.
    pub name: String,
    /// How many leads it holds that can be read.
    pub n_leads: usize,
    /// Leads that cannot be read, and why.
    pub refused: Vec<Refused>,
    /// True when it was changed after it was written.
    pub is_altered: bool,
    /// True when the settings would be others.
    pub changes_settings: bool,
    /// Time zones that it names and that are not known here.
    pub unknown_zones: Vec<String>,
    /// What it would do to leads.
    pub report: Report,
}

/// A file that is being read, or was.
#[derive(Default)]
struct File {
    name: String,
    opening: Option<Opening>,
    backup: Option<Backup>,
    leads: Vec<Lead>,
    refused: Vec<Refused>,
    is_altered: bool,
    settings: Option<Settings>,
}

/// The handle to files in and out.
#[derive(Clone, Copy)]
pub struct Transfer {
    progress: RwSignal<TransferProgress>,
    mode: RwSignal<Mode>,
    restore: RwSignal<BTreeSet<LeadId>>,
    file: StoredValue<File, LocalStorage>,
    is_exporting: RwSignal<bool>,
    /// The import that waits for the copy of what is there.
    waits_for_copy: RwSignal<bool>,
}

impl Transfer {
    pub(super) fn new() -> Transfer {
        Transfer {
            progress: RwSignal::new(TransferProgress::Idle),
            mode: RwSignal::new(Mode::Merge),
            restore: RwSignal::default(),
            file: StoredValue::new_local(File::default()),
            is_exporting: RwSignal::new(false),
            waits_for_copy: RwSignal::new(false),
        }
    }

    /// How far bringing a file in got.
    pub fn progress(self) -> TransferProgress {
        self.progress.get()
    }

    /// Whether the file joins the desk or takes its place.
    pub fn mode(self) -> Mode {
        self.mode.get()
    }

    /// Leads of the file that were deleted here and are to come back.
    pub fn restored(self) -> BTreeSet<LeadId> {
        self.restore.get()
    }

    /// True while a file is being written.
    pub fn is_exporting(self) -> bool {
        self.is_exporting.get()
    }

    /// Takes the `text` of the file `name`, or why it cannot be read, and begins to read it.
    pub fn take(self, desk: Desk, name: String, text: Result<String, String>) {
        if matches!(self.progress.get_untracked(), TransferProgress::Saving) {
            return;
        }
        self.mode.set(Mode::Merge);
        self.restore.set(BTreeSet::new());
        match text {
            Ok(text) => {
                let opening = Some(Opening::new(text));
                self.file.set_value(File { name, opening, ..File::default() });
                self.progress.set(TransferProgress::Reading { n_read: 0, n_leads: 0 });
                desk.send(Request::ReadFile);
            }
            Err(why) => self.refuse(&name, &why),
        }
    }

    /// Reads on in the file; whether there is more. At the end it finds out what the file would
    /// do.
    pub fn step(self, desk: Desk) -> bool {
        let TransferProgress::Reading { n_leads, .. } = self.progress.get_untracked() else {
            return false;
        };
        if self.file.with_value(|file| file.opening.is_some()) {
            self.open_on()
        } else {
            self.read_on(desk, n_leads)
        }
    }

    /// Goes through the file; whether there is more to read, of it or of its leads.
    fn open_on(self) -> bool {
        let opened = self.file.try_update_value(|file| {
            let opening = file.opening.as_mut()?;
            match opening.step(SLICE_BYTES) {
                Ok(true) => return None,
                Ok(false) => {}
                Err(error) => return Some(Err(error)),
            }
            let backup = file.opening.take()?.finish();
            Some(backup.map(|backup| {
                let n_leads = backup.n_leads();
                file.is_altered = backup.is_altered();
                file.settings = backup.settings().cloned();
                file.refused.extend(backup.refused_settings().cloned());
                file.backup = Some(backup);
                n_leads
            }))
        });
        match opened.flatten() {
            None => true,
            Some(Ok(n_leads)) => {
                self.progress.set(TransferProgress::Reading { n_read: 0, n_leads });
                true
            }
            Some(Err(error)) => {
                let name = self.file.with_value(|file| file.name.clone());
                self.refuse(&name, &error.to_string());
                false
            }
        }
    }

    fn refuse(self, name: &str, why: &str) {
        self.file.set_value(File::default());
        self.progress.set(TransferProgress::Failed(format!("{name}: {why}")));
    }

    /// Reads the next leads; whether there are more.
    fn read_on(self, desk: Desk, n_leads: usize) -> bool {
        let n_read = self.file.try_update_value(|file| {
            let backup = file.backup.as_mut()?;
            for _ in 0..SLICE {
                match backup.next()? {
                    Ok(lead) => file.leads.push(lead),
                    Err(refused) => file.refused.push(refused),
                }
            }
            Some(file.leads.len() + file.refused.len())
        });
        match n_read.flatten() {
            Some(n_read) => self.progress.set(TransferProgress::Reading { n_read, n_leads }),
            None => {
                self.file.update_value(|file| file.backup = None);
                self.try_out(desk);
            }
        }
        n_read.flatten().is_some()
    }

    /// Has the file join the desk or take its place.
    pub fn set_mode(self, desk: Desk, mode: Mode) {
        self.restore.set(BTreeSet::new());
        self.mode.set(mode);
        self.try_out(desk);
    }

    /// Has lead `id`, which was deleted here, come back or not.
    pub fn set_restored(self, id: LeadId, comes_back: bool) {
        self.restore.update(|restore| {
            if comes_back {
                restore.insert(id)
            } else {
                restore.remove(&id)
            };
        });
    }

    /// Forgets the file.
    pub fn cancel(self) {
        if !matches!(self.progress.get_untracked(), TransferProgress::Saving) {
            self.file.set_value(File::default());
            self.progress.set(TransferProgress::Idle);
        }
    }

    /// Brings the file in. Before it takes the place of the desk, what is there is written into a
    /// file (promise: a verified copy before a replace).
    pub fn confirm(self, desk: Desk) {
        if !matches!(self.progress.get_untracked(), TransferProgress::Ready(_)) {
            return;
        }
        self.progress.set(TransferProgress::Saving);
        match self.mode.get_untracked() {
            Mode::Merge => desk.give(self.command()),
            Mode::Replace if desk.n_leads() == 0 => desk.give(self.command()),
            Mode::Replace => {
                self.waits_for_copy.set(true);
                self.export(desk);
            }
        }
    }

    /// Writes everything into a file.
    pub fn export(self, desk: Desk) {
        self.is_exporting.set(true);
        desk.send(Request::Export);
    }

    /// Writes these leads into a file.
    pub(super) fn export_some(self, desk: Desk, ids: Vec<LeadId>) {
        self.is_exporting.set(true);
        desk.send(Request::ExportSome(ids));
    }

    pub(super) fn exported(self, desk: Desk, answer: Result<usize, String>) {
        self.is_exporting.set(false);
        let is_copy = self.waits_for_copy.get_untracked();
        self.waits_for_copy.set(false);
        match (is_copy, answer) {
            (true, Ok(_)) => desk.give(self.command()),
            (true, Err(why)) => {
                let why = format!("what is here could not be copied first: {why}");
                self.progress.set(TransferProgress::Failed(why));
            }
            (false, Ok(n_leads)) => {
                let leads =
                    if n_leads == 1 { "1 lead".to_owned() } else { format!("{n_leads} leads") };
                desk.say(format!("Exported – {leads}"), None);
            }
            (false, Err(why)) => desk.say(format!("Not exported: {why}"), None),
        }
    }

    pub(super) fn tried(self, desk: Desk, answer: Result<(Report, bool), String>) {
        if self.progress.get_untracked() != TransferProgress::Trying {
            return;
        }
        self.progress.set(match answer {
            Ok((report, changes_settings)) => {
                TransferProgress::Ready(Box::new(self.file.with_value(|file| Preview {
                    name: file.name.clone(),
                    n_leads: file.leads.len(),
                    refused: file.refused.clone(),
                    is_altered: file.is_altered,
                    changes_settings,
                    unknown_zones: unknown_zones(desk, file),
                    report,
                })))
            }
            Err(why) => TransferProgress::Failed(why),
        });
    }

    pub(super) fn saved(self) {
        self.file.set_value(File::default());
        self.progress.set(TransferProgress::Idle);
    }

    /// Answers whether a file was waiting for this.
    pub(super) fn not_saved(self, why: &str) -> bool {
        let is_ours = self.progress.get_untracked() == TransferProgress::Saving;
        if is_ours {
            self.progress.set(TransferProgress::Failed(why.to_owned()));
        }
        is_ours
    }

    fn try_out(self, desk: Desk) {
        self.progress.set(TransferProgress::Trying);
        desk.send(Request::TryOut(Rc::new(self.command())));
    }

    fn command(self) -> Command {
        self.file.with_value(|file| {
            Command::Import(Box::new(Import {
                mode: self.mode.get_untracked(),
                leads: file.leads.clone(),
                settings: file.settings.clone(),
                restore: self.restore.get_untracked(),
            }))
        })
    }
}

/// The time zones of the desk and the leads in `file` that are not known here, each once.
fn unknown_zones(desk: Desk, file: &File) -> Vec<String> {
    let of_desk = file.settings.as_ref().and_then(|settings| settings.zone.clone());
    let of_leads = file.leads.iter().filter_map(|lead| lead.parts().their_time.zone.as_ref());
    let mut unknown: Vec<String> = Vec::new();
    for name in of_desk.into_iter().chain(of_leads.map(ToString::to_string)) {
        let is_known = || desk.with_rules(|rules| (rules.zones)(&name).is_some());
        if !unknown.contains(&name) && !is_known() {
            unknown.push(name);
        }
    }
    unknown
}
