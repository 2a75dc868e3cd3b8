//! What the desk says of a command that is carried out.

use ninefold_core::domain::command::{Change, Command};
use ninefold_core::domain::id::LeadId;
use ninefold_core::domain::journal::{Decided, Deed, Entry, EntryId, KeptWhat};
use ninefold_core::domain::schedule::Next;
use ninefold_core::domain::template::Template;
use ninefold_core::domain::time::Instant;
use ninefold_core::domain::view::View;

use super::{Desk, Keeping};
use crate::state::request::Ticket;

/// Something that was just done, and is told for a few seconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What was done.
    pub text: String,
    /// The entry of the journal that takes it back, if it can be taken back.
    pub undo: Option<EntryId>,
    /// What comes next for the lead that it is about, where that is news.
    pub next: Option<Next>,
    /// Since when it is told.
    pub(super) since: Instant,
}

/// A change that could not be saved. It is told until it is saved or given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The command's number.
    pub ticket: Ticket,
    /// What was to be saved.
    pub what: String,
    /// Why it was not.
    pub why: String,
}

impl Desk {
    /// Tells whoever waits for it, and the person, that `command` is carried out.
    pub(super) fn tell_done(self, ticket: Ticket, command: &Command, change: &Change) {
        match command {
            Command::Add(lead) => self.entry.saved(self, lead.id()),
            Command::Log(..) | Command::ChangeTouch(..) => self.touching.saved(self, ticket),
            Command::Change(id, fact) => self.edits.saved(self, *id, fact.kind()),
            Command::Import(_) => self.transfer.saved(),
            Command::Set(settings) => {
                self.cadences.saved(self, ticket);
                self.templates.saved(self, settings);
            }
            Command::Decide(_) => self.jotting.saved(self, ticket),
            Command::Move(it) => self.moving.saved(it),
            Command::Unite(unite) => self.doubles.saved(self, ticket, unite),
            Command::ChangeMany(_)
            | Command::Delete(_)
            | Command::Restore(_)
            | Command::Erase(_)
            | Command::Undo(_) => {}
        }
        // Tried twice, it was done and told the first time.
        let is_again = match command {
            Command::Change(..)
            | Command::Move(_)
            | Command::ChangeMany(_)
            | Command::Unite(_)
            | Command::ChangeTouch(..)
            | Command::Decide(_)
            | Command::Set(_) => change.is_empty(),
            Command::Add(_)
            | Command::Log(..)
            | Command::Delete(_)
            | Command::Restore(_)
            | Command::Erase(_)
            | Command::Import(_)
            | Command::Undo(_) => false,
        };
        if is_again {
            return;
        }
        let entry = change.entry.as_ref().filter(|entry| entry.can_be_undone());
        self.say(self.told(command, change), entry.map(|entry| entry.id));
        if let Command::Log(id, _) = command {
            let next = self.rows.read_untracked().get(id).map(|row| row.next);
            self.notice.update(|notice| notice.iter_mut().for_each(|it| it.next = next));
        }
    }

    /// What is told of a command that is carried out.
    fn told(self, command: &Command, change: &Change) -> String {
        let saved = match self.keeping.get_untracked() {
            Keeping::Browser => "Saved",
            Keeping::Opening | Keeping::ThisTab(_) => "Kept in this tab",
        };
        let what = self.what(command);
        match command {
            Command::Add(_)
            | Command::Change(..)
            | Command::Move(_)
            | Command::Log(..)
            | Command::ChangeTouch(..) => {
                format!("{saved} – {what}")
            }
            Command::ChangeMany(_) => {
                format!("{saved} – {}{}", leads(change.report.n_changed), left_out(change))
            }
            Command::Unite(_) => format!("Merged – {what}"),
            Command::Set(_) => told_set(saved, change.entry.as_ref()),
            Command::Decide(it) if it.settings.is_some() => {
                format!("Deleted the plan – {what} had it")
            }
            Command::Decide(it) if it.leads.len() > 1 => {
                let n_changed = leads(change.report.n_changed);
                format!("{} – {n_changed}{}", decided(it.what), left_out(change))
            }
            Command::Decide(it) => format!("{} – {what}", decided(it.what)),
            Command::Delete(_) => format!("Deleted – {what}"),
            Command::Restore(_) => format!("Restored – {what}"),
            Command::Erase(_) => format!("Erased for good – {}", leads(change.erased.len())),
            Command::Import(_) => format!("{saved} – {}", imported(change)),
            Command::Undo(_) => {
                let does_something =
                    |entry: &&Entry| !entry.items.is_empty() || entry.settings.is_some();
                let entry = change.entry.as_ref().filter(does_something);
                let undone = entry.map_or("nothing was left to do".to_owned(), named);
                let mut text = format!("Undone – {undone}");
                for kept in &change.report.kept {
                    let what = match kept.what {
                        KeptWhat::Fact(kind) => kind.name().replace('_', " "),
                        KeptWhat::Touch => "a touch".to_owned(),
                        KeptWhat::Lead => "all".to_owned(),
                    };
                    text += &format!("; {what} of {} was changed since and stays", kept.title);
                }
                text
            }
        }
    }

    /// What a command is about: a name, or how many.
    pub(super) fn what(self, command: &Command) -> String {
        match command {
            Command::Add(lead) => lead.title().to_owned(),
            Command::Change(id, _) | Command::Log(id, _) | Command::ChangeTouch(id, _) => {
                self.title(*id)
            }
            Command::Move(it) => self.title(it.lead),
            Command::Delete(ids) | Command::Restore(ids) | Command::Erase(ids) => match &ids[..] {
                [id] => self.title(*id),
                ids => leads(ids.len()),
            },
            Command::Decide(it) => match &it.leads[..] {
                [(id, _)] => self.title(*id),
                all => leads(all.len()),
            },
            Command::ChangeMany(many) => leads(many.leads.len()),
            Command::Unite(unite) => self.title(unite.kept),
            Command::Import(import) => leads(import.leads.len()),
            Command::Set(_) => "settings".to_owned(),
            Command::Undo(id) => self.journal.with_untracked(|journal| {
                let entry = journal.iter().find(|entry| entry.id == *id);
                entry.map_or("the last change".to_owned(), named)
            }),
        }
    }

    fn title(self, id: LeadId) -> String {
        let rows = self.rows.read_untracked();
        rows.get(&id).map_or("this lead".to_owned(), |row| row.title.clone())
    }
}

/// What an entry of the journal set, once that is `saved`.
fn told_set(saved: &str, entry: Option<&Entry>) -> String {
    if entry.is_some_and(tells_apart) {
        return "Noted – not the same".to_owned();
    }
    match (&entry.map_or(Vec::new(), templates)[..], &entry.map_or(Vec::new(), views)[..]) {
        ([one], []) if one.is_removed => format!("Deleted – {}", one.name),
        ([], [one]) if one.is_removed => format!("Deleted – view {}", one.name),
        _ => format!("{saved} – {}", entry.map_or("settings".to_owned(), named)),
    }
}

/// True for an entry of the journal that says of two leads whether they are the same.
fn tells_apart(entry: &Entry) -> bool {
    entry.settings.as_deref().is_some_and(|(before, after)| before.not_same != after.not_same)
}

/// The templates that an entry of the journal changed, or took away.
fn templates(entry: &Entry) -> Vec<&Template> {
    let Some((before, after)) = entry.settings.as_deref() else { return Vec::new() };
    let changed = after.changed_templates(before);
    if changed.is_empty() { before.changed_templates(after) } else { changed }
}

/// The views that an entry of the journal changed, or took away.
fn views(entry: &Entry) -> Vec<&View> {
    let Some((before, after)) = entry.settings.as_deref() else { return Vec::new() };
    let changed = after.changed_views(before);
    if changed.is_empty() { before.changed_views(after) } else { changed }
}

/// What an entry of the journal was about.
fn named(entry: &Entry) -> String {
    match &entry.items[..] {
        [] if tells_apart(entry) => "not the same".to_owned(),
        [kept, ..] if entry.deed == Deed::United => kept.title.clone(),
        [] => match (&templates(entry)[..], &views(entry)[..]) {
            ([one], []) => one.name.to_string(),
            ([], [one]) => format!("view {}", one.name),
            ([], [_, _, ..]) => "the order of the views".to_owned(),
            ([_, _, ..], []) => format!("{} templates", templates(entry).len()),
            ([], []) | ([_, ..], [_, ..]) => "settings".to_owned(),
        },
        [item] => item.title.clone(),
        items => leads(items.len()),
    }
}

/// What is told of leads that were left out.
fn left_out(change: &Change) -> String {
    let told = |n: usize, what: &str| match n {
        0 => String::new(),
        n => format!("; {} {what}", leads(n)),
    };
    told(change.report.n_left_out, "with never contact left out")
        + &told(change.report.n_full, "with 50 tags already left out")
}

fn imported(change: &Change) -> String {
    let report = &change.report;
    let counts = [
        (report.n_new, "new"),
        (report.n_changed, "changed"),
        (report.n_deleted, "moved to the trash"),
    ];
    let told = counts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}"));
    let settings = change.settings.is_some().then(|| "the settings".to_owned());
    let told = told.chain(settings).collect::<Vec<_>>().join(", ");
    if told.is_empty() { "nothing in the file was new".to_owned() } else { told }
}

/// What was decided, as it is told when it is done.
fn decided(what: Decided) -> &'static str {
    match what {
        Decided::Enrolled => "New plan",
        Decided::Ended => "Plan ended",
        Decided::Skipped => "Skipped",
        Decided::Snoozed => "Put off",
        Decided::Woken => "Back on its date",
        Decided::Paused => "Paused",
        Decided::Resumed => "Goes on",
        Decided::Agreed => "Next step set",
        Decided::Met => "Appointment noted",
        Decided::SpreadOut => "Spread out",
        Decided::Restarted => "Started again from today",
        Decided::Dropped => "Steps dropped",
        Decided::Cooled => "Cooled, moved to Nurture",
        Decided::Meeting => "Appointment set",
        Decided::Promised => "Promise written down",
        Decided::Kept => "Promise kept",
        Decided::Released => "Promise let go",
        Decided::Bought => "Purchase written down",
        Decided::Unbought => "Purchase taken back",
        Decided::AskedAgain => "New enquiry begun",
    }
}

fn leads(n: usize) -> String {
    if n == 1 { "1 lead".to_owned() } else { format!("{n} leads") }
}
